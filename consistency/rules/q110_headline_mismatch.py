"""Q110 headline-mismatch."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import floor

from consistency.compare.statements import Match, Said, comparable, matches
from consistency.model import Agreement, Claim, Finding, Group, Judgement, Options, Rule, Severity
from consistency.rules.base import readings, severity, told, value_key
from consistency.values import Quantity

_NUMBER = re.compile(r"\d(?:[\d.,]{0,20}\d)?")


def judge(group: Group, options: Options) -> Iterator[Judgement]:
    """A headline gives another figure than the text below it."""
    for claims in _documents(group):
        found = [match for match in matches(claims) if match.of_headline]
        for headline in {id(top): top for top in (_sides(match)[0] for match in found)}.values():
            about = [match for match in found if headline in (match.first, match.second)]
            agreeing = [match for match in about if match.agrees or _digits(match) or _rounded(match)]
            if agreeing:
                said = readings([claim for match in agreeing for claim in match.claims], value_key)
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


def _sides(match: Match) -> tuple[Said, Said]:
    """What the headline says, and what the text does."""
    first, second = match.first, match.second
    return (first, second) if first.telling.headline else (second, first)


def _digits(match: Match) -> bool:
    """ "3,875" and "3.875": one figure, its thousands set apart in two ways; "$12bn" and "$12m" are two."""
    first, second = (_NUMBER.findall(said.claims[0].place.text)[:1] for said in (match.first, match.second))
    return first != second and [_bare(number) for number in first] == [_bare(number) for number in second] != []


def _rounded(match: Match) -> bool:
    """ "20%" above "19.7%": the headline gives the figure of the text rounded to a whole number."""
    headline, body = _sides(match)
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


def _finding(headline: Said, about: Sequence[Match], options: Options) -> Finding:
    body = [claim for match in about for claim in _sides(match)[1].claims]
    confidence = max(match.confidence for match in about)
    said = readings([*headline.claims, *body], value_key)
    level = severity("Q110", Severity.ERROR, confidence, options)
    level = Severity.NOTE if confidence < _SURE and not options.severities.get("Q110") else level
    message = (
        f"the headline says ‘{headline.claims[0].place.text}’, the text {told(readings(body, value_key), ' and ')}"
    )
    return Finding("Q110", "headline-mismatch", level, message, said, round(confidence, 2))


# Below this only the words of the headline are known to return.
_SURE = 0.6

RULE = Rule("Q110", "headline-mismatch", Severity.ERROR, judge)
