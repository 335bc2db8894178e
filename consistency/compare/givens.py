"""Given names and patronymics that stand for each other (`tables/givens`): Oleksandr and Aleksandr, Mykola and Nikolai."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from consistency import tables
from consistency.compare.alike import sounded
from consistency.compare.sounds import VOWELS, key, sounds

# -ovich, -evich, -ovych, -avich and what systems make of them; -ovna, -evna, -ivna, -auna.
_PATRONYMIC = re.compile("i?[oeëaiu][vwu](?:iC|iT|i[tH]i?|n[a♀])$")


def equivalent(a: str, b: str) -> bool:
    """True if the two words are forms of one given name, or patronymics of one."""
    rows = _names(a).rows
    return bool(rows) and not rows.isdisjoint(_names(b).rows)


def of_two_languages(a: str, b: str) -> bool:
    """True if the two words are one given name in two of Ukrainian, Russian and Belarusian, and not two spellings of one."""
    one = _names(a)
    if not one.native:
        return False
    other = _names(b)
    return one.native.isdisjoint(other.native) and not one.languages.isdisjoint(other.languages)


class _Names(NamedTuple):
    """Rows of the tables that hold a word, negative for a patronymic; which native forms it is; and the rows of these."""

    rows: frozenset[int]
    native: frozenset[tuple[int, int]]
    languages: frozenset[int]


_NOBODY = _Names(frozenset(), frozenset(), frozenset())


@lru_cache(maxsize=1 << 15)
def _names(word: str) -> _Names:
    """The names that the word stands for; a patronymic is known by the father's name."""
    text = sounded(word).text
    patronymic = _PATRONYMIC.search(text)
    if not patronymic:
        return _forms("whole").get(key(text), _NOBODY)
    names = _forms("stems").get(_stem(text[: patronymic.start()]), _NOBODY)
    return _Names(frozenset(-row for row in names.rows), frozenset(), frozenset())


@cache
def _forms(kind: str) -> Mapping[str, _Names]:
    """The key of each name, or of its stem → the names."""
    found: dict[str, set[tuple[int, int, bool]]] = defaultdict(set)
    rows = [row for name in tables.names("givens") for row in tables.load("givens", name)["rows"]]
    for number, row in enumerate(rows, 1):
        for index, form in enumerate(row):
            text = sounds(form)
            found[key(text) if kind == "whole" else _stem(text)].add((number, index, not form.isascii()))
    return {
        form: _Names(
            frozenset(row for row, _, _ in names),
            frozenset((row, index) for row, index, native in names if native),
            frozenset(row for row, _, native in names if native),
        )
        for form, names in found.items()
    }


def _stem(text: str) -> str:
    """Without the vowels at the end: Микола, Mykolaiovych."""
    return key(text).rstrip(VOWELS)
