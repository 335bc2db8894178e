"""From what was said to an interval: the context settles what the text left out, or it stays open.

One policy and no switch. The reference is the publication date; without one, the last full date that the text gave before,
for all but words such as "today", which then stay open.
A date without a year is the one nearest to the reference; a bare weekday the last one before it (after it, where the
sentence speaks of the future). Nothing is ever filled in from today's date.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from consistency.normalize.dates.stated import Stated
from consistency.values import DateInterval, Moment, days_in_month

_UNIT_SECONDS = {"hour": 3600, "minute": 60, "second": 1}
_UNIT_DAYS = {"day": 1, "week": 7, "weekend": 7}
_UNIT_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
_CLOCK_LENGTH = {"hour": 3600, "minute": 60, "second": 1}
_YEARS = {"year": 1, "decade": 10, "century": 100}


@dataclass(frozen=True, slots=True)
class Context:
    """What is known around an expression.

    reference  the day of publication, else the last full date that the text gave; None if there is neither
    published  True if the reference is the day of publication: "today" is counted from nothing else
    future     the sentence looks ahead
    """

    reference: Moment | None = None
    published: bool = True
    future: bool = False


def resolve(said: Stated, context: Context) -> DateInterval:
    """The interval, ends exclusive; start and end None where the context cannot settle them or no such date exists."""
    if said.impossible:
        return DateInterval(None, None, said.granularity, said.parts, impossible=said.impossible)
    if said.until is not None:
        return _ranged(said, said.until, context)
    if said.base is not None:
        base = resolve(said.base, context)
        return resolve(replace(said, base=None), Context(base.start, True, context.future))
    bounds = _bounds(said, context)
    if bounds is None:
        return DateInterval(None, None, said.granularity, said.parts, zone=said.zone)
    start, end = _modified(bounds, said, context.reference)
    return DateInterval(
        start, end, said.clock or said.granularity, said.parts, zone=said.zone, alternatives=_alternatives(said)
    )


def _ranged(said: Stated, until: Stated, context: Context) -> DateInterval:
    """The shared month and year reach both ends; a second end that would come before the first is of the next year."""
    first, last = replace(said, until=None), until
    if first.year is None and last.year is not None and first.month is not None and first.shift is None:
        earlier = last.month is not None and first.month > last.month
        first = replace(first, year=last.year - earlier)
    a, b = resolve(first, context), resolve(last, context)
    wrong = a.impossible or b.impossible
    # "10 am to noon" ends at noon; "3 to 7 May" ends when the 7th is over.
    start, end = (None, None) if wrong else (a.start, b.start if last.clock else b.end)
    if start and end and not start < end and last.weekday is not None and last.month is None:
        end = end.plus(days=7)
    return DateInterval(start, end, "interval", first.parts, until=last.parts, zone=said.zone, impossible=wrong)


def _bounds(said: Stated, context: Context) -> tuple[Moment, Moment] | None:
    if said.is_clock:
        return _on(context.reference, said) if context.reference else None
    if said.shift is not None:
        known = context.reference if context.published or said.anaphoric else None
        return _relative(said, known) if known else None
    if said.month is None and said.day is None and said.weekday is not None:
        return _on(_weekday(context.reference, said.weekday, context.future), said) if context.reference else None
    if said.year is None and said.month is None and said.day is not None:
        return _nearest_day(said, context)
    if said.year is None:
        year = _nearest_year(said, context)
        return None if year is None else _bounds(replace(said, year=year), context)
    return _calendar(said, said.year)


def _calendar(said: Stated, year: int) -> tuple[Moment, Moment]:
    if said.granularity in _YEARS:
        return Moment(year), Moment(year + _YEARS[said.granularity])
    first = Moment(year, said.month or 1)
    if said.granularity in ("quarter", "season"):
        return first, first.plus(months=3)
    if said.day is None:
        return first, first.plus(months=1)
    return _on(Moment(year, said.month or 1, said.day), said)


def _on(day: Moment, said: Stated) -> tuple[Moment, Moment]:
    """The whole day, the part of the day, or the clock time on it."""
    day = replace(day, second=None)
    if said.second is None:
        return day, day.plus(days=1)
    start = day.plus(seconds=said.second)
    if said.clock:
        return start, start.plus(seconds=_CLOCK_LENGTH[said.clock])
    return start, day.plus(days=1) if said.second >= 20 * 3600 else start.plus(seconds=4 * 3600)


def _relative(said: Stated, reference: Moment) -> tuple[Moment, Moment] | None:
    shift = said.shift or 0
    if said.unit == "month name":
        year = (
            reference.year + (shift if _month_behind(said, reference) == (shift > 0) else 0)
            if shift
            else reference.year
        )
        return _calendar(replace(said, shift=None), year)
    if said.unit == "season":
        return _calendar(replace(said, shift=None), reference.year + shift)
    if said.unit == "weekday" and said.weekday is not None:
        return _on(_shifted_weekday(reference, said.weekday, shift), said)
    if said.unit == "weekday of week" and said.weekday is not None:
        return _on(reference.plus(days=said.weekday - reference.weekday + 7 * shift), said)
    if said.granularity == "span":
        return _spanning(said, reference, shift)
    moved = _moved(reference, said.unit, shift)
    if said.unit in _UNIT_SECONDS:
        return moved, moved.plus(seconds=1)
    if said.unit == "day" or said.point:
        return _on(moved, said)
    return _around(moved, said.unit)


def _month_behind(said: Stated, reference: Moment) -> bool:
    """True if the named month of the reference's year is not after it."""
    return (said.month or 1) <= reference.month


def _moved(reference: Moment, unit: str, shift: int) -> Moment:
    if unit in _UNIT_SECONDS:
        return reference.plus(seconds=shift * _UNIT_SECONDS[unit])
    if unit in _UNIT_DAYS:
        return reference.plus(days=shift * _UNIT_DAYS[unit])
    return reference.plus(months=shift * _UNIT_MONTHS[unit])


def _around(moment: Moment, unit: str) -> tuple[Moment, Moment]:
    """The week (from Monday), weekend, month, quarter, year, decade or century that holds a moment."""
    day = replace(moment, second=None)
    if unit in ("week", "weekend"):
        monday = day.plus(days=-day.weekday)
        return (monday, monday.plus(days=7)) if unit == "week" else (monday.plus(days=5), monday.plus(days=7))
    if unit in ("month", "quarter"):
        first = Moment(day.year, day.month if unit == "month" else (day.month - 1) // 3 * 3 + 1)
        return first, first.plus(months=_UNIT_MONTHS[unit])
    years = _UNIT_MONTHS[unit] // 12
    first = Moment(day.year // years * years)
    return first, first.plus(months=12 * years)


def _spanning(said: Stated, reference: Moment, shift: int) -> tuple[Moment, Moment]:
    """ "the last two weeks": so many units up to the reference, or from it."""
    if said.unit not in _UNIT_SECONDS:
        reference = replace(reference, second=None)
    other = _moved(reference, said.unit, shift * said.number)
    if shift < 0:
        return other, reference
    return (reference, other) if said.unit in _UNIT_SECONDS else (reference.plus(days=1), other.plus(days=1))


def _weekday(reference: Moment, weekday: int, future: bool) -> Moment:
    back = (reference.weekday - weekday) % 7
    return reference.plus(days=(7 - back) if future else -back)


def _shifted_weekday(reference: Moment, weekday: int, shift: int) -> Moment:
    """ "last Friday" is the Friday before; "this" and "next Friday" lie in this and the next week."""
    if shift < 0:
        return reference.plus(days=-((reference.weekday - weekday - 1) % 7 + 1))
    return reference.plus(days=weekday - reference.weekday + 7 * shift)


def _nearest_year(said: Stated, context: Context) -> int | None:
    reference = context.reference
    if reference is None or said.month is None:
        return None
    years = [
        year
        for year in range(reference.year - 1, reference.year + 2)
        if said.day is None or said.day <= days_in_month(year, said.month)
    ]
    if context.future:
        ahead = [year for year in years if not _calendar(said, year)[1] < reference]
        years = ahead[:1] or years
    distances = {year: _calendar(said, year)[0].ordinal - reference.ordinal for year in years}
    return min(years, key=lambda year: (_weight(distances[year], context.published), year), default=None)


def _weight(days: int, published: bool) -> int:
    """News tell what has been, a narrative goes on: a day on the other side counts as if it were twice as far."""
    unlikely = days > 0 if published else days < 0
    return abs(days) * (2 if unlikely else 1)


def _nearest_day(said: Stated, context: Context) -> tuple[Moment, Moment] | None:
    """ "on the 18th": of this month, or of the next or last where the sentence looks that way."""
    reference = context.reference
    if reference is None or said.day is None:
        return None
    months = [reference.plus(months=step) for step in range(-6, 7)]
    days = [
        Moment(month.year, month.month, said.day)
        for month in months
        if said.day <= days_in_month(month.year, month.month)
    ]
    days = [day for day in days if said.weekday is None or day.weekday == said.weekday] or days
    ahead = [day for day in days if (day.ordinal >= reference.ordinal) == context.future]
    return _on(min(ahead or days, key=lambda day: abs(day.ordinal - reference.ordinal)), said)


def _modified(bounds: tuple[Moment, Moment], said: Stated, reference: Moment | None) -> tuple[Moment, Moment]:
    """Early is the first third of the unit, mid the second, late the last; "earlier this year" ends at the reference."""
    start, end = bounds
    if not said.modifier:
        return bounds
    if said.modifier in ("before", "after") and reference and start < reference < end:
        return (start, reference) if said.modifier == "before" else (reference, end)
    third = max(1, (end.ordinal - start.ordinal) // 3)
    if said.modifier in ("start", "before"):
        return start, start.plus(days=third)
    if said.modifier == "mid":
        return start.plus(days=third), end.plus(days=-third)
    return end.plus(days=-third), end


def _alternatives(said: Stated) -> tuple[tuple[Moment, Moment], ...]:
    if said.swapped is None or said.year is None:
        return ()
    day = Moment(said.year, said.swapped[1], said.swapped[0])
    return ((day, day.plus(days=1)),)
