"""What a written word sounds like, whatever its script: one character for each sound (`tables/alike`)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from consistency import tables
from consistency.normalize.romanize import romanize

# Signs that stand for no sound, or for one that most spellings leave out: soft and hard signs, ayn and hamza.
_SIGNS = "'’ʼ‘`´ʹ′\"”ʺ″·ʿʾ-‑.ʻˈ"
_DOUBLED = re.compile(r"(.)\1+")
VOWELS = "aeiouäëöüâû"
# Scripts whose letters are syllables, which their Unicode names spell out.
_SYLLABIC = ("HANGUL SYLLABLE ", "HIRAGANA LETTER ", "KATAKANA LETTER ", "ETHIOPIC SYLLABLE ")
# What some letters stand for in Slavic family names by ISO 9 and scholarly systems, and in other names.
_BY_LANGUAGE = (("â", "ia", "a"), ("û", "iu", "u"), ("jo", "ë", "jo"))
# Sounds by which the systems of one name differ; i before another vowel is left out.
_MERGED = str.maketrans("gGHqwcPD", "hhhkvktd")
_GLIDE = re.compile(f"i(?=[{VOWELS}])")
FEMININE = "♀"
_AFTER_SIBILANT = re.compile("(?<=[SCZW])o(?=[vw])")
_WOMAN = re.compile(
    "(?<=[oeëiau][vw])a$|(?<=sk)(?:aia|aja|a)$|(?<=ck)(?:aia|aja|a)$|(?<=Tk)(?:aia|aja|a)$|(?<=[eiïü]n)a$"
)
SLAVIC = re.compile(
    "(?:[oeëiu][vw]|[kSZCTHXWghD]in|sk♀|ski|[cT]ki|[kC]o|[iu]k|[nlr][ia]k|i[Cc]|eT|i[iaä]n|[DzZ]e|i[HX])[♀e]?$"
)


def sounds(word: str) -> str:
    """The sounds of a word; a feminine ending of a family name is one sound, ♀."""
    latin = word.casefold()
    if not (latin.isascii() and latin.isalpha()):
        latin = _romanized(latin).translate(_plain())
    text = _DOUBLED.sub(_once, _pattern().sub(_sound, f"^{latin}$"))
    if "i" in text:
        text = text[:1] + text[1:].replace("eie", "e").replace("io", "ë")
    if "ov" in text or "ow" in text:
        text = _AFTER_SIBILANT.sub("ë", text)
    if "j" in text or not text.isascii():
        slavic = SLAVIC.search(text) is not None
        for spelled, of_slavic, of_others in _BY_LANGUAGE:
            text = text.replace(spelled, of_slavic if slavic else of_others)
    return _WOMAN.sub(FEMININE, text) if text.endswith("a") else text


def _once(match: re.Match[str]) -> str:
    return match.group(1)


def key(text: str) -> str:
    """The sounds without what systems differ by most: one key for a word that is looked up in a table."""
    return _GLIDE.sub("", text.translate(_MERGED))


def _romanized(word: str) -> str:
    """A word of a script that is read in context (Greek, Arabic), in Latin letters; other words as they are."""
    script = unicodedata.name(word[:1] or " ", "").partition(" ")[0]
    system = tables.load("alike", "latin")["scripts"].get(script)
    return romanize(word, system) if system else word


def _sound(match: re.Match[str]) -> str:
    return _spellings()[match[0]]


@cache
def _spellings() -> Mapping[str, str]:
    return {spelling: sound for sound, row in tables.load("alike", "latin")["sound"] for spelling in row}


@cache
def _pattern() -> re.Pattern[str]:
    """Every spelling of a sound, the longest first."""
    by_first: dict[str, list[str]] = {}
    for spelling in sorted(_spellings(), key=lambda spelling: (-len(spelling), spelling)):
        by_first.setdefault(spelling[0], []).append(spelling[1:])
    branches = (f"{re.escape(first)}(?:{'|'.join(map(re.escape, rest))})" for first, rest in by_first.items())
    return re.compile("|".join(branches))


class _Plain(dict[int, str]):
    """What each character stands for before spellings are read: letters of other scripts as sounds, bare Latin letters."""

    def __missing__(self, code: int) -> str:
        self[code] = _letter(chr(code))
        return self[code]


def _letter(character: str) -> str:
    if unicodedata.category(character) == "Cf":
        return ""
    name = unicodedata.name(character, "")
    for prefix in _SYLLABIC:
        if name.startswith(prefix):
            return name[len(prefix) :].lower().removeprefix("small ")
    return "".join(c for c in unicodedata.normalize("NFKD", character) if not unicodedata.combining(c))


@cache
def _plain() -> Mapping[int, str]:
    table = _Plain({ord(sign): "" for sign in _SIGNS})
    for letter, sound in tables.load("letters", "cyrillic")["letters"].items():
        table[ord(letter)] = sound
    for _, row in tables.load("alike", "latin")["sound"]:
        for spelling in row:
            table |= {ord(character): character for character in spelling if ord(character) not in table}
    table |= {ord("^"): "", ord("$"): ""}
    return table
