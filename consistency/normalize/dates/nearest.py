"""Which year, month or day a date means that leaves them out: the one nearest to what is known around it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from consistency.normalize.dates.holidays import day_of_holiday
from consistency.normalize.dates.stated import Stated
from consistency.normalize.dates.units import calendar_bounds, on
from consistency.values import Moment, days_in_month

# Farther from the reference than so many days, the weekday that is said tells the year.
_NEAR = 60
# So much farther seems a year that lies where the sentence does not look; a month told as past is hardly one to come.
_UNLIKELY, _UNLIKELY_MONTH = 2, 8
# What a step of a narrative costs in days: the weight of a step back, what its own year gains, what a year before it costs.
_BACK, _SAME_YEAR, _OTHER_YEAR = 3, 31, 62


@dataclass(frozen=True, slots=True)
class Context:
    """What is known around an expression.

    reference  the day (or instant) from which is counted; None if the text gives none
    told       the last time that the text told of, for what is counted from there
    published  True if the reference is the day of publication: "today" is counted from nothing else
    alone      the expression is all there is, a label or an answer
    tense      1 where the sentence looks ahead, -1 where it tells of the past, 0 where it does not say
    """

    reference: Moment | None = None
    told: tuple[Moment, Moment] | None = None
    published: bool = True
    tense: int = 0
    alone: bool = False


def nearest_year(said: Stated, context: Context) -> int | None:
    """The year that brings a date without one nearest to the reference; a year that was told of as a whole keeps its dates."""
    if said.month is None:
        return None
    if context.told and not context.published:
        return _narrated_year(said, *context.told)
    reference = context.reference
    if reference is None:
        return None
    years = [
        year
        for year in range(reference.year - 1, reference.year + 2)
        if said.day is None or said.day <= days_in_month(year, said.month)
    ]
    possible = years
    if context.tense > 0:
        ahead = [year for year in years if not calendar_bounds(said, year)[1] < reference]
        years = ahead[:1] or years
    distances = {year: _distance(calendar_bounds(said, year), reference) for year in years}

    def cost(year: int) -> tuple[int, int]:
        # What has been is told of; without a word of it, the year of the text is meant.
        unlikely = context.tense < 0 < distances[year] or (context.tense == 0 and year != reference.year)
        weight = _UNLIKELY_MONTH if context.tense < 0 and said.day is None else _UNLIKELY
        return abs(distances[year]) * (weight if unlikely else 1), year

    nearest = min(years, key=cost, default=None)
    if nearest is not None and said.weekday is not None and said.day and abs(distances[nearest]) > _NEAR:
        agreeing = [year for year in possible if Moment(year, said.month, said.day).weekday == said.weekday]
        return agreeing[0] if agreeing else nearest
    return nearest


def _distance(bounds: tuple[Moment, Moment], reference: Moment) -> int:
    """Days from a reference to an interval, 0 inside it."""
    if reference.ordinal < bounds[0].ordinal:
        return bounds[0].ordinal - reference.ordinal
    return min(0, bounds[1].ordinal - 1 - reference.ordinal)


def _narrated_year(said: Stated, start: Moment, end: Moment) -> int | None:
    """The first year in which the date falls in the time told of, or soon after it; a narrative goes on."""
    candidates = [
        year
        for year in range(start.year - 1, end.year + 2)
        if said.day is None or said.month is None or said.day <= days_in_month(year, said.month)
    ]

    def cost(year: int) -> tuple[int, int]:
        first, last = calendar_bounds(said, year)
        if start.ordinal < last.ordinal and first.ordinal < end.ordinal:
            return 0, year
        same = _SAME_YEAR if year == start.year else 0
        if first.ordinal >= end.ordinal:
            return first.ordinal - end.ordinal + 1 - same, year
        # A narrative goes on: back is rarer than ahead, and mostly within the year that it tells of.
        return (start.ordinal - last.ordinal + 1) * _BACK + (-same if same else _OTHER_YEAR), year

    return min(candidates, key=cost, default=None)


def nearest_day(said: Stated, context: Context) -> tuple[Moment, Moment] | None:
    """ "on the 18th": of this month, or of the next or last where the sentence looks that way."""
    reference = context.reference if context.published or context.told is None else context.told[0]
    if reference is None or said.day is None:
        return None
    months = [replace(reference, day=1).plus(months=step) for step in range(-7, 13)]
    days = [
        Moment(month.year, month.month, said.day)
        for month in months
        if said.day <= days_in_month(month.year, month.month)
    ]
    days = [day for day in days if said.weekday is None or day.weekday == said.weekday] or days
    tense = context.tense if context.published else 1
    ahead = [
        day
        for day in days
        if tense == 0 or (day.ordinal >= reference.ordinal) == (tense > 0) or day.ordinal == reference.ordinal
    ]
    return on(min(ahead or days, key=lambda day: abs(day.ordinal - reference.ordinal)), said)


def nearest_weekday(reference: Moment, weekday: int, context: Context) -> Moment:
    """The last such day, or the next where the sentence looks ahead; the nearest where it does not say."""
    back = (reference.weekday - weekday) % 7
    if not context.published:
        return reference.plus(days=(7 - back) % 7)
    if context.tense > 0 and (back or context.alone):
        return reference.plus(days=7 - back)
    if context.tense < 0 or back == 0:
        return reference.plus(days=-back)
    return reference.plus(days=-back if back <= 3 else 7 - back)


def nearest_holiday(said: Stated, context: Context) -> tuple[Moment, Moment] | None:
    """The feast in the year that was said, else the nearest; None where no context gives a year."""
    if said.year is not None:
        day = day_of_holiday(said.holiday, said.year)
        return on(day, said) if day else None
    reference = context.reference or (context.told[0] if context.told else None)
    if reference is None:
        return None
    days = [day for step in (-1, 0, 1) if (day := day_of_holiday(said.holiday, reference.year + step))]
    ahead = [day for day in days if day.ordinal >= reference.ordinal]
    chosen = ahead[:1] if context.tense > 0 else days
    return on(min(chosen, key=lambda day: abs(day.ordinal - reference.ordinal)), said) if chosen else None
