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
from functools import cache, lru_cache

from consistency import tables
from consistency.normalize.romanize import System, folded, giving, searched, systems

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


def common(*forms: str) -> tuple[Native, ...]:
    """Native spellings that named systems romanize into every one of the forms (one or more), best supported first."""
    plain = [folded(form) for form in forms]
    if not all(plain) or any(len(form) > _LONGEST or not form.isalpha() for form in plain):
        return ()
    return _common(tuple(plain), forms if forms[0][:1].isupper() else tuple(plain))


def romanization_systems(form: str, native: str | None = None, language: str | None = None) -> tuple[str, ...]:
    """Ids of the systems that give the form: from the native spelling, or without one from the best-supported spellings.

    language (ISO 639-1) limits the systems to those for one language.

    >>> romanization_systems("Zghurskyi", native="Згурський")
    ('uk-bgn-2019', 'uk-kmu-2010')
    """
    if native is not None:
        return tuple(sorted(giving(form, native, language)))
    of_language = [id for id, system in searched().items() if language in (None, system.language)]
    supports = [set(found.systems[0]).intersection(of_language) for found in common(form)]
    most = max(map(len, supports), default=0)
    return tuple(sorted(set().union(*(support for support in supports if len(support) == most))))


@lru_cache(maxsize=1 << 14)
def _common(plain: tuple[str, ...], forms: Sequence[str]) -> tuple[Native, ...]:
    found = {_spelled(spelling, masks): masks for spelling, masks in _walk(plain)}
    likely = sorted(
        found, key=lambda spelling: (-min(mask.bit_count() for mask in found[spelling]), len(spelling), spelling)
    )
    natives = [native for spelling in likely[:_VERIFIED] if (native := _verified(spelling, forms))]
    return tuple(sorted(natives, key=lambda native: (*(-n for n in native.support), native.spelling)))


def _verified(spelling: str, forms: Sequence[str]) -> Native | None:
    cased = spelling[:1].upper() + spelling[1:] if forms[0][:1].isupper() else spelling
    found = tuple(tuple(id for id in giving(form, cased, among=searched()) if systems()[id].verified) for form in forms)
    return Native(cased, found) if all(found) else None


def _walk(forms: tuple[str, ...]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Spellings whose renditions run through all forms, each with the systems still possible for each form, as bit masks."""
    every = (1 << len(searched())) - 1
    stack: list[tuple[_At, str, _Masks]] = [((0,) * len(forms), "", (every,) * len(forms))]
    ends, given, seen = tuple(map(len, forms)), 0, set()
    while stack and given < _WALKED:
        at, spelling, masks = stack.pop()
        last = spelling[-1:] or "^"
        if at == ends and all(mask & ~_never(last + "$") for mask in masks):
            given += 1
            yield spelling, masks
        for letters, renditions in _letters(forms[0][at[0] : at[0] + 1]):
            allowed = ~_never(last + letters[0])
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


@cache
def _letters(first: str) -> list[tuple[str, _Renditions]]:
    """Native letters (or word endings) that some system renders with this Latin character first, or with nothing."""
    every: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    endings = {ending for system in searched().values() for ending in system.final}
    for bit, system in enumerate(searched().values()):
        for letters, latin in _rows(system, endings):
            every[letters][folded(latin)] |= 1 << bit
    return [
        (letters, dict(renditions))
        for letters, renditions in sorted(every.items())
        if any(latin[:1] in (first, "") for latin in renditions)
    ]


def _rows(system: System, endings: set[str]) -> Iterator[tuple[str, str]]:
    """Every rendition of every letter, whatever the context; and of the endings that any system treats as one."""
    yield from system.letters.items()
    yield from system.initial.items()
    yield from ((letters[-1], latin) for letters, latin in system.after.items())
    yield from ((letters[0], latin) for letters, latin in system.before.items())
    for ending in endings:
        if ending in system.final or all(letter in system.letters for letter in ending):
            yield ending, system.final.get(ending) or "".join(system.letters[letter] for letter in ending)


@lru_cache(maxsize=1 << 12)
def _never(pair: str) -> int:
    """The systems, as a bit mask, of the languages whose orthography does not put these two letters side by side."""
    mask = 0
    for bit, system in enumerate(searched().values()):
        table = tables.find("orthography", system.language)
        if any(re.fullmatch(pattern, pair) for pattern in table.get("never", ())):
            mask |= 1 << bit
    return mask


def _spelled(spelling: str, masks: tuple[int, ...]) -> str:
    """The spelling with the signs that Latin letters cannot show but the language's orthography asks for."""
    languages = {
        system.language for bit, system in enumerate(searched().values()) if all(mask >> bit & 1 for mask in masks)
    }
    if len(languages) != 1:
        return spelling
    for rewrite in tables.find("orthography", languages.pop()).get("rewrite", ()):
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
