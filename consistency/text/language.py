"""The language of a text, guessed from its letters, its function words and its names of days; nothing is downloaded."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from consistency import tables

_WORD = re.compile(r"[^\W\d_]+")
# So much of a text is enough to tell; a longer look changes nothing but the cost.
_ENOUGH = 20_000
# Function words are a third of running text; below a tenth (and in a text of a few words) nobody can tell.
_SHARE, _LEAST = 0.1, 2


def guess(text: str) -> str | None:
    """ISO 639-1 code of the language whose letters, or else most of whose common words, the text has; None where none is at home."""
    words = Counter(word.lower() for word in _WORD.findall(text[:_ENOUGH]))
    letters = {letter for word in words for letter in word}
    for language in tables.names("stopwords"):
        if letters & set(tables.load("stopwords", language).get("letters", "")):
            return language
    known = {language: sum(words[word] for word in found) for language, found in _function_words().items()}
    best = max(known, key=lambda language: (known[language], language))
    total = sum(words.values())
    return best if known[best] >= max(_LEAST, _SHARE * total) else None


@cache
def stopwords(language: str | None) -> frozenset[str]:
    """Function words of a language; none where no table knows it."""
    return frozenset(tables.find("stopwords", language).get("words", ()))


@cache
def _function_words() -> dict[str, frozenset[str]]:
    return {language: stopwords(language) | _calendar_words(language) for language in tables.names("stopwords")}


def _calendar_words(language: str) -> frozenset[str]:
    """Names of months and days: a line of news may hold no other word that tells its language."""
    calendar = tables.find("calendar", language)
    return frozenset((*calendar.get("months", ()), *calendar.get("weekdays", ())))
