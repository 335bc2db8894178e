"""What the rules share: readings from claims, and figures as a reader writes them."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cache
from types import MappingProxyType

from consistency import tables
from consistency.model import (
    Claim,
    Directive,
    Document,
    Finding,
    Group,
    Mention,
    Options,
    Place,
    Reading,
    Rule,
    Severity,
    Span,
)
from consistency.normalize.romanize import romanize, systems
from consistency.values import COUNT, PERCENT, Interval, Number, Quantity

# Shares by which two figures may miss each other: closer is a note, farther is clear.
_CLOSE, _CLEAR = Fraction(5, 100), Fraction(10, 100)
# Figures that are all smaller than this are given to the unit where they are set against each other.
_SMALL = 1000
# How far a round figure is rounded that others of its sentence are set against.
_ROUND = Fraction(3, 100)
# How far a fraction in words is rounded: "a third" may be 30 per cent.
_FRACTION = Fraction(1, 10)

# Long dashes, which stand between two ends and in no date.
_DASHES = ("–", "—", "‒", "−")

# From this confidence on a spelling is called wrong; below, a reader is asked.
SURE = 0.75


def readings(claims: Iterable[Claim], same: Callable[[Claim], Hashable]) -> tuple[Reading, ...]:
    """The distinct things that claims say, most supported first and then in the order of the text; places of each in order."""
    places: dict[Hashable, dict[Place, Claim]] = {}
    for claim in claims:
        places.setdefault(same(claim), {}).setdefault(claim.place, claim)
    found = []
    for at in places.values():
        ordered = sorted(at, key=_position)
        found.append(Reading(at[ordered[0]].value, ordered[0].text, tuple(ordered)))
    return tuple(sorted(found, key=lambda reading: (-len(reading.places), _position(reading.places[0]))))


def readings_of(document: Document, spans: Mapping[str, Sequence[Span]]) -> tuple[Reading, ...]:
    """Readings of one document from the spans of each text; texts without a span are none."""
    return tuple(Reading(text, text, tuple(map(document.place, found))) for text, found in spans.items() if found)


def value_key(claim: Claim) -> Hashable:
    """Figures are one reading if they say the same interval."""
    value = claim.value
    return (value.said, value.unit) if isinstance(value, Quantity) else value


def severity(code: str, highest: Severity, confidence: float, options: Options, sure: float = 0.8) -> Severity:
    """The severity that the user set for the rule, else the highest the rule may reach, one step less where it is not sure."""
    chosen = options.severities.get(code)
    if chosen:
        return Severity(chosen)
    return Severity.WARNING if highest is Severity.ERROR and confidence < sure else highest


def graded(code: str, highest: Severity, gap: Fraction, options: Options) -> tuple[Severity, float]:
    """Severity and confidence where figures miss each other by a share of their size, rounding allowed for.

    What misses by little may be rounded twice: a note. A clear miss is as grave as the rule may be.
    """
    if gap <= _CLOSE:
        return Severity(options.severities.get(code, Severity.NOTE)), 0.5
    confidence = 0.95 if gap > _CLEAR else 0.7
    return severity(code, highest, confidence, options), confidence


def miss(known: Interval, stated: Interval, exact: Interval, said: Interval) -> Fraction:
    """By what share two figures miss each other: 0 where, rounded, they may be one; else as far as they are apart as written.

    known, stated   what the two may stand for
    exact, said     the same without any rounding
    """
    gap = known.gap(stated)
    return max(gap, exact.gap(said)) if gap else gap


def are_counted(quantities: Iterable[Quantity]) -> bool:
    """True for small counts, which nobody rounds: one more or less is as wrong as ten."""
    return all(quantity.dimension == COUNT and quantity.said.contains(quantity.written()) for quantity in quantities)


def alike(*quantities: Quantity) -> tuple[Interval, ...]:
    """What figures may stand for that one statement relates: all are rounded to the last digit of the finest of them."""
    finest = min(quantity.grain for quantity in quantities)
    small = all(
        end is None or -_SMALL < end < _SMALL for quantity in quantities for end in (quantity.low, quantity.high)
    )
    grain = min(finest, 1) if small else finest
    return tuple(_stated(replace(quantity, grain=min(quantity.grain, grain))) for quantity in quantities)


def _stated(quantity: Quantity) -> Interval:
    """What a figure may stand for where others are set against it: round figures are meant more closely than alone."""
    written, said = quantity.written(), quantity.said
    round_ = quantity.grain > 1 or quantity.dimension.startswith("currency")
    if not round_ or quantity.sense or said.low is None or said.high is None:
        return written
    slack = _ROUND * max(abs(Fraction(said.low)), abs(Fraction(said.high)))
    low = said.low - slack if written.low is None else max(written.low, said.low - slack)
    high = said.high + slack if written.high is None else min(written.high, said.high + slack)
    return Interval(low, high)


def open_ended(rounded: Interval, said: Quantity) -> Interval:
    """What a figure may stand for, with the end that a bound leaves open."""
    return Interval(None if said.low is None else rounded.low, None if said.high is None else rounded.high)


def share(quantity: Quantity) -> Interval:
    """A percentage, or a fraction in words, as per cent: "a third" holds 30 to 36, "more than a third" all from 33."""
    fraction = quantity.dimension != PERCENT
    said = Interval(quantity.low, quantity.high).scaled(100 if fraction else 1)
    if said.low is None:
        return Interval(None, (said.high or 0) + 1)
    if said.high is None:
        return Interval(said.low - 1, None)
    if not fraction:
        # Percentages are cut as often as rounded: two thirds are 67 or 66 per cent.
        last = min(Fraction(quantity.grain), Fraction(1)) / 2
        return quantity.written().plus(Interval(-last, last))
    below = said.low * _FRACTION
    return Interval(said.low - below, said.high + (1 if quantity.sense == "nearly" else below))


def percent(interval: Interval) -> str:
    """ "30 per cent", "30.5 per cent": the middle of an interval, to one digit."""
    if interval.low is None or interval.high is None:
        return "no share"
    middle = round(Fraction(interval.low + interval.high) / 2, 1)
    return f"{number(middle)} per cent"


def written(rule: Rule, directive: Directive, message: str, options: Options) -> Finding:
    """A finding about a directive; its one side is the directive itself."""
    side = Reading(directive.place.text, directive.place.text, (directive.place,))
    return Finding(rule.code, rule.name, severity(rule.code, rule.severity, 1.0, options), message, (side,), 1.0)


def number(value: Number) -> str:
    """12,000 or 2.5; exact fractions as such."""
    decimal = Fraction(value)
    if decimal.denominator == 1:
        return f"{int(value):,}"
    for places in range(1, 7):
        if (decimal * 10**places).denominator == 1:
            return f"{float(decimal):,.{places}f}"
    return f"{decimal.numerator}/{decimal.denominator}"


def figure(quantity: Quantity) -> str:
    """An interval in words: "at least 10,000", "2,000 to 3,000", "12,000"."""
    if quantity.low is None and quantity.high is None:
        return "any number"
    if quantity.high is None:
        return f"at least {number(quantity.low or 0)}"
    if quantity.low is None:
        return f"at most {number(quantity.high)}"
    if quantity.low == quantity.high:
        return f"{'about ' if quantity.sense == 'about' else ''}{number(quantity.low)}"
    return f"{number(quantity.low)} to {number(quantity.high)}"


def told(said: Sequence[Reading], between: str, most: int = 6) -> str:
    """Readings as a message tells them, with how many places each has; those past the first few are counted."""
    parts = [f"‘{reading.text}’ ({_places(len(reading.places))})" for reading in said[:most]]
    return between.join(parts) + (f" and {len(said) - most} more" if len(said) > most else "")


def _places(count: int) -> str:
    return "1 place" if count == 1 else f"{count} places"


def times_said(reading: Reading) -> str:
    """ "once", "twice", "3 times"."""
    count = len(reading.places)
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def counted(said: Sequence[Reading]) -> str:
    """The readings with their counts: "Berg (3 times) and Borg (once)"."""
    found = [f"{reading.text} ({times_said(reading)})" for reading in said]
    return f"{', '.join(found[:-1])} and {found[-1]}"


def suggested(
    group: Group, said: Sequence[Reading], options: Options, natives: Mapping[str, str] = MappingProxyType({})
) -> str | None:
    """The spelling to use: the house's; else what the house's system makes of the native spelling; else the majority's.

    natives: the native spelling by language.

    Of equally frequent ones that recur, the one that a full name was written with; where each stands once, none.
    """
    house = [reading.text for reading in said if reading.text in options.preferred]
    if house:
        return house[0]
    if natives:
        for id in sorted(options.preferred & systems().keys()):
            if systems()[id].language in natives:
                return romanize(natives[systems()[id].language], id)
    most = len(said[0].places)
    first = [reading.text for reading in said if len(reading.places) == most]
    if len(first) > 1:
        full = {claim.place.text for claim in group.of("spelling", "name") if "full" in claim.qualifiers}
        first = [form for form in first if form in full] if most > 1 else []
    return first[0] if len(first) == 1 else None


def ends_of_range(mention: Mention, language: str | None) -> tuple[Span, Span]:
    """Where the two ends of a range stand."""
    for pattern in _separators(language):
        found = [match for match in pattern.finditer(mention.text) if match.start() > 0]
        if found:
            match = found[len(found) // 2]
            return Span(mention.start, mention.start + match.start()), Span(mention.start + match.end(), mention.end)
    return mention.span, mention.span


@cache
def _separators(language: str | None) -> tuple[re.Pattern[str], ...]:
    """What stands between two ends, the clearest first: a word or a long dash, then "and", then a hyphen."""
    table = tables.find("calendar", language)
    spoken = [
        word for word in table.get("to_words", ()) if word[0].isalpha() and word not in table.get("and_words", ())
    ]
    joins = "|".join(map(re.escape, table.get("and_words", ()))) or r"(?!)"
    clear = "|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in spoken)
    return (
        re.compile(rf"\s*(?:{clear}{'|' if clear else ''}{'|'.join(_DASHES)})\s*(?:the\s)?", re.IGNORECASE),
        re.compile(rf"\s+(?:{joins})\s+", re.IGNORECASE),
        re.compile(r"\s*-\s*"),
    )


def _position(place: Place) -> tuple[str, int, int]:
    return place.document, place.start, place.end
