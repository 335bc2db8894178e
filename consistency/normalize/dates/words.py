"""Dates and times in words: patterns built from the calendar table of a language, and what each says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cache, partial
from typing import Any

from consistency import tables
from consistency.model import Span
from consistency.normalize.dates.figures import clock_time
from consistency.normalize.dates.stated import Form, Match, Stated, checked, span_of
from consistency.normalize.quantities.nouns import plural


@cache
def forms(language: str) -> tuple[Form, ...]:
    """The forms of a language that has a calendar table: those of all languages, and its own (`tables/forms`)."""
    words = _Words(language)
    shared, own = tables.load("forms", "common"), tables.find("forms", language)
    pieces = {**words.pieces, **shared["pieces"], **own.get("pieces", {})}
    return tuple(
        Form(
            re.compile(rf"(?<!\w){_filled(form['pattern'], pieces)}", re.IGNORECASE),
            partial(_READERS[form["reader"]], words),
        )
        for form in (*shared["form"], *own.get("form", ()))
    )


def _filled(pattern: str, pieces: Mapping[str, str]) -> str:
    """The pattern with every {name} replaced by its piece, and those in it."""
    return _NAME.sub(lambda match: _filled(pieces[match[1]], pieces), pattern)


_NAME = re.compile(r"\{([a-z_]+)\}")


class _Words:
    """The calendar table of a language: its words as pieces of patterns, and what they mean."""

    def __init__(self, language: str) -> None:
        table = tables.load("calendar", language)
        self.months: Mapping[str, int] = table["months"]
        self.weekdays: Mapping[str, int] = table["weekdays"]
        self.units: Mapping[str, str] = table["units"]
        self.relative: Mapping[str, int] = table["relative"]
        self.relative_days: Mapping[str, int] = table["relative_days"]
        self.modifiers: Mapping[str, str] = table["modifiers"]
        self.earlier: Mapping[str, str] = table["earlier_words"]
        self.seasons: Mapping[str, int] = table["seasons"]
        self.dayparts: Mapping[str, int] = table["dayparts"]
        self.clock_words: Mapping[str, int] = table["clock_words"]
        self.meridiem: Mapping[str, int] = table["meridiem"]
        self.ambiguous = frozenset(table["ambiguous"])
        self.anaphoric = frozenset(table["anaphoric"])
        self.month_first = bool(table["month_first"])
        self.numbers, self.ordinals = _numbers(language)
        self.pieces = {name: _any(words) for name, words in table.items() if name != "source"}
        self.pieces |= {"numbers": _any(self.numbers), "ordinals": _any(self.ordinals)}

    def number(self, text: str | None) -> int:
        """A count of units, in digits or in words."""
        return int(text) if text and text.isdigit() else self.numbers.get((text or "").lower(), 1)

    def day(self, match: Match) -> int | None:
        """The day of the month, in digits or in words."""
        return int(match["day"]) if match["day"] else self.ordinals.get((match["dayword"] or "").lower())


def _any(words: Iterable[str]) -> str:
    """An alternation, longest first; one that never matches where there are no words."""
    found = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in found) or r"(?!)"


@cache
def _numbers(language: str | None) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """Cardinals and ordinals of a language up to 31, for days and counts of units."""
    table = tables.find("numerals", language)
    small, tens = dict(table.get("small", {})), dict(table.get("tens", {}))
    cardinals = {word: value for word, value in {**small, **tens}.items() if value} | dict.fromkeys(
        table.get("article", ()), 1
    )
    simple = {word: value for word, value in table.get("ordinals", {}).items() if value <= 30}
    compound = {
        f"{ten}{sign}{one}": tens[ten] + simple[one]
        for ten in tens
        if tens[ten] in (20, 30)
        for one in simple
        if simple[one] < 10
        for sign in " -"
    }
    return cardinals, {word: value for word, value in (simple | compound).items() if value <= 31}


def _get(mapping: Mapping[str, Any], match: Match, group: str) -> Any:
    text = match.groupdict().get(group)
    return None if text is None else mapping[_lower(text)]


def _int(match: Match, group: str) -> int | None:
    text = match.groupdict().get(group)
    return None if text is None else int(text)


def _day_month(words: _Words, match: Match) -> Stated | None:
    return _date(words, match, words.day(match))


def _month_day(words: _Words, match: Match) -> Stated | None:
    # "In June 31 people were killed": a day is not counted in people.
    after = re.match(r"\s+([a-z]+)", match.string[match.end() : match.end() + 40])
    if match["year"] is None and after and plural(after[1], "en"):
        return None
    return _date(words, match, words.day(match))


def _date(words: _Words, match: Match, day: int | None) -> Stated | None:
    if day is None or not 1 <= day <= 31 or not _is_name(words, match, day):
        return None
    said = Stated(
        span_of(match),
        _int(match, "year"),
        words.months[match["month"].lower()],
        day,
        _get(words.weekdays, match, "weekday"),
    )
    return checked(said)


def _is_name(words: _Words, match: Match, day: int | None = None) -> bool:
    """False for "may 3 people" and "march": a month that is also a word needs a capital letter, a year, or an ordinal beside it."""
    name, groups = match["month"], match.groupdict()
    if name.lower() not in words.ambiguous or name[:1].isupper() or groups.get("year"):
        return True
    ordinal = groups.get("dayword") or re.search(r"\d(?:st|nd|rd|th)\b", match.group(), re.IGNORECASE)
    return day is not None and (bool(ordinal) or not words.month_first)


def _days(words: _Words, match: Match) -> Stated | None:
    first, last = int(match["day"]), int(match["last"])
    if not (1 <= first <= 31 and 1 <= last <= 31):
        return None
    month, year = words.months[match["month"].lower()], _int(match, "year")
    end = checked(Stated(Span(match.start("last"), match.end("last")), year, month, last))
    return checked(Stated(span_of(match), year, month, first, until=end))


def _month_year(words: _Words, match: Match) -> Stated | None:
    if not _is_name(words, match):
        return None
    return Stated(
        span_of(match),
        int(match["year"]),
        words.months[match["month"].lower()],
        granularity="month",
        modifier=_modifier(words, match),
    )


def _month_alone(words: _Words, match: Match) -> Stated | None:
    name, lead = match["month"], match["lead"].lower()
    if not name[:1].isupper() and (words.month_first or name.lower() in words.ambiguous):
        return None
    start = match.start("modifier") if match.groupdict().get("modifier") else match.start("month")
    shift = words.relative.get(lead)
    modifier = _modifier(words, match) or words.modifiers.get(lead, "")
    span = Span(match.start("lead") if shift is not None or lead in words.modifiers else start, match.end())
    return Stated(
        span,
        month=words.months[name.lower()],
        granularity="month",
        modifier=modifier,
        shift=shift,
        unit="month name" if shift is not None else "",
    )


def _modifier(words: _Words, match: Match) -> str:
    text = match.groupdict().get("modifier")
    return words.modifiers.get(_lower(text), "") if text else ""


def _year(words: _Words, match: Match) -> Stated | None:
    lead = (match.groupdict().get("lead") or "").lower()
    after = re.match(r"\s+([a-z]+)", match.string[match.end() : match.end() + 40])
    if lead and after and plural(after[1], "en") and words.month_first:
        return None
    modifier = _modifier(words, match) or words.modifiers.get(lead, "")
    start = (
        match.start("lead")
        if lead in words.modifiers
        else match.start("modifier")
        if match.groupdict().get("modifier")
        else match.start("year")
    )
    return Stated(Span(start, match.end()), int(match["year"]), granularity="year", modifier=modifier)


def _nth_day(words: _Words, match: Match) -> Stated | None:
    day, weekday = int(match["nthday"]), _get(words.weekdays, match, "weekday")
    start = match.start("nthday") if weekday is None else match.start()
    return Stated(Span(start, match.end()), day=day, weekday=weekday) if 1 <= day <= 31 else None


def _no_year(words: _Words, match: Match) -> Stated | None:
    """ "on 10/25": month and day where a preposition or weekday stands before, but never a common fraction (from 1/2 to 3/4)."""
    a, b = int(match["a"]), int(match["b"])
    if a < b <= 8 and b in (2, 3, 4, 5, 8) and not match["weekday"]:
        return None
    day, month = (a, b) if a > 12 else (b, a)
    start = match.start("weekday") if match["weekday"] else match.start("a")
    said = checked(Stated(Span(start, match.end()), None, month, day, _get(words.weekdays, match, "weekday")))
    return None if said.impossible else said


def _months(words: _Words, match: Match) -> Stated | None:
    """ "June-August 1992", "Nov-Feb 2017"."""
    if match["first"].lower() in words.ambiguous and not match["first"][:1].isupper():
        return None
    end = Stated(
        Span(match.start("month"), match.end()),
        int(match["year"]),
        words.months[match["month"].lower()],
        granularity="month",
    )
    return Stated(span_of(match), None, words.months[match["first"].lower()], granularity="month", until=end)


def _clock_range(words: _Words, match: Match) -> Stated | None:
    """ "3-8pm", "9.30–4.30 pm": the half of the day reaches both ends, if the first then comes before the second."""
    mark = words.meridiem[match["meridiem"].lower()]
    first, last = int(match["hour"]), int(match["until"])
    if mark < 0 or not (1 <= first <= 12 and 1 <= last <= 12):
        return None
    end = (last % 12 + mark) * 3600 + int(match["untilminute"] or 0) * 60
    start = (first % 12 + mark) * 3600 + int(match["minute"] or 0) * 60
    start -= 43200 if start >= end and mark else 0
    until = Stated(Span(match.start("until"), match.end()), second=end, clock="minute", granularity="minute")
    return Stated(span_of(match), second=start, clock="minute", granularity="minute", until=until)


def _decade(words: _Words, match: Match) -> Stated:
    return Stated(span_of(match), int(match["decade"]), granularity="decade", modifier=_modifier(words, match))


def _century(words: _Words, match: Match) -> Stated | None:
    number = int(match["century"])
    # TIMEX3 counts the 21st century from 2000 to 2099, as news texts do.
    return (
        Stated(span_of(match), (number - 1) * 100, granularity="century", modifier=_modifier(words, match))
        if 1 <= number <= 21
        else None
    )


def _quarter(words: _Words, match: Match) -> Stated | None:
    groups = match.groupdict()
    number = int(groups["quarter"]) if groups.get("quarter") else words.ordinals[groups["nth"].lower()]
    if not 1 <= number <= 4:
        return None
    return Stated(span_of(match), int(match["year"]), month=3 * number - 2, granularity="quarter")


def _season(words: _Words, match: Match) -> Stated:
    return Stated(
        span_of(match),
        int(match["year"]),
        month=words.seasons[match["season"].lower()],
        granularity="season",
        modifier=_modifier(words, match),
    )


def _relative_day(words: _Words, match: Match) -> Stated:
    word = _lower(match["relday"])
    part = _get(words.dayparts, match, "daypart")
    if word == "tonight":
        part = 20
    return Stated(
        span_of(match),
        shift=words.relative_days[word],
        unit="day",
        second=None if part is None else part * 3600,
        granularity="day" if part is None else "daypart",
    )


def _relative_unit(words: _Words, match: Match) -> Stated | None:
    lead, unit = _lower(match["relative"]), match["unit"].lower()
    said = Stated(span_of(match), shift=words.relative[lead], anaphoric=lead in words.anaphoric)
    if unit in words.weekdays:
        return replace(said, weekday=words.weekdays[unit], unit="weekday")
    if unit in words.months and (unit not in words.ambiguous or match["unit"][:1].isupper()):
        return replace(said, month=words.months[unit], unit="month name", granularity="month")
    if unit in words.dayparts:
        return replace(said, unit="day", second=words.dayparts[unit] * 3600, granularity="daypart")
    if unit in words.seasons:
        return replace(said, month=words.seasons[unit], unit="season", granularity="season")
    if unit not in words.units or words.units[unit] in ("second", "minute") or unit in words.ambiguous:
        return None
    earlier = _get(words.earlier, match, "earlier") or ""
    return replace(said, unit=words.units[unit], granularity=words.units[unit], modifier=earlier)


def _relative_span(words: _Words, match: Match) -> Stated:
    lead = _lower(match["relative"])
    return Stated(
        span_of(match),
        shift=words.relative[lead] or 1,
        unit=words.units[match["unit"].lower()],
        number=words.number(match["number"]),
        granularity="span",
        anaphoric=lead in words.anaphoric,
    )


def _ago(words: _Words, match: Match) -> Stated:
    return _shifted(words, match, -1)


def _later(words: _Words, match: Match) -> Stated:
    return _shifted(words, match, 1)


def _shifted(words: _Words, match: Match, sign: int) -> Stated:
    lead = _lower(match.groupdict().get("lead") or "")
    return Stated(
        span_of(match),
        shift=sign * words.number(match["number"]),
        unit=words.units[match["unit"].lower()],
        point=True,
        anaphoric=lead in words.anaphoric,
    )


def _lower(text: str) -> str:
    return re.sub(r"\s", " ", text).lower()


def _weekday(words: _Words, match: Match) -> Stated | None:
    name = match["weekday"]
    if name.lower() in words.ambiguous and (not name[:1].isupper() or len(name) < 4):
        return None
    part = _get(words.dayparts, match, "daypart")
    return Stated(
        span_of(match),
        weekday=words.weekdays[name.lower()],
        second=None if part is None else part * 3600,
        granularity="day" if part is None else "daypart",
    )


def _clock(words: _Words, match: Match) -> Stated | None:
    hour, mark = int(match["hour"]), words.meridiem[match["meridiem"].lower()]
    if mark >= 0 and not 1 <= hour <= 12:
        return None
    hours = mark - 12 * (hour == 12) if mark >= 0 else 0
    second, kind, wrong = clock_time(match, hours)
    return Stated(
        span_of(match), second=second, clock=kind, granularity=kind, zone=match["zone"] or "", impossible=wrong
    )


def _zoned(_words: _Words, match: Match) -> Stated:
    second, _, _ = clock_time(match)
    return Stated(span_of(match), second=second, clock="minute", granularity="minute", zone=match["zone"])


def _clock_word(words: _Words, match: Match) -> Stated:
    return Stated(
        span_of(match), second=words.clock_words[_lower(match["clockword"])], clock="hour", granularity="hour"
    )


_READERS: Mapping[str, Callable[[_Words, Match], Stated | None]] = {
    "ago": _ago,
    "century": _century,
    "clock": _clock,
    "clock_range": _clock_range,
    "clock_word": _clock_word,
    "day_month": _day_month,
    "days": _days,
    "decade": _decade,
    "later": _later,
    "month_alone": _month_alone,
    "month_day": _month_day,
    "month_year": _month_year,
    "months": _months,
    "no_year": _no_year,
    "nth_day": _nth_day,
    "quarter": _quarter,
    "relative_day": _relative_day,
    "relative_span": _relative_span,
    "relative_unit": _relative_unit,
    "season": _season,
    "weekday": _weekday,
    "year": _year,
    "zoned": _zoned,
}
