"""Whether two written names are one name, and why.

The sounds that the letters stand for decide (`alike`), and the declensions where both names are Cyrillic (`cases`). What
explains two spellings, a native spelling that named systems romanize into both, is looked up when it is asked for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from consistency import tables
from consistency.compare.alike import POSSIBLE, SAME, Sounded, alike, gendered, sounded
from consistency.compare.cases import declined, may_be_genitive, nominatives, two_languages
from consistency.compare.full import compare_full, words
from consistency.compare.givens import equivalent, of_two_languages
from consistency.compare.places import one_place
from consistency.compare.syllables import chinese_alike
from consistency.normalize.natives import Native, common
from consistency.normalize.romanize import System, folded, giving, systems

# What is longer is no name: of two such texts only the beginnings are compared.
_LONGEST = 300
# Scores of what other evidence than sounds tells.
_CHINESE, _DECLINED, _PLACE, _ONE_NAME, _ROMANIZED = 0.93, 0.95, 0.94, 0.9, 0.93
_PLACES = {
    "languages": "one place, by its names in two languages",
    "exonym": "one place, by two names that are not two spellings",
}
# Forms of one given name in two languages are at least so alike; less alike ones are looked up afterwards.
_OTHER_FORM = 0.7
# Two cases of one name in two scripts are at least so alike.
_NEAR = 0.4
# A romanization of letters that sound otherwise in a language is at least so alike.
_DISTANT = 0.5
_GIVEN = "forms of one given name: one person's only with the same family name"
_GENITIVE = "a man's name in the genitive, or a woman's name"
_GENDERED = "a woman's and a man's form of one family name"


@dataclass(frozen=True, slots=True)
class NameMatch:
    """Whether two names are one. verdict: "same", "possible" or "different"; score from 0 to 1; names: the two, as given.

    exonym: they name one place, in two languages or times, and are not two spellings (Lviv, Lemberg).
    """

    verdict: str
    score: float
    evidence: tuple[str, ...] = ()
    names: tuple[str, str] = ("", "")
    exonym: bool = False

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
    if max(len(a), len(b)) > _LONGEST:
        return _compare_long(a, b)
    first, second = words(a), words(b)
    if not first or not second:
        return NameMatch("different", 0.0, ("a name without letters",), (a, b))
    if len(first) == len(second) == 1:
        match = _compare(a, b, sounded(first[0]), sounded(second[0]))
    else:
        verdict, score, reason = compare_full(a, b)
        match = NameMatch(verdict, score, (reason,), (a, b))
    return match if match.verdict == "same" else _by_tables(match, first, second)


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
    if one.script == other.script != "Latin":
        return NameMatch("different", likeness / 2, ("other letters of one script",), names)
    if likeness > _OTHER_FORM and of_two_languages(one.folded, other.folded):
        return NameMatch("possible", POSSIBLE, (_GIVEN,), names)
    if likeness >= SAME:
        return NameMatch("same", likeness, ("the same sounds, spelled by different habits",), names)
    woman = gendered(one, other)
    if (woman or likeness > _NEAR) and "Cyrillic" in (one.script, other.script):
        found = _compare_case(one, other, names)
        if found:
            return found
    if one.script != other.script and likeness > _DISTANT and _romanized(one, other):
        return NameMatch("same", _ROMANIZED, ("one is the other by a romanization system",), names)
    if woman:
        return NameMatch("different", 0.3, (_GENDERED,), names)
    if equivalent(one.folded, other.folded):
        return NameMatch("possible", max(likeness, POSSIBLE), (_GIVEN,), names)
    if likeness >= POSSIBLE:
        return NameMatch("possible", likeness, ("similar sounds",), names)
    return NameMatch("different", likeness, ("different sounds",), names)


def _romanized(one: Sounded, other: Sounded) -> bool:
    """True if a system gives the one, in Latin letters, from the other: Shterev of Щерев in Bulgarian."""
    if one.script != "Latin":
        one, other = other, one
    if one.script != "Latin" or other.script == "Latin":
        return False
    return bool(giving(one.folded, other.folded, among=_reading(other.folded[0], one.folded[0])))


@lru_cache(maxsize=1 << 10)
def _reading(letter: str, latin: str) -> Mapping[str, System]:
    """The systems that may begin so for a first letter, of languages in which letters sound otherwise than `tables/letters` says."""
    known = tables.load("letters", "cyrillic")["languages"]
    others = {id: one for id, one in systems().items() if one.language not in known}
    return {id: one for id, one in others.items() if one.whole or folded(one.word(letter))[:1] in ("", latin)}


def _compare_long(a: str, b: str) -> NameMatch:
    if folded(a) == folded(b):
        return NameMatch("same", 1.0, ("the same letters",), (a, b))
    match = compare_names(a[:_LONGEST], b[:_LONGEST])
    if match.verdict == "different":
        return match
    return NameMatch("possible", min(match.score, POSSIBLE), ("they begin alike, and are too long for names",), (a, b))


def _by_tables(match: NameMatch, one: Sequence[str], other: Sequence[str]) -> NameMatch:
    """The answer that tables of places and of syllables give where sounds do not make the names one; else the same answer."""
    place = one_place(one, other)
    if place:
        return NameMatch("same", _PLACE, (_PLACES[place],), match.names, exonym=place == "exonym")
    if chinese_alike(*match.names):
        return NameMatch("same", _CHINESE, ("one Chinese name, in pinyin and in Wade-Giles",), match.names)
    return match


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


def _compare_case(one: Sounded, other: Sounded, names: tuple[str, str]) -> NameMatch | None:
    """The answer if a Cyrillic form is a case of the name in another script."""
    native, latin = (one, other) if one.script == "Cyrillic" else (other, one)
    if may_be_genitive(native.folded) and alike(sounded(native.folded[:-1]), latin) >= _ONE_NAME:
        return NameMatch("possible", 0.6, (_GENITIVE,), names)
    if any(alike(sounded(nominative), latin) >= _ONE_NAME for nominative in nominatives(native.folded)):
        return NameMatch("same", _ONE_NAME, ("one name, in another case",), names)
    return None


def _compare_cyrillic(a: str, b: str, likeness: float, names: tuple[str, str]) -> NameMatch:
    answers = {declined(a, b, language) for language in tables.names("inflect")}
    if "yes" in answers:
        return NameMatch("same", _DECLINED, ("two cases of one name",), names)
    if "maybe" in answers:
        return NameMatch("possible", 0.6, (_GENITIVE,), names)
    if two_languages(a, b):
        return NameMatch("same", _DECLINED, ("one name in the spelling of two languages",), names)
    return NameMatch("different", likeness / 2, ("different words, and not two cases of one",), names)
