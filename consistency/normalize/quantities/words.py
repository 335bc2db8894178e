"""Numbers written in words, exactly, up to the largest scale of the language's table."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from consistency.normalize.quantities import units
from consistency.normalize.quantities.digits import Numeral, at, reduced
from consistency.normalize.quantities.grammar import Grammar
from consistency.normalize.quantities.spelled import cardinal
from consistency.normalize.quantities.tokens import Token
from consistency.text.language import stopwords
from consistency.values import Number

_HYPHENS = frozenset("-‐‑")
_LONGEST_DECIMALS = 12
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
    if word in grammar.counted_scales:
        return None  # a score of his First Symphony
    if _is_part(found, here, grammar):
        share = Fraction(1, grammar.ordinals[word])
        return Numeral(share, share, here + 2, "fraction")
    if word in grammar.fractions and word not in grammar.ordinals and word not in grammar.small:
        return _bare_fraction(found, here, grammar)
    number = cardinal(found, here, grammar)
    if number is None:
        ordinal = grammar.ordinals.get(word)
        return None if ordinal is None else Numeral(ordinal, 1, here + 1, "ordinal")
    return _carried_on(found, number, grammar)


def _is_part(found: Sequence[Token], here: int, grammar: Grammar) -> bool:
    """True for "tercera parte": an ordinal above the second, with the word for a part behind it."""
    after = at(found, here + 1)
    return after is not None and after.lower in grammar.part_words and grammar.ordinals.get(found[here].lower, 0) > 2


def scaled(found: Sequence[Token], number: Numeral, grammar: Grammar) -> Numeral:
    """The number times the scale words behind it: "3 million", "three thousand million", "two hundred dozen"."""
    scale, end = number.scale, number.end
    end += _is_hyphened(found, end, grammar)
    while (token := at(found, end)) is not None and end < number.end + _MOST_SCALES:
        factor = grammar.scales.get(token.lower) or grammar.hundreds.get(token.lower)
        if not factor:
            break
        scale, end = scale * factor, end + 1
        dot = at(found, end)
        end += bool(dot and dot.text == "." and not dot.spaced and token.lower in grammar.abbreviated)
    if scale == number.scale:
        return number
    more = scale / Fraction(number.scale)
    return Numeral(reduced(number.value * more), reduced(number.grain * more), end, "cardinal", reduced(scale))


def _is_hyphened(found: Sequence[Token], end: int, grammar: Grammar) -> bool:
    """True for "$3.4-billion", "a 2-million-barrel cut": a hyphen between digits and their scale."""
    hyphen, word = at(found, end), at(found, end + 1)
    if hyphen is None or word is None or hyphen.text not in _HYPHENS or hyphen.spaced or word.spaced:
        return False
    return found[end - 1].kind == "digits" and word.lower in grammar.scales and word.lower not in grammar.vague


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
    if _is_part(found, here + 1, grammar):
        return in_words(found, here + 1, grammar)
    if word in grammar.fractions and _is_one_more(found, here + 2, word, grammar):
        return Numeral(grammar.ordinals[word], 1, here + 2, "ordinal")
    if word in grammar.fractions:
        part = Numeral(Fraction(1, grammar.fractions[word]), Fraction(1, grammar.fractions[word]), here + 2, "fraction")
        return fraction_of(found, part, grammar)
    unnamed = word in grammar.vague or word in grammar.counted_scales
    if word in grammar.hundreds or (word in grammar.scales and not unnamed):
        number = cardinal(found, here + 1, grammar, article=True)
        return number and _carried_on(found, number, grammar)
    before = found[here - 1].lower if here else ""
    lasts = before in grammar.lasting or before in grammar.opening
    joined = here + 2 < len(found) and found[here + 2].lower in grammar.joining
    joined = joined or (
        grammar.split_shares and any((other.lower,) in grammar.out_of for other in found[here + 1 : here + 3])
    )
    return Numeral(1, 1, here + 1, "article") if lasts or joined else None


def _is_one_more(found: Sequence[Token], here: int, word: str, grammar: Grammar) -> bool:
    """True for "a fifth straight quarter", "a third man": an ordinal, where "a third of the men" is a part."""
    after = at(found, here)
    if word not in grammar.ordinals or after is None:
        return False
    if after.text in _HYPHENS and not after.spaced:  # a third-party governor
        joined = at(found, here + 1)
        return joined is not None and joined.kind == "word" and joined.lower not in grammar.scales
    if after.kind != "word" or not after.text.islower():
        return False
    told = after.lower in stopwords(grammar.language) | grammar.of | grammar.scales.keys() | grammar.articles
    return not told


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
    if found[here].lower in grammar.adjectives and (
        following is None or following.lower in stopwords(grammar.language)
    ):
        return None  # el precio medio es
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
    if following.text in _HYPHENS and not following.spaced:
        return number if units.after(found, here + 1, grammar.language) else None  # half-litre, no half-brother
    return number if _opened(found, here, grammar) or following.kind == "word" else None


def _opened(found: Sequence[Token], here: int, grammar: Grammar) -> bool:
    before = at(found, here - 1)
    return before is not None and before.lower in grammar.opening


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


def _as_ordinal(found: Sequence[Token], number: Numeral, grammar: Grammar, part: bool = False) -> Numeral | None:
    """ "twenty-first", "one hundred and twenty-fifth", "two hundredth"; as a part also the plural, "twenty-fifths"."""
    end = number.end
    token = found[end]
    if token.text in _HYPHENS or (
        token.lower in grammar.joining and isinstance(number.value, int) and number.value >= 100
    ):
        end += 1
    last = at(found, end)
    if last is None or not isinstance(number.value, int):
        return None
    ordinal = grammar.ordinals.get(last.lower) or (grammar.ordinals.get(last.lower.removesuffix("s"), 0) if part else 0)
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
    if _is_part(found, end, grammar):  # dos terceras partes
        share = Fraction(number.value, grammar.ordinals[part.lower])
        return Numeral(reduced(share), Fraction(1, grammar.ordinals[part.lower]), end + 2, "fraction")
    named = part.lower not in grammar.ordinals or part.lower.endswith("half") or number.value == 1
    spoken = found[number.end] is part and part.lower.removesuffix("s") in grammar.ordinals  # two hundred fifths
    if below and named and number.value > 0 and (spoken or number.value < below * 10):
        value = Fraction(number.value, below)
        return fraction_of(found, Numeral(reduced(value), Fraction(1, below), end + 1, "fraction"), grammar)
    if part.lower in grammar.tens and number.value:
        whole = cardinal(found, end, grammar)
        ordinal = _as_ordinal(found, whole, grammar, part=True) if whole and whole.end < len(found) else None
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
    at_part = _past_hyphen(found, number.end)
    if at_part >= len(found) or found[at_part].lower not in grammar.joining:
        return None
    at_part = _past_hyphen(found, at_part + 1)
    count = 1
    token = at(found, at_part)
    if token is None:
        return None
    if token.lower in grammar.articles:
        at_part = _past_hyphen(found, at_part + 1)
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


def _past_hyphen(found: Sequence[Token], here: int) -> int:
    """The token behind a hyphen with no blank before it ("two-and-a-half-year"); the same token where there is none."""
    return here + (here < len(found) and found[here].text in _HYPHENS and not found[here].spaced)


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
