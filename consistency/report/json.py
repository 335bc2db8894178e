"""The report as JSON. The schema is `report.schema.json` beside this module; `version` rises when a field changes its meaning."""

from __future__ import annotations

import json
from typing import Any

from consistency.model import Agreement, Finding, Reading, Report
from consistency.report.describe import place, value

VERSION = 1


def render(report: Report) -> str:
    """The whole report, agreements included, as indented JSON with a final line end."""
    return json.dumps(_report(report), ensure_ascii=False, indent=2) + "\n"


def _report(report: Report) -> dict[str, Any]:
    counts = report.counts
    return {
        "version": VERSION,
        "findings": [_finding(finding) for finding in report.findings],
        "agreements": [_agreement(agreement) for agreement in report.agreements],
        "failures": [{"path": failure.path, "message": failure.message} for failure in report.failures],
        "counts": {
            "documents": counts.documents,
            "claims": counts.claims,
            "comparisons": counts.comparisons,
            "skipped": counts.skipped,
        },
        "languages": dict(report.languages),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "name": finding.name,
        "severity": str(finding.severity),
        "message": finding.message,
        "confidence": finding.confidence,
        "suggestion": finding.suggestion,
        "fingerprint": finding.fingerprint,
        "readings": [_reading(reading) for reading in finding.readings],
        "places": [place(at) for at in finding.places],
    }


def _agreement(agreement: Agreement) -> dict[str, Any]:
    return {
        "rule": agreement.rule,
        "message": agreement.message,
        "readings": [_reading(reading) for reading in agreement.readings],
    }


def _reading(reading: Reading) -> dict[str, Any]:
    return {"text": reading.text, "value": value(reading.value), "places": [place(at) for at in reading.places]}
