"""Of whom each sentence speaks: the person whom it names at its beginning, or its pronoun there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from consistency.claims.ages import name_words, speaks_of_kin
from consistency.compare.wordings import any_of
from consistency.model import Extracted, Mention
from consistency.values import Name

# A name opens a sentence where no more than a title or a word for a role stands before it, in characters.
_OPENS = 14
# "is a retired teacher" says it of the person.
_HIMSELF = re.compile(r"(?:\b(?:is|was)|,)\san?\s(?:[a-z-]+\s){0,2}[a-z-]+")
# A pronoun that may be one of several.
UNKNOWN = "?"


def subjects(extracted: Extracted) -> Mapping[int, str]:
    """The family name, in small letters, of the person of whom a sentence speaks, by where it starts.

    "Anna Berg was a nurse." speaks of her, and so does "She …" or "Born in 1950, she …" behind it, as long as nobody
    else, named or not, has been spoken of since; UNKNOWN if somebody was named. A sentence that opens otherwise speaks of
    nobody who is known.
    """
    language = extracted.language
    named = [
        (mention, name_words(mention.value)[-1])
        for mention in extracted.mentions
        if isinstance(mention.value, Name) and mention.value.kind == "person" and name_words(mention.value)
    ]
    found: dict[int, str] = {}
    last = ""
    at = 0
    for segment in extracted.segments:
        while at < len(named) and named[at][0].start < segment.span.start:
            at += 1
        here = []
        while at < len(named) and named[at][0].start < segment.span.end:
            here.append(named[at])
            at += 1
        opening = _opening(segment.text, segment.span.start, here)
        subject = opening or (last if _pronoun(language).match(segment.text) else "")
        if subject:
            found[segment.span.start] = subject
        current = (subject or last).removeprefix(UNKNOWN)
        others = any(family != current for _, family in here)
        human = re.search(any_of("humans", language), _HIMSELF.sub(" ", segment.text), re.IGNORECASE)
        last = UNKNOWN if others else "" if human or speaks_of_kin(segment.text, language) else current
    return found


def _opening(text: str, start: int, here: list[tuple[Mention, str]]) -> str:
    """The person whose name opens a sentence, or follows "Born in Ulm in 1943,"."""
    for mention, family in here[:1]:
        before = text[: mention.start - start]
        if len(before) <= _OPENS and not re.search(r"\b(?:[a-z]+)\s$", before):
            return family
        if before.startswith("Born") and before.endswith(", ") and "." not in before:
            return family
    return ""


@cache
def _pronoun(language: str | None) -> re.Pattern[str]:
    """A sentence that a pronoun opens, or a participle of birth before one."""
    one = any_of("he_or_she", language)
    return re.compile(rf"[“\"]?(?:{any_of('born', language)}[^.;()]{{0,60}}?,\s)?{one}\s", re.IGNORECASE)
