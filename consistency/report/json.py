"""The report as JSON. The schema is `report.schema.json` beside this module; `version` rises when a field changes its meaning."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from consistency.model import Agreement, Finding, Reading, Report, Suppressed
from consistency.report.describe import place, value
from consistency.report.escape import json_text

VERSION = 1


def render(report: Report) -> str:
    """The whole report, agreements included, as indented JSON with a final line end."""
    return json_text(data(report), indent=2) + "\n"


def data(report: Report) -> dict[str, Any]:
    """The report as plain data."""
    return {
        "version": VERSION,
        "findings": [_finding(finding) for finding in report.findings],
        "suppressed": [_suppressed(each) for each in report.suppressed],
        "agreements": [_agreement(agreement) for agreement in report.agreements],
        "uncompared": [_reading(reading) for reading in report.uncompared],
        "stale": [asdict(entry) for entry in report.stale],
        "failures": [{"path": failure.path, "message": failure.message} for failure in report.failures],
        "counts": asdict(report.counts),
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


def _suppressed(each: Suppressed) -> dict[str, Any]:
    return {"by": each.by, "reason": each.reason, "where": each.where, "finding": _finding(each.finding)}


def _agreement(agreement: Agreement) -> dict[str, Any]:
    return {
        "rule": agreement.rule,
        "message": agreement.message,
        "readings": [_reading(reading) for reading in agreement.readings],
    }


def _reading(reading: Reading) -> dict[str, Any]:
    return {"text": reading.text, "value": value(reading.value), "places": [place(at) for at in reading.places]}
