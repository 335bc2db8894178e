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
_BEFORE = re.compile(r"(\d{1,3})[-\s]year[-\s]old,?\s(?:[^\W\d_][\w-]*,?\s){0,3}$")
_BEHIND = re.compile(r"(?:,\s(?:aged\s|age\s|who\s(?:is|was)\s)?|\s\((?:aged\s|age\s)?)(\d{1,3})(?=[,.;)])(?!,\d|\):)")
_STUDENT = re.compile(r",\san?\s(\d{1,3})[-\s]year[-\s]old(?=[\s,])")
_YOUNGEST = re.compile(r",\sat\s(\d{1,3}),?\sthe\s")
_FORMS = (_BEHIND, _STUDENT, _YOUNGEST)
# A family name alone is given an age by these only: "(34)" behind it may be a minute or a shirt.
_ALONE = re.compile(r",\s(?:aged\s|age\s|who\s(?:is|was)\s)?(\d{2,3})(?=,\s[a-z]|\.)")
_SENTENCE_END = re.compile(r"[.!?][”\"’)]?\s+(?=[^\W\d_a-z])")
# How far behind the age of a person a pronoun is still that person's.
_GOES_ON = 400


@dataclass(frozen=True)
class Age:
    """The age that a text gives a person, and where.

    key    the full name, in small letters and without titles
    how    "full" beside the full name, "family" beside the family name alone, "pronoun" behind a pronoun, "description"
           for "the 42-year-old"
    """

    name: Mention
    key: str
    how: str
    age: int
    start: int
    end: int


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
        if age.how in ("full", "family"):
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
    bearers = _bearers(called)
    found: list[Age] = []
    for mention in called:
        value = mention.value
        assert isinstance(value, Name)
        said = name_words(value)
        if value.kind not in ("person", "other") or not said:
            continue
        lone = len(said) == 1
        named = set(bearers.get(said[0], ())) if lone else {" ".join(said)}
        match = _stated(text, mention, lone) if len(named) == 1 else None
        if match and int(match[1]) in AGES and not is_elsewhen(text, mention.span, match, language):
            how = "family" if lone else "full"
            found.append(Age(mention, named.pop(), how, int(match[1]), match.start(1), match.end(1)))
    yield from sorted([*found, *_of_pronouns(text, called, found, language)], key=lambda age: age.start)


def name_words(name: Name) -> tuple[str, ...]:
    """The words of a name without titles: "Sergeant Anna Berg" is Anna Berg."""
    return tuple(part.text.casefold() for part in name.parts if part.role not in ("title", "suffix"))


def _bearers(called: Sequence[Mention]) -> Mapping[str, set[str]]:
    """The full names of the document by their last word."""
    found: dict[str, set[str]] = defaultdict(set)
    for mention in called:
        if isinstance(mention.value, Name) and len(said := name_words(mention.value)) > 1:
            found[said[-1]].add(" ".join(said))
    return found


def _stated(text: str, name: Mention, lone: bool) -> re.Match[str] | None:
    """The age beside a name."""
    if lone:
        return _ALONE.match(text, name.end)
    behind = (form.match(text, name.end) for form in _FORMS)
    return next(filter(None, behind), None) or _BEFORE.search(text, max(0, name.start - 60), name.start)


def is_elsewhen(text: str, name: Span, match: re.Match[str], language: str | None) -> bool:
    """True if words around a name and an age set the age in another time, or beside a relative's."""
    first, last = min(name.start, match.start()), max(name.end, match.end())
    before, behind = text[max(0, first - _NEAR) : first], text[last : last + _NEAR]
    before, behind = before.rpartition("\n")[2], behind.partition("\n")[0]
    sentence = f"{_SENTENCE_END.split(before)[-1]} | {_SENTENCE_END.split(behind)[0]}"
    last_of_age = match.end(1) if match[1] else match.end()
    several = re.match(r"\s?(?:and|,)\s\d", text[last_of_age : last_of_age + 8])
    kin = re.search(any_of("kin", language), f"{before} | {behind}", re.IGNORECASE)
    return bool(several or kin or _elsewhen(language).search(sentence))


@cache
def _elsewhen(language: str | None) -> re.Pattern[str]:
    """Words of another time, and years."""
    return re.compile(rf"{any_of('other_time', language)}|\b[12]\d\d\d\b", re.IGNORECASE)


# Pronouns ------------------------------------------------------------------------------------------------------------


def _of_pronouns(text: str, called: Sequence[Mention], known: Sequence[Age], language: str | None) -> Iterator[Age]:
    """ "Anna Berg, 34, runs the shop. She is 43": of the last person with an age, if nobody else is spoken of since."""
    for match in _pronoun(language).finditer(text):
        before = [age for age in known if age.how == "full" and age.end <= match.start()]
        if before and int(match[1]) in AGES and _is_of(text, called, before[-1], match, language):
            person = before[-1]
            yield Age(person.name, person.key, "pronoun", int(match[1]), match.start(1), match.end(1))


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
    spoken_of = _people(language).search(between)
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
def _pronoun(language: str | None) -> re.Pattern[str]:
    """An age behind a pronoun that opens a sentence."""
    return re.compile(
        rf"(?:(?<=[.!?]\s)|(?<=\n)){any_of('pronoun_is', language)}\s(\d{{2,3}})(?=[.;]|,\s(?!\d)|\sand\s(?!\d)|\syears\sold[ .,;])",
        re.IGNORECASE,
    )
