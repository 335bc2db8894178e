"""D201 weekday-mismatch."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from consistency import tables
from consistency.model import Agreement, Extracted, Finding, Judgement, Mention, Options, Reading, Rule, Severity, Span
from consistency.rules.base import ends_of_range, severity
from consistency.values import DateInterval, Moment, days_in_month

_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# Until then some country still counted by the Julian calendar (Greece, the last, changed in 1923).
_JULIAN_UNTIL = 1923
# A year that the text says makes the mismatch certain; one taken from the day of publication may be the wrong year.
_YEAR_SAID, _YEAR_INFERRED = 1.0, 0.6
# Farther from the day of publication, in days, a date without a year may be of another year.
_NEAR = 60
# How far behind a date with its year, or another date with its weekday, a text goes on with the same year, in characters.
_GOES_ON = 500
# Behind a year that is none: "Tuesday, 1 March 2000 GMT", "13 July, 1200 – 1400 BST".
_CLOCK = re.compile(
    r"\s?(?:[-–—]\s?\d{4}\s?)?(?:GMT|UTC|BST|CES?T|E[SD]?T|C[SD]T|M[SD]T|P[SD]T|IST|hrs?\b|hours\b|h\b|local\stime|Z\b)"
)

# A weekday that ends a name ("Leeds Wednesday, 2 March"), but not behind a place ("in Leeds Wednesday").
_NAMED = re.compile(
    r"(?:^|(?:[.,;:!?–—(]|\b(?:of|to|for|against|by|and|v|vs|the|beat|beating|with))\s|\n)[A-Z][a-z]{2,20}[ \u00a0]$"
)
_NAME_NEAR = 40


@dataclass(frozen=True)
class _Dated:
    """A weekday beside a day and a month, with the years that the text may mean; none where it says nothing of one."""

    mention: Mention
    date: DateInterval
    years: tuple[int, ...]
    confidence: float

    def days(self) -> list[Moment]:
        """The days that may be meant, either order of day and month allowed for."""
        said = self.date.said
        swapped = [start for start, _ in self.date.alternatives]
        if self.date.said.year is not None and self.date.start and self.confidence == _YEAR_SAID:
            return [_day(start) for start in (self.date.start, *swapped)]
        day, month = said.day or 1, said.month or 1
        return [Moment(year, month, day) for year in self.years if day <= days_in_month(year, month)]


def judge(extracted: Extracted, options: Options) -> Iterator[Judgement]:
    """A date and the weekday beside it belong to different days."""
    found = list(_dated(extracted))
    for each in found:
        days = each.days()
        if not days:
            continue
        if any(each.date.said.weekday in (day.weekday, _julian(day)) for day in days):
            reading = _reading(extracted, each.mention.span)
            yield Agreement("D201", f"‘{each.mention.text}’: the weekday is right", (reading,))
        else:
            yield _finding(extracted, each, days[0], options)
    yield from _pairs(extracted, [each for each in found if not each.years and not _is_stamp(each)], options)


# Which year ------------------------------------------------------------------------------------------------------


def _dated(extracted: Extracted) -> Iterator[_Dated]:
    last: tuple[Moment, int] | None = None
    text = extracted.document.text
    for mention in extracted.mentions:
        date = mention.value
        if not isinstance(date, DateInterval) or date.impossible:
            continue
        said = date.said
        if said.year is not None and _CLOCK.match(text, mention.end):
            continue
        if _NAMED.search(text, max(0, mention.start - _NAME_NEAR), mention.start) and mention.text[0].isalpha():
            continue
        if date.until is not None and not _is_one_day(date):
            yield from _of_range(mention, date, extracted.language)
        elif said.weekday is not None and said.day is not None and said.month is not None:
            if said.year is not None and date.start is not None:
                yield _Dated(mention, date, (date.start.year,), _YEAR_SAID)
            else:
                yield _Dated(mention, date, _years(mention, date, extracted.published, last), _YEAR_INFERRED)
        if said.year is not None and said.month is not None and date.start is not None:
            last = date.start, mention.end


def _is_one_day(date: DateInterval) -> bool:
    """True if a range is of the hours of one day: "Sunday, 7 July 2024, from 10am to 4pm"."""
    return date.until is not None and all(
        getattr(date.said, part) == getattr(date.until, part) for part in ("year", "month", "day", "weekday")
    )


def _of_range(mention: Mention, date: DateInterval, language: str | None) -> Iterator[_Dated]:
    """The ends of a range that have a weekday each, "from Monday 3 to Friday 7 May 2024"; the last year said is the year of both."""
    if date.until is None or date.start is None or date.end is None or date.said.day is None or date.until.day is None:
        return
    known = date.until.year is not None and date.until.year == date.end.plus(days=-1).year
    for said, span, day in zip(
        (date.said, date.until), ends_of_range(mention, language), (date.start, date.end.plus(days=-1)), strict=True
    ):
        if known and said.weekday is not None and day.second is None:
            part = Mention(span, mention.text[span.start - mention.start : span.end - mention.start], date)
            one = DateInterval(day, day.plus(days=1), "day", replace(said, year=day.year, month=day.month, day=day.day))
            yield _Dated(part, one, (day.year,), _YEAR_SAID)


def _years(
    mention: Mention, date: DateInterval, published: Moment | None, last: tuple[Moment, int] | None
) -> tuple[int, ...]:
    """The year of publication, if the day is near it; else that of the full date just before, and the next if the year has turned."""
    said = date.said
    if published is not None:
        near = date.start is not None and abs(date.start.ordinal - published.ordinal) <= _NEAR
        return (date.start.year,) if near and date.start else ()
    if last is None or mention.start - last[1] > _GOES_ON:
        return ()
    day, _ = last
    turned = (said.month or 0, said.day or 0) < (day.month, day.day)
    return (day.year, day.year + 1) if turned else (day.year,)


def _day(moment: Moment) -> Moment:
    return Moment(moment.year, moment.month, moment.day)


def _julian(day: Moment) -> int | None:
    """The weekday of the same date in the Julian calendar, or None after all countries had left it."""
    if day.year > _JULIAN_UNTIL:
        return None
    behind = day.year // 100 - day.year // 400 - 2 - (day.month <= 2 and day.year % 100 == 0 and day.year % 400 != 0)
    return (day.weekday + behind) % 7


# Two dates that no year makes right --------------------------------------------------------------------------------


def _pairs(extracted: Extracted, found: Sequence[_Dated], options: Options) -> Iterator[Judgement]:
    """Two weekdays with dates, close to each other: days of one year, whichever it is, have one distance."""
    for first, second in pairwise(found):
        apart = second.mention.start - first.mention.end
        if apart > _GOES_ON or abs(_month(first) - _month(second)) > 6:
            continue
        sides = tuple(_reading(extracted, each.mention.span) for each in (first, second))
        if _in_one_year(first.date, second.date):
            yield Agreement("D201", f"‘{sides[0].text}’ and ‘{sides[1].text}’ are days of one year", sides)
            continue
        message = f"no year has both ‘{sides[0].text}’ and ‘{sides[1].text}’"
        level = severity("D201", Severity.WARNING, 0.9, options)
        yield Finding("D201", "weekday-mismatch", level, message, sides, 0.9)


def _is_stamp(each: _Dated) -> bool:
    """Told to the second, as the entries of a log are, which runs over years."""
    return each.date.granularity == "second"


def _month(each: _Dated) -> int:
    return each.date.said.month or 1


def _in_one_year(first: DateInterval, second: DateInterval) -> bool:
    """True if some common year or leap year has both weekdays on these days."""
    for year in (2023, 2024):
        days = [
            Moment(year, date.said.month or 1, min(date.said.day or 1, days_in_month(year, date.said.month or 1)))
            for date in (first, second)
        ]
        weekdays = (second.said.weekday or 0) - (first.said.weekday or 0)
        if (days[1].ordinal - days[0].ordinal - weekdays) % 7 == 0:
            return True
    return False


# Findings --------------------------------------------------------------------------------------------------------


def _finding(extracted: Extracted, each: _Dated, day: Moment, options: Options) -> Finding:
    weekday, rest = _halves(each.mention, extracted.language)
    said = tuple(_reading(extracted, span) for span in (rest, weekday))
    year = "" if each.confidence == _YEAR_SAID else f" in {day.year}, the year of the text,"
    message = f"{said[0].text}{year} was a {_NAMES[day.weekday]}, not a {_NAMES[each.date.said.weekday or 0]}"
    level = severity("D201", Severity.ERROR, each.confidence, options)
    return Finding("D201", "weekday-mismatch", level, message, said, each.confidence)


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
        end = mention.end - mention.text.endswith(")")
        return weekday, Span(weekday.end + skipped, _last_of_day(mention, weekday.end + skipped, end))
    before = re.sub(r"(?:,\s(?:a|an))?[\s,.(]+$", "", mention.text[: match.start()])
    return weekday, Span(mention.start, mention.start + len(before))


def _last_of_day(mention: Mention, start: int, end: int) -> int:
    """Where the day ends in a mention that goes on with hours: "7 July 2024, from 10am to 4pm"."""
    date = mention.value
    if not isinstance(date, DateInterval) or date.granularity == "day" or date.said.year is None:
        return end
    told = re.match(
        rf"[^\n]{{0,30}}?(?<!\d)0?{date.said.day}(?!\d)[^\n]{{0,30}}?(?<!\d){date.said.year}(?!\d)",
        mention.text[start - mention.start :],
    )
    return start + told.end() if told else end


RULE = Rule("D201", "weekday-mismatch", Severity.ERROR, judge, scope="document")
