"""D205 duration-mismatch."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from consistency.compare.wordings import Figure, relations
from consistency.model import Agreement, Extracted, Finding, Judgement, Mention, Options, Reading, Rule, Severity
from consistency.rules.base import number, severity
from consistency.values import DateInterval, Interval, Moment, Quantity, Value

_MONTHS = {"month": Fraction(1), "year": Fraction(12), "decade": Fraction(120), "century": Fraction(1200)}
_DAYS = {"day": Fraction(1), "night": Fraction(1), "week": Fraction(7), "fortnight": Fraction(14)}
_DAYS_IN_MONTH = Fraction(146097, 4800)
# A length that its dates hold so many times over is of another thing: a three-day fair "from 2010 to 2015".
_OTHER_THING = 3
_HOUR, _HALF = 3600, 12 * 3600
_CLOCK_UNITS = {"hour": Fraction(_HOUR), "minute": Fraction(60)}
# Hours of the day as they are written: 14:00, 9.30 a.m., 4 pm.
_HOURS = re.compile(
    r"(?<!\d)(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?(?:\s?(?P<half>[ap]\.?m\b\.?))?(?![\d:])", re.IGNORECASE
)


def judge(extracted: Extracted, options: Options) -> Iterator[Judgement]:
    """A length of time is not what its two ends come to."""
    told: set[int] = set()
    for relation in relations(extracted, "between"):
        first, last, span = relation.dates["start"], relation.dates["end"], relation.figures["span"]
        between = _joined(first.value, last.value)
        known = _known(between, span.quantity) if between else None
        if between is not None and known is not None:
            told.update((span.place.start, last.start))
            yield from _judged(extracted, (first, last), between, span, known, options)
    for relation in relations(extracted, "length"):
        when, span = relation.dates["when"], relation.figures["span"]
        value = when.value
        if not isinstance(value, DateInterval) or _is_age(span.quantity):
            continue
        if span.place.start in told or when.start in told:
            continue
        known = _known(value, span.quantity)
        if known is not None:
            told.update((span.place.start, when.start))
            yield from _judged(extracted, (when,), value, span, known, options)
    yield from _hours(extracted, told, options)


def _hours(extracted: Extracted, told: set[int], options: Options) -> Iterator[Judgement]:
    """Lengths of hours: "a two-hour meeting from 14:00 to 17:00"; the hours are those written, whatever their day."""
    for relation in relations(extracted, "hours"):
        when, span = relation.dates["when"], relation.figures["span"]
        unit = _CLOCK_UNITS.get(span.quantity.unit)
        lengths = _between_hours(when.text)
        if unit is None or not lengths or {span.place.start, when.start} & told:
            continue
        told.update((span.place.start, when.start))
        slack = Fraction(1, 2) if unit == _HOUR else max(Fraction(5), (span.quantity.high or 0) * Fraction(1, 10))
        stated = Interval(span.quantity.low, span.quantity.high)
        known = [Interval(length / unit - slack, length / unit + slack) for length in lengths]
        place = extracted.document.place(when.span)
        sides = (span.reading, Reading(when.value, place.text, (place,)))
        come = f"‘{place.text}’ is {number(round(lengths[0] / unit, 1))} {span.quantity.unit}s"
        if any(each.overlaps(stated) for each in known):
            yield Agreement("D205", f"{come}, which ‘{span.place.text}’ does not contradict", sides)
        else:
            level = severity("D205", Severity.WARNING, 0.8, options)
            yield Finding("D205", "duration-mismatch", level, f"{come}, not ‘{span.place.text}’", sides, 0.8)


def _between_hours(text: str) -> list[Fraction]:
    """The seconds from the first of two hours of the day to the other; without a.m. and p.m. half a day more or less too."""
    found = list(_HOURS.finditer(text))
    if len(found) != 2:
        return []
    marks = [match["half"] for match in found]
    first, last = (int(match["hour"]) * 3600 + int(match["minute"] or 0) * 60 for match in found)
    if any(marks):
        halves = [(mark or marks[1] or "").lower()[:1] for mark in marks]
        first, last = (at % _HALF + _HALF * (half == "p") for at, half in zip((first, last), halves, strict=True))
    length = (last - first) % (2 * _HALF)
    other = [] if any(marks) and marks[0] else [length % _HALF]
    return [Fraction(each) for each in (length, *other) if each]


def _joined(first: Value, last: Value) -> DateInterval | None:
    """The time from one date to another; None where the text does not say the year of both, or the second is no end."""
    if not isinstance(first, DateInterval) or not isinstance(last, DateInterval):
        return None
    if first.said.year is None or last.said.year is None or first.until or last.until or first.hedge:
        return None
    if last.hedge not in ("", "until"):
        return None
    return replace(first, end=last.end, until=last.said, granularity="interval", alternatives=())


def _is_age(quantity: Quantity) -> bool:
    return quantity.noun == "age"


def _known(value: DateInterval, span: Quantity) -> Interval | None:
    """All lengths, in the unit of the span, that the two ends may enclose; None where they are of another scale."""
    if value.until is None or value.start is None or value.end is None or not value.start < value.end:
        return None
    clock = any(moment.second is not None for moment in (value.start, value.end))
    if clock or value.impossible or (value.said.year is None and value.until.year is None and span.unit in _MONTHS):
        return None
    by_day = value.said.day is not None and value.until.day is not None
    by_month = value.said.month is not None and value.until.month is not None
    if span.unit in _DAYS and by_day:
        days = value.end.ordinal - value.start.ordinal
        slack = Fraction(1, 2) if _DAYS[span.unit] > 1 else 0
        return Interval((days - 1) / _DAYS[span.unit] - slack, days / _DAYS[span.unit] + slack)
    if span.unit in _MONTHS and (by_month or (span.unit != "month" and value.said.month is None)):
        return _in_months(value.start, value.end, _MONTHS[span.unit], by_day, by_month)
    return None


def _in_months(start: Moment, end: Moment, unit: Fraction, by_day: bool, by_month: bool) -> Interval:
    """From the last day of the first to the first day of the last: so much less and more as the ends leave open."""
    months = Fraction(end.ordinal - start.ordinal) / _DAYS_IN_MONTH
    open_ = Fraction(0) if by_day else Fraction(1) if by_month else Fraction(12)
    # A length in words is rounded: three years and five months may be called three years.
    slack = unit / 2 if by_month else Fraction(1, 2)
    least, most = months - 2 * open_ - slack, months + slack
    return Interval(max(Fraction(0), least) / unit, most / unit)


def _judged(
    extracted: Extracted,
    ends: tuple[Mention, ...],
    value: DateInterval,
    span: Figure,
    known: Interval,
    options: Options,
) -> Iterator[Judgement]:
    stated = Interval(span.quantity.low, span.quantity.high)
    if span.quantity.sense:
        stated = span.quantity.tolerance().scaled(1 / Fraction(span.quantity.scale))
    places = [extracted.document.place(mention.span) for mention in ends]
    sides = (span.reading, *(Reading(m.value, place.text, (place,)) for m, place in zip(ends, places, strict=True)))
    when = "’ to ‘".join(place.text for place in places)
    come = _come(value, span.quantity.unit)
    if known.overlaps(stated):
        yield Agreement("D205", f"‘{when}’ is {come}, which ‘{span.place.text}’ does not contradict", sides)
        return
    size = span.quantity.low or span.quantity.high or 0
    other = not size or not known.high or known.high > size * _OTHER_THING or size > known.high * _OTHER_THING
    confidence = 0.5 if other else 0.9
    level = Severity.NOTE if other else severity("D205", Severity.ERROR, confidence, options)
    message = f"‘{when}’ is {come}, not ‘{span.place.text}’"
    yield Finding("D205", "duration-mismatch", level, message, sides, confidence)


def _come(value: DateInterval, unit: str) -> str:
    """ "4 or 5 days", its ends counted in or not; in months and years to one digit."""
    assert value.start is not None and value.end is not None
    days = value.end.ordinal - value.start.ordinal
    if unit in _DAYS:
        return f"{number(days - 1)} or {number(days)} days"
    size = round(days / _DAYS_IN_MONTH / _MONTHS[unit], 1)
    return f"{number(size)} {unit}s with both ends"


RULE = Rule("D205", "duration-mismatch", Severity.ERROR, judge, scope="document")
