"""Q103 sum-mismatch."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce

from consistency.compare.series import (
    APART,
    MOST,
    Part,
    before,
    behind,
    is_written_out,
    kinds_apart,
    kinds_are_all,
    parts,
    places_apart,
    portions,
    says,
    tails,
)
from consistency.compare.wordings import Figure, Masked, any_of, masked, relations, words
from consistency.model import Agreement, Extracted, Finding, Judgement, Options, Rule, Severity
from consistency.rules.base import alike, are_counted, figure, graded, miss, open_ended
from consistency.values import Interval, Quantity

# Between a sentence and the one before it there is no more than a space or the end of a line.
_NEXT = 3
# So far before a figure stands what makes it a whole.
_LEAD = 60
# So many parts share one verb, each of so few words; a part that is a phrase of its own has so many.
_TOLD, _SHORT, _PHRASE = 3, 5, 8


@dataclass(frozen=True, slots=True)
class _Sum:
    """Parts and the total that the text gives them.

    highest   how grave a mismatch may be: an error where the text says that these are all, less where only their kinds show it
    partial   the parts need not be all of the total, and only may not exceed it
    """

    parts: Sequence[Figure]
    total: Figure
    highest: Severity = Severity.ERROR
    partial: bool = False


def judge(extracted: Extracted, options: Options) -> Iterator[Judgement]:
    """Parts do not add up to the total that the text gives them."""
    told: set[int] = set()
    for found in _stated(extracted):
        if found.total.place.start not in told:
            told.update(figure.place.start for figure in (found.total, *found.parts))
            yield from _judged(found, options)


def _stated(extracted: Extracted) -> Iterator[_Sum]:
    """The sums of a text, what is said outright first."""
    language = extracted.language
    for relation in relations(extracted, "rest"):
        whole, first, last = (relation.figures[name] for name in ("total", "first", "last"))
        yield _Sum([first, last], whole)
    for relation in relations(extracted, "record"):
        yield _Sum([relation.figures[name] for name in "abc"], relation.figures["total"])
    for relation in relations(extracted, "at_most"):
        yield _Sum(
            [relation.figures["first"], relation.figures["last"]], relation.figures["total"], Severity.WARNING, True
        )
    previous: list[Part] = []
    above: Masked | None = None
    for sentence in masked(extracted, least=1):
        found = parts(sentence, language)
        if above and (total := _made_up(above, sentence, found, language)):
            yield _Sum([part.figure for part in found], total)
        above = sentence
        shared = _shared_out(sentence, found, language)
        if shared:
            yield _Sum([part.figure for part in shared[1:]], shared[0].figure)
        yield from _sums(sentence, found, previous, language)
        yield from _portions(sentence, found, language)
        previous = _only_series(sentence, found, language)


def _only_series(sentence: Masked, found: Sequence[Part], language: str | None) -> list[Part]:
    """All parts of a sentence, where they are one series."""
    series = behind(sentence, found, 0, language) if found else []
    return series if len(series) == len(found) else []


def _made_up(above: Masked, sentence: Masked, found: Sequence[Part], language: str | None) -> Figure | None:
    """The only figure of its kind in the sentence before, where this one begins "It is made up of" and tells the parts."""
    follows = sentence.segment.span.start - above.segment.span.end <= _NEXT
    begins = re.match(
        rf"[^\W\d_]+(?:\s[\w-]+){{0,2}}?\s{any_of('parts_follow', language)}\s", sentence.text, re.IGNORECASE
    )
    if not (follows and begins) or len(found) < 2 or len(behind(sentence, found, 0, language)) != len(found):
        return None
    dimension = found[0].quantity.dimension
    totals = [figure for figure in above.figures.values() if figure.quantity.dimension == dimension]
    return totals[0] if len(totals) == 1 else None


# Totals ----------------------------------------------------------------------------------------------------------


def _sums(sentence: Masked, found: Sequence[Part], previous: Sequence[Part], language: str | None) -> Iterator[_Sum]:
    """Series with the figure that the text gives as their total."""
    for at, total in enumerate(found):
        if not is_written_out(sentence, total):
            continue
        if _is_called_total(sentence, total, language):
            series = before(sentence, found, at - 1, language) if at else []
            if len(series) > 1 and _closes(sentence, series, total, language):
                yield _sum(series, total)
                continue
            if (more := _together_with(sentence, found, at, language)) and len(previous) > 1:
                yield _sum([*previous, *more], total)
                continue
            if at == 0 and len(previous) > 1 and len(found) == 1 and _opens(sentence, total):
                yield _sum(previous, total)
                continue
        series = before(sentence, found, at - 1, language) if at and _are_all(sentence, total, language) else []
        if len(series) > 1 and _is_one_set(sentence, series, total, language):
            yield _sum(series, total)
            continue
        if at + 1 < len(found) and len(series := behind(sentence, found, at + 1, language)) > 1:
            shown = _introduces(sentence, total, series, language)
            if shown and not (at and before(sentence, found, at, language)[:-1]):
                yield _sum(series, total, shown)


def _sum(series: Sequence[Part], total: Part, highest: Severity = Severity.ERROR, partial: bool = False) -> _Sum:
    return _Sum([part.figure for part in series], total.figure, highest, partial)


def _together_with(sentence: Masked, found: Sequence[Part], at: int, language: str | None) -> Sequence[Part]:
    """The one part before a total, where both go on with the sentence before: "Together with £50 from friends, that makes £900"."""
    opens = rf"(?:together|along|added)\s(?:with|to)\s.*,\s{any_of('that_makes', language)}\s$"
    return found[:1] if at == 1 and re.match(opens, sentence.text[: found[1].start], re.IGNORECASE) else ()


def _told_apart(sentence: Masked, found: Sequence[Part], at: int, language: str | None) -> list[Part]:
    """ "Of the 28 schools, five are outstanding, 12 good and seven poor": one verb for three parts or more, which it sets apart."""
    if not re.search(rf"(?:^|[.;]\s)of\s(?:{any_of('all', language)}\s)?$", _lead(sentence, found[at]), re.IGNORECASE):
        return []
    series = behind(sentence, found, at + 1, language)
    if len(series) < _TOLD or sentence.text[found[at].end : series[0].start].count(",") != 1:
        return []
    first, *others = tails(sentence, series)
    short = all(1 <= len(text.split()) <= _SHORT for text in others)
    one_verb = re.match(rf"\s{any_of('are', language)}\s", first) and not any(
        says(text, "verbs", language) for text in others
    )
    ends = re.match(r"[^,;:()–—]{0,60}?(?:[.]|$)", sentence.text[series[-1].end : series[-1].end + APART])
    return series if short and one_verb and ends and not says(sentence.text, "no_sum_rest", language) else []


def _shared_out(sentence: Masked, found: Sequence[Part], language: str | None) -> list[Part]:
    """The total and its parts, three or more: "48 of the 93 seats, B 39 and C the remaining nine"; none where they are not all."""
    figures = [part for part in found if is_written_out(sentence, part)]
    if not 4 <= len(figures) <= MOST or says(sentence.text, "no_sum_rest", language):
        return []
    wholes = [part for part in figures[:2] if _is_of(sentence, part, language)]
    lead = sentence.text[max(0, figures[-1].start - 30) : figures[-1].start]
    last = re.search(rf"{any_of('rest', language)}\s$", lead, re.IGNORECASE)
    if len(wholes) != 1 or not last or len(figures) != len(sentence.figures):
        return []
    return [wholes[0], *(part for part in figures if part is not wholes[0])]


def _lead(sentence: Masked, part: Part) -> str:
    """What stands right before a part: as much as an expression before it may take."""
    return sentence.text[max(0, part.start - _LEAD) : part.start]


def _is_of(sentence: Masked, part: Part, language: str | None) -> bool:
    """True behind "of the" and the like: a whole of which some are told."""
    lead = _lead(sentence, part)
    return bool(re.search(rf"(?<!\w)of\s(?:{any_of('all', language)}\s)?(?:[\w’'-]+\s)?$", lead, re.IGNORECASE))


def _are_all(sentence: Masked, total: Part, language: str | None) -> bool:
    """ "18 passengers and four crew were on board, and all 22 died"."""
    lead, rest = sentence.text[max(0, total.start - 20) : total.start], sentence.text[total.end :]
    bare = re.match(rf"\s(?:{any_of('all_are', language)})|[.;,]", rest, re.IGNORECASE)
    return bool(re.search(rf"{any_of('and_all', language)}\s$", lead, re.IGNORECASE) and bare)


def _is_one_set(sentence: Masked, series: Sequence[Part], total: Part, language: str | None) -> bool:
    """True for kinds that exclude each other, none of them the total itself."""
    said = [sentence.text[part.end : part.end + 30] for part in series]
    return kinds_apart(said, language) and all(part.quantity.low != total.quantity.low for part in series)


# Parts that are not all ------------------------------------------------------------------------------------------


def _portions(sentence: Masked, found: Sequence[Part], language: str | None) -> Iterator[_Sum]:
    """Parts of one whole, none of which counts a thing twice: together they are no more than it."""
    for at, whole in enumerate(found[:-1]):
        if not is_written_out(sentence, whole) or whole.quantity.kind == "range":
            continue
        if told := _told_apart(sentence, found, at, language):
            yield _sum(told, whole, Severity.WARNING, partial=True)
            continue
        if at and _is_part_of(sentence, found[at - 1], whole, language):
            series = [found[at - 1], *portions(sentence, found, at, language)[1:]]
            first, *others = tails(sentence, [whole, *series[1:]])
            # What the whole counts is no kind of part: "eight of the 12 pupils and six teachers".
            said = [first.lstrip().partition(" ")[2], *others]
        else:
            series = portions(sentence, found, at + 1, language)
            said = tails(sentence, series)
            if not _is_tied(sentence, whole, series, language):
                continue
        if len(series) < 2 or any(part.quantity.dimension != whole.quantity.dimension for part in series):
            continue
        said = [re.sub(rf"\s{any_of('of_part', language)}", "", text, flags=re.IGNORECASE) for text in said]
        if kinds_are_all(said, language):
            yield _sum(series, whole, Severity.WARNING)
        elif kinds_apart(said, language) or places_apart(said, language):
            yield _sum(series, whole, Severity.WARNING, partial=True)


def _is_part_of(sentence: Masked, part: Part, whole: Part, language: str | None) -> bool:
    """ "twelve of the 15"."""
    joined = sentence.text[part.end : whole.start]
    of = rf"\s(?:out\s)?of\s(?:{any_of('all', language)}\s)?|\s\w+\sof\s{any_of('all', language)}\s"
    smaller = (part.quantity.high or 0) <= (whole.quantity.low or 0)
    return smaller and bool(re.fullmatch(of, joined, re.IGNORECASE))


def _is_tied(sentence: Masked, whole: Part, series: Sequence[Part], language: str | None) -> bool:
    """True if the text says that the parts are of the whole: "Of the 40, …", "40 people, 12 of them …", "of whom …"."""
    between, first = sentence.text[whole.end : series[0].start], sentence.text[series[0].end : series[0].end + 20]
    if len(between) > APART or re.search(r"[;:()]", between):
        return False
    of_part = any_of("of_part", language)
    if re.search(rf",\s{of_part}(?:\s[\w’'-]+){{0,4}}\s$", between, re.IGNORECASE):
        return True
    of = rf"(?:^|[,;]\s)of\s(?:{any_of('all', language)}\s)?(?:[\w’'-]+\s)?$"
    opens = re.search(of, _lead(sentence, whole), re.IGNORECASE) and between.endswith(", ")
    return bool(opens) or bool(between.endswith(", ") and re.match(rf"\s{of_part}", first, re.IGNORECASE))


# What a total looks like -----------------------------------------------------------------------------------------


def _is_called_total(sentence: Masked, total: Part, language: str | None) -> bool:
    """ "a total of 40", "40 pupils in all"."""
    lead, rest = sentence.text[max(0, total.start - 40) : total.start], sentence.text[total.end : total.end + 40]
    called = re.search(rf"{any_of('total_before', language)}(?:\s\w+){{0,2}},?\s$", lead, re.IGNORECASE)
    return bool(called or re.match(rf"[^,;:()–—.]{{0,25}}?\s{any_of('total_after', language)}", rest, re.IGNORECASE))


def _closes(sentence: Masked, series: Sequence[Part], total: Part, language: str | None) -> bool:
    """True if the total comes right behind the series, and nothing says that it goes on from elsewhere."""
    between = sentence.text[series[-1].end : total.start]
    lead = sentence.text[max(0, series[0].start - 30) : series[0].start]
    composed = re.search(
        rf"(?:{any_of('composed', language)}|{any_of('bodies', language)}\sof)\s$", lead, re.IGNORECASE
    )
    alone = bool(composed) or re.search(r"\b(?:of|by)\s$", lead) is None
    behind_names = any(not is_written_out(sentence, part) for part in series)
    apart = says(between + _tail(sentence, total), "no_sum", language) or (
        behind_names and says(between, "are", language)
    )
    return len(between) <= APART and alone and not apart


def _tail(sentence: Masked, total: Part) -> str:
    return sentence.text[total.end : total.end + 30]


def _opens(sentence: Masked, total: Part) -> bool:
    """True if the total stands in the first words of its sentence."""
    return total.start <= APART and len(sentence.text[: total.start].split()) <= 5


def _introduces(sentence: Masked, total: Part, series: Sequence[Part], language: str | None) -> Severity | None:
    """How grave a mismatch is: an error where the text sets the parts out as all of the total, a warning where only their
    kinds or places show it, None if neither.
    """
    if series[0].quantity.dimension != total.quantity.dimension or total.quantity.kind == "range":
        return None
    if re.search(rf"(?:^|,\s)of\s(?:{any_of('all', language)}\s)?$", _lead(sentence, total), re.IGNORECASE):
        return None
    between = sentence.text[total.end : series[0].start]
    rest = sentence.text[series[-1].end : series[-1].end + APART]
    stretch = sentence.text[total.end : series[-1].end] + re.sub(
        rf"^\s{any_of('for_others', language)}(?=[.;)]|$)", "", rest[:40], flags=re.IGNORECASE
    )
    if len(between) > APART or says(stretch, "no_sum", language) or _are_groups(sentence, total, series, language):
        return None
    follow = any_of("parts_follow", language)
    mark = re.fullmatch(rf"[^,;:()–—]{{0,50}}?(?:\s?([:(–—])\s?|,?\s{follow}\s)", between, re.IGNORECASE)
    ended = re.match(rf"[^,;:()–—]{{0,60}}?\s?(?:[.;)–—]|$|,\s{any_of('goes_on', language)})", rest, re.IGNORECASE)
    said = tails(sentence, series)
    if kinds_apart([between, *said], language) and not says(between, "umbrellas", language):
        return None
    apart = kinds_apart(said, language) or places_apart(said, language)
    if mark and ended and (apart or _is_noun_phrases(said, language)):
        return Severity.ERROR
    comma = re.fullmatch(r"[^;:()–—]{0,80}?,\s(?:of\s(?:whom|which|them)\s)?", between)
    return Severity.WARNING if comma and ended and apart else None


def _are_groups(sentence: Masked, total: Part, series: Sequence[Part], language: str | None) -> bool:
    """ "120 men, divided into three companies and two batteries": groups of what the total counts, and no parts of it."""
    groups = set(words("groups", language))
    named = [re.findall(r"[^\W\d_]+", sentence.text[part.end : part.end + 30].lower())[:2] for part in (total, *series)]
    return not groups.intersection(named[0]) and any(groups.intersection(said) for said in named[1:])


def _is_noun_phrases(said: Sequence[str], language: str | None) -> bool:
    """True if every part is a figure and a word or a few: what is counted, and no clause of its own."""
    return all(1 <= len(text.split()) <= (_SHORT if says(text, "verbs", language) else _PHRASE) for text in said)


# Judging ---------------------------------------------------------------------------------------------------------


def _judged(found: _Sum, options: Options) -> Iterator[Judgement]:
    parts, total = found.parts, found.total
    quantities = [part.quantity for part in (*parts, total)]
    if len({quantity.dimension for quantity in quantities}) > 1:
        return
    *written, stated = (open_ended(rounded, said) for rounded, said in zip(alike(*quantities), quantities, strict=True))
    exact = reduce(Interval.plus, (part.quantity.said for part in parts))
    if found.partial:
        stated = Interval(None, stated.high)
    gap = miss(reduce(Interval.plus, written), stated, exact, total.quantity.said)
    said = exact.scaled(1, -total.quantity.offset).scaled(1 / Fraction(total.quantity.scale))
    terms = " + ".join(f"‘{part.place.text}’" for part in parts)
    sides = tuple(each.reading for each in (total, *parts))
    come = figure(Quantity(said.low, said.high))
    if not gap:
        yield Agreement("Q103", f"{terms} = {come}, which ‘{total.place.text}’ does not contradict", sides)
        return
    counted = are_counted(quantities)
    level, confidence = graded("Q103", found.highest, Fraction(1) if counted else gap, options)
    message = f"{terms} = {come}, {'more than' if found.partial else 'not'} ‘{total.place.text}’"
    yield Finding("Q103", "sum-mismatch", level, message, sides, confidence)


RULE = Rule("Q103", "sum-mismatch", Severity.ERROR, judge, scope="document")
