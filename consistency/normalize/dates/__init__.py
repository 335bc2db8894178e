"""Every time that a text states, as an interval with what was really said.

`forms` reads expressions part by part, this module joins neighbours ("tomorrow" "at 3 pm"; "3 May" "to" "7 June") and
carries the context along, `resolve` settles what the context can settle. What no form reads goes to dateparser, behind
a trigger and with the language named (`fallback`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import cache, partial

from consistency import tables
from consistency.model import Mention, Span
from consistency.normalize.dates import fallback
from consistency.normalize.dates.forms import stated
from consistency.normalize.dates.resolve import Context, resolve
from consistency.normalize.dates.stated import Stated
from consistency.values import Moment

# A full date alone on one of the first lines is the day of publication.
_DATELINE_LINES = 4
_SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-]\d{2,4}")
# How far back in a sentence a word of the future is looked for.
_AHEAD = 80


def dates(text: str, language: str | None, published: date | datetime | Moment | None = None) -> list[Mention]:
    """All dates, times and date ranges of a text, in order; durations are found with the quantities."""
    found = _joined(text, _ordered(text, stated(text, language), language), language)
    found = [said for said in found if not _is_ratio(text, said, language)]
    found = sorted([*found, *fallback.stated(text, language, found)], key=lambda said: said.span.start)
    return list(_resolved(text, found, language, known_publication(text, language, published)))


def _is_ratio(text: str, said: Stated, language: str | None) -> bool:
    """Luke 1:68, a split of 20:80: an hour that does not exist is meant as one only behind "at"."""
    if not said.is_clock or not said.impossible:
        return False
    before = re.search(r"(\S+)\s$", text[max(0, said.span.start - 12) : said.span.start])
    return before is None or before[1].lower() not in tables.find("calendar", language).get("at", ())


def known_publication(text: str, language: str | None, published: date | datetime | Moment | None) -> Moment | None:
    """The publication date that the caller gives, else that of a dateline at the head of the text, or None."""
    return _dateline(text, language) if published is None else _moment(published)


def _dateline(text: str, language: str | None) -> Moment | None:
    """The day that a dateline at the head of the text gives, or None."""
    head = "\n".join(text.split("\n", _DATELINE_LINES)[:_DATELINE_LINES])
    for said in stated(head, language):
        line = head[head.rfind("\n", 0, said.span.start) + 1 : (head + "\n").index("\n", said.span.end)].strip(" \t\r.")
        if said.is_full and head[said.span.start : said.span.end].strip(" .") == line:
            return Moment(said.year or 1, said.month or 1, said.day or 1)
    return None


def _moment(published: date | datetime | Moment) -> Moment:
    if isinstance(published, Moment):
        return published
    second = (
        published.hour * 3600 + published.minute * 60 + published.second if isinstance(published, datetime) else None
    )
    return Moment(published.year, published.month, published.day, second)


def _ordered(text: str, found: Sequence[Stated], language: str | None) -> list[Stated]:
    """12/11/2024 in the order that the document's other dates decide; else both readings are kept, the language's usual one first."""
    order = _day_comes_first(text, found)
    ordered = []
    for said in found:
        if said.swapped is None:
            ordered.append(said)
        elif order is None:
            month_first = language is None or tables.find("calendar", language).get("month_first")
            ordered.append(said if month_first else _day_first(said, keep=True))
        else:
            ordered.append(_day_first(said, keep=False) if order else replace(said, swapped=None))
    return ordered


def _day_comes_first(text: str, found: Iterable[Stated]) -> bool | None:
    """True if a date such as 23/10/2024 stands in the text, False if one such as 10/23/2024, None if neither or both."""
    orders = set()
    for said in found:
        figures = _SLASHED.fullmatch(text, said.span.start, said.span.end)
        if figures and said.swapped is None and figures[1] != figures[2]:
            orders.add(int(figures[1]) > 12)
    return orders.pop() if len(orders) == 1 else None


def _day_first(said: Stated, keep: bool) -> Stated:
    day, month = said.swapped or (said.day or 0, said.month or 0)
    return replace(said, day=day, month=month, swapped=(month, day) if keep else None)


# Joining ---------------------------------------------------------------------------------------------------------


def _joined(text: str, found: Sequence[Stated], language: str | None) -> list[Stated]:
    """Clock times to ranges, then days with their clock times, then dates to ranges."""
    joined = list(found)
    for join in (_as_clock_range, _with_clock, _counted_from, _as_range):
        joined = _pairwise(joined, partial(join, text, language))
    return joined


def _pairwise(found: Iterable[Stated], join: Callable[[Stated, Stated], Stated | None]) -> list[Stated]:
    joined: list[Stated] = []
    for said in found:
        both = join(joined[-1], said) if joined else None
        if both is None:
            joined.append(said)
        else:
            joined[-1] = both
    return joined


def _as_clock_range(text: str, language: str | None, first: Stated, second: Stated) -> Stated | None:
    return _as_range(text, language, first, second) if first.is_clock and second.is_clock else None


def _with_clock(text: str, language: str | None, first: Stated, second: Stated) -> Stated | None:
    """ "tomorrow at 3 pm", "3 pm on Monday": one moment. Also "Monday" beside its date: one day."""
    between = text[first.span.end : second.span.start]
    if len(between) > 12 or not _links("at", language).fullmatch(between):
        return None
    span = Span(first.span.start, second.span.end)
    if first.is_clock != second.is_clock:
        day, clock = (second, first) if first.is_clock else (first, second)
        if day.second is not None or day.until is not None or (day.granularity != "day" and day.unit != "day"):
            return None
        until = replace(day, second=clock.until.second, clock=clock.until.clock) if clock.until else None
        wrong = day.impossible or clock.impossible
        return replace(
            day, span=span, second=clock.second, clock=clock.clock, zone=clock.zone, until=until, impossible=wrong
        )
    if (
        second.shift is None
        and _is_bare_weekday(second)
        and first.unit == "week"
        and not first.point
        and first.granularity == "week"
    ):
        return replace(second, span=span, shift=first.shift, unit="weekday of week")
    if _is_bare_weekday(first) and second.month and second.day and second.weekday is None and second.until is None:
        return replace(second, span=span, weekday=first.weekday)
    return None


def _counted_from(text: str, language: str | None, first: Stated, second: Stated) -> Stated | None:
    """ "two days after 5 May", "3 days from Tuesday": counted from the date behind it."""
    if (
        not first.point
        or first.base
        or second.until
        or second.is_clock
        or not text[first.span.end : second.span.start].isspace()
    ):
        return None
    return replace(first, span=Span(first.span.start, second.span.end), base=second)


def _is_bare_weekday(said: Stated) -> bool:
    return said.weekday is not None and said.month is None and said.second is None and said.shift is None


def _as_range(text: str, language: str | None, first: Stated, second: Stated) -> Stated | None:
    """ "26 July – 22 August", "from Monday to Friday", "between 2014 and 2018"."""
    if (
        first.until
        or second.until
        or first.is_clock != second.is_clock
        or first.point
        or second.point
        or (first.second is not None and not first.is_clock)
    ):
        return None
    gap = text[first.span.end : second.span.start]
    if len(gap) > 12 or not (match := _links("to_words", language).fullmatch(gap)):
        return None
    lead = _links("from_words", language).search(text, max(0, first.span.start - 12), first.span.start)
    table = tables.find("calendar", language)
    between = lead is not None and lead[1].lower() in table.get("between_words", ())
    if match[1].lower() in table.get("and_words", ()) and not between:
        return None
    start = lead.start(1) if lead else first.span.start
    return replace(first, span=Span(start, second.span.end), until=second)


@cache
def _links(kind: str, language: str | None) -> re.Pattern[str]:
    words = sorted(tables.find("calendar", language).get(kind, ("-", "–", "—", ",")), key=len, reverse=True)
    spoken = "|".join(map(re.escape, words))
    if kind == "at":
        return re.compile(rf"\s?(?:(?:{spoken})\s?)?(?:the\s)?", re.IGNORECASE)
    if kind == "from_words":
        return re.compile(rf"(?<!\w)({spoken})\s(?:the\s)?$", re.IGNORECASE)
    return re.compile(rf"\s?({spoken})\s?(?:the\s)?", re.IGNORECASE)


# Context ---------------------------------------------------------------------------------------------------------


def _resolved(text: str, found: Sequence[Stated], language: str | None, published: Moment | None) -> Iterator[Mention]:
    last = None
    for said in found:
        context = Context(published or last, published is not None, _looks_ahead(text, said, language))
        value = resolve(said, context)
        yield Mention(said.span, text[said.span.start : said.span.end], value)
        if value.start is not None and (said.year is not None or said.until is not None):
            last = replace(value.start, second=None)


def _looks_ahead(text: str, said: Stated, language: str | None) -> bool:
    words = tables.find("calendar", language).get("future", ())
    before = text[max(0, said.span.start - _AHEAD) : said.span.start]
    sentence = before[max(before.rfind(". "), before.rfind("\n")) + 1 :].lower()
    return any(
        re.search(rf"(?<!\w){re.escape(word)}(?!\w)" if word[0].isalpha() else re.escape(word), sentence)
        for word in words
    )
