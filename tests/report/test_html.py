"""The page: whole without its script, self-contained, and nothing of a document is markup."""

import base64
import hashlib
import json
import re
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given

from consistency import Config, Document, check
from consistency.baseline import Baseline
from consistency.model import BaselineEntry, Finding, Reading, Report, Severity, Span
from consistency.report import html
from consistency.report.html.view import document_map, subjects, timeline
from consistency.values import DateInterval, Moment
from tests.strategies import texts

HOSTILE = (
    '<script>alert(1)</script><img src=x onerror="alert(2)">{{ 7 * 7 }}</style></blockquote>\u202e\x1b[31m & "quoted"'
)
HOUSES = "The flood in the northern district destroyed {} houses and closed the road to the coast."
CORPUS = {
    "a.txt": HOUSES.format(340),
    "b.txt": HOUSES.format(940),
    "c.txt": "The talks were on Monday 22 November 2024.",
    f"{HOSTILE}.txt": f"{HOUSES.format(340)} {HOSTILE}",
}


class Page(HTMLParser):
    """Every element with its attributes, and the text of each kind of element."""

    def __init__(self, text):
        super().__init__()
        self.elements, self._open, self.text = [], [], ""
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        self._open.append(tag)

    def handle_endtag(self, tag):
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data):
        if "script" not in self._open and "style" not in self._open:
            self.text += data

    def all(self, tag):
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.fixture(scope="module")
def report():
    return check(CORPUS)


@pytest.fixture(scope="module")
def page(report):
    return html.render(report)


def test_every_side_of_every_finding_is_shown(report, page):
    text = " ".join(Page(page).text.split())
    assert len(Page(page).all("article")) == len(report.findings) == 2
    for finding in report.findings:
        assert finding.message in text
        for reading in finding.readings:
            assert f"‘{reading.text}’" in text
            assert all(f"{place.line}:{place.column}" in text for place in reading.places)


def test_nothing_of_a_document_is_markup(page):
    found = Page(page)
    assert len(found.all("script")) == len(found.all("style")) == 1
    assert not found.all("img")
    assert not [
        name for _, attributes in found.elements for name in attributes if name.startswith("on") or name == "style"
    ]
    assert "{{ 7 * 7 }}" in found.text
    assert "\u202e" not in page and "\x1b" not in page


def test_nothing_is_asked_of_another_place(page):
    links = [
        value
        for _, attributes in Page(page).elements
        for name, value in attributes.items()
        if name in ("href", "src", "action")
    ]
    assert links and all(link.startswith("#") for link in links)
    assert not re.search(r"https?://", page)


def test_the_policy_allows_the_style_and_the_script_of_the_page_by_their_hashes(page):
    policy = next(
        each["content"] for each in Page(page).all("meta") if each.get("http-equiv") == "Content-Security-Policy"
    )
    for tag in ("style", "script"):
        content = page.split(f"<{tag}>")[1].split(f"</{tag}>")[0]
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'") and "connect-src 'none'" in policy


def test_the_page_of_a_review_may_talk_to_its_server(report):
    found = Page(html.render(report, token="abc")).all("meta")
    assert {"name": "review-token", "content": "abc"} in found
    assert any("connect-src 'self'" in each["content"] for each in found if each.get("http-equiv"))


def test_verdicts_already_given_are_shown(report):
    finding = report.findings[0]
    entry = BaselineEntry(finding.fingerprint, finding.rule, (), ("a.txt",), "2026-11-22", 'both "counts" stand')
    page = html.render(report, {entry.fingerprint: entry})
    assert [each["value"] for each in Page(page).all("input") if "checked" in each and each["type"] == "radio"] == [
        "accepted"
    ]
    assert 'both "counts" stand' in [each.get("value") for each in Page(page).all("input")]


def test_what_the_baseline_accepted_is_shown_with_its_verdict(tmp_path):
    path = tmp_path / "baseline.json"
    Baseline(path, {}).with_findings(check(CORPUS).findings, date(2026, 11, 22), "agreed with the desk").save()
    report = check(CORPUS, Config(baseline=path))
    page = Page(html.render(report))
    assert not report.findings
    assert len(page.all("article")) == 2 and "2 findings accepted before" in page.text
    assert [each["value"] for each in page.all("input") if "checked" in each and each["type"] == "radio"] == [
        "accepted"
    ] * 2


def test_entries_that_the_page_does_not_show_are_kept(report):
    entry = BaselineEntry("0123", "Q101", ("340", "940"), ("gone.txt",), "2026-01-01", "mended")
    (filters,) = [
        each for each in Page(html.render(report, {"0123": entry})).all("form") if each.get("id") == "filters"
    ]
    kept = {
        "fingerprint": "0123",
        "rule": "Q101",
        "said": ["340", "940"],
        "documents": ["gone.txt"],
        "date": "2026-01-01",
        "reason": "mended",
    }
    assert json.loads(filters["data-kept"]) == [kept]


def test_what_a_text_allows_is_listed():
    page = Page(
        html.render(
            check({"a.md": "<!-- consistency: allow D201 as printed -->\nThe talks were on Monday 22 November 2024.\n"})
        )
    )
    assert "allowed by the text: as printed" in " ".join(page.text.split())


def test_the_map_counts_findings_that_two_documents_share(report):
    found = document_map(report)
    assert found.count("a.txt", "b.txt") == found.count("b.txt", "a.txt") == 1
    assert found.count("c.txt", "c.txt") == 1 and found.count("a.txt", "c.txt") == 0
    assert found.count("a.txt", f"{HOSTILE}.txt") == 0


def test_the_timeline_shows_dates_that_differ():
    days = {"25 November 2021": Moment(2021, 11, 25), "22 November 2024": Moment(2024, 11, 22)}
    document = Document("a.txt", "They met on 22 November 2024. They met on 25 November 2021.")
    readings = []
    for said, day in days.items():
        at = document.text.index(said)
        readings.append(Reading(DateInterval(day, day.plus(days=1)), said, (document.place(Span(at, at + len(said))),)))
    found = Finding("D203", "date-conflict", Severity.ERROR, "they met", tuple(readings), 1.0)
    first, second = timeline(Report((found,), documents={"a.txt": document}))
    assert (first.when, first.left, second.when, second.left) == ("2021-11-25", 0, "2024-11-22", 1000)


def test_a_finding_of_a_group_is_under_its_subject(report):
    assert [subject.title for subject in subjects(report)] == ["house", "weekday mismatch"]


def test_a_reading_with_many_places_shows_the_first_of_them():
    corpus = {f"{index:03}.txt": HOUSES.format(340) for index in range(60)} | {"z.txt": HOUSES.format(940)}
    page = Page(html.render(check(corpus)))
    assert len(page.all("figure")) == 21
    assert "and 40 more places, not shown" in page.text


def test_no_finding_says_so():
    assert "No disagreement was found" in html.render(check({"a.txt": "All is well in the town."}))


@given(texts)
def test_any_text_gives_a_page(text):
    page = html.render(
        check([Document("a.txt", text, language="en"), Document("b.txt", f"{HOUSES.format(2)} {text}", language="en")])
    )
    assert len(Page(page).all("script")) == 1
