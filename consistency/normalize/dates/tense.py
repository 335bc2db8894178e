"""Whether a sentence looks ahead from a date or back to it, and where it begins and ends."""

from __future__ import annotations

import re

from consistency.model import Span
from consistency.normalize.dates.lexicon import Lexicon
from consistency.normalize.dates.stated import Stated
from consistency.values import Moment

# How far back in a sentence a word of the future or of the past is looked for, and how far ahead.
_BEFORE, _BEHIND = 120, 100
# A sentence that looks back is followed so far.
_SENTENCE = 400
# An expression with hardly a word around it is a label or a plan: it looks ahead.
_LABEL = 8
_STOP = re.compile(r"[.!?;]\s|\n")
_END = re.compile(r"[.!?]\s|\n")


def is_alone(text: str, said: Stated) -> bool:
    """True if the expression is all there is: a label, an answer."""
    return len(text) - (said.span.end - said.span.start) < _LABEL


def tense(text: str, said: Stated, lexicon: Lexicon) -> int:
    """1 where the clause looks ahead, -1 where it tells of the past, 0 where neither.

    What stands nearer before the date says it: its own verb, then the words of its part of the sentence, then those of the
    whole; what follows is asked last. A month or a quarter that only names something ("figures for July") has no part in it.
    """
    if is_alone(text, said):
        return 1
    if said.hedge == "since":
        return -1
    before = text[max(0, said.span.start - _BEFORE) : said.span.start]
    names = said.kind == "month" or said.granularity in ("quarter", "half")
    if names and said.shift is None and lexicon.in_month and not lexicon.in_month.search(before):
        return 0
    clause = _STOP.split(before)[-1]
    part = lexicon.clause.split(clause)[-1]
    behind = _STOP.split(text[said.span.end : said.span.end + _BEHIND], maxsplit=1)[0]
    return _verb(part, lexicon) or next(
        (told for words in (part, clause, behind) if (told := _told_in(words, lexicon))), 0
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


def joined_tense(
    text: str, said: Stated, last: tuple[Span, Moment | None] | None, published: Moment | None, lexicon: Lexicon
) -> int:
    """ "tonight and Thursday": what is named in one breath lies on one side of the day of the text; 0 where nothing tells."""
    if last is None or last[1] is None or published is None or said.kind != "weekday":
        return 0
    between = text[last[0].end : said.span.start].strip(" ,").lower()
    if len(between) > _LABEL or between not in lexicon.joining:
        return 0
    return 1 if last[1].ordinal >= published.ordinal else -1


def looks_back(text: str, said: Stated, lexicon: Lexicon) -> bool:
    """True if the sentence recalls an earlier time than it tells of: "a year earlier", "in 1940 it had been held"."""
    if said.anaphoric and said.point and (said.shift or 0) < 0:
        return True
    sentence = text[sentence_start(text, said) : said.span.start]
    behind = text[said.span.end : min(sentence_end(text, said), said.span.end + _BEFORE)]
    return any(lexicon.pluperfect.search(words) for words in (sentence, behind))


def sentence_start(text: str, said: Stated) -> int:
    """Where the sentence of an expression begins, or a place not far before it."""
    start = max(0, said.span.start - _BEFORE)
    return max((stop.end() for stop in _END.finditer(text, start, said.span.start)), default=start)


def sentence_end(text: str, said: Stated) -> int:
    """Where the sentence of an expression ends, or a place some way behind it."""
    end = min(len(text), said.span.end + _SENTENCE)
    stop = _END.search(text, said.span.end, end)
    return stop.start() if stop else end
