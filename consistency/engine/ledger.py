"""The other half of the ledger: figures and dates that were read, and compared with nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from heapq import nsmallest

from consistency.model import Claim, Extracted, Finding, Judgement, Place, Reading
from consistency.values import DateInterval, Quantity

# So many are kept, the first in the order of the texts; the others are counted.
KEPT = 1000


def uncompared(extracted: Sequence[Extracted], judgements: Iterable[Judgement]) -> tuple[tuple[Reading, ...], int]:
    """The claimed figures and dates that no judgement names, one reading a place: the first `KEPT` of them, and how many there are."""
    named = {_key(place) for each in judgements for place in _places(each)}
    count = 0

    def alone() -> Iterator[Claim]:
        nonlocal count
        for each in extracted:
            seen: set[tuple[str, int, int]] = set()
            for claim in each.claims:
                key = _key(claim.place)
                if _is_read(claim) and key not in named and key not in seen:
                    seen.add(key)
                    count += 1
                    yield claim

    kept = nsmallest(KEPT, alone(), key=lambda claim: _key(claim.place))
    return tuple(Reading(claim.value, claim.place.text, (claim.place,)) for claim in kept), count


def _is_read(claim: Claim) -> bool:
    """The claim is a figure or a date as written, not one that was computed from others."""
    return isinstance(claim.value, Quantity | DateInterval) and claim.role != "product"


def _places(judgement: Judgement) -> Sequence[Place]:
    if isinstance(judgement, Finding):
        return judgement.places
    return [place for reading in judgement.readings for place in reading.places]


def _key(place: Place) -> tuple[str, int, int]:
    return place.document, place.start, place.end
