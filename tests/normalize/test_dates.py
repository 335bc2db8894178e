"""Dates in running text: what is read, with what was said and what the context settles."""

import re
from datetime import date, datetime
from pathlib import Path

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
        ("It fell in the first half of 2024.", "the first half of 2024", "2024-01-01", "2024-07-01"),
        ("It opened in mid-2023.", "mid-2023", "2023-05-01", "2023-09-01"),
        ("It was signed on 23.10.24.", "23.10.24", "2024-10-23", "2024-10-24"),
        ("It was signed on 2024/10/23.", "2024/10/23", "2024-10-23", "2024-10-24"),
        ("He led it (2014–18).", "2014–18", "2014-01-01", "2019-01-01"),
        ("The games began in 776 BC.", "776 BC", "-0775-01-01", "-0774-01-01"),
        ("The town burned in AD 79.", "AD 79", "0079-01-01", "0080-01-01"),
        ("It began on 24 Feb '22.", "24 Feb '22", "2022-02-24", "2022-02-25"),
        ("It was so in the late nineties.", "the late nineties", "1996-09-01", "2000-01-01"),
        ("They meet in the third week of May 2024.", "the third week of May 2024", "2024-05-13", "2024-05-20"),
        ("They met on the first Monday of May 2024.", "the first Monday of May 2024", "2024-05-06", "2024-05-07"),
        ("They left on the last day of October 2023.", "the last day of October 2023", "2023-10-31", "2023-11-01"),
        ("It was the week of 6 May 2024.", "the week of 6 May 2024", "2024-05-06", "2024-05-13"),
        (
            "It was on the night of 3 to 4 March 2024.",
            "the night of 3 to 4 March 2024",
            "2024-03-03T20:00:00",
            "2024-03-04",
        ),
        (
            "They left at half past seven on Monday.",
            "half past seven on Monday",
            "2024-10-28T07:30:00",
            "2024-10-28T07:31:00",
        ),
        ("They went home on Christmas Day 2023.", "Christmas Day 2023", "2023-12-25", "2023-12-26"),
        ("They went home on Good Friday 2024.", "Good Friday 2024", "2024-03-29", "2024-03-30"),
        ("They stood in nineteen ninety-six.", "nineteen ninety-six", "1996-01-01", "1997-01-01"),
        ("It was so in fiscal 2023.", "fiscal 2023", "2023-01-01", "2024-01-01"),
        ("It was so in summer 2023.", "summer 2023", "2023-06-01", "2023-09-01"),
        (
            "They came at 3:30 p.m. EST on Oct. 23.",
            "3:30 p.m. EST on Oct. 23",
            "2024-10-23T15:30:00",
            "2024-10-23T15:31:00",
        ),
        ("They wrote it late last year.", "late last year", "2023-09-01", "2024-01-01"),
        ("They left the day before yesterday.", "the day before yesterday", "2024-10-28", "2024-10-29"),
        ("They came on the last Friday of the month.", "the last Friday of the month", "2024-10-25", "2024-10-26"),
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


@pytest.mark.parametrize(
    "language, text, expected, start, end",
    [
        ("uk", "Це було у середині серпня 2023 року.", "у середині серпня 2023 року", "2023-08-11", "2023-08-21"),
        ("uk", "Це було 5 жовтня 49-го.", "5 жовтня 49-го", "1949-10-05", "1949-10-06"),
        ("uk", "Так було у 1990-х роках.", "1990-х роках", "1990-01-01", "2000-01-01"),
        ("uk", "Так було у другій половині 2023 року.", "другій половині 2023 року", "2023-07-01", "2024-01-01"),
        (
            "uk",
            "Вони прибули два дні тому о 15 годині.",
            "два дні тому о 15 годині",
            "2024-10-28T15:00:00",
            "2024-10-28T16:00:00",
        ),
        ("uk", "Вони прибули минулого тижня.", "минулого тижня", "2024-10-21", "2024-10-28"),
        (
            "uk",
            "Вони прибули о третій годині дня.",
            "третій годині дня",
            "2024-10-30T15:00:00",
            "2024-10-30T16:00:00",
        ),
        ("ru", "Это было в конце мая 2023 года.", "в конце мая 2023 года", "2023-05-21", "2023-06-01"),
        ("ru", "Они приехали две недели назад.", "две недели назад", "2024-10-16", "2024-10-17"),
        ("ru", "Это длилось с 3 по 7 мая 2023 года.", "с 3 по 7 мая 2023 года", "2023-05-03", "2023-05-08"),
        ("de", "Es war Anfang Mai 2023.", "Anfang Mai 2023", "2023-05-01", "2023-05-11"),
        ("de", "Sie kamen vor zwei Wochen.", "vor zwei Wochen", "2024-10-16", "2024-10-17"),
        ("de", "Er kam letzte Woche.", "letzte Woche", "2024-10-21", "2024-10-28"),
        ("de", "Es war am 22.04.2023.", "22.04.2023", "2023-04-22", "2023-04-23"),
        ("fr", "C'était fin mai 2023.", "fin mai 2023", "2023-05-21", "2023-06-01"),
        ("fr", "Ils sont venus la semaine dernière.", "la semaine dernière", "2024-10-21", "2024-10-28"),
        ("fr", "Ils sont venus il y a deux jours.", "il y a deux jours", "2024-10-28", "2024-10-29"),
        ("es", "Fue a mediados de mayo de 2023.", "a mediados de mayo de 2023", "2023-05-11", "2023-05-21"),
        ("es", "Llegaron la semana pasada.", "la semana pasada", "2024-10-21", "2024-10-28"),
        ("es", "Llegaron hace dos días.", "hace dos días", "2024-10-28", "2024-10-29"),
    ],
)
def test_forms_of_other_languages(language, text, expected, start, end):
    (mention,) = find_dates(text, PUBLISHED, language)
    assert (mention.text, *ends(mention)) == (expected, start, end)


def test_what_no_context_settles_stays_open():
    (mention,) = find_dates("They came on 23 October.")
    assert ends(mention) == (None, None)
    assert (mention.value.said.year, mention.value.said.month, mention.value.said.day) == (None, 10, 23)


def test_a_date_without_a_year_takes_that_of_the_last_full_date():
    first, second = find_dates("The siege began on 3 March 1944. On 6 August the town fell.")
    assert ends(second) == ("1944-08-06", "1944-08-07")


NARRATIVES = [
    (
        "en",
        """The Siege of Novara (2 March – 9 August 1822) was a minor campaign. On 2 March the army crossed the river. Three
days later it reached the walls, and by the end of the month the town was cut off. In April the defenders ran short of bread.
On the night of 3 to 4 May a sortie failed. The following day the governor asked for terms. In the summer disease spread. On 6
August the gate was opened and, thirteen days later, the garrison left. The following year the treaty was signed. In September
the old king died. In the spring of 1824 a new war began; on 14 June the hill fell, and that same month the fleet sailed.""",
        [
            ("2 March – 9 August 1822", "1822-03-02", "1822-08-10"),
            ("2 March", "1822-03-02", "1822-03-03"),
            ("Three\ndays later", "1822-03-05", "1822-03-06"),
            ("the end of the month", "1822-03-21", "1822-04-01"),
            ("April", "1822-04-01", "1822-05-01"),
            ("the night of 3 to 4 May", "1822-05-03T20:00:00", "1822-05-04"),
            ("The following day", "1822-05-04", "1822-05-05"),
            ("the summer", "1822-06-01", "1822-09-01"),
            ("6\nAugust", "1822-08-06", "1822-08-07"),
            ("thirteen days later", "1822-08-19", "1822-08-20"),
            ("The following year", "1823-01-01", "1824-01-01"),
            ("September", "1823-09-01", "1823-10-01"),
            ("the spring of 1824", "1824-03-01", "1824-06-01"),
            ("14 June", "1824-06-14", "1824-06-15"),
            ("that same month", "1824-06-01", "1824-07-01"),
        ],
    ),
    (
        "uk",
        """Облога міста тривала з 22 квітня до 6 серпня 1949 року. На початку травня військо підійшло до мурів. 6 серпня брама
впала. Через тринадцять днів залога відійшла. Наступного року підписали мир. У вересні король помер. У середині жовтня 1951 року
почалася нова війна. 12 листопада полк вирушив, а з 22 до 29 листопада тривали бої. Наприкінці того ж місяця все скінчилося.""",
        [
            ("з 22 квітня до 6 серпня 1949 року", "1949-04-22", "1949-08-07"),
            ("На початку травня", "1949-05-01", "1949-05-11"),
            ("6 серпня", "1949-08-06", "1949-08-07"),
            ("Через тринадцять днів", "1949-08-19", "1949-08-20"),
            ("Наступного року", "1950-01-01", "1951-01-01"),
            ("вересні", "1950-09-01", "1950-10-01"),
            ("У середині жовтня 1951 року", "1951-10-11", "1951-10-21"),
            ("12 листопада", "1951-11-12", "1951-11-13"),
            ("з 22 до 29 листопада", "1951-11-22", "1951-11-30"),
            ("Наприкінці того ж місяця", "1951-11-21", "1951-12-01"),
        ],
    ),
]


@pytest.mark.parametrize("language, text, expected", NARRATIVES, ids=["en", "uk"])
@pytest.mark.parametrize("published", [None, PUBLISHED], ids=["undated", "dated"])
def test_a_narrative_carries_its_years_along(language, text, expected, published):
    assert [(mention.text, *ends(mention)) for mention in find_dates(text, published, language)] == expected


def test_news_count_from_their_own_day_whatever_years_they_recall():
    text = "The bridge of 1974 fell on Monday. It was mended in 2003. On 3 September its owner had warned of it."
    assert [ends(mention)[0] for mention in find_dates(text, PUBLISHED)] == [
        "1974-01-01",
        "2024-10-28",
        "2003-01-01",
        "2024-09-03",
    ]


def test_each_day_of_a_list_is_a_mention():
    found = find_dates("They met on 12, 13 and 14 May 2024.")
    assert [(mention.text, ends(mention)[0]) for mention in found] == [
        ("12", "2024-05-12"),
        ("13", "2024-05-13"),
        ("14 May 2024", "2024-05-14"),
    ]


def test_how_a_date_lies_to_what_is_told_is_kept():
    (since,) = find_dates("It has been so since 2014.")
    (about,) = find_dates("It took about two weeks.")
    assert (since.text, since.value.hedge) == ("2014", "since")
    assert (about.text, about.value) == ("about two weeks", Duration(0, 1209600, "about"))


def test_what_comes_again_and_again_is_a_length_of_time():
    (mention,) = find_dates("They met every day.")
    assert mention.value == Duration(0, 86400, "every")


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
        ("at 7:65 p.m.", "there is no time 7:65 p.m."),
        ("at 13.30am", "there is no time 13.30am"),
        ("on the 32nd of May", "May has 31 days"),
        ("on 30/14/2024", "there is no month 14"),
        ("on 30 February 1713", "February 1713 has 28 days"),
    ],
)
def test_impossible_dates_are_mentions_too(text, why):
    (mention,) = find_dates(f"It happened {text}.")
    assert (mention.value.impossible, mention.value.start) == (why, None)


@pytest.mark.parametrize(
    "text",
    [
        "They may march on.",
        "1st",
        "He came 1st and 25th overall.",
        "Training ran from the 6th to the 12th week.",
        "Case 30/14/2024 was heard.",
        "He sat down for a second.",
        "In 300 cases it failed.",
        "It scored 90:15.",
        "Version 1.2.3 is out.",
        "Version 31.11.2024 is out.",
        "They live on 31 June Street.",
        "They read Luke 1:68 aloud.",
        "The price rose to $12.5.",
        "They sold 1500 houses and 2000 cars.",
        "LA Weekly wrote about it.",
        "We sat down with Mark and June.",
        "The average fell from 31.5 to 28.4 points.",
        "The package moved from 1.31-1.2 to 1.31-1.3.",
        "Petrol cost 57.95p a litre.",
    ],
)
def test_words_that_are_no_dates(text):
    assert [mention for mention in find_dates(text) if isinstance(mention.value, DateInterval)] == []


def test_figures_before_a_date_are_none_of_it():
    found = find_dates("The rate rose to 1.2 last week, fell 3.4 this week and was 5.6 last year.")
    assert [mention.text for mention in found] == ["last week", "this week", "last year"]


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
        "in the year 0, in 99999, 99999999999 years ago, 9999999999999 centuries later, 12 BC",
        "the first half of " * 5_000 + "2024",
        "two " * 20_000,
        "1." * 20_000,
        "last " * 20_000,
        "May 5, " * 5_000,
        "5 травня ٢٠٢٤ May³ 5 мая 3 Mai",
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


def test_a_day_that_one_country_had_is_no_mistake():
    (mention,) = find_dates("It happened on 30 February 1712.")
    assert (mention.value.impossible, mention.value.said.day) == ("", 30)


@pytest.mark.parametrize(
    "text, date",
    [
        ("Fans of Sheffield Wednesday, 2 March 2024 was a bad day.", "2 March 2024"),
        ("They met in Paris Saturday, 2 March 2024.", "Saturday, 2 March 2024"),
        ("On Wednesday, 2 March 2024 they met.", "Wednesday, 2 March 2024"),
        ("Published Wednesday, 2 March 2024", "Wednesday, 2 March 2024"),
    ],
)
def test_a_weekday_in_a_name_is_none_of_the_date(text, date):
    assert [mention.text for mention in find_dates(text)] == [date]


@pytest.mark.parametrize(
    "language, text, starts",
    [
        ("en", "In 1849 gold was found. They left in '52.", ["1849-01-01", "1852-01-01"]),
        ("en", "In 1943 they came. They left in '52.", ["1943-01-01", "1952-01-01"]),
        ("uk", "У 1849 році він народився. Навесні 52-го виїхав.", ["1849-01-01", "1852-03-01"]),
        ("uk", "У 1943 році він народився. У травні 52-го виїхав.", ["1943-01-01", "1952-05-01"]),
    ],
)
def test_a_short_year_is_of_the_century_that_is_told_of(language, text, starts):
    assert [ends(mention)[0] for mention in find_dates(text, language=language)] == starts


@pytest.mark.parametrize(
    "text, expected",
    [
        ("The talks took 10 to 15 minutes.", ("10 to 15 minutes", 600, 900)),
        ("It took between two and three weeks.", ("between two and three weeks", 1209600, 1814400)),
        ("It took from 3 to 5 days.", ("3 to 5 days", 259200, 432000)),
    ],
)
def test_a_range_of_durations_is_one(text, expected):
    (mention,) = find_dates(text)
    assert (mention.text, mention.value.seconds, mention.value.longest.seconds) == expected


def test_french_days_and_hours():
    (day,) = find_dates("Le 25, il partit.", PUBLISHED, "fr")
    assert ends(day)[0] == "2024-10-25"


PAGES = sorted((Path(__file__).parents[2] / "docs" / "rules").glob("*.md"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_duration_holds_its_quantity(page):
    for text in re.findall(r"```text[^\n]*\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL):
        figures = find_quantities(text)
        for length in find_dates(text):
            if isinstance(length.value, Duration) and length.value.hedge != "every":
                across = [figure for figure in figures if figure.span.overlaps(length.span)]
                assert len(across) <= 1, (text, length.text)
                assert all(length.start <= each.start and each.end <= length.end for each in across), (
                    text,
                    length.text,
                )
