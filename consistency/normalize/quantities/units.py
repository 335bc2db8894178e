"""Units: the words for them, and the exact scale to the base unit of their dimension.

Frequent units and their scales are a table held equal to pint by a test, so that most texts never load pint (0.2 s);
units that the text puts together ("microsieverts per hour") are asked of pint, once each.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Any

from consistency import tables
from consistency.normalize.quantities.tokens import Token
from consistency.values import COUNT, PERCENT, PERCENTAGE_POINT, Number

if TYPE_CHECKING:
    import pint


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: name as Quantity.unit has it, what it measures, and base = figure * scale + offset."""

    name: str
    dimension: str
    scale: Number = 1
    offset: Number = 0


COUNTED = Unit(COUNT, COUNT)
_LONGEST_NAME = 3


def after(found: Sequence[Token], at: int) -> tuple[Unit, int] | None:
    """The unit that begins at a token and the token after it, or None. A hyphen may stand between ("40-km")."""
    if at < len(found) - 1 and found[at].text in "-‐‑" and not found[at].spaced and not found[at + 1].spaced:
        at += 1
    single = _single(found, at)
    if single is None:
        return None
    unit, end = single
    if (
        end + 1 < len(found)
        and found[end].lower in tables.load("units", "common")["per"]
        and unit.name not in (PERCENT, PERCENTAGE_POINT)
    ):
        below = _single(found, end + 1)
        if below and below[0].dimension != unit.dimension and not below[0].dimension.startswith("currency"):
            return _per(unit, below[0]), below[1]
    return unit, end


def before(found: Sequence[Token], at: int) -> tuple[Unit, int] | None:
    """The currency that ends just before a token ("$", "US$", "USD", "dollars") and its first token, or None."""
    symbols = tables.load("currencies", "common")["symbols"]
    for start in (at - 4, at - 3, at - 2, at - 1):
        if start >= 0 and (code := symbols.get(_joined(found, start, at))) and _free(found, start):
            return _currency(code), start
    if at and found[at - 1].text in _codes() and _free(found, at - 1):
        return _currency(found[at - 1].text), at - 1
    return None


def _joined(found: Sequence[Token], start: int, end: int) -> str:
    return "".join(token.text for token in found[start:end])


def _free(found: Sequence[Token], start: int) -> bool:
    """True if no letter or digit is glued to the front."""
    return start == 0 or found[start].spaced or found[start - 1].kind == "sign"


def _single(found: Sequence[Token], at: int) -> tuple[Unit, int] | None:
    words = tuple(token.lower for token in found[at : at + _LONGEST_NAME])
    for length in range(len(words), 0, -1):
        unit = _named(words[:length])
        if unit:
            return unit, at + length
    return _symbol(found, at)


def _named(words: tuple[str, ...]) -> Unit | None:
    heads = tables.load("currencies", "common")["words"]
    if words[-1] in heads:
        code = heads[words[-1]] if len(words) == 1 else _qualified(" ".join(words))
        return _currency(code) if code else _names().get(words)
    return _names().get(words)


def _symbol(found: Sequence[Token], at: int) -> tuple[Unit, int] | None:
    """A symbol such as km/h, m², °C, kWh, £ or USD: signs and letters with no space between, longest first."""
    end = at
    while end < len(found) and end < at + 4 and (end == at or not found[end].spaced):
        end += 1
    symbols, money = _symbols(), tables.load("currencies", "common")["symbols"]
    for stop in range(end, at, -1):
        text = _joined(found, at, stop)
        if stop < len(found) and not found[stop].spaced and found[stop].kind != "sign":
            continue
        if text in symbols:
            return symbols[text], stop
        if text in money:
            return _currency(money[text]), stop
    if at < len(found) and found[at].text in _codes():
        return _currency(found[at].text), at + 1
    return None


def _currency(code: str) -> Unit:
    return Unit(code, f"currency {code}")


def _per(unit: Unit, below: Unit) -> Unit:
    name = f"{unit.name}/{below.name}"
    if unit.dimension.startswith("currency"):
        return Unit(name, f"{unit.dimension} per {below.dimension}", 1 / Fraction(below.scale))
    return _from_pint(name)


@cache
def _from_pint(expression: str) -> Unit:
    parsed = _registry().parse_units(expression)
    base = _registry().get_base_units(parsed)
    return Unit(expression, _dimension(parsed), Fraction(str(base[0])))


def _dimension(unit: Any) -> str:
    return " ".join(key if power == 1 else f"{key}^{power}" for key, power in sorted(unit.dimensionality.items()))


@cache
def _registry() -> pint.UnitRegistry[Any]:
    import pint

    return pint.UnitRegistry(non_int_type=Fraction)


@cache
def _names() -> Mapping[tuple[str, ...], Unit]:
    return {tuple(name.split()): unit for row, unit in _rows() for name in row.get("names", ())}


@cache
def _symbols() -> Mapping[str, Unit]:
    return {symbol: unit for row, unit in _rows() for symbol in row.get("symbols", ())}


@cache
def _rows() -> Sequence[tuple[Mapping[str, Any], Unit]]:
    rows = tables.load("units", "common")["unit"]
    return [
        (row, Unit(row["unit"], row["dimension"], _exact(row["scale"]), _exact(row.get("offset", "0")))) for row in rows
    ]


def _exact(text: str) -> Number:
    value = Fraction(text)
    return int(value) if value.denominator == 1 else value


@cache
def _codes() -> frozenset[str]:
    """ISO 4217 codes that news texts write out."""
    return frozenset(tables.load("currencies", "common")["codes"])


@cache
def _qualified(name: str) -> str | None:
    """The code of a currency named in full ("Canadian dollars"), from babel's English names, or None."""
    return _babel_names().get(name)


@cache
def _babel_names() -> Mapping[str, str]:
    from babel.numbers import get_currency_name, list_currencies

    found: dict[str, str] = {}
    for code in sorted(list_currencies("en")):
        for count in (None, 1, 2):
            found.setdefault(str(get_currency_name(code, count=count, locale="en")).lower(), code)
    return found
