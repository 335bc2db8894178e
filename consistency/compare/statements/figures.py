"""What two figures of one statement can be besides a contradiction: several things listed, parts of a sum, a count that grew."""

from __future__ import annotations

from datetime import date
from functools import cache

from consistency import tables
from consistency.compare.days import ONE_TIME
from consistency.compare.days import apart as days_apart
from consistency.compare.statements.apart import are_alike, is_parallel, refers
from consistency.compare.statements.tellings import Said, Telling
from consistency.compare.stories import days_between
from consistency.model import Claim
from consistency.values import COUNT, DateInterval, Quantity, Term, Value, compatible

_COMPARED = ("total", "each", "part", "level", "change")
# A count still grows between reports so many days apart.
_GROWING = 60
# Reports that begin with days so far apart tell of two events.
_EVENT = 3
# Dashes of a day as ISO 8601.
_ISO = 2


def comparable(claim: Claim) -> bool:
    """A figure of something in a part that can be compared.

    Ages are of persons (D206), a bare number counts nothing, and "one" may only mean "a".
    """
    if (
        claim.role not in _COMPARED
        or not isinstance(claim.value, Quantity)
        or (claim.value.noun == "age" and claim.fact != "age")
    ):
        return False
    if claim.value.low == claim.value.high == 1 and not claim.definite and (not claim.event or claim.event[0] == "~"):
        return False
    return claim.attribute in ("count", "size") or (claim.attribute == "amount" and claim.value.dimension != COUNT)


def thing(claim: Claim) -> tuple[str, ...]:
    """Attribute, role, whole and dimension: claims are compared where these are one."""
    value = claim.value
    dimension = value.dimension if isinstance(value, Quantity) else ""
    # "The toll rose to 29" is a total, too, where another report is compared.
    role = "total" if (claim.attribute, claim.role) == ("count", "level") else claim.role
    return claim.attribute, role, claim.part_of or "", dimension


def agree(a: Said, b: Said) -> bool:
    """True if one value satisfies both, hedges and rounding allowed for."""
    first, second = a.value, b.value
    if isinstance(first, DateInterval) and isinstance(second, DateInterval):
        return any(one.overlaps(other) for one in _dates(first) for other in _dates(second))
    if isinstance(first, Quantity) and isinstance(second, Quantity) and first.unit != second.unit:
        # "Five miles" and "eight kilometres": each is rounded at its last digit.
        return first.written().overlaps(second.written())
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


def is_superseded(a: Said, b: Said) -> bool:
    """The document of one corrects the other: it says that its figure, or all that it replaces, was wrong."""
    return any(
        not value.words if isinstance(value, Term) else _takes_back(value, said.value)
        for said, other in ((a, b), (b, a))
        for value in other.retracted
    )


def _takes_back(wrong: Quantity, value: Value) -> bool:
    """ "21 percent, not 12": the notice may leave out what it counts."""
    if not isinstance(value, Quantity):
        return False
    if wrong.dimension == value.dimension:
        return compatible([wrong, value])
    return wrong.dimension == COUNT and not wrong.noun and (wrong.low, wrong.high) == (value.low, value.high)


def are_of_two_times(a: Said, b: Said, reported: bool) -> bool:
    """Reports published days apart tell of two events of a kind: but what happens once at a place that both name stays one event.

    reported: only what their documents begin with shows that the two are of one event.
    """
    first, second = a.telling, b.telling
    if (first.claim.attribute == "date" and not first.claim.fact) or not (reported or (a.dated and b.dated)):
        return False
    if first.claim.story and second.claim.story and (days_between(first.claim.story, second.claim.story) or 0) > _EVENT:
        return True
    gap = days_apart(a.published, b.published) or 0
    happened = first.claim.event == second.claim.event and first.claim.event in _happenings()
    if happened and (_is_after(first, b.published) or _is_after(second, a.published)):
        return True
    if happened and gap <= _GROWING and not first.called.isdisjoint(second.called):
        return gap > ONE_TIME and _other_week(first, second)
    return gap > ONE_TIME


def _is_after(telling: Telling, published: str) -> bool:
    """What happened on a day cannot stand in a report that was published before it."""
    days = [day.removeprefix("date:") for day in telling.days if day.count("-") == _ISO]
    gap = days_apart(min(days), published) if days else None
    return gap is not None and gap > 1 and min(days) > published


def is_another_level(a: Said, b: Said) -> bool:
    """Prices and sums that rise and fall from day to day are told of two days by reports of two days."""
    if a.telling.claim.attribute != "amount" or not days_apart(a.published, b.published):
        return False
    return all(not _changes().isdisjoint(each.telling.claim.frame) for each in (a, b))


@cache
def _changes() -> frozenset[str]:
    rows = (tables.find("events", name).get("changes", ()) for name in tables.names("events"))
    return frozenset(f"event:{event}" for row in rows for event in row)


@cache
def _happenings() -> frozenset[str]:
    return frozenset(
        event for name in tables.names("events") for event in tables.find("events", name).get("happenings", ())
    )


def _other_week(a: Telling, b: Telling) -> bool:
    """Both name a day ("on Thursday"), and by their dates of publication not the same one."""
    first, second = ({day for day in each.days if day.count("-") == _ISO} for each in (a, b))
    return bool(first and second) and first.isdisjoint(second)


@cache
def _settled() -> frozenset[str]:
    rows = (row for name in tables.names("events") for row in tables.find("events", name).get("fact", ()))
    return frozenset(row["name"] for row in rows if row["settled"])


@cache
def _falling() -> frozenset[str]:
    return frozenset(
        event for name in tables.names("events") for event in tables.find("events", name).get("falling", ())
    )


def is_known_there(a: Said, b: Said) -> bool:
    """The document of one gives the figure of the other, too: it tells of two counts, or of two sources."""
    return _gives(a, b) or _gives(b, a)


def _gives(a: Said, b: Said) -> bool:
    value = b.value
    if not isinstance(value, Quantity) or value.low != value.high:
        return False
    if b.telling.claim.attribute != "count" and not b.telling.claim.fact:
        return False
    said = {f"{of} {value.low}" for of in (b.telling.claim.key, COUNT)}
    stories = [next((claim.story for claim in claims if claim.story), None) for claims in a.documents.values()]
    return all(story is not None and not said.isdisjoint(story.figures) for story in stories)


def may_have_grown(a: Said, b: Said) -> bool:
    """A count that only grows, of reports whose days of publication do not tell that the later one gives less."""
    event = a.telling.claim.event
    if event != b.telling.claim.event or event not in _happenings() or a.telling.claim.attribute != "count":
        return False
    return not a.published or not b.published or a.published == b.published


def has_grown(a: Said, b: Said) -> bool:
    """A count that only grows (the dead of one flood) is higher in the later of two reports; the missing are fewer, or more."""
    event, fact = a.telling.claim.event, a.telling.claim.fact
    if fact and fact == b.telling.claim.fact and fact in _settled():
        return False
    if not a.published or not b.published or a.published == b.published or event != b.telling.claim.event or not event:
        return False
    if abs(date.fromisoformat(a.published).toordinal() - date.fromisoformat(b.published).toordinal()) > _GROWING:
        return False
    if event in _falling():
        return True
    earlier, later = sorted((a, b), key=lambda said: said.published)
    return later.low is not None and (earlier.low is None or later.low >= earlier.low)
