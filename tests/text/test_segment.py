"""Segments and the guess of the language."""

import re

import pytest
from hypothesis import given

from consistency.model import Document
from consistency.text.language import guess
from consistency.text.segment import segments
from tests.strategies import languages, texts


def split(text, language="en"):
    return [(segment.kind, segment.text) for segment in segments(Document("a", text), language)]


def test_headline_sentences_and_quotations():
    assert split(
        "A headline\n\nMr. Smith came at 5 p.m. on Monday. J. Doe left.\n‘We stay. We do not go,’ he said. Then all slept."
    ) == [
        ("headline", "A headline"),
        ("sentence", "Mr. Smith came at 5 p.m. on Monday."),
        ("sentence", "J. Doe left."),
        ("quotation", "‘We stay."),
        ("quotation", "We do not go,’ he said."),
        ("sentence", "Then all slept."),
    ]


def test_a_hard_wrapped_paragraph_is_one():
    assert [text for _, text in split("The first line goes\non here\nand there. It ends.")] == [
        "The first line goes\non here\nand there.",
        "It ends.",
    ]


def test_list_items():
    assert [kind for kind, _ in split("It was so:\n- one thing\n- another thing\n1. a third")] == [
        "sentence",
        "list item",
        "list item",
        "list item",
    ]


@given(texts, languages)
def test_segments_hold_every_character_but_space(text, language):
    found = segments(Document("a", text), language)
    assert re.sub(r"\s", "", text) == "".join(re.sub(r"\s", "", segment.text) for segment in found)
    assert all(text[segment.span.start : segment.span.end] == segment.text for segment in found)


@pytest.mark.parametrize(
    "text, language",
    [
        ("This is what they said about it.", "en"),
        ("Це те, що вони сказали про нього.", "uk"),
        ("Это то, что они сказали о нём.", "ru"),
        ("Das ist es, was sie über ihn gesagt haben.", "de"),
        ("C'est ce qu'ils ont dit de lui dans la ville.", "fr"),
        ("Esto es lo que dijeron de él en la ciudad.", "es"),
        ("12 345", None),
        ("", None),
    ],
)
def test_the_language_is_guessed(text, language):
    assert guess(text) == language
