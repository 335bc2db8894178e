"""D207 mixed-date-order."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from consistency.model import Agreement, Extracted, Finding, Judgement, Options, Place, Reading, Rule, Severity
from consistency.rules.base import severity
from consistency.values import DateInterval

# Day and month in figures; with dots the day always comes first.
_FIGURES = re.compile(r"(\d{1,2})([/-])(\d{1,2})\2(?:\d{4}|\d{2})")
_MONTHS = 12
_FIRST = {True: "the day first", False: "the month first"}


def judge(extracted: Extracted, options: Options) -> Iterator[Judgement]:
    """Dates in figures give the day first in one place and the month first in another."""
    orders: dict[bool, list[Place]] = defaultdict(list)
    for mention in extracted.mentions:
        figures = _FIGURES.fullmatch(mention.text)
        if figures and isinstance(mention.value, DateInterval) and not mention.value.impossible:
            first, second = int(figures[1]), int(figures[3])
            if (first > _MONTHS) != (second > _MONTHS):
                orders[first > _MONTHS].append(extracted.document.place(mention.span))
    said = tuple(Reading(places[0].text, places[0].text, tuple(places)) for places in orders.values())
    said = tuple(sorted(said, key=lambda reading: (-len(reading.places), reading.places[0].start)))
    if len(orders) == 2:
        how = {places[0].text: _FIRST[day_first] for day_first, places in orders.items()}
        told = " and ".join(f"‘{reading.text}’ gives {how[reading.text]}" for reading in said)
        level = severity("D207", Severity.WARNING, 0.9, options)
        yield Finding("D207", "mixed-date-order", level, f"{told}: dates between them can be read both ways", said, 0.9)
    elif said and len(said[0].places) > 1:
        yield Agreement("D207", f"all dates in figures give {_FIRST[True in orders]}", said)


RULE = Rule("D207", "mixed-date-order", Severity.WARNING, judge, scope="document")
