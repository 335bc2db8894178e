"""N302 name-misspelling."""

from __future__ import annotations

from collections.abc import Iterator

from consistency.model import Finding, Group, Judgement, Options, Rule, Severity
from consistency.rules.base import SURE, counted, readings, severity, suggested


def judge(group: Group, options: Options) -> Iterator[Judgement]:
    """A spelling of a name looks like a typing error of another that occurs as well."""
    link = group.link
    said = readings(group.of("spelling", "name"), lambda claim: claim.place.text)
    if link is None or link.how != "typing" or len(said) < 2:
        return
    look = "look like" if link.confidence >= SURE else "may be"
    yield Finding(
        "N302",
        "name-misspelling",
        severity("N302", Severity.WARNING if link.confidence >= SURE else Severity.NOTE, link.confidence, options),
        f"{counted(said)} {look} one name: {'; '.join(link.reasons)}",
        said,
        round(link.confidence, 2),
        suggested(group, said, options),
    )


RULE = Rule("N302", "name-misspelling", Severity.WARNING, judge)
