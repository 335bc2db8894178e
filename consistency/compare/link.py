"""One id for each person: spellings of a family name that a native family name explains, and that nothing tells apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from consistency import tables
from consistency.compare.alike import likeness
from consistency.compare.names import best_native, compare_words
from consistency.compare.pairs import name_pairs
from consistency.model import NameUse
from consistency.normalize.natives import Native, mixes
from consistency.normalize.romanize import systems

# Shorter names have too many native spellings in common by chance.
_SHORTEST = 4
# The best-known systems of the two forms, by rank: rarely used systems on both sides explain a pair by chance (Bach, Bax).
_OBSCURE = 12
# Given names so alike may be one given name.
_ONE_GIVEN = 0.8


def link(uses: Iterable[NameUse]) -> Mapping[str, str]:
    """Key of each family name → id: the first key of all that are one name. Names that are nobody else's keep their own."""
    known = {use.key: use for use in sorted(uses, key=lambda use: use.key)}
    keys = [key for key in known if len(key) >= _SHORTEST]
    parent = {key: key for key in known}
    candidates = [(keys[i], keys[j]) for i, j in name_pairs(keys) if _may_be_one(known[keys[i]], known[keys[j]])]
    explained: dict[str, Native] = {}
    for a, b in candidates:
        native = _explained(a, b)
        if native:
            explained[a] = explained[b] = native
            _join(parent, a, b)
    for a, b in candidates:
        for mixed, other in ((a, b), (b, a)):
            if mixed not in explained and other in explained and _is_mixture(mixed, explained[other]):
                _join(parent, mixed, other)
    return {key: _root(parent, key) for key in parent}


def _may_be_one(a: NameUse, b: NameUse) -> bool:
    """False if one is not known to be a person, or if given names or forms of address tell the two apart."""
    if a.name.kind != "person" or b.name.kind != "person":
        return False
    if a.sexes and b.sexes and not a.sexes & b.sexes:
        return False
    if not a.givens or not b.givens:
        return True
    return any(_one_given(x, y) for x in a.givens for y in b.givens)


def _one_given(a: str, b: str) -> bool:
    if 1 in (len(a.rstrip(".")), len(b.rstrip("."))):
        return a[:1] == b[:1]
    return likeness(a, b) >= _ONE_GIVEN


def _explained(a: str, b: str) -> Native | None:
    match = compare_words(a, b)
    native = best_native(a, b) if match.verdict == "same" and match.native else None
    return native if native and _is_known(native.systems) and _is_family_name(native.spelling) else None


def _is_family_name(native: str) -> bool:
    """True if the native spelling ends as family names do: Гілл, which is both Hill and Gill, does not."""
    languages = tables.names("orthography")
    return any(native.endswith(tuple(tables.load("orthography", language)["family_endings"])) for language in languages)


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
