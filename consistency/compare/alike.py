"""How alike two written words are: by the sounds that their letters stand for, and by declension.

This is evidence where no romanization table explains two forms (other languages, press habits); it never
explains anything by itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from rapidfuzz.distance import Indel

from consistency import tables
from consistency.normalize.romanize import folded, romanize

# Below this share of common sounds the exact cost is not worth computing.
_HOPELESS = 0.45
_DOUBLED = re.compile(r"(.)\1+")
# The system by which a native form becomes Latin letters before it is sounded out, by script.
_PLAIN_SYSTEM = {"uk": "uk-kmu-2010", "ru": "ru-wikipedia"}
_UKRAINIAN_ONLY = re.compile("[іїєґ]")


@lru_cache(maxsize=1 << 14)
def likeness(a: str, b: str) -> float:
    """0 (nothing in common) to 1 (the same sounds) of two words in any script, case and doubling ignored."""
    return max(_likeness(x, y) for x in sounds(a) for y in sounds(b))


def gendered(a: str, b: str) -> bool:
    """True if one is a woman's and the other a man's form of one family name: Ivanov and Ivanova."""
    table = tables.load("alike", "latin")
    for one, other in ((a, b), (b, a)):
        woman, man = (
            re.fullmatch(f"(.*){table[sex]}", folded(form)) for form, sex in ((one, "female"), (other, "male"))
        )
        if (
            woman
            and man
            and _likeness(_sound(woman[1]), _sound(man[1])) > 0.85
            and not re.fullmatch(f".*{table['female']}", folded(other))
        ):
            return True
    return False


@lru_cache(maxsize=1 << 14)
def declined(a: str, b: str, language: str) -> str:
    """Whether two native forms are cases of one name: "yes", "no", or "maybe" (Іванова: a man's genitive or a woman)."""
    one, other = a.lower(), b.lower()
    table = tables.find("inflect", language)
    shared = len(_common_start(one, other))
    for endings in table.get("declension", ()):
        for stem in range(max(2, shared - 3), shared + 1):
            if one[stem:] in endings and other[stem:] in endings:
                ambiguous = one[:stem].endswith(tuple(table["family"])) and {one[stem:], other[stem:]} == {"", "а"}
                return "maybe" if ambiguous else "yes"
    return "no"


def script(text: str) -> str:
    """Script of the first letter ("Latin", "Cyrillic", "Greek", …), or "" where there is no letter."""
    for character in text:
        if character.isalpha():
            return unicodedata.name(character, "").split(" ")[0].capitalize()
    return ""


@lru_cache(maxsize=1 << 14)
def sounds(form: str) -> tuple[str, ...]:
    """The sounds of a form; two readings where it has an x, which is ks or the kh of scholarly systems."""
    latin = folded(form)
    if script(latin) == "Cyrillic":
        latin = folded(romanize(latin, _PLAIN_SYSTEM["uk" if _UKRAINIAN_ONLY.search(latin) else "ru"]))
    if "x" not in latin:
        return (_sound(latin),)
    return _sound(latin.replace("x", "ks")), _sound(latin.replace("x", "kh"))


def _sound(latin: str) -> str:
    pattern, names = _sound_pattern()
    sounded = pattern.sub(lambda match: names[(match.lastindex or 1) - 1], latin) if latin else ""
    bare = "".join(
        character for character in unicodedata.normalize("NFKD", sounded) if not unicodedata.combining(character)
    )
    return _DOUBLED.sub(r"\1", bare)


@cache
def _sound_pattern() -> tuple[re.Pattern[str], Sequence[str]]:
    rows = tables.load("alike", "latin")["sound"]
    return re.compile("|".join(f"({pattern})" for _, pattern in rows)), [sound for sound, _ in rows]


def _likeness(a: str, b: str) -> float:
    if a == b:
        return 1.0
    if not a or not b or Indel.normalized_similarity(a, b) < _HOPELESS:
        return 0.0
    return max(0.0, 1 - _cost(a, b) / max(len(a), len(b)))


def _cost(a: str, b: str) -> float:
    """Weighted edit distance; the weights are the table's."""
    row = [0.0]
    for j in range(len(b)):
        row.append(row[-1] + _dropped(b, j))
    for i, x in enumerate(a):
        above, row = row, [row[0] + _dropped(a, i)]
        for j, y in enumerate(b):
            change = above[j] + (0.0 if x == y else _changed(x, y, i + j == 0))
            row.append(min(change, above[j + 1] + _dropped(a, i), row[j] + _dropped(b, j)))
    return row[-1]


def _changed(x: str, y: str, first: bool) -> float:
    costs = _costs()
    return costs.get((x, y)) or costs["first" if first else "other", ""]


def _dropped(text: str, index: int) -> float:
    costs = _costs()
    cost = costs.get((text[index], "")) or costs["first" if index == 0 else "other", ""]
    return max(cost, costs["last", ""]) if index == len(text) - 1 else cost


@cache
def _costs() -> Mapping[tuple[str, str], float]:
    table = tables.load("alike", "latin")
    vowels = table["vowels"]
    costs = {(x, y): table["vowel_for_vowel"] for x in vowels for y in vowels if x != y}
    costs |= {(x, ""): table["vowel_dropped"] for x in vowels}
    costs |= {("other", ""): table["other"], ("first", ""): table["first"], ("last", ""): table["last_vowel_dropped"]}
    for x, y, cost in table["cheap"]:
        costs[x, y] = costs[y, x] = cost
    return costs


def _common_start(a: str, b: str) -> str:
    for index, (x, y) in enumerate(zip(a, b, strict=False)):
        if x != y:
            return a[:index]
    return min(a, b, key=len)
