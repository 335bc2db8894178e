"""Where the sides of a finding stand, as formats for programs need it."""

from __future__ import annotations

import os
from pathlib import PurePath, PurePosixPath
from urllib.parse import quote

from consistency.model import Finding, Place, Reading
from consistency.report.escape import visible

# A finding may have thousands of places; so many of them are told besides the first, and the rest is counted.
LIMIT = 20


def others(finding: Finding) -> tuple[list[tuple[Reading, Place]], int]:
    """The places besides the first of `finding.places`, at most LIMIT, one of each side before a second of any; and how many more."""
    first = finding.places[0]
    ranked = [
        (rank, number, reading, place)
        for number, reading in enumerate(finding.readings)
        for rank, place in enumerate(reading.places)
        if place != first
    ]
    ranked.sort(key=lambda each: each[:2])
    return [(reading, place) for _, _, reading, place in ranked[:LIMIT]], max(0, len(ranked) - LIMIT)


def told(finding: Finding) -> str:
    """The message, the suggested form, and where the other sides stand, in one line."""
    named, more = others(finding)
    rest = f" and {more:,} more" if more else ""
    where = ", ".join(f"‘{place.text}’ at {at(place)}" for _, place in named)
    suggested = f"; write {finding.suggestion} throughout" if finding.suggestion else ""
    return visible(f"{finding.message}{suggested}{f'; see also {where}{rest}' if where else ''}")


def at(place: Place) -> str:
    """document:line:column"""
    return f"{relative(place.document)}:{place.line}:{place.column}"


def relative(document: str) -> str:
    """The path of a document as a build server wants it: relative to the working folder where it is below it."""
    if not PurePath(document).is_absolute():
        return document
    path = PurePosixPath(document)
    here = PurePosixPath(PurePath(os.getcwd()).as_posix())
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else document


def uri(document: str) -> str:
    """The path of a document as a URI: relative where it can be."""
    path = relative(document)
    if PurePath(path).is_absolute():
        return f"file://{quote(path if path.startswith('/') else f'/{path}', errors='surrogatepass')}"
    return quote(path.removeprefix("./"), safe="/", errors="surrogatepass")
