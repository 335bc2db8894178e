"""Places that are romanized from two languages (Kyiv and Kiev), or that other languages or times call by another name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from consistency import tables
from consistency.compare.link.candidates import Corpus
from consistency.compare.names import systems_text
from consistency.compare.places import places
from consistency.model import NameLink
from consistency.normalize.known import plain
from consistency.normalize.romanize import romanize, systems

# How sure a variant is: the spellings are facts, and only a person or a work may be called after the place.
_SURE = 0.9

Row = tuple[tuple[str, str], ...]


def place_links(corpus: Corpus) -> Iterator[NameLink]:
    """Links of the spellings of one place: "place" for one place romanized from two languages, "exonym" for other names."""
    named = {key: plain(key) for key in corpus.keys if not _is_person(corpus, key)}
    yield from _variants(named, corpus)
    yield from _exonyms(named)


def _is_person(corpus: Corpus, key: str) -> bool:
    return any(use.name.kind == "person" for use in corpus.uses[key].values())


def _variants(named: Mapping[str, str], corpus: Corpus) -> Iterator[NameLink]:
    """Spellings that systems of two languages make of a place's names in these languages; other names, where a text tells of them."""
    rows = {row for form in named.values() for row in _by_common_form().get(form, ())}
    for row in sorted(rows):
        forms = _forms(row)
        found = sorted(key for key, form in named.items() if form in forms)
        if len({named[key] for key in found}) > 1:
            reasons = tuple(_reason(key, forms[named[key]]) for key in found)
            told = any(_is_told_of(corpus, key) for key in found)
            yield NameLink("exonym" if told else "place", tuple(found), _SURE, reasons, row)


def _is_told_of(corpus: Corpus, key: str) -> bool:
    """True if a text says what the place is called: "what was then called Kiev"."""
    uses = corpus.uses[key].values()
    return any(not use.beside.isdisjoint(tables.find("names", use.language).get("calls", ())) for use in uses)


def _reason(key: str, by: Mapping[tuple[str, str], Sequence[str]]) -> str:
    """ "Kiev is Киев by BGN/PCGN 1947", the language that most systems give it from."""
    (_, native), ids = max(by.items(), key=lambda item: (len(item[1]), item[0]))
    return f"{key} is {native} by {systems_text(ids)}"


@cache
def _by_common_form() -> Mapping[str, Sequence[Row]]:
    """Places by what one well-known system of each language makes of them: only those that a text names are looked up further."""
    found: dict[str, list[Row]] = defaultdict(list)
    for place in places():
        row = tuple(zip(place.languages, place.names, strict=True)) if place.languages else ()
        for form in {plain(romanize(name, id)) for (_, name), id in zip(row, place.systems, strict=True)}:
            found[form].append(row)
    return found


@cache
def _forms(row: Row) -> Mapping[str, Mapping[tuple[str, str], Sequence[str]]]:
    """What all systems make of a place, each form with the names and the systems that give it."""
    found: dict[str, dict[tuple[str, str], list[str]]] = defaultdict(lambda: defaultdict(list))
    for language, native in row:
        for id, system in systems().items():
            if system.language == language and system.verified:
                found[plain(romanize(native, id))][language, native].append(id)
    return found


def _exonyms(named: Mapping[str, str]) -> Iterator[NameLink]:
    by_form: dict[str, list[str]] = defaultdict(list)
    for key, form in named.items():
        by_form[form].append(key)
    for place in places():
        names = () if place.languages else place.names
        found = [sorted(by_form[form])[0] for name in names if (form := plain(name)) in by_form]
        if len(found) > 1:
            yield NameLink("exonym", tuple(found), 1.0, ("one place by its names in several languages or times",))
