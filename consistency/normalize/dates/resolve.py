"""From what was said to an interval: the context settles what the text left out, or it stays open.

One policy and no switch. The reference is the publication date; without one, the last date that the text told of before,
for all but words such as "today", which then stay open.
A date without a year is the one nearest to the reference; a bare weekday the last one before it (after it, where the
sentence speaks of the future). Nothing is ever filled in from today's date.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from consistency.normalize.dates.holidays import day_of_holiday
from consistency.normalize.dates.stated import Stated
from consistency.values import DateInterval, Duration, Moment, days_in_month

_CLOCK_SECONDS = {"hour": 3600, "minute": 60, "second": 1}
_UNIT_MONTHS = {"month": 1, "quarter": 3, "half": 6, "season": 3, "year": 12, "decade": 120, "century": 1200}
_YEARS = {"year": 1, "decade": 10, "century": 100}
_DAY = 86400
# An hour before this that stands alone, with no part of the day said ("at 3"), is one of the afternoon.
_DAWN = 7 * 3600
# Farther from the reference than so many days, the weekday that is said tells the year.
_NEAR = 60


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


def resolve(said: Stated, context: Context) -> DateInterval | Duration:
    """The interval, ends exclusive; start and end None where the context cannot settle them or no such date exists."""
    if said.granularity in ("duration", "set"):
        return said.duration
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


def _interval(said: Stated, context: Context) -> DateInterval:
    found = resolve(said, context)
    assert isinstance(found, DateInterval)
    return found


def _ranged(said: Stated, until: Stated, context: Context) -> DateInterval:
    """The shared month and year reach both ends; a second end that would come before the first is of the next year."""
    first, last = replace(said, until=None, hedge=""), until
    if first.year is None and last.year is not None and first.month is not None and first.shift is None:
        earlier = last.month is not None and first.month > last.month
        first = replace(first, year=last.year - earlier)
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
    a = _interval(first, context)
    after = context
    if a.start and first.shift is None and last.year is None and last.shift is None:
        after = replace(context, reference=a.start, told=(a.start, a.end or a.start), tense=0, published=False)
        if last.month is not None or last.weekday is not None or (last.day is not None):
            after = replace(after, tense=1)
    b = _interval(last, after)
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
    b = _interval(last, context)
    if b.end is None or b.start is None:
        return _ranged(replace(said, until=last), last, replace(context, tense=0))
    a = _interval(replace(first, year=b.start.year), context)
    if a.start and not a.start < b.end:
        a = _interval(replace(first, year=b.start.year - 1), context)
    wrong = a.impossible or b.impossible
    return DateInterval(
        None if wrong else a.start, None if wrong else b.end, "interval", first.parts, until=last.parts, hedge=said.hedge,
        impossible=wrong,
    )  # fmt: skip


def _bounds(said: Stated, context: Context) -> tuple[Moment, Moment] | None:
    """Start and end of what one expression says, or None where the context cannot settle it."""
    if said.base is not None:
        base = _interval(said.base, context)
        if base.start is None or base.end is None:
            return None
        if said.nth is not None:
            return _nth_within(said, base.start, base.end)
        inner = Context(base.start, (base.start, base.end), True, context.tense)
        return _relative(replace(said, base=None), base.start, inner)
    told = context.told[0] if context.told else None
    if said.is_clock:
        day = context.reference if context.published else told
        if context.alone and said.point and 0 < (said.second or 0) < _DAWN:
            said = replace(said, second=(said.second or 0) + _DAY // 2)
        if day and context.alone and said.clock and day.second is not None and (said.second or 0) < day.second:
            day = day.plus(days=1)
        return _on(day, said) if day else None
    if said.holiday and said.shift is None:
        return _holiday(said, context)
    if said.shift is not None:
        counted = (told or context.reference) if said.anaphoric else context.reference if context.published else None
        if counted is None and (said.point or (said.shift == 0 and said.unit != "day")):
            counted = told
        return _relative(said, counted, context) if counted else None
    if said.month is None and said.day is None and said.weekday is not None:
        if context.reference is None:
            return None
        return _on(_weekday(context.reference, said.weekday, context), said)
    if said.year is None and said.month is None and said.day is not None:
        return _nearest_day(said, context)
    if said.year is None:
        year = _nearest_year(said, context)
        return None if year is None else _bounds(replace(said, year=year), context)
    return _calendar(said, said.year)


def _calendar(said: Stated, year: int) -> tuple[Moment, Moment]:
    if said.granularity in _YEARS:
        return Moment(year), Moment(year + _YEARS[said.granularity])
    if said.unit == "week" and said.nth is not None:
        start = _first_monday(Moment(year)).plus(days=7 * (said.nth - 1))
        return start, start.plus(days=7)
    first = Moment(year, said.month or 1)
    if said.granularity in ("quarter", "season", "half"):
        return first, first.plus(months=_UNIT_MONTHS[said.granularity])
    if said.day is None:
        return first, first.plus(months=1)
    if said.day > days_in_month(year, said.month or 1):
        said = replace(said, day=days_in_month(year, said.month or 1))
    return _on(Moment(year, said.month or 1, said.day or 1), said)


def _first_monday(start: Moment) -> Moment:
    """Monday of the week that holds the first Thursday from a day on (ISO 8601 counts weeks so)."""
    thursday = start.plus(days=(3 - start.weekday) % 7)
    return thursday.plus(days=-3)


def _on(day: Moment, said: Stated) -> tuple[Moment, Moment]:
    """The whole day, the part of the day, or the clock time on it."""
    day = replace(day, second=None)
    if said.second is None:
        return day, day.plus(days=1)
    start = day.plus(seconds=said.second)
    if said.clock:
        return start, start.plus(seconds=_CLOCK_SECONDS[said.clock])
    end = start.plus(seconds=said.lasts or 4 * 3600)
    return start, day.plus(days=1) if end.second == 0 and said.second + (said.lasts or 14400) >= _DAY else end


def _relative(said: Stated, reference: Moment, context: Context) -> tuple[Moment, Moment] | None:
    shift = said.shift or 0
    if said.unit == "month name":
        return _named_month(said, reference, shift)
    if said.unit == "now":
        return (reference, reference.plus(seconds=1)) if reference.second is not None else _on(reference, said)
    if said.unit == "season":
        return _named_season(said, reference, shift)
    if said.unit == "holiday":
        return _shifted_holiday(said, reference, shift)
    if said.unit == "weekday" and said.weekday is not None:
        return _on(_shifted_weekday(reference, said.weekday, shift), said)
    if said.unit == "weekday of week" and said.weekday is not None:
        return _on(reference.plus(days=said.weekday - reference.weekday + 7 * shift), said)
    if said.granularity == "span":
        return _spanning(said, reference, shift)
    if said.point:
        return _moved(said, reference)
    if said.unit in _CLOCK_SECONDS:
        moved = reference.plus(seconds=shift * _CLOCK_SECONDS[said.unit])
        return moved, moved.plus(seconds=_CLOCK_SECONDS[said.unit])
    if said.unit == "day":
        return _on(reference.plus(days=shift), said)
    if said.unit == "weekend" and said.lasts:
        return _weekend(reference, context.tense)
    if said.unit == "fortnight":
        monday = reference.plus(days=-reference.weekday + 14 * shift)
        return replace(monday, second=None), replace(monday.plus(days=14), second=None)
    return _around(_stepped(reference, said.unit, shift), said.unit)


def _moved(said: Stated, reference: Moment) -> tuple[Moment, Moment]:
    """Two weeks ago is a day, two years ago a year: as exact as the unit, looking back; looking ahead a day is meant."""
    months, seconds = int(said.months), int(said.seconds)
    if said.unit in _CLOCK_SECONDS:
        moved = reference.plus(months=months, seconds=seconds)
        return moved, moved.plus(seconds=1)
    moved = replace(reference.plus(months=months, days=seconds // _DAY), second=None)
    back = (said.shift or 0) < 0 or said.anaphoric
    if back and said.unit in ("month", "quarter", "year", "decade", "century") and not seconds:
        return _around(moved, said.unit if said.unit in ("month", "quarter") else "year")
    return _on(moved, said)


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
        year += month <= reference.month
    return _calendar(replace(said, shift=None), year)


def _named_season(said: Stated, reference: Moment, shift: int) -> tuple[Moment, Moment]:
    """Last summer is the last that began before the reference's season; this summer that of the year."""
    bounds = _calendar(replace(said, shift=None), reference.year)
    if shift == 0 and said.month == 12 and reference.month <= 2:
        return _calendar(replace(said, shift=None), reference.year - 1)
    if shift < 0 and not bounds[1] < reference.plus(days=1):
        return _calendar(replace(said, shift=None), reference.year - 1)
    if shift > 0 and not reference < bounds[0]:
        return _calendar(replace(said, shift=None), reference.year + 1)
    return bounds


def _stepped(reference: Moment, unit: str, shift: int) -> Moment:
    if unit in ("week", "weekend"):
        return reference.plus(days=7 * shift)
    if unit in ("day", *_CLOCK_SECONDS):
        return reference.plus(days=shift)
    # The first of the month, so that no short month pulls the day back.
    return replace(reference, day=1).plus(months=shift * _UNIT_MONTHS[unit])


def _around(moment: Moment, unit: str) -> tuple[Moment, Moment]:
    """The week (from Monday), weekend, month, quarter, half, year, decade or century that holds a moment."""
    day = replace(moment, second=None)
    if unit in ("week", "weekend"):
        monday = day.plus(days=-day.weekday)
        return (monday, monday.plus(days=7)) if unit == "week" else (monday.plus(days=5), monday.plus(days=7))
    if unit in ("month", "quarter", "half"):
        size = _UNIT_MONTHS[unit]
        first = Moment(day.year, (day.month - 1) // size * size + 1)
        return first, first.plus(months=size)
    years = _UNIT_MONTHS[unit] // 12
    first = Moment(day.year // years * years)
    return first, first.plus(months=12 * years)


def _nth_within(said: Stated, start: Moment, end: Moment) -> tuple[Moment, Moment] | None:
    """The nth unit or weekday of an interval, from its end where nth is negative; None where it has not so many."""
    nth = said.nth or 1
    start, end = replace(start, second=None), replace(end, second=None)
    if said.unit == "weekday" and said.weekday is not None:
        day = (
            start.plus(days=(said.weekday - start.weekday) % 7 + 7 * (nth - 1))
            if nth > 0
            else end.plus(days=-1).plus(days=-((end.plus(days=-1).weekday - said.weekday) % 7) + 7 * (nth + 1))
        )
        return _on(day, said) if start.ordinal <= day.ordinal < end.ordinal else None
    if said.granularity == "span":
        return _spanned_within(said, start, end)
    if said.unit in ("week", "weekend"):
        monday = _first_monday(start).plus(days=7 * (nth - 1)) if nth > 0 else _first_monday(end).plus(days=7 * nth)
        return (monday, monday.plus(days=7)) if said.unit == "week" else (monday.plus(days=5), monday.plus(days=7))
    if said.unit == "day":
        day = start.plus(days=nth - 1) if nth > 0 else end.plus(days=nth)
        return (day, day.plus(days=1)) if start.ordinal <= day.ordinal < end.ordinal else None
    if said.unit == "half":
        months = (end.year - start.year) * 12 + end.month - start.month
        middle = start.plus(months=months // 2) if months > 1 else start.plus(days=(end.ordinal - start.ordinal) // 2)
        return (start, middle) if nth == 1 else (middle, end) if nth in (2, -1) else None
    size = _UNIT_MONTHS.get(said.unit)
    if size is None:
        return None
    first = start.plus(months=size * (nth - 1)) if nth > 0 else end.plus(months=size * nth)
    return (first, first.plus(months=size)) if start.ordinal <= first.ordinal < end.ordinal else None


def _spanned_within(said: Stated, start: Moment, end: Moment) -> tuple[Moment, Moment] | None:
    """The first two weeks of 2021, the last three months of the year."""
    ahead = said.nth == 1
    if said.unit == "week":
        monday = _first_monday(start if ahead else end)
        return (monday, monday.plus(days=7 * said.number)) if ahead else (monday.plus(days=-7 * said.number), monday)
    months = _UNIT_MONTHS.get(said.unit, 0) * said.number
    days = 0 if months else said.number
    if said.unit not in _UNIT_MONTHS and said.unit != "day":
        return None
    return (start, start.plus(months, days)) if ahead else (end.plus(-months, -days), end)


def _spanning(said: Stated, reference: Moment, shift: int) -> tuple[Moment, Moment]:
    """ "the last two weeks": so long up to the reference, or from it."""
    fine = said.unit in _CLOCK_SECONDS
    if not fine:
        reference = replace(reference, second=None)
    days, seconds = divmod(int(said.seconds), _DAY)
    other = reference.plus(int(said.months), days, seconds if fine else 0)
    if shift < 0:
        return other, reference
    return (reference, other) if fine else (reference.plus(days=1), other.plus(days=1))


def _weekday(reference: Moment, weekday: int, context: Context) -> Moment:
    """The last such day, or the next where the sentence looks ahead; the nearest where it does not say."""
    back = (reference.weekday - weekday) % 7
    if not context.published:
        return reference.plus(days=(7 - back) % 7)
    if context.tense > 0:
        return reference.plus(days=7 - back)
    if context.tense < 0 or back == 0:
        return reference.plus(days=-back)
    return reference.plus(days=-back if back <= 3 else 7 - back)


def _shifted_weekday(reference: Moment, weekday: int, shift: int) -> Moment:
    """ "last Friday" is the Friday before; "this" and "next Friday" lie in this and the next week."""
    if shift < 0:
        return reference.plus(days=-((reference.weekday - weekday - 1) % 7 + 1))
    return reference.plus(days=weekday - reference.weekday + 7 * shift)


def _holiday(said: Stated, context: Context) -> tuple[Moment, Moment] | None:
    if said.year is not None:
        day = day_of_holiday(said.holiday, said.year)
        return _on(day, said) if day else None
    reference = context.reference or (context.told[0] if context.told else None)
    if reference is None:
        return None
    days = [day for step in (-1, 0, 1) if (day := day_of_holiday(said.holiday, reference.year + step))]
    ahead = [day for day in days if day.ordinal >= reference.ordinal]
    chosen = ahead[:1] if context.tense > 0 else days
    return _on(min(chosen, key=lambda day: abs(day.ordinal - reference.ordinal)), said) if chosen else None


def _shifted_holiday(said: Stated, reference: Moment, shift: int) -> tuple[Moment, Moment] | None:
    days = [day for step in (-1, 0, 1) if (day := day_of_holiday(said.holiday, reference.year + step))]
    if shift == 0:
        return _on(days[1], said) if len(days) > 1 else None
    chosen = [
        day for day in days if (day.ordinal > reference.ordinal) == (shift > 0) and day.ordinal != reference.ordinal
    ]
    return _on(chosen[0] if shift > 0 else chosen[-1], said) if chosen else None


def _nearest_year(said: Stated, context: Context) -> int | None:
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
    if context.tense > 0:
        ahead = [year for year in years if not _calendar(said, year)[1] < reference]
        years = ahead[:1] or years
    distances = {year: _distance(_calendar(said, year), reference) for year in years}

    def cost(year: int) -> tuple[int, int]:
        # What has been is told of; without a word of it, the year of the text is meant.
        unlikely = context.tense < 0 < distances[year] or (context.tense == 0 and year != reference.year)
        return abs(distances[year]) * (2 if unlikely else 1), year

    nearest = min(years, key=cost, default=None)
    if nearest is not None and said.weekday is not None and said.day and abs(distances[nearest]) > _NEAR:
        agreeing = [year for year in years if Moment(year, said.month, said.day).weekday == said.weekday]
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
        first, last = _calendar(said, year)
        if start.ordinal < last.ordinal and first.ordinal < end.ordinal:
            return 0, year
        gap = first.ordinal - end.ordinal + 1 if first.ordinal >= end.ordinal else start.ordinal - last.ordinal + 1
        # Back within the year of the telling is likelier than ahead into the next.
        return gap * (1 if first.ordinal >= end.ordinal else 2) - (31 if year == start.year else 0), year

    return min(candidates, key=cost, default=None)


def _nearest_day(said: Stated, context: Context) -> tuple[Moment, Moment] | None:
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
    return _on(min(ahead or days, key=lambda day: abs(day.ordinal - reference.ordinal)), said)


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
