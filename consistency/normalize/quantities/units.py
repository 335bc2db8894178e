"""Units: the words for them, and the exact scale to the base unit of their dimension.

The units of most texts and their scales are a table that a test holds equal to pint, so that those texts do not wait for
pint to load; those with SI prefixes and those that the text puts together ("microsieverts per hour") are made of it,
exactly. `rare` knows the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache, lru_cache
from typing import Any

from consistency import tables
from consistency.normalize.quantities import currencies, rare
from consistency.normalize.quantities.tokens import Token, pieces
from consistency.normalize.quantities.unit import Unit, product, quotient, reduced
from consistency.values import PERCENT, PERCENTAGE_POINT, Number

_HYPHENS = frozenset("-‐‑")
_POWERS = {"²": 2, "2": 2, "squared": 2, "³": 3, "3": 3, "cubed": 3}
_SQUARED = {"square": 2, "cubic": 3}
# How far back an opening quotation mark is looked for.
_QUOTED = 60
_OPENERS, _CLOSERS = "([{<", ")]}>"


def after(found: Sequence[Token], at: int, language: str | None) -> tuple[Unit, int] | None:
    """The unit that begins at a token and the token after it, or None. A hyphen may stand between ("40-km")."""
    if at >= len(found):
        return None
    if found[at].text in _HYPHENS and not found[at].spaced and at + 1 < len(found) and not found[at + 1].spaced:
        at += 1
    if not _begins(found[at].text, language) and not currencies.is_named(found, at, language):
        return None
    single = _single(found, at, language)
    if single is None:
        return rare.written(found, at, _symbols()) or _bracketed(found, at, language)
    plain = per(found, *_raised(found, *single), language)
    signs = rare.written(found, at, _symbols())
    return signs if signs and signs[1] > plain[1] else plain


@lru_cache(maxsize=8192)
def _begins(text: str, language: str | None) -> bool:
    """False for a token that no unit begins with, but for the words before a currency ("Canadian dollars")."""
    small = text.lower()
    return (
        text in _OPENERS
        or text in _first_signs()
        or small in _SQUARED
        or small in _first_words(language)
        or currencies.begins(text, language)
        or rare.begins(text, _symbols())
    )


def per(found: Sequence[Token], unit: Unit, end: int, language: str | None) -> tuple[Unit, int]:
    """The unit with what it is per: "70 km an hour", "$15/hour"; as it is where nothing follows."""
    if end + 1 >= len(found) or unit.name in (PERCENT, PERCENTAGE_POINT):
        return unit, end
    if found[end].lower not in _per_words(language):
        return unit, end
    below = _single(found, end + 1, language)
    if not below or below[0].dimension == unit.dimension or below[0].is_money or below[0].offset:
        return unit, end
    return quotient(unit, below[0]), below[1]


def before(found: Sequence[Token], at: int) -> tuple[Unit, int] | None:
    """The currency that ends just before a token ("$", "US$", "USD", "dollars") and its first token, or None."""
    named = currencies.before(found, at)
    return (money(named[0]), named[1]) if named else None


def named(name: str) -> Unit:
    """A unit of the table by its own name."""
    return next(unit for _, unit in rows() if unit.name == name)


def money(code: str) -> Unit:
    """The unit of a currency."""
    return Unit(code, f"currency {code}")


def _raised(found: Sequence[Token], unit: Unit, end: int) -> tuple[Unit, int]:
    """ "4 km^3", "4 km cubed"."""
    if unit.dimension != "[length]" or end >= len(found):
        return unit, end
    here = end + (found[end].text == "^" and not found[end].spaced and end + 1 < len(found))
    token = found[here]
    glued = not token.spaced and here > end
    power = _POWERS.get(token.lower) if glued or token.lower in ("squared", "cubed") or token.text in "²³" else None
    if power is None:
        return unit, end
    return Unit(f"{unit.name}**{power}", f"[length]^{power}", unit.scale**power), here + 1


def _powered(found: Sequence[Token], at: int) -> tuple[Unit, int] | None:
    """ "square furlongs", "cubic fathoms": of units that the table has no square or cube of."""
    power = _SQUARED.get(found[at].lower)
    base = rare.word(found, at + 1) if power else None
    if base is None or power is None or base[0].dimension != "[length]":
        return None
    return product(((base[0], power),)), base[1]


def _bracketed(found: Sequence[Token], at: int, language: str | None) -> tuple[Unit, int] | None:
    """ "20 (kg)": the unit in brackets of its own."""
    if at + 2 >= len(found) or len(found[at].text) != 1 or found[at].text not in _OPENERS:
        return None
    named = _single(found, at + 1, language)
    closer = _CLOSERS[_OPENERS.index(found[at].text)]
    closed = named is not None and named[1] < len(found) and found[named[1]].text == closer
    return (named[0], named[1] + 1) if named and closed else None


def _single(found: Sequence[Token], at: int, language: str | None) -> tuple[Unit, int] | None:
    if at >= len(found):
        return None
    special = rare.word(found, at) or _powered(found, at)
    if special:
        return special
    longest = _first_words(language).get(found[at].lower, 0)
    names = _names(language)
    for length in range(min(longest, len(found) - at), 0, -1):
        unit = names.get(tuple(token.lower for token in found[at : at + length]))
        if unit and _reads_on(found, at, at + length, unit):
            return unit, at + length
    named = currencies.after(found, at, language)
    if named:
        return money(named[0]), named[1]
    return _symbol(found, at)


def _reads_on(found: Sequence[Token], at: int, end: int, unit: Unit) -> bool:
    """False where the word goes on (30s°F) or is a name (Miles Davis, a Stone album) in the singular of another kind."""
    if unit.name == "second" and found[at].text == "s":
        return end >= len(found) or found[end].spaced or found[end].text in ".,;:)"
    return True


def _symbol(found: Sequence[Token], at: int) -> tuple[Unit, int] | None:
    """A symbol such as km/h, m², °C or kWh: signs and letters with no space between, longest first."""
    symbols = _symbols()
    if found[at].text in ("°", "º") and at + 1 < len(found) and found[at + 1].spaced:
        return _spaced_degrees(found, at)
    if found[at].text not in _first_signs():
        return None
    end = at + 1
    while end < len(found) and end < at + 5 and not found[end].spaced:
        end += 1
    for stop in range(end, at, -1):
        if stop < len(found) and not found[stop].spaced and found[stop].kind == "word":
            continue
        unit = symbols.get("".join(token.text for token in found[at:stop]))
        if unit and _is_meant(found, at, stop):
            return unit, stop
    return _spaced_degrees(found, at)


def _is_meant(found: Sequence[Token], at: int, stop: int) -> bool:
    """Whether a sign that is also something else is the unit: a quotation mark, the word "in", a letter of a label."""
    sign, glued = found[at].text, not found[at].spaced
    following = found[stop] if stop < len(found) else None
    numbered = following is not None and following.kind == "digits" and not following.spaced
    if sign in ("'", "′", "’"):
        return glued and (numbered or stop > at + 1)
    if sign in ('"', "″", "”"):
        return glued and _is_open(found, at)
    if numbered:
        return False
    if sign == "in":
        sizes = tables.load("units", "common")["sizes"]
        return following is None or following.text in ")]" or following.lower in sizes
    if sign in ("C", "F"):
        warm = found[at - 1].kind != "digits" or len(found[at - 1].text) < 3 or found[at - 1].text[0] == "1"
        return warm and (following is None or not (following.text in _HYPHENS or following.text[:1].isupper()))
    return True


def _is_open(found: Sequence[Token], at: int) -> bool:
    """True if no quotation is open before a mark, so that the mark closes none."""
    near = [token.text for token in found[max(0, at - _QUOTED) : at]]
    return near.count('"') % 2 == 0 and "“" not in near and "‘" not in near


def _spaced_degrees(found: Sequence[Token], at: int) -> tuple[Unit, int] | None:
    """ "98.6 ° Fahrenheit", "24º C", "0 ° C"."""
    if found[at].text not in ("°", "º") or at + 1 >= len(found):
        return None
    scale = found[at + 1].lower
    named = _names("en").get((scale,)) or _symbols().get("°" + found[at + 1].text)
    if named and named.dimension == "[temperature]":
        return named, at + 2
    return (_symbols()["°"], at + 1) if found[at].text == "°" else None


@cache
def _per_words(language: str | None) -> frozenset[str]:
    return frozenset(tables.load("units", "common")["per"]) | frozenset(
        tables.find("measures", language).get("per", ())
    )


@cache
def _names(language: str | None) -> Mapping[tuple[str, ...], Unit]:
    """Units by the words of their names: English ones and those of the language."""
    by_unit = {unit.name: unit for _, unit in rows()}
    named = {tuple(pieces(name)): unit for row, unit in rows() for name in row.get("names", ())}
    own = tables.find("measures", language).get("names", {})
    named |= {tuple(pieces(name)): by_unit[unit] for unit, names in own.items() for name in names}
    # "a 12,500-square-foot house"
    return named | {tuple(pieces("-".join(words))): unit for words, unit in named.items() if len(words) > 1}


@cache
def _first_words(language: str | None) -> Mapping[str, int]:
    """The first word of each name, with the number of words of the longest name that begins so."""
    longest: dict[str, int] = {}
    for words in _names(language):
        longest[words[0]] = max(len(words), longest.get(words[0], 0))
    return longest


@cache
def _symbols() -> Mapping[str, Unit]:
    return {symbol: unit for row, unit in reversed(rows()) for symbol in row.get("symbols", ())}


@cache
def _first_signs() -> frozenset[str]:
    """What a symbol can begin with, as the tokens see it."""
    return frozenset(pieces(symbol)[0] for symbol in _symbols()) | {"º"}


@cache
def rows() -> Sequence[tuple[Mapping[str, Any], Unit]]:
    """Every unit of the table with its row, those that the table makes with SI prefixes last."""
    table = tables.load("units", "common")
    said = [
        (row, Unit(row["unit"], row["dimension"], _exact(row["scale"]), _exact(row.get("offset", "0"))))
        for row in table["unit"]
    ]
    written = {unit.name for _, unit in said}
    return [*said, *((row, unit) for row, unit in _prefixed(said, table["prefix"]) if unit.name not in written)]


def _prefixed(
    said: Sequence[tuple[Mapping[str, Any], Unit]], prefixes: Sequence[Mapping[str, str]]
) -> Iterator[tuple[Mapping[str, Any], Unit]]:
    """ "hecto" and "litre": the units with SI prefixes that the table does not write out."""
    for row, unit in said:
        for prefix in prefixes if row.get("prefixes") else ():
            scaled = Unit(prefix["name"] + unit.name, unit.dimension, reduced(unit.scale * Fraction(prefix["scale"])))
            names = [prefix["name"] + name for name in row.get("names", ())]
            yield {"names": names, "symbols": [prefix["symbol"] + sign for sign in row.get("symbols", ())]}, scaled


def _exact(text: str) -> Number:
    return reduced(Fraction(text))
