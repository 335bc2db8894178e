"""Documents → claims: what each figure is about, which part it plays, and what else its statement says.

Only what the text states is claimed. A part is tied to a whole only inside one sentence ("12,000 personnel, including
500 officers"), a product only to the count and the size that one sentence joins ("five regiments, each with 2,000 people").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from consistency.claims.acronyms import acronym_claims
from consistency.claims.ages import age_claims
from consistency.claims.alignment import slot_claims
from consistency.claims.corrections import corrected, corrections
from consistency.claims.figures import claims
from consistency.claims.moments import date_claims
from consistency.claims.names import name_uses
from consistency.claims.persons import person_claims
from consistency.claims.sentences import sentence_claims
from consistency.claims.statement import Reader, Statement, themes
from consistency.claims.stories import LEAD, facts, main, story
from consistency.claims.terms import term_claims
from consistency.claims.variants import variant_claims
from consistency.model import Document, Extracted, Mention, Segment, Stretches
from consistency.normalize.dates import dates, known_publication
from consistency.normalize.names import names
from consistency.normalize.quantities import quantities
from consistency.text.language import guess
from consistency.text.segment import segments
from consistency.values import DateInterval


def extract(document: Document, language: str | None = None, published: date | datetime | None = None) -> Extracted:
    """The mentions, claims and names of one document. language and published stand in where the document does not say."""
    spoken = document.language or language or guess(document.text)
    parts = segments(document, spoken)
    known = known_publication(document.text, spoken, document.published or published)
    stated = dates(document.text, spoken, known)
    times = [mention for mention in stated if isinstance(mention.value, DateInterval)]
    figures = quantities(document.text, spoken, lambda _: [mention.span for mention in times])
    called = _outside(names(document.text, spoken, parts), times)
    day = known.isoformat()[:10] if known else ""
    statements = list(
        _statements(document, parts, figures, times, called, spoken, day, bool(document.published or published))
    )
    told = story(statements, called, spoken)
    found = [
        claim
        for number, statement in enumerate(statements)
        for claim in (
            *claims(statement, told if number < LEAD else None),
            *date_claims(statement, told if number < LEAD else None),
            *slot_claims(statement),
        )
    ]
    found = corrected(found, corrections(document, parts, figures, spoken), document, spoken)
    found = main(facts(found, spoken))
    found += person_claims(document, parts, called, spoken, day)
    found += age_claims(document, parts, called, spoken, day, told)
    found += sentence_claims(document, parts, spoken, day)
    found += term_claims(document, spoken)
    found += [*acronym_claims(document, spoken), *variant_claims(document, spoken)]
    every = sorted(
        [*stated, *figures, *called],
        key=lambda mention: (mention.span, type(mention.value).__name__),
    )
    return Extracted(
        document,
        spoken,
        known,
        tuple(every),
        tuple(found),
        tuple(name_uses(document, called, spoken, parts)),
        tuple(parts),
    )


def _outside(called: Sequence[Mention], times: Sequence[Mention]) -> list[Mention]:
    """Names that are no part of a date: not Monday, and not October."""
    dated = Stretches(mention.span for mention in times)
    return [mention for mention in called if not dated.touch(mention.span)]


def _statements(
    document: Document,
    parts: Sequence[Segment],
    figures: Sequence[Mention],
    times: Sequence[Mention],
    called: Sequence[Mention],
    language: str | None,
    published: str,
    dated: bool,
) -> Iterator[Statement]:
    sources = [Reader(found) for found in (figures, times, called)]
    recurring = themes(parts, language)
    for segment in parts:
        counted, timed, named = (reader.until(segment.span.end) for reader in sources)
        yield Statement(document, segment, language, counted, timed, named, recurring, published, dated)
