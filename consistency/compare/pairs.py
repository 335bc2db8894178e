"""Which of many names are worth comparing: blocking by the skeleton of their sounds, near-linear in the number of names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
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
_WHOLE, _LACKING = (250, 60), (40, 6)
# For each name so many others, the most alike, of those that are at least so alike.
_KEPT, _ALIKE = 12, 0.45
# A name of more words is blocked by these alone: longer "names" are lists.
_WORDS = 6


def name_pairs(names: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs (i, j), i < j, of positions of names worth comparing, each once, sorted."""
    spoken = [sorted(sounded(word).text for word in words(name)[:_WORDS]) for name in names]
    texts = [_outline(" ".join(said)) for said in spoken]
    blocks: dict[str, list[int]] = defaultdict(list)
    for position, said in enumerate(spoken):
        for key in _keys(tuple(said)):
            blocks[key].append(position)
    near: list[list[int]] = [[] for _ in names]
    for key, block in blocks.items():
        if len(block) > 1:
            _put_together(block, texts, near, *(_LACKING if key.startswith(_SHORT) else _WHOLE))
    return sorted({pair for position in range(len(names)) for pair in _kept(position, near[position], texts)})


def _put_together(
    block: list[int], texts: Sequence[str], near: Sequence[list[int]], whole: int, neighbours: int
) -> None:
    """Add the names of a block to each other's candidates."""
    if len(block) <= whole:
        for position in block:
            near[position].extend(block)
        return
    block.sort(key=texts.__getitem__)
    for index, position in enumerate(block):
        near[position].extend(block[max(0, index - neighbours) : index + neighbours + 1])


def _kept(position: int, candidates: Sequence[int], texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    others = set(candidates)
    others.discard(position)
    if not others:
        return
    choices = {other: texts[other] for other in others}
    found = process.extract(
        texts[position], choices, scorer=Indel.normalized_similarity, limit=_KEPT, score_cutoff=_ALIKE
    )
    for _, _, other in found:
        yield (position, other) if position < other else (other, position)


def _keys(said: Sequence[str]) -> set[str]:
    """The blocks of a name: the skeletons of its words, whole and with a sound left out, and of each two of them."""
    keys = {key for text in said for key in _word_keys(text)}
    skeletons = sorted({_skeleton(text, "classes") for text in said})
    keys.update(f"{a} {b}" for a, b in combinations(skeletons, 2))
    return keys


@lru_cache(maxsize=1 << 16)
def _word_keys(text: str) -> frozenset[str]:
    keys = set()
    for reading in ("classes", "otherwise"):
        skeleton = _skeleton(text, reading)
        keys.add(skeleton)
        keys.add(f"{_SHORT}{skeleton}")
        if len(skeleton) > 2:
            keys.update(f"{_SHORT}{skeleton[:index]}{skeleton[index + 1 :]}" for index in range(len(skeleton)))
    return frozenset(keys)


def _skeleton(text: str, reading: str) -> str:
    """Consonants, those that variants exchange taken as one; the first sound of a name that has none."""
    return _DOUBLED.sub(r"\1", text.translate(_classes(reading))) or text[:1]


def _outline(text: str) -> str:
    """The sounds as they are, and again with those taken as one that variants exchange: both count in a comparison."""
    return f"{text.translate(_classes('outline'))} {text}"


@cache
def _classes(reading: str) -> dict[int, str]:
    rows = tables.load("alike", "latin")[reading]
    return {ord(sound): row[:1].strip() for row in rows for sound in row.strip()}
