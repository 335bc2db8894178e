"""What the page shows, in the order in which it shows it: subjects, findings, passages, the map of documents, the timeline.

Everything here is plain text, made visible (no control or bidi character is left); the template escapes it for HTML.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations, product

from consistency.model import Document, Finding, Place, Reading, Report
from consistency.report.escape import visible
from consistency.values import DateInterval, Moment

# Characters of context on either side; passages of one reading that are shown; letters up to which two readings are compared.
_CONTEXT, _SHOWN, _COMPARED = 180, 20, 80
# Documents in the map; an editor cannot read a larger one.
_MAPPED = 24


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in its context. marked: pieces of the marked text, each with True where it differs from the other side."""

    document: str
    line: int
    column: int
    before: str
    marked: tuple[tuple[str, bool], ...]
    after: str


@dataclass(frozen=True, slots=True)
class Side:
    """One reading: how often it was said, and where; more: how many passages are not shown."""

    text: str
    count: int
    passages: tuple[Passage, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Item:
    """A finding as the page shows it."""

    number: int
    finding: Finding
    subject: str
    message: str
    suggestion: str
    sides: tuple[Side, ...]
    documents: tuple[tuple[str, ...], ...]
    searched: str


@dataclass(frozen=True, slots=True)
class Subject:
    """Findings on one subject."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class DocumentMap:
    """The documents with the most findings, which of them disagree, and how many documents are left out."""

    documents: tuple[str, ...]
    crossings: Mapping[tuple[str, str], int]
    left_out: int

    def count(self, first: str, second: str) -> int:
        """Findings in which the two say different things."""
        return self.crossings.get((min(first, second), max(first, second)), 0)


@dataclass(frozen=True, slots=True)
class Dated:
    """A dated reading: when, what was said, and across how much of the timeline (0 to 1000) its mark stands."""

    when: str
    text: str
    document: str
    number: int
    left: int


def shown(report: Report) -> tuple[Finding, ...]:
    """The findings that count, and those that the baseline has accepted: an editor may think again."""
    return (*report.findings, *(each.finding for each in report.suppressed if each.by == "baseline"))


def subjects(report: Report) -> tuple[Subject, ...]:
    """The findings by subject, each subject where its gravest finding stands in the report."""
    grouped: dict[str, list[Item]] = defaultdict(list)
    for number, finding in enumerate(shown(report), start=1):
        item = _item(number, finding, report.documents)
        grouped[item.subject].append(item)
    return tuple(Subject(title, tuple(items)) for title, items in grouped.items())


def document_map(report: Report) -> DocumentMap:
    """Which documents disagree with which."""
    touched: Counter[str] = Counter()
    crossings: Counter[tuple[str, str]] = Counter()
    for finding in shown(report):
        touched.update(_documents(finding))
        crossings.update(_crossed(finding))
    most = [document for document, _ in sorted(touched.items(), key=lambda each: (-each[1], each[0]))]
    kept = sorted(most[:_MAPPED])
    return DocumentMap(tuple(kept), crossings, len(most) - len(kept))


def timeline(report: Report) -> tuple[Dated, ...]:
    """Every dated reading of the findings, earliest first; nothing where fewer than two differ."""
    dated = [
        (start, reading, number)
        for number, finding in enumerate(shown(report), start=1)
        for reading in finding.readings
        if (start := _start(reading)) is not None
    ]
    if len({start for start, _, _ in dated}) < 2:
        return ()
    dated.sort(key=lambda each: (each[0].ordinal, each[0].isoformat(), each[2]))
    first, last = dated[0][0].ordinal, dated[-1][0].ordinal
    return tuple(
        Dated(
            start.isoformat(),
            visible(reading.text),
            visible(reading.places[0].document),
            number,
            round(1000 * (start.ordinal - first) / max(1, last - first)),
        )
        for start, reading, number in dated
    )


def _item(number: int, finding: Finding, documents: Mapping[str, Document]) -> Item:
    sides = tuple(_side(reading, _opposite(reading, finding), documents) for reading in finding.readings)
    touched = tuple(tuple(map(visible, side)) for side in _sides(finding))
    message = visible(finding.message)
    words = " ".join(
        (finding.rule, finding.name, message, *map(visible, _documents(finding)), *(side.text for side in sides))
    )
    suggestion = visible(finding.suggestion or "")
    return Item(number, finding, _subject(finding), message, suggestion, sides, touched, words.casefold())


def _subject(finding: Finding) -> str:
    """What the finding is about, else the rule's name."""
    return visible(finding.subject) or finding.name.replace("-", " ")


def _opposite(reading: Reading, finding: Finding) -> str:
    """The text that a reading is compared with: the most supported other one."""
    return next((other.text for other in finding.readings if other is not reading), "")


def _side(reading: Reading, opposite: str, documents: Mapping[str, Document]) -> Side:
    shown = tuple(_passage(place, opposite, documents[place.document]) for place in reading.places[:_SHOWN])
    return Side(visible(reading.text), len(reading.places), shown, len(reading.places) - len(shown))


def _passage(place: Place, opposite: str, document: Document) -> Passage:
    text = document.text
    start, stop = max(0, place.start - _CONTEXT), min(len(text), place.end + _CONTEXT)
    before, after = text[start : place.start], text[place.end : stop]
    before = _from_word(before) if start else before
    after = _from_word(after[::-1])[::-1] if stop < len(text) else after
    return Passage(
        visible(place.document),
        place.line,
        place.column,
        ("…" if start else "") + _in_lines(before),
        tuple((visible(piece), differs) for piece, differs in _pieces(place.text, opposite)),
        _in_lines(after) + ("…" if stop < len(text) else ""),
    )


def _from_word(text: str) -> str:
    """Without the piece of a word that the window begins with."""
    _, space, rest = text.partition(" ")
    return rest if space else text


def _in_lines(text: str) -> str:
    """Visible, with its line ends."""
    return "\n".join(visible(line) for line in text.splitlines()) + ("\n" if text.endswith("\n") else "")


def _pieces(text: str, other: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, True for those that the other one has not; one piece where they have little in common."""
    matcher = SequenceMatcher(None, text, other, autojunk=False)
    if max(len(text), len(other)) > _COMPARED or matcher.ratio() < 0.6 or any(map(str.isdigit, text)):
        yield text, True
        return
    for kind, start, end, _, _ in matcher.get_opcodes():
        if end > start:
            yield text[start:end], kind != "equal"


def _documents(finding: Finding) -> tuple[str, ...]:
    return tuple(sorted({place.document for place in finding.places}))


def _sides(finding: Finding) -> list[list[str]]:
    """The documents of each reading."""
    return [sorted({place.document for place in reading.places}) for reading in finding.readings]


def _crossed(finding: Finding) -> set[tuple[str, str]]:
    """The pairs of documents that say different things; a document with itself where it says both."""
    sides = [side[: 2 * _MAPPED] for side in _sides(finding)]
    return {
        (min(first, second), max(first, second))
        for one, other in combinations(sides, 2)
        for first, second in product(one, other)
    }


def _start(reading: Reading) -> Moment | None:
    value = reading.value
    return value.start if isinstance(value, DateInterval) else None
