"""Numbers written in words, exactly, up to the largest scale of the language's table."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from consistency.normalize.quantities.digits import DASHES, Numeral, at, reduced
from consistency.normalize.quantities.grammar import Grammar
from consistency.normalize.quantities.tokens import Token
from consistency.values import Number

_HYPHENS = frozenset("-‐‑")
_LONGEST_DECIMALS = 12
_HUNDRED = 100
# Scale words in a row: "thousand million".
_MOST_SCALES = 3


def in_words(found: Sequence[Token], here: int, grammar: Grammar) -> Numeral | None:
    """The number in words that begins at a token, or None."""
    word = found[here].lower
    if word in grammar.articles:
        return _after_article(found, here, grammar)
    if word in grammar.pairs:
        return _pair(found, here, grammar)
    if word in grammar.several:
        return _several(found, here, grammar)
    if word in grammar.mixed:
        value = Fraction(grammar.mixed[word])
        return scaled(found, Numeral(value, Fraction(1, 2), here + 1), grammar)
    if word in grammar.fractions and here and found[here - 1].lower in grammar.ordinals:
        return None  # the second half of a match
    if word in grammar.multiples:
        return Numeral(grammar.multiples[word], 1, here + 1, "multiple")
    if word in grammar.vague:
        return _vague(found, here, grammar)
    if word in grammar.fractions and word not in grammar.ordinals and word not in grammar.small:
        return _bare_fraction(found, here, grammar)
    cardinal = _cardinal(found, here, grammar)
    if cardinal is None:
        ordinal = grammar.ordinals.get(word)
        return None if ordinal is None else Numeral(ordinal, 1, here + 1, "ordinal")
    return _carried_on(found, cardinal, grammar)


def scaled(found: Sequence[Token], number: Numeral, grammar: Grammar) -> Numeral:
    """The number times the scale words behind it: "3 million", "three thousand million", "two hundred dozen"."""
    scale, end = number.scale, number.end
    while (token := at(found, end)) is not None and end < number.end + _MOST_SCALES:
        factor = grammar.scales.get(token.lower) or grammar.hundreds.get(token.lower)
        if not factor:
            break
        scale, end = scale * factor, end + 1
        dot = at(found, end)
        end += bool(dot and dot.text == "." and not dot.spaced and token.lower in grammar.abbreviated)
    if end == number.end:
        return number
    more = scale / Fraction(number.scale)
    return Numeral(reduced(number.value * more), reduced(number.grain * more), end, "cardinal", reduced(scale))


def _after_article(found: Sequence[Token], here: int, grammar: Grammar) -> Numeral | None:
    """ "a hundred", "a dozen", "a third of", "half a million", "a couple of hundred", "a few thousand", "for an hour"."""
    token = at(found, here + 1)
    if not token or not token.spaced:
        return None
    word = token.lower
    if word in grammar.pairs:
        return _pair(found, here + 1, grammar)
    if word in grammar.several:
        return _several(found, here + 1, grammar)
    if word in grammar.fractions:
        part = Numeral(Fraction(1, grammar.fractions[word]), Fraction(1, grammar.fractions[word]), here + 2, "fraction")
        return fraction_of(found, part, grammar)
    unnamed = word in grammar.vague or word in grammar.counted_scales
    if word in grammar.hundreds or (word in grammar.scales and not unnamed):
        cardinal = _cardinal(found, here + 1, grammar, article=True)
        return cardinal and _carried_on(found, cardinal, grammar)
    lasts = bool(here and found[here - 1].lower in grammar.lasting)
    joined = here + 2 < len(found) and found[here + 2].lower in grammar.joining
    return Numeral(1, 1, here + 1, "article") if lasts or joined else None


def _pair(found: Sequence[Token], here: int, grammar: Grammar) -> Numeral | None:
    """ "a couple of hundred", "a couple of days": two, more or less; "the couple" alone is a pair of people."""
    end = here + 1
    of = at(found, end)
    if of is None or of.lower not in grammar.of:
        return None
    value = grammar.pairs[found[here].lower]
    number = scaled(found, Numeral(value, 1, end + 1, "pair"), grammar)
    return number._replace(kind="pair")


def _several(found: Sequence[Token], here: int, grammar: Grammar) -> Numeral | None:
    """ "several thousand", "a few dozen": at least two of them; "several" alone says no number."""
    number = scaled(found, Numeral(2, 1, here + 1), grammar)
    return number._replace(kind="vague", grain=1) if number.scaled else None


def _vague(found: Sequence[Token], here: int, grammar: Grammar) -> Numeral | None:
    """ "dozens", "hundreds of thousands": at least two of them. "scores" are also those of music and of games."""
    least, end = 2 * grammar.vague[found[here].lower], here + 1
    if found[here].lower in grammar.counted_scales:
        of, behind = at(found, end), at(found, end + 1)
        if not of or not behind or of.lower not in grammar.of or behind.lower in grammar.starters:
            return None
    for step in (1, 0):
        scale = at(found, end + step)
        joined = not step or (end < len(found) and found[end].lower in grammar.of)
        if joined and scale and scale.lower in grammar.vague:
            least, end = grammar.vague[found[here].lower] * grammar.vague[scale.lower], end + step + 1
            break
    return Numeral(least, 1, end, "vague")


def _bare_fraction(found: Sequence[Token], here: int, grammar: Grammar) -> Numeral | None:
    """ "half of them", "half a million", "half-litre"; a bare Quarter is a place, halves are parts of a match."""
    following = at(found, here + 1)
    part = Fraction(1, grammar.fractions[found[here].lower])
    number = Numeral(part, part, here + 1, "fraction")
    if not following:
        return number if _opened(found, here, grammar) else None
    hyphened = following.text in _HYPHENS and found[min(here + 2, len(found) - 1)].lower in grammar.scales
    if hyphened or following.lower in grammar.of | grammar.articles | grammar.scales.keys():
        return fraction_of(found, number, grammar)
    if grammar.scale_alone and following.kind == "word":
        return number  # третина виборців
    if found[here].lower.endswith("s") or grammar.fractions[found[here].lower] != 2:
        return None
    return number if _opened(found, here, grammar) or following.kind == "word" or following.text in _HYPHENS else None


def _opened(found: Sequence[Token], here: int, grammar: Grammar) -> bool:
    before = at(found, here - 1)
    return before is not None and before.lower in grammar.opening


def _cardinal(found: Sequence[Token], here: int, grammar: Grammar, article: bool = False) -> Numeral | None:
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


def _carried_on(found: Sequence[Token], number: Numeral, grammar: Grammar) -> Numeral:
    """The number with what may follow a cardinal: an ordinal ending, a fraction, decimals, a share."""
    token = at(found, number.end)
    if token is None:
        return number
    for reading in (_as_ordinal, _as_fraction, _with_decimals, with_half):
        read = reading(found, number, grammar)
        if read is not None:
            return read
    return number


def _as_ordinal(found: Sequence[Token], number: Numeral, grammar: Grammar) -> Numeral | None:
    """ "twenty-first", "one hundred and twenty-fifth", "two hundredth"."""
    end = number.end
    token = found[end]
    if token.text in _HYPHENS or (
        token.lower in grammar.joining and isinstance(number.value, int) and number.value >= 100
    ):
        end += 1
    last = at(found, end)
    if last is None or not isinstance(number.value, int):
        return None
    ordinal = grammar.ordinals.get(last.lower) or grammar.ordinals.get(last.lower.removesuffix("s"), 0)
    if not ordinal or (last.lower not in grammar.ordinals and number.value < 20):
        return None
    if ordinal >= 100:
        return Numeral(number.value * ordinal, 1, end + 1, "ordinal")
    fits = (ordinal < 10 and number.value % 10 == 0 and number.value % 100 >= 20) or number.value % 100 == 0
    return Numeral(number.value + ordinal, 1, end + 1, "ordinal") if fits and number.value else None


def _as_fraction(found: Sequence[Token], number: Numeral, grammar: Grammar) -> Numeral | None:
    """ "two-thirds", "one-fourth", "three quarters of a million", "one twenty-fifth"."""
    end = number.end
    end += found[end].text in _HYPHENS
    part = at(found, end)
    if part is None or not isinstance(number.value, int):
        return None
    if end > number.end and found[number.end].spaced != part.spaced:
        return None
    below = grammar.fractions.get(part.lower)
    named = part.lower not in grammar.ordinals or part.lower.endswith("half") or number.value == 1
    if below and named and 0 < number.value < below * 10:
        value = Fraction(number.value, below)
        return fraction_of(found, Numeral(reduced(value), Fraction(1, below), end + 1, "fraction"), grammar)
    if part.lower in grammar.tens and number.value:
        whole = _cardinal(found, end, grammar)
        ordinal = _as_ordinal(found, whole, grammar) if whole and whole.end < len(found) else None
        if ordinal and (number.value == 1 or found[ordinal.end - 1].lower not in grammar.ordinals):
            value = Fraction(number.value, int(ordinal.value))
            return Numeral(reduced(value), Fraction(1, int(ordinal.value)), ordinal.end, "fraction")
    return None


def _with_decimals(found: Sequence[Token], number: Numeral, grammar: Grammar) -> Numeral | None:
    """ "two hundred point zero three", "one point five million"."""
    if found[number.end].lower not in grammar.point:
        return None
    digits, end = "", number.end + 1
    while (token := at(found, end)) is not None and len(digits) < _LONGEST_DECIMALS:
        value = grammar.small.get(token.lower)
        if value is None and not digits:
            value = grammar.tens.get(token.lower)
        if value is None or (value > 9 and digits):
            break
        digits, end = digits + str(value), end + 1
    if not digits:
        return None
    grain = Fraction(1, 10 ** len(digits))
    return scaled(found, Numeral(reduced(number.value + int(digits) * grain), grain, end), grammar)


def with_half(found: Sequence[Token], number: Numeral, grammar: Grammar) -> Numeral | None:
    """ "one and a half million", "two and a quarter", "twenty and three fifths", "two million and three fifths"."""
    if number.end >= len(found) or found[number.end].lower not in grammar.joining:
        return None
    at_part = number.end + 1
    count = 1
    token = at(found, at_part)
    if token is None:
        return None
    if token.lower in grammar.articles:
        at_part += 1
    elif token.lower in grammar.small:
        count, at_part = grammar.small[token.lower], at_part + 1
    part = at(found, at_part)
    below = grammar.fractions.get(part.lower) if part else None
    if part is None or not below or count >= below or (part.lower in grammar.ordinals and at_part == number.end + 1):
        return None
    share = Fraction(count, below)
    if number.scaled and isinstance(number.value, int):
        whole = _last_scale(number.value)
        return Numeral(reduced(number.value + share * whole), share * whole, at_part + 1)
    return scaled(found, Numeral(number.value + share, Fraction(1, below), at_part + 1), grammar)


def _last_scale(value: int) -> int:
    """The thousand, million or billion that a number such as "two million" ends in."""
    scale = 1
    while value % (scale * 1000) == 0 and value:
        scale *= 1000
    return scale


def fraction_of(found: Sequence[Token], part: Numeral, grammar: Grammar) -> Numeral:
    """ "half a million", "a quarter of a million", "three quarters billion"; else the fraction alone."""
    end, token = part.end, at(found, part.end)
    behind = at(found, end + 1)
    if token and token.text in _HYPHENS and not token.spaced and behind and behind.lower in grammar.scales:
        end, token = end + 1, behind  # un demi-million
    for words in (grammar.of, grammar.articles):
        if token and token.lower in words:
            end, token = end + 1, at(found, end + 1)
    if token and token.lower in grammar.scales and token.lower not in grammar.vague:
        scale = grammar.scales[token.lower]
        value: Number = reduced(part.value * scale)
        return Numeral(value, value, end + 1, "cardinal", scale)
    return part
