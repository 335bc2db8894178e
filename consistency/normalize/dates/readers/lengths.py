"""Readers of durations and ages: how long, not when."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from consistency.normalize.dates.grammar import Found
from consistency.normalize.dates.readers.clock import from_to
from consistency.normalize.dates.readers.numbers import decimal, number
from consistency.normalize.dates.stated import Stated
from consistency.values import Number

# The length of each unit, by the part of a duration that it adds to.
SECONDS = {
    "second": 1,
    "minute": 60,
    "hour": 3600,
    "day": 86400,
    "week": 604800,
    "fortnight": 1209600,
    "weekend": 172800,
}
MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_MOST_QUARTERS = 1000


def duration(found: Found) -> Stated | None:
    """Two weeks, a three-day (visit), 2.5 hours, 47-year-old, two and a half years."""
    raw = found.words("unit")
    unit = found.lexicon.values["units"].get(raw) or found.lexicon.values.get("small_units", {}).get(raw)
    count = count_of(found)
    if count is None or unit is None or _is_named(found):
        return None
    if raw in found.lexicon.values.get("small_units", {}) and (
        found.has("article") or found.has("spelled") or not re.search(r"\d\s?\w+$", found.raw(0))
    ):
        return None
    if found.has("number") and re.match(r"0\d", found.words("number")):
        return None
    count += Fraction(1, 2) if found.has("half") else 0
    # 2017-trimestre1, 2019 H2
    if (unit in ("quarter", "half", "decade") and count > _MOST_QUARTERS) or found.after[:1].isdigit():
        return None
    if unit in ("quarter", "half") and found.followed_by_any("of_words"):
        return None  # three quarters of the vote
    # "a second", "a quarter" and "one minute to" are other things too; "the 2014 year".
    # "Un jour" is one day, and some day.
    one = found.has("article") or (unit == "day" and found.words("spelled") in found.lexicon.values.get("articles", ()))
    if found.has("article") and unit in ("second", "quarter"):
        return None
    if re.match(r"[-‐](?=[a-z])", found.after) and found.raw(0)[-1].isdigit():
        return None
    months, seconds = MONTHS.get(unit, 0) * count, SECONDS.get(unit, 0) * count
    whole = int(count) if count == int(count) else 1
    # Behind the words `lengths` "an hour" is a length of time, elsewhere mostly an occasion ("twice a day").
    occasion = one and not found.has("half")
    occasion = occasion and not found.led_by("lengths") and not found.followed_by("after_length")
    return Stated(found.span(), unit=unit, number=whole, months=months, seconds=seconds, granularity="duration",
                  weak=occasion or (found.has("article") and unit == "weekend"))  # fmt: skip


def _is_named(found: Found) -> bool:
    """True for the length in the name of a war: the Ten Years' War, the Six-Day War."""
    capital = found.raw("unit")[:1].isupper() if found.has("unit") else False
    return capital and re.match(r"['’]?\s(?:War|Wars|Battles?|Truce|Peace|Diet)\b", found.after) is not None


def count_of(found: Found) -> Number | None:
    """How many units: in digits, in words, or one by an article; None where no number is said."""
    if found.has("number"):
        text = found.words("number")
        return (
            int(text.replace(",", ""))
            if re.fullmatch(r"[\d,]+", text) and not re.fullmatch(r"\d+,\d\d?", text)
            else decimal(text)
        )
    if found.has("halves"):
        return Fraction(str(found.value("halves", "half_numbers")))
    if found.has("spelled"):
        return number(found.words("spelled"), found.lexicon)
    if found.has("several"):
        return 2
    return 1


def hours_minutes(found: Found) -> Stated | None:
    """(pendant) 1h30: a length of time by the word before it."""
    hours, minutes = found.integer("number") or 0, found.integer("minute") or 0
    if minutes > 59 or not found.led_by("lengths"):
        return None
    return Stated(found.span(), unit="minute", number=1, seconds=hours * 3600 + minutes * 60, granularity="duration")


def part_of_hour(found: Found) -> Stated | None:
    """Un quart d'heure, eine Viertelstunde, three quarters of an hour."""
    minutes = next(
        (value for kind in ("hour_parts", "parts_of_hour", "quarters_of_hour") if (value := found.value("part", kind))),
        None,
    )
    hour = not found.has("unit") or found.lexicon.values["units"][found.words("unit")] == "hour"
    if not isinstance(minutes, int) or not hour:
        return None
    return Stated(found.span(), unit="minute", number=minutes, seconds=minutes * 60, granularity="duration")


def half_unit(found: Found) -> Stated | None:
    """Half an hour."""
    unit = str(found.value("half_units", "half_units") or found.value("unit", "units"))
    if unit in ("quarter", "second", "weekend"):
        return None
    half = Fraction(1, 2)
    months, seconds = _whole(MONTHS.get(unit, 0) * half), _whole(SECONDS.get(unit, 0) * half)
    return Stated(found.span(), unit=unit, number=1, months=months, seconds=seconds, granularity="duration")


def _whole(figure: Number) -> Number:
    return int(figure) if figure == int(figure) else figure


def age(found: Found) -> Stated | None:
    """Aged 47: the figure, as the quantities have it."""
    count = found.integer("number") or 0
    if not 0 < count < 130 or found.followed_by_any("units"):
        return None
    return Stated(found.span("number"), unit="year", number=count, months=12 * count, granularity="duration")


def lengths(found: Found) -> Stated | None:
    """An hour and 30 minutes: only a shorter unit is added."""
    first, more = found.item("length"), found.item("more")
    if _rank(more) >= _rank(first) or found.text[first.span.end - 1].isdigit():
        return None
    return replace(first, span=found.span(), months=first.months + more.months, seconds=first.seconds + more.seconds,
                   unit=more.unit, weak=False)  # fmt: skip


def length_range(found: Found) -> Stated | None:
    """10 to 15 minutes, between two and three weeks: from one length of time to a longer one."""
    last, count = found.item("length"), count_of(found)
    word = found.units("whole")[-1].text.split()[-1].lower()
    hours = word in found.lexicon.values["hour_marks"] or word in found.lexicon.values.get("hour_nouns", ())
    late = last.seconds > 43200 and "clock_marks" in found.lexicon.values
    of_length = found.words("from") in found.lexicon.values.get("length_from_words", ())
    if hours and ((found.has("from") and not of_length) or late):
        return None  # de 14 à 16 heures, 13-15h: hours of a day
    if count is None or last.number < 1 or not 0 < count < last.number or last.longest:
        return None
    part = Fraction(count) / last.number
    return replace(last, span=found.span("whole"), months=_whole(last.months * part), seconds=_whole(last.seconds * part),
                   longest=last.duration, weak=False)  # fmt: skip


def _rank(said: Stated) -> int:
    return [*SECONDS, *MONTHS].index(said.unit)


def hedged_unit(found: Found) -> Stated | None:
    """Понад рік, около недели: one such unit, the hedge is kept."""
    length = duration(found)
    return None if length is None else replace(length, hedge=found.words("hedge"))


def hedged(found: Found) -> Stated | None:
    """About two weeks, more than a year: the hedge is kept."""
    length = found.item("length")
    if length.hedge:
        return None
    return replace(length, span=found.span(), hedge=found.words("hedge"), weak=False)


def _hour(found: Found, name: str) -> Stated | None:
    """An hour of the day, or a length that is written as one: 17h, 9 heures 30."""
    length = found.item(name)
    if length.is_clock:
        return length
    unit = _LETTERS.findall(found.raw(name).lower())[-1:]
    if not any(word in found.lexicon.values.get(kind, ()) for kind in ("hour_nouns", "hour_marks") for word in unit):
        return None
    hour, rest = divmod(int(length.seconds), 3600)
    if length.months or hour > 24 or rest % 60 or length.unit not in ("hour", "minute") or length.seconds < 3600:
        return None
    kind = "minute" if rest else "hour"
    return Stated(length.span, second=int(length.seconds) % 86400, clock=kind, granularity=kind, point=kind == "hour")


_LETTERS = re.compile(r"[^\W\d_]+")


def hour_lengths(found: Found) -> Stated | None:
    """De 17h à 18h: from one hour of the day to another."""
    first, last = (_hour(found, name) if found.has(name) else None for name in ("first", "last"))
    if first is None and found.has("hour"):
        first = Stated(
            found.span("hour"), second=(found.integer("hour") or 0) * 3600, clock="hour", granularity="hour", point=True
        )
    if found.words("from") in found.lexicon.values.get("length_from_words", ()):
        return None
    if first is None or last is None or first.second is None or last.second is None or first.second >= last.second:
        return None
    if not found.has("from") and last.second <= 43200 and last.point and found.item("last").kind == "duration":
        return None  # 2–3 h
    return from_to(found, first, last)
