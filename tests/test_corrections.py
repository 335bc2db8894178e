"""Notices of correction: what they take back, and that nothing else is."""

import pytest
from hypothesis import given

from consistency import Document, check, find_quantities
from consistency.claims import extract
from consistency.claims.corrections import corrections
from consistency.text.segment import segments
from consistency.values import Quantity
from tests.strategies import languages, texts


def taken_back(text, language="en"):
    """The figures and the words that the notices of a text take back."""
    document = Document("a", text, language)
    found = corrections(
        document, segments(document, language), find_quantities(text, language=language), language
    ).retracted
    return [value.low if isinstance(value, Quantity) else value.words for value in found]


@pytest.mark.parametrize(
    "text, figures",
    [
        ("(Corrects rise in profit to 21 percent, not 12 percent)", [12]),
        ("(In second paragraph, corrects figure to 21 percent, from 9 percent.)", [9]),
        ("CORRECTION: The blast injured 18 workers, not the 81 we reported earlier.", [81]),
        ("An earlier version of this article said 41 people had died. The number is 14.", [41]),
        ("An earlier version misstated the number of the dead. It is 14, not 41.", [41]),
        ("The trust has a deficit of £23m.", []),
        ("Rain fell on Monday, not on Tuesday; 12 people drowned.", []),
    ],
)
def test_the_figures_that_a_notice_takes_back(text, figures):
    assert [value for value in taken_back(text) if not isinstance(value, str)] == figures


def test_a_word_is_taken_back_too():
    assert "loss" in taken_back("(Corrects headline to say profit, not loss)")


def test_a_notice_that_does_not_say_what_was_wrong_replaces_all_of_an_older_version():
    told = "The maker of linen Tollan Mills said its profit rose {} percent in the first quarter as demand grew."
    corpus = {"old.txt": told.format(12), "new.txt": f"CORRECTED-Tollan Mills gains\n\n{told.format(21)}"}
    assert check(corpus).findings == ()
    assert check(corpus | {"new.txt": told.format(21)}).findings


def test_in_the_document_itself_only_what_is_taken_back_is_no_statement():
    text = "The blast in Brekka killed 18 people.\n\nAn earlier version of this report said the blast in Brekka killed 81 people."
    assert check({"a.txt": text}).findings == ()
    assert [claim.place.text for claim in extract(Document("a", text, "en")).claims if claim.attribute == "count"] == [
        "18 people"
    ]


@given(texts, languages)
def test_only_what_stands_in_a_notice_is_taken_back(text, language):
    document = Document("a", text, language)
    found = corrections(document, segments(document, language), find_quantities(text, language=language), language)
    assert found.spans or not found.retracted


def test_the_ledger_tells_of_a_figure_that_was_corrected():
    told = "The maker of linen Tollan Mills said its profit rose {} percent in the first quarter as demand grew."
    new = f"(Corrects rise in profit to 21 percent, not 12)\n\n{told.format(21)}"
    (agreement,) = check({"old.txt": told.format(12), "new.txt": new}).agreements
    assert "a notice of correction takes one back" in agreement.message
    assert {reading.text for reading in agreement.readings} == {"12 percent", "21 percent"}
