"""The days of a feast in a year, from a rule of the calendar tables.

    12-25            month and day
    04-27 if 6 -1    the same, a day before where that is a Sunday (0 is Monday)
    4 3 11           the fourth Thursday of November; -1 is the last
    easter 1         the day after Easter; orthodox: Easter of the Julian reckoning
    islamic 10-1     day and month of the tabular Islamic calendar; what is seen of the moon may differ by a day or two
    hebrew 7-10      day and month of the Hebrew calendar (7 is Tishri), which begins the evening before
    … x8             lasts so many days

Sources: J. Meeus, Astronomical Algorithms, chapter 8; N. Dershowitz and E. Reingold, Calendrical Calculations, chapters 7 and 8.
"""

from __future__ import annotations

from consistency.values import Moment, days_in_month


def day_of_holiday(rule: str, year: int) -> Moment | None:
    """The first day of the feast in a year; None where the year has no such day."""
    words = [word for word in rule.split() if word[0] != "x"]
    kind = words[0]
    if kind in ("easter", "orthodox"):
        sunday = _easter(year) if kind == "easter" else _orthodox(year)
        return sunday.plus(days=int(words[1]) if len(words) > 1 else 0)
    if kind in ("islamic", "hebrew"):
        month, day = map(int, words[1].split("-"))
        return _islamic(year, month, day) if kind == "islamic" else _hebrew(year, month, day)
    if len(words) == 3:
        return _nth_weekday(year, *map(int, words))
    month, day = map(int, kind.split("-"))
    if day > days_in_month(year, month):
        return None
    found = Moment(year, month, day)
    return found.plus(days=int(words[3])) if len(words) > 1 and found.weekday == int(words[2]) else found


def days_of_holiday(rule: str) -> int:
    """How many days the feast lasts."""
    last = rule.split()[-1]
    return int(last[1:]) if last[0] == "x" else 1


def is_reckoned(rule: str) -> bool:
    """True for a feast whose day depends on what is seen of the moon: the rule may be a day or two off."""
    return rule.startswith("islamic")


def long_weekend(day: Moment) -> tuple[Moment, Moment]:
    """The weekend that a feast makes longer: Saturday to the Monday or Tuesday, the Wednesday, Thursday or Friday to Sunday."""
    monday = day.plus(days=-day.weekday)
    if day.weekday <= 1:
        return monday.plus(days=-2), day.plus(days=1)
    return min(day, monday.plus(days=5)), monday.plus(days=7)


def _nth_weekday(year: int, nth: int, weekday: int, month: int) -> Moment:
    if nth > 0:
        first = Moment(year, month)
        return first.plus(days=(weekday - first.weekday) % 7 + 7 * (nth - 1))
    last = Moment(year, month, days_in_month(year, month))
    return last.plus(days=-((last.weekday - weekday) % 7) + 7 * (nth + 1))


def _easter(year: int) -> Moment:
    """Gregorian Easter."""
    a = year % 19
    b, c = divmod(year, 100)
    d, e = divmod(b, 4)
    g = (b - (b + 8) // 25 + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    month, day = divmod(h + weekday - 7 * ((a + 11 * h + 22 * weekday) // 451) + 114, 31)
    return Moment(year, month, day + 1)


def _orthodox(year: int) -> Moment:
    """Easter of the Julian reckoning as a Gregorian date."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    behind = year // 100 - year // 400 - 2
    return Moment(year, month, day + 1).plus(days=behind)


# The first days of both calendars, counted from 1 January of the year 1.
_HIJRA, _CREATION = 227015, -1373427
_FIRST = Moment(1)


def _islamic(year: int, month: int, day: int) -> Moment | None:
    """The first such day in a Gregorian year."""
    nearest = (year - 622) * 33 // 32
    for own in range(nearest - 1, nearest + 3):
        count = day + 29 * (month - 1) + (6 * month - 1) // 11 + (own - 1) * 354 + (3 + 11 * own) // 30 + _HIJRA - 1
        found = _FIRST.plus(days=count - 1)
        if own > 0 and found.year == year:
            return found
    return None


def _hebrew(year: int, month: int, day: int) -> Moment | None:
    """The day of the Gregorian year; months count from Nisan (1), Tishri is 7 and Adar before Nisan 12 (or 13 in a leap year)."""
    own = year + 3761 if month >= 7 and month < 12 else year + 3760
    lengths = _hebrew_months(own)
    if month == 12:
        month = max(lengths)
    before = [*range(7, max(lengths) + 1), *range(1, 7)]
    days = sum(lengths[each] for each in before[: before.index(month)])
    return _FIRST.plus(days=_hebrew_new_year(own) + days + day - 2)


def _hebrew_months(year: int) -> dict[int, int]:
    """The days of each month of a Hebrew year."""
    days = _hebrew_new_year(year + 1) - _hebrew_new_year(year)
    leap = (7 * year + 1) % 19 < 7
    months = {
        1: 30,
        2: 29,
        3: 30,
        4: 29,
        5: 30,
        6: 29,
        7: 30,
        8: 30 if days % 10 == 5 else 29,
        9: 29 if days % 10 == 3 else 30,
    }
    return months | ({10: 29, 11: 30, 12: 30, 13: 29} if leap else {10: 29, 11: 30, 12: 29})


def _hebrew_new_year(year: int) -> int:
    """1 Tishri, in days from 1 January of the year 1 (which is 1)."""
    before, this, after = (_hebrew_elapsed(each) for each in (year - 1, year, year + 1))
    late = 2 if after - this == 356 else 1 if this - before == 382 else 0
    return _CREATION + this + late


def _hebrew_elapsed(year: int) -> int:
    months = (235 * year - 234) // 19
    days = 29 * months + (12084 + 13753 * months) // 25920
    return days + 1 if 3 * (days + 1) % 7 < 3 else days
