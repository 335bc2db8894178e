"""Notices of correction: which figures a document takes back ("corrects … to 21 percent, from 9"), and that they are no statements.

What a notice takes back stood in an older version; the version that still has it is superseded, and nobody contradicts it.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from consistency import tables
from consistency.model import Claim, Document, Mention, Segment, Span
from consistency.values import Quantity, Term

# A notice says what it is within so many characters of its sentence; what a figure is to it within so many before the figure.
_OPENS, _BEFORE = 90, 60
# A document that corrects another says so in its first so many segments.
_LEAD = 3
_WORD = re.compile(r"[^\W\d_]{2,40}")


@dataclass(frozen=True)
class Corrections:
    """The notices of a document: where they stand, and what they take back (figures and single words).

    An empty term stands for all that an older version said: the document says that it corrects one, and not what.
    """

    spans: Sequence[Span]
    retracted: tuple[Quantity | Term, ...] = ()

    def holds(self, start: int) -> bool:
        """True if a notice holds what begins here."""
        at = bisect_right(self.spans, Span(start, sys.maxsize)) - 1
        return at >= 0 and start < self.spans[at].end

    def is_wrong(self, document: Document, start: int, language: str | None) -> bool:
        """True if a notice says that what begins here was wrong."""
        if not self.holds(start):
            return False
        at = bisect_right(self.spans, Span(start, sys.maxsize)) - 1
        said = document.text[self.spans[at].start : start].lower()
        return _is_wrong(said[-_BEFORE:], said, language)


def corrected(claims: list[Claim], found: Corrections, document: Document, language: str | None) -> list[Claim]:
    """The claims without those that a notice takes back, and each with what its document takes back."""
    if not found.retracted:
        return claims
    return [
        replace(claim, retracted=found.retracted)
        for claim in claims
        if not (claim.attribute == "slot" and found.holds(claim.place.start))
        and not found.is_wrong(document, claim.place.start, language)
    ]


def corrections(
    document: Document, parts: Sequence[Segment], figures: Sequence[Mention], language: str | None
) -> Corrections:
    """The notices of a document, and what they take back."""
    found = Corrections(list(_notices(parts, language)))
    if not found.spans:
        return found
    wrong: list[Quantity | Term] = [
        mention.value
        for mention in figures
        if isinstance(mention.value, Quantity) and found.is_wrong(document, mention.start, language)
    ]
    wrong += [
        Term(match.group().lower())
        for span in found.spans
        for match in _WORD.finditer(document.text, span.start, span.end)
        if found.is_wrong(document, match.start(), language)
    ]
    superseding = not wrong and any(_opening(language).match(segment.text) for segment in parts[:_LEAD])
    return Corrections(found.spans, (Term(""),) if superseding else tuple(wrong))


def _notices(parts: Sequence[Segment], language: str | None) -> Iterator[Span]:
    """The sentences that correct something, each with those that follow in its paragraph."""
    paragraph = -1
    for segment in parts:
        telling = _opening(language).match(segment.text) or _notice(language).search(segment.text[:_OPENS])
        if telling or segment.paragraph == paragraph:
            paragraph = segment.paragraph
            yield segment.span


def _is_wrong(lead: str, whole: str, language: str | None) -> bool:
    """The last word before the figure that tells decides; without one, what an earlier version said is wrong."""
    wrong, right = (max((m.end() for m in pattern.finditer(lead)), default=-1) for pattern in _telling(language))
    if wrong < 0 and right < 0:
        return bool(_earlier(language).search(whole))
    return wrong > right


def _words(key: str, language: str | None) -> str:
    words = sorted(tables.find("corrections", language).get(key, ()), key=len, reverse=True)
    return rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)" if words else r"(?!)"


@cache
def _opening(language: str | None) -> re.Pattern[str]:
    # "(In second paragraph, corrects figure to …": in brackets the word may stand further on.
    return re.compile(rf"(?:[\W_]{{0,4}}|\([^()]{{0,60}}?){_words('openings', language)}", re.IGNORECASE)


@cache
def _notice(language: str | None) -> re.Pattern[str]:
    return re.compile(_words("notices", language), re.IGNORECASE)


@cache
def _telling(language: str | None) -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(_words("wrong", language)), re.compile(_words("right", language))


@cache
def _earlier(language: str | None) -> re.Pattern[str]:
    return re.compile(_words("earlier", language))
