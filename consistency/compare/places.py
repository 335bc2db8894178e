"""Names of one place: native names in two languages (Київ, Киев), and exonyms (Lviv, Lemberg), by `tables/places`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from consistency import tables
from consistency.compare.alike import sounded
from consistency.compare.sounds import key, sounds

# So many sounds of a name's first word are looked at before the whole name is.
_START = 3


def one_place(a: Sequence[str], b: Sequence[str]) -> Literal["languages", "exonym", ""]:
    """How two names, as words, name one place: by its names in two of its own languages, or in other languages; "" if they do not."""
    rows = _rows_of(a)
    shared = rows and rows & _rows_of(b)
    if not shared:
        return ""
    return "languages" if any(native for native, _ in shared) else "exonym"


_NONE: frozenset[tuple[bool, int]] = frozenset()


def _rows_of(words: Sequence[str]) -> frozenset[tuple[bool, int]]:
    if len(words) == 1:
        return _rows().get(_key(words[0]), _NONE)
    return _rows().get(_key("".join(words)), _NONE) if _key(words[0])[:_START] in _starts() else _NONE


@lru_cache(maxsize=1 << 14)
def _key(word: str) -> str:
    return key(sounded(word).text)


@cache
def _starts() -> frozenset[str]:
    return frozenset(form[:_START] for form in _rows())


@cache
def _rows() -> Mapping[str, frozenset[tuple[bool, int]]]:
    """The sounds of each name → the rows that hold it, and whether they are rows of native names."""
    found: dict[str, set[tuple[bool, int]]] = defaultdict(set)
    for number, place in enumerate(places()):
        for name in place.names:
            found[key(sounds(name.replace(" ", "")))].add((bool(place.languages), number))
    return {form: frozenset(numbers) for form, numbers in found.items()}


class Place(NamedTuple):
    """A place of the tables: its native names, each with its language and the best-known system; or, without these, its exonyms."""

    names: tuple[str, ...]
    languages: tuple[str, ...]
    systems: tuple[str, ...]


@cache
def places() -> tuple[Place, ...]:
    """All places of `tables/places`."""
    loaded = [tables.load("places", name) for name in tables.names("places")]
    return tuple(
        Place(tuple(row), tuple(table["languages"]), tuple(table.get("systems", ())))
        for table in loaded
        for row in table["place"]
    )
