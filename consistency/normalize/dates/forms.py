"""The forms in which a language writes dates, and what they say of a text.

Every pattern is linear: repetitions are bounded or stand in a row, and none holds another.
"""

from __future__ import annotations

from functools import cache

from consistency import tables
from consistency.normalize.dates import figures, words
from consistency.normalize.dates.stated import Form, Stated


def stated(text: str, language: str | None) -> list[Stated]:
    """All time expressions of a text by the forms of a language, the longest where several overlap, in order."""
    found = [
        said
        for form in forms(language)
        for match in form.pattern.finditer(text)
        if (said := form.read(match)) is not None
    ]
    found.sort(key=lambda said: (said.span.start, -said.span.end))
    kept: list[Stated] = []
    for said in found:
        if not kept or said.span.start >= kept[-1].span.end:
            kept.append(said)
        elif said.span.end - said.span.start > kept[-1].span.end - kept[-1].span.start:
            kept[-1] = said
    return kept


@cache
def forms(language: str | None) -> tuple[Form, ...]:
    """The forms of a language; only figures and ISO 8601 where no table knows it."""
    worded = words.forms(language) if language in tables.names("calendar") and language else ()
    return (*figures.forms(), *worded)
