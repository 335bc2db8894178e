"""Claims taken apart once: how a thing is told (all that is compared but the figure), and what each figure of it says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from consistency.model import Claim
from consistency.values import DateInterval, Number, Quantity, Term, Value


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """Claims whose statements say the same but for their figures.

    claim       the first of them: it stands for all in what they share
    headline    they are headlines
    called      names in the statement; names: without its speaker; beside: those in the clause of the figure
    days, years those said of the figure
    times       words of time; ages: of the persons of the statement
    rates       "a year", "per head"; narrowed: other details that narrow the counted things
    said        what they say, one record a distinct value, lowest first
    documents   where they are told
    """

    claim: Claim
    headline: bool
    called: frozenset[str]
    names: frozenset[str]
    beside: frozenset[str]
    days: frozenset[str]
    years: frozenset[str]
    times: frozenset[str]
    ages: frozenset[str]
    rates: frozenset[str]
    said: list[Said] = field(default_factory=list)
    documents: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """A value as one telling gives it, with the claims of each document that do.

    low, high   all that the writer may have meant
    dated       the day of publication was told with the documents
    places      the documents
    """

    telling: Telling
    value: Value
    low: Number | None
    high: Number | None
    siblings: tuple[Quantity, ...]
    published: str
    dated: bool
    retracted: tuple[Quantity | Term, ...]
    documents: Mapping[str, list[Claim]]
    places: frozenset[str]

    @property
    def claims(self) -> list[Claim]:
        """All of them, document by document."""
        return [claim for claims in self.documents.values() for claim in claims]


def tellings(claims: Iterable[Claim]) -> list[Telling]:
    """The distinct tellings of claims, in an order that depends on what they say only."""
    alike: dict[Hashable, list[Claim]] = defaultdict(list)
    for claim in claims:
        alike[_told(claim)].append(claim)
    found = [_telling(each) for each in alike.values()]
    return sorted(found, key=_order)


def _told(claim: Claim) -> Hashable:
    """All that comparing looks at, but for the figure and where it stands."""
    return (
        claim.topic,
        claim.attribute,
        claim.role,
        claim.order,
        claim.frame,
        claim.qualifiers,
        claim.anchors,
        claim.near,
        claim.event,
        claim.mode,
        claim.definite,
        claim.details,
        claim.attribution,
        claim.themes,
        claim.kind == "headline",
        claim.story,
        claim.fact,
        claim.around,
    )


def _order(telling: Telling) -> tuple[object, ...]:
    claim, story = telling.claim, telling.claim.story
    return (
        claim.order,
        claim.topic,
        claim.attribute,
        claim.role,
        *map(sorted, (claim.anchors, claim.near, claim.qualifiers, claim.details, claim.themes, claim.frame)),
        claim.event,
        claim.mode,
        claim.definite,
        claim.attribution,
        claim.around,
        claim.fact,
        telling.headline,
        *(map(sorted, (story.names, story.days, story.words, story.every)) if story else ()),
    )


def _telling(claims: Sequence[Claim]) -> Telling:
    claim = claims[0]
    called = _anchors(claim, "name:")
    names = called - {f"name:{claim.attribution}"}
    rates = frozenset(detail for detail in claim.details if detail.startswith("rate:"))
    # A date is of the whole statement; a figure is of the days in its own clause.
    near = claim.anchors if claim.attribute == "date" else claim.near
    days, years = (_anchors(claim, kind) & near for kind in ("date:", "year:"))
    beside = names if claim.attribute == "date" else names & claim.near
    times, ages = _anchors(claim, "time:"), _anchors(claim, "age:")
    telling = Telling(claim, claim.kind == "headline", called, names, beside, days, years, times, ages, rates)
    alike: dict[Hashable, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for each in claims:
        alike[each.value, each.siblings, each.published, each.dated, each.retracted][each.place.document].append(each)
        telling.documents.add(each.place.document)
    telling.said.extend(sorted((_said(telling, documents) for documents in alike.values()), key=_value_order))
    return telling


def _said(telling: Telling, documents: Mapping[str, list[Claim]]) -> Said:
    claim = next(iter(documents.values()))[0]
    low, high = _ends(claim.value)
    return Said(
        telling,
        claim.value,
        low,
        high,
        claim.siblings,
        claim.published,
        claim.dated,
        claim.retracted,
        dict(documents),
        frozenset(documents),
    )


def _value_order(said: Said) -> tuple[object, ...]:
    ends = [(end is None, 0 if end is None else end) for end in (said.low, said.high)]
    return (
        *ends,
        said.published,
        said.dated,
        *(repr(each) if each else "" for each in (said.siblings, said.retracted)),
        repr(said.value),
    )


def _ends(value: Value) -> tuple[Number | None, Number | None]:
    if isinstance(value, DateInterval):
        return value.start.ordinal if value.start else None, value.end.ordinal if value.end else None
    if isinstance(value, Quantity):
        meant = value.tolerance()
        return meant.low, meant.high
    return None, None


def _anchors(claim: Claim, kind: str) -> frozenset[str]:
    return frozenset(anchor for anchor in claim.anchors if anchor.startswith(kind))
