"""The number that begins at a token, in digits or in words, with its scale and as a share ("one in five")."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from consistency.normalize.quantities import units
from consistency.normalize.quantities.digits import DASHES, Numeral, at, in_digits, plain, reduced, vulgar
from consistency.normalize.quantities.grammar import Grammar
from consistency.normalize.quantities.tokens import Token, past_phrase
from consistency.normalize.quantities.words import fraction_of, in_words, scaled, with_half

_SHARES = frozenset((2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 50, 100, 200, 500, 1000, 10000, 100000, 1000000))
# "8 out of 10" is a share; "12 out of 40" are two counts, and a share that can be checked against them.
_LARGEST_SHARE = 10
_OPENERS = frozenset('.!?:;“"«„—–')
# So many letters at most are the sign of a unit, as in "3 m s".
_LARGEST_SIGN = 2
_HUNDRED = 100
_BELOW_HUNDRED = frozenset(map(str, range(1, _HUNDRED)))
# A word of so many small letters before a hyphen is no letter of a model.
_WORD = 5


def numeral(
    found: Sequence[Token], here: int, grammar: Grammar, money: bool = False, joined: bool = False
) -> Numeral | None:
    """The number that begins at a token, or None.

    money: a currency stands before, so that "m" is million. joined: it is the second end of a range ("3km-5km").
    """
    number = _number(found, here, grammar, money, joined)
    if number is not None and number.kind == "article" and grammar.split_shares:
        share = _share(found, here, number._replace(kind="cardinal"), grammar)
        return share if share.kind == "fraction" else number
    if number is None or number.kind != "cardinal":
        return number and _share(found, here, number, grammar)
    end = past_phrase(found, number.end, grammar.fold)
    if end > number.end:
        return number._replace(kind="multiple", end=end)
    return _restated(found, here, _share(found, here, number, grammar), grammar)


def _restated(found: Sequence[Token], here: int, number: Numeral, grammar: Grammar) -> Numeral:
    """ "thirty (30) days", "45 (forty-five)": the same number once more, in figures or words."""
    opening, inside = at(found, number.end), at(found, number.end + 1)
    if (
        opening is None
        or inside is None
        or opening.text != "("
        or {found[here].kind, inside.kind} != {"digits", "word"}
    ):
        return number
    again = _number(found, number.end + 1, grammar, False, False)
    closing = at(found, again.end) if again else None
    if again is None or again.value != number.value or closing is None or closing.text != ")":
        return number
    return number._replace(end=again.end + 1)


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
        if "." in found[here].text and len(found[here - 2].text) >= _WORD and found[here - 2].text.islower():
            return False  # magnitude-5.1
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
        return scaled(found, number, grammar) if token and token.text in DASHES else number
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
    if following and following.text == "+" and not following.spaced:
        return True  # 100m+ downloads
    told = following is not None and following.kind == "word" and len(following.text) > _LARGEST_SIGN
    if told and units.after(found, number.end + 1, grammar.language):
        return True  # 3m bpd
    counts = bool(following and following.kind == "word" and following.spaced and following.lower.endswith("s"))
    return counts and isinstance(number.value, Fraction)


def _with_smaller(found: Sequence[Token], number: Numeral, grammar: Grammar) -> Numeral:
    """ "2 million 300 thousand", "4 thousand 3 hundred", "3 hundred and 21": the smaller scale is added to the larger."""
    token, word = at(found, number.end), at(found, number.end + 1)
    if number.scale == _HUNDRED and token and word and token.lower in grammar.joining and word.text in _BELOW_HUNDRED:
        return Numeral(number.value + int(word.text), 1, number.end + 2)
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
    behind = number.end + (number.value == 1 and at(found, number.end + 1) is not None and grammar.split_shares)
    for phrase in grammar.out_of:
        end = (behind if found[min(behind, len(found) - 1)].lower == phrase[0] else number.end) + len(phrase)
        if end < len(found) and tuple(token.lower for token in found[end - len(phrase) : end]) == phrase:
            below = _denominator(found, end, grammar)
            written = found[here].kind == "word" and found[end].kind == "word"
            single = number.value == 1 or (len(phrase) > 1 and below and (written or below.value <= _LARGEST_SHARE))
            single = single or (below is not None and _is_poll(found, here, below, grammar))
            if below and number.value < below.value and single:
                value = Fraction(number.value, int(below.value))
                return Numeral(value, Fraction(1, int(below.value)), below.end, "fraction")
    return number


def _is_poll(found: Sequence[Token], here: int, below: Numeral, grammar: Grammar) -> bool:
    """True for "Six in 10 Americans", "nearly nine in ten": of ten, at the head of a sentence or behind a hedge, and not in ten days."""
    if below.value != _LARGEST_SHARE or units.after(found, below.end, grammar.language):
        return False
    before = at(found, here - 1)
    return before is None or before.text in _OPENERS or before.lower in grammar.opening


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
