"""A statement: one segment with the mentions found in it, and its words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from consistency.claims.words import WORD, stem, without_actors
from consistency.model import Document, Mention, Segment, Span, Stretches
from consistency.text.language import stopwords
from consistency.values import Name

_SHORTEST_WORD = 3
_TOKEN = re.compile(r"\d(?:[\d.,]{0,20}\d)?|[^\W\d_](?:[^\W\d_]|['’](?=[^\W\d_])){0,40}")


@dataclass(frozen=True)
class Word:
    """A word of a statement; start and end count characters of the document."""

    text: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        """In small letters, without a possessive ending."""
        return self.text.lower().removesuffix("'s").removesuffix("’s")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a number of a statement, in small letters and without signs that group digits."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Statement:
    """One segment with what was found in it.

    themes are the words that the whole document keeps using, published is the day as ISO 8601, or "";
    dated is True where that day was told with the document.
    """

    document: Document
    segment: Segment
    language: str | None
    figures: tuple[Mention, ...]
    times: tuple[Mention, ...]
    called: tuple[Mention, ...]
    themes: frozenset[str] = frozenset()
    published: str = ""
    dated: bool = False

    def before(self, mention: Mention, reach: int) -> str:
        """The text of the statement just before a mention, in small letters."""
        at = mention.start - self.segment.span.start
        return self.segment.text[max(0, at - reach) : at].lower()

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """All words, in order."""
        start = self.segment.span.start
        return tuple(
            Word(match.group(), start + match.start(), start + match.end())
            for match in WORD.finditer(self.segment.text)
        )

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """All words and numbers, in order."""
        start = self.segment.span.start
        return tuple(
            Token(_plain(match.group()), start + match.start(), start + match.end())
            for match in _TOKEN.finditer(self.segment.text)
        )

    @cached_property
    def _token_starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    def tokens_of(self, span: Span) -> tuple[int, int]:
        """Which tokens a stretch holds: the first, and the one just past the last."""
        return bisect_left(self._token_starts, span.start), bisect_left(self._token_starts, span.end)

    def phrase(self, mention: Mention) -> Span:
        """A figure with its modifiers and noun: "at least five motorised rifle regiments"."""
        return mention.span if mention.noun is None else Span(mention.start, max(mention.end, mention.noun.end))

    def words_in(self, start: int, end: int) -> tuple[Word, ...]:
        """The words that stand wholly between two positions."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end)
        while last > first and self.words[last - 1].end > end:
            last -= 1
        return self.words[first:last]

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self.words]

    def between(self, span: Span) -> tuple[int, int]:
        """The end of the figure before a figure, and the start of the one behind; the ends of the statement where there is none."""
        at = bisect_left(self._phrase_starts, span.start)
        before = self.phrases[at - 1].end if at else self.segment.span.start
        behind = bisect_left(self._phrase_starts, span.end)
        return min(before, span.start), (
            self._phrase_starts[behind] if behind < len(self.phrases) else self.segment.span.end
        )

    @cached_property
    def _phrase_starts(self) -> list[int]:
        return [span.start for span in self.phrases]

    def times_in(self, start: int, end: int) -> tuple[Mention, ...]:
        """The times that begin before end and are not over at start."""
        first = bisect_left(self._time_ends, start + 1)
        return self.times[first : bisect_left(self._time_starts, end)]

    @cached_property
    def _time_starts(self) -> list[int]:
        return [mention.start for mention in self.times]

    @cached_property
    def _time_ends(self) -> list[int]:
        return list(accumulate((mention.end for mention in self.times), max))

    def behind(self, word: Word) -> str:
        """What stands between a word and the word or figure before it, without words: its punctuation."""
        at = word.start
        while at > self.segment.span.start and not self.document.text[at - 1].isalnum():
            at -= 1
        return self.document.text[at : word.start]

    @cached_property
    def phrases(self) -> tuple[Span, ...]:
        """Where the figures stand, each with its noun."""
        return tuple(self.phrase(mention) for mention in self.figures)

    @cached_property
    def names(self) -> tuple[Mention, ...]:
        """Names, in order; a figure in words that opens a sentence is none ("Thirty-six")."""
        figures = Stretches(mention.span for mention in self.figures)
        return tuple(
            mention for mention in self.called if isinstance(mention.value, Name) and not figures.touch(mention.span)
        )

    @cached_property
    def name_starts(self) -> list[int]:
        """Where the names begin."""
        return [mention.start for mention in self.names]


def _plain(text: str) -> str:
    return text.replace(",", "") if text[0].isdigit() else text.lower().replace("’", "'").removesuffix("'s")


class Reader:
    """Mentions in order, given out up to a position."""

    def __init__(self, found: Sequence[Mention]) -> None:
        """found: in the order of the text."""
        self._found, self._next = found, 0

    def until(self, end: int) -> tuple[Mention, ...]:
        """Those not given out yet that begin before end."""
        first = self._next
        while self._next < len(self._found) and self._found[self._next].start < end:
            self._next += 1
        return tuple(self._found[first : self._next])


def content(text: str, language: str | None) -> Iterator[tuple[int, str]]:
    """Content words of a text with where each begins: in small letters, function words and states left out."""
    stops = stopwords(language)
    blanked, _ = without_actors(text, language)
    for match in WORD.finditer(blanked):
        word = match.group().lower().removesuffix("'s").removesuffix("’s")
        if len(word) >= _SHORTEST_WORD and word not in stops:
            yield match.start(), word


def themes(parts: Sequence[Segment], language: str | None) -> frozenset[str]:
    """Stems that so many segments of a document use that sharing one of them tells nothing."""
    counts: dict[str, int] = {}
    for segment in parts:
        for word in {stem(word, language) for _, word in content(segment.text, language)}:
            counts[word] = counts.get(word, 0) + 1
    enough = max(_THEME, len(parts) * _THEME_SHARE)
    return frozenset(word for word, count in counts.items() if count >= enough)


# So many segments of a document, and so large a share of them, make a word a theme of the whole.
_THEME, _THEME_SHARE = 5, 0.08
