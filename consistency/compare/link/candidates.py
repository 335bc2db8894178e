"""Pairs of spellings worth judging, from blocks: the cost grows with the number of spellings, not with its square."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import combinations
from typing import Any

from consistency.model import NameUse
from consistency.normalize.known import plain

# Shorter words are one letter away from too many others; longer ones are no names.
_SHORTEST, _LONGEST = 3, 40
# Of a block of more spellings only neighbours in sorted order are compared, so that the cost stays linear.
_BLOCK, _NEIGHBOURS = 24, 6
# Given names of one family that are compared with each other.
_GIVENS = 12
# The letters that a Cyrillic name may lose to its case.
_ENDING, _STEM = 2, 4
_JOINERS = re.compile(r"[ _'’ʼ-]")
_SAINT = re.compile(r"^(?:saint|st)\.?[ _-]")
_LATIN, _CYRILLIC = re.compile("[A-Za-z]"), re.compile("[\u0400-\u052f]")
_UMLAUTS = (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ø", "oe"), ("å", "aa"))


_SETS = ("givens", "sexes", "partners", "roles", "titles", "beside", "within")


class Corpus:
    """The uses of all spellings, by spelling and document."""

    def __init__(self, uses: Iterable[NameUse]) -> None:
        self.uses: dict[str, dict[str, NameUse]] = defaultdict(dict)
        for use in uses:
            self.uses[use.key][use.places[0].document if use.places else ""] = use
        self.keys = sorted(self.uses)
        self._whole: dict[str, NameUse] = {}

    def whole(self, key: str) -> NameUse:
        """The uses of a spelling in all documents as one; sentences and lists are left out, since their numbers are a document's."""
        if key not in self._whole:
            every = list(self.uses[key].values())
            sets: dict[str, Any] = {kind: frozenset().union(*(getattr(use, kind) for use in every)) for kind in _SETS}
            self._whole[key] = replace(
                every[0],
                name=next((use.name for use in every if use.name.kind == "person"), every[0].name),
                places=tuple(place for use in every for place in use.places),
                common=any(use.common for use in every),
                gloss=all(use.gloss for use in every),
                sentences=frozenset(),
                lists=frozenset(),
                **sets,
            )
        return self._whole[key]

    @cached_property
    def words(self) -> list[str]:
        """The spellings of one word, without short ones, abbreviations and mixtures of two scripts."""
        sized = (key for key in self.keys if _SHORTEST <= len(key) <= _LONGEST and " " not in key)
        return [key for key in sized if not key.isupper() and not (_LATIN.search(key) and _CYRILLIC.search(key))]

    def count(self, key: str) -> int:
        """In how many places a spelling stands."""
        return sum(len(use.places) for use in self.uses[key].values())


def typing_pairs(corpus: Corpus) -> Iterator[tuple[str, str]]:
    """Words that are equal once a letter is left out of one or of both: every pair at a distance of one, and some at two."""
    blocks: dict[str, list[str]] = defaultdict(list)
    for key in corpus.words:
        form = typed(key)
        for left in {form, *(form[:at] + form[at + 1 :] for at in range(len(form)))}:
            blocks[left].append(key)
    return _pairs(blocks.values())


def typed(key: str) -> str:
    """What is compared of a word: without diacritics, and without the ending that its case may change."""
    form = plain(key)
    return form[: max(_STEM, len(form) - _ENDING)] if "\u0400" <= form[:1] <= "\u052f" else form


def writing_pairs(corpus: Corpus) -> Iterator[tuple[str, str]]:
    """Spellings of the same letters: diacritics, hyphens, spaces and capitals apart, and ü for ue."""
    blocks: dict[str, list[str]] = defaultdict(list)
    for key in corpus.keys:
        if _SHORTEST <= len(key) <= _LONGEST:
            for form in squeezed(key):
                blocks[form].append(key)
    return _pairs(blocks.values())


def squeezed(key: str) -> set[str]:
    """The letters of a spelling without diacritics, and with ae, oe, ue for ä, ö, ü."""
    spelled = key.lower()
    for umlaut, letters in _UMLAUTS:
        spelled = spelled.replace(umlaut, letters)
    return {_JOINERS.sub("", _SAINT.sub("st", plain(form))) for form in (key, spelled)}


def given_pairs(corpus: Corpus) -> Iterator[tuple[str, str]]:
    """Given names that stand with one family name."""
    families: dict[str, set[str]] = defaultdict(set)
    for key in corpus.words:
        for use in corpus.uses[key].values():
            if "given" in use.roles:
                for partner in use.partners:
                    families[partner].add(key)
    return _pairs([sorted(found)[:_GIVENS] for _, found in sorted(families.items())])


def _pairs(blocks: Iterable[Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Pairs of each block, each once and in order."""
    found: set[tuple[str, str]] = set()
    for block in blocks:
        if len(block) <= _BLOCK:
            found.update(tuple(sorted(pair)) for pair in combinations(block, 2))  # type: ignore[misc]
        else:
            for index, key in enumerate(ordered := sorted(block)):
                found.update((key, other) for other in ordered[index + 1 : index + 1 + _NEIGHBOURS])
    return iter(sorted(found))
