"""Numbers written in digits, exactly: int where the number is whole, Fraction where it is not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from consistency.normalize.quantities.grammar import Grammar
from consistency.normalize.quantities.tokens import Token
from consistency.values import Number

# A longer run of digits is an identifier or noise, and would cost time to read; so would a larger exponent.
_LONGEST, _LARGEST_EXPONENT = 40, 60
_GROUPS = re.compile(r"\d{1,3}(?:\D\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}")
_SPACES = re.compile(r"[ \u00a0\u202f\u2009'’]")
# What a fraction is written with: 1/2, 3/16, 7/100; not 24/7 and not 9/11.
_DENOMINATORS = frozenset((2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 16, 20, 24, 25, 30, 32, 40, 50, 60, 64, 100))
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
DASHES = frozenset("-‐‑–—‒−")


class Numeral(NamedTuple):
    """A number that was read: its value, the place value of its last meant digit, and the token after it.

    kind: "cardinal", "ordinal", "fraction", "multiple" (tenfold), "vague" (dozens: the least of them), "pair" (a couple)
    or "article" (an hour). scale: what the figure was multiplied by as a whole ("3 thousand"), 1 where it was not.
    """

    value: Number
    grain: Number
    end: int
    kind: str = "cardinal"
    scale: Number = 1

    @property
    def scaled(self) -> bool:
        """True if a scale word, suffix or exponent was part of it."""
        return self.scale != 1


def reduced(value: Number) -> Number:
    """The same number, as an int where it is whole."""
    return value.numerator if value.denominator == 1 else value


def at(found: Sequence[Token], index: int) -> Token | None:
    """The token at a position, or None past either end."""
    return found[index] if 0 <= index < len(found) else None


@lru_cache(maxsize=8192)
def plain(digits: str, group: str, decimal: str) -> tuple[Number, Number] | None:
    """Value and grain of a figure in digits, or None for what is no figure (4.2.1). The language settles "12.000"."""
    if len(digits) > _LONGEST:
        return None
    if digits.isdigit():
        return _whole(digits)
    text = _SPACES.sub("", digits)
    signs = [character for character in text if character in ".,٬٫"]
    if not signs:
        return _whole(text)
    last = signs[-1]
    if last == "٬" or signs.count(last) > 1:
        return _whole(re.sub(r"\D", "", text)) if _GROUPS.fullmatch(text) else None
    head, _, tail = text.rpartition(last)
    if len(signs) > 1:
        return _decimal(re.sub(r"\D", "", head), tail) if _GROUPS.fullmatch(head) else None
    grouped = len(tail) == 3 and head and len(head) <= 3 and head.lstrip("0")
    if grouped and (last == group or (not group and last == "." and decimal == ",")):
        return _whole(head + tail)
    return _decimal(head, tail)


def _whole(digits: str) -> tuple[Number, Number]:
    value = int(digits)
    written = str(value)
    return value, 10 ** (len(written) - len(written.rstrip("0"))) if value else 1


def _decimal(head: str, tail: str) -> tuple[Number, Number]:
    value = Fraction(int((head or "0") + tail), 10 ** len(tail))
    return reduced(value), Fraction(1, 10 ** len(tail))


@lru_cache(maxsize=256)
def vulgar(text: str) -> Fraction | None:
    """The value of a fraction sign such as ¾."""
    if len(text) != 1 or text.isascii() or unicodedata.category(text) != "No":
        return None
    parts = unicodedata.normalize("NFKC", text).split("\u2044")
    if len(parts) != 2 or not all(part.isdecimal() for part in parts):
        return None
    return Fraction(int(parts[0]), int(parts[1]))


def in_digits(found: Sequence[Token], here: int, grammar: Grammar) -> Numeral | None:
    """The number in digits at a token, with its ordinal ending, exponent or fraction, without scale words."""
    read = plain(found[here].text, grammar.group, grammar.decimal)
    if read is None:
        return None
    value, grain = read
    end = here + 1
    follower = at(found, end)
    if follower is None:
        return Numeral(value, grain, end)
    if _is_ordinal(found, end, grammar):
        return Numeral(value, 1, end + 1 + (follower.text in DASHES), "ordinal")
    power = _exponent(found, end)
    if power is not None:
        shift, end = power
        size = Fraction(10) ** shift
        return Numeral(reduced(value * size), grain * size, end, scale=size)
    return _with_part(found, Numeral(value, grain, end), grammar)


def _is_ordinal(found: Sequence[Token], end: int, grammar: Grammar) -> bool:
    """ "1st", and where the language joins it so, "5-й"; "1." is none."""
    follower = found[end]
    if follower.spaced or not grammar.ordinal_suffixes:
        return False
    if follower.text in DASHES:
        behind = at(found, end + 1)
        return bool(behind and not behind.spaced and f"-{behind.lower}" in grammar.ordinal_suffixes)
    return follower.lower in grammar.ordinal_suffixes


def _exponent(found: Sequence[Token], end: int) -> tuple[int, int] | None:
    """The power of ten behind a mantissa, and the token after it: 1e10, 1.3e-6, 5.5x10-3, 5 × 10^6, 3×10⁵."""
    sign = found[end]
    if sign.lower == "e" and not sign.spaced:
        return _power(found, end + 1)
    ten = at(found, end + 1)
    if sign.lower in ("x", "×", "·", "*", "⋅") and ten and ten.text == "10":
        raised = at(found, end + 2)
        if raised and not raised.spaced:
            return _power(found, end + 2 + (raised.text == "^"))
    return None


def _power(found: Sequence[Token], here: int) -> tuple[int, int] | None:
    """A whole power, perhaps signed or raised, that stands unspaced at a token."""
    token = at(found, here)
    if token is None or token.spaced:
        return None
    negative = token.text in DASHES or token.text == "⁻"
    here += negative or token.text in "+⁺"
    token = at(found, here)
    if token is None or token.spaced:
        return None
    digits = token.text.translate(_RAISED)
    if digits[:1] == "-":
        negative, digits = True, digits[1:]
    if not digits.isdecimal() or len(digits) > 3 or int(digits) > _LARGEST_EXPONENT:
        return None
    return (-int(digits) if negative else int(digits)), here + 1


def _with_part(found: Sequence[Token], number: Numeral, grammar: Grammar) -> Numeral:
    """ "1/2", "2 1/2", "2½", "2 ½"."""
    follower = found[number.end]
    part = vulgar(follower.text) if follower.kind == "sign" else None
    if part is not None:
        return Numeral(number.value + part, part, number.end + 1)
    slashed = _slashed(found, number.end - 1, grammar)
    if slashed:
        value, end = slashed
        return Numeral(value, Fraction(1, value.denominator), end, "fraction")
    hyphen = follower.text == "-" and not follower.spaced
    beyond = at(found, number.end + hyphen)
    mixed = beyond is not None and beyond.kind == "digits" and beyond.spaced != hyphen
    if mixed and isinstance(number.value, int):  # 2 1/2, 2-1/2
        slashed = _slashed(found, number.end + hyphen, grammar)
        if slashed:
            value, end = slashed
            return Numeral(number.value + value, Fraction(1, value.denominator), end)
    return number


def _slashed(found: Sequence[Token], above: int, grammar: Grammar) -> tuple[Fraction, int] | None:
    """The proper fraction whose first figure is at a token, and the token after it."""
    sign, below, beyond = (at(found, above + step) for step in (1, 2, 3))
    if not sign or not below or sign.text not in "/⁄" or sign.spaced or below.spaced or below.kind != "digits":
        return None
    if beyond and not beyond.spaced and (beyond.text == "/" or beyond.kind == "digits"):
        return None
    top, bottom = (plain(token.text, grammar.group, grammar.decimal) for token in (found[above], below))
    if not top or not bottom or bottom[0] not in _DENOMINATORS or not 0 < top[0] < bottom[0]:
        return None
    return Fraction(top[0], bottom[0]), above + 3
