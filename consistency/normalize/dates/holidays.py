"""The day of a feast in a year, from a rule of the calendar tables."""

from __future__ import annotations

from consistency.values import Moment, days_in_month


def day_of_holiday(rule: str, year: int) -> Moment | None:
    """ "12-25" is month and day; "4 3 11" the fourth Thursday (0 is Monday) of November, -1 the last; "easter 1" the day after
    Easter, "orthodox" Easter of the Julian reckoning. None where the year has no such day.
    """
    words = rule.split()
    if words[0] in ("easter", "orthodox"):
        sunday = _easter(year) if words[0] == "easter" else _orthodox(year)
        return sunday.plus(days=int(words[1]) if len(words) > 1 else 0)
    if len(words) == 3:
        return _nth_weekday(year, *map(int, words))
    month, day = map(int, rule.split("-"))
    return Moment(year, month, day) if day <= days_in_month(year, month) else None


def _nth_weekday(year: int, nth: int, weekday: int, month: int) -> Moment:
    if nth > 0:
        first = Moment(year, month)
        return first.plus(days=(weekday - first.weekday) % 7 + 7 * (nth - 1))
    last = Moment(year, month, days_in_month(year, month))
    return last.plus(days=-((last.weekday - weekday) % 7) + 7 * (nth + 1))


def _easter(year: int) -> Moment:
    """Gregorian Easter (J. Meeus, Astronomical Algorithms, chapter 8)."""
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
    """Easter of the Julian reckoning as a Gregorian date (J. Meeus, chapter 8)."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    behind = year // 100 - year // 400 - 2
    return Moment(year, month, day + 1).plus(days=behind)
