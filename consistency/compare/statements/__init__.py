"""Which statements are about the same thing, and which of their figures cannot both be true.

Bare head nouns are too coarse: two figures of soldiers are compared only where the statements around them show that they
are one. What they share is weighed (`weight`), and whatever sets them apart forbids the comparison (`apart`); what forbids
two figures of statements that are one is told by the figures (`figures`).

Claims that say the same in the same words are taken together (`tellings`), and only tellings that share words are weighed
(`candidates`), so that the cost grows with the number of distinct readings and not with the square of the claims.
"""

from __future__ import annotations

from consistency.compare.statements.apart import two_speakers
from consistency.compare.statements.figures import comparable, may_have_grown, thing
from consistency.compare.statements.matches import Match, matches
from consistency.compare.statements.tellings import Said, Telling, tellings
from consistency.compare.statements.weight import ONE_STATEMENT, likeness

__all__ = [
    "ONE_STATEMENT",
    "Match",
    "Said",
    "Telling",
    "comparable",
    "likeness",
    "may_have_grown",
    "matches",
    "tellings",
    "thing",
    "two_speakers",
]
