"""Document text as it may be shown anywhere: nothing in it is obeyed by a terminal, and nothing is hidden."""

from __future__ import annotations

import unicodedata

_UNSAFE = frozenset(["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"])


def visible(text: str) -> str:
    """The text with control, format, bidi and unassigned characters written out as <U+202E>, and tabs and odd spaces as spaces."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_visible(character) for character in text)


def width(text: str) -> int:
    """Columns that a text takes in a terminal: none for combining marks, two for wide characters."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _visible(character: str) -> str:
    category = unicodedata.category(character)
    if character == "\t" or category == "Zs":
        return " "
    return f"<U+{ord(character):04X}>" if category in _UNSAFE else character
