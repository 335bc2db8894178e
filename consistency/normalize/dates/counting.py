"""What is counted from a reference: yesterday, last week, two years ago, the last three months."""

from __future__ import annotations

from dataclasses import replace

from consistency.normalize.dates.holidays import day_of_holiday
from consistency.normalize.dates.nearest import Context
from consistency.normalize.dates.stated import Stated
from consistency.normalize.dates.units import CLOCK_SECONDS, DAY, UNIT_MONTHS, around, calendar_bounds, on
from consistency.values import Moment


def shifted(said: Stated, reference: Moment, context: Context) -> tuple[Moment, Moment] | None:
    """Start and end of what lies so far from a reference; None where there is no such day."""
    shift = said.shift or 0
    if said.unit == "month name":
        return _named_month(said, reference, shift)
    if said.unit == "now":
        return (reference, reference.plus(seconds=1)) if reference.second is not None else on(reference, said)
    if said.unit == "season":
        return _named_season(said, reference, shift)
    if said.unit == "holiday":
        return _shifted_holiday(said, reference, shift)
    if said.unit == "weekday" and said.weekday is not None:
        return on(_shifted_weekday(reference, said.weekday, shift), said)
    if said.unit == "weekday of week" and said.weekday is not None:
        return on(reference.plus(days=said.weekday - reference.weekday + 7 * shift), said)
    if said.unit == "weekday on" and said.weekday is not None:
        return on(_weekday_on(reference, said.weekday, shift), said)
    if said.unit == "weekday after" and said.weekday is not None:
        return on(_weekday_on(reference, said.weekday, 2), said)
    if said.granularity == "span":
        return _spanning(said, reference, shift)
    if said.point:
        return _moved(said, reference)
    if said.unit in CLOCK_SECONDS:
        moved = reference.plus(seconds=shift * CLOCK_SECONDS[said.unit])
        return moved, moved.plus(seconds=CLOCK_SECONDS[said.unit])
    if said.unit == "day":
        return on(reference.plus(days=shift), said)
    if said.unit == "weekend" and (said.lasts or (shift == 0 and not said.anaphoric)):
        return _weekend(reference, context.tense)
    if said.unit == "fortnight":
        monday = reference.plus(days=-reference.weekday + 14 * shift)
        return replace(monday, second=None), replace(monday.plus(days=14), second=None)
    return around(_stepped(reference, said.unit, shift), said.unit)


def _moved(said: Stated, reference: Moment) -> tuple[Moment, Moment]:
    """Two weeks ago is a day, two years ago a year: as exact as the unit, looking back; looking ahead a day is meant."""
    months, seconds = int(said.months), int(said.seconds)
    if said.unit in CLOCK_SECONDS:
        moved = reference.plus(months=months, seconds=seconds)
        return moved, moved.plus(seconds=1)
    moved = replace(reference.plus(months=months, days=seconds // DAY), second=None)
    back = (said.shift or 0) < 0 or said.anaphoric
    if back and said.unit in ("month", "quarter", "year", "decade", "century") and not seconds:
        return around(moved, said.unit if said.unit in ("month", "quarter") else "year")
    return on(moved, said)


def _weekend(reference: Moment, tense: int) -> tuple[Moment, Moment]:
    """ "The weekend" is the one before a text that tells of the past, and the one of its week otherwise."""
    back = reference.weekday + 2 if tense < 0 and reference.weekday < 5 else reference.weekday - 5
    saturday = replace(reference.plus(days=-back), second=None)
    return saturday, saturday.plus(days=2)


def _named_month(said: Stated, reference: Moment, shift: int) -> tuple[Moment, Moment]:
    month = said.month or 1
    year = reference.year
    if shift < 0:
        year -= month >= reference.month
    elif shift > 0:
        year += (month <= reference.month) + shift - 1
    return calendar_bounds(replace(said, shift=None), year)


def _named_season(said: Stated, reference: Moment, shift: int) -> tuple[Moment, Moment]:
    """Last summer is the last that began before the reference's season; this summer that of the year."""
    bounds = calendar_bounds(replace(said, shift=None), reference.year)
    if shift == 0 and said.month == 12 and reference.month <= 2:
        return calendar_bounds(replace(said, shift=None), reference.year - 1)
    if shift < 0 and not bounds[1] < reference.plus(days=1):
        return calendar_bounds(replace(said, shift=None), reference.year - 1)
    if shift > 0 and not reference < bounds[0]:
        return calendar_bounds(replace(said, shift=None), reference.year + 1)
    return bounds


def _stepped(reference: Moment, unit: str, shift: int) -> Moment:
    if unit in ("week", "weekend"):
        return reference.plus(days=7 * shift)
    if unit in ("day", *CLOCK_SECONDS):
        return reference.plus(days=shift)
    # The first of the month, so that no short month pulls the day back.
    return replace(reference, day=1).plus(months=shift * UNIT_MONTHS[unit])


def _spanning(said: Stated, reference: Moment, shift: int) -> tuple[Moment, Moment]:
    """ "the last two weeks": so long up to the reference, or from it."""
    fine = said.unit in CLOCK_SECONDS
    now = reference
    if not fine:
        reference = replace(reference, second=None)
    days, seconds = divmod(int(said.seconds), DAY)
    other = reference.plus(int(said.months), days, seconds if fine else 0)
    if said.point:
        return now, other
    if shift < 0:
        return other, reference
    return (reference, other) if fine else (reference.plus(days=1), other.plus(days=1))


def _shifted_weekday(reference: Moment, weekday: int, shift: int) -> Moment:
    """ "last Friday" is the Friday before; "this" and "next Friday" lie in this and the next week."""
    if shift < 0:
        return reference.plus(days=-((reference.weekday - weekday - 1) % 7 + 1))
    return reference.plus(days=weekday - reference.weekday + 7 * shift)


def _weekday_on(reference: Moment, weekday: int, count: int) -> Moment:
    """The so-manieth such weekday after the reference, or before it where the count is negative."""
    if count > 0:
        return reference.plus(days=(weekday - reference.weekday - 1) % 7 + 1 + 7 * (count - 1))
    return reference.plus(days=-((reference.weekday - weekday - 1) % 7 + 1) + 7 * (count + 1))


def _shifted_holiday(said: Stated, reference: Moment, shift: int) -> tuple[Moment, Moment] | None:
    days = [day for step in (-1, 0, 1) if (day := day_of_holiday(said.holiday, reference.year + step))]
    if shift == 0:
        return on(days[1], said) if len(days) > 1 else None
    chosen = [
        day for day in days if (day.ordinal > reference.ordinal) == (shift > 0) and day.ordinal != reference.ordinal
    ]
    return on(chosen[0] if shift > 0 else chosen[-1], said) if chosen else None
