"""Q101 quantity-conflict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from consistency.compare.sentences import one_word_apart
from consistency.compare.statements import Match, comparable, matches, may_have_grown, thing, two_speakers
from consistency.model import Agreement, Claim, Finding, Group, Judgement, Options, Rule, Severity
from consistency.rules.base import figure, number, readings, severity, told, value_key
from consistency.values import Quantity, compatible

# Readings that the message tells; the report shows the others.
_TOLD = 6
# So many figures in one document are a series rather than a slip: a note.
_SERIES = 4
# Below this the statements share little: a note.
_SURE = 0.6


def judge(group: Group, options: Options) -> Iterator[Judgement]:
    """Figures for the same thing cannot all be true."""
    for alike in _alike(group):
        for found in _subjects([match for match in matches(alike) if not match.of_headline]):
            clashing = [match for match in found if not match.agrees]
            if clashing:
                yield _finding(found, clashing, options)
            for match in found:
                if match.superseded:
                    yield _superseded(match)
            agreeing = _apart([match for match in found if match.agrees and not match.superseded], clashing)
            if agreeing:
                said = readings(agreeing, value_key)
                texts = " and ".join(f"‘{place.text}’" for reading in said for place in reading.places[:2])
                yield Agreement("Q101", f"{_subject(agreeing)}: {texts} agree", said)
    yield from _products(group)
    for claims in one_word_apart(group.claims, "word"):
        said = readings(claims, lambda claim: claim.value)
        message = f"one sentence but for a word: {told(said, ' but ')}"
        yield Finding("Q101", "quantity-conflict", severity("Q101", Severity.WARNING, 0.7, options), message, said, 0.7)


def _superseded(match: Match) -> Agreement:
    said = readings(match.claims, value_key)
    return Agreement(
        "Q101", f"{_subject(match.claims)}: {told(said, ' but ')}; a notice of correction takes one back", said
    )


def _subjects(found: Sequence[Match]) -> list[list[Match]]:
    """The matches of one subject together: those that values connect."""
    parent: dict[int, int] = {}

    def root(at: int) -> int:
        while (above := parent.setdefault(at, at)) != at:
            parent[at] = parent[above]
            at = above
        return at

    for match in found:
        parent[root(id(match.first))] = root(id(match.second))
    subjects: dict[int, list[Match]] = {}
    for match in found:
        subjects.setdefault(root(id(match.first)), []).append(match)
    return list(subjects.values())


def _alike(group: Group) -> Iterator[list[Claim]]:
    """Claims that may be about one thing: of one attribute, role, owner and dimension."""
    claims = sorted((claim for claim in group.claims if comparable(claim)), key=_sort_key)
    for _, alike in groupby(claims, key=thing):
        yield list(alike)


def _sort_key(claim: Claim) -> tuple[object, ...]:
    return *thing(claim), claim.place.document, claim.place.start


def _apart(agreeing: Sequence[Match], clashing: Sequence[Match]) -> list[Claim]:
    """The claims of agreeing matches that no clash touches."""
    touched = {id(claim) for match in clashing for claim in match.claims}
    return [claim for claim in _claims(agreeing) if id(claim) not in touched]


def _claims(found: Sequence[Match]) -> list[Claim]:
    """The claims of matches, each once, in the order of the text."""
    return sorted({id(claim): claim for match in found for claim in match.claims}.values(), key=_sort_key)


def _finding(found: Sequence[Match], clashing: Sequence[Match], options: Options) -> Finding:
    clashed = _claims(clashing)
    values = {value_key(claim) for claim in clashed}
    said = readings([claim for claim in _claims(found) if value_key(claim) in values], value_key)
    confidence = max(match.confidence for match in clashing)
    growing = all(_may_grow(match) for match in clashing)
    level = severity("Q101", Severity.ERROR, confidence, options)
    series = len(said) >= _SERIES and len({place.document for each in said for place in each.places}) == 1
    if (confidence < _SURE or growing or series) and "Q101" not in options.severities:
        level = Severity.NOTE
    figures, all_of = told(said, " but ", _TOLD), "both" if len(said) == 2 else "all"
    message = (
        f"{_subject(clashed)}: {figures}; no number satisfies {all_of}{_reason(clashing)}{_LATER if growing else ''}"
    )
    return Finding("Q101", "quantity-conflict", level, message, said, round(confidence, 2))


def _may_grow(match: Match) -> bool:
    """Two reports of a count that grows, which are not versions of one text, and no day tells which is the later."""
    undated = not (match.first.published and match.second.published)
    unlike = match.reported or (undated and not match.together and match.confidence < _VERSION)
    return unlike and may_have_grown(match.first, match.second)


# From this confidence on two sentences are versions of one.
_VERSION = 0.9
# What a note says of counts that may have grown between two reports.
_LATER = "; nothing tells which report is the later one"
# So many names are told that two reports have in common.
_NAMED = 3


def _reason(clashing: Sequence[Match]) -> str:
    """Which names show that two reports are of one event, and whether their sources differ; "" where the statements show it."""
    names = next((match.story for match in clashing if match.story), ())
    reports = f"; both reports name {', '.join(name.capitalize() for name in names[:_NAMED])}" if names else ""
    disputed = all(two_speakers(match.first.telling, match.second.telling) for match in clashing)
    return f"{reports}; sources disagree" if disputed else reports


def _subject(clashed: Sequence[Claim]) -> str:
    claim = clashed[0]
    if claim.attribute == "size":
        return f"size of each {claim.part_of}"
    if claim.attribute == "amount":
        return "one amount"
    nouns = [each.value.noun for each in clashed if isinstance(each.value, Quantity) and each.value.noun]
    whole = f" that are part of the {claim.part_of}" if claim.part_of else ""
    return f"number of {nouns[0]}{whole}" if nouns else claim.topic


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
