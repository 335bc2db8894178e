"""D202 impossible-date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consistency.model import Extracted, Finding, Judgement, Mention, Options, Reading, Rule, Severity, Span
from consistency.rules.base import severity
from consistency.values import DateInterval

_PIECE = re.compile(r"\d+|[^\W\d_]+")
# What stands between or behind a day and a month, and is neither.
_ENDINGS = frozenset(["st", "nd", "rd", "th", "of", "the", "de"])


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
    """The two parts that do not go together: the month and the day; for a month or an hour that no year or day has, the whole and it."""
    date = mention.value
    assert isinstance(date, DateInterval)
    pieces = {match.group().lstrip("0"): Span(*match.span()) for match in reversed(list(_PIECE.finditer(mention.text)))}
    month = next((span for text, span in pieces.items() if text.isalpha() and text.lower() not in _ENDINGS), None)
    month = month or pieces.get(str(date.said.month))
    day = pieces.get(str(date.said.day))
    whole = Span(0, len(mention.text))
    no_such_month = "month" in date.impossible.split()
    sides = (month, day) if month and day and not no_such_month else (whole, month or min(pieces.values()))
    places = [extracted.document.place(span.shifted(mention.start)) for span in sides]
    return tuple(Reading(place.text, place.text, (place,)) for place in places)


RULE = Rule("D202", "impossible-date", Severity.ERROR, judge, scope="document")
