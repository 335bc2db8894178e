"""Whether two reports are of one time, by the days on which they were published."""

from __future__ import annotations

from datetime import date

# Reports so many days apart may be of one event; of a later one the same sentence is said of another quarter or another theft.
ONE_TIME = 5


def apart(first: str, second: str) -> int | None:
    """How many days lie between two days as ISO 8601; None where one is not known ("")."""
    if not first or not second:
        return None
    return abs(date.fromisoformat(first).toordinal() - date.fromisoformat(second).toordinal())


def of_one_time(first: str, second: str) -> bool:
    """True unless both days are known and too far apart."""
    gap = apart(first, second)
    return gap is None or gap <= ONE_TIME
