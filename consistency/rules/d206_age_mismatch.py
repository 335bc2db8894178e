"""D206 age-mismatch."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations, pairwise, product

from consistency.claims.ages import AGES, Age, ages, speaks_of_kin
from consistency.claims.lives import PIECES, is_behind_name, pieces_of_lives
from consistency.claims.meant import headline_age, referred
from consistency.claims.subjects import subjects
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
from consistency.values import DateInterval, DateParts, Interval, Moment, Quantity, Term

# Farther apart, in characters, a family name alone may be another person's.
_NEXT = 600
# So many days back somebody died who "has died".
_LATELY = 31
# So far before a family name alone a relative's name may have been left out.
_AROUND = 150
# So many ages of one name are no slip: the numbers count something else, or many persons have the name.
_MANY = 4
# So few characters stand between two sentences that follow each other.
_BEHIND = 2
_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
# Who turned, or was, so many years less than he is did so, or was so, long ago.
_TURNED = 5
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
        found = [*_told_apart(extracted)] or [*_in_clauses(extracted)]
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


def _in_clauses(extracted: Extracted) -> Iterator[tuple[Mention, Mention, Figure, Severity]]:
    """The only birth, death and age at death of a text, told by one sentence: "he died on …, aged 50; he was born on …"."""
    slots = (("birth", "birth"), ("death", "death"), ("age_at_death", "age"))
    birth, dead, age = (_only(relations(extracted, kind), slot) for kind, slot in slots)
    if not birth or not dead or not age or any(_is_of_kin(each, extracted.language) for each in (birth, dead, age)):
        return
    if len({each.masked.segment.span for each in (birth, dead, age)}) == 1:
        yield birth.dates["birth"], dead.dates["death"], age.figures["age"], Severity.WARNING


def _told_apart(extracted: Extracted) -> Iterator[tuple[Mention, Mention, Figure, Severity]]:
    """A birth, and in other sentences the age on another day, of one person."""
    told = pieces_of_lives(extracted)
    for person in sorted({person for pieces in told.values() for person in pieces}):
        births, deaths, ages_at_death, ages_on, just_died, ages_told = (
            told[kind].get(person, []) for kind in PIECES[:6]
        )
        birth, dead = _only(births, "birth"), _only(deaths, "death")
        if birth is None:
            continue
        born = birth.dates["birth"]
        if dead:
            ages_at_death = ages_at_death or _next(dead, ages_told)
        last = _only(just_died, "age")
        if dead and (age := _only(ages_at_death, "age")):
            yield born, dead.dates["death"], age.figures["age"], Severity.WARNING
        elif last and extracted.published:
            yield born, _last_month(extracted, last.figures["age"].place), last.figures["age"], Severity.WARNING
        for on in ages_on:
            yield born, on.dates["event"], on.figures["age"], Severity.WARNING


def _next(death: Relation, told: Sequence[Relation]) -> list[Relation]:
    """The age in the sentence behind a death: "She died on 3 May. She was 55"."""
    end = death.masked.segment.span.end
    return [each for each in told if 0 <= each.masked.segment.span.start - end <= _BEHIND]


def _last_month(extracted: Extracted, place: Place) -> Mention:
    """When somebody died who "has died": within the month before the text was published."""
    assert extracted.published is not None
    day = replace(extracted.published, second=None)
    when = DateInterval(day.plus(days=-_LATELY), day.plus(days=1))
    return Mention(Span(place.start, place.end), place.text, when)


def _ages_today(extracted: Extracted, options: Options) -> Iterator[Judgement]:
    """A birth and the age on the day of publication: "born on 4 April 1980, is 44"."""
    if extracted.published is None:
        return
    today = replace(extracted.published, second=None)
    yield from _born_elsewhere(extracted, today, options)
    for relation in relations(extracted, "age_now"):
        born, aged = relation.dates["birth"], relation.figures["age"]
        bounds = _bounds(born.value)
        told = relation.masked.text[: aged.place.end - relation.masked.segment.span.start]
        kin = re.search(any_of("kin", extracted.language), told, re.IGNORECASE)
        if bounds is None or kin or not _is_age(aged.quantity):
            continue
        known = Interval(_years(bounds[1], today), _years(bounds[0], today))
        yield from _life(extracted, (born,), aged, known, Severity.WARNING, options, today.isoformat())


def _born_elsewhere(extracted: Extracted, today: Moment, options: Options) -> Iterator[Judgement]:
    """A birth in one sentence, the age on the day of publication in another: "Anna Berg, 84, … She was born in 1950"."""
    births, speaks_of = pieces_of_lives(extracted)["birth"], subjects(extracted)
    if not births:
        return
    text = extracted.document.text
    for age in ages(text, extracted.mentions, extracted.language):
        birth = _only(births.get(age.key.split()[-1], ()), "birth")
        bounds = _bounds(birth.dates["birth"].value) if birth else None
        if birth is None or bounds is None or age.when != "now" or age.how == "pronoun":
            continue
        if birth.masked.segment.span.start not in speaks_of or _YEAR.search(
            text, max(0, age.start - _AROUND), age.start
        ):
            continue
        if birth.masked.segment.span.overlaps(Span(age.start, age.end)):
            continue
        known = Interval(_years(bounds[1], today), _years(bounds[0], today))
        place = extracted.document.place(Span(age.start, age.end))
        figure = Figure(place, Quantity(age.age, age.age))
        yield from _life(
            extracted, (birth.dates["birth"],), figure, known, Severity.WARNING, options, today.isoformat()
        )


def _spans_of_life(extracted: Extracted, options: Options) -> Iterator[Judgement]:
    """A life as a range of dates: "Anna Berg (1940–2024), … was 84 when she died"."""
    seen: set[int] = set()
    for relation in relations(extracted, "lifespan"):
        when, aged = relation.dates["when"], relation.figures["age"]
        known = _of_range(when.value) if is_behind_name(relation, "when", extracted) else None
        if known and _is_age(aged.quantity) and not _is_of_kin(relation, extracted.language):
            yield from _life(extracted, (when,), aged, known, Severity.ERROR, options)
            seen.add(aged.place.start)
    told = pieces_of_lives(extracted)
    for person, lifetimes in told["lifetime"].items():
        life, age = _only(lifetimes, "when"), _only(told["age_at_death"].get(person, ()), "age")
        known = _of_range(life.dates["when"].value) if life else None
        if life and age and known and age.figures["age"].place.start not in seen:
            yield from _life(extracted, (life.dates["when"],), age.figures["age"], known, Severity.WARNING, options)


def _of_range(value: object) -> Interval | None:
    """How old somebody may be at the end of a range of dates who was born at its beginning."""
    if not isinstance(value, DateInterval) or value.until is None or not value.start or not value.end:
        return None
    if value.impossible or not value.start < value.end:
        return None
    first, last = _unit(value.said), _unit(value.until)
    born = value.start, value.start.plus(**first).plus(days=-1)
    died = value.end.plus(**{unit: -count for unit, count in last.items()}), value.end.plus(days=-1)
    return Interval(_years(born[1], died[0]), _years(born[0], died[1]))


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
    return speaks_of_kin(relation.masked.text, language)


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
            if _can_differ(extracted, first, second) and _are_one(extracted, first, second):
                yield _finding(extracted, first, second, options)
        if not pairs and len(found) > 1:
            said = tuple(_side(extracted, age) for age in found)
            yield Agreement("D206", f"‘{found[0].name.text}’ is {found[0].age} in {len(found)} places", said)


def _are_one(extracted: Extracted, first: Age, second: Age) -> bool:
    """True if a family name alone goes on about the person of the full name: no relative is spoken of between them."""
    if "description" in (first.how, second.how) or first.how == second.how == "full":
        return True
    between = extracted.document.text[max(first.end, second.start - _AROUND) : second.start]
    beside = "full" in (first.how, second.how) or "pronoun" not in (first.how, second.how)
    return beside and not speaks_of_kin(between, extracted.language)


def _can_differ(extracted: Extracted, first: Age, second: Age) -> bool:
    """True unless the times of two ages explain them: who "turns 40 in May" is 39, who "was 16" was so once."""
    if first.when == second.when == "now":
        return True
    if "turns" in (first.when, second.when):
        return abs(first.age - second.age) > 1
    earlier, later = sorted((first, second), key=lambda age: age.when == "now")
    if later.when != "now" or earlier.age > later.age:
        return later.when == "now"
    lately = later.age - earlier.age <= _TURNED
    return lately and (earlier.when == "turned" or _is_dead(extracted, first))


def _is_dead(extracted: Extracted, age: Age) -> bool:
    """True if a sentence that names somebody tells of a death: who "was 40" then is 40 for good."""
    family = age.key.split()[-1]
    died = re.compile(any_of("deaths", extracted.language), re.IGNORECASE)
    return any(family in segment.text.casefold() and died.search(segment.text) for segment in extracted.segments)


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
