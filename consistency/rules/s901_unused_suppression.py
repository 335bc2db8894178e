"""S901 unused-suppression."""

from __future__ import annotations

from collections.abc import Iterator

from consistency.model import Directive, Judgement, Options, Rule, Severity
from consistency.rules.base import written


def judge(directive: Directive, options: Options) -> Iterator[Judgement]:
    """A suppression allows what nothing objects to."""
    if directive.unused:
        codes = " and ".join(directive.unused)
        message = (
            f"{codes} {'are' if len(directive.unused) > 1 else 'is'} allowed here, and finds nothing here; remove it"
        )
        yield written(RULE, directive, message, options)


# A note: the other side may stand in a document that this run did not read, as in a hook that sees changed files only.
RULE = Rule("S901", "unused-suppression", Severity.NOTE, judge, scope="directive")
