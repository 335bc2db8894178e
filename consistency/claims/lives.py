"""Births, deaths and ages of a text, by the persons whose they are."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from consistency.claims.ages import speaks_of_kin
from consistency.claims.meant import main_name
from consistency.claims.subjects import UNKNOWN, subjects
from consistency.compare.wordings import Relation, any_of, relations
from consistency.model import Extracted, Span
from consistency.values import Name

# Kinds of wordings that tell of one piece of a life.
PIECES = ("birth", "death", "age_at_death", "age_on", "just_died", "age_told", "lifetime")


def pieces_of_lives(extracted: Extracted) -> Mapping[str, Mapping[str, list[Relation]]]:
    """The pieces of lives by their kinds and persons: whom the sentence speaks of, else the one whom the text names most."""
    found: dict[str, dict[str, list[Relation]]] = {kind: defaultdict(list) for kind in PIECES}
    if not any(next(relations(extracted, kind), None) for kind in ("birth", "lifetime")):
        return found
    main, speaks_of = main_name(extracted), subjects(extracted)
    for kind in PIECES:
        for each in relations(extracted, kind):
            subject = speaks_of.get(each.masked.segment.span.start, "")
            if subject == UNKNOWN or (kind == "birth" and subject and not _is_born(each, subject, extracted)):
                continue
            if kind == "lifetime":
                if subject and is_behind_name(each, "when", extracted):
                    found[kind][subject].append(each)
            elif subject and _is_about(each, subject, extracted):
                found[kind][subject].append(each)
            elif main and _is_about(each, main, extracted) and kind != "age_told":
                found[kind][main].append(each)
    return found


def _is_about(relation: Relation, family: str, extracted: Extracted) -> bool:
    """True if a sentence, up to the last figure of the relation, names nobody but somebody of that family name, and no relative."""
    segment = relation.masked.segment
    told = [figure.place.end for figure in relation.figures.values()] + [date.end for date in relation.dates.values()]
    # "Born in 1928, he …" says of himself all that follows.
    opens = re.match(
        rf"{any_of('born', extracted.language)}.*,\s{any_of('he_or_she', extracted.language)}\s", segment.text, re.I
    )
    span = Span(segment.span.start, max(told)) if opens else segment.span
    named = [
        mention.value
        for mention in extracted.mentions
        if isinstance(mention.value, Name) and mention.value.kind == "person" and span.overlaps(mention.span)
    ]
    others = [name for name in named if name.parts[-1].text.casefold() != family]
    return not others and not speaks_of_kin(extracted.document.text[span.start : span.end], extracted.language)


def is_behind_name(relation: Relation, slot: str, extracted: Extracted) -> bool:
    """True unless a date in brackets stands behind anything but a person: "the war (1914-1918)", "mayor (1990-2016)"."""
    start = relation.dates[slot].start
    if not extracted.document.text[:start].endswith("("):
        return True
    return any(
        mention.end == start - 2 and isinstance(mention.value, Name) and mention.value.kind == "person"
        for mention in extracted.mentions
    )


def _is_born(relation: Relation, family: str, extracted: Extracted) -> bool:
    """True if it is the person who was born, and no idea of his: "Berg was born", "She was born", "Born in 1950, she"."""
    one, born = any_of("he_or_she", extracted.language), any_of("born", extracted.language)
    who = rf"(?:^[“\"]?(?:{one}\swas\s)?|{re.escape(family)}(?:,|,\swho|\s\()?\s?(?:was\s)?){born}"
    return bool(re.search(who, relation.masked.text, re.IGNORECASE))
