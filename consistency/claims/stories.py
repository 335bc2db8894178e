"""What a document tells of: the names, words and days of its beginning, by which two reports of one event are known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from consistency import tables
from consistency.claims.context import is_of_saying
from consistency.claims.statement import Statement, content
from consistency.claims.words import event, noun_class, phrases, state_words, stem, widest
from consistency.model import Claim, Mention, Story
from consistency.normalize.known import plain
from consistency.values import DateInterval, Name, Number, Quantity

# So many segments are the beginning of a document; more names and words of it than these tell nothing more.
LEAD, _NAMES, _WORDS = 6, 60, 80
_SHORTEST = 3
# Units of a sentence that is served.
_TERMS = frozenset(["year", "month"])


def story(statements: Sequence[Statement], called: Sequence[Mention], language: str | None) -> Story | None:
    """What a document tells of; None where its beginning names nothing."""
    lead = statements[:LEAD]
    names = list(dict.fromkeys(word for each in lead for word in _names(each.called, language)))[:_NAMES]
    if not names:
        return None
    words = dict.fromkeys(stem(word, language) for each in lead for _, word in content(each.segment.text, language))
    days = {
        mention.value.start.isoformat()[:10]
        for each in lead
        for mention in each.times
        if isinstance(mention.value, DateInterval)
        and mention.value.start
        and mention.value.granularity in ("day", "daypart")
        and not is_of_saying(each, mention)
    }
    every = frozenset(_names(called, language))
    told = frozenset(event(word.lower, language) for each in lead for word in each.words) - {""}
    figures = frozenset(
        f"{_of(mention.value, language)} {mention.value.low}"
        for each in statements
        for mention in each.figures
        if isinstance(mention.value, Quantity) and mention.value.low == mention.value.high
    )
    return Story(
        frozenset(names), every, frozenset(list(words)[:_WORDS]).difference(names), frozenset(days), told, figures
    )


def facts(claims: Sequence[Claim], language: str | None) -> list[Claim]:
    """The claims, each that tells what a report of an event tells once with the name of that fact."""
    named: dict[int, str] = {}
    lead = [claim for claim in claims if claim.story and claim.role in ("total", "level") and not claim.mode]
    for row in tables.find("events", language).get("fact", ()):
        found = [(claim, value) for claim in lead if (value := _of_fact(claim, row))]
        if len({(value.low, value.high) for _, value in found}) == 1 or not row["only"]:
            most = max((value.low or 0 for _, value in found), default=0)
            for claim, value in found:
                if (value.low or 0) == most:
                    named.setdefault(id(claim), row["name"])
    return [replace(claim, fact=named[id(claim)]) if id(claim) in named else claim for claim in claims]


def _of_fact(claim: Claim, row: Mapping[str, Any]) -> Quantity | None:
    """The figure of a claim that may tell a fact, or None."""
    value, story = claim.value, claim.story
    if not isinstance(value, Quantity) or story is None or claim.attribute != "amount":
        return None
    said = not row["said"] or any(f"event:{each}" in claim.frame for each in row["said"])
    told = claim.event in row["events"] and said and not story.events.isdisjoint(row["told"])
    return value if told and _kind(value).startswith(row["of"]) else None


def _kind(value: Quantity) -> str:
    """The dimension of a figure; "age" and "term" (of years and months) for the two kinds of time that reports tell of persons."""
    if value.dimension != "[time]":
        return value.dimension
    return "age" if value.noun == "age" else "term" if value.unit in _TERMS else value.dimension


def _of(value: Quantity, language: str | None) -> str:
    """What a figure is of: the widest class of the noun, else the dimension."""
    return widest(noun_class(value.noun, language), language) if value.noun else value.dimension


def main(claims: Sequence[Claim]) -> list[Claim]:
    """The claims, those of a part of what their document counts without its story: of the dead it is the largest number that tells."""
    most: dict[tuple[str, str, str], Number] = {}
    for claim in claims:
        if claim.event and isinstance(claim.value, Quantity):
            most[_counted(claim)] = max(most.get(_counted(claim), 0), claim.value.low or claim.value.high or 0)
    return [
        replace(claim, story=None)
        if claim.story
        and claim.event
        and isinstance(claim.value, Quantity)
        and (claim.value.low or claim.value.high or 0) < most[_counted(claim)]
        else claim
        for claim in claims
    ]


def _counted(claim: Claim) -> tuple[str, str, str]:
    dimension = claim.value.dimension if isinstance(claim.value, Quantity) else ""
    return claim.key, claim.event, dimension


def _names(called: Sequence[Mention], language: str | None) -> Iterator[str]:
    """The words of names as `plain` gives them: no states, no titles, no agencies."""
    states, agencies = state_words(language), phrases("names", "agencies", language)
    for mention in called:
        if isinstance(mention.value, Name):
            for part in mention.value.parts:
                lower = part.text.lower()
                if part.role in ("title", "initial", "particle", "suffix") or lower in states or lower in agencies:
                    continue
                if len(lower) >= _SHORTEST:
                    yield plain(part.text)
