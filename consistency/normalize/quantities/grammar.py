"""What a language says figures with: its tables, joined and put in a form that can be looked up fast."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from consistency import tables


@dataclass(frozen=True)
class Grammar:
    """Words of one language (all empty where no table knows it). Hedges are keyed by their words, as tuples."""

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
    joining: frozenset[str]
    articles: frozenset[str]
    of: frozenset[str]
    minus: frozenset[str]
    pronoun_before: frozenset[str]
    pronoun_after: frozenset[str]
    ordinal_suffixes: frozenset[str]
    between: frozenset[str]
    pairing: frozenset[str]
    both: frozenset[str]
    to: frozenset[str]
    between_and: frozenset[str]
    bounds: Mapping[tuple[str, ...], str]
    after: Mapping[tuple[str, ...], str]
    senses: Mapping[tuple[str, ...], str]
    lasting: frozenset[str]
    labels: frozenset[str]
    starters: frozenset[str]

    @property
    def longest_hedge(self) -> int:
        """Words of the longest hedge."""
        return max((len(words) for words in (*self.bounds, *self.senses)), default=0)


@cache
def grammar(language: str | None) -> Grammar:
    """The grammar of a language, or the language-neutral one."""
    numerals, hedges, nouns = (tables.find(kind, language) for kind in ("numerals", "hedges", "nouns"))

    def words(key: str) -> Mapping[str, int]:
        found: Mapping[str, int] = numerals.get(key, {})
        return found

    counting = ("small", "tens", "whole_hundreds", "hundreds", "scales", "vague", "fractions", "ordinals", "multiples")
    named: Mapping[str, Mapping[str, int]] = {key: words(key) for key in (*counting, "suffixes", "ambiguous_suffixes")}
    return Grammar(
        group=numerals.get("group", ","),
        decimal=numerals.get("decimal", "."),
        **named,
        joining=frozenset(numerals.get("and", ())),
        articles=frozenset(numerals.get("article", ())),
        of=frozenset(numerals.get("of", ())),
        minus=frozenset(numerals.get("minus", ())),
        pronoun_before=frozenset(numerals.get("pronoun_before", ())),
        pronoun_after=frozenset(numerals.get("pronoun_after", ())),
        ordinal_suffixes=frozenset(numerals.get("ordinal_suffix", ())),
        between=frozenset(hedges.get("between", ())),
        pairing=frozenset(hedges.get("pairing", ())),
        both=frozenset(hedges.get("both", ())),
        to=frozenset(hedges.get("to", ("-", "–", "—"))),
        between_and=frozenset(hedges.get("and", ())),
        bounds=_phrases(hedges.get("bound", {">": "min", "<": "max", "≥": "min", "≤": "max"})),
        after=_phrases(hedges.get("after", {"+": "min"})),
        senses=_phrases(hedges.get("sense", {"~": "about", "≈": "about"})),
        lasting=frozenset(hedges.get("lasting", ())),
        labels=frozenset(nouns.get("labels", ())),
        starters=frozenset(word for key in counting for word in named[key]) | frozenset(numerals.get("article", ())),
    )


def _phrases(table: Mapping[str, str]) -> Mapping[tuple[str, ...], str]:
    return {tuple(phrase.split()): meaning for phrase, meaning in table.items()}
