"""Korean and Chinese names, which are spelled syllable by syllable (`tables/syllables`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from consistency import tables


def korean(words: Sequence[str]) -> bool:
    """True if each of the words can be a syllable of a Korean name, family name included."""
    table = tables.load("syllables", "ko")
    return table["fewest"] <= len(words) <= table["most"] and all(_is_korean(word) for word in words)


def korean_alike(a: str, b: str) -> bool:
    """True if systems or the press give both of one Korean syllable: Jong and Cho'ng, Pak and Park."""
    return _korean_sounds(a) == _korean_sounds(b)


@lru_cache(maxsize=1 << 12)
def _is_korean(word: str) -> bool:
    return len(word) <= 7 and word.isascii() and _korean_syllable().fullmatch(word) is not None


@cache
def _korean_syllable() -> re.Pattern[str]:
    return re.compile(tables.load("syllables", "ko")["syllable"])


@lru_cache(maxsize=1 << 12)
def _korean_sounds(word: str) -> str:
    table = tables.load("syllables", "ko")
    for spelled, plain in table["exchanged"]:
        word = word.replace(spelled, plain)
    return word
