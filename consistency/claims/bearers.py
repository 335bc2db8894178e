"""What the words around a name say of its bearer: whether a text takes him for known, or tells of somebody new."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from consistency import tables
from consistency.model import Mention, Segment, Span
from consistency.normalize.names.runs import Lexicon
from consistency.text.language import stopwords
from consistency.values import Name

# How far the words around a name are looked for.
_NEAR = 48
_LEAD = re.compile(r"([^\W\d_][^\W\d_'’-]{0,30})[ \u00a0]$")
_FOLLOWS = re.compile(r",?[ \u00a0]([^\W\d_][\w'’-]{0,30})")
# "Larsson & Sons": a firm that is called after somebody.
_PARTNERSHIP = re.compile(r" (?:&|and) (?:&|[^\W\d_]{1,30})")
# Behind a name and a comma, what it lies in: "Newcastle, Delaware".
_WITHIN = re.compile(r", ((?:[A-Z][^\W\d_]{1,30}[ \u00a0]?){1,2})")
_AGE = re.compile(r", \d{1,3}[,.;]| \(\d{1,3}\)")
_GLOSS = re.compile(r"\((?:[^\W\d_]{0,20}:)?[^()A-Za-z]{0,40}$")
# Words with these endings before a name are mostly verbs: "thanked Berg", "joining Berg", "meets Berg".
_VERBAL = re.compile(r"(?:ed|ing|[^s]s)$")
_OPENING = " \t\"'‘“«„(["


class Around:
    """The segments of a text and their language, asked for what stands around each name."""

    def __init__(self, text: str, parts: Sequence[Segment], lexicon: Lexicon) -> None:
        self.text, self.parts, self.lexicon = text, parts, lexicon
        # A segment is looked through once, however many names it holds.
        self._of_segment = cache(self._looked_through)

    def _looked_through(self, number: int) -> tuple[int, bool]:
        """Where the first word of a segment begins, and whether the segment tells namesakes apart."""
        span = self.parts[number].span if number < len(self.parts) else Span(0, len(self.text))
        text = self.text[span.start : span.end]
        return span.start + len(text) - len(text.lstrip(_OPENING)), _is_told_apart(text, self.lexicon.language)

    def signs(self, mention: Mention, number: int) -> set[str]:
        """What a mention in the segment of that number tells, in words that `NameUse.roles` explains."""
        return {sign for sign, holds in self._signs(mention, number) if holds}

    def _signs(self, mention: Mention, number: int) -> list[tuple[str, object]]:
        lexicon, text, name = self.lexicon, self.text, mention.value
        assert isinstance(name, Name)
        opening, told_apart = self._of_segment(number)
        lead = _LEAD.search(text, max(0, mention.start - _NEAR), mention.start)
        follows = _FOLLOWS.match(text, mention.end)
        before, after = (match[1].lower() if match else "" for match in (lead, follows))
        titled = name.parts[0].role == "title" or lexicon.is_title(before)
        firm = any(part.text.lower() in lexicon.bodies for part in name.parts) or self._is_partnership(mention)
        return [
            ("midway", opening < mention.start),
            ("speaks", {before, after} & lexicon.speech),
            ("titled", titled),
            ("subject", is_subject(text, mention.end, lexicon)),
            ("new", before in lexicon.indefinite),
            ("called", lead and lead[1].islower() and not titled and self._is_noun(before)),
            ("firm", firm),
            ("alias", _aliases(lexicon.language).search(text, max(0, mention.start - _NEAR), mention.start)),
            ("namesake", told_apart),
        ]

    def _is_partnership(self, mention: Mention) -> bool:
        follows = _PARTNERSHIP.match(self.text, mention.end)
        if not follows:
            return False
        word = follows.group().split()[-1]
        return word.lower() in self.lexicon.kin or (" & " in follows.group() and word[:1].isupper())

    def _is_noun(self, word: str) -> bool:
        """True if the word before a name may say who or what its bearer is: "the poet Berg", "old Berg"."""
        lexicon = self.lexicon
        others = (stopwords(lexicon.language), lexicon.speech, lexicon.near, lexicon.of, lexicon.by, lexicon.governs)
        return len(word) > 1 and not _VERBAL.search(word) and not any(word in words for words in others)


def is_subject(text: str, end: int, lexicon: Lexicon) -> bool:
    """True if what stands behind a name makes it a person's: his age, "who", or a verb in the singular."""
    follows = _FOLLOWS.match(text, end)
    verb = follows[1].lower() if follows else ""
    return verb in lexicon.finite or verb.endswith(lexicon.past) or _AGE.match(text, end) is not None


def within(text: str, mention: Mention) -> frozenset[str]:
    """What a place lies in, by the name behind its comma."""
    behind = _WITHIN.match(text, mention.end)
    return frozenset({behind[1].strip()}) if behind else frozenset()


def is_gloss(text: str, mention: Mention) -> bool:
    """True for a name that fills its bracket, with or without the name of a language: "(Arabic: Barq)"."""
    opens = _GLOSS.search(text, max(0, mention.start - _NEAR), mention.start) is not None
    return opens and text[mention.end : mention.end + 1] in (")", ",", ";", "")


def _is_told_apart(sentence: str, language: str | None) -> bool:
    return _namesakes(language).search(sentence) is not None


@cache
def _aliases(language: str | None) -> re.Pattern[str]:
    """The end of what stands before another spelling that the text itself gives: "(also known as "."""
    phrases = tables.find("names", language).get("aliases", ())
    return re.compile(rf"[(,]\s?(?:also\s)?(?:{'|'.join(map(re.escape, phrases))})\s[\"“'‘]?$" if phrases else r"(?!)")


@cache
def _namesakes(language: str | None) -> re.Pattern[str]:
    """Words by which a text says that a name is somebody else's: "no relation", "almost the same name"."""
    phrases = tables.find("names", language).get("namesakes", ())
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, phrases))})(?!\w)" if phrases else r"(?!)", re.IGNORECASE)
