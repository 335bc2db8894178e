"""The report with one line a finding, for a list that is searched or counted."""

from __future__ import annotations

from consistency.model import Report
from consistency.report import Look
from consistency.report.escape import visible
from consistency.report.places import told
from consistency.report.text import summary


def render(report: Report, look: Look | None = None) -> str:
    """document:line:column: severity code message, and where the other sides stand."""
    look = look or Look()
    lines = []
    for finding in report.findings:
        first = finding.places[0]
        where = visible(f"{first.document}:{first.line}:{first.column}")
        lines.append(f"{where}: {finding.severity} {finding.rule} {told(finding)}")
    return "\n".join([*lines, *summary(report, look), ""]) if lines or look.summary or look.statistics else ""
