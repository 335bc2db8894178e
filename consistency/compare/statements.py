"""Which statements are about the same thing: what they share, and nothing that sets them apart.

Bare head nouns are too coarse: two figures of soldiers are compared only where the statements around them show that they
are one. What they share is weighed (a name is worth more than a word, a word that the whole document keeps using almost
nothing, and "the 41 dead" refers back to something told), and whatever sets them apart forbids the comparison: what
happened, names, days, words of time, what narrows the counted things, what is planned against what is.

Claims of the same words are taken together, and each figure is compared with the two that could clash with it most, so
that the cost grows with the number of distinct readings and not with the square of the claims.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from consistency import tables
from consistency.model import Claim
from consistency.values import PERCENT, DateInterval, Number, Quantity, compatible

# From here on two statements are one: below it nothing is compared.
ONE_STATEMENT = 0.5
# Weights of what two statements share, and how much of it shows that they are one (confidence 0.5 … 1).
_WORD, _NAME, _THEME, _DEFINITE, _HEADLINE, _KIN = 1.0, 1.5, 0.3, 1.0, 1.0, 0.5
_ENOUGH, _SURE = 2.4, 6.0
# Shared content words, as a share of those of the shorter statement, from which long statements are one.
_COVERED, _FEWEST_SHARED, _FEWEST_WORDS = 0.5, 4, 5
# So much less two statements weigh where only one tells what happened; where two speakers vouch for them, they stay below this.
_UNTOLD, _DISPUTED = 1.5, 0.55
# Classes of events that say hardly more than that there is something: "with", "had", "has a capacity of".
_WEAK = "employ"
# Stretches of time are said of everything.
_TIME = "[time]"
# Statements whose words are this much alike (shared of all) say two things if each has a word of its own: killed, injured.
_PARALLEL = 0.45
# A count still grows between reports so many days apart.
_GROWING = 60
# A word that so many different statements of one topic share tells nothing, and would make the cost quadratic.
_COMMON = 60


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims that one thing is stated in, and how sure that is (0 to 1)."""

    first: Claim
    second: Claim
    confidence: float


def pairs(claims: Sequence[Claim]) -> Iterator[Pair]:
    """Pairs of claims about the same thing, among claims of one group: enough to show every clash."""
    posting: dict[str, list[list[Claim]]] = defaultdict(list)
    for kind in _kinds(claims):
        yield from _between(kind, kind, likeness(kind[0], kind[0]))
        for other in _similar(kind[0], posting):
            confidence = likeness(kind[0], other[0])
            yield from _between(kind, other, confidence)
            yield from _between(other, kind, confidence)
        for word in kind[0].frame:
            posting[word].append(kind)


def of_headline(a: Claim, b: Claim) -> bool:
    """One of the two is the headline of the other's document."""
    return a.place.document == b.place.document and (a.kind == "headline") != (b.kind == "headline")


def likeness(a: Claim, b: Claim) -> float:
    """How sure it is that two claims state one thing: 0 where something sets them apart, else up to 1."""
    if not _of_one_kind(a, b) or _clash(a, b):
        return 0.0
    shared = a.frame & b.frame
    gap = _event_gap(a, b)
    covered = 0.0 if gap or _two_speakers(a, b) else _covered(a, b, shared)
    weight = _weight(a, b, shared) - gap
    weighed = ONE_STATEMENT + (weight - _ENOUGH) / (_SURE - _ENOUGH) * 0.5 if weight >= _ENOUGH else 0.0
    return min(_DISPUTED if _two_speakers(a, b) else 1.0, max(covered, weighed))


def _covered(a: Claim, b: Claim, shared: frozenset[str]) -> float:
    """The share of the shorter statement's words that the other has too; 0 where that tells nothing."""
    shorter = min(len(a.frame), len(b.frame))
    share = len(shared) / shorter if shorter >= _FEWEST_WORDS and len(shared) >= _FEWEST_SHARED else 0.0
    return share if share >= _COVERED else 0.0


def _event_gap(a: Claim, b: Claim) -> float:
    """How much less two statements weigh because they tell what happened in other words, or only one tells it."""
    if a.event == b.event or "~" in (a.event[:1], b.event[:1]):
        return 0.0
    if not a.event or not b.event:
        return 0.0 if _refers(a, b) or a.attribute != "count" else _UNTOLD
    if _kindred(a.event, b.event):
        return _KIN
    return _WORD if _WEAK in (a.event, b.event) else 0.0


def _two_speakers(a: Claim, b: Claim) -> bool:
    return bool(a.attribution and b.attribution and a.attribution != b.attribution)


def _weight(a: Claim, b: Claim, shared: frozenset[str]) -> float:
    """What two statements share, weighed."""
    names = {word for anchor in a.anchors & b.anchors if anchor.startswith("name:") for word in [anchor[5:].lower()]}
    themes = a.themes | b.themes if a.place.document == b.place.document else a.themes & b.themes
    weight = sum(_THEME if word in themes else _WORD for word in shared)
    weight += sum(_NAME - _WORD for _ in names)
    if a.definite or b.definite:
        weight += _DEFINITE
    if (a.kind == "headline") != (b.kind == "headline"):
        weight += _HEADLINE
    if a.topic != b.topic:
        weight -= _KIN
    if a.attribute == "amount" and not (a.event and a.event == b.event) and not (a.definite or b.definite):
        weight -= _KIN
    if a.topic == PERCENT and a.event != b.event:
        weight -= _NAME
    if all(_own_names(a, b)) and not of_headline(a, b):
        weight -= _NAME
    if a.topic == _TIME and a.event != b.event:
        weight -= _WORD
    if _more_said(a, b) or _more_said(b, a):
        weight -= _KIN if a.definite or b.definite else _NAME
    if a.event != b.event and "~" in (a.event[:1], b.event[:1]):
        weight -= _WORD
    return weight


def _more_said(a: Claim, b: Claim) -> bool:
    """The first says a quality of the counted things that the other statement does not know: "foreign workers"."""
    return bool(a.qualifiers) and not a.definite and not a.qualifiers & (b.qualifiers | b.frame)


def _of_one_kind(a: Claim, b: Claim) -> bool:
    """One thing counted, or one a kind of the other: workers and people, not men and women."""
    return a.topic == b.topic or a.topic in b.wider or b.topic in a.wider


def _kinds(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Claims whose statements have the same words, qualities and anchors, together."""
    kinds: dict[object, list[Claim]] = defaultdict(list)
    for c in claims:
        kinds[c.topic, c.frame, c.qualifiers, c.anchors, c.event, c.mode, c.definite, c.details].append(c)
    return list(kinds.values())


def _similar(claim: Claim, posting: Mapping[str, list[list[Claim]]]) -> Iterator[list[Claim]]:
    """The kinds seen before that share a word with a claim."""
    kinds: dict[int, list[Claim]] = {}
    for word in sorted(claim.frame):
        for kind in posting[word][-_COMMON:]:
            kinds[id(kind)] = kind
    yield from kinds.values()


def _between(those: Sequence[Claim], others: Sequence[Claim], confidence: float) -> Iterator[Pair]:
    """Each claim with the two of the others that it could clash with most: the highest floor and the lowest ceiling."""
    if confidence < ONE_STATEMENT:
        return
    extremes = {id(claim): claim for claim in (max(others, key=_floor), min(others, key=_ceiling))}
    for claim in those:
        for other in extremes.values():
            if (
                other is not claim
                and not _enumerated(claim, other)
                and not _listed(claim, other)
                and not _grown(claim, other)
            ):
                yield Pair(claim, other, confidence)


def _floor(claim: Claim) -> tuple[bool, Number]:
    value = claim.value
    if isinstance(value, DateInterval):
        return value.start is not None, value.start.ordinal if value.start else 0
    low = value.tolerance().low if isinstance(value, Quantity) else None
    return low is not None, low or 0


def _ceiling(claim: Claim) -> tuple[bool, Number]:
    value = claim.value
    if isinstance(value, DateInterval):
        return value.end is None, value.end.ordinal if value.end else 0
    high = value.tolerance().high if isinstance(value, Quantity) else None
    return high is None, high or 0


def _enumerated(a: Claim, b: Claim) -> bool:
    """Figures of one sentence, or of sentences of one document that are built alike, are of two things: one man, another man."""
    if a.place.document != b.place.document:
        return False
    if a.statement == b.statement:
        return True
    if a.attribute == "date":
        return _parallel(a, b)
    own = (a.frame - b.frame, b.frame - a.frame)
    names = any(anchor.startswith("name:") for anchor in a.anchors & b.anchors)
    if not _same_order(a, b):
        return False
    reworded = any(own) and names and (not all(own) or not _parallel(a, b))
    return not _refers(a, b) and not reworded and len(a.frame & b.frame) >= _PARALLEL * len(a.frame | b.frame)


def _grown(a: Claim, b: Claim) -> bool:
    """A count that only grows (the dead of one flood) is higher in the later of two reports."""
    if not a.published or not b.published or a.published == b.published or a.event != b.event or not a.event:
        return False
    if abs(date.fromisoformat(a.published).toordinal() - date.fromisoformat(b.published).toordinal()) > _GROWING:
        return False
    earlier, later = sorted((a, b), key=lambda claim: claim.published)
    return _floor(later) >= _floor(earlier)


def _listed(a: Claim, b: Claim) -> bool:
    """Where a statement gives several figures of one thing ("340 houses here, 200 there"), one of them may be the other's."""
    if any(_one_figure(b, value) for value in a.siblings) or any(_one_figure(a, value) for value in b.siblings):
        return True
    return _summed(a, b) or _summed(b, a)


def _summed(whole: Claim, part: Claim) -> bool:
    """A headline may tell the sum of what the body tells in parts."""
    if not part.siblings or not isinstance(whole.value, Quantity) or not isinstance(part.value, Quantity):
        return False
    total = part.value.tolerance()
    for other in part.siblings:
        if other.dimension != part.value.dimension:
            return False
        total = total.plus(other.tolerance())
    return total.overlaps(whole.value.tolerance())


def _one_figure(claim: Claim, value: Quantity) -> bool:
    if not isinstance(claim.value, Quantity) or claim.value.dimension != value.dimension:
        return False
    return compatible([claim.value, value])


# What sets two statements apart ----------------------------------------------------------------------------------


def _refers(a: Claim, b: Claim) -> bool:
    """One of the two refers to something told elsewhere: "the 41 dead", or a headline."""
    return a.definite or b.definite or (a.kind == "headline") != (b.kind == "headline")


def _clash(a: Claim, b: Claim) -> bool:
    refers = _refers(a, b)
    return (
        (a.mode != b.mode and not refers)
        or _other_event(a, b)
        or _narrowed(a, b)
        or _narrowed(b, a)
        or (not of_headline(a, b) and _other_names(a, b))
        or _other_days(a, b)
        or (not refers and _anchors(a, "time:") != _anchors(b, "time:"))
        or (_two_speakers(a, b) and a.attribution.isupper() and b.attribution.isupper())
        or (not refers and _parallel(a, b))
    )


def _other_event(a: Claim, b: Claim) -> bool:
    """Killed and injured; words that may tell one event (seized and found) or hardly any ("with") only weigh less."""
    if a.event == b.event or not a.event or not b.event or "~" in (a.event[:1], b.event[:1]):
        return False
    return a.topic != PERCENT and _WEAK not in (a.event, b.event) and not _kindred(a.event, b.event)


@cache
def _kindred(first: str, second: str) -> bool:
    """True if two classes of events may tell one event: what police seized they also found."""
    groups = (set(group) for name in tables.names("events") for group in tables.find("events", name).get("kin", ()))
    return any(first in group and second in group for group in groups)


def _narrowed(a: Claim, b: Claim) -> bool:
    """The first counts fewer things: a quality or a place of its own that the other statement does not know."""
    if a.qualifiers and b.qualifiers and not a.qualifiers & (b.qualifiers | b.frame):
        return True
    rates = {detail for detail in a.details if detail.startswith("rate:")}
    if rates - b.details and not b.definite:
        return True
    own = {detail.lstrip("~") for detail in a.details - rates if not (b.definite and detail.startswith("~"))}
    return bool(own) and not own & (b.frame | {detail.lstrip("~") for detail in b.details})


def _other_names(a: Claim, b: Claim) -> bool:
    """Each names somebody or some place that the other does not: in one document, beside the figure."""
    called = _own_names(a, b)
    if a.place.document == b.place.document and a.attribute != "date":
        called = (called[0] & a.near, called[1] & b.near)
    return all(called)


def _own_names(a: Claim, b: Claim) -> tuple[frozenset[str], frozenset[str]]:
    first, second = (_anchors(claim, "name:") - {f"name:{claim.attribution}"} for claim in (a, b))
    return first - second, second - first


def _other_days(a: Claim, b: Claim) -> bool:
    days = [_times(claim, "date:") for claim in (a, b)]
    if days[0] and days[1] and not days[0] & days[1]:
        return True
    years = [_times(claim, "year:") for claim in (a, b)]
    return years[0] != years[1] and not (a.definite or b.definite)


def _times(claim: Claim, kind: str) -> frozenset[str]:
    """The days or years in the clause of a figure; those of the whole statement for a date."""
    found = _anchors(claim, kind)
    return found if claim.attribute == "date" else found & claim.near


def _same_order(a: Claim, b: Claim) -> bool:
    """The shared words stand in one order: not so where one sentence is the other in the passive, or begins with its end."""
    shared = a.frame & b.frame
    first, second = (tuple(dict.fromkeys(word for word in claim.order if word in shared)) for claim in (a, b))
    return first == second


def _parallel(a: Claim, b: Claim) -> bool:
    """Built alike, each with words of its own in the same place: the new library and the new swimming pool."""
    if len(a.frame & b.frame) < _PARALLEL * len(a.frame | b.frame) or not _same_order(a, b):
        return False
    return not set(_places(a, {*b.order})).isdisjoint(_places(b, {*a.order}))


def _places(claim: Claim, said: set[str]) -> Iterator[tuple[str, str]]:
    """The shared words on both sides of each run of words that only this statement says."""
    before, open_run = "", False
    for word in (*claim.order, ""):
        if word in said or not word:
            if open_run and (before or word):
                yield before, word
            before, open_run = word, False
        else:
            open_run = True


def _anchors(claim: Claim, kind: str) -> frozenset[str]:
    return frozenset(anchor for anchor in claim.anchors if anchor.startswith(kind))
