"""Text → mentions: dates and durations, quantities, names. No character is claimed by both a date and a quantity;
durations and ages are given as both, and so is the duration in a date that only says how far off it is ("two weeks ago").
"""

from __future__ import annotations

from datetime import date, datetime

from consistency.model import Mention
from consistency.normalize.dates import date_spans, dates
from consistency.normalize.quantities import quantities


def find_quantities(text: str, language: str | None = "en") -> list[Mention]:
    """Every figure of a text, in order. language: ISO 639-1, or None for the language-neutral forms alone."""
    return quantities(text, language, lambda near: date_spans(text, language, near))


def find_dates(text: str, published: date | datetime | None = None, language: str | None = "en") -> list[Mention]:
    """Every date, date range and duration of a text, in order.

    published: the day (or instant) of publication, from which relative and year-less dates are counted.
    """
    return dates(text, language, published)
