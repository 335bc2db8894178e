"""Whether two documents tell of one event: by the names that both begin with, rare ones first, and the days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from consistency.model import Story
from consistency.normalize.known import known

# A name that is also a word or a city of some size tells less; words of the beginning tell little each, and so much at most.
_RARE, _COMMON, _WORD, _WORDS = 1.0, 0.5, 0.15, 1.0
# So much shows that two documents tell of one event, and so much where their days differ.
ONE_STORY, _OTHER_DAYS = 2.2, 3.2


@lru_cache(maxsize=1 << 16)
def likeness(a: Story, b: Story) -> float:
    """How much two documents share that tells of one event: 0 where it is not enough, else from `ONE_STORY` on."""
    if a.names.isdisjoint(b.names):
        return 0.0
    weight = sum(map(_weight, shared(a, b))) + min(_WORDS, _WORD * len(a.words & b.words))
    gap = days_between(a, b)
    return weight if weight >= (_OTHER_DAYS if gap is not None and gap > 1 else ONE_STORY) else 0.0


@lru_cache(maxsize=1 << 16)
def days_between(a: Story, b: Story) -> int | None:
    """How many days lie between the nearest days that two documents begin with; None where one names none."""
    first, second = ([date.fromisoformat(day).toordinal() for day in each.days] for each in (a, b))
    return min((abs(one - other) for one in first for other in second), default=None)


def shared(a: Story, b: Story) -> Sequence[str]:
    """The names that one begins with and the other has, rarest first."""
    return sorted((a.names & b.every) | (b.names & a.every), key=lambda name: (-_weight(name), name))


def _weight(name: str) -> float:
    return _COMMON if name in known("places") or name in known("words") or name in known("givens") else _RARE
