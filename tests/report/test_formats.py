"""The formats that programs read: by readers that others wrote where there are some, and hostile to nobody."""

import json
import re
import unicodedata
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import junitparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from consistency import check
from consistency.model import Document, Finding, Reading, Report, Severity, Span
from consistency.report import FORMATS, Look, rendered, sarif
from consistency.report.escape import json_text, visible
from consistency.report.places import LIMIT, others
from tests.report.reports import MARK, bodies, reports

# From the package @microsoft/jest-sarif (MIT), as OASIS published it.
SCHEMA = jsonschema.Draft7Validator(
    json.loads((Path(__file__).parent / "sarif-2.1.0.schema.json").read_text(encoding="utf-8"))
)
EVERYTHING = Look(agreements=True, suppressed=True, statistics=True)
UNSAFE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
CORPUS = {
    "a.txt": "The flood in the northern district destroyed 340 houses and closed the road to the coast.",
    "ї/b c.txt": "The flood in the northern district destroyed 940 houses and closed the road to the coast.",
}


@pytest.mark.parametrize("name", FORMATS)
@given(report=reports())
@settings(max_examples=max(25, settings.default.max_examples // 3))
def test_nothing_of_a_document_is_obeyed(name, report):
    text = rendered(name, report, EVERYTHING)
    assert text == rendered(name, report, EVERYTHING), "the same each time"
    assert {sign for sign in text if sign != "\n" and unicodedata.category(sign) in UNSAFE} == set()
    for line in text.split("\n"):
        assert not line.startswith(MARK)
        assert not re.match(r"\s*::", line) or re.match(r"::(error|warning|notice) file=[^:]*::", line)
        assert not re.search(r"##(\[|vso\[|teamcity\[)", line)


@given(bodies)
def test_what_is_written_as_json_reads_back(text):
    assert json.loads(json_text({text: [text]})) == {text: [text]}


# SARIF --------------------------------------------------------------------------------------------------------------


@given(reports())
def test_sarif_holds_to_the_official_schema(report):
    SCHEMA.validate(json.loads(rendered("sarif", report)))


@given(reports())
def test_sarif_places_are_those_of_the_texts(report):
    (run,) = json.loads(rendered("sarif", report))["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    findings = [*report.findings, *(each.finding for each in report.suppressed)]
    for result, finding in zip(run["results"], findings, strict=True):
        places = [finding.places[0], *(place for _, place in others(finding)[0])]
        for location, place in zip([*result["locations"], *result.get("relatedLocations", ())], places, strict=True):
            region = location["physicalLocation"]["region"]
            text = report.documents[place.document].text
            assert text[region["charOffset"] :][: region["charLength"]] == region["snippet"]["text"] == place.text
            assert (region["startLine"], region["startColumn"]) == (place.line, place.column)


def plain(message):
    """A message as the standard has it read: links, escaped brackets and backslashes, doubled braces. Links are taken out."""
    assert not re.search(r"(?<!\{)(?:\{\{)*\{\d", message), "a placeholder"
    links = re.findall(r"(?<!\\)(?:\\\\)*\[((?:[^\]\\]|\\.)*)\]\((\d+)\)", message)
    return links, re.sub(r"\\([\\\[\]])", r"\1", message).replace("{{", "{").replace("}}", "}")


@given(reports())
def test_sarif_messages_link_the_other_sides_and_nothing_else(report):
    for result in json.loads(rendered("sarif", report))["runs"][0]["results"]:
        links, _ = plain(result["message"]["text"])
        assert [int(number) for _, number in links] == [related["id"] for related in result.get("relatedLocations", ())]


def test_a_sarif_message_says_what_the_finding_says():
    hostile = "{0} [x](1) \\ }} {{y}}"
    place = Document("a", hostile).place(Span(0, 3))
    finding = Finding("N301", "name-variant", Severity.ERROR, hostile, (Reading("", "", (place,)),), 1.0)
    (run,) = json.loads(rendered("sarif", Report((finding,), documents={"a": Document("a", hostile)})))["runs"]
    links, text = plain(run["results"][0]["message"]["text"])
    assert (links, text) == ([], f"{hostile}.")


def test_sarif_names_the_other_side():
    (run,) = json.loads(rendered("sarif", check(CORPUS)))["runs"]
    (result,) = run["results"]
    assert result["message"]["text"].endswith("no number satisfies both; see also [a.txt:1:46](1).")
    uris = [
        location["physicalLocation"]["artifactLocation"]
        for location in (*result["locations"], *result["relatedLocations"])
    ]
    assert uris == [{"uri": "%D1%97/b%20c.txt", "uriBaseId": "SRCROOT"}, {"uri": "a.txt", "uriBaseId": "SRCROOT"}]
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "Q101"
    assert all(rule["help"]["markdown"].startswith(f"# {rule['id']} ") for rule in run["tool"]["driver"]["rules"])


def many(count, text="x"):
    document = Document("a.txt", text * 10)
    place = document.place(Span(0, len(text)))
    found = [
        Finding("N301", "name-variant", Severity.NOTE, f"{number}", (Reading(number, str(number), (place,)),), 1.0)
        for number in range(count)
    ]
    return Report(tuple(found), documents={"a.txt": document})


def test_sarif_keeps_to_the_limits_of_github_and_says_so(monkeypatch):
    (run,) = json.loads(rendered("sarif", many(sarif.RESULTS + 7)))["runs"]
    (notification,) = run["invocations"][0]["toolExecutionNotifications"]
    assert (len(run["results"]), notification["message"]["text"][:22]) == (sarif.RESULTS, "7 results are left out")
    assert (sarif.RESULTS, sarif.BYTES) == (5_000, 10_000_000)
    monkeypatch.setattr(sarif, "BYTES", 200_000)
    text = rendered("sarif", many(30, "long " * 2_000))
    (run,) = json.loads(text)["runs"]
    assert len(text.encode()) <= sarif.BYTES
    assert (
        f"{30 - len(run['results'])} results are left out"
        in run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]
    )


def test_sarif_tells_what_does_not_count(tmp_path):
    from datetime import date

    from consistency import Config
    from consistency.baseline import Baseline

    path = tmp_path / "b.json"
    corpus = {
        "a.md": "It was on 31 September.\n\nThey came on 30 February 2023. <!-- consistency: allow D202 quoted -->"
    }
    Baseline(path, {}).with_findings(check(corpus).findings, date(2024, 11, 2), "known").save()
    corpus["c.md"] = "They met on 31 June 2023."
    (run,) = json.loads(rendered("sarif", check(corpus, Config(baseline=path))))["runs"]
    states = [
        (result["baselineState"], [(each["kind"], each["justification"]) for each in result.get("suppressions", ())])
        for result in run["results"]
    ]
    assert states == [
        ("new", []),
        ("unchanged", [("external", f"known ({path.as_posix()}:4)")]),
        ("new", [("inSource", "quoted (a.md:3)")]),
    ]
    assert all(
        "baselineState" not in result for result in json.loads(rendered("sarif", check(corpus)))["runs"][0]["results"]
    )


# Others --------------------------------------------------------------------------------------------------------------


def workflow_command(line):
    """As GitHub's runner reads one: properties, then data, each unescaped."""
    match = re.fullmatch(r"::(\w+) (.*?)::(.*)", line)
    properties = dict(each.split("=", 1) for each in match[2].split(","))
    unescaped = {key: _unescaped(value.replace("%3A", ":").replace("%2C", ",")) for key, value in properties.items()}
    return match[1], unescaped, _unescaped(match[3])


def _unescaped(text):
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


@given(reports())
def test_github_annotations_read_back(report):
    lines = rendered("github", report).splitlines()
    assert len(lines) == len(report.findings) + len(report.failures)
    for line, finding in zip(lines, report.findings, strict=False):
        level, properties, text = workflow_command(line)
        assert level == {"error": "error", "warning": "warning", "note": "notice"}[finding.severity]
        assert int(properties["line"]) == finding.places[0].line
        assert properties["title"] == f"{finding.rule} {finding.name}"
        assert text.startswith(visible(finding.message))


def test_a_github_annotation():
    assert rendered("github", check(CORPUS)) == (
        "::error file=ї/b c.txt,line=1,endLine=1,col=46,endColumn=56,title=Q101 quantity-conflict::number of houses: ‘340 houses’ (1 place) but ‘940 houses’"
        " (1 place); no number satisfies both; see also ‘340 houses’ at a.txt:1:46\n"
    )


@given(reports())
def test_gitlab_fingerprints_are_unique(report):
    entries = json.loads(rendered("gitlab", report))
    assert len({entry["fingerprint"] for entry in entries}) == len(entries) == len(report.findings)
    for entry in entries:
        assert entry["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert entry["location"]["lines"]["begin"] >= 1


def test_gitlab_fingerprints_do_not_change_with_the_place():
    moved = {id: f"A line before.\n\n{text}" for id, text in CORPUS.items()}
    before, after = (json.loads(rendered("gitlab", check(corpus))) for corpus in (CORPUS, moved))
    assert before[0]["fingerprint"] == after[0]["fingerprint"]
    assert (before[0]["location"]["lines"]["begin"], after[0]["location"]["lines"]["begin"]) == (1, 3)


@given(reports())
def test_junit_is_read_by_junitparser(report):
    suites = junitparser.JUnitXml.fromstring(rendered("junit", report).encode())
    cases = [case for suite in suites for case in suite]
    failing = [finding for finding in report.findings if finding.severity != "note"]
    assert (
        sum(any(isinstance(result, junitparser.Failure) for result in case.result) for case in cases)
        == len(failing)
        == suites.failures
    )
    assert sum(case.is_skipped for case in cases) == len(report.suppressed) == suites.skipped
    assert suites.errors == len(report.failures)
    assert suites.tests == len(cases) >= len(report.documents)


@given(reports())
def test_rdjson_columns_are_bytes(report):
    for diagnostic, finding in zip(json.loads(rendered("rdjson", report))["diagnostics"], report.findings, strict=True):
        named = [diagnostic["location"], *(related["location"] for related in diagnostic["related_locations"])]
        for location, place in zip(
            named, [finding.places[0], *(place for _, place in others(finding)[0])], strict=True
        ):
            start, end = location["range"]["start"], location["range"]["end"]
            lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", report.documents[place.document].text)
            offsets = [len("".join(lines[: at["line"] - 1]).encode()) + at["column"] - 1 for at in (start, end)]
            assert "".join(lines).encode()[offsets[0] : offsets[1]].decode() == place.text


@given(reports())
def test_checkstyle_is_xml_with_every_finding(report):
    root = ElementTree.fromstring(rendered("checkstyle", report).encode())
    errors = root.findall("file/error")
    assert len(errors) == len(report.findings) + len(report.failures)
    assert {error.get("severity") for error in errors} <= {"error", "warning", "info"}


@given(reports())
def test_markdown_shows_document_text_as_text(report):
    """By markdown-it-py with tables, strikethrough and links of bare addresses: nothing but our own markup."""
    tokens = (
        MarkdownIt("commonmark", {"html": True})
        .enable(["table", "strikethrough"])
        .parse(rendered("markdown", report, EVERYTHING))
    )
    inline = [child for token in tokens for child in token.children or ()]
    markup = {child.content for child in inline if child.type == "html_inline"}
    blocks = {
        re.sub(r"<summary>.*</summary>", "<summary>…</summary>", token.content.strip())
        for token in tokens
        if token.type == "html_block"
    }
    assert markup <= {"<mark>", "</mark>"}
    assert blocks <= {"<details><summary>…</summary>", "</details>"}
    assert {child.type for child in inline} <= {
        "text",
        "text_special",
        "html_inline",
        "strong_open",
        "strong_close",
        "softbreak",
    }
    rows = [token for token in tokens if token.type == "tr_open"]
    assert len(rows) == (len(report.findings) + 1 if report.findings else 0)
    cells = [token for token in tokens if token.type == "td_open"]
    assert len(cells) == 4 * len(report.findings)


def test_json_lines_are_the_json_report():
    from consistency.report.json import data

    report = check(CORPUS)
    lines = [json.loads(line) for line in rendered("jsonl", report).splitlines()]
    assert [line["type"] for line in lines] == ["finding", "summary"]
    whole = data(report)
    assert lines[0] == {"type": "finding", **json.loads(json.dumps(whole["findings"][0]))}
    assert lines[-1]["counts"] == whole["counts"]


def test_concise_is_a_line_a_finding():
    lines = rendered("concise", check(CORPUS)).splitlines()
    assert lines[0].startswith("ї/b c.txt:1:46: error Q101 number of houses: ‘340 houses’ (1 place) but")
    assert len(lines) == 2


@given(st.integers(1, 60), st.integers(1, 60))
def test_of_thousands_of_places_the_first_are_told_and_each_side_is_among_them(one, two):
    document = Document("a.txt", "x" * 200)
    places = [document.place(Span(at, at + 1)) for at in range(one + two)]
    readings = (Reading("a", "a", tuple(places[:one])), Reading("b", "b", tuple(places[one:])))
    finding = Finding("N301", "name-variant", Severity.NOTE, "", readings, 1.0)
    named, more = others(finding)
    assert len(named) + more == one + two - 1
    assert len(named) <= LIMIT
    assert readings[0].places[0] in [place for _, place in named]
