"""The report as Markdown, for the summary of a build job or a comment: a table of the findings, and both sides of each."""

from __future__ import annotations

from collections.abc import Iterator

from consistency.model import Document, Finding, Place, Report
from consistency.report import Look
from consistency.report.escape import markdown
from consistency.report.places import LIMIT, at, others
from consistency.report.text import counted, plural

_SEVERITIES = {"error": "❌ error", "warning": "⚠️ warning", "note": "ℹ️ note"}
# Findings in the table, and those whose sides are shown below it; a job summary may have 1 MiB.
_LISTED, _SHOWN = 200, 50
# Characters shown before and after the marked ones.
_AROUND = 60


def render(report: Report, look: Look | None = None) -> str:
    """The table, the sides, and how much was looked at. Document text is shown as text, whatever it holds."""
    lines = ["## consistency", "", markdown(counted(report)), ""]
    if report.findings:
        lines += ["| | rule | where | what |", "|---|---|---|---|"]
        lines += [_row(finding) for finding in report.findings[:_LISTED]]
        lines += [""]
        if len(report.findings) > _LISTED:
            lines += [f"and {plural(len(report.findings) - _LISTED, 'more finding')}.", ""]
        for finding in report.findings[:_SHOWN]:
            lines += [*_sides(finding, report), ""]
    for failure in report.failures:
        lines += [f"- **not read**: {markdown(failure.path)}: {markdown(failure.message)}"]
    if look and look.agreements:
        lines += ["", "### Compared, and agree", ""]
        lines += [f"- {markdown(agreement.message)}" for agreement in report.agreements]
    return "\n".join(lines).rstrip("\n") + "\n"


def _row(finding: Finding) -> str:
    where = markdown(at(finding.places[0]))
    return (
        f"| {_SEVERITIES[finding.severity]} | {finding.rule} {finding.name} | {where} | {markdown(finding.message)} |"
    )


def _sides(finding: Finding, report: Report) -> Iterator[str]:
    yield f"<details><summary>{finding.rule} {markdown(at(finding.places[0]))}</summary>"
    yield ""
    named, more = others(finding)
    for place in (finding.places[0], *(place for _, place in named)):
        yield f"- {markdown(at(place))}: {_passage(report.documents[place.document], place)}"
    if more:
        yield f"- and {plural(more, 'more place')} (the first {LIMIT + 1} are shown)"
    if finding.suggestion:
        yield f"- suggested: **{markdown(finding.suggestion)}**"
    yield ""
    yield "</details>"


def _passage(document: Document, place: Place) -> str:
    line, start = document.line(place.line), place.column - 1
    end = min(len(line), start + place.end - place.start)
    before, after = line[max(0, start - _AROUND) : start], line[end : end + _AROUND]
    return f"…{markdown(before)}<mark>{markdown(line[start:end])}</mark>{markdown(after)}…"
