"""Numbers in words, for counts of units, hours and years."""

from __future__ import annotations

from fractions import Fraction

from consistency.normalize.dates.lexicon import Lexicon
from consistency.values import Number

_HUNDRED, _THOUSAND = 100, 1000


def number(words: str, lexicon: Lexicon, year: bool = False) -> int | None:
    """Cardinals joined by blanks, hyphens and "and": twenty three, two thousand and fifteen; year: nineteen ninety-nine as well."""
    values = [
        value
        for word in words.replace("-", " ").split()
        if (value := lexicon.values["cardinals"].get(word)) is not None
    ]
    if not values or not all(isinstance(value, int) for value in values):
        return None
    if year:
        return _year(values)
    return _sum(_twenties(values) if lexicon.by_twenties else values)


def _twenties(values: list[int]) -> list[int]:
    """Four twenties as 80, sixty and eighty with the ten behind them as one number (soixante-dix, quatre-vingt-douze)."""
    joined: list[int] = []
    for value in values:
        if joined and (joined[-1], value) == (4, 20):
            joined[-1] = 80
        elif joined and value in _JOINING.get(joined[-1], ()):
            joined[-1] += value
        else:
            joined.append(value)
    return joined


# What is added to a number of tens without a new place: soixante-dix, quatre-vingt-seize, dix-sept.
_JOINING = {10: range(7, 10), 60: range(10, 20), 70: range(1, 10), 80: range(10, 20), 90: range(1, 10)}


def _sum(values: list[int]) -> int | None:
    total = part = 0
    smallest = _THOUSAND
    for value in values:
        if value == _THOUSAND:
            total, part, smallest = total + (part or 1) * _THOUSAND, 0, _THOUSAND
        elif value == _HUNDRED and 0 < part < _HUNDRED:
            part, smallest = part * _HUNDRED, _HUNDRED
        elif part and not (value < 10 <= smallest or (value < _HUNDRED <= smallest) or value < smallest):
            return None
        else:
            part += value
            smallest = 1 if value < 20 else value if value >= _HUNDRED else 10
    return total + part


def _year(values: list[int]) -> int | None:
    """Two pairs of digits (nineteen | ninety-nine, seventeen hundred | thirty-three), or a number from 1000 to 2199."""
    if 10 <= values[0] <= 20 and len(values) > 1 and values[1] != _THOUSAND:
        rest = _sum([value for value in values[1:] if value != _HUNDRED])
        return (
            None if rest is None or not (10 <= rest < _HUNDRED or _HUNDRED in values) else values[0] * _HUNDRED + rest
        )
    said = _sum(values)
    return said if said is not None and 1000 <= said < 2200 and _THOUSAND in values else None


def decimal(text: str) -> Number:
    """Digits with a decimal point or comma, exactly."""
    figure = Fraction(text.replace(",", "."))
    return int(figure) if figure.denominator == 1 else figure
