"""Which tellings are worth weighing: those that share words, and of very many those that share their rarest words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from consistency.compare.statements.tellings import Telling

# So many tellings are all weighed against each other.
_FEW = 100
# Of more, each is weighed with so many others, those that share its rarest words; of a word that more than the first of
# these share, with as many as the second on each side in the order of their words.
_MOST, _WIDE, _BESIDE = 120, 48, 8


def candidates(tellings: Sequence[Telling]) -> Iterator[tuple[Telling, Telling]]:
    """Pairs of tellings, each with itself too, every pair once; which ones depends on what they say, not on their order.

    tellings: in the order of `tellings.tellings`.
    """
    if len(tellings) <= _FEW:
        yield from ((a, b) for at, a in enumerate(tellings) for b in tellings[at:])
        return
    yield from ((telling, telling) for telling in tellings)
    for pair in sorted(_near(tellings)):
        first, second = divmod(pair, len(tellings))
        yield tellings[first], tellings[second]


def _near(tellings: Sequence[Telling]) -> set[int]:
    """Pairs of positions, each as one number (the lower times how many there are, and the higher): cheaper to keep than two."""
    words = [_words(telling) for telling in tellings]
    posting = _posting(words)
    met: Counter[str] = Counter()
    found: set[int] = set()
    for at, each in enumerate(words):
        near: set[int] = set()
        shared = [word for word in each if word in posting]
        for word in sorted(shared, key=lambda word: (len(posting[word]), word)):
            if len(near) >= _MOST:
                break
            near.update(_around(posting[word], met[word]))
        # Tellings are visited in order: where this one stands in a posting is how often its word was met before.
        met.update(shared)
        found.update(min(at, other) * len(tellings) + max(at, other) for other in near if other != at)
    return found


def _posting(words: Sequence[frozenset[str]]) -> Mapping[str, Sequence[int]]:
    """Each word that several tellings share → their positions, ascending."""
    posting: dict[str, list[int]] = defaultdict(list)
    for at, each in enumerate(words):
        for word in each:
            posting[word].append(at)
    return {word: found for word, found in posting.items() if len(found) > 1}


def _words(telling: Telling) -> frozenset[str]:
    return telling.claim.frame | telling.names


def _around(posting: Sequence[int], index: int) -> Sequence[int]:
    return posting if len(posting) <= _WIDE else posting[max(0, index - _BESIDE) : index + _BESIDE + 1]
