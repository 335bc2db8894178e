"""Which figures of a sentence the text itself relates, by the wordings of a language.

A wording is a line of a table (`tables/relations`) with slots for figures: "from {a} … to {b}, up {c:p}". Before it is
searched, each figure of the sentence is masked by a sign of its kind, of the same length, so that places stay as they are.

    {a}   a count or a measure      {a:n} a count       {a:m} a measure or money    {a:p} a percentage
    {a:s} a percentage, points or a fraction            {a:f} a fraction            {a:x} any of these
    {a:t} a length of time     {a:d} a date             {a:y} an age
    …     up to 60 characters with no figure and no end of a clause     ‥ up to 25      <up> a word of the list "up"
    ⋯     up to 90 such characters, and lengths of time may stand among them ("over the 12 months to May")
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache, cached_property, lru_cache
from typing import NamedTuple

from consistency import tables
from consistency.model import Document, Extracted, Mention, Place, Reading, Segment, Span
from consistency.values import COUNT, PERCENT, PERCENTAGE_POINT, DateInterval, Number, Quantity

# Private signs of Unicode: they mean nothing in a text, and stand here for a figure of a kind.
_FILL, _COUNT, _MEASURE, _PERCENT, _POINT, _FRACTION, _TIME, _DATE = (chr(0xE000 + kind) for kind in range(8))
_PRIVATE = re.compile(f"[{_FILL}-{_DATE}]")
_KINDS = {
    "": _COUNT + _MEASURE,
    "n": _COUNT,
    "m": _MEASURE,
    "p": _PERCENT,
    "s": _PERCENT + _POINT + _FRACTION,
    "f": _FRACTION,
    "t": _TIME,
    "d": _DATE,
    "y": _COUNT + _TIME,
    "x": _COUNT + _MEASURE + _PERCENT + _POINT + _FRACTION,
}
_TIMELESS = f"[^;:!?()\\n{_COUNT}{_MEASURE}{_PERCENT}{_POINT}{_FRACTION}]"
_CLAUSE = _TIMELESS.replace("]", f"{_TIME}]")
# What stands between figures: which characters, and how many of them.
_BETWEEN = {"…": f"{_CLAUSE}{{0,60}}?", "‥": f"{_CLAUSE}{{0,25}}?", "⋯": f"{_TIMELESS}{{0,90}}?"}
_PIECE = re.compile(r"\{(\w+)(?::(\w))?\}|<([\w_]+)>|([…‥⋯])|(\s+)")
_PARTS = re.compile(r"\\.|\[[^\]]*\]|\{(?P<slot>[a-z]\w*)(?::(?P<kind>\w))?\}|[()|]")
# So far before a figure stands what makes others be counted by it.
_BEFORE = 8
_SPLIT = re.compile(r"\s*(?:\bto\b|[-–—])\s*")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a document: its place and what it says."""

    place: Place
    quantity: Quantity

    @property
    def reading(self) -> Reading:
        """The figure as a side of a finding."""
        return Reading(self.quantity, self.place.text, (self.place,))


@dataclass(frozen=True)
class Masked:
    """A segment whose figures and dates are masked; both are keyed by where they start in the segment."""

    document: Document
    segment: Segment
    text: str
    figures: Mapping[int, Figure]
    dates: Mapping[int, Mention]

    @cached_property
    def signs(self) -> frozenset[str]:
        """The signs of the figures and dates that it holds, by kind."""
        return frozenset(_PRIVATE.findall(self.text))

    def place(self, start: int, end: int) -> Place:
        """Where characters of the segment stand in the document."""
        return self.document.place(Span(start, end).shifted(self.segment.span.start))

    def between(self, start: int, end: int) -> list[Figure]:
        """The figures that start in a stretch of the segment, in order."""
        return [self.figures[at] for at in sorted(self.figures) if start <= at < end]


@dataclass(frozen=True, slots=True)
class Relation:
    """Figures and dates that a wording relates, by the names of its slots, and its words by the names of their lists.

    spans   where those words stand in the document
    """

    masked: Masked
    figures: Mapping[str, Figure]
    dates: Mapping[str, Mention]
    words: Mapping[str, str]
    spans: Mapping[str, Span]


def masked(extracted: Extracted, least: int = 2) -> Iterator[Masked]:
    """The segments with at least so many figures and dates, masked."""
    return (segment for weight, segment in _segments(_Same(extracted)) if weight >= least)


def unmasked(extracted: Extracted, segment: Segment) -> Masked:
    """A segment as it is, its figures not looked for: for words that count without one."""
    return _masked(extracted.document, segment, ())


class _Same:
    """A document by its identity: every rule reads the same one, one after the other, and it is costly to hash."""

    def __init__(self, extracted: Extracted) -> None:
        self.extracted = extracted

    def __hash__(self) -> int:
        return id(self.extracted)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.extracted is other.extracted


@lru_cache(maxsize=2)
def _segments(same: _Same) -> Sequence[tuple[int, Masked]]:
    """The segments that hold figures or dates, masked, with how many they hold."""
    extracted = same.extracted
    found = _related(extracted)
    made = []
    at = 0
    for segment in extracted.segments:
        while at < len(found) and found[at].start < segment.span.start:
            at += 1
        first = at
        while at < len(found) and found[at].start < segment.span.end:
            at += 1
        if at > first:
            weight = sum(map(_weight, found[first:at]))
            made.append((weight, _masked(extracted.document, segment, found[first:at])))
    return made


def _weight(mention: Mention) -> int:
    """How many figures and dates a mention may hold: two, for a range."""
    value = mention.value
    if isinstance(value, Quantity):
        return 2 if value.kind == "range" else 1
    return 2 if isinstance(value, DateInterval) and value.until is not None else 1


def relations(extracted: Extracted, kind: str) -> Iterator[Relation]:
    """What the wordings of one kind relate, first wording first; no figure stands in two relations in the same slot."""
    patterns = wordings(kind, extracted.language)
    if not patterns:
        return
    for sentence in masked(extracted, least=1):
        taken: set[tuple[str, int]] = set()
        held = len(sentence.figures) + len(sentence.dates)
        for pattern, needs in patterns:
            if len(needs) > held or any(map(sentence.signs.isdisjoint, needs)):
                continue  # a wording for a percentage, where the sentence has none
            for match in pattern.finditer(sentence.text):
                groups = match.groupdict()
                slots = {
                    name.removeprefix("slot_"): match.start(name)
                    for name, text in groups.items()
                    if text is not None and name.startswith("slot_")
                }
                known = all(at in sentence.figures or at in sentence.dates for at in slots.values())
                if not known or taken.intersection(slots.items()):
                    continue
                taken.update(slots.items())
                listed = {
                    name.removeprefix("word_").rpartition("_")[0]: Span(*match.span(name))
                    for name, text in groups.items()
                    if text is not None and name.startswith("word_")
                }
                said = {name: sentence.text[span.start : span.end].lower() for name, span in listed.items()}
                spans = {name: span.shifted(sentence.segment.span.start) for name, span in listed.items()}
                figures = {name: sentence.figures[at] for name, at in slots.items() if at in sentence.figures}
                dates = {name: sentence.dates[at] for name, at in slots.items() if at in sentence.dates}
                yield Relation(sentence, figures, dates, said, spans)


def words(name: str, language: str | None) -> Sequence[str]:
    """A list of words of the relations of a language; empty where its table has none."""
    found: Sequence[str] = tables.find("relations", language).get("words", {}).get(name, ())
    return found


def meanings(name: str, language: str | None) -> Mapping[str, str]:
    """The words of a list with what each stands for ("doubled" is 2); empty where the table has none."""
    found: Mapping[str, str] = tables.find("relations", language).get("words", {}).get(name, {})
    return found


@cache
def any_of(name: str, language: str | None) -> str:
    """The words of a list as alternatives of a pattern, longest first; a pattern that matches nothing where there are none."""
    found = sorted(words(name, language), key=len, reverse=True)
    spoken = "|".join(r"\s".join(map(re.escape, word.split())) for word in found)
    return rf"(?<!\w)(?:{spoken})(?!\w)" if found else r"(?!)"


class Wording(NamedTuple):
    """The pattern of a wording, and for each figure that it cannot do without the signs of its kinds."""

    pattern: re.Pattern[str]
    needs: tuple[str, ...]


@cache
def wordings(kind: str, language: str | None) -> tuple[Wording, ...]:
    """The compiled wordings of a kind; none where no table knows the language."""
    rows = tables.find("relations", language).get("wordings", {}).get(kind, ())
    return tuple(Wording(compiled(row, language), _needs(row)) for row in rows)


def _needs(wording: str) -> tuple[str, ...]:
    """The kinds of its slots outside all brackets, as signs; none of a wording with alternatives."""
    depth = 0
    needs: list[str] = []
    for part in _PARTS.finditer(wording):
        depth += {"(": 1, ")": -1}.get(part.group(), 0)
        if not depth and part.group() == "|":
            return ()
        if not depth and part["slot"] and not wording.startswith(("?", "*"), part.end()):
            needs.append(_KINDS[part["kind"] or ""])
    return tuple(needs)


def compiled(wording: str, language: str | None) -> re.Pattern[str]:
    """The pattern of a wording: slots are groups "slot_NAME", lists of words groups "word_NAME_NUMBER"."""
    count = 0

    def piece(match: re.Match[str]) -> str:
        nonlocal count
        slot, kind, listed, between, _ = match.groups()
        if slot:
            # The whole figure, so that "not followed by" looks behind its end.
            return f"(?P<slot_{slot}>[{_KINDS[kind or '']}]{_FILL}*)(?!{_FILL})"
        if listed:
            count += 1
            return f"(?P<word_{listed}_{count}>{any_of(listed, language)})"
        return _BETWEEN.get(between, r"\s+")

    return re.compile(_PIECE.sub(piece, wording), re.IGNORECASE)


def _related(extracted: Extracted) -> list[Mention]:
    """Figures and dates in order, none touching another: ordinals and "doubled" count nothing, and ages are no dates."""
    found: list[Mention] = []
    for mention in extracted.mentions:
        value = mention.value
        figure = isinstance(value, Quantity) and not _is_measure_of_others(extracted, mention, value)
        if (figure or isinstance(value, DateInterval)) and (not found or mention.start >= found[-1].end):
            found.append(mention)
    return found


def _is_measure_of_others(extracted: Extracted, mention: Mention, value: Quantity) -> bool:
    """ "second"; "sixfold", "doubled", where the times are not said as a noun; "per 100,000"."""
    before = extracted.document.text[max(0, mention.start - _BEFORE) : mention.start]
    multiple = value.noun == "times" and mention.noun is None
    return value.kind == "ordinal" or multiple or bool(_denominator(extracted.language).search(before))


@cache
def _denominator(language: str | None) -> re.Pattern[str]:
    return re.compile(rf"{any_of('per', language)}\s$", re.IGNORECASE)


def _masked(document: Document, segment: Segment, found: Sequence[Mention]) -> Masked:
    start = segment.span.start
    figures: dict[int, Figure] = {}
    dates: dict[int, Mention] = {}
    text = list(_PRIVATE.sub(" ", segment.text))
    for mention in found:
        pieces = _ends(document, mention) if isinstance(mention.value, Quantity) else []
        for figure in pieces:
            at, end = figure.place.start - start, min(figure.place.end - start, len(text))
            text[at:end] = _kind(figure.quantity) + _FILL * (end - at - 1)
            figures[at] = figure
        if isinstance(mention.value, DateInterval):
            at, end = mention.start - start, min(mention.end - start, len(text))
            dates[at] = mention
            text[at:end] = _DATE + _FILL * (end - at - 1)
    return Masked(document, segment, "".join(text), figures, dates)


def _ends(document: Document, mention: Mention) -> list[Figure]:
    """A figure, or the two of "from 10 to 20" and "by 10 to 20", which the text gives apart."""
    quantity = mention.value
    assert isinstance(quantity, Quantity)
    lead = document.text[max(0, mention.start - 5) : mention.start].lower().split()
    split = _SPLIT.search(mention.text, 1) if quantity.kind == "range" and lead[-1:] in (["from"], ["by"]) else None
    if split is None or quantity.low is None or quantity.high is None or "to" not in split.group():
        return [Figure(document.place(mention.span), quantity)]
    first, second = Span(0, split.start()), Span(split.end(), len(mention.text))
    return [
        Figure(document.place(span.shifted(mention.start)), _one(quantity, value))
        for span, value in ((first, quantity.low), (second, quantity.high))
    ]


def _one(quantity: Quantity, value: Number) -> Quantity:
    return replace(quantity, low=value, high=value, kind="exact", grain=min(_grain(value), quantity.grain))


def _grain(value: Number) -> Number:
    """The place value of the last digit of a number that is not 0."""
    number, grain = Fraction(value), Fraction(1)
    for _ in range(6):
        if number.denominator == 1:
            break
        number, grain = number * 10, grain / 10
    while number and (number / 10).denominator == 1:
        number, grain = number / 10, grain * 10
    return grain if grain < 1 else int(grain)


def _kind(quantity: Quantity) -> str:
    if quantity.dimension == PERCENT:
        return _PERCENT
    if quantity.dimension == PERCENTAGE_POINT:
        return _POINT
    if quantity.dimension == "[time]":
        return _TIME
    if quantity.dimension != COUNT:
        return _MEASURE
    size = quantity.high if quantity.low is None else quantity.low
    return _FRACTION if size is not None and Fraction(size).denominator > 1 and size < 1 else _COUNT
