"""Which statements are about the same thing: the words around two figures, and nothing that sets them apart.

Bare head nouns are too coarse: two figures of soldiers are compared only where the statements around them share most of
their content words, and neither a name, a day, a word of time nor a quality of the counted thing sets them apart.
Claims of the same words are taken together, and each figure is compared with the two that could clash with it most, so
that the cost grows with the number of claims and not with its square.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from consistency.model import Claim
from consistency.values import Number, Quantity, compatible

# Shared content words, as a share of those of the shorter statement, from which two statements are taken for one.
ONE_STATEMENT = 0.5
_FEWEST_SHARED, _FEWEST_WORDS = 4, 5
# Statements whose words are this much alike (shared of all) say two things if each has a word of its own: killed, injured.
_PARALLEL = 0.45
# A word that so many different statements of one topic share tells nothing, and would make the cost quadratic.
_COMMON = 100


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims that one thing is stated in, and how sure that is (0 to 1)."""

    first: Claim
    second: Claim
    confidence: float


def pairs(claims: Sequence[Claim]) -> Iterator[Pair]:
    """Pairs of claims about the same thing, among claims of one topic, attribute and role: enough to show every clash."""
    posting: dict[str, list[list[Claim]]] = defaultdict(list)
    for kind in _kinds(claims):
        yield from _between(kind, kind, likeness(kind[0], kind[0]))
        for other in _similar(kind[0], posting):
            confidence = likeness(kind[0], other[0])
            yield from _between(kind, other, confidence)
            yield from _between(other, kind, confidence)
        for word in kind[0].frame:
            posting[word].append(kind)


def likeness(a: Claim, b: Claim) -> float:
    """The share of content words that two statements have in common; 0 where something sets them apart."""
    shorter = min(len(a.frame), len(b.frame))
    if shorter < _FEWEST_WORDS or _clash(a, b):
        return 0.0
    return len(a.frame & b.frame) / shorter


def _kinds(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Claims whose statements have the same words, qualities and anchors, together."""
    kinds: dict[tuple[frozenset[str], ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        kinds[claim.frame, claim.qualifiers, claim.anchors].append(claim)
    return list(kinds.values())


def _similar(claim: Claim, posting: Mapping[str, list[list[Claim]]]) -> Iterator[list[Claim]]:
    """The kinds seen before that share enough words with a claim."""
    shared: Counter[int] = Counter()
    kinds: dict[int, list[Claim]] = {}
    for word in sorted(claim.frame):
        for kind in posting[word][-_COMMON:]:
            shared[id(kind)] += 1
            kinds[id(kind)] = kind
    yield from (kinds[key] for key, count in shared.items() if count >= _FEWEST_SHARED)


def _between(those: Sequence[Claim], others: Sequence[Claim], confidence: float) -> Iterator[Pair]:
    """Each claim with the two of the others that it could clash with most: the highest floor and the lowest ceiling."""
    if confidence < ONE_STATEMENT:
        return
    extremes = {id(claim): claim for claim in (max(others, key=_floor), min(others, key=_ceiling))}
    for claim in those:
        for other in extremes.values():
            if other is not claim and not _enumerated(claim, other) and not _listed(claim, other):
                yield Pair(claim, other, confidence)


def _floor(claim: Claim) -> tuple[bool, Number]:
    low = claim.value.tolerance().low if isinstance(claim.value, Quantity) else None
    return low is not None, low or 0


def _ceiling(claim: Claim) -> tuple[bool, Number]:
    high = claim.value.tolerance().high if isinstance(claim.value, Quantity) else None
    return high is None, high or 0


def _enumerated(a: Claim, b: Claim) -> bool:
    """Figures of one sentence, or of sentences of one document that are built alike, are of two things: one man, another man."""
    if a.place.document != b.place.document:
        return False
    return a.statement == b.statement or len(a.frame & b.frame) >= _PARALLEL * len(a.frame | b.frame)


def _listed(a: Claim, b: Claim) -> bool:
    """Where a statement gives several figures of one thing ("340 houses here, 200 there"), one of them may be the other's."""
    return any(_one_figure(b, value) for value in a.siblings) or any(_one_figure(a, value) for value in b.siblings)


def _one_figure(claim: Claim, value: Quantity) -> bool:
    return isinstance(claim.value, Quantity) and compatible([claim.value, value])


def _clash(a: Claim, b: Claim) -> bool:
    shared, own = a.frame & b.frame, (a.frame - b.frame, b.frame - a.frame)
    if all(own) and len(shared) >= _PARALLEL * len(a.frame | b.frame):
        return True
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
