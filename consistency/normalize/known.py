"""Words and names that are known beforehand: evidence for what a capitalised word is. Loaded when first asked."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

from consistency import tables

# Letters that no decomposition takes the stroke from.
_STROKES = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "’": "'", "ʼ": "'"})


@cache
def known(kind: str) -> frozenset[str]:
    """The spellings of the tables of a kind in `tables/known`, as `plain` gives them: "words", "proper", "givens", "families", "places"."""
    names = [name for name in tables.names("known") if name.partition("-")[0] == kind]
    return frozenset(spelling for name in names for spelling in tables.load("known", name)["spellings"].split())


@lru_cache(maxsize=1 << 16)
def plain(text: str) -> str:
    """Small letters without diacritics, a low line for each space, as the tables hold them; Cyrillic letters stay as they are."""
    if any("\u0400" <= letter <= "\u052f" for letter in text):
        return text.lower().replace(" ", "_")
    bare = unicodedata.normalize("NFKD", text.lower().translate(_STROKES))
    return "".join(letter for letter in bare if not unicodedata.combining(letter)).replace(" ", "_")


def is_word(text: str, language: str | None) -> bool:
    """True if the language is known to have the word; only English has a list."""
    return language == "en" and text.lower() in known("words")


def is_given(text: str) -> bool:
    """True for a common given name that is neither an English word nor a place."""
    form = plain(text)
    return form in known("givens") and form not in known("words") and form not in known("places")


def is_place(text: str) -> bool:
    """True for a state, a city or a province of some size."""
    return plain(text) in known("places")
