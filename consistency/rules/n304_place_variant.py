"""N304 place-variant."""

from __future__ import annotations

from collections.abc import Iterator

from consistency.model import Agreement, Finding, Group, Judgement, Options, Rule, Severity
from consistency.rules.base import counted, readings, severity, suggested


def judge(group: Group, options: Options) -> Iterator[Judgement]:
    """One place is spelled as two languages have it."""
    link = group.link
    said = readings(group.of("spelling", "name"), lambda claim: claim.place.text)
    if link is None or len(said) < 2:
        return
    if link.how == "exonym":
        yield Agreement("N304", f"{counted(said)}: {'; '.join(link.reasons)}", said)
    if link.how == "place":
        yield Finding(
            "N304",
            "place-variant",
            severity("N304", Severity.WARNING, link.confidence, options),
            f"{counted(said)} are one place: {'; '.join(link.reasons)}",
            said,
            link.confidence,
            suggested(group, said, options, dict(link.natives)),
        )


RULE = Rule("N304", "place-variant", Severity.WARNING, judge)
