"""Q103 sum-mismatch."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, reduce

from consistency.compare.wordings import Figure, Masked, any_of, kinds_apart, masked, relations, words
from consistency.model import Agreement, Extracted, Finding, Judgement, Options, Rule, Severity
from consistency.rules.base import alike, are_counted, figure, graded, miss, open_ended
from consistency.values import COUNT, PERCENT, PERCENTAGE_POINT, Interval, Quantity

# How long what stands between two parts, or between the parts and their total, may be.
_GAP, _APART = 60, 90
# Parts of the longest series that is added up.
_MOST = 40
_MARKS = "[,;:(–—-]"


@dataclass(frozen=True)
class _Part:
    """A part of a series: where it stands in its sentence, and its figure ("a woman" is one)."""

    start: int
    end: int
    figure: Figure


def judge(extracted: Extracted, options: Options) -> Iterator[Judgement]:
    """Parts do not add up to the total that the text gives them."""
    told: set[int] = set()
    for relation in relations(extracted, "rest"):
        whole, first, last = (relation.figures[name] for name in ("total", "first", "last"))
        told.update(said.place.start for said in (whole, first, last))
        yield from _judged([first, last], whole, options)
    previous: list[_Part] = []
    for sentence in masked(extracted, least=1):
        parts = _parts(sentence, extracted.language)
        shared = _shared_out(sentence, parts, extracted.language)
        if shared and shared[0].figure.place.start not in told:
            told.update(part.figure.place.start for part in shared)
            yield from _judged([part.figure for part in shared[1:]], shared[0].figure, options)
        for series, total, sure in _sums(sentence, parts, previous, extracted.language):
            if total.figure.place.start not in told:
                told.update(part.figure.place.start for part in (total, *series))
                yield from _judged([part.figure for part in series], total.figure, options, sure)
        previous = _only_series(sentence, parts, extracted.language)


# Parts -----------------------------------------------------------------------------------------------------------


def _parts(sentence: Masked, language: str | None) -> list[_Part]:
    """All figures that may be parts or totals, and articles that count one ("two men and a woman"), in order."""
    found = [
        _Part(at, at + len(said.place.text), said)
        for at, said in sorted(sentence.figures.items())
        if _adds(said.quantity)
    ]
    for match in _article(language).finditer(sentence.text):
        place = sentence.place(match.start("one"), match.end("one"))
        found.append(_Part(match.start("one"), match.end("article"), Figure(place, Quantity(1, 1))))
    return sorted(found, key=lambda part: part.start)


def _adds(quantity: Quantity) -> bool:
    fraction = quantity.low is not None and quantity.dimension == COUNT and quantity.low != int(quantity.low)
    return quantity.dimension not in (PERCENT, PERCENTAGE_POINT, "[time]") and not fraction


@cache
def _article(language: str | None) -> re.Pattern[str]:
    """An article that counts, as a part of a series does, and its noun."""
    joins, articles, uncounted = (any_of(name, language) for name in ("joins", "articles", "uncounted"))
    return re.compile(
        rf"(?:{joins}|[,:(–—])\s?(?P<one>(?P<article>{articles})\s(?!{uncounted})[^\W\d_]{{3,20}})", re.IGNORECASE
    )


@cache
def _separator(language: str | None) -> re.Pattern[str]:
    """What stands between two parts: a short phrase, then a comma or a word that joins."""
    return re.compile(
        rf"[^;:()–—]{{0,{_GAP}}}?(?:[,;]\s?(?:{any_of('joins', language)}\s)?|\s{any_of('joins', language)}\s)"
    )


def _joined(sentence: Masked, first: _Part, second: _Part, language: str | None) -> bool:
    between = sentence.text[first.end : second.start]
    same = first.figure.quantity.dimension == second.figure.quantity.dimension
    return same and bool(_separator(language).fullmatch(between)) and not _says(between, "no_sum", language)


def _says(text: str, words: str, language: str | None) -> bool:
    return bool(re.search(any_of(words, language), text, re.IGNORECASE))


def _before(sentence: Masked, parts: Sequence[_Part], at: int, language: str | None) -> list[_Part]:
    """The series that ends with a part."""
    first = at
    while first > max(0, at - _MOST) and _joined(sentence, parts[first - 1], parts[first], language):
        first -= 1
    return list(parts[first : at + 1])


def _behind(sentence: Masked, parts: Sequence[_Part], at: int, language: str | None) -> list[_Part]:
    """The series that begins with a part."""
    last = at
    while last + 1 < min(len(parts), at + _MOST) and _joined(sentence, parts[last], parts[last + 1], language):
        last += 1
    return list(parts[at : last + 1])


def _only_series(sentence: Masked, parts: Sequence[_Part], language: str | None) -> list[_Part]:
    """All parts of a sentence, where they are one series."""
    series = _behind(sentence, parts, 0, language) if parts else []
    return series if len(series) == len(parts) else []


# Totals ----------------------------------------------------------------------------------------------------------


def _sums(
    sentence: Masked, parts: Sequence[_Part], previous: Sequence[_Part], language: str | None
) -> Iterator[tuple[list[_Part], _Part, bool]]:
    """Series with the figure that the text gives as their total; True where it says so, False where only their kinds show it."""
    for at, total in enumerate(parts):
        if _is_article(sentence, total):
            continue
        if _is_called_total(sentence, total, language):
            series = _before(sentence, parts, at - 1, language) if at else []
            if len(series) > 1 and _closes(sentence, series, total, language):
                yield series, total, True
                continue
            if at == 0 and len(previous) > 1 and len(parts) == 1 and _opens(sentence, total):
                yield list(previous), total, True
                continue
        if at + 1 < len(parts) and (behind := _behind(sentence, parts, at + 1, language)) and len(behind) > 1:
            shown = _introduces(sentence, total, behind, language)
            if shown is not None:
                yield behind, total, shown


def _shared_out(sentence: Masked, parts: Sequence[_Part], language: str | None) -> list[_Part]:
    """The total and its parts, three or more: "48 of the 93 seats, B 39 and C the remaining nine"; none where they are not all."""
    figures = [part for part in parts if not _is_article(sentence, part)]
    if not 4 <= len(figures) <= _MOST or _says(sentence.text, "no_sum_rest", language):
        return []
    of = re.compile(rf"(?<!\w)of\s(?:{any_of('all', language)}\s)?(?:[\w’'-]+\s)?$", re.IGNORECASE)
    wholes = [part for part in figures[:2] if of.search(sentence.text[max(0, part.start - 40) : part.start])]
    lead = sentence.text[max(0, figures[-1].start - 30) : figures[-1].start]
    last = re.search(rf"{any_of('rest', language)}\s$", lead, re.IGNORECASE)
    if len(wholes) != 1 or not last or len(figures) != len(sentence.figures):
        return []
    return [wholes[0], *(part for part in figures if part is not wholes[0])]


def _is_article(sentence: Masked, part: _Part) -> bool:
    return part.start not in sentence.figures


def _is_called_total(sentence: Masked, total: _Part, language: str | None) -> bool:
    """ "a total of 40", "40 pupils in all"."""
    before, behind = sentence.text[max(0, total.start - 40) : total.start], sentence.text[total.end : total.end + 40]
    called = re.search(rf"{any_of('total_before', language)}(?:\s\w+){{0,2}},?\s$", before, re.IGNORECASE)
    return bool(called or re.match(rf"[^,;:()–—.]{{0,25}}?\s{any_of('total_after', language)}", behind, re.IGNORECASE))


def _closes(sentence: Masked, series: Sequence[_Part], total: _Part, language: str | None) -> bool:
    """True if the total comes right behind the series, and nothing says that it goes on from elsewhere."""
    between = sentence.text[series[-1].end : total.start]
    before = sentence.text[max(0, series[0].start - 30) : series[0].start]
    composed = re.search(rf"{any_of('composed', language)}\s$", before, re.IGNORECASE)
    alone = bool(composed) or re.search(r"\b(?:of|by)\s$", before) is None
    return len(between) <= _APART and alone and not _says(between + _tail(sentence, total), "no_sum", language)


def _tail(sentence: Masked, total: _Part) -> str:
    return sentence.text[total.end : total.end + 30]


def _opens(sentence: Masked, total: _Part) -> bool:
    """True if the total stands in the first words of its sentence."""
    return total.start <= _APART and len(sentence.text[: total.start].split()) <= 5


def _introduces(sentence: Masked, total: _Part, series: Sequence[_Part], language: str | None) -> bool | None:
    """True if the text sets the parts out as all of the total, False if their kinds alone show it, None if neither."""
    if series[0].figure.quantity.dimension != total.figure.quantity.dimension or total.figure.quantity.kind == "range":
        return None
    between = sentence.text[total.end : series[0].start]
    behind = sentence.text[series[-1].end : series[-1].end + _APART]
    stretch = sentence.text[total.end : series[-1].end + 40]
    if len(between) > _APART or _says(stretch, "no_sum", language) or _are_groups(sentence, total, series, language):
        return None
    follow = any_of("parts_follow", language)
    mark = re.fullmatch(rf"[^,;:()–—]{{0,50}}?(?:\s?([:(–—])\s?|,?\s{follow}\s)", between, re.IGNORECASE)
    ended = re.match(rf"[^,;:()–—]{{0,60}}?\s?(?:[.;)–—]|$|,\s{any_of('goes_on', language)})", behind, re.IGNORECASE)
    kinds = _one_set_of_kinds(sentence, series, language)
    if mark and ended and (kinds or _is_noun_phrases(sentence, series)):
        return True
    comma = re.fullmatch(r"[^;:()–—]{0,80}?,\s(?:of\s(?:whom|which|them)\s)?", between)
    return False if comma and ended and kinds else None


def _are_groups(sentence: Masked, total: _Part, series: Sequence[_Part], language: str | None) -> bool:
    """ "120 men, divided into three companies and two batteries": groups of what the total counts, and no parts of it."""
    groups = set(words("groups", language))
    named = [re.findall(r"[^\W\d_]+", sentence.text[part.end : part.end + 30].lower())[:2] for part in (total, *series)]
    return not groups.intersection(named[0]) and any(groups.intersection(said) for said in named[1:])


def _is_noun_phrases(sentence: Masked, series: Sequence[_Part]) -> bool:
    """True if every part is a figure and a word or a few: what is counted, and no clause of its own."""
    ends = [part.start for part in series[1:]] + [
        series[-1].end + _stop(sentence.text[series[-1].end : series[-1].end + _APART])
    ]
    return all(1 <= len(sentence.text[part.end : end].split()) <= 5 for part, end in zip(series, ends, strict=True))


def _stop(text: str) -> int:
    match = re.search(r"[.;)–—,]|$", text)
    return match.start() if match else 0


def _one_set_of_kinds(sentence: Masked, series: Sequence[_Part], language: str | None) -> bool:
    """True if the parts are of kinds that exclude each other: men and women."""
    ends = [part.start for part in series[1:]] + [
        series[-1].end + _stop(sentence.text[series[-1].end : series[-1].end + _APART])
    ]
    return kinds_apart([sentence.text[part.end : end] for part, end in zip(series, ends, strict=True)], language)


# Judging ---------------------------------------------------------------------------------------------------------


def _judged(parts: Sequence[Figure], total: Figure, options: Options, sure: bool = True) -> Iterator[Judgement]:
    quantities = [part.quantity for part in (*parts, total)]
    if len({quantity.dimension for quantity in quantities}) > 1:
        return
    *written, stated = (open_ended(rounded, said) for rounded, said in zip(alike(*quantities), quantities, strict=True))
    exact = reduce(Interval.plus, (part.quantity.said for part in parts))
    gap = miss(reduce(Interval.plus, written), stated, exact, total.quantity.said)
    said = exact.scaled(1, -total.quantity.offset).scaled(1 / Fraction(total.quantity.scale))
    terms = " + ".join(f"‘{part.place.text}’" for part in parts)
    sides = tuple(each.reading for each in (total, *parts))
    come = figure(Quantity(said.low, said.high))
    if not gap:
        yield Agreement("Q103", f"{terms} = {come}, which ‘{total.place.text}’ does not contradict", sides)
        return
    counted = are_counted(quantities)
    highest = Severity.ERROR if sure else Severity.WARNING
    level, confidence = graded("Q103", highest, Fraction(1) if counted else gap, options)
    message = f"{terms} = {come}, not ‘{total.place.text}’"
    yield Finding("Q103", "sum-mismatch", level, message, sides, confidence)


RULE = Rule("Q103", "sum-mismatch", Severity.ERROR, judge, scope="document")
