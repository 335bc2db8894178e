"""Whether two written names are one name, and why.

The sounds that the letters stand for decide (`alike`), and the declensions where both names are Cyrillic (`cases`). What
explains two spellings, a native spelling that named systems romanize into both, is looked up when it is asked for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from consistency import tables
from consistency.compare.alike import POSSIBLE, SAME, Sounded, alike, gendered, sounded
from consistency.compare.cases import declined
from consistency.compare.full import compare_full, words
from consistency.compare.givens import equivalent
from consistency.normalize.natives import Native, common
from consistency.normalize.romanize import systems

# Verdicts.
_GENDERED = "a woman's and a man's form of one family name"


@dataclass(frozen=True, slots=True)
class NameMatch:
    """Whether two names are one. verdict: "same", "possible" or "different"; score from 0 to 1; names: the two, as given."""

    verdict: str
    score: float
    evidence: tuple[str, ...] = ()
    names: tuple[str, str] = ("", "")

    @property
    def native(self) -> str | None:
        """The best-supported native spelling of both names, each one word, if they are one name; None if there is none."""
        found = self._native()
        return found.spelling if found else None

    @property
    def systems(self) -> Mapping[str, tuple[str, ...]]:
        """For each of the two names the ids of the romanization systems that make it of the native spelling."""
        found = self._native()
        return dict(zip(self.names, found.systems, strict=True)) if found else {}

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why, for a reader."""
        native = self.native
        return (f"both stand for {native}",) if native else self.evidence

    def _native(self) -> Native | None:
        if self.verdict == "different" or self.score == 1.0:
            return None
        return best_native(*self.names)


def compare_names(a: str, b: str) -> NameMatch:
    """Judge two names, each one word or several ("Kuvshynnykova", "Victoria Kuvshynnykova"), in any script.

    >>> compare_names("Kuvshynnykova", "Kuvshinnikova").native
    'Кувшинникова'
    """
    first, second = words(a), words(b)
    if not first or not second:
        return NameMatch("different", 0.0, ("a name without letters",), (a, b))
    if len(first) == len(second) == 1:
        return _compare(a, b, sounded(first[0]), sounded(second[0]))
    verdict, score, reason = compare_full(a, b)
    return NameMatch(verdict, score, (reason,), (a, b))


def compare_words(a: str, b: str) -> NameMatch:
    """Judge two single words of names."""
    return _compare(a, b, sounded(a), sounded(b))


def _compare(a: str, b: str, one: Sounded, other: Sounded) -> NameMatch:
    names = (a, b)
    likeness = alike(one, other)
    if likeness == 1.0:
        return NameMatch("same", 1.0, ("the same letters",), names)
    if one.script == other.script == "Cyrillic":
        return _compare_cyrillic(one.folded, other.folded, likeness, names)
    if likeness >= SAME:
        return NameMatch("same", likeness, ("the same sounds, spelled by different habits",), names)
    if gendered(one, other):
        return NameMatch("different", 0.3, (_GENDERED,), names)
    if equivalent(one.folded, other.folded):
        return NameMatch("possible", max(likeness, POSSIBLE), ("one given name in two languages, or its short form",), names)
    if likeness >= POSSIBLE:
        return NameMatch("possible", likeness, ("similar sounds",), names)
    return NameMatch("different", likeness, ("different sounds",), names)


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


def _compare_cyrillic(a: str, b: str, likeness: float, names: tuple[str, str]) -> NameMatch:
    answers = {declined(a, b, language) for language in tables.names("inflect")}
    if "yes" in answers:
        return NameMatch("same", 0.95, ("two cases of one name",), names)
    if "maybe" in answers:
        return NameMatch("possible", 0.6, ("a man's name in the genitive, or a woman's name",), names)
    return NameMatch("different", likeness / 2, ("different words, and not two cases of one",), names)
