"""Which of many names are worth comparing: blocking by the skeleton of their sounds, near-linear in the number of names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from consistency.compare.alike import sounds

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’ʼʹ′\u0300-\u036f])*")
_VOWELS = re.compile(r"[aeiouyh]")
# Sounds that variants of one name exchange fall together.
_MERGED = str.maketrans(
    {"g": "", "z": "s", "S": "s", "Z": "s", "c": "s", "f": "v", "b": "v", "p": "v", "d": "t", "m": "n", "x": "k"}
)
_DOUBLED = re.compile(r"(.)\1+")
# A block of more names than this is compared only between neighbours in sorted order, so that the cost stays linear.
_BLOCK, _NEIGHBOURS = 50, 12


def name_pairs(names: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs (i, j), i < j, of positions of names worth comparing, each once, sorted."""
    blocks: dict[str, set[int]] = defaultdict(set)
    for position, name in enumerate(names):
        for word in _WORD.findall(name):
            if len(word) > 1:
                for sound in sounds(word):
                    blocks[_skeleton(sound)].add(position)
    return sorted({pair for block in blocks.values() for pair in _block_pairs(sorted(block), names)})


@lru_cache(maxsize=1 << 16)
def _skeleton(sound: str) -> str:
    """Consonants, those that variants exchange taken as one; the first vowel stands for a name that has no consonants."""
    return _DOUBLED.sub(r"\1", _VOWELS.sub("", sound).translate(_MERGED)) or sound[:1]


def _block_pairs(block: Sequence[int], names: Sequence[str]) -> Iterator[tuple[int, int]]:
    if len(block) <= _BLOCK:
        yield from ((a, b) for index, a in enumerate(block) for b in block[index + 1 :])
        return
    ordered = sorted(block, key=lambda position: (names[position].casefold(), position))
    for index, a in enumerate(ordered):
        for b in ordered[index + 1 : index + 1 + _NEIGHBOURS]:
            yield min(a, b), max(a, b)
