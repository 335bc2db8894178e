"""A document's segments: headlines, sentences, quotations and list items, in order, each with its paragraph.

Paragraphs are lines: news texts give one paragraph a line, and a hard-wrapped paragraph is joined only where a line
ends without closing punctuation and the next goes on in small letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from consistency import tables
from consistency.model import Document, Segment, Span

# An end of sentence: closing punctuation, perhaps closing quotes, then space and something that can begin a sentence.
_END = re.compile(r"[.!?…]{1,3}[\"'’”»)\]]{0,3}(?=\s+[\"'‘“«(\[–—-]{0,3}[^\W_a-zа-яіїєґ])")
_PARAGRAPH = re.compile(r"(?:[^\r\n]|\r?\n(?=[a-zа-яіїєґß-ÿ]))+")
_LIST_ITEM = re.compile(r"[ \t]*(?:[-*•–]|\d{1,2}[.)])[ \t]+")
_LAST_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|\.(?=[^\W\d_])){0,12}$")
# Quotations, by their marks; an apostrophe inside a word closes none. Bounded, so that an unclosed mark costs little.
_QUOTATION = re.compile(
    r"""‘[^‘]{1,4000}?’(?![^\W\d_])|“[^“”]{1,4000}”|«[^«»]{1,4000}»|„[^„“”]{1,4000}[“”]|"[^"]{1,4000}\""""
)
# A first line of this many words or fewer that no full stop ends is a headline.
_HEADLINE_WORDS = 25
# An entry of a log begins with its day or hour, and is no headline.
_ENTRY = re.compile(r"\s*\[?(?:\d{4}-\d\d-\d\d|\d\d:\d\d)")


def segments(document: Document, language: str | None) -> tuple[Segment, ...]:
    """All segments; together they hold every character that is not white space."""
    return tuple(_segments(document.text, language))


def quotations(document: Document) -> tuple[Span, ...]:
    """What stands between quotation marks, the marks included; in order."""
    return tuple(
        Span(*quoted.span()).shifted(match.start())
        for match in _PARAGRAPH.finditer(document.text)
        for quoted in _QUOTATION.finditer(match.group())
    )


def _segments(text: str, language: str | None) -> Iterator[Segment]:
    number = 0
    for match in _PARAGRAPH.finditer(text):
        paragraph = match.group()
        if not paragraph.strip():
            continue
        item = bool(_LIST_ITEM.match(paragraph))
        headline = number == 0 and not item and not _ENTRY.match(paragraph) and _is_headline(paragraph.strip())
        quotations = [Span(*quoted.span()) for quoted in _QUOTATION.finditer(paragraph)]
        for span in _sentences(paragraph, language):
            said = paragraph[span.start : span.end]
            quoted = any(quotation.start <= span.start < quotation.end for quotation in quotations)
            kind = "headline" if headline else "list item" if item else "quotation" if quoted else "sentence"
            yield Segment(span.shifted(match.start()), kind, said, number)
        number += 1


def _is_headline(line: str) -> bool:
    return line[-1] not in ".!…:;\"'”’»" and len(line.split()) <= _HEADLINE_WORDS


def _sentences(paragraph: str, language: str | None) -> Iterator[Span]:
    start = 0
    for match in _END.finditer(paragraph):
        if not _abbreviated(paragraph, match.start(), language):
            yield _trimmed(paragraph, start, match.end())
            start = match.end()
    rest = _trimmed(paragraph, start, len(paragraph))
    if rest.start < rest.end:
        yield rest


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _abbreviated(text: str, stop: int, language: str | None) -> bool:
    """True if the full stop ends an abbreviation or an initial rather than a sentence."""
    word = _LAST_WORD.search(text, max(0, stop - 16), stop)
    if text[stop] != "." or not word:
        return False
    return word.group().lower() in _abbreviations(language) or (len(word.group()) == 1 and word.group().isupper())


@cache
def _abbreviations(language: str | None) -> frozenset[str]:
    return frozenset(tables.find("segment", language).get("abbreviations", ()))
