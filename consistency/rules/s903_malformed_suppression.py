"""S903 malformed-suppression."""

from __future__ import annotations

from collections.abc import Iterator

from consistency.model import Directive, Judgement, Options, Rule, Severity
from consistency.rules.base import written


def judge(directive: Directive, options: Options) -> Iterator[Judgement]:
    """A suppression cannot be understood, and allows nothing."""
    if directive.problem:
        message = f"this suppression {directive.problem}"
        yield written(RULE, directive, message, options)


RULE = Rule("S903", "malformed-suppression", Severity.WARNING, judge, scope="directive")
