"""Romanization: native spelling → Latin form by a named system, and the systems that give a form.

Systems are tables (`tables/romanize/`, whose README says all that they can hold), each naming its standard. A row
rewrites one or more letters of a word. Of the rows that hold, the first in this order is taken:

    final    the ending of a word, never the whole of it        "ий" = "y"
    context  by the signs before and after, in the order given  after = "^", letters = { "μπ" = "b" }
    initial  a letter at the start of a word                    "є" = "ye"
    after    a letter after another one                         "зг" = "gh" (г after з)
    before   a letter before another one                        "ьо" = "y" (ь before о)
    letters  everywhere else, the longest first
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, lru_cache
from typing import Any

from consistency import tables
from consistency.errors import TableError

# Letters with their marks (vowels of Arabic and Hebrew too), and an apostrophe between letters.
_MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670"
_WORD = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{_MARKS}]|['’ʼ](?=[^\W\d_]))*")
# The signs that stand for ь, ъ and the apostrophe. Systems tell them apart; the press drops them.
_SIGNS = re.compile("['’ʼ‘`´ʹ′\"”ʺ″·]")
# Longer forms are not held against tables with several renditions: the ways to read one grow with its square.
_LONGEST = 100

Renditions = str | Sequence[str]


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A row: letters → Latin renditions, between these signs. ^ is the start of a word, $ its end; None: whatever stands there."""

    letters: str
    latin: tuple[str, ...]
    after: frozenset[str] | None = None
    not_after: frozenset[str] = frozenset()
    before: frozenset[str] | None = None
    not_before: frozenset[str] = frozenset()

    def holds(self, word: str, index: int) -> bool:
        """True if the row rewrites the letters of the word that begin at the index."""
        end = index + len(self.letters)
        if word[index:end] != self.letters:
            return False
        previous = word[index - 1] if index else "^"
        if previous in self.not_after or (self.after is not None and previous not in self.after):
            return False
        following = word[end] if end < len(word) else "$"
        return following not in self.not_before and (self.before is None or following in self.before)


@dataclass(frozen=True)
class System:
    """One romanization system.

    letters to context are the sections of the module's docstring; only a row of a context may have several renditions, the
    first of which is written. rank: 1 for the best known of its language. verified: checked against its standard.
    search: asked for native spellings of a Latin form. habit: no system, but what the press makes of names.
    decompose, same, swap: how a word is read before it is rewritten. whole, joint, unwritten, also: what becomes of it.
    The README beside the tables explains each.
    """

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
    context: Sequence[Mapping[str, Any]] = ()
    classes: Mapping[str, str] = field(default_factory=dict)
    search: bool = False
    habit: bool = False
    decompose: bool = False
    whole: bool = False
    same: Sequence[Sequence[str]] = ()
    swap: Sequence[str] = ()
    joint: Sequence[str] = ("",)
    unwritten: Sequence[str] = ()
    also: Mapping[str, Renditions] = field(default_factory=dict)

    def word(self, word: str) -> str:
        """The Latin form of one word, its capitals kept; as it is if the system knows no letter of it."""
        read = self._read(word)
        pieces, index = [], 0
        for text, rewrite in self._cut(read):
            end = index + len(text)
            written = read[index:end]
            if rewrite:
                latin = rewrite.latin[0]
                written = latin if written == text else _cased(latin, read, index, end)
            pieces.append(written)
            index = end
        return unicodedata.normalize("NFC", self.joint[0].join(filter(None, pieces))) if pieces else word

    def letter(self, word: str, index: int) -> str:
        """The Latin letters for one letter of a word in small letters, by what stands beside it."""
        found = (row for row in self._rows.get(word[index], ()) if len(row.letters) == 1 and row.holds(word, index))
        rewrite = next(found, None)
        return rewrite.latin[0] if rewrite else word[index]

    def knows(self, native: str) -> bool:
        """True if the system romanizes some word of the native spelling."""
        if self._alphabet.isdisjoint(_lower(self._read(native))):
            return False
        return not self.whole or any(self._cut(self._read(match.group())) for match in _WORD.finditer(native))

    def gives(self, native: str, form: str, plain: bool = False) -> bool:
        """True if the form, in composed small letters, is one of the renditions of the native spelling.

        plain: if it is with the signs for the soft and hard sign and the hyphens left out, as they are in the form.
        """
        if not self.several:
            romanized = _romanized(native, self.id)
            return (_plain(romanized) if plain else _composed(romanized)) == form
        return len(form) <= _LONGEST and self._reads(native, unicodedata.normalize("NFD", form), plain)

    @cached_property
    def several(self) -> bool:
        """True if a spelling can have more than one rendition."""
        rows = (row for rows in self._rows.values() for row in rows)
        return bool(self.unwritten) or len(self.joint) > 1 or any(len(row.latin) > 1 for row in rows)

    def _reads(self, native: str, form: str, plain: bool) -> bool:
        steps: list[Sequence[str]] = []
        last = 0
        for match in _WORD.finditer(native):
            steps.append(self._practised((native[last : match.start()].lower(),)))
            last = match.end()
            cut = self._cut(self._read(match.group())) or [(match.group().lower(), None)]
            for index, (text, rewrite) in enumerate(cut):
                steps += [self.joint] if index else []
                steps += [rewrite.latin if rewrite else (text,)]
                steps += [("", *self.unwritten)] if self.unwritten else []
        steps.append((native[last:].lower(),))
        ends = {0}
        for renditions in steps:
            ends = _stepped(form, ends, map(_plain, renditions) if plain else renditions)
        return len(form) in ends

    def _cut(self, read: str) -> Sequence[tuple[str, Rewrite | None]]:
        """A word cut into what one row each rewrites; None for a letter that is not known; empty if the word stays as it is."""
        lower = _lower(read)
        if self._alphabet.isdisjoint(lower):
            return ()
        cut = list(self._rewrites(lower))
        return () if self.whole and any(rewrite is None for _, rewrite in cut) else cut

    def _rewrites(self, word: str) -> Iterator[tuple[str, Rewrite | None]]:
        rows, plain, index = self._rows, self._plain, 0
        while index < len(word):
            step: tuple[str, Rewrite | None] | None = plain.get(word[index])
            if step is None:
                rewrite = next((row for row in rows.get(word[index], ()) if row.holds(word, index)), None)
                step = rewrite.letters if rewrite else word[index], rewrite
            index += len(step[0])
            yield step

    def _read(self, word: str) -> str:
        composed = unicodedata.normalize("NFD" if self.decompose else "NFC", word)
        for signs in self.swap:
            composed = composed.replace(signs, signs[::-1])
        return composed.translate(self._same) if self.same else composed

    @cached_property
    def _same(self) -> Mapping[int, str]:
        return {ord(letter): read for letters, reads in self.same for letter, read in zip(letters, reads, strict=True)}

    @cached_property
    def _alphabet(self) -> frozenset[str]:
        return frozenset(letter for letters in self.letters for letter in letters) - frozenset("'’ʼ")

    @cached_property
    def _rows(self) -> Mapping[str, Sequence[Rewrite]]:
        """The rows by their first letter, those to be tried first first."""
        rows: dict[str, list[Rewrite]] = defaultdict(list)
        for row in self._all_rows():
            letters = self._read(row.letters)
            rows[letters[0]].append(replace(row, letters=letters, latin=self._practised(row.latin)))
        return dict(rows)

    @cached_property
    def _plain(self) -> Mapping[str, tuple[str, Rewrite]]:
        """The letters that have one row, whatever stands beside them."""
        return {
            key: (key, row[0])
            for key, row in self._rows.items()
            if len(row) == 1 and row[0] == Rewrite(key, row[0].latin)
        }

    def _all_rows(self) -> Iterator[Rewrite]:
        start, end = frozenset("^"), frozenset("$")
        for letters, latin in self.final.items():
            yield Rewrite(letters, (latin,), before=end, not_after=start)
        for context in self.context:
            signs = {key: self._signs(context[key]) for key in _CONTEXT if key in context}
            for letters, renditions in _longest_first(context.get("letters", self.letters)):
                yield Rewrite(letters, renditions, **signs)
        for letters, latin in self.initial.items():
            yield Rewrite(letters, (latin,), after=start)
        for letter, latin, beside in _beside((key[1], latin, key[0]) for key, latin in self.after.items()):
            yield Rewrite(letter, (latin,), after=beside)
        for letter, latin, beside in _beside((key[0], latin, key[1]) for key, latin in self.before.items()):
            yield Rewrite(letter, (latin,), before=beside)
        for letters, renditions in _longest_first(self.letters):
            yield Rewrite(letters, renditions)

    def _practised(self, latin: Sequence[str]) -> tuple[str, ...]:
        """The renditions, and what practice also makes of them."""
        found = list(latin)
        for written, others in self.also.items():
            found += [one.replace(written, other) for one in found for other in _several(others) if written in one]
        return tuple(dict.fromkeys(found))

    def _signs(self, signs: str) -> frozenset[str]:
        return frozenset(signs.format_map(self.classes))


def romanize(text: str, system: str) -> str:
    """The text with each word written in Latin letters by the system; what the system does not know stays as it is.

    system is an id such as "uk-kmu-2010"; TableError, listing the known ids, if there is none. Scripts without capitals
    give small letters.

    >>> romanize("Згурський", "uk-kmu-2010")
    'Zghurskyi'
    """
    known = systems()
    if system not in known:
        raise TableError(f"no romanization system {system!r}; the known ones are: {', '.join(sorted(known))}")
    return _WORD.sub(lambda match: known[system].word(match.group()), text)


class Systems(Mapping[str, System]):
    """All systems by id, each read when it is asked for; in order those of one language together, best known first."""

    def __getitem__(self, id: str) -> System:
        if id not in self:
            raise KeyError(id)
        return _system(id)

    def __contains__(self, id: object) -> bool:
        return id in _ids()

    def __len__(self) -> int:
        return len(_ids())

    def __iter__(self) -> Iterator[str]:
        return iter(_ordered(tables.names("romanize")))


@cache
def systems() -> Systems:
    """All systems by id."""
    return Systems()


@cache
def _ids() -> frozenset[str]:
    return frozenset(tables.names("romanize"))


@cache
def _ordered(ids: Sequence[str]) -> Sequence[str]:
    found = sorted(map(_system, ids), key=lambda system: (system.language, system.rank, system.id))
    return tuple(system.id for system in found)


def giving(
    form: str, native: str, language: str | None = None, among: Mapping[str, System] | None = None
) -> tuple[str, ...]:
    """Ids of the systems (of one language, or of all) that give the form, sign for sign, from the native spelling.

    If none does, the systems that give it when the signs for ь and ъ and hyphens are dropped, as the press drops them;
    if none does that either, the habits that give it in one way or the other.
    """
    known = (systems() if among is None else among).values()
    asked = [system for system in known if language in (None, system.language) and system.knows(native)]
    exact, plain = _composed(form), _plain(form)
    for habit in (False, True):
        for wanted, bare in ((exact, False), (plain, True)):
            found = [one.id for one in asked if one.habit is habit and one.gives(native, wanted, bare)]
            if found:
                return tuple(found)
    return ()


def folded(form: str) -> str:
    """A Latin form for comparison: lower case, composed, without the signs for the soft and hard sign."""
    return _SIGNS.sub("", _composed(form))


def _plain(form: str) -> str:
    return folded(form).replace("-", "")


def _composed(form: str) -> str:
    return unicodedata.normalize("NFC", form).lower()


@lru_cache(maxsize=1 << 16)
def _romanized(native: str, system: str) -> str:
    return romanize(native, system)


_CONTEXT = ("after", "not_after", "before", "not_before")


@cache
def _system(name: str) -> System:
    table = dict(tables.load("romanize", name))
    table.pop("source")
    table.pop("rows", None)
    try:
        system = System(**table)
        unknown = {key for context in system.context for key in context} - {*_CONTEXT, "letters"}
        if unknown:
            raise TypeError(f"a context holds {', '.join(sorted(unknown))}")
    except TypeError as error:
        raise TableError(f"romanize/{name}.toml: {error}; the README beside it lists what a table can hold") from error
    return system


def _several(latin: Renditions) -> tuple[str, ...]:
    return (latin,) if isinstance(latin, str) else tuple(latin)


def _longest_first(letters: Mapping[str, Renditions]) -> Iterable[tuple[str, tuple[str, ...]]]:
    return ((key, _several(latin)) for key, latin in sorted(letters.items(), key=lambda row: -len(row[0])))


def _beside(rows: Iterable[tuple[str, str, str]]) -> Iterator[tuple[str, str, frozenset[str]]]:
    """Letter, rendition and all the signs beside which it holds, of rows with one sign each."""
    signs: dict[tuple[str, str], set[str]] = defaultdict(set)
    for letter, latin, sign in rows:
        signs[letter, latin].add(sign)
    return ((letter, latin, frozenset(beside)) for (letter, latin), beside in signs.items())


def _stepped(form: str, ends: Iterable[int], renditions: Iterable[str]) -> set[int]:
    """Where in the form one of the renditions ends that begins at one of the ends."""
    pieces = [unicodedata.normalize("NFD", latin) for latin in renditions]
    return {end + len(piece) for end in ends for piece in pieces if form.startswith(piece, end)}


def _lower(word: str) -> str:
    """The word in small letters, as long as it was."""
    lower = word.lower()
    return lower if len(lower) == len(word) else "".join(min(x.lower(), x, key=len) for x in word)


def _cased(latin: str, word: str, start: int, end: int) -> str:
    """The rendition of these letters of the word, with their capitals."""
    if not word[start].isupper():
        return latin
    neighbour = start + 1 if end - start > 1 or not start else start - 1
    beside = word[neighbour : neighbour + 1]
    return latin.upper() if beside.isupper() else latin[:1].upper() + latin[1:]
