"""Q104 product-mismatch."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from consistency.compare.wordings import Relation, relations
from consistency.model import Agreement, Extracted, Finding, Judgement, Options, Rule, Severity
from consistency.rules.base import alike, are_counted, figure, graded, miss, open_ended
from consistency.values import Interval, Quantity

_TIME = "[time]"


def judge(extracted: Extracted, options: Options) -> Iterator[Judgement]:
    """So many of so much each do not come to the total that the text gives them."""
    told: set[int] = set()
    for relation in relations(extracted, "product"):
        total = relation.figures["total"]
        if total.place.start not in told and _goes_together(relation):
            told.add(total.place.start)
            yield from _judged(relation, options)


def _goes_together(relation: Relation) -> bool:
    """True if the total is of what each is; for a payment per week, if both are of one currency."""
    count, size, total = (relation.figures[name].quantity for name in ("n", "m", "total"))
    if count.dimension == _TIME:
        return size.dimension == f"{total.dimension} per {_TIME}"
    if "for_each" in relation.words:
        # "£45 a year for each of the 320 chairs": what all of them come to is of one year, too.
        return size.dimension in (total.dimension, f"{total.dimension} per {_TIME}")
    if "so" in relation.words and size.noun != total.noun:
        return False
    return size.dimension == total.dimension


def _judged(relation: Relation, options: Options) -> Iterator[Judgement]:
    figures = [relation.figures[name] for name in ("n", "m", "total")]
    count, size, total = (each.quantity for each in figures)
    if "for_each" in relation.words:
        size = replace(size, dimension=total.dimension, scale=total.scale)
    number = count.said
    rounded, stated = (open_ended(each, of) for each, of in zip(alike(size, total), (size, total), strict=True))
    gap = miss(number.times(rounded), stated, number.times(size.said), total.said)
    come = _product(number, size, total)
    terms = f"‘{figures[0].place.text}’ × ‘{figures[1].place.text}’ = {come}"
    sides = tuple(each.reading for each in (figures[2], *figures[:2]))
    if not gap:
        yield Agreement("Q104", f"{terms}, which ‘{figures[2].place.text}’ does not contradict", sides)
        return
    exact = are_counted((count, size, total))
    level, confidence = graded("Q104", Severity.ERROR, Fraction(1) if exact else gap, options)
    yield Finding("Q104", "product-mismatch", level, f"{terms}, not ‘{figures[2].place.text}’", sides, confidence)


def _product(number: Interval, size: Quantity, total: Quantity) -> str:
    """The product in the unit of the total."""
    come = number.times(size.said).scaled(1 / Fraction(total.scale))
    low, high = (None if end is None else round(Fraction(end), 2) for end in (come.low, come.high))
    return figure(Quantity(low, high))


RULE = Rule("Q104", "product-mismatch", Severity.ERROR, judge, scope="document")
