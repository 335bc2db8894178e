"""Q110 headline-mismatch."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import floor

from consistency.compare.statements import Pair, of_headline, pairs
from consistency.model import Agreement, Claim, Finding, Group, Judgement, Options, Rule, Severity
from consistency.rules.base import readings, severity, told, value_key
from consistency.rules.q101_quantity_conflict import agree, comparable
from consistency.values import Quantity

_NUMBER = re.compile(r"\d(?:[\d.,]{0,20}\d)?")


def judge(group: Group, options: Options) -> Iterator[Judgement]:
    """A headline gives another figure than the text below it."""
    for claims in _documents(group):
        found = [pair for pair in pairs(claims) if of_headline(pair.first, pair.second)]
        for headline in {id(h): h for pair in found if (h := _headline(pair))}.values():
            about = [pair for pair in found if headline in (pair.first, pair.second)]
            agreeing = [pair for pair in about if agree(pair) or _digits(pair) or _rounded(pair)]
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
            role = "total" if claim.role == "part" else claim.role
            found[claim.place.document, claim.attribute, role, dimension].append(claim)
    for claims in found.values():
        if any(claim.kind == "headline" for claim in claims):
            yield sorted(claims, key=lambda claim: claim.place.start)


def _headline(pair: Pair) -> Claim:
    return pair.first if pair.first.kind == "headline" else pair.second


def _digits(pair: Pair) -> bool:
    """ "3,875" and "3.875": one figure, its thousands set apart in two ways; "$12bn" and "$12m" are two."""
    first, second = (_NUMBER.findall(claim.place.text)[:1] for claim in (pair.first, pair.second))
    return first != second and [_bare(number) for number in first] == [_bare(number) for number in second] != []


def _rounded(pair: Pair) -> bool:
    """ "20%" above "19.7%": the headline gives the figure of the text rounded to a whole number."""
    headline = _headline(pair)
    body = pair.second if headline is pair.first else pair.first
    if not isinstance(headline.value, Quantity) or not isinstance(body.value, Quantity):
        return False
    told, exact = headline.value.low, body.value.low
    if (
        told is None
        or exact is None
        or told != headline.value.high
        or exact != body.value.high
        or body.value.grain >= 1
    ):
        return False
    return told == floor(exact + Fraction(1, 2))


def _bare(number: str) -> str:
    return "".join(letter for letter in number if letter.isdigit())


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
