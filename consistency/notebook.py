"""A report in a notebook: as a table to look at, and as a data frame to work with."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from consistency.errors import ConfigError
from consistency.model import Finding, Report
from consistency.report.escape import visible

if TYPE_CHECKING:
    from pandas import DataFrame

# Findings that the table shows.
_SHOWN = 50


def to_dataframe(report: Report) -> DataFrame:
    """One row a place: the finding (its number, from 0), rule, name, severity, confidence, message and fingerprint; the reading (its
    number, from 0) and the text there; document, line and column (from 1), start and end (exclusive); and the suggested form.

    ConfigError where pandas is not installed.
    """
    try:
        from pandas import DataFrame
    except ModuleNotFoundError as error:
        raise ConfigError("to_dataframe needs pandas; install source-consistency[notebook]") from error

    rows = [row for number, finding in enumerate(report.findings) for row in _rows(number, finding)]
    return DataFrame(rows, columns=_COLUMNS)


_COLUMNS = [
    *("finding", "rule", "name", "severity", "confidence", "message", "fingerprint"),
    *("reading", "text", "document", "line", "column", "start", "end", "suggestion"),
]


def _rows(number: int, finding: Finding) -> list[tuple[object, ...]]:
    about = (
        finding.rule,
        finding.name,
        str(finding.severity),
        finding.confidence,
        finding.message,
        finding.fingerprint,
    )
    return [
        (number, *about, index, at.text, at.document, at.line, at.column, at.start, at.end, finding.suggestion)
        for index, reading in enumerate(finding.readings)
        for at in reading.places
    ]


def html(report: Report) -> str:
    """A table: each finding with its readings; nothing of a document is markup."""
    counts = f"{len(report.findings)} findings in {report.counts.documents} documents, {len(report.agreements)} comparisons in agreement"
    rows = "".join(_row(finding) for finding in report.findings[:_SHOWN])
    more = len(report.findings) - _SHOWN
    rest = f"<p>and {more} more findings</p>" if more > 0 else ""
    return (
        f"<p>{counts}</p><table><tr><th>rule</th><th>severity</th><th>what</th><th>where</th></tr>{rows}</table>{rest}"
    )


def _row(finding: Finding) -> str:
    said = "<br>".join(
        f"‘{_shown(reading.text)}’ at {_shown(at.document)}:{at.line}:{at.column}"
        for reading in finding.readings
        for at in reading.places[:1]
    )
    return (
        f"<tr><td>{finding.rule}</td><td>{finding.severity}</td><td>{_shown(finding.message)}</td><td>{said}</td></tr>"
    )


def _shown(text: str) -> str:
    return escape(visible(text))
