"""D203 date-conflict."""

from __future__ import annotations

from collections.abc import Iterator

from consistency.compare.sentences import one_word_apart
from consistency.compare.statements import matches
from consistency.model import Agreement, Claim, Finding, Group, Judgement, Options, Rule, Severity
from consistency.rules.base import readings, severity, told
from consistency.values import DateInterval

# So many days are no slip: what is told so often happened again and again.
_SERIES = 4


def judge(group: Group, options: Options) -> Iterator[Judgement]:
    """What happens once is said to have happened on two days."""
    claims = sorted(group.claims, key=lambda claim: (claim.place.document, claim.place.start))
    dated = [claim for claim in claims if claim.attribute == "date"]
    found = matches(dated)
    clashing = {id(claim): claim for match in found if not match.agrees for claim in match.claims}
    agreeing = {id(claim): claim for match in found if match.agrees and not match.superseded for claim in match.claims}
    confidence = max((match.confidence for match in found if not match.agrees), default=0.0)
    for apart in one_word_apart(group.claims, "date"):
        said = readings(apart, lambda claim: claim.value)
        if len(said) >= _SERIES:
            continue
        message = f"one sentence but for its date: {told(said, ' but ')}"
        yield Finding("D203", "date-conflict", severity("D203", Severity.WARNING, 0.8, options), message, said, 0.8)
    if clashing and len({_day(claim) for claim in clashing.values()}) < _SERIES:
        yield _finding(list(clashing.values()), confidence, options)
    agreed = [claim for key, claim in agreeing.items() if key not in clashing]
    if agreed:
        said = readings(agreed, _day)
        yield Agreement("D203", f"{told(said, ' and ')} agree", said)


def _day(claim: Claim) -> tuple[object, object]:
    assert isinstance(claim.value, DateInterval)
    return claim.value.start, claim.value.end


def _finding(claims: list[Claim], confidence: float, options: Options) -> Finding:
    said = readings(claims, _day)
    level = severity("D203", Severity.WARNING, confidence, options, sure=0.75)
    message = f"{told(said, ' but ')} for one event; at most one can be its date"
    return Finding("D203", "date-conflict", level, message, said, round(confidence, 2))


RULE = Rule("D203", "date-conflict", Severity.WARNING, judge)
