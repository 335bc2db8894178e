"""What a text said of a time, before any context settles what it left out."""

from __future__ import annotations

from dataclasses import dataclass, replace

from consistency.model import Span
from consistency.values import DateParts, Duration, Number, days_in_month


@dataclass(frozen=True, slots=True)
class Stated:
    """A time expression part by part; what was not said is None.

    granularity  a unit of the calendar or the clock, "daypart", "span" for so many units, "duration" or "set"
    modifier     "start", "mid" or "end" of the unit ("early 2023"), "before" or "after" the reference within it
    shift        how far from the reference, in units of `unit`: last week is -1 week, "two weeks ago" -2
    point        True where the shift means a moment ("two weeks ago"), False where the unit around it ("last week"); of a
                 span, that it begins at the reference itself ("within two weeks")
    nth          which `unit` or weekday of the base, from 1, or from -1 for the last ("the second week of May")
    months, seconds   how long, for a duration; for a shift or a span how far
    longest      the other end of a range of durations
    second       second of the day, where a clock time was said; lasts: the length of a part of the day, in seconds
    anaphoric    True where the shift is counted from what the text told before ("the following year"), not from its publication
    retold       True where it is so in a narrative or a clause of the past ("the next morning"), else from its publication
    extent       True for a span that says how long ("over the past six months") rather than which days
    until        the end of a range
    base         what the shift or the nth is counted from, where it was said ("two days after 5 May"); else the reference
    holiday      the rule of a feast (`holidays`)
    short        True for a year of two digits, whose century the text decides
    weak         True where the words mean a time only together with others ("14" in "from 14 to 16 May")
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
    nth: int | None = None
    number: int = 1
    months: Number = 0
    seconds: Number = 0
    longest: Duration | None = None
    second: int | None = None
    lasts: int = 0
    clock: str = ""
    zone: str = ""
    anaphoric: bool = False
    retold: bool = False
    extent: bool = False
    until: Stated | None = None
    base: Stated | None = None
    holiday: str = ""
    short: bool = False
    swapped: tuple[int, int] | None = None
    impossible: str = ""
    hedge: str = ""
    weak: bool = False

    @property
    def parts(self) -> DateParts:
        """The calendar parts, as the value keeps them."""
        return DateParts(self.year, self.month, self.day, self.weekday)

    @property
    def is_clock(self) -> bool:
        """True if only a time of day was said."""
        said = (self.year, self.month, self.day, self.weekday, self.shift, self.base)
        return self.second is not None and not self.holiday and all(part is None for part in said)

    @property
    def is_full(self) -> bool:
        """True if year, month and day were all said, and exist."""
        return not self.impossible and None not in (self.year, self.month, self.day)

    @property
    def is_distance(self) -> bool:
        """True for units before or after the text or what it told of, with nothing of the calendar: "two weeks ago"."""
        calendar = (self.year, self.month, self.day, self.weekday, self.second, self.base, self.until)
        many = (self.number if self.granularity == "span" else abs(self.shift or 0)) != 1  # not "a year earlier"
        lasts = many and bool(self.months or self.seconds) and self.unit != "quarter"
        return lasts and all(part is None for part in calendar)

    @property
    def duration(self) -> Duration:
        """How long, where a duration was said."""
        return Duration(self.months, self.seconds, self.hedge, self.longest)

    @property
    def kind(self) -> str:
        """What it is for the forms that join: an item <#kind>."""
        if self.granularity in ("duration", "set"):
            return self.granularity
        if self.is_clock:
            part = "daypart" if self.granularity == "daypart" else "clock"
            return f"{part}s" if self.until else part
        if self.until is not None:
            return "range"
        if self.second is not None:
            return "moment"
        if self.weekday is not None and self.month is self.day is self.shift is self.nth is None:
            return "weekday"
        if self.granularity in ("day", "month", "year"):
            return self.granularity
        return "period"


# Sweden had a 30 February once, on its way back to the Julian calendar (L. Bäärnhielm, "Sweden and the Gregorian calendar").
DOUBLE_LEAP_DAY = (1712, 2, 30)


def checked(stated: Stated) -> Stated:
    """The same, marked impossible if no calendar has such a day. A 29 February without a year is possible."""
    if stated.month is None or stated.impossible or (stated.year, stated.month, stated.day) == DOUBLE_LEAP_DAY:
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
