"""What figures of one text have to do with each other: one range said as two bounds, a shared unit or noun, a conversion in brackets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from consistency.model import Mention, Span
from consistency.normalize.quantities.grammar import Grammar
from consistency.values import COUNT, Quantity, Value

_FARTHEST, _NEAR = 40, 8
_BRACKET = re.compile(r"[^().;:\n\d]{0,30}[(\[]\s*(?:[^\W\d_]{1,5}\s)?")


def linked(text: str, rules: Grammar, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions of a text, in order, with what the next one tells of each."""
    joined: list[Mention] = []
    for mention in mentions:
        last = joined[-1] if joined else None
        if last is None or mention.start - last.end > _FARTHEST:
            joined.append(mention)
        elif one := _one_range(text, rules, last, mention):
            joined[-1] = one
        else:
            joined.append(_conversion(text, last, mention) or mention)
    return _shared(text, rules, joined)


def _one_range(text: str, rules: Grammar, first: Mention, second: Mention) -> Mention | None:
    """ "more than 200 but fewer than 300" is one range."""
    a, b = first.value, second.value
    if not isinstance(a, Quantity) or not isinstance(b, Quantity) or {a.kind, b.kind} != {"bound"}:
        return None
    if text[first.end : second.start] not in rules.both:
        return None
    low, high = (a, b) if a.high is None else (b, a)
    if low.low is None or high.high is None or low.high is not None or high.low is not None or low.low > high.high:
        return None
    if a.dimension != b.dimension and COUNT not in (a.unit, b.unit):
        return None
    last = a if b.unit == COUNT and a.unit != COUNT else b
    value = replace(last, low=low.low, high=high.high, kind="range", hedge=f"{a.hedge} {b.hedge}")
    span = Span(first.start, second.end)
    return Mention(span, text[span.start : span.end], value, second.noun or first.noun)


def _conversion(text: str, first: Mention, second: Mention) -> Mention | None:
    """The second figure linked to the first where it says it once more, in brackets: "$368bn (£197bn)", "10 miles (16 km)"."""
    a, b = first.value, second.value
    if not isinstance(a, Quantity) or not isinstance(b, Quantity) or a.unit == b.unit or COUNT in (a.unit, b.unit):
        return None
    money = a.dimension.startswith("currency") and b.dimension.startswith("currency")
    if not money and a.dimension != b.dimension:
        return None
    if not _BRACKET.fullmatch(text, first.end, second.start):
        return None
    return replace(second, conversion_of=first.conversion_of or first.span)


def _shared(text: str, rules: Grammar, mentions: Sequence[Mention]) -> list[Mention]:
    """ "45 and 50 mg", "10, 20 and 30 per cent", "from 35 to 20 km", "3 or 4 blocks": the last one says the unit for all."""
    found = _aged(text, rules, mentions)
    words = rules.joining | rules.either | rules.to | rules.by
    listed = False
    for index in range(len(found) - 2, -1, -1):
        first, second = found[index], found[index + 1]
        gap = text[first.end : second.start]
        if len(gap) > _NEAR or not (gap.strip(" ,").lower() in words or (listed and gap == ", ")):
            listed = False
            continue
        listed = _shares(first, second)
        if listed:
            found[index] = replace(first, value=_with_unit(first.value, second.value), noun=second.noun)
    return found


def _aged(text: str, rules: Grammar, mentions: Sequence[Mention]) -> list[Mention]:
    """ "aged two, five and eight": the first one says for all what they are, in a list that "and" closes."""
    found, last = list(mentions), 0
    while last < len(found):
        first = last
        last += 1
        if not _is_age(found[first].value):
            continue
        while last < len(found) and _gap(text, found[last - 1], found[last]) == "," and _is_bare(found[last].value):
            last += 1
        closed = last < len(found) and _gap(text, found[last - 1], found[last]) in rules.joining
        if closed and _is_bare(found[last].value):
            found[first + 1 : last + 1] = [
                replace(each, value=_with_unit(each.value, found[first].value)) for each in found[first + 1 : last + 1]
            ]
            last += 1
    return found


def _gap(text: str, first: Mention, second: Mention) -> str:
    """What stands between two mentions, "" where they are far apart."""
    return text[first.end : second.start].strip().lower() if second.start - first.end <= _NEAR else ""


def _is_age(value: Value) -> bool:
    return isinstance(value, Quantity) and value.noun == "age"


def _is_bare(value: Value) -> bool:
    return isinstance(value, Quantity) and value.unit == COUNT and not value.noun and value.kind == "exact"


def _shares(first: Mention, second: Mention) -> bool:
    a, b = first.value, second.value
    if not isinstance(a, Quantity) or not isinstance(b, Quantity):
        return False
    bare = a.unit == COUNT and not a.noun and a.kind in ("exact", "approx", "range")
    measured = b.kind in ("exact", "approx", "range") and (b.unit != COUNT or bool(b.noun)) and b.noun != "age"
    return bare and measured and first.text[-1:].isdigit() == second.text[:1].isdigit()


def _with_unit(value: Value, other: Value) -> Value:
    if not isinstance(value, Quantity) or not isinstance(other, Quantity):
        return value
    counted = replace(value, noun=other.noun, modifiers=other.modifiers)
    return replace(counted, unit=other.unit, dimension=other.dimension, scale=other.scale, offset=other.offset)
