"""One unit, and the unit that several make: their scales and dimensions are multiplied exactly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from consistency.normalize.quantities.digits import reduced as reduced
from consistency.values import COUNT, Number


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: name as Quantity.unit has it, what it measures, and base = figure * scale + offset."""

    name: str
    dimension: str
    scale: Number = 1
    offset: Number = 0

    @property
    def is_money(self) -> bool:
        """True for a currency, not for an amount per something."""
        return self.dimension.startswith("currency") and "/" not in self.name


COUNTED = Unit(COUNT, COUNT)


@lru_cache(maxsize=4096)
def quotient(unit: Unit, below: Unit) -> Unit:
    """A unit per another: "kilometer/hour", "USD/oil_barrel"."""
    scale = reduced(Fraction(unit.scale) / below.scale)
    product_below = "*" in below.name.replace("**", "") or "/" in below.name  # EUR/(megawatt*hour)
    name = f"{unit.name}/({below.name})" if product_below else f"{unit.name}/{below.name}"
    if unit.is_money:
        return Unit(name, f"{unit.dimension} per {below.dimension}", scale)
    return Unit(name, _multiplied(((unit, 1), (below, -1))), scale)


def product(factors: Sequence[tuple[Unit, int]]) -> Unit:
    """Units with their powers, each of a physical dimension, as one: "meter/second**2"."""
    above = [(unit, power) for unit, power in factors if power > 0]
    below = [(unit, -power) for unit, power in factors if power < 0]
    scale = Fraction(1)
    for unit, power in factors:
        scale *= Fraction(unit.scale) ** power
    name = "*".join(_raised(*factor) for factor in above) or "1"
    name += "".join(f"/{_raised(*factor)}" for factor in below)
    return Unit(name, _multiplied(factors), reduced(scale))


def _raised(unit: Unit, power: int) -> str:
    name = f"({unit.name})" if "*" in unit.name or "/" in unit.name else unit.name
    return name if power == 1 else f"{name}**{power}"


def _multiplied(factors: Sequence[tuple[Unit, int]]) -> str:
    """The dimension of units with their powers: "[length]" by "[time]" is "[length] [time]^-1"."""
    powers: dict[str, int] = {}
    for unit, times in factors:
        for factor in unit.dimension.split() if unit.dimension.startswith("[") else ():
            base, _, power = factor.partition("^")
            powers[base] = powers.get(base, 0) + times * int(power or 1)
    left = sorted((base, power) for base, power in powers.items() if power)
    return " ".join(base if power == 1 else f"{base}^{power}" for base, power in left) or "number"
