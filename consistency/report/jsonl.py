"""The report as JSON lines, for a stream: an object a line, each with its `type`; the objects are those of the JSON report."""

from __future__ import annotations

from consistency.model import Report
from consistency.report.escape import json_text
from consistency.report.json import data

_LISTS = {
    "finding": "findings",
    "suppressed": "suppressed",
    "agreement": "agreements",
    "uncompared": "uncompared",
    "stale": "stale",
    "failure": "failures",
}


def render(report: Report) -> str:
    """The lists of the JSON report, item by item, and last a summary with the version and the counts."""
    whole = data(report)
    lines = [{"type": kind, **each} for kind, name in _LISTS.items() for each in whole.pop(name)]
    return "".join(f"{json_text(line)}\n" for line in [*lines, {"type": "summary", **whole}])
