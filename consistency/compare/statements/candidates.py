"""Which tellings are worth weighing: those that share words, and of very many those that share their rarest words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from consistency.compare.statements.tellings import Telling

# So many tellings are all weighed against each other.
_FEW = 100
# Of more, each is weighed with so many others, those that share its rarest words. A word that more share than _WIDE counts
# only with another such word, of the rarest so many; what is still wider is looked at so far on each side in order.
_MOST, _WIDE, _JOINED, _BESIDE = 80, 48, 6, 8


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
    words = [telling.claim.frame | telling.names for telling in tellings]
    counts = Counter(word for each in words for word in each)
    keys = [_keys(each, counts) for each in words]
    posting = _posting(keys)
    met: Counter[str] = Counter()
    found: set[int] = set()
    for at, each in enumerate(keys):
        near: set[int] = set()
        shared = [key for key in each if key in posting]
        for key in sorted(shared, key=lambda key: (len(posting[key]), key)):
            if len(near) >= _MOST:
                break
            near.update(_around(posting[key], met[key]))
        # Tellings are visited in order: where this one stands in a posting is how often its key was met before.
        met.update(shared)
        found.update(min(at, other) * len(tellings) + max(at, other) for other in near if other != at)
    return found


def _keys(words: frozenset[str], counts: Mapping[str, int]) -> list[str]:
    """The words that few share, and pairs of those that many do."""
    wide = sorted((word for word in words if counts[word] > _WIDE), key=lambda word: (counts[word], word))[:_JOINED]
    pairs = (f"{a}\0{b}" for a, b in combinations(sorted(wide), 2))
    return [*(word for word in words if 1 < counts[word] <= _WIDE), *(pairs if len(wide) > 1 else wide)]


def _posting(keys: Sequence[Sequence[str]]) -> Mapping[str, Sequence[int]]:
    """Each key that several tellings share → their positions, ascending."""
    posting: dict[str, list[int]] = defaultdict(list)
    for at, each in enumerate(keys):
        for key in each:
            posting[key].append(at)
    return {key: found for key, found in posting.items() if len(found) > 1}


def _around(posting: Sequence[int], index: int) -> Sequence[int]:
    return posting if len(posting) <= _WIDE else posting[max(0, index - _BESIDE) : index + _BESIDE + 1]
