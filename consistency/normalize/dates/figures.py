"""Dates and times in figures: the forms that need no language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consistency.normalize.dates.stated import Form, Match, Stated, checked, span_of


def forms() -> Iterator[Form]:
    """ISO 8601, 23.10.2024 and its kin, and 15:30."""
    clock = r"(?P<hour>\d{2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?(?P<zone>Z|[+-]\d{2}:?\d{2})?"
    yield Form(
        re.compile(rf"(?<![\w./-])(?P<year>\d{{4}})-(?P<month>\d{{2}})-(?P<day>\d{{2}})(?:[T ]{clock})?(?![\w/-])"),
        _iso,
    )
    yield Form(
        re.compile(
            r"(?<![\w./-])(?P<a>\d{1,2})(?P<sign>[./-])(?P<b>\d{1,2})(?P=sign)(?P<year>\d{4}|\d{2})(?![\w/-]|\.\d)"
        ),
        _figures,
    )
    yield Form(
        re.compile(r"(?<![\w.,:/-])(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?(?![\w:/]|\.\d|,\d|-\d)"),
        _bare_clock,
    )


def _iso(match: Match) -> Stated:
    clock = clock_time(match) if match["hour"] else None
    second, kind, wrong = clock or (None, "", "")
    said = Stated(
        span_of(match),
        int(match["year"]),
        int(match["month"]),
        int(match["day"]),
        second=second,
        clock=kind,
        zone=match["zone"] or "",
        impossible=wrong,
    )
    return checked(said)


def _figures(match: Match) -> Stated | None:
    """23.10.2024 and 10/23/2024; where both orders exist the second reading is kept as `swapped`."""
    a, b, sign = int(match["a"]), int(match["b"]), match["sign"]
    year = (
        int(match["year"])
        if len(match["year"]) == 4
        else 2000 + int(match["year"]) - (100 if int(match["year"]) > 50 else 0)
    )
    if sign != "/" and len(match["year"]) == 2:
        return None
    day, month = (a, b) if sign == "." or a > 12 else (b, a)
    said = checked(Stated(span_of(match), year, month, day))
    if sign != "." and a <= 12 and b <= 12 and a != b:
        return checked(Stated(span_of(match), year, month, day, swapped=(a, b)))
    return None if said.impossible and sign != "." else said


def _bare_clock(match: Match) -> Stated | None:
    """15:30. Nonsense such as 25:61 is marked impossible only with minutes that look like minutes: 90:15 is a match score."""
    second, kind, wrong = clock_time(match)
    if int(match["hour"]) > 29 or (wrong and int(match["minute"]) < 60 and int(match["hour"]) > 24):
        return None
    return Stated(span_of(match), second=second, clock=kind, granularity=kind, impossible=wrong)


def clock_time(match: Match, hours: int = 0) -> tuple[int, str, str]:
    """Second of the day, "hour", "minute" or "second", and why there is no such time, or ""."""
    groups = match.groupdict()
    hour, minute, second = (int(groups.get(key) or 0) for key in ("hour", "minute", "second"))
    kind = "second" if groups.get("second") else "minute" if groups.get("minute") else "hour"
    if hour > 24 or minute > 59 or second > 60:
        return 0, kind, f"there is no time {hour}:{minute:02d}"
    return (hour + hours) * 3600 + minute * 60 + second, kind, ""
