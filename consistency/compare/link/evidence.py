"""What documents say for and against two spellings being one name.

The strongest: both stand with the same other word (a given name, the rest of a firm's name); or one person is introduced by a
full name and the other spelling never is, though no list of names or words knows it. Against it: other given names, another
sex, a place in one enumeration, a form of the other word (plural, inhabitant, a woman's family name).
The weights were set by hand on generated documents (benchmarks/misspellings.py) and by reading articles.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from rapidfuzz.distance import OSA

from consistency import tables
from consistency.compare.alike import SAME, gendered, likeness, sounded
from consistency.compare.cases import declined
from consistency.compare.givens import equivalent, of_two_languages
from consistency.compare.link.candidates import SHORTEST, Corpus, typed
from consistency.compare.names import compare_words
from consistency.model import NameUse
from consistency.normalize.known import is_place, is_word, known, plain
from consistency.normalize.names.runs import lexicon_of

# Evidence weaker than this is none.
_LEAST = 0.5
# A spelling that stands so often is meant.
_OFTEN = 3
# Two letters may be wrong only in a word as long as this; across documents one, in a word as long as that.
_LONG, _LONG_ENOUGH = 8, 6
# What a spelling is known as: nothing, a family name, or another word of the language, a given name, a place, a state.
_UNKNOWN, _FAMILY, _WORD = 0, 1, 2

# How sure, by what binds the two spellings, and by what the rarer is known as.
_BASE = {
    "partner": (0.92, 0.7, 0.58),
    "introduced": (0.84, 0.64, 0.46),
    "longer": (0.76, 0.6, 0.42),
    "title": (0.8, 0.6, 0.45),
    "neighbour": (0.68, 0.5, 0.35),
    "document": (0.6, 0.44, 0.3),
}
_STRONG = ("partner", "introduced", "title")
_BINDS = {
    "partner": "both stand with {}",
    "introduced": "{} is never introduced by a full name",
    "longer": "{} only stands alone, the other in a longer name",
    "title": "both are called {}",
    "neighbour": "both stand beside '{}'",
}
# What is taken off for short words, by the letters of both.
_SHORT = {8: -0.2, 9: -0.14, 10: -0.08, 11: -0.04}
_JOINS = re.compile(r"[ '’ʼ-]")
_DOUBLED = re.compile(r"(.)\1")
_VOWELS = "aeiouy"


@dataclass(frozen=True, slots=True)
class Evidence:
    """How two spellings are one name, how sure that is, and why."""

    how: str
    confidence: float
    reasons: tuple[str, ...]


def judged(corpus: Corpus, pair: tuple[str, str], how: str) -> Evidence | None:
    """The strongest evidence of any document, or of two, that the pair is one name; None if there is none."""
    a, b = (corpus.uses[key] for key in pair)
    if any(pair[1] in use.partners for use in a.values()):
        return None  # two words of one name
    if not (_may_be_named(corpus.whole(pair[0])) or _may_be_named(corpus.whole(pair[1]))):
        return None
    shared = sorted(a.keys() & b.keys())
    meetings = [(a[id], b[id], True) for id in shared]
    if not shared:
        meetings = [(corpus.whole(pair[0]), corpus.whole(pair[1]), False)]
    judge = {"writing": _writing, "given": _given, "romanization": _romanization, "typing": _typing}[how]
    found = []
    for x, y, together in meetings:
        each = judge(x, y, together)
        if each is None and together:
            return None
        found += [each] if each else []
    return max(found, key=lambda each: each.confidence, default=None)


def _may_be_named(use: NameUse) -> bool:
    """False for a capitalised word of a language that writes all nouns so, unless a title or a known given name stands with it."""
    if not lexicon_of(use.language).capital_nouns:
        return True
    return bool(use.titles) or any(plain(given) in known("givens") for given in use.givens)


def _writing(a: NameUse, b: NameUse, together: bool) -> Evidence | None:
    """The same letters with other diacritics, hyphens, spaces or capitals."""
    one, other = _normal(a.key), _normal(b.key)
    if one == other or _word_by_word(one, other) or _told_apart(a, b):
        return None
    if not together and not a.partners & b.partners and _WORD in (_known_as(a), _known_as(b)):
        return None
    sure = (0.85 if together or a.partners & b.partners else 0.6) - 0.3 * (a.gloss or b.gloss)
    if one.isupper() != other.isupper() and plain(one) == plain(other):
        return None  # a heading in capitals, which often leave diacritics out
    if one.lower() == other.lower():
        return None if one.isupper() else Evidence("writing", 0.55, ("they differ in capitals",))
    if _JOINS.sub("", one).lower() != _JOINS.sub("", other).lower():
        return Evidence("writing", sure, ("the same letters but for diacritics",))
    if all(is_word(word, a.language) for key in (one, other) for word in _JOINS.split(key)):
        return None
    return Evidence("writing", sure, ("the same letters but for spaces, hyphens or apostrophes",))


def _word_by_word(one: str, other: str) -> bool:
    """True for longer names that differ in words long enough to be judged by themselves."""
    first, second = one.split(), other.split()
    if len(first) != len(second) or len(first) == 1:
        return False
    return all(x == y or min(len(x), len(y)) >= SHORTEST for x, y in zip(first, second, strict=True))


def _normal(key: str) -> str:
    """With straight apostrophes, and a capital first letter where a particle has a small one ("al-Assad")."""
    return key[:1].upper() + key[1:].replace("’", "'").replace("ʼ", "'")


def _given(a: NameUse, b: NameUse, together: bool) -> Evidence | None:
    """Two given names with one family name: forms of one name, or one of them misspelled."""
    families = a.partners & b.partners
    if not families or _sex(a.key) != _sex(b.key) or a.lists & b.lists or _opposed(a.sexes, b.sexes):
        return None
    family, distance = min(families), OSA.distance(plain(a.key), plain(b.key))
    beside = 0.2 * bool(a.sentences & b.sentences)
    bound = f"both stand with {family}"
    strange = [use.key for use in (a, b) if plain(use.key) not in known("givens")]
    if of_two_languages(a.key, b.key):
        return Evidence("given", (0.85 if together else 0.76) - beside, (bound, "one given name in two languages"))
    if compare_words(a.key, b.key).verdict == "same" and (len(strange) != 1 or distance > 1):
        sure = 0.82 if together else 0.6 if plain(family) in known("families") else 0.76
        why = "the two sound alike" if len(strange) == 2 else "forms of one given name"
        return Evidence("given", sure - beside - 0.2 * (not strange), (bound, why))
    offices = {title for title in a.titles & b.titles if " " in title}
    if offices and together and not _one_partner(a.key, b.key) and distance > 1:
        behind = any(" of " in title or " for " in title for title in offices)
        return Evidence("office", 0.78 if behind else 0.6, (f"both are called {max(offices)}", bound))
    if distance != 1 or not strange or _is_derived(a.key, b.key, a.language):
        return None
    return Evidence("typing", (0.82 if together else 0.6) - beside, (bound, f"{strange[0]} is no common given name"))


def _sex(given: str) -> bool:
    """True for a given name that ends as women's names do in most languages of Europe."""
    return given[-1:] in "aа"


def _romanization(a: NameUse, b: NameUse, together: bool) -> Evidence | None:
    """A native family name explains both."""
    if not _may_be_person(a, b) or not _may_be_person(b, a) or _told_apart(a, b) or _are_couple(a.key, b.key):
        return None
    return Evidence("romanization", 0.95, ("one native spelling stands for both",))


def _may_be_person(use: NameUse, other: NameUse) -> bool:
    """True for a person, and for a word that stands alone while the other spelling is a person's, and is nothing else."""
    if use.name.kind == "person":
        return True
    return use.name.kind == "other" and "lone" in use.roles and bool(other.givens) and _known_as(use) != _WORD


def _typing(a: NameUse, b: NameUse, together: bool) -> Evidence | None:
    """One is a typing error of the other, or the same sounds spelled by another habit."""
    if not together and not a.partners & b.partners:
        return None  # across documents only a shared word binds
    slip = _slip(a, b)
    if slip is None or _told_apart(a, b) or _are_couple(a.key, b.key) or _is_case(a, b):
        return None
    if "given" in a.roles & b.roles and _sex(a.key) != _sex(b.key):
        return None
    rare, often = sorted((a, b), key=lambda use: (_times(use), bool(use.partners), _known_as(use), use.key))
    bind, what = _bind(rare, often)
    if not together and min(len(a.key), len(b.key)) < _LONG_ENOUGH:
        return None
    strange = _known_as(rare)
    if slip.how == "sound" and (_is_common(rare) or _is_common(often) or bind not in _STRONG):
        return None
    if bind not in _STRONG and (_is_common(rare) or _is_common(often)):
        strange = _WORD if _known_as(rare) else _FAMILY
    elif _times(rare) == _times(often) or bind == "introduced":
        strange = min(strange, _known_as(often))
    sure = _BASE[bind][strange] + slip.weight - 0.3 * rare.gloss
    sure -= 0.2 * (slip.letters > 1 and bind == "partner")
    sure -= 0.2 * bool(a.sentences & b.sentences) + 0.12 * (not together)
    sure -= 0.25 * (_times(rare) >= _OFTEN)
    if _is_derived(a.key, b.key, a.language):
        plural = "definite" in rare.roles | often.roles or "person" not in (rare.name.kind, often.name.kind)
        sure -= 0.5 if plural else 0.3
    sure += 0.08 * (_times(rare) == 1 and _times(often) >= _OFTEN)
    sure += 0.08 * (rare.name.kind == "person" and bind == "introduced" and strange == _WORD)
    sure += 0.08 * (bind == "longer" and strange == _WORD and _are_givens(a, b))
    sure += 0.1 * (often.name.kind != "person" and is_place(often.key) and not strange)
    if sure < _LEAST:
        return None
    reasons = [slip.what, *([_BINDS[bind].format(what)] if bind in _BINDS else [])]
    if _known_as(rare) == _UNKNOWN:
        reasons.append(f"no list of names or words has {rare.key}")
    return Evidence(slip.how, min(0.95, sure), tuple(reasons))


def _are_givens(a: NameUse, b: NameUse) -> bool:
    known_givens = all(plain(use.key) in known("givens") for use in (a, b))
    return known_givens and _sex(a.key) == _sex(b.key) and compare_words(a.key, b.key).verdict == "same"


def _bind(rare: NameUse, often: NameUse) -> tuple[str, str]:
    """What binds two spellings most, and its word."""
    for kind, shared in (
        ("partner", rare.partners & often.partners),
        ("introduced", _unintroduced(rare, often, "givens")),
        ("title", rare.titles & often.titles),
        ("longer", _unintroduced(rare, often, "partners")),
        ("neighbour", rare.beside & often.beside),
    ):
        if shared:
            return kind, min(shared)
    return "document", ""


def _unintroduced(a: NameUse, b: NameUse, by: str) -> set[str]:
    """The spelling that only stands alone, where the other stands with given names, or with other words."""
    for full, lone in ((a, b), (b, a)):
        if getattr(full, by) and not lone.partners and "lone" in lone.roles:
            return {lone.key}
    return set()


@dataclass(frozen=True, slots=True)
class _Slip:
    """How two spellings differ, and how likely a slip that is."""

    what: str
    weight: float
    how: str = "typing"
    letters: int = 1


def _slip(a: NameUse, b: NameUse) -> _Slip | None:
    one, other = sorted((typed(a.key), typed(b.key)), key=lambda form: (len(form), form))
    if other.endswith(f"-{one}"):
        return None  # "al-Khatif" and "Khatif"
    distance = OSA.distance(one, other, score_cutoff=2)
    length = _SHORT.get(len(one) + len(other), 0.04 * (len(one) >= _LONG))
    if distance == 1:
        what, weight = _single(one, other)
        weight -= 0.25 * (_is_syllables(a) and _is_syllables(b))
        return _Slip(what, weight + length)
    if distance > 1 and _DOUBLED.sub(r"\1", one) == _DOUBLED.sub(r"\1", other):
        return _Slip("they double other letters", length)
    if distance and compare_words(a.key, b.key).verdict == "same":
        return _Slip("the same sounds, spelled by two habits", -0.06 + length, "sound")
    if distance == 2 and len(one) >= _LONG and one[0] == other[0]:
        return _Slip("two letters differ", -0.15, letters=2)
    return None


def _is_syllables(use: NameUse) -> bool:
    """True for syllables that a hyphen joins (Chi-fung, Chi-hung), of which one letter tells two names; not for "al-Assad"."""
    head, hyphen, _ = use.key.lower().partition("-")
    return bool(hyphen) and head not in lexicon_of(use.language).particles


def _single(one: str, other: str) -> tuple[str, float]:
    """What the one edit between two forms is, the shorter first, and its weight."""
    at = next((index for index, (x, y) in enumerate(zip(one, other, strict=False)) if x != y), len(one))
    if len(one) < len(other):
        letter = other[at]
        if letter in (other[at - 1 : at], other[at + 1 : at + 2]):
            return f"one doubles the '{letter}'", 0.06
        return f"one has a '{letter}' more", -0.15 if at == 0 else 0.0
    if one[at:] and one[at + 1 : at + 2] == other[at] and other[at + 1 : at + 2] == one[at]:
        return "two letters are swapped", 0.08 if at else -0.05
    what = f"'{one[at]}' stands for '{other[at]}'"
    if at == 0:
        return what, -0.25
    return what, 0.02 if one[at] in _VOWELS and other[at] in _VOWELS else -0.06 if at == len(one) - 1 else 0.0


def _is_common(use: NameUse) -> bool:
    return use.common or is_word(plain(use.key), use.language)


def _known_as(use: NameUse) -> int:
    form = plain(use.key)
    if _is_common(use) or form in known("givens") or form in known("places"):
        return _WORD
    if use.language and form in lexicon_of(use.language).states:
        return _WORD
    if form in known("families"):
        return _FAMILY
    return _WORD if form in known("proper") else _UNKNOWN


def _times(use: NameUse) -> int:
    return max(1, len(use.places))


def _told_apart(a: NameUse, b: NameUse) -> bool:
    """True if forms of address, other words of their names or an enumeration show two persons, places or firms."""
    if a.lists & b.lists or _opposed(a.sexes, b.sexes):
        return True
    first, second = a.partners | a.givens, b.partners | b.givens
    return bool(first and second) and not any(_one_partner(x, y) for x in first for y in second)


def _opposed(first: frozenset[str], second: frozenset[str]) -> bool:
    return bool(first and second) and not first & second


def _one_partner(a: str, b: str) -> bool:
    if a == b:
        return True
    if 1 in (len(a.rstrip(".")), len(b.rstrip("."))):
        return a[:1] == b[:1]
    if equivalent(a, b) or _short_forms(plain(a)) & _short_forms(plain(b)):
        return True
    return likeness(a, b) >= SAME and _sex(a) == _sex(b)


@cache
def _short_forms(given: str) -> frozenset[str]:
    """The rows of given names and their short forms that have the name."""
    rows = tables.load("names", "common")["short_forms"]
    return frozenset(row[0] for row in rows if given in row)


def _are_couple(a: str, b: str) -> bool:
    """True for a woman's and a man's form of one family name; two forms that both end as a woman's are none."""
    return _sex(a) != _sex(b) and gendered(sounded(a), sounded(b))


def _is_case(a: NameUse, b: NameUse) -> bool:
    """True if the two may be cases of one Cyrillic name."""
    if a.name.script != "Cyrillic":
        return False
    return any(declined(a.key.lower(), b.key.lower(), language) != "no" for language in tables.names("inflect"))


def _is_derived(a: str, b: str, language: str | None) -> bool:
    """True if one may be a plural of the other, or the people of a place."""
    shorter, longer = sorted((plain(a), plain(b)), key=len)
    endings = tables.find("names", language).get("derived", ())
    ending = longer[len(shorter) :]
    return longer.startswith(shorter) and ending in endings and ending != shorter[-1:]
