"""The report as GitLab Code Quality reads it. https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format"""

from __future__ import annotations

from typing import Any

from consistency.model import Finding, Place, Report
from consistency.report.escape import json_text, visible
from consistency.report.places import others, relative, told

_LEVELS = {"error": "critical", "warning": "major", "note": "info"}


def render(report: Report) -> str:
    """One entry a finding, under its fingerprint, which no other has and which edits elsewhere do not change."""
    return json_text([_entry(finding, report) for finding in report.findings], indent=2) + "\n"


def _entry(finding: Finding, report: Report) -> dict[str, Any]:
    return {
        "type": "issue",
        "check_name": finding.name,
        "description": f"{finding.rule} {told(finding)}",
        "categories": ["Clarity"],
        "severity": _LEVELS[finding.severity],
        "fingerprint": finding.fingerprint,
        "location": _location(finding.places[0], report),
        "other_locations": [_location(place, report) for _, place in others(finding)[0]],
    }


def _location(place: Place, report: Report) -> dict[str, Any]:
    end = report.documents[place.document].position(place.end)
    return {"path": visible(relative(place.document)), "lines": {"begin": place.line, "end": end[0]}}
