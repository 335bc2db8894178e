"""`consistency explain`: the page of a rule."""

from __future__ import annotations

import argparse
import sys

from consistency.report.pages import page


def run(options: argparse.Namespace) -> int:
    """Show the page; 0."""
    sys.stdout.write(page(options.code))
    return 0
