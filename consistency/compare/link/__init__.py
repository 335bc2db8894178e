"""Which spellings are one name: by romanization, by how they are written, by a typing error; and what speaks for it.

Candidates come from blocks (never from all pairs), each pair is judged by the evidence of the documents (`evidence.py`),
and what is sure gives one id to all spellings.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from consistency.compare.link.candidates import Corpus, given_pairs, typing_pairs, writing_pairs
from consistency.compare.link.evidence import Evidence, judged
from consistency.compare.link.persons import person_links
from consistency.compare.link.places import place_links
from consistency.compare.names import best_native, compare_words
from consistency.compare.pairs import name_pairs
from consistency.model import NameLink, NameUse
from consistency.normalize.natives import Native, circles, mixes
from consistency.normalize.romanize import systems

# From here on two spellings are one name for every purpose; below, a reader is asked.
SURE, DOUBTFUL = 0.75, 0.5
# The best-known systems of the two forms, by rank: rarely used systems on both sides explain a pair by chance (Bach, Bax).
_OBSCURE = 12
_JOINING = ("romanization", "writing")
# Links of a word that is not the whole name: a given name, an office.
_APART = ("given", "office")


@dataclass(frozen=True, slots=True)
class Links:
    """ids: key of each use → id, the first key of all that are surely one name. links: what is one name, or may be."""

    ids: Mapping[str, str]
    links: tuple[NameLink, ...]


def link(uses: Iterable[NameUse]) -> Links:
    """The links between all spellings that documents use; in any order, one use for each spelling and document."""
    corpus = Corpus(uses)
    places = list(place_links(corpus))
    known = {pair for each in places for pair in combinations(sorted(each.forms), 2)}
    pairs = {pair: found for pair, found in _judged_pairs(corpus) if pair not in known}
    parent = {key: key for key in corpus.keys}
    for (a, b), found in pairs.items():
        if found.confidence >= SURE and found.how in _JOINING:
            _join(parent, a, b)
    links = [*_longest([*_components(corpus, parent, pairs), *_pair_links(corpus, parent, pairs)]), *places]
    links += person_links(corpus, [each.forms for each in links])
    for each in links:
        if each.confidence >= SURE and each.how not in _APART:
            for form in each.forms[1:]:
                _join(parent, each.forms[0], form)
    return Links({key: _root(parent, key) for key in parent}, tuple(links))


_Pairs = Mapping[tuple[str, str], Evidence]


def _judged_pairs(corpus: Corpus) -> Iterator[tuple[tuple[str, str], Evidence]]:
    """Every pair of spellings that may be one name, each once, with the strongest evidence."""
    keys = corpus.words
    alike = [(min(pair), max(pair)) for i, j in name_pairs(keys) if (pair := (keys[i], keys[j]))]
    done: set[tuple[str, str]] = set()
    for how, candidates in (
        ("writing", writing_pairs(corpus)),
        ("given", given_pairs(corpus)),
        ("romanization", _explained_pairs(pair for pair in alike if judged(corpus, pair, "romanization"))),
        ("typing", sorted({*typing_pairs(corpus), *alike})),
    ):
        for pair in candidates:
            if pair not in done and (found := judged(corpus, pair, how)):
                done.add(pair)
                yield pair, found


def _explained_pairs(persons: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Pairs that a native family name explains, and mixtures of the same systems. persons: pairs that may be one person's."""
    candidates = list(persons)
    explained: dict[str, Native] = {}
    for a, b in candidates:
        if native := _explained(a, b):
            explained[a] = explained[b] = native
            yield a, b
    for a, b in candidates:
        for mixed, other in ((a, b), (b, a)):
            if mixed not in explained and other in explained and _is_mixture(mixed, explained[other]):
                yield a, b


def _components(corpus: Corpus, parent: dict[str, str], pairs: _Pairs) -> Iterator[NameLink]:
    """All spellings that romanization or writing joins, as one link."""
    members: dict[str, list[str]] = defaultdict(list)
    for key in sorted(parent):
        members[_root(parent, key)].append(key)
    inside: dict[str, list[Evidence]] = defaultdict(list)
    for (a, b), found in sorted(pairs.items()):
        if _root(parent, a) == _root(parent, b):
            inside[_root(parent, a)].append(found)
    for root, evidence in inside.items():
        how = "romanization" if any(each.how == "romanization" for each in evidence) else "writing"
        sure = [each for each in evidence if each.confidence >= SURE]
        best = max(sure, key=lambda each: each.confidence)
        yield NameLink(how, tuple(members[root]), best.confidence, best.reasons)


def _longest(links: Iterable[NameLink]) -> list[NameLink]:
    """The links without those of a part of longer names that differ in that part only."""
    every = list(links)
    outer = [each for each in every if each.how == "writing"]
    return [link for link in every if not any(_is_inside(link, each) for each in outer if each is not link)]


def _is_inside(inner: NameLink, outer: NameLink) -> bool:
    return inner.how == "writing" and all(any(f" {part}" in form for part in inner.forms) for form in outer.forms)


def _pair_links(corpus: Corpus, parent: dict[str, str], pairs: _Pairs) -> Iterator[NameLink]:
    """The other pairs; of a rare spelling only the one that speaks most."""
    best: dict[tuple[str, str], tuple[tuple[float, int], NameLink]] = {}
    for (a, b), found in sorted(pairs.items()):
        if _root(parent, a) == _root(parent, b) or found.confidence < DOUBTFUL:
            continue
        often, rare = sorted((a, b), key=lambda key: (-corpus.count(key), key))
        rank = (found.confidence, corpus.count(often))
        known = best.get((found.how, rare))
        if known is None or rank > known[0]:
            best[found.how, rare] = rank, NameLink(found.how, (often, rare), found.confidence, found.reasons)
    yield from (each for _, each in best.values())


def _explained(a: str, b: str) -> Native | None:
    native = best_native(a, b) if compare_words(a, b).verdict != "different" else None
    return native if native and _is_known(native.systems) and _is_family_name(native.spelling) else None


def _is_family_name(native: str) -> bool:
    """True if the native spelling ends as family names do: Гілл, which is both Hill and Gill, does not."""
    return any(circle.has_family_name(native.replace("ё", "е")) for circle in circles())


def _is_known(found: Sequence[Sequence[str]]) -> bool:
    return sum(min(systems()[id].rank for id in ids) for ids in found) <= _OBSCURE


def _is_mixture(form: str, native: Native) -> bool:
    return mixes(form, native.spelling, [id for ids in native.systems for id in ids])


def _root(parent: dict[str, str], key: str) -> str:
    while parent[key] != key:
        key = parent[key]
    return key


def _join(parent: dict[str, str], a: str, b: str) -> None:
    first, second = sorted((_root(parent, a), _root(parent, b)))
    parent[second] = first
