"""Capitalised words in a row, and what stands beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from consistency import tables
from consistency.model import Segment
from consistency.normalize.known import is_given, is_word, known, plain
from consistency.text.language import stopwords

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f]|['’ʼ-](?=[^\W\d_])){0,60}")
_APOSTROPHE = re.compile(r"['’]")
_POSSESSIVE = re.compile(r"['’]s$")
_HYPHENED = re.compile(r"[^\W\d_]{1,3}-[A-ZА-ЯЄІЇҐ]")
# A run of more words is a heading or a list, not a name.
_LONGEST = 6
# A segment of so many words, all but function words capital, is a headline that writes words so; longer runs in it are cut.
_HEADLINE, _IN_HEADLINE = 5, 2
# Particles in a row: "von der Leyen", "de la Cruz".
_PARTICLES = 3
# Behind these marks a capital letter tells nothing: "he said: ‘We …".
_OPENING = re.compile(r"[‘“«„:•][ \t]{0,2}$|\"$")
# Letters that an inflected title may have beyond its stem: "міністр", "міністрові".
_TITLE_ENDING = 4
_SHORTEST_STEM = 4
_AGE = re.compile(r", \d{1,3}(?=[,.;])| \(\d{1,3}\)")
_OFFICE = re.compile(r", (?:a |an |the )?([^\W\d_]{2,30})")
_VOWELS_AND_SIGNS = "аеиіоуяюєїйь"


class Word(NamedTuple):
    """One word of a segment.

    capital  it begins with a capital letter, or with a short particle and a hyphen ("al-Assad")
    opens    it is the first of the segment, or stands behind an opening mark: its capital letter tells nothing
    """

    text: str
    start: int
    end: int
    capital: bool
    opens: bool

    @property
    def lower(self) -> str:
        """In small letters."""
        return self.text.lower()


@dataclass(frozen=True, slots=True)
class Run:
    """Capitalised words in a row, the first `titles` of them titles, the last `suffixes` such as "Jr.".

    titled    a title stands before it
    speaks    a verb of speech stands beside it; reports: one that bodies are the subject of as well
    aged      an age or an office stands behind it: ", 52,", ", the mayor"
    definite  "the" stands before it
    before    the word before it in small letters, where only a space is between
    """

    words: tuple[Word, ...]
    titles: int = 0
    suffixes: int = 0
    titled: bool = False
    speaks: bool = False
    reports: bool = False
    aged: bool = False
    definite: bool = False
    before: str = ""

    @property
    def named(self) -> tuple[Word, ...]:
        """The words without titles and suffixes."""
        return self.words[self.titles : len(self.words) - self.suffixes]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of a language that tell what a name is (tables/names)."""

    language: str | None
    titles: frozenset[str]
    offices: frozenset[str]
    stems: frozenset[str]
    speech: frozenset[str]
    reports: frozenset[str]
    particles: frozenset[str]
    suffixes: frozenset[str]
    by: frozenset[str]
    of: frozenset[str]
    compounds: frozenset[str]
    contractions: frozenset[str]
    joins: frozenset[str]
    definite: frozenset[str]
    portfolios: frozenset[str]
    bodies: frozenset[str]
    sites: frozenset[str]
    near: frozenset[str]
    indefinite: frozenset[str]
    governs: frozenset[str]
    kin: frozenset[str]
    finite: frozenset[str]
    past: tuple[str, ...]
    saints: frozenset[str]
    patronymics: tuple[str, ...]
    times: frozenset[str]
    states: frozenset[str]
    capital_nouns: bool

    def is_title(self, word: str) -> bool:
        """True for a title in small letters, in any case of a language that declines its titles."""
        return word in self.titles or any(
            word[: len(word) - cut] in self.stems
            for cut in range(min(_TITLE_ENDING, len(word) - _SHORTEST_STEM) + 1)
            if self.stems
        )


@cache
def lexicon_of(language: str | None) -> Lexicon:
    """The lexicon of a language; empty where no table knows it."""
    found, calendar = tables.find("names", language), tables.find("calendar", language)
    rows = tables.find("actors", language).get("actor", ())
    states = {word.lower() for row in rows for name in (*row["names"], *row.get("people", ())) for word in name.split()}
    kinds = ("titles", "offices", "speech", "reports", "particles", "suffixes", "by", "joins", "definite")
    more = ("portfolios", "bodies", "sites", "near", "of", "compounds", "contractions")
    around = ("indefinite", "governs", "kin", "saints", "finite")
    lists = {kind: frozenset(found.get(kind, ())) for kind in (*kinds, *more, *around)}
    titles = lists["titles"] if found.get("declines") else ()
    stems = frozenset(stem for title in titles if len(stem := title.rstrip(_VOWELS_AND_SIGNS)) >= _SHORTEST_STEM)
    return Lexicon(
        language=language,
        stems=stems,
        past=tuple(found.get("past", ())) or ("\0",),
        patronymics=tuple(tables.load("names", "common")["patronymics"]),
        times=frozenset((*calendar.get("months", ()), *calendar.get("weekdays", ()))).difference(
            known("givens"), calendar.get("ambiguous", ())
        ),
        states=frozenset(states),
        capital_nouns=bool(found.get("capital_nouns")),
        **lists,
    )


def words_of(segment: Segment, lexicon: Lexicon) -> Iterator[Word]:
    """The words of a segment, without the possessive "'s" and the second half of "Vienna-based"."""
    opens, text, shift = True, segment.text, segment.span.start
    for match in _WORD.finditer(text):
        word, at = match.group(), match.start()
        if not word.islower() or "-" in word:
            word = _POSSESSIVE.sub("", word)
            head, _, tail = word.rpartition("-")
            if head and tail in lexicon.compounds:
                word = head
        capital = word[0].isupper() or ("-" in word and _HYPHENED.match(word) is not None)
        if capital and lexicon.contractions.intersection(_APOSTROPHE.split(word)[1:]):
            capital = False
        marked = opens or (capital and _OPENING.search(text, max(0, at - 3), at) is not None)
        yield Word(word, shift + at, shift + at + len(word), capital, marked)
        opens = False


def runs_of(text: str, words: Sequence[Word], lexicon: Lexicon) -> Iterator[Run]:
    """The runs of a segment's words, in order; persons joined by "and" before a verb of speech all speak."""
    found = list(_plain_runs(text, words, lexicon))
    for index in range(len(found) - 1, 0, -1):
        first, second = found[index - 1 : index + 1]
        joined = text[first.words[-1].end : second.words[0].start].strip().lower() in lexicon.joins
        if joined and second.speaks and not second.titled and len(second.named) > 1 and not first.speaks:
            found[index - 1] = replace(first, speaks=len(first.named) > 1)
    return iter(found)


def trimmed(run: Run, midway: dict[str, int], small: set[str], language: str | None) -> Run | None:
    """Without a first word that is capital only because it opens its segment; None if nothing is left.

    midway: how often each capitalised word stands inside a segment; small: words that the text writes in small letters.
    """
    words, titles = run.words, run.titles
    first = words[0]
    sure = titles or midway.get(first.text) or ((run.titled or run.speaks) and first.lower not in small)
    if first.opens and not sure:
        word = first.lower in small or is_word(first.text, language)
        alone = len(words) == 1 and (word or language != "en")
        if (
            alone
            or first.lower in small
            or (word and len(words) > 1 and first.lower not in known("givens") and _names_a_person(words[1:]))
        ):
            words = words[1:]
    if not words or len(words) > _LONGEST or len(words) <= titles + run.suffixes:
        return None
    return replace(run, words=words)


def _names_a_person(words: Sequence[Word]) -> bool:
    return is_given(words[0].text) or (len(words) > 1 and plain(words[0].text) in known("givens"))


def _plain_runs(text: str, words: Sequence[Word], lexicon: Lexicon) -> Iterator[Run]:
    stops = stopwords(lexicon.language)
    headline = len(words) >= _HEADLINE and all(word.capital or word.text in stops for word in words)
    longest = _IN_HEADLINE if headline else _LONGEST
    at = 0
    while at < len(words):
        first = words[at]
        stopped = first.lower in lexicon.times or (first.lower in stops and (first.opens or len(first.text) > 1))
        if not first.capital or stopped:
            at += 1
            continue
        end = at + 1
        while end < len(words) and (step := _continues(text, words, end, lexicon, stops)):
            end += step
        yield from _split(text, words, at, end, lexicon, longest)
        at = end


def _continues(text: str, words: Sequence[Word], end: int, lexicon: Lexicon, stops: frozenset[str]) -> int:
    """How many words carry the run on: a capitalised one, or particles and then one."""
    gap = text[words[end - 1].end : words[end].start]
    if gap == ", " and words[end].lower in lexicon.suffixes and words[end].capital:
        return 1
    if gap not in (" ", ". ", ".", "\u00a0") or (gap[:1] == "." and not _dotted(words[end - 1], lexicon)):
        return 0
    if words[end].capital:
        stopped = words[end].lower in lexicon.times or (words[end].lower in stops and len(words[end].text) > 1)
        return 0 if stopped else 1
    last = end
    while last < min(end + _PARTICLES, len(words) - 1) and words[last].lower in lexicon.particles:
        last += 1
    joined = last > end and words[last].capital
    return last - end + 1 if joined and _side_by_side(text, words[end : last + 1]) else 0


def _side_by_side(text: str, words: Sequence[Word]) -> bool:
    return all(text[first.end : second.start] == " " for first, second in pairwise(words))


def _dotted(word: Word, lexicon: Lexicon) -> bool:
    """True for an initial or an abbreviated title, whose full stop ends no sentence."""
    return len(word.text) == 1 or (len(word.text) <= 4 and word.lower in lexicon.titles)


def _split(text: str, words: Sequence[Word], at: int, end: int, lexicon: Lexicon, longest: int) -> Iterator[Run]:
    """The run, or two where an office stands inside it: "Ukrainian Defence Minister Anna Berg"."""
    before = words[at - 1].lower if at else ""
    if before in lexicon.of and at > 1 and lexicon.is_title(words[at - 2].lower):
        while at < end - 1 and words[at].lower in lexicon.portfolios:
            at += 1
    if end - at > longest:
        yield from _pieces(text, words, at, end, lexicon)
        return
    office = max((i for i in range(at + 1, end - 1) if words[i].lower in lexicon.offices), default=at)
    while office > at and lexicon.is_title(words[office - 1].lower):
        office -= 1
    if office > at and not any(word.lower in lexicon.bodies for word in words[office:end]):
        yield _run(text, words, at, office, lexicon)
        at = office
    yield _run(text, words, at, end, lexicon)


def _pieces(text: str, words: Sequence[Word], at: int, end: int, lexicon: Lexicon) -> Iterator[Run]:
    """The names in a headline that writes every word with a capital: what stands between words of the language."""
    start = at
    for index in range(at, end + 1):
        common = index < end and words[index].text.isalpha() and is_word(words[index].text, lexicon.language)
        if index == end or (common and not lexicon.is_title(words[index].lower)):
            if 0 < index - start <= _LONGEST:
                yield _run(text, words, start, index, lexicon)
            start = index + 1


def _run(text: str, words: Sequence[Word], at: int, end: int, lexicon: Lexicon) -> Run:
    titles, suffixes = 0, 0
    while titles < end - at - 1 and lexicon.is_title(words[at + titles].lower):
        titles += 1
    while suffixes < end - at - titles - 1 and words[end - 1 - suffixes].lower in lexicon.suffixes:
        suffixes += 1
    before = words[at - 1].lower if at else ""
    after = words[end].lower if end < len(words) else ""
    gap_before = text[words[at - 1].end : words[at].start] if at else ""
    gap_after = text[words[end - 1].end : words[end].start] if end < len(words) else ""
    passive = before in lexicon.by and at > 1 and words[at - 2].lower in lexicon.speech
    verbs = {after} if gap_after in (" ", ", ", ". ") else set()
    verbs |= {before} if gap_before in (" ", ", ") else set()
    subject = gap_before != " " or before not in lexicon.of or end - at > 1
    speaks = passive or (subject and bool(verbs & lexicon.speech))
    return Run(
        tuple(words[at:end]),
        titles,
        suffixes,
        titled=bool(titles) or (gap_before == " " and lexicon.is_title(before)),
        speaks=speaks,
        aged=_is_aged(text, words[end - 1].end, lexicon),
        reports=speaks and not passive and not verbs & (lexicon.speech - lexicon.reports),
        definite=before in lexicon.definite,
        before=before if gap_before == " " else "",
    )


def _is_aged(text: str, end: int, lexicon: Lexicon) -> bool:
    """True if an age or an office stands in apposition behind a name."""
    if _AGE.match(text, end):
        return True
    office = _OFFICE.match(text, end)
    return office is not None and lexicon.is_title(office[1])
