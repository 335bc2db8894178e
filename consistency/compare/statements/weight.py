"""How sure it is that two statements are about the same thing: what they share, weighed."""

from __future__ import annotations

from consistency.compare import stories
from consistency.compare.alignment import are_same
from consistency.compare.statements.apart import (
    are_kindred,
    clash,
    is_one_fact,
    more_said,
    of_one_kind,
    refers,
    tells_other,
    two_speakers,
)
from consistency.compare.statements.tellings import Telling
from consistency.values import PERCENT

# From here on two statements are one: below it nothing is compared.
ONE_STATEMENT = 0.5
# Weights of what two statements share, and how much of it shows that they are one (confidence 0.5 … 1).
_WORD, _NAME, _THEME, _DEFINITE, _HEADLINE, _KIN = 1.0, 1.5, 0.3, 1.0, 1.0, 0.5
_ENOUGH, _SURE = 2.4, 6.0
# Shared content words, as a share of those of the shorter statement, from which long statements are one.
_COVERED, _FEWEST_SHARED, _FEWEST_WORDS = 0.5, 4, 5
# Statements of two documents without a name in common are one only if they share so many words.
_FEWEST_ACROSS = 5
# And measures of which neither says what is measured only if they share so many of their words.
_COVERED_AMOUNT = 0.7
# So many words in a row around a figure, and so many of them no function words, make two sentences versions of one; how sure.
_SAME, VERSION = (8, 4), 0.9
# What rose to a figure had another before: only of another report is it known that both give the last.
_LEVELS = {"level", "total"}
# So much surer for each rare name that two stories share beyond what makes them one, and how sure at most.
_STORY, _STORY_SURE = 0.08, 0.75
# So much less two statements weigh where only one tells what happened; where two speakers vouch for them, they stay below this.
_UNTOLD, _DISPUTED = 1.5, 0.55
# The class of events that says hardly more than that there is something: "with", "had", "has a capacity of".
_WEAK = "employ"
# Ages of somebody and weekdays: that two sentences are alike does not show that they are of one event.
_ALONE = frozenset(["age", "day"])
# Stretches of time are said of everything.
_TIME = "[time]"


def likeness(a: Telling, b: Telling, together: bool) -> float:
    """How sure it is that two tellings state one thing: 0 where something sets them apart, else up to 1.

    together: both stand in one document.
    """
    return by_statement(a, b, together) if together else max(by_statement(a, b, together), by_story(a, b))


def by_statement(a: Telling, b: Telling, together: bool) -> float:
    """By what the two statements share; where two documents have the same words around the figure, they are versions of one text."""
    if not together and _are_versions(a, b):
        return VERSION
    if not _ALONE.isdisjoint((a.claim.fact, b.claim.fact)):
        return 0.0
    return _by_words(a, b, together)


def _are_versions(a: Telling, b: Telling) -> bool:
    if not (a.claim.around and b.claim.around) or not of_one_kind(a, b):
        return False
    return are_same(a.claim.around, b.claim.around, *_SAME) and not tells_other(a, b)


def _by_words(a: Telling, b: Telling, together: bool) -> float:
    shared = a.claim.frame & b.claim.frame
    names = len(a.called & b.called)
    if (
        {a.claim.role, b.claim.role} == _LEVELS
        or _most(a, b, len(shared), names) < _ENOUGH
        or not of_one_kind(a, b)
        or clash(a, b, together)
    ):
        return 0.0
    if not together and not names and not _is_anchored(a, b, len(shared)):
        return 0.0
    if not together and a.claim.attribute == "amount" and not _tells_alike(a, b, names):
        return 0.0
    gap, disputed = _event_gap(a, b, together), two_speakers(a, b)
    covered = 0.0 if gap or disputed else _covered(a, b, len(shared))
    weight = _shared(a, b, shared, names, together) - _against(a, b, together) - gap
    weighed = ONE_STATEMENT + (weight - _ENOUGH) / (_SURE - _ENOUGH) * 0.5 if weight >= _ENOUGH else 0.0
    return min(_DISPUTED if disputed else 1.0, max(covered, weighed))


def by_story(a: Telling, b: Telling) -> float:
    """By what their documents tell of: both begin with one event, and say the same of the same things."""
    if a.claim.story is None or b.claim.story is None or not is_one_fact(a, b):
        return 0.0
    alike = stories.likeness(a.claim.story, b.claim.story)
    return min(_STORY_SURE, ONE_STATEMENT + _STORY * (alike - stories.ONE_STORY)) if alike else 0.0


def _is_anchored(a: Telling, b: Telling, shared: int) -> bool:
    """Statements of two documents share a state, a day or a year besides words, or many words."""
    return shared >= _FEWEST_ACROSS or not (a.claim.anchors & b.claim.anchors).isdisjoint(
        anchor for anchor in a.claim.anchors if anchor.startswith(("actor:", "date:", "year:"))
    )


def _tells_alike(a: Telling, b: Telling, names: int) -> bool:
    """Measures of two documents: both say what is measured, or they share a name and words, or nearly all words."""
    if a.claim.event and a.claim.event == b.claim.event:
        return True
    shared, shorter = len(a.claim.frame & b.claim.frame), min(len(a.claim.frame), len(b.claim.frame))
    return (names > 0 and shared >= _FEWEST_SHARED) or shared >= _COVERED_AMOUNT * shorter


def _most(a: Telling, b: Telling, words: int, names: int) -> float:
    """No less than two tellings can weigh."""
    bonus = _DEFINITE * (a.claim.definite or b.claim.definite) + _HEADLINE * (a.headline != b.headline)
    return words * _WORD + names * (_NAME - _WORD) + bonus


def _covered(a: Telling, b: Telling, shared: int) -> float:
    """The share of the shorter statement's words that the other has too; 0 where that tells nothing."""
    shorter = min(len(a.claim.frame), len(b.claim.frame))
    share = shared / shorter if shorter >= _FEWEST_WORDS and shared >= _FEWEST_SHARED else 0.0
    return share if share >= _COVERED else 0.0


def _event_gap(a: Telling, b: Telling, together: bool) -> float:
    """How much less two statements weigh because they tell what happened in other words, or only one tells it."""
    first, second = a.claim.event, b.claim.event
    if first == second or "~" in (first[:1], second[:1]):
        return 0.0
    if not first or not second:
        known = refers(a, b) if together else a.claim.definite or b.claim.definite
        if not together and not known and a.claim.attribute == "count":
            return _SURE
        return 0.0 if known or a.claim.attribute != "count" else _UNTOLD
    if are_kindred(first, second):
        return _KIN
    return _WORD if _WEAK in (first, second) else 0.0


def _shared(a: Telling, b: Telling, shared: frozenset[str], names: int, together: bool) -> float:
    """What two statements share: names are worth more than words, words of the whole document almost nothing."""
    themes = a.claim.themes | b.claim.themes if together else a.claim.themes & b.claim.themes
    common = len(shared & themes)
    weight = common * _THEME + (len(shared) - common) * _WORD + names * (_NAME - _WORD)
    if a.claim.definite or b.claim.definite:
        weight += _DEFINITE
    return weight + _HEADLINE if a.headline != b.headline else weight


def _against(a: Telling, b: Telling, together: bool) -> float:
    """What makes it less sure without forbidding it."""
    first, second = a.claim, b.claim
    told, definite = first.event == second.event, first.definite or second.definite
    weight = _KIN if first.topic != second.topic else 0.0
    if first.attribute == "amount" and not (first.event and told) and not definite:
        weight += _KIN
    if first.topic == PERCENT and not told:
        weight += _NAME
    if a.names - b.names and b.names - a.names and not (together and a.headline != b.headline):
        weight += _NAME
    if first.topic == _TIME and not told:
        weight += _WORD
    if more_said(a, b) or more_said(b, a):
        weight += _KIN if definite else _NAME
    if not told and "~" in (first.event[:1], second.event[:1]):
        weight += _WORD
    return weight
