"""Dates and times in words: patterns built from the calendar table of a language, and what each says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from consistency import tables
from consistency.model import Span
from consistency.normalize.dates.figures import clock_time
from consistency.normalize.dates.stated import Form, Match, Stated, checked, span_of
from consistency.normalize.quantities.nouns import plural

_SPACE = r"[ \t\u00a0]{1,3}"
_GAP = r"[ \t\u00a0]{0,3}"
_YEAR = r"(?P<year>1\d{3}|20\d{2}|21\d{2})(?![\d%]|[.,]\d)"


@cache
def forms(language: str) -> tuple[Form, ...]:
    """The forms of a language that has a calendar table."""
    return tuple(_forms(_Words(tables.load("calendar", language), language)))


class _Words:
    """A calendar table as pattern pieces and look-ups. Patterns are tried without regard to case."""

    def __init__(self, table: Mapping[str, Any], language: str | None) -> None:
        self.months: Mapping[str, int] = table["months"]
        self.weekdays: Mapping[str, int] = table["weekdays"]
        self.units: Mapping[str, str] = table["units"]
        self.relative: Mapping[str, int] = table["relative"]
        self.relative_days: Mapping[str, int] = table["relative_days"]
        self.modifiers: Mapping[str, str] = table["modifiers"]
        self.seasons: Mapping[str, int] = table["seasons"]
        self.dayparts: Mapping[str, int] = table["dayparts"]
        self.clock_words: Mapping[str, int] = table["clock_words"]
        self.meridiem: Mapping[str, int] = table["meridiem"]
        self.ambiguous = frozenset(table["ambiguous"])
        self.anaphoric = frozenset(table["anaphoric"])
        self.month_first = bool(table["month_first"])
        self.table = table
        self.numbers, self.ordinals = _numbers(language)
        self.fragment = {
            "month": _any(self.months),
            "weekday": _any(self.weekdays),
            "unit": _any(self.units),
            "relative": _any(self.relative),
            "relday": _any(self.relative_days),
            "modifier": rf"(?:(?P<modifier>{_any(self.modifiers)})[\s-]{{0,2}})?",
            "season": _any(self.seasons),
            "daypart": _any(self.dayparts),
            "clockword": _any(self.clock_words),
            "meridiem": _any(self.meridiem),
            "number": rf"\d{{1,4}}|{_any(self.numbers)}",
            "ordinal": _any(self.ordinals),
            "the": rf"(?:(?:{_any(table['the'])}){_SPACE})?",
            "of": rf"(?:(?:{_any(table['of'])}){_SPACE})?",
            "to": _any(table["to"]),
            "from": rf"(?:(?:{_any(table['from'])}){_SPACE})?",
            "ago": _any(table["ago"]),
            "later": _any(table["later"]),
            "within": _any(table["within"]),
            "inthe": rf"(?:{_any(table['in_the'])}\s)?",
            "earlier": rf"(?:(?P<earlier>{_any(table['earlier'])}){_SPACE})?",
            "before_month": _any(table["before_month"]),
            "before_year": _any(table["before_year"]),
            "year": _YEAR + (rf"(?:{_GAP}(?:{_any(table['year_words'])})(?!\w))?" if table["year_words"] else ""),
        }  # fmt: skip

    def form(self, pattern: str, read: Callable[[Match], Stated | None]) -> Form:
        filled = re.sub(r"\{(\w+)\}", lambda match: self.fragment.get(match[1], match[0]), pattern)
        return Form(re.compile(rf"(?<![\w]){filled}", re.IGNORECASE), read)

    def number(self, text: str | None) -> int:
        return int(text) if text and text.isdigit() else self.numbers.get((text or "").lower(), 1)

    def day(self, match: Match, group: str = "day") -> int | None:
        text = match[group]
        return None if text is None else int(text) if text.isdigit() else self.ordinals.get(text.lower())


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


def _forms(words: _Words) -> Iterator[Form]:
    day = r"(?<![.,:/$£€])(?<![$£€] )(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|\.(?=\s*[^\W\d]))?"
    weekday = rf"(?:(?P<weekday>{{weekday}})(?:,?{_SPACE}|,{_GAP})(?:the{_SPACE})?)?"
    month = r"(?P<month>{month})(?!\w)"
    yield words.form(
        rf"{weekday}{{the}}(?:{day}|(?P<dayword>{{ordinal}}))(?:{_SPACE}|-)?{{of}}{month}(?:,?{_SPACE}{{of}}{{year}})?",
        lambda m: _day_month(words, m),
    )
    if words.month_first:
        tail = r"(?!\d|[:.,-]?\d{1,2}:|[-‐‑ ]years?[-‐‑ ]old|:\d|%|,\d{3}|\.\d)"
        yield words.form(
            rf"{weekday}{month},?{_SPACE}(?:the{_SPACE})?(?:{day}|(?P<dayword>{{ordinal}}))(?!\w){tail}(?:(?:,{_GAP}|{_SPACE}){{of}}{{year}})?",
            lambda m: _month_day(words, m),
        )
        yield words.form(
            rf"{{from}}{month}{_SPACE}{day}{_GAP}(?P<to>{{to}}){_GAP}(?P<last>\d{{1,2}})(?:st|nd|rd|th)?(?!\w|[:.,]\d)(?:,?{_SPACE}{{year}})?",
            lambda m: _days(words, m),
        )
    yield words.form(
        rf"{{from}}{{the}}{day}{_GAP}(?P<to>{{to}}){_GAP}{{the}}(?P<last>\d{{1,2}})(?:st|nd|rd|th|\.)?{_SPACE}{{of}}{month}(?:,?{_SPACE}{{of}}{{year}})?",
        lambda m: _days(words, m),
    )
    yield words.form(rf"{{modifier}}{month},?{_SPACE}{{of}}{{year}}", lambda m: _month_year(words, m))
    yield words.form(rf"{{year}}{_SPACE}{month}", lambda m: _month_year(words, m))
    yield words.form(
        rf"{{from}}(?P<first>{{month}})(?!\w){_GAP}(?P<to>{{to}}){_GAP}{month},?{_SPACE}{{of}}{{year}}",
        lambda m: _months(words, m),
    )
    yield words.form(
        rf"(?:(?P<lead>{{before_month}}){_SPACE}){{the}}{{modifier}}{month}(?![\w’'-]|{_SPACE}\d)",
        lambda m: _month_alone(words, m),
    )
    yield words.form(
        rf"(?:(?P<lead>{{before_year}}){_SPACE}){{modifier}}{{year}}(?![\w/-]|[–—]\d)", lambda m: _year(words, m)
    )
    year = r"(?:1[5-9]\d{2}|20\d{2})"
    yield words.form(
        rf"(?P<year>{year})(?=[,);.]|\s?(?:[-–—~]|to\b)\s?{year}(?!\d))(?![.,]\d)", lambda m: _year(words, m)
    )
    yield words.form(rf"(?<=[-–—~])(?P<year>{year})(?![\w-]|[.,]\d)", lambda m: _year(words, m))
    yield words.form(r"on\sthe\s(?P<nthday>\d{1,2})(?:st|nd|rd|th)(?!\w|\s[a-z]{4})", lambda m: _nth_day(m, words))
    yield words.form(
        rf"(?:(?:on|from|by|until|till|between|to|since|and|this|next){_SPACE}|(?P<weekday>{{weekday}}),?{_SPACE})(?P<a>\d{{1,2}})/(?P<b>\d{{1,2}})(?![\w/]|[.,]\d)",
        lambda m: _no_year(words, m),
    )
    yield words.form(
        r"(?P<year>1[5-9]\d{2}|20\d{2})(?:\s(?:року|році|рік|года|году|год)|\sр\.|\sг\.)(?!\w)",
        lambda m: _year(words, m),
    )
    yield words.form(r"(?:the\s)?{modifier}(?P<decade>1\d{2}0|20\d0)[’']?s(?!\w)", lambda m: _decade(words, m))
    yield words.form(
        r"(?:the\s)?{modifier}(?P<century>\d{1,2})(?:st|nd|rd|th)(?:\s{1,2}|-)century", lambda m: _century(words, m)
    )
    yield words.form(
        rf"Q(?P<quarter>[1-4])(?:{_SPACE}|/|-)?(?:of\s)?{{year}}|(?P<qyear>20\d{{2}})[\s-]?Q(?P<q>[1-4])(?!\w)|(?:the\s)?(?P<nth>first|second|third|fourth){_SPACE}quarter{_SPACE}(?:of{_SPACE})?(?P<nyear>\d{{4}})",
        lambda m: _quarter(m),
    )
    yield words.form(rf"{{modifier}}(?P<season>{{season}}){_SPACE}{{of}}{{year}}", lambda m: _season(words, m))
    yield words.form(
        rf"(?P<relday>{{relday}})(?!\w)(?:{_SPACE}{{inthe}}(?P<daypart>{{daypart}})(?!\w))?",
        lambda m: _relative_day(words, m),
    )
    yield words.form(
        rf"{{earlier}}(?P<relative>{{relative}}){_SPACE}(?P<unit>{{unit}}|{{month}}|{{weekday}}|{{daypart}}|{{season}})(?![\w’'])",
        lambda m: _relative_unit(words, m),
    )
    yield words.form(
        rf"(?:the\s)?(?P<relative>{{relative}}){_SPACE}(?P<number>{{number}}){_SPACE}(?P<unit>{{unit}})(?!\w)",
        lambda m: _relative_span(words, m),
    )
    yield words.form(
        rf"(?P<number>{{number}}){_SPACE}(?P<unit>{{unit}}){_SPACE}(?P<ago>{{ago}})(?!\w)",
        lambda m: _shifted(words, m, -1),
    )
    yield words.form(
        rf"(?P<number>{{number}}){_SPACE}(?P<unit>{{unit}}){_SPACE}(?P<later>{{later}})(?!\w)(?!{_SPACE}the)",
        lambda m: _shifted(words, m, 1),
    )
    yield words.form(
        rf"(?P<within>{{within}}){_SPACE}(?P<number>{{number}}){_SPACE}(?P<unit>{{unit}})(?![\w’'-])",
        lambda m: _shifted(words, m, 1),
    )
    yield words.form(
        r"(?P<weekday>{weekday})(?![\w’'])(?:\s{inthe}(?P<daypart>{daypart})(?!\w))?", lambda m: _weekday(words, m)
    )
    yield words.form(
        rf"(?P<weekday>{{weekday}}),?{_SPACE}(?:the{_SPACE})?(?P<nthday>\d{{1,2}})(?:st|nd|rd|th)(?!\w|{_SPACE}{{of}}{{month}})",
        lambda m: _nth_day(m, words),
    )
    yield words.form(
        rf"(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d{{2}}))?{_GAP}(?:[-–—]|to|and|until|till){_GAP}(?P<until>\d{{1,2}})(?:[:.](?P<untilminute>\d{{2}}))?{_GAP}(?P<meridiem>{{meridiem}})(?!\w)",
        lambda m: _clock_range(words, m),
    )
    meridiem = rf"(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d{{2}}))?(?::(?P<second>\d{{2}}))?{_GAP}(?P<meridiem>{{meridiem}})(?!\w)"
    yield words.form(rf"{meridiem}(?:{_SPACE}(?P<zone>[A-Z]{{2,4}}T|UTC|GMT)(?!\w))?", lambda m: _clock_time(words, m))
    yield words.form(
        r"(?P<clockword>{clockword})(?!\w)",
        lambda m: Stated(
            span_of(m), second=words.clock_words[m["clockword"].lower()], clock="hour", granularity="hour"
        ),
    )
    yield words.form(
        r"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)\s(?P<zone>GMT|UTC|BST|EST|EDT|CET|CEST)(?!\w)", lambda m: _zoned(m)
    )


def _get(mapping: Mapping[str, Any], match: Match, group: str) -> Any:
    text = match.groupdict().get(group)
    return None if text is None else mapping[_lower(text)]


def _int(match: Match, group: str) -> int | None:
    text = match.groupdict().get(group)
    return None if text is None else int(text)


def _day_month(words: _Words, match: Match) -> Stated | None:
    day = words.day(match, "day") if match["day"] else words.day(match, "dayword")
    return _date(words, match, day)


def _month_day(words: _Words, match: Match) -> Stated | None:
    day = words.day(match, "day") if match["day"] else words.day(match, "dayword")
    # "In June 31 people were killed": a day is not counted in people.
    after = re.match(r"\s+([a-z]+)", match.string[match.end() : match.end() + 40])
    if match["year"] is None and after and plural(after[1], "en"):
        return None
    return _date(words, match, day)


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


def _nth_day(match: Match, words: _Words) -> Stated | None:
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


def _quarter(match: Match) -> Stated:
    figure = match["quarter"] or match["q"]
    number = int(figure) if figure else ("first", "second", "third", "fourth").index(match["nth"].lower()) + 1
    return Stated(
        span_of(match),
        int(match["year"] or match["nyear"] or match["qyear"]),
        month=3 * number - 2,
        granularity="quarter",
    )


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
    earlier = _get(words.table["earlier"], match, "earlier") or ""
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


def _shifted(words: _Words, match: Match, sign: int) -> Stated:
    number = words.number(match["number"])
    told = [_lower(match[group]) for group in ("ago", "later") if match.groupdict().get(group)]
    return Stated(
        span_of(match),
        shift=sign * number,
        unit=words.units[match["unit"].lower()],
        point=True,
        anaphoric=bool(told) and told[0] in words.anaphoric,
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


def _clock_time(words: _Words, match: Match) -> Stated | None:
    hour, mark = int(match["hour"]), words.meridiem[match["meridiem"].lower()]
    if mark >= 0 and not 1 <= hour <= 12:
        return None
    hours = mark - 12 * (hour == 12) if mark >= 0 else 0
    second, kind, wrong = clock_time(match, hours)
    return Stated(
        span_of(match), second=second, clock=kind, granularity=kind, zone=match["zone"] or "", impossible=wrong
    )


def _zoned(match: Match) -> Stated:
    second, _, _ = clock_time(match)
    return Stated(span_of(match), second=second, clock="minute", granularity="minute", zone=match["zone"])
