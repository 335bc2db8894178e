"""The names in a text: runs of capitalised words, told apart by what stands around them. No word list of names is used.

A run is a person where a title or a verb of speech stands beside it, where its last word also stands alone as a name
("Victoria Kuvshynnykova … to Kuvshynnykova"), or where that word is the family name of a person found elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from consistency import tables
from consistency.model import Document, Mention, Segment, Span
from consistency.text.language import stopwords
from consistency.text.segment import segments
from consistency.values import Name, NamePart

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f]|['’ʼ-](?=[^\W\d_])){0,60}")
_POSSESSIVE = re.compile(r"['’]s$")
# A run of more words is a heading or a list, not a name.
_LONGEST = 6
# Particles in a row: "von der Leyen", "de la Cruz".
_PARTICLES = 3
# Behind these marks a capital letter tells nothing: "he said: ‘We …".
_OPENING = re.compile(r"[‘“«„:•][ \t]{0,2}$|\"$")
_PATRONYMIC = re.compile(
    r".{2,}(?:ovich|evich|yovych|ovych|evych|ovna|evna|ivna|yivna|ївна|івна|овна|евна|ович|евич|йович)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int
    opens: bool  # first word of a segment, or behind an opening mark there: its capital letter tells nothing

    @property
    def lower(self) -> str:
        return self.text.lower()

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()


@dataclass(frozen=True, slots=True)
class _Run:
    """Capitalised words in a row; speaks: a title or a verb of speech stands beside it; definite: "the" stands before it."""

    words: tuple[_Word, ...]
    titles: int
    speaks: bool
    definite: bool

    @property
    def named(self) -> tuple[_Word, ...]:
        """The words without the titles."""
        return self.words[self.titles :]


def find_names(text: str, language: str | None = "en") -> list[Mention]:
    """Every name of a text, in order, with the roles of its parts."""
    document = Document("", text)
    return names(text, language, segments(document, language))


def names(text: str, language: str | None, parts: Sequence[Segment]) -> list[Mention]:
    """The same, from segments already made."""
    words = [list(_words(segment)) for segment in parts]
    table = _table(language)
    runs = [run for found in words for run in _runs(text, found, table, language)]
    midway = Counter(word.text for run in runs for word in run.words if not word.opens)
    small = {word.text for found in words for word in found if not word.capital}
    kept = [trimmed for run in runs if (trimmed := _trimmed(run, midway, small)) is not None]
    families = _families(kept, small | table.states)
    return [_mention(text, run, families) for run in kept]


@dataclass(frozen=True, slots=True)
class _Table:
    titles: frozenset[str]
    speech: frozenset[str]
    particles: frozenset[str]
    by: frozenset[str]
    definite: frozenset[str]
    states: frozenset[str]


@cache
def _table(language: str | None) -> _Table:
    found = tables.find("names", language)
    rows = tables.find("actors", language).get("actor", ())
    states = {word.lower() for row in rows for name in (*row["names"], *row.get("people", ())) for word in name.split()}
    titles, speech, particles, by, definite = (
        frozenset(found.get(kind, ())) for kind in ("titles", "speech", "particles", "by", "definite")
    )
    return _Table(titles, speech, particles, by, definite, frozenset(states))


def _words(segment: Segment) -> Iterator[_Word]:
    opens = True
    for match in _WORD.finditer(segment.text):
        word = _POSSESSIVE.sub("", match.group())
        start = segment.span.start + match.start()
        behind_mark = _OPENING.search(segment.text, max(0, match.start() - 3), match.start()) is not None
        yield _Word(word, start, start + len(word), opens or behind_mark)
        opens = False


def _runs(text: str, words: Sequence[_Word], table: _Table, language: str | None) -> Iterator[_Run]:
    stops = stopwords(language)
    at = 0
    while at < len(words):
        if not words[at].capital or (words[at].lower in stops and (words[at].opens or len(words[at].text) > 1)):
            at += 1
            continue
        end = at + 1
        while end < len(words) and (step := _continues(text, words, end, table, stops)):
            end += step
        yield from _split(text, words, at, end, table)
        at = end


def _continues(text: str, words: Sequence[_Word], end: int, table: _Table, stops: frozenset[str]) -> int:
    """How many words carry the run on: a capitalised one, or particles and then one."""
    gap = text[words[end - 1].end : words[end].start]
    if gap not in (" ", ". ", ".", "\u00a0") or (gap[:1] == "." and not _dotted(words[end - 1], table)):
        return 0
    if words[end].capital:
        return 0 if words[end].lower in stops and len(words[end].text) > 1 else 1
    last = end
    while last < min(end + _PARTICLES, len(words) - 1) and words[last].lower in table.particles:
        last += 1
    joined = last > end and words[last].capital
    return last - end + 1 if joined and _side_by_side(text, words[end : last + 1]) else 0


def _side_by_side(text: str, words: Sequence[_Word]) -> bool:
    return all(text[first.end : second.start] == " " for first, second in pairwise(words))


def _dotted(word: _Word, table: _Table) -> bool:
    """True for an initial or an abbreviated title, whose full stop ends no sentence."""
    return len(word.text) == 1 or (len(word.text) <= 4 and word.lower in table.titles)


def _split(text: str, words: Sequence[_Word], at: int, end: int, table: _Table) -> Iterator[_Run]:
    titles = 0
    while titles < end - at - 1 and words[at + titles].lower in table.titles:
        titles += 1
    before = words[at - 1].lower if at else ""
    after = words[end].lower if end < len(words) else ""
    close_before = at > 0 and text[words[at - 1].end : words[at].start] in (" ", ", ")
    close_after = end < len(words) and text[words[end - 1].end : words[end].start] in (" ", ", ")
    passive = before in table.by and at > 1 and words[at - 2].lower in table.speech
    speaks = (close_after and after in table.speech) or (close_before and (before in table.speech or passive))
    titled = bool(titles) or (
        close_before and before in table.titles and text[words[at - 1].end : words[at].start] == " "
    )
    yield _Run(tuple(words[at:end]), titles, speaks or titled, before in table.definite)


def _trimmed(run: _Run, midway: Counter[str], small: set[str]) -> _Run | None:
    """Without a first word that is capital only because it opens its segment; None if nothing is left."""
    words, titles = run.words, run.titles
    first = words[0]
    doubtful = first.opens and not titles and not midway[first.text] and not (run.speaks and first.lower not in small)
    if doubtful and (len(words) == 1 or first.lower in small):
        words = words[1:]
    if not words or len(words) > _LONGEST or (len(words) == titles):
        return None
    return replace(run, words=words)


def _families(runs: Sequence[_Run], no_names: Container[str]) -> frozenset[str]:
    """Family names of the persons of a text. no_names: words in small letters that are no part of a person's name."""
    persons = [run for run in runs if not run.definite and not _is_body(run, no_names)]
    lone = {run.words[-1].text for run in persons if len(run.named) == 1}
    return frozenset(
        run.words[-1].text for run in persons if run.speaks or (len(run.named) > 1 and run.words[-1].text in lone)
    )


def _is_body(run: _Run, no_names: Container[str]) -> bool:
    """True for "UN Security Council" and "Russia": words in capitals, common words, names of states, or too many."""
    named = run.named
    return len(named) > 4 or any(
        (w.text.isupper() and len(w.text) > 1) or w.lower in no_names for w in named if w.capital
    )


def _mention(text: str, run: _Run, families: frozenset[str]) -> Mention:
    person = run.words[-1].text in families and not _is_body(run, ())
    parts = [NamePart(word.text, "title") for word in run.words[: run.titles]]
    named = run.named
    for index, word in enumerate(named):
        parts.append(NamePart(word.text, _role(word, index, len(named)) if person else "other"))
    span = Span(run.words[0].start, run.words[-1].end)
    kind = "person" if person else "other"
    return Mention(span, text[span.start : span.end], Name(tuple(parts), kind, _script(run.words[-1].text)))


def _role(word: _Word, index: int, length: int) -> str:
    if index == length - 1:
        return "family"
    if not word.capital:
        return "particle"
    if len(word.text) == 1:
        return "initial"
    return "patronymic" if index and _PATRONYMIC.fullmatch(word.text) else "given"


def _script(text: str) -> str:
    return "Cyrillic" if "\u0400" <= text[0] <= "\u052f" else "Latin" if text[0] < "\u0250" else "other"
