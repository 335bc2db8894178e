"""The counted noun behind a figure: "three North Korean generals" counts generals."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from consistency import tables
from consistency.normalize.quantities.tokens import Token
from consistency.text.language import stopwords

# Modifiers and head together; a longer run without a plural is no noun phrase.
_LONGEST = 6


class Counted(NamedTuple):
    """Head noun as written, and the words between the figure and it."""

    noun: str
    modifiers: tuple[str, ...]


def counted(found: Sequence[Token], at: int, language: str | None) -> Counted:
    """The noun phrase that begins at a token, its head the first plural of the run and what directly continues it; empty if none."""
    run = _run(found, at, language)
    head = next((index for index, token in enumerate(run) if plural(token.lower, language)), None)
    if head is None:
        return Counted(run[0].text, ()) if run and language != "en" else Counted("", ())
    while head + 1 < len(run) and _continues(run, head, language):
        head += 1
    return Counted(run[head].text, tuple(token.text for token in run[:head]))


def _continues(run: Sequence[Token], head: int, language: str | None) -> bool:
    """ "North Korean military personnel": an unmarked plural ("military", "police") may modify the plural behind it."""
    nouns = tables.find("nouns", language)
    return run[head].lower in nouns.get("plurals", ()) and plural(run[head + 1].lower, language)


def singular(noun: str) -> str:
    """An English noun in the singular, by its ending; what is not plural stays."""
    word = noun.lower()
    irregular: str | None = tables.load("nouns", "en")["irregular"].get(word)
    if irregular:
        return irregular
    for ending, instead in (
        ("sses", "ss"),
        ("shes", "sh"),
        ("ches", "ch"),
        ("xes", "x"),
        ("ies", "y"),
        ("ss", "ss"),
        ("us", "us"),
        ("s", ""),
    ):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word[: -len(ending)] + instead
    return word


def plural(word: str, language: str | None) -> bool:
    """True if the word looks like a plural noun."""
    nouns = tables.find("nouns", language)
    if word in nouns.get("plurals", ()):
        return True
    return (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "us", "'s", "’s"))
        and word not in nouns.get("singulars", ())
    )


def _run(found: Sequence[Token], at: int, language: str | None) -> list[Token]:
    """Words up to the next function word, figure or sign; hyphens join what they stand between."""
    run: list[Token] = []
    stops = stopwords(language)
    for index in range(at, min(at + _LONGEST, len(found))):
        token = found[index]
        if token.text in "-‐‑" and not token.spaced and run:
            continue
        if token.kind != "word" or token.lower in stops:
            break
        run.append(token)
    return run
