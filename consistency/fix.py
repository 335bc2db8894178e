"""What can be mended safely: a name's spelling, to the suggested form.

Never inside quotation marks (what was said stays as it was said), never in an address of the web, never a figure or a date,
and nothing that is only a note.
"""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from consistency import atomic
from consistency.errors import DocumentError
from consistency.model import Document, Finding, Place, Report, Severity, Span, Stretches
from consistency.text.read import decoded, encoded
from consistency.text.segment import quotations

# Rules about the spelling of a name begin with this.
_NAMES = "N"
_ADDRESS = re.compile(r"\S+(?:://|@|\.\w+/)\S+")


@dataclass(frozen=True, slots=True)
class Edit:
    """A spelling that is to be replaced: where, by what, and the rule that says so."""

    place: Place
    new: str
    rule: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A document and what can be mended in it; kept: places that stay as they are, being quoted or part of an address."""

    document: Document
    edits: tuple[Edit, ...]
    kept: tuple[Place, ...] = ()

    @property
    def text(self) -> str:
        """The text with all edits made."""
        text, pieces, last = self.document.text, [], 0
        for edit in self.edits:
            pieces += [text[last : edit.place.start], edit.new]
            last = edit.place.end
        return "".join([*pieces, text[last:]])

    @property
    def diff(self) -> str:
        """The edits as a unified diff."""
        old, new = (text.splitlines(keepends=True) for text in (self.document.text, self.text))
        return "".join(_whole(line) for line in difflib.unified_diff(old, new, self.document.id, self.document.id, n=1))


def fixes(report: Report) -> tuple[Fix, ...]:
    """What can be mended in each document of a report; nothing where two findings want different forms of one place."""
    wanted: dict[str, dict[Place, set[tuple[str, str]]]] = defaultdict(lambda: defaultdict(set))
    for finding in report.findings:
        for place, form in _wanted(finding):
            wanted[place.document][place].add((form, finding.rule))
    return tuple(_fix(report.documents[id], places) for id, places in sorted(wanted.items()))


def write(fix: Fix) -> None:
    """Make the edits in the file, in its own encoding. DocumentError if it is no file, has changed since, or cannot be written."""
    path = Path(fix.document.id)
    try:
        content = path.read_bytes()
        changed = decoded(content) != fix.document.text
        if not changed:
            atomic.write(path.resolve(), encoded(fix.text, content))
    except OSError as error:
        raise DocumentError(f"{path}: cannot be mended ({error.strerror}); check the file and its folder") from error
    if changed:
        raise DocumentError(f"{path}: has changed since it was read; run the command again")


def _wanted(finding: Finding) -> Iterator[tuple[Place, str]]:
    if not finding.rule.startswith(_NAMES) or not finding.suggestion or finding.severity is Severity.NOTE:
        return
    for reading in finding.readings:
        for place in reading.places:
            form = finding.suggestion.upper() if place.text.isupper() and len(place.text) > 1 else finding.suggestion
            if place.text != form:
                yield place, form


def _fix(document: Document, wanted: dict[Place, set[tuple[str, str]]]) -> Fix:
    quoted = Stretches(quotations(document))
    addresses = Stretches(Span(*match.span()) for match in _ADDRESS.finditer(document.text))
    edits: list[Edit] = []
    kept: list[Place] = []
    for place in sorted(wanted, key=lambda place: (place.start, place.end)):
        span = Span(place.start, place.end)
        forms = {form for form, _ in wanted[place]}
        if quoted.touch(span) or addresses.touch(span):
            kept.append(place)
        elif len(forms) == 1 and (not edits or edits[-1].place.end <= place.start):
            edits.append(Edit(place, forms.pop(), min(rule for _, rule in wanted[place])))
    return Fix(document, tuple(edits), tuple(kept))


def _whole(line: str) -> str:
    return line if line.endswith("\n") else f"{line}\n"
