"""Which of many names are worth comparing: blocking by the skeleton of their sounds, near-linear in the number of names.

Names stand in the order of their sounds, so that one name's candidates stand close together in memory: of 100,000 names each
then costs about what each of 10,000 does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import combinations

from rapidfuzz import process
from rapidfuzz.distance import Indel

from consistency import tables
from consistency.compare.full import split
from consistency.compare.sounds import VOWELS, sounds

_DOUBLED = re.compile(r"(.)\1+")
_GLIDE = re.compile(f"[ij]+(?=[{VOWELS}])")
# Of a block of more names than the first, each is compared with so many that follow it: in the order of their beginnings
# where the skeletons are the same, of their ends where each may lack a sound.
_WHOLE, _LACKING = (90, 22), (18, 4)
# A name looks for candidates in its smaller blocks first, until it has about so many.
_ENOUGH = 60
# Of each name's candidates so many, the most alike, of those that are at least so alike.
_KEPT, _ALIKE = 12, 0.6
_likeness = Indel.normalized_similarity
# So many letters of a name, its first words and the first letters of a word count: what is longer is no name.
_LONGEST, _WORDS, _LETTERS = 300, 6, 60


def name_pairs(names: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs (i, j), i < j, of positions of names worth comparing, each once, sorted."""
    words, heard = _Words(), _Heard()
    spoken = [_spoken(name, words, heard) for name in names]
    # From here on a name is known by its rank in the order of sounds: names of one block then stand in that order too.
    order = sorted(range(len(spoken)), key=[_beginning(text, words) for text in spoken].__getitem__)
    ranked = [spoken[position] for position in order]
    return _pairs(_candidates(ranked, words), list(map(_outline, ranked)), order)


_Word = tuple[str, str, tuple[str, ...], tuple[str, ...]]


class _Words(dict[str, _Word]):
    """The sounds of a word → its skeleton, what it is sorted by, and its keys as a whole and with a sound left out.

    Tuples of strings: they cost the collector of garbage nothing, however many words there are.
    """

    def __missing__(self, text: str) -> _Word:
        skeleton, otherwise = _skeleton(text, "classes"), _skeleton(text, "otherwise")
        plain = _GLIDE.sub("", text)
        outline = _DOUBLED.sub(_once, plain.translate(_classes("outline")))
        whole = (skeleton, otherwise) if skeleton != otherwise else (skeleton,) if skeleton else ()
        lacking = [skeleton[:index] + skeleton[index + 1 :] for index in range(len(skeleton))] if skeleton[2:] else []
        self[text] = skeleton, f"{outline}/{plain}", whole, tuple(dict.fromkeys([*whole, *lacking]))
        return self[text]


class _Heard(dict[str, str]):
    """A written word → its sounds."""

    def __missing__(self, word: str) -> str:
        self[word] = sounds(word)
        return self[word]


def _spoken(name: str, words: _Words, heard: _Heard) -> str:
    """The sounds of the words of a name, in the order of their skeletons."""
    found = [heard[word[:_LETTERS]] for word in split(name[:_LONGEST])[:_WORDS]]
    return found[0] if len(found) == 1 else " ".join(sorted(filter(None, found), key=words.__getitem__))


def _skeleton(text: str, reading: str) -> str:
    """Consonants, those that variants exchange taken as one; the first sound of a name that has none."""
    return _DOUBLED.sub(_once, text.translate(_classes(reading))) or text[:1]


def _once(match: re.Match[str]) -> str:
    return match.group(1)


@cache
def _classes(reading: str) -> dict[int, str]:
    rows = tables.load("alike", "latin")[reading]
    return {ord(sound): row[:1].strip() for row in rows for sound in row.strip()}


def _beginning(text: str, words: _Words) -> str:
    found = [words[word] for word in text.split(" ")]
    return " ".join([word[0] for word in found] + [word[1] for word in found])


def _end(text: str, words: _Words) -> str:
    return " ".join([words[word][1] for word in text.split(" ")])[::-1]


def _outline(text: str) -> str:
    """The sounds as they are, and again with those taken as one that variants exchange: both count in a comparison."""
    return f"{text.translate(_classes('outline'))} {text}"


def _whole(text: str, words: _Words) -> Iterable[str]:
    """The skeletons of the words, and of each two of them."""
    if " " not in text:
        return words[text][2]
    found = [words[word] for word in text.split(" ")]
    two = [f"{a} {b}" for a, b in combinations(sorted({word[0] for word in found}), 2)]
    return dict.fromkeys([*two, *(key for word in found for key in word[2])])


def _lacking(text: str, words: _Words) -> Iterable[str]:
    """The skeletons of the words, and these with a sound left out."""
    return dict.fromkeys([key for word in text.split(" ") for key in words[word][3]])


def _blocks(keyed: Iterable[tuple[int, Iterable[str]]]) -> Iterable[list[int]]:
    """The ranks of all names that have a key, in the order given, for each key that several have.

    Most keys are one name's only, and cost no list.
    """
    first: dict[str, int] = {}
    blocks: dict[str, list[int]] = {}
    for rank, keys in keyed:
        for key in keys:
            at = first.setdefault(key, rank)
            if at == rank:
                continue
            if key in blocks:
                blocks[key].append(rank)
            else:
                blocks[key] = [at, rank]
    return blocks.values()


def _candidates(ranked: Sequence[str], words: _Words) -> list[list[int]]:
    """For each name others that may be it, some of them twice; of two names one has the other, or both have."""
    near: list[list[int]] = [[] for _ in ranked]
    _meet(near, _blocks((rank, _whole(text, words)) for rank, text in enumerate(ranked)), *_WHOLE)
    by_end = sorted(range(len(ranked)), key=[_end(text, words) for text in ranked].__getitem__)
    _meet(near, _blocks((rank, _lacking(ranked[rank], words)) for rank in by_end), *_LACKING)
    return near


def _meet(near: Sequence[list[int]], blocks: Iterable[list[int]], whole: int, neighbours: int) -> None:
    for block in sorted(blocks, key=len):
        reach = whole if len(block) <= whole else neighbours
        for index, rank in enumerate(block, 1):
            found = near[rank]
            if len(found) < _ENOUGH:
                found += block[index : index + reach]


def _pairs(near: list[list[int]], texts: Sequence[str], order: Sequence[int]) -> list[tuple[int, int]]:
    """The most alike of each name's candidates, as pairs of positions."""
    beside: list[list[int]] = [[] for _ in order]
    while near:
        if candidates := near.pop():
            rank = len(near)
            position, others = order[rank], list(set(candidates))
            choices = [texts[other] for other in others]
            found = process.extract(texts[rank], choices, scorer=_likeness, limit=_KEPT, score_cutoff=_ALIKE)
            for _, _, index in found:
                other = order[others[index]]
                if position < other:
                    beside[position].append(other)
                else:
                    beside[other].append(position)
    return [(position, other) for position, others in enumerate(beside) for other in sorted(set(others))]
