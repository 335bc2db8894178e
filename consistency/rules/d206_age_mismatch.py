"""D206 age-mismatch."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from consistency.compare.wordings import Figure, Relation, any_of, relations
from consistency.model import Agreement, Extracted, Finding, Judgement, Mention, Options, Reading, Rule, Severity, Span
from consistency.rules.base import number, severity
from consistency.values import DateInterval, DateParts, Interval, Moment, Name, Quantity

_AGES = range(0, 121)
# Words around an age that set it in another time, or beside a relative's.
_NEAR = 45
_BEFORE = re.compile(r"(\d{1,3})[-\s]year[-\s]old,?\s(?:[^\W\d_][\w-]*\s){0,3}$")
_BEHIND = re.compile(r"(?:,\s(?:aged\s|age\s|who\s(?:is|was)\s)?|\s\((?:aged\s|age\s)?)(\d{1,3})(?=[,.;)])(?!,\d|\):)")
_STUDENT = re.compile(r",\san?\s(\d{1,3})[-\s]year[-\s]old(?=[\s,])")
_YOUNGEST = re.compile(r",\sat\s(\d{1,3}),?\sthe\s")
_FORMS = (_BEHIND, _STUDENT, _YOUNGEST)
# A family name alone is given an age by these only: "(34)" behind it may be a minute or a shirt.
_ALONE = re.compile(r",\s(?:aged\s|age\s|who\s(?:is|was)\s)?(\d{2,3})(?=,\s[a-z]|\.)")
_SENTENCE_END = re.compile(r"[.!?][”\"’)]?\s+(?=[^\W\d_a-z])")
# Farther apart, in characters, a family name alone may be another person's.
_NEXT = 600
# So many ages of one name are no slip: the numbers count something else, or many persons have the name.
_MANY = 4


@dataclass(frozen=True)
class _Age:
    """The age that a text gives a person, and where; lone where it says the family name only."""

    name: Mention
    key: str
    lone: bool
    age: int
    start: int
    end: int


def judge(extracted: Extracted, options: Options) -> Iterator[Judgement]:
    """An age is not what birth and death come to, or one person is given two ages."""
    yield from _lives(extracted, options)
    yield from _spans_of_life(extracted, options)
    yield from _two_ages(extracted, options)


# Birth, death and age ----------------------------------------------------------------------------------------------


def _lives(extracted: Extracted, options: Options) -> Iterator[Judgement]:
    """Where one sentence gives all three; else where the document gives one of each."""
    found = [
        (relation.dates["birth"], relation.dates["death"], relation.figures["age"], Severity.ERROR)
        for relation in relations(extracted, "life")
    ]
    if not found:
        birth, death, age = (_only(relations(extracted, kind)) for kind in ("birth", "death", "age_at_death"))
        if birth and death and age and not any(_is_of_kin(each, extracted.language) for each in (birth, death, age)):
            found = [(birth.dates["birth"], death.dates["death"], age.figures["age"], Severity.WARNING)]
    found += [
        (relation.dates["birth"], relation.dates["event"], relation.figures["age"], Severity.WARNING)
        for relation in relations(extracted, "age_then")
        if not _is_of_kin(relation, extracted.language)
    ]
    for born, died, aged, highest in found:
        known = _between(born.value, died.value)
        if known is not None and _is_age(aged.quantity):
            yield from _life(extracted, (born, died), aged, known, highest, options)


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


def _only(found: Iterable[Relation]) -> Relation | None:
    """The one relation that was found, or None where there are several."""
    every = list(found)
    return every[0] if len(every) == 1 else None


def _is_of_kin(relation: Relation, language: str | None) -> bool:
    """True if the sentence may be about a relative."""
    return bool(re.search(any_of("kin", language), relation.masked.text, re.IGNORECASE))


def _is_age(quantity: Quantity) -> bool:
    return quantity.low == quantity.high and quantity.low in _AGES and quantity.kind == "exact"


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
) -> Iterator[Judgement]:
    places = [extracted.document.place(mention.span) for mention in ends]
    sides = (age.reading, *(Reading(place.text, place.text, (place,)) for place in places))
    come = _come(known)
    told = "’ to ‘".join(place.text for place in places)
    message = f"{'from ' if len(places) > 1 else ''}‘{told}’ is {come}"
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
    by_name: dict[str, list[_Age]] = defaultdict(list)
    for age in _ages(extracted):
        by_name[age.key].append(age)
    for ages in by_name.values():
        distinct = {age.age: age for age in sorted(ages, key=lambda age: (not age.lone, -age.start))}
        if len(distinct) >= _MANY:
            continue
        pairs = list(combinations(sorted(distinct.values(), key=lambda age: age.start), 2))
        for first, second in pairs:
            if not (first.lone or second.lone) or _are_one(extracted, first, second):
                yield _finding(extracted, first, second, options)
        if not pairs and len(ages) > 1:
            said = tuple(_side(extracted, age) for age in ages)
            yield Agreement("D206", f"‘{ages[0].name.text}’ is {ages[0].age} in {len(ages)} places", said)


def _are_one(extracted: Extracted, first: _Age, second: _Age) -> bool:
    """True if a family name alone goes on about the person of the full name: no relative is spoken of between them."""
    between = extracted.document.text[first.end : second.start]
    kin = re.search(any_of("kin", extracted.language), between, re.IGNORECASE)
    return not (first.lone and second.lone) and not kin


def _words(name: Name) -> tuple[str, ...]:
    """The words of a name without titles: "Sergeant Anna Berg" is Anna Berg."""
    return tuple(part.text.casefold() for part in name.parts if part.role not in ("title", "suffix"))


def _bearers(extracted: Extracted) -> Mapping[str, set[str]]:
    """The full names of the document by their last word."""
    found: dict[str, set[str]] = defaultdict(set)
    for mention in extracted.mentions:
        if isinstance(mention.value, Name) and len(words := _words(mention.value)) > 1:
            found[words[-1]].add(" ".join(words))
    return found


def _ages(extracted: Extracted) -> Iterator[_Age]:
    """Ages that the text gives persons, where nothing sets them in another time or beside a relative's.

    A family name alone is the person's of whom the document gives the full name, if only one has it.
    """
    text, bearers = extracted.document.text, _bearers(extracted)
    for mention in extracted.mentions:
        value = mention.value
        if not isinstance(value, Name) or value.kind not in ("person", "other") or not (words := _words(value)):
            continue
        named = {" ".join(words)} if len(words) > 1 else set(bearers.get(words[0], ()))
        match = _stated(text, mention, len(words) == 1) if len(named) == 1 else None
        if match and int(match[1]) in _AGES and not _is_elsewhen(text, mention, match, extracted.language):
            yield _Age(mention, named.pop(), len(words) == 1, int(match[1]), match.start(1), match.end(1))


def _stated(text: str, name: Mention, lone: bool) -> re.Match[str] | None:
    """The age beside a name."""
    if lone:
        return _ALONE.match(text, name.end)
    behind = (form.match(text, name.end) for form in _FORMS)
    return next(filter(None, behind), None) or _BEFORE.search(text, max(0, name.start - 60), name.start)


def _is_elsewhen(text: str, name: Mention, match: re.Match[str], language: str | None) -> bool:
    first, last = min(name.start, match.start()), max(name.end, match.end())
    before, behind = text[max(0, first - _NEAR) : first], text[last : last + _NEAR]
    before, behind = before.rpartition("\n")[2], behind.partition("\n")[0]
    sentence = f"{_SENTENCE_END.split(before)[-1]} | {_SENTENCE_END.split(behind)[0]}"
    several = re.match(r"\s?(?:and|,)\s\d", text[match.end(1) : match.end(1) + 8])
    kin = re.search(any_of("kin", language), f"{before} | {behind}", re.IGNORECASE)
    return bool(several or kin or _elsewhen(language).search(sentence))


@cache
def _elsewhen(language: str | None) -> re.Pattern[str]:
    """Words of another time, and years."""
    return re.compile(rf"{any_of('other_time', language)}|\b[12]\d\d\d\b", re.IGNORECASE)


def _finding(extracted: Extracted, first: _Age, second: _Age, options: Options) -> Finding:
    birthday = abs(first.age - second.age) == 1
    far = (first.lone or second.lone) and abs(first.start - second.start) > _NEXT
    level = Severity.NOTE if birthday or far else severity("D206", Severity.WARNING, 0.8, options)
    also = "; a birthday may lie between" if birthday else ""
    message = f"‘{first.name.text}’ is {first.age} and also {second.age}{also}"
    said = (_side(extracted, first), _side(extracted, second))
    return Finding("D206", "age-mismatch", level, message, said, 0.5 if birthday or far else 0.8)


def _side(extracted: Extracted, age: _Age) -> Reading:
    place = extracted.document.place(Span(age.start, age.end))
    return Reading(place.text, place.text, (place,))


RULE = Rule("D206", "age-mismatch", Severity.ERROR, judge, scope="document")
