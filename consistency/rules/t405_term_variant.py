"""T405 term-variant."""

from __future__ import annotations

from collections.abc import Iterator

from consistency.model import Agreement, Finding, Group, Judgement, Options, Rule, Severity
from consistency.rules.base import readings, severity, times_said


def judge(group: Group, options: Options) -> Iterator[Judgement]:
    """Two terms that may mean one thing are used side by side."""
    claims = [claim for claim in group.claims if claim.attribute == "term"]
    said = readings(claims, lambda claim: claim.value)
    if len(said) > 1:
        used = " and ".join(f"‘{reading.text}’ ({times_said(reading)})" for reading in said)
        message = f"{used} may be one thing; use one term, or say how they differ"
        yield Finding("T405", "term-variant", severity("T405", Severity.NOTE, 0.5, options), message, said, 0.5)
    elif said and len(said[0].places) > 1:
        yield Agreement("T405", f"‘{said[0].text}’ is the only term of its kind", said)


RULE = Rule("T405", "term-variant", Severity.NOTE, judge)
