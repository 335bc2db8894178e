"""Words that open a sentence and may be a family name, though the language has them as other words: "Baker was buried on Friday"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from consistency.claims.bearers import is_subject
from consistency.model import Segment, Span
from consistency.normalize.known import plain
from consistency.normalize.names.runs import Lexicon
from consistency.text.language import stopwords

_FIRST = re.compile(r"[\"'‘“«„(]{0,2}([A-Z][^\W\d_]{2,30})(['’]s)?(?![\w'’-])")


def openings(parts: Sequence[Segment], families: Collection[str], lexicon: Lexicon) -> Iterator[tuple[int, Span]]:
    """Number of the segment and place of each first word that can only be a name there and is one letter off a family name."""
    near = {form for family in families for form in _left(plain(family))}
    stops = stopwords(lexicon.language)
    for number, segment in enumerate(parts) if near else ():
        match = _FIRST.match(segment.text)
        if not match or _is_another(match[1].lower(), lexicon, stops) or near.isdisjoint(_left(plain(match[1]))):
            continue
        if match[2] or is_subject(segment.text, match.end(1), lexicon):
            yield number, Span(*match.span(1)).shifted(segment.span.start)


def _is_another(word: str, lexicon: Lexicon, stops: frozenset[str]) -> bool:
    return word in stops or word in lexicon.times or word in lexicon.states or lexicon.is_title(word)


def _left(form: str) -> set[str]:
    """The word, and what is left of it without each of its letters: words one letter apart meet in one of these."""
    return {form, *(form[:at] + form[at + 1 :] for at in range(len(form)))}
