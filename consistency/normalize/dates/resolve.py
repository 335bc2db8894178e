"""From what was said to an interval: the context settles what the text left out, or it stays open.

One policy and no switch. The reference is the publication date; without one, the last date that the text told of before,
for all but words such as "today", which then stay open.
A date without a year is the one nearest to the reference; a bare weekday the last one before it (after it, where the
sentence speaks of the future). Nothing is ever filled in from today's date.
"""

from __future__ import annotations

from dataclasses import replace

from consistency.normalize.dates.counting import shifted
from consistency.normalize.dates.nearest import Context, nearest_day, nearest_holiday, nearest_weekday, nearest_year
from consistency.normalize.dates.stated import DOUBLE_LEAP_DAY, Stated
from consistency.normalize.dates.units import DAY, calendar_bounds, nth_within, on
from consistency.values import DateInterval, Duration, Moment

# An hour before this that stands alone, with no part of the day said ("at 3"), is one of the afternoon.
_DAWN = 7 * 3600
_YEARS = ("year", "decade", "century")
_NAMED = ("season", "month name", "holiday")


def resolve(said: Stated, context: Context) -> DateInterval | Duration:
    """The interval, ends exclusive; start and end None where the context cannot settle them or no such date exists.

    "Over the past six months" says how long, and so do "the next ten days" where nothing tells from when: a Duration.
    """
    if said.granularity in ("duration", "set"):
        return said.duration
    found = _settled(said, context)
    if said.granularity == "span" and said.base is None and said.shift and (said.extent or found.start is None):
        length = said.duration
        return Duration(max(length.months, -length.months), max(length.seconds, -length.seconds))
    return found


def _settled(said: Stated, context: Context) -> DateInterval:
    if said.impossible:
        return DateInterval(None, None, said.granularity, said.parts, hedge=said.hedge, impossible=said.impossible)
    if said.until is not None:
        return _ranged(said, said.until, context)
    bounds = _bounds(said, context)
    granularity = said.clock or said.granularity
    if bounds is None:
        return DateInterval(None, None, granularity, said.parts, hedge=said.hedge, zone=said.zone)
    start, end = _modified(bounds, said, context)
    return DateInterval(
        start, end, granularity, said.parts, hedge=said.hedge, zone=said.zone, alternatives=_alternatives(said)
    )


def _ranged(said: Stated, until: Stated, context: Context) -> DateInterval:
    """The shared month and year reach both ends; a second end that would come before the first is of the next year."""
    first, last = replace(said, until=None, hedge=""), until
    if first.year is None and last.year is not None and first.month is not None and first.shift is None:
        earlier = last.month is not None and first.month > last.month
        first = replace(first, year=last.year - earlier)
    if first.year is not None and last.year is not None and last.year <= 0 < first.year:
        first = replace(first, year=1 - first.year)  # 1550 to 1292 BC
    if first.day and first.month is None and first.shift is None and last.month is not None and first.weekday is None:
        first = replace(first, month=last.month, year=last.year)
    if (
        context.tense > 0
        and context.published
        and None is first.year is last.year
        and first.month
        and last.month
        and first.day
        and last.day
        and not last.clock
    ):
        return _running(said, first, last, context)
    a = _settled(first, context)
    after = context
    if a.start and last.year is None and last.shift is None:
        after = replace(context, reference=a.start, told=(a.start, a.end or a.start), tense=0, published=False)
        if last.month is not None or last.weekday is not None or (last.day is not None):
            after = replace(after, tense=1)
    b = _settled(last, after)
    wrong = a.impossible or b.impossible
    # "10 am to noon" ends at noon; "3 to 7 May" ends when the 7th is over.
    start, end = (None, None) if wrong else (a.start, b.start if last.clock else b.end)
    if start and end and not start < end and ((last.clock and last.is_clock) or (last.clock and first.clock)):
        end = end.plus(days=1)
    return DateInterval(
        start, end, "interval", first.parts, until=last.parts, hedge=said.hedge, zone=said.zone, impossible=wrong
    )


def _running(said: Stated, first: Stated, last: Stated, context: Context) -> DateInterval:
    """What runs ahead of the text may have begun: its end is the next such day, its start the last before that."""
    b = _settled(last, context)
    if b.end is None or b.start is None:
        return _ranged(replace(said, until=last), last, replace(context, tense=0))
    a = _settled(replace(first, year=b.start.year), context)
    if a.start and not a.start < b.end:
        a = _settled(replace(first, year=b.start.year - 1), context)
    wrong = a.impossible or b.impossible
    return DateInterval(
        None if wrong else a.start, None if wrong else b.end, "interval", first.parts, until=last.parts, hedge=said.hedge,
        impossible=wrong,
    )  # fmt: skip


def _bounds(said: Stated, context: Context) -> tuple[Moment, Moment] | None:
    """Start and end of what one expression says, or None where the context cannot settle it."""
    if said.base is not None:
        base = _settled(said.base, context)
        if base.start is None or base.end is None:
            return None
        if said.month is not None or said.holiday:
            return _bounds(replace(said, base=None, year=base.start.year), context)
        if said.nth is not None:
            return nth_within(said, base.start, base.end)
        inner = Context(base.start, (base.start, base.end), True, context.tense)
        return shifted(replace(said, base=None), base.start, inner)
    told = context.told[0] if context.told else None
    if said.is_clock:
        day = context.reference if context.published else told
        if context.alone and said.point and 0 < (said.second or 0) < _DAWN:
            said = replace(said, second=(said.second or 0) + DAY // 2)
        if day and context.alone and said.clock and day.second is not None and (said.second or 0) < day.second:
            day = day.plus(days=1)
        return on(day, said) if day else None
    if said.holiday and said.shift is None:
        return nearest_holiday(said, context)
    if said.shift is not None:
        if told and context.told and (said.shift or 0) > 0 and said.unit in (_YEARS if said.point else _NAMED):
            # A year after "from 1900 to 1904" is 1905, and "the next summer" after "in 1921" one of 1922.
            told = max(told, context.told[1].plus(days=-1))
        counted = (told or context.reference) if said.anaphoric else context.reference if context.published else None
        if counted is None and said.shift == 0 and said.unit != "day":
            counted = told
        return shifted(said, counted, context) if counted else None
    if said.month is None and said.day is None and said.weekday is not None:
        if context.reference is None:
            return None
        return on(nearest_weekday(context.reference, said.weekday, context), said)
    if said.year is None and said.month is None and said.day is not None:
        return nearest_day(said, context)
    if said.year is None:
        year = nearest_year(said, context)
        return None if year is None else _bounds(replace(said, year=year), context)
    if (said.year, said.month, said.day) == DOUBLE_LEAP_DAY:
        return None
    return calendar_bounds(said, said.year)


def _modified(bounds: tuple[Moment, Moment], said: Stated, context: Context) -> tuple[Moment, Moment]:
    """Early is the first third of the unit, mid the second, late the last; "earlier this year" ends at the reference."""
    start, end = bounds
    if not said.modifier or said.clock:
        return bounds
    if start.second is not None:
        # Early this evening is its first half, late last night the second.
        middle = start.plus(seconds=said.lasts // 2)
        return (start, middle) if said.modifier in ("start", "before") else (middle, end)
    reference = context.reference or (context.told[0] if context.told else None)
    if said.modifier in ("before", "after") and reference and start.ordinal <= reference.ordinal < end.ordinal:
        today = replace(reference, second=None)
        return (start, today) if said.modifier == "before" else (today, end)
    length = end.ordinal - start.ordinal
    third = max(1, length // 3)
    months = (end.year - start.year) * 12 + end.month - start.month
    if months and months % 3 == 0 and start.day == end.day == 1:
        first, second = start.plus(months=months // 3), end.plus(months=-(months // 3))
    else:
        first, second = start.plus(days=third), start.plus(days=2 * third)
    if length == 1:
        return bounds
    if said.modifier in ("start", "before"):
        return start, first
    return (first, second) if said.modifier == "mid" else (second, end)


def _alternatives(said: Stated) -> tuple[tuple[Moment, Moment], ...]:
    if said.swapped is None or said.year is None:
        return ()
    day = Moment(said.year, said.swapped[1], said.swapped[0])
    return ((day, day.plus(days=1)),)
