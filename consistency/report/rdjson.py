"""The report as reviewdog reads it. https://github.com/reviewdog/reviewdog/tree/master/proto/rdf

Columns count bytes of UTF-8, from 1; ends are exclusive.
"""

from __future__ import annotations

from typing import Any

from consistency.model import Document, Finding, Place, Report
from consistency.report.escape import json_text, visible
from consistency.report.links import HOME
from consistency.report.places import others, relative

_LEVELS = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}


def render(report: Report) -> str:
    """One diagnostic a finding, with the other sides as related locations."""
    source = {"name": "consistency", "url": HOME}
    diagnostics = [_diagnostic(finding, report) for finding in report.findings]
    worst = _LEVELS[report.findings[0].severity] if report.findings else "INFO"
    return json_text({"source": source, "severity": worst, "diagnostics": diagnostics}, indent=2) + "\n"


def _diagnostic(finding: Finding, report: Report) -> dict[str, Any]:
    first = finding.places[0]
    named, more = others(finding)
    message = f"{finding.message}{f' ({more:,} more places)' if more else ''}"
    found: dict[str, Any] = {
        "message": visible(message),
        "location": _location(first, report),
        "severity": _LEVELS[finding.severity],
        "code": {"value": finding.rule},
        "related_locations": [
            {"message": visible(f"‘{place.text}’"), "location": _location(place, report)} for _, place in named
        ],
    }
    if finding.suggestion and first.text != finding.suggestion:
        found["suggestions"] = [{"range": _range(first, report.documents[first.document]), "text": finding.suggestion}]
    return found


def _location(place: Place, report: Report) -> dict[str, Any]:
    return {"path": relative(place.document), "range": _range(place, report.documents[place.document])}


def _range(place: Place, document: Document) -> dict[str, Any]:
    return {"start": _position(document, place.start), "end": _position(document, place.end)}


def _position(document: Document, at: int) -> dict[str, int]:
    line, column = document.position(at)
    before = document.text[at - column + 1 : at]
    return {"line": line, "column": len(before.encode("utf-8", "surrogatepass")) + 1}
