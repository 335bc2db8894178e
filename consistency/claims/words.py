"""Words and the classes they stand for: stems, classes of nouns and of events, states."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import cache, lru_cache

from consistency import tables
from consistency.normalize.quantities.nouns import singular

WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’-](?=[^\W\d_]))*")
_SHORTEST_STEM = 3


def noun_class(noun: str, language: str | None) -> str:
    """The class that a noun stands for ("troops" → "personnel"), or its singular."""
    word = singular(noun) if language == "en" else stem(noun, language)
    return classes(language).get(word, word)


@lru_cache(maxsize=1 << 16)
def stem(word: str, language: str | None = "en") -> str:
    """A word without its commonest endings, so that forms of one word meet; consonants doubled before an ending are one."""
    lower = word.lower()
    ending = _endings(language).search(lower)
    short = lower[: ending.start()] if ending else lower
    if len(short) < _SHORTEST_STEM:
        return lower
    doubled = ending and len(short) > _SHORTEST_STEM and short[-1] == short[-2] and short[-1] not in "sl"
    return short[:-1] if doubled else short


@cache
def _endings(language: str | None) -> re.Pattern[str]:
    found = sorted(tables.find("stems", language).get("endings", ()), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, found))})$" if found else r"(?!)")


@cache
def classes(language: str | None) -> Mapping[str, str]:
    """Each noun that has a class, by its singular (its stem in other languages than English), with the name of the class."""
    rows = tables.find("nouns", language).get("class", ())
    name = (lambda word: word) if language == "en" else (lambda word: stem(word, language))
    return {name(word): name(row["words"][0]) for row in rows for word in row["words"]}


@cache
def wider(topic: str, language: str | None) -> Collection[str]:
    """The classes that a class is a kind of, nearest first."""
    rows = tables.find("nouns", language).get("class", ())
    name = (lambda word: word) if language == "en" else (lambda word: stem(word, language))
    kinds = {name(row["words"][0]): name(row["kind_of"]) for row in rows if "kind_of" in row}
    found: list[str] = []
    while topic in kinds and kinds[topic] not in found:
        topic = kinds[topic]
        found.append(topic)
    return found


def widest(topic: str, language: str | None) -> str:
    """The key of the group: people of all kinds are one subject, so that officers meet the personnel they are part of."""
    return next(reversed([topic, *wider(topic, language)]))


def event(word: str, language: str | None) -> str:
    """The class of event that a word tells ("detained" → "arrest"), or ""."""
    return _events(language).get(word.lower()) or _event_stems(language).get(stem(word, language), "")


@cache
def counted_by(kind: str, language: str | None) -> str:
    """What an event counts where no noun says it: the dead are people; "" where it does not tell."""
    rows = tables.find("events", language).get("event", ())
    return next((row["of"] for row in rows if row["words"][0] == kind), "")


@cache
def _events(language: str | None) -> Mapping[str, str]:
    rows = tables.find("events", language).get("event", ())
    return {word: row["words"][0] for row in rows for word in row["words"]}


@cache
def _event_stems(language: str | None) -> Mapping[str, str]:
    return {stem(word, language): kind for word, kind in reversed(list(_events(language).items()))}


@cache
def phrases(kind: str, key: str, language: str | None) -> frozenset[str]:
    """The expressions under one key of a table; none where no table knows the language."""
    return frozenset(tables.find(kind, language).get(key, ()))


def without_actors(text: str, language: str | None) -> tuple[str, set[str]]:
    """The text with its states blanked out, and their keys."""
    pattern, keys = _actor_pattern(language)
    if pattern is None:
        return text, set()
    found = {keys[match.group().lower()] for match in pattern.finditer(text)}
    return (pattern.sub(lambda match: " " * len(match.group()), text) if found else text), found


@cache
def state_words(language: str | None) -> frozenset[str]:
    """Every word, in small letters, of the names of states and their inhabitants."""
    return frozenset(word for name in _actor_pattern(language)[1] for word in name.split())


@cache
def _actor_pattern(language: str | None) -> tuple[re.Pattern[str] | None, Mapping[str, str]]:
    rows = tables.find("actors", language).get("actor", ())
    keys = {name.lower(): row["key"] for row in rows for name in (*row["names"], *row.get("people", ()))}
    spellings = sorted(
        {name for row in rows for name in (*row["names"], *row.get("people", ()))}, key=lambda name: (-len(name), name)
    )
    if not spellings:
        return None, keys
    # Few words begin with one of their first letters, which are capitals: the names are tried at those alone.
    first = re.escape("".join(sorted({name[0] for name in spellings})))
    return re.compile(rf"(?<!\w)(?=[{first}])(?:{'|'.join(map(re.escape, spellings))})(?!\w)"), keys
