"""Readers of years and of what is longer: decades, centuries, seasons, quarters."""

from __future__ import annotations

import re

from consistency.model import Span
from consistency.normalize.dates.grammar import Found
from consistency.normalize.dates.readers.numbers import number
from consistency.normalize.dates.readers.parts import FIGURES, year_of
from consistency.normalize.dates.stated import Stated
from consistency.normalize.quantities.nouns import plural

# The twenties, said of now or of a century ago, are left to the nearer; from the thirties on the last century is meant.
_DECADES = 30


# A range of years written short ("1890 – 91") with blanks is no longer than this.
_LONGEST = 20


def year(found: Found) -> Stated | None:
    """2014: a figure that could be a year, where no noun is counted with it and nothing else speaks against it."""
    said = year_of(found)
    if said is None:
        return None
    if not found.has("year"):
        return _short_year(found, said) if found.has("short") else Stated(found.span(), said, granularity="year")
    marked = found.words(0) != found.words("year")
    leads = found.lexicon.before_year.search(found.before)
    after = re.match(r"\s{1,2}([^\W\d_]+)", found.after)
    if not marked and after and plural(after[1], "en") and not (leads and leads[1].lower() == "the" and said % 100):
        return None
    if not marked and re.match(
        r"\s?(?:%|°|[$€£]|,\d|(?:km|kg|m|miles?|people|percent|per\scent|GMT|UTC|BST|EST|hours|hrs)\b)", found.after
    ):
        return None
    if not marked and (found.led_by("numbered") or re.search(r"[$€£#№+=*/]\s?$", found.before)):
        return None
    if not marked and re.match(r"-\d{3}(?!\d)", found.after):
        return None  # n° 2015-123
    # 138-2010 is a number, not a year; 2009-2010 are two.
    if not marked and re.search(r"(?<!\d)\d{1,3}-$", found.before):
        return None
    if not marked and _BEYOND_YEARS.match(found.after):
        return None
    strong = bool(marked or leads or _YEAR_BEFORE.search(found.before) or _YEAR_AFTER.match(found.after))
    plausible = 1500 <= said <= 2100
    if leads and leads[1].lower() in found.lexicon.values.get("amount_leads", ()):
        leads = None  # a power of 1024
    return Stated(found.span(), said, granularity="year", weak=not (strong and (plausible or marked or bool(leads))))


def _short_year(found: Found, said: int) -> Stated | None:
    """In '49; a quotation that begins with a figure ("in '24 Hours'") is none."""
    if len(found.raw(0)) > 3 or not found.lexicon.before_month.search(found.before):
        return None
    if re.match(r"['’\w-]|\s[A-Z\d]|\s[a-z]+s\b(?<!\bwas)(?<!\bhas)|[.,:]\d", found.after):
        return None
    return Stated(found.span(), said, granularity="year", short=True)


# 1000-5000 is no span of years.
_BEYOND_YEARS = re.compile(r"\s?[–—-]\s?(?:2[1-9]|[3-9]\d)\d\d\b")


# Not behind a dash with blanks around it, which stands for "is" in Ukrainian and Russian: "its depth — 1642 metres".
_YEAR_BEFORE = re.compile(r"(?:^|[(\[;,]|(?<!\s)[–—-])\s?$")


_YEAR_AFTER = re.compile(r"\s?[),;.\]](?!\d)|\s?[–—-]\s?\d{2,4}\b|['’]s\b|$")


def spoken_year(found: Found) -> Stated | None:
    """Nineteen ninety-nine, two thousand and fifteen: behind "in", "of" and the like."""
    said = number(found.words("spoken"), found.lexicon, year=True)
    if said is None or not found.lexicon.before_year.search(found.before):
        return None
    return Stated(found.span(), said, granularity="year")


def years(found: Found) -> Stated | None:
    """2014–18, the season 2014/15."""
    if found.has("figures"):
        first, last = (int(part) for part in FIGURES.findall(found.raw("figures")))
        where = Span(found.span().end - 2, found.span().end)
    else:
        first, last = found.integer("year") or 0, found.integer("until") or 0
        where = found.span("until")
    last += first // 100 * 100
    apart = " " in found.raw(0) and not ("–" in found.raw(0) and last - first <= _LONGEST)
    if (
        not found.has("figures")
        and "-" in found.raw(0)
        and " " not in found.raw(0)
        and 1 <= last % 100 <= 12
        and last < first
    ):
        # 2015-09: ISO 8601.
        return Stated(found.span(), first, last % 100, granularity="month")
    if not first < last or apart or re.match(r"[-–/]\d|[.,]\d|\s?%", found.after):
        return None
    return Stated(found.span(), first, granularity="year", until=Stated(where, last, granularity="year"))


def fiscal_year(found: Found) -> Stated | None:
    """Fiscal 2024: the year that it is named after."""
    said = year_of(found)
    return None if said is None else Stated(found.span(), said, granularity="year")


def decade(found: Found) -> Stated | None:
    """The 1990s, the '90s."""
    short = found.integer("short") or 0
    said = found.integer("decade") if found.has("decade") else short + (1900 if short >= _DECADES else 2000)
    if (
        said is None
        or said % 10
        or (found.has("short") and not re.match(r"the|['’‘]|[^\W\d]|\d\d-", found.raw(0), re.IGNORECASE))
    ):
        return None
    # The 1900s are a century only where the text says so.
    return Stated(found.span(), said, granularity="decade")


def decade_word(found: Found) -> Stated | None:
    """The nineties, the nineteen-sixties; "in his thirties" is an age."""
    if found.has("decade_said"):
        return _decade_said(found)
    tens = found.value("decade", "decade_words")
    assert isinstance(tens, int)
    if found.has("century_said"):
        hundreds = number(found.words("century_said"), found.lexicon)
        return (
            Stated(found.span(), (hundreds or 19) * 100 + tens, granularity="decade")
            if hundreds in range(10, 21)
            else None
        )
    if found.has("named"):
        return Stated(found.span(), 1900 + tens, granularity="decade")
    if found.led_by("possessives") or re.match(r"['’]", found.after):
        return None
    if not re.match(r"the\b", found.raw(0), re.IGNORECASE) and not found.lexicon.before_month.search(found.before):
        return None
    return Stated(found.span(), 1900 + tens, granularity="decade")


def _decade_said(found: Found) -> Stated | None:
    """Les années quatre-vingt-dix, los años noventa."""
    tens = number(found.words("decade_said"), found.lexicon)
    if tens is None or tens % 10 or not 20 <= tens <= 90 or not found.is_closed:
        return None
    return Stated(found.span(), 1900 + tens, granularity="decade")


_ABBREVIATED = re.compile(r"\d\s?[^\W\d_]{1,2}\.?$")


def century(found: Found) -> Stated | None:
    """The 19th century: from 1800 on, as TIMEX3 counts it and news texts mean it."""
    ordinal, roman = found.value("ordinal", "ordinals"), found.value("roman", "romans")
    said = found.integer("century") or ordinal or roman
    if not isinstance(said, int) or not 1 <= said <= 30:
        return None
    # "Ч. 2 ст. 115" is an article of a law: a figure and a short word make a century behind "in" and the like alone.
    short = found.has("century") and _ABBREVIATED.search(found.raw(0)) and not found.has("era")
    if short and (re.match(r"\s?\d", found.after) or not found.lexicon.before_year.search(found.before)):
        return None
    era = found.value("era", "eras") if found.has("era") else 1
    return Stated(found.span(), (said - 1) * 100 if era == 1 else 1 - said * 100, granularity="century")


def centuries(found: Found) -> Stated | None:
    """From the 15th to the 19th century."""
    until = century(found)
    first = found.integer("first") or found.value("first_ordinal", "ordinals") or found.value("first_roman", "romans")
    if until is None or until.year is None or not isinstance(first, int) or not 1 <= first * 100 <= until.year:
        return None
    return Stated(found.span(), (first - 1) * 100, granularity="century", until=until)


def quarter(found: Found) -> Stated | None:
    """Q3 2023, the third quarter of 2023, the third quarter."""
    nth = found.integer("quarter") or found.value("nth", "ordinals") or found.value("roman", "romans")
    if not isinstance(nth, int) or not 1 <= nth <= 4:
        return None
    said = year_of(found)
    if said is None and re.match(r"\s(?:of|in)\b", found.after):
        return None
    return Stated(found.span(), said, month=3 * nth - 2, granularity="quarter")


def half_year(found: Found) -> Stated | None:
    """H1 2024, the first half of 2024."""
    nth = found.integer("half") or found.value("nth", "ordinals") or found.value("roman", "romans")
    said = year_of(found)
    if nth not in (1, 2) or said is None:
        return None
    return Stated(found.span(), said, month=6 * int(str(nth)) - 5, granularity="half")


def week_number(found: Found) -> Stated | None:
    """Week 27 of 2024: the ISO week."""
    week, said = found.integer("week") or 0, year_of(found)
    if not 1 <= week <= 53 or said is None:
        return None
    return Stated(found.span(), said, nth=week, unit="week", granularity="week")


def season(found: Found) -> Stated | None:
    """Summer 2024; the summer."""
    first = found.value("season", "seasons")
    assert isinstance(first, int)
    said = year_of(found)
    if said is None:
        leads = found.lexicon.before_year.search(found.before)
        name = found.raw("season").lower()
        if name in found.lexicon.values.get("season_adverbs", {}):
            return Stated(found.span(), month=first, granularity="season")
        if found.is_alone:
            return Stated(found.span(), month=first, granularity="season")
        if not leads or (leads[1].lower() == "the" and not found.lexicon.before_month.search(found.before)):
            return Stated(found.span(), month=first, granularity="season", weak=True)
        if name == "fall" and found.raw(0).lower() == name:
            return None
    return Stated(found.span(), said, month=first, granularity="season", short=found.has("short"))
