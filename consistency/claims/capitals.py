"""Names in a line that is written in capitals, or in a dateline: there a capital letter tells nothing, and diacritics may be left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from consistency.model import Segment, Span
from consistency.normalize.known import is_word, known, plain
from consistency.normalize.names.runs import Lexicon
from consistency.text.language import stopwords

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|-(?=[^\W\d_])){2,40}")
# Shorter words in capitals are abbreviations.
_SHORTEST = 4
# "BALLYSHANNON, Ireland (AP) -": capitals that open a paragraph, and a dash.
_DATELINE = re.compile(
    r"([^\W\d_a-z][^\W\d_a-z' -]{3,40})(?:,[^\n–—-]{1,40}| \([^()\n]{1,30}\))?[ \u00a0](?:–|—|--?)[ \u00a0]"
)


def capitalised(text: str, parts: Sequence[Segment], lexicon: Lexicon) -> Iterator[tuple[int, Span, str]]:
    """Number of the segment, place, and the word before it as names are written ("" for none), of each word that may be a name."""
    for number, segment in enumerate(parts):
        for span in _stretches(segment):
            yield from ((number, *each) for each in _names(text, span, lexicon))


def _stretches(segment: Segment) -> Iterator[Span]:
    """A segment in capitals, or the place that opens it as a dateline, or the full names in capitals inside it."""
    if segment.text.isupper():
        yield segment.span
    elif dateline := _DATELINE.match(segment.text):
        yield Span(*dateline.span(1)).shifted(segment.span.start)
    else:
        for match in _FULL.finditer(segment.text):
            yield Span(*match.span()).shifted(segment.span.start)


# "Mayor ANNA TOLIVER"
_FULL = re.compile(r"(?<![\w-])[A-ZÀ-Þ]{3,20} [A-ZÀ-Þ][A-ZÀ-Þ'-]{3,30}(?![\w-])")


def _names(text: str, span: Span, lexicon: Lexicon) -> Iterator[tuple[Span, str]]:
    before, end = "", span.start
    for match in _WORD.finditer(text, span.start, span.end):
        word = match.group()
        partner = before if plain(before) in known("givens") and text[end : match.start()] == " " else ""
        before, end = word.capitalize(), match.end()
        if len(word) >= _SHORTEST and word.isupper() and (partner or not _is_other(word.lower(), lexicon)):
            yield Span(*match.span()), partner


def _is_other(word: str, lexicon: Lexicon) -> bool:
    """True for a word of the language, or for one that stands for a body or a time."""
    return (
        is_word(word, "en")  # abbreviations and commands in any language
        or word in stopwords(lexicon.language)
        or word in lexicon.times
        or word in lexicon.states
        or word in lexicon.bodies
        or lexicon.is_title(word)
    )
