"""The report as SARIF 2.1.0, for code scanning. https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html

The other sides are related locations, linked from the message. Columns count Unicode code points, as everywhere here.
GitHub takes 5,000 results and 10 MB: what is over that is left out, gravest first kept, and a notification says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from consistency import rules
from consistency.errors import ConfigError
from consistency.model import Document, Finding, Place, Report, Rule, Suppressed
from consistency.report.baseline import described
from consistency.report.escape import json_text, visible
from consistency.report.links import HOME
from consistency.report.pages import page
from consistency.report.places import at, others, uri
from consistency.version import __version__

RESULTS, BYTES = 5_000, 10_000_000
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_PRECISION = {"error": "high", "warning": "medium", "note": "low"}
_KINDS = {"text": "inSource", "settings": "external", "baseline": "external"}
# Lines around a finding that are shown with it; a longer passage is cut, for a paragraph may be one line of thousands.
_SNIPPET = 400
# Braces mean placeholders in a message, brackets links.
_ESCAPES = str.maketrans({"\\": "\\\\", "[": "\\[", "]": "\\]", "{": "{{", "}": "}}"})


def render(report: Report) -> str:
    """The log, with one run. What does not count is there as suppressed; a baseline gives each result its state."""
    results = list(_results(report))
    kept = results[:RESULTS]
    text = _log(report, kept, len(results) - len(kept))
    while len(text.encode("utf-8")) > BYTES and kept:
        kept = kept[: min(len(kept) - 1, len(kept) * BYTES // len(text.encode("utf-8")))]
        text = _log(report, kept, len(results) - len(kept))
    return text


def _log(report: Report, results: Sequence[dict[str, Any]], left_out: int) -> str:
    known = rules.every()
    run = {
        "tool": {"driver": _driver(known)},
        "automationDetails": {"id": "consistency/"},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "originalUriBaseIds": {"SRCROOT": {"description": {"text": "The folder in which the command was run."}}},
        "artifacts": [_artifact(document, report) for document in report.documents.values()],
        "invocations": [_invocation(report, left_out)],
        "results": results,
    }
    return json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}) + "\n"


def _driver(known: Sequence[Rule]) -> dict[str, Any]:
    return {
        "name": "consistency",
        "organization": "source-consistency",
        "semanticVersion": __version__,
        "version": __version__,
        "informationUri": HOME,
        "rules": [_rule(rule) for rule in known],
    }


def _rule(rule: Rule) -> dict[str, Any]:
    summary = rule.judge.__doc__ or rule.name
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": summary},
        "fullDescription": {"text": summary},
        "help": {"text": f"Run 'consistency explain {rule.code}' for examples and near misses.", **_help(rule)},
        "helpUri": HOME,
        "defaultConfiguration": {"level": str(rule.severity)},
        "properties": {
            "tags": ["consistency", rule.name],
            "precision": _PRECISION[rule.severity],
            "problem.severity": "recommendation" if rule.severity == "note" else str(rule.severity),
        },
    }


def _help(rule: Rule) -> dict[str, str]:
    """The rule's page; a rule of another package may have none here."""
    try:
        return {"markdown": page(rule.code)}
    except ConfigError:
        return {}


def _artifact(document: Document, report: Report) -> dict[str, Any]:
    language = report.languages.get(document.id)
    return {
        "location": _uri(document.id),
        "roles": ["analysisTarget"],
        **({"properties": {"language": language}} if language else {}),
    }


def _invocation(report: Report, left_out: int) -> dict[str, Any]:
    said = [(f"{failure.path}: {failure.message}.", "error") for failure in report.failures]
    said += [
        (f"{report.baseline}:{entry.line}: stale, nothing says this any more: {described(entry)}.", "note")
        for entry in report.stale
    ]
    if left_out:
        limits = f"{RESULTS:,} results and {BYTES // 10**6} MB"
        said.append((f"{left_out:,} results are left out: GitHub takes {limits}.", "warning"))
    notifications = [{"message": {"text": _escaped(text)}, "level": level} for text, level in said]
    return {
        "executionSuccessful": not report.failures,
        **({"toolExecutionNotifications": notifications} if notifications else {}),
    }


def _results(report: Report) -> Iterator[dict[str, Any]]:
    numbers = {rule.code: number for number, rule in enumerate(rules.every())}
    for finding in report.findings:
        state = {"baselineState": "new"} if report.baseline else {}
        yield {**_result(finding, numbers, report), **state}
    for each in report.suppressed:
        known = "unchanged" if each.by == "baseline" else "new"
        state = {"baselineState": known} if report.baseline else {}
        yield {**_result(each.finding, numbers, report), **state, "suppressions": [_suppression(each)]}


def _result(finding: Finding, numbers: dict[str, int], report: Report) -> dict[str, Any]:
    first = finding.places[0]
    named, more = others(finding)
    related = [
        {"id": number, **_location(place, report), "message": {"text": _escaped(f"‘{reading.text}’")}}
        for number, (reading, place) in enumerate(named, 1)
    ]
    return {
        "ruleId": finding.rule,
        **({"ruleIndex": numbers[finding.rule]} if finding.rule in numbers else {}),
        "level": str(finding.severity),
        "message": {"text": _message(finding, [place for _, place in named], more)},
        "locations": [_location(first, report)],
        **({"relatedLocations": related} if related else {}),
        "partialFingerprints": {
            "consistency/v1": finding.fingerprint,
            "primaryLocationLineHash": f"{finding.fingerprint}:1",
        },
        "rank": round(finding.confidence * 100, 1),
        "properties": {
            "confidence": finding.confidence,
            **({"suggestion": finding.suggestion} if finding.suggestion else {}),
        },
    }


def _message(finding: Finding, named: Sequence[Place], more: int) -> str:
    links = ", ".join(f"[{_escaped(at(place))}]({number})" for number, place in enumerate(named, 1))
    rest = f" and {more:,} more" if more else ""
    return f"{_escaped(finding.message)}{f'; see also {links}{rest}' if links else ''}."


def _location(place: Place, report: Report) -> dict[str, Any]:
    document = report.documents[place.document]
    end_line, end_column = document.position(place.end)
    region = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": end_line,
        "endColumn": end_column,
        "charOffset": place.start,
        "charLength": place.end - place.start,
        "snippet": {"text": place.text},
    }
    start, end = document.line_span(place.line)
    context = {"startLine": place.line, "snippet": {"text": document.text[start:end]}}
    around = {"contextRegion": context} if end - start <= _SNIPPET and end_line == place.line else {}
    return {"physicalLocation": {"artifactLocation": _uri(place.document), "region": region, **around}}


def _uri(document: str) -> dict[str, str]:
    found = uri(document)
    return {"uri": found} if found.startswith("file:") else {"uri": found, "uriBaseId": "SRCROOT"}


def _suppression(each: Suppressed) -> dict[str, Any]:
    reason = each.reason or "no reason is given"
    return {"kind": _KINDS[each.by], "status": "accepted", "justification": visible(f"{reason} ({each.where})")}


def _escaped(text: str) -> str:
    return visible(text).translate(_ESCAPES)
