"""What a text says of the persons it names: role, nationality, home town."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from consistency import tables
from consistency.claims.words import WORD, state_words, without_actors
from consistency.model import Claim, Document, Mention, Segment, Span
from consistency.values import Name, Term

# How far before and behind a name its role is looked for.
_BEFORE, _BEHIND = 48, 72


def person_claims(
    document: Document, parts: Sequence[Segment], called: Sequence[Mention], language: str | None, published: str
) -> Iterator[Claim]:
    """Claims under "person:FAMILY", with attributes "role", "nationality", "birthplace" and "home", and the given name as an anchor."""
    if not tables.find("persons", language):
        return
    persons = [mention for mention in called if isinstance(mention.value, Name) and mention.value.part("family")]
    givens = _givens(persons)
    at = 0
    for segment in parts:
        words = {match.group().lower() for match in WORD.finditer(segment.text)}
        while at < len(persons) and persons[at].end <= segment.span.start:
            at += 1
        elsewhen = not _words(language).isdisjoint(words)
        while at < len(persons) and persons[at].start < segment.span.end:
            mention, at = persons[at], at + 1
            known = givens[_family(mention)]
            if elsewhen or len(known) > 1:
                continue
            anchors = frozenset(f"given:{given}" for given in known)
            for topic, words_said, span in _said(document, segment, mention, language):
                yield Claim(
                    f"person:{_family(mention)}",
                    topic,
                    topic.partition(":")[0],
                    Term(words_said),
                    "total",
                    document.place(span),
                    segment.span.start,
                    anchors=anchors,
                    details=_bodies(document, segment, span),
                    published=published,
                )


def _family(mention: Mention) -> str:
    assert isinstance(mention.value, Name)
    return mention.value.part("family")


def _givens(persons: Sequence[Mention]) -> Mapping[str, set[str]]:
    """The given names seen with each family name: with two of them, nobody knows who is meant."""
    found: dict[str, set[str]] = defaultdict(set)
    for mention in persons:
        if isinstance(mention.value, Name):
            given = mention.value.part("given")
            found[_family(mention)] |= {given} if given else set()
    return found


def _said(
    document: Document, segment: Segment, mention: Mention, language: str | None
) -> Iterator[tuple[str, str, Span]]:
    """Topic ("role:rank"), value and place of each thing said right beside a name."""
    titles = (
        sum(len(part.text) + 1 for part in mention.value.parts if part.role == "title")
        if isinstance(mention.value, Name)
        else 0
    )
    start = mention.start + titles
    low, high = max(segment.span.start, start - _BEFORE), min(segment.span.end, mention.end + _BEHIND)
    before, behind = document.text[low:start], document.text[mention.end : high]
    roles = _roles(language)
    between_commas = roles.apposed.search(before) if behind.startswith(",") else None
    for text, offset, match in (
        (before, low, roles.before.search(before) or between_commas),
        (before, low, roles.party.search(before)),
        (behind, mention.end, roles.behind.match(behind)),
    ):
        if match and text:
            named = roles.same.get(match["role"].lower(), match["role"].lower())
            span = Span(offset + match.start("role"), offset + match.end("role"))
            yield f"role:{roles.groups[named]}", named, span
    yield from _nationality(before, low, behind, mention.end, language)
    for topic, place in (("home", roles.home.match(behind)), ("birthplace", roles.born.match(behind))):
        if place and place["place"].lower() not in state_words(language):
            yield topic, place["place"], Span(mention.end + place.start("place"), mention.end + place.end("place"))


def _nationality(before: str, low: int, behind: str, end: int, language: str | None) -> Iterator[tuple[str, str, Span]]:
    people = _people(language)
    for text, offset, match in (
        (before, low, people.before.search(before)),
        (behind, end, people.behind.match(behind)),
    ):
        if match and text:
            keys = without_actors(match["people"], language)[1]
            if len(keys) == 1:
                span = Span(offset + match.start("people"), offset + match.end("people"))
                yield "nationality", keys.pop(), span


class _Patterns:
    """The words of a person's attributes, as patterns right before and right behind a name."""

    def __init__(self, words: Sequence[str], between: str) -> None:
        either = "|".join(re.escape(word).replace(r"\ ", r"[ \u00a0]") for word in sorted(words, key=len, reverse=True))
        self.before = re.compile(rf"(?<![\w-])(?P<people>(?P<role>{either}))[ \u00a0]{between}$", re.IGNORECASE)
        self.behind = re.compile(
            r",[ \u00a0](?:(?:the|a|an)[ \u00a0])?(?!(?:not|never|no)[ \u00a0])(?:[\w’'-]{1,20}[ \u00a0]){0,2}?"
            rf"(?P<people>(?P<role>{either}))(?![\w-])",
            re.IGNORECASE,
        )
        # "Sarkhan's foreign minister, Timur Aliyev, …"
        self.apposed = re.compile(rf"(?<![\w-])(?P<people>(?P<role>{either})),[ \u00a0]$", re.IGNORECASE)
        self.groups: dict[str, str] = {}
        self.same: Mapping[str, str] = {}
        self.party = self.home = self.born = re.compile(r"(?!)")


@cache
def _roles(language: str | None) -> _Patterns:
    table = tables.find("persons", language)
    groups = {word: name for name, words in table["groups"].items() for word in words}
    found = _Patterns([*groups, *table["same"]], "")
    found.groups, found.same = groups, table["same"]
    parties = [
        *table["groups"].get("party", ()),
        *(word for word, one in table["same"].items() if one in table["groups"]["party"]),
    ]
    # "The Republican congresswoman Ann Reed".
    found.party = _Patterns([party.capitalize() for party in parties], r"(?:[a-z-]{2,20}[ \u00a0]){1,2}").before
    leads, born = ("|".join(map(re.escape, table["words"][name])) for name in ("home", "born_in"))
    place = r"[ \u00a0](?P<place>[A-Z][\w’'-]{2,30})"
    found.home = re.compile(rf"(?:,[ \u00a0]\d{{1,3}})?,[ \u00a0](?:{leads}){place}(?=[,.;]|\s*$)")
    found.born = re.compile(
        rf"(?:,[ \u00a0](?:the[ \u00a0]|a[ \u00a0])?[\w-]{{2,20}})?(?:,|[ \u00a0]\(?)[ \u00a0]?(?:{born}){place}"
    )
    return found


@cache
def _people(language: str | None) -> _Patterns:
    rows = tables.find("actors", language).get("actor", ())
    # "Swedish novelist Alma Riis", not "Swedish fans cheered Alma Riis".
    between = r"(?:[a-z-]{2,20}(?<!s)(?<!ed)[ \u00a0]){1,3}"
    return _Patterns([word for row in rows for word in row.get("people", ())], between)


@cache
def _words(language: str | None) -> frozenset[str]:
    return frozenset(tables.find("persons", language).get("words", {}).get("other_time", ()))


def _bodies(document: Document, segment: Segment, span: Span) -> frozenset[str]:
    """Names right behind a role: the body in which somebody holds it."""
    behind = document.text[span.end : min(segment.span.end, span.end + 50)]
    told = re.match(r"[ \u00a0](?:of|at|for)[ \u00a0](?:the[ \u00a0])?((?:[A-Z][\w’'-]{1,30}[ \u00a0]?){1,4})", behind)
    return frozenset(told[1].split()) if told else frozenset()
