"""Dates in running text: what is read, with what was said and what the context settles."""

from datetime import date, datetime

import pytest
from hypothesis import given

from consistency import find_dates, find_quantities
from consistency.values import DateInterval, Duration
from tests.strategies import languages, texts

PUBLISHED = date(2024, 10, 30)  # a Wednesday


def ends(mention):
    value = mention.value
    return tuple(end and end.isoformat() for end in (value.start, value.end))


@pytest.mark.parametrize(
    "text, expected, start, end",
    [
        ("It began on 23 October 2024.", "23 October 2024", "2024-10-23", "2024-10-24"),
        ("It began on Oct. 23, 2024.", "Oct. 23, 2024", "2024-10-23", "2024-10-24"),
        ("It began on Wednesday, 23 October 2024.", "Wednesday, 23 October 2024", "2024-10-23", "2024-10-24"),
        (
            "It began on the twenty-third of October 2024.",
            "the twenty-third of October 2024",
            "2024-10-23",
            "2024-10-24",
        ),
        ("Seen 2024-10-23T15:30.", "2024-10-23T15:30", "2024-10-23T15:30:00", "2024-10-23T15:31:00"),
        ("It began on 23.10.2024.", "23.10.2024", "2024-10-23", "2024-10-24"),
        ("It began on 10/23/2024.", "10/23/2024", "2024-10-23", "2024-10-24"),
        ("It began in October 2023.", "October 2023", "2023-10-01", "2023-11-01"),
        ("It began in 2014.", "2014", "2014-01-01", "2015-01-01"),
        ("It was so in the 1990s.", "the 1990s", "1990-01-01", "2000-01-01"),
        ("It was so in the 19th century.", "the 19th century", "1800-01-01", "1900-01-01"),
        ("It ran from 3 to 7 May 2024.", "from 3 to 7 May 2024", "2024-05-03", "2024-05-08"),
        ("It ran from 26 July to 22 August 2024.", "from 26 July to 22 August 2024", "2024-07-26", "2024-08-23"),
        ("It ran between 2014 and 2018.", "between 2014 and 2018", "2014-01-01", "2019-01-01"),
        ("It began in early 2023.", "early 2023", "2023-01-01", "2023-05-01"),
        ("It was so in Q3 2023.", "Q3 2023", "2023-07-01", "2023-10-01"),
        ("They came on 23 October.", "23 October", "2024-10-23", "2024-10-24"),
        ("They came yesterday.", "yesterday", "2024-10-29", "2024-10-30"),
        ("They came on Monday.", "Monday", "2024-10-28", "2024-10-29"),
        ("They will come on Monday.", "Monday", "2024-11-04", "2024-11-05"),
        ("They came last Friday.", "last Friday", "2024-10-25", "2024-10-26"),
        ("They came two weeks ago.", "two weeks ago", "2024-10-16", "2024-10-17"),
        ("They came last month.", "last month", "2024-09-01", "2024-10-01"),
        ("They met at 3 pm on Monday.", "3 pm on Monday", "2024-10-28T15:00:00", "2024-10-28T16:00:00"),
        ("They met two days after 5 May 2024.", "two days after 5 May 2024", "2024-05-07", "2024-05-08"),
    ],
)
def test_read_with_a_publication_date(text, expected, start, end):
    (mention,) = find_dates(text, PUBLISHED)
    assert (mention.text, *ends(mention)) == (expected, start, end)


@pytest.mark.parametrize(
    "language, text, start, end",
    [
        ("uk", "Це сталося 6 серпня 2023 року.", "2023-08-06", "2023-08-07"),
        ("uk", "Це тривало з 22 до 29 квітня 2024 року.", "2024-04-22", "2024-04-30"),
        ("uk", "Вони прибули вчора.", "2024-10-29", "2024-10-30"),
        ("ru", "Это случилось 6 августа 2023 года.", "2023-08-06", "2023-08-07"),
        ("ru", "Они прибыли вчера.", "2024-10-29", "2024-10-30"),
        ("de", "Es geschah am 6. August 2023.", "2023-08-06", "2023-08-07"),
        ("fr", "C'est arrivé le 6 août 2023.", "2023-08-06", "2023-08-07"),
        ("es", "Sucedió el 6 de agosto de 2023.", "2023-08-06", "2023-08-07"),
        ("it", "È successo il 6 agosto 2023.", "2023-08-06", "2023-08-07"),
        ("tr", "Olay 4 Ocak 2019 günü oldu.", "2019-01-04", "2019-01-05"),
    ],
)
def test_other_languages(language, text, start, end):
    (mention,) = find_dates(text, PUBLISHED, language)
    assert ends(mention) == (start, end)


def test_what_no_context_settles_stays_open():
    (mention,) = find_dates("They came on 23 October.")
    assert ends(mention) == (None, None)
    assert (mention.value.said.year, mention.value.said.month, mention.value.said.day) == (None, 10, 23)


def test_a_date_without_a_year_takes_that_of_the_last_full_date():
    first, second = find_dates("The siege began on 3 March 1944. On 6 August the town fell.")
    assert ends(second) == ("1944-08-06", "1944-08-07")


def test_a_dateline_is_the_day_of_publication():
    found = find_dates("A headline\n\nMonday, May 18, 2015\n\nThey came yesterday.")
    assert ends(found[-1]) == ("2015-05-17", "2015-05-18")


def test_the_document_decides_the_order_of_day_and_month():
    assert [ends(m)[0] for m in find_dates("From 23/10/2024 on, and again on 12/11/2024.")] == [
        "2024-10-23",
        "2024-11-12",
    ]
    (open_,) = find_dates("It was on 12/11/2024.")
    assert (ends(open_)[0], open_.value.alternatives[0][0].isoformat()) == ("2024-12-11", "2024-11-12")


@pytest.mark.parametrize(
    "text, why",
    [
        ("on 31 September", "September has 30 days"),
        ("on 29 February 2023", "February 2023 has 28 days"),
        ("on 2024-13-05", "there is no month 13"),
        ("at 25:61", "there is no time 25:61"),
    ],
)
def test_impossible_dates_are_mentions_too(text, why):
    (mention,) = find_dates(f"It happened {text}.")
    assert (mention.value.impossible, mention.value.start) == (why, None)


@pytest.mark.parametrize(
    "text",
    [
        "They may march on.",
        "He sat down for a second.",
        "In 300 cases it failed.",
        "It scored 90:15.",
        "Version 1.2.3 is out.",
    ],
)
def test_words_that_are_no_dates(text):
    assert [mention for mention in find_dates(text) if isinstance(mention.value, DateInterval)] == []


@pytest.mark.parametrize(
    "text, months, seconds",
    [
        ("for two weeks", 0, 1209600),
        ("a 3-day visit", 0, 259200),
        ("for 18 months", 18, 0),
        ("after 90 years", 1080, 0),
        ("for 2.5 hours", 0, 9000),
    ],
)
def test_durations_are_no_dates(text, months, seconds):
    (mention,) = find_dates(f"It was {text}.")
    assert mention.value == Duration(months, seconds, mention.value.hedge)


def test_a_publication_instant_counts_minutes():
    (mention,) = find_dates("They come in two minutes.", datetime(2024, 10, 30, 12, 0))
    assert ends(mention)[0] == "2024-10-30T12:02:00"


@given(texts, languages)
def test_spans_round_trip_and_nothing_raises(text, language):
    for mention in find_dates(text, PUBLISHED, language):
        assert text[mention.start : mention.end] == mention.text
        value = mention.value
        if isinstance(value, DateInterval) and value.start and value.end and not value.until:
            assert value.start < value.end


@pytest.mark.parametrize(
    "text",
    [
        "12/11/2024 " * 10_000,
        "31 September " * 5_000,
        "from 3 to " * 10_000,
        "Monday " * 10_000,
        "0001-01-01 9999-12-31 99999-01-01",
    ],
)
def test_hostile_dates_give_an_answer(text):
    assert isinstance(find_dates(text), list)


@given(texts, languages)
def test_no_character_is_both_a_date_and_a_quantity(text, language):
    dates = [
        mention.span for mention in find_dates(text, PUBLISHED, language) if isinstance(mention.value, DateInterval)
    ]
    for figure in find_quantities(text, language):
        assert not any(figure.span.overlaps(span) for span in dates)
