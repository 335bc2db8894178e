"""T404 word-variant."""

from __future__ import annotations

from collections.abc import Iterator

from consistency.model import Agreement, Finding, Group, Judgement, Options, Rule, Severity
from consistency.rules.base import readings, severity, times_said


def judge(group: Group, options: Options) -> Iterator[Judgement]:
    """One word is spelled in two ways."""
    claims = [claim for claim in group.claims if claim.attribute == "spelling variant"]
    said = readings(claims, lambda claim: claim.value)
    if len(said) > 1:
        used = " and ".join(f"‘{reading.text}’ ({times_said(reading)})" for reading in said)
        house = [reading.text for reading in said if reading.text in options.preferred]
        clear = len(said[0].places) > len(said[1].places)
        suggestion = house[0] if house else said[0].text if clear else None
        level = severity("T404", Severity.NOTE, 0.9, options)
        yield Finding("T404", "word-variant", level, f"one word is spelled {used}", said, 0.9, suggestion)
    elif said and len(said[0].places) > 1:
        yield Agreement("T404", f"‘{said[0].text}’ is spelled in one way ({times_said(said[0])})", said)


RULE = Rule("T404", "word-variant", Severity.NOTE, judge)
