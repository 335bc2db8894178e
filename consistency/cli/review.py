"""`consistency review`: the report as a page, its verdicts kept in the baseline."""

from __future__ import annotations

import argparse
import sys
import webbrowser
from dataclasses import replace

from consistency.cli.settings import settings
from consistency.pipeline import check
from consistency.report.escape import visible
from consistency.review import Review, server


def run(options: argparse.Namespace) -> int:
    """Serve until interrupted; 0, or 2 if an input could not be read."""
    config = settings(options)
    path = config.usual_baseline
    report = check(options.paths, replace(config, baseline=path if path.is_file() else None))
    for failure in report.failures:
        print(f"consistency: {visible(failure.path)}: {visible(failure.message)}", file=sys.stderr)
    serving, address = server(Review(report, path), options.port)
    print(f"{address}\nVerdicts go to {visible(str(path))}. Stop with Ctrl-C.", flush=True)
    if not options.no_browser:
        webbrowser.open(address)
    with serving:
        try:
            serving.serve_forever()
        except KeyboardInterrupt:
            print()
    return 2 if report.failures else 0
