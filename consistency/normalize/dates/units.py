"""Units of the calendar as intervals: the week around a day, a year, the nth Monday of a month."""

from __future__ import annotations

from dataclasses import replace

from consistency.normalize.dates.holidays import days_of_holiday, long_weekend
from consistency.normalize.dates.stated import Stated
from consistency.values import Moment, days_in_month

CLOCK_SECONDS = {"hour": 3600, "minute": 60, "second": 1}


UNIT_MONTHS = {"month": 1, "quarter": 3, "half": 6, "season": 3, "year": 12, "decade": 120, "century": 1200}


_YEARS = {"year": 1, "decade": 10, "century": 100}


DAY = 86400


def calendar_bounds(said: Stated, year: int) -> tuple[Moment, Moment]:
    """What a date says, in a year."""
    if said.granularity in _YEARS:
        return Moment(year), Moment(year + _YEARS[said.granularity])
    if said.unit == "week" and said.nth is not None:
        start = first_monday(Moment(year)).plus(days=7 * (said.nth - 1))
        return start, start.plus(days=7)
    first = Moment(year, said.month or 1)
    if said.granularity in ("quarter", "season", "half"):
        return first, first.plus(months=UNIT_MONTHS[said.granularity])
    if said.day is None:
        return first, first.plus(months=1)
    if said.day > days_in_month(year, said.month or 1):
        said = replace(said, day=days_in_month(year, said.month or 1))
    return on(Moment(year, said.month or 1, said.day or 1), said)


def on(day: Moment, said: Stated) -> tuple[Moment, Moment]:
    """The whole day, the part of the day, or the clock time on it."""
    day = replace(day, second=None)
    if said.unit == "holiday weekend":
        return long_weekend(day)
    if said.second is None:
        return day, day.plus(days=days_of_holiday(said.holiday) if said.holiday else 1)
    start = day.plus(seconds=said.second)
    if said.clock:
        return start, start.plus(seconds=CLOCK_SECONDS[said.clock])
    end = start.plus(seconds=said.lasts or 4 * 3600)
    return start, day.plus(days=1) if end.second == 0 and said.second + (said.lasts or 14400) >= DAY else end


def around(moment: Moment, unit: str) -> tuple[Moment, Moment]:
    """The week (from Monday), weekend, month, quarter, half, year, decade or century that holds a moment."""
    day = replace(moment, second=None)
    if unit in ("week", "weekend"):
        monday = day.plus(days=-day.weekday)
        return (monday, monday.plus(days=7)) if unit == "week" else (monday.plus(days=5), monday.plus(days=7))
    if unit in ("month", "quarter", "half"):
        size = UNIT_MONTHS[unit]
        first = Moment(day.year, (day.month - 1) // size * size + 1)
        return first, first.plus(months=size)
    years = UNIT_MONTHS[unit] // 12
    first = Moment(day.year // years * years)
    return first, first.plus(months=12 * years)


def first_monday(start: Moment) -> Moment:
    """Monday of the week that holds the first Thursday from a day on (ISO 8601 counts weeks so)."""
    thursday = start.plus(days=(3 - start.weekday) % 7)
    return thursday.plus(days=-3)


def nth_within(said: Stated, start: Moment, end: Moment) -> tuple[Moment, Moment] | None:
    """The nth unit or weekday of an interval, from its end where nth is negative; None where it has not so many."""
    nth = said.nth or 1
    start, end = replace(start, second=None), replace(end, second=None)
    if said.unit == "weekday" and said.weekday is not None:
        day = (
            start.plus(days=(said.weekday - start.weekday) % 7 + 7 * (nth - 1))
            if nth > 0
            else end.plus(days=-1).plus(days=-((end.plus(days=-1).weekday - said.weekday) % 7) + 7 * (nth + 1))
        )
        return on(day, said) if start.ordinal <= day.ordinal < end.ordinal else None
    if said.granularity == "span":
        return _spanned_within(said, start, end)
    if said.unit in ("week", "weekend"):
        monday = first_monday(start).plus(days=7 * (nth - 1)) if nth > 0 else first_monday(end).plus(days=7 * nth)
        return (monday, monday.plus(days=7)) if said.unit == "week" else (monday.plus(days=5), monday.plus(days=7))
    if said.unit == "day":
        day = start.plus(days=nth - 1) if nth > 0 else end.plus(days=nth)
        return (day, day.plus(days=1)) if start.ordinal <= day.ordinal < end.ordinal else None
    if said.unit == "half":
        months = (end.year - start.year) * 12 + end.month - start.month
        middle = start.plus(months=months // 2) if months > 1 else start.plus(days=(end.ordinal - start.ordinal) // 2)
        return (start, middle) if nth == 1 else (middle, end) if nth in (2, -1) else None
    size = UNIT_MONTHS.get(said.unit)
    if size is None:
        return None
    first = start.plus(months=size * (nth - 1)) if nth > 0 else end.plus(months=size * nth)
    return (first, first.plus(months=size)) if start.ordinal <= first.ordinal < end.ordinal else None


def _spanned_within(said: Stated, start: Moment, end: Moment) -> tuple[Moment, Moment] | None:
    """The first two weeks of 2021, the last three months of the year."""
    ahead = said.nth == 1
    if said.unit == "week":
        monday = first_monday(start if ahead else end)
        return (monday, monday.plus(days=7 * said.number)) if ahead else (monday.plus(days=-7 * said.number), monday)
    months = UNIT_MONTHS.get(said.unit, 0) * said.number
    days = 0 if months else said.number
    if said.unit not in UNIT_MONTHS and said.unit != "day":
        return None
    return (start, start.plus(months, days)) if ahead else (end.plus(-months, -days), end)
