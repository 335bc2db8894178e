"""Which figures state one thing, and whether they agree: tellings that are one, their values set against each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, product

from consistency.compare import stories
from consistency.compare.statements.candidates import candidates
from consistency.compare.statements.figures import (
    agree,
    are_of_two_times,
    has_grown,
    is_another_level,
    is_enumerated,
    is_known_there,
    is_listed,
    is_superseded,
)
from consistency.compare.statements.tellings import Said, Telling, tellings
from consistency.compare.statements.weight import ONE_STATEMENT, VERSION, by_statement, by_story
from consistency.model import Claim

# So many pairs of values of two tellings are all set against each other; of more, each value with so many of the lowest
# ceilings and of the highest floors: it cannot clash with any if it clashes with none of these.
_PAIRS, _EXTREMES = 600, 2


@dataclass(frozen=True, slots=True)
class Match:
    """Two values of one thing, which may be one value said twice.

    together    they stand in one document, else in two
    superseded  the document of one corrects the other: they disagree, and nothing is to be done
    reported    only what the documents begin with shows that they tell of one event
    documents   where each of the two stands, as far as it is compared
    """

    first: Said
    second: Said
    confidence: float
    together: bool
    agrees: bool
    reported: bool
    documents: tuple[frozenset[str], frozenset[str]]
    superseded: bool = False

    @property
    def sides(self) -> tuple[list[Claim], list[Claim]]:
        """The claims of both."""
        first, second = (
            [claim for document, claims in said.documents.items() if document in compared for claim in claims]
            for said, compared in zip((self.first, self.second), self.documents, strict=True)
        )
        return first, second

    @property
    def claims(self) -> list[Claim]:
        """The claims of both, in one list."""
        first, second = self.sides
        return first if self.second is self.first else first + second

    @property
    def story(self) -> Sequence[str]:
        """Names that both documents begin with, where these and not the statements show that they tell of one event."""
        a, b = self.first.telling.claim.story, self.second.telling.claim.story
        return stories.shared(a, b) if self.reported and a and b else ()

    @property
    def of_headline(self) -> bool:
        """One of the two is the headline of the other's document."""
        return self.together and self.first.telling.headline != self.second.telling.headline


def matches(claims: Iterable[Claim]) -> list[Match]:
    """Values of the same thing, among claims of one group: enough to show every clash, whatever the order of the claims."""
    found: list[Match] = []
    for a, b in candidates(tellings(claims)):
        if len(a.documents) > 1 or len(b.documents) > 1 or a.documents != b.documents:
            found += _across(a, b)
        shared = frozenset(a.documents & b.documents)
        if shared and not is_enumerated(a, b):
            confidence = by_statement(a, b, together=True)
            if confidence >= ONE_STATEMENT:
                found += _within(a, b, confidence, shared)
    return _unanswered(found)


def _across(a: Telling, b: Telling) -> Iterator[Match]:
    """Values that two documents give."""
    stated = by_statement(a, b, together=False)
    confidence, reported = max(stated, by_story(a, b)), stated < ONE_STATEMENT
    if confidence < ONE_STATEMENT:
        return
    for one, other in _pairs(a.said, b.said):
        if len(one.places) == 1 and one.places == other.places:
            continue
        if not (is_listed(one, other) or has_grown(one, other) or are_of_two_times(one, other, reported)):
            superseded = is_superseded(one, other) and not agree(one, other)
            agrees = superseded or agree(one, other)
            if not agrees and confidence < VERSION and (is_known_there(one, other) or is_another_level(one, other)):
                continue
            yield Match(one, other, confidence, False, agrees, reported, (one.places, other.places), superseded)


def _within(a: Telling, b: Telling, confidence: float, shared: frozenset[str]) -> Iterator[Match]:
    """Values that one document gives in two of its statements."""
    for one, other in _pairs(a.said, b.said):
        documents = frozenset(
            document for document in shared & one.places & other.places if _apart(one, other, document)
        )
        if documents and not is_listed(one, other):
            yield Match(one, other, confidence, True, agree(one, other), False, (documents, documents))


def _apart(one: Said, other: Said, document: str) -> bool:
    """Figures of one sentence are of two things."""
    return len({claim.statement for said in (one, other) for claim in said.documents[document]}) > 1


def _pairs(those: Sequence[Said], others: Sequence[Said]) -> Iterator[tuple[Said, Said]]:
    """The values of two tellings, or of one, that show every clash: each pair once, and each value of one with itself."""
    if len(those) * len(others) <= _PAIRS:
        for at, one in enumerate(those):
            yield from ((one, other) for other in (others[at:] if those is others else others))
        return
    seen: set[tuple[int, int]] = set()
    for one, other in chain(
        ((said, said) for said in those if those is others),
        product(those, _extremes(others)),
        product(_extremes(those), others),
    ):
        pair = min(id(one), id(other)), max(id(one), id(other))
        if pair not in seen and (one is not other or those is others):
            seen.add(pair)
            yield one, other


def _extremes(said: Sequence[Said]) -> list[Said]:
    """The values with the highest floors and the lowest ceilings."""
    floors = sorted(
        (each for each in said if each.low is not None), key=lambda each: (-(each.low or 0), each.published)
    )
    ceilings = sorted(
        (each for each in said if each.high is not None), key=lambda each: (each.high or 0, each.published)
    )
    return [*floors[:_EXTREMES], *ceilings[:_EXTREMES]]


def _unanswered(found: Sequence[Match]) -> list[Match]:
    """Without clashes of two documents that agree elsewhere: what gives both figures tells of two things, or of an update."""
    answered: dict[int, set[str]] = defaultdict(set)
    for match in found:
        if match.agrees:
            answered[id(match.first)].update(match.second.documents)
            answered[id(match.second)].update(match.first.documents)
    kept = []
    for match in found:
        if match.agrees or match.together:
            kept.append(match)
            continue
        first = match.documents[0] - answered[id(match.second)]
        second = match.documents[1] - answered[id(match.first)]
        if first and second and len(first | second) > 1:
            kept.append(replace(match, documents=(first, second)))
    return kept
