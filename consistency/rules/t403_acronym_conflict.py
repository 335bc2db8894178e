"""T403 acronym-conflict."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from consistency.claims.variants import one_spelling
from consistency.model import Agreement, Claim, Finding, Group, Judgement, Options, Rule, Severity
from consistency.rules.base import readings, severity, times_said
from consistency.values import Term

_SURE, _ELSEWHERE = 0.8, 0.6


def judge(group: Group, options: Options) -> Iterator[Judgement]:
    """One acronym is expanded in two ways."""
    claims = group.of("acronym", "name")
    if len(claims) < 2:
        return
    kept = _comparable(claims)
    said = readings(kept, _key)
    if len(said) < 2:
        yield Agreement("T403", f"{claims[0].topic} is ‘{claims[0].place.text}’ everywhere", readings(claims, _key))
        return
    together = len({claim.place.document for claim in kept}) < len(kept)
    confidence = _SURE if together else _ELSEWHERE
    forms = " and ".join(f"‘{reading.text}’ ({times_said(reading)})" for reading in said)
    message = f"{claims[0].topic} is expanded as {forms}"
    level = severity("T403", Severity.WARNING, confidence, options)
    yield Finding("T403", "acronym-conflict", level, message, said, confidence)


def _key(claim: Claim) -> frozenset[str]:
    """The words that count, in one spelling and number, without the acronyms that stand for some of them."""
    assert isinstance(claim.value, Term)
    capitals = {word.casefold() for word in claim.place.text.split() if word.isupper() and len(word) > 1}
    return frozenset(one_spelling(word).removesuffix("s") for word in claim.value.words.split() if word not in capitals)


def _comparable(claims: Sequence[Claim]) -> list[Claim]:
    """Claims of which each differs from another of its document, or from one elsewhere with which it shares half of its words."""
    by_form: dict[frozenset[str], list[Claim]] = defaultdict(list)
    for claim in claims:
        by_form[_key(claim)].append(claim)
    kept: set[frozenset[str]] = set()
    for first, second in combinations(by_form, 2):
        # "UN High Commissioner" and "United Nations High Commissioner" differ by what an acronym stands for.
        within = first < second or second < first
        documents = [{claim.place.document for claim in by_form[form]} for form in (first, second)]
        alike = 2 * len(first & second) >= min(len(first), len(second))
        if not within and (alike or documents[0] & documents[1]):
            kept.update((first, second))
    return [claim for form in by_form if form in kept for claim in by_form[form]] or list(claims[:1])


RULE = Rule("T403", "acronym-conflict", Severity.WARNING, judge)
