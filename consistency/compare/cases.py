"""Whether two native forms are cases of one name (`tables/inflect`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from rapidfuzz.distance import Prefix

from consistency import tables

# What only Ukrainian spelling has, and how Russian spelling has it.
_OWN = re.compile("[іїєґ'’ʼ]|[сцз]ьк")
_AS_RUSSIAN = str.maketrans({"і": "и", "ї": "и", "є": "е", "ґ": "г", "'": "ъ", "’": "ъ", "ʼ": "ъ"})
# No ending is longer; the stem of two cases differs from what they share by no more letters; a stem has two at least.
_LONGEST_ENDING, _BACK, _SHORTEST_STEM = 5, 3, 2


def declined(a: str, b: str, language: str) -> str:
    """Whether two native forms are cases of one name: "yes", "no", or "maybe" (Іванова: a man's genitive or a woman)."""
    one, other = a.lower(), b.lower()
    shared = Prefix.similarity(one, other)
    first, second = _rows(one, language), _rows(other, language)
    answer = "no"
    for stem in range(max(_SHORTEST_STEM, shared - _BACK), shared + 1):
        rows = first.get(stem, 0) & second.get(stem, 0)
        if not rows:
            continue
        ending = {one[stem:], other[stem:]}
        if ending != {"", "а"} or not one[:stem].endswith(_family(language)):
            return "yes"
        answer = "maybe"
    return answer


def two_languages(a: str, b: str) -> bool:
    """True if the words are one name in Ukrainian and in Russian spelling, in any cases: Зеленський, Зеленского."""
    one, other = a.lower(), b.lower()
    first, second = (_OWN.search(one) is not None, _OWN.search(other) is not None)
    if first == second:
        return False
    plain, russian = (one, other) if first else (other, one)
    plain = plain.translate(_AS_RUSSIAN).replace("ьк", "к")
    return plain == russian or declined(plain, russian, "ru") == "yes"


def nominatives(word: str) -> frozenset[str]:
    """What the word may be a case of, by an ending of two letters or more."""
    return frozenset(form for language in tables.names("inflect") for form in _nominatives(word.lower(), language))


def may_be_genitive(word: str) -> bool:
    """True if the word is a woman's family name or the genitive of a man's: Іванова."""
    lower = word.lower()
    return any(
        lower.endswith(tuple(f"{ending}а" for ending in _family(language))) for language in tables.names("inflect")
    )


def _nominatives(word: str, language: str) -> Iterator[str]:
    for declension in tables.load("inflect", language)["declension"]:
        for ending in declension[1:]:
            if len(ending) > 1 and word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
                yield word[: -len(ending)] + declension[0]


@lru_cache(maxsize=1 << 15)
def _rows(word: str, language: str) -> Mapping[int, int]:
    """Length of the stem → the declensions, as bits, that have the rest of the word as an ending."""
    endings = _endings(language)
    found = {}
    for stem in range(max(_SHORTEST_STEM, len(word) - _LONGEST_ENDING), len(word) + 1):
        rows = endings.get(word[stem:], 0)
        if rows:
            found[stem] = rows
    return found


@cache
def _endings(language: str) -> Mapping[str, int]:
    rows: dict[str, int] = {}
    declensions: Sequence[Sequence[str]] = tables.find("inflect", language).get("declension", ())
    for bit, declension in enumerate(declensions):
        for ending in declension:
            rows[ending] = rows.get(ending, 0) | 1 << bit
    return rows


@cache
def _family(language: str) -> tuple[str, ...]:
    return tuple(tables.find("inflect", language).get("family", ()))
