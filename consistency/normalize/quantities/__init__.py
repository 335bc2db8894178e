"""Every figure of a text as an interval, with its unit, its counted noun and its hedge.

    hedge   currency   number   [to   currency   number]   unit   hedge     noun
    about      $         4       –                5 billion         or more

Numbers are read by `numbers`, units by `units`, nouns by `nouns`; this module puts them together, says what is no
figure at all, and never changes a value by reading it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import NamedTuple

from consistency.model import Mention, Span, Stretches
from consistency.normalize.quantities import units
from consistency.normalize.quantities.grammar import Grammar, grammar
from consistency.normalize.quantities.nouns import Counted, counted
from consistency.normalize.quantities.numbers import Numeral, numeral
from consistency.normalize.quantities.tokens import Token, tokens
from consistency.normalize.quantities.units import COUNTED, Unit
from consistency.values import COUNT, Number, Quantity

_YEARS = range(1000, 2101)
_DASHES = frozenset("-‐‑–—‒−")
_LINE_START = re.compile(r"(?:^|[\r\n])[ \t]*$")


@dataclass(frozen=True, slots=True)
class _Figure:
    """One figure while it is put together; start and end are token positions."""

    low: Number
    high: Number
    grain: Number
    start: int
    end: int
    kind: str
    unit: Unit = COUNTED


def quantities(text: str, language: str | None, taken: Sequence[Span] = ()) -> list[Mention]:
    """All figures of a text, in order. taken: stretches that are something else (dates); no figure touches them."""
    found, rules = tokens(text), grammar(language)
    mentions = list(_mentions(text, found, rules, language, Stretches(taken)))
    return _joined_bounds(text, rules, mentions)


def _mentions(
    text: str, found: Sequence[Token], rules: Grammar, language: str | None, taken: Stretches
) -> Iterator[Mention]:
    at = 0
    while at < len(found):
        if not _may_start(found[at], rules) or taken.touch(Span(found[at].start, found[at].end)):
            at += 1
            continue
        figure = _figure(text, found, at, rules)
        if figure is None:
            at = _past(found, at) if found[at].kind == "digits" else at + 1
        elif taken.touch(Span(found[figure.start].start, found[figure.end - 1].end)):
            at += 1
        else:
            closing = _closing(found, figure.end, rules)
            countable = figure.unit is COUNTED and figure.kind != "ordinal"
            noun = counted(found, closing.end, language) if countable else Counted("", ())
            if not _is_label(found, figure, noun, rules) and not _is_year(found, figure, noun):
                yield _mention(text, found, figure, noun, closing, rules)
            at = max(closing.end, figure.end)


class _Closing(NamedTuple):
    """A hedge behind a figure: the token after it, its words, and its bound."""

    end: int
    words: str
    bound: str


def _may_start(token: Token, rules: Grammar) -> bool:
    return token.kind == "digits" or (
        token.lower in rules.starters if token.kind == "word" else not token.text.isascii()
    )


def _past(found: Sequence[Token], at: int) -> int:
    """The token to go on with after something that is no figure: past all of an identifier (T-72, 4.2.1, 2-0, 555-0199-23)."""
    at += 1
    while at < len(found) and not found[at].spaced and (found[at].kind == "digits" or found[at].text in _DASHES):
        at += 1
    return at


def _figure(text: str, found: Sequence[Token], at: int, rules: Grammar) -> _Figure | None:
    if _is_no_figure(text, found, at):
        return None
    money = units.before(found, at)
    number = numeral(found, at, rules, money is not None)
    if number is None or _runs_on(found, number.end) or _is_pronoun(found, at, number, rules):
        return None
    start = money[1] if money else at
    unit, end = _unit(found, number, money[0] if money else None, rules)
    if number.kind == "article" and unit.dimension != "[time]":
        return None
    first = _negative(found, _Figure(number.value, number.value, number.grain, start, end, number.kind, unit), rules)
    if number.kind in ("ordinal", "multiple", "vague"):
        return first
    ranged = _range(found, first, number, rules)
    if ranged is not None:
        return ranged if ranged.low < ranged.high else None
    return _compound(found, first, rules)


def _negative(found: Sequence[Token], figure: _Figure, rules: Grammar) -> _Figure:
    """ "-5", "minus five": the sign stands glued to the figure and apart from what is before it."""
    sign = found[figure.start - 1] if figure.start else None
    if sign is None or figure.kind != "cardinal":
        return figure
    free = figure.start == 1 or sign.spaced or found[figure.start - 2].text in "(["
    dash = sign.text in "-−" and not found[figure.start].spaced and free
    if not dash and sign.lower not in rules.minus:
        return figure
    return replace(figure, low=-figure.low, high=-figure.high, start=figure.start - 1)


def _is_no_figure(text: str, found: Sequence[Token], at: int) -> bool:
    """Footnote marks [17], clock times 10:30, leading zeros 0401, telephone numbers 555-0199, list markers."""
    token = found[at]
    before, after, beyond = (found[index] if 0 <= index < len(found) else None for index in (at - 1, at + 1, at + 2))
    if token.kind != "digits":
        return False
    if before and after and before.text == "[" and after.text in "],":
        return True
    if before and before.text == ":" and not token.spaced and not before.spaced:
        return True
    if len(token.text) > 1 and token.text[0] == "0" and token.text.isdigit():
        return True
    glued = after is not None and not after.spaced
    if after and beyond and glued and not beyond.spaced and beyond.kind == "digits":
        phone = after.text == "-" and len(token.text) == 3 and len(beyond.text) == 4 and beyond.text.isdigit()
        return after.text == ":" or phone
    marker = after and glued and after.text in ".)" and (beyond is None or beyond.spaced)
    return bool(marker and len(token.text) <= 2 and _LINE_START.search(text, max(0, token.start - 40), token.start))


def _runs_on(found: Sequence[Token], end: int) -> bool:
    """True if letters that are no unit are glued to the number: 4x4, 3D, 5G."""
    token = found[end] if end < len(found) else None
    return bool(
        token
        and not token.spaced
        and token.kind == "word"
        and found[end - 1].kind == "digits"
        and units.after(found, end) is None
    )


def _is_pronoun(found: Sequence[Token], at: int, number: Numeral, rules: Grammar) -> bool:
    """ "no one", "the one", "one another", "one of": not a count."""
    if number.value != 1 or number.end != at + 1 or found[at].kind != "word" or number.kind != "cardinal":
        return False
    before = found[at - 1].lower if at else ""
    after = found[at + 1].lower if at + 1 < len(found) else ""
    return before in rules.pronoun_before or after in rules.pronoun_after or after[:1] in ("'", "’")


def _unit(found: Sequence[Token], number: Numeral, money: Unit | None, rules: Grammar) -> tuple[Unit, int]:
    named = units.after(found, number.end) if number.kind not in ("ordinal", "multiple") else None
    if money:
        doubled = named and named[0].name == money.name
        return money, named[1] if named and doubled else number.end
    if named is None and number.kind in ("fraction", "vague"):
        # "half of a mile", "three quarters of a mile"
        skip = number.end
        for words in (rules.of, rules.articles):
            skip += skip < len(found) and found[skip].lower in words
        named = units.after(found, skip) if skip > number.end else None
    if named is None:
        return COUNTED, number.end
    return named


def _range(found: Sequence[Token], first: _Figure, number: Numeral, rules: Grammar) -> _Figure | None:
    """ "2-3 thousand", "$4 to $5 billion", "between 10 and 20 km": the shared scale and unit reach both ends."""
    at = first.end
    if at >= len(found) or not _separates(found, at, first.start, rules):
        return None
    after = at + 1
    while after < len(found) and after < at + 4 and found[after].kind == "sign" and found[after].text not in _DASHES:
        after += 1
    if after >= len(found):
        return None
    money = units.before(found, after) if after > at + 1 else None
    second = numeral(found, after, rules, money is not None or first.unit.dimension.startswith("currency"))
    if (
        second is None
        or second.kind not in ("cardinal", number.kind)
        or _runs_on(found, second.end)
        or (money is None and after > at + 1 and found[after].kind == "digits")
    ):
        return None
    unit, end = _unit(found, second, money[0] if money else None, rules)
    if first.unit is not COUNTED and unit is COUNTED and found[at].text not in _DASHES:
        return (
            _Figure(first.low, second.value, second.grain, first.start, end, "range", first.unit)
            if first.unit.dimension.startswith("currency")
            else None
        )
    if first.unit is not COUNTED and unit is not COUNTED and first.unit.name != unit.name:
        return None
    low = first.low
    if second.scaled and not number.scaled and low < second.value:
        scale = Fraction(second.value) / _mantissa(found, after, rules)
        low = low * scale if low * scale < second.value else low
    elif low < Fraction(second.value, 1000) and second.grain >= 1000 and first.unit is COUNTED and number.grain < 1000:
        # "12-15,000 troops": the thousands are said once.
        low = low * 1000
    if found[at].text not in _DASHES and low >= second.value:
        return None
    return _Figure(
        _whole(low),
        second.value,
        min(number.grain, second.grain),
        first.start,
        end,
        "range",
        unit if unit is not COUNTED else first.unit,
    )


def _separates(found: Sequence[Token], at: int, start: int, rules: Grammar) -> bool:
    token = found[at]
    between = start > 0 and found[start - 1].lower in rules.between
    if token.text in _DASHES or token.text == "~":
        return at + 1 < len(found) and token.spaced == found[at + 1].spaced
    return token.lower in rules.to or (between and token.lower in rules.between_and)


def _mantissa(found: Sequence[Token], at: int, rules: Grammar) -> Number:
    """The number at a token without its scale: the 3 of "3 thousand"."""
    bare = numeral(found[at : at + 1], 0, rules)
    return bare.value if bare and bare.value else 1


def _compound(found: Sequence[Token], first: _Figure, rules: Grammar) -> _Figure:
    """ "6 ft 2 in", "12 euros 50 cents", "an hour and a half": the smaller unit is added, in the larger."""
    if first.unit is COUNTED or first.end >= len(found):
        return first
    words = [token.lower for token in found[first.end : first.end + 3]]
    if len(words) == 3 and words[0] in rules.joining and words[1] in rules.articles and words[2] in rules.fractions:
        part = Fraction(1, rules.fractions[words[2]])
        return replace(
            first, low=_whole(first.low + part), high=_whole(first.high + part), end=first.end + 3, grain=part
        )
    at = first.end + (words[0] in rules.joining)
    number = numeral(found, at, rules) if at < len(found) and found[at].kind in ("digits", "word") else None
    if number is None or number.kind != "cardinal":
        return first
    unit, end = _unit(found, number, None, rules)
    share = _share(unit, first.unit)
    if share is None or number.value * share >= 1:
        return first
    value = _whole(first.low + number.value * share)
    return replace(first, low=value, high=value, grain=number.grain * share, end=end)


def _share(small: Unit, large: Unit) -> Fraction | None:
    """How much of the larger unit the smaller one is, or None where they do not go together."""
    if small.name.endswith(("cent", "penny")) and large.dimension.startswith("currency"):
        return Fraction(1, 100)
    if (
        small.dimension != large.dimension
        or small.dimension.startswith(("currency", COUNT, "percent"))
        or small.offset
        or large.offset
    ):
        return None
    share = Fraction(small.scale) / Fraction(large.scale)
    return share if share < 1 else None


def _is_label(found: Sequence[Token], figure: _Figure, noun: Counted, rules: Grammar) -> bool:
    """Room 101, Article 5, Route 66; with a capital letter, any word: Hill 304, Nasdaq 100."""
    if figure.start == 0 or figure.unit is not COUNTED or (figure.kind == "ordinal"):
        return False
    before = found[figure.start - 1]
    if before.text == "." and figure.start > 1 and found[figure.start - 2].lower in rules.labels:
        before = found[figure.start - 2]
    if before.kind != "word":
        return False
    if before.lower in rules.labels:
        return found[figure.start].kind == "digits" and not noun.noun
    named = (
        before.text[:1].isupper()
        and before.lower not in rules.starters
        and figure.start > 1
        and found[figure.start - 2].text not in ".!?"
    )
    hedged = (before.lower,) in rules.senses or (before.lower,) in rules.bounds
    return (
        named
        and not noun.noun
        and not hedged
        and figure.low == figure.high
        and figure.grain < 1000
        and found[figure.start].kind == "digits"
    )


def _is_year(found: Sequence[Token], figure: _Figure, noun: Counted) -> bool:
    token = found[figure.start]
    bare = (
        figure.unit is COUNTED
        and figure.end == figure.start + 1
        and token.kind == "digits"
        and len(token.text) == 4
        and token.text.isdigit()
    )
    return bare and figure.low in _YEARS and not noun.noun


def _mention(
    text: str, found: Sequence[Token], figure: _Figure, noun: Counted, closing: _Closing, rules: Grammar
) -> Mention:
    start, words, bound, sense = _hedge(found, figure.start, rules)
    hedge = " ".join(filter(None, (words, closing.words)))
    bound = closing.bound or bound
    kind = figure.kind
    if kind == "vague":
        kind, bound, hedge = "bound", bound or "min", hedge or found[figure.start].lower
    elif kind in ("fraction", "multiple", "cardinal", "article"):
        kind = "exact"
    if kind == "range" and start > 0 and found[start - 1].lower in rules.pairing:
        start -= 1
    quantity = Quantity(
        low=None if bound == "max" else figure.low,
        high=None if bound == "min" else figure.high,
        unit=figure.unit.name,
        noun=noun.noun,
        modifiers=noun.modifiers,
        kind="bound" if bound else "approx" if sense and kind == "exact" else kind,
        hedge=hedge,
        sense=sense,
        grain=figure.grain,
        dimension=figure.unit.dimension,
        scale=figure.unit.scale,
        offset=figure.unit.offset,
    )  # fmt: skip
    span = Span(found[start].start, found[closing.end - 1].end)
    return Mention(span, text[span.start : span.end], quantity)


def _hedge(found: Sequence[Token], start: int, rules: Grammar) -> tuple[int, str, str, str]:
    """First token of the figure with its hedges, the hedge as said, its bound ("min", "max" or "") and its sense."""
    bound = sense = ""
    words: list[str] = []
    at = start
    while (step := _one_hedge(found, at, rules)) is not None and len(words) < 2:
        length, phrase, side, meaning = step
        words.insert(0, phrase)
        bound, sense, at = bound or side, sense or meaning, at - length
    return at, " ".join(words), bound, sense


def _one_hedge(found: Sequence[Token], start: int, rules: Grammar) -> tuple[int, str, str, str] | None:
    for length in range(min(rules.longest_hedge, start), 0, -1):
        words = tuple(token.lower for token in found[start - length : start])
        if words in rules.bounds:
            return length, " ".join(words), rules.bounds[words], ""
        if words in rules.senses:
            return length, " ".join(words), "", rules.senses[words]
    return None


def _closing(found: Sequence[Token], end: int, rules: Grammar) -> _Closing:
    """ "20-plus", "100+", "200 or more"."""
    at = end + (end < len(found) and found[end].text in _DASHES and not found[end].spaced)
    for length in (2, 1):
        words = tuple(token.lower for token in found[at : at + length])
        if words in rules.after and (words != ("+",) or not found[at].spaced) and (words != ("plus",) or at > end):
            return _Closing(at + length, " ".join(words), rules.after[words])
    return _Closing(end, "", "")


def _joined_bounds(text: str, rules: Grammar, mentions: list[Mention]) -> list[Mention]:
    """ "more than 200 but fewer than 300" is one range."""
    joined: list[Mention] = []
    for mention in mentions:
        last = joined[-1] if joined else None
        if last and (one := _one_range(text, rules, last, mention)):
            joined[-1] = one
        else:
            joined.append(mention)
    return joined


def _one_range(text: str, rules: Grammar, first: Mention, second: Mention) -> Mention | None:
    a, b = first.value, second.value
    if not isinstance(a, Quantity) or not isinstance(b, Quantity) or {a.kind, b.kind} != {"bound"}:
        return None
    if text[first.end : second.start] not in rules.both:
        return None
    low, high = (a, b) if a.high is None else (b, a)
    if (
        low.low is None
        or high.high is None
        or low.high is not None
        or high.low is not None
        or low.low > high.high
        or not (a.dimension == b.dimension or COUNT in (a.unit, b.unit))
    ):
        return None
    span = Span(first.start, second.end)
    return Mention(
        span,
        text[span.start : span.end],
        replace(b, low=low.low, high=high.high, kind="range", hedge=f"{a.hedge} {b.hedge}"),
    )


def _whole(value: Number) -> Number:
    return int(value) if value == int(value) else value
