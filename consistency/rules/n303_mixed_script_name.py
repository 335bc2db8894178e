"""N303 mixed-script-name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache

from consistency import tables
from consistency.model import Extracted, Finding, Judgement, Options, Rule, Severity, Span
from consistency.rules.base import readings_of, severity

_WORD = re.compile(r"[^\W\d_]{2,60}")
# Letters whose names begin with these words can stand in one word by mistake.
_SCRIPTS = ("LATIN ", "CYRILLIC ", "GREEK ")


def judge(extracted: Extracted, options: Options) -> Iterator[Judgement]:
    """A name mixes letters of two scripts that look alike."""
    document = extracted.document
    if document.text.isascii():
        return
    spans: dict[str, list[Span]] = {}
    for match in _WORD.finditer(document.text):
        if not match.group().isascii() and match.group()[0].isupper():
            spans.setdefault(match.group(), []).append(Span(*match.span()))
    for form in sorted(spans):
        meant = _meant(form, spans, extracted.language)
        if meant:
            said = readings_of(document, {form: spans[form], meant: spans.get(meant, [])})
            stray = ", ".join(f"{unicodedata.name(x).capitalize()}" for x, y in zip(form, meant, strict=True) if x != y)
            yield Finding(
                "N303",
                "mixed-script-name",
                severity("N303", Severity.WARNING, 1.0, options),
                f"'{form}' mixes two scripts: {stray}; '{meant}' is of one script",
                said,
                1.0,
                meant,
            )


def _meant(form: str, others: Mapping[str, object], language: str | None) -> str | None:
    """The word in one script, if letters that look alike make it so; of two such the one that the text has, then the nearer."""
    if len({script for letter in form if (script := _script(letter))}) != 2:
        return None
    found = []
    for twins in _twins():
        whole = "".join(twins.get(letter, letter) for letter in form)
        changed = sum(x != y for x, y in zip(form, whole, strict=True))
        if any(y in _foreign(language) and x != y for x, y in zip(form, whole, strict=True)):
            continue
        if changed and len({_script(letter) for letter in whole}) == 1:
            found.append((whole not in others, changed, whole))
    return min(found)[2] if found else None


def _script(letter: str) -> str:
    return next((script for script in _SCRIPTS if unicodedata.name(letter, "").startswith(script)), "")


@cache
def _twins() -> tuple[Mapping[str, str], ...]:
    """For each direction, the letter that looks like a letter of the other script."""
    pairs = [tables.load("homoglyphs", name)["pairs"] for name in tables.names("homoglyphs")]
    return tuple(dict(row) for row in pairs) + tuple({y: x for x, y in row} for row in pairs)


@cache
def _foreign(language: str | None) -> str:
    """Letters that no word of the language has."""
    every = (tables.load("homoglyphs", name) for name in tables.names("homoglyphs"))
    return "".join(table.get("foreign", {}).get(language, "") for table in every)


RULE = Rule("N303", "mixed-script-name", Severity.WARNING, judge, "document")
