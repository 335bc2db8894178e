"""Q107 share-mismatch."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from consistency.compare.assignments import MOST_FIGURES, above, as_count, counts, pairs, wholes, with_figure
from consistency.compare.wordings import Figure, Masked, Relation, any_of, relations
from consistency.model import Agreement, Extracted, Finding, Judgement, Options, Rule, Severity
from consistency.rules.base import alike, graded, miss, percent, share
from consistency.values import COUNT, PERCENT, Interval, Quantity

# "one in five" names a share only where the figures are small.
_MANY = 1000
# So many counts of a sentence are tried as part and as whole.
_TRIED = 12


def judge(extracted: Extracted, options: Options) -> Iterator[Judgement]:
    """A share is not what its part and its whole come to, or two ways to say one share differ."""
    told: set[int] = set()
    for relation in relations(extracted, "share"):
        told.add(relation.figures["share"].place.start)
        part, whole = (relation.figures[name].quantity for name in ("part", "whole"))
        if part.dimension == whole.dimension and _counted(part) and _counted(whole) and _size(part) <= _size(whole):
            yield from _of_whole(relation, options)
    yield from _elsewhere(extracted, told, options)
    for relation in relations(extracted, "fraction"):
        if "fraction" in relation.figures:
            if not _is_half_of_another(relation, extracted.language):
                yield from _two_ways(
                    relation, [relation.figures["fraction"]], share(_quantity(relation, "fraction")), options
                )
            continue
        one, many = (_quantity(relation, name) for name in ("one", "many"))
        if _counted(one) and _counted(many) and _size(one) < _size(many) <= _MANY:
            ratio = _quantity_of(Fraction(_size(one)) / _size(many))
            yield from _two_ways(relation, [relation.figures["one"], relation.figures["many"]], share(ratio), options)


def _quantity(relation: Relation, name: str) -> Quantity:
    return relation.figures[name].quantity


def _quantity_of(ratio: Fraction) -> Quantity:
    return Quantity(ratio, ratio)


def _counted(quantity: Quantity) -> bool:
    """False for a range, for nothing, and for a fraction, which counts no things."""
    return quantity.kind != "range" and _size(quantity) > 0 and (_size(quantity) >= 1 or quantity.dimension != COUNT)


def _size(quantity: Quantity) -> Fraction:
    return Fraction((quantity.high if quantity.low is None else quantity.low) or 0)


def _of_whole(relation: Relation, options: Options) -> Iterator[Judgement]:
    part, whole, stated = (relation.figures[name] for name in ("part", "whole", "share"))
    known = _ratio(*alike(part.quantity, whole.quantity))
    said = share(stated.quantity)
    names = f"‘{part.place.text}’ of ‘{whole.place.text}’"
    exact = _per_cent(_size(part.quantity) / _size(whole.quantity))
    gap = miss(known, said, exact, _nominal(stated.quantity))
    yield from _judged(names, percent(exact), [part, whole], stated, gap, options)


# Shares whose part or whole stands elsewhere ---------------------------------------------------------------------


def _elsewhere(extracted: Extracted, told: set[int], options: Options) -> Iterator[Judgement]:
    """A share of the one part and the one whole that it can be of; nothing where another reading makes it true."""
    known, before = pairs(extracted), above(extracted)
    for kind in ("share_of_part", "share_behind"):
        for relation in relations(extracted, kind):
            start = relation.masked.segment.span.start
            share_at = relation.figures["share"].place.start
            if share_at in told or len(relation.masked.figures) > MOST_FIGURES:
                continue
            told.add(share_at)
            meant = [
                filled
                for filled in _meant(relation, known.get(start, []), before.get(start), extracted.language)
                if _is_part_of(filled)
            ]
            tried = [*meant, *_readings(relation, before.get(start))]
            if len(meant) == 1 and not any(_agrees(filled) for filled in tried):
                yield from _of_whole(meant[0], options)


def _meant(
    relation: Relation, known: Sequence[Relation], before: Masked | None, language: str | None
) -> Iterator[Relation]:
    """The relation with each part and whole that the text ties to each other."""
    share_at = relation.figures["share"].place.start
    if "part" not in relation.figures:
        for pair in known:
            part, whole = (as_count(pair.figures[name]) for name in ("part", "whole"))
            if max(part.place.start, whole.place.start) < share_at:
                yield with_figure(with_figure(relation, "part", part), "whole", whole)
        return
    enclosed = [pair for pair in known if "share" in pair.figures and pair.figures["share"].place.start == share_at]
    if enclosed:
        yield from enclosed
        return
    relation = with_figure(relation, "part", as_count(relation.figures["part"]))
    candidates = wholes(relation.masked, language)
    opening = rf"(?:and\s|but\s)?{any_of('of_part', language)}"
    if not candidates and before and re.match(opening, relation.masked.text, re.IGNORECASE):
        candidates = counts(before)
    for whole in candidates:
        yield with_figure(relation, "whole", whole)


def _readings(relation: Relation, before: Masked | None) -> Iterator[Relation]:
    """The relation with every two counts of its sentence, or one of it and one of the sentence before."""
    own = [as_count(figure) for figure in relation.masked.figures.values() if figure != relation.figures["share"]]
    own = [figure for figure in own if figure.quantity.dimension == COUNT and _counted(figure.quantity)][:_TRIED]
    for whole in (*own, *(counts(before)[:_TRIED] if before else ())):
        for part in own:
            filled = with_figure(with_figure(relation, "part", part), "whole", whole)
            if part is not whole and _is_part_of(filled):
                yield filled


def _is_part_of(relation: Relation) -> bool:
    part, whole = (_quantity(relation, name) for name in ("part", "whole"))
    counted = part.dimension == whole.dimension and _counted(part) and _counted(whole)
    return counted and _size(part) <= _size(whole)


def _agrees(relation: Relation) -> bool:
    known = _ratio(*alike(_quantity(relation, "part"), _quantity(relation, "whole")))
    return not known.gap(share(_quantity(relation, "share")))


def _ratio(part: Interval, whole: Interval) -> Interval:
    return part.over(whole).scaled(100)


def _two_ways(relation: Relation, said: list[Figure], known: Interval, options: Options) -> Iterator[Judgement]:
    stated = relation.figures["share"]
    names = " in ".join(f"‘{figure.place.text}’" for figure in said)
    ratio = _size(said[0].quantity) / (_size(said[1].quantity) if len(said) > 1 else 1)
    gap = miss(known, share(stated.quantity), _per_cent(ratio), _nominal(stated.quantity))
    yield from _judged(names, percent(_per_cent(ratio)), said, stated, gap, options)


def _per_cent(ratio: Fraction) -> Interval:
    return Interval(ratio * 100, ratio * 100)


def _nominal(stated: Quantity) -> Interval:
    """The percentage, or the fraction as per cent, as it is written."""
    return _per_cent(_size(stated) / 100 if stated.dimension == PERCENT else _size(stated))


def _judged(
    names: str, come: str, said: list[Figure], stated: Figure, gap: Fraction, options: Options
) -> Iterator[Judgement]:
    sides = tuple(figure.reading for figure in (*said, stated))
    if not gap:
        yield Agreement("Q107", f"{names} is {come}, which ‘{stated.place.text}’ does not contradict", sides)
        return
    level, confidence = graded("Q107", Severity.ERROR, gap, options)
    message = f"{names} is {come}, not ‘{stated.place.text}’"
    yield Finding("Q107", "share-mismatch", level, message, sides, confidence)


def _is_half_of_another(relation: Relation, language: str | None) -> bool:
    """ "the second half (60%)": a stretch, and not a share."""
    figure, segment = relation.figures["fraction"], relation.masked.segment
    before = segment.text[: figure.place.start - segment.span.start]
    behind = segment.text[figure.place.end - segment.span.start :]
    return bool(re.search(rf"{any_of('half_of', language)}\s$", before, re.IGNORECASE) or re.match(r"[-\w]", behind))


RULE = Rule("Q107", "share-mismatch", Severity.ERROR, judge, scope="document")
