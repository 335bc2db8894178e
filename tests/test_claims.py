"""What figures are said to be about."""

from hypothesis import given

from consistency.claims import extract
from consistency.model import Document
from tests.strategies import languages, texts


def claims(text):
    return [
        (c.topic, c.attribute, c.role, c.place.text, c.part_of)
        for c in extract(Document("a", text, "en")).claims
        if c.attribute != "slot"
    ]


def test_a_total_and_a_size_of_each_and_their_product():
    assert claims("Five regiments are planned, each with a strength of 2,000 to 3,000 people.") == [
        ("regiment", "count", "total", "Five regiments", None),
        ("person", "size", "each", "2,000 to 3,000 people", "regiment"),
        ("person", "count", "product", "2,000 to 3,000 people", None),
    ]


def test_parts_of_a_whole_by_the_kind_of_thing():
    assert claims("About 12,000 troops train at five grounds, including 500 officers and three generals.") == [
        ("personnel", "count", "total", "About 12,000 troops", None),
        ("ground", "count", "total", "five grounds", None),
        ("officer", "count", "part", "500 officers", "personnel"),
        ("general", "count", "part", "three generals", "personnel"),
    ]


def test_additions_and_changes_are_no_totals():
    assert [
        role
        for _, _, role, _, _ in claims(
            "They sent 300 soldiers. Another 200 soldiers came. The force grew by 50 soldiers."
        )
    ] == ["total", "additional", "change"]


def test_a_measure_is_an_amount_of_its_dimension():
    assert claims("The road is 12 km long.") == [("[length]", "amount", "total", "12 km", None)]


@given(texts, languages)
def test_any_text_gives_claims_whose_places_are_exact(text, language):
    for claim in extract(Document("a", text, language)).claims:
        assert text[claim.place.start : claim.place.end] == claim.place.text
