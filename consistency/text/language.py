"""The language of a text, guessed from its script and its function words; nothing is downloaded."""

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
    """ISO 639-1 code of the language with the most function words in the text, or None where none is at home."""
    words = Counter(word.lower() for word in _WORD.findall(text[:_ENOUGH]))
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
    return {language: stopwords(language) for language in tables.names("stopwords")}
