"""What a text tells of, carried along from expression to expression."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from consistency.model import Mention, Span
from consistency.normalize.dates.forms import grammar
from consistency.normalize.dates.lexicon import Lexicon
from consistency.normalize.dates.nearest import Context
from consistency.normalize.dates.resolve import resolve
from consistency.normalize.dates.stated import Stated
from consistency.normalize.dates.tense import is_alone, joined_tense, looks_back, sentence_end, sentence_start, tense
from consistency.values import DateInterval, Duration, Moment

# Units that are counted from the last day told of, not from the year or month that was named since.
_SEASON = 92
_DAYS = ("day", "hour", "minute", "second", "week", "weekday")
_NOON, _EVENING = 12 * 3600, 16 * 3600
# A day or two years long before the day of publication, and hardly a date counted from it, make a narrative.
_TOLD, _LONG_AGO, _SHARE = 2, 2, 4

_FAR = 10**6
# A report goes on about the day it told of last, if that is not longer ago, in days.
_NEWS = 7
_Bounds = tuple[Moment, Moment]


def resolved(text: str, found: Sequence[Stated], language: str | None, published: Moment | None) -> Iterator[Mention]:
    """The mentions of what was found, each with the value that its context settles."""
    telling = _Telling(text, grammar(language).lexicon, published, published is None or _is_narrative(found, published))
    for said in found:
        if said.unit != "now" or published is not None:
            yield Mention(said.span, text[said.span.start : said.span.end], telling.value(said))


class _Telling:
    """What the text has told of so far."""

    def __init__(self, text: str, lexicon: Lexicon, published: Moment | None, narrated: bool) -> None:
        """narrated: the text tells of another time than its own day."""
        self._text, self._lexicon, self._published, self._narrated = text, lexicon, published, narrated
        # The last time told of, and the last day; where that day was said, and the last year; whether it was its night.
        self._told: _Bounds | None = None
        self._day: _Bounds | None = None
        self._day_end = self._year_end = 0
        self._is_night = False
        # What was told of before a sentence that looks back, and where that sentence ends.
        self._main: tuple[_Bounds | None, _Bounds | None, int] | None = None
        self._last: tuple[Span, Moment | None] | None = None

    def value(self, said: Stated) -> DateInterval | Duration:
        """What the next expression of the text means; what follows is told from there."""
        if self._main is not None and said.span.start >= self._main[2]:
            self._come_back(said)
        said, context = self._context(said)
        value = resolve(said, context)
        self._last = said.span, value.start if isinstance(value, DateInterval) else None
        if isinstance(value, DateInterval) and value.start and value.end and _moves_on(self._text, said, self._told):
            self._go_on(said, value.start, value.end)
        return value

    def _come_back(self, said: Stated) -> None:
        """What was told of before a sentence that looked back, unless a day without a year lies nearer to what it recalled."""
        assert self._main is not None
        recalled = self._told, self._day
        self._told, self._day, self._main = *self._main[:2], None
        if said.year is None and said.shift is None and said.day is not None and self._narrated:
            here = self._gap(said)
            before = self._told, self._day
            self._told, self._day = recalled
            if not self._gap(said) < here:
                self._told, self._day = before

    def _gap(self, said: Stated) -> int:
        """How many days an expression lies from what was told of last."""
        value = resolve(*self._context(said))
        if not isinstance(value, DateInterval) or value.start is None or self._told is None:
            return _FAR
        return max(value.start.ordinal - self._told[1].ordinal + 1, self._told[0].ordinal - value.start.ordinal, 0)

    def _context(self, said: Stated) -> tuple[Stated, Context]:
        """What is known around an expression, and the expression as it is meant there."""
        text, told, day, published = self._text, self._told, self._day, self._published
        reference = published
        looks = joined_tense(text, said, self._last, published, self._lexicon) or tense(text, said, self._lexicon)
        same_sentence = sentence_start(text, said)
        if published is None or (self._narrated and told is not None and _is_open(said)):
            reference = told[0] if told else None
        elif looks < 0 and said.shift == 0 and said.modifier and told and self._year_end >= same_sentence:
            reference = told[0]  # in the early 1980s it had five stores, by the end of the decade 300
        if said.retold and (self._narrated or looks < 0):
            said = replace(said, anaphoric=True)
        known = day if day and said.anaphoric and said.unit in _DAYS else told
        if said.is_clock:
            known = _next_morning(day, said) if day and self._is_night else day
            if looks < 0 and published and reference is published and known:
                days = published.ordinal - known[0].ordinal
                reference = known[0] if 0 <= days <= _NEWS or self._day_end >= same_sentence else published
        if self._narrated and told is not None:
            said = _in_century(said, told[0])
        return said, Context(
            reference, known, published is not None and reference is published, looks, is_alone(text, said)
        )

    def _go_on(self, said: Stated, start: Moment, end: Moment) -> None:
        told = self._told
        if self._main is None and told and not told[0] < end and looks_back(self._text, said, self._lexicon):
            self._main = told, self._day, sentence_end(self._text, said)
        self._told = start, end
        if said.year is not None:
            self._year_end = said.span.end
        if end.ordinal - start.ordinal <= (_SEASON if said.until else 1):
            self._day, self._day_end = (max(start, end.plus(days=-1)), end), said.span.end
            self._is_night = said.granularity == "daypart" and (start.second or 0) >= _EVENING


def _next_morning(day: _Bounds, said: Stated) -> _Bounds:
    """After "the night of 20 March" one o'clock and the morning are those of the 21st."""
    end = (said.second or 0) + (said.lasts if said.granularity == "daypart" else 0)
    return (day[0].plus(days=1), day[1].plus(days=1)) if end <= _NOON else day


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
