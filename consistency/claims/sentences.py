"""Sentences and quotations without their figures: where two have the same words left, they are one sentence said twice.

What is left out is what a slip changes: figures, months, days, negations, and words of sign such as profit and loss. It is
the value of the claim; the other words, in order, are its key.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from consistency import tables
from consistency.claims.words import stem
from consistency.model import Claim, Document, Segment, Span
from consistency.text.language import stopwords
from consistency.text.segment import quotations
from consistency.values import Term

_TOKEN = re.compile(r"\d(?:[\d.,]{0,20}\d)?|[^\W\d_](?:[^\W_]|['’](?=[^\W\d_])){0,40}")
_END = re.compile(r"[.!?…;]\s")
# So many words, or so many that are no function words, are no chance.
_WORDS, _CONTENT, _LONG = 5, 4, 7


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A sentence taken apart: its common words, what a slip would change, and whether it denies."""

    words: tuple[str, ...]
    slots: tuple[str, ...]
    denials: int
    content: int


def sentence_claims(
    document: Document, parts: Sequence[Segment], language: str | None, published: str
) -> Iterator[Claim]:
    """A claim for each sentence of a quotation, and for each other sentence that holds something a slip could change."""
    quoted = [span for segment in _quotations(document, language) for span in segment]
    for span in quoted:
        yield from _claim(document, span, "quotation", language, published)


def _quotations(document: Document, language: str | None) -> Iterator[list[Span]]:
    for quotation in quotations(document):
        start, end = quotation.start + 1, quotation.end - 1
        cuts = [match.end() for match in _END.finditer(document.text, start, end)]
        yield [Span(a, b) for a, b in zip([start, *cuts], [*cuts, end], strict=True) if b - a > 1]


def _claim(document: Document, span: Span, attribute: str, language: str | None, published: str) -> Iterator[Claim]:
    if attribute == "quotation" and _is_label(document.text[span.start : span.end]):
        return
    found = skeleton(document.text[span.start : span.end], language)
    if found.content < 2 or (len(found.words) < _WORDS and found.content < _CONTENT):
        return
    if attribute == "sentence" and (not found.slots or len(found.words) < _LONG or found.content < _CONTENT):
        return
    key = hashlib.sha256(" ".join(found.words).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    value = Term(" ".join(found.slots), bool(found.denials % 2))
    yield Claim(
        f"{attribute}:{key}",
        attribute,
        attribute,
        value,
        "total",
        document.place(span),
        span.start,
        published=published,
    )


def _is_label(text: str) -> bool:
    """A title or a name in quotation marks says nothing: most of its words are capitalised or numbered."""
    words = text.split()
    return sum(word[:1].islower() for word in words) * 2 < len(words)


def skeleton(text: str, language: str | None) -> Skeleton:
    """The words of a sentence and what a slip could change in it."""
    words: list[str] = []
    slots: list[str] = []
    denials = content = 0
    stops, slips = stopwords(language), _slips(language)
    for match in _TOKEN.finditer(text):
        token = match.group().lower().replace("’", "'")
        whole = slips.contracted.get(token)
        if whole is None and token.endswith("n't"):
            whole = token[:-3]
        if whole is not None:
            denials += 1
            token = whole
        if token in slips.denials:
            denials += 1
        elif token[:1].isdigit() or token in slips.words:
            slots.append(token.replace(",", ""))
        elif token not in slips.dropped:
            words.append(stem(token, language))
            content += token not in stops and len(token) > 2
    return Skeleton(tuple(words), tuple(slots), denials, content)


@dataclass(frozen=True, slots=True)
class _Slips:
    words: frozenset[str]
    denials: frozenset[str]
    dropped: frozenset[str]
    contracted: Mapping[str, str]


@cache
def _slips(language: str | None) -> _Slips:
    numerals, calendar = tables.find("numerals", language), tables.find("calendar", language)
    told = tables.find("slips", language)
    kinds = ("small", "tens", "hundreds", "scales", "fractions", "ordinals")
    words = {word for kind in kinds for word in numerals.get(kind, {}) if len(word) > 1}
    words |= {*calendar.get("months", ()), *calendar.get("weekdays", ()), *told.get("words", ())}
    small = {word for word in words if word not in told.get("not_figures", ())}
    return _Slips(
        frozenset(small),
        frozenset(told.get("denials", ())),
        frozenset(told.get("dropped", ())),
        told.get("contracted", {}),
    )
