"""Words that a user has said to count one thing: claims of one are claims of the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from consistency.claims.words import noun_class, stem, widest
from consistency.model import Claim, Extracted


def with_synonyms(extracted: Extracted, synonyms: Sequence[Sequence[str]]) -> Extracted:
    """The claims with the first word of each row for all of its words: in topics, wholes and the words of statements."""
    language = extracted.language
    same: dict[str, str] = {}
    for words in synonyms:
        for word in words:
            head = noun_class(words[0].lower(), language)
            same |= {noun_class(word.lower(), language): head, stem(word, language): head}
    if not same:
        return extracted
    return replace(extracted, claims=tuple(_renamed(claim, same, language) for claim in extracted.claims))


def _renamed(claim: Claim, same: Mapping[str, str], language: str | None) -> Claim:
    topic = same.get(claim.topic, claim.topic)
    part_of = same.get(claim.part_of, claim.part_of) if claim.part_of else claim.part_of
    moved = (topic, part_of) != (claim.topic, claim.part_of)
    key = widest(part_of or topic, language) if moved else claim.key
    frame = frozenset(same.get(word, word) for word in claim.frame)
    order = tuple(same.get(word, word) for word in claim.order)
    return replace(claim, key=key, topic=topic, part_of=part_of, frame=frame, order=order)
