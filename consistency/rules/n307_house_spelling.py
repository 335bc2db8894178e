"""N307 house-spelling."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from consistency.model import Extracted, Finding, Judgement, Options, Reading, Rule, Severity, Span
from consistency.rules.base import severity


def judge(extracted: Extracted, options: Options) -> Iterator[Judgement]:
    """A word is written in a way that the house replaces by another."""
    written: dict[str, list[Span]] = {}
    for match in _pattern(options.variants).finditer(extracted.document.text) if options.variants else ():
        written.setdefault(match.group(), []).append(Span(*match.span()))
    for variant, spans in sorted(written.items()):
        yield _finding(extracted, variant, options.variants[variant], spans, options)


def _pattern(variants: Mapping[str, str]) -> re.Pattern[str]:
    """Any of the variants as a word of its own, the longest first."""
    longest = sorted(variants, key=lambda variant: (-len(variant), variant))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")


def _finding(extracted: Extracted, variant: str, form: str, spans: list[Span], options: Options) -> Finding:
    place = extracted.document.place
    house = tuple(place(Span(*match.span())) for match in _pattern({form: form}).finditer(extracted.document.text))
    here = f", as it stands at {house[0].line}:{house[0].column}" if house else ""
    message = f"{variant} is written {form} by the house style{here}"
    sides = [Reading(form, form, house)] if house else []
    sides.append(Reading(variant, variant, tuple(map(place, spans))))
    level = severity(RULE.code, RULE.severity, 1.0, options)
    return Finding(RULE.code, RULE.name, level, message, tuple(sides), 1.0, form)


RULE = Rule("N307", "house-spelling", Severity.WARNING, judge, scope="document")
