"""What a document tells of: the names, words and days of its beginning, by which two reports of one event are known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from consistency.claims.context import is_of_saying
from consistency.claims.statement import Statement, content
from consistency.claims.words import phrases, state_words, stem
from consistency.model import Claim, Mention, Story
from consistency.normalize.known import plain
from consistency.values import DateInterval, Name, Number, Quantity

# So many segments are the beginning of a document; more names and words of it than these tell nothing more.
LEAD, _NAMES, _WORDS = 6, 60, 80
_SHORTEST = 3


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
    return Story(frozenset(names), every, frozenset(list(words)[:_WORDS]).difference(names), frozenset(days))


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
