"""D204 reversed-interval."""

from __future__ import annotations

from collections.abc import Iterator

from consistency.compare.wordings import relations
from consistency.model import Agreement, Extracted, Finding, Judgement, Mention, Options, Reading, Rule, Severity, Span
from consistency.rules.base import ends_of_range, severity
from consistency.values import DateInterval, Moment


def judge(extracted: Extracted, options: Options) -> Iterator[Judgement]:
    """An end lies before its beginning."""
    for mention in extracted.mentions:
        value = mention.value
        if isinstance(value, DateInterval) and value.until is not None and not value.impossible:
            reversed_ = _is_reversed(value)
            if reversed_ is not None:
                yield from _judged(extracted, ends_of_range(mention, extracted.language), reversed_, options)
    for relation in relations(extracted, "order"):
        first, last = relation.dates["start"], relation.dates["end"]
        start, end = (_settled(each) for each in (first, last))
        if start and end:
            yield from _judged(extracted, (first.span, last.span), not start[0] < end[1], options)


def _is_reversed(value: DateInterval) -> bool | None:
    """True if the second end is before the first, whatever the text left out; None where that cannot be told."""
    first, last = value.said, value.until
    if last is None or value.granularity not in ("interval", "day", "month", "year") or _clock(value):
        return None
    if first.year is None and last.year is None:
        if first.day is None or last.day is None or first.month is None or first.month != last.month:
            return None
        return first.day > last.day
    day_of_century = first.day is not None and first.month is None and last.month is None
    if value.start is None or value.end is None or day_of_century:
        return None
    return not value.start < value.end


def _clock(value: DateInterval) -> bool:
    return any(moment is not None and moment.second is not None for moment in (value.start, value.end))


def _settled(mention: Mention) -> tuple[Moment, Moment] | None:
    """Start and end of a date whose year the text says."""
    value = mention.value
    if not isinstance(value, DateInterval) or value.said.year is None or value.until is not None:
        return None
    return (value.start, value.end) if value.start and value.end else None


def _judged(extracted: Extracted, ends: tuple[Span, Span], is_reversed: bool, options: Options) -> Iterator[Judgement]:
    first, last = (extracted.document.place(span) for span in ends)
    sides = tuple(Reading(place.text, place.text, (place,)) for place in (first, last))
    if not is_reversed:
        yield Agreement("D204", f"‘{first.text}’ is before ‘{last.text}’", sides)
        return
    level = severity("D204", Severity.ERROR, 1.0, options)
    message = f"‘{last.text}’ is before ‘{first.text}’, where it should end"
    yield Finding("D204", "reversed-interval", level, message, sides, 1.0)


RULE = Rule("D204", "reversed-interval", Severity.ERROR, judge, scope="document")
