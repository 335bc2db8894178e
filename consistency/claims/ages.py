"""The ages that a text gives the persons it names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from consistency import tables
from consistency.claims.statement import content
from consistency.compare.wordings import any_of, words
from consistency.model import Claim, Document, Mention, Segment, Span, Story
from consistency.values import Name, Term

AGES = range(0, 121)
# Words around an age that set it in another time, or beside a relative's.
_NEAR = 45
_SENTENCE_END = re.compile(r"[.!?][”\"’)]?\s+(?=[^\W\d_a-z])")
# How far behind the age of a person a pronoun is still that person's.
_GOES_ON = 400


@dataclass(frozen=True)
class Age:
    """The age that a text gives a person, and where.

    key    the full name, in small letters and without titles
    how    "full" beside the full name, "family" beside the family name alone, "given" beside the given name alone,
           "pronoun" behind a pronoun, "description" for "the 42-year-old"
    when   "now" for the time of the text, "past" ("was 42"), "turned" ("turned 42 in May"), "turns" ("turns 42 in May")
    """

    name: Mention
    key: str
    how: str
    age: int
    start: int
    end: int
    when: str = "now"


def age_claims(
    document: Document,
    parts: Sequence[Segment],
    called: Sequence[Mention],
    language: str | None,
    published: str,
    story: Story | None,
) -> Iterator[Claim]:
    """Claims under "age:FULL NAME" of the ages beside names of persons whose full name is told, with the words of the sentence.

    None without a day of publication. story: what the document tells of.
    """
    if not published or not words("kin", language):
        return
    at = 0
    for age in ages(document.text, called, language):
        while at < len(parts) - 1 and parts[at].span.end <= age.start:
            at += 1
        if age.how in ("full", "family") and age.when == "now":
            frame = {word for _, word in content(parts[at].text, language)} - set(age.key.split())
            key, place = f"age:{age.key}", document.place(Span(age.start, age.end))
            yield Claim(key, key, "age", Term(str(age.age)), "total", place, parts[at].span.start,
                        frame=frozenset(frame), published=published, story=story)  # fmt: skip


def ages(text: str, names: Sequence[Mention], language: str | None) -> Iterator[Age]:
    """Ages that a text gives persons, in order, where nothing sets them in another time or beside a relative's.

    A family name alone is the person's of whom the document gives the full name, if only one has it; a pronoun is the
    person's before it, if nobody else is spoken of in between. Nothing is read in a language whose words for relatives
    are not known.
    """
    if not words("kin", language):
        return
    called = [mention for mention in names if isinstance(mention.value, Name)]
    families, givens = _bearers(called, -1), _bearers(called, 0)
    found: list[Age] = []
    for mention in called:
        value = mention.value
        assert isinstance(value, Name)
        said = name_words(value)
        if value.kind not in ("person", "other") or not said:
            continue
        how, named = "full", {" ".join(said)}
        if len(said) == 1:
            family, given = families.get(said[0], set()), givens.get(said[0], set())
            how, named = ("family", family) if family else ("given", given or named)
        if len(named) == 1:
            found += _beside(text, mention, next(iter(named)), how, language)
    yield from sorted([*found, *_of_pronouns(text, called, found, language)], key=lambda age: age.start)


def _beside(text: str, mention: Mention, key: str, how: str, language: str | None) -> Iterator[Age]:
    """The ages right beside a name, as an apposition or behind a verb."""
    forms = _forms(language)
    apposed = _stated(text, mention, how != "full", forms)
    for match in (apposed, forms.being.match(text, mention.end), forms.turning.match(text, mention.end)):
        if match is None:
            continue
        age, when = read_age(match["age"], language), _when(match)
        if age in AGES and not is_elsewhen(text, mention.span, match, language, when):
            yield Age(mention, key, how, age, match.start("age"), match.end("age"), when)


def _when(match: re.Match[str]) -> str:
    """When somebody is as old as that, by the verb."""
    verb = (match.groupdict().get("verb") or "").lower()
    if "turn" in verb:
        return "turned" if verb == "turned" else "turns"
    return "past" if verb == "was" else "now"


def read_age(said: str, language: str | None) -> int:
    """An age in figures or in words; -1 for no age."""
    small: Mapping[str, int] = tables.find("numerals", language).get("small", {})
    return int(said) if said.isdecimal() else small.get(said.lower(), -1)


@dataclass(frozen=True)
class _Forms:
    """How an age stands beside a name.

    before    "42-year-old Anna Berg"; within: the same, where the age opens the sentence and so the name
    adjacent  the same right before a single name, which has no article
    behind    "Anna Berg, 42, …", "Anna Berg, a 42-year-old …", "Anna Berg, at 42 the …"
    alone     the same behind a single name, where "(34)" may be a minute or a shirt
    being     "is 42", "was 42 years old"; turning: "who turned 42 in May"
    """

    before: re.Pattern[str]
    within: re.Pattern[str]
    adjacent: re.Pattern[str]
    behind: tuple[re.Pattern[str], ...]
    alone: re.Pattern[str]
    being: re.Pattern[str]
    turning: re.Pattern[str]


@cache
def _forms(language: str | None) -> _Forms:
    small = [word for word, count in tables.find("numerals", language).get("small", {}).items() if 0 < count < 20]
    spelled = "|".join(map(re.escape, small)) or r"(?!)"
    age, two = rf"(?P<age>\d{{1,3}}|{spelled})", rf"(?P<age>\d{{2,3}}|{spelled})"
    lead = r",\s(?:aged\s|age\s|who\s(?:is|was)\s)?"
    behind = (
        rf"(?:{lead}|\s\((?:aged\s|age\s)?){age}(?=[,.;)])(?!,\d|\):)",
        rf",\san?\s{age}[-\s]year[-\s]old(?=[\s,])",
        rf",\sat\s{age},?\sthe\s",
    )
    days = f"{any_of('days_ago', language)}|{_days(language)}"
    return _Forms(
        re.compile(
            rf"(?<![\w-]){age}[-\s]year[-\s]old,?\s(?:[^\W\d_][\w-]*,?\s){{0,3}}$",
            re.IGNORECASE,
        ),
        re.compile(rf"{age}-year-old\s", re.IGNORECASE),
        re.compile(rf"(?<!the\s)(?<!a\s)(?<!an\s)(?<![\w-]){age}[-\s]year[-\s]old\s$", re.IGNORECASE),
        tuple(map(re.compile, behind)),
        re.compile(rf"{lead}{two}(?=,\s[a-z]|\.)"),
        re.compile(_being(two)),
        re.compile(_turning(two, days, language)),
    )


def _being(age: str) -> str:
    """ "is 42", "was 42 years old": not "is 42nd", "was 42 not out", "is 42, Cole 31"."""
    ends = r"(?=[.;][”\"]?(?:\s|$)|,\s[a-z]|\sand\s(?!counting|half|a\shalf|out|not|rising)[a-z]+\s)"
    old = r"\s(?:years\sold|years\sof\sage)(?!\w)(?=[.,;:]|\sand\s|$)"
    return rf"\s(?P<verb>is|was)\s(?:now\s|just\s|only\s)?{age}(?:{old}|{ends})"


def _turning(age: str, days: str, language: str | None) -> str:
    """ "turned 42 on Monday", "who turns 42 in April": days of the year of the text."""
    verbs = any_of("turning", language)
    return rf"(?:,\swho)?\s(?P<verb>{verbs})\s{age}(?:\s(?:on\s|in\s|last\s|this\s|next\s)?(?:{days}))(?=[.;,]|\sand\s)"


def _days(language: str | None) -> str:
    """Weekdays and months."""
    calendar = tables.find("calendar", language)
    names = sorted({*calendar.get("weekdays", ()), *calendar.get("months", ())}, key=len, reverse=True)
    return "|".join(name.capitalize() for name in map(re.escape, names)) or r"(?!)"


def name_words(name: Name) -> tuple[str, ...]:
    """The words of a name without titles: "Sergeant Anna Berg" is Anna Berg."""
    parts = [part for part in name.parts if part.role not in ("title", "suffix")]
    return tuple(part.text.casefold() for part in parts if not part.text.endswith("-year-old"))


def _bearers(called: Sequence[Mention], at: int) -> Mapping[str, set[str]]:
    """The full names of the document by their last word, or their first."""
    found: dict[str, set[str]] = defaultdict(set)
    for mention in called:
        if isinstance(mention.value, Name) and len(said := name_words(mention.value)) > 1:
            found[said[at]].add(" ".join(said))
    return found


def _stated(text: str, name: Mention, lone: bool, forms: _Forms) -> re.Match[str] | None:
    """The age beside a name, as an apposition."""
    within = forms.within.match(text, name.start)
    if lone:
        just_before = forms.adjacent.search(text, max(0, name.start - 30), name.start)
        return forms.alone.match(text, name.end) or within or just_before
    before = forms.before.search(text, max(0, name.start - 60), name.start) or within
    behind = (form.match(text, name.end) for form in forms.behind)
    return next(filter(None, behind), None) or before


def is_elsewhen(text: str, name: Span, match: re.Match[str], language: str | None, when: str = "now") -> bool:
    """True if words around a name and an age set the age in another time, or beside a relative's."""
    first, last = min(name.start, match.start()), max(name.end, match.end())
    before, behind = text[max(0, first - _NEAR) : first], text[last : last + _NEAR]
    before, behind = before.rpartition("\n")[2], behind.partition("\n")[0]
    # A sentence ends before a capital letter, as a name has.
    sentence = f"{_SENTENCE_END.split(before + 'A')[-1][:-1]} | {_SENTENCE_END.split(behind)[0]}"
    last_of_age = match.end("age") if "age" in match.re.groupindex else match.end(1) if match[1] else match.end()
    several = re.match(r"\s?(?:and|,)\s\d", text[last_of_age : last_of_age + 8])
    kin = speaks_of_kin(f"{before} | {behind}", language)
    elsewhen = None if when.startswith("turn") else _elsewhen(language).search(sentence)
    return bool(several or kin or elsewhen)


def speaks_of_kin(text: str, language: str | None) -> bool:
    """True if words for a relative stand there that say of nobody named whose relative he is: "a father of two" is himself."""
    return bool(re.search(any_of("kin", language), _own_kin(language).sub(" ", text), re.IGNORECASE))


@cache
def _own_kin(language: str | None) -> re.Pattern[str]:
    """ "father-of-two", "was a devoted father", and "Grandmother" before a name."""
    own, having, offspring = (any_of(name, language) for name in ("own_kin", "having", "offspring"))
    forms = (
        rf"{own}[-\s]of[-\s][\w-]+(?:[-\s]children)?",
        rf"(?:was|is)\sa\s(?:[a-z]+\s)?{own}",
        rf"{any_of('leaving', language)}[^.|]{{0,80}}",
        rf"{having}\s[\w-]+\s{offspring}",
        rf"(?:(?<=[.!?]\s)|(?<=\n)|^){own}(?=\s+(?:\||(?-i:[A-Z])))",
    )
    return re.compile("|".join(forms), re.IGNORECASE)


@cache
def _elsewhen(language: str | None) -> re.Pattern[str]:
    """Words of another time, and years."""
    return re.compile(rf"{any_of('other_time', language)}|\b[12]\d\d\d\b", re.IGNORECASE)


# Pronouns ------------------------------------------------------------------------------------------------------------


def _of_pronouns(text: str, called: Sequence[Mention], known: Sequence[Age], language: str | None) -> Iterator[Age]:
    """ "Anna Berg, 34, runs the shop. She is 43": of the last person with an age, if nobody else is spoken of since."""
    for match in (match for form in _pronouns(language) for match in form.finditer(text)):
        before = [age for age in known if age.how == "full" and age.end <= match.start()]
        age = read_age(match["age"], language)
        if before and age in AGES and _is_of(text, called, before[-1], match, language):
            person = before[-1]
            yield Age(person.name, person.key, "pronoun", age, match.start("age"), match.end("age"), _when(match))


def _is_of(text: str, called: Sequence[Mention], person: Age, match: re.Match[str], language: str | None) -> bool:
    """True if from the sentence of the person on nobody else is named or spoken of."""
    start = max((end.end() for end in _SENTENCE_END.finditer(text, 0, person.name.start)), default=0)
    start = max(start, text.rfind("\n", 0, person.name.start) + 1)
    between = text[start : match.start()]
    family = person.key.split()[-1]
    others = any(
        start <= mention.start < match.start()
        and isinstance(mention.value, Name)
        and mention.value.kind != "place"
        and name_words(mention.value)[-1:] != (family,)
        for mention in called
    )
    spoken_of = _people(language).search(_own_kin(language).sub(" ", between))
    return len(between) <= _GOES_ON and not others and not spoken_of


@cache
def _people(language: str | None) -> re.Pattern[str]:
    """Words for relatives, for other people, and for the offices and trades that people hold."""
    groups = tables.find("persons", language).get("groups", {})
    held = {said for words_held in groups.values() for word in words_held for said in (word, word.split()[-1])}
    roles = "|".join(map(re.escape, sorted(held, key=len, reverse=True))) or r"(?!)"
    return re.compile(
        rf"{any_of('kin', language)}|{any_of('humans', language)}|(?<!\w)(?:{roles})(?!\w)", re.IGNORECASE
    )


@cache
def _pronouns(language: str | None) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """An age behind a pronoun that opens a sentence, and one that somebody turns."""
    opens, age = r"(?:(?<=[.!?]\s)|(?<=\n))", r"(?P<age>\d{2,3})"
    ends = r"(?=[.;]|,\s(?!\d)|\sand\s(?!\d)|\syears\sold[ .,;])"
    being = rf"{opens}(?:{any_of('pronoun_is', language)}|{any_of('he_or_she', language)}\s(?P<verb>was))\s{age}{ends}"
    days = f"{any_of('days_ago', language)}|{_days(language)}"
    turning = rf"{opens}{any_of('he_or_she', language)}{_turning(age, days, language)}"
    return re.compile(being, re.IGNORECASE), re.compile(turning, re.IGNORECASE)
