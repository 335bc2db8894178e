"""Hedges and bounds around a figure, kept as said: "at least", "about", "20-plus", "a hundred or so"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from consistency.normalize.quantities.digits import DASHES
from consistency.normalize.quantities.grammar import Grammar
from consistency.normalize.quantities.tokens import Token

_LONGEST, _MOST = 6, 2
_SPAN_REACH = 4


class Hedge(NamedTuple):
    """The token where it begins (before a figure) or after it (behind), its words, and its bound ("min", "max") or sense."""

    at: int
    words: str = ""
    bound: str = ""
    sense: str = ""


def before(found: Sequence[Token], start: int, rules: Grammar, free: int = 0) -> Hedge:
    """The hedges that end just before a token; its own position where there are none. free: none begins before this token."""
    hedge = Hedge(start)
    for _ in range(_MOST):
        one = _one(found, hedge.at, rules)
        if one is None or one.at < free:
            break
        words = f"{one.words} {hedge.words}".strip()
        hedge = Hedge(one.at, words, hedge.bound or one.bound, hedge.sense or one.sense)
    return hedge


def _one(found: Sequence[Token], end: int, rules: Grammar) -> Hedge | None:
    if not end or found[end - 1].lower not in rules.opening:
        return None
    for length in range(min(_LONGEST, end), 0, -1):
        words = tuple(token.lower for token in found[end - length : end])
        if words in rules.bounds and not _spans(found, end - length, rules):
            return Hedge(end - length, " ".join(words), rules.bounds[words])
        if words in rules.senses:
            return Hedge(end - length, " ".join(words), "", rules.senses[words])
    return None


def _spans(found: Sequence[Token], at: int, rules: Grammar) -> bool:
    """True for the "over" of "5% over 3 years", which hedges nothing: a figure stands right before it."""
    if found[at].lower not in rules.over or not at:
        return False
    return any(token.kind == "digits" or token.text == "%" for token in found[max(0, at - _SPAN_REACH) : at])


def behind(found: Sequence[Token], end: int, rules: Grammar) -> Hedge:
    """The hedge that begins at a token: "20-plus", "100+", "200 or more", "500-odd"; the same position where there is none."""
    if end >= len(found):
        return Hedge(end)
    at = end + (found[end].text in DASHES and not found[end].spaced)
    for length in (4, 3, 2, 1):
        words = tuple(token.lower for token in found[at : at + length])
        meaning = rules.after.get(words)
        if meaning is None or (words == ("+",) and found[at].spaced):
            continue
        if length == 1 and words != ("+",) and at == end and words[0] not in ("or", "more"):
            continue
        beyond = found[at + length] if at + length < len(found) else None
        if beyond and words[-1] in rules.than and (beyond.kind == "digits" or beyond.lower in rules.starters):
            return Hedge(end)  # 5,000 or less than 6,000
        about = meaning == "about"
        return Hedge(at + len(words), " ".join(words), "" if about else meaning, "about" if about else "")
    return Hedge(end)
