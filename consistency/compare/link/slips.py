"""How two spellings differ, and how likely it is that one is a slip of the pen."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz.distance import OSA, Prefix

from consistency import tables
from consistency.compare.alike import likeness
from consistency.compare.link.candidates import typed
from consistency.compare.names import compare_words
from consistency.model import NameUse
from consistency.normalize.names.runs import lexicon_of

# Two letters may be wrong only in a word as long as the first; in one as long as the second a reader may be asked.
_LONG, _LONG_ENOUGH = 8, 6
# What is taken off for short words, by the letters of both; of words of three and four letters most is.
_SHORT = {6: -0.3, 7: -0.25, 8: -0.2, 9: -0.14, 10: -0.08, 11: -0.04}
# What is taken off where two letters of a long word differ, and of a shorter one.
_TWO, _TWO_OF_FEW = -0.15, -0.22
# An ending has no more letters, the stem before it no fewer.
_ENDING, _STEM = 3, 3
# First letters that differ may stand for one sound: Yandros, Jandros.
_ONE_SOUND = 0.95
_DOUBLED = re.compile(r"(.)\1")
_VOWELS = "aeiouy"


@dataclass(frozen=True, slots=True)
class Slip:
    """How two spellings differ, and how likely a slip that is.

    how     "typing", or "sound" where both spell the same sounds
    inside  it is neither at the beginning nor at the end of the word
    """

    what: str
    weight: float
    how: str = "typing"
    letters: int = 1
    inside: bool = False


def slip_between(a: NameUse, b: NameUse) -> Slip | None:
    """The slip that makes one spelling of the other; None if they are farther apart."""
    one, other = sorted((typed(a.key), typed(b.key)), key=lambda form: (len(form), form))
    if other.endswith(f"-{one}"):
        return None  # "al-Khatif" and "Khatif"
    distance = OSA.distance(one, other, score_cutoff=2)
    length = _SHORT.get(len(one) + len(other), 0.04 * (len(one) >= _LONG))
    if distance == 0:
        return None
    if distance == 1:
        what, weight = _single(one, other)
        weight -= 0.25 * (_is_syllables(a) and _is_syllables(b))
        return Slip(what, weight + length, inside=_is_inside(one, other))
    if _DOUBLED.sub(r"\1", one) == _DOUBLED.sub(r"\1", other):
        return Slip("they double other letters", length)
    if compare_words(a.key, b.key).verdict == "same":
        return Slip("the same sounds, spelled by two habits", -0.06 + length, "sound")
    if (
        distance == 2
        and len(one) >= _LONG_ENOUGH
        and one[0] == other[0]
        and not (_is_syllables(a) and _is_syllables(b))
    ):
        return Slip("two letters differ", _TWO if len(one) >= _LONG else _TWO_OF_FEW, letters=2)
    return None


def is_ending(a: NameUse, b: NameUse) -> bool:
    """True for spellings that differ in an ending, in a language that no table tells of: it may inflect its names."""
    if tables.find("names", a.language):
        return False
    shared = Prefix.similarity(one := typed(a.key), other := typed(b.key))
    return shared >= _STEM and max(len(one), len(other)) - shared <= _ENDING


def is_derived(a: str, b: str, language: str | None) -> bool:
    """True if one may be a plural of the other, or the people of a place."""
    shorter, longer = sorted((a, b), key=len)
    ending = longer[len(shorter) :]
    endings = tables.find("names", language).get("derived", ())
    return longer.startswith(shorter) and ending in endings and ending != shorter[-1:]


def _is_inside(one: str, other: str) -> bool:
    return one[0] == other[0] and one[-1] == other[-1]


def _is_syllables(use: NameUse) -> bool:
    """True for syllables that a hyphen joins (Chi-fung, Chi-hung), of which one letter tells two names; not for "al-Assad"."""
    head, hyphen, _ = use.key.lower().partition("-")
    return bool(hyphen) and head not in lexicon_of(use.language).particles


def _single(one: str, other: str) -> tuple[str, float]:
    """What the one edit between two forms is, the shorter first, and its weight."""
    at = next((index for index, (x, y) in enumerate(zip(one, other, strict=False)) if x != y), len(one))
    if len(one) < len(other):
        letter = other[at]
        if letter in (other[at - 1 : at], other[at + 1 : at + 2]):
            return f"one doubles the '{letter}'", 0.06
        return f"one has an extra '{letter}'", -0.15 if at == 0 else 0.0
    if one[at:] and one[at + 1 : at + 2] == other[at] and other[at + 1 : at + 2] == one[at]:
        return "two letters are swapped", 0.08 if at else -0.05
    what = f"one has '{one[at]}' where the other has '{other[at]}'"
    if at == 0:
        return what, -0.05 if likeness(one, other) >= _ONE_SOUND else -0.25
    return what, 0.02 if one[at] in _VOWELS and other[at] in _VOWELS else -0.06 if at == len(one) - 1 else 0.0
