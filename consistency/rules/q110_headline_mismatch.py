"""Q110 headline-mismatch."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import floor

from consistency.compare.headlines import Lead, leads, repeated, shares, slips
from consistency.compare.statements import Match, Said, comparable, matches
from consistency.model import Agreement, Claim, Extracted, Finding, Judgement, Options, Rule, Severity
from consistency.rules.base import readings, severity, told, value_key
from consistency.values import Quantity, Value, compatible

# "two nurses in ten"
_IN = re.compile(r"(?:\s[\w’'-]+)?\sin\s(?:every\s)?")
# From so many digits on a figure may have its thousands set apart.
_THOUSANDS = 4
_NUMBER = re.compile(r"\d(?:[\d.,]{0,20}\d)?")


def judge(extracted: Extracted, options: Options) -> Iterator[Judgement]:
    """A headline gives another figure than the text below it."""
    likeliest = {lead.headline.place.start: lead for lead in _leads(extracted) if not _is_rounded(lead)}
    judged: set[int] = set()
    for claims in _comparable(extracted):
        found = [match for match in matches(claims) if match.of_headline]
        for headline in {id(top): top for top in (_sides(match)[0] for match in found)}.values():
            about = [match for match in found if headline in (match.first, match.second)]
            agreeing = [match for match in about if match.agrees or _agree(match)]
            top = headline.claims[0]
            if _is_ratio(extracted, top):
                continue
            judged.add(top.place.start)
            if agreeing:
                said = readings([claim for match in agreeing for claim in match.claims], value_key)
                yield Agreement("Q110", f"headline and text: {told(said, ' and ')} agree", said)
            elif about and not repeated(extracted, top):
                body = [claim for match in about for claim in _sides(match)[1].claims]
                lead = likeliest.get(top.place.start)
                sure = lead.confidence if lead and lead.body in body else 0.0
                yield _finding(headline.claims, body, max(sure, *(match.confidence for match in about)), options)
    for start, lead in likeliest.items():
        if start not in judged and not _is_ratio(extracted, lead.headline):
            yield _finding([lead.headline], [lead.body], lead.confidence, options)


def _leads(extracted: Extracted) -> Iterator[Lead]:
    """What the headline's figures are of in the text, the surest last."""
    yield from sorted(
        (lead for found in (leads, shares, slips) for lead in found(extracted)), key=lambda lead: lead.confidence
    )


def _comparable(extracted: Extracted) -> Iterator[list[Claim]]:
    """The comparable claims of a document that has a headline, of one subject, attribute and role."""
    found: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for claim in extracted.claims:
        if comparable(claim):
            value = claim.value
            dimension = value.dimension if isinstance(value, Quantity) else ""
            role = "total" if claim.role == "part" else claim.role
            found[claim.key, claim.attribute, role, dimension].append(claim)
    for claims in found.values():
        if any(claim.kind == "headline" for claim in claims):
            yield sorted(claims, key=lambda claim: claim.place.start)


def _is_ratio(extracted: Extracted, claim: Claim) -> bool:
    """ "two nurses in ten": a share, though its first number counts."""
    match = _IN.match(extracted.document.text, claim.place.end)
    if claim.attribute != "count" or match is None:
        return False
    return any(mention.start == match.end() and isinstance(mention.value, Quantity) for mention in extracted.mentions)


def _sides(match: Match) -> tuple[Said, Said]:
    """What the headline says, and what the text does."""
    first, second = match.first, match.second
    return (first, second) if first.telling.headline else (second, first)


def _agree(match: Match) -> bool:
    """True for one figure in two writings, or rounded."""
    headline, body = _sides(match)
    return _digits(headline.claims[0], body.claims[0]) or _rounded(headline.value, body.value)


def _is_rounded(lead: Lead) -> bool:
    values = [claim.value for claim in (lead.headline, lead.body) if isinstance(claim.value, Quantity)]
    return compatible(values) or _digits(lead.headline, lead.body) or _rounded(lead.headline.value, lead.body.value)


def _digits(headline: Claim, body: Claim) -> bool:
    """ "3,875" and "3.875": one figure, its thousands set apart in two ways; "$12bn" and "$12m" are two."""
    first, second = (_NUMBER.findall(claim.place.text)[:1] for claim in (headline, body))
    written = [_bare(number) for number in first]
    thousands = all(len(number) >= _THOUSANDS for number in written)
    return first != second and thousands and written == [_bare(number) for number in second] != []


def _rounded(headline: Value, body: Value) -> bool:
    """ "20%" above "19.7%": the headline gives the figure of the text rounded to a whole number."""
    if not isinstance(headline, Quantity) or not isinstance(body, Quantity):
        return False
    told, exact = headline.low, body.low
    if told is None or exact is None or told != headline.high or exact != body.high or body.grain >= 1:
        return False
    return told == floor(exact + Fraction(1, 2))


def _bare(number: str) -> str:
    return "".join(letter for letter in number if letter.isdigit())


def _finding(headline: Sequence[Claim], body: Sequence[Claim], confidence: float, options: Options) -> Finding:
    said = readings([*headline, *body], value_key)
    level = severity("Q110", Severity.ERROR, confidence, options)
    level = Severity.NOTE if confidence < _SURE and not options.severities.get("Q110") else level
    message = f"the headline says ‘{headline[0].place.text}’, the text {told(readings(body, value_key), ' and ')}"
    return Finding("Q110", "headline-mismatch", level, message, said, round(confidence, 2))


# Below this only the words of the headline are known to return.
_SURE = 0.6

RULE = Rule("Q110", "headline-mismatch", Severity.ERROR, judge, scope="document")
