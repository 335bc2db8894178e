"""Whether two names of several words are one: every word of the shorter needs its counterpart in the longer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from consistency import tables
from consistency.compare.alike import POSSIBLE, SAME, alike, sounded
from consistency.normalize.romanize import folded

_TOKEN = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f'’ʼʹ′](?=[^\W\d_]))*")
# What a counterpart is worth that is only an initial, and the least that the worst word may be.
_INITIAL, _LEAST = 0.85, 0.6
# Each word of the longer name that has no counterpart takes so much.
_MISSING = 0.05


@lru_cache(maxsize=1 << 15)
def words(name: str) -> tuple[str, ...]:
    """The words of a name without titles and particles; all of them where nothing else is left."""
    if name.isalpha():
        return (name,)
    found = [folded(word) for word in _TOKEN.findall(name)]
    dropped = _dropped()
    return tuple([word for word in found if word not in dropped] or found)


@cache
def _dropped() -> frozenset[str]:
    languages = [tables.load("names", language) for language in tables.names("names")]
    return frozenset(word for table in languages for key in ("titles", "particles") for word in table[key])


def compare_full(first: Sequence[str], second: Sequence[str]) -> tuple[str, float, str]:
    """Verdict, score and reason."""
    if "".join(first) == "".join(second):
        return "same", 1.0, "the same letters"
    shorter, longer = sorted((first, second), key=len)
    scores = _counterparts(shorter, longer)
    worst, mean = min(scores), sum(scores) / len(scores)
    missing = len(longer) - len(shorter)
    if missing:
        joined = alike(sounded("".join(shorter)), sounded("".join(longer)))
        if joined >= SAME:
            return "same", joined, "the same sounds, written in one word or in several"
    score = max(0.0, mean * (1 - _MISSING * missing) if worst >= POSSIBLE else mean * worst)
    rest = (sum(scores) - worst) / (len(scores) - 1) if len(scores) > 1 else 0.0
    if len(shorter) > 1 and mean >= SAME and worst >= (_LEAST if rest >= 0.95 else POSSIBLE):
        return "same", max(score, SAME), "every word has its counterpart"
    if worst >= POSSIBLE:
        return "possible", score, "every word of the shorter has a counterpart, and nothing else tells"
    return "different", score, "a word has no counterpart"


def _counterparts(shorter: Sequence[str], longer: Sequence[str]) -> Sequence[float]:
    """For each word of the shorter name how much its best counterpart is worth; a word is the counterpart of one only."""
    left, rest, scores = list(longer), [], []
    for word in shorter:
        if word in left:
            left.remove(word)
            scores.append(1.0)
        else:
            rest.append(word)
    for word in sorted(rest, key=len, reverse=True):
        best, other = max(((_worth(word, other), other) for other in left), default=(0.0, ""))
        scores.append(best)
        if other:
            left.remove(other)
    return scores


def _worth(a: str, b: str) -> float:
    if len(a) == 1 or len(b) == 1:
        return _INITIAL if a[0] == b[0] else 0.0
    return alike(sounded(a), sounded(b))
