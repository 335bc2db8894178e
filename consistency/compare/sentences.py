"""One sentence in two documents that differs in one word: a month, a day, a unit, a word of sign.

The claims of a group have the same words left when what a slip changes is taken out (`claims/sentences.py`); their
values hold what was taken out, in order. Figures of counted things are compared by their statements, not here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from consistency import tables
from consistency.model import Claim
from consistency.values import Term


def one_word_apart(claims: Sequence[Claim], dates: bool) -> Iterator[list[Claim]]:
    """The claims of sentences that are the same but for one word; dates: that word is part of a date, or else none is."""
    places: dict[tuple[int, tuple[str, ...]], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.attribute == "sentence" and isinstance(claim.value, Term):
            slots = claim.value.words.split()
            for at in range(min(len(slots), _SLOTS)):
                if _dated(slots, at) if dates else _plain(slots[at]):
                    places[at, (*slots[:at], "", *slots[at + 1 :])].append(claim)
    for alike in places.values():
        days = {claim.published for claim in alike if claim.published}
        documents = {claim.place.document for claim in alike}
        if len({claim.value for claim in alike}) > 1 and len(documents) > 1 and len(days) < 2 and not _both(alike):
            yield alike


# A sentence of more figures than these is a table.
_SLOTS = 12


def _both(claims: Sequence[Claim]) -> bool:
    """A document that has the sentence in two versions enumerates."""
    versions: dict[str, set[object]] = defaultdict(set)
    for claim in claims:
        versions[claim.place.document].add(claim.value)
    return any(len(said) > 1 for said in versions.values())


def _plain(slot: str) -> bool:
    """A word of sign or a unit: no figure, and no part of a date."""
    return not slot[0].isdigit() and slot not in _calendar()[0]


def _dated(slots: Sequence[str], at: int) -> bool:
    """A month or a weekday, or a number beside a month."""
    words, months = _calendar()
    if slots[at] in words:
        # A weekday beside its date is judged with it.
        return slots[at] in months or months.isdisjoint(slots)
    beside = slots[max(0, at - 1) : at + 2]
    return slots[at][0].isdigit() and any(word in months for word in beside)


@cache
def _calendar() -> tuple[frozenset[str], frozenset[str]]:
    found = [tables.load("calendar", language) for language in tables.names("calendar")]
    months = frozenset(word for table in found for word in table.get("months", ()))
    return months | {word for table in found for word in table.get("weekdays", ())}, months
