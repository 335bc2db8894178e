"""Dates of a statement → claims: when something happened that happens once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from consistency import tables
from consistency.claims import context as around
from consistency.claims.statement import Statement
from consistency.model import Claim, Mention, Story
from consistency.values import DateInterval

_KNOWN = frozenset(["day", "month", "year"])


def date_claims(statement: Statement, story: Story | None = None) -> Iterator[Claim]:
    """A claim "date" for each date that is settled and stands by a word of something that happens once.

    story: what the document tells of, if the statement is of its beginning: there a weekday is a date, too.
    """
    once = tables.find("events", statement.language).get("once", ())
    made = [claim for mention in statement.times if (claim := _claim(statement, mention, once, story)) is not None]
    if len({claim.topic for claim in made}) < len(made):
        return
    if made:
        order = around.order(statement)
        frame, anchors = around.frame(statement, order), around.anchors(statement)
        named = frozenset(anchor for anchor in anchors if anchor.startswith(("name:", "actor:", "time:")))
        for claim in made:
            yield replace(
                claim,
                frame=frame,
                anchors=named,
                order=order,
                themes=statement.themes & frame,
                kind=statement.segment.kind,
                published=statement.published,
            )


def _claim(statement: Statement, mention: Mention, once: list[str], story: Story | None) -> Claim | None:
    value = mention.value
    if not isinstance(value, DateInterval) or value.granularity not in _KNOWN or not value.start or not value.end:
        return None
    weekday = value.said.year is None and value.said.month is None
    told = weekday and story is not None and statement.dated and value.said.weekday is not None
    if value.hedge or value.until is not None or (weekday and not told):
        return None
    event = (around.event_before if weekday else around.event_beside)(statement, mention.span)
    if event not in once:
        return None
    place, at = statement.document.place(mention.span), statement.segment.span.start
    topic = f"date:{event}"
    return Claim(topic, topic, "date", value, "total", place, at, event=event,
                 story=story if told else None, fact="day" if told else "")  # fmt: skip
