"""Which statements are about the same thing: the words around two figures, and nothing that sets them apart.

Bare head nouns are too coarse: two figures of soldiers are compared only where the statements around them share most of
their content words, and neither a name, a day, a word of time nor a quality of the counted thing sets them apart.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from consistency.model import Claim

# Shared content words, as a share of those of the shorter statement, from which two statements are taken for one.
ONE_STATEMENT = 0.5
_FEWEST_SHARED, _FEWEST_WORDS = 4, 5
# A word that so many claims of one topic share tells nothing, and would make the cost quadratic.
_COMMON = 100


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims that one thing is stated in, and how sure that is (0 to 1)."""

    first: Claim
    second: Claim
    confidence: float


def pairs(claims: Sequence[Claim]) -> Iterator[Pair]:
    """The pairs of claims about the same thing, among claims of one topic, attribute and role."""
    posting: dict[str, list[int]] = defaultdict(list)
    for index, claim in enumerate(claims):
        shared: Counter[int] = Counter()
        for word in claim.frame:
            shared.update(posting[word][-_COMMON:])
            posting[word].append(index)
        for other in sorted(shared):
            if shared[other] >= _FEWEST_SHARED:
                confidence = likeness(claims[other], claim)
                if confidence >= ONE_STATEMENT:
                    yield Pair(claims[other], claim, confidence)


def likeness(a: Claim, b: Claim) -> float:
    """The share of content words that two statements have in common; 0 where something sets them apart."""
    shorter = min(len(a.frame), len(b.frame))
    if shorter < _FEWEST_WORDS or _same_place(a, b) or _clash(a, b):
        return 0.0
    return len(a.frame & b.frame) / shorter


def _same_place(a: Claim, b: Claim) -> bool:
    """Two figures of one sentence are two things."""
    return a.place.document == b.place.document and a.statement == b.statement


def _clash(a: Claim, b: Claim) -> bool:
    if a.qualifiers and b.qualifiers and not a.qualifiers & b.qualifiers:
        return True
    called = [_anchors(claim, "name:") for claim in (a, b)]
    if called[0] - called[1] and called[1] - called[0]:
        return True
    days = [_anchors(claim, "date:") for claim in (a, b)]
    if days[0] and days[1] and not days[0] & days[1]:
        return True
    return _anchors(a, "time:") != _anchors(b, "time:")


def _anchors(claim: Claim, kind: str) -> frozenset[str]:
    return frozenset(anchor for anchor in claim.anchors if anchor.startswith(kind))
