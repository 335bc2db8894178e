"""The number that begins at a token, in digits or in words, with its scale and as a share ("one in five")."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from consistency.normalize.quantities.digits import DASHES, Numeral, at, in_digits, plain, reduced, vulgar
from consistency.normalize.quantities.grammar import Grammar
from consistency.normalize.quantities.tokens import Token
from consistency.normalize.quantities.words import fraction_of, in_words, scaled, with_half

_SHARES = frozenset((2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 50, 100, 200, 500, 1000, 10000, 100000, 1000000))
# "8 out of 10" is a share; "12 out of 40" are two counts, and a share that can be checked against them.
_LARGEST_SHARE = 10


def numeral(
    found: Sequence[Token], here: int, grammar: Grammar, money: bool = False, joined: bool = False
) -> Numeral | None:
    """The number that begins at a token, or None.

    money: a currency stands before, so that "m" is million. joined: it is the second end of a range ("3km-5km").
    """
    number = _number(found, here, grammar, money, joined)
    return number and _share(found, here, number, grammar)


def _number(found: Sequence[Token], here: int, grammar: Grammar, money: bool, joined: bool) -> Numeral | None:
    token = found[here]
    if token.kind == "digits":
        if not money and not joined and here and not token.spaced and _glued(found, here, grammar):
            return None
        number = in_digits(found, here, grammar)
        if number is None or number.kind == "ordinal":
            return number
        number = _with_smaller(found, _with_suffix(found, number, grammar, money), grammar)
        return with_half(found, number, grammar) or number
    if token.kind == "sign":
        value = vulgar(token.text)
        return None if value is None else _scaled_part(found, Numeral(value, value, here + 1, "fraction"), grammar)
    if token.lower in grammar.starters or (grammar.compound and grammar.compound.fullmatch(token.lower)):
        return in_words(found, here, grammar)
    return None


def _glued(found: Sequence[Token], here: int, grammar: Grammar) -> bool:
    """True if a letter, or a letter and a hyphen, stands right before: T-72, F16, COVID-19; and for the digits of a phone or version."""
    before = found[here - 1]
    if before.kind != "sign":
        return True
    if before.text in DASHES and here > 1 and not before.spaced:
        if (found[here - 2].lower, before.text) in grammar.bounds:
            return False  # sub-7 nm
        return found[here - 2].kind == "word" or found[here - 2].text in ")]"
    if before.text in "#№@_\\^" or (before.text in "./" and not before.spaced and here > 1):
        return True
    return before.text == "+" and (not before.spaced or _is_phone(found, here))


def _is_phone(found: Sequence[Token], here: int) -> bool:
    """True if more digits follow, or groups of them stand in the token: +380 44 255 7333, but not +5."""
    after = at(found, here + 1)
    return len(found[here].text) > 4 or bool(after and after.kind == "digits")


def _with_suffix(found: Sequence[Token], number: Numeral, grammar: Grammar, money: bool) -> Numeral:
    """The number times the suffix or the scale words behind it: "1.5m", "3bn", "48.5k", "2.4 mln", "3 million"."""
    token = at(found, number.end)
    if token is None or token.kind != "word":
        return number
    scale = grammar.suffixes.get(token.text)
    lone = token.text == "M" and number.end + 1 == len(found)
    if (
        scale
        and (not token.spaced or len(token.text) > 1 or lone)
        and _is_scale(found, number, token.text, grammar, money)
    ):
        value = number.value * scale
        return Numeral(reduced(value), reduced(number.grain * scale), number.end + 1, "cardinal", scale)
    return _scaled_part(found, number, grammar)


def _is_scale(found: Sequence[Token], number: Numeral, suffix: str, grammar: Grammar, money: bool) -> bool:
    """Whether a suffix that is also a unit is a scale: "m" is million behind a currency or before what is counted."""
    if suffix == "G":
        return not (isinstance(number.value, int) and 1 < number.value < 7)  # 5G is a network
    if suffix not in grammar.ambiguous_suffixes or money:
        return True
    following = at(found, number.end + 1)
    counts = bool(following and following.kind == "word" and following.spaced and following.lower.endswith("s"))
    return counts and isinstance(number.value, Fraction)


def _with_smaller(found: Sequence[Token], number: Numeral, grammar: Grammar) -> Numeral:
    """ "2 million 300 thousand", "4 thousand 3 hundred": the smaller scale is added to the larger."""
    token, word = at(found, number.end), at(found, number.end + 1)
    if not number.scaled or not token or not word or token.kind != "digits" or not token.spaced:
        return number
    factor = grammar.scales.get(word.lower) or grammar.hundreds.get(word.lower)
    read = plain(token.text, grammar.group, grammar.decimal)
    if not factor or not read or read[0] * factor >= number.scale:
        return number
    return Numeral(reduced(number.value + read[0] * factor), read[1] * factor, number.end + 2)


def _scaled_part(found: Sequence[Token], number: Numeral, grammar: Grammar) -> Numeral:
    return fraction_of(found, number, grammar) if number.kind == "fraction" else scaled(found, number, grammar)


def _share(found: Sequence[Token], here: int, number: Numeral, grammar: Grammar) -> Numeral:
    """ "one in five", "8 out of 10", "one over three": a fraction; any other number as it is."""
    over = at(found, number.end)
    if over is not None and over.lower in grammar.over:
        return _divided(found, number, grammar)
    if number.kind != "cardinal" or not isinstance(number.value, int) or not 0 < number.value < 100 or number.scaled:
        return number
    for phrase in grammar.out_of:
        end = number.end + len(phrase)
        if end < len(found) and tuple(token.lower for token in found[number.end : end]) == phrase:
            below = _denominator(found, end, grammar)
            written = found[here].kind == "word" and found[end].kind == "word"
            single = number.value == 1 or (len(phrase) > 1 and below and (written or below.value <= _LARGEST_SHARE))
            if below and number.value < below.value and single:
                value = Fraction(number.value, int(below.value))
                return Numeral(value, Fraction(1, int(below.value)), below.end, "fraction")
    return number


def _divided(found: Sequence[Token], number: Numeral, grammar: Grammar) -> Numeral:
    """ "one over three", where nothing is counted behind it; else "over" is a hedge or a span of time."""
    here = number.end + 1
    below = _number(found, here, grammar, False, False) if here < len(found) else None
    beyond = at(found, below.end) if below else None
    if not below or below.kind != "cardinal" or not below.value or not (beyond is None or beyond.text in ".,;?!)"):
        return number
    value = Fraction(number.value) / below.value
    return Numeral(reduced(value), value, below.end, "fraction")


def _denominator(found: Sequence[Token], here: int, grammar: Grammar) -> Numeral | None:
    token, digits = found[here], None
    if token.kind == "digits":
        digits = plain(token.text, grammar.group, grammar.decimal)
        number = Numeral(*digits, here + 1) if digits else None
    else:
        number = in_words(found, here, grammar) if token.lower in grammar.starters else None
    if number is None or number.kind != "cardinal" or number.value not in _SHARES:
        return None
    return number
