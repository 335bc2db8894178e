"""D202 impossible-date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consistency.compare.wordings import any_of
from consistency.model import Extracted, Finding, Judgement, Mention, Options, Reading, Rule, Severity, Span
from consistency.rules.base import severity
from consistency.values import DateInterval

_PIECE = re.compile(r"\d+|[^\W\d_]+")
# What stands between or behind a day and a month, and is neither.
_ENDINGS = frozenset(["st", "nd", "rd", "th", "of", "the", "de"])

# A number that belongs to what is counted, and not to the month: "31 in April".
_COUNTED = re.compile(r"\d+\s(?:in|for|by|since|during|until|till|to)\s", re.IGNORECASE)
# Sweden had a 30 February in 1712; Julian, lunar and invented calendars have days that ours has not.
_CALENDAR = re.compile(r"calendar|kalender|calendrier|calendario|календар", re.IGNORECASE)
_NEAR = 200
_SENTENCE_END = re.compile(r"[.!?]\s+(?=[^\W\d_])|\n\s*\n")
# What has an hour of its own: "27:15", "24.40", "7:65 p.m.".
_CLOCK = re.compile(r"(\d{1,2})[:.](\d\d)(?!\d|[.]\d)")
_HOURS = 24


def judge(extracted: Extracted, options: Options) -> Iterator[Judgement]:
    """No calendar has such a day, and no clock such an hour."""
    text = extracted.document.text
    for mention in extracted.mentions:
        date = mention.value
        if isinstance(date, DateInterval) and date.impossible and not _is_other(text, mention, extracted.language):
            yield _finding(extracted, mention, date.impossible, options)


def _is_other(text: str, mention: Mention, language: str | None) -> bool:
    """A count ("from 31 in April to 40 in May"), a title ("his novel February 30"), or a day of another calendar."""
    if _COUNTED.match(mention.text):
        return True
    before, behind = text[max(0, mention.start - _NEAR) : mention.start], text[mention.end : mention.end + _NEAR]
    if re.search(rf"{any_of('titled', language)}[,:]?\s[“\"'‘*_]?$", before, re.IGNORECASE):
        return True
    sentence = _SENTENCE_END.split(before)[-1] + _SENTENCE_END.split(behind)[0]
    return bool(_CALENDAR.search(sentence) or re.search(any_of("unreal", language), sentence, re.IGNORECASE))


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
    clock = _CLOCK.search(mention.text) if "time" in date.impossible.split() else None
    pieces = {match.group().lstrip("0"): Span(*match.span()) for match in reversed(list(_PIECE.finditer(mention.text)))}
    month = next((span for text, span in pieces.items() if text.isalpha() and text.lower() not in _ENDINGS), None)
    month = month or pieces.get(str(date.said.month))
    day = pieces.get(str(date.said.day))
    whole = Span(0, len(mention.text))
    no_such_month = "month" in date.impossible.split()
    sides = (month, day) if month and day and not no_such_month else (whole, month or min(pieces.values()))
    if clock:
        sides = (whole, Span(*clock.span(1 if int(clock[1]) >= _HOURS or int(clock[2]) < 60 else 2)))
    places = [extracted.document.place(span.shifted(mention.start)) for span in sides]
    return tuple(Reading(place.text, place.text, (place,)) for place in places)


RULE = Rule("D202", "impossible-date", Severity.ERROR, judge, scope="document")
