"""Readers of dates: days, months, years and what is longer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from consistency.model import Span
from consistency.normalize.dates.grammar import Found
from consistency.normalize.dates.readers.numbers import number
from consistency.normalize.dates.stated import Stated, checked
from consistency.normalize.quantities.nouns import plural

_INSTANT = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)T(\d\d):?(\d\d)(?::?(\d\d))?(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?")
_PARTS = re.compile(r"\d+")
# Two digits from here on are a year of the last century.
_PIVOT = 40
# The twenties, said of now or of a century ago, are left to the nearer; from the thirties on the last century is meant.
_DECADES = 30
# A range of years written short ("1890 – 91") with blanks is no longer than this.
_LONGEST = 20
_FIRST_YEAR, _LAST_YEAR = 1000, 2199


def figures(found: Found) -> Stated | None:
    """2024-10-23T15:30, 23.10.2024, 10/23/2024, 2024/10/23, 20241023."""
    text, weekday = found.raw("figures"), _weekday(found)
    instant = _INSTANT.fullmatch(text)
    if instant:
        year, month, day = (int(instant[n]) for n in (1, 2, 3))
        hour, minute, second = int(instant[4]), int(instant[5]), int(instant[6] or 0)
        wrong = "" if hour < 24 and minute < 60 and second < 60 else f"there is no time {text[text.index('T') + 1 :]}"
        kind = "second" if instant[6] else "minute"
        return checked(
            Stated(found.span(), year, month, day, weekday, second=hour * 3600 + minute * 60 + second,
                   clock=kind, granularity=kind, zone=instant[7] or "", impossible=wrong)
        )  # fmt: skip
    numbers = [int(part) for part in _PARTS.findall(text)]
    if len(numbers) == 1:
        numbers = [numbers[0] // 10000, numbers[0] // 100 % 100, numbers[0] % 100]
    if len(_PARTS.match(text)[0]) > 2:  # type: ignore[index]
        return _year_first(found, text, numbers, weekday)
    return _year_last(found, text, numbers, weekday)


def _year_first(found: Found, text: str, numbers: Sequence[int], weekday: int | None) -> Stated | None:
    year, month, day = numbers
    said = checked(Stated(found.span(), year, month, day, weekday))
    # Only the ISO form with a hyphen is a date for sure; 2014/13/22 may be anything.
    return None if said.impossible and ("-" not in text or not 1 <= month <= 19 or day > 39) else said


def _year_last(found: Found, text: str, numbers: Sequence[int], weekday: int | None) -> Stated | None:
    """23.10.2024 and 10/23/2024; where both orders exist the second reading is kept as `swapped`."""
    a, b, year = numbers
    sign = next(character for character in text if not character.isdigit())
    if len(text) - text.rfind(sign) == 3:
        year = _century(year)
    day, month = (a, b) if sign == "." or a > 12 else (b, a)
    said = checked(Stated(found.span(), year, month, day, weekday))
    if sign != "." and a <= 12 and b <= 12 and a != b:
        return replace(said, swapped=(a, b))
    led = weekday is not None or found.lexicon.before_date.search(found.before)
    if sign == "." and b > 12 and a <= 12 and led:
        said = checked(Stated(found.span(), year, a, b, weekday))
    # 31.11.2024 behind "on" is a day that does not exist; anywhere else it is a version, a chapter, a price.
    return None if said.impossible and (month > 12 or day > 31 or not led) else said


def _century(short: int) -> int:
    return 2000 + short - (100 if short > _PIVOT else 0)


def year_of(found: Found) -> int | None:
    """The year that a form with the piece {year} found; astronomical (0 is 1 BC); None where it found none."""
    if found.has("year"):
        return found.integer("year")
    if found.has("short"):
        return _century(found.integer("short") or 0)
    for name, era, kind in (("eyear", "era", "eras"), ("ayear", "era_before", "eras_before")):
        if found.has(name):
            said = found.integer(name) or 0
            return said if found.value(era, kind) == 1 else 1 - said
    return number(found.words("spoken"), found.lexicon, year=True) if found.has("spoken") else None


def day_of(found: Found, figure: str = "day", word: str = "dayword") -> int | None:
    """The day of the month, in digits or in words."""
    if found.has(figure):
        return found.integer(figure)
    value = found.value(word, "ordinals")
    return value if isinstance(value, int) else None


def month_of(found: Found, name: str = "month") -> int:
    """The month that a form found."""
    value = found.value(name, "months")
    assert isinstance(value, int)
    return value


def _weekday(found: Found, name: str = "weekday") -> int | None:
    value = found.value(name, "weekdays")
    return value if isinstance(value, int) else None


def day_month(found: Found) -> Stated | None:
    """23 October 2024, the twenty-third of October, 2024 March 18."""
    if re.match(r"\s?(?:street|st\.|avenue|road|square)", found.after, re.IGNORECASE):
        return None
    return _date(found, day_of(found))


def month_day(found: Found) -> Stated | None:
    """October 23, 2024. "In June 31 people were killed": a day is not counted in people."""
    if year_of(found) is None:
        after = re.match(r"\s+([a-z]+)", found.after)
        if _NOT_A_DAY.match(found.after) or (after and plural(after[1], "en")):
            return None
    said = _date(found, day_of(found))
    if said and said.weekday is None and found.has("weekday_too"):
        return replace(said, weekday=_weekday(found, "weekday_too"))
    return said


_NOT_A_DAY = re.compile(
    r"[-‐‑ ]years?[-‐‑ ]old|\s?(?:%|percent|per\scent)|[.,:]\d|\s(?:people|percent|million)\b", re.IGNORECASE
)


def _date(found: Found, day: int | None) -> Stated | None:
    if day is None or not is_month(found, day):
        return None
    said = checked(Stated(found.span(), year_of(found), month_of(found), day, _weekday(found)))
    if found.has("year") and _ZONED.match(found.after):
        # "13 July, 1200 – 1400 BST": a time of day in four digits is no year.
        said = checked(replace(said, span=Span(said.span.start, _end_of_month(found)), year=None, impossible=""))
    return said


_ZONED = re.compile(r"\s?(?:(?:[-–—]|to)\s?\d{4}\s?)?(?:GMT|UTC|BST|E[SD]T|CES?T|EES?T|MSK|hrs|hours|local\stime)\b")


def _end_of_month(found: Found) -> int:
    return max(found.span(name).end for name in ("month", "day", "dayword") if found.has(name))


def is_month(found: Found, day: int | None = None) -> bool:
    """False for "may 3 people" and "march": a month that is also a word needs a capital letter, a year, or an ordinal beside it."""
    name = found.raw("month")
    if name[:1].isupper() or name.lower().rstrip(".") not in found.lexicon.ambiguous or year_of(found) is not None:
        return True
    ordinal = found.has("dayword") or re.search(r"\d(?:st|nd|rd|th)\b", found.raw(0), re.IGNORECASE)
    before = re.match(r"\W*\d", found.raw(0)) or (found.is_alone)
    return day is not None and bool(ordinal or before)


def stamp(found: Found) -> Stated | None:
    """Wed Oct 26 15:50:06 2016."""
    said, clock = _date(found, day_of(found)), found.raw("clock").split(":")
    if said is None or len(clock) != 3 or int(clock[0]) > 23 or int(clock[1]) > 59 or int(clock[2]) > 59:
        return None
    second = int(clock[0]) * 3600 + int(clock[1]) * 60 + int(clock[2])
    return replace(said, second=second, clock="second", granularity="second")


def dotted_days(found: Found) -> Stated | None:
    """14. – 15.10.2013, 14./15.10."""
    text = found.raw("figures")
    numbers = [int(part) for part in _PARTS.findall(text)]
    year = None
    if len(numbers) == 3:
        year = numbers[2] if numbers[2] > 99 else _century(numbers[2])
    day, month = numbers[:2]
    first = found.integer("first") or day
    if not (1 <= month <= 12 and 1 <= day <= 31 and "." in text):
        return None
    until = checked(Stated(found.span("figures"), year, month, day))
    return checked(Stated(found.span(), year, month, first, until=until))


def dotted_months(found: Found) -> Stated | None:
    """14.10. – 15.11.2013."""
    day, month = (int(part) for part in _PARTS.findall(found.raw("start")))
    until = dotted_days(found)
    if until is None or until.until is None or not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return checked(
        Stated(
            found.span(), until.year if until.month and month <= until.month else None, month, day, until=until.until
        )
    )


def days(found: Found) -> Stated | None:
    """From 3 to 7 May 2024, May 3–7: one month and year for both ends."""
    first, last = day_of(found), day_of(found, "last", "lastword")
    if first is None or last is None or not is_month(found, first):
        return None
    if re.match(r"[-‐‑ ]years?[-‐‑ ]old|[:.,]\d|\s?%", found.after):
        return None
    if not found.has("between") and not re.search(r"\d(?:st|nd|rd|th)?\b.*\d", found.raw(0)) and found.has("day"):
        return None
    month, year = month_of(found), year_of(found)
    where = found.span("last" if found.has("last") else "lastword")
    end = checked(Stated(Span(where.start, found.span().end), year, month, last))
    return checked(Stated(found.span(), year, month, first, _weekday(found), until=end))


def day_list(found: Found) -> Sequence[Stated] | None:
    """12, 13 and 14 May: one month and year for all."""
    if found.lexicon.between.search(found.before):
        return None
    last = _date(found, day_of(found))
    if last is None:
        return None
    names = [name for name in ("first", "second", "third") if found.has(name)]
    firsts = [checked(replace(last, span=found.span(name), day=found.integer(name), weekday=None)) for name in names]
    start = found.span("day" if found.has("day") else "dayword").start
    return [*firsts, replace(last, span=Span(start, last.span.end))]


def day_list_after(found: Found) -> Sequence[Stated] | None:
    """May 12, 13 and 14."""
    last = _date(found, day_of(found))
    if last is None or _NOT_A_DAY.match(found.after) or re.match(r"\s+[a-z]{3,}s\b", found.after):
        return None
    first = checked(replace(last, span=Span(found.span().start, found.span("first").end), day=found.integer("first")))
    second = (
        [checked(replace(last, span=found.span("second"), day=found.integer("second")))] if found.has("second") else []
    )
    start = found.span("day" if found.has("day") else "dayword").start
    return [first, *second, replace(last, span=Span(start, last.span.end))]


def month_year(found: Found) -> Stated | None:
    """October 2024, 2024 October."""
    year = year_of(found)
    # "In May 1500 people": a count.
    after = re.match(r"\s+([a-z]+)", found.after)
    if year is None or (
        after and plural(after[1], "en") and found.lexicon.before_month.search(found.before) and year % 100 == 0
    ):
        return None
    return Stated(found.span(), year, month_of(found), granularity="month")


def month_year_figures(found: Found) -> Stated | None:
    """04/2016."""
    month, year = (int(part) for part in _PARTS.findall(found.raw("figures")))
    if not 1 <= month <= 12 or not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    return Stated(found.span(), year, month, granularity="month", weak="." in found.raw("figures"))


def months(found: Found) -> Stated | None:
    """June–August 1992."""
    name = found.raw("first")
    if not name[:1].isupper() and name.lower() in found.lexicon.ambiguous:
        return None
    where = Span(found.span("month").start, found.span().end)
    end = Stated(where, year_of(found), month_of(found), granularity="month")
    return Stated(found.span(), None, month_of(found, "first"), granularity="month", until=end)


def month_alone(found: Found) -> Stated | None:
    """May, in October: a month that is also a name or a word needs a word of time before it."""
    name = found.raw("month").lower().rstrip(".")
    leads = found.lexicon.before_month.search(found.before)
    joined = re.match(r"['’‘]s?\w|-\w|\s\d", found.after) and not re.match(r"['’]s\b|[-–—](?:\w{3,9}\b)", found.after)
    if joined and not (leads and found.after[0].isspace()):
        return None
    if name in found.lexicon.short and not leads and len(found.text) > _ALONE:
        return None
    return Stated(
        found.span(), month=month_of(found), granularity="month", weak=not leads and name in found.lexicon.short
    )


# A text shorter than this is a label or an answer: a date in it stands for itself.
_ALONE = 16


def year(found: Found) -> Stated | None:
    """2014: a figure that could be a year, where no noun is counted with it and nothing else speaks against it."""
    said = year_of(found)
    if said is None:
        return None
    if not found.has("year"):
        return None if found.has("short") else Stated(found.span(), said, granularity="year")
    marked = found.words(0) != found.words("year")
    leads = found.lexicon.before_year.search(found.before)
    after = re.match(r"\s{1,2}([^\W\d_]+)", found.after)
    if not marked and after and plural(after[1], "en") and not (leads and leads[1].lower() == "the" and said % 100):
        return None
    if not marked and re.match(
        r"\s?(?:%|°|[$€£]|,\d|(?:km|kg|m|miles?|people|percent|per\scent|GMT|UTC|BST|EST|hours|hrs)\b)", found.after
    ):
        return None
    if not marked and re.search(
        r"[$€£#№+=*/]\s?$|\b(?:no|No|page|pp|room|flight|model|route|BC|version)\.?\s$", found.before
    ):
        return None
    if not marked and _BEYOND_YEARS.match(found.after):
        return None
    strong = bool(marked or leads or _YEAR_BEFORE.search(found.before) or _YEAR_AFTER.match(found.after))
    plausible = 1500 <= said <= 2100
    return Stated(found.span(), said, granularity="year", weak=not (strong and (plausible or marked or bool(leads))))


# 1000-5000 is no span of years.
_BEYOND_YEARS = re.compile(r"\s?[–—-]\s?(?:2[1-9]|[3-9]\d)\d\d\b")
_YEAR_BEFORE = re.compile(r"(?:^|[(\[;,–—-])\s?$")
_YEAR_AFTER = re.compile(r"\s?[),;.\]](?!\d)|\s?[–—-]\s?\d{2,4}\b|['’]s\b|$")


def spoken_year(found: Found) -> Stated | None:
    """Nineteen ninety-nine, two thousand and fifteen: behind "in", "of" and the like."""
    said = number(found.words("spoken"), found.lexicon, year=True)
    if said is None or not found.lexicon.before_year.search(found.before):
        return None
    return Stated(found.span(), said, granularity="year")


def years(found: Found) -> Stated | None:
    """2014–18, the season 2014/15."""
    if found.has("figures"):
        first, last = (int(part) for part in _PARTS.findall(found.raw("figures")))
        where = Span(found.span().end - 2, found.span().end)
    else:
        first, last = found.integer("year") or 0, found.integer("until") or 0
        where = found.span("until")
    last += first // 100 * 100
    apart = " " in found.raw(0) and not ("–" in found.raw(0) and last - first <= _LONGEST)
    if not first < last or apart or re.match(r"[-–/]\d|[.,]\d|\s?%", found.after):
        return None
    return Stated(found.span(), first, granularity="year", until=Stated(where, last, granularity="year"))


def fiscal_year(found: Found) -> Stated | None:
    """Fiscal 2024: the year that it is named after."""
    said = year_of(found)
    return None if said is None else Stated(found.span(), said, granularity="year")


def decade(found: Found) -> Stated | None:
    """The 1990s, the '90s."""
    short = found.integer("short") or 0
    said = found.integer("decade") if found.has("decade") else short + (1900 if short >= _DECADES else 2000)
    if (
        said is None
        or said % 10
        or (found.has("short") and not re.match(r"the|['’‘]|[^\W\d]|\d\d-", found.raw(0), re.IGNORECASE))
    ):
        return None
    # The 1900s are a century only where the text says so.
    return Stated(found.span(), said, granularity="decade")


def decade_word(found: Found) -> Stated | None:
    """The nineties, the nineteen-sixties; "in his thirties" is an age."""
    tens = found.value("decade", "decade_words")
    assert isinstance(tens, int)
    if found.has("century_said"):
        hundreds = number(found.words("century_said"), found.lexicon)
        return (
            Stated(found.span(), (hundreds or 19) * 100 + tens, granularity="decade")
            if hundreds in range(10, 21)
            else None
        )
    if re.search(r"\b(?:his|her|their|my|your|our)\s(?:early\s|mid-?\s?|late\s)?$", found.before) or re.match(
        r"['’]", found.after
    ):
        return None
    if not re.match(r"the\b", found.raw(0), re.IGNORECASE) and not found.lexicon.before_month.search(found.before):
        return None
    return Stated(found.span(), 1900 + tens, granularity="decade")


def century(found: Found) -> Stated | None:
    """The 19th century: from 1800 on, as TIMEX3 counts it and news texts mean it."""
    ordinal, roman = found.value("ordinal", "ordinals"), found.value("roman", "romans")
    said = found.integer("century") or ordinal or roman
    if not isinstance(said, int) or not 1 <= said <= 30:
        return None
    era = found.value("era", "eras") if found.has("era") else 1
    return Stated(found.span(), (said - 1) * 100 if era == 1 else 1 - said * 100, granularity="century")


def centuries(found: Found) -> Stated | None:
    """From the 15th to the 19th century."""
    until = century(found)
    first = found.integer("first") or found.value("first_ordinal", "ordinals") or found.value("first_roman", "romans")
    if until is None or until.year is None or not isinstance(first, int) or not 1 <= first * 100 <= until.year:
        return None
    return Stated(found.span(), (first - 1) * 100, granularity="century", until=until)


def quarter(found: Found) -> Stated | None:
    """Q3 2023, the third quarter of 2023, the third quarter."""
    nth = found.integer("quarter") or found.value("nth", "ordinals") or found.value("roman", "romans")
    if not isinstance(nth, int) or not 1 <= nth <= 4:
        return None
    said = year_of(found)
    if said is None and re.match(r"\s(?:of|in)\b", found.after):
        return None
    return Stated(found.span(), said, month=3 * nth - 2, granularity="quarter")


def half_year(found: Found) -> Stated | None:
    """H1 2024, the first half of 2024."""
    nth = found.integer("half") or found.value("nth", "ordinals") or found.value("roman", "romans")
    said = year_of(found)
    if nth not in (1, 2) or said is None:
        return None
    return Stated(found.span(), said, month=6 * int(str(nth)) - 5, granularity="half")


def week_number(found: Found) -> Stated | None:
    """Week 27 of 2024: the ISO week."""
    week, said = found.integer("week") or 0, year_of(found)
    if not 1 <= week <= 53 or said is None:
        return None
    return Stated(found.span(), said, nth=week, unit="week", granularity="week")


def season(found: Found) -> Stated | None:
    """Summer 2024; the summer."""
    first = found.value("season", "seasons")
    assert isinstance(first, int)
    said = year_of(found)
    if said is None:
        leads = found.lexicon.before_year.search(found.before)
        name = found.raw("season").lower()
        if found.is_alone:
            return Stated(found.span(), month=first, granularity="season")
        if not leads or (leads[1].lower() == "the" and not found.lexicon.before_month.search(found.before)):
            return Stated(found.span(), month=first, granularity="season", weak=True)
        if name == "fall" and found.raw(0).lower() == name:
            return None
    return Stated(found.span(), said, month=first, granularity="season")


def holiday(found: Found) -> Stated:
    """Christmas Eve 2024."""
    return Stated(found.span(), year_of(found), holiday=str(found.value("holiday", "holidays")))


def nth_day(found: Found) -> Stated | None:
    """On the 18th; Thursday the 15th, Monday 21: of the month that the context gives."""
    day = day_of(found, "nth")
    if day is None or re.match(r"\s(?:century|of)\b|[-‐](?=\w)|[:.,/]\d|\s?[%$€£]", found.after):
        return None
    if re.match(r"\s[^\W\d_]{3,}", found.after) and not _FUNCTION.match(found.after):
        return None
    weekday = _weekday(found)
    if weekday is None:
        if not re.search(r"(?:^|\b(?:on|by|until|till|from|between|since|to|and|of|for))\s?(?:the\s)?$", found.before):
            return None
        if re.match(r"\s[A-Z]", found.after):
            return None  # the 1st Guards Army
    elif re.match(r"\s?(?:to|-|–|am|pm|a\.m|p\.m)\b|\s[A-Z]", found.after):
        return None
    return Stated(found.span(), day=day, weekday=weekday)


# Words behind a day of the month that count no things: "on Monday 21 between 9:30 and 10".
_FUNCTION = re.compile(
    r"\s(?:between|from|until|till|through|and|was|were|with|the|that|who|for|but|when|after|before)\b"
)


def no_year(found: Found) -> Stated | None:
    """15.10., on 10/25, Friday 7/6: month and day where something says that they are; never a common fraction (1/2, 3/4)."""
    text = found.raw("figures")
    a, b = (int(part) for part in _PARTS.findall(text))
    weekday, dotted = _weekday(found), "." in text
    closed = dotted and found.raw(0).endswith(".") and len(text.split(".")[1]) == 2
    leads = weekday is not None or closed or bool(found.lexicon.before_date.search(found.before))
    leads = leads or (not dotted and re.search(r"\b\d\d?/\d\d?\s?[-–,]\s?$", found.before) is not None)
    if weekday is None and not dotted and a < b <= 8 and b in (2, 3, 4, 5, 8):
        return None
    if (
        dotted
        and not closed
        and weekday is None
        and (found.lexicon.month_first or (leads and len(text) < 5 and len(found.text) >= _ALONE))
    ):
        return None
    day, month = (a, b) if a > 12 or (b <= 12 and not found.lexicon.month_first) else (b, a)
    said = checked(Stated(found.span(), None, month, day, weekday))
    if said.impossible or re.match(
        r"\s?(?:%|percent|million|m\b|in\b|inch|Uhr)|\s+of\s|\s?-?[^\W\d_]+(?:en|ів|ов)\b", found.after
    ):
        return None
    if weekday is None and not leads and not (found.is_alone and (a > 12 or b > 12 or dotted)):
        return None
    return said
