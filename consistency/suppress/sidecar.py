"""Directives in a file beside a document, for formats that have no comments: article.txt.consistency.toml.

[[allow]]
code = "N301"
reason = "both spellings are quoted"
lines = [3, 9]      # or text = "Kuvshinnikova"; without either, the whole document
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from consistency.model import Directive, Document, Span
from consistency.suppress.words import allowing

_HEADER = re.compile(r"^[ \t]*\[\[[ \t]*allow[ \t]*\]\][^\r\n]*", re.MULTILINE)
_LINE = re.compile(r"\(at line (\d+), column \d+\)$")
_KEYS = {"code": str, "reason": str, "lines": list, "text": str}


def sidecar(document: Document, beside: Document) -> Iterator[Directive]:
    """The directives of the file beside a document; one that is malformed for what is no TOML."""
    whole = Directive(beside.place(Span(0, len(beside.text))), document.id)
    try:
        said = tomllib.loads(beside.text)
    except tomllib.TOMLDecodeError as error:
        line = _LINE.search(str(error))
        start = sum(map(len, beside.text.splitlines(keepends=True)[: int(line.group(1)) - 1])) if line else 0
        place = beside.place(Span(start, len(beside.text)))
        yield replace(whole, place=place, problem=f"is not TOML: {str(error).rpartition(' (at ')[0]}; mend it")
        return
    headers = [Span(*match.span()) for match in _HEADER.finditer(beside.text)]
    entries = said.pop("allow", [])
    if said or not isinstance(entries, list) or len(entries) != len(headers):
        yield replace(whole, problem="holds something else than tables [[allow]]; keep just these")
        return
    for header, entry in zip(headers, entries, strict=True):
        yield from _entry(document, replace(whole, place=beside.place(header)), entry)


def _entry(document: Document, directive: Directive, entry: Mapping[str, Any]) -> Iterator[Directive]:
    wrong = [key for key, value in entry.items() if not isinstance(value, _KEYS.get(key, ()))]
    if wrong:
        known = ", ".join(_KEYS)
        yield replace(directive, problem=f"says '{wrong[0]}' in a way that is not known; the keys are {known}")
        return
    read = replace(allowing(directive, entry.get("code", "")), reason=entry.get("reason", ""))
    if read.problem or not ("lines" in entry or "text" in entry):
        yield read
        return
    yield replace(read, spans=tuple(_spans(document, entry)))


def _spans(document: Document, entry: Mapping[str, Any]) -> Iterator[Span]:
    for number in entry.get("lines", ()):
        if isinstance(number, int) and 1 <= number <= len(document.line_starts):
            yield Span(*document.line_span(number))
    for match in re.finditer(re.escape(entry["text"]), document.text) if entry.get("text") else ():
        yield Span(*match.span())
