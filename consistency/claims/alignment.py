"""Words whose exchange makes a sentence say the contrary (rose, fell; a day, a year; March, May), with the words around them.

Two documents that share the words around such a word are versions of one text: where only that word differs, one is wrong.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from consistency import tables
from consistency.claims.context import apart
from consistency.claims.statement import Statement, Token
from consistency.claims.words import phrases
from consistency.model import Claim, Mention, Span, Stretches
from consistency.values import DateInterval, Quantity, Term

# So many words on each side of a figure or a word are kept; claims meet by the nearest so many of one side.
_AROUND, _MEETING = 12, 4
# A finding shows so many words on each side.
_SHOWN = 3


def slot_claims(statement: Statement) -> Iterator[Claim]:
    """A claim for each word of a statement that has an opposite or is part of a date, with the words around it."""
    tokens = statement.tokens
    if len(tokens) <= _MEETING:
        return
    figures = Stretches(mention.span for mention in apart(statement.figures) if not _is_ordinal(mention))
    moneys = phrases("slips", "moneys", statement.language)
    opposites, calendar = _opposites(statement.language), _calendar(statement.language)
    for at, token in enumerate(tokens):
        if token.text.isdigit() or token.text in calendar:
            if _part_of_date(statement, token, calendar):
                yield _claim(statement, at, "date", calendar.get(token.text, token.text))
        elif token.text in opposites and (token.text in moneys or not figures.touch(Span(token.start, token.end))):
            # A unit or a scale word of a figure is compared with it; figures of two moneys are not, nor are ordinals.
            yield _claim(statement, at, "word", token.text)


def _is_ordinal(mention: Mention) -> bool:
    return isinstance(mention.value, Quantity) and mention.value.kind == "ordinal"


def _part_of_date(statement: Statement, token: Token, calendar: Mapping[str, str]) -> bool:
    """True in a date; a weekday beside its date is judged with it."""
    weekday = calendar.get(token.text, "").startswith("weekdays")
    return any(
        isinstance(mention.value, DateInterval) and not (weekday and mention.value.said.day is not None)
        for mention in statement.times_in(token.start, token.end)
    )


def words_around(tokens: Sequence[Token], first: int, last: int) -> tuple[str, ...]:
    """The words before and behind a stretch of tokens (last exclusive), with "" for it; "^" and "$" end the sentence."""
    before = [token.text for token in tokens[max(0, first - _AROUND) : first]]
    behind = [token.text for token in tokens[last : last + _AROUND]]
    opening = ["^"] if first <= _AROUND else []
    closing = ["$"] if last + _AROUND >= len(tokens) else []
    return *opening, *before, "", *behind, *closing


def _claim(statement: Statement, at: int, kind: str, value: str) -> Claim:
    tokens = statement.tokens
    around = words_around(tokens, at, at + 1)
    near = tokens[at - _MEETING : at] if at >= _MEETING else tokens[at + 1 : at + 1 + _MEETING]
    said = " ".join([kind, "<" if at >= _MEETING else ">", *(token.text for token in near)])
    key = hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    first, last = max(0, at - _SHOWN), min(len(tokens), at + _SHOWN + 1) - 1
    place = statement.document.place(Span(tokens[first].start, tokens[last].end))
    return Claim(
        f"slot:{key}",
        kind,
        "slot",
        Term(value),
        "total",
        place,
        statement.segment.span.start,
        around=around,
        published=statement.published,
    )


@cache
def _opposites(language: str | None) -> frozenset[str]:
    return frozenset(word for row in tables.find("slips", language).get("opposites", ()) for word in row)


@cache
def _calendar(language: str | None) -> Mapping[str, str]:
    """Names of months and weekdays, each by its number: "Sept" is "September"."""
    table = tables.find("calendar", language)
    return {word: f"{kind} {number}" for kind in ("months", "weekdays") for word, number in table.get(kind, {}).items()}
