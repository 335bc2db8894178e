"""What pint knows of a unit. pint and its registry take 0.7 s to load, so they wait for the first unit that needs them."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import pint


class Physical(NamedTuple):
    """Dimension ("[length] [time]^-1", "number" for none), scale and offset: base = figure * scale + offset, exactly."""

    dimension: str
    scale: Fraction
    offset: Fraction


@cache
def physical(name: str) -> Physical | None:
    """What pint says of a unit by its name; None for what it does not know and for units that are not linear and exact."""
    import pint

    try:
        unit = _registry().parse_units(name)
    except pint.UndefinedUnitError:
        return None
    zero, one = (_registry().Quantity(Fraction(figure), unit).to_base_units().magnitude for figure in (0, 1))
    powers = sorted((base, Fraction(str(power))) for base, power in unit.dimensionality.items())
    if not isinstance(zero, int | Fraction) or not isinstance(one, int | Fraction):
        return None
    if any(power.denominator != 1 for _, power in powers):
        return None
    dimension = " ".join(base if power == 1 else f"{base}^{power}" for base, power in powers)
    return Physical(dimension or "number", Fraction(one) - Fraction(zero), Fraction(zero))


@cache
def _registry() -> pint.UnitRegistry[Fraction]:
    import pint

    return pint.UnitRegistry(non_int_type=Fraction)
