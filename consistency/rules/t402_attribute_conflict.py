"""T402 attribute-conflict."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from consistency.model import Agreement, Claim, Finding, Group, Judgement, Options, Rule, Severity
from consistency.rules.base import readings, told

_NAMES = {"role": "role", "nationality": "nationality", "home": "home town", "birthplace": "place of birth"}


def judge(group: Group, options: Options) -> Iterator[Judgement]:
    """One person is given two roles, nationalities, home towns or places of birth that exclude each other."""
    topics: dict[str, list[Claim]] = defaultdict(list)
    for claim in group.claims:
        if claim.attribute in _NAMES:
            topics[claim.topic].append(claim)
    for _, claims in sorted(topics.items()):
        for about in _persons(claims):
            said = readings(about, lambda claim: claim.value)
            if len(said) > 1 and not _elsewhere(about):
                yield _finding(group, about, options)
            elif len(said) == 1 and len(said[0].places) > 1:
                what = _NAMES[about[0].attribute]
                yield Agreement("T402", f"{_person(group)}: {what} {told(said, ' and ')} throughout", said)


def _person(group: Group) -> str:
    return group.key.rpartition(":")[2]


def _persons(claims: Sequence[Claim]) -> Iterator[list[Claim]]:
    """The claims of one bearer of the name: of one given name, or of one document that gives none."""
    bearers: dict[object, list[Claim]] = defaultdict(list)
    for claim in claims:
        bearers[claim.anchors or claim.place.document].append(claim)
    yield from bearers.values()


def _elsewhere(claims: Sequence[Claim]) -> bool:
    """Roles in two bodies, two roles in one sentence, or told on two days: one may have followed the other."""
    days = {claim.published for claim in claims if claim.published}
    bodies = {claim.details for claim in claims if claim.details}
    sentences = [(claim.place.document, claim.statement) for claim in claims]
    values = {(*where, str(claim.value)) for where, claim in zip(sentences, claims, strict=True)}
    return len(days) > 1 or len(bodies) > 1 or len(values) > len(set(sentences))


def _finding(group: Group, claims: Sequence[Claim], options: Options) -> Finding:
    said = readings(claims, lambda claim: claim.value)
    attribute = claims[0].attribute
    level = Severity.WARNING if claims[0].topic in _GRAVE else Severity.NOTE
    chosen = options.severities.get("T402")
    message = f"{_NAMES[attribute]} of {_person(group)}: {told(said, ' but ')}"
    return Finding("T402", "attribute-conflict", Severity(chosen or level), message, said, 0.7)


# What rarely changes between two sentences; the others are notes.
_GRAVE = frozenset(["role:minister", "role:rank", "role:party", "nationality", "birthplace"])

RULE = Rule("T402", "attribute-conflict", Severity.WARNING, judge)
