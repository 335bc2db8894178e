"""Readers of what is counted from a day that the context gives."""

from __future__ import annotations

import re
from dataclasses import replace

from consistency.normalize.dates.grammar import Found
from consistency.normalize.dates.lexicon import normal
from consistency.normalize.dates.readers.lengths import MONTHS, SECONDS, count_of, duration
from consistency.normalize.dates.stated import Stated
from consistency.normalize.quantities.nouns import plural

_FEW = 12
# A text shorter than this is a label or an answer: a date in it stands for itself.
_ALONE = 16
# So many words before "in ten years" make it a length: "the second such strike in ten years".
_RANK = 4


def relative_day(found: Found) -> Stated:
    """yesterday, tonight."""
    word = found.words("relday")
    shift, part = (
        found.lexicon.values["relative_days"][word],
        found.lexicon.values.get("relative_day_parts", {}).get(word),
    )
    said = Stated(found.span(), shift=shift, unit="day")
    return said if part is None else _in_part(said, part)


def told_day(found: Found) -> Stated | None:
    """The next day, that day, the day before: counted from the day told of last."""
    told = found.words("told")
    if re.match(r"\s(?:of|when)\b", found.after) and told.endswith(("day", "before", "after")):
        return None
    if re.match(r"\s(?:the|he|she|they|it)\b", found.after) and told.endswith(("before", "after")):
        return None
    shift = found.lexicon.values["told_days"][found.words("told")]
    return Stated(found.span(), shift=shift, unit="day", anaphoric=True)


def _in_part(said: Stated, hours: object) -> Stated:
    """The part of the day from one hour to another ("08-12")."""
    first, last = map(int, str(hours).split("-"))
    return replace(said, second=first * 3600, lasts=(last - first) * 3600, granularity="daypart")


def relative_unit(found: Found) -> Stated | None:
    """Last week, next Friday, this morning, the following year, earlier this month, the year."""
    lexicon, unit = found.lexicon, found.words("unit")
    lead = found.words("relative")
    shift = lexicon.values["relative"].get(lead, 0)
    told = lead in lexicon.values.get("told", {})
    if lead in lexicon.values.get("plural_relatives", {}) or unit in lexicon.values.get("plural_units", {}):
        return None  # dans les prochains jours: nothing says how many
    if lead in lexicon.values.get("leading_relatives", {}) and found.span("unit").start < found.span("relative").start:
        return None  # mettre à jour ce fichier
    of_day = unit in lexicon.values["dayparts"] or lexicon.values["units"].get(unit) == "day"
    retold = lead in lexicon.values.get("told_with_article", {}) and (_has_article(found) or of_day)
    said = Stated(found.span(), shift=shift, anaphoric=told, retold=retold, weak=not lead and not found.has("earlier"))
    modifier = str(found.value("earlier", "earlier_words") or "")
    if unit in lexicon.values["weekdays"]:
        return replace(said, weekday=lexicon.values["weekdays"][unit], unit="weekday")
    if unit in lexicon.values["months"]:
        behind = found.has("relative") and found.span("relative").start > found.span("unit").start
        if not behind and not found.raw("unit")[:1].isupper() and unit in lexicon.ambiguous:
            return None
        return replace(
            said, month=lexicon.values["months"][unit], unit="month name", granularity="month", modifier=modifier
        )
    if unit in lexicon.values["dayparts"]:
        if not lead:
            return None
        return _in_part(replace(said, unit="day", modifier=modifier), lexicon.values["dayparts"][unit])
    if unit in lexicon.values["seasons"]:
        return replace(said, month=lexicon.values["seasons"][unit], unit="season", granularity="season")
    if unit in lexicon.values.get("holidays", {}):
        return replace(said, holiday=lexicon.values["holidays"][unit], unit="holiday")
    kind = lexicon.values["units"][unit]
    if lexicon.month_first and plural(unit, "en"):
        return None  # in the following weeks: nothing says how many
    if kind == "weekend" and not lead and not modifier:
        return replace(said, unit=kind, granularity=kind, lasts=172800, anaphoric=False, weak=False)
    if kind in ("second", "minute") or (kind == "quarter" and not lead):
        return None
    rolls = lead in lexicon.values.get("rolling", {}) and kind in _ROLLING and _has_article(found)
    if rolls and not re.match(r"\s(?:of|in)\b", found.after):
        return _rolling(found, kind, shift)
    if kind == "day" and shift < 0 and lead in lexicon.values.get("nth_last", {}):
        return replace(said, unit="day", granularity="day", weak=True)  # the last day, of something
    if kind == "day" and not lead and not found.has("earlier"):
        return replace(said, unit="day", granularity="day", weak=True)
    return replace(said, unit=kind, granularity=kind, modifier=modifier)


_ROLLING = ("week", "month", "year", "decade", "century")


def _rolling(found: Found, kind: str, shift: int) -> Stated:
    """ "Over the past year": the twelve months up to the reference, where "last year" is the year before."""
    months, seconds = shift * MONTHS.get(kind, 0), shift * SECONDS.get(kind, 0)
    return Stated(found.span(), shift=shift, unit=kind, months=months, seconds=seconds, granularity="span",
                  extent=found.led_by("extent"))  # fmt: skip


def relative_span(found: Found) -> Stated | None:
    """The 5 coming years."""
    length = duration(found)
    if length is None or (length.number == 1 and length.months + length.seconds // 86400 == 1):
        return None
    if found.lexicon.month_first and not plural(found.words("unit"), "en"):
        return None  # it rose to 1.2 last week
    return _span(found, length)


def span(found: Found) -> Stated | None:
    """The last two weeks, the next 3 days: so long up to the reference, or from it."""
    length = found.item("length")
    lead = found.words("relative")
    if found.lexicon.values["relative"][lead] == 0:
        return length
    article = _has_article(found)
    if not article and found.led_by("verb_leads"):
        return length  # it will last two weeks
    extent = found.led_by("extent") and (article or not found.lexicon.values.get("the_words"))
    retold = article and lead in found.lexicon.values.get("told_with_article", {})
    return replace(_span(found, length), extent=extent, retold=retold)


def _has_article(found: Found) -> bool:
    return found.units()[0].text.lower() in found.lexicon.values.get("the_words", {})


def _span(found: Found, length: Stated) -> Stated:
    lead = found.words("relative")
    shift = found.lexicon.values["relative"][lead]
    return Stated(
        found.span(), shift=shift, unit=length.unit, number=length.number, months=shift * length.months,
        seconds=shift * length.seconds, granularity="span", anaphoric=lead in found.lexicon.values.get("told", {}),
    )  # fmt: skip


def each(found: Found) -> Stated | None:
    """Every day, each year: how long from one to the next."""
    unit = found.words("unit")
    if unit in found.lexicon.values["weekdays"] and found.words(0).split()[0] in found.lexicon.values.get(
        "rate_words", {}
    ):
        return None  # al domingo
    kind = found.lexicon.values["units"].get(unit, "day" if unit in found.lexicon.values["dayparts"] else "")
    kind = kind or (
        "year" if unit in found.lexicon.values["months"] or unit in found.lexicon.values["seasons"] else "week"
    )
    count = count_of(found) or 1
    return Stated(found.span(), unit=kind, months=MONTHS.get(kind, 0) * count, seconds=SECONDS.get(kind, 0) * count,
                  granularity="set", hedge="every")  # fmt: skip


def regular(found: Found) -> Stated | None:
    """daily, annually."""
    # Daily and Weekly are newspapers.
    if found.raw("often")[:1].isupper() and not re.search(r"(?:^|[.!?\n])\s*$", found.before):
        return None
    kind = str(found.value("often", "sets"))
    return Stated(found.span(), unit=kind, months=MONTHS.get(kind, 0), seconds=SECONDS.get(kind, 0), granularity="set",
                  hedge="every")  # fmt: skip


def ago(found: Found) -> Stated:
    """Two weeks ago."""
    return _shifted(found, -1)


def hedged_ago(found: Found) -> Stated:
    """Il y a plus de vingt ans, vor etwa zwei Wochen: the hedge is kept."""
    return replace(_shifted(found, -1), hedge=found.words("hedge"))


def later(found: Found) -> Stated:
    """Thirteen days later, a year earlier: from what was told before; "from now" from the day of the text."""
    if found.has("earlier"):
        return replace(_shifted(found, -1), anaphoric=True)
    now = found.words("later") in found.lexicon.values.get("from_now_words", {})
    return replace(_shifted(found, 1), anaphoric=not now)


def through_unit(found: Found) -> Stated | None:
    """через тиждень: one such unit; "за хвилину" is how often."""
    length = duration(found)
    if length is None or found.words(0).split()[0] in found.lexicon.values.get("length_leads", {}):
        return None
    past = found.lexicon.past.search(found.before[-60:]) or found.lexicon.past.search(found.after)
    return Stated(found.span(), shift=1, unit=length.unit, months=length.months, seconds=length.seconds, point=True,
                  anaphoric=bool(past))  # fmt: skip


def one_unit_on(found: Found) -> Stated | None:
    """Роком раніше, неделю спустя, тиждень тому: one such unit."""
    length = duration(found)
    if length is None:
        return None
    sign = 1 if found.has("later") else -1
    return Stated(found.span(), shift=sign, unit=length.unit, months=sign * length.months, seconds=sign * length.seconds,
                  point=True, anaphoric=not found.has("ago"))  # fmt: skip


def part_of_unit(found: Found) -> Stated | None:
    """Кінець року, начало месяца: of the year or month that is told of."""
    return _part_of_unit(found, str(found.value("modifier", "modifiers")))


def unit_end(found: Found) -> Stated | None:
    """Year-end, the month's end."""
    return _part_of_unit(found, "end")


def _part_of_unit(found: Found, modifier: str) -> Stated | None:
    unit = found.lexicon.values["units"][found.words("unit")]
    if unit not in (*_ROLLING, "quarter") or (found.lexicon.month_first and plural(found.words("unit"), "en")):
        return None
    return Stated(found.span(), shift=0, unit=unit, granularity=unit, modifier=modifier)


def year_earlier(found: Found) -> Stated | None:
    """The year-earlier quarter: in the year before the one told of."""
    if found.lexicon.values["units"][found.words("unit")] != "year":
        return None
    return Stated(found.span(), shift=-1, unit="year", months=-12, point=True, anaphoric=True)


def through(found: Found) -> Stated:
    """через два дні: ahead of the text, and of what was told where it tells of the past; "за два дні" may be how long."""
    past = found.lexicon.past.search(found.before[-60:]) or found.lexicon.past.search(found.after)
    lead = " ".join(normal(unit.text) for unit in found.units() if unit.item is None)
    future = found.lexicon.future.search(found.before) or found.lexicon.future.search(found.after)
    if lead in found.lexicon.values.get("length_leads", {}) and (past or not future):
        return replace(found.item("length"), weak=False)
    return replace(_shifted(found, 1), anaphoric=bool(past))


def within(found: Found) -> Stated | None:
    """In two days: ahead of the text, unless it tells of the past (then how long it took)."""
    length = found.item("length")
    ahead = found.lexicon.future.search(found.before)
    if length.weak and not (ahead or found.is_closed):
        return None  # en un año bisiesto
    past = found.lexicon.past.search(found.before) or found.lexicon.past.search(found.after)
    ranks = found.lexicon.values.get("ranks", {}).keys() | found.lexicon.values["ordinals"].keys()
    ranked = not ranks.isdisjoint(re.findall(r"\w+", found.before.lower())[-_RANK:])
    if (past and not ahead) or ranked or re.match(r"\s?(?:of|or)\b", found.after):
        return replace(length, span=length.span, weak=False)
    return _shifted(found, 1)


def inside(found: Found) -> Stated:
    """Within two weeks: from now on so long, unless it tells of the past (then how long it took)."""
    length = found.item("length")
    if length.longest or (not found.lexicon.future.search(found.before) and not found.is_alone):
        return replace(length, weak=False)
    return Stated(found.span(), shift=1, unit=length.unit, number=length.number, months=length.months, seconds=length.seconds,
                  granularity="span", point=True)  # fmt: skip


def weekdays_on(found: Found) -> Stated | None:
    """Three Fridays ago, four Tuesdays from now."""
    count = count_of(found)
    if not isinstance(count, int) or not 1 <= count <= _FEW:
        return None
    if found.has("later") and found.words("later") not in found.lexicon.values.get("from_now_words", {}):
        return None
    weekday = found.value("weekday", "weekday_plurals")
    return Stated(
        found.span(), shift=-count if found.has("ago") else count, unit="weekday on", weekday=int(str(weekday))
    )


def _shifted(found: Found, sign: int) -> Stated:
    length = found.item("length")
    return Stated(found.span(), shift=sign * length.number, unit=length.unit, months=sign * length.months,
                  seconds=sign * length.seconds, point=True)  # fmt: skip


def counted(found: Found) -> Stated | None:
    """Two days after 5 May: counted from the date behind it."""
    said = _shifted(found, 1 if found.has("after") else -1)
    base = found.item("base")
    if base.kind == "year" or base.granularity in ("decade", "century"):
        return None
    return replace(said, base=replace(base, weak=False))


def weekday_part(found: Found) -> Stated:
    """Montagabend, nächsten Montagabend: a weekday and a part of it in one word."""
    day, hours = str(found.value("part", "weekday_parts")).split()
    said = _in_part(Stated(found.span(), weekday=int(day)), hours)
    if not found.has("relative"):
        return said
    lead = found.words("relative")
    return replace(said, shift=found.lexicon.values["relative"][lead], unit="weekday",
                   anaphoric=lead in found.lexicon.values.get("told", {}))  # fmt: skip


def weekday(found: Found) -> Stated | None:
    """Monday; Sun and Sat alone are other things."""
    name = found.words("weekday").rstrip(" .")
    article = normal(found.last_word) in found.lexicon.values.get("articles", ())
    if article and not re.search(r",\s\w+\s$", found.before):
        return None  # on a Wednesday, but "8 March, a Monday"
    named = found.led_by("weekday_leads") or (found.is_closed and re.search(r"\b\d\d?,\s$", found.before))
    if (
        name in found.lexicon.short
        and not found.is_alone
        and not named
        and not re.match(r"\s?(?:\d\d?(?:[:./]\d|\s?[ap]\.?m)|at\s\d|[,(]\s?\d)", found.after)
        and not (found.before.endswith("(") and found.after.startswith(")"))
    ):
        return None
    if re.match(r"\s(?:mornings|afternoons|evenings|nights)\b", found.after):
        return None
    if re.match(r"['’]s?\w|-[a-z]", found.after) and not re.match(r"['’]s\b", found.after):
        return None
    end = found.span("weekday") if not found.after.strip() or name not in found.lexicon.short else found.span()
    return Stated(end, weekday=found.lexicon.values["weekdays"][name], weak=article)


def daypart(found: Found) -> Stated:
    """Morning: a time only with its day; вранці means that of the day that is told of."""
    words = found.words("part") or found.words(0)
    hours = found.lexicon.values["dayparts"][words]
    bound = found.words(0) in found.lexicon.values.get("day_bounds", {}) and found.led_by("day_bound_leads")
    alone = bound or found.words(0) in found.lexicon.values.get("daypart_adverbs", {}) or _opens(found)
    alone = alone or found.is_alone
    return replace(_in_part(Stated(found.span()), hours), weak=not alone)


def _opens(found: Found) -> bool:
    """True at the head of a sentence: "In the afternoon it rained"."""
    leads = found.lexicon.ahead.get("part_leads")
    lead = leads.search(found.before) if leads else None
    return lead is not None and found.before[: lead.start()].rstrip()[-1:] in (*".!?;", "")


def now(found: Found) -> Stated | None:
    """Right now: the day or the instant of the text; "now" inside a sentence mostly means nothing."""
    weak = found.words(0) in found.lexicon.values.get("loose_now_words", {}) and not re.match(
        r"\s*(?:[.?!]|$)", found.after
    )
    return Stated(found.span(), shift=0, unit="now", granularity="second", weak=weak)
