"""Document text as it may be shown anywhere: nothing in it is obeyed by a terminal, a build log or a reader, and nothing is hidden."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import Any

_UNSAFE = frozenset(["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"])
# What build servers take for a command: "::error::" at the beginning of a line (wherever a line may be broken), "##[group]" anywhere.
_COMMAND = re.compile(r"(?<!\S):(?=:)|#(?=#(?:\[|vso\[|teamcity\[))")
# What Markdown, as GitHub and GitLab read it, may take for its own.
_MARKDOWN = re.compile(r"[\\`*_\[\]#!|~$:@<>&]|(?<=www)\.", re.IGNORECASE)


def visible(text: str) -> str:
    """The text with control, format, bidi and unassigned characters written out as <U+202E>, and tabs and odd spaces as spaces.

    The first sign of what a build server would take for a command is written out, too.
    """
    if not (text.isascii() and text.isprintable()):
        text = text.translate({ord(sign): _visible(sign) for sign in set(text)})
    return harmless(text)


def harmless(text: str) -> str:
    """The text with the first sign written out of what a build server would take for a command; for lines put together of visible parts."""
    return _COMMAND.sub(lambda match: _named(match.group()), text) if "::" in text or "##" in text else text


def width(text: str) -> int:
    """Columns that a text takes in a terminal: none for combining marks, two for wide characters."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def json_text(data: Any, indent: int | None = None) -> str:
    """JSON in which what `visible` writes out is written as \\u202e: it reads back as it was, and no terminal obeys it."""
    text = json.dumps(data, ensure_ascii=False, indent=indent)
    if not text.isascii() or "\x7f" in text:
        unsafe = (sign for sign in set(text) if sign != "\n" and unicodedata.category(sign) in _UNSAFE)
        text = text.translate({ord(sign): json.dumps(sign)[1:-1] if sign != "\x7f" else "\\u007f" for sign in unsafe})
    return text.replace("##", "#\\u0023").replace("::", ":\\u003a")


def markdown(text: str) -> str:
    """The text as Markdown that shows just it, on one line: no markup, link, table cell or HTML comes of it."""
    return _MARKDOWN.sub(lambda match: f"&#{ord(match.group())};", visible(text))


def _visible(sign: str) -> str:
    category = unicodedata.category(sign)
    if sign == "\t" or category == "Zs":
        return " "
    return _named(sign) if category in _UNSAFE else sign


def _named(sign: str) -> str:
    return f"<U+{ord(sign):04X}>"
