"""Text → mentions: dates and durations, quantities, names. No character is claimed by both a date and a quantity;
durations and ages are given as both, with the same span.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from consistency.model import Mention
from consistency.normalize.dates import dates
from consistency.normalize.quantities import quantities
from consistency.values import Duration, Number, Quantity

_MONTHS = {"month": 1, "year": 12, "century": 1200, "millennium": 12000}


def find_quantities(text: str, language: str | None = "en") -> list[Mention]:
    """Every figure of a text, in order. language: ISO 639-1, or None for the language-neutral forms alone."""
    return quantities(text, language, [mention.span for mention in dates(text, language)])


def find_dates(text: str, published: date | datetime | None = None, language: str | None = "en") -> list[Mention]:
    """Every date, date range and duration of a text, in order.

    published: the day (or instant) of publication, from which relative and year-less dates are counted.
    """
    found = dates(text, language, published)
    figures = quantities(text, language, [mention.span for mention in found])
    return sorted([*found, *durations(figures)], key=lambda mention: mention.span)


def durations(figures: Sequence[Mention]) -> list[Mention]:
    """The quantities of time among figures, as durations with the same spans."""
    found = []
    for mention in figures:
        value = mention.value
        if isinstance(value, Quantity) and value.dimension == "[time]" and value.kind != "ordinal":
            size = value.high if value.low is None else value.low
            if size is not None:
                found.append(Mention(mention.span, mention.text, _duration(size, value)))
    return found


def _duration(size: Number, quantity: Quantity) -> Duration:
    months = _MONTHS.get(quantity.unit)
    if months and (size * months) == int(size * months):
        return Duration(months=int(size * months), hedge=quantity.hedge)
    return Duration(seconds=size * quantity.scale, hedge=quantity.hedge)
