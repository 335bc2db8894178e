"""Text → tokens: figures as written in digits, words, and single signs. One linear pass."""

from __future__ import annotations

import re
from typing import NamedTuple

# Digits with group and decimal signs between them; which is which is decided by `numbers`, with the language in hand.
_TOKEN = re.compile(
    r"(?P<digits>\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?![\d.,]*\d)|\d(?:\d|[.,'’\u00a0\u202f\u2009](?=\d))*|(?<![\w.])\.\d+)"
    r"|(?P<word>[^\W\d_](?:[^\W\d_]|['’](?=[^\W\d_]))*)"
    r"|(?P<sign>\S)"
)


class Token(NamedTuple):
    """A piece of text: kind "digits", "word" or "sign"; lower is the text in small letters, spaced whether white space comes before."""

    kind: str
    text: str
    lower: str
    start: int
    end: int
    spaced: bool


def tokens(text: str) -> list[Token]:
    """All tokens of a text, in order."""
    found, last = [], 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        piece = match.group()
        found.append(Token(match.lastgroup or "sign", piece, piece.lower(), start, end, start > last))
        last = end
    return found
