"""Full names that sound alike word by word (Nouri Sadoun, Nuri Saadun): no word of the one binds it to the other.

Where they share a word, single words are judged (`evidence.py`), but for a name that one document tells in passing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from consistency.compare.full import words
from consistency.compare.givens import equivalent, of_two_languages
from consistency.compare.link.candidates import Corpus
from consistency.compare.names import compare_names, compare_words
from consistency.compare.pairs import name_pairs
from consistency.model import NameLink, NameUse
from consistency.normalize.known import known, plain

# How sure, with a title or a rare word that both have, and without.
_BOUND, _UNBOUND = 0.8, 0.6
# Less alike than the first, the sounds of two names may be those of two persons; than the second, those of two known names are.
_ALIKE, _KNOWN_ALIKE = 0.9, 0.94


def person_links(corpus: Corpus, linked: Iterable[Sequence[str]] = ()) -> Iterator[NameLink]:
    """Links of persons' full names in Latin letters. linked: spellings that other links join; they explain their names."""
    known_links = {pair for forms in linked for one in forms for other in forms for pair in _word_by_word(one, other)}
    full = [key for key in corpus.keys if " " in key and _may_be_person(corpus.whole(key))]
    best: dict[str, NameLink] = {}
    for i, j in name_pairs(full):
        a, b = corpus.whole(full[i]), corpus.whole(full[j])
        if "person" not in (a.name.kind, b.name.kind) or _are_apart(a, b):
            continue
        apart = _differing(a.key, b.key)
        if len(apart) < len(words(a.key)) and (_is_together(a, b) or a.name.kind == b.name.kind):
            continue
        if apart and known_links.isdisjoint(apart) and not any(_are_two(*pair) for pair in apart):
            bound = _bound(corpus, a.key, b.key)
            often, rare = sorted((a.key, b.key), key=lambda key: (-corpus.count(key), key))
            reasons = ("each word has its counterpart of the same sounds", *bound)
            found = NameLink("sound", (often, rare), _BOUND if bound else _UNBOUND, reasons)
            best[rare] = max(
                best.get(rare, found), found, key=lambda link: (link.confidence, corpus.count(link.forms[0]))
            )
    yield from best.values()


def _may_be_person(use: NameUse) -> bool:
    return use.name.kind in ("person", "other") and use.name.script == "Latin" and not use.gloss


def _are_apart(a: NameUse, b: NameUse) -> bool:
    """True if one sentence names both, or forms of address tell them apart."""
    return bool((_is_together(a, b) and a.sentences & b.sentences) or (a.sexes and b.sexes and not a.sexes & b.sexes))


def _is_together(a: NameUse, b: NameUse) -> bool:
    return not {place.document for place in a.places}.isdisjoint(place.document for place in b.places)


def _differing(a: str, b: str) -> list[tuple[str, str]]:
    """The words of two names that are spelled in two ways; none if the names are not one by their sounds."""
    found = _word_by_word(a, b)
    if len(found) < 2:
        return []
    match = compare_names(a, b)
    if match.verdict != "same" or match.score < _ALIKE or match.exonym:
        return []
    if found[0][0].endswith("a") != found[0][1].endswith("a"):
        return []  # a woman's given name and a man's
    apart = [pair for pair in found if pair[0] != pair[1]]
    return apart if all(_are_spellings(*pair) for pair in apart) else []


def _are_spellings(one: str, other: str) -> bool:
    """True if the sounds are the same, and the one is no initial and no plural of the other."""
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) > 1 and longer != f"{shorter}s" and compare_words(one, other).verdict != "different"


def _word_by_word(a: str, b: str) -> list[tuple[str, str]]:
    """The words of two names in pairs; none if one has more words."""
    one, other = words(plain(a)), words(plain(b))
    return list(zip(one, other, strict=True)) if len(one) == len(other) else []


def _are_two(one: str, other: str) -> bool:
    """True for two known names that only sound alike: Tom and Tim, Hassan and Hussein."""
    if not all(word in known("givens") or word in known("families") for word in (one, other)):
        return False
    score = compare_words(one, other).score
    return score < _KNOWN_ALIKE and not of_two_languages(one, other) and (score < _ALIKE or not equivalent(one, other))


def _bound(corpus: Corpus, a: str, b: str) -> tuple[str, ...]:
    """The title that both persons have, or the rare word."""
    titles = [corpus.whole(last).titles if (last := key.split()[-1]) in corpus.uses else frozenset() for key in (a, b)]
    if titles[0] & titles[1]:
        return (f"both are called {max(titles[0] & titles[1], key=lambda title: (len(title), title))}",)
    shared = {word for word in a.split() if word in b.split() and word.lower() in {*words(a)} & {*words(b)}}
    rare = sorted(word for word in shared if not any(plain(word) in known(kind) for kind in ("givens", "families")))
    return (f"both stand with {rare[0]}",) if rare else ()
