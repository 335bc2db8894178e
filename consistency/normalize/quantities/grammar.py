"""What a language says figures with: its tables, joined and put in a form that can be looked up fast."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from consistency import tables
from consistency.normalize.quantities.tokens import FIGURES, pieces

Phrases = Mapping[tuple[str, ...], str]


@dataclass(frozen=True)
class Grammar:
    """Words of one language (all empty where no table knows it). Hedges are keyed by their words, as tuples."""

    language: str | None
    group: str
    decimal: str
    small: Mapping[str, int]
    tens: Mapping[str, int]
    whole_hundreds: Mapping[str, int]
    hundreds: Mapping[str, int]
    scales: Mapping[str, int]
    suffixes: Mapping[str, int]
    ambiguous_suffixes: Mapping[str, int]
    vague: Mapping[str, int]
    fractions: Mapping[str, int]
    ordinals: Mapping[str, int]
    multiples: Mapping[str, int]
    mixed: Mapping[str, str]
    pairs: Mapping[str, int]
    several: frozenset[str]
    twenties: frozenset[str]
    scale_alone: bool
    split_shares: bool
    and_after_tens: bool
    counted_scales: frozenset[str]
    point: frozenset[str]
    joining: frozenset[str]
    articles: frozenset[str]
    of: frozenset[str]
    minus: frozenset[str]
    over: frozenset[str]
    out_of: frozenset[tuple[str, ...]]
    part_words: frozenset[str]
    adjectives: frozenset[str]
    fold: frozenset[tuple[str, ...]]
    pronoun_before: frozenset[str]
    pronoun_after: frozenset[str]
    ordinal_suffixes: frozenset[str]
    moved: tuple[str, ...]
    below_zero: frozenset[tuple[str, ...]]
    age_words: frozenset[str]
    age_apposed: frozenset[str]
    persons: frozenset[str]
    more: frozenset[str]
    by: frozenset[str]
    sterling: frozenset[str]
    priced: frozenset[str]
    determiners: frozenset[str]
    old_words: frozenset[tuple[str, ...]]
    abbreviated: frozenset[str]
    between: frozenset[str]
    pairing: frozenset[str]
    both: frozenset[str]
    either: frozenset[str]
    to: frozenset[str]
    between_and: frozenset[str]
    bounds: Phrases
    after: Phrases
    senses: Phrases
    than: frozenset[str]
    opening: frozenset[str]
    lasting: frozenset[str]
    labels: frozenset[str]
    strong_labels: frozenset[str]
    phones: frozenset[str]
    zones: frozenset[str]
    eras: frozenset[str]
    streets: frozenset[str]
    year_before: frozenset[str]
    scores: frozenset[str]
    starters: frozenset[str]
    compound: re.Pattern[str] | None


_COUNTING = ("small", "tens", "whole_hundreds", "hundreds", "scales", "vague", "fractions", "ordinals", "multiples")
_MAPPINGS = (*_COUNTING, "suffixes", "ambiguous_suffixes", "mixed", "pairs")
# Parts of a numeral that is written as one word; more are no number.
_MOST_PARTS = 16
_APOSTROPHES = "'’ʼ"


@cache
def grammar(language: str | None) -> Grammar:
    """The grammar of a language, or the language-neutral one."""
    numerals, hedges, nouns = (tables.find(kind, language) for kind in ("numerals", "hedges", "nouns"))
    named: dict[str, Mapping[str, Any]] = {key: _spellings(numerals.get(key, {})) for key in _MAPPINGS}

    def words(table: Mapping[str, Any], key: str, otherwise: Iterable[str] = ()) -> frozenset[str]:
        return frozenset(table.get(key, otherwise))

    starting = (*_COUNTING, "mixed", "pairs")
    bounds = _phrases(hedges.get("bound", {">": "min", "<": "max", "≥": "min", "≤": "max"}))
    senses = _phrases(hedges.get("sense", {"~": "about", "≈": "about", "∼": "about"}))
    return Grammar(
        language=language,
        group=numerals.get("group", ","),
        decimal=numerals.get("decimal", "."),
        **named,
        several=words(numerals, "several"),
        twenties=words(numerals, "twenties"),
        scale_alone=not numerals.get("article"),
        split_shares=bool(numerals.get("split_shares")),
        and_after_tens=bool(numerals.get("and_after_tens")),
        counted_scales=words(numerals, "counted_scales"),
        point=words(numerals, "point"),
        joining=words(numerals, "and"),
        articles=words(numerals, "article"),
        of=words(numerals, "of"),
        minus=words(numerals, "minus"),
        over=words(numerals, "over"),
        out_of=frozenset(_phrases(dict.fromkeys(numerals.get("out_of", ()), ""))),
        adjectives=words(numerals, "adjectives"),
        part_words=words(numerals, "part_words"),
        fold=frozenset(_phrases(dict.fromkeys(numerals.get("fold", ()), ""))),
        pronoun_before=words(numerals, "pronoun_before"),
        pronoun_after=words(numerals, "pronoun_after"),
        ordinal_suffixes=words(numerals, "ordinal_suffix"),
        moved=tuple(hedges.get("moved", ())) or ("\0",),
        below_zero=frozenset(_phrases(dict.fromkeys(hedges.get("below_zero", ()), ""))),
        age_words=words(nouns, "age_before"),
        age_apposed=words(nouns, "age_apposed"),
        persons=_persons(nouns),
        more=words(nouns, "more"),
        by=words(nouns, "by"),
        sterling=words(nouns, "sterling"),
        priced=words(nouns, "priced"),
        determiners=words(nouns, "determiners"),
        old_words=frozenset(_phrases(dict.fromkeys(nouns.get("age_behind", ()), ""))),
        abbreviated=words(numerals, "abbreviated"),
        between=words(hedges, "between"),
        pairing=words(hedges, "pairing"),
        both=words(hedges, "both"),
        either=words(hedges, "or"),
        to=words(hedges, "to", ("-", "–", "—")),
        between_and=words(hedges, "and"),
        bounds=bounds,
        after=_phrases(hedges.get("after", {"+": "min"})),
        senses=senses,
        than=words(hedges, "than"),
        opening=frozenset(phrase[-1] for phrase in (*bounds, *senses)),
        lasting=words(hedges, "lasting"),
        labels=words(nouns, "labels") | words(nouns, "strong_labels"),
        strong_labels=words(nouns, "strong_labels"),
        year_before=words(nouns, "year_before"),
        streets=words(nouns, "streets"),
        zones=words(nouns, "zones"),
        eras=words(nouns, "eras"),
        phones=words(nouns, "phones", ("tel", "☎", "fax")),
        scores=words(nouns, "scores"),
        starters=frozenset(word for key in starting for word in named[key])
        | words(numerals, "article")
        | words(numerals, "several"),
        compound=_compounds(numerals),
    )


@cache
def triggers(language: str | None) -> Sequence[re.Pattern[str]]:
    """Where a figure can begin, in text of small letters with a blank before it: figures, and the words that count (group 1).

    Each begins with one class of characters, which the scan of a text jumps along.
    """
    rules = grammar(language)
    words = set(rules.starters) - rules.articles - rules.several
    some = [_tree(words)] if words else []
    if rules.articles:
        some.append(" ".join(map(_tree, (rules.lasting | rules.opening, rules.articles, _times(language)))))
    if rules.compound:
        some.append(rules.compound.pattern)
    return [re.compile(rf"({FIGURES})"), *([re.compile(rf"\W({'|'.join(some)})\b")] if some else [])]


def _persons(nouns: Mapping[str, Any]) -> frozenset[str]:
    """What one person is called ("driver", "suspect"), by the classes of nouns; no word for many of them."""
    rows = {row["words"][0]: row for row in nouns.get("class", ())}
    many = {word for row in nouns.get("gathered", ()) for word in row["words"]} | {*nouns.get("plurals", ())}
    found: set[str] = set()
    for row in rows.values():
        kind: Mapping[str, Any] | None = row
        while kind and kind["words"][0] != "person":
            kind = rows.get(kind.get("kind_of", ""))
        found.update(row["words"] if kind else ())
    return frozenset(found - many)


def _times(language: str | None) -> Iterator[str]:
    """The names of units of time."""
    own = tables.find("measures", language).get("names", {})
    for row in tables.load("units", "common")["unit"]:
        if row["dimension"] == "[time]":
            yield from (*row.get("names", ()), *own.get(row["unit"], ()))


def _spellings(table: Mapping[str, Any]) -> Mapping[str, Any]:
    """The words of a table in small letters, each with every apostrophe that texts write it with."""
    found = {}
    for word, value in table.items():
        for sign in _APOSTROPHES if any(sign in word for sign in _APOSTROPHES) else "'":
            found[re.sub("['’ʼ]", sign, word)] = value
    return found


def _phrases(table: Mapping[str, str]) -> Phrases:
    return {tuple(pieces(phrase)): meaning for phrase, meaning in _spellings(table).items()}


def _compounds(numerals: Mapping[str, Any]) -> re.Pattern[str] | None:
    """Numerals that are written as one word (zweihundertfünfzig), where the table says which parts join."""
    if not numerals.get("compounds"):
        return None
    parts = {word for key in ("small", "tens", "hundreds", "scales") for word in numerals[key]} - {*numerals["apart"]}
    return re.compile(f"(?:{_alternatives({*parts, *numerals['and']})}){{1,{_MOST_PARTS}}}")


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


def _tree(words: Iterable[str]) -> str:
    """A pattern for any of the words in which common beginnings are said once: tried letter by letter, not word by word."""
    root: dict[str, Any] = {}
    for word in words:
        node = root
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _branches(root)


def _branches(node: Mapping[str, Any]) -> str:
    branches = [re.escape(letter) + _branches(below) for letter, below in sorted(node.items()) if letter]
    if not branches:
        return ""
    joined = branches[0] if len(branches) == 1 and "" not in node else f"(?:{'|'.join(branches)})"
    return joined + "?" * ("" in node)
