"""N305 given-name-conflict."""

from __future__ import annotations

from collections.abc import Iterator

from consistency.model import Finding, Group, Judgement, Options, Rule, Severity
from consistency.rules.base import SURE, counted, readings, severity


def judge(group: Group, options: Options) -> Iterator[Judgement]:
    """One family name and one office, but given names that cannot be one."""
    link = group.link
    said = readings(group.of("spelling", "name"), lambda claim: claim.place.text)
    if link is None or link.how != "office" or len(said) < 2:
        return
    yield Finding(
        "N305",
        "given-name-conflict",
        severity("N305", Severity.WARNING if link.confidence >= SURE else Severity.NOTE, link.confidence, options),
        f"{counted(said)} cannot be one given name, but {' and '.join(link.reasons)}",
        said,
        link.confidence,
    )


RULE = Rule("N305", "given-name-conflict", Severity.WARNING, judge)
