"""Documents → claims: what each figure is about, which part it plays, and what else its statement says.

Only what the text states is claimed. A part is tied to a whole only inside one sentence ("12,000 personnel, including
500 officers"), a product only to the count and the size that one sentence joins ("five regiments, each with 2,000 people").
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache

from consistency import tables
from consistency.claims.names import name_uses
from consistency.model import Claim, Document, Extracted, Mention, Segment, Span, Stretches
from consistency.normalize import durations
from consistency.normalize.dates import dates, known_publication
from consistency.normalize.names import names
from consistency.normalize.quantities import quantities
from consistency.normalize.quantities.nouns import singular
from consistency.text.language import guess, stopwords
from consistency.text.segment import segments
from consistency.values import COUNT, DateInterval, Name, Quantity

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’-](?=[^\W\d_]))*")
_ENDING = re.compile(r"(?:ations?|ings?|ed|es|e|s|['’]s)$")
# How far before a figure the word stands that decides its role.
_NEAR, _CLAUSE = 30, 90
_SHORTEST_STEM, _SHORTEST_WORD = 4, 3


def extract(document: Document, language: str | None = None, published: date | datetime | None = None) -> Extracted:
    """The mentions, claims and names of one document. language and published stand in where the document does not say."""
    spoken = document.language or language or guess(document.text)
    parts = segments(document, spoken)
    known = known_publication(document.text, spoken, document.published or published)
    times = dates(document.text, spoken, known)
    figures = quantities(document.text, spoken, [mention.span for mention in times])
    called = _outside(names(document.text, spoken, parts), times)
    statements = _statements(document, parts, figures, times, called, spoken)
    claims = [claim for statement in statements for claim in _claims(statement)]
    every = sorted(
        [*times, *durations(figures), *figures, *called],
        key=lambda mention: (mention.span, type(mention.value).__name__),
    )
    return Extracted(
        document,
        spoken,
        known,
        tuple(every),
        tuple(claims),
        tuple(name_uses(document, called, spoken, parts)),
        tuple(parts),
    )


def _outside(called: Sequence[Mention], times: Sequence[Mention]) -> list[Mention]:
    """Names that are no part of a date: not Monday, and not October."""
    dated = Stretches(mention.span for mention in times)
    return [mention for mention in called if not dated.touch(mention.span)]


@dataclass(frozen=True)
class _Statement:
    """One segment with what was found in it."""

    document: Document
    segment: Segment
    language: str | None
    figures: tuple[Mention, ...]
    times: tuple[Mention, ...]
    called: tuple[Mention, ...]

    def before(self, mention: Mention, reach: int) -> str:
        """The text of the statement just before a mention, in small letters."""
        at = mention.start - self.segment.span.start
        return self.segment.text[max(0, at - reach) : at].lower()


def _statements(
    document: Document,
    parts: Sequence[Segment],
    figures: Sequence[Mention],
    times: Sequence[Mention],
    called: Sequence[Mention],
    language: str | None,
) -> Iterator[_Statement]:
    sources = [_Reader(found) for found in (figures, times, called)]
    for segment in parts:
        inside = [reader.until(segment.span.end) for reader in sources]
        yield _Statement(document, segment, language, *inside)


class _Reader:
    """Mentions in order, given out up to a position."""

    def __init__(self, found: Sequence[Mention]) -> None:
        self._found, self._next = found, 0

    def until(self, end: int) -> tuple[Mention, ...]:
        first = self._next
        while self._next < len(self._found) and self._found[self._next].start < end:
            self._next += 1
        return tuple(self._found[first : self._next])


# Claims ----------------------------------------------------------------------------------------------------------


def _claims(statement: _Statement) -> Iterator[Claim]:
    made: list[Claim] = []
    for mention in statement.figures:
        value = mention.value
        if isinstance(value, Quantity) and value.kind != "ordinal":
            made.append(_claim(statement, mention, value, made))
    if made:
        words, anchors, speaker = _content(statement), _anchors(statement), _speaker(statement)
        for claim in (*made, *_products(made, statement.language)):
            yield replace(
                claim,
                frame=words - {claim.topic},
                anchors=anchors,
                attribution=speaker,
                siblings=tuple(_siblings(claim, made)),
            )


def _siblings(claim: Claim, made: Sequence[Claim]) -> Iterator[Quantity]:
    """The other figures of the statement that count the same thing in the same part."""
    for other in made:
        same = (other.topic, other.attribute, other.role) == (claim.topic, claim.attribute, claim.role)
        if same and other is not claim and isinstance(other.value, Quantity):
            yield other.value


def _claim(statement: _Statement, mention: Mention, value: Quantity, before: Sequence[Claim]) -> Claim:
    language, at = statement.language, statement.segment.span.start
    place = statement.document.place(_with_noun(statement, mention, value))
    if value.dimension != COUNT or not value.noun:
        return Claim(value.dimension, value.dimension, "amount", value, _plain_role(statement, mention), place, at)
    topic, qualifiers = noun_class(value.noun, language), _qualifiers(value, language)
    owner = _owner(statement, mention, before) if _says(statement, mention, "each") else None
    if owner:
        return Claim(
            _widest(owner, language), topic, "size", value, "each", place, at, part_of=owner, qualifiers=qualifiers
        )
    whole = _whole(statement, mention, topic, before)
    if whole:
        return Claim(
            whole.key, topic, "count", value, "part", place, at, part_of=whole.topic, whole=whole, qualifiers=qualifiers
        )
    return Claim(
        _widest(topic, language),
        topic,
        "count",
        value,
        _plain_role(statement, mention),
        place,
        at,
        qualifiers=qualifiers,
    )


def _speaker(statement: _Statement) -> str:
    """The person named in the statement, who says what it says; "" where it names none, or several."""
    persons = {
        mention.value.part("family")
        for mention in statement.called
        if isinstance(mention.value, Name) and mention.value.kind == "person"
    }
    return persons.pop() if len(persons) == 1 else ""


def _plain_role(statement: _Statement, mention: Mention) -> str:
    """ "additional", "change" or "total", by the words right before the figure and its modifiers."""
    roles = tables.find("roles", statement.language)
    lead = statement.before(mention, _NEAR).rstrip()
    value = mention.value
    modifiers = [word.lower() for word in value.modifiers] if isinstance(value, Quantity) else []
    additional = roles.get("additional", ())
    if _ends_with(lead, additional) or any(word in additional for word in modifiers):
        return "additional"
    if _ends_with(lead, roles.get("part", ())):
        return "part"
    return "change" if _ends_with(lead, roles.get("change", ())) else "total"


def _ends_with(text: str, phrases: Iterable[str]) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(phrase)}$", text) for phrase in phrases)


def _says(statement: _Statement, mention: Mention, role: str) -> bool:
    """True if a word for the role stands in the clause before the figure, or right behind its noun."""
    words = _any_of(tables.find("roles", statement.language).get(role, ()))
    clause = re.split(r"[;.:]", statement.before(mention, _CLAUSE))[-1]
    end = _with_noun(statement, mention, mention.value).end
    behind = statement.document.text[end : min(end + _NEAR, statement.segment.span.end)].lower()
    return bool(re.search(rf"(?<!\w)(?:{words})(?!\w)", clause) or re.match(rf"\s(?:{words})(?!\w)", behind))


def _any_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, words)) or r"(?!)"


def _owner(statement: _Statement, mention: Mention, before: Sequence[Claim]) -> str | None:
    """What each one is: the noun behind "each", or the last thing that the sentence counted."""
    words = _any_of(tables.find("roles", statement.language).get("each_of", ()))
    named = re.search(rf"(?<!\w)(?:{words})\s([^\W\d_]{{3,}})(?!\w)", statement.before(mention, _CLAUSE))
    if named and named[1] not in stopwords(statement.language):
        return noun_class(named[1], statement.language)
    counted = [claim for claim in before if claim.attribute == "count" and claim.role in ("total", "additional")]
    return counted[-1].topic if counted else None


def _whole(statement: _Statement, mention: Mention, topic: str, before: Sequence[Claim]) -> Claim | None:
    """The claim of the same sentence that the figure is a part of, counted alike; None where the sentence does not say which."""
    if not before:
        return None
    if not _ends_with(
        statement.before(mention, _NEAR).rstrip(), tables.find("roles", statement.language).get("part", ())
    ):
        last = before[-1]
        joined = statement.document.text[last.place.end : mention.start]
        between = tables.find("roles", statement.language).get("between_parts", ())
        return last.whole if last.role == "part" and joined in between else None
    wholes = [claim for claim in before if claim.attribute == "count" and claim.role == "total"]
    kin = [claim for claim in wholes if claim.topic == topic or claim.topic in _wider(topic, statement.language)]
    return kin[-1] if kin else None


def _products(made: Sequence[Claim], language: str | None) -> Iterator[Claim]:
    """Count times size of each, where one sentence states both: so many of the people that the sentence is about."""
    for size in made:
        count = next(
            (
                claim
                for claim in made
                if claim.topic == size.part_of and claim.attribute == "count" and claim.role == "total"
            ),
            None,
        )
        if (
            size.role != "each"
            or count is None
            or not isinstance(size.value, Quantity)
            or not isinstance(count.value, Quantity)
        ):
            continue
        place = size.place if size.place.start > count.place.start else count.place
        value = count.value.times(size.value)
        yield replace(
            size,
            key=_widest(size.topic, language),
            attribute="count",
            role="product",
            value=value,
            part_of=None,
            factors=(count, size),
            place=place,
        )


def _with_noun(statement: _Statement, mention: Mention, value: object) -> Span:
    """The figure with its modifiers and noun: "at least five motorised rifle regiments"."""
    if not isinstance(value, Quantity) or not value.noun:
        return mention.span
    at = statement.document.text.find(value.noun, mention.end, mention.end + 120)
    return mention.span if at < 0 else Span(mention.start, at + len(value.noun))


# What a statement says besides ------------------------------------------------------------------------------------


def _content(statement: _Statement) -> frozenset[str]:
    """Content words of a statement: stems, classes for nouns that have one, keys for states; no figures and no times."""
    language, text, start = statement.language, statement.segment.text, statement.segment.span.start
    stops = stopwords(language)
    taken = [mention.span.shifted(-start) for mention in (*statement.figures, *statement.times)]
    text, actors = _without_actors(text, language)
    found = set(actors)
    for match in _WORD.finditer(text):
        word = match.group().lower()
        if len(word) < _SHORTEST_WORD or word in stops or any(span.start <= match.start() < span.end for span in taken):
            continue
        known = noun_class(word, language)
        found.add(known if known in _classes(language).values() else stem(word))
    return frozenset(found)


def _anchors(statement: _Statement) -> frozenset[str]:
    """States named, as "actor:KP"; other names by their last word, as "name:Smith"; days; and words of time."""
    _, actors = _without_actors(statement.segment.text, statement.language)
    states = _state_words(statement.language)
    times = frozenset(tables.find("roles", statement.language).get("time", ()))
    found = {f"actor:{key}" for key in actors}
    for mention in statement.called:
        if isinstance(mention.value, Name) and not states.issuperset(mention.text.lower().split()):
            found.add(f"name:{mention.value.parts[-1].text}")
    for mention in statement.times:
        if isinstance(mention.value, DateInterval):
            start = mention.value.start
            found.add(f"date:{start.isoformat() if start else mention.text.lower()}")
    words = (word.lower() for word in _WORD.findall(statement.segment.text))
    return frozenset(found.union(f"time:{word}" for word in words if word in times))


@cache
def _state_words(language: str | None) -> frozenset[str]:
    return frozenset(word for name in _actor_pattern(language)[1] for word in name.split())


def _qualifiers(value: Quantity, language: str | None) -> frozenset[str]:
    """What is said of the counted thing itself: keys of states, stems of other words."""
    rest, actors = _without_actors(" ".join(value.modifiers), language)
    return frozenset(actors | {stem(word) for word in rest.split()})


def _without_actors(text: str, language: str | None) -> tuple[str, set[str]]:
    """The text with its states blanked out, and their keys."""
    pattern, keys = _actor_pattern(language)
    if pattern is None:
        return text, set()
    found = {keys[match.group().lower()] for match in pattern.finditer(text)}
    return pattern.sub(lambda match: " " * len(match.group()), text), found


@cache
def _actor_pattern(language: str | None) -> tuple[re.Pattern[str] | None, Mapping[str, str]]:
    rows = tables.find("actors", language).get("actor", ())
    keys = {name.lower(): row["key"] for row in rows for name in (*row["names"], *row.get("people", ()))}
    spellings = sorted(
        {name for row in rows for name in (*row["names"], *row.get("people", ()))}, key=lambda name: (-len(name), name)
    )
    return (re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, spellings))})(?!\w)") if spellings else None), keys


def noun_class(noun: str, language: str | None) -> str:
    """The class that a noun stands for ("troops" → "personnel"), or its singular."""
    word = singular(noun) if language == "en" else noun.lower()
    return _classes(language).get(word, word)


def stem(word: str) -> str:
    """A word without its commonest English endings, so that forms of one word meet."""
    short = _ENDING.sub("", word.lower())
    return short if len(short) >= _SHORTEST_STEM else word.lower()


@cache
def _classes(language: str | None) -> Mapping[str, str]:
    return {word: row["words"][0] for row in tables.find("nouns", language).get("class", ()) for word in row["words"]}


@cache
def _wider(topic: str, language: str | None) -> Collection[str]:
    """The classes that a class is a kind of, nearest first."""
    kinds = {
        row["words"][0]: row["kind_of"] for row in tables.find("nouns", language).get("class", ()) if "kind_of" in row
    }
    found: list[str] = []
    while topic in kinds and kinds[topic] not in found:
        topic = kinds[topic]
        found.append(topic)
    return found


def _widest(topic: str, language: str | None) -> str:
    """The key of the group: people of all kinds are one subject, so that officers meet the personnel they are part of."""
    return next(reversed([topic, *_wider(topic, language)]))
