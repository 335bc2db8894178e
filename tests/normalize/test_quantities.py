"""Figures in running text: what is read, and what is none."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency import find_dates, find_quantities
from consistency.normalize.dates import date_spans
from consistency.values import DateInterval
from tests.strategies import languages, texts

READ = {
    "The town has 12,000 people.": ("12,000", 12000, 12000, "count", "people", "exact"),
    "About 12\u00a0000 people came.": ("About 12\u00a0000", 12000, 12000, "count", "people", "approx"),
    "They plan at least five motorised rifle regiments.": ("at least five", 5, None, "count", "regiments", "bound"),
    "Each has 2-3 thousand people.": ("2-3 thousand", 2000, 3000, "count", "people", "range"),
    "It has 2,000 to 3,000 people.": ("2,000 to 3,000", 2000, 3000, "count", "people", "range"),
    "He gave between $4 and $5 billion.": ("between $4 and $5 billion", 4 * 10**9, 5 * 10**9, "USD", "", "range"),
    "It is 10–15 km away.": ("10–15 km", 10, 15, "kilometer", "", "range"),
    "We sold twenty-eight thousand six hundred and forty-two tickets.": ("twenty-eight thousand six hundred and forty-two", 28642, 28642, "count", "tickets", "exact"),
    "We need half a million doses.": ("half a million", 500000, 500000, "count", "doses", "exact"),
    "It cost a quarter of a million dollars.": ("a quarter of a million dollars", 250000, 250000, "USD", "", "exact"),
    "One and a half million homes are dark.": ("One and a half million", 1500000, 1500000, "count", "homes", "exact"),
    "We have forty-five hundred pages.": ("forty-five hundred", 4500, 4500, "count", "pages", "exact"),
    "It fell by 2.5 percentage points.": ("2.5 percentage points", Fraction(5, 2), Fraction(5, 2), "percentage_point", "", "exact"),
    "Inflation was 3.5-4% in spring.": ("3.5-4%", Fraction(7, 2), 4, "percent", "", "range"),
    "Dozens of ships sank.": ("Dozens", 24, None, "count", "ships", "bound"),
    "The camp holds 20-plus boats.": ("20-plus", 20, None, "count", "boats", "bound"),
    "It takes 200 or more volunteers.": ("200 or more", 200, None, "count", "volunteers", "bound"),
    "More than 200 but fewer than 300 prisoners left.": ("More than 200 but fewer than 300", 200, 300, "count", "prisoners", "range"),
    "It paid US$3bn.": ("US$3bn", 3 * 10**9, 3 * 10**9, "USD", "", "exact"),
    "He owes 750 million roubles.": ("750 million roubles", 750 * 10**6, 750 * 10**6, "RUB", "", "exact"),
    "It cost 100 Canadian dollars.": ("100 Canadian dollars", 100, 100, "CAD", "", "exact"),
    "The night had -5 °C.": ("-5 °C", -5, -5, "degree_Celsius", "", "exact"),
    "Add 2½ cups.": ("2½ cups", Fraction(5, 2), Fraction(5, 2), "cup", "", "exact"),
    "It is 6 feet 2 inches tall.": ("6 feet 2 inches", Fraction(37, 6), Fraction(37, 6), "foot", "", "exact"),
    "Three North Korean generals came.": ("Three", 3, 3, "count", "generals", "exact"),
    "Two-thirds of them agreed.": ("Two-thirds", Fraction(2, 3), Fraction(2, 3), "count", "", "exact"),
    "The debt is 1.234.567,89 euros.": ("1.234.567,89 euros", Fraction(123456789, 100), Fraction(123456789, 100), "EUR", "", "exact"),
}  # fmt: skip

NO_FIGURE = [
    "A T-72 and a BMP-2 stood there.",
    "They left Hill 304 and Room 101.",
    "See section 4.2.1 and Article 5.",
    "They won 2-0 in the evening.",
    "It was so [17] in those days.",
    "No one came.",
    "He lives in the Armenian Quarter.",
    "The call came at 10:30.",
    "It happened in 2014.",
]


@pytest.mark.parametrize("text, expected", READ.items())
def test_read(text, expected):
    (mention,) = find_quantities(text)
    value = mention.value
    assert (mention.text, value.low, value.high, value.unit, value.noun, value.kind) == expected


@pytest.mark.parametrize("text", NO_FIGURE)
def test_no_figure(text):
    assert find_quantities(text) == []


@pytest.mark.parametrize(
    "language, text, low, high, unit",
    [
        ("uk", "Близько 12 тисяч військових прибули.", 12000, 12000, "count"),
        ("uk", "Щонайменше п'ять полків.", 5, None, "count"),
        ("uk", "Це коштує 3,5 млн грн.", 3500000, 3500000, "UAH"),
        ("ru", "Около 12 тысяч военных прибыли.", 12000, 12000, "count"),
        ("ru", "Двести сорок пять человек.", 245, 245, "count"),
    ],
)
def test_other_languages(language, text, low, high, unit):
    (mention,) = find_quantities(text, language)
    assert (mention.value.low, mention.value.high, mention.value.unit) == (low, high, unit)


def test_units_that_the_text_puts_together_are_asked_of_pint():
    (mention,) = find_quantities("It reached 0.3 microsieverts per hour.")
    assert mention.value.unit == "microsievert/hour"
    assert mention.value.scale == Fraction(1, 3600 * 10**6)


def test_a_conversion_points_to_what_it_converts():
    paid, again, apart = find_quantities("He paid $368bn (£197bn), then $5.")
    assert (paid.conversion_of, again.conversion_of, apart.conversion_of) == (None, paid.span, None)
    way, other = find_quantities("It is a 10-mile road (about 16 km).")
    assert other.conversion_of == way.span


def test_a_counted_noun_is_given_with_its_place():
    text = "Some generals spoke; three North Korean generals left."
    (mention,) = find_quantities(text)
    assert text[mention.noun.start : mention.noun.end] == "generals"
    assert mention.noun.start > mention.end
    assert mention.value.modifiers == ("North", "Korean")


@given(texts, languages)
def test_dates_stand_where_their_mentions_do(text, language):
    dated = [mention.span for mention in find_dates(text, None, language) if isinstance(mention.value, DateInterval)]
    found = date_spans(text, language, [(0, len(text))])
    assert [span for span in dated if span in found] == found


def test_a_duration_that_a_date_is_counted_by_is_a_figure_too():
    text = "Two weeks ago it had 10 cars; in the past 24 hours two left, 10 days after May 3."
    assert [mention.text for mention in find_quantities(text)] == ["Two weeks", "10", "24 hours", "two"]
    spans = [mention.span for mention in find_dates(text)]
    assert date_spans(text, "en", [(0, len(text))]) == [spans[-1]]


@given(st.lists(texts, min_size=1, max_size=12).map(" ".join), languages, st.lists(st.integers(0, 400), max_size=6))
def test_dates_near_some_places_are_those_of_the_whole_text(text, language, places):
    every = date_spans(text, language, [(0, len(text))])
    near = [(place, place + 5) for place in sorted(places)]
    found = date_spans(text, language, near)
    touching = [date for date in every if any(date.start < end and start < date.end for start, end in near)]
    assert [date for date in every if date in found] == found
    assert set(touching) <= set(found)


@pytest.mark.parametrize("text", [*READ, *NO_FIGURE])
def test_a_figure_reads_the_same_wherever_its_sentence_stands(text):
    filler = "Lorem ipsum dolor sit amet, consectetur adipiscing elit. " * 5
    alone = find_quantities(f"\n{text}\n")
    inside = find_quantities(f"{filler}\n{text}\n{filler}")
    assert [(m.span.shifted(len(filler)), m.value) for m in alone] == [(m.span, m.value) for m in inside]


def test_an_ordinal_is_kept_apart():
    (mention,) = find_quantities("The 1st group left.")
    assert (mention.value.kind, mention.value.low) == ("ordinal", 1)


@given(texts, languages)
def test_spans_round_trip_and_never_overlap(text, language):
    last = 0
    for mention in find_quantities(text, language):
        assert text[mention.start : mention.end] == mention.text
        assert last <= mention.start < mention.end
        last = mention.end
        low, high = mention.value.low, mention.value.high
        assert low is None or high is None or low <= high


@pytest.mark.parametrize(
    "text",
    [
        "9" * 1_000_000,
        "1," + "000," * 200_000,
        "million " * 20_000,
        "1e999999",
        "1 " * 20_000,
        "-".join(map(str, range(20_000))),
        "two and " * 20_000,
        "½" * 20_000,
        "5²³⁴ ①②③ " * 5_000,
        "100 " * 20_000,
        " to ".join(map(str, range(20_000))),
        "1 over " * 20_000,
        "half of a " * 10_000,
        "twenty-" * 20_000,
        '5" ' * 20_000,
        "1x10^" * 10_000,
        "at least " * 20_000 + "5",
        "Rooms " + "5, " * 20_000,
    ],
    ids=[
        "digits", "groups", "scales", "exponent", "ones", "chain", "words", "fractions", "raised", "hundreds", "ranges", "over", "halves", "hyphens", "quotes", "powers",
        "hedges", "labels",
    ],
)  # fmt: skip
def test_hostile_figures_give_an_answer(text):
    assert isinstance(find_quantities(text), list)


@pytest.mark.parametrize("language, text", [("de", "zweihundert" * 20_000), ("fr", "quatre-vingt-" * 5_000)])
def test_hostile_numerals_of_other_languages_give_an_answer(language, text):
    assert isinstance(find_quantities(text, language), list)


@pytest.mark.parametrize("text, value", [("It has 1e40 atoms.", 10**40), ("It has 1e999999 atoms.", None)])
def test_an_exponent_is_exact_or_not_read(text, value):
    assert [mention.value.low for mention in find_quantities(text)] == ([value] if value else [])
