"""`consistency check`: read, check, report."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from consistency.cli.settings import settings
from consistency.config import Config
from consistency.errors import ConfigError
from consistency.model import Report
from consistency.pipeline import check, selection
from consistency.report import FORMATS, Look, rendered
from consistency.report.escape import visible


def run(options: argparse.Namespace) -> int:
    """Check once, or again and again; the exit status."""
    config = settings(options)
    if options.show_settings:
        from consistency.report.settings import render

        sys.stdout.write(render(config))
        return 0
    if options.show_files:
        return _show_files(options, config)
    if options.watch:
        from consistency.cli.watch import watch

        return watch(lambda: _checked(options, settings(options)), options.paths, config)
    return _checked(options, config)


def _checked(options: argparse.Namespace, config: Config) -> int:
    from consistency.cli.progress import Progress

    wanted = [_wanted(report) for report in options.report]
    with Progress(sys.stderr, options.quiet) as progress:
        report = check(options.paths, config, progress=progress.step)
    _refuse_overwriting([path for _, path in wanted if path], report)
    for failure in report.failures:
        print(f"consistency: {visible(failure.path)}: {visible(failure.message)}", file=sys.stderr)
    if all(path for _, path in wanted):
        wanted.append(("text", None))
    for name, path in wanted:
        _write(rendered(name, report, _look(options, path)), path)
    status = report.exit_status(config.fail_on)
    return 0 if status == 1 and options.exit_zero else status


def _look(options: argparse.Namespace, path: str | None) -> Look:
    return Look(
        agreements=options.show_agreements,
        suppressed=options.show_suppressed,
        statistics=options.statistics,
        summary=not options.quiet,
        colour=path is None and sys.stdout.isatty() and "NO_COLOR" not in os.environ,
    )


def _wanted(report: str) -> tuple[str, str | None]:
    name, _, path = report.partition("=")
    if name not in FORMATS or (not path and "=" in report):
        raise ConfigError(f"--report {report}: give one of {', '.join(FORMATS)}, or FORMAT=FILE to write to a file")
    return name, path or None


def _refuse_overwriting(targets: Sequence[str], report: Report) -> None:
    for target in targets:
        if any(
            Path(target).exists() and Path(target).samefile(document)
            for document in report.documents
            if Path(document).exists()
        ):
            raise ConfigError(f"--report {target}: is one of the texts that were checked; write the report elsewhere")


def _write(content: str, path: str | None) -> None:
    if path is None:
        sys.stdout.write(content)
        return
    try:
        with open(path, "w", encoding="utf-8", errors="backslashreplace", newline="") as file:
            file.write(content)
    except OSError as error:
        raise ConfigError(
            f"{path}: cannot be written ({error.strerror}); check the folder and its permissions"
        ) from error


def _show_files(options: argparse.Namespace, config: Config) -> int:
    from consistency.text.read import read

    inputs = read(options.paths, selection(config))
    for document in inputs.documents:
        print(visible(document.id))
    for failure in inputs.failures:
        print(f"consistency: {visible(failure.path)}: {visible(failure.message)}", file=sys.stderr)
    return 2 if inputs.failures or not (inputs.documents or config.allow_empty) else 0
