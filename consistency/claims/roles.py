"""Which part a figure plays: total, part of a whole, size of each, addition, change, or only a comparison."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from consistency import tables
from consistency.claims.statement import Statement
from consistency.claims.words import WORD, event, noun_class, phrases, wider
from consistency.model import Claim, Mention
from consistency.text.language import stopwords
from consistency.values import PERCENT, Quantity

# How far before a figure the word stands that decides its role.
_NEAR, _CLAUSE = 30, 90
# How many words before a figure a verb of change may stand.
_VERB = 3


def plain_role(statement: Statement, mention: Mention) -> str:
    """ "additional", "part", "change" or "total", by the words right before the figure and its modifiers."""
    roles = tables.find("roles", statement.language)
    lead = statement.before(mention, _NEAR).rstrip()
    value = mention.value
    if _some_of(statement, mention):
        return "part"
    modifiers = [word.lower() for word in value.modifiers] if isinstance(value, Quantity) else []
    additional = roles.get("additional", ())
    if ends_with(lead, additional) or any(word in additional for word in modifiers):
        return "additional"
    if ends_with(lead, roles.get("part", ())) or _is_among(statement, mention):
        return "part"
    if ends_with(lead, roles.get("change", ())):
        return "change"
    return _of_change(statement, mention, lead) or "total"


def _some_of(statement: Statement, mention: Mention) -> bool:
    """ "two of the skiers"."""
    value = mention.value
    inside = statement.document.text[mention.end : statement.phrase(mention).end].split()
    return bool(
        isinstance(value, Quantity) and inside and inside[0].lower() in phrases("events", "picking", statement.language)
    )


def _is_among(statement: Statement, mention: Mention) -> bool:
    """ "Nine women and two men were among the dead": a part of those counted elsewhere."""
    behind = statement.document.text[mention.end : min(mention.end + _CLAUSE, statement.segment.span.end)].lower()
    return any(f" {words} " in behind for words in phrases("roles", "among", statement.language))


def _of_change(statement: Statement, mention: Mention, lead: str) -> str:
    """Where a verb of change stands before the figure: "level" behind "rose to", "change" behind "rose by" and "rose 3%"."""
    language = statement.language
    words = [match.group() for match in WORD.finditer(lead)][-_VERB:]
    if not any(event(word, language) in phrases("events", "changes", language) for word in words):
        return ""
    if words[-1] in phrases("events", "to", language):
        return "level"
    value = mention.value
    relative = isinstance(value, Quantity) and value.dimension == PERCENT
    return "change" if words[-1] in phrases("events", "by", language) or relative else ""


def says_each(statement: Statement, mention: Mention) -> bool:
    """True if "each" stands in the clause before the figure, or right behind its noun."""
    words = _any_of(tables.find("roles", statement.language).get("each", ()))
    clause = re.split(r"[;.:]", statement.before(mention, _CLAUSE))[-1]
    end = statement.phrase(mention).end
    behind = statement.document.text[end : min(end + _NEAR, statement.segment.span.end)].lower()
    return bool(re.search(rf"(?<!\w)(?:{words})(?!\w)", clause) or re.match(rf"\s(?:{words})(?!\w)", behind))


def owner(statement: Statement, mention: Mention, before: Sequence[Claim]) -> str | None:
    """What each one is: the noun behind "each", or the last thing that the sentence counted."""
    words = _any_of(tables.find("roles", statement.language).get("each_of", ()))
    named = re.search(rf"(?<!\w)(?:{words})\s([^\W\d_]{{3,}})(?!\w)", statement.before(mention, _CLAUSE))
    if named and named[1] not in stopwords(statement.language):
        return noun_class(named[1], statement.language)
    counted = [claim for claim in before if claim.attribute == "count" and claim.role in ("total", "additional")]
    return counted[-1].topic if counted else None


def whole(statement: Statement, mention: Mention, topic: str, before: Sequence[Claim]) -> Claim | None:
    """The claim of the same sentence that the figure is a part of, counted alike; None where the sentence does not say which."""
    if not before:
        return None
    roles = tables.find("roles", statement.language)
    if not ends_with(statement.before(mention, _NEAR).rstrip(), roles.get("part", ())):
        last = before[-1]
        joined = statement.document.text[last.place.end : mention.start]
        return last.whole if last.role == "part" and joined in roles.get("between_parts", ()) else None
    wholes = [claim for claim in before if claim.attribute == "count" and claim.role == "total"]
    kin = [claim for claim in wholes if claim.topic == topic or claim.topic in wider(topic, statement.language)]
    return kin[-1] if kin else None


def ends_with(text: str, phrases: Iterable[str]) -> bool:
    """True if a text ends with one of the expressions, as a word of its own."""
    return any(text.endswith(phrase) and not text[: -len(phrase)][-1:].isalnum() for phrase in phrases)


def _any_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, words)) or r"(?!)"
