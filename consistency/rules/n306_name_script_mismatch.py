"""N306 name-script-mismatch."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consistency.compare.alike import likeness
from consistency.model import Extracted, Finding, Judgement, Mention, Options, Rule, Severity
from consistency.rules.base import readings_of, severity
from consistency.values import Name

# A bracket opens, perhaps with the language: "(", "(Ukrainian: ".
_OPENS = re.compile(r" ?\((?:[^\W\d_]{2,20}: ?)?")
# So alike are two forms of a family name, whatever ending its case gives it; letters that an ending may have.
_ALIKE, _ENDING, _STEM = 0.72, 4, 4


def judge(extracted: Extracted, options: Options) -> Iterator[Judgement]:
    """The form of a name in brackets, in another script, cannot be the name."""
    document = extracted.document
    if document.text.isascii():
        return
    names = {mention.start: mention for mention in extracted.mentions if isinstance(mention.value, Name)}
    for outer in names.values():
        opens = _OPENS.match(document.text, outer.end)
        inner = names.get(opens.end()) if opens else None
        if inner is None or not _is_person(outer, inner):
            continue
        if {_name(outer).script, _name(inner).script} == {"Latin", "Cyrillic"} and not _can_be(outer, inner):
            yield Finding(
                "N306",
                "name-script-mismatch",
                severity("N306", Severity.WARNING, 0.9, options),
                f"'{inner.text}' in brackets cannot be '{outer.text}': no part of it sounds like '{_family(outer)}'",
                readings_of(document, {outer.text: [outer.span], inner.text: [inner.span]}),
                0.9,
            )


def _is_person(outer: Mention, inner: Mention) -> bool:
    """True for two full names of which one is known to be a person's, or has the same given name."""
    first, second = _words(outer), _words(inner)
    if len(first) < 2 or len(second) < 2:
        return False
    known = "person" in (_name(outer).kind, _name(inner).kind)
    return known or any(_alike(x, y) for x in first for y in second)


def _can_be(outer: Mention, inner: Mention) -> bool:
    """True if some word in brackets sounds like the family name, in whatever case."""
    return any(_alike(_family(outer), word) for word in _words(inner))


def _alike(a: str, b: str) -> bool:
    return any(likeness(x, y) >= _ALIKE for x in _stems(a) for y in _stems(b))


def _stems(word: str) -> list[str]:
    return [word[:end] for end in range(len(word), max(min(len(word), _STEM), len(word) - _ENDING) - 1, -1)]


def _family(mention: Mention) -> str:
    return _words(mention)[-1]


def _words(mention: Mention) -> list[str]:
    return [part.text for part in _name(mention).parts if part.role not in ("title", "suffix", "initial", "particle")]


def _name(mention: Mention) -> Name:
    assert isinstance(mention.value, Name)
    return mention.value


RULE = Rule("N306", "name-script-mismatch", Severity.WARNING, judge, "document")
