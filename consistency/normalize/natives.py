"""Native spellings that a Latin form may stand for, found by reading the romanization tables backwards.

Two forms are walked side by side: a native letter is taken if some system of the first form's candidates renders it as
the next letters of the first form, and some system of the second form's as those of the second. What survives to both
ends is romanized forwards again, so a spelling is named only with systems that really give the forms.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from consistency import tables
from consistency.normalize.romanize import System, folded, giving, systems

# Longer than any word of a name; a longer "name" is noise and would cost time for nothing.
_LONGEST = 40
# Spellings looked at before the walk gives up, and spellings romanized forwards: the best ones come first.
_WALKED, _VERIFIED = 400, 12


@dataclass(frozen=True, slots=True)
class Native:
    """A native spelling with, for each form asked about, the systems that romanize it into that form."""

    spelling: str
    systems: tuple[tuple[str, ...], ...]

    @property
    def support(self) -> tuple[int, int, int]:
        """More systems for the least supported form, then more in all, then the shorter spelling."""
        counts = [len(found) for found in self.systems]
        return min(counts), sum(counts), -len(self.spelling)


class Circle:
    """Languages whose names are written in each other's spelling, and the systems that are asked for their native spellings."""

    def __init__(self, languages: Sequence[str]) -> None:
        self.languages = frozenset(languages)
        found = ((id, system) for id, system in systems().items() if system.language in self.languages)
        self.systems = {id: system for id, system in found if system.search}
        self._letters: dict[str, list[tuple[str, _Renditions]]] = {}
        self._never: dict[str, int] = {}

    def has_family_name(self, spelling: str) -> bool:
        """True if the spelling ends as family names of one of the languages do."""
        endings = (tuple(tables.load("orthography", language)["family_endings"]) for language in self.languages)
        return any(spelling.endswith(ending) for ending in endings)

    def letters(self, first: str) -> list[tuple[str, _Renditions]]:
        """Native letters (or word endings) that some system renders with this Latin character first, or with nothing."""
        if first not in self._letters:
            self._letters[first] = [
                (letters, renditions)
                for letters, renditions in self._every
                if any(latin[:1] in (first, "") for latin in renditions)
            ]
        return self._letters[first]

    def never(self, pair: str) -> int:
        """The systems, as a bit mask, of the languages whose orthography does not put these two letters side by side."""
        if pair not in self._never:
            mask = 0
            for bit, system in enumerate(self.systems.values()):
                table = tables.load("orthography", system.language)
                if any(re.fullmatch(pattern, pair) for pattern in table["never"]):
                    mask |= 1 << bit
            self._never[pair] = mask
        return self._never[pair]

    @cached_property
    def _every(self) -> Sequence[tuple[str, _Renditions]]:
        every: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        alphabet = {letter for language in self.languages for letter in tables.load("orthography", language)["letters"]}
        endings = {ending for system in self.systems.values() for ending in system.final}
        for bit, system in enumerate(self.systems.values()):
            for letters, latin in _rows(system, endings):
                if alphabet.issuperset(letters):
                    every[letters][folded(latin)] |= 1 << bit
        return [(letters, dict(renditions)) for letters, renditions in sorted(every.items())]


@cache
def circles() -> tuple[Circle, ...]:
    """All circles of the languages whose orthography is known (`tables/orthography`)."""
    members: dict[str, list[str]] = defaultdict(list)
    for language in tables.names("orthography"):
        members[tables.load("orthography", language)["circle"]].append(language)
    return tuple(Circle(languages) for languages in members.values())


def common(*forms: str, language: str | None = None) -> tuple[Native, ...]:
    """Native spellings that named systems romanize into every one of the forms (one or more).

    First those that end as family names of their language do, of these the best supported. The systems of a spelling are those
    of one circle of languages; language (ISO 639-1) asks for those of its circle only.
    """
    plain = [folded(form) for form in forms]
    if not all(plain) or any(len(form) > _LONGEST or not form.isalpha() for form in plain):
        return ()
    asked = [circle for circle in circles() if language is None or language in circle.languages]
    cased = forms if forms[0][:1].isupper() else tuple(plain)
    found = [(circle, native) for circle in asked for native in _common(circle, tuple(plain), cased)]
    found.sort(key=lambda pair: (not pair[0].has_family_name(pair[1].spelling), *(-n for n in pair[1].support)))
    return tuple(native for _, native in found)


def romanization_systems(form: str, native: str | None = None, language: str | None = None) -> tuple[str, ...]:
    """Ids of the systems that give the form: from the native spelling, or without one from the best-supported spellings.

    language (ISO 639-1) limits the systems to those for one language. Without a native spelling only languages are asked
    whose orthography is known (`tables/orthography`).

    >>> romanization_systems("Zghurskyi", native="Згурський")
    ('uk-bgn-2019', 'uk-kmu-2010')
    """
    if native is not None:
        return tuple(sorted(giving(form, native, language)))
    found = [[id for id in native.systems[0] if _is_of(id, language)] for native in common(form, language=language)]
    most = max(map(len, found), default=0)
    return tuple(sorted({id for support in found if len(support) == most for id in support}))


def _is_of(id: str, language: str | None) -> bool:
    return language in (None, systems()[id].language)


@lru_cache(maxsize=1 << 14)
def _common(circle: Circle, plain: tuple[str, ...], forms: Sequence[str]) -> tuple[Native, ...]:
    found = {_spelled(spelling, masks, circle): masks for spelling, masks in _walk(circle, plain)}
    likely = sorted(
        found, key=lambda spelling: (-min(mask.bit_count() for mask in found[spelling]), len(spelling), spelling)
    )
    natives = (_verified(spelling, forms, circle) for spelling in likely[:_VERIFIED])
    return tuple(sorted((native for native in natives if native), key=lambda native: native.spelling))


def _verified(spelling: str, forms: Sequence[str], circle: Circle) -> Native | None:
    cased = spelling[:1].upper() + spelling[1:] if forms[0][:1].isupper() else spelling
    giving_each = (giving(form, cased, among=circle.systems) for form in forms)
    found = tuple(tuple(id for id in ids if systems()[id].verified) for ids in giving_each)
    return Native(cased, found) if all(found) else None


def _walk(circle: Circle, forms: tuple[str, ...]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Spellings whose renditions run through all forms, each with the systems still possible for each form, as bit masks."""
    every = (1 << len(circle.systems)) - 1
    stack: list[tuple[_At, str, _Masks]] = [((0,) * len(forms), "", (every,) * len(forms))]
    ends, given, seen = tuple(map(len, forms)), 0, set()
    while stack and given < _WALKED:
        at, spelling, masks = stack.pop()
        last = spelling[-1:] or "^"
        if at == ends and all(mask & ~circle.never(last + "$") for mask in masks):
            given += 1
            yield spelling, masks
        for letters, renditions in circle.letters(forms[0][at[0] : at[0] + 1]):
            allowed = ~circle.never(last + letters[0])
            for state in _stepped(forms, at, tuple(mask & allowed for mask in masks), renditions):
                step = state[0], spelling + letters, state[1]
                if state[0] != at and step not in seen:
                    seen.add(step)
                    stack.append(step)


_At = tuple[int, ...]
_Masks = tuple[int, ...]
_Renditions = Mapping[str, int]


def _stepped(forms: tuple[str, ...], at: _At, masks: _Masks, renditions: _Renditions) -> Iterator[tuple[_At, _Masks]]:
    """Every way to read one native letter off all the forms at once."""
    states: list[tuple[_At, _Masks]] = [((), ())]
    for form, index, mask in zip(forms, at, masks, strict=True):
        steps = [
            (index + len(latin), mask & ids)
            for latin, ids in renditions.items()
            if mask & ids and form.startswith(latin, index)
        ]
        states = [((*ends, end), (*left, ids)) for ends, left in states for end, ids in steps]
    yield from states


def _rows(system: System, endings: set[str]) -> Iterator[tuple[str, str]]:
    """Every rendition of every letter, whatever the context; and of the endings that any system treats as one."""
    yield from system.letters.items()
    yield from system.initial.items()
    yield from ((letters[-1], latin) for letters, latin in system.after.items())
    yield from ((letters[0], latin) for letters, latin in system.before.items())
    for context in system.context:
        yield from (
            (letters, latin) for letters, several in context.get("letters", {}).items() for latin in _each(several)
        )
    for ending in endings:
        if ending in system.final or all(letter in system.letters for letter in ending):
            yield ending, system.final.get(ending) or "".join(system.letters[letter] for letter in ending)


def _each(renditions: str | Sequence[str]) -> Sequence[str]:
    return (renditions,) if isinstance(renditions, str) else renditions


def _spelled(spelling: str, masks: tuple[int, ...], circle: Circle) -> str:
    """The spelling with the signs that Latin letters cannot show but the language's orthography asks for."""
    of_all = (system for bit, system in enumerate(circle.systems.values()) if all(mask >> bit & 1 for mask in masks))
    languages = {system.language for system in of_all}
    if len(languages) != 1:
        return spelling
    for rewrite in tables.load("orthography", languages.pop())["rewrite"]:
        spelling = re.sub(rewrite["from"], rewrite["to"], spelling)
    return spelling


def mixes(form: str, native: str, ids: Sequence[str]) -> bool:
    """True if the form renders each letter of the native spelling as some of the systems do, though none gives it as a whole.

    >>> mixes("Kuvshynnikova", "Кувшинникова", ["uk-kmu-2010", "ru-bgn-1947"])
    True
    """
    plain, word = folded(form), native.lower()
    ends = {0}
    for index in range(len(word)):
        latin = {folded(systems()[id].letter(word, index)) for id in ids}
        ends = {end + len(piece) for end in ends for piece in latin if plain.startswith(piece, end)}
    return len(plain) in ends and not any(folded(systems()[id].word(word)) == plain for id in ids)
