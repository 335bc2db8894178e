"""What documents say for and against two spellings being one name.

The strongest: both stand with the same other word (a given name, the rest of a firm's name); or one person is introduced by a
full name and the other spelling never is, though no list of names or words knows it. Against it: other given names, another
sex, a place in one enumeration, a form of the other word (plural, inhabitant, a woman's family name).
The weights were set by hand on generated documents (benchmarks/misspellings.py) and by reading articles.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import OSA

from consistency import tables
from consistency.compare.alike import gendered, sounded
from consistency.compare.cases import declined
from consistency.compare.givens import of_two_languages
from consistency.compare.link.apart import address, doubts, ends_as_womans, one_given, one_partner, opposed, told_apart
from consistency.compare.link.candidates import Corpus
from consistency.compare.link.slips import Slip, is_derived, is_ending, slip_between
from consistency.compare.names import compare_words
from consistency.model import NameUse
from consistency.normalize.known import is_place, is_word, known, plain
from consistency.normalize.names.runs import lexicon_of

# Evidence weaker than this is none.
_LEAST = 0.5
# A spelling that stands so often is meant.
_OFTEN = 3
# So often one spelling stands where the other, once, can hardly be another name.
_CERTAIN = 6
# Across documents a letter may be wrong only in a word as long as the first; words longer than the second are seldom alike by chance.
_LONG_ENOUGH, _LONG = 6, 8
# Sounds of words shorter than this say little.
_FEW = 4
# So sure a reader is asked; so much that looks like a plural is one.
_ASKED, _MEANT = 0.52, 0.3
# No surer than this where nothing but an introduction speaks against a spelling that is known.
_KNOWN = 0.7
# What a spelling is known as: nothing, a family name, or another word of the language, a given name, a place, a state.
_UNKNOWN, _FAMILY, _WORD = 0, 1, 2

# How sure, by what binds the two spellings, and by what the rarer is known as.
_BASE = {
    "partner": (0.92, 0.7, 0.58),
    "introduced": (0.84, 0.64, 0.46),
    "longer": (0.76, 0.6, 0.42),
    "title": (0.8, 0.6, 0.45),
    "head": (0.76, 0.62, 0.5),
    "neighbour": (0.68, 0.5, 0.35),
    "document": (0.6, 0.44, 0.3),
}
_STRONG = ("partner", "introduced", "title")
# Signs that a word is a person's name wherever it stands.
_PERSONAL = ("titled", "speaks", "subject")
_BINDS = {
    "partner": "both stand with {}",
    "introduced": "{} is never introduced by a full name",
    "longer": "{} only stands alone, the other in a longer name",
    "title": "both are called {}",
    "head": "both are names with '{}'",
    "neighbour": "both stand beside '{}'",
}
# As sure as a reader is asked where writing alone speaks for one name, and something against it.
_DOUBTED = 0.6
# What is taken off where several documents have both spellings.
_SPREAD = 0.2
# Words of a longer name that are judged by themselves.
_BY_ITSELF = 4
_VOWELS = "aeiouyаеиіоуяюєї"
_IDENTIFIER = re.compile(r"[a-z][A-Z]")
_JOINS = re.compile(r"[ '’ʼ-]")
_SAINT = re.compile(r"(?<!\w)(?:Saint|St)\.? ")


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
    best = max(found, key=lambda each: each.confidence, default=None)
    if best and best.how == "typing" and min(len(a), len(b)) > 1:
        # A slip is seldom made in two documents.
        sure = best.confidence - _SPREAD
        return replace(best, confidence=sure) if sure >= _LEAST else None
    return best


def _may_be_named(use: NameUse) -> bool:
    """False for a capitalised word of a language that writes all nouns so, unless a title or a known given name stands with it."""
    if not lexicon_of(use.language).capital_nouns:
        return True
    return bool(use.titles) or any(plain(given) in known("givens") for given in use.givens)


def _writing(a: NameUse, b: NameUse, together: bool) -> Evidence | None:
    """The same letters with other diacritics, hyphens, spaces or capitals."""
    one, other = _normal(a.key), _normal(b.key)
    if one.replace(".", "") == other.replace(".", "") or _word_by_word(one, other) or told_apart(a, b):
        return None
    if not together and not a.partners & b.partners and _WORD in (_known_as(a), _known_as(b)):
        return None
    sure = (0.85 if together or a.partners & b.partners else 0.6) - 0.3 * (a.gloss or b.gloss)
    if one.isupper() != other.isupper() and plain(one) == plain(other):
        return None  # a heading in capitals, which often leave diacritics out
    if one.lower() == other.lower():
        return None if one.isupper() else Evidence("writing", 0.55, ("they differ in capitals",))
    if _are_two_things(a, b) or one.isupper() != other.isupper():
        sure = min(sure, _DOUBTED)
    if _JOINS.sub("", one).lower() != _JOINS.sub("", other).lower():
        if _saint(one) == _saint(other):
            return Evidence("writing", min(sure, _DOUBTED), ("one writes Saint in full, the other short",))
        return Evidence("writing", sure, ("the same letters but for diacritics",))
    parted = [word for key in (one, other) for word in _JOINS.split(key)]
    if all(is_word(word, a.language) for word in parted) or any(
        len(word) == 1 for key in (one, other) for word in key.split()
    ):
        return None
    if any(_are_words(key.split(" "), a.language) for key in (one, other) if " " in key):
        sure = min(sure, _DOUBTED)  # "Change Log": words that may as well be joined
    return Evidence("writing", sure, ("the same letters but for spaces, hyphens or apostrophes",))


def _are_words(words: Sequence[str], language: str | None) -> bool:
    """True for words of the language, of which the shortest are in no list."""
    return all(len(word) < _FEW or is_word(word, language) for word in words) and any(
        is_word(word, language) for word in words
    )


def _are_two_things(a: NameUse, b: NameUse) -> bool:
    """True if one is a person and the other a thing, a firm or a place that may be called after him."""
    if "new" in (a.roles ^ b.roles) or "firm" in (a.roles ^ b.roles):
        return True
    return {a.name.kind, b.name.kind} == {"person", "place"} and " " not in a.key


def _saint(key: str) -> str:
    return _SAINT.sub("St ", _JOINS.sub(" ", key)).lower()


def _word_by_word(one: str, other: str) -> bool:
    """True for longer names that differ in words long enough to be judged by themselves."""
    first, second = one.split(), other.split()
    if len(first) != len(second) or len(first) == 1:
        return False
    return all(x == y or min(len(x), len(y)) >= _BY_ITSELF for x, y in zip(first, second, strict=True))


def _normal(key: str) -> str:
    """With straight apostrophes, and a capital first letter where a particle has a small one ("al-Assad")."""
    return key[:1].upper() + key[1:].replace("’", "'").replace("ʼ", "'")


def _given(a: NameUse, b: NameUse, together: bool) -> Evidence | None:
    """Two given names with one family name: forms of one name, or one of them misspelled."""
    families = a.partners & b.partners
    if not families or a.lists & b.lists or opposed(a.sexes, b.sexes) or "namesake" in a.roles | b.roles:
        return None
    family, distance = min(families), OSA.distance(plain(a.key), plain(b.key))
    beside = 0.2 * bool(a.sentences & b.sentences)
    bound = f"both stand with {family}"
    strange = [use.key for use in (a, b) if plain(use.key) not in known("givens")]
    if of_two_languages(a.key, b.key):
        return Evidence("given", (0.85 if together else 0.76) - beside, (bound, "one given name in two languages"))
    if _are_two_sexes(a.key, b.key) and not one_given(a.key, b.key):
        return None
    if one_given(a.key, b.key) if not strange else _sound_alike(a.key, b.key) and (len(strange) != 1 or distance > 1):
        sure = 0.82 if together else 0.6 if plain(family) in known("families") else 0.76
        why = "the two sound alike" if len(strange) == 2 else "forms of one given name"
        return Evidence("given", sure - beside - 0.2 * (not strange), (bound, why))
    offices = {title for title in a.titles & b.titles if " " in title}
    if offices and together and not one_partner(a.key, b.key) and distance > 1:
        behind = any(" of " in title or " for " in title for title in offices)
        return Evidence("office", 0.78 if behind else 0.6, (f"both are called {max(offices)}", bound))
    if distance != 1 or not strange or is_derived(plain(a.key), plain(b.key), a.language) or is_ending(a, b):
        return None
    return Evidence("typing", (0.82 if together else 0.6) - beside, (bound, f"{strange[0]} is no common given name"))


def _sound_alike(a: str, b: str) -> bool:
    return compare_words(a, b).verdict == "same"


def _are_two_sexes(a: str, b: str) -> bool:
    """True for a man's and a woman's form (Carlos, Carla; Oleh, Olha); letters that are swapped or mistyped change nobody's sex."""
    if ends_as_womans(a) == ends_as_womans(b) or sorted(a.lower()) == sorted(b.lower()):
        return False
    woman, man = (a, b) if ends_as_womans(a) else (b, a)
    mistyped = len(woman) == len(man) and woman[:-1] == man[:-1] and man[-1] not in _VOWELS
    return not mistyped or {plain(a), plain(b)} <= known("givens")


def _romanization(a: NameUse, b: NameUse, together: bool) -> Evidence | None:
    """A native family name explains both."""
    if not _may_be_person(a, b) or not _may_be_person(b, a) or told_apart(a, b) or _are_couple(a.key, b.key):
        return None
    return Evidence("romanization", 0.95, ("one native spelling stands for both",))


def _may_be_person(use: NameUse, other: NameUse) -> bool:
    """True for a person, and for a word that stands alone while the other spelling is a person's, and is nothing else."""
    if use.name.kind == "person":
        return True
    return use.name.kind == "other" and "lone" in use.roles and bool(other.givens) and _known_as(use) != _WORD


def _typing(a: NameUse, b: NameUse, together: bool) -> Evidence | None:
    """One is a typing error of the other, or the same sounds spelled by another habit."""
    if not together and (not a.partners & b.partners or min(len(a.key), len(b.key)) < _LONG_ENOUGH):
        return None  # across documents only a shared word binds
    slip = slip_between(a, b)
    if slip is None or told_apart(a, b) or _are_couple(a.key, b.key) or _is_case(a, b) or is_ending(a, b):
        return None
    if "given" in a.roles & b.roles and _are_two_sexes(a.key, b.key):
        return None
    rare, often = sorted((a, b), key=lambda use: (_times(use), bool(use.partners), _known_as(use), use.key))
    bind, what = _bind(rare, often)
    if bind == "partner" and _are_givens(a, b):
        return _given(a, b, together)
    if (slip.how == "sound" or slip.letters > 1) and (_is_common(rare) or _is_common(often)):
        return None
    if slip.how == "sound" and (bind not in _STRONG or (_is_short(rare, often) and not _is_a_persons(rare))):
        return None
    if "capitals" in rare.roles & often.roles or _is_title(rare):
        return None
    doubt, plural = doubts(rare, often), _plural(rare, often)
    sure = _BASE[bind][_strangeness(rare, often, bind)] + slip.weight + _lift(rare, often, bind, slip) - doubt - plural
    sure -= 0.12 * (not together) + 0.25 * (_times(rare) >= _OFTEN)
    sure -= (0.1 if bind == "introduced" else 0.2) * bool(a.sentences & b.sentences)
    once = _times(rare) == 1 and slip.letters == 1
    if once and not doubt and plural < _MEANT and bind == "introduced" and _is_taken_for_known(rare):
        sure = max(sure, _ASKED)
    if _known_as(rare) == _WORD and bind == "introduced":
        sure = min(sure, _KNOWN)
    if sure < _LEAST:
        return None
    what = what.capitalize() if what in address(rare.language) else what
    reasons = [slip.what, *([_BINDS[bind].format(what)] if bind in _BINDS else [])]
    if _known_as(rare) == _UNKNOWN and (_known_as(often) != _UNKNOWN or _times(rare) < _times(often)):
        reasons.append(f"no list of names or words has {rare.key}")
    return Evidence(slip.how, min(0.95, sure), tuple(reasons))


def _is_short(a: NameUse, b: NameUse) -> bool:
    return min(len(a.key), len(b.key)) < _FEW


def _strangeness(rare: NameUse, often: NameUse, bind: str) -> int:
    """What the rarer spelling is known as, as far as that speaks against a slip."""
    strange = _known_as(rare)
    if bind not in _STRONG and (_is_common(rare) or _is_common(often)):
        return _WORD if strange else _FAMILY
    if strange == _WORD and bind in _STRONG and _is_a_persons(rare):
        strange = _FAMILY  # "Mrs Steward said": whatever else the word is, here it is a family name
    return min(strange, _known_as(often)) if _times(rare) == _times(often) or bind == "introduced" else strange


def _is_a_persons(use: NameUse) -> bool:
    return not use.common and not use.roles.isdisjoint(_PERSONAL)


def _is_title(use: NameUse) -> bool:
    """True for a title without a name: "the Sheikh"."""
    return "titled" not in use.roles and lexicon_of(use.language).is_title(use.key.lower())


def _is_taken_for_known(use: NameUse) -> bool:
    """True for a word alone that is a person's, or inside a sentence nothing else, though nobody introduces him."""
    if use.roles.isdisjoint(_PERSONAL):
        return "midway" in use.roles and use.name.kind != "place" and not use.common and not is_place(use.key)
    return True


def _lift(rare: NameUse, often: NameUse, bind: str, slip: Slip) -> float:
    """What the counts, the length of the word and a second bond add."""
    lift = 0.08 * (_times(rare) == 1 and _times(often) >= _OFTEN)
    lift += 0.08 * (bind == "longer" and _known_as(rare) == _WORD and _are_givens(rare, often))
    if bind == "partner" and (rare.titles & often.titles or rare.beside & often.beside):
        lift += 0.06
    if bind in _STRONG or _known_as(rare) or rare.language != "en":
        return lift
    # A place or a firm: nothing but the word itself binds the two, and long words are alike by slips only.
    lift += 0.1 * (often.name.kind != "person" and (is_place(often.key) or plain(often.key) in known("proper")))
    lift += 0.08 * (_times(rare) == 1 and _times(often) >= _CERTAIN)
    if slip.inside and slip.letters == 1 and not _is_common(often) and not _IDENTIFIER.search(rare.key):
        lift += min(0.16, 0.04 * max(0, min(len(rare.key), len(often.key)) - _LONG))
    return lift


def _plural(a: NameUse, b: NameUse) -> float:
    """What is taken off where one may be a plural of the other, or the people of a place."""
    if not is_derived(plain(a.key), plain(b.key), a.language):
        return 0.0
    longer = max(a, b, key=lambda use: len(use.key))
    if a.partners & b.partners and longer.key.endswith("s"):
        return 0.2
    if "definite" in longer.roles or "person" not in (a.name.kind, b.name.kind):
        return 0.5
    return 0.1 if _is_a_persons(longer) else 0.3


def _are_givens(a: NameUse, b: NameUse) -> bool:
    known_givens = all(plain(use.key) in known("givens") for use in (a, b))
    return known_givens and one_given(a.key, b.key)


def _bind(rare: NameUse, often: NameUse) -> tuple[str, str]:
    """What binds two spellings most, and its word."""
    for kind, shared in (
        ("partner", rare.partners & often.partners or _spelled_partners(rare, often)),
        ("introduced", _unintroduced(rare, often, "partners" if _is_a_persons(rare) else "givens")),
        ("title", rare.titles & often.titles),
        ("longer", _unintroduced(rare, often, "partners")),
        ("head", rare.beside & often.beside & _heads(rare.language)),
        ("neighbour", rare.beside & often.beside),
    ):
        if shared:
            return kind, min(shared)
    return "document", ""


def _spelled_partners(a: NameUse, b: NameUse) -> set[str]:
    """Given names of both that are spellings of one: Katherine Berg, Catherine Borg."""
    if a.name.script != b.name.script:
        return set()
    return {f"{x} or {y}" for x in a.givens for y in b.givens if min(len(x), len(y)) > 2 and one_given(x, y)}


def _heads(language: str | None) -> frozenset[str]:
    """Words of the names of bodies, firms and sites."""
    lexicon = lexicon_of(language)
    return lexicon.bodies | lexicon.sites


def _unintroduced(a: NameUse, b: NameUse, by: str) -> set[str]:
    """The spelling that only stands alone, where the other stands with given names, or with other words."""
    for full, lone in ((a, b), (b, a)):
        if getattr(full, by) and not lone.partners and "lone" in lone.roles:
            return {lone.key}
    return set()


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


def _are_couple(a: str, b: str) -> bool:
    """True for a woman's and a man's form of one family name; two forms that both end as a woman's are none."""
    return ends_as_womans(a) != ends_as_womans(b) and gendered(sounded(a), sounded(b))


def _is_case(a: NameUse, b: NameUse) -> bool:
    """True if the two may be cases of one Cyrillic name."""
    if a.name.script != "Cyrillic":
        return False
    return any(declined(a.key.lower(), b.key.lower(), language) != "no" for language in tables.names("inflect"))
