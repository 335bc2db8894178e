"""Readers of times of day."""

from __future__ import annotations

import re
from dataclasses import replace

from consistency.model import Span
from consistency.normalize.dates.grammar import Found
from consistency.normalize.dates.readers.numbers import number
from consistency.normalize.dates.readers.parts import last_second
from consistency.normalize.dates.stated import Stated
from consistency.normalize.quantities.nouns import plural

_HALF_DAY = 12
# Beyond it Ukrainian counts hours in the plural ("15 годин"), and an hour of the day is singular ("15 година").
_COUNTED_HOURS = 4
_ALL_HOURS = 24


def clock(found: Found) -> Stated | None:
    """15:30, 3:30 pm, 3 pm, seven p.m., 9.30 Uhr, with a zone."""
    parts = _parts(found)
    if parts is None:
        return None
    hour, minute, second, kind = parts
    mark = found.value("meridiem", "meridiem")
    too = found.value("meridiem_too", "meridiem")
    mark = too if isinstance(too, int) and too >= 0 else mark
    zone = found.raw("zone") if found.has("zone") else ""
    if isinstance(mark, int) and mark >= 0:
        if not hour and found.has("hour"):
            return None  # 2-0 in the evening
        if 1 <= hour <= _HALF_DAY:
            hour = hour % _HALF_DAY + mark
        elif hour > _HALF_DAY and not mark:
            return _no_such_time(found, kind)
    if hour > 24 or minute > 59 or second > last_second(minute) or (hour == 24 and (minute or second)):
        if found.has("meridiem") and len(found.raw("meridiem")) == 1:
            return None  # 57.95p are pence
        marked = mark is not None or zone or _AT.search(found.before) or found.led_by("hours")
        return _no_such_time(found, kind) if marked else None
    # Luke 1:68, a split of 3:1, a score of 2:10 with no word of time near it.
    if mark is None and not zone and found.last_word[:1].isupper() and not _is_timely(found):
        return None
    return Stated(found.span(), second=hour * 3600 + minute * 60 + second, clock=kind, granularity=kind, zone=zone,
                  point=kind == "hour" and mark is None)  # fmt: skip


def _no_such_time(found: Found, kind: str) -> Stated:
    return Stated(found.span(), second=0, clock=kind, granularity=kind, impossible=f"there is no time {found.raw(0)}")


def led_clock(found: Found) -> Stated | None:
    """(à) 17 heures, (о) 15 годині, (a las) 7.30: a time of day because of the word before it, or of the day."""
    said = clock(found)
    if said is None or (found.has("meridiem") and found.has("mark")):
        return said
    # "Shares closed at 24.40" is a price, and one behind no word of prices may still be another figure.
    if found.led_by("prices") or (said.impossible and found.has("clock") and not found.led_by("dot_clock")):
        return None
    # "Au moins égal à 24 heures" is a length of time.
    whole = found.has("mark") and found.has("hour") and found.integer("hour") == _ALL_HOURS
    if whole and found.words("mark") in found.lexicon.values["units"] and not found.led_by("hours_only"):
        return None
    return said if _is_hour(found, said) else None


def _is_hour(found: Found, said: Stated) -> bool:
    """True where the noun of the hour, or the word before it, says that it is one and no length of time."""
    counting = found.lexicon.values.get("counted_hours", {})
    if found.words("mark") in counting:
        return found.led_by("hours_only")  # до 8 годин: up to eight hours
    singular = bool(counting) and found.has("mark") and (said.second or 0) // 3600 > _COUNTED_HOURS
    day = found.is_behind_day and found.has("mark")
    return singular or day or found.has("nth") or found.led_by("hours")


def bare_hour(found: Found) -> Stated | None:
    """(о) 15, (a las) siete: an hour by the word before it, where it counts nothing."""
    alone = found.is_alone_behind("hours")
    if not (found.led_by("hours_only") or alone) or not found.is_closed:
        return None
    return clock(found)


_AT = re.compile(r"[,@]\s$")


def _is_timely(found: Found) -> bool:
    """True if the word before is one of time or one that leads a date, whatever its capital says."""
    word = found.last_word.lower()
    values = found.lexicon.values
    kinds = (
        "weekdays",
        "months",
        "relative_days",
        "at",
        "from_words",
        "to_words",
        "between_words",
        "on_words",
        "hour_nouns",
    )
    return found.lexicon.leads(word) or any(word in values.get(kind, ()) for kind in kinds)


def _parts(found: Found) -> tuple[int, int, int, str] | None:
    if found.has("clock"):
        pieces = [int(piece) for piece in re.split(r"[:.,]", found.words("clock"))]
        if len(pieces) == 2 and "." in found.words("clock") and not re.fullmatch(r"\d\d?\.\d\d", found.words("clock")):
            return None
        if len(pieces) > 3:
            return None
        hour, minute, *rest = pieces
        return hour, minute, rest[0] if rest else 0, "second" if rest else "minute"
    if found.has("hour"):
        hour, minute = found.integer("hour") or 0, found.integer("minute") or 0
        return hour, minute, 0, "minute" if found.has("minute") else "hour"
    word = number(found.words("hourword"), found.lexicon) or found.lexicon.values["ordinals"].get(
        found.words("hourword")
    )
    minutes = number(found.words("minuteword"), found.lexicon) if found.has("minuteword") else 0
    if word is None or minutes is None or not 0 < word <= 24 or minutes > 59:
        return None
    return word, minutes, 0, "minute" if minutes else "hour"


def past_hour(found: Found) -> Stated | None:
    """Half past seven, quarter to 8, 20 minutes past eight, a quarter past noon."""
    minutes = found.value("quarter", "quarters_of_hour")
    if found.has("minute"):
        minutes = found.integer("minute")
    elif found.has("minuteword"):
        minutes = number(found.words("minuteword"), found.lexicon)
    if not isinstance(minutes, int) or not 0 < minutes < 60:
        return None
    noon = found.value("clockword", "clock_words")
    hour = found.integer("hour") if found.has("hour") else number(found.words("hourword"), found.lexicon)
    hour = noon // 3600 if isinstance(noon, int) else hour
    if hour is None or hour > 24:
        return None
    figures = found.has("minute") and found.has("hour") and not re.search(r"[a-z]{3}", found.raw(0))
    if figures or (found.has("to") and found.words("to") != "to" and not found.has("quarter")):
        return None
    counts = re.match(r"[\s-]([^\W\d_]+)", found.after)
    bare = found.has("to") and found.has("minuteword") and not found.has("meridiem") and "minute" not in found.raw(0)
    if bare and (minutes % 5 or (counts and plural(counts[1].lower(), "en"))):
        return None  # two to three weeks, five to ten people
    mark = found.value("meridiem", "meridiem")
    if isinstance(mark, int) and mark >= 0:
        hour = hour % _HALF_DAY + mark
    second = hour * 3600 + (minutes if found.has("past") else -minutes) * 60
    if second < 0 or (found.has("to") and not found.has("quarter") and not found.has("meridiem") and found.has("hour")):
        return None
    return Stated(found.span(), second=second % 86400, clock="minute", granularity="minute")


def military_hour(found: Found) -> Stated | None:
    """0530 hours; at 1200 hours. "1200 hours of work" is a length."""
    return zoned(found) if found.words("digits")[0] == "0" or found.led_by("hour_leads") else None


def zoned(found: Found) -> Stated | None:
    """2000 GMT."""
    digits = found.words("digits")
    hour, minute = int(digits[:2]), int(digits[2:])
    if hour > 23 or minute > 59:
        return None
    zone = found.raw("zone") if found.has("zone") else ""
    return Stated(found.span(), second=hour * 3600 + minute * 60, clock="minute", granularity="minute", zone=zone)


def clock_word(found: Found) -> Stated:
    """Noon."""
    second = found.value("clockword", "clock_words")
    assert isinstance(second, int)
    return Stated(found.span(), second=second, clock="hour", granularity="hour")


def clock_range(found: Found) -> Stated | None:
    """3-8pm, 9.30–4.30 pm: the half of the day reaches both ends, if the first then comes before the second."""
    mark = found.value("meridiem", "meridiem")
    first, last = _figure(found.words("hour")), _figure(found.words("until"))
    if found.has("and") and not found.has("between"):
        return None
    if not isinstance(mark, int) or mark < 0 or not 1 <= first[0] <= _HALF_DAY or not 1 <= last[0] <= _HALF_DAY:
        return _hours(found, first, last) if mark == -1 else None
    end = (last[0] % _HALF_DAY + mark) * 3600 + last[1] * 60
    one = found.value("meridiem_one", "meridiem")
    start = (first[0] % _HALF_DAY + (one if isinstance(one, int) else mark)) * 3600 + first[1] * 60
    start -= 43200 if one is None and start >= end and mark else 0
    return _clocks(found, start, end)


def _hours(found: Found, first: tuple[int, int], last: tuple[int, int]) -> Stated | None:
    start, end = (hour * 3600 + minute * 60 for hour, minute in (first, last))
    return _clocks(found, start, end) if start < end <= 86400 else None


def _figure(text: str) -> tuple[int, int]:
    hour, _, minute = text.replace(".", ":").partition(":")
    return int(hour), int(minute.partition(":")[0] or 0)


def _clocks(found: Found, start: int, end: int) -> Stated:
    zone = found.raw("zone") if found.has("zone") else ""
    where = Span(found.span("until").start, found.span().end)
    until = Stated(where, second=end % 86400, clock="minute", granularity="minute", zone=zone)
    return Stated(found.span(), second=start % 86400, clock="minute", granularity="minute", zone=zone, until=until)


def hours(found: Found) -> Stated | None:
    """Between 3 and 5: hours only beside a day; "between 3 and 5 days" is a length of time."""
    after = re.match(r"[\s-]([^\W\d_]+)", found.after)
    if after and after[1].lower() in found.lexicon.values["units"]:
        return None
    start, end = (
        hour * 3600 + minute * 60 for hour, minute in (_figure(found.words("hour")), _figure(found.words("until")))
    )
    return replace(_clocks(found, start, end), weak=not found.has("zone"))


def hour_mark(found: Found) -> Stated | None:
    """15h30, 8 h (behind "at" or a day), 17h: hours as French and Spanish write them; "pendant 8h" is a length of time."""
    hour, minute = found.integer("hour") or 0, found.integer("minute") or 0
    zone = found.raw("zone") if found.has("zone") else ""
    afternoon = hour > _HALF_DAY and ("clock_marks" in found.lexicon.values or found.is_alone)
    sure = (
        found.has("minute")
        or zone
        or found.has("meridiem")
        or afternoon
        or found.led_by("hours")
        or found.is_behind_day
    )
    if minute > 59 or hour > 23 or not sure or found.led_by("lengths"):
        return None
    mark = found.value("meridiem", "meridiem")
    if isinstance(mark, int) and mark >= 0 and 1 <= hour <= _HALF_DAY:
        hour = hour % _HALF_DAY + mark
    kind = "minute" if found.has("minute") else "hour"
    return Stated(found.span(), second=hour * 3600 + minute * 60, clock=kind, granularity=kind, zone=zone,
                  point=kind == "hour")  # fmt: skip


def hour_and(found: Found) -> Stated | None:
    """Sept heures et demie, midi et quart, las ocho menos veinte, neuf heures trente: the minutes are said in words."""
    hour, minute = _hour_said(found), _minute_said(found)
    if hour is None or minute is None or not 0 < minute < 60 or hour > 24:
        return None
    if found.has("minute") and (found.followed_by_any("hour_marks", "hour_nouns") or _AMOUNT.match(found.after)):
        return None  # entre 5h et 6h
    if found.has("minute") and found.lexicon.between.search(found.before):
        return None  # entre 5 du matin et 6
    if (found.has("bare") and not (found.is_closed or found.has("meridiem"))) or (hour >= 20 and minute < 10):
        return None  # в двадцать пять раз
    mark = found.value("meridiem", "meridiem")
    mark = found.value("meridiem_before", "meridiem") if mark is None else mark
    if isinstance(mark, int) and mark >= 0 and 1 <= hour <= _HALF_DAY:
        hour = hour % _HALF_DAY + mark
    elif not (
        found.has("less") or found.has("clockword") or found.led_by("hours") or found.is_alone or found.is_behind_day
    ):
        return None
    second = hour * 3600 + (-minute if found.has("less") else minute) * 60
    zone = found.raw("zone") if found.has("zone") else ""
    return Stated(found.span(), second=second % 86400, clock="minute", granularity="minute", zone=zone)


_AMOUNT = re.compile(r"\s?[%$€£]|[.,:/]\d")


def _hour_said(found: Found) -> int | None:
    noon = found.value("clockword", "clock_words")
    if isinstance(noon, int):
        return noon // 3600
    if found.has("hour"):
        return found.integer("hour")
    ordinal = found.lexicon.values["ordinals"].get(found.words("hourword"))
    return number(found.words("hourword"), found.lexicon) or ordinal


def _minute_said(found: Found) -> int | None:
    if found.has("half"):
        return 30
    part = found.value("part", "parts_of_hour")
    if isinstance(part, int):
        return part
    return found.integer("minute") if found.has("minute") else number(found.words("minuteword"), found.lexicon)


def hour_before(found: Found) -> Stated | None:
    """Без десяти три, за чверть восьма, fünf vor halb acht: so many minutes before the hour that is named."""
    hour, minute = _hour_said(found), _minute_said(found)
    if hour is None or minute is None or not 0 < minute < 60 or not 0 < hour <= 24:
        return None
    second = hour * 3600 - minute * 60 - (1800 if found.has("halb") else 0)
    mark = found.value("meridiem", "meridiem")
    if mark == _HALF_DAY and hour <= _HALF_DAY:
        second += 43200
    return Stated(found.span(), second=second % 86400, clock="minute", granularity="minute")


def hour_half(found: Found) -> Stated | None:
    """Пів на восьму, в половине восьмого, десять минут восьмого: minutes of the hour that ends at the one named."""
    hour, minute = _hour_said(found), _minute_said(found)
    if hour is None or minute is None or not 0 < minute < 60 or not 0 < hour <= _HALF_DAY:
        return None
    if not (
        found.has("meridiem")
        or (found.is_closed and (found.led_by("hours") or not found.has("half")))
        or found.is_alone
    ):
        return None
    second = (hour - 1) * 3600 + minute * 60
    if found.value("meridiem", "meridiem") == _HALF_DAY:
        second += 43200
    return Stated(found.span(), second=second % 86400, clock="minute", granularity="minute")


def part_hour(found: Found) -> Stated | None:
    """In the morning at 7."""
    part = found.item("part")
    hour = found.integer("hour") if found.has("hour") else number(found.words("hourword"), found.lexicon)
    if hour is None or not 0 < hour <= _HALF_DAY or part.second is None:
        return None
    hour += _HALF_DAY if part.second >= 43200 and hour < _HALF_DAY else 0
    return Stated(found.span(), second=hour * 3600, clock="hour", granularity="hour")


def half_hour(found: Found) -> Stated | None:
    """Halb 8: half an hour before."""
    hour = found.integer("hour") if found.has("hour") else number(found.words("hourword"), found.lexicon)
    if hour is None or not 0 < hour <= 24:
        return None
    return Stated(found.span(), second=hour * 3600 - 1800, clock="minute", granularity="minute")


def clocks(found: Found) -> Stated:
    """From 9:30 to 11:00."""
    return from_to(found, found.item("first"), found.item("last"))


def from_to(found: Found, first: Stated, last: Stated) -> Stated:
    """Two times of day as a range; "from 3 to 11 p.m." begins in the afternoon, "from 9 to 5 p.m." in the morning."""
    start, end = first.second or 0, last.second or 0
    if first.point and not last.point and end >= 43200 > start and start + 43200 < end:
        first = replace(first, second=start + 43200)
    return replace(first, span=found.span(), until=last)
