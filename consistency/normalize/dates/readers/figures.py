"""Readers of dates that are written in figures alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from consistency.normalize.dates.grammar import Found
from consistency.normalize.dates.readers.parts import ALONE, FIGURES, full_year, last_second, weekday_of, year_of
from consistency.normalize.dates.stated import Stated, checked
from consistency.values import days_in_month

_INSTANT = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)T(\d\d):?(\d\d)(?::?(\d\d))?(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?")


_FIRST_YEAR, _LAST_YEAR = 1000, 2199


def figures(found: Found) -> Stated | None:
    """2024-10-23T15:30, 23.10.2024, 10/23/2024, 2024/10/23, 20241023."""
    text, weekday = found.raw("figures"), weekday_of(found)
    if re.search(r"\d-$", found.before):
        return None  # 133-03-03-2020
    instant = _INSTANT.fullmatch(text)
    if instant:
        year, month, day = (int(instant[n]) for n in (1, 2, 3))
        hour, minute, second = int(instant[4]), int(instant[5]), int(instant[6] or 0)
        wrong = (
            ""
            if hour < 24 and minute < 60 and second <= last_second(minute)
            else f"there is no time {text[text.index('T') + 1 :]}"
        )
        kind = "second" if instant[6] else "minute"
        return checked(
            Stated(found.span(), year, month, day, weekday, second=hour * 3600 + minute * 60 + second,
                   clock=kind, granularity=kind, zone=instant[7] or "", impossible=wrong)
        )  # fmt: skip
    numbers = [int(part) for part in FIGURES.findall(text)]
    if len(numbers) == 1:
        numbers = [numbers[0] // 10000, numbers[0] // 100 % 100, numbers[0] % 100]
    if len(FIGURES.match(text)[0]) > 2:  # type: ignore[index]
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
        year = full_year(year)
    day, month = (a, b) if sign == "." or a > 12 else (b, a)
    said = checked(Stated(found.span(), year, month, day, weekday))
    if sign != "." and a <= 12 and b <= 12 and a != b:
        return replace(said, swapped=(a, b))
    led = weekday is not None or found.lexicon.before_date.search(found.before)
    if sign == "." and b > 12 and a <= 12 and led:
        said = checked(Stated(found.span(), year, a, b, weekday))
    # 31.11.2024 behind "on" is a day that does not exist; anywhere else it is a version (as 0.9.31 always is), a chapter, a price.
    if sign == "/" and a > 12 and b > 12 and len(text) - text.rfind(sign) == 5:
        # 30/14/2024 has no order in which it is a day; 757/14/2024 and 45/46/2024 are numbers of papers.
        return said if max(a, b) <= 31 and _FIRST_YEAR <= year <= _LAST_YEAR and not found.led_by("numbered") else None
    return None if said.impossible and (not 1 <= month <= 12 or not 1 <= day <= 31 or not led) else said


def numbered_day(found: Found) -> Stated | None:
    """El 17 del 11, 9 de 8 de 1971: the month by its number."""
    day, month = found.integer("day") or 0, found.integer("month_figure") or 0
    if not (1 <= month <= _MONTHS and 1 <= day <= days_in_month(2000, month)) or not found.is_closed:
        return None
    return checked(Stated(found.span(), found.integer("year"), month, day))


def dotted_day(found: Found) -> Stated | None:
    """27. 11. 2024, am 27. 11.: with blanks, where a word leads a date or the year is said."""
    day, month = found.integer("day") or 0, found.integer("month") or 0
    year = year_of(found)
    if not (1 <= month <= _MONTHS and 1 <= day <= days_in_month(2000, month)) or "." not in found.raw(0):
        return None
    if year is None and not (found.has("weekday") or found.lexicon.before_date.search(found.before)):
        return None
    return checked(Stated(found.span(), year, month, day, weekday_of(found)))


def dotted_days(found: Found) -> Stated | None:
    """14. – 15.10.2013, 14./15.10."""
    text = found.raw("figures")
    numbers = [int(part) for part in FIGURES.findall(text)]
    year = None
    if len(numbers) == 3:
        year = numbers[2] if numbers[2] > 99 else full_year(numbers[2])
    day, month = numbers[:2]
    first = found.integer("first") or day
    if not (1 <= month <= 12 and 1 <= day <= 31 and "." in text):
        return None
    until = checked(Stated(found.span("figures"), year, month, day))
    return checked(Stated(found.span(), year, month, first, until=until))


def dotted_months(found: Found) -> Stated | None:
    """14.10. – 15.11.2013."""
    day, month = (int(part) for part in FIGURES.findall(found.raw("start")))
    until = dotted_days(found)
    if until is None or until.until is None or not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return checked(
        Stated(
            found.span(), until.year if until.month and month <= until.month else None, month, day, until=until.until
        )
    )


def month_year_figures(found: Found) -> Stated | None:
    """04/2016."""
    month, year = (int(part) for part in FIGURES.findall(found.raw("figures")))
    if found.led_by("numbered"):
        return None  # Ley 7/2020
    if not 1 <= month <= 12 or not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    return Stated(found.span(), year, month, granularity="month", weak="." in found.raw("figures"))


def figure_range(found: Found) -> Stated | None:
    """5/1–5/7, de 25/10 à 25/01, 28/2-1/3: only where both are days of months and something says so; "1/2–3/4" is none."""
    first, last = (_day_and_month(found, found.raw(name)) for name in ("start", "figures"))
    if first is None or last is None or re.match(r"\s?%|[-/]\d|[.,]\d", found.after):
        return None
    # 31.5 to 28.4 are figures: a day and its month have a point each.
    if any("." in found.raw(name) and found.raw(name).count(".") < 2 for name in ("start", "figures")):
        return None
    figures = [tuple(map(int, FIGURES.findall(found.raw(name)))) for name in ("start", "figures")]
    if not found.has("from") and not found.is_alone and max(map(max, figures)) <= _MONTHS:
        return None
    if found.led_by("numbered") or all(a < b <= _EIGHTHS for a, b in figures):
        return None
    until = Stated(found.span("figures"), found.integer("year"), last[1], last[0])
    return Stated(found.span(), found.integer("year"), first[1], first[0], until=until)


_MONTHS, _EIGHTHS = 12, 8


def _day_and_month(found: Found, text: str) -> tuple[int, int] | None:
    a, b = (int(part) for part in FIGURES.findall(text))
    day, month = (a, b) if a > _MONTHS or (b <= _MONTHS and not found.lexicon.month_first) else (b, a)
    return (day, month) if 1 <= month <= _MONTHS and 1 <= day <= days_in_month(2000, month) else None


def spaced(found: Found) -> Stated | None:
    """18 08 1978, 2016 10 16: parts with blanks between, where they are alone or a word leads a date."""
    raw, middle, first = found.raw(0), found.integer("middle") or 0, found.integer("first") or 0
    year = found.integer("year") or 0
    if not re.fullmatch(r"\d+ \d+ \d+", raw) or re.search(r"\d\s$", found.before) or not found.is_closed:
        return None
    if re.match(r"\s?[-–]?\d|\s?[%€$]", found.after) or found.led_by("numbered"):
        return None
    led = found.is_alone or found.lexicon.before_date.search(found.before) or found.words("middle").startswith("0")
    if len(found.words("year")) == 2:
        if not (found.is_alone or found.lexicon.before_date.search(found.before)):
            return None
        year = full_year(year)
    said = checked(Stated(found.span(), year, middle, first))
    return said if led and not said.impossible and _FIRST_SPACED <= year <= _LAST_YEAR else None


_FIRST_SPACED = 1900


def loose_day(found: Found) -> Stated | None:
    """2-15, 17 / 2: a day where nothing else stands in the text and one of the figures can be no month."""
    days = _day_and_month(found, found.raw(0))
    figures = found.integer("first") or 0, found.integer("second") or 0
    if days is None or not found.is_alone or max(figures) <= _MONTHS or min(figures) > _MONTHS:
        return None
    return Stated(found.span(), None, days[1], days[0])


def no_year(found: Found) -> Stated | None:
    """15.10., on 10/25, Friday 7/6: month and day where something says that they are; never a common fraction (1/2, 3/4)."""
    text = found.raw("figures")
    a, b = (int(part) for part in FIGURES.findall(text))
    weekday, dotted = weekday_of(found), "." in text
    closed = dotted and found.raw(0).endswith(".") and len(text.split(".")[1]) == 2
    leads = weekday is not None or closed or bool(found.lexicon.before_date.search(found.before))
    leads = leads or (not dotted and re.search(r"\b\d\d?/\d\d?\s?[-–,]\s?$", found.before) is not None)
    if weekday is None and not dotted and a < b <= 8 and b in (2, 3, 4, 5, 8):
        return None
    if (
        dotted
        and not closed
        and weekday is None
        and (found.lexicon.month_first or (leads and len(text) < 5 and len(found.text) >= ALONE))
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
