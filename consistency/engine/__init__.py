"""The seam for engines: a run takes documents and a plan, and gives what the rules say. No engine changes the result.

Two pure functions carry the meaning, `extract` and `judge`; between them names are linked (over distinct spellings) and
claims are grouped by their key. An engine decides only where and in what order that happens.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from consistency.errors import EngineError
from consistency.model import Counts, Document, Extracted, Group, Judgement, Reading


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do with documents: extract claims, judge one document alone, judge one group."""

    extract: Callable[[Document], Extracted]
    judge_document: Callable[[Extracted], Iterator[Judgement]]
    judge_group: Callable[[Group], Iterator[Judgement]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """All judgements of a run, in no promised order, how much was looked at, and the first figures that were compared with nothing."""

    judgements: tuple[Judgement, ...]
    counts: Counts
    languages: dict[str, str | None]
    uncompared: tuple[Reading, ...] = ()


class Engine(Protocol):
    """Anything that can run a plan over documents."""

    def run(self, documents: Iterable[Document], plan: Plan) -> Outcome:
        """The judgements of the plan on the documents, whatever their order."""


def engine(name: str) -> Engine:
    """An engine by its name. EngineError, listing the known ones, if there is none."""
    if name != "local":
        raise EngineError(f"no engine {name!r}; the known ones are: local")
    from consistency.engine.local import LocalEngine

    return LocalEngine()
