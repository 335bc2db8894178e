"""Acronyms and what texts expand them to: "the World Health Organization (WHO)", "WHO (World Health Organization)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from consistency.model import Claim, Document, Span
from consistency.text.language import stopwords
from consistency.values import Term

_ACRONYM = r"[^\W\d_a-zа-яіїєґ][\w&.-]{1,9}"
_BEHIND = re.compile(rf"\((?:the\s)?(?P<acronym>{_ACRONYM})\)")
_INSIDE = re.compile(rf"(?<![\w-])(?P<acronym>{_ACRONYM})\s\((?P<expansion>[^()\n]{{4,90}})\)")
# "WHO, the World Health Organization, said"
_APPOSED = re.compile(
    rf"(?<![\w-])(?P<acronym>{_ACRONYM}),\s(?:or\s)?(?:the\s)?(?P<expansion>[^\W\d_a-zа-яіїєґ][\w’'-]+(?:\s[\w’'&-]+){{1,8}})(?=[,.])"
)
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.](?=[^\W\d_]))*|&")
# How far before a bracket an expansion may begin.
_REACH = 120


def acronym_claims(document: Document, language: str | None) -> Iterator[Claim]:
    """A claim for each expansion, keyed by its acronym; its value are the words that count."""
    for match in _BEHIND.finditer(document.text):
        acronym = match["acronym"]
        begin = max(0, match.start() - _REACH)
        before = document.text[begin : match.start()].rstrip()
        start = _expansion(acronym, before) if _is_acronym(acronym) else None
        if start is not None:
            yield from _claim(document, acronym, Span(begin + start, begin + len(before)), language)
    for match in (*_INSIDE.finditer(document.text), *_APPOSED.finditer(document.text)):
        acronym, expansion = match["acronym"], match["expansion"]
        if _is_acronym(acronym) and _expansion(acronym, expansion) == 0:
            yield from _claim(document, acronym, Span(*match.span("expansion")), language)


def _is_acronym(text: str) -> bool:
    """Two capitals or more, and more capitals than other letters but one."""
    letters = [letter for letter in text if letter.isalpha()]
    capitals = sum(letter.isupper() for letter in letters)
    return capitals >= 2 and capitals * 2 > len(letters)


def _expansion(acronym: str, before: str) -> int | None:
    """Where the words begin that an acronym stands for, at the end of a text; None if they do not spell it.

    The initials of the words, from the last to the first, must be the letters of the acronym; small words and small
    letters in front may be left out, and a word may give several of its first letters or parts ("Interpol" no, "NATO" yes).
    Small words give no letter where it can be spelled without them: the A of CARN is "Alert" in "Coastal Alert and Rescue Network".
    """
    capitals = _spelled(acronym, before, small=False)
    return capitals if capitals is not None else _spelled(acronym, before, small=True)


def _spelled(acronym: str, before: str, small: bool) -> int | None:
    found = list(_WORD.finditer(before[before.rfind("\n") + 1 :]))
    offset = before.rfind("\n") + 1
    letters = [letter.casefold() for letter in acronym.rstrip("s") if letter.isalpha()] or [""]
    at = len(letters) - 1
    skipped = 0
    for match in reversed(found):
        word = match.group().casefold()
        if word[0] == letters[at] and (small or not match.group().islower()):
            at, skipped = at - 1, 0
        elif match.group().isupper() and 1 < len(word) < len(letters) and _ends(letters[: at + 1], word):
            # An acronym within: "UN High Commissioner for Refugees (UNHCR)".
            at -= len(word)
        elif match.group()[0].isupper() or skipped:
            return None
        else:
            skipped += len(word) > 3
        if at < 0:
            return offset + match.start()
    return None


def _ends(letters: Sequence[str], word: str) -> bool:
    return "".join(letters[-len(word) :]) == word


def _claim(document: Document, acronym: str, span: Span, language: str | None) -> Iterator[Claim]:
    place = document.place(span)
    stops = stopwords(language)
    words = [word for word in (match.group().casefold() for match in _WORD.finditer(place.text)) if word not in stops]
    if len(words) > 1:
        key = f"acronym:{acronym.rstrip('s')}"
        yield Claim(key, acronym.rstrip("s"), "acronym", Term(" ".join(words)), "name", place, span.start)
