"""`consistency baseline`: what was accepted, kept in a file."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

from consistency.baseline import Baseline
from consistency.cli.settings import settings
from consistency.errors import ConfigError
from consistency.model import Report
from consistency.pipeline import check
from consistency.report.baseline import render
from consistency.report.escape import visible


def run(options: argparse.Namespace) -> int:
    """Update, prune or show the baseline; 0, or 2 if an input could not be read and nothing was written."""
    config = settings(options)
    path = config.usual_baseline
    if options.action == "show":
        sys.stdout.write(render(Baseline.load(path)))
        return 0
    if not options.paths:
        raise ConfigError(f"baseline {options.action}: give the paths that the check is run on")
    old = Baseline.load(path) if path.is_file() or options.action == "prune" else Baseline(path, {})
    report = check(options.paths, replace(config, baseline=path if path.is_file() else None))
    if report.failures:
        for failure in report.failures:
            print(f"consistency: {visible(failure.path)}: {visible(failure.message)}", file=sys.stderr)
        return 2
    new = old.without(report.stale) if options.action == "prune" else _updated(old, report, options.reason)
    if new.entries != old.entries or not path.is_file():
        new.save()
    print(_said(path, old, new, report))
    return 0


def _updated(old: Baseline, report: Report, reason: str) -> Baseline:
    return old.with_findings(report.findings, date.today(), reason)


def _said(path: Path, old: Baseline, new: Baseline, report: Report) -> str:
    added = len(new.entries.keys() - old.entries.keys())
    removed = len(old.entries.keys() - new.entries.keys())
    left = len(report.stale) - removed
    stale = f"; {left} of them stale, 'consistency baseline prune' removes these" if left else ""
    return f"{visible(str(path))}: {added} added, {removed} removed, {len(new.entries)} in all{stale}."
