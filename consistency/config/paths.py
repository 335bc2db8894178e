"""Which settings hold for which document: those of the patterns that name it, the later outweighing the earlier."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from consistency.config import Config, PathSettings
from consistency.config.checks import OFF, codes, severities
from consistency.model import Document
from consistency.text.select import within


@dataclass(frozen=True, slots=True)
class DocumentSettings:
    """What holds for one document: rules that are off, severities by code, and what is known of its text."""

    off: frozenset[str] = frozenset()
    severities: Mapping[str, str] | None = None
    language: str | None = None
    published: date | datetime | None = None

    def applied(self, document: Document) -> Document:
        """The document with the language and the publication date that it does not say itself."""
        return replace(
            document, language=document.language or self.language, published=document.published or self.published
        )


_NOTHING = DocumentSettings()


def by_document(config: Config, ids: Iterable[str]) -> Callable[[str], DocumentSettings]:
    """The settings of each document by its id; ids are paths, taken relative to the folder of the settings file."""
    if not config.per_path:
        return lambda _: _NOTHING
    top = Path(os.path.abspath(config.root))
    entries = [(within(entry.paths), entry) for entry in config.per_path]
    known = {}
    for id in ids:
        path = Path(os.path.abspath(id))
        name = path.relative_to(top).as_posix() if path.is_relative_to(top) else id
        known[id] = _merged(entry for matches, entry in entries if matches(name))
    return lambda id: known.get(id, _NOTHING)


def _merged(entries: Iterable[PathSettings]) -> DocumentSettings:
    merged = _NOTHING
    for entry in entries:
        levels = severities(entry.severities)
        off = {code for code, level in levels.items() if level == OFF} | codes(entry.ignore)
        merged = DocumentSettings(
            merged.off | off,
            {**(merged.severities or {}), **{code: level for code, level in levels.items() if level != OFF}},
            entry.language or merged.language,
            entry.published or merged.published,
        )
    return merged
