"""D202 impossible-date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consistency.model import Extracted, Finding, Judgement, Mention, Options, Reading, Rule, Severity, Span
from consistency.rules.base import severity
from consistency.values import DateInterval

_PIECE = re.compile(r"\d+|[^\W\d_]+")


def judge(extracted: Extracted, options: Options) -> Iterator[Judgement]:
    """No calendar has such a day, and no clock such an hour."""
    for mention in extracted.mentions:
        if isinstance(mention.value, DateInterval) and mention.value.impossible:
            yield _finding(extracted, mention, mention.value.impossible, options)


def _finding(extracted: Extracted, mention: Mention, why: str, options: Options) -> Finding:
    message = f"‘{mention.text}’ does not exist: {why}"
    return Finding(
        "D202",
        "impossible-date",
        severity("D202", Severity.ERROR, 1.0, options),
        message,
        _sides(extracted, mention),
        1.0,
    )


def _sides(extracted: Extracted, mention: Mention) -> tuple[Reading, ...]:
    """The two parts that do not go together: the month and the day, or the hour and the minute."""
    date = mention.value
    assert isinstance(date, DateInterval)
    pieces = [Span(*match.span()).shifted(mention.start) for match in _PIECE.finditer(mention.text)]
    day = next(
        (span for span in pieces if str(date.said.day) == extracted.document.text[span.start : span.end].lstrip("0")),
        pieces[0],
    )
    others = [span for span in pieces if span != day and not _is_ending(extracted, span)]
    rest = Span(min(span.start for span in others), max(span.end for span in others)) if others else mention.span
    if rest.start < day.start < rest.end:
        rest = mention.span
    return tuple(Reading(place.text, place.text, (place,)) for place in map(extracted.document.place, (rest, day)))


def _is_ending(extracted: Extracted, span: Span) -> bool:
    """The "st" of "31st", the "of" before the month."""
    return extracted.document.text[span.start : span.end].lower() in ("st", "nd", "rd", "th", "of", "the")


RULE = Rule("D202", "impossible-date", Severity.ERROR, judge, scope="document")
