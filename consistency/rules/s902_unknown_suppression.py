"""S902 unknown-suppression."""

from __future__ import annotations

from collections.abc import Iterator

from consistency.model import Directive, Judgement, Options, Rule, Severity
from consistency.rules.base import written


def judge(directive: Directive, options: Options) -> Iterator[Judgement]:
    """A suppression names a rule that does not exist."""
    if directive.unknown:
        names = " and ".join(f"‘{name}’" for name in directive.unknown)
        message = f"{names}: no such rule; 'consistency rules' lists those that there are"
        yield written(RULE, directive, message, options)


RULE = Rule("S902", "unknown-suppression", Severity.WARNING, judge, scope="directive")
