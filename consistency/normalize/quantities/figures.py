"""One figure: its number with sign, currency and unit, and what joins it to a second one (ranges, "6 ft 2 in")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from consistency.normalize.quantities import currencies, hedges, labels, units
from consistency.normalize.quantities.digits import DASHES, Numeral, at, reduced
from consistency.normalize.quantities.grammar import Grammar
from consistency.normalize.quantities.numbers import numeral
from consistency.normalize.quantities.tokens import Token, past_phrase
from consistency.normalize.quantities.unit import COUNTED, Unit
from consistency.values import COUNT, Number

_INCHES = frozenset(str(number) for number in range(1, 12))
_MOST_PARTS, _HUNDRED = 5, 100
# So many words around a figure tell whether pounds are money.
_CLAUSE, _CLAUSE_ENDS = 8, frozenset(".;:()")
# From this place value on, "12-15,000" says the thousands of both ends once.
_THOUSAND = 1000


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure while it is put together; start and end are token positions, number the last one that was read."""

    low: Number
    high: Number
    grain: Number
    start: int
    end: int
    kind: str
    unit: Unit = COUNTED
    scale: Number = 1


def figure(found: Sequence[Token], here: int, rules: Grammar, free: int = 0) -> Figure | None:
    """The figure or range that begins at a token, or None for what is none. free: no token before this one may be part of it."""
    first = _first(found, here, rules, free)
    if first is None or first.kind in ("multiple", "vague"):
        return first
    ranged = None if _has_inches(found, first) else _range(found, first, rules)
    if ranged is not None:
        return ranged if ranged.low < ranged.high else first if _is_spoken(found, first) else None
    return first if first.kind == "ordinal" else _compound(found, first, rules)


def _is_spoken(found: Sequence[Token], first: Figure) -> bool:
    """True unless a dash joins the ends: "from 35 to 20" are two figures, 2-0 is none."""
    return first.end >= len(found) or found[first.end].text not in DASHES


def _first(found: Sequence[Token], here: int, rules: Grammar, free: int) -> Figure | None:
    money = units.before(found, here) if here > free else None
    money = money if money and money[1] >= free else None
    number = numeral(found, here, rules, money is not None)
    if number is None or labels.runs_on(found, number.end, rules) or labels.is_pronoun(found, here, number, rules):
        return None
    start = money[1] if money else here
    unit, end = _unit(found, number, money[0] if money else None, rules)
    if unit.name == "second" and labels.is_decade(found, number.end):
        return None
    if unit is COUNTED and number.kind == "cardinal" and (named := currencies.lead(found, here, rules.language)):
        unit, start = (units.money(named[0]), named[1]) if named[1] >= free else (unit, start)
    read = Figure(number.value, number.value, number.grain, start, end, number.kind, unit, number.scale)
    read = _negative(found, _in_millions(found, read, rules), rules, free)
    if number.kind == "article":
        return read if _lasts(found, read, rules) else None
    return read


def _in_millions(found: Sequence[Token], read: Figure, rules: Grammar) -> Figure:
    """ "75 USD million", "48.5 MGBP": the scale behind the currency, or glued to its code."""
    if not read.unit.is_money or read.scale != 1 or read.kind != "cardinal":
        return read
    scale = currencies.prefix(found[read.end - 1].text)
    word = at(found, read.end)
    end = read.end
    if scale == 1 and word is not None and found[end - 1].kind != "digits" and word.lower not in rules.vague:
        scale = rules.scales.get(word.lower, 1)
        end += scale != 1
    value = reduced(read.low * Fraction(scale))
    return replace(read, low=value, high=value, grain=reduced(read.grain * Fraction(scale)), end=end, scale=scale)


def _lasts(found: Sequence[Token], read: Figure, rules: Grammar) -> bool:
    """ "for an hour", "more than a year", "an hour and a half", "an hour and 45 minutes": there the article is a figure."""
    after = at(found, read.end)
    if read.unit.dimension != "[time]" or (after is not None and after.text in DASHES and not after.spaced):
        return False
    if read.unit.name == "second" and after is not None and after.kind == "word":
        return False  # over a second term
    led = bool(read.start and found[read.start - 1].lower in rules.lasting)
    led = led or bool(hedges.before(found, read.start, rules).words)
    return led or _compound(found, read, rules).end > read.end


def _negative(found: Sequence[Token], read: Figure, rules: Grammar, free: int = 0) -> Figure:
    """ "-5", "minus five", "2 degrees below zero": the sign stands glued to the figure and apart from what is before it."""
    if rules.below_zero and read.unit.dimension in ("[temperature]", "number", COUNT):
        end = past_phrase(found, read.end, rules.below_zero)
        if end > read.end:
            return replace(read, low=-read.high, high=-read.low, end=end)
    sign = found[read.start - 1] if read.start > free else None
    if sign is None or read.kind not in ("cardinal", "fraction"):
        return read
    free = read.start == 1 or sign.spaced or found[read.start - 2].text in "([/:"
    dash = sign.text in "-−–" and not found[read.start].spaced and free
    if not dash and (sign.lower not in rules.minus or hedges.before(found, read.start, rules).words):
        return read  # "au moins cinq" is a bound
    return replace(read, low=-read.low, high=-read.high, start=read.start - 1)


def _unit(found: Sequence[Token], number: Numeral, money: Unit | None, rules: Grammar) -> tuple[Unit, int]:
    end = number.end
    if number.kind in ("ordinal", "multiple") or end >= len(found):
        return money or COUNTED, end
    named = units.after(found, end, rules.language)
    if money:
        end = named[1] if named and named[0].name == money.name else end
        return units.per(found, money, end, rules.language)
    if named is None:
        named = _past_words(found, number, rules)
    if named is None:
        return COUNTED, number.end
    return _sterling(found, named, number, rules)


def _past_words(found: Sequence[Token], number: Numeral, rules: Grammar) -> tuple[Unit, int] | None:
    """ "half of a mile", "three quarters of a mile", "2 more minutes", "dozens of kilometres"."""
    skip = number.end
    if found[skip].lower in rules.more:
        skip += 1
    elif number.kind in ("fraction", "vague", "pair") or number.scaled or isinstance(number.value, Fraction):
        whole = number.kind == "cardinal" and isinstance(number.value, int)
        skip += found[skip].lower in rules.of
        skip += skip < len(found) and (found[skip].text in "'’" or (not whole and found[skip].lower in rules.articles))
    return units.after(found, skip, rules.language) if skip > number.end else None


def _sterling(found: Sequence[Token], named: tuple[Unit, int], number: Numeral, rules: Grammar) -> tuple[Unit, int]:
    """Pounds are money by the million, and near words of money; else they weigh."""
    unit, end = named
    if unit.is_money and number.value < _HUNDRED and currencies.is_doubtful(found[end - 1].lower):
        return COUNTED, number.end
    if unit.name != "pound" or found[end - 1].lower not in rules.sterling:
        return named
    of = at(found, end)
    if of is not None and of.lower in rules.of:
        return named
    if number.scale >= _THOUSAND or _is_price(found, number.end, end, rules):
        return units.money("GBP"), end
    return named


def _is_price(found: Sequence[Token], start: int, end: int, rules: Grammar) -> bool:
    """True if a word of money stands in the same clause, before the figure that ends at a token or just behind it."""
    for token in reversed(found[max(0, start - _CLAUSE) : start]):
        if token.text in _CLAUSE_ENDS:
            break
        if token.lower in rules.priced:
            return True
    return any(token.lower in rules.priced for token in found[end : end + _CLAUSE // 2])


# Ranges -----------------------------------------------------------------------------------------------------------


def _range(found: Sequence[Token], first: Figure, rules: Grammar) -> Figure | None:
    """ "2-3 thousand", "$4 to $5 billion", "between 10 and 20 km": the shared scale and unit reach both ends."""
    after = _past_separator(found, first, rules)
    if after is None:
        return None
    joint = found[first.end]
    second = _second(found, after, first, rules)
    if second is None or second.kind not in ("cardinal", first.kind):
        return None
    unit = _common_unit(first, second, joint)
    if unit is None:
        return None
    low, high = _common_scale(first, second, joint), second.high
    if joint.lower in rules.either and not (low < high <= 2 * low):
        return None
    if low < 0 and high < 0 and high < low:
        low, high = high, low
    if joint.text not in DASHES and low >= high:
        return None
    return Figure(low, high, min(first.grain, second.grain), first.start, second.end, "range", unit)


def _past_separator(found: Sequence[Token], first: Figure, rules: Grammar) -> int | None:
    """The token where the second end of a range may begin, or None where nothing joins it."""
    end = first.end
    joint = at(found, end)
    after = at(found, end + 1)
    if joint is None or after is None:
        return None
    if joint.text in DASHES and not joint.spaced and after.lower in rules.to and after.kind == "word":
        # "8- to 16-metre", "ten-to-twelve thousand"
        glued = at(found, end + 2)
        return end + 2 + bool(glued and glued.text in DASHES and not glued.spaced)
    if joint.text in DASHES or joint.text == "~":
        lone = joint.spaced and not after.spaced and first.unit is COUNTED and joint.text == "-"
        return end + 1 if joint.spaced == after.spaced or lone else None
    lead = opening(found, first, rules)
    if first.kind == "ordinal" and lead == first.start and found[lead - 1 if lead else 0].kind == "word":
        return None  # home first to the Ninth Legion
    between = lead > 0 and found[lead - 1].lower in rules.between
    spoken = joint.lower in rules.to or (between and joint.lower in rules.between_and) or joint.lower in rules.either
    return end + 1 if spoken else None


def opening(found: Sequence[Token], read: Figure, rules: Grammar) -> int:
    """Where a figure begins with the article of an ordinal: "the tenth"."""
    article = read.start > 0 and found[read.start - 1].lower in rules.determiners
    return read.start - (article and found[read.end - 1].lower in rules.ordinals)


def _second(found: Sequence[Token], here: int, first: Figure, rules: Grammar) -> Figure | None:
    """The second end of a range: perhaps hedged ("2 - ~7"), an ordinal with its article, negative, or with its own currency."""
    token = found[here] if here < len(found) else None
    if token is None:
        return None
    skipped = 0
    while here + skipped < len(found) - 1 and skipped < 3 and found[here + skipped].kind != "digits":
        word = found[here + skipped]
        starts = word.lower in rules.starters and word.lower not in rules.articles
        if starts or not (word.kind == "sign" or (word.lower,) in rules.senses or word.lower in rules.determiners):
            break
        skipped += 1
    money_first = first.unit.is_money
    second = found[here + skipped]
    if second.kind == "word" and second.lower not in rules.starters and not rules.compound:
        return None
    money = units.before(found, here + skipped)
    if skipped and money is None and not _may_skip(found[here : here + skipped], rules):
        return None
    number = numeral(found, here + skipped, rules, money is not None or money_first, joined=True)
    if number is None or labels.runs_on(found, number.end, rules) or number.kind == "article":
        return None
    unit, end = _unit(found, number, money[0] if money else None, rules)
    read = Figure(number.value, number.value, number.grain, here + skipped, end, number.kind, unit, number.scale)
    return _negative(found, read, rules) if skipped else read


def _may_skip(skipped: Sequence[Token], rules: Grammar) -> bool:
    """True for a hedge, an article or a minus sign between the joint of a range and its second figure."""
    return all(
        (token.lower,) in rules.senses or token.lower in rules.determiners or token.text in "-−" for token in skipped
    )


def _common_unit(first: Figure, second: Figure, joint: Token) -> Unit | None:
    """The unit of both ends, or None where they do not go together ("from 44 ml to 50 mg")."""
    if first.unit.name == second.unit.name or first.unit is COUNTED:
        return second.unit
    if second.unit is COUNTED:
        return first.unit if first.unit.is_money or joint.text in DASHES else None
    return None


def _common_scale(first: Figure, second: Figure, joint: Token) -> Number:
    """The low end with the scale that is said once: "2-3 thousand", "12-15,000"."""
    low = first.low
    if second.scale != 1 and first.scale == 1 and low * second.scale < second.high and low > 0:
        return reduced(low * Fraction(second.scale))
    grouped = second.grain >= _THOUSAND and first.grain < _THOUSAND and second.scale == 1
    if grouped and first.unit is COUNTED and joint.text in DASHES and 1 < low * _THOUSAND < second.high:
        return low * _THOUSAND
    return low


# Figures of several parts -----------------------------------------------------------------------------------------


def _compound(found: Sequence[Token], first: Figure, rules: Grammar) -> Figure:
    """ "6 ft 2 in", "12 euros 50 cents", "an hour and a half": smaller units are added, in the larger."""
    if first.unit is COUNTED or first.low != first.high or not isinstance(first.low, int):
        return first  # "1.74 euros, 2 cents more" are two figures
    whole, last = first, first.unit
    for _ in range(_MOST_PARTS):
        joined = _with_half(found, whole, rules) or _with_smaller(found, whole, last, rules)
        if joined is None:
            break
        whole, last = joined
    return whole


def _with_half(found: Sequence[Token], whole: Figure, rules: Grammar) -> tuple[Figure, Unit] | None:
    words = [token.lower for token in found[whole.end : whole.end + 3]]
    if len(words) < 2 or words[0] not in rules.joining:
        return None
    skip = 1 + (words[1] in rules.articles)
    part = words[skip] if skip < len(words) else ""
    if part not in rules.fractions or part in rules.ordinals:
        return None
    share = Fraction(1, rules.fractions[part])
    value = reduced(whole.low + share)
    return replace(whole, low=value, high=value, end=whole.end + skip + 1, grain=share), whole.unit


def _with_smaller(found: Sequence[Token], whole: Figure, last: Unit, rules: Grammar) -> tuple[Figure, Unit] | None:
    if _has_inches(found, whole):
        value = reduced(whole.low + Fraction(int(found[whole.end + 1].text), 12))
        return replace(whole, low=value, high=value, grain=Fraction(1, 12), end=whole.end + 2), units.named("inch")
    here = whole.end
    while (
        here < len(found) and here < whole.end + 2 and (found[here].text == "," or found[here].lower in rules.joining)
    ):
        here += 1
    token = at(found, here)
    if token is None or not (token.kind == "digits" or token.lower in rules.starters):
        return None
    number = numeral(found, here, rules)
    if number is None or number.kind not in ("cardinal", "fraction"):
        return None
    unit, end = _unit(found, number, None, rules)
    if unit is COUNTED and last.name == "foot" and end < len(found) and found[end].text == "in":
        unit, end = units.named("inch"), end + 1
    if unit is COUNTED and found[whole.end].text != "," and _is_rest(found, number):
        unit = units.named("minute") if last.name == "hour" else units.money("cent") if last.is_money else unit
    share = _share(unit, last)
    if share is None or number.value * share >= 1:
        return None
    part = number.value * share * (_share(last, whole.unit) or 1)
    value = reduced(whole.low + part)
    return replace(whole, low=value, high=value, grain=number.grain * share, end=end), unit


def _has_inches(found: Sequence[Token], first: Figure) -> bool:
    """ "5-foot-9": feet, and inches behind a hyphen."""
    hyphen, inches = at(found, first.end), at(found, first.end + 1)
    if first.unit.name != "foot" or not hyphen or not inches:
        return False
    return hyphen.text == "-" and not inches.spaced and inches.text in _INCHES


def _is_rest(found: Sequence[Token], number: Numeral) -> bool:
    """ "two hours ten", "20 dollars 43": a bare whole number at the end of its clause, with nothing that it could count."""
    beyond = at(found, number.end)
    whole = not number.scaled and isinstance(number.value, int)
    return whole and number.value < 60 and (beyond is None or beyond.text in ".;!?)")


def _share(small: Unit, large: Unit) -> Fraction | None:
    """How much of the larger unit the smaller one is, or None where they do not go together."""
    if small.name in ("cent", "penny") and large.is_money and large.name not in ("cent", "penny"):
        return Fraction(1, 100)
    if small.dimension != large.dimension or not small.dimension.startswith("[") or small.offset or large.offset:
        return None
    share = Fraction(small.scale) / Fraction(large.scale)
    return share if share < 1 else None
