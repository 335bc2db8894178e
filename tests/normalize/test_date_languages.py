"""Dates in six languages: a hundred texts of each, and what is true of all of them."""

import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency import find_dates, tables
from consistency.normalize.dates.forms import grammar, read
from consistency.normalize.dates.holidays import day_of_holiday, days_of_holiday, long_weekend
from consistency.normalize.dates.lexicon import OTHER
from consistency.normalize.dates.readers.numbers import number
from consistency.values import Moment
from tests.strategies import texts

PUBLISHED = date(2024, 10, 30)  # a Wednesday
LANGUAGES = ("en", "fr", "es", "de", "uk", "ru")
FOLDER = Path(__file__).parent / "date_texts"
TEXTS = [
    (language, *line.split("\t"))
    for language in LANGUAGES
    for line in (FOLDER / f"{language}.tsv").read_text(encoding="utf-8").splitlines()
]


def told(mention):
    value = mention.value
    if hasattr(value, "months"):
        return f"{mention.text} = {value.months} months, {value.seconds} seconds"
    return f"{mention.text} = {value.start and value.start.isoformat()}..{value.end and value.end.isoformat()}"


@pytest.mark.parametrize("language, text, expected", TEXTS)
def test_read_as_the_table_says(language, text, expected):
    assert " ; ".join(map(told, find_dates(text, PUBLISHED, language))) == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_a_hundred_texts(language):
    assert len({text for own, text, _ in TEXTS if own == language}) >= 100


ANYWHERE = re.compile(f"[^{re.escape(OTHER)}]")


@pytest.mark.parametrize("language", LANGUAGES)
@given(st.lists(st.sampled_from(TEXTS), max_size=4), texts)
def test_no_trigger_hides_what_a_form_reads(language, chosen, other):
    rules = grammar(language)
    text = " ".join([*(text for _, text, _ in chosen), other])
    assert read(rules, text) == read(replace(rules, triggers=ANYWHERE), text)


DAYS = st.dates(date(1600, 1, 1), date(2099, 12, 31))
DATED = {
    "en": "It was on {day} {month} {year}.",
    "fr": "C'était le {day} {month} {year}.",
    "es": "Fue el {day} de {month} de {year}.",
    "de": "Es war am {day}. {month} {year}.",
    "uk": "Це було {day} {month} {year} року.",
    "ru": "Это было {day} {month} {year} года.",
}


@pytest.mark.parametrize("language", LANGUAGES)
@given(DAYS, st.data())
def test_every_day_is_read_in_every_language(language, day, data):
    months = tables.load("calendar", language)["months"]
    name = data.draw(
        st.sampled_from([name for name, month in months.items() if month == day.month and name[-1] != "."])
    )
    (mention,) = find_dates(
        DATED[language].format(day=day.day, month=name.capitalize(), year=day.year), PUBLISHED, language
    )
    assert mention.value.start.isoformat() == day.isoformat()
    assert mention.value.end.isoformat() == (day + timedelta(days=1)).isoformat()


CLOCKED = {
    "en": "They came at {hour}:{minute:02}.",
    "fr": "Ils sont venus à {hour}h{minute:02}.",
    "es": "Llegaron a las {hour}:{minute:02}.",
    "de": "Sie kamen um {hour}.{minute:02} Uhr.",
    "uk": "Вони прибули о {hour}:{minute:02}.",
    "ru": "Они прибыли в {hour}:{minute:02}.",
}


@pytest.mark.parametrize("language", LANGUAGES)
@given(st.integers(0, 23), st.integers(0, 59))
def test_every_time_of_day_is_read_in_every_language(language, hour, minute):
    (mention,) = find_dates(CLOCKED[language].format(hour=hour, minute=minute), PUBLISHED, language)
    assert mention.value.start == Moment(2024, 10, 30).plus(seconds=hour * 3600 + minute * 60)
    assert mention.value.granularity == "minute"


SPANS = {
    "fr": "Ouvert de {a}h à {b}h.",
    "es": "Abierto de {a} a {b} horas.",
    "de": "Offen von {a} bis {b} Uhr.",
    "uk": "Відчинено з {a} до {b} години.",
    "ru": "Открыто с {a} до {b} часов.",
}


@pytest.mark.parametrize("language", SPANS)
@given(st.integers(5, 22), st.integers(5, 22))
def test_from_one_hour_to_a_later_one(language, one, other):
    first, last = sorted((one, other + (one == other)))
    (mention,) = find_dates(SPANS[language].format(a=first, b=last), PUBLISHED, language)
    assert (mention.value.start.isoformat(), mention.value.end.isoformat()) == (
        f"2024-10-30T{first:02}:00:00", f"2024-10-30T{last:02}:00:00",
    )  # fmt: skip


@pytest.mark.parametrize("language", ["fr", "es"])
def test_words_of_the_calendar_are_read_without_their_accents(language):
    table = tables.load("calendar", language)
    letters = str.maketrans(table["unaccented"])
    for kind in ("months", "weekdays", "relative", "dayparts"):
        for word, value in table[kind].items():
            bare = word.translate(letters)
            if len(word) > 2 and " " not in word and "-" not in word and "'" not in word and "." not in word:
                assert grammar(language).lexicon.values[kind][bare] == table[kind].get(bare, value)


UNITS = [
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
]
TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante", 80: "quatre-vingt"}


def french(count):
    """A number below a hundred in French words."""
    if count <= 16:
        return UNITS[count - 1]
    if count < 20:
        return f"dix-{UNITS[count - 11]}"
    ten = count // 10 * 10
    ten -= 10 if ten in (70, 90) else 0
    return TENS[ten] + (f"-{french(count - ten)}" if count > ten else "")


@given(st.integers(1, 99))
def test_french_numbers_count_by_twenties(count):
    assert number(french(count), grammar("fr").lexicon) == count


YEARS = st.integers(1600, 2300)


@given(YEARS)
def test_easter_is_a_sunday_of_spring(year):
    day = day_of_holiday("easter", year)
    assert day.weekday == 6 and (3, 22) <= (day.month, day.day) <= (4, 25)
    assert day_of_holiday("orthodox", year).weekday == 6
    assert day_of_holiday("easter 49", year) == day.plus(days=49)


@given(YEARS, st.integers(1, 4), st.integers(0, 6), st.integers(1, 12))
def test_the_nth_weekday_is_found_by_counting(year, nth, weekday, month):
    days = [day for each in range(1, 29 + 3) for day in [Moment(year, month).plus(days=each - 1)] if day.month == month]
    assert day_of_holiday(f"{nth} {weekday} {month}", year) == [day for day in days if day.weekday == weekday][nth - 1]
    assert day_of_holiday(f"-1 {weekday} {month}", year) == [day for day in days if day.weekday == weekday][-1]


@given(YEARS)
def test_the_hebrew_year_begins_on_no_sunday_wednesday_or_friday(year):
    first = day_of_holiday("hebrew 7-1", year)
    assert first.weekday in (0, 1, 3, 5)
    assert day_of_holiday("hebrew 7-10", year) == first.plus(days=9)
    # From the first day of Passover to the new year there are 163 days, whatever the year.
    assert day_of_holiday("hebrew 1-15", year).plus(days=163) == first
    assert day_of_holiday("hebrew 9-25", year).ordinal - first.ordinal in (82, 83, 84)


@given(YEARS, st.integers(1, 12), st.integers(1, 29))
def test_the_islamic_year_has_354_or_355_days(year, month, day):
    rule = f"islamic {month}-{day}"
    first = day_of_holiday(rule, year)
    if first is None:
        return
    assert first.year == year
    following = [next_year for step in (1, 2) if (next_year := day_of_holiday(rule, year + step))]
    # A Gregorian year may hold the feast twice, and then the first is given.
    assert any(found.ordinal - first.ordinal in (354, 355, 708, 709, 710) for found in following)


def test_feasts_of_the_moon_on_known_days():
    assert day_of_holiday("hebrew 7-1", 2024).isoformat() == "2024-10-03"
    assert day_of_holiday("hebrew 12-14", 2024).isoformat() == "2024-03-24"
    assert day_of_holiday("islamic 10-1", 2024).isoformat() == "2024-04-10"


@pytest.mark.parametrize("language", list(tables.names("calendar")))
def test_every_rule_of_a_feast_gives_days(language):
    for name, rule in tables.load("calendar", language).get("holidays", {}).items():
        days = [day_of_holiday(rule, year) for year in range(2000, 2040)]
        assert any(days) and days_of_holiday(rule) >= 1, name


@given(DAYS)
def test_a_long_weekend_holds_its_feast_and_a_weekend(day):
    feast = Moment(day.year, day.month, day.day)
    start, end = long_weekend(feast)
    assert start.ordinal <= feast.ordinal < end.ordinal
    assert {5, 6} <= {start.plus(days=step).weekday for step in range(end.ordinal - start.ordinal)}


@pytest.mark.parametrize(
    "language, text",
    [
        ("en", "This may take longer than they think."),
        ("en", "Call 1 201 461-1776."),
        ("en", "It fell on a Wednesday."),
        ("en", "They sold 3/4 to 7/8 of it."),
        ("fr", "La semaine de 35h est la règle."),
        ("fr", "Il y a 12 30 et 45 dans la liste."),
        ("fr", "Elle tombait un mercredi."),
        ("fr", "Un retard de 3h est annoncé."),
        ("es", "Atendió a las siete mujeres."),
        ("es", "Llegó con dos semanas de retraso."),
        ("de", "Er liegt auf dem 2. Platz."),
        ("de", "Sie gewann zum 3. Mal."),
        ("de", "Ein Mittwoch war es."),
        ("uk", "Загинуло до 18 осіб."),
        ("uk", "Він працював 15 годин поспіль."),
        ("uk", "Ціна впала в двадцять п'ять разів."),
        ("ru", "Цена упала в двадцать пять раз."),
        ("ru", "Это в 15 километрах отсюда."),
        ("ru", "Он жил в пять раз дальше."),
        ("fr", "Dans les prochains jours, il pleuvra."),
        ("fr", "L'arrêté n° 2015-123 est abrogé."),
        ("fr", "Il faut mettre à jour cette page."),
        ("fr", "Il a été là."),
        ("es", "En los próximos días lloverá."),
        ("es", "El nivel medio del mar sube."),
        ("es", "Rige la Ley 7/2020 entera."),
        ("de", "Es gilt die Verordnung 3/2019 weiter."),
        ("en", "They cite Directive 4/2003 again."),
        ("de", "In den kommenden Tagen regnet es."),
        ("de", "So viele kamen."),
        ("de", "Am Ende des Tag-Stapels steht nichts."),
        ("uk", "У розпал неділі мовчали."),
        ("uk", "Його підозрюють за ч. 2 ст. 115 Кримінального кодексу."),
        ("ru", "Это пункт 2 в. 3 договора."),
        ("fr", "Il a fini en 2 s. environ."),
        ("ru", "В данной среде это запрещено."),
        ("en", "Processor avr31 is slow."),
    ],
)
def test_figures_and_words_that_are_no_dates(language, text):
    assert [m.text for m in find_dates(text, PUBLISHED, language) if not hasattr(m.value, "months")] == []


@pytest.mark.parametrize(
    "language, text",
    [
        ("fr", "de 17h à " * 3_000),
        ("fr", "sept heures et " * 3_000),
        ("es", "a las siete y " * 3_000),
        ("uk", "о пів на " * 3_000),
        ("de", "um fünf vor halb " * 3_000),
        ("en", "12 11 " * 3_000),
        ("en", "5/1-5/7 " * 3_000),
        ("ru", "без десяти " * 3_000),
    ],
)
def test_hostile_hours_give_an_answer(language, text):
    assert isinstance(find_dates(text, PUBLISHED, language), list)
