"""How alike two written words are, by the sounds that their letters stand for.

The cost of the cheapest way to turn one row of sounds into the other (the weights are the table's) is held against
what names of that length may differ by. This is evidence; it explains nothing by itself.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import accumulate

from rapidfuzz.distance import Indel

from consistency import tables
from consistency.compare.sounds import FEMININE, SLAVIC, VOWELS, sounds
from consistency.normalize.known import plain
from consistency.normalize.romanize import folded

# A likeness of two words from here on is one name; it is where the cost is what names of that length may differ by.
SAME, POSSIBLE = 0.8, 0.72
# The likeness of two words of the same letters, one of them without its marks: Šišković and Siskovic.
_MARKS = 0.95
# What two names may differ by: so much, and so much more for each sound.
_FREE, _EACH, _MOST = 0.4, 0.11, 1.4
# Words with fewer sounds in common than this share are not compared further.
_HOPELESS = 0.5


class Sounded:
    """A word with its sounds and what depends on them alone, worked out once."""

    __slots__ = ("_family", "folded", "script", "text")

    def __init__(self, word: str) -> None:
        self.text = sounds(word)
        self.folded = word.lower() if word.isascii() and word.isalpha() else folded(word)
        self.script = script(word)
        self._family: bool | None = None

    @property
    def family(self) -> bool:
        """True if the word ends as Slavic family names do."""
        if self._family is None:
            self._family = SLAVIC.search(self.text) is not None
        return self._family

    @property
    def bare(self) -> Sounded:
        """The word without the article that it begins with."""
        return sounded(self.folded[2:])


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
    one, other = a.text, b.text
    if not one or not other:
        return 0.0
    if a.folded.isascii() is not b.folded.isascii() and plain(a.folded) == plain(b.folded):
        return _MARKS
    shared = Indel.normalized_similarity(one, other)
    if shared < _HOPELESS:
        return 0.6 * shared
    table = _weights(False)
    allowed = min(_MOST, _FREE + _EACH * (len(one) + len(other)) / 2)
    if a.script != b.script:
        allowed *= table["across"]
    spent = cost(a, b)
    if one.startswith(_articles()) != other.startswith(_articles()) and spent > table["article"]:
        bare = (a.bare, b) if one.startswith(_articles()) else (a, b.bare)
        if len(bare[0].text) > 2 and len(bare[1].text) > 2:
            spent = min(spent, cost(*bare) + table["article"])
    spelling = 0.02 * (1 - Indel.normalized_similarity(a.folded, b.folded))
    return max(0.0, 0.995 - (0.995 - SAME) * spent / allowed - spelling)


@cache
def _articles() -> tuple[str, ...]:
    return tuple(tables.load("alike", "latin")["articles"])


def begin_unlike(a: Sounded, b: Sounded) -> bool:
    """True if the words begin with consonants that no spelling exchanges: Poroshenko and Doroshenko."""
    x, y = a.text[:1], b.text[:1]
    return x != y and not (x in VOWELS or y in VOWELS or x + y in _costs(False))


def gendered(a: Sounded, b: Sounded) -> bool:
    """True if one is a woman's and the other a man's form of one family name: Ivanov and Ivanova."""
    woman, man = (a, b) if a.text.endswith(FEMININE) else (b, a)
    if not woman.text.endswith(FEMININE) or man.text.endswith(FEMININE):
        return False
    return cost(woman, man) < _weights(False)["feminine"] + _FREE


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
    slavic = a.family and b.family
    table = _weights(slavic)
    lost = [_drop(one, index, table) for index in range(start, ends[0] - end)]
    gained = [_drop(other, index, table) for index in range(start, ends[1] - end)]
    if not lost or not gained:
        return sum(lost) + sum(gained)
    return _cheapest(one[start : ends[0] - end], other[start : ends[1] - end], lost, gained, start == 0, slavic)


def _cheapest(one: str, other: str, lost: Sequence[float], gained: Sequence[float], first: bool, slavic: bool) -> float:
    """Weighted edit distance with neighbours swapped; lost and gained: what leaving out each sound costs.

    first: the rows begin with the words' first sounds, and these differ; to exchange them costs more.
    """
    beside, table = _exchanges(slavic), _weights(slavic)
    unlike, swapped = table["other"], table["swapped"]
    row = [0.0, *accumulate(gained)]
    before: list[float] = []
    previous = ""
    factor = table["first"] if first else 1.0
    for x, drop in zip(one, lost, strict=True):
        exchanged = beside.get(x, _NOTHING)
        diagonal = row[0]
        left = diagonal + drop
        current = [left]
        for j, y in enumerate(other):
            above = row[j + 1]
            if x == y:
                left = diagonal
            else:
                change = diagonal + factor * exchanged.get(y, unlike)
                left += gained[j]
                if change < left:
                    left = change
                if above + drop < left:
                    left = above + drop
                if y == previous and j and x == other[j - 1] and before[j - 1] + swapped < left:
                    left = before[j - 1] + swapped
            factor = 1.0
            diagonal = above
            current.append(left)
        before, row, previous = row, current, x
    return row[-1]


def _drop(text: str, index: int, table: Mapping[str, float]) -> float:
    """What a sound costs if the other word lacks it, by what stands beside it."""
    sound, previous, following = text[index], text[index - 1 : index], text[index + 1 : index + 2]
    if sound in VOWELS:
        return _vowel_drop(sound, previous, text[index + 1 :], table)
    if sound == FEMININE:
        return table["feminine"]
    if sound == "h":
        return table["h" if previous else "first_h"]
    if sound == "j" and previous:
        return table["soft"]
    if (sound == "c" and following == "k") or (sound == "d" and following in ("j", "J", "Z")):
        return table["mute"]
    if sound == "G":
        return table["gh"]
    if not following and previous and previous in VOWELS:
        return table["ending" if sound == "s" else "silent" if sound in "tX" else "other"]
    return table["other"]


def _vowel_drop(sound: str, previous: str, rest: str, table: Mapping[str, float]) -> float:
    if not rest:
        if previous and previous in VOWELS and sound in "iu":
            return table["hiatus"]
        return table.get(f"final_{sound}", table["final_vowel"])
    if sound == "i" and rest[0] in VOWELS:
        return table["glide" if rest[0] in "eoë" or not previous else "iotation"]
    if not previous:
        return table["first_vowel"]
    if rest == "s":
        return table["before_s"]
    if rest == "h" and sound in "ae":
        return table["final_a"]
    return table["hiatus" if rest[0] in VOWELS or previous in VOWELS else "vowel"]


@cache
def _costs(slavic: bool) -> Mapping[str, float]:
    costs: dict[str, float] = {}
    for row in tables.load("alike", "latin")["exchange"]:
        if slavic or not row.get("slavic"):
            costs |= {pair: row["cost"] for x, y in row["pairs"].split() for pair in (x + y, y + x)}
    feminine = _weights(slavic)["feminine"]
    return costs | {pair: feminine for x in VOWELS for pair in (x + FEMININE, FEMININE + x)}


@cache
def _exchanges(slavic: bool) -> Mapping[str, Mapping[str, float]]:
    """For each sound what it costs to take it for others."""
    found: dict[str, dict[str, float]] = {}
    for pair, cost in _costs(slavic).items():
        found.setdefault(pair[0], {})[pair[1]] = cost
    return found


_NOTHING: Mapping[str, float] = {}


@cache
def _weights(slavic: bool) -> Mapping[str, float]:
    table = tables.load("alike", "latin")
    return {**table["cost"], **(table["slavic"] if slavic else {})}
