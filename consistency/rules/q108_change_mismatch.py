"""Q108 change-mismatch."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from consistency.compare.assignments import MOST_FIGURES, above, before, together, with_figure
from consistency.compare.wordings import Figure, Masked, Relation, any_of, meanings, relations, words
from consistency.model import Agreement, Extracted, Finding, Judgement, Options, Reading, Rule, Severity
from consistency.rules.base import alike, graded, miss, number, percent, share
from consistency.values import COUNT, PERCENT, PERCENTAGE_POINT, Interval, Quantity

# How far a word such as "doubled" is rounded, and how little "nearly doubled" may be.
_ROUNDED, _NEARLY = Fraction(1, 10), Fraction(1, 4)
# So far before and behind its figures a text says on which basis a change was measured.
_BASIS = 40
# Percentage points by their short name, and coins by how many of them make the whole.
_POINTS = ("point", "points")
_COINS = {"cent": 100, "penny": 100}

_DAY_OR_COUNT = re.compile(r"(?<!\d)\d{1,2}(?:\sin\s|$)")
_Judge = Callable[[Relation, str | None, Options], Iterator[Judgement]]
# What belongs to a change besides what came after.
_OWN = ("before", "change", "times")


def judge(extracted: Extracted, options: Options) -> Iterator[Judgement]:
    """A change is not what its two ends come to."""
    told: set[tuple[int, int]] = set()
    earlier = above(extracted)
    for relation in relations(extracted, "step"):
        yield from _step(relation, told, options)
    for kind, judged in (("change", _change), ("factor", _factor), ("times", _times_as), ("direction", _direction)):
        for relation in map(_of_one_rate, relations(extracted, kind)):
            ends = relation.figures["before"], relation.figures["after"]
            key = ends[0].place.start, ends[1].place.start
            if (
                key in told
                or not _comparable(*(figure.quantity for figure in ends))
                or _of_two(relation, extracted.language)
            ):
                continue
            found = list(judged(relation, extracted.language, options))
            if found:
                told.add(key)
            if kind == "direction" or not _is_otherwise_true(relation, judged, earlier, extracted.language, options):
                yield from found
    yield from _about_one(extracted, told, earlier, options)


def _about_one(
    extracted: Extracted, told: set[tuple[int, int]], earlier: Mapping[int, Masked], options: Options
) -> Iterator[Judgement]:
    """Changes that the text ties to what was before, of the one figure before them that they can be about."""
    judged_before = {start for start, _ in told}
    for kind, judged in (("change_on", _change), ("factor_of", _factor), ("times_of", _times_as)):
        for relation in relations(extracted, kind):
            start = relation.figures["before"]
            if len(relation.masked.figures) > MOST_FIGURES:
                continue
            about = before(relation, "before")
            if start.place.start in judged_before or len(about) != 1:
                continue
            filled = with_figure(relation, "after", about[0])
            nouns = {about[0].quantity.noun, start.quantity.noun} - {None, ""}
            if (
                len(nouns) > 1
                or not _comparable(start.quantity, about[0].quantity)
                or _of_two(filled, extracted.language)
            ):
                continue
            if not _is_otherwise_true(filled, judged, earlier, extracted.language, options):
                yield from judged(filled, extracted.language, options)


def _is_otherwise_true(
    relation: Relation, judged: _Judge, earlier: Mapping[int, Masked], language: str | None, options: Options
) -> bool:
    """True if the change holds of another figure before it, or of several together, where the text does not say "to 12"."""
    if len(relation.masked.figures) > MOST_FIGURES:
        return False
    after, text = relation.figures["after"], relation.masked.text
    at = after.place.start - relation.masked.segment.span.start
    if any(name in relation.figures and relation.figures[name].place.start < after.place.start for name in _OWN):
        return False
    if re.search(r"\bto\s(?:[\w’'-]+\s){0,3}$", text[max(0, at - 30) : at]):
        return False
    own = {figure.place.start for name, figure in relation.figures.items() if name != "after"}
    others = [figure for figure in before(_without(relation, "after"), "before") if figure.place.start not in own]
    counted = [
        mention for mention in relation.masked.dates.values() if mention.start < relation.figures["before"].place.start
    ]
    if relation.words.get("factor") and any(_DAY_OR_COUNT.search(mention.text) for mention in counted):
        # "30 in July" and "Saturday, 10" may be counts that a total holds as well.
        return True
    last = earlier.get(relation.masked.segment.span.start)
    told = [
        figure
        for figure in (last.figures.values() if last else ())
        if figure.quantity.dimension == after.quantity.dimension
    ]
    tried = (figure for found in (others, told) for figure in (*found, *together(found)))
    return any(
        isinstance(judgement, Agreement)
        for figure in tried
        if figure is not after and _comparable(relation.figures["before"].quantity, figure.quantity)
        for judgement in judged(with_figure(relation, "after", figure), language, options)
    )


def _without(relation: Relation, slot: str) -> Relation:
    return replace(relation, figures={name: figure for name, figure in relation.figures.items() if name != slot})


def _of_one_rate(relation: Relation) -> Relation:
    """ "from £1,000 a month to £1,500", "to 34m euros from 39m": the time or the unit that one end names is that of the other."""
    ends = {name: relation.figures[name] for name in ("before", "after")}
    for name, rate in (("after", ends["before"].quantity), ("before", ends["after"].quantity)):
        bare = ends[name].quantity
        if bare.dimension == COUNT and not bare.noun and rate.dimension not in (COUNT, PERCENT):
            same = replace(bare, dimension=rate.dimension, scale=rate.scale, unit=rate.unit, offset=rate.offset)
            return replace(relation, figures={**relation.figures, name: replace(ends[name], quantity=same)})
        if rate.dimension == f"{bare.dimension} per [time]" and bare.scale == 1:
            full = replace(ends[name], quantity=replace(bare, dimension=rate.dimension, scale=rate.scale))
            return replace(relation, figures={**relation.figures, name: full})
    return relation


def _comparable(before: Quantity, after: Quantity) -> bool:
    points = all(
        quantity.kind != "range" and quantity.low is not None and quantity.high is not None
        for quantity in (before, after)
    )
    return points and before.dimension == after.dimension and before.low is not None and before.low > 0


def _of_two(relation: Relation, language: str | None) -> bool:
    """ "rose by 10% in May and from 200 to 260 over the year": the text goes on to another series; or each end is of one."""
    text, start = relation.masked.text, relation.masked.segment.span.start
    first, last = (pick(figure.place.start for figure in relation.figures.values()) - start for pick in (min, max))
    within = re.compile(rf"\s{any_of('series_leads', language)}\s(?:the\s)?(?P<of>[^\W\d_]+)")
    ends = [within.match(text, relation.figures[name].place.end - start) for name in ("before", "after")]
    of = {end["of"].lower() for end in ends if end}
    apart = all(ends) and len(of) == 2 and of.isdisjoint(words("series_times", language))
    other = re.search(any_of("other_basis", language), text[max(0, first - _BASIS) : last + _BASIS], re.IGNORECASE)
    return apart or bool(other or re.search(any_of("other_series", language), text[first:last]))


# By how much ------------------------------------------------------------------------------------------------------


def _change(relation: Relation, language: str | None, options: Options) -> Iterator[Judgement]:
    before, after, change = (relation.figures[name].quantity for name in ("before", "after", "change"))
    sign = _sign(relation.words, before, after)
    if sign is None or change.kind == "range":
        return
    known = list(_known(before, after, change))
    if not known:
        return
    said = _signed(_stated(change), sign)
    gap = min(interval.gap(said) for interval, _ in known)
    yield from _judged(relation, "change", known[0][1], gap, options)


def _sign(said: Mapping[str, str], before: Quantity, after: Quantity) -> int | None:
    """1 for a rise, -1 for a fall; by the ends where no word tells; None where the words tell both."""
    up, down = ({name, f"{name}_noun", f"{name}_than"} & said.keys() for name in ("up", "down"))
    if up and down:
        return None
    if up or down:
        return 1 if up else -1
    return 1 if (after.low or 0) >= (before.low or 0) else -1


def _known(before: Quantity, after: Quantity, change: Quantity) -> Iterator[tuple[Interval, str]]:
    """What the ends come to, in the terms of the change, and in words: relative, or their difference."""
    first, last = alike(before, after)
    middle = Fraction(after.said.low or 0) / Fraction(before.said.low or 1) * 100 - 100
    relative = last.over(first).scaled(100, -100), f"a change of {percent(Interval(middle, middle))}"
    difference = last.plus(first.scaled(1).times(Interval(-1, -1)))
    exact = Fraction((after.low or 0) - (before.low or 0))
    if change.dimension == PERCENTAGE_POINT or (before.dimension == PERCENT and change.noun in _POINTS):
        if before.dimension == PERCENT:
            yield difference, f"a change of {number(exact)} percentage points"
    elif change.dimension == PERCENT or (change.dimension == COUNT and not change.noun and _is_fraction(change)):
        yield relative
        if before.dimension == PERCENT:
            # "from 20 to 25 per cent, up 5 per cent": points are often called per cent.
            yield difference, relative[1]
    elif change.dimension == before.dimension:
        yield difference, f"a change of {number(exact)}"


def _is_fraction(quantity: Quantity) -> bool:
    size = quantity.high if quantity.low is None else quantity.low
    return size is not None and Fraction(size).denominator > 1 and 0 < size < 1


def _stated(change: Quantity) -> Interval:
    """The size of the change: a fraction as per cent, a bound with its open end."""
    if _is_fraction(change) and change.dimension == COUNT:
        said = Interval(change.low, change.high).scaled(100)
        middle = Fraction((said.high if said.low is None else said.low) or 0)
        slack = middle * _ROUNDED
    else:
        said, middle = change.said, Fraction(0)
        written = change.written()
        slack = Fraction((written.high or 0) - (written.low or 0)) / 2
    return Interval(None if said.low is None else said.low - slack, None if said.high is None else said.high + slack)


def _signed(interval: Interval, sign: int) -> Interval:
    return interval if sign > 0 else interval.times(Interval(-1, -1))


# Of a step --------------------------------------------------------------------------------------------------------


def _step(relation: Relation, told: set[tuple[int, int]], options: Options) -> Iterator[Judgement]:
    """ "rose $2, or 4 per cent, to $52": the share that a step is of what was before it."""
    delta, change, after = (relation.figures[name] for name in ("delta", "change", "after"))
    step, last = (_in_whole_coins(figure.quantity) for figure in (delta, after))
    up, down = ({name, f"{name}_noun"} & relation.words.keys() for name in ("up", "down"))
    if step.dimension != last.dimension or not (step.low and step.low == step.high and last.low == last.high):
        return
    if bool(up) == bool(down):
        return
    told.add((delta.place.start, after.place.start))
    moved, reached = alike(step, last)
    before = reached.plus(moved.times(Interval(-1, -1) if up else Interval(1, 1)))
    start = Fraction(last.said.low or 0) - (1 if up else -1) * Fraction(step.said.low or 0)
    if before.low is None or before.low <= 0 or start <= 0:
        return
    exact = Fraction(step.said.low or 0) / start * 100
    gap = miss(
        moved.over(before).scaled(100), share(change.quantity), Interval(exact, exact), _nominal(change.quantity)
    )
    sides = delta.reading, after.reading, change.reading
    come = f"‘{delta.place.text}’ {'up' if up else 'down'} to ‘{after.place.text}’ is {percent(Interval(exact, exact))}"
    if not gap:
        yield Agreement("Q108", f"{come}, which ‘{change.place.text}’ does not contradict", sides)
        return
    level, confidence = graded("Q108", Severity.ERROR, gap, options)
    yield Finding("Q108", "change-mismatch", level, f"{come}, not ‘{change.place.text}’", sides, confidence)


def _nominal(change: Quantity) -> Interval:
    """A percentage as it is written."""
    return Interval(change.low, change.high)


def _in_whole_coins(quantity: Quantity) -> Quantity:
    """Money as a bare number of dollars, euros or pounds, whichever the sentence is about; "a barrel" and "a share" left out."""
    if not quantity.dimension.startswith("currency"):
        return quantity
    return replace(quantity, dimension="currency", scale=Fraction(1, _COINS.get(quantity.unit, 1)))


# How many times ----------------------------------------------------------------------------------------------------


def _factor(relation: Relation, language: str | None, options: Options) -> Iterator[Judgement]:
    before, after = (relation.figures[name].quantity for name in ("before", "after"))
    word = relation.words["factor"]
    factor = Fraction(meanings("factor", language)[word])
    first, last = alike(before, after)
    ratio = last.over(first) if factor > 1 else first.over(last)
    times = factor if factor > 1 else 1 / factor
    gap = _times(times, relation.words.get("hedge", "").strip(), language).gap(ratio)
    quotient = Fraction(after.said.low or 0) / Fraction(before.said.low or 1)
    come = f"{number(round(quotient, 2))} times as much"
    yield from _judged(relation, word, come, gap, options)


def _times_as(relation: Relation, language: str | None, options: Options) -> Iterator[Judgement]:
    """ "three times the 20 of last year"."""
    before, after, times = (relation.figures[name].quantity for name in ("before", "after", "times"))
    if times.low is None or times.low != times.high or times.low <= 1:
        return
    first, last = alike(before, after)
    hedge = " ".join([relation.words.get("hedge", ""), times.hedge]).strip()
    gap = _times(Fraction(times.low), hedge, language).gap(last.over(first))
    quotient = Fraction(after.said.low or 0) / Fraction(before.said.low or 1)
    come = f"{number(round(quotient, 2))} times as much"
    yield from _judged(relation, relation.figures["times"].place.text, come, gap, options)


def _times(factor: Fraction, hedge: str, language: str | None) -> Interval:
    """ "doubled" is roughly two times, "more than doubled" from two up, "nearly doubled" a little below two."""
    if hedge in words("least", language):
        return Interval(factor * (1 - _ROUNDED / 10), None)
    if hedge in words("most", language):
        return Interval(factor * (1 - _NEARLY), factor * (1 + _ROUNDED / 10))
    return Interval(factor * (1 - _ROUNDED), factor * (1 + _ROUNDED))


# Which way ---------------------------------------------------------------------------------------------------------


def _direction(relation: Relation, language: str | None, options: Options) -> Iterator[Judgement]:
    """ "rose from 30 to 10"; a fall "from 10 to 20 metres" may be a range, so that there both ends must carry a unit."""
    before, after = (relation.figures[name] for name in ("before", "after"))
    first, last = before.quantity.said.low or 0, after.quantity.said.low or 0
    rises = "rose" in relation.words
    sentence = relation.masked.segment.text
    if first == last or re.search(any_of("rank", language), sentence, re.IGNORECASE):
        return
    if rises == (last > first):
        yield Agreement(
            "Q108", f"‘{before.place.text}’ to ‘{after.place.text}’ goes the way the text says", _sides(relation)
        )
    elif rises or all(re.search(r"[^\d.,\s]", figure.place.text) for figure in (before, after)):
        word = relation.words["rose" if rises else "sank"]
        message = f"from ‘{before.place.text}’ to ‘{after.place.text}’ is {'less' if rises else 'more'}, but the text says ‘{word}’"
        level, confidence = graded("Q108", Severity.ERROR, Fraction(1), options)
        yield Finding("Q108", "change-mismatch", level, message, _sides(relation), confidence)


def _sides(relation: Relation) -> tuple[Reading, ...]:
    """The two ends, and the figure or the word for the change."""
    said = [
        relation.figures[name].reading for name in ("before", "after", "change", "times") if name in relation.figures
    ]
    for name in ("factor", "rose", "sank"):
        if name in relation.spans:
            place = relation.masked.document.place(relation.spans[name])
            said.append(Reading(place.text, place.text, (place,)))
    return tuple(said)


def _judged(relation: Relation, said: str, come: str, gap: Fraction, options: Options) -> Iterator[Judgement]:
    before, after = (relation.figures[name] for name in ("before", "after"))
    stated: Figure | None = relation.figures.get("change")
    text = stated.place.text if stated else said
    ends = f"from ‘{before.place.text}’ to ‘{after.place.text}’ is {come}"
    if not gap:
        yield Agreement("Q108", f"{ends}, which ‘{text}’ does not contradict", _sides(relation))
        return
    level, confidence = graded("Q108", Severity.ERROR, gap, options)
    yield Finding("Q108", "change-mismatch", level, f"{ends}, not ‘{text}’", _sides(relation), confidence)


RULE = Rule("Q108", "change-mismatch", Severity.ERROR, judge, scope="document")
