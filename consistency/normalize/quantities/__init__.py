"""Every figure of a text as an interval, with its unit, its counted noun and its hedge.

    hedge   currency   number   [to   currency   number]   unit   hedge     noun
    about      $         4       –                5 billion         or more

One scan finds the places where a figure can begin (`tokens.windows`); only there is the text read. Numbers are read by
`numbers` (`digits`, `words`), units by `units` and `currencies`, one figure with its range by `figures`, hedges by
`hedges`, nouns by `nouns`; `labels` says what is no figure, `links` what two figures have to do with each other. This
module puts them together. A value is never changed by being read.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from consistency.model import Mention, Span
from consistency.normalize.quantities import hedges, labels
from consistency.normalize.quantities.figures import Figure, figure, opening
from consistency.normalize.quantities.grammar import Grammar, grammar, triggers
from consistency.normalize.quantities.hedges import Hedge
from consistency.normalize.quantities.links import linked
from consistency.normalize.quantities.nouns import NOTHING, Counted, counted, is_predicate
from consistency.normalize.quantities.tokens import Token, around, past_phrase, places, tokenized
from consistency.normalize.quantities.unit import COUNTED
from consistency.normalize.quantities.units import named
from consistency.values import Quantity

# From stretches of a text, in order, to the dates that touch them, in order.
DateSpans = Callable[[Sequence[tuple[int, int]]], Sequence[Span]]
# So far around a place where a figure can begin a date still has to do with it.
_NEAR_BEFORE, _NEAR_BEHIND = 24, 40
_OLDEST = 130
_MOVED_REACH = 8
# A private sign of Unicode, which no text means anything by, stands for each token of a date.
_DATE = "\ue000"
# What a figure counts that names no noun of its own: "sixfold" is six times.
_IMPLIED = {"age": "age", "multiple": "times"}


def quantities(text: str, language: str | None, dates: DateSpans) -> list[Mention]:
    """All figures of a text, in order. dates: gives the dates that touch some stretches of it; no figure touches a date."""
    rules = grammar(language)
    begins = places(text, triggers(language))
    if not begins:
        return []
    dated = dates(around(begins, _NEAR_BEFORE, _NEAR_BEHIND))
    mentions: list[Mention] = []
    for start, end in around(_outside(begins, dated)):
        mentions += _mentions(text, _without_dates(tokenized(text, start, end), dated), rules)
    return linked(text, rules, mentions)


def _outside(begins: Iterable[tuple[int, int]], dates: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """The places that no date covers."""
    at = 0
    for start, end in begins:
        while at < len(dates) and dates[at].end < end:
            at += 1
        if at == len(dates) or dates[at].start > start:
            yield start, end


def _without_dates(found: list[Token], dates: Sequence[Span]) -> list[Token]:
    """The tokens with those of dates made opaque: no number, unit, hedge or noun reaches into one."""
    at = bisect_right(dates, found[0].start, key=lambda span: span.end) if found else len(dates)
    while at < len(dates) and dates[at].start < found[-1].end:
        index = bisect_right(found, dates[at].start, key=lambda token: token.end)
        while index < len(found) and found[index].start < dates[at].end:
            found[index] = found[index]._replace(kind="date", text=_DATE, lower=_DATE)
            index += 1
        at += 1
    return found


def _mentions(text: str, found: Sequence[Token], rules: Grammar) -> Iterator[Mention]:
    free = 0
    for at in _starts(found, rules):
        token = found[at]
        if at < free:
            continue
        digits = token.kind == "digits"
        past = labels.past_no_figure(text, found, at, rules) if digits else labels.spelled_chain(found, at, rules)
        if past > at:
            free = past
            continue
        read = figure(found, at, rules, free)
        if read is None:
            free = labels.past_identifier(found, at) if digits else free
        else:
            read = _aged(found, read, rules)
            behind = hedges.behind(found, read.end, rules)
            before = _hedge(found, read, rules, free)
            noun = _noun(found, read, behind.at, rules)
            if not _is_none(text, found, read, noun, before, rules):
                yield _mention(text, found, read, noun, before, behind, rules)
            free = behind.at


def _starts(found: Sequence[Token], rules: Grammar) -> list[int]:
    """The tokens at which a figure can begin."""
    words, whole = rules.starters, rules.compound
    return [
        index
        for index, (kind, written, word, *_) in enumerate(found)
        if word in words
        or kind == "digits"
        or (kind == "sign" and not written.isascii())
        or (whole is not None and whole.fullmatch(word))
    ]


def _hedge(found: Sequence[Token], read: Figure, rules: Grammar, free: int) -> Hedge:
    """The hedge before a figure; the word that opens a range ("від 10 до 15") is none."""
    hedge = hedges.before(found, read.start, rules, free)
    if not hedge.words and read.kind == "fraction" and read.start and found[read.start - 1].lower in rules.determiners:
        hedge = hedges.before(found, read.start - 1, rules, free)  # más de la mitad
    if not hedge.words:
        return Hedge(read.start)
    last = found[read.start - 1].lower
    opens = read.kind == "range" and last in rules.between
    # "зріс до 50": the end of a change, no bound.
    moved = last in rules.to and any(
        token.lower.startswith(rules.moved) for token in found[max(0, hedge.at - _MOVED_REACH) : hedge.at]
    )
    # "will go up to 12 from 9"
    started = found[read.end].lower if read.end < len(found) - 1 else ""
    behind = found[min(read.end + 1, len(found) - 1)]
    sole = (
        started in rules.between and started not in rules.pairing and (behind.kind == "digits" or behind.kind == "sign")
    )
    return Hedge(read.start) if opens or moved or (sole and last in rules.to) else hedge


def _noun(found: Sequence[Token], read: Figure, at: int, rules: Grammar) -> Counted:
    if rules.split_shares and read.kind == "fraction" and found[read.start].lower in rules.articles:
        joint = found[read.start + 2] if read.start + 2 < len(found) else None
        if joint is not None and (joint.lower,) in rules.out_of:
            return Counted(found[read.start + 1].text, (), read.start + 1)  # une voiture sur deux
    if read.unit is not COUNTED or read.kind == "ordinal" or at >= len(found):
        return NOTHING
    noun = counted(found, at, rules.language, single=read.high == 1 and read.kind == "cardinal")
    if noun is NOTHING and is_predicate(found, read.start, at, rules.language):
        noun = counted(found, at + 1, rules.language)
    return NOTHING if noun.noun.lower() in rules.starters else noun


def _is_none(text: str, found: Sequence[Token], read: Figure, noun: Counted, before: Hedge, rules: Grammar) -> bool:
    """True for a label, a score, a year, a model or an address."""
    if read.unit is not COUNTED or found[read.start].kind != "digits":
        return False
    if read.kind == "ordinal":
        return labels.is_street(found, read.end, rules)
    # "1 Old Harbour" at the start of a line is the number of an entry: a name is no counted noun.
    counts = noun.at >= 0 and not (read.high == 1 and found[noun.at].text[:1].isupper())
    if read.kind == "range" and not counts and labels.is_score(found, read.start, read.end, rules):
        return True
    if before.words:
        return False
    return (
        labels.is_label(found, read.start, read.end, counts, rules)
        or labels.is_year(found, read.start, read.end, counts, rules)
        or (not counts and labels.is_model(found, read.start, read.end))
        or (not counts and labels.is_address(text, found, read.start, read.end, rules))
    )


def _aged(found: Sequence[Token], read: Figure, rules: Grammar) -> Figure:
    """The figure with the words that make it an age: "47-year-old", "10 months old", "aged 14", "87 yo"."""
    end = past_phrase(found, read.end, rules.old_words)
    if end > read.end and found[end - 1].text[:1].isupper() and found[end - 1].spaced:
        end = read.end  # 1 Old Harbour
    if read.unit.dimension == "[time]":
        return replace(read, kind="age", end=end) if end > read.end else read
    lead = found[read.start - 1].lower if read.start else ""
    if lead in rules.of and read.start > 1:
        lead = found[read.start - 2].lower
    bare = read.unit is COUNTED and read.kind in ("cardinal", "range") and read.low >= 0 and read.high < _OLDEST
    if bare and (end > read.end or lead in rules.age_words or labels.is_apposed(found, read.start, read.end, rules)):
        return replace(read, kind="age", unit=named("year"), end=end)
    return read


def _mention(
    text: str, found: Sequence[Token], read: Figure, noun: Counted, before: Hedge, behind: Hedge, rules: Grammar
) -> Mention:
    start = before.at
    hedge = f"{before.words} {behind.words}".strip()
    bound, sense = behind.bound or before.bound, before.sense or behind.sense
    if read.kind == "vague":
        bound, hedge = bound or "min", hedge or found[read.start].lower
    if read.kind == "pair":
        sense, hedge = sense or "about", hedge or found[read.start].lower
    if read.low != read.high:
        start = opening(found, read, rules) if start == read.start else start
        start -= start > 0 and found[start - 1].lower in rules.pairing
    quantity = Quantity(
        low=None if bound == "max" else read.low,
        high=None if bound == "min" else read.high,
        unit=read.unit.name,
        noun=_IMPLIED.get(read.kind, noun.noun),
        modifiers=noun.modifiers,
        kind=_kind(read, bound, sense),
        hedge=hedge,
        sense=sense,
        grain=read.grain,
        dimension=read.unit.dimension,
        scale=read.unit.scale,
        offset=read.unit.offset,
    )
    span = Span(found[start].start, found[behind.at - 1].end)
    place = Span(found[noun.at].start, found[noun.at].end) if noun.at >= 0 else None
    return Mention(span, text[span.start : span.end], quantity, place)


def _kind(read: Figure, bound: str, sense: str) -> str:
    if bound:
        return "bound"
    if read.low != read.high:
        return "range"
    if read.kind == "ordinal":
        return "ordinal"
    return "approx" if sense else "exact"
