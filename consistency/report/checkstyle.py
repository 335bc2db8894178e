"""The report as Checkstyle writes it, which most build servers read."""

from __future__ import annotations

from collections import defaultdict
from xml.etree import ElementTree

from consistency.model import Finding, Report
from consistency.report.escape import visible
from consistency.report.places import relative, told

_LEVELS = {"error": "error", "warning": "warning", "note": "info"}


def render(report: Report) -> str:
    """One element a finding, by file; no character that XML forbids."""
    files: dict[str, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        files[finding.places[0].document].append(finding)
    root = ElementTree.Element("checkstyle", version="4.3")
    for document, findings in sorted(files.items()):
        file = ElementTree.SubElement(root, "file", name=visible(relative(document)))
        for finding in findings:
            first = finding.places[0]
            where = {"line": str(first.line), "column": str(first.column), "severity": _LEVELS[finding.severity]}
            source = f"consistency.{finding.rule}.{finding.name}"
            ElementTree.SubElement(file, "error", {**where, "message": told(finding), "source": source})
    for failure in report.failures:
        file = ElementTree.SubElement(root, "file", name=visible(failure.path))
        unread = {
            "line": "1",
            "severity": "error",
            "message": visible(failure.message),
            "source": "consistency.unreadable",
        }
        ElementTree.SubElement(file, "error", unread)
    ElementTree.indent(root)
    return f"<?xml version='1.0' encoding='UTF-8'?>\n{ElementTree.tostring(root, encoding='unicode')}\n"
