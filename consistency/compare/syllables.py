"""Korean and Chinese names, which are spelled syllable by syllable (`tables/syllables`)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import islice, product

from consistency import tables

_APOSTROPHE = "'"
_MARKED_ASPIRATION = re.compile("['’ʼ‘`´ʹ′ʻ]")
_PARTS = re.compile("[- ]")
_MARKS = re.compile("[-’ʼ‘'`´ʹ′ʻ ]")
# Longer names, in letters and in syllables, are not read; of a name so many readings are.
_LONGEST, _MOST, _READ = 40, 6, 64


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


def chinese_alike(a: str, b: str) -> bool:
    """True if one name is Chinese in pinyin and the other the same in Wade-Giles: Dongling and Tung-ling."""
    if not _ends_as_chinese(a) or not _ends_as_chinese(b) or not (_marked(a) or _marked(b)):
        return False
    return any(_pinyin(one) in _of_wade_giles(other) for one, other in ((a, b), (b, a)) if _pinyin(one))


def _marked(name: str) -> bool:
    """True if signs part the syllables, or aspirate them, as in Wade-Giles."""
    return len(name) <= _LONGEST and _MARKS.search(name) is not None


def _ends_as_chinese(name: str) -> bool:
    """False for most names, at the cost of one look: syllables end in few letters. True where the last one has marks."""
    return name[-1:].lower() in _last_letters() or not name[-1:].isascii()


@cache
def _last_letters() -> frozenset[str]:
    syllables = [tables.load("romanize", id)["letters"] for id in ("zh-pinyin-1958", "zh-wade-giles")]
    return frozenset(_bare(syllable)[-1:] for rows in syllables for row in rows.items() for syllable in row)


@lru_cache(maxsize=1 << 12)
def _pinyin(name: str) -> str:
    """The letters of a name that is made of pinyin syllables, or ""."""
    letters = _bare(_MARKS.sub("", name))
    return letters if _pinyin_name().fullmatch(letters) else ""


@lru_cache(maxsize=1 << 12)
def _of_wade_giles(name: str) -> frozenset[str]:
    """What the name is in pinyin if it is Wade-Giles; in full, and without the word for a town or county at its end."""
    syllables = [_bare(part) for part in _PARTS.split(name) if part]
    aspirated = any(_APOSTROPHE in syllable for syllable in syllables)
    known = _wade_giles(aspirated)
    readings = [known.get(syllable, ()) for syllable in syllables]
    if not syllables or len(syllables) > _MOST or not all(readings):
        return frozenset()
    found = {"".join(reading) for reading in islice(product(*readings), _READ)}
    endings = tables.load("syllables", "zh")["endings"]
    if len(syllables) > 1 and not set(readings[-1]).isdisjoint(endings):
        found |= {"".join(reading) for reading in islice(product(*readings[:-1]), _READ)}
    return frozenset(found)


@cache
def _wade_giles(aspirated: bool) -> Mapping[str, Sequence[str]]:
    """Each Wade-Giles syllable → its pinyin; where aspiration is not written, either syllable."""
    found: dict[str, list[str]] = {}
    for pinyin, syllable in tables.load("romanize", "zh-wade-giles")["letters"].items():
        plain = _bare(syllable)
        found.setdefault(plain if aspirated else plain.replace(_APOSTROPHE, ""), []).append(_bare(pinyin))
    return found


@cache
def _pinyin_name() -> re.Pattern[str]:
    syllables = sorted(map(_bare, tables.load("romanize", "zh-pinyin-1958")["letters"]), key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(syllables)}){{1,{_MOST}}}")


def _bare(text: str) -> str:
    """Small letters without tone marks, one sign for aspiration."""
    plain = _MARKED_ASPIRATION.sub(_APOSTROPHE, text.lower())
    if plain.isascii():
        return plain
    return "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
