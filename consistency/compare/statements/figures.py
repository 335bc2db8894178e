"""What two figures of one statement can be besides a contradiction: several things listed, parts of a sum, a count that grew."""

from __future__ import annotations

from datetime import date

from consistency.compare.statements.apart import are_alike, is_parallel, refers
from consistency.compare.statements.tellings import Said, Telling
from consistency.model import Claim
from consistency.values import COUNT, DateInterval, Quantity, compatible

_COMPARED = ("total", "each", "part", "level", "change")
# A count still grows between reports so many days apart.
_GROWING = 60


def comparable(claim: Claim) -> bool:
    """A figure of something in a part that can be compared: a bare number counts nothing, and "one" may only mean "a"."""
    if claim.role not in _COMPARED or not isinstance(claim.value, Quantity):
        return False
    if claim.value.low == claim.value.high == 1 and not claim.definite and (not claim.event or claim.event[0] == "~"):
        return False
    return claim.attribute in ("count", "size") or (claim.attribute == "amount" and claim.value.dimension != COUNT)


def thing(claim: Claim) -> tuple[str, ...]:
    """Attribute, role, whole and dimension: claims are compared where these are one."""
    dimension = claim.value.dimension if isinstance(claim.value, Quantity) else ""
    return claim.attribute, claim.role, claim.part_of or "", dimension


def agree(a: Said, b: Said) -> bool:
    """True if one value satisfies both, hedges and rounding allowed for."""
    first, second = a.value, b.value
    if isinstance(first, DateInterval) and isinstance(second, DateInterval):
        return any(one.overlaps(other) for one in _dates(first) for other in _dates(second))
    return not ((a.low is not None and b.high is not None and a.low > b.high) or _above(b, a))


def _above(a: Said, b: Said) -> bool:
    return a.low is not None and b.high is not None and a.low > b.high


def _dates(value: DateInterval) -> list[DateInterval]:
    return [value, *(DateInterval(start, end) for start, end in value.alternatives)]


def is_enumerated(a: Telling, b: Telling) -> bool:
    """Sentences of one document that are built alike are of two things: one man, another man."""
    if a.claim.attribute == "date":
        return is_parallel(a, b)
    if refers(a, b) or not are_alike(a, b):
        return False
    own = (a.claim.frame - b.claim.frame, b.claim.frame - a.claim.frame)
    names = any(anchor.startswith("name:") for anchor in a.claim.anchors & b.claim.anchors)
    reworded = any(own) and names and (not all(own) or not is_parallel(a, b))
    return not reworded


def is_listed(a: Said, b: Said) -> bool:
    """A statement gives several figures of one thing ("340 houses here, 200 there"): one of them, or their sum, may be the other's."""
    if any(_one_figure(b, value) for value in a.siblings) or any(_one_figure(a, value) for value in b.siblings):
        return True
    return _is_sum(a, b) or _is_sum(b, a)


def _is_sum(whole: Said, part: Said) -> bool:
    """A headline may tell the sum of what the body tells in parts."""
    if not part.siblings or not isinstance(whole.value, Quantity) or not isinstance(part.value, Quantity):
        return False
    total = part.value.tolerance()
    for other in part.siblings:
        if other.dimension != part.value.dimension:
            return False
        total = total.plus(other.tolerance())
    return total.overlaps(whole.value.tolerance())


def _one_figure(said: Said, value: Quantity) -> bool:
    if not isinstance(said.value, Quantity) or said.value.dimension != value.dimension:
        return False
    return compatible([said.value, value])


def has_grown(a: Said, b: Said) -> bool:
    """A count that only grows (the dead of one flood) is higher in the later of two reports."""
    event = a.telling.claim.event
    if not a.published or not b.published or a.published == b.published or event != b.telling.claim.event or not event:
        return False
    if abs(date.fromisoformat(a.published).toordinal() - date.fromisoformat(b.published).toordinal()) > _GROWING:
        return False
    earlier, later = sorted((a, b), key=lambda said: said.published)
    return later.low is not None and (earlier.low is None or later.low >= earlier.low)
