"""What is printed: exact frames, JSON by its schema, and nothing of a document that is obeyed."""

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given

import consistency
from consistency import Document, check
from consistency.claims import extract
from consistency.report import Look, mentions, text
from consistency.report import json as json_report
from consistency.report.escape import visible
from tests.strategies import texts

SCHEMA = json.loads((Path(consistency.__file__).parent / "report" / "report.schema.json").read_text(encoding="utf-8"))
CORPUS = {
    "a.txt": "The flood in the northern district destroyed 340 houses and closed the road to the coast.",
    "b.txt": "The flood in the northern district destroyed 940 houses and closed the road to the coast.",
}


def test_a_frame_of_both_sides():
    assert text.render(check(CORPUS)) == (
        "b.txt:1:46: error Q101 quantity-conflict\n"
        "  number of houses: ‘340 houses’ (1 place) but ‘940 houses’ (1 place); no number satisfies both\n"
        "\n"
        "  a.txt\n"
        "      1 │ …in the northern district destroyed 340 houses and closed the road to the coast.\n"
        "        │                                     ^^^^^^^^^^\n"
        "\n"
        "  b.txt\n"
        "      1 │ …in the northern district destroyed 940 houses and closed the road to the coast.\n"
        "        │                                     ^^^^^^^^^^\n"
        "\n"
        "1 error in 2 documents (2 claims, 0 comparisons in agreement).\n"
    )


def test_many_places_are_framed_twice_and_then_named():
    corpus = {f"{index:02}.txt": CORPUS["a.txt"] for index in range(30)} | {"z.txt": CORPUS["b.txt"]}
    lines = text.render(check(corpus)).splitlines()
    assert sum("^" in line for line in lines) == 3
    assert any("also at 02.txt:1:46, 03.txt:1:46" in line and line.endswith("and 20 more") for line in lines)


def test_colour_is_only_for_a_terminal():
    assert "\x1b[" not in text.render(check(CORPUS))
    assert "\x1b[31;1merror\x1b[0m" in text.render(check(CORPUS), Look(colour=True))


def test_no_finding_says_what_was_looked_at():
    report = check({"a.txt": "All is well in the town."})
    assert text.render(report, Look(agreements=True)) == (
        "Nothing was compared: no two statements were found to be about one thing.\n\nNo disagreement found in 1 document (0 claims, 0 comparisons in agreement).\n"
    )


def test_json_holds_to_its_schema():
    for corpus in (
        CORPUS,
        {"a.txt": "On Monday, 23 October 2024, or 31 September, a third of them left for 2.5 hours."},
        {"a.txt": "12"},
    ):
        rendered = json.loads(json_report.render(check(corpus)))
        jsonschema.validate(rendered, SCHEMA)
        assert rendered["version"] == json_report.VERSION == SCHEMA["properties"]["version"]["const"]


def test_json_names_both_sides_to_the_character():
    (finding,) = json.loads(json_report.render(check(CORPUS)))["findings"]
    sides = [
        (place["document"], CORPUS[place["document"]][place["start"] : place["end"]])
        for reading in finding["readings"]
        for place in reading["places"]
    ]
    assert sides == [("a.txt", "340 houses"), ("b.txt", "940 houses")]
    assert finding["readings"][0]["value"] == {
        "kind": "quantity",
        "low": 340,
        "high": 340,
        "unit": "count",
        "noun": "houses",
        "hedge": "",
        "exactness": "exact",
    }


HOSTILE = "\x1b[31m This is how it was on\u202e 31 September \u200b and\x07 ::error::x [bold]y[/bold] {0} %s <b>z</b>"


def test_nothing_in_a_document_is_obeyed():
    report = check({"a\x1b[2J.txt": HOSTILE})
    assert [finding.rule for finding in report.findings] == ["D202"]
    for rendered in (text.render(report), mentions.render(extract(Document("a\x1b", HOSTILE, "en")), as_json=False)):
        assert not any(character in rendered for character in "\x1b\x07\u202e\u200b")
        assert "<U+202E>" in rendered or "<U+001B>" in rendered


@given(texts)
def test_no_line_of_the_report_begins_with_the_document(body):
    report = check({"a.txt": body + "\nIt was on 31 September."})
    for line in text.render(report, Look(agreements=True)).splitlines():
        assert line == "" or line.startswith(
            ("a.txt:", "  ", "Compared", "Nothing", "Read", "No disagreement", *"123456789")
        )


@given(texts)
def test_visible_text_holds_no_control(body):
    assert all(character == " " or character.isprintable() for character in visible(body))


@pytest.mark.parametrize("as_json", [True, False])
def test_mentions(as_json):
    extracted = extract(
        Document("a.txt", "Anna Berg said on 23 October that at least 20 km of road was lost for two weeks.", "en")
    )
    rendered = mentions.render(extracted, as_json)
    if as_json:
        kinds = [json.loads(line)["value"]["kind"] for line in rendered.splitlines()]
        assert sorted(kinds) == ["date", "duration", "name", "quantity", "quantity"]
    else:
        for words in (
            "name     ‘Anna Berg’ = given Anna, family Berg",
            "‘at least 20 km’ = 20 to … kilometer [bound: at least]",
            "open: the text says month 10, day 23",
        ):
            assert words in rendered
