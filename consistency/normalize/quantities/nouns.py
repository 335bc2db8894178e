"""The counted noun behind a figure: "three North Korean generals" counts generals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from consistency import tables
from consistency.normalize.quantities.tokens import Token
from consistency.text.language import stopwords

# Modifiers and head together; a longer run without a plural is no noun phrase.
_LONGEST = 6
_HYPHENS = frozenset("-‐‑")


class Counted(NamedTuple):
    """Head noun as written, the words between the figure and it, and the token of the head (-1 where there is no noun)."""

    noun: str = ""
    modifiers: tuple[str, ...] = ()
    at: int = -1


NOTHING = Counted()


def counted(found: Sequence[Token], at: int, language: str | None, single: bool = False) -> Counted:
    """The noun phrase that begins at a token; nothing if there is none. single: one is counted, so the noun is no plural.

    The head is the first plural of the run and what directly continues it. "12 of the 40 houses" counts houses, and so
    does "12 of whom were pupils" pupils.
    """
    start = _inside(found, at, language)
    run = _run(found, start, language)
    heads = _heads(language)
    head = next((index for index, token in run if heads.counts(token.lower)), None)
    if head is not None:
        head = _last_of_phrase(found, head, heads)
    elif single and run and start == at:
        head = _single_head(run, heads)
    elif run and heads.any_word:
        head = next((index for index, token in run if heads.names(token)), None)
    if head is None:
        return NOTHING
    return Counted(found[head].text, tuple(token.text for index, token in run if index < head), head)


def is_predicate(found: Sequence[Token], start: int, end: int, language: str | None) -> bool:
    """True for "of whom 45 are women": a verb of being behind a figure that counts members of what was named."""
    words = _partitive(language)
    return start > 0 and found[start - 1].lower in words["pronouns"] and found[end].lower in words["be"]


def _inside(found: Sequence[Token], at: int, language: str | None) -> int:
    """Past "of the 40", "of his", "of": where the noun stands that is counted from."""
    words = _partitive(language)
    if at + 1 >= len(found) or found[at].lower not in words["of"]:
        return at
    at += 1
    if found[at].text in ("'", "’") and at + 1 < len(found):
        at += 1
    if found[at].lower in words["pronouns"] and at + 1 < len(found) and found[at + 1].lower in words["be"]:
        return at + 2
    if found[at].lower in words["determiners"]:
        at += 1
    if at + 1 < len(found) and found[at].kind == "digits" and found[at + 1].spaced:
        at += 1
    return at


def _run(found: Sequence[Token], at: int, language: str | None) -> list[tuple[int, Token]]:
    """Words up to the next function word, figure or sign; hyphens join what they stand between."""
    run: list[tuple[int, Token]] = []
    stops = stopwords(language)
    for index in range(at, min(at + _LONGEST, len(found))):
        token = found[index]
        if token.text in _HYPHENS and not token.spaced:
            continue
        if token.kind != "word" or token.lower in stops:
            break
        run.append((index, token))
    return run


def _last_of_phrase(found: Sequence[Token], head: int, heads: Heads) -> int:
    """ "North Korean military personnel", "sports cars": a plural may modify the plural right behind it."""
    while head + 1 < len(found) and heads.counts(found[head + 1].lower) and found[head + 1].kind == "word":
        if found[head].lower in heads.measures or (
            found[head + 1].lower in heads.states and found[head].lower not in heads.states
        ):
            break
        head += 1
    return head


def _single_head(run: Sequence[tuple[int, Token]], heads: Heads) -> int | None:
    """The noun behind "one": the last word of the run before a verb or an adverb."""
    for position, (index, token) in enumerate(run):
        if token.lower.endswith(heads.verb_endings) or "'" in token.text or "’" in token.text:
            return run[position - 1][0] if position else None
        if token.lower in heads.singular_nouns:
            return index
    described = len(run) > 1 and run[0][1].lower.endswith(heads.adjective_endings)
    return run[described][0]


@cache
def _partitive(language: str | None) -> Mapping[str, frozenset[str]]:
    nouns = tables.find("nouns", language)
    return {key: frozenset(nouns.get(key, ())) for key in ("of", "pronouns", "be", "determiners")}


class Heads:
    """What a language's table knows of nouns that are counted."""

    def __init__(self, nouns: Mapping[str, Any]) -> None:
        self.plurals = frozenset(nouns.get("plurals", ())) | frozenset(nouns.get("states", ()))
        self.states = frozenset(nouns.get("states", ()))
        self.measures = frozenset(nouns.get("measures", ()))
        self.singulars = frozenset(nouns.get("singulars", ()))
        self.singular_nouns = frozenset(word for row in nouns.get("class", ()) for word in row["words"])
        self.verb_endings = tuple(nouns.get("verb_endings", ())) or ("\0",)
        self.adjective_endings = tuple(nouns.get("adjective_endings", ())) or ("\0",)
        self.endings = tuple(nouns.get("plural_endings", ()))
        self.no_endings = tuple(nouns.get("no_plural_endings", ()))
        self.any_word = not self.endings
        self.capital = bool(nouns.get("nouns_capital"))

    def names(self, token: Token) -> bool:
        """True if a word may be a noun in a language where plurals have no one ending."""
        if self.capital:
            return token.text[:1].isupper()
        return not token.lower.endswith(self.adjective_endings)

    def counts(self, word: str) -> bool:
        """True if the word looks like a plural noun."""
        if word in self.plurals:
            return True
        plural = len(word) > 3 and word.endswith(self.endings) if self.endings else False
        return plural and not word.endswith(self.no_endings) and word not in self.singulars


@cache
def _heads(language: str | None) -> Heads:
    return Heads(tables.find("nouns", language))


def plural(word: str, language: str | None) -> bool:
    """True if the word, in small letters, looks like a plural noun."""
    return _heads(language).counts(word)


_ENDINGS = (
    ("sses", "ss"),
    ("shes", "sh"),
    ("ches", "ch"),
    ("xes", "x"),
    ("ies", "y"),
    ("ss", "ss"),
    ("us", "us"),
    ("s", ""),
)


@lru_cache(maxsize=8192)
def singular(noun: str) -> str:
    """An English noun in the singular, by its ending; what is not plural stays."""
    word = noun.lower()
    irregular: str | None = tables.load("nouns", "en")["irregular"].get(word)
    if irregular:
        return irregular
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word[: -len(ending)] + instead
    return word
