"""Given names and patronymics that stand for each other (`tables/givens`): Oleksandr and Aleksandr, Mykola and Nikolai."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache

from consistency import tables
from consistency.compare.sounds import VOWELS, sounds

# -ovich, -evich, -ovych, -avich and what systems make of them; -ovna, -evna, -ivna, -auna.
_PATRONYMIC = re.compile("i?[oeëaiu][vwu](?:iC|iT|i[tH]i?|n[a♀])$")
# Sounds by which the systems of one name differ; i before another vowel is left out.
_MERGED = str.maketrans("gGHqwcPD", "hhhkvktd")
_GLIDE = re.compile("i(?=[aeiouäëöü])")


def equivalent(a: str, b: str) -> bool:
    """True if the two words are forms of one given name, or patronymics of one."""
    return not _names(a).isdisjoint(_names(b))


@lru_cache(maxsize=1 << 15)
def _names(word: str) -> frozenset[int]:
    """The rows of the tables that hold the word; a patronymic is in the rows of the father's name, negative."""
    text = sounds(word)
    patronymic = _PATRONYMIC.search(text)
    if patronymic:
        return frozenset(~row for row in _rows("stems").get(_stem(text[: patronymic.start()]), ()))
    return _rows("whole").get(_key(text), frozenset())


@cache
def _rows(kind: str) -> Mapping[str, frozenset[int]]:
    """The key of each name, or of its stem → its rows."""
    found: dict[str, set[int]] = defaultdict(set)
    rows = [row for name in tables.names("givens") for row in tables.load("givens", name)["rows"]]
    for number, row in enumerate(rows, 1):
        for form in row:
            found[_key(sounds(form)) if kind == "whole" else _stem(sounds(form))].add(number)
    return {key: frozenset(numbers) for key, numbers in found.items()}


def _key(text: str) -> str:
    return _GLIDE.sub("", text.translate(_MERGED))


def _stem(text: str) -> str:
    """Without the vowels at the end: Микола, Mykolaiovych."""
    key = _key(text)
    while key and key[-1] in VOWELS:
        key = key[:-1]
    return key
