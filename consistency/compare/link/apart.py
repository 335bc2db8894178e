"""What documents say against two spellings being one name: that there are two bearers, or that there may be."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from rapidfuzz.distance import OSA

from consistency import tables
from consistency.compare.alike import SAME, likeness
from consistency.compare.givens import equivalent
from consistency.model import NameUse
from consistency.normalize.known import known, plain

# What each hint takes off that the rarer spelling has a bearer of its own.
_NEW, _FIRM, _GLOSS, _CALLED, _LISTED, _TITLED, _CROWD = 0.3, 0.3, 0.3, 0.25, 0.15, 0.12, 0.15
# From here on two known given names are spellings of one by their sounds alone.
_ONE_GIVEN = 0.965
# Forms of one name that are less alike than this are forms of languages far apart, which no one bearer has: Pierre, Pedro.
_ONE_BEARER = 0.7


def told_apart(a: NameUse, b: NameUse) -> bool:
    """True if forms of address, other words of their names, an enumeration or the text itself show two bearers."""
    if a.lists & b.lists or opposed(a.sexes, b.sexes) or opposed(a.within, b.within):
        return True
    if not (a.roles | b.roles).isdisjoint(("namesake", "alias")):
        return True
    first, second = a.partners | a.givens, b.partners | b.givens
    return bool(first and second) and not any(one_partner(x, y) for x in first for y in second)


def opposed(first: frozenset[str], second: frozenset[str]) -> bool:
    """True if both say something, and nothing of it is the same."""
    return bool(first and second) and not first & second


def doubts(rare: NameUse, often: NameUse) -> float:
    """What hints at a bearer of its own behind a spelling: "a Mrs Berg", "the poet Berg", "Berg & Sons"; 0 for none."""
    found = _NEW * ("new" in rare.roles) + _FIRM * (bool(often.givens) and "firm" in rare.roles - often.roles)
    found += _GLOSS * rare.gloss
    if not often.partners:
        return found
    found += _CROWD * ("crowd" in rare.roles)
    found += _CALLED * ("called" in rare.roles and not rare.beside & often.beside)
    found += _LISTED * (bool(rare.lists) and not often.lists)
    own = {title for title in rare.titles if " " not in title} - address(rare.language)
    return found + _TITLED * (bool(own) and not rare.titles & often.titles)


@cache
def address(language: str | None) -> frozenset[str]:
    """Forms of address that say nothing but a person's sex."""
    table = tables.find("names", language)
    return frozenset(table.get("address", ()))


def one_partner(a: str, b: str) -> bool:
    """True if two given names, or an initial and a name, may be one person's."""
    if a == b:
        return True
    if 1 in (len(a.rstrip(".")), len(b.rstrip("."))):
        return a[:1] == b[:1]
    if one_given(a, b) or _short(plain(a)) & _short(plain(b)):
        return True
    if equivalent(a, b) and likeness(a, b) >= _ONE_BEARER:
        return True
    if plain(a) in known("givens") and plain(b) in known("givens"):
        return False
    slip = OSA.distance(plain(a), plain(b), score_cutoff=1) == 1 and min(len(a), len(b)) > 3
    return (likeness(a, b) >= SAME or slip) and ends_as_womans(a) == ends_as_womans(b)


def one_given(a: str, b: str) -> bool:
    """True if two words are spellings of one given name, by a table or by their sounds; short forms are none."""
    if _spelled(plain(a)) & _spelled(plain(b)):
        return True
    return (
        likeness(a, b) >= _ONE_GIVEN and ends_as_womans(a) == ends_as_womans(b) and (a[-1:] == "e") == (b[-1:] == "e")
    )


def ends_as_womans(given: str) -> bool:
    """True for a given name that ends as women's names do in most languages of Europe."""
    return given[-1:] in "aа"


@cache
def _short(given: str) -> frozenset[str]:
    """The names that a given name is, or is a short form of."""
    return _rows(given, tables.load("givens", "short")["rows"])


@cache
def _spelled(given: str) -> frozenset[str]:
    """The names that a given name is, or is a spelling of."""
    return _rows(given, tables.load("names", "common")["spellings"])


def _rows(given: str, rows: Sequence[Sequence[str]]) -> frozenset[str]:
    return frozenset(row[0] for row in rows if given in row)
