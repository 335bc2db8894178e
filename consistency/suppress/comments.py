"""Directives in HTML comments, which Markdown and plain texts carry too: `<!-- consistency: allow N301 reason -->`.

allow        for its line; where that says nothing else, for the next block (in plain texts a line is a block)
allow-start  from here to the allow-end of the same codes
allow-file   for the whole document
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from consistency.model import Directive, Document, Place, Span, Stretches
from consistency.suppress.code import code_spans
from consistency.suppress.words import allowing

_OPENING = re.compile(r"<!--[ \t\r\n]*consistency:")
_CLOSING = "-->"
_VERBS = ("allow", "allow-start", "allow-end", "allow-file")
_MARKDOWN = (".md", ".markdown")
# Words without the space around them; what ends a block of Markdown, and of a plain text; what a blank stands for.
_WORD = re.compile(r"\S+")
_EMPTY_LINE = re.compile(r"(?:\r?\n)[ \t]*(?=\r?\n)")
_LINE_END = re.compile(r"\r?\n")
_SIGN = re.compile(r"[^\r\n]")
_Found = tuple[str, Directive]


def comments(document: Document) -> list[Directive]:
    """The directives in comments, in the order of the text; what stands in a block or a span of code is none."""
    found = list(_found(document))
    layout = _Layout(document, [Span(directive.place.start, directive.place.end) for _, directive in found])
    return sorted(_scoped(found, layout), key=lambda directive: directive.place.start)


def _found(document: Document) -> Iterator[_Found]:
    """Each comment: its verb, "" where it has none, and what it allows."""
    text = document.text
    if "consistency:" not in text:
        return
    code = Stretches(code_spans(text, _is_markdown(document)))
    for match in _OPENING.finditer(text):
        if not code.touch(Span(*match.span())):
            closing = text.find(_CLOSING, match.end())
            end = closing + len(_CLOSING) if closing >= 0 else match.end()
            directive = Directive(document.place(Span(match.start(), end)), document.id)
            if closing < 0:
                yield "", replace(directive, problem="is not closed; end it with -->")
                return
            yield _read(directive, text[match.end() : closing])


def _read(directive: Directive, said: str) -> _Found:
    verb, *rest = said.split(None, 1) or [""]
    if verb not in _VERBS:
        return "", replace(directive, problem=f"does not say what to do; begin it with one of: {', '.join(_VERBS)}")
    if verb == "allow-end" and not rest:
        return verb, directive
    read = allowing(directive, rest[0] if rest else "")
    return ("" if read.problem else verb), read


def _scoped(found: list[_Found], layout: _Layout) -> Iterator[Directive]:
    """The directives with the stretches that they are for."""
    started: list[Directive] = []
    for verb, directive in found:
        if verb == "allow-start":
            started.append(directive)
        elif verb == "allow-end":
            yield from _ended(started, directive)
        elif verb == "allow":
            yield replace(directive, spans=(layout.line_or_block(directive.place),))
        else:
            yield directive
    for directive in started:
        yield replace(directive, codes=(), unknown=(), problem="is never ended; put allow-end where it shall end")


def _ended(started: list[Directive], end: Directive) -> Iterator[Directive]:
    """The start that an end closes, and the end, which allows nothing itself: the last of its codes, or the last of all."""
    open_ = [start for start in started if not end.codes or set(start.codes) == set(end.codes)]
    if not open_:
        yield replace(end, codes=(), problem="ends nothing: no allow-start of these rules is open; remove it")
        return
    started.remove(open_[-1])
    yield replace(open_[-1], spans=(Span(open_[-1].place.end, end.place.start),))
    yield replace(end, codes=())


class _Layout:
    """Lines and blocks of a document, its directives taken for blanks."""

    def __init__(self, document: Document, own: list[Span]) -> None:
        text = blanked(document.text, own)
        self._document = document
        self._words = [match.start() for match in _WORD.finditer(text)]
        self._breaks = [
            match.start() for match in (_EMPTY_LINE if _is_markdown(document) else _LINE_END).finditer(text)
        ]

    def line_or_block(self, place: Place) -> Span:
        """The lines of a place, if they say anything; else the block that follows."""
        last, _ = self._document.position(place.end - 1)
        line = Span(self._document.line_span(place.line)[0], self._document.line_span(last)[1])
        word = self._word_from(line.start)
        if word < line.end:
            return line
        after = bisect_right(self._breaks, word)
        return Span(word, self._breaks[after] if after < len(self._breaks) else len(self._document.text))

    def _word_from(self, at: int) -> int:
        found = bisect_left(self._words, at)
        return self._words[found] if found < len(self._words) else len(self._document.text)


def blanked(text: str, spans: Iterable[Span]) -> str:
    """The text with blanks for spans, lines as they are; places stay the same."""
    pieces, end = [], 0
    for span in sorted(spans):
        pieces += [text[end : span.start], _SIGN.sub(" ", text[max(span.start, end) : span.end])]
        end = max(end, span.end)
    return "".join([*pieces, text[end:]])


def _is_markdown(document: Document) -> bool:
    return document.id.lower().endswith(_MARKDOWN)
