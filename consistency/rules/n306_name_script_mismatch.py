"""N306 name-script-mismatch."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consistency.compare.alike import likeness, script, sounded
from consistency.model import Extracted, Finding, Judgement, Mention, Options, Rule, Severity, Span
from consistency.normalize.romanize import giving
from consistency.rules.base import readings_of, severity
from consistency.values import Name, NamePart

# A bracket opens, perhaps with the language: "(", "(Ukrainian: ".
_OPENS = re.compile(r" ?\((?:[^\W\d_]{2,20}: ?)?")
# Scripts whose names are read; those of the second kind have no capitals to find a name by: all of the bracket is one.
_READ, _WITHOUT_CAPITALS = ("Cyrillic", "Greek", "Armenian", "Georgian"), ("Georgian",)
_WORDS = re.compile(r"[^\W\d_]{2,30}(?:[ -][^\W\d_]{2,30}){1,3}(?=[),;])")
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
        inner = (names.get(opens.end()) or _without_capitals(document.text, opens.end())) if opens else None
        if inner is None or not _is_person(outer, inner):
            continue
        one, other = script(_family(outer)), script(_family(inner))
        if "Latin" in (one, other) and (one in _READ or other in _READ) and not _can_be(outer, inner):
            original = other == "Latin" and not sounded(_family(inner)).family
            if original and _begin_alike(outer, inner):
                continue
            highest = Severity.NOTE if original else Severity.WARNING
            yield Finding(
                "N306",
                "name-script-mismatch",
                severity("N306", highest, 0.9, options),
                f"'{inner.text}' in brackets cannot be '{outer.text}': no part of it sounds like '{_family(outer)}'",
                readings_of(document, {outer.text: [outer.span], inner.text: [inner.span]}),
                0.9,
            )


def _without_capitals(text: str, start: int) -> Mention | None:
    """The words of a bracket as a name, if their script has no capitals."""
    found = _WORDS.match(text, start)
    if not found or script(found.group()) not in _WITHOUT_CAPITALS:
        return None
    parts = tuple(NamePart(word, "other") for word in found.group().split())
    return Mention(Span(*found.span()), found.group(), Name(parts, "other", "other"))


def _is_person(outer: Mention, inner: Mention) -> bool:
    """True for two full names of which one is known to be a person's, or has the same given name."""
    first, second = _words(outer), _words(inner)
    if len(first) < 2 or len(second) < 2:
        return False
    known = "person" in (_name(outer).kind, _name(inner).kind)
    return known or any(_alike(x, y) for x in first for y in second)


def _can_be(outer: Mention, inner: Mention) -> bool:
    """True if some word in brackets sounds like the family name, in whatever case, or is romanized into it."""
    family = _family(outer)
    return any(_alike(family, word) or giving(family, word) or giving(word, family) for word in _words(inner))


def _alike(a: str, b: str) -> bool:
    return any(likeness(x, y) >= _ALIKE for x in _stems(a) for y in _stems(b))


def _begin_alike(outer: Mention, inner: Mention) -> bool:
    """True if the family names begin with one sound: English and French spell the rest as they like (Наджент, Nugent)."""
    return sounded(_family(outer)).text[:1] == sounded(_family(inner)).text[:1]


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
