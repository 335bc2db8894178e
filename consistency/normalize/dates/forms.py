"""The forms of a language, and what they read in a text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from operator import itemgetter
from typing import Any, NamedTuple

from consistency import tables
from consistency.model import Span
from consistency.normalize.dates.grammar import Form, Found, Unit, by_first_sign, compiled, literals, stretches
from consistency.normalize.dates.lexicon import OTHER, Lexicon
from consistency.normalize.dates.readers import READERS
from consistency.normalize.dates.stated import Stated

_KINDS = (
    "day", "weekday", "month", "year", "period", "clock", "clocks", "daypart", "moment", "duration", "set", "range",
)  # fmt: skip
# A figure glued to these, or to a letter, is part of an identifier, an amount or another figure.
_GLUED_BEFORE = re.compile(r"[\w$£€¥#@=+&]|[.,:/\\]")
_AMOUNT = re.compile(r"[$€£¥№]\s$|[A-Z]-$|-\d{1,4}-$")
_GLUED_AFTER = re.compile(r"\w|[.,:/]\d|-\d{1,4}-|[@\\]")


@dataclass(frozen=True)
class Grammar:
    """The words of a language and its forms, pass by pass, by the sign that they may begin with."""

    lexicon: Lexicon
    forms: Sequence[Form]
    passes: Sequence[Mapping[str, Sequence[Form]]]
    triggers: re.Pattern[str]


@cache
def grammar(language: str | None) -> Grammar:
    """The grammar of a language: the forms of all languages, and its own (`tables/forms`). None: forms of figures alone."""
    shared, own = tables.load("forms", "common"), tables.find("forms", language)
    rows: list[Mapping[str, Any]] = [*shared["form"], *own.get("form", ())]
    pieces = {**shared["pieces"], **own.get("pieces", {})}
    lexicon = Lexicon(language)
    for word in literals(rows, pieces):
        lexicon.literal(word)
    kinds = [lexicon.item(kind) for kind in _KINDS]
    lexicon.settle()
    found = compiled(rows, pieces, READERS, lexicon)
    numbered = [(row.get("pass", 1), form) for row, form in zip(rows, found, strict=True)]
    passes = [by_first_sign([form for number, form in numbered if number == stage]) for stage in range(1, _PASSES + 1)]
    del kinds
    return Grammar(lexicon, found, passes, lexicon.triggers())


_PASSES = 5


def stated(text: str, language: str | None, near: Sequence[tuple[int, int]] | None = None) -> list[Stated]:
    """Every expression that the forms of a language read, in order; weak ones are left out.

    near: stretches of the text, in order; what touches none of them may be left out.
    """
    return read(grammar(language), text, near)


def read(rules: Grammar, text: str, near: Sequence[tuple[int, int]] | None = None) -> list[Stated]:
    """What the forms of a grammar read, as `stated` gives it."""
    found: list[Stated] = []
    for row in [_row(rules.lexicon, text, 0, len(text))] if near is None else _rows(rules.lexicon, text, near):
        parts = stretches(row.signs, rules.triggers)
        for first, end in parts if near is None else _touching(parts, row.starts, near):
            units = [
                Unit(Span(start, start + len(token)), token)
                for start, token in zip(row.starts[first:end], map(str.rstrip, row.tokens[first:end]), strict=False)
            ]
            found += (said for said in _read(rules, text, row.signs[first:end], units) if not said.weak)
    return found


class _Row(NamedTuple):
    """The tokens of a part of a text, their signs, and where each starts, with the end of the last one."""

    tokens: Sequence[str]
    signs: str
    starts: Sequence[int]


def _row(lexicon: Lexicon, text: str, start: int, end: int) -> _Row:
    tokens = lexicon.token.findall(text, start, end)
    return _Row(tokens, lexicon.signs(tokens), list(accumulate(map(len, tokens), initial=start)))


def _rows(lexicon: Lexicon, text: str, near: Iterable[tuple[int, int]]) -> Iterator[_Row]:
    """The tokens around some stretches of a text, up to tokens that no form uses: what is said there is said in full."""
    done = 0
    for low, high in near:
        reach = _REACH
        while done < min(high, len(text)):
            start = _cut(text, low - reach) if low - reach > done else done
            end = _cut(text, high + reach)
            row = _row(lexicon, text, start, end)
            before, last = bisect_left(row.starts, low), row.signs.rfind(OTHER)
            closed = end == len(text) or (last >= 0 and row.starts[last] >= high)
            if closed and (start == done or OTHER in row.signs[:before]):
                done = row.starts[last + 1] if end < len(text) else end
                yield row if end == len(text) else _Row(row.tokens, row.signs[: last + 1], row.starts)
                break
            reach *= _FARTHER


def _cut(text: str, at: int) -> int:
    """The next place where a word begins behind white space, which no token stretches over."""
    found = _WORD_START.search(text, at)
    return found.start() if found else len(text)


# So much is read around a stretch at first; where no token ends the reading, so many times as much.
_REACH, _FARTHER = 24, 4
_WORD_START = re.compile(r"(?<=\s)\S")


def _touching(
    read: Iterable[tuple[int, int]], starts: Sequence[int], near: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """The stretches of tokens that touch some stretches of the text."""
    at = bisect_left(near, starts[0], key=itemgetter(1))
    for first, end in read:
        while at < len(near) and near[at][1] < starts[first]:
            at += 1
        if at == len(near):
            return
        if near[at][0] <= starts[end]:
            yield first, end


def _read(rules: Grammar, text: str, signs: str, units: Sequence[Unit]) -> Iterator[Stated]:
    for forms in rules.passes:
        signs, units = _pass(forms, rules.lexicon, text, signs, units)
    for unit in units:
        if unit.item is not None:
            yield unit.item


def _pass(
    forms: Mapping[str, Sequence[Form]], lexicon: Lexicon, text: str, signs: str, units: Sequence[Unit]
) -> tuple[str, Sequence[Unit]]:
    """The row after one pass: at each place the form that reads most, the first of those that read as much."""
    if forms.keys().isdisjoint(signs):
        return signs, units
    passed: list[str] = []
    kept: list[Unit] = []
    at = 0
    while at < len(signs):
        begun = forms.get(signs[at])
        read, end = _longest(begun, lexicon, text, signs, units, at) if begun else ((), 0)
        if not end:
            passed.append(signs[at])
            kept.append(units[at])
            at += 1
            continue
        for said in read:
            passed.append(lexicon.item(said.kind))
            kept.append(Unit(said.span, text[said.span.start : said.span.end], said))
        at = end
    return "".join(passed), kept


def _longest(
    forms: Iterable[Form], lexicon: Lexicon, text: str, signs: str, units: Sequence[Unit], at: int
) -> tuple[Sequence[Stated], int]:
    best: Sequence[Stated] = ()
    reached = 0
    for form in forms:
        match = form.pattern.match(signs, at)
        if match is None or match.end() <= max(reached, at):
            continue
        found = Found(match, units, lexicon, text)
        span = found.span()
        if not _stands_alone(text, span) or (lexicon.capital_nouns and _BEGINS_NOUN.match(text, span.end)):
            continue
        read = form.read(found)
        if read is not None:
            best, reached = (read,) if isinstance(read, Stated) else read, match.end()
    return best, reached


# A word that is the first half of a noun: German "Tag-Stapel".
_BEGINS_NOUN = re.compile(r"(?<=[^\W\d_])-[^\W\d_]")


def _stands_alone(text: str, span: Span) -> bool:
    """False for figures that are part of something else: a version, an amount, an identifier."""
    first, last = text[span.start], text[span.end - 1]
    if first.isdigit() and span.start and _GLUED_BEFORE.match(text[span.start - 1]):
        sign = text[span.start - 1]
        before = text[span.start - 2 : span.start - 1]
        if not (sign in ",:.(/" and not before.isalnum()) and not (sign in ",:" and before.isalpha()):
            return False
    if first.isdigit() and _AMOUNT.search(text, max(0, span.start - 8), span.start):
        return False
    return not (last.isdigit() and _GLUED_AFTER.match(text, span.end))
