"""The report as GitHub workflow commands, which become annotations of a pull request: one line a finding.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from consistency.model import Finding, Report
from consistency.report.escape import visible
from consistency.report.places import relative, told

_LEVELS = {"error": "error", "warning": "warning", "note": "notice"}


def render(report: Report) -> str:
    """One command a finding and one for each input that could not be read. GitHub shows ten of each level for a step."""
    lines = [_command(finding, report) for finding in report.findings]
    lines += [
        f"::error file={_property(failure.path)}::{_data(f'{failure.path}: {failure.message}')}"
        for failure in report.failures
    ]
    return "".join(f"{line}\n" for line in lines)


def _command(finding: Finding, report: Report) -> str:
    first = finding.places[0]
    end = report.documents[first.document].position(first.end)
    where = {"file": relative(first.document), "line": first.line, "endLine": end[0]}
    # GitHub refuses columns where the lines differ.
    if end[0] == first.line:
        where |= {"col": first.column, "endColumn": end[1]}
    where["title"] = f"{finding.rule} {finding.name}"
    properties = ",".join(f"{key}={_property(str(value))}" for key, value in where.items())
    return f"::{_LEVELS[finding.severity]} {properties}::{_data(told(finding))}"


def _data(text: str) -> str:
    return visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
