"""Units that the table of units does not hold: those that pint alone knows, and those that signs put together (m/s², fb−1).

pint is asked once for each, and only for a name or a sign that `tables/rare` holds, so that a text without such a unit
never waits for it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from consistency import tables
from consistency.normalize.physical import physical
from consistency.normalize.quantities.tokens import Token, pieces
from consistency.normalize.quantities.unit import Unit, product, reduced

_SIGN = r"[^\W\d_¹²³⁰⁴-⁹]{1,12}"
_RAISED = r"(?:\^|\*\*)[-−]?[1-4]|⁻?[¹²³⁴]|−[1-4]"
# m/s², kg·m^2, fb−1, J/kg/K, and with a space m s-1.
_WRITTEN = re.compile(
    rf"{_SIGN}(?:{_RAISED})?(?:[/·⋅*]{_SIGN}(?:{_RAISED}|[1-4])?| {_SIGN}(?:⁻[¹²³⁴]|[-−][1-4])){{0,3}}(?![\w⁰-⁹^])"
)
# J/(kg K), W/(m²·K): all that stands in brackets is below the line.
_BELOW = re.compile(
    rf"{_SIGN}(?:{_RAISED})?/\((?P<below>{_SIGN}(?:{_RAISED})?(?:[ ·⋅*]{_SIGN}(?:{_RAISED})?){{1,3}})\)"
)
_FACTOR = re.compile(rf"(?P<joint>[/·⋅* ]?)(?P<sign>{_SIGN})(?P<power>{_RAISED}|-?[1-4])?")
_LEADING = re.compile(_SIGN)
_DIGITS = str.maketrans("¹²³⁴⁻−", "1234--", "^*")
_MOST_TOKENS = 16
_SQUARED = frozenset(("square", "cubic"))
# Signs of so many letters stand alone; shorter ones are also something else (pH).
_TELLING = 3


def begins(text: str, known: Mapping[str, Unit]) -> bool:
    """True for a token that a name or a sign of a unit begins with. known: the units of the table by their signs."""
    sign = _LEADING.match(text)
    return text.lower() in _names() or bool(sign and (sign[0] in known or sign[0] in _signs()))


def word(found: Sequence[Token], at: int) -> tuple[Unit, int] | None:
    """The unit whose name or sign begins at a token ("furlongs", "mAh") and the token after it, or None."""
    if at >= len(found):
        return None
    for name, unit in _names().get(found[at].lower, ()):
        end = at + len(name)
        if [token.lower for token in found[at:end]] == name:
            doubtful = found[end - 1].lower in _doubtful() and not _is_measure(found, at, end)
            return None if doubtful else _asked(unit, end)
    sign = found[at].text
    lone = sign in _signs() and len(sign) >= _TELLING and sign not in _doubtful()
    return _asked(_signs()[sign], at + 1) if lone else None


def written(found: Sequence[Token], at: int, known: Mapping[str, Unit]) -> tuple[Unit, int] | None:
    """The unit that signs put together from a token on, and the token after it; None where they do not.

    known: the units of the table by their signs. pint is asked for those factors alone that are none of them.
    """
    if at + 1 >= len(found) or not (found[at].text[:1].isalpha() and found[at].kind == "word"):
        return None
    text, ends = _joined(found, at)
    bracketed = _BELOW.match(text)
    match = bracketed or _WRITTEN.match(text)
    if match is None or match.end() not in ends:
        return None
    line = bracketed.start("below") if bracketed else len(text)
    factors: list[tuple[Unit, int]] = []
    told = bracketed is not None
    for part in _FACTOR.finditer(text, 0, match.end()):
        power = int((part["power"] or "1").translate(_DIGITS)) * (1 if part.start("sign") < line else -1)
        unit = known.get(part["sign"]) or _of_pint(_signs().get(part["sign"], ""))
        if unit is None or not unit.dimension.startswith("[") or unit.offset:
            return None
        told = told or bool(part["power"]) or bool(factors and len(part["sign"]) > 1)
        factors.append((unit, -power if part["joint"] == "/" and part.end() <= line else power))
    return (product(tuple(factors)), at + 1 + ends.index(match.end())) if told else None


def _joined(found: Sequence[Token], at: int) -> tuple[str, list[int]]:
    """The text from a token on, white space as one space, and where in it each token ends."""
    text, ends = found[at].text, [len(found[at].text)]
    for token in found[at + 1 : at + _MOST_TOKENS]:
        text += " " * token.spaced + token.text
        ends.append(len(text))
    return text, ends


def _is_measure(found: Sequence[Token], at: int, end: int) -> bool:
    """True where a word with another meaning is a unit: "2.5 slugs", "three square rods", "4 slugs per cubic foot"."""
    before = found[at - 1] if at else None
    if before and (before.lower in _SQUARED or (before.kind == "digits" and "." in before.text)):
        return True
    return end + 1 < len(found) and found[end].lower == "per" and found[end + 1].lower in _SQUARED


def _asked(name: str, end: int) -> tuple[Unit, int] | None:
    unit = _of_pint(name)
    return (unit, end) if unit else None


@cache
def _of_pint(name: str) -> Unit | None:
    said = physical(name) if name else None
    return Unit(name, said.dimension, reduced(said.scale), reduced(said.offset)) if said else None


@cache
def _names() -> Mapping[str, Sequence[tuple[list[str], str]]]:
    """What pint calls each unit, by the first word of its names; the longest name first."""
    named: dict[str, list[tuple[list[str], str]]] = {}
    for name, unit in _prefixed("names", "name"):
        for text in {name, name + "s", name.replace(" ", "-"), name.replace(" ", "-") + "s"}:
            words = pieces(text)
            named.setdefault(words[0], []).append((words, unit))
    return {first: sorted(rows, key=lambda row: -len(row[0])) for first, rows in named.items()}


@cache
def _signs() -> Mapping[str, str]:
    return dict(_prefixed("symbols", "symbol"))


def _prefixed(kind: str, key: str) -> Sequence[tuple[str, str]]:
    """The words of a kind with what pint calls them, those with SI prefixes last."""
    table, prefixes = tables.load("rare", "common"), tables.load("units", "common")["prefix"]
    plain = list(table[kind].items())
    scaled = [
        (prefix[key] + text, prefix["name"] + unit)
        for text, unit in plain
        for prefix in prefixes
        if unit in table["prefixes"]
    ]
    return [*plain, *((text, unit) for text, unit in scaled if text not in table[kind])]


@cache
def _doubtful() -> frozenset[str]:
    return frozenset(tables.load("rare", "common")["doubtful"])
