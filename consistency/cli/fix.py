"""`consistency fix`: spellings of names to the suggested form, shown first, written where that is asked for."""

from __future__ import annotations

import argparse
import sys

from consistency.cli.settings import settings
from consistency.fix import Fix, fixes, write
from consistency.pipeline import check
from consistency.report.escape import visible


def run(options: argparse.Namespace) -> int:
    """Show or write; 0, or 2 if an input could not be read or written."""
    report = check(options.paths, settings(options))
    for failure in report.failures:
        print(f"consistency: {visible(failure.path)}: {visible(failure.message)}", file=sys.stderr)
    found = fixes(report)
    for fix in found:
        for edit in fix.edits:
            where = f"{edit.place.document}:{edit.place.line}:{edit.place.column}"
            print(visible(f"{where}: {edit.place.text} → {edit.new} ({edit.rule})"))
        if options.write and fix.edits:
            write(fix)
        else:
            print("".join(f"{visible(line)}\n" for line in fix.diff.splitlines()), end="")
    print(_said(found, options.write))
    return 2 if report.failures else 0


def _said(found: tuple[Fix, ...], written: bool) -> str:
    edits, kept = sum(len(fix.edits) for fix in found), sum(len(fix.kept) for fix in found)
    left = f"; {kept} in quotations and addresses left as they are" if kept else ""
    if not edits:
        return f"Nothing to mend{left}."
    documents = sum(bool(fix.edits) for fix in found)
    what = f"{edits} {'spelling' if edits == 1 else 'spellings'} in {documents} {'document' if documents == 1 else 'documents'}"
    return f"{what} mended{left}." if written else f"{what} can be mended{left}; --write does it."
