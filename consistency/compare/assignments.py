"""Which figures a relation may be of, where words stand between that no wording foresees: each that may be meant is tried.

"The pantry gave out 1,460 parcels between April and September, double the figure of 1,130": the text ties "double" to 1,130, and
what doubled is any figure before. A rule finds a mismatch only where one figure can be meant, and says nothing where one of them,
or several together, make the statement true.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from consistency.compare.wordings import Figure, Masked, Relation, any_of, masked, relations
from consistency.model import Extracted
from consistency.values import COUNT, PERCENT, Quantity

# So many figures of one sentence are tried, and between one sentence and the next stand so many characters.
_TRIED, _NEXT = 12, 3
# In a sentence of more figures nobody could tell which are meant.
MOST_FIGURES = 60


def above(extracted: Extracted) -> Mapping[int, Masked]:
    """The sentence with figures right before another, by where that other starts."""
    found: dict[int, Masked] = {}
    last: Masked | None = None
    for sentence in masked(extracted, least=1):
        if last and sentence.segment.span.start - last.segment.span.end <= _NEXT:
            found[sentence.segment.span.start] = last
        last = sentence
    return found


def before(relation: Relation, slot: str) -> list[Figure]:
    """The figures of its sentence in front of a relation that are of the dimension of one of its own: what it may be about."""
    first = min(figure.place.start for figure in relation.figures.values())
    own = relation.figures[slot].quantity
    start = relation.masked.segment.span.start
    return [
        figure
        for figure in relation.masked.between(0, first - start)
        if figure.quantity.dimension == own.dimension and _is_one(figure.quantity)
    ]


def together(figures: Sequence[Figure]) -> Iterator[Figure]:
    """Each run of figures as one: "12 on Saturday, 10 on Sunday and 21 on Monday" may be 43 in all."""
    for first in range(min(len(figures), _TRIED)):
        total = Fraction(figures[first].quantity.low or 0)
        for last in range(first + 1, min(len(figures), _TRIED)):
            total += Fraction(figures[last].quantity.low or 0)
            quantity = replace(figures[last].quantity, low=total, high=total)
            yield replace(figures[last], quantity=quantity)


def with_figure(relation: Relation, slot: str, figure: Figure) -> Relation:
    """The relation, with a figure in a slot."""
    return replace(relation, figures={**relation.figures, slot: figure})


def pairs(extracted: Extracted) -> Mapping[int, list[Relation]]:
    """Parts with the wholes that the text gives them ("332 of the 1,254"), by where their sentences start."""
    found: dict[int, list[Relation]] = {}
    for relation in relations(extracted, "pair"):
        found.setdefault(relation.masked.segment.span.start, []).append(relation)
    return found


def wholes(sentence: Masked, language: str | None) -> list[Figure]:
    """The counts of a sentence that stand behind "of" or "of the"."""
    lead = re.compile(rf"(?<!\w)of\s(?:{any_of('all', language)}\s)?$", re.IGNORECASE)
    return [
        figure
        for at, figure in sorted(sentence.figures.items())
        if figure.quantity.dimension == COUNT and _is_one(figure.quantity) and lead.search(sentence.text[:at][-30:])
    ]


def counts(sentence: Masked) -> list[Figure]:
    """The counts of a sentence, no fractions among them."""
    return [
        figure
        for _, figure in sorted(sentence.figures.items())
        if figure.quantity.dimension == COUNT and _is_one(figure.quantity) and Fraction(figure.quantity.low or 0) >= 1
    ]


def as_count(figure: Figure) -> Figure:
    """ "312, or 31 per cent": a bare number before a share counts, though "10, or 11 per cent" is read as one share or another."""
    if figure.quantity.dimension == PERCENT and re.fullmatch(r"[\d.,\s]+", figure.place.text):
        return replace(
            figure, quantity=Quantity(figure.quantity.low, figure.quantity.high, grain=figure.quantity.grain)
        )
    return figure


def _is_one(quantity: Quantity) -> bool:
    return quantity.low is not None and quantity.low == quantity.high and quantity.low > 0
