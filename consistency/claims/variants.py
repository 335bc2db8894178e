"""Words that are spelled in two ways: organisation, organization; cease-fire, ceasefire; e-mail, email.

Only small letters are read: names and titles keep their spelling, and so do quotations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from consistency import tables
from consistency.model import Claim, Document, Span, Stretches
from consistency.text.segment import quotations
from consistency.values import Term

_WORD = re.compile(r"(?<![\w@/.#’'-])[^\W\d_]{1,30}(?:-[^\W\d_]{2,30})?(?![\w@/’'-]|\.\w)")


def variant_claims(document: Document, language: str | None) -> Iterator[Claim]:
    """A claim for each use of a word that has another spelling, keyed by the one that the table gives first."""
    if not tables.find("variants", language):
        return
    quoted = Stretches(quotations(document))
    found = [match for match in _WORD.finditer(document.text) if match.group().islower()]
    hyphened = {match.group().replace("-", "") for match in found if "-" in match.group()}
    for match in found:
        word = match.group()
        key = _key(word, language, hyphened)
        if key and not quoted.touch(Span(*match.span())):
            place = document.place(Span(*match.span()))
            yield Claim(f"word:{key}", key, "spelling variant", Term(_singular(word)), "total", place, match.start())


def _key(word: str, language: str | None, hyphened: set[str]) -> str:
    """The key that all spellings of a word share, or "" for a word with one spelling."""
    if "-" in word:
        first, _, last = word.partition("-")
        table = tables.find("variants", language)
        if first in table["apart"] or word in table["apart"]:
            return ""
        return _singular(one_spelling(first, language) + one_spelling(last, language))
    return _singular(one_spelling(word, language)) if word in hyphened else _key_alone(word, language)


@lru_cache(maxsize=1 << 15)
def _key_alone(word: str, language: str | None) -> str:
    if _singular(word) in tables.find("variants", language)["closed"]:
        return _singular(one_spelling(word, language))
    key = one_spelling(word, language)
    return _singular(key) if key != word or _singular(word) in _keys(language) or _has_rule(word, language) else ""


@cache
def _keys(language: str | None) -> frozenset[str]:
    return frozenset(_spellings(language).values())


def _singular(word: str) -> str:
    """A word without the s of its plural or its third person."""
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _has_rule(word: str, language: str | None) -> bool:
    """True if the word has the ending that a rule gives first: it may have the other."""
    return any(pattern.search(word) for pattern in _firsts(language)) and word not in _fixed(language)


@lru_cache(maxsize=1 << 15)
def one_spelling(word: str, language: str | None = "en") -> str:
    """The word in the spelling that the table gives first, its endings kept."""
    known = _spellings(language)
    singular = _singular(word)
    if singular in known:
        return known[singular] + word[len(singular) :]
    if word in _fixed(language):
        return word
    for pattern, instead in _rules(language):
        changed, count = pattern.subn(instead, word)
        if count:
            return changed
    return word


@cache
def _spellings(language: str | None) -> Mapping[str, str]:
    """Each spelling to the first of its class; with the endings of nouns and verbs."""
    found: dict[str, str] = {}
    table = tables.find("variants", language)
    for row in table.get("classes", ()):
        found.update(dict.fromkeys(row, row[0]))
    for row in table.get("stems", ()):
        for stem in row["of"]:
            for ending in row["endings"]:
                first, *others = (stem + part + ending for part in row["parts"])
                found.update(dict.fromkeys((first, *others), first))
    return found


@cache
def _rules(language: str | None) -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = tables.find("variants", language).get("endings", ())
    return tuple((re.compile(rf"(?<=\w\w\w){row['from']}"), row["to"]) for row in rows)


@cache
def _firsts(language: str | None) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"(?<=\w\w\w){row['is']}") for row in tables.find("variants", language).get("endings", ()))


@cache
def _fixed(language: str | None) -> frozenset[str]:
    return frozenset(tables.find("variants", language).get("fixed", ()))
