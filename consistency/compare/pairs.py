"""Which of many names are worth comparing: blocking by the skeleton of their sounds, near-linear in the number of names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import combinations

from rapidfuzz import process
from rapidfuzz.distance import Indel

from consistency import tables
from consistency.compare.alike import sounded
from consistency.compare.full import words

# Marks the key of a skeleton that may lack a sound.
_SHORT = "~"
_DOUBLED = re.compile(r"(.)\1+")
# Of a block of more names than the first, those are compared that stand within the second of each other in the order of
# their sounds: of names with one skeleton, and of names that may lack one sound of it.
_WHOLE, _LACKING = (90, 22), (18, 4)
# For each name so many others, the most alike, of those that are at least so alike.
_KEPT, _ALIKE = 12, 0.45
# So many letters of a name, its first words and the first letters of a word count: what is longer is no name.
_LONGEST, _WORDS, _LETTERS = 300, 6, 60


def name_pairs(names: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs (i, j), i < j, of positions of names worth comparing, each once, sorted."""
    spoken = [
        " ".join(sorted(sounded(word[:_LETTERS]).text for word in words(name[:_LONGEST])[:_WORDS])) for name in names
    ]
    # From here on a name is known by its rank in the order of sounds: names of one block then stand in that order too.
    order = sorted(range(len(names)), key=spoken.__getitem__)
    texts = [_outline(spoken[position]) for position in order]
    blocks = _blocks(_keys(spoken[position].split(" ")) for position in order)
    near: list[list[int]] = [[] for _ in names]
    for key, block in blocks.items():
        whole, neighbours = _LACKING if key.startswith(_SHORT) else _WHOLE
        reach = whole if len(block) <= whole else neighbours
        for index, rank in enumerate(block, 1):
            near[rank] += block[index : index + reach]
    return _pairs(near, texts, order)


def _blocks(keys: Iterable[Iterable[str]]) -> Mapping[str, Sequence[int]]:
    """Each key that several names have → their ranks, ascending. Most keys are one name's only, and cost no list."""
    first: dict[str, int] = {}
    blocks: dict[str, list[int]] = {}
    for rank, of_name in enumerate(keys):
        for key in of_name:
            at = first.setdefault(key, rank)
            if at != rank:
                blocks.setdefault(key, [at]).append(rank)
    return blocks


def _pairs(near: Sequence[Sequence[int]], texts: Sequence[str], order: Sequence[int]) -> list[tuple[int, int]]:
    """The most alike of each name's candidates; a pair is one number meanwhile, which is cheaper to keep than two."""
    count, found = len(order), set()
    for rank, candidates in enumerate(near):
        if candidates:
            position = order[rank]
            for other in _most_alike(texts[rank], list(set(candidates)), texts):
                beside = order[other]
                found.add(position * count + beside if position < beside else beside * count + position)
    return [divmod(pair, count) for pair in sorted(found)]


def _most_alike(text: str, others: Sequence[int], texts: Sequence[str]) -> Iterator[int]:
    choices = [texts[other] for other in others]
    found = process.extract(text, choices, scorer=Indel.normalized_similarity, limit=_KEPT, score_cutoff=_ALIKE)
    return (others[index] for _, _, index in found)


def _keys(said: Iterable[str]) -> set[str]:
    """The blocks of a name: the skeletons of its words, whole and with a sound left out, and of each two of them."""
    found = [_word_keys(text) for text in said if text]
    keys: set[str] = set().union(*(keys for _, keys in found))
    if len(found) > 1:
        keys.update(f"{a} {b}" for a, b in combinations(sorted({skeleton for skeleton, _ in found}), 2))
    return keys


@lru_cache(maxsize=1 << 16)
def _word_keys(text: str) -> tuple[str, frozenset[str]]:
    """The skeleton of a word, and its keys."""
    keys: set[str] = set()
    for reading in ("classes", "otherwise"):
        skeleton = _skeleton(text, reading)
        keys.add(skeleton)
        keys.add(f"{_SHORT}{skeleton}")
        if len(skeleton) > 2:
            keys.update(f"{_SHORT}{skeleton[:index]}{skeleton[index + 1 :]}" for index in range(len(skeleton)))
    return _skeleton(text, "classes"), frozenset(keys)


def _skeleton(text: str, reading: str) -> str:
    """Consonants, those that variants exchange taken as one; the first sound of a name that has none."""
    return _DOUBLED.sub(_once, text.translate(_classes(reading))) or text[:1]


def _once(match: re.Match[str]) -> str:
    return match.group(1)


def _outline(text: str) -> str:
    """The sounds as they are, and again with those taken as one that variants exchange: both count in a comparison."""
    return f"{text.translate(_classes('outline'))} {text}"


@cache
def _classes(reading: str) -> dict[int, str]:
    rows = tables.load("alike", "latin")[reading]
    return {ord(sound): row[:1].strip() for row in rows for sound in row.strip()}
