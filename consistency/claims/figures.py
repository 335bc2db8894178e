"""Figures of a statement → claims."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from consistency import tables
from consistency.claims import context as around
from consistency.claims.alignment import words_around
from consistency.claims.roles import owner, plain_role, says_each, whole
from consistency.claims.statement import Statement
from consistency.claims.words import classes, counted_by, event, noun_class, phrases, wider, widest
from consistency.model import Claim, Mention, Span, Story
from consistency.values import COUNT, Quantity

# So many characters before a figure stands what gathers the counted ("a crowd of"); so far the noun reaches that opens a statement.
_GATHERED, _PICKED, _PICKED_WORDS = 40, 200, 5
# So far behind a number stands its scale: "6.1-magnitude".
_SCALE = 14
_AND_ONE = re.compile(r" and an? ([^\W\d_]{3,30})")
_ONE_AND = re.compile(r"(?<!\w)[Aa]n? ([^\W\d_]{3,30}) and $")
# A sentence that gives more figures of one thing is a table: more of them tell nothing more.
_MOST = 30


def claims(statement: Statement, story: Story | None = None) -> Iterator[Claim]:
    """What each figure of a statement claims, and the products that it states. story: what its document tells of."""
    made: list[Claim] = []
    for mention in statement.figures:
        value = mention.value
        if isinstance(value, Quantity) and value.kind != "ordinal" and not _is_named_age(statement, mention, value):
            made.append(_claim(statement, mention, value, made[-_MOST:]))
    if not made:
        return
    order, parts = around.order(statement), _by_part(made)
    words, anchors, speaker = around.frame(statement, order), around.anchors(statement), around.speaker(statement)
    for claim in (*made, *_products(made, statement.language)):
        yield replace(
            claim,
            frame=words - {claim.topic},
            anchors=anchors,
            attribution=speaker,
            siblings=(
                *(
                    other.value
                    for other in parts[claim.key, claim.attribute, claim.role]
                    if other.place != claim.place and isinstance(other.value, Quantity)
                ),
                *_single(statement, claim),
            ),
            themes=statement.themes & words,
            kind=statement.segment.kind,
            published=statement.published,
            dated=statement.dated,
            order=order,
            story=story,
            around=words_around(statement.tokens, *statement.tokens_of(Span(claim.place.start, claim.place.end))),
        )


def _is_named_age(statement: Statement, mention: Mention, value: Quantity) -> bool:
    """True for "Anna Hale, 58, said": the age of a person by name, which a rule of its own compares."""
    return value.noun == "age" and statement.document.text[max(0, mention.start - 2) : mention.start].rstrip().endswith(
        ","
    )


def _single(statement: Statement, claim: Claim) -> Iterator[Quantity]:
    """ "two adults and a child", "a shotgun and two pistols": one more of the kind, which no figure counts."""
    text, place = statement.document.text, claim.place
    behind = _AND_ONE.match(text, place.end, min(place.end + _GATHERED, statement.segment.span.end))
    before = _ONE_AND.search(text, max(statement.segment.span.start, place.start - _GATHERED), place.start)
    for found in (behind, before):
        if found and claim.attribute == "count" and _is_of(found[1], claim.key, statement.language):
            yield Quantity(1, 1)


def _is_of(word: str, key: str, language: str | None) -> bool:
    return widest(noun_class(word.lower(), language), language) == key


def _by_part(made: Sequence[Claim]) -> Mapping[tuple[str, str, str], list[Claim]]:
    """The claims of a statement that count things of one kind in the same part, the first few of each."""
    found: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for claim in made:
        alike = found[claim.key, claim.attribute, claim.role]
        if len(alike) < _MOST:
            alike.append(claim)
    return found


def _claim(statement: Statement, mention: Mention, value: Quantity, before: Sequence[Claim]) -> Claim:
    language, at = statement.language, statement.segment.span.start
    said = around.context(statement, mention)
    if value.dimension == COUNT and not value.noun and said.event in phrases("events", "changes", language):
        said = replace(said, event=around.event_of_subject(statement, mention) or said.event)
    topic = (
        _scale(statement, mention, value) or _topic(value, said.event, language) or _elliptic(statement, mention, value)
    )
    base = Claim(
        key=widest(topic, language) if topic else value.dimension,
        topic=topic or value.dimension,
        attribute="count" if topic else "amount",
        value=value,
        role="comparison" if said.compared else plain_role(statement, mention),
        place=statement.document.place(statement.phrase(mention)),
        statement=at,
        qualifiers=_qualifiers(value, topic, language),
        event=_noun_event(value, language) or _of_price(value, said.event, language),
        mode=said.mode,
        definite=said.definite,
        details=said.details,
        near=said.near,
        wider=frozenset(wider(topic, language)),
    )
    if not topic:
        return base
    holder = owner(statement, mention, before) if says_each(statement, mention) else None
    if holder:
        return replace(base, key=widest(holder, language), attribute="size", role="each", part_of=holder)
    of = whole(statement, mention, topic, before)
    if of:
        return replace(base, key=of.key, role="part", part_of=of.topic, whole=of)
    return base


def _topic(value: Quantity, kind: str, language: str | None) -> str:
    """The class of the counted noun; what the event counts where there is no noun ("kills 19", "the 41 dead"); "" for a measure."""
    if value.dimension != COUNT:
        return ""
    told = _noun_event(value, language)
    if told:
        return counted_by(told, language)
    return counted_class(value, language) if value.noun else counted_by(kind, language)


def _qualifiers(value: Quantity, topic: str, language: str | None) -> frozenset[str]:
    """What is said of the counted thing besides its class."""
    known = value.noun and topic != noun_class(value.noun, language)
    return around.qualifiers(value.modifiers[:-1] if known else value.modifiers, language)


def counted_class(value: Quantity, language: str | None) -> str:
    """The class of the noun, or of the noun with the word before it ("asylum seekers")."""
    named = noun_class(value.noun, language)
    if value.modifiers:
        both = f"{value.modifiers[-1].lower()} {named}"
        return classes(language).get(both, named)
    return named


def _of_price(value: Quantity, kind: str, language: str | None) -> str:
    """What was paid is one event, whoever tells it: bought for, sold for, which cost."""
    paid = tables.find("events", language).get("price", ())
    return paid[-1] if kind in paid and value.dimension.startswith("currency") else kind


def _scale(statement: Statement, mention: Mention, value: Quantity) -> str:
    """ "magnitude 6.1", "a magnitude of 6.1", "6.1-magnitude": the scale that a bare number stands on, or ""."""
    if value.dimension != COUNT:
        return ""
    behind = statement.document.text[mention.end : mention.end + _SCALE].lower().replace("-", " ").split(" ")
    before = statement.before(mention, 30).split()
    if before[-1:] and before[-1] in phrases("nouns", "of", statement.language):
        before.pop()
    words = [*before[-1:], *behind[1:2]]
    return next((word for word in words if word in phrases("events", "scales", statement.language)), "")


def _elliptic(statement: Statement, mention: Mention, value: Quantity) -> str:
    """What a bare number counts by the words before it: "a crowd of 900", "a mother of three", "Of the passengers, 27 …"; or ""."""
    if value.dimension != COUNT or value.noun:
        return ""
    language = statement.language
    words = statement.before(mention, _GATHERED).split()
    if len(words) > 1 and words[-1] in phrases("nouns", "of", language):
        gathered = {
            word: row["of"] for row in tables.find("nouns", language).get("gathered", ()) for word in row["words"]
        }
        return noun_class(gathered[words[-2]], language) if words[-2] in gathered else ""
    return _picked(statement, mention)


def _picked(statement: Statement, mention: Mention) -> str:
    """ "Of the passengers aboard, 27 …": the class of the noun that the statement opens with, out of which some are counted; or ""."""
    language, start = statement.language, statement.segment.span.start
    lead = statement.document.text[start : min(mention.start, start + _PICKED)].lower()
    words = lead.split()[:_PICKED_WORDS]
    first, last = statement.between(mention.span)
    opens = (
        len(words) > 2
        and words[0] in phrases("nouns", "of", language)
        and words[1] in phrases("nouns", "determiners", language)
    )
    if not opens or first != start or not lead.endswith(", ") or mention.start > last:
        return ""
    known = classes(language)
    found = (noun_class(word.strip(","), language) for word in words[2:])
    return next((name for name in found if name in known.values()), "")


def _noun_event(value: Quantity, language: str | None) -> str:
    """The event that the noun itself tells of people ("41 dead", "12 arrests"), or ""."""
    kind = event(value.noun, language) if value.noun else ""
    return kind if kind and counted_by(kind, language) else ""


def _products(made: Sequence[Claim], language: str | None) -> Iterator[Claim]:
    """Count times size of each, where one sentence states both: so many of the people that the sentence is about."""
    counts: dict[str, Claim] = {}
    for claim in made:
        if claim.attribute == "count" and claim.role == "total":
            counts.setdefault(claim.topic, claim)
    for size in made:
        count = counts.get(size.part_of or "")
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
            key=widest(size.topic, language),
            attribute="count",
            role="product",
            value=value,
            part_of=None,
            factors=(count, size),
            place=place,
        )
