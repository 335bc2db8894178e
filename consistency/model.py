"""The records that flow through the pipeline: documents, mentions, claims, groups, findings, report.

All are frozen and small. Spans count characters of `Document.text`, ends exclusive; `Document.place` is the one
place that turns them into lines and columns.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from importlib import import_module
from typing import Any

from consistency.values import Moment, Name, Quantity, Term, Value

_LINE_END = re.compile(r"\r\n|\n|\r")


class Severity(StrEnum):
    """How sure and how grave a finding is, gravest first."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Severity).index(self)

    def at_least(self, level: str) -> bool:
        """True if this is as grave as the level, or graver."""
        return self.rank <= Severity(level).rank


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters from start to end, end exclusive."""

    start: int
    end: int

    def shifted(self, by: int) -> Span:
        """The same stretch, so many characters further on."""
        return Span(self.start + by, self.end + by)

    def overlaps(self, other: Span) -> bool:
        """True if they share a character."""
        return self.start < other.end and other.start < self.end


class Stretches:
    """Which characters of a text some spans cover."""

    def __init__(self, spans: Iterable[Span]) -> None:
        """spans: in any order, none overlapping another."""
        self._spans = sorted(spans)
        self._starts = [span.start for span in self._spans]

    def touch(self, span: Span) -> bool:
        """True if a character of the span is covered."""
        before = bisect_right(self._starts, span.end - 1)
        return before > 0 and self._spans[before - 1].end > span.start


@dataclass(frozen=True)
class Document:
    """A text exactly as decoded, and what is known of it. language is an ISO 639-1 code, or None to have it guessed."""

    id: str
    text: str
    language: str | None = None
    published: date | datetime | None = None

    def place(self, span: Span) -> Place:
        """Where the span stands, with its line and column (both from 1; columns count characters)."""
        line, column = self.position(span.start)
        return Place(self.id, span.start, span.end, self.text[span.start : span.end], line, column)

    def position(self, at: int) -> tuple[int, int]:
        """Line and column of a character, both from 1."""
        line = bisect_right(self.line_starts, at)
        return line, at - self.line_starts[line - 1] + 1

    def line(self, number: int) -> str:
        """One line without its line end; lines count from 1."""
        start, end = self.line_span(number)
        return self.text[start:end].rstrip("\r\n")

    def line_span(self, number: int) -> tuple[int, int]:
        """Where a line begins and where the next one does; lines count from 1."""
        starts = self.line_starts
        return starts[number - 1], starts[number] if number < len(starts) else len(self.text)

    @cached_property
    def line_starts(self) -> list[int]:
        """Where each line begins; the first at 0."""
        # Lines end as editors count them: at \n, \r\n or a lone \r, not at the form feeds and separators of str.splitlines.
        return [0, *(end.end() for end in _LINE_END.finditer(self.text))]


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a document that says one thing. kind: "headline", "sentence", "quotation" or "list item"."""

    span: Span
    kind: str
    text: str
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class Mention:
    """A piece of text and what it means.

    noun            for a figure that counts: where the head of the counted thing stands, else None
    conversion_of   for a figure that says another once more in another unit or currency ("10 miles (16 km)"): the span of that one
    """

    span: Span
    text: str
    value: Value
    noun: Span | None = None
    conversion_of: Span | None = None

    @property
    def start(self) -> int:
        """First character."""
        return self.span.start

    @property
    def end(self) -> int:
        """Just past the last character."""
        return self.span.end


@dataclass(frozen=True, slots=True)
class Place:
    """A position in a text: document, characters start to end (exclusive), the text there, line and column from 1."""

    document: str
    start: int
    end: int
    text: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Story:
    """What a document tells of.

    names   words of the names in its beginning, in small letters without diacritics; every: of all its names
    words   stems of the other words of its beginning; events: the classes of events that these tell
    days    the days named there, as ISO 8601
    figures what the document counts, and how many: "person 12"; of a bare number, "count 12". Reports that differ in them only
            are told alike
    """

    names: frozenset[str]
    every: frozenset[str]
    words: frozenset[str]
    days: frozenset[str]
    events: frozenset[str] = frozenset()
    figures: frozenset[str] = field(default=frozenset(), compare=False)


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of a value.

    key         the subject whose group it belongs to: the widest class of the topic, or for a part or a size of each that of its whole
    topic       what the value counts or measures, by the class of its head noun; for a spelling, the id of the name
    attribute   "count", "size" (of each), "amount" (a measure that counts nothing), or "spelling" of a name
    role        "total", "part", "each", "additional", "change", "product", "name"; part_of is the topic of the whole
    statement   where the segment begins that states it
    whole       for a part: the claim that states the whole
    factors     for a product: the claims that were multiplied
    frame       content words of the statement, figures and topic left out: what shows whether two statements are one
    qualifiers  what the text says of the counted thing itself ("North Korean", "motorised")
    anchors     states, days and words of time in the statement
    attribution who says so, by the key of the name
    siblings    other figures that the same statement gives of the same thing
    event       what happened to the counted things ("die", "arrest"), or what a measure measures ("high", "cost"); "" if not told
    mode        "possible" for what is planned, feared or needed, "capacity" for what fits, "" for what is
    definite    the figure refers back to something known: "the 41 dead", "all 430 pupils"
    details     what narrows the counted things behind their noun ("from abroad"), and rates ("rate:year")
    wider       the classes that the topic is a kind of
    themes      words of the frame that the whole document keeps using
    kind        the kind of the segment: "headline", "sentence", …
    published   the day on which the document was published, as ISO 8601; "" if nobody knows
    dated       that day was told with the document, and not read from its text
    near        names, days and years in the clause of the figure
    order       the words of the frame in the order of the text
    story       what the document tells of, where the claim stands in its beginning
    fact        what the beginning of a report of one event tells once: "fine", "term", "age"; or ""
    retracted   figures and words that a notice of its document takes back; an empty term for all that it replaces
    around      the words and numbers just before and behind, with "" for what the claim is of, "^" and "$" for the ends of the sentence
    """

    key: str
    topic: str
    attribute: str
    value: Value
    role: str
    place: Place
    statement: int = 0
    part_of: str | None = None
    whole: Claim | None = None
    factors: tuple[Claim, ...] = ()
    frame: frozenset[str] = frozenset()
    qualifiers: frozenset[str] = frozenset()
    anchors: frozenset[str] = frozenset()
    attribution: str = ""
    siblings: tuple[Quantity, ...] = ()
    event: str = ""
    mode: str = ""
    definite: bool = False
    details: frozenset[str] = frozenset()
    wider: frozenset[str] = frozenset()
    themes: frozenset[str] = frozenset()
    kind: str = "sentence"
    published: str = ""
    dated: bool = False
    near: frozenset[str] = frozenset()
    order: tuple[str, ...] = ()
    around: tuple[str, ...] = ()
    retracted: tuple[Quantity | Term, ...] = ()
    story: Story | None = None
    fact: str = ""


@dataclass(frozen=True, slots=True)
class NameUse:
    """A word of names as one document spells it, or a name of several words as a whole; key is the spelling.

    name       the word with its role and the kind of the names it stands in
    places     where it stands
    givens     given names and initials of the persons whose family name it is
    sexes      "male" or "female", by the forms of address before it
    partners   the other words of the names it stands in, initials and common words left out
    roles      the parts it plays: "family", "given", "lone" (a name of this word alone), "other"; and what stands around it:
               "definite" an article; "new" an article that tells of somebody new ("a Mrs Berg"); "called" another noun
               or adjective ("the poet Berg"); "titled"; "speaks"; "subject" of a verb, or with an age; "firm" the rest of a
               firm's name; "namesake" words that tell two bearers apart; "alias" the text gives it as another spelling;
               "midway" it does not open its sentence; "opening" it only opens one; "capitals" it is written so; "crowd" it is
               one of many persons without a full name
    titles     titles and words for a role right before it
    beside     other words right before and behind it
    within     names that a comma parts from it ("Newcastle, Delaware")
    sentences  numbers of the segments it stands in
    lists      numbers of the segments where it is an item of an enumeration
    common     the document writes the word in small letters as well
    gloss      it stands only in brackets, as names in other languages do
    language   of the document
    """

    key: str
    name: Name
    places: tuple[Place, ...]
    givens: frozenset[str] = frozenset()
    sexes: frozenset[str] = frozenset()
    partners: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    within: frozenset[str] = frozenset()
    sentences: frozenset[int] = frozenset()
    lists: frozenset[int] = frozenset()
    common: bool = False
    gloss: bool = False
    language: str | None = None


@dataclass(frozen=True, slots=True)
class NameLink:
    """Spellings that are one name, or may be, and why.

    how         "romanization"; "sound" (the same sounds by two habits); "writing" (diacritics, hyphens, spaces, capitals);
                "given" (forms of a given name); "place" (a place romanized from two languages); "exonym" (a place by its
                names in other languages); "typing" (a typing error); or "office" (given names that cannot be one, with
                one family name and office)
    forms       the spellings, keys of their uses
    confidence  from 0 to 1
    reasons     what speaks for it, as clauses
    natives     of a place: language and name in it
    """

    how: str
    forms: tuple[str, ...]
    confidence: float
    reasons: tuple[str, ...] = ()
    natives: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Extracted:
    """All that the rules see of a document; published is the day that was told, or that its dateline gives."""

    document: Document
    language: str | None
    published: Moment | None
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]
    names: tuple[NameUse, ...]
    segments: tuple[Segment, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """One of the things that were said, and everywhere that it was said. text is as written at the first place."""

    value: object
    text: str
    places: tuple[Place, ...]


@dataclass(frozen=True)
class Group:
    """All claims on one subject, of every attribute and role, under one key; for spellings of a name, what links them."""

    key: str
    claims: tuple[Claim, ...]
    link: NameLink | None = None

    def of(self, attribute: str, *roles: str) -> list[Claim]:
        """The claims of one attribute and of these roles."""
        return [claim for claim in self.claims if claim.attribute == attribute and claim.role in roles]


@dataclass(frozen=True, slots=True)
class Options:
    """What a user may set for the rules: preferred spellings, severities by rule code, and house forms by their known variants."""

    preferred: frozenset[str] = frozenset()
    severities: Mapping[str, str] = field(default_factory=dict)
    variants: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Finding:
    """A disagreement: which rule, how sure, every reading with its places, most supported first, and the subject of its group."""

    rule: str
    name: str
    severity: Severity
    message: str
    readings: tuple[Reading, ...]
    confidence: float
    suggestion: str | None = None
    subject: str = ""

    @property
    def places(self) -> tuple[Place, ...]:
        """All places, the one to annotate first: the first of the least supported reading, where the slip is likeliest."""
        last = self.readings[-1].places
        rest = [place for reading in self.readings[:-1] for place in reading.places]
        return (*last, *rest)

    @property
    def fingerprint(self) -> str:
        """Made from what is said, not from where: it survives moved lines and edits elsewhere."""
        said = "\x1f".join([self.rule, *sorted(reading.text.casefold() for reading in self.readings)])
        return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Statements that were compared and do not disagree, with the reason: a line of the ledger."""

    rule: str
    message: str
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be read, and what to do."""

    path: str
    message: str


Judgement = Finding | Agreement


@dataclass(frozen=True, slots=True)
class Directive:
    """A suppression as somebody wrote it: what it allows where, and why.

    place     where it is written, in the document itself or in the file beside it
    document  the id of the document that it is for
    spans     the characters of that document in which it allows something; None for all of them
    codes     codes of the rules that it allows; unknown: what it names that is no rule
    problem   why it cannot be understood, and what to write; "" where it can
    unused    codes that it allows, and that no finding needed
    """

    place: Place
    document: str
    spans: tuple[Span, ...] | None = None
    codes: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    reason: str = ""
    problem: str = ""
    unused: tuple[str, ...] = ()

    def covers(self, place: Place) -> bool:
        """True if the place is in the document and touches a stretch that this is for."""
        at = Span(place.start, max(place.end, place.start + 1))
        return place.document == self.document and (self.spans is None or any(map(at.overlaps, self.spans)))


@dataclass(frozen=True, slots=True)
class BaselineEntry:
    """A finding that somebody has looked at: what was said, in which documents, when, and their verdict with its reason.

    verdict is "accepted", "wrong" (a false alarm) or "real" (it still counts). line is that of the entry in its file, 0 for none.
    """

    fingerprint: str
    rule: str
    said: tuple[str, ...]
    documents: tuple[str, ...]
    date: str
    reason: str = ""
    verdict: str = "accepted"
    line: int = 0


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A finding that does not count: by "text" (a directive), "settings" or "baseline", why, and where that is written."""

    finding: Finding
    by: str
    reason: str
    where: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: code, name, the gravest severity it may reach, and what judges.

    scope "group" judges a Group; scope "document" judges an Extracted and needs no other text; "directive" a Directive.
    across: for a rule of a document, what judges Groups besides.
    """

    code: str
    name: str
    severity: Severity
    judge: Callable[..., Iterator[Judgement]]
    scope: str = "group"
    across: Callable[..., Iterator[Judgement]] | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """How much was read and compared; uncompared: figures and dates that were read, and compared with nothing."""

    documents: int = 0
    claims: int = 0
    comparisons: int = 0
    skipped: int = 0
    excluded: int = 0
    uncompared: int = 0


@dataclass(frozen=True)
class Report:
    """Findings in a fixed order, what agreed, what could not be read, and how much was compared.

    uncompared  the first figures and dates that were read, and compared with nothing; counts.uncompared is how many there are
    suppressed  findings that do not count, and why; stale: entries of the baseline that nothing matches any more
    baseline    the file of findings that were looked at, or None where none was used; entries: all that it holds
    """

    findings: tuple[Finding, ...]
    agreements: tuple[Agreement, ...] = ()
    failures: tuple[Failure, ...] = ()
    counts: Counts = Counts()
    documents: Mapping[str, Document] = field(default_factory=dict)
    languages: Mapping[str, str | None] = field(default_factory=dict)
    suppressed: tuple[Suppressed, ...] = ()
    stale: tuple[BaselineEntry, ...] = ()
    baseline: str | None = None
    entries: tuple[BaselineEntry, ...] = ()
    uncompared: tuple[Reading, ...] = ()

    def exit_status(self, fail_on: str = "warning") -> int:
        """0 agreed, 1 findings at or above the failing level, 2 an input could not be read."""
        if self.failures:
            return 2
        return int(any(finding.severity.at_least(fail_on) for finding in self.findings))

    def to_dataframe(self) -> Any:
        """A pandas.DataFrame with one row a place (see `consistency.notebook.to_dataframe`). ConfigError where pandas is not installed."""
        return _notebook().to_dataframe(self)

    def _repr_html_(self) -> str:
        """How a notebook shows the report."""
        shown: str = _notebook().html(self)
        return shown


def _notebook() -> Any:
    """A report is asked by notebooks how it looks; the module that knows stands above this one, and is loaded only then."""
    return import_module("consistency.notebook")
