"""D201 weekday-mismatch."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consistency import tables
from consistency.model import Agreement, Extracted, Finding, Judgement, Mention, Options, Reading, Rule, Severity, Span
from consistency.rules.base import severity
from consistency.values import DateInterval, Moment

_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# Until then some country still counted by the Julian calendar (Greece, the last, changed in 1923).
_JULIAN_UNTIL = 1923
# A year that the text says makes the mismatch certain; one taken from the day of publication may be the wrong year.
_YEAR_SAID, _YEAR_INFERRED = 1.0, 0.6
# Farther from the day of publication, in days, a date without a year may be of another year.
_NEAR = 60


def judge(extracted: Extracted, options: Options) -> Iterator[Judgement]:
    """A date and the weekday beside it belong to different days."""
    for mention in extracted.mentions:
        date = mention.value
        if isinstance(date, DateInterval) and date.said.weekday is not None and _is_settled(date, extracted):
            days = [_day(start) for start in (date.start, *(start for start, _ in date.alternatives)) if start]
            if any(date.said.weekday in (day.weekday, _julian(day)) for day in days):
                reading = _reading(extracted, mention.span)
                yield Agreement("D201", f"‘{mention.text}’: the weekday is right", (reading,))
            else:
                yield _finding(extracted, mention, date, days[0], options)


def _is_settled(date: DateInterval, extracted: Extracted) -> bool:
    """True if the text says the year, or the day of publication is so near that it must be the year."""
    if date.start is None or date.said.day is None or date.said.month is None:
        return False
    if date.said.year is not None:
        return True
    return extracted.published is not None and abs(date.start.ordinal - extracted.published.ordinal) <= _NEAR


def _day(moment: Moment) -> Moment:
    return Moment(moment.year, moment.month, moment.day)


def _julian(day: Moment) -> int | None:
    """The weekday of the same date in the Julian calendar, or None after all countries had left it."""
    if day.year > _JULIAN_UNTIL:
        return None
    behind = day.year // 100 - day.year // 400 - 2 - (day.month <= 2 and day.year % 100 == 0 and day.year % 400 != 0)
    return (day.weekday + behind) % 7


def _finding(extracted: Extracted, mention: Mention, date: DateInterval, day: Moment, options: Options) -> Finding:
    weekday, rest = _halves(mention, extracted.language)
    confidence = _YEAR_INFERRED if date.said.year is None else _YEAR_SAID
    said = tuple(_reading(extracted, span) for span in (rest, weekday))
    year = "" if date.said.year is not None else f" in {day.year}, the year of the text,"
    message = f"{said[0].text}{year} was a {_NAMES[day.weekday]}, not a {_NAMES[date.said.weekday or 0]}"
    return Finding(
        "D201", "weekday-mismatch", severity("D201", Severity.ERROR, confidence, options), message, said, confidence
    )


def _reading(extracted: Extracted, span: Span) -> Reading:
    place = extracted.document.place(span)
    return Reading(place.text, place.text, (place,))


def _halves(mention: Mention, language: str | None) -> tuple[Span, Span]:
    """Where the weekday stands in the mention, and where the rest of the date."""
    names = sorted(tables.find("calendar", language).get("weekdays", _NAMES), key=len, reverse=True)
    match = re.search(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)", mention.text, re.IGNORECASE)
    if match is None:
        return mention.span, mention.span
    weekday = Span(*match.span()).shifted(mention.start)
    rest = re.sub(r"^[\W_]+", lambda gap: "\0" * len(gap.group()), mention.text[match.end() :])
    skipped = len(rest) - len(rest.lstrip("\0"))
    if match.end() + skipped < len(mention.text):
        return weekday, Span(weekday.end + skipped, mention.end - mention.text.endswith(")"))
    before = re.sub(r"(?:,\s(?:a|an))?[\s,.(]+$", "", mention.text[: match.start()])
    return weekday, Span(mention.start, mention.start + len(before))


RULE = Rule("D201", "weekday-mismatch", Severity.ERROR, judge, scope="document")
