"""Q109 shares-exceed-whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import reduce

from consistency.compare.series import kinds_apart
from consistency.compare.wordings import Figure, Masked, any_of, masked
from consistency.model import Agreement, Extracted, Finding, Judgement, Options, Rule, Severity
from consistency.rules.base import figure, graded
from consistency.values import COUNT, PERCENT, Interval, Quantity

_WHOLE = Interval(100, 100)


def judge(extracted: Extracted, options: Options) -> Iterator[Judgement]:
    """Shares of one whole come to more than the whole, or with the rest to something else."""
    for sentence in masked(extracted):
        shares = _shares(sentence)
        if len(shares) < 2:
            continue
        rest = _rest(sentence, list(shares), extracted.language)
        if rest or _divide_one(sentence, shares, extracted.language):
            yield from _judged(list(shares.values()), bool(rest), options)


def _shares(sentence: Masked) -> dict[int, Figure]:
    """The percentages of a sentence in order; where there are none, its fractions: "two thirds, or 66%" says one share twice."""
    found = {at: said for at, said in sorted(sentence.figures.items()) if _is_share(said.quantity)}
    percentages = {at: said for at, said in found.items() if said.quantity.dimension == PERCENT}
    return percentages or found


def _is_share(said: Quantity) -> bool:
    size = said.low or said.high or 0
    fraction = said.dimension == COUNT and Fraction(size).denominator > 1
    return said.kind != "range" and (said.dimension == PERCENT or fraction) and 0 < size < (1 if fraction else 100)


# One whole -------------------------------------------------------------------------------------------------------


def _rest(sentence: Masked, starts: Sequence[int], language: str | None) -> bool:
    """True if the last share is said to be the rest of what the first ones are of."""
    lead = sentence.text[starts[-2] : starts[-1]]
    behind = sentence.text[starts[-1] :]
    of = re.match(r"[\ue000-\ue007]+\sof\s", behind)
    return (
        bool(re.search(rf"{any_of('rest', language)}(?:,|\sof)?\s(?:some\s|about\s)?$", lead, re.IGNORECASE)) and not of
    )


def _divide_one(sentence: Masked, shares: dict[int, Figure], language: str | None) -> bool:
    """True if the shares are of kinds that exclude each other, or of a whole that is divided once."""
    starts = list(shares)
    text = sentence.text
    ends = [at + len(shares[at].place.text) for at in starts]
    behind = [text[end:stop] for end, stop in zip(ends, [*starts[1:], len(text)], strict=True)]
    if _answer_one(sentence, shares, language) or _are_shared_out(text, ends, behind, language):
        return True
    if _leave_others(behind, language):
        return True
    if any(
        re.search(any_of("other_whole", language), gap, re.IGNORECASE) for gap in (*behind[:-1], _first(behind[-1]))
    ):
        return False
    if any(re.search(rf"{any_of('of_part', language)},?\s(?:\w+\s)?$", gap, re.IGNORECASE) for gap in behind[:-1]):
        return False
    if kinds_apart(behind, language):
        return True
    of = rf"\sof\s(?:the\s|all\s|its\s)?(?:\w+\s)?{any_of('divided', language)}"
    if re.match(of, behind[0], re.IGNORECASE):
        return all(not re.match(r"\sof\s", gap) or re.match(of, gap, re.IGNORECASE) for gap in behind[1:])
    return bool(re.search(rf"{any_of('composed', language)}\s$", text[: starts[0]], re.IGNORECASE)) and len(starts) > 1


def _are_shared_out(text: str, ends: Sequence[int], behind: Sequence[str], language: str | None) -> bool:
    """ "60% of its gas comes from Norway, 30% from Qatar and 20% from Iran": one whole, and the same preposition each time."""
    leads = any_of("share_leads", language)
    first = re.match(rf"\sof\s[^,;:()]{{2,60}}?\s(?P<lead>{leads})\s", behind[0], re.IGNORECASE)
    if not first or re.match(rf"\sof\s(?:\w+\s)?{any_of('answerers', language)}", behind[0], re.IGNORECASE):
        return False
    said = text[: ends[0]] + first.group()
    if not re.search(any_of("shares_out", language), said, re.IGNORECASE):
        return False
    return all(re.match(rf"\s{re.escape(first['lead'])}\s", gap, re.IGNORECASE) for gap in behind[1:])


def _leave_others(behind: Sequence[str], language: str | None) -> bool:
    """ "55% Catholic, 30% Protestant and 15% other": a word for each share, and one for what is left."""
    first, *middle, last = behind
    words = [*(len(re.findall(r"[\w’'-]+", _first(gap))) for gap in middle)]
    other = re.match(rf"\s{any_of('leftover', language)}(?:[.,;)]|$)", last, re.IGNORECASE)
    return bool(other and middle) and len(first.split()) <= 3 and all(count <= 2 for count in words)


def _answer_one(sentence: Masked, shares: dict[int, Figure], language: str | None) -> bool:
    """ "46% of those asked would go, 49% would stay and 15% were undecided": the answers to one question."""
    starts = list(shares)
    said = sentence.text[starts[-1] :]
    other = re.search(any_of("other_time_share", language), sentence.text[starts[0] :], re.IGNORECASE)
    again = [at for at in starts[1:] if re.match(r"[\ue000-\ue007]+\sof\s", sentence.text[at:])]
    undecided = re.search(any_of("undecided", language), said, re.IGNORECASE)
    return len(starts) > 2 and bool(undecided) and not other and not again


def _first(text: str) -> str:
    """The first clause of a text."""
    return re.split(r"[,;:.–—(]", text, maxsplit=1)[0]


# Judging ---------------------------------------------------------------------------------------------------------


def _judged(shares: Sequence[Figure], rest: bool, options: Options) -> Iterator[Judgement]:
    rounded = reduce(Interval.plus, (_least(each.quantity) for each in shares))
    said = reduce(Interval.plus, (_said(each.quantity) for each in shares))
    terms = " + ".join(f"‘{share.place.text}’" for share in shares)
    come = f"{terms} = {figure(Quantity(said.low, said.high))} per cent"
    sides = tuple(share.reading for share in shares)
    over = rounded.low is not None and rounded.low > 100
    if over or (rest and not rounded.overlaps(_WHOLE)):
        highest = Severity.ERROR if over else Severity.WARNING
        level, confidence = graded("Q109", highest, Fraction(1), options)
        message = f"{come}, {'more than the whole' if over else 'and the last is said to be the rest'}"
        yield Finding("Q109", "shares-exceed-whole", level, message, sides, confidence)
    else:
        yield Agreement("Q109", f"{come}, no more than the whole", sides)


def _said(share: Quantity) -> Interval:
    return share.said if share.dimension == PERCENT else share.said.scaled(100)


def _least(share: Quantity) -> Interval:
    """What a percentage may be rounded from, its open end left open; a fraction in words as per cent, as it is said."""
    if share.dimension != PERCENT:
        return _said(share)
    # "About 60 per cent" is no tenth off where the shares are set side by side.
    written = replace(share, sense="").written()
    return Interval(0 if share.low is None else written.low, None if share.high is None else written.high)


RULE = Rule("Q109", "shares-exceed-whole", Severity.ERROR, judge, scope="document")
