"""The report as JUnit XML: a suite a document, a test case a finding; a document without one is a case that passes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from consistency.model import Finding, Report, Suppressed
from consistency.report.escape import visible
from consistency.report.places import at, told


def render(report: Report) -> str:
    """Errors and warnings fail, notes pass and say so in their output, what does not count is skipped, what was not read is an error."""
    root = Element("testsuites", name="consistency")
    findings: dict[str, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        findings[finding.places[0].document].append(finding)
    suppressed: dict[str, list[Suppressed]] = defaultdict(list)
    for each in report.suppressed:
        suppressed[each.finding.places[0].document].append(each)
    for document in report.documents:
        _suite(root, document, findings[document], suppressed[document])
    for failure in report.failures:
        suite = SubElement(root, "testsuite", name=visible(failure.path))
        error = SubElement(
            _case(suite, failure.path, "read"), "error", message=visible(failure.message), type="unreadable"
        )
        error.text = visible(f"{failure.path}: {failure.message}")
    for element in (*root, root):
        _count(element)
    ElementTree.indent(root)
    return f"<?xml version='1.0' encoding='UTF-8'?>\n{ElementTree.tostring(root, encoding='unicode')}\n"


def _suite(root: Element, document: str, findings: Sequence[Finding], suppressed: Sequence[Suppressed]) -> None:
    suite = SubElement(root, "testsuite", name=visible(document))
    for finding in findings:
        case = _case(suite, document, f"{finding.rule} {finding.name} {at(finding.places[0])}")
        if finding.severity == "note":
            SubElement(case, "system-out").text = told(finding)
        else:
            failure = SubElement(case, "failure", message=visible(finding.message), type=str(finding.severity))
            failure.text = told(finding)
    for each in suppressed:
        case = _case(suite, document, f"{each.finding.rule} {each.finding.name} {at(each.finding.places[0])}")
        SubElement(case, "skipped", message=visible(f"{each.reason or each.by} ({each.where})"))
    if not len(suite):
        _case(suite, document, "no disagreement found")


def _case(suite: Element, document: str, name: str) -> Element:
    return SubElement(suite, "testcase", classname=visible(document), name=visible(name))


def _count(element: Element) -> None:
    """Totals as attributes, which most readers want."""
    cases = list(element.iter("testcase"))
    element.set("tests", str(len(cases)))
    for kind, attribute in (("failure", "failures"), ("error", "errors"), ("skipped", "skipped")):
        element.set(attribute, str(sum(case.find(kind) is not None for case in cases)))
