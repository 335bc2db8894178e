"""Numbers as digits and as words, exactly: int where the number is whole, Fraction where it is not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from consistency.normalize.quantities.grammar import Grammar
from consistency.normalize.quantities.tokens import Token
from consistency.values import Number

# A longer run of digits is an identifier or noise, and would cost time to read.
_LONGEST = 40
_GROUPS = re.compile(r"\d{1,3}(?:\D\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}")
_SPACES = re.compile(r"[ \u00a0\u202f\u2009'’]")
_HYPHENS = frozenset("-‐‑")


class Numeral(NamedTuple):
    """A number that was read: its value, the place value of its last meant digit, and the token after it.

    kind: "cardinal", "ordinal", "fraction", "multiple" (tenfold), "vague" (dozens: the least of them) or "article" (an hour).
    scaled: True if a scale word or suffix was part of it.
    """

    value: Number
    grain: Number
    end: int
    kind: str = "cardinal"
    scaled: bool = False


def numeral(found: Sequence[Token], at: int, grammar: Grammar, money: bool = False) -> Numeral | None:
    """The number that begins at a token, or None. money: a currency sign stands before, so that "m" is million."""
    token = found[at]
    if token.kind == "digits":
        return _in_digits(found, at, grammar, money)
    if token.kind == "sign":
        value = _vulgar(token.text)
        return None if value is None else _scaled(found, Numeral(value, value, at + 1, "fraction"), grammar, money)
    if token.lower in grammar.starters:
        return _in_words(found, at, grammar)
    return None


def plain(digits: str, grammar: Grammar) -> tuple[Number, Number] | None:
    """Value and grain of a figure in digits, or None for what is no figure (4.2.1). The language settles "12.000"."""
    if len(digits) > _LONGEST:
        return None
    text = _SPACES.sub("", digits)
    signs = [character for character in text if character in ".,"]
    if not signs:
        return _whole(text)
    last = signs[-1]
    if len(signs) > 1 and signs.count(last) > 1:
        return _whole(re.sub(r"\D", "", text)) if _GROUPS.fullmatch(text) else None
    head, _, tail = text.rpartition(last)
    if len(signs) > 1:
        return _decimal(re.sub(r"\D", "", head), tail) if _GROUPS.fullmatch(head) else None
    if len(tail) == 3 and last == grammar.group and head and head != "0":
        return _whole(head + tail)
    if len(tail) == 3 and not grammar.group and last == "." and grammar.decimal == ",":
        return _whole(head + tail)
    return _decimal(head, tail)


def _whole(digits: str) -> tuple[Number, Number]:
    value = int(digits)
    return value, 10 ** (len(digits) - len(digits.rstrip("0"))) if value else 1


def _decimal(head: str, tail: str) -> tuple[Number, Number]:
    value = Fraction(int((head or "0") + tail), 10 ** len(tail))
    return _reduced(value), Fraction(1, 10 ** len(tail))


def _reduced(value: Number) -> Number:
    return int(value) if value == int(value) else value


def _vulgar(text: str) -> Fraction | None:
    """The value of a fraction sign such as ¾."""
    if len(text) != 1 or unicodedata.category(text) != "No":
        return None
    parts = unicodedata.normalize("NFKC", text).split("\u2044")
    if len(parts) != 2 or not all(part.isdecimal() for part in parts):
        return None
    return Fraction(int(parts[0]), int(parts[1]))


def _in_digits(found: Sequence[Token], at: int, grammar: Grammar, money: bool) -> Numeral | None:
    if at and not found[at].spaced and _glued(found, at):
        return None
    read = plain(found[at].text, grammar)
    if read is None:
        return None
    value, grain = read
    end = at + 1
    follower = _at(found, end)
    if follower and not follower.spaced and follower.lower in grammar.ordinal_suffixes:
        return Numeral(value, 1, end + 1, "ordinal")
    over = _slashed(found, end, grammar)
    if over and follower:
        whole = value if follower.kind == "digits" else 0
        first = plain(follower.text, grammar) if follower.kind == "digits" else read
        if first and isinstance(first[0], int) and over[0]:
            return _scaled(
                found,
                Numeral(whole + Fraction(first[0], over[0]), Fraction(1, over[0]), over[1], "fraction"),
                grammar,
                money,
            )
    vulgar = _vulgar(follower.text) if follower else None
    if vulgar is not None:
        value, grain, end = value + vulgar, vulgar, end + 1
    return _scaled(found, Numeral(value, grain, end), grammar, money)


def _slashed(found: Sequence[Token], end: int, grammar: Grammar) -> tuple[int, int] | None:
    """The denominator of "1/2" or "2 1/2" whose first digits end at a token, and the token after it."""
    here = _at(found, end)
    slash = end + 1 if here and here.kind == "digits" and here.spaced else end
    sign, below = _at(found, slash), _at(found, slash + 1)
    if not sign or not below or sign.text not in "/⁄" or sign.spaced or below.spaced or below.kind != "digits":
        return None
    read, beyond = plain(below.text, grammar), _at(found, slash + 2)
    if not read or not isinstance(read[0], int) or not 1 < read[0] <= 100 or (beyond and beyond.text == "/"):
        return None
    return read[0], slash + 2


def _glued(found: Sequence[Token], at: int) -> bool:
    """True if a letter, or a letter and a hyphen, stands right before: T-72, F16, COVID-19; and for the digits of a phone or version."""
    before = found[at - 1]
    if before.kind != "sign":
        return True
    if before.text in _HYPHENS and at > 1 and not before.spaced:
        return found[at - 2].kind == "word" or found[at - 2].text in ")]"
    return before.text in "#№@_\\" or (before.text == "+" and _phone(found, at))


def _phone(found: Sequence[Token], at: int) -> bool:
    """True if more digits follow, or groups of them stand in the token: +380 44 255 7333, but not +5."""
    after = _at(found, at + 1)
    return len(found[at].text) > 4 or bool(after and after.kind == "digits")


def _scaled(found: Sequence[Token], number: Numeral, grammar: Grammar, money: bool) -> Numeral:
    """The number times the scale words or the suffix behind it."""
    value, grain, end, kind, scaled = number
    token = _at(found, end)
    if token and not token.spaced and token.kind == "word" and token.text in grammar.suffixes:
        scale = grammar.suffixes[token.text]
        if token.text not in grammar.ambiguous_suffixes or money or _counts(found, end + 1, value):
            return Numeral(_reduced(value * scale), grain * scale, end + 1, "cardinal", True)
    while (
        token
        and token.kind == "word"
        and (
            scale_of := grammar.scales.get(token.lower)
            or grammar.hundreds.get(token.lower)
            or _abbreviated(token, grammar)
        )
    ):
        value, grain, end, kind, scaled = value * scale_of, grain * scale_of, end + 1, "cardinal", True
        token = _at(found, end)
    return Numeral(_reduced(value), grain, end, kind, scaled)


def _abbreviated(token: Token, grammar: Grammar) -> int | None:
    return None if token.text in grammar.ambiguous_suffixes or len(token.text) < 2 else grammar.suffixes.get(token.text)


def _counts(found: Sequence[Token], at: int, value: Number) -> bool:
    """True if what follows "1.5m" shows that m is million: a counted noun."""
    token = _at(found, at)
    return isinstance(value, Fraction) and bool(token and token.kind == "word" and token.lower.endswith("s"))


def _in_words(found: Sequence[Token], at: int, grammar: Grammar) -> Numeral | None:
    token = found[at]
    if token.lower in grammar.articles:
        return _after_article(found, at, grammar)
    if token.lower in grammar.multiples:
        return Numeral(grammar.multiples[token.lower], 1, at + 1, "multiple")
    if token.lower in grammar.vague:
        return _vague(found, at, grammar)
    if token.lower in grammar.fractions and token.lower not in grammar.ordinals:
        # "half of them", "half a million"; a bare Quarter is a place, halves are parts of a match.
        following = _at(found, at + 1)
        if not following or following.lower not in grammar.of | grammar.articles | grammar.scales.keys():
            return None
        return _fraction_of(found, Numeral(Fraction(1, grammar.fractions[token.lower]), 1, at + 1, "fraction"), grammar)
    cardinal = _cardinal(found, at, grammar)
    if cardinal is None:
        ordinal = grammar.ordinals.get(token.lower)
        return None if ordinal is None else Numeral(ordinal, 1, at + 1, "ordinal")
    return _with_fraction(found, cardinal, grammar)


def _after_article(found: Sequence[Token], at: int, grammar: Grammar) -> Numeral | None:
    """ "a hundred", "a dozen", "a third of", "half a million"."""
    token = _at(found, at + 1)
    if not token or not token.spaced:
        return None
    if token.lower in grammar.fractions:
        return _fraction_of(found, Numeral(Fraction(1, grammar.fractions[token.lower]), 1, at + 2, "fraction"), grammar)
    if token.lower in grammar.hundreds or (token.lower in grammar.scales and not token.lower.endswith("s")):
        return _cardinal(found, at + 1, grammar, article=True)
    if at and found[at - 1].lower in grammar.lasting:
        return Numeral(1, 1, at + 1, "article")
    return None


def _vague(found: Sequence[Token], at: int, grammar: Grammar) -> Numeral:
    """ "dozens", "hundreds of thousands": at least two of them."""
    least, end = 2 * grammar.vague[found[at].lower], at + 1
    of, scale = _at(found, end), _at(found, end + 1)
    if of and scale and of.lower in grammar.of and scale.lower in grammar.vague:
        least, end = grammar.vague[found[at].lower] * grammar.vague[scale.lower], end + 2
    return Numeral(least, 1, end, "vague")


def _cardinal(found: Sequence[Token], at: int, grammar: Grammar, article: bool = False) -> Numeral | None:
    """Number words: "twenty-eight thousand six hundred and forty-two", "forty-five hundred", "a hundred"."""
    spelled = _Spelled(grammar, article)
    end = here = at
    while (token := _at(found, here)) is not None:
        joins = token.kind == "sign" or token.lower in grammar.joining
        if joins and here > at and _joins(found, here, grammar, spelled.value):
            here += 1
        elif not joins and spelled.take(token.lower):
            end = here = here + 1
        else:
            break
    return None if end == at else Numeral(spelled.value, spelled.grain or 1, end, "cardinal", spelled.scaled)


class _Spelled:
    """A number in words while it is read: what is complete (up to the last scale word), and what is still counted up."""

    def __init__(self, grammar: Grammar, article: bool) -> None:
        self._grammar, self._article = grammar, article
        self._complete, self._counted, self._last_scale = 0, int(article), 0
        self.grain, self.scaled = 0, False

    @property
    def value(self) -> int:
        """The number so far."""
        return self._complete + self._counted

    def take(self, word: str) -> bool:
        """True if the word carries the number on, which then holds it."""
        grammar = self._grammar
        for addends in (grammar.small, grammar.tens, grammar.whole_hundreds):
            if word in addends:
                return self._add(addends[word])
        if word in grammar.hundreds:
            return self._multiply(grammar.hundreds[word])
        return word in grammar.scales and self._scale(grammar.scales[word], word in grammar.vague)

    def _add(self, value: int) -> bool:
        """ "twenty" takes "eight", "a hundred" takes "twenty": the places that the word fills must be empty."""
        room = 10 if value < 10 and self._counted % 100 >= 20 else 100 if value < 100 else 1000
        if self._counted % room:
            return False
        self._counted += value
        self.grain = 10 ** (len(str(value)) - len(str(value).rstrip("0"))) if value else 1
        return True

    def _multiply(self, hundred: int) -> bool:
        """ "six hundred", "forty-five hundred"."""
        if not 0 < self._counted < 100:
            return False
        self._counted, self.grain = self._counted * hundred, hundred * (self.grain or 1)
        return True

    def _scale(self, scale: int, vague: bool) -> bool:
        """ "six thousand"; alone only where the language says so (тисяча), and never the "thousands" of a vague figure."""
        alone = not self._counted and (vague or self._complete or bool(self._grammar.articles))
        if alone or (self._last_scale and scale >= self._last_scale):
            return False
        self._complete += (self._counted or 1) * scale
        self._counted, self._last_scale, self.scaled, self.grain = 0, scale, True, scale * (self.grain or 1)
        return True


def _joins(found: Sequence[Token], here: int, grammar: Grammar, so_far: int) -> bool:
    """True if a hyphen or "and" stands inside a number: between two number words, "and" only after hundreds."""
    token, after = found[here], _at(found, here + 1)
    if not after or after.kind != "word":
        return False
    counted = after.lower in grammar.small or after.lower in grammar.tens
    if token.text in _HYPHENS:
        return (
            not token.spaced
            and not after.spaced
            and (counted or after.lower in grammar.scales or after.lower in grammar.hundreds)
        )
    return token.lower in grammar.joining and counted and so_far >= 100 and so_far % 100 == 0


def _with_fraction(found: Sequence[Token], number: Numeral, grammar: Grammar) -> Numeral:
    """ "two-thirds", "three quarters of a million", "one and a half million"."""
    token = _at(found, number.end)
    skip = 1 if token and token.text in _HYPHENS else 0
    part = _at(found, number.end + skip)
    below = grammar.fractions.get(part.lower) if part else None
    named = part is not None and (part.lower.endswith(("s", "half")) or number.value == 1)
    if named and below and isinstance(number.value, int) and number.value < below * 10:
        read = Numeral(Fraction(number.value, below), 1, number.end + skip + 1, "fraction")
        return _fraction_of(found, read, grammar)
    words = [found[index].lower if index < len(found) else "" for index in range(number.end, number.end + 3)]
    if words[0] in grammar.joining and words[1] in grammar.articles and words[2] in grammar.fractions:
        value = number.value + Fraction(1, grammar.fractions[words[2]])
        return _scaled(
            found, Numeral(value, Fraction(1, grammar.fractions[words[2]]), number.end + 3), grammar, money=False
        )
    return number


def _fraction_of(found: Sequence[Token], part: Numeral, grammar: Grammar) -> Numeral:
    """ "half a million", "a quarter of a million", "three quarters billion"; else the fraction alone."""
    end, token = part.end, _at(found, part.end)
    for words in (grammar.of, grammar.articles):
        if token and token.lower in words:
            end, token = end + 1, _at(found, end + 1)
    if token and token.lower in grammar.scales and not token.lower.endswith("s"):
        scale = grammar.scales[token.lower]
        return Numeral(_reduced(part.value * scale), part.value * scale, end + 1, "cardinal", True)
    return part


def _at(found: Sequence[Token], index: int) -> Token | None:
    return found[index] if 0 <= index < len(found) else None
