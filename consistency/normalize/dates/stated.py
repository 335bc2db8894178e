"""What a text said of a time, before any context settles what it left out; and the forms that read it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from consistency.model import Span
from consistency.values import DateParts, days_in_month


@dataclass(frozen=True, slots=True)
class Stated:
    """A time expression part by part; what was not said is None.

    granularity  a unit of the calendar or the clock, "daypart", or "span" for so many units
    modifier     "start", "mid" or "end" of the unit ("early 2023")
    shift        how far from the reference, in units of `unit`: last week is -1 week, "two weeks ago" -2
    point        True where the shift means a moment ("two weeks ago"), False where the unit around it ("last week")
    number       so many units, for a span
    second       second of the day, where a clock time was said
    anaphoric    True where the shift is counted from what the text told before ("the following year"), not from its publication
    until        the end of a range
    base         what the shift is counted from, where it was said ("two days after 5 May"); else the reference
    """

    span: Span
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    granularity: str = "day"
    modifier: str = ""
    shift: int | None = None
    unit: str = ""
    point: bool = False
    number: int = 1
    second: int | None = None
    clock: str = ""
    zone: str = ""
    anaphoric: bool = False
    until: Stated | None = None
    base: Stated | None = None
    swapped: tuple[int, int] | None = None
    impossible: str = ""

    @property
    def parts(self) -> DateParts:
        """The calendar parts, as the value keeps them."""
        return DateParts(self.year, self.month, self.day, self.weekday)

    @property
    def is_clock(self) -> bool:
        """True if only a time of day was said."""
        return (
            self.second is not None
            and self.month is None
            and self.day is None
            and self.weekday is None
            and self.shift is None
            and self.year is None
        )

    @property
    def is_full(self) -> bool:
        """True if year, month and day were all said, and exist."""
        return not self.impossible and None not in (self.year, self.month, self.day)


def checked(stated: Stated) -> Stated:
    """The same, marked impossible if no calendar has such a day. A 29 February without a year is possible."""
    if stated.month is None or stated.impossible:
        return stated
    if not 1 <= stated.month <= 12:
        return replace(stated, impossible=f"there is no month {stated.month}")
    if stated.day is None:
        return stated
    most = days_in_month(2000 if stated.year is None else stated.year, stated.month)
    if 1 <= stated.day <= most:
        return stated
    year = f" {stated.year}" if stated.month == 2 and stated.year is not None else ""
    return replace(stated, impossible=f"{_MONTHS[stated.month - 1]}{year} has {most} days")


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip


Match = re.Match[str]


@dataclass(frozen=True)
class Form:
    """A pattern and the reader of its matches; the reader may refuse (None)."""

    pattern: re.Pattern[str]
    read: Callable[[Match], Stated | None]


def span_of(match: Match) -> Span:
    """The characters of a match."""
    return Span(*match.span())
