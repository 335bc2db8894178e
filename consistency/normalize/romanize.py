"""Romanization: native spelling → Latin form by a named system, and the systems that give a form.

Systems are tables (`tables/romanize/`), each naming its standard. A letter's rendition depends at most on its
neighbours and on the ending of the word:

    final    the last two letters of a word of more than two      "ий" = "y"
    after    a letter after another one                           "зг" = "gh" (г after з)
    initial  a letter at the start of a word                      "є" = "ye"
    before   a letter before another one                          "ьо" = "y" (ь before о)
    letters  everywhere else
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache

from consistency import tables
from consistency.errors import TableError

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’ʼ](?=[^\W\d_]))*")
# The signs that stand for ь, ъ and the apostrophe. Systems tell them apart; the press drops them.
_SIGNS = re.compile("['’ʼ‘`´ʹ′\"”ʺ″·]")


@dataclass(frozen=True)
class System:
    """One romanization system. rank: 1 for the best known of its language. verified: checked against its standard."""

    id: str
    name: str
    language: str
    rank: int
    verified: bool
    letters: Mapping[str, str]
    initial: Mapping[str, str] = field(default_factory=dict)
    after: Mapping[str, str] = field(default_factory=dict)
    before: Mapping[str, str] = field(default_factory=dict)
    final: Mapping[str, str] = field(default_factory=dict)

    def word(self, word: str) -> str:
        """The Latin form of one word, its capitals kept."""
        lower = word.lower()
        ending = self.final.get(lower[-2:]) if len(lower) > 2 else None
        stem = lower[:-2] if ending is not None else lower
        renditions = [self.letter(lower, index) for index in range(len(stem))]
        if len(lower) == len(word):
            renditions = [_cased(latin, word, index) for index, latin in enumerate(renditions)]
        if ending is not None:
            renditions.append(ending.upper() if word[-2:].isupper() else ending)
        return "".join(renditions)

    def letter(self, word: str, index: int) -> str:
        """The Latin letters for one letter of a word in small letters, by what stands beside it."""
        letter = word[index]
        previous = word[index - 1] if index else ""
        rendition = self.after.get(previous + letter) if previous else self.initial.get(letter)
        if rendition is None:
            rendition = self.before.get(word[index : index + 2])
        if rendition is None:
            rendition = self.letters.get(letter, letter)
        return rendition


def romanize(text: str, system: str) -> str:
    """The text with each word written in Latin letters by the system; what the system does not know stays as it is.

    system is an id such as "uk-kmu-2010"; TableError, listing the known ids, if there is none.

    >>> romanize("Згурський", "uk-kmu-2010")
    'Zghurskyi'
    """
    known = systems()
    if system not in known:
        raise TableError(f"no romanization system {system!r}; the known ones are: {', '.join(sorted(known))}")
    return _WORD.sub(lambda match: known[system].word(match.group()), text)


@cache
def systems() -> Mapping[str, System]:
    """All systems by id, those of one language together, best known first."""
    found = [_system(name) for name in tables.names("romanize")]
    return {system.id: system for system in sorted(found, key=lambda s: (s.language, s.rank, s.id))}


def giving(form: str, native: str, language: str | None = None) -> tuple[str, ...]:
    """Ids of the systems (of one language, or of all) that give the form, sign for sign, from the native spelling.

    If none does, the systems that give it when the signs for ь and ъ are dropped, as the press drops them.
    """
    asked = [system.id for system in systems().values() if language in (None, system.language)]
    exact = _composed(form)
    found = tuple(id for id in asked if _composed(_romanized(native, id)) == exact)
    if found:
        return found
    plain = folded(form)
    return tuple(id for id in asked if folded(_romanized(native, id)) == plain)


def folded(form: str) -> str:
    """A Latin form for comparison: lower case, composed, without the signs for the soft and hard sign."""
    return _SIGNS.sub("", _composed(form))


def _composed(form: str) -> str:
    return unicodedata.normalize("NFC", form).lower()


@lru_cache(maxsize=1 << 16)
def _romanized(native: str, system: str) -> str:
    return romanize(native, system)


def _system(name: str) -> System:
    table = dict(tables.load("romanize", name))
    table.pop("source")
    table.pop("rows", None)
    try:
        return System(**table)
    except TypeError as error:
        raise TableError(
            f"romanize/{name}.toml: {error}; the sections are letters, initial, after, before, final"
        ) from error


def _cased(latin: str, word: str, index: int) -> str:
    if not word[index].isupper():
        return latin
    shouted = len(word) > 1 and word[index - 1 if index else index + 1].isupper()
    return latin.upper() if shouted else latin[:1].upper() + latin[1:]
