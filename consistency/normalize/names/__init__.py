"""The names in a text: runs of capitalised words, told apart by what stands around them.

A run is a person where a title or a verb of speech stands beside it, where an age stands behind it, where it begins with a
common given name, where its last word also stands alone as a name ("Victoria Kuvshynnykova … to Kuvshynnykova"), or where
that word is the family name of a person found elsewhere. It is a place where it is known as one, or where a word for a
site is part of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from consistency.model import Document, Mention, Segment, Span
from consistency.normalize.known import is_place, is_word, known, plain
from consistency.normalize.names.runs import Lexicon, Run, Word, lexicon_of, runs_of, trimmed, words_of
from consistency.text.segment import segments
from consistency.values import Name, NamePart

# More words than this are no person's name; "Maria de la Cruz Santos" has five.
_PERSON_WORDS = 5
# Behind a name of so few words an age or an office tells of a person: "Anna Berg, 52,".
_AGED_WORDS = 3
# Of an inflected family name at least so many letters stay: "Кличко", "Кличка".
_STEM, _ENDING = 4, 3


def find_names(text: str, language: str | None = "en") -> list[Mention]:
    """Every name of a text, in order, with the roles of its parts."""
    document = Document("", text)
    return names(text, language, segments(document, language))


def names(text: str, language: str | None, parts: Sequence[Segment]) -> list[Mention]:
    """The same, from segments already made."""
    lexicon = lexicon_of(language)
    words = [list(words_of(segment, lexicon)) for segment in parts]
    runs = [run for found in words for run in runs_of(text, found, lexicon)]
    midway = Counter(word.text for run in runs for word in run.words if not word.opens)
    small = {word.text for found in words for word in found if not word.capital}
    kept = [left for run in runs if (left := trimmed(run, midway, small, language)) is not None]
    families = _families(kept, small | lexicon.states, lexicon)
    return [_mention(text, run, families, lexicon) for run in kept]


def _families(runs: Sequence[Run], no_names: Collection[str], lexicon: Lexicon) -> frozenset[str]:
    """Family names of the persons of a text, as stems. no_names: words that are no part of a person's name."""
    persons = [run for run in runs if not run.definite and not _is_body(run, no_names, lexicon)]
    lone = {stem for run in persons if len(run.named) == 1 for stem in _stems(run.named[-1].text)}
    full = {stem for run in persons if len(run.named) > 1 for stem in _stems(run.named[-1].text)}
    found: set[str] = set()
    for run in persons:
        stems = _stems(run.named[-1].text)
        recurs = len(run.named) > 1 and not lone.isdisjoint(stems)
        aged = run.aged and 2 <= len(run.named) <= _AGED_WORDS
        if run.titled or aged or recurs or _speaks(run, full) or _is_called(run, lexicon):
            found.update(stems)
    return frozenset(found)


def _speaks(run: Run, full: Collection[str]) -> bool:
    """True if a person speaks: what is reported or announced by one word alone may be a body's ("Reuters reported")."""
    sure = not run.reports or len(run.named) > 1
    return run.speaks and (sure or any(stem in full for stem in _stems(run.named[-1].text)))


def _is_called(run: Run, lexicon: Lexicon) -> bool:
    """True for a common given name and one to three more words, the last no word of the language; or for a suffix ("Jr.").

    A given name that is also a place ("Florence") needs a known family name.
    """
    first, last = run.named[0].text, run.named[-1].text
    if run.suffixes and len(run.named) > 1:
        return True
    if not 2 <= len(run.named) <= 4 or is_word(last, lexicon.language):
        return False
    return plain(first) in known("givens") and (not is_place(first) or plain(last) in known("families"))


def _is_body(run: Run, no_names: Collection[str], lexicon: Lexicon) -> bool:
    """True for "UN Security Council" and "Russia": words in capitals, common words, names of states, or too many."""
    named = run.named
    return len(named) > _PERSON_WORDS or any(
        (w.text.isupper() and len(w.text) > 1)
        or w.lower in no_names
        or w.lower in lexicon.bodies
        or w.lower in lexicon.sites
        for w in named
        if w.capital
    )


def _mention(text: str, run: Run, families: frozenset[str], lexicon: Lexicon) -> Mention:
    named = run.named
    kind = _kind(text, run, families, lexicon)
    parts = [NamePart(word.text, "title") for word in run.words[: run.titles]]
    for index, word in enumerate(named):
        parts.append(NamePart(word.text, _role(word, index, len(named), lexicon) if kind == "person" else "other"))
    parts += [NamePart(word.text, "suffix") for word in run.words[len(run.words) - run.suffixes :]]
    span = Span(run.words[0].start, run.words[-1].end)
    return Mention(span, text[span.start : span.end], Name(tuple(parts), kind, _script(named[-1].text)))


def _kind(text: str, run: Run, families: frozenset[str], lexicon: Lexicon) -> str:
    named = run.named
    said = text[named[0].start : named[-1].end]
    if not run.titled and (any(word.lower in lexicon.sites for word in named) or is_place(said)):
        return "place"
    if not families.isdisjoint(_stems(named[-1].text)) and not _is_body(run, (), lexicon):
        return "person"
    return "place" if run.before in lexicon.near and len(named) <= 2 and not _is_body(run, (), lexicon) else "other"


def _role(word: Word, index: int, length: int, lexicon: Lexicon) -> str:
    if index == length - 1:
        return "family"
    if not word.capital:
        return "particle"
    if len(word.text) == 1:
        return "initial"
    return "patronymic" if index and len(word.text) > 5 and word.lower.endswith(lexicon.patronymics) else "given"


def _stems(word: str) -> Collection[str]:
    """The word; of a Cyrillic one also what is left where its case changes the ending, so that all cases of a name meet."""
    if _script(word) != "Cyrillic":
        return (word,)
    return [word[:end].lower() for end in range(min(len(word), max(_STEM, len(word) - _ENDING)), len(word) + 1)]


def _script(text: str) -> str:
    return "Cyrillic" if "\u0400" <= text[0] <= "\u052f" else "Latin" if text[0] < "\u0250" else "other"
