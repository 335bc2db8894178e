"""Whether two names of several words are one: every word of the shorter needs its counterpart in the longer."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Indel

from consistency import tables
from consistency.compare.alike import POSSIBLE, SAME, alike, begin_unlike, gendered, likeness, sounded
from consistency.compare.givens import equivalent
from consistency.compare.syllables import korean, korean_alike
from consistency.normalize.romanize import folded

_TOKEN = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f'’ʼʹ′](?=[^\W\d_]))*")
_ASCII_TOKEN = re.compile("[a-z](?:[a-z]|'(?=[a-z]))*")
_VOWELLESS = re.compile("[bcdfghjklmnpqrstvwxz]+")
# Signs that are not seen: they part no words.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
# The words before and after one that tells whose son or daughter it is.
_LINEAGE = re.compile(r"(\w+)[ -](?:bin|ibn|bint|ben|ould)[ -](\w+)", re.IGNORECASE)
# What a counterpart is worth that is only an initial, or the same given name in another language.
_INITIAL, _EQUIVALENT = 0.85, 0.9
# The most that a word is worth that is another person's: a relative's, or one that begins with another sound.
_OTHER_SEX, _OTHER_START = 0.3, 0.45
# The least that the worst word may be, by how many other words have the same letters or nearly so (_SURE); the last
# only for words that are long enough.
_LEAST, _SURE, _LONG = (POSSIBLE, 0.68, 0.45), 0.93, 5
# Each word of the longer name that has no counterpart takes so much.
_MISSING = 0.05
# Names in Latin letters with fewer letters in common than this share do not sound the same.
_HOPELESS = 0.5
# What equal letters are worth at most where the answer is known.
_ROUGH = 0.8
# A name of more words is a list, and judged by its first.
_WORDS = 12


@lru_cache(maxsize=1 << 15)
def words(name: str) -> tuple[str, ...]:
    """The same as `split`, remembered."""
    return split(name)


def split(name: str) -> tuple[str, ...]:
    """The words of a name without titles and particles; all of them where nothing else is left."""
    if name.isalpha():
        return (name,)
    if name.isascii():
        found = [word.replace("'", "") for word in _ASCII_TOKEN.findall(name.lower())]
    else:
        found = [folded(word) for word in _TOKEN.findall(_INVISIBLE.sub("", name))]
    titles, particles, last = _titles(), _particles(), len(found) - 1
    kept = [
        word
        for at, word in enumerate(found)
        if word not in particles and (word not in titles or (at == last and not _VOWELLESS.fullmatch(word)))
    ]
    return tuple(kept or found)[:_WORDS]


@cache
def _titles() -> frozenset[str]:
    """Words that are no name but at its end (Judge Anna Berg, Anna Judge); an abbreviation (Dr) is none there either."""
    return _every("titles")


@cache
def _particles() -> frozenset[str]:
    return _every("particles")


def _every(kind: str) -> frozenset[str]:
    return frozenset(word for name in tables.names("names") for word in tables.load("names", name).get(kind, ()))


def compare_full(a: str, b: str) -> tuple[str, float, str]:
    """Verdict, score and reason."""
    first, second = words(a), words(b)
    letters = "".join(first) == "".join(second)
    if letters and (first == second or len(first) != len(second)):
        return "same", 1.0, "the same letters"
    shorter, longer = sorted((first, second), key=len)
    missing = len(longer) - len(shorter)
    if missing and (joined := _joined("".join(shorter), "".join(longer))) >= SAME:
        return "same", joined, "the same sounds, written in one word or in several"
    pairs = _counterparts(shorter, longer, _korean_worth if korean(shorter) and korean(longer) else _worth)
    answer = _verdict(sorted(pairs), missing)
    if answer[0] != "different" and _exchanged(a, b):
        return "different", 0.4, "the father's name and the own name are exchanged"
    return answer


def _joined(one: str, other: str) -> float:
    """The likeness of two names written in one word each; 0 where too few of their letters are the same."""
    if one.isascii() and other.isascii() and Indel.normalized_similarity(one, other) < _HOPELESS:
        return 0.0
    return alike(sounded(one), sounded(other))


class _Pair(NamedTuple):
    """What a word is worth as the counterpart of another; how long the words are, and where the other stands."""

    worth: float
    length: int
    at: int


def _verdict(pairs: Sequence[_Pair], missing: int) -> tuple[str, float, str]:
    """The answer from what the counterparts of the words are worth, the worst first."""
    scores = [pair.worth for pair in pairs]
    worst, rest = scores[0], scores[1:]
    sure = sum(pair.worth >= _SURE for pair in pairs[1:])
    least = _LEAST[min(sure, len(_LEAST) - 1)] if pairs[0].length >= _LONG else _LEAST[min(sure, 1)]
    mean = sum(scores) / len(scores)
    enough = len(rest) and missing <= len(pairs)
    if enough and worst >= least and min(rest) >= POSSIBLE and max(pair.length for pair in pairs) > 1:
        score = SAME + (1 - SAME) * max(0.0, mean - POSSIBLE) / (1 - POSSIBLE) - _MISSING * missing * (1 - SAME)
        return "same", min(1.0, max(SAME, score)), "every word has its counterpart"
    if worst >= POSSIBLE:
        score = max(POSSIBLE, mean * (1 - _MISSING * (missing + 1)))
        return "possible", min(score, SAME), "every word of the shorter has a counterpart, and nothing else tells"
    return "different", POSSIBLE * mean * (0.5 + 0.5 * worst), "a word has no counterpart"


def _counterparts(shorter: Sequence[str], longer: Sequence[str], worth: Callable[[str, str], float]) -> Sequence[_Pair]:
    """The best counterpart of each word of the shorter name, in its order; a word is the counterpart of one only."""
    left, found = list(range(len(longer))), {}
    for index, word in enumerate(shorter):
        at = next((at for at in left if longer[at] == word), None)
        if at is not None:
            left.remove(at)
            found[index] = _Pair(1.0, len(word), at)
    for index in sorted(set(range(len(shorter))) - set(found), key=lambda index: (-len(shorter[index]), index)):
        word = shorter[index]
        best, at = max([(worth(word, longer[at]), -at) for at in left], default=(0.0, 1))
        found[index] = _Pair(best, min(len(word), len(longer[-at])) if left else 0, -at)
        if left:
            left.remove(-at)
        if best < _LEAST[-1]:
            worth = _in_letters
    return [found[index] for index in range(len(shorter))]


def _exchanged(a: str, b: str) -> bool:
    """True if one is the other's father: Salman bin Omar, Omar bin Salman."""
    one, other = _LINEAGE.search(a), _LINEAGE.search(b)
    if not one or not other:
        return False
    (child, father), (second, first) = (map(folded, found.groups()) for found in (one, other))
    return likeness(child, first) >= SAME > likeness(child, second) and likeness(father, second) >= SAME


def _in_letters(a: str, b: str) -> float:
    """What a word is worth where the names are different already because of another."""
    return _ROUGH * Indel.normalized_similarity(a, b)


def _korean_worth(a: str, b: str) -> float:
    return _SURE if korean_alike(a, b) else _worth(a, b)


def _worth(a: str, b: str) -> float:
    if len(a) == 1 or len(b) == 1:
        return _INITIAL if a[0] == b[0] else 0.0
    one, other = sounded(a), sounded(b)
    sounding = alike(one, other)
    if sounding < _SURE and equivalent(a, b):
        return _EQUIVALENT
    if sounding < SAME and gendered(one, other):
        return _OTHER_SEX
    return min(sounding, _OTHER_START) if begin_unlike(one, other) else sounding
