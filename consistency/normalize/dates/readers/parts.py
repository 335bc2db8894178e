"""The parts that the pieces of a form found: year, month, day and weekday."""

from __future__ import annotations

import re

from consistency.normalize.dates.grammar import Found
from consistency.normalize.dates.readers.numbers import number

FIGURES = re.compile(r"\d+")


# Two digits from here on are a year of the last century.
_PIVOT = 40


# A text shorter than this is a label or an answer: a date in it stands for itself.
ALONE = 16


def full_year(short: int) -> int:
    """A year of two digits in full: 49 is 1949, 24 is 2024."""
    return 2000 + short - (100 if short > _PIVOT else 0)


def last_second(minute: int) -> int:
    """The last second of a minute: UTC adds a leap second to the last minute of an hour (ITU-R TF.460)."""
    return 60 if minute == 59 else 59


def year_of(found: Found) -> int | None:
    """The year that a form with the piece {year} found; astronomical (0 is 1 BC); None where it found none."""
    if found.has("year"):
        return found.integer("year")
    if found.has("short"):
        return full_year(found.integer("short") or 0)
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
    if value is None and found.has(word):
        value = found.lexicon.values.get("day_numbers", {}).get(found.words(word))
    return value if isinstance(value, int) else None


def month_of(found: Found, name: str = "month") -> int:
    """The month that a form found."""
    value = found.value(name, "months")
    assert isinstance(value, int)
    return value


def weekday_of(found: Found, name: str = "weekday") -> int | None:
    """The day of the week that a form found, from Monday (0); None where it found none."""
    value = found.value(name, "weekdays")
    return value if isinstance(value, int) else None


def is_month(found: Found, day: int | None = None) -> bool:
    """False for "may 3 people" and "march": a month that is also a word needs a capital letter, a year, or an ordinal beside it."""
    name = found.raw("month")
    if name[:1].isupper() or name.lower().rstrip(".") not in found.lexicon.ambiguous or year_of(found) is not None:
        return True
    ordinal = found.has("dayword") or re.search(r"\d(?:st|nd|rd|th)\b", found.raw(0), re.IGNORECASE)
    before = re.match(r"\W*\d", found.raw(0)) or (found.is_alone)
    return day is not None and bool(ordinal or before)
