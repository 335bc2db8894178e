"""What the rules share: readings from claims, and figures as a reader writes them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from fractions import Fraction

from consistency.model import Claim, Options, Place, Reading, Severity
from consistency.values import Number, Quantity


def readings(claims: Iterable[Claim], same: Callable[[Claim], Hashable]) -> tuple[Reading, ...]:
    """The distinct things that claims say, most supported first and then in the order of the text; places of each in order."""
    places: dict[Hashable, dict[Place, Claim]] = {}
    for claim in claims:
        places.setdefault(same(claim), {}).setdefault(claim.place, claim)
    found = []
    for at in places.values():
        ordered = sorted(at, key=_position)
        found.append(Reading(at[ordered[0]].value, ordered[0].text, tuple(ordered)))
    return tuple(sorted(found, key=lambda reading: (-len(reading.places), _position(reading.places[0]))))


def value_key(claim: Claim) -> Hashable:
    """Figures are one reading if they say the same interval."""
    value = claim.value
    return (value.said, value.unit) if isinstance(value, Quantity) else value


def severity(code: str, highest: Severity, confidence: float, options: Options, sure: float = 0.8) -> Severity:
    """The severity that the user set for the rule, else the highest the rule may reach, one step less where it is not sure."""
    chosen = options.severities.get(code)
    if chosen:
        return Severity(chosen)
    return Severity.WARNING if highest is Severity.ERROR and confidence < sure else highest


def number(value: Number) -> str:
    """12,000 or 2.5; exact fractions as such."""
    if isinstance(value, int):
        return f"{value:,}"
    decimal = Fraction(value)
    for places in range(1, 7):
        if (decimal * 10**places).denominator == 1:
            return f"{float(decimal):,.{places}f}"
    return f"{decimal.numerator}/{decimal.denominator}"


def figure(quantity: Quantity) -> str:
    """An interval in words: "at least 10,000", "2,000 to 3,000", "12,000"."""
    if quantity.low is None and quantity.high is None:
        return "any number"
    if quantity.high is None:
        return f"at least {number(quantity.low or 0)}"
    if quantity.low is None:
        return f"at most {number(quantity.high)}"
    if quantity.low == quantity.high:
        return f"{'about ' if quantity.sense == 'about' else ''}{number(quantity.low)}"
    return f"{number(quantity.low)} to {number(quantity.high)}"


def times_said(reading: Reading) -> str:
    """ "once", "twice", "3 times"."""
    count = len(reading.places)
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _position(place: Place) -> tuple[str, int, int]:
    return place.document, place.start, place.end
