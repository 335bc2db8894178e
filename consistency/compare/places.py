"""Names of one place: native names in two languages (Київ, Киев), and exonyms (Lviv, Lemberg), by `tables/places`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Literal

from consistency import tables
from consistency.compare.alike import sounded
from consistency.compare.sounds import key, sounds


def one_place(a: str, b: str) -> Literal["languages", "exonym", ""]:
    """How the two name one place: by its names in two of its own languages, or in other languages; "" if they do not."""
    rows = _rows_of(a)
    shared = rows and rows & _rows_of(b)
    if not shared:
        return ""
    return "languages" if any(native for native, _ in shared) else "exonym"


_NONE: frozenset[tuple[bool, int]] = frozenset()


@lru_cache(maxsize=1 << 14)
def _rows_of(name: str) -> frozenset[tuple[bool, int]]:
    return _rows().get(key(sounded(name).text), _NONE)


@cache
def _rows() -> Mapping[str, frozenset[tuple[bool, int]]]:
    """The sounds of each name → the rows that hold it, and whether they are rows of native names."""
    found: dict[str, set[tuple[bool, int]]] = defaultdict(set)
    loaded = [tables.load("places", name) for name in tables.names("places")]
    rows = [(bool(table["languages"]), row) for table in loaded for row in table["place"]]
    for number, (native, row) in enumerate(rows):
        for form in row:
            found[key(sounds(form.replace(" ", "")))].add((native, number))
    return {form: frozenset(numbers) for form, numbers in found.items()}
