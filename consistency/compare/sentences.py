"""One sentence in two documents that differs in one word: profit, loss; rose, fell; a day, a year; March, May.

The claims of a group share a few words beside the one that differs (`claims/alignment.py`); here the words on both sides are
compared as far as they are the same. Figures are compared by their statements, not here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from consistency import tables
from consistency.compare.alignment import are_same
from consistency.compare.days import of_one_time
from consistency.model import Claim
from consistency.values import Term

# How much of the words around must be the same: of a word of sign, around a part of a date.
_SAME = {"word": (8, 4), "date": (10, 5)}
# Of more versions than these only those are compared that share so many words on one side.
_MANY, _LONGER = 60, 8


@dataclass(frozen=True, slots=True)
class _Version:
    """A word with those around it, and the claims that have them."""

    value: str
    around: tuple[str, ...]
    published: str
    claims: list[Claim]

    @property
    def retracted(self) -> set[str]:
        """Words that a notice of one of the documents takes back; "" for all."""
        return {value.words for claim in self.claims for value in claim.retracted if isinstance(value, Term)}

    @property
    def documents(self) -> set[str]:
        return {claim.place.document for claim in self.claims}


def one_word_apart(claims: Sequence[Claim], kind: str) -> Iterator[list[Claim]]:
    """The claims of sentences of two documents that are the same but for one word. kind: "word" or "date"."""
    for versions in _comparable(claims, kind):
        both = _in_both(versions)
        apart = [
            (a, b)
            for a, b in combinations(versions, 2)
            if (a.value, b.value) not in both
            and contradict(a.value, b.value, kind)
            and of_one_time(a.published, b.published)
            and len(a.documents | b.documents) > 1
            and not _is_superseded(a, b)
            and are_same(a.around, b.around, *_SAME[kind])
        ]
        if apart:
            yield [claim for each in {id(v): v for pair in apart for v in pair}.values() for claim in each.claims]


def _comparable(claims: Sequence[Claim], kind: str) -> Iterator[list[_Version]]:
    alike: dict[tuple[str, tuple[str, ...], str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.attribute == "slot" and claim.topic == kind and isinstance(claim.value, Term):
            alike[claim.value.words, claim.around, claim.published].append(claim)
    if len({value for value, _, _ in alike}) < 2:
        return
    versions = [_Version(*key, found) for key, found in sorted(alike.items())]
    if len(versions) <= _MANY:
        yield versions
        return
    longer: dict[tuple[str, ...], list[_Version]] = defaultdict(list)
    for version in versions:
        at = version.around.index("")
        longer[version.around[max(0, at - _LONGER) : at] or version.around[at : at + _LONGER]].append(version)
    yield from (found[:_MANY] for _, found in sorted(longer.items()))


def _in_both(versions: Sequence[_Version]) -> set[tuple[str, str]]:
    """Words that one document has in the same place of two sentences: it enumerates."""
    said: dict[str, set[str]] = defaultdict(set)
    for version in versions:
        for document in version.documents:
            said[document].add(version.value)
    return {(a, b) for values in said.values() for a in values for b in values}


def _is_superseded(a: _Version, b: _Version) -> bool:
    """A notice of one document says that the word of the other was wrong."""
    return any(
        {"", one.value, *one.claims[0].place.text.lower().split()} & other.retracted for one, other in ((a, b), (b, a))
    )


def contradict(first: str, second: str, kind: str) -> bool:
    """Two words of which one sentence can hold only one: opposites, two months, two weekdays, two numbers of a date."""
    if kind == "date":
        return first != second and _sort(first) == _sort(second)
    return second in _opposed().get(first, frozenset())


def _sort(value: str) -> str:
    return value.partition(" ")[0] if " " in value else "number"


@cache
def _opposed() -> Mapping[str, frozenset[str]]:
    """Each word with those that say the contrary in its place, in every language."""
    found: dict[str, set[str]] = defaultdict(set)
    for language in tables.names("slips"):
        for row in tables.load("slips", language).get("opposites", ()):
            for word in row:
                found[word].update(other for other in row if other != word)
    return {word: frozenset(others) for word, others in found.items()}
