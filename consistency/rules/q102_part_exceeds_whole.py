"""Q102 part-exceeds-whole."""

from __future__ import annotations

from collections.abc import Iterator

from consistency.model import Agreement, Claim, Finding, Group, Judgement, Options, Rule, Severity
from consistency.rules.base import readings, severity, value_key
from consistency.values import Quantity, exceeds


def judge(group: Group, options: Options) -> Iterator[Judgement]:
    """A part is larger than the whole that its own sentence gives it."""
    for part in group.of("count", "part"):
        whole = part.whole
        if whole is None or not isinstance(part.value, Quantity) or not isinstance(whole.value, Quantity):
            continue
        if exceeds(part.value, whole.value):
            yield _finding(part, whole, options)
        else:
            yield Agreement(
                "Q102", f"‘{part.place.text}’ is within ‘{whole.place.text}’", readings([whole, part], value_key)
            )


def _finding(part: Claim, whole: Claim, options: Options) -> Finding:
    message = f"‘{part.place.text}’ is said to be part of ‘{whole.place.text}’, and is more"
    said = (*readings([whole], value_key), *readings([part], value_key))
    return Finding("Q102", "part-exceeds-whole", severity("Q102", Severity.ERROR, 1.0, options), message, said, 1.0)


RULE = Rule("Q102", "part-exceeds-whole", Severity.ERROR, judge)
