"""What a mention means: quantities, dates, durations and names, and their algebra.

No text and no input or output here. Arithmetic is exact (int and Fraction); an open end is None.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from consistency.errors import DimensionError

Number = int | Fraction

COUNT = "count"
PERCENT = "percent"
PERCENTAGE_POINT = "percentage_point"

# How far a hedge reaches, as a share of the figure: "about 12,000" holds 11,800, "nearly 12,000" does not hold 12,100.
_ABOUT = Fraction(1, 10)
# From this place value on a bare round figure is read as rounded ("12,000" holds 11,987); below it, it is meant to the unit.
_ROUNDED_FROM = 100


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers from low to high, both included; None is an open end.

    >>> Interval(5, None).times(Interval(2000, 3000))
    Interval(low=10000, high=None)
    """

    low: Number | None
    high: Number | None

    def overlaps(self, other: Interval) -> bool:
        """True if one number lies in both."""
        return _meet([self, other])

    def contains(self, other: Interval) -> bool:
        """True if every number of the other lies in this one."""
        low = self.low is None or (other.low is not None and self.low <= other.low)
        high = self.high is None or (other.high is not None and other.high <= self.high)
        return low and high

    def plus(self, other: Interval) -> Interval:
        """Every sum of a number of each."""
        low = None if self.low is None or other.low is None else self.low + other.low
        high = None if self.high is None or other.high is None else self.high + other.high
        return Interval(low, high)

    def times(self, other: Interval) -> Interval:
        """Every product of a number of each."""
        return _hull(a * b for a in _ends(self) for b in _ends(other))

    def over(self, other: Interval) -> Interval:
        """Every quotient of a number of this by one of the other; open where the other holds 0 or is open."""
        if other.low is None or other.high is None or other.low <= 0:
            return Interval(None, None)
        return self.times(Interval(Fraction(1) / other.high, Fraction(1) / other.low))

    def gap(self, other: Interval) -> Fraction:
        """How far apart the two are, as a share of the larger of the ends that face each other; 0 where they meet."""
        if self.overlaps(other):
            return Fraction(0)
        below = self.high is not None and other.low is not None and self.high < other.low
        lower, upper = (self.high, other.low) if below else (other.high, self.low)
        assert lower is not None and upper is not None
        return Fraction(upper - lower) / max(_size(lower), _size(upper))

    def scaled(self, scale: Number, offset: Number = 0) -> Interval:
        """Each number times a positive scale, plus an offset."""
        if scale == 1 and not offset:
            return self
        low, high = (None if end is None else end * scale + offset for end in (self.low, self.high))
        return Interval(low, high)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure as it was said.

    low, high   what was said, both included: "about 12,000" is 12000..12000, "at least five" 5..None, "2-3 thousand" 2000..3000
    unit        pint's canonical name, an ISO 4217 code, "percent", "percentage_point" or "count"
    noun        head of the counted thing ("three North Korean generals": "generals"), modifiers the words before it
    kind        "exact", "approx", "range", "bound" or "ordinal"
    hedge       as said ("about", "at least"); sense is what it does to the figure ("about", "nearly", or "")
    grain       place value of the last digit that was meant: 1000 for "12,000", 100,000 for "2.4 million"
    dimension   what the unit measures; only figures of one dimension can be compared
    scale, offset   exact: base = figure * scale + offset
    """

    low: Number | None
    high: Number | None
    unit: str = COUNT
    noun: str = ""
    modifiers: tuple[str, ...] = ()
    kind: str = "exact"
    hedge: str = ""
    sense: str = ""
    grain: Number = 1
    dimension: str = COUNT
    scale: Number = 1
    offset: Number = 0

    @property
    def said(self) -> Interval:
        """What was said, in the base unit."""
        return _figure(self).scaled(self.scale, self.offset)

    def tolerance(self) -> Interval:
        """What the writer may have meant, in the base unit: the hedge and the roundness of the figure allowed for."""
        below, above = self._slack()
        low = None if self.low is None else self.low - below
        high = None if self.high is None else self.high + above
        return Interval(low, high).scaled(self.scale, self.offset)

    def written(self) -> Interval:
        """The exact numbers that a writer may have rounded to the figure as it stands, in the base unit.

        Small counts are exact, other figures are rounded at their last digit; a bound is taken at what it says.
        """
        low = self.high if self.low is None else self.low
        high = self.low if self.high is None else self.high
        if low is None or high is None:
            return Interval(None, None)
        below, above = self._rounding(max(_size(low), _size(high)))
        return Interval(low - below, high + above).scaled(self.scale, self.offset)

    def _rounding(self, size: Number) -> tuple[Number, Number]:
        about = self._slack()
        if self.dimension == COUNT:
            return about
        unit = min(Fraction(self.grain), Fraction(1))
        if self.dimension in (PERCENT, PERCENTAGE_POINT):
            return max(unit / 2, about[0]), max(unit / 2, about[1])
        last = max(unit / 2, min(Fraction(self.grain) / 2, size * _ABOUT))
        return max(last, about[0]), max(last, about[1])

    def _slack(self) -> tuple[Number, Number]:
        size = max(_size(self.low or 0), _size(self.high or 0))
        rounding = Fraction(self.grain) / 2
        if self.sense == "about":
            return (max(size * _ABOUT, rounding),) * 2
        if self.sense == "nearly":
            return max(size * _ABOUT, rounding), 0
        if self.kind == "exact" and (self.grain >= _ROUNDED_FROM or self.grain < 1):
            return (min(rounding, size * _ABOUT),) * 2
        return 0, 0

    def overlaps(self, other: Quantity) -> bool:
        """True if one size is said by both, in whatever units. DimensionError if they measure different things."""
        _one_dimension([self, other])
        return self.said.overlaps(other.said)

    def contains(self, other: Quantity) -> bool:
        """True if all that the other says lies in this one, in whatever units. DimensionError as for `overlaps`."""
        _one_dimension([self, other])
        return self.said.contains(other.said)

    def converted(self, unit: Quantity) -> Quantity:
        """The same size in the unit of another quantity, exactly. DimensionError if they measure different things."""
        _one_dimension([self, unit])
        size = self.said.plus(Interval(-unit.offset, -unit.offset)).scaled(1 / Fraction(unit.scale))
        grain = Fraction(self.grain) * self.scale / unit.scale
        low, high = (None if end is None else _reduced(end) for end in (size.low, size.high))
        same = replace(self, low=low, high=high, grain=_reduced(grain), unit=unit.unit)
        return replace(same, scale=unit.scale, offset=unit.offset)

    def plus(self, other: Quantity) -> Quantity:
        """Both together, in the unit and with the noun of this one; the hedges are not carried on.

        DimensionError if they measure different things, or on a scale whose zero is set ("20 °C and 5 °C" have no sum).
        """
        if self.offset or other.offset:
            raise DimensionError(f"{self.unit} and {other.unit} have no sum; compare them, or add differences")
        total = _figure(self).plus(_figure(other.converted(self)))
        return replace(self, low=total.low, high=total.high, kind=_kind(total), hedge="", sense="", grain=1)

    def share(self, whole: Quantity) -> Interval:
        """Which part of a whole this may be, hedges allowed for: 12 of 40 is 3/10. DimensionError as for `overlaps`."""
        _one_dimension([self, whole])
        return self.tolerance().over(whole.tolerance())

    def times(self, other: Quantity) -> Quantity:
        """So many of so much each: the figure of this one times the other, which keeps its unit and noun."""
        product = _figure(self).times(_figure(other))
        return replace(other, low=product.low, high=product.high, kind=_kind(product), hedge="", sense="", grain=1)


@dataclass(frozen=True, slots=True)
class Moment:
    """A day or an instant of the proleptic Gregorian calendar, naive; years before 1 are astronomical (0 is 1 BC).

    second is the second of the day, or None where the day as a whole is meant.
    """

    year: int
    month: int = 1
    day: int = 1
    second: int | None = None

    @property
    def ordinal(self) -> int:
        """Days since the day before 0001-01-01, as datetime.date counts them."""
        return _ordinal(self.year, self.month, self.day)

    @property
    def weekday(self) -> int:
        """0 for Monday to 6 for Sunday."""
        return (self.ordinal - 1) % 7

    def __lt__(self, other: Moment) -> bool:
        """A day as a whole is sorted by its first instant."""
        return self._key() < other._key()

    def _key(self) -> tuple[int, int, int, int]:
        return self.year, self.month, self.day, self.second or 0

    def isoformat(self) -> str:
        """ISO 8601: a date, or a date and a time to the second."""
        year = f"{self.year:04d}" if self.year >= 0 else f"-{-self.year:04d}"
        day = f"{year}-{self.month:02d}-{self.day:02d}"
        if self.second is None:
            return day
        return f"{day}T{self.second // 3600:02d}:{self.second // 60 % 60:02d}:{self.second % 60:02d}"

    def plus(self, months: int = 0, days: int = 0, seconds: int = 0) -> Moment:
        """Months first (the day cut to the month's last), then days, then seconds."""
        index = self.year * 12 + self.month - 1 + months
        year, month = divmod(index, 12)
        ordinal = _ordinal(year, month + 1, min(self.day, days_in_month(year, month + 1))) + days
        second = self.second
        if seconds or second is not None:
            carry, second = divmod((second or 0) + seconds, 86400)
            ordinal += carry
        return _from_ordinal(ordinal, second)


@dataclass(frozen=True, slots=True)
class DateParts:
    """What a text said of a date, part by part; None was not said. weekday is 0 for Monday."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class DateInterval:
    """When: from start to end, end exclusive; None is an open or unknown end.

    A date that the context does not settle ("23 October" with no year anywhere) has neither start nor end; said keeps what was said of it.
    said, until     the parts of the (first) date as said, and of the second where two were ("3 to 7 May")
    granularity     "second" to "century", "daypart", "weekend", "interval"
    alternatives    other readings, as (start, end), where day and month may be swapped
    impossible      why no such date exists ("September has 30 days"), or ""
    """

    start: Moment | None
    end: Moment | None
    granularity: str = "day"
    said: DateParts = DateParts()
    until: DateParts | None = None
    hedge: str = ""
    zone: str = ""
    alternatives: tuple[tuple[Moment, Moment], ...] = ()
    impossible: str = ""

    def overlaps(self, other: DateInterval) -> bool:
        """True if some instant may lie in both; an unknown end excludes nothing."""
        return _before(self.start, other.end) and _before(other.start, self.end)


@dataclass(frozen=True, slots=True)
class Duration:
    """How long: calendar months and seconds, kept apart because months differ in length; longest: the other end of a range."""

    months: Number = 0
    seconds: Number = 0
    hedge: str = ""
    longest: Duration | None = None


@dataclass(frozen=True, slots=True)
class NamePart:
    """One word of a name. role: "title", "given", "initial", "patronymic", "particle", "family", "suffix" or "other"."""

    text: str
    role: str = "other"


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it was written. kind: "person", "place" or "other"; script: "Latin", "Cyrillic", …"""

    parts: tuple[NamePart, ...]
    kind: str = "other"
    script: str = "Latin"

    def part(self, role: str) -> str:
        """The words of one role, joined by spaces; "" where there is none."""
        return " ".join(part.text for part in self.parts if part.role == role)

    @property
    def text(self) -> str:
        """The name without its titles and suffixes."""
        return " ".join(part.text for part in self.parts if part.role not in ("title", "suffix"))


@dataclass(frozen=True, slots=True)
class Term:
    """Words that mean one thing (a role, an acronym, a quotation), normalized; negated where the text denies it."""

    words: str
    negated: bool = False


Value = Quantity | DateInterval | Duration | Name | Term


def compatible(quantities: Collection[Quantity]) -> bool:
    """True if one number satisfies them all, hedges allowed for. DimensionError if their units cannot be compared."""
    _one_dimension(quantities)
    return _meet([quantity.tolerance() for quantity in quantities])


def exceeds(part: Quantity, whole: Quantity) -> bool:
    """True if the part is larger than the whole whatever the hedges allow. DimensionError if their units cannot be compared."""
    _one_dimension([part, whole])
    least, most = part.tolerance().low, whole.tolerance().high
    return least is not None and most is not None and least > most


def days_in_month(year: int, month: int) -> int:
    """28 to 31."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _size(number: Number) -> Number:
    return -number if number < 0 else number


def _reduced(number: Number) -> Number:
    return number.numerator if number.denominator == 1 else number


def _figure(quantity: Quantity) -> Interval:
    return Interval(quantity.low, quantity.high)


def _one_dimension(quantities: Iterable[Quantity]) -> None:
    dimensions = {quantity.dimension for quantity in quantities}
    if len(dimensions) > 1:
        raise DimensionError(f"{' and '.join(sorted(dimensions))} cannot be compared; compare figures of one dimension")


def _meet(intervals: Collection[Interval]) -> bool:
    floor = max((i.low for i in intervals if i.low is not None), default=None)
    ceiling = min((i.high for i in intervals if i.high is not None), default=None)
    return floor is None or ceiling is None or floor <= ceiling


def _before(start: Moment | None, end: Moment | None) -> bool:
    return start is None or end is None or start < end


def _kind(interval: Interval) -> str:
    if interval.low is None or interval.high is None:
        return "bound"
    return "exact" if interval.low == interval.high else "range"


@dataclass(frozen=True, slots=True)
class _End:
    """A number or an infinity (number 0 and a sign), so that open ends multiply as they should."""

    number: Number
    infinite: int = 0

    def __mul__(self, other: _End) -> _End:
        if not self.infinite and not other.infinite:
            return _End(self.number * other.number)
        return _End(0, self._sign() * other._sign())

    def _sign(self) -> int:
        return self.infinite or (self.number > 0) - (self.number < 0)


def _ends(interval: Interval) -> tuple[_End, _End]:
    low = _End(0, -1) if interval.low is None else _End(interval.low)
    high = _End(0, 1) if interval.high is None else _End(interval.high)
    return low, high


def _hull(ends: Iterable[_End]) -> Interval:
    found = list(ends)
    low = None if any(end.infinite < 0 for end in found) else min(end.number for end in found if not end.infinite)
    high = None if any(end.infinite > 0 for end in found) else max(end.number for end in found if not end.infinite)
    return Interval(low, high)


def _ordinal(year: int, month: int, day: int) -> int:
    # days_from_civil: years begin in March, so that the leap day comes last (H. Hinnant, "chrono-Compatible Low-Level Date Algorithms").
    year -= month <= 2
    era, year_of_era = divmod(year, 400)
    day_of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    return era * 146097 + year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year - 305


def _from_ordinal(ordinal: int, second: int | None = None) -> Moment:
    era, day_of_era = divmod(ordinal + 305, 146097)
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36524 - day_of_era // 146096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted = (5 * day_of_year + 2) // 153
    month = shifted + 3 if shifted < 10 else shifted - 9
    year = era * 400 + year_of_era + (month <= 2)
    return Moment(year, month, day_of_year - (153 * shifted + 2) // 5 + 1, second)
