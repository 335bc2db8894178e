"""Text → tokens, only around the places where a figure can begin: one linear scan finds those, the rest of the text is skipped."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from typing import NamedTuple

# Digits with group and decimal signs between them; which is which is decided by `digits`, with the language in hand.
_TOKEN = re.compile(
    r"(?P<word>[dlDL](?=['’][^\W\d_])|[^\W\d_¼-¾⅐-⅞↉]+(?:['’ʼ][^\W\d_¼-¾⅐-⅞↉]{1,30}){0,3})"
    r"|(?P<digits>\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3}){1,7}(?:[.,]\d{1,40})?(?![.,]?\d)(?!-?[ ]\d)"
    r"|\d+(?:[.,٬٫'’\u00a0\u202f\u2009]\d{1,40})*|(?<![\w.])\.\d+)"
    # The end of a paragraph is a sign as well, which no noun and no unit stands across.
    r"|(?P<sign>\S|\n[^\S\n]{0,8}\n)"
)
# Called once a token of the text around figures: what NamedTuple itself calls, without its keyword arguments.
_token = tuple.__new__
# How much is read around a place where a figure can begin: hedges and labels before it, its unit and its noun behind it.
_BEFORE, _BEHIND = 40, 64
# A word that a window would cut is taken whole, up to this length.
_LONGEST_WORD = 40
_SPACE = re.compile(r"\s")

FIGURES = r"[\d¼-¾⅐-⅞↉]\d*"


class Token(NamedTuple):
    """A piece of text: kind "digits", "word" or "sign"; lower is the text in small letters, spaced whether white space comes before."""

    kind: str
    text: str
    lower: str
    start: int
    end: int
    spaced: bool


def places(text: str, triggers: Sequence[re.Pattern[str]]) -> list[tuple[int, int]]:
    """Where the triggers find that a figure can begin: start and end of each place, in order."""
    small = f" {_small(text)}"
    found = [match.span(1) for trigger in triggers for match in trigger.finditer(small)]
    return [(start - 1, end - 1) for start, end in sorted(found)]


def around(found: Iterable[tuple[int, int]], before: int = _BEFORE, behind: int = _BEHIND) -> list[tuple[int, int]]:
    """The stretches around places where figures can begin, so many characters before and behind; those that touch as one."""
    stretches: list[tuple[int, int]] = []
    begin, end = 0, -1
    for start, stop in found:
        if start - before > end:
            if end >= 0:
                stretches.append((begin, end))
            begin = max(0, start - before)
        end = stop + behind
    if end >= 0:
        stretches.append((begin, end))
    return stretches


def tokenized(text: str, start: int, end: int) -> list[Token]:
    """The tokens that begin between two places, none of them cut."""
    if start:
        space = _SPACE.search(text, start, start + _LONGEST_WORD)
        start = space.start() if space else start
    found: list[Token] = []
    last = start
    for match in _TOKEN.finditer(text, start):
        at, stop = match.span()
        if at >= end:
            break
        piece = match[0]
        found.append(_token(Token, (match.lastgroup, piece, piece.lower(), at, stop, at > last or not at)))
        last = stop
    return found


def _small(text: str) -> str:
    """The text in small letters, each character in its place."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(letter if len(letter) == 1 else "?" for letter in map(str.lower, text))


def past_phrase(found: Sequence[Token], at: int, phrases: Container[tuple[str, ...]], longest: int = 4) -> int:
    """The token after the longest of the phrases that begins at a token; the same token where none does."""
    words = tuple(token.lower for token in found[at : at + longest])
    length = next((length for length in range(len(words), 0, -1) if words[:length] in phrases), 0)
    return at + length


def pieces(text: str) -> list[str]:
    """The tokens of a short text, as text."""
    return [token.text for token in tokenized(text, 0, len(text))]
