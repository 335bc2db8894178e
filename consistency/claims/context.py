"""What a statement says around a figure: what happened to the counted things, what narrows them, who speaks, when."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from consistency import tables
from consistency.claims.roles import ends_with
from consistency.claims.statement import Statement, Word, content
from consistency.claims.words import classes, counted_by, event, noun_class, phrases, state_words, stem, without_actors
from consistency.model import Mention, Span, Stretches
from consistency.text.language import stopwords
from consistency.values import COUNT, DateInterval, Name, Quantity

# How many words from a figure the word may stand that tells what happened.
_REACH, _PLAN_REACH, _NARROW_REACH, _CHANGE_REACH = 7, 6, 5, 4
# How many characters of the clause are looked at, so that a sentence without end costs no more than a long one.
_WINDOW = 160
# How far from a figure a day may stand that is said of it.
_TIME_REACH = 600
# How far before a day the verb may stand that says when something was told: "said in a statement on Friday".
_SAYING, _SAYING_WORDS = 50, 5
_YEAR_AS_QUALITY = re.compile(r"(?<!\w)([^\W\d_]{1,3})\s((?:1[6-9]|20)\d\d)\s(?=[^\W\d_])")
_MARKS = ";:—()"
# A title and a given name may stand between the verb of speech and the family name: "said Dr Anna Roe".
_TITLED = 3
# Stretches of time in which a figure may change.
_LONG = frozenset(["year", "decade", "century"])


@dataclass(frozen=True)
class Context:
    """The words around one figure.

    definite   the figure refers back: "the 41 dead", "all 430 pupils"
    event      the class of what happened to the counted things, or the stem of a verb no class holds, or ""
    mode       "possible", "capacity", or "" for what is
    details    what narrows the counted things: words behind the noun ("from abroad"), a rate ("rate:year")
    near       names between the commas, and days and years in the clause, as anchors
    compared   the figure is only what another is set against
    """

    definite: bool
    event: str
    mode: str
    details: frozenset[str]
    near: frozenset[str]
    compared: bool


def context(statement: Statement, mention: Mention) -> Context:
    """What stands around a figure of the statement."""
    span = statement.phrase(mention)
    left, right = _sides(statement, span)
    value = mention.value
    counts = isinstance(value, Quantity) and value.dimension == COUNT
    definite = _definite(statement, mention, left)
    attributive = not counts and _attributive(statement, mention, right)
    return Context(
        definite=definite,
        event=_event(statement, span.start, (left, right), definite, attributive, bool(counts)),
        mode="" if definite else _mode(statement, left),
        details=_details(statement, right, counts),
        near=_near(statement, span) | _times_of(statement, span),
        compared=_compared(statement, mention),
    )


def event_of_subject(statement: Statement, mention: Mention) -> str:
    """What the subject tells of a bare number behind a verb of change: "the death toll rose to 29"; "" if it counts nothing."""
    left, _ = _sides(statement, statement.phrase(mention))
    told = (event(word.lower, statement.language) for word in left)
    return next((kind for kind in told if kind and counted_by(kind, statement.language)), "")


def event_beside(statement: Statement, span: Span) -> str:
    """The class of the event nearest to a stretch of the statement (a date), in its clause; "" if none."""
    left, right = _sides(statement, span)
    return _nearest(left, statement.language) or _nearest(right, statement.language)


def event_before(statement: Statement, span: Span) -> str:
    """The class of the event nearest before a stretch of the statement, in its clause; "" if none."""
    left, _ = _sides(statement, span)
    return _nearest(left, statement.language)


def _sides(statement: Statement, span: Span) -> tuple[list[Word], list[Word]]:
    """The words of the clause before and behind a figure, nearest first, up to the next figure or mark."""
    text, offset = statement.segment.text, statement.segment.span.start
    floor, ceiling = statement.between(span)
    floor, ceiling = max(floor, span.start - _WINDOW), min(ceiling, span.end + _WINDOW)
    for mark in _MARKS:
        floor = max(floor, offset + 1 + text.rfind(mark, max(0, floor - offset), span.start - offset))
        at = text.find(mark, span.end - offset, ceiling - offset)
        ceiling = offset + at if at >= 0 else ceiling
    found = statement.words_in(floor, ceiling)
    left = [word for word in found if word.end <= span.start]
    right = [word for word in found if span.end <= word.start]
    return left[::-1], right


def _definite(statement: Statement, mention: Mention, left: Sequence[Word]) -> bool:
    words = phrases("events", "definite", statement.language)
    if not left:
        return False
    between = statement.document.text[left[0].end : mention.start]
    return not between.strip() and (left[0].lower in words or left[0].text.endswith(("'s", "’s", "s'", "s’")))


def _attributive(statement: Statement, mention: Mention, right: Sequence[Word]) -> bool:
    """ "the £21m pool", "a 26-metre dam": a noun stands right behind the measure."""
    if not right or right[0].start > mention.end + 1 or statement.document.text[mention.end] != " ":
        return False
    word = right[0].lower
    return word not in stopwords(statement.language) and not word.endswith("ly")


def _event(
    statement: Statement,
    start: int,
    sides: tuple[Sequence[Word], Sequence[Word]],
    definite: bool,
    attributive: bool,
    counts: bool,
) -> str:
    """The class of what happened; "~" and a stem for a verb that no class holds."""
    language, (left, right) = statement.language, sides
    behind, joined = _verbs_behind(statement, right)
    passive = _first_event(behind, language)
    if definite and counts:
        return passive if joined else ""
    if passive and (counts or not attributive):
        return passive
    if attributive and behind:
        return passive or ("" if definite else _nearest(left, language))
    found = _nearest(left, language) or (_verb_left(statement, left, start, language) if counts else "")
    if found:
        return found
    if counts and behind and behind[0].lower.endswith("ed"):
        return f"~{stem(behind[0].lower, language)}"
    return _nearest(behind, language)


def _verbs_behind(statement: Statement, right: Sequence[Word]) -> tuple[list[Word], bool]:
    """The words behind a figure up to a comma, auxiliaries left out, and whether the first stands right behind it."""
    auxiliaries = phrases("events", "auxiliaries", statement.language) | {"with"}
    found: list[Word] = []
    last = None
    for word in right[:_REACH]:
        gap = statement.document.text[last.end : word.start] if last else statement.behind(word)
        if "," in gap:
            break
        last = word
        if word.lower not in auxiliaries:
            found.append(word)
    return found, bool(found and right and (found[0] is right[0] or right[0].lower in ("who", "that", "which")))


def _first_event(words: Sequence[Word], language: str | None) -> str:
    """The event of the first word; of the second where the first is only "found" ("found dead")."""
    if not words:
        return ""
    first = event(words[0].lower, language)
    if first == "find" and len(words) > 1:
        return event(words[1].lower, language) or first
    return first


def _nearest(words: Sequence[Word], language: str | None) -> str:
    """The class of the nearest word that tells an event, within reach; "have" and "with" only where nothing else does."""
    stops = phrases("events", "clauses", language)
    weak = phrases("events", "auxiliaries", language) | {"with"}
    possessed = ""
    for index, word in enumerate(words[:_REACH]):
        if word.lower in stops:
            break
        kind = event(word.lower, language)
        if kind and word.lower in weak:
            possessed = kind if index == 0 else possessed
        elif kind and not (word.text[0].isupper() and 0 < index < len(words) - 1):
            return kind
    return possessed


def _verb_left(statement: Statement, left: Sequence[Word], start: int, language: str | None) -> str:
    """The word right before the figure where it is neither a function word nor a name: most likely a verb."""
    if not left or "," in statement.document.text[left[0].end : start]:
        return ""
    if left[0].lower in stopwords(language) or left[0].text[0].isupper():
        return ""
    return f"~{stem(left[0].lower, language)}"


def _mode(statement: Statement, left: Sequence[Word]) -> str:
    language = statement.language
    near = [word.lower for word in left[:_PLAN_REACH]]
    for mode in ("capacity", "possible"):
        if not phrases("events", mode, language).isdisjoint(near):
            return mode
    return ""


def _details(statement: Statement, right: Sequence[Word], counts: bool) -> frozenset[str]:
    language = statement.language
    if not right:
        return frozenset()
    found: set[str] = set()
    rates = phrases("events", "rate", language)
    if len(right) > 1 and right[0].lower in rates and right[1].lower in phrases("events", "rate_of", language):
        found.add(f"rate:{right[1].lower}")
    elif right[0].lower in rates - {"a", "an"} and right[0].lower.endswith("ly"):
        found.add(f"rate:{right[0].lower}")
    elif counts and right[0].lower in phrases("events", "narrowing", language):
        found |= _narrowing(statement, right[1:], right[0].lower in phrases("events", "picking", language))
    return frozenset(found)


def _narrowing(statement: Statement, words: Sequence[Word], picking: bool) -> set[str]:
    """Names up to a comma, a time or an auxiliary; other words, behind "~", where the preposition picks some of the things."""
    found: set[str] = set()
    language, text = statement.language, statement.document.text
    stops, auxiliaries = stopwords(language), phrases("events", "auxiliaries", language)
    near = words[:_NARROW_REACH]
    states = state_words(language)
    for index, word in enumerate(near):
        if word.text[0].isupper() and word.lower in states:
            found |= without_actors(" ".join(other.text for other in near[index : index + 2]), language)[1]
            continue
        if word.lower in auxiliaries or (index and "," in text[words[index - 1].end : word.start]):
            break
        if any(time.start <= word.start < time.end for time in statement.times_in(word.start, word.end)):
            break
        if word.lower not in stops and len(word.lower) > 2 and (picking or word.text[0].isupper()):
            found.add(("" if word.text[0].isupper() else "~") + key(word.lower, language))
    return found


def _near(statement: Statement, span: Span) -> frozenset[str]:
    """The names between the commas around a figure."""
    text = statement.document.text
    low = max(statement.segment.span.start, span.start - _WINDOW)
    high = min(statement.segment.span.end, span.end + _WINDOW)
    low = max(low, text.rfind(",", low, span.start))
    comma = text.find(", ", span.end, high)
    high = comma if comma >= 0 else high
    first = bisect_left(statement.name_starts, low)
    last = bisect_left(statement.name_starts, high)
    return frozenset(_called(mention, statement.language) for mention in statement.names[first:last])


def _times_of(statement: Statement, span: Span) -> frozenset[str]:
    """The days and years that are said of a figure: not those of a relative clause that it does not stand in."""
    found: set[str] = set()
    own = _relative_clause(statement, span.start)
    for mention in statement.times_in(span.start - _TIME_REACH, span.end + _TIME_REACH):
        if isinstance(mention.value, DateInterval):
            other = _relative_clause(statement, mention.start)
            aside = other != own and (other is not None or mention.start > span.end)
            if not aside and not _since(statement, span, mention) and not is_of_saying(statement, mention):
                found |= _time_anchors(mention, mention.value)
    return frozenset(found) | years_of_events(statement.segment.text, statement.language)


@lru_cache(maxsize=64)
def years_of_events(text: str, language: str | None) -> frozenset[str]:
    """ "A 1987 storm": the years of a statement that tell one event from another of its kind."""
    articles = phrases("events", "articles", language)
    found = _YEAR_AS_QUALITY.finditer(text)
    return frozenset(f"year:{match[2]}" for match in found if match[1].lower() in articles)


def _relative_clause(statement: Statement, at: int) -> int | None:
    """Where the relative clause begins that a place stands in (", which opened in 1857, "), or None."""
    openers = phrases("events", "relative", statement.language)
    text, low = statement.document.text, max(statement.segment.span.start, at - _WINDOW)
    comma = text.rfind(", ", low, at)
    first = text[comma + 2 : at].split(maxsplit=1)[:1] if comma >= 0 else []
    return comma if first and first[0].lower() in openers else None


def is_of_saying(statement: Statement, time: Mention) -> bool:
    """ "the coast guard said on Friday": the day is that of the words, and not of what they tell."""
    lead = statement.before(time, _SAYING)
    words = lead[lead.rfind(",") + 1 :].split()[-_SAYING_WORDS:]
    speech, joined = phrases("names", "speech", statement.language), phrases("events", "clauses", statement.language)
    said = [index for index, word in enumerate(words) if word in speech]
    return bool(said) and joined.isdisjoint(words[said[-1] :]) and "that" not in words[said[-1] :]


def _since(statement: Statement, span: Span, time: Mention) -> bool:
    """ "nine wins, the longest run since 2016": a comma stands between the figure and what is said of the past."""
    lead = statement.before(time, 12).split()
    since = lead[-1:] and lead[-1] in phrases("events", "since", statement.language)
    return bool(since) and "," in statement.document.text[span.end : time.start]


def _time_anchors(mention: Mention, value: DateInterval) -> set[str]:
    """A day as ISO 8601 where it is known, by month and day, and by its weekday where only that is said; a year where it is said.

    Two statements are of one day if they share one of these: "on Thursday" and "28 April".
    """
    said, start = value.said, value.start
    found = {f"date:{start.isoformat()[:10]}" if start else f"date:{mention.text.lower()}"}
    if said.weekday is not None and said.day is None:
        found.add(f"date:{said.weekday}")
    elif said.month is not None and said.day is not None:
        found.add(f"date:{said.month:02}-{said.day:02}")
    if value.granularity in _LONG or said.year is not None:
        found.add(f"year:{said.year or mention.text.lower()}")
    return found


def _called(mention: Mention, language: str | None) -> str:
    """The last word of a name; where names are declined, without the ending of its case."""
    assert isinstance(mention.value, Name)
    last = mention.value.parts[-1].text
    return f"name:{stem(last, language) if language in tables.names('inflect') else last}"


def _compared(statement: Statement, mention: Mention) -> bool:
    """ "fewer than 300", "compared with 300", "from 300 to 400": the figure is of something else."""
    lead = statement.before(mention, 30).rstrip()
    if ends_with(lead, phrases("events", "comparison", statement.language)):
        return True
    behind = statement.document.text[mention.end : statement.phrase(mention).end + 4].split()
    towards = behind[-1:] and behind[-1].lower() in phrases("events", "to", statement.language)
    return bool(towards) and lead.endswith("from")


# The statement as a whole ----------------------------------------------------------------------------------------


def key(word: str, language: str | None) -> str:
    """What a content word stands for: its class of nouns or of events, or its stem."""
    known = noun_class(word, language)
    if known in classes(language).values():
        return known
    kind = event(word, language)
    return f"event:{kind}" if kind else stem(word, language)


def order(statement: Statement) -> tuple[str, ...]:
    """Content words of a statement in order: stems, classes of nouns and events; no figures and no times."""
    start = statement.segment.span.start
    taken = Stretches(mention.span for mention in apart((*statement.times, *statement.figures)))
    return tuple(
        key(word, statement.language)
        for at, word in content(statement.segment.text, statement.language)
        if not taken.touch(Span(start + at, start + at + 1))
    )


def apart(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Those that overlap none before them."""
    last = -1
    for mention in sorted(mentions, key=lambda mention: mention.span):
        if mention.start >= last:
            yield mention
            last = mention.end


def frame(statement: Statement, words: Sequence[str]) -> frozenset[str]:
    """The content words, and the keys of the states that the statement names."""
    return frozenset({*words, *without_actors(statement.segment.text, statement.language)[1]})


def anchors(statement: Statement) -> frozenset[str]:
    """States named, as "actor:KP"; other names by their last word, as "name:Smith"; days; and words of time."""
    _, actors = without_actors(statement.segment.text, statement.language)
    states = state_words(statement.language)
    times = phrases("roles", "time", statement.language)
    found = {f"actor:{key}" for key in actors}
    for mention in statement.names:
        if isinstance(mention.value, Name) and not states.issuperset(mention.text.lower().split()):
            found.add(_called(mention, statement.language))
    for mention in statement.times:
        if isinstance(mention.value, DateInterval):
            found |= _time_anchors(mention, mention.value)
    found |= years_of_events(statement.segment.text, statement.language)
    ages = (mention.value for mention in statement.figures if isinstance(mention.value, Quantity))
    found |= {f"age:{value.low}" for value in ages if value.noun == "age"}
    return frozenset(found.union(f"time:{word.lower}" for word in statement.words if word.lower in times))


def speaker(statement: Statement) -> str:
    """Who says what the statement says: the person or the word right beside a verb of speech ("police said"); "" if nobody."""
    persons = {
        mention.value.part("family")
        for mention in statement.names
        if isinstance(mention.value, Name) and mention.value.kind == "person"
    }
    speech = phrases("names", "speech", statement.language)
    words, text = statement.words, statement.document.text
    for index, word in enumerate(words):
        if word.lower not in speech:
            continue
        behind = [other.text for other in words[index + 1 : index + 1 + _TITLED]]
        named = next((other for other in behind if other in persons), "")
        if named:
            return named
        before = words[index - 1] if index else None
        if before is None or text[before.end : word.start].strip() or before.lower in stopwords(statement.language):
            continue
        _, actors = without_actors(before.text, statement.language)
        return actors.pop() if actors else before.text if before.text in persons else stem(before.lower)
    return ""


def qualifiers(modifiers: Sequence[str], language: str | None) -> frozenset[str]:
    """What modifiers say of the counted thing itself: keys of states, stems of other words."""
    rest, actors = without_actors(" ".join(modifiers), language)
    return frozenset(actors | {stem(word, language) for word in rest.split()})
