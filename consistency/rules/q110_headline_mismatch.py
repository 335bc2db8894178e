"""Q110 headline-mismatch."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from consistency.compare.statements import Pair, of_headline, pairs
from consistency.model import Agreement, Claim, Finding, Group, Judgement, Options, Rule, Severity
from consistency.rules.base import readings, severity, told, value_key
from consistency.rules.q101_quantity_conflict import agree, comparable
from consistency.values import Quantity


def judge(group: Group, options: Options) -> Iterator[Judgement]:
    """A headline gives another figure than the text below it."""
    for claims in _documents(group):
        found = [pair for pair in pairs(claims) if of_headline(pair.first, pair.second)]
        for headline in {id(h): h for pair in found if (h := _headline(pair))}.values():
            about = [pair for pair in found if headline in (pair.first, pair.second)]
            agreeing = [pair for pair in about if agree(pair) or _digits(pair)]
            if agreeing:
                said = readings([claim for pair in agreeing for claim in (pair.first, pair.second)], value_key)
                yield Agreement("Q110", f"headline and text: {told(said, ' and ')} agree", said)
            elif about:
                yield _finding(headline, about, options)


def _documents(group: Group) -> Iterator[list[Claim]]:
    """The comparable claims of each document that has a headline, of one attribute and role."""
    found: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for claim in group.claims:
        if comparable(claim):
            value = claim.value
            dimension = value.dimension if isinstance(value, Quantity) else ""
            found[claim.place.document, claim.attribute, claim.role, dimension].append(claim)
    for claims in found.values():
        if any(claim.kind == "headline" for claim in claims):
            yield sorted(claims, key=lambda claim: claim.place.start)


def _headline(pair: Pair) -> Claim:
    return pair.first if pair.first.kind == "headline" else pair.second


def _digits(pair: Pair) -> bool:
    """ "3,875" and "3.875": one figure, its thousands set apart in two ways."""
    first, second = (
        "".join(letter for letter in claim.place.text if letter.isdigit()) for claim in (pair.first, pair.second)
    )
    return first == second != ""


def _finding(headline: Claim, about: Sequence[Pair], options: Options) -> Finding:
    body = [claim for pair in about for claim in (pair.first, pair.second) if claim is not headline]
    confidence = max(pair.confidence for pair in about)
    said = readings([headline, *body], value_key)
    level = severity("Q110", Severity.ERROR, confidence, options)
    level = Severity.NOTE if confidence < _SURE and not options.severities.get("Q110") else level
    message = f"the headline says ‘{headline.place.text}’, the text {told(readings(body, value_key), ' and ')}"
    return Finding("Q110", "headline-mismatch", level, message, said, round(confidence, 2))


# Below this only the words of the headline are known to return.
_SURE = 0.6

RULE = Rule("Q110", "headline-mismatch", Severity.ERROR, judge)
