"""dateparser for what our forms do not read: behind a trigger, with the language named, memoised.

dateparser fills in today's parts, so it is asked against two reference days; only a part that comes out the same
both times was really said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache

from consistency import tables
from consistency.model import Span, Stretches
from consistency.normalize.dates.stated import Stated, checked

# A day number with a word of letters, perhaps a linking word and a year: "4 Ocak 2019", "3 de março".
_TRIGGER = re.compile(r"(?<![\w.,/-])\d{1,2}[.ºª]?\s(?:de\s|di\s)?[^\W\d_]{3,12}\.?(?:\s(?:de\s|di\s)?\d{4})?(?!\w)")
_REFERENCES = (datetime(2001, 2, 3), datetime(2010, 11, 12))


@dataclass(frozen=True, slots=True)
class _Parts:
    year: int | None
    month: int
    day: int


def is_needed(language: str | None) -> bool:
    """True for a language that has no calendar table of ours and that dateparser knows."""
    return language is not None and language not in tables.names("calendar") and language in _known()


def completed(text: str, language: str | None, found: Sequence[Stated]) -> list[Stated]:
    """What our forms found with what dateparser reads besides; where both read, the one that reads more is kept."""
    assert language is not None
    read: list[Stated] = []
    for match in _TRIGGER.finditer(text):
        parts = _parsed(match.group(), language)
        if parts:
            read.append(checked(Stated(Span(*match.span()), parts.year, parts.month, parts.day)))
    taken = Stretches(said.span for said in read)
    return sorted([*read, *(said for said in found if not taken.touch(said.span))], key=lambda said: said.span.start)


def is_known(language: str) -> bool:
    """True if dates of the language are read, by our forms or by dateparser."""
    return language in tables.names("calendar") or language in _known()


@lru_cache(maxsize=4096)
def _parsed(text: str, language: str) -> _Parts | None:
    import dateparser

    read = [
        dateparser.parse(
            text,
            languages=[language],
            settings={"RELATIVE_BASE": base, "REQUIRE_PARTS": ["day", "month"], "PREFER_DATES_FROM": "past"},
        )
        for base in _REFERENCES
    ]
    first, second = read
    if first is None or second is None or (first.month, first.day) != (second.month, second.day):
        return None
    return _Parts(first.year if first.year == second.year else None, first.month, first.day)


@cache
def _known() -> frozenset[str]:
    from dateparser.data.languages_info import language_order

    return frozenset(language_order)
