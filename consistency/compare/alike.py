"""How alike two written words are, by the sounds that their letters stand for.

The cost of the cheapest way to turn one row of sounds into the other (the weights are the table's) is held against
what names of that length may differ by. This is evidence; it explains nothing by itself.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from rapidfuzz.distance import Indel

from consistency import tables
from consistency.compare.sounds import FEMININE, SLAVIC, VOWELS, sounds
from consistency.normalize.romanize import folded

# A likeness of two words from here on is one name; it is where the cost is what names of that length may differ by.
SAME, POSSIBLE = 0.8, 0.72
# What two names may differ by: so much, and so much more for each sound.
_FREE, _EACH = 0.35, 0.09
# Words with fewer sounds in common than this share are not compared further.
_HOPELESS = 0.45


class Sounded:
    """A word with its sounds and what depends on them alone, worked out once."""

    __slots__ = ("_drops", "family", "folded", "script", "text")

    def __init__(self, word: str) -> None:
        self.text = sounds(word)
        self.folded = folded(word)
        self.script = script(word)
        self.family = SLAVIC.search(self.text) is not None
        self._drops: Sequence[float] | None = None

    @property
    def drops(self) -> Sequence[float]:
        """What each sound costs if the other word lacks it."""
        if self._drops is None:
            self._drops = _drops(self.text)
        return self._drops


@lru_cache(maxsize=1 << 16)
def sounded(word: str) -> Sounded:
    """The sounds of a word, remembered."""
    return Sounded(word)


def script(text: str) -> str:
    """Script of the first letter ("Latin", "Cyrillic", "Greek", …), or "" where there is no letter."""
    if text.isascii():
        return "Latin"
    for character in text:
        if character.isalpha():
            return unicodedata.name(character, "").split(" ")[0].capitalize()
    return ""


def likeness(a: str, b: str) -> float:
    """0 (nothing in common) to 1 (the same letters) of two words in any script; case is ignored."""
    return alike(sounded(a), sounded(b))


def alike(a: Sounded, b: Sounded) -> float:
    """The likeness of two sounded words."""
    if a.folded == b.folded:
        return 1.0
    if not a.text or not b.text:
        return 0.0
    shared = Indel.normalized_similarity(a.text, b.text)
    if shared < _HOPELESS:
        return 0.6 * shared
    allowed = _FREE + _EACH * (len(a.text) + len(b.text)) / 2
    spent = cost(a, b)
    spelling = 0.02 * (1 - Indel.normalized_similarity(a.folded, b.folded))
    return max(0.0, 0.995 - 0.195 * spent / allowed - spelling)


def cost(a: Sounded, b: Sounded) -> float:
    """What it costs to turn the sounds of one word into those of the other."""
    one, other = a.text, b.text
    if one == other:
        return 0.0
    start, ends = 0, (len(one), len(other))
    shorter = min(ends)
    while start < shorter and one[start] == other[start]:
        start += 1
    end = 0
    while end < shorter - start and one[-1 - end] == other[-1 - end]:
        end += 1
    return _cheapest(
        one[start : ends[0] - end],
        other[start : ends[1] - end],
        a.drops[start : ends[0] - end],
        b.drops[start : ends[1] - end],
        start == 0,
        _costs(a.family and b.family),
    )


def _cheapest(
    one: str, other: str, lost: Sequence[float], gained: Sequence[float], first: bool, costs: Mapping[str, float]
) -> float:
    """Weighted edit distance with neighbours swapped."""
    table = _weights()
    unlike, swapped = table["other"], table["swapped"]
    row = [0.0]
    for drop in gained:
        row.append(row[-1] + drop)
    before: list[float] = []
    previous = ""
    for i, x in enumerate(one):
        drop = lost[i]
        left = row[0] + drop
        current = [left]
        for j, y in enumerate(other):
            if x == y:
                left = row[j]
            else:
                change = costs.get(x + y, unlike)
                if first and i == j == 0:
                    change *= table["first"]
                left = min(row[j] + change, row[j + 1] + drop, left + gained[j])
                if i and j and x == other[j - 1] and y == previous:
                    left = min(left, before[j - 1] + swapped)
            current.append(left)
        before, row, previous = row, current, x
    return row[-1]


def _drops(text: str) -> Sequence[float]:
    table = _weights()
    last = len(text) - 1
    drops = []
    for index, sound in enumerate(text):
        previous = text[index - 1] if index else ""
        following = text[index + 1] if index < last else ""
        drops.append(_drop(sound, previous, following, table))
    return drops


def _drop(sound: str, previous: str, following: str, table: Mapping[str, float]) -> float:
    """What a sound costs if it is left out between these two ("" at an end of the word)."""
    if sound in VOWELS:
        return _vowel_drop(sound, previous, following, table)
    if sound == FEMININE:
        return table["feminine"]
    if sound == "h" and previous:
        return table["h"]
    if sound == "j" and previous and following in VOWELS and following:
        return table["hiatus"]
    if sound == "G":
        return table["gh"]
    if not following and previous in VOWELS and previous:
        if sound == "s":
            return table["ending"]
        if sound in "tdX":
            return table["silent"]
    return table["h"] * 2 if sound == "h" else table["other"]


def _vowel_drop(sound: str, previous: str, following: str, table: Mapping[str, float]) -> float:
    if not following:
        if sound == "e":
            return table["final_e"]
        if previous in VOWELS and sound in "iu":
            return table["hiatus"]
        return table["final_a" if sound == "a" else "final_vowel"]
    if sound == "i" and following in VOWELS:
        return table["glide"] if previous else table["hiatus"]
    if not previous:
        return table["first_vowel"]
    if following in VOWELS or previous in VOWELS:
        return table["hiatus"]
    return table["vowel"]


@cache
def _costs(strict: bool) -> Mapping[str, float]:
    table = tables.load("alike", "latin")
    factor = table["cost"]["strict"] if strict else 1.0
    costs = {}
    for row in table["exchange"]:
        for x, y in row["pairs"].split():
            costs[x + y] = costs[y + x] = row["cost"] * (factor if x in VOWELS and y in VOWELS else 1.0)
    costs |= {x + FEMININE: table["cost"]["feminine"] for x in VOWELS}
    costs |= {FEMININE + x: table["cost"]["feminine"] for x in VOWELS}
    return costs


@cache
def _weights() -> Mapping[str, float]:
    return {name: float(value) for name, value in tables.load("alike", "latin")["cost"].items()}
