"""D206 age-mismatch."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import combinations, pairwise, product

from consistency.claims.ages import AGES, Age, ages
from consistency.claims.meant import headline_age, main_name, referred
from consistency.compare.stories import likeness
from consistency.compare.wordings import Figure, Relation, any_of, relations
from consistency.model import (
    Agreement,
    Claim,
    Extracted,
    Finding,
    Group,
    Judgement,
    Mention,
    Options,
    Place,
    Reading,
    Rule,
    Severity,
    Span,
)
from consistency.rules.base import number, severity
from consistency.values import DateInterval, DateParts, Interval, Moment, Name, Quantity, Term

# Farther apart, in characters, a family name alone may be another person's.
_NEXT = 600
# So many days back somebody died who "has died".
_LATELY = 31
# So far before a family name alone a relative's name may have been left out.
_AROUND = 150
# So many ages of one name are no slip: the numbers count something else, or many persons have the name.
_MANY = 4
# Reports so many days apart tell of one story; sentences that share so many words tell of one person.
_STORY, _SHARED = 60, 2
# Of so many reports of one age each is compared with those of another.
_MOST = 8


def judge(extracted: Extracted, options: Options) -> Iterator[Judgement]:
    """An age is not what birth and death come to, or one person is given two ages."""
    yield from _lives(extracted, options)
    yield from _ages_today(extracted, options)
    yield from _spans_of_life(extracted, options)
    yield from _two_ages(extracted, options)
    yield from _in_headline(extracted, options)


def judge_group(group: Group, options: Options) -> Iterator[Judgement]:
    """Two documents give one person ages that the time between them does not explain."""
    claims = [claim for claim in group.claims if claim.attribute == "age"]
    claims.sort(key=_when)
    by_age: dict[object, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_age[claim.value].append(claim)
    if len(by_age) >= _MANY:
        return
    apart = [pair for two in combinations(by_age.values(), 2) for pair in product(*(each[:_MOST] for each in two))]
    alike = [pair for each in by_age.values() for pair in pairwise(each)]
    for pair in (*apart, *alike):
        one, other = sorted(pair, key=_when)
        if one.place.document != other.place.document and (
            len(one.frame & other.frame) >= _SHARED or _of_one_event(one, other)
        ):
            yield from _across(group, one, other, options)


def _of_one_event(one: Claim, other: Claim) -> bool:
    return bool(one.story and other.story and likeness(one.story, other.story))


def _when(claim: Claim) -> tuple[str, str, int]:
    return claim.published, claim.place.document, claim.place.start


# Birth, death and age ----------------------------------------------------------------------------------------------


def _lives(extracted: Extracted, options: Options) -> Iterator[Judgement]:
    """Where one sentence gives all three; else where the document gives one of each."""
    found = [
        (relation.dates["birth"], relation.dates["death"], relation.figures["age"], Severity.ERROR)
        for relation in relations(extracted, "life")
    ]
    if not found:
        found = [*_told_apart(extracted)]
    found += [
        (relation.dates["birth"], relation.dates["event"], relation.figures["age"], Severity.WARNING)
        for relation in relations(extracted, "age_then")
        if not _is_of_kin(relation, extracted.language)
    ]
    for born, died, aged, highest in found:
        known = _between(born.value, died.value)
        if known is not None and _is_age(aged.quantity):
            # Who "has died" died on no day that the text gives.
            ends = (born,) if died.start == aged.place.start else (born, died)
            yield from _life(extracted, ends, aged, known, highest, options)


def _told_apart(extracted: Extracted) -> Iterator[tuple[Mention, Mention, Figure, Severity]]:
    """A birth, and in other sentences the age on another day, where all of them are of the one whom the text is about."""
    main = main_name(extracted)
    kinds = ("birth", "death", "age_at_death", "age_on", "just_died")
    births, deaths, ages_at_death, ages_on, just_died = (
        [each for each in relations(extracted, kind) if _is_about(each, main, extracted)] for kind in kinds
    )
    birth = _only(births, "birth")
    if birth is None:
        return
    born, death, age = birth.dates["birth"], _only(deaths, "death"), _only(ages_at_death, "age")
    if death and age:
        yield born, death.dates["death"], age.figures["age"], Severity.WARNING
    elif (last := _only(just_died, "age")) and extracted.published:
        yield born, _last_month(extracted, last.figures["age"].place), last.figures["age"], Severity.WARNING
    for on in ages_on:
        yield born, on.dates["event"], on.figures["age"], Severity.WARNING


def _last_month(extracted: Extracted, place: Place) -> Mention:
    """When somebody died who "has died": within the month before the text was published."""
    assert extracted.published is not None
    day = replace(extracted.published, second=None)
    when = DateInterval(day.plus(days=-_LATELY), day.plus(days=1))
    return Mention(Span(place.start, place.end), place.text, when)


def _is_about(relation: Relation, main: str, extracted: Extracted) -> bool:
    """True if a sentence names nobody but the one whom the text is about, and no relative."""
    span = relation.masked.segment.span
    named = [
        mention.value
        for mention in extracted.mentions
        if isinstance(mention.value, Name) and mention.value.kind == "person" and span.overlaps(mention.span)
    ]
    others = [name for name in named if name.parts[-1].text.casefold() != main]
    return not others and not _is_of_kin(relation, extracted.language)


def _ages_today(extracted: Extracted, options: Options) -> Iterator[Judgement]:
    """A birth and the age on the day of publication: "born on 4 April 1980, is 44"."""
    if extracted.published is None:
        return
    today = replace(extracted.published, second=None)
    for relation in relations(extracted, "age_now"):
        born, aged = relation.dates["birth"], relation.figures["age"]
        bounds = _bounds(born.value)
        told = relation.masked.text[: aged.place.end - relation.masked.segment.span.start]
        kin = re.search(any_of("kin", extracted.language), told, re.IGNORECASE)
        if bounds is None or kin or not _is_age(aged.quantity):
            continue
        known = Interval(_years(bounds[1], today), _years(bounds[0], today))
        yield from _life(extracted, (born,), aged, known, Severity.WARNING, options, today.isoformat())


def _spans_of_life(extracted: Extracted, options: Options) -> Iterator[Judgement]:
    """A life as a range of dates: "Anna Berg (1940–2024), … was 84 when she died"."""
    for relation in relations(extracted, "lifespan"):
        when, aged = relation.dates["when"], relation.figures["age"]
        value = when.value
        if not isinstance(value, DateInterval) or value.until is None or not value.start or not value.end:
            continue
        if value.impossible or not value.start < value.end or not _is_age(aged.quantity):
            continue
        first, last = _unit(value.said), _unit(value.until)
        born = value.start, value.start.plus(**first).plus(days=-1)
        end = value.end.plus(days=-1)
        died = value.end.plus(**{unit: -count for unit, count in last.items()}), end
        known = Interval(_years(born[1], died[0]), _years(born[0], died[1]))
        yield from _life(extracted, (when,), aged, known, Severity.ERROR, options)


def _unit(said: DateParts) -> Mapping[str, int]:
    """How long the day, month or year is that was said."""
    if said.day is not None:
        return {"days": 1}
    return {"months": 1 if said.month is not None else 12}


def _only(found: Iterable[Relation], slot: str) -> Relation | None:
    """The last relation that was found, past the headline, or None where several say different things."""
    every = list(found)
    said = {each.figures[slot].quantity.low if slot in each.figures else each.dates[slot].value for each in every}
    return every[-1] if len(said) == 1 else None


def _is_of_kin(relation: Relation, language: str | None) -> bool:
    """True if the sentence may be about a relative."""
    return bool(re.search(any_of("kin", language), relation.masked.text, re.IGNORECASE))


def _is_age(quantity: Quantity) -> bool:
    return quantity.low == quantity.high and quantity.low in AGES and quantity.kind == "exact"


def _between(birth: object, death: object) -> Interval | None:
    """How old someone may be who was born in one interval, at a time in another."""
    born, died = _bounds(birth), _bounds(death)
    if born is None or died is None:
        return None
    (first, last), (start, end) = born, died
    return Interval(_years(last, start), _years(first, end))


def _bounds(value: object) -> tuple[Moment, Moment] | None:
    """The first and the last day of a date."""
    if not isinstance(value, DateInterval) or value.until is not None or value.hedge:
        return None
    if value.start is None or value.end is None or value.granularity not in ("day", "month", "year"):
        return None
    return value.start, value.end.plus(days=-1) if value.end.second is None else value.end


def _years(birth: Moment, day: Moment) -> int:
    """Full years from a day of birth to a day."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def _life(
    extracted: Extracted,
    ends: tuple[Mention, ...],
    age: Figure,
    known: Interval,
    highest: Severity,
    options: Options,
    published: str = "",
) -> Iterator[Judgement]:
    places = [extracted.document.place(mention.span) for mention in ends]
    sides = (age.reading, *(Reading(place.text, place.text, (place,)) for place in places))
    come = _come(known)
    told = "’ to ‘".join(place.text for place in places)
    message = f"{'from ' if len(places) > 1 else ''}‘{told}’ is {come}"
    if published:
        message = f"from ‘{told}’ to {published}, the day of publication, is {come}"
    if known.overlaps(Interval(age.quantity.low, age.quantity.high)):
        yield Agreement("D206", f"{message}, which ‘{age.place.text}’ does not contradict", sides)
        return
    level = severity("D206", highest, 0.9, options)
    yield Finding("D206", "age-mismatch", level, f"{message}, not ‘{age.place.text}’", sides, 0.9)


def _come(known: Interval) -> str:
    low, high = known.low or 0, known.high or 0
    return f"{number(low)} years" if low == high else f"{number(low)} or {number(high)} years"


# Two ages of one person --------------------------------------------------------------------------------------------


def _two_ages(extracted: Extracted, options: Options) -> Iterator[Judgement]:
    """The ages of persons of one full name; of two that differ by one, a birthday may lie between."""
    by_name: dict[str, list[Age]] = defaultdict(list)
    named = list(ages(extracted.document.text, extracted.mentions, extracted.language))
    for age in (*named, *referred(extracted, named)):
        by_name[age.key].append(age)
    for found in by_name.values():
        distinct = {age.age: age for age in sorted(found, key=lambda age: (age.how == "full", -age.start))}
        if len(distinct) >= _MANY:
            continue
        pairs = list(combinations(sorted(distinct.values(), key=lambda age: age.start), 2))
        for first, second in pairs:
            if first.how == second.how == "full" or _are_one(extracted, first, second):
                yield _finding(extracted, first, second, options)
        if not pairs and len(found) > 1:
            said = tuple(_side(extracted, age) for age in found)
            yield Agreement("D206", f"‘{found[0].name.text}’ is {found[0].age} in {len(found)} places", said)


def _are_one(extracted: Extracted, first: Age, second: Age) -> bool:
    """True if a family name alone goes on about the person of the full name: no relative is spoken of between them."""
    if "description" in (first.how, second.how):
        return True
    between = extracted.document.text[max(first.end, second.start - _AROUND) : second.start]
    kin = re.search(any_of("kin", extracted.language), between, re.IGNORECASE)
    return "full" in (first.how, second.how) and not kin


def _finding(extracted: Extracted, first: Age, second: Age, options: Options) -> Finding:
    birthday = abs(first.age - second.age) == 1
    far = "family" in (first.how, second.how) and abs(first.start - second.start) > _NEXT
    unsure = birthday or far or "pronoun" in (first.how, second.how)
    level = Severity.NOTE if unsure else severity("D206", Severity.WARNING, 0.8, options)
    also = "; a birthday may lie between" if birthday else ""
    message = f"‘{first.name.text}’ is {first.age} and also {second.age}{also}"
    said = (_side(extracted, first), _side(extracted, second))
    return Finding("D206", "age-mismatch", level, message, said, 0.5 if unsure else 0.8)


def _in_headline(extracted: Extracted, options: Options) -> Iterator[Judgement]:
    """A headline gives another age than the only one in the text."""
    found = headline_age(extracted)
    if found:
        said = tuple(_reading(extracted, span) for span in found)
        headline, text = (reading.text for reading in said)
        birthday = abs(int(headline) - int(text)) == 1
        level = Severity.NOTE if birthday else severity("D206", Severity.WARNING, 0.7, options)
        message = f"the headline says {headline}, the text {text}"
        yield Finding("D206", "age-mismatch", level, message, said, 0.5 if birthday else 0.7)


def _side(extracted: Extracted, age: Age) -> Reading:
    return _reading(extracted, Span(age.start, age.end))


def _reading(extracted: Extracted, span: Span) -> Reading:
    place = extracted.document.place(span)
    return Reading(place.text, place.text, (place,))


# Several documents ---------------------------------------------------------------------------------------------------


def _across(group: Group, one: Claim, other: Claim, options: Options) -> Iterator[Judgement]:
    """Reports of the same months on one person: the later age is the earlier one, or a year more."""
    days = [date.fromisoformat(claim.published) for claim in (one, other)]
    if (days[1] - days[0]).days > _STORY:
        return
    ages_said = [int(claim.value.words) for claim in (one, other) if isinstance(claim.value, Term)]
    sides = tuple(Reading(claim.place.text, claim.place.text, (claim.place,)) for claim in (one, other))
    who = group.key.rpartition(":")[2].title()
    if ages_said[1] - ages_said[0] in (0, 1):
        yield Agreement("D206", f"{who} is {ages_said[0]} on {days[0]}, {ages_said[1]} on {days[1]}", sides)
        return
    close = abs(ages_said[1] - ages_said[0]) == 1
    level = Severity.NOTE if close else severity("D206", Severity.WARNING, 0.7, options)
    message = f"{who} is {ages_said[0]} on {days[0]}, but {ages_said[1]} on {days[1]}"
    yield Finding("D206", "age-mismatch", level, message, sides, 0.5 if close else 0.7)


RULE = Rule("D206", "age-mismatch", Severity.ERROR, judge, scope="document", across=judge_group)
