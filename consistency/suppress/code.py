"""Where a Markdown text shows code: fenced and indented blocks, and spans between backquotes. One pass over the lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consistency.model import Span

_LINE = re.compile(r"[^\n]*\n?")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_TICKS = re.compile(r"`+")
_INDENTED = re.compile(r"(?: {4}| {0,3}\t)[ \t]*\S")


def code_spans(text: str, indented: bool) -> Iterator[Span]:
    """Stretches of code, in order, none overlapping another. indented: four spaces after an empty line begin code, as in Markdown."""
    fence, opened, after_empty = "", 0, True
    for match in _LINE.finditer(text):
        line = match.group()
        if not line:
            break
        mark = _FENCE.match(line)
        if fence:
            if mark and mark.group(1).startswith(fence) and not line[mark.end() :].strip():
                yield Span(opened, match.end())
                fence = ""
        elif mark and not (mark.group(1)[0] == "`" and "`" in line[mark.end() :]):
            fence, opened = mark.group(1), match.start()
        elif indented and after_empty and _INDENTED.match(line):
            yield Span(*match.span())
            continue
        else:
            yield from _inline(line, match.start())
        after_empty = not line.strip()
    if fence:
        yield Span(opened, len(text))


def _inline(line: str, start: int) -> Iterator[Span]:
    """Code between runs of as many backquotes; a run without its like is text."""
    runs = list(_TICKS.finditer(line))
    last = {len(run.group()): number for number, run in enumerate(runs)}
    number = 0
    while number < len(runs):
        size = len(runs[number].group())
        closing = number + 1
        if last[size] > number:
            while len(runs[closing].group()) != size:
                closing += 1
            yield Span(start + runs[number].start(), start + runs[closing].end())
        number = closing + 1 if last[size] > number else number + 1
