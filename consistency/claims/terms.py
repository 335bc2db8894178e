"""Terms of which a table says that they name one thing: "motorised rifle", "motorised infantry" regiments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from consistency import tables
from consistency.model import Claim, Document, Span
from consistency.values import Term


def term_claims(document: Document, language: str | None) -> Iterator[Claim]:
    """A claim for each use of such a term, under the row of the table that it stands in."""
    for key, (pattern, variants) in _patterns(language).items():
        for match in pattern.finditer(document.text):
            place = document.place(Span(match.start(), match.end()))
            yield Claim(key, key, "term", Term(variants[match["term"].lower()]), "total", place, match.start())


@cache
def _patterns(language: str | None) -> Mapping[str, tuple[re.Pattern[str], Mapping[str, str]]]:
    found = {}
    for row in tables.find("terms", language).get("term", ()):
        variants = {word: group[0] for group in row["variants"] for word in group}
        terms, nouns = (
            "|".join(map(re.escape, sorted(words, key=len, reverse=True))) for words in (variants, row["nouns"])
        )
        pattern = re.compile(rf"(?<!\w)(?P<term>{terms})[ \u00a0](?:{nouns})(?!\w)", re.IGNORECASE)
        found[f"term:{row['variants'][0][0]}"] = pattern, variants
    return found
