"""Q101 quantity-conflict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from consistency.compare.sentences import one_word_apart
from consistency.compare.statements import Pair, of_headline, pairs
from consistency.model import Agreement, Claim, Finding, Group, Judgement, Options, Rule, Severity
from consistency.rules.base import figure, number, readings, severity, told, value_key
from consistency.values import COUNT, Quantity, compatible

_COMPARED = ("total", "each", "part", "level", "change")
# Readings that the message tells; the report shows the others.
_TOLD = 6
# Below this the statements share little: a note.
_SURE = 0.6


def judge(group: Group, options: Options) -> Iterator[Judgement]:
    """Figures for the same thing cannot all be true."""
    for alike in _alike(group):
        compared = [pair for pair in pairs(alike) if not of_headline(pair.first, pair.second)]
        for found in _subjects(compared):
            clashing = [pair for pair in found if not agree(pair)]
            if clashing:
                yield _finding(found, clashing, options)
            agreeing = _apart([pair for pair in found if agree(pair)], clashing)
            if agreeing:
                said = readings(agreeing, value_key)
                texts = " and ".join(f"‘{place.text}’" for reading in said for place in reading.places[:2])
                yield Agreement("Q101", f"{_subject(agreeing[0])}: {texts} agree", said)
    yield from _products(group)
    for claims in one_word_apart(group.claims, dates=False):
        said = readings(claims, lambda claim: claim.value)
        message = f"one sentence but for a word: {told(said, ' but ')}"
        yield Finding("Q101", "quantity-conflict", severity("Q101", Severity.WARNING, 0.7, options), message, said, 0.7)


def _subjects(found: Sequence[Pair]) -> list[list[Pair]]:
    """The pairs of one subject together: those that claims connect."""
    parent: dict[int, int] = {}

    def root(claim: Claim) -> int:
        at = id(claim)
        while (above := parent.setdefault(at, at)) != at:
            parent[at] = parent[above]
            at = above
        return at

    for pair in found:
        parent[root(pair.first)] = root(pair.second)
    subjects: dict[int, list[Pair]] = {}
    for pair in found:
        subjects.setdefault(root(pair.first), []).append(pair)
    return list(subjects.values())


def _alike(group: Group) -> Iterator[list[Claim]]:
    """Claims that may be about one thing: of one attribute, role, owner and dimension."""
    claims = sorted((claim for claim in group.claims if comparable(claim)), key=_sort_key)
    for _, alike in groupby(claims, key=_thing):
        yield list(alike)


def comparable(claim: Claim) -> bool:
    """A figure of something in a part that can be compared: a bare number counts nothing, and "one" may only mean "a"."""
    if claim.role not in _COMPARED or not isinstance(claim.value, Quantity):
        return False
    if claim.value.low == claim.value.high == 1 and not claim.definite and (not claim.event or claim.event[0] == "~"):
        return False
    return claim.attribute in ("count", "size") or (claim.attribute == "amount" and claim.value.dimension != COUNT)


def _thing(claim: Claim) -> tuple[str, ...]:
    value = claim.value
    return (
        claim.attribute,
        claim.role,
        claim.part_of or "",
        value.dimension if isinstance(value, Quantity) else "",
    )


def _sort_key(claim: Claim) -> tuple[object, ...]:
    return *_thing(claim), claim.place.document, claim.place.start


def agree(pair: Pair) -> bool:
    """True if one number satisfies both."""
    return compatible([claim.value for claim in (pair.first, pair.second) if isinstance(claim.value, Quantity)])


def _apart(agreeing: Sequence[Pair], clashing: Sequence[Pair]) -> list[Claim]:
    """The claims of agreeing pairs that no clash touches."""
    touched = {id(claim) for pair in clashing for claim in (pair.first, pair.second)}
    found = {id(claim): claim for pair in agreeing for claim in (pair.first, pair.second)}
    return sorted((claim for key, claim in found.items() if key not in touched), key=_sort_key)


def _finding(found: Sequence[Pair], clashing: Sequence[Pair], options: Options) -> Finding:
    values = {value_key(claim) for pair in clashing for claim in (pair.first, pair.second)}
    claims = {id(claim): claim for pair in found for claim in (pair.first, pair.second)}
    said = readings([claim for claim in claims.values() if value_key(claim) in values], value_key)
    confidence = max(pair.confidence for pair in clashing)
    figures = told(said, " but ", _TOLD)
    level = severity("Q101", Severity.ERROR, confidence, options)
    if confidence < _SURE and "Q101" not in options.severities:
        level = Severity.NOTE
    subject = _subject(min((pair.first for pair in clashing), key=_sort_key))
    message = f"{subject}: {figures}; no number satisfies {'both' if len(said) == 2 else 'all'}"
    return Finding("Q101", "quantity-conflict", level, message, said, round(confidence, 2))


def _subject(claim: Claim) -> str:
    if claim.attribute == "size":
        return f"size of each {claim.part_of}"
    if claim.attribute == "amount" or not isinstance(claim.value, Quantity):
        return "one amount"
    return f"number of {claim.value.noun}{f' that are part of the {claim.part_of}' if claim.part_of else ''}"


def _products(group: Group) -> Iterator[Agreement]:
    """What n groups of m come to, beside totals of the same people: shown, never a finding, for the text does not state the sum."""
    totals = [claim for claim in group.of("count", "total") if claim.qualifiers]
    seen = set()
    for product in group.of("count", "product"):
        for total in totals:
            shared = {anchor.removeprefix("actor:") for anchor in product.anchors} & total.qualifiers
            key = (value_key(product), value_key(total))
            if (
                not shared
                or key in seen
                or not isinstance(product.value, Quantity)
                or not isinstance(total.value, Quantity)
            ):
                continue
            if total.place.document == product.place.document and compatible([product.value, total.value]):
                seen.add(key)
                yield Agreement("Q101", _arithmetic(product, total), readings([*product.factors, total], value_key))


def _arithmetic(product: Claim, total: Claim) -> str:
    count, size = (claim.value for claim in product.factors)
    assert isinstance(count, Quantity) and isinstance(size, Quantity) and isinstance(product.value, Quantity)
    floor = f"at least {number(count.low)}" if count.high is None and count.low is not None else figure(count)
    sum_of_all = f"{floor} × {figure(size).replace(' to ', '–')} {size.noun} = {figure(product.value)}"
    return f"{sum_of_all}, which ‘{total.place.text}’ does not contradict"


RULE = Rule("Q101", "quantity-conflict", Severity.ERROR, judge)
