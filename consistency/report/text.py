"""The report for a person at a terminal: each finding with a frame of every side.

seeds/a.txt:5:152: warning Q101 quantity-conflict
  size of each regiment: ‘2,000 to 3,000 people’ (1 place) but ‘4-5 thousand people’ (1 place)

  seeds/a.txt
   3 │ …soldiers, each with a strength of 2,000 to 3,000 people, including them…
     │                                    ^^^^^^^^^^^^^^^^^^^^^
   5 │ …each of which will consist of 4-5 thousand people. Such a formation…
     │                                ^^^^^^^^^^^^^^^^^^^
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from textwrap import wrap

from consistency.model import Agreement, Document, Finding, Place, Reading, Report, Suppressed
from consistency.report import Look
from consistency.report.baseline import described
from consistency.report.escape import harmless, visible, width

# Characters shown before and after the marked ones; a paragraph is often one line of a thousand.
_BEFORE, _AFTER = 40, 44
# Readings that are shown; places of one that are shown with a frame; others that are named.
_READINGS, _FRAMED, _NAMED = 10, 2, 8
# Lines of what was compared with nothing.
_ALONE = 50
_COLUMNS = 100
_COLOURS = {"error": "31;1", "warning": "33;1", "note": "36;1", "mark": "35;1", "dim": "2", "bold": "1"}


def render(report: Report, look: Look | None = None) -> str:
    """All findings, then what else the look asks for, then how much was looked at."""
    look = look or Look()
    paint = _Paint(look.colour)
    lines: list[str] = []
    for finding in report.findings:
        lines += [*_finding(finding, report, paint), ""]
    if look.agreements:
        lines += [*_ledger(report, paint), "", *_uncompared(report, paint)]
    if look.suppressed:
        lines += [*_suppressed(report, paint), ""]
    lines += summary(report, look)
    return "\n".join([*map(harmless, lines), ""])


def summary(report: Report, look: Look) -> list[str]:
    """The last lines of a report for people: statistics where they are wanted, stale entries, and how much was looked at."""
    lines = [*_statistics(report), ""] if look.statistics else []
    for entry in report.stale:
        where = visible(f"{report.baseline}:{entry.line}")
        lines.append(f"{where}: stale, nothing says this any more: {described(entry)}")
    if report.stale:
        lines.append("'consistency baseline prune' removes stale entries.")
    return [*lines, counted(report)] if look.summary else lines


class _Paint:
    """Colours, or none."""

    def __init__(self, colour: bool) -> None:
        self._colour = colour

    def __call__(self, text: str, style: str) -> str:
        return f"\x1b[{_COLOURS[style]}m{text}\x1b[0m" if self._colour else text


def _finding(finding: Finding, report: Report, paint: _Paint) -> Iterator[str]:
    first = finding.places[0]
    where = paint(visible(f"{first.document}:{first.line}:{first.column}"), "bold")
    yield f"{where}: {paint(finding.severity, finding.severity)} {finding.rule} {finding.name}"
    yield from wrap(
        visible(finding.message),
        _COLUMNS,
        initial_indent="  ",
        subsequent_indent="  ",
        break_long_words=False,
        break_on_hyphens=False,
    )
    if finding.suggestion:
        yield f"  Write {paint(visible(finding.suggestion), 'bold')} throughout."
    shown = None
    for reading in finding.readings[:_READINGS]:
        for place in reading.places[:_FRAMED]:
            if place.document != shown:
                yield ""
                yield f"  {visible(place.document)}"
                shown = place.document
            yield from _frame(report.documents[place.document], place, paint)
        yield from _others(reading, shown)
    if len(finding.readings) > _READINGS:
        yield f"        │ and {len(finding.readings) - _READINGS} more readings"


def _frame(document: Document, place: Place, paint: _Paint) -> Iterator[str]:
    """The line of a place, cut to a window, with a mark under the characters."""
    line, at = document.line(place.line), place.column - 1
    end = min(at + place.end - place.start, len(line))
    start = _cut(line, at)
    stop = min(len(line), end + _AFTER)
    before = ("…" if start else "") + visible(line[start:at])
    marked = visible(line[at:end])
    after = visible(line[end:stop]) + ("…" if stop < len(line) else "")
    gutter = f"  {place.line:>5} │ "
    yield f"{paint(gutter, 'dim')}{before}{paint(marked, 'mark')}{after}"
    yield f"{paint(' ' * 8 + '│ ', 'dim')}{' ' * width(before)}{paint('^' * max(1, width(marked)), 'mark')}"


def _cut(line: str, at: int) -> int:
    """Where the window begins: at a space, so that no word is cut."""
    if at <= _BEFORE:
        return 0
    space = line.find(" ", at - _BEFORE, at)
    return space + 1 if space >= 0 else at - _BEFORE


def _others(reading: Reading, shown: str | None) -> Iterator[str]:
    rest = reading.places[_FRAMED:]
    if rest:
        named = [
            f"{place.line}:{place.column}"
            if place.document == shown
            else f"{place.document}:{place.line}:{place.column}"
            for place in rest[:_NAMED]
        ]
        more = f" and {len(rest) - _NAMED} more" if len(rest) > _NAMED else ""
        yield f"        │ ‘{visible(reading.text)}’ also at {visible(', '.join(named))}{more}"


def _ledger(report: Report, paint: _Paint) -> Iterator[str]:
    yield paint(
        "Compared, and agree:"
        if report.agreements
        else "Nothing was compared: no two statements were found to be about one thing.",
        "bold",
    )
    for agreement in report.agreements:
        yield f"  {visible(agreement.message)}"
        yield f"    {paint(visible(_where(agreement)), 'dim')}"


def _uncompared(report: Report, paint: _Paint) -> Iterator[str]:
    """Figures and dates that were read and compared with nothing; no line where there is none."""
    if not report.uncompared:
        return
    yield paint(f"Read, and compared with nothing ({report.counts.uncompared:,}):", "bold")
    for reading in report.uncompared[:_ALONE]:
        place = reading.places[0]
        yield f"  {visible(f'{place.document}:{place.line}:{place.column}')}: ‘{visible(reading.text)}’"
    more = report.counts.uncompared - len(report.uncompared[:_ALONE])
    if more:
        yield f"  and {more:,} more"
    yield ""


def _where(agreement: Agreement) -> str:
    places = [
        f"{place.document}:{place.line}:{place.column}" for reading in agreement.readings for place in reading.places
    ]
    more = f" and {len(places) - _NAMED} more" if len(places) > _NAMED else ""
    return f"{agreement.rule} at {', '.join(places[:_NAMED])}{more}"


def _suppressed(report: Report, paint: _Paint) -> Iterator[str]:
    yield paint("Found, and does not count:" if report.suppressed else "Nothing was found that does not count.", "bold")
    for each in report.suppressed:
        first = each.finding.places[0]
        where = visible(f"{first.document}:{first.line}:{first.column}")
        yield f"  {where}: {each.finding.rule} {visible(each.finding.message)}"
        yield f"    {paint(visible(_why(each)), 'dim')}"


def _why(each: Suppressed) -> str:
    return f"by {each.where}{f': {each.reason}' if each.reason else ', without a reason'}"


def _statistics(report: Report) -> Iterator[str]:
    """Findings of each rule, the most frequent first."""
    found = Counter((finding.rule, finding.name) for finding in report.findings)
    places = Counter(finding.rule for finding in report.findings for _ in finding.places)
    for (rule, name), count in sorted(found.items(), key=lambda each: (-each[1], each[0])):
        yield f"{count:>7,}  {rule} {name} ({plural(places[rule], 'place')})"
    if not found:
        yield f"{0:>7}  findings"


def counted(report: Report) -> str:
    """What was found in how much, in one sentence."""
    levels = [finding.severity for finding in report.findings]
    found = [plural(levels.count(level), level) for level in dict.fromkeys(levels)]
    counts = report.counts
    looked_at = [plural(counts.claims, "claim"), f"{plural(len(report.agreements), 'comparison')} in agreement"]
    unknown = [language for language in report.languages.values() if language is None]
    by = Counter(each.by for each in report.suppressed)
    notes = [
        counts.skipped and f"{plural(counts.skipped, 'file')} of other kinds skipped",
        unknown and f"language of {plural(len(unknown), 'document')} unknown, give --language",
        report.failures and f"{plural(len(report.failures), 'input')} could not be read",
        by["text"] and f"{plural(by['text'], 'finding')} allowed by the texts",
        by["settings"] and f"{plural(by['settings'], 'finding')} left out by the settings",
        by["baseline"] and f"{plural(by['baseline'], 'finding')} in the baseline",
    ]
    looked_at_and_notes = "; ".join([", ".join(looked_at), *(str(note) for note in notes if note)])
    return f"{', '.join(found) or 'No disagreement found'} in {plural(counts.documents, 'document')} ({looked_at_and_notes})."


def plural(count: int, noun: str) -> str:
    """ "1 claim", "12,000 claims"."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
