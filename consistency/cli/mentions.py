"""`consistency mentions`: what is found in the texts."""

from __future__ import annotations

import argparse
import sys

from consistency.claims import extract
from consistency.cli.settings import settings
from consistency.errors import DocumentError
from consistency.pipeline import selection
from consistency.report.escape import visible
from consistency.report.mentions import render
from consistency.text.read import read


def run(options: argparse.Namespace) -> int:
    """List every mention of each text; 2 if one could not be read."""
    config = settings(options)
    inputs = read(options.paths, selection(config))
    for failure in inputs.failures:
        print(f"consistency: {visible(failure.path)}: {visible(failure.message)}", file=sys.stderr)
    if not inputs.documents and not config.allow_empty:
        raise DocumentError("nothing was read; give a text file or a folder that holds some")
    for document in inputs.documents:
        sys.stdout.write(render(extract(document, config.language, config.published), options.json))
    return 2 if inputs.failures else 0
