"""Every time that a text states, as an interval with what was really said.

`lexicon` cuts the text into tokens, `forms` reads expressions where a token of time stands and joins them ("tomorrow" "at
3 pm"; "3 May" "to" "7 June"), `tense` asks whether the sentence looks ahead or back, `context` carries along what the text
tells of, `resolve` settles what that can settle. What
no form reads goes to dateparser, behind a trigger and with the language named (`fallback`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from consistency.model import Mention, Span
from consistency.normalize.dates import fallback
from consistency.normalize.dates.context import resolved
from consistency.normalize.dates.forms import grammar, stated
from consistency.normalize.dates.stated import Stated
from consistency.values import Moment

# A full date alone on one of the first lines is the day of publication.
_DATELINE_LINES = 4
_SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-]\d{2,4}")


def dates(text: str, language: str | None, published: date | datetime | Moment | None = None) -> list[Mention]:
    """All dates, times, ranges and durations of a text, in order; none overlaps another."""
    found = _found(text, language)
    return list(resolved(text, found, language, _known(text, published, found)))


def date_spans(text: str, language: str | None, near: Sequence[tuple[int, int]]) -> list[Span]:
    """Where the dates, times and ranges stand that touch some stretches of a text, given in order. Durations are left out,
    and so is what only says how far off a time is by one ("three years ago", "in the past 24 hours").
    """
    found = (
        fallback.completed(text, language, stated(text, language))
        if fallback.is_needed(language)
        else stated(text, language, near)
    )
    return [said.span for said in found if said.granularity not in ("duration", "set") and not said.is_distance]


def _found(text: str, language: str | None) -> list[Stated]:
    found = _ordered(text, stated(text, language), language)
    return fallback.completed(text, language, found) if fallback.is_needed(language) else found


def known_publication(text: str, language: str | None, published: date | datetime | Moment | None) -> Moment | None:
    """The publication date that the caller gives, else that of a dateline at the head of the text, or None."""
    if published is not None:
        return _moment(published)
    head = _head(text)
    return _dateline(head, stated(head, language))


def _known(text: str, published: date | datetime | Moment | None, found: Sequence[Stated]) -> Moment | None:
    return _dateline(_head(text), found) if published is None else _moment(published)


def _head(text: str) -> str:
    return "\n".join(text.split("\n", _DATELINE_LINES)[:_DATELINE_LINES])


def _dateline(head: str, found: Iterable[Stated]) -> Moment | None:
    """The day that a dateline at the head of the text gives, or None."""
    for said in found:
        if said.span.end > len(head):
            break
        line = head[head.rfind("\n", 0, said.span.start) + 1 : (head + "\n").index("\n", said.span.end)].strip(" \t\r.")
        if said.is_full and said.until is None and head[said.span.start : said.span.end].strip(" .") == line:
            return Moment(said.year or 1, said.month or 1, said.day or 1, said.second if said.clock else None)
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
    if all(said.swapped is None and (said.until is None or said.until.swapped is None) for said in found):
        return list(found)
    order = _day_comes_first(text, found)
    month_first = grammar(language).lexicon.month_first

    def settled(said: Stated) -> Stated:
        if said.until is not None:
            said = replace(said, until=settled(said.until))
        if said.swapped is None:
            return said
        if order is None:
            return said if month_first else _day_first(said, keep=True)
        return _day_first(said, keep=False) if order else replace(said, swapped=None)

    return [settled(said) for said in found]


def _day_comes_first(text: str, found: Iterable[Stated]) -> bool | None:
    """True if a date such as 23/10/2024 stands in the text, False if one such as 10/23/2024, None if neither or both."""
    orders = set()
    for said in found:
        figures = _SLASHED.search(text, said.span.start, said.span.end)
        if figures and said.swapped is None and max(int(figures[1]), int(figures[2])) > 12:
            orders.add(int(figures[1]) > 12)
    return orders.pop() if len(orders) == 1 else None


def _day_first(said: Stated, keep: bool) -> Stated:
    day, month = said.swapped or (said.day or 0, said.month or 0)
    return replace(said, day=day, month=month, swapped=(month, day) if keep else None)
