"""What a text tells of, carried along from expression to expression."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from consistency.model import Mention, Span
from consistency.normalize.dates.forms import grammar
from consistency.normalize.dates.lexicon import Lexicon
from consistency.normalize.dates.nearest import Context
from consistency.normalize.dates.resolve import resolve
from consistency.normalize.dates.stated import Stated
from consistency.values import DateInterval, Moment

# How far back in a sentence a word of the future or of the past is looked for, and how far ahead.
_BEFORE, _BEHIND = 120, 60
# Units that are counted from the last day told of, not from the year or month that was named since.
_SEASON = 92
_DAYS = ("day", "hour", "minute", "second", "week", "weekday")
# An expression with hardly a word around it is a label or a plan: it looks ahead.
_LABEL = 8
_STOP = re.compile(r"[.!?;]\s|\n")
# A day or two years long before the day of publication, and hardly a date counted from it, make a narrative.
_TOLD, _LONG_AGO, _SHARE = 2, 2, 4


def resolved(text: str, found: Sequence[Stated], language: str | None, published: Moment | None) -> Iterator[Mention]:
    """The mentions of what was found, each with the value that its context settles."""
    lexicon = grammar(language).lexicon
    narrated = published is None or _is_narrative(found, published)
    told: tuple[Moment, Moment] | None = None
    day: tuple[Moment, Moment] | None = None
    # What the text told of before a sentence that looks back, and where that sentence ends.
    main: tuple[tuple[Moment, Moment] | None, tuple[Moment, Moment] | None, int] | None = None
    last: tuple[Span, Moment | None] | None = None
    day_end = 0
    for said in found:
        if said.unit == "now" and published is None:
            continue
        if main is not None and said.span.start >= main[2]:
            told, day, main = *main[:2], None
        reference = published
        if published is None or (narrated and told is not None and _is_open(said)):
            reference = told[0] if told else None
        tense = _joined_tense(text, said, last, published, lexicon) or _tense(text, said, lexicon)
        if said.retold and (narrated or tense < 0):
            said = replace(said, anaphoric=True)
        if said.is_clock:
            known = day
            if tense < 0 and reference is published and day is not None and day_end >= _sentence_start(text, said):
                reference = day[0]
        else:
            known = day if day and said.anaphoric and said.unit in _DAYS else told
        if narrated and told is not None:
            said = _in_century(said, told[0])
        context = Context(
            reference, known, published is not None and reference is published, tense, _is_alone(text, said)
        )
        value = resolve(said, context)
        yield Mention(said.span, text[said.span.start : said.span.end], value)
        last = said.span, value.start if isinstance(value, DateInterval) else None
        if isinstance(value, DateInterval) and value.start and value.end and _moves_on(text, said, told):
            if main is None and told is not None and _looks_back(text, said, value, told, lexicon):
                main = told, day, _sentence_end(text, said)
            told = value.start, value.end
            if value.end.ordinal - value.start.ordinal <= (_SEASON if said.until else 1):
                day = max(value.start, value.end.plus(days=-1)), value.end
                day_end = said.span.end


def _looks_back(text: str, said: Stated, value: DateInterval, told: tuple[Moment, Moment], lexicon: Lexicon) -> bool:
    """True if the sentence only recalls an earlier time: "a year earlier", "in 1940 it had been held"."""
    if value.end is None or told[0] < value.end:
        return False
    if said.anaphoric and said.point:
        return True
    sentence = _STOP.split(text[max(0, said.span.start - _BEFORE) : said.span.start])[-1]
    behind = text[said.span.end : min(_sentence_end(text, said), said.span.end + _BEFORE)]
    return any(lexicon.pluperfect.search(words) for words in (sentence, behind))


def _sentence_start(text: str, said: Stated) -> int:
    start = max(0, said.span.start - _BEFORE)
    stops = [stop.end() for stop in _STOP.finditer(text, start, said.span.start)]
    return stops[-1] if stops else start


def _sentence_end(text: str, said: Stated) -> int:
    stop = _STOP.search(text, said.span.end)
    return stop.start() if stop else len(text)


def _joined_tense(
    text: str, said: Stated, last: tuple[Span, Moment | None] | None, published: Moment | None, lexicon: Lexicon
) -> int:
    """ "tonight and Thursday": what is named in one breath lies on one side of the day of the text; 0 where nothing tells."""
    if last is None or last[1] is None or published is None or said.kind != "weekday":
        return 0
    between = text[last[0].end : said.span.start].strip(" ,").lower()
    if len(between) > _LABEL or between not in lexicon.joining:
        return 0
    return 1 if not last[1] < replace(published, second=None) else -1


def _in_century(said: Stated, told: Moment) -> Stated:
    """A year of two digits in the century that brings it nearest to the time told of."""
    if said.until is not None:
        said = replace(said, until=_in_century(said.until, told))
    if not said.short or said.year is None:
        return said
    years = range(said.year % 100 + (told.year // 100 - 1) * 100, told.year + 200, 100)
    return replace(said, year=min(years, key=lambda year: abs(year - told.year)))


def _is_open(said: Stated) -> bool:
    """True for what takes its year from what was told: a date without one, and what is counted from before."""
    if (
        said.anaphoric
        or said.retold
        or (said.shift == 0 and bool(said.modifier))
        or (said.granularity == "span" and (said.shift or 0) > 0)
    ):
        return True
    return said.year is None and said.shift is None and (said.month is not None or said.day is not None)


def _is_narrative(found: Sequence[Stated], published: Moment) -> bool:
    """True for a text that tells of another time than its own day: a history, a life."""
    past = near = 0
    for said in found:
        year = said.year if said.until is None or said.year is not None else said.until.year
        if _is_of_the_day(said) or (year is not None and year >= published.year - _LONG_AGO):
            near += 1
        elif year is not None:
            past += 2 if said.day is not None else 1
    return past >= _TOLD and past > _SHARE * near


def _is_of_the_day(said: Stated) -> bool:
    """True for what only the day of the text gives a meaning: yesterday, a bare Monday, last week."""
    if said.shift is not None:
        # "The end of the month" is of whatever month the text tells of.
        return not said.anaphoric and not said.retold and said.base is None and not (said.shift == 0 and said.modifier)
    return said.kind == "weekday"


def _moves_on(text: str, said: Stated, told: tuple[Moment, Moment] | None) -> bool:
    """True if what follows is told from this time on; an aside in brackets is not, once a time is known."""
    if said.is_clock or said.hedge in ("about", "every"):
        return False
    if said.granularity in ("century",) and told is not None:
        return False
    opened = text.rfind("(", max(0, said.span.start - 60), said.span.start)
    return told is None or opened < 0 or ")" in text[opened : said.span.start]


def _is_alone(text: str, said: Stated) -> bool:
    return len(text) - (said.span.end - said.span.start) < _LABEL


def _tense(text: str, said: Stated, lexicon: Lexicon) -> int:
    """1 where the clause looks ahead, -1 where it tells of the past, 0 where neither.

    What stands nearer before the date says it: its own verb, then the words of its part of the sentence, then those of the
    whole; what follows is asked last. A month that only names something ("figures for July") has no part in either.
    """
    if _is_alone(text, said):
        return 1
    before = text[max(0, said.span.start - _BEFORE) : said.span.start]
    if said.kind == "month" and said.shift is None and lexicon.in_month and not lexicon.in_month.search(before):
        return 0
    clause = _STOP.split(before)[-1]
    part = lexicon.clause.split(clause)[-1]
    behind = _STOP.split(text[said.span.end : said.span.end + _BEHIND], maxsplit=1)[0]
    return _verb(part, lexicon) or next(
        (tense for words in (part, clause, behind) if (tense := _told_in(words, lexicon))), 0
    )


def _told_in(words: str, lexicon: Lexicon) -> int:
    if lexicon.future.search(words):
        return 1
    return -1 if lexicon.past.search(words) else 0


def _verb(part: str, lexicon: Lexicon) -> int:
    """-1 if a verb of the past stands right before the date ("will go, he said on Monday"), but for "will be held on Monday"."""
    words = part.split()
    if words and lexicon.leads(words[-1].lower()):
        words.pop()
    if not words or not lexicon.past.fullmatch(words[-1]) or lexicon.future.fullmatch(words[-1]):
        return 0
    return 0 if lexicon.in_passive.search(" ".join(words[:-1])) else -1
