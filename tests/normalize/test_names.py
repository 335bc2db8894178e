"""Names in running text."""

import pytest
from hypothesis import given

from consistency import find_names
from tests.strategies import languages, texts


def persons(text, language="en"):
    return [mention.text for mention in find_names(text, language) if mention.value.kind == "person"]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("The envoy Victoria Kuvshynnykova said so.", ["Victoria Kuvshynnykova"]),
        ("‘It is so,’ Kuvshinnikova explained.", ["Kuvshinnikova"]),
        ("President V. Havel arrived.", ["President V. Havel"]),
        ("It was stated by Ludwig van Beethoven yesterday.", ["Ludwig van Beethoven"]),
        ("Ursula von der Leyen said so.", ["Ursula von der Leyen"]),
        ("Anna Berg told them. Later the house of Berg burned.", ["Anna Berg", "Berg"]),
        ("They met Karin Lund at noon. The letter for Lund was lost.", ["Karin Lund", "Lund"]),
        ("The Kremlin said so, and Russia said more.", []),
        ("The Security Council of the UN met in Vienna.", []),
        ("Then he said that all was well.", []),
        ("Austrian Defence Minister Karin Lund spoke.", ["Defence Minister Karin Lund"]),
        ("The secretary of State Karin Lund spoke.", ["Karin Lund"]),
        ("Reuters reported that Lufthansa announced a strike.", []),
        ("They met Anna Berg. Berg reported that all was well.", ["Anna Berg", "Berg"]),
        ("Anna Berg and Petra Stein said so.", ["Anna Berg", "Petra Stein"]),
        ("On Tuesday Anna Lindqvist was heard.", ["Anna Lindqvist"]),
        ("Later Maria Lindqvist was heard.", ["Maria Lindqvist"]),
        ("Robert Downing Jr. came.", ["Robert Downing Jr"]),
        ("They saw Omar al-Khatif, said Samir al-Rawi.", ["Omar al-Khatif", "Samir al-Rawi"]),
    ],
)
def test_persons(text, expected):
    assert persons(text) == expected


def kinds(text, language="en"):
    return {mention.text: mention.value.kind for mention in find_names(text, language)}


def test_kinds():
    assert kinds("The Vienna-based firm Brenn Holdings moved to Mill Street, near Ostrova.") == {
        "Vienna": "place",
        "Brenn Holdings": "other",
        "Mill Street": "place",
        "Ostrova": "place",
    }


def test_persons_in_ukrainian_and_russian_whatever_the_case_of_title_and_name():
    text = "Речниця міністра Олени Ковальчук заявила, що з Ковальчук усе гаразд."
    assert persons(text, "uk") == ["Олени Ковальчук", "Ковальчук"]
    text = "Слова министра Павла Лебедева, заявил посол Громов, не новы. С Лебедевым согласны."
    assert persons(text, "ru") == ["Павла Лебедева", "Громов", "Лебедевым"]


def test_roles_of_the_parts():
    (mention,) = [m for m in find_names("Minister Oleh Ivanovych Hrytsenko said so.") if m.value.kind == "person"]
    assert [(part.text, part.role) for part in mention.value.parts] == [
        ("Minister", "title"),
        ("Oleh", "given"),
        ("Ivanovych", "patronymic"),
        ("Hrytsenko", "family"),
    ]


def test_a_suffix_is_no_family_name():
    (mention,) = find_names("It was said by Robert Downing Jr. on Monday.")
    assert (mention.value.part("family"), mention.value.part("suffix"), mention.value.text) == (
        "Downing",
        "Jr",
        "Robert Downing",
    )


def test_a_possessive_is_not_part_of_the_name():
    assert [m.text for m in find_names("We saw Ukraine’s and Kyiv's answer.")] == ["Ukraine", "Kyiv"]


def test_the_first_word_of_a_sentence_needs_more_than_its_capital():
    assert [m.text for m in find_names("Houses burned. Trees fell on Berlin. Berlin slept.")] == ["Berlin", "Berlin"]


@given(texts, languages)
def test_spans_round_trip(text, language):
    last = 0
    for mention in find_names(text, language):
        assert text[mention.start : mention.end] == mention.text
        assert last <= mention.start < mention.end
        last = mention.end


@pytest.mark.parametrize("text", ["Name " * 60_000, "A. " * 20_000, "e\u0301" * 20_000, "X" * 2_000_000])
def test_hostile_names_give_an_answer(text):
    assert isinstance(find_names(text), list)
