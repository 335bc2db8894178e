"""Places that are romanized from two languages (Kyiv and Kiev), or that other languages call by another name."""

from __future__ import annotations

from collections.abc import Iterator

from consistency.compare.link.candidates import Corpus
from consistency.model import NameLink


def place_links(corpus: Corpus) -> Iterator[NameLink]:
    """Links of the spellings of one place."""
    yield from ()
