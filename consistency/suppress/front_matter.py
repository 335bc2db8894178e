"""Directives in the front matter of a text, for the whole of it:

---
consistency:
  allow:
    - N301 both spellings are the subject of the text
---

or in one line, `consistency-allow: N301 both spellings are the subject of the text`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from consistency.model import Directive, Document, Span
from consistency.suppress.words import allowing

_FENCE = re.compile(r"---[ \t]*(?:\r\n|\n|\r)")
_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\n|\r|$)")
_HEADER, _SHORT = "consistency:", "consistency-allow:"
_PROBLEM = "is not understood; write below 'consistency:' a line 'allow:' and below that lines '- CODE REASON'"


def front_matter(document: Document) -> Iterator[Directive]:
    """The directives between the lines `---` with which the text begins."""
    opening = _FENCE.match(document.text)
    if not opening or "consistency" not in document.text:
        return
    inside = False
    for match in _LINE.finditer(document.text, opening.end()):
        line = match.group(1)
        if line.rstrip() in ("---", "...") or not match.group():
            return
        key = line.split("#", 1)[0].strip() if inside else line.rstrip()
        directive = Directive(document.place(Span(match.start(1), match.end(1))), document.id)
        if line.startswith(_SHORT):
            yield allowing(directive, _unquoted(line.removeprefix(_SHORT)))
        elif line.startswith(_HEADER):
            inside = True
            if key != _HEADER:
                yield replace(directive, problem=_PROBLEM)
        elif inside and line[:1] in (" ", "\t", "-"):
            if line.strip().startswith("- "):
                yield allowing(directive, _unquoted(line.strip().removeprefix("- ")))
            elif key not in ("", "allow:"):
                yield replace(directive, problem=_PROBLEM)
        else:
            inside = inside and not line.strip()


def _unquoted(said: str) -> str:
    said = said.strip()
    return said[1:-1] if len(said) > 1 and said[0] == said[-1] and said[0] in "\"'" else said
