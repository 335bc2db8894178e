"""Readers of days and months that are named: 23 October 2024, from 3 to 7 May, Thursday the 15th, in June."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from consistency.model import Span
from consistency.normalize.dates.grammar import Found
from consistency.normalize.dates.holidays import days_of_holiday, is_reckoned
from consistency.normalize.dates.readers.parts import (
    ALONE,
    day_of,
    is_month,
    last_second,
    month_of,
    weekday_of,
    year_of,
)
from consistency.normalize.dates.stated import Stated, checked
from consistency.normalize.quantities.nouns import plural
from consistency.values import Moment, days_in_month


def day_month(found: Found) -> Stated | None:
    """23 October 2024, the twenty-third of October, 2024 March 18."""
    if found.followed_by("streets"):
        return None
    return _date(found, day_of(found))


def no_such_day(found: Found) -> Stated | None:
    """The 32nd of May."""
    day = found.integer("day") or 0
    return _date(found, day) if day > _LAST_DAY else None


_LAST_DAY = 31


def month_day(found: Found) -> Stated | None:
    """October 23, 2024. "In June 31 people were killed": a day is not counted in people."""
    if year_of(found) is None:
        after = re.match(r"\s+([a-z]+)", found.after)
        if _counts(found) or (after and plural(after[1], "en")):
            return None
    said = _date(found, day_of(found))
    if said and said.weekday is None and found.has("weekday_too"):
        return replace(said, weekday=weekday_of(found, "weekday_too"))
    return said


def _counts(found: Found) -> bool:
    """True if the figure counts what stands behind it: an amount, an age, people."""
    return found.followed_by("counted") or _AMOUNT.match(found.after) is not None


_AMOUNT = re.compile(r"\s?%|[.,:]\d")


def _date(found: Found, day: int | None) -> Stated | None:
    if day is None or not is_month(found, day):
        return None
    year = year_of(found)
    said = Stated(found.span(), year, month_of(found), day, _weekday(found, day), short=found.has("short"))
    if found.has("weekday") and said.weekday is None:
        said = replace(said, span=Span(_start_of_date(found), said.span.end))
    said = checked(said)
    if found.has("year") and found.lexicon.zoned.match(found.after):
        # "13 July, 1200 – 1400 BST": a time of day in four digits is no year.
        said = checked(replace(said, span=Span(said.span.start, _end_of_month(found)), year=None, impossible=""))
    return said


def _weekday(found: Found, day: int) -> int | None:
    """The weekday of the date; none where it is the end of a name ("Sheffield Wednesday, 2 March 2024") and the date another day."""
    weekday, year = weekday_of(found), year_of(found)
    named = _NAMED.search(found.before)
    if weekday is None or year is None or not named or not 1 <= day <= days_in_month(year, month_of(found)):
        return weekday
    word = named[1].lower()
    leads = found.lexicon.leads(word) or found.lexicon.past.search(word)
    return weekday if leads or Moment(year, month_of(found), day).weekday == weekday else None


_NAMED = re.compile(r"(?<!\w)([A-Z][\w-]+)\s$")


def _start_of_date(found: Found) -> int:
    return min(found.span(name).start for name in ("month", "day", "dayword") if found.has(name))


def _end_of_month(found: Found) -> int:
    return max(found.span(name).end for name in ("month", "day", "dayword") if found.has(name))


def stamp(found: Found) -> Stated | None:
    """Wed Oct 26 15:50:06 2016."""
    said, clock = _date(found, day_of(found)), found.raw("clock").split(":")
    if (
        said is None
        or len(clock) != 3
        or int(clock[0]) > 23
        or int(clock[1]) > 59
        or int(clock[2]) > last_second(int(clock[1]))
    ):
        return None
    second = int(clock[0]) * 3600 + int(clock[1]) * 60 + int(clock[2])
    return replace(said, second=second, clock="second", granularity="second")


def days(found: Found) -> Stated | None:
    """From 3 to 7 May 2024, May 3–7: one month and year for both ends."""
    first, last = day_of(found), day_of(found, "last", "lastword")
    if first is None or last is None or not is_month(found, first):
        return None
    if re.match(r"[-‐‑ ]years?[-‐‑ ]old|[:.,]\d|\s?%", found.after):
        return None
    if not found.has("between") and found.has("day") and not found.has("last") and not found.led_by("ranges"):
        return None  # May 3 to second base
    month, year = month_of(found), year_of(found)
    where = found.span("last" if found.has("last") else "lastword")
    end = checked(Stated(Span(where.start, found.span().end), year, month, last))
    return checked(Stated(found.span(), year, month, first, weekday_of(found), until=end))


def day_list(found: Found) -> Sequence[Stated] | None:
    """12, 13 and 14 May: one month and year for all."""
    if found.lexicon.between.search(found.before):
        return None
    last = _date(found, day_of(found))
    if last is None:
        return None
    names = [name for name in ("first", "second", "third") if found.has(name)]
    firsts = [checked(replace(last, span=found.span(name), day=found.integer(name), weekday=None)) for name in names]
    start = found.span("day" if found.has("day") else "dayword").start
    return [*firsts, replace(last, span=Span(start, last.span.end))]


def day_list_after(found: Found) -> Sequence[Stated] | None:
    """May 12, 13 and 14."""
    last = _date(found, day_of(found))
    if last is None or _counts(found) or re.match(r"\s+[a-z]{3,}s\b", found.after):
        return None
    first = checked(replace(last, span=Span(found.span().start, found.span("first").end), day=found.integer("first")))
    second = (
        [checked(replace(last, span=found.span("second"), day=found.integer("second")))] if found.has("second") else []
    )
    start = found.span("day" if found.has("day") else "dayword").start
    return [first, *second, replace(last, span=Span(start, last.span.end))]


def month_year(found: Found) -> Stated | None:
    """October 2024, 2024 October."""
    year = year_of(found)
    # "In May 1500 people": a count.
    after = re.match(r"\s+([a-z]+)", found.after)
    if found.has("year") and (year or _FULL_YEAR) < _FULL_YEAR and not found.is_closed:
        return None  # in May of 300 ships
    bare = _BARE_YEAR.search(found.raw(0))
    if found.has("short") and bare and (not bare[1] or not _is_short_year(found)):
        return None
    if year is None or (
        after and plural(after[1], "en") and found.lexicon.before_month.search(found.before) and year % 100 == 0
    ):
        return None
    return Stated(found.span(), year, month_of(found), granularity="month", short=found.has("short"))


_FULL_YEAR = 1000
# Two digits behind the month, a blank between or none (a processor "avr31").
_BARE_YEAR = re.compile(r"[^\W\d_]\.?(\s?)\d\d$")


def _is_short_year(found: Found) -> bool:
    """Juillet 98: two digits that are no day of a month, and count nothing."""
    uncounted = found.is_closed or (found.lexicon.capital_nouns and re.match(r"\s[a-zäöü]", found.after) is not None)
    return (found.integer("short") or 0) > _LAST_DAY and uncounted and found.raw("month")[-1] != "."


def months(found: Found) -> Stated | None:
    """June–August 1992."""
    name = found.raw("first")
    if not name[:1].isupper() and name.lower() in found.lexicon.ambiguous:
        return None
    where = Span(found.span("month").start, found.span().end)
    end = Stated(where, year_of(found), month_of(found), granularity="month")
    return Stated(found.span(), None, month_of(found, "first"), granularity="month", until=end)


def month_alone(found: Found) -> Stated | None:
    """May, in October: a month that is also a name or a word needs a word of time before it."""
    name = found.raw("month").lower().rstrip(".")
    leads = found.lexicon.before_month.search(found.before)
    joined = re.match(r"['’‘]s?\w|-\w|\s\d", found.after) and not re.match(r"['’]s\b|[-–—](?:\w{3,9}\b)", found.after)
    if joined and not (leads and found.after[0].isspace()):
        return None
    if name in found.lexicon.short and not leads and len(found.text) > ALONE:
        return None
    # "This may take long", "they march on": a month in small letters needs a word that no verb follows.
    small = found.raw("month").islower() and name in found.lexicon.ambiguous
    if small and not found.led_by("small_months") and not found.is_alone:
        return None
    return Stated(
        found.span(), month=month_of(found), granularity="month",
        weak=not leads and name in found.lexicon.short and not found.is_alone,
    )  # fmt: skip


def night_between(found: Found) -> Stated | None:
    """У ніч з 2 на 3 червня: from the evening of the one day to the morning of the other."""
    last, first = day_of(found), found.integer("first") or 0
    if last != first + 1 or found.words("part") not in found.lexicon.values.get("night_words", {}):
        return None
    date = _date(found, first)
    return None if date is None else replace(date, second=_DUSK, lasts=_NIGHT, granularity="daypart")


# A night of two days runs from eight in the evening to six in the morning, in seconds.
_DUSK, _NIGHT = 20 * 3600, 10 * 3600


def holiday(found: Found) -> Stated:
    """Christmas Eve 2024."""
    rule = str(found.value("holiday", "holidays"))
    span = found.span("feast" if found.has("feast") else 0)
    lasts = "span" if days_of_holiday(rule) > 1 else "day"
    return Stated(span, year_of(found), granularity=lasts, holiday=rule, hedge="about" if is_reckoned(rule) else "")


def nth_day(found: Found) -> Stated | None:
    """On the 18th; Thursday the 15th, Monday 21: of the month that the context gives."""
    day = day_of(found, "nth")
    if day is None or re.match(r"\s(?:century|of)\b|[-‐](?=\w)|[:.,/]\d|\s?[%$€£]", found.after):
        return None
    if found.followed_by("counted"):
        return None
    behind = re.match(r"\s([^\W\d_]{3,})", found.after)
    marked = _is_marked(found, behind[1] if behind else "")
    if behind and not marked and not _opens_with_day(found, behind[1]) and not found.followed_by("function"):
        return None
    weekday = weekday_of(found)
    if weekday is None:
        # The 25th of nothing is an ordinal: of the month that the text tells of only behind "on" and the like.
        joined = found.led_by("joined_days") and _month_before(found)
        article = found.words("the") in found.lexicon.values.get("day_articles", {}) and found.is_closed
        if not (found.led_by("days") or article or joined or marked or (found.is_alone and found.has("the"))):
            return None
        if re.match(r"\s[A-Z]", found.after):
            return None  # the 1st Guards Army
    elif re.match(r"\s?(?:to|-|–|am|pm|a\.m|p\.m)\b|\s[A-Z]", found.after):
        return None
    return Stated(found.span(), day=day, weekday=weekday)


def _is_marked(found: Found, behind: str) -> bool:
    """ "19-го випав сніг": the ending of a date, with a verb or nothing behind it, or at the head of a clause."""
    if found.words(0).lstrip("0123456789 ") not in found.lexicon.values.get("day_marks", {}):
        return False
    if not behind:
        return found.is_closed
    return _OPENS.search(found.before) is not None or found.lexicon.past.fullmatch(behind) is not None


def _opens_with_day(found: Found, behind: str) -> bool:
    """ "On the 17th police fired": at the head of a sentence, where nothing that is counted in order follows."""
    leads = found.lexicon.ahead.get("days")
    lead = leads.search(found.before) if leads else None
    if lead is None or behind in found.lexicon.values.get("nth_things", {}):
        return False
    return _OPENS.search(found.before[: lead.start()]) is not None


def week_of_day(found: Found) -> Stated | None:
    """The week of the 18th."""
    unit, day = found.lexicon.values["units"][found.words("unit")], found.integer("nth")
    if unit not in ("week", "weekend") or re.match(r"\s(?:century|of)\b|[-‐](?=\w)", found.after):
        return None
    return Stated(found.span(), shift=0, unit=unit, granularity=unit, base=Stated(found.span("nth"), day=day))


# At the head of a sentence, or of a clause that goes on: "26-го вода спала, а 28-го …".
_OPENS = re.compile(r"(?:^|[.!?;]\s|\n|,\s(?:а|і|та|и)\s)$")


def part_of_nth_day(found: Found) -> Stated | None:
    """The morning of the 6th, the night of the 14th."""
    hours = str(found.value("part", "dayparts")).split("-")
    first, last = map(int, hours)
    if re.match(r"\s(?:century|of)\b|[-‐](?=\w)", found.after):
        return None
    return Stated(found.span(), day=day_of(found, "nth"), second=first * 3600, lasts=(last - first) * 3600,
                  granularity="daypart")  # fmt: skip


def _month_before(found: Found) -> bool:
    """True if a month is named shortly before."""
    return any(word in found.lexicon.values["months"] for word in re.findall(r"[^\W\d_]+", found.before.lower()))
