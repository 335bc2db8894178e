"""Cardinals in words: "twenty-eight thousand six hundred and forty-two", "zweihundertfünfzig", "quatre-vingt-dix"."""

from __future__ import annotations

from collections.abc import Sequence

from consistency.normalize.quantities.digits import DASHES, Numeral, at
from consistency.normalize.quantities.grammar import Grammar
from consistency.normalize.quantities.tokens import Token

_HYPHENS = frozenset("-‐‑")
_HUNDRED = 100


def cardinal(found: Sequence[Token], here: int, grammar: Grammar, article: bool = False) -> Numeral | None:
    """Number words: "twenty-eight thousand six hundred and forty-two", "forty-five hundred", "a hundred"."""
    spelled = _Spelled(grammar, article or _counts_alone(found, here, grammar))
    end = current = here
    while (token := at(found, current)) is not None:
        joins = token.kind == "sign" or token.lower in grammar.joining
        if joins and current > here and _joins(found, current, grammar, spelled):
            current += 1
        elif not joins and (spelled.take(token.lower) or spelled.take_compound(token.lower)):
            end = current = current + 1
        else:
            break
    return None if end == here else Numeral(spelled.value, spelled.grain or 1, end, "cardinal", spelled.scale)


def _counts_alone(found: Sequence[Token], here: int, grammar: Grammar) -> bool:
    """ "thousand litres", "hundred thousand dollars": a bare scale word in front of what it counts is one of it."""
    token, after = found[here], at(found, here + 1)
    if token.lower not in grammar.hundreds and (token.lower not in grammar.scales or token.lower in grammar.vague):
        return False
    before = at(found, here - 1)
    if token.text[:1].isupper() and before is not None and before.text not in ".!?":
        return False
    return bool(after and after.kind == "word" and after.spaced and after.text.islower() and not grammar.scale_alone)


class _Spelled:
    """A number in words while it is read: what is complete (up to the last scale word), and what is still counted up."""

    def __init__(self, grammar: Grammar, article: bool) -> None:
        self._grammar, self._article = grammar, article
        self._complete, self._counted, self.last_scale = 0, int(article), 0
        self.grain, self.scale = 0, 1

    @property
    def value(self) -> int:
        """The number so far."""
        return self._complete + self._counted

    def take(self, word: str) -> bool:
        """True if the word carries the number on, which then holds it."""
        grammar = self._grammar
        if word in grammar.twenties and self._counted % 100 == 4:
            self._counted += 76
            self.grain = 10
            return True
        for addends in (grammar.small, grammar.tens, grammar.whole_hundreds):
            if word in addends:
                return self._add(addends[word])
        if word in grammar.hundreds:
            return self._multiply(grammar.hundreds[word])
        return word in grammar.scales and self._scale(grammar.scales[word], word in grammar.vague)

    def take_compound(self, word: str) -> bool:
        """True if a numeral written as one word carries the number on: zweihundertfünfzig."""
        value = _compound_value(word, self._grammar)
        if value is None or self._counted:
            return False
        self._counted, self.grain = value, 10 ** (len(str(value)) - len(str(value).rstrip("0"))) if value else 1
        return True

    def _add(self, value: int) -> bool:
        """ "twenty" takes "eight", "a hundred" takes "twenty": the places that the word fills must be empty."""
        if (self.grain and not self.value) or (not value and self.value):
            return False  # nothing goes on from nought, and nought carries nothing on
        room = 10 if value < 10 and self._counted % 100 >= 20 else 100 if value < 100 else 1000
        if self._grammar.twenties and self._joins_twenties(value):
            room = 10
        if self._counted % room or (self._article and self._counted == 1):
            return False
        self._counted, self.scale = self._counted + value, 1
        self.grain = 10 ** (len(str(value)) - len(str(value).rstrip("0"))) if value else 1
        return True

    def _joins_twenties(self, value: int) -> bool:
        """ "soixante-dix", "quatre-vingt-onze", "dix-sept"."""
        so_far = self._counted % 100
        return (10 <= value < 20 and so_far in (60, 80)) or (6 < value < 10 and so_far in (10, 70, 90))

    def _multiply(self, hundred: int) -> bool:
        """ "six hundred", "forty-five hundred"; "cent" alone is one hundred where the language says so."""
        if not self._counted and self._grammar.scale_alone:
            self._counted = 1
        if not 0 < self._counted < 100:
            return False
        self._counted, self.grain = self._counted * hundred, hundred * (self.grain or 1)
        self.scale = 1 if self._complete else self.scale * hundred
        return True

    def _scale(self, scale: int, vague: bool) -> bool:
        """ "six thousand"; alone only where the language says so (тисяча), and never the "thousands" of a vague figure."""
        if not self._counted and self._complete and not vague and scale >= 1000:
            return self._scale_all(scale)
        alone = not self._counted and (vague or self._complete or not self._grammar.scale_alone)
        if alone or (self.last_scale and scale >= self.last_scale):
            return self._scale_all(scale)
        self.scale = 1 if self._complete else self.scale * scale
        if scale < _HUNDRED and self._counted > _HUNDRED and self._counted % _HUNDRED:
            # "three hundred and two dozen"
            self._complete, self._counted = self._counted - self._counted % _HUNDRED, self._counted % _HUNDRED
            self.scale = 1
        self._complete += (self._counted or 1) * scale
        self._counted, self.last_scale, self.grain = 0, scale, scale * (self.grain or 1)
        return True

    def _scale_all(self, scale: int) -> bool:
        """ "three thousand million", "three lakh crore": all that was said so far, once more times a scale."""
        if self._counted or not self._complete or self._complete >= 10**15 or scale <= 20:
            return False
        self._complete, self.last_scale, self.grain = self._complete * scale, scale, self.grain * scale
        self.scale *= scale
        return True


def _compound_value(word: str, grammar: Grammar) -> int | None:
    """The value of a numeral written as one word, by cutting known parts off its front; None if it is none."""
    if grammar.compound is None or not grammar.compound.fullmatch(word):
        return None
    parts = sorted({**grammar.small, **grammar.tens, **grammar.hundreds, **grammar.scales}, key=len, reverse=True)
    complete = counted = 0
    while word:
        joined = next((sign for sign in grammar.joining if word.startswith(sign) and len(word) > len(sign)), None)
        part = next((part for part in parts if word.startswith(part)), None)
        if part is None and joined is None:
            return None
        if part is None:
            word = word[len(joined or "") :]
            continue
        word = word[len(part) :]
        if part in grammar.hundreds:
            counted = (counted or 1) * grammar.hundreds[part]
        elif part in grammar.scales:
            complete, counted = complete + (counted or 1) * grammar.scales[part], 0
        else:
            counted += grammar.small.get(part) or grammar.tens.get(part) or 0
    return complete + counted


def _joins(found: Sequence[Token], here: int, grammar: Grammar, spelled: _Spelled) -> bool:
    """True if a hyphen, comma or "and" stands inside a number: between two number words, "and" only after hundreds."""
    token, after = found[here], at(found, here + 1)
    if not after or after.kind != "word":
        return False
    so_far = spelled.value
    counted = after.lower in grammar.small or after.lower in grammar.tens
    if token.text in DASHES:
        tens = so_far % 100 >= 20 and not so_far % 10 and 0 < grammar.small.get(after.lower, 0) < 10
        glued = not token.spaced and not after.spaced and token.text in _HYPHENS
        carries = counted or after.lower in grammar.scales or after.lower in grammar.hundreds
        return (glued and (carries or after.lower in grammar.twenties)) or (tens and token.spaced == after.spaced)
    if token.text == ",":
        return counted and so_far >= 1000 and not so_far % 1000 and _scaled_part(found, here, grammar)
    if token.lower not in grammar.joining and token.text != "&":
        return False
    if grammar.scale_alone and not grammar.hundreds:
        return False
    if grammar.and_after_tens:
        return counted and so_far > 0 and (so_far % 100 >= 20 and so_far % 10 == 0)
    return counted and so_far >= 100 and so_far % 100 == 0 and not _part_of_scale(found, here + 1, grammar)


def _scaled_part(found: Sequence[Token], here: int, grammar: Grammar) -> bool:
    """ "three million, two hundred and forty": behind the comma stands a part that reaches the hundreds."""
    token = at(found, here + 2)
    return token is not None and (token.lower in grammar.hundreds or token.lower in grammar.scales)


def _part_of_scale(found: Sequence[Token], here: int, grammar: Grammar) -> bool:
    """True for "three quarters", "two fifths" behind "and": a part, not more units."""
    part = at(found, here + 1)
    return part is not None and part.lower in grammar.fractions and part.lower.endswith("s")
