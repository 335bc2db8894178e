"""Q106 conversion-mismatch."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

from consistency import tables
from consistency.compare.assignments import MOST_FIGURES
from consistency.compare.wordings import Figure, Masked, relations
from consistency.model import Agreement, Extracted, Finding, Judgement, Options, Rule, Severity
from consistency.rules.base import graded, number
from consistency.values import Interval, Quantity

# So many degrees are as clear a miss as twice the figure is of a length.
_DEGREES = 20
# The larger unit of a figure that is said in two: "12st 9lb (80 kg)".
_FEET = r"\d\s?['’′]\s?$"
# A bracket is held against so many of the rates that the others imply, the commonest first.
_MOST = 50
# Beyond these, as a factor, brackets imply rates that no rounding explains.
_RATES_APART = Fraction(1, 10)
# Two measures with words between are one only where they differ by less than this, or by a lost or added nought or three.
_SLIP = 3
_POWERS = (-3, -2, -1, 1, 2, 3)


@dataclass(frozen=True)
class _Pair:
    """A figure and the same in another unit or currency, as the text has it."""

    first: Figure
    second: Figure

    @property
    def figures(self) -> tuple[Figure, Figure]:
        return self.first, self.second

    @property
    def codes(self) -> tuple[str, str]:
        """The two units, in one order for both directions."""
        first, second = sorted(figure.quantity.unit for figure in self.figures)
        return first, second

    @property
    def is_money(self) -> bool:
        """True for amounts of two currencies."""
        amounts = all(figure.quantity.dimension == f"currency {figure.quantity.unit}" for figure in self.figures)
        return amounts and self.codes[0] != self.codes[1]


def judge(extracted: Extracted, options: Options) -> Iterator[Judgement]:
    """What a figure is in another unit or currency is not what the text says."""
    money: dict[tuple[str, str], list[_Pair]] = defaultdict(list)
    seen: set[tuple[int, int]] = set()
    for relation in relations(extracted, "conversion"):
        slots = relation.figures
        for first, second in (("a", "b"), ("c", "d"), ("a", "e")):
            if (
                first not in slots
                or second not in slots
                or (slots[first].place.start, slots[second].place.start) in seen
            ):
                continue
            pair = _Pair(_in_coins(slots[first], relation.words), slots[second])
            seen.add((pair.first.place.start, pair.second.place.start))
            if pair.is_money:
                # Of three currencies in one bracket only those are read whose digits are one: each may be of its own day.
                if "e" not in slots or pair.first.quantity.low == pair.second.quantity.low:
                    money[pair.codes].append(pair)
            elif _is_conversion(pair) and not _is_compound(pair.first, relation.masked):
                yield from _measures(pair, options)
    for relation in relations(extracted, "conversion_apart"):
        pair = _Pair(relation.figures["a"], relation.figures["b"])
        at = pair.first.place.start, pair.second.place.start
        if at not in seen and not pair.is_money and _is_conversion(pair) and _is_meant(pair, relation.masked):
            seen.add(at)
            yield from _measures(pair, options)
    for codes, pairs in money.items():
        yield from _currencies(codes, pairs, options)


def _in_coins(figure: Figure, said: Mapping[str, str]) -> Figure:
    """ "180 million crowns": money by the name of a coin that several states have."""
    if "coins" not in said:
        return figure
    coin = said["coins"]
    return replace(figure, quantity=replace(figure.quantity, unit=coin, dimension=f"currency {coin}"))


def _is_meant(pair: _Pair, sentence: Masked) -> bool:
    """True if no other figure of the sentence measures alike, and the two differ as slips do: by less than threefold, or tenfold."""
    if len(sentence.figures) > MOST_FIGURES:
        return False
    alike = [each for each in sentence.figures.values() if each.quantity.dimension == pair.first.quantity.dimension]
    if len(alike) != 2 or pair.first.quantity.offset or _is_compound(pair.first, sentence):
        return False
    first, second = (each.quantity.said for each in pair.figures)
    if None in (first.low, first.high, second.low, second.high) or not (first.low and second.low):
        return False
    ratio = Fraction(first.low) / Fraction(second.low)
    return 1 / _SLIP < ratio < _SLIP or any(
        1 - _RATES_APART < ratio * 10**power < 1 + _RATES_APART for power in _POWERS
    )


# Units -----------------------------------------------------------------------------------------------------------


def _is_conversion(pair: _Pair) -> bool:
    """True if they measure alike, one in a metric unit and one not: metres and kilometres in one place are two things."""
    table = tables.load("conversions", "common")
    imperial = set(table["customary"])

    def customary(unit: str) -> bool:
        return any(part in imperial for part in unit.replace("**", "/").split("/"))

    first, second = pair.first.quantity, pair.second.quantity
    return first.dimension == second.dimension and customary(first.unit) != customary(second.unit)


def _is_compound(figure: Figure, sentence: Masked) -> bool:
    """True if a larger unit stands right before, whose figure this one goes on."""
    at = figure.place.start - sentence.segment.span.start
    return bool(_larger_unit().search(sentence.segment.text[:at]))


@cache
def _larger_unit() -> re.Pattern[str]:
    names = "|".join(tables.load("conversions", "common")["larger"])
    return re.compile(rf"\d\s?(?:{names})\.?,?\s(?:and\s)?$|{_FEET}", re.IGNORECASE)


def _measures(pair: _Pair, options: Options) -> Iterator[Judgement]:
    stated = pair.second.quantity.written()
    gap = min(_gap(stated, known, pair) for known in _known(pair))
    if gap and not pair.second.quantity.offset:
        gap = max(gap, pair.first.quantity.said.gap(pair.second.quantity.said))
    first, second = (figure.place.text for figure in pair.figures)
    sides = (pair.first.reading, pair.second.reading)
    value = _converted(pair)
    if not gap and pair.second.quantity.offset and _gap(stated, pair.first.quantity.written(), pair):
        yield Agreement("Q106", f"‘{first}’ and ‘{second}’ are one difference of temperatures", sides)
    elif not gap:
        yield Agreement("Q106", f"‘{first}’ is {value}, which ‘{second}’ does not contradict", sides)
    else:
        level, confidence = graded("Q106", Severity.ERROR, gap, options)
        message = f"‘{first}’ is {value}, not ‘{second}’"
        yield Finding("Q106", "conversion-mismatch", level, message, sides, confidence)


def _gap(stated: Interval, known: Interval, pair: _Pair) -> Fraction:
    """The share by which they miss each other; for temperatures, whose zero means nothing, in twentieths of a degree Celsius."""
    if not pair.second.quantity.offset or stated.overlaps(known):
        return stated.gap(known)
    ends = [end for end in (stated.low, stated.high, known.low, known.high) if end is not None]
    return Fraction(sorted(ends)[2] - sorted(ends)[1]) / _DEGREES


def _known(pair: _Pair) -> Iterator[Interval]:
    """What the first figure may be, in base units: as read; by another unit of that name; as a difference of temperatures."""
    first, second = pair.first.quantity, pair.second.quantity
    yield first.written()
    for quantity, invert in ((first, False), (second, True)):
        for factor in tables.load("conversions", "common")["also"].get(quantity.unit, ()):
            yield first.written().scaled(1 / Fraction(factor) if invert else Fraction(factor))
    if first.offset or second.offset:
        yield _without_offset(first).scaled(1, second.offset)


def _without_offset(quantity: Quantity) -> Interval:
    return quantity.written().scaled(1, -quantity.offset)


def _converted(pair: _Pair) -> str:
    """The first figure in the unit of the second, to three digits."""
    first, second = pair.first.quantity, pair.second.quantity
    ends = sorted({end for end in (first.said.low, first.said.high) if end is not None})
    values = [(Fraction(end) - second.offset) / Fraction(second.scale) for end in ends]
    return f"{' to '.join(_digits(value) for value in values)} {second.unit.replace('_', ' ')}"


def _digits(value: Fraction) -> str:
    """To three digits, or to the unit where that is more: 41.8, 1,608."""
    for places in (0, 1, 2, 3):
        if abs(value) * 10**places >= 100 or places == 3:
            return number(round(value, places))
    return number(value)


# Currencies ------------------------------------------------------------------------------------------------------


def _currencies(codes: tuple[str, str], pairs: Sequence[_Pair], options: Options) -> Iterator[Judgement]:
    """Each bracket against the rate that most others imply, or against the rates that there have ever been."""
    rates = [_rate(codes, pair) for pair in pairs]
    known = _possible(codes)
    told = Counter(rates)
    common = [rate for rate, _ in told.most_common(_MOST)]
    for index, (pair, rate) in enumerate(zip(pairs, rates, strict=True)):
        sides = (pair.first.reading, pair.second.reading)
        first, second = (figure.place.text for figure in pair.figures)
        if known is not None and rate.gap(known) > _RATES_APART:
            message = f"‘{first}’ is given as ‘{second}’, {_says(codes, rate)}, which no exchange rate has been"
            level, confidence = graded("Q106", Severity.ERROR, rate.gap(known), options)
            yield Finding("Q106", "conversion-mismatch", level, message, sides, confidence)
            continue
        others = len(rates) - 1
        apart = [other for other in common if rate.gap(other) > _RATES_APART]
        possible = [other for other in apart if known is None or other.gap(known) <= _RATES_APART]
        count = sum(told[other] for other in possible)
        if possible and (count * 2 > others or others == 1):
            if others == 1 and index == 0:
                continue
            at = next(at for at, other in enumerate(rates) if other == possible[0])
            other = pairs[at]
            message = (
                f"‘{first}’ is given as ‘{second}’, {_says(codes, rate)}, but"
                f" ‘{other.first.place.text}’ as ‘{other.second.place.text}’, {_says(codes, possible[0])}"
            )
            level, confidence = graded("Q106", Severity.WARNING, rate.gap(possible[0]), options)
            four = (*sides, other.first.reading, other.second.reading)
            yield Finding("Q106", "conversion-mismatch", level, message, four, confidence)
        elif not apart and (others or known is not None):
            yield Agreement("Q106", f"‘{first}’ as ‘{second}’: {_says(codes, rate)}, a possible rate", sides)


def _rate(codes: tuple[str, str], pair: _Pair) -> Interval:
    """What one unit of the first currency comes to in the second."""
    # Both are rounded to the digits of the finer: 50,000 euros ($56,200) are not some 45,000 to 55,000.
    grain = min(figure.quantity.grain for figure in pair.figures)
    by = {figure.quantity.unit: replace(figure.quantity, grain=grain).written() for figure in pair.figures}
    return by[codes[1]].over(by[codes[0]])


def _says(codes: tuple[str, str], rate: Interval) -> str:
    if rate.low is None or rate.high is None:
        return "at no rate"
    middle = Fraction(rate.low + rate.high) / 2
    if middle >= 1:
        return f"{_digits(middle)} {codes[1]} to the {codes[0]}"
    return f"{_digits(1 / middle) if middle else 'no'} {codes[0]} to the {codes[1]}"


def _possible(codes: tuple[str, str]) -> Interval | None:
    """All rates of two currencies since their introduction or 1990, or None where the table lacks one."""
    table = tables.load("conversions", "common")["per_dollar"]
    if any(code not in table for code in codes):
        return None
    first, second = (Interval(*(Fraction(end) for end in table[code])) for code in codes)
    return second.over(first)


RULE = Rule("Q106", "conversion-mismatch", Severity.ERROR, judge, scope="document")
