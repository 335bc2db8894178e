"""What sets two statements apart: another event, another name, day or word of time, a plan against a fact, a narrower kind."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from consistency import tables
from consistency.compare.statements.tellings import Telling
from consistency.model import Claim
from consistency.normalize.known import plain
from consistency.values import PERCENT, Quantity

# Classes of events that say hardly more than that there is something: "with", "had", "has a capacity of".
_WEAK = "employ"
# Statements whose words are this much alike (shared of all) say two things if each has a word of its own: killed, injured.
_PARALLEL = 0.45
# Stretches of time are said of everything.
_TIME = "[time]"
# "Last night" and "so far" are no other time in a report of the same days.
_AT_ONE_TIME = frozenset(["time:last", "time:far", "time:next"])
# "A second man", "another fine": there is more than one.
_MORE = frozenset(
    ["time:second", "time:third", "time:another", "time:other", "time:others", "time:previous", "time:previously"]
)
# What tells two persons apart whose ages are given.
_SEXES = frozenset(["man", "woman", "boy", "girl"])


def clash(a: Telling, b: Telling, together: bool) -> bool:
    """True if the statements cannot be about one thing; together: they stand in one document."""
    referring = refers(a, b)
    return (
        (a.claim.mode != b.claim.mode and not referring)
        or _other_event(a, b)
        or _narrowed(a, b)
        or _narrowed(b, a)
        or (not (together and a.headline != b.headline) and _other_names(a, b, together))
        or _other_days(a, b)
        or _other_persons(a, b)
        or (not referring and a.times != b.times)
        or (two_speakers(a, b) and a.claim.attribution.isupper() and b.claim.attribution.isupper())
        or (not referring and is_parallel(a, b))
    )


def is_one_fact(a: Telling, b: Telling) -> bool:
    """In two reports of one event: the same happened to the same things, and nothing narrows them or sets them in another time."""
    first, second = a.claim, b.claim
    if first.fact and first.fact == second.fact:
        return _is_told_once(a, b)
    return (
        of_one_kind(a, b)
        and first.topic != PERCENT
        and (first.topic != _TIME or first.event in _terms())
        and (first.topic in _scales() or (_is_one_event(first, second) and _is_counted(a) and _is_counted(b)))
        and first.mode == second.mode
        and a.times - _AT_ONE_TIME == b.times - _AT_ONE_TIME
        and not (a.years and b.years and a.years != b.years)
        and not (_narrowed(a, b) or _narrowed(b, a) or _other_persons(a, b) or _is_news(a, b) or _is_news(b, a))
        and _is_known(a, b)
        and _is_known(b, a)
    )


def _is_told_once(a: Telling, b: Telling) -> bool:
    """What each report tells once of the event (a fine, the age of the arrested): both sentences name one person, body or place.

    The day of an event needs no name beside it. Nothing tells of two bearers, of more than one, or of another time.
    """
    first, second = a.claim, b.claim
    sexes = [each.claim.frame & _SEXES for each in (a, b)]
    return (
        first.topic == second.topic
        and (a.headline or b.headline or first.fact == "day" or not a.called.isdisjoint(b.called))
        and not (all(sexes) and sexes[0].isdisjoint(sexes[1]))
        and not (a.rates or b.rates)
        and _MORE.isdisjoint(a.times | b.times)
        and not _of_two_bearers(a, b)
        and not (a.years and b.years and a.years != b.years)
    )


def _of_two_bearers(a: Telling, b: Telling) -> bool:
    """Each sentence names somebody of whom the other report knows nothing.

    Of a fine or a term it is enough that one does, and the other sentence names somebody of its own.
    """
    one, other = _unknown(a, b), _unknown(b, a)
    if a.claim.fact in _borne():
        return bool((one and b.names - a.names) or (other and a.names - b.names))
    return bool(one and other)


@cache
def _borne() -> frozenset[str]:
    rows = (row for name in tables.names("events") for row in tables.find("events", name).get("fact", ()))
    return frozenset(row["name"] for row in rows if row["bearer"])


def _unknown(a: Telling, b: Telling) -> set[str]:
    """Names of the first statement, of the beginning of its report, that the other report nowhere has."""
    story, other = a.claim.story, b.claim.story
    named = {plain(word) for name in a.called if not (word := name.removeprefix("name:")).isupper()}
    return (named & story.names) - other.every if story and other else set()


def _is_news(a: Telling, b: Telling) -> bool:
    """The first says a quality of the counted things of which the beginning of the other report knows nothing."""
    return more_said(a, b) and (b.claim.story is None or a.claim.qualifiers.isdisjoint(b.claim.story.words))


def _is_counted(telling: Telling) -> bool:
    """The figure says what it counts: a bare number may be an age ("a woman of 24") but in a headline and behind "rose to"."""
    claim = telling.claim
    named = isinstance(claim.value, Quantity) and bool(claim.value.noun)
    return claim.attribute != "count" or named or telling.headline or claim.role == "level"


def _is_one_event(a: Claim, b: Claim) -> bool:
    """The same happened, by more than a word such as "had"; what a measure measures is the same word by word."""
    if not a.event or not b.event or "~" in (a.event[0], b.event[0]) or _WEAK in (a.event, b.event):
        return False
    return a.event == b.event or (a.attribute == "count" and are_kindred(a.event, b.event))


@cache
def _terms() -> frozenset[str]:
    """Events that a length of time belongs to: a sentence is served for so long."""
    return frozenset(event for name in tables.names("events") for event in tables.find("events", name).get("terms", ()))


@cache
def _scales() -> frozenset[str]:
    return frozenset(
        scale for name in tables.names("events") for scale in tables.find("events", name).get("scales", ())
    )


def _is_known(a: Telling, b: Telling) -> bool:
    """The other report knows something of what is named beside the figure: the figure is not of one village only."""
    story = b.claim.story
    own = a.claim.story.names if a.claim.story else frozenset()
    named = {plain(word) for name in a.beside if not (word := name.removeprefix("name:")).isupper()} & own
    return not named or (story is not None and not named.isdisjoint(story.every))


def tells_other(a: Telling, b: Telling) -> bool:
    """Versions of a text that tell of two things all the same: another event, day, word of time, person or speaker."""
    first, second = a.claim.event, b.claim.event
    return (
        (first != second and bool(first and second))
        or _other_days(a, b)
        or _other_persons(a, b)
        or two_speakers(a, b)
        or a.times != b.times
        or is_parallel(a, b)
    )


def of_one_kind(a: Telling, b: Telling) -> bool:
    """One thing counted, or one a kind of the other: workers and people, not men and women."""
    first, second = a.claim, b.claim
    return first.topic == second.topic or first.topic in second.wider or second.topic in first.wider


def refers(a: Telling, b: Telling) -> bool:
    """One of the two refers to something told elsewhere: "the 41 dead", or a headline."""
    return a.claim.definite or b.claim.definite or a.headline != b.headline


def two_speakers(a: Telling, b: Telling) -> bool:
    """Two persons or bodies vouch for the statements."""
    first, second = a.claim.attribution, b.claim.attribution
    return bool(first and second and first != second)


def more_said(a: Telling, b: Telling) -> bool:
    """The first says a quality of the counted things that the other statement does not know: "foreign workers"."""
    own = a.claim.qualifiers
    return bool(own) and not a.claim.definite and own.isdisjoint(b.claim.qualifiers) and own.isdisjoint(b.claim.frame)


def _other_event(a: Telling, b: Telling) -> bool:
    """Killed and injured; words that may tell one event (seized and found) or hardly any ("with") only weigh less."""
    first, second = a.claim.event, b.claim.event
    if first == second or not first or not second or "~" in (first[0], second[0]):
        return False
    return a.claim.topic != PERCENT and _WEAK not in (first, second) and not are_kindred(first, second)


@cache
def are_kindred(first: str, second: str) -> bool:
    """True if two classes of events may tell one event: what police seized they also found."""
    groups = (set(group) for name in tables.names("events") for group in tables.find("events", name).get("kin", ()))
    return any(first in group and second in group for group in groups)


def _narrowed(a: Telling, b: Telling) -> bool:
    """The first counts fewer things: a quality or a place of its own that the other statement does not know."""
    first, second = a.claim, b.claim
    if first.qualifiers and second.qualifiers and not first.qualifiers & (second.qualifiers | second.frame):
        return True
    if a.rates - second.details and not second.definite:
        return True
    details = first.details - a.rates
    own = {detail.lstrip("~") for detail in details if not (second.definite and detail.startswith("~"))}
    return bool(own) and own.isdisjoint(second.frame) and own.isdisjoint(each.lstrip("~") for each in second.details)


def _other_names(a: Telling, b: Telling, together: bool) -> bool:
    """Each names somebody or some place that the other does not: in one document, beside the figure."""
    first, second = a.names - b.names, b.names - a.names
    return bool(first & a.beside and second & b.beside) if together else bool(first and second)


def _other_days(a: Telling, b: Telling) -> bool:
    if a.days and b.days and a.days.isdisjoint(b.days):
        return True
    return a.years != b.years and not (a.claim.definite or b.claim.definite)


def _other_persons(a: Telling, b: Telling) -> bool:
    """Each is of a person of another age: "the 24-year-old, who scored 14 goals"."""
    aged = f"age:{a.claim.value.low}" if isinstance(a.claim.value, Quantity) else ""
    return bool(a.ages and b.ages) and a.ages.isdisjoint(b.ages) and aged not in a.ages


def in_one_order(a: Telling, b: Telling) -> bool:
    """The shared words stand in one order: not so where one sentence is the other in the passive, or begins with its end."""
    shared = a.claim.frame & b.claim.frame
    first, second = (tuple(dict.fromkeys(word for word in each.claim.order if word in shared)) for each in (a, b))
    return first == second


def are_alike(a: Telling, b: Telling) -> bool:
    """Most words are shared, and stand in one order."""
    first, second = a.claim.frame, b.claim.frame
    return len(first & second) >= _PARALLEL * len(first | second) and in_one_order(a, b)


def is_parallel(a: Telling, b: Telling) -> bool:
    """Built alike, each with words of its own in the same place: the new library and the new swimming pool."""
    if not are_alike(a, b):
        return False
    return not set(_gaps(a, {*b.claim.order})).isdisjoint(_gaps(b, {*a.claim.order}))


def _gaps(telling: Telling, said: set[str]) -> Iterator[tuple[str, str]]:
    """The shared words on both sides of each run of words that only this statement says."""
    before, open_run = "", False
    for word in (*telling.claim.order, ""):
        if word in said or not word:
            if open_run and (before or word):
                yield before, word
            before, open_run = word, False
        else:
            open_run = True
