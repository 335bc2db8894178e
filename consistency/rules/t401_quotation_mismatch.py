"""T401 quotation-mismatch."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from consistency.model import Agreement, Claim, Finding, Group, Judgement, Options, Reading, Rule, Severity
from consistency.rules.base import readings, severity, told
from consistency.values import Term


def judge(group: Group, options: Options) -> Iterator[Judgement]:
    """One quotation is given twice, with another figure or another negation."""
    claims = [claim for claim in group.claims if claim.attribute == "quotation"]
    by_length = Counter(_length(claim) for claim in claims)
    for length in sorted(by_length):
        said = readings([claim for claim in claims if _length(claim) == length], _slots)
        if len(said) > 1:
            yield _finding(said, options)
        elif said and len(said[0].places) > 1:
            yield Agreement("T401", f"one quotation, given {len(said[0].places)} times alike", said)


def _length(claim: Claim) -> int:
    """How many figures it gives: a quotation that gives fewer is shortened, and denies nothing."""
    return len(claim.value.words.split()) if isinstance(claim.value, Term) else 0


def _slots(claim: Claim) -> object:
    return claim.value


def _finding(said: tuple[Reading, ...], options: Options) -> Finding:
    message = f"one quotation, {told(said, ' but ')}"
    return Finding("T401", "quotation-mismatch", severity("T401", Severity.ERROR, 0.9, options), message, said, 0.9)


RULE = Rule("T401", "quotation-mismatch", Severity.ERROR, judge)
