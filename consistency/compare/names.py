"""Whether two written names are one name, and why.

The order of evidence: one native spelling that named systems romanize into both; one declension; the same sounds.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from consistency import tables
from consistency.compare.alike import declined, gendered, likeness, script
from consistency.normalize.natives import Native, common
from consistency.normalize.romanize import folded, systems

# Likeness from which two words are one name, and from which they may be: where F1 on spellings of one name is flat (0.78–0.84).
_SAME, _POSSIBLE = 0.8, 0.72
# A native spelling is looked for only where the forms are at least so alike: every pair of renditions of one spelling is.
_EXPLAINABLE = 0.6
_TOKEN = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f'’ʼʹ′](?=[^\W\d_]))*\.?")


@dataclass(frozen=True, slots=True)
class NameMatch:
    """Whether two names are one. verdict: "same", "possible" or "different"; score from 0 to 1.

    systems gives for each of the two forms the ids of the romanization systems that make it of the native spelling.
    """

    verdict: str
    score: float
    reasons: tuple[str, ...] = ()
    native: str | None = None
    systems: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def compare_names(a: str, b: str) -> NameMatch:
    """Judge two names, each one word or several ("Kuvshynnykova", "Victoria Kuvshynnykova"), in any script.

    >>> compare_names("Kuvshynnykova", "Kuvshinnikova").native
    'Кувшинникова'
    """
    first, second = _words(a), _words(b)
    if not first or not second:
        return NameMatch("different", 0.0, ("a name without letters",))
    if "".join(first) == "".join(second):
        return NameMatch("same", 1.0, ("the same letters",))
    if len(first) == len(second) == 1:
        return compare_words(a.strip(), b.strip())
    return _compare_full(first, second)


def compare_words(a: str, b: str) -> NameMatch:
    """Judge two single words of names."""
    if folded(a) == folded(b):
        return NameMatch("same", 1.0, ("the same letters",))
    alike = likeness(a, b)
    if script(a) == script(b) == "Cyrillic":
        return _compare_cyrillic(a, b, alike)
    if gendered(a, b):
        return NameMatch("different", 0.3, ("a woman's and a man's form of one family name",))
    native = best_native(a, b) if alike >= _EXPLAINABLE and script(a) == script(b) else None
    if native:
        return NameMatch(
            "same",
            max(alike, 0.95),
            (f"both stand for {native.spelling}",),
            native.spelling,
            dict(zip((a, b), native.systems, strict=True)),
        )
    if alike >= _SAME:
        return NameMatch("same", alike, ("the same sounds, spelled by different habits",))
    if alike >= _POSSIBLE:
        return NameMatch("possible", alike, ("similar sounds",))
    return NameMatch("different", alike, ("different sounds",))


def best_native(*forms: str) -> Native | None:
    """The best-supported native spelling of all the forms, or None."""
    return next(iter(common(*forms)), None)


def systems_text(ids: Sequence[str], named: int = 3) -> str:
    """The systems for a reader, best known first: "KMU 2010, BGN/PCGN 1965, BGN/PCGN 2019 and 4 more"."""
    known = sorted((systems()[id] for id in ids), key=lambda system: (system.rank, system.id))
    names = list(dict.fromkeys(system.name for system in known))
    if len(names) <= named + 1:
        return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
    return f"{', '.join(names[:named])} and {len(names) - named} more"


def _compare_cyrillic(a: str, b: str, alike: float) -> NameMatch:
    answers = {declined(a, b, language) for language in tables.names("inflect")}
    if "yes" in answers:
        return NameMatch("same", 0.95, ("two cases of one name",))
    if "maybe" in answers:
        return NameMatch("possible", 0.6, ("a man's name in the genitive, or a woman's name",))
    return NameMatch("different", alike / 2, ("different words, and not two cases of one",))


def _compare_full(first: Sequence[str], second: Sequence[str]) -> NameMatch:
    """Names of several words: every word of the shorter needs its counterpart in the longer, in any order."""
    shorter, longer = sorted((first, second), key=len)
    left, scores = list(longer), []
    for word in sorted(shorter, key=len, reverse=True):
        best = max(left, key=lambda other: (_word_score(word, other), other), default="")
        scores.append(_word_score(word, best) if best else 0.0)
        if best:
            left.remove(best)
    worst, mean = min(scores), sum(scores) / len(scores)
    score = mean * (1 - 0.05 * len(left)) if worst >= _POSSIBLE else mean * worst
    if worst >= _POSSIBLE and mean >= _SAME and len(shorter) > 1:
        return NameMatch("same", score, ("every word has its counterpart",))
    if worst >= _POSSIBLE:
        return NameMatch("possible", score, ("every word of the shorter has a counterpart, and nothing else tells",))
    return NameMatch("different", score, ("a word has no counterpart",))


def _word_score(a: str, b: str) -> float:
    if a == b:
        return 1.0
    if 1 in (len(a), len(b)):
        return 0.85 if a[0] == b[0] else 0.0
    if gendered(a, b):
        return 0.3
    return likeness(a, b)


def _words(name: str) -> list[str]:
    words = [folded(word).rstrip(".") for word in _TOKEN.findall(name)]
    table = tables.load("names", "en")
    bare = [word for word in words if word not in table["titles"] and word not in table["particles"]]
    return bare or words
