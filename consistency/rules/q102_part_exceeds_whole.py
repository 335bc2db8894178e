"""Q102 part-exceeds-whole."""

from __future__ import annotations

from collections.abc import Iterator

from consistency.compare.wordings import Relation, relations
from consistency.model import Agreement, Claim, Extracted, Finding, Judgement, Options, Reading, Rule, Severity
from consistency.normalize.quantities.nouns import singular
from consistency.rules.base import readings, severity, value_key
from consistency.values import Quantity, exceeds


def judge(extracted: Extracted, options: Options) -> Iterator[Judgement]:
    """A part is larger than the whole that its own sentence gives it."""
    judged = set()
    for part in extracted.claims:
        if part.whole is not None and (part.attribute, part.role) == ("count", "part"):
            judged.add(part.place.start)
            yield from _claimed(part, part.whole, options)
    alike = (each for each in relations(extracted, "part_of") if _is_alike(each, extracted.language))
    for relation in (*alike, *relations(extracted, "of_whom")):
        said, of = (relation.figures[name].reading for name in ("part", "whole"))
        if said.places[0].start not in judged:
            yield from _judged(said, of, options)


def _claimed(part: Claim, whole: Claim, options: Options) -> Iterator[Judgement]:
    yield from _judged(readings([part], value_key)[0], readings([whole], value_key)[0], options)


def _is_alike(relation: Relation, language: str | None) -> bool:
    """True if nothing says that the two count different things: "of the 10 schools, 350 pupils"."""
    part, whole = (relation.figures[name].quantity for name in ("part", "whole"))
    if not part.noun or not whole.noun or language != "en":
        return not part.noun and "range" not in (part.kind, whole.kind)
    return singular(part.noun) == singular(whole.noun)


def _judged(part: Reading, whole: Reading, options: Options) -> Iterator[Judgement]:
    if not isinstance(part.value, Quantity) or not isinstance(whole.value, Quantity):
        return
    said = (whole, part)
    if not exceeds(part.value, whole.value):
        yield Agreement("Q102", f"‘{part.text}’ is within ‘{whole.text}’", said)
        return
    message = f"‘{part.text}’ is said to be part of ‘{whole.text}’, and is more"
    yield Finding("Q102", "part-exceeds-whole", severity("Q102", Severity.ERROR, 1.0, options), message, said, 1.0)


RULE = Rule("Q102", "part-exceeds-whole", Severity.ERROR, judge, scope="document")
