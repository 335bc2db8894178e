"""Readers that join what earlier passes have read."""

from __future__ import annotations

import re
from dataclasses import replace

from consistency.normalize.dates.grammar import Found
from consistency.normalize.dates.lexicon import normal
from consistency.normalize.dates.readers.numbers import number
from consistency.normalize.dates.readers.parts import day_of
from consistency.normalize.dates.stated import Stated, checked
from consistency.normalize.quantities.nouns import plural

_HALF_DAY = 12
# A night that leads to a day lasts from eight in the evening to six in the morning, in seconds.
_NIGHTFALL, _NIGHT = 20 * 3600, 10 * 3600


def nth_of(found: Found) -> Stated | None:
    """The first Monday of May, the third week of 2024, the last day of next month, the second half of the year."""
    base = replace(found.item("base"), weak=False)
    if found.has("relative"):
        # "last week of 2014" was read as a week before the reference.
        first = found.item("relative")
        if first.shift != -1 or first.unit not in (
            "week",
            "day",
            "weekday",
            "month",
            "quarter",
            "year",
            "weekend",
            "decade",
        ):
            return None
        said = Stated(found.span(), nth=-abs(_nth(found) or 1), unit=first.unit, weekday=first.weekday, base=base)
        return replace(said, granularity="day" if first.unit == "weekday" else first.unit)
    nth = _nth(found)
    if nth is None:
        return None
    if found.has("weekday"):
        return Stated(found.span(), nth=nth, unit="weekday", weekday=found.item("weekday").weekday, base=base)
    if found.has("name"):
        weekday = found.value("name", "weekdays")
        return Stated(found.span(), nth=nth, unit="weekday", weekday=int(str(weekday)), base=base)
    word = found.words("unit")
    if found.lexicon.month_first and plural(word, "en"):
        return None  # the last days of August: nothing says how many
    unit = found.lexicon.values["units"].get(word) or (
        "half" if word in found.lexicon.values["half_year_words"] else ""
    )
    unit = unit or ("quarter" if word in found.lexicon.values["quarter_words"] else "century")
    return Stated(found.span(), nth=nth, unit=unit, granularity=unit, base=base)


def of_year(found: Found) -> Stated | None:
    """February last year, the spring of the following year, last year's third quarter."""
    first, base = found.item("first"), found.item("base")
    part = first.month is not None or bool(first.holiday)
    if not part or first.year is not None or first.shift is not None or first.until or first.base or first.clock:
        return None
    if base.unit != "year" or base.shift is None or base.modifier or base.point:
        return None
    return replace(first, span=found.span(), base=replace(base, weak=False), weak=False)


def hedged_point(found: Found) -> Stated | None:
    """Nearly three years ago, about a week later: the hedge is kept."""
    date = found.item("date")
    return None if date.hedge or not date.point else replace(date, span=found.span(), hedge=found.words("hedge"))


def modified_weekday(found: Found) -> Stated | None:
    """Late Tuesday, early Monday night, later Friday."""
    base = found.item("base")
    words = found.words("modifier") if found.has("modifier") else ""
    if base.modifier or base.weekday is None or base.month is not None or base.day is not None or " " in words:
        return None
    modifier = found.value("modifier", "modifiers") or found.value("earlier", "earlier_words")
    return replace(base, span=found.span(), modifier=str(modifier), weak=False)


def _nth(found: Found) -> int | None:
    last = found.value("last", "nth_last") or found.value("final", "nth_last")
    nth = found.value("nth", "ordinals") if found.has("nth") else found.integer("count")
    if isinstance(last, int):
        return -nth if isinstance(nth, int) else last
    return nth if isinstance(nth, int) else None


def first_of(found: Found) -> Stated | None:
    """The first two weeks of 2021, the last three months of the year."""
    nth, length = _nth(found), found.item("length")
    if nth not in (1, -1):
        return None
    return Stated(found.span(), nth=nth, unit=length.unit, number=length.number, granularity="span",
                  base=replace(found.item("base"), weak=False))  # fmt: skip


def day_of_month(found: Found) -> Stated | None:
    """The 20th of next month."""
    day, base = day_of(found), found.item("base")
    if day is None or base.granularity != "month" or not 1 <= day <= 31 or base.until:
        return None
    if base.month is not None and base.shift is None:
        return checked(replace(base, span=found.span(), day=day, granularity="day"))
    return Stated(found.span(), nth=day, unit="day", base=base)


def decade_of(found: Found) -> Stated | None:
    """30-ті роки XIX століття: the century tells which thirties."""
    decade, century = found.item("decade"), found.item("century")
    if (
        decade.granularity != "decade"
        or century.granularity != "century"
        or decade.year is None
        or century.year is None
    ):
        return None
    return replace(decade, span=found.span(), year=century.year + decade.year % 100)


def weekday_of(found: Found) -> Stated | None:
    """Monday of next week, next week Monday."""
    base, weekday = found.item("base"), found.item("weekday")
    if base.unit != "week" or base.shift is None or base.point or base.granularity != "week":
        return None
    return replace(weekday, span=found.span(), shift=base.shift, unit="weekday of week", anaphoric=base.anaphoric)


def around(found: Found) -> Stated | None:
    """The week of 6 May."""
    unit = found.lexicon.values["units"][found.words("unit")] if found.has("unit") else found.item("week").unit
    if unit not in ("week", "weekend") or (found.has("week") and found.item("week").shift != 0):
        return None
    return Stated(found.span(), shift=0, unit=unit, granularity=unit, base=found.item("base"))


def modified(found: Found) -> Stated | None:
    """Early 2023, the end of next week, mid-May."""
    base = found.item("base")
    modifier = str(found.value("modifier", "modifiers"))
    if base.modifier or base.granularity == "span" or base.kind == "weekday" or base.clock or base.impossible:
        return None
    return replace(base, span=found.span(), modifier=modifier, weak=False)


def on_part(found: Found) -> Stated | None:
    """Monday morning, the night of 3 May."""
    day, part = found.item("day"), found.item("part")
    if day.second is not None or day.impossible:
        return None
    if found.words("link") in found.lexicon.values.get("onto_links", {}) and (part.second or 0) >= _NIGHTFALL:
        part = replace(part, second=(part.second or 0) - 86400, lasts=_NIGHT)  # in der Nacht zum 4. Mai
    # The night of 3 to 4 May begins on the 3rd.
    return replace(
        day, span=found.span(), until=None, second=part.second, lasts=part.lasts, granularity="daypart", weak=False,
        modifier=day.modifier or part.modifier,
    )  # fmt: skip


def night_of_weekdays(found: Found) -> Stated | None:
    """The night of Saturday to Sunday, in der Nacht von Samstag auf Sonntag: from one evening to the next morning."""
    part, first, last = found.item("part"), found.item("first"), found.item("last")
    night = part.second is not None and not 0 < part.second < _NIGHTFALL
    if not night or first.weekday is None or last.weekday != (first.weekday + 1) % 7:
        return None
    return replace(first, span=found.span(), second=_NIGHTFALL, lasts=_NIGHT, granularity="daypart")


def weekday_date(found: Found) -> Stated | None:
    """Monday, tomorrow; 5 May (Monday)."""
    day, weekday = found.item("day"), found.item("weekday")
    if day.weekday is not None or day.until or day.month is None:
        return None
    return replace(day, span=found.span(), weekday=weekday.weekday)


def this_date(found: Found) -> Stated | None:
    """The date of "this Friday, 15 June" and "next Friday (15 June)", with the weekday that was said."""
    this, day = found.item("this"), found.item("day")
    if this.unit != "weekday" or this.shift is None or day.weekday is not None or day.month is None or day.until:
        return None
    return replace(day, span=found.span(), weekday=this.weekday)


def beside(found: Found) -> Stated | None:
    """The day after 5 May, la veille de Noël: the next day or the day before one that is said."""
    base = found.item("base")
    shift = found.value("beside", "beside_days")
    if found.has("told"):
        words = normal(found.text[found.span().start : base.span.start])
        shift = found.lexicon.values.get("beside_days", {}).get(words)
    if not isinstance(shift, int) or base.until or base.second is not None:
        return None
    return Stated(found.span(), shift=shift, unit="day", base=replace(base, weak=False))


def modified_part(found: Found) -> Stated | None:
    """En début de matinée, tôt le matin, late evening: half of the part of the day, or the middle of it."""
    part = found.item("part")
    kind = "modifiers" if found.value("modifier", "modifiers") else "late_words"
    if part.modifier or part.until:
        return None
    weak = part.weak and not found.is_alone
    return replace(part, span=found.span(), modifier=str(found.value("modifier", kind)), weak=weak)


def starting(found: Found) -> Stated | None:
    """Two weeks starting on 20 May: so long from that day on."""
    length, base = found.item("length"), found.item("base")
    if base.until or base.impossible or length.longest:
        return None
    return Stated(found.span(), shift=1, unit=length.unit, number=length.number, months=length.months, seconds=length.seconds,
                  granularity="span", point=True, base=replace(base, weak=False))  # fmt: skip


def after_next(found: Found) -> Stated | None:
    """The Friday after next, the month after next."""
    if found.has("weekday"):
        return replace(found.item("weekday"), span=found.span(), shift=1, unit="weekday after", weak=False)
    if found.has("month"):
        month = found.item("month")
        if month.year is not None or month.shift is not None:
            return None
        return replace(month, span=found.span(), shift=2, unit="month name", weak=False)
    unit = found.lexicon.values["units"][found.words("unit")]
    return None if unit in ("second", "minute", "hour") else Stated(found.span(), shift=2, unit=unit, granularity=unit)


def holiday_weekend(found: Found) -> Stated | None:
    """Labor Day weekend 2021: the weekend that the feast makes longer, with its day."""
    day = found.item("day")
    if not day.holiday or day.second is not None or found.lexicon.values["units"][found.words("weekend")] != "weekend":
        return None
    year = found.item("year").year if found.has("year") else day.year
    return replace(day, span=found.span(), year=year, unit="holiday weekend", granularity="weekend")


def counted_clock(found: Found) -> Stated | None:
    """Tomorrow at 3 pm, 3 pm on Monday, Monday morning from 10am to 12pm: one moment."""
    day, clock = found.item("day"), found.item("clock")
    if (day.second is not None and day.granularity != "daypart") or day.until or day.modifier or day.weak:
        return None
    if clock.granularity == "daypart" and day.granularity == "daypart":
        return None
    until = replace(day, second=clock.until.second, clock=clock.until.clock, lasts=0) if clock.until else None
    wrong = day.impossible or clock.impossible
    second = clock.second
    if second is not None and day.second is not None and day.second >= 43200 > second:
        second += 43200
        if until is not None and until.second is not None and until.second <= 43200:
            until = replace(until, second=until.second + 43200)
    return replace(day, span=found.span(), second=second, lasts=clock.lasts, clock=clock.clock, granularity=clock.granularity,
                   zone=clock.zone, until=until, impossible=wrong, weak=False)  # fmt: skip


def at_hour(found: Found) -> Stated | None:
    """Tomorrow at 6, this afternoon at 3: the hour as a figure alone, only beside its day."""
    day = found.item("day")
    hour = found.integer("hour") if found.has("hour") else number(found.words("hourword"), found.lexicon)
    minute = number(found.words("minuteword"), found.lexicon) if found.has("minuteword") else 0
    if (
        minute is None
        or minute > 59
        or hour is None
        or not 0 < hour <= 24
        or re.match(r"\s?[%:]|\s[a-z]{3,}s\b", found.after)
        or day.until
    ):
        return None
    if found.has("label") and not (found.is_alone and day.granularity == "daypart"):
        return None
    if day.second is not None:
        if day.granularity != "daypart":
            return None
        hour = hour + _HALF_DAY if hour < _HALF_DAY and day.second >= 43200 else hour
    kind = "minute" if minute else "hour"
    return replace(day, span=found.span(), second=hour * 3600 + minute * 60, lasts=0, clock=kind, granularity=kind)


def ranged(found: Found) -> Stated | None:
    """26 July – 22 August, from Monday to Friday, between 2014 and 2018."""
    first, last = found.item("first"), found.item("last")
    if first.until or last.until or first.point or last.point:
        return None
    if (
        first.weak
        and last.weak
        and re.match(r"\s[a-z]+s\b|\s(?:people|men|women|children|percent)\b|\s?%", found.after)
    ):
        return None
    if (first.kind == "year") != (last.kind == "year") and (first.weak or last.weak):
        return None
    return replace(first, span=found.span(), until=replace(last, weak=False), weak=False)


def bound(found: Found) -> Stated | None:
    """Since 2014, until Friday: the hedge is kept; what it stands before is the date."""
    date = found.item("date")
    return None if date.hedge else replace(date, hedge=str(found.value("bound", "bounds")))
