"""Which figure of a text its headline is about, where the two share few words: "Fourteen held", "11 people were arrested"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from consistency import tables
from consistency.compare.series import parts
from consistency.compare.wordings import any_of, masked
from consistency.model import Claim, Extracted
from consistency.values import COUNT, PERCENT, Interval, Quantity, compatible

# A headline stands so near the beginning of its document, in characters; its figure comes in so many first sentences.
_TOP, _FIRST = 200, 5
# Points of likeness from which the two are one figure; more of them make it sure, and are asked for farther down.
_ENOUGH, _SURE, _FAR = 3, 4, 5
# So far behind a figure its sentence may set it in another time.
_BEHIND = 60
# So many parts of one sentence are added up, and so many figures of a text by two.
_PARTS, _SUMMED = 4, 40
# How many times a figure is another with a nought or three lost or added.
_SLIPS = (10, 1000, Fraction(1, 10), Fraction(1, 1000))


@dataclass(frozen=True, slots=True)
class Lead:
    """A figure of the headline, the one of the text that it is about, and how sure that is, from 0 to 1."""

    headline: Claim
    body: Claim
    confidence: float


def leads(extracted: Extracted) -> Iterator[Lead]:
    """Figures of the headline with the first of their kind in the text, where no figure of the text says the same."""
    headlines = [claim for claim in extracted.claims if claim.kind == "headline" and claim.place.start < _TOP]
    if not headlines:
        return
    body = [claim for claim in extracted.claims if claim.kind != "headline" and isinstance(claim.value, Quantity)]
    first = sorted({claim.statement for claim in body})[:_FIRST]
    for headline in headlines:
        if not _is_plain(headline, extracted.language) or repeated(extracted, headline):
            continue
        alike = [claim for claim in body if _is_alike(headline, claim, extracted.language)]
        found = _likeliest(headline, alike, first, extracted.language)
        if found is None or _are_two(headline, alike):
            continue
        claim, points = found
        together = sum(map(_low, headlines)) == _low(claim)
        if not together and not _is_elsewhen(extracted, claim):
            yield Lead(headline, claim, 0.7 if points >= _SURE else 0.5)


def slips(extracted: Extracted) -> Iterator[Lead]:
    """Measures and money of the headline whose digits return in the text a nought or three apart: "£12m" above "£1.2m".

    Equal digits are nearly proof. Silent where a figure of the text says the same, or two of them, or one sentence together.
    """
    claims = [claim for claim in extracted.claims if isinstance(claim.value, Quantity)]
    headlines = [claim for claim in claims if claim.kind == "headline" and claim.place.start < _TOP]
    for headline in headlines:
        alike = [each for each in claims if each.kind != "headline" and _dimension(each) == _dimension(headline)]
        if _dimension(headline) in (COUNT, PERCENT, "[time]") or not alike or repeated(extracted, headline):
            continue
        found = [claim for claim in alike if _is_tenfold(headline, claim)]
        if found and not _are_two(headline, alike) and not _is_elsewhen(extracted, found[0]):
            yield Lead(headline, found[0], 0.7 if len(_bare(headline)) > 1 else 0.5)


def shares(extracted: Extracted) -> Iterator[Lead]:
    """Percentages of the headline with the first of the text, where both are of one thing: "57% of vote", "51.7 percent of votes"."""
    first: dict[str, Claim] = {}
    for claim in extracted.claims:
        if _dimension(claim) != PERCENT:
            continue
        of = _of_what(extracted, claim)
        if claim.kind != "headline":
            first.setdefault(of, claim)
    percentages = [claim for claim in extracted.claims if _dimension(claim) == PERCENT]
    for headline in percentages:
        of = _of_what(extracted, headline)
        if headline.kind != "headline" or headline.place.start >= _TOP or not of or of not in first:
            continue
        alike = [claim for claim in percentages if claim.kind != "headline"]
        plain = _is_exact(headline) and _is_exact(first[of]) and first[of] is alike[0]
        if plain and not repeated(extracted, headline) and not _are_two(headline, alike):
            yield Lead(headline, first[of], 0.7)


def _of_what(extracted: Extracted, claim: Claim) -> str:
    """What a percentage is of: "vote" of "57 pct of the votes"; nothing where the text does not say."""
    behind = extracted.document.text[claim.place.end : claim.place.end + _BEHIND]
    match = re.match(
        rf"\sof\s(?:{any_of('all', extracted.language)}\s)?(?P<noun>[^\W\d_]{{3,}}?)s?(?!\w)", behind, re.IGNORECASE
    )
    return match["noun"].lower() if match else ""


def _is_exact(claim: Claim) -> bool:
    value = claim.value
    return isinstance(value, Quantity) and value.kind == "exact" and value.low == value.high


def _dimension(claim: Claim) -> str:
    return claim.value.dimension if isinstance(claim.value, Quantity) else ""


def _bare(claim: Claim) -> str:
    """The digits of a figure that count: "12" of £1.2m and of £12,000."""
    return "".join(filter(str.isdigit, claim.place.text)).strip("0")


def _is_tenfold(headline: Claim, claim: Claim) -> bool:
    """True for the same digits, where one figure is ten or a thousand times the other."""
    if not _is_exact(headline) or not _is_exact(claim) or not _low(claim) or _bare(headline) != _bare(claim):
        return False
    return _low(headline) / _low(claim) in _SLIPS


def _likeliest(
    headline: Claim, alike: Sequence[Claim], first: Sequence[int], language: str | None
) -> tuple[Claim, int] | None:
    """The figure of which most speaks for being the headline's, and how much; the first of equal ones."""
    found: list[tuple[int, int, Claim]] = []
    for claim in alike:
        points = _points(headline, claim, language) + (len(alike) == 1) + (claim.statement == first[0])
        if points >= (_ENOUGH if claim.statement in first else _FAR):
            found.append((-points, claim.place.start, claim))
    if not found:
        return None
    points, _, claim = min(found, key=lambda each: each[:2])
    return claim, -points


def repeated(extracted: Extracted, headline: Claim) -> bool:
    """True if some figure of the text, or figures of one sentence together, come to what the headline says."""
    said = headline.value
    assert isinstance(said, Quantity)
    others = [
        claim.value
        for claim in extracted.claims
        if isinstance(claim.value, Quantity) and claim.kind != "headline" and _may_count(headline, claim)
    ]
    return any(_agrees(said, other) for other in others) or _is_sum(extracted, headline, said)


def _may_count(headline: Claim, claim: Claim) -> bool:
    """True if both may count one thing: of one class, or one of them bare or strange, and told of with the same words."""
    kin = {headline.topic, *headline.wider} & {claim.topic, *claim.wider}
    told = headline.frame | {f"event:{headline.event}", headline.topic}
    return headline.attribute == "amount" or bool(kin or told & {*claim.frame, f"event:{claim.event}"})


def _agrees(said: Quantity, other: Quantity) -> bool:
    if said.dimension == other.dimension:
        return compatible([said, other])
    # "a fifth" is 20 per cent.
    shares = {quantity.dimension: Fraction(quantity.low or 0) for quantity in (said, other)}
    return (
        shares.keys() == {COUNT, PERCENT} and 0 < shares[COUNT] < 1 and abs(shares[COUNT] * 100 - shares[PERCENT]) <= 1
    )


def _is_sum(extracted: Extracted, headline: Claim, said: Quantity) -> bool:
    wanted = said.tolerance()
    for sentence in masked(extracted, least=1):
        if sentence.segment.span.start <= headline.place.start:
            continue
        found = [
            Fraction(part.quantity.low) * Fraction(part.quantity.scale)
            for part in parts(sentence, extracted.language)
            if part.quantity.dimension == said.dimension and part.quantity.low is not None
        ]
        runs = (found[at:end] for at in range(len(found)) for end in range(at + 2, min(len(found), at + _PARTS) + 1))
        if any(wanted.contains(_point(sum(run, Fraction(0)))) for run in runs):
            return True
    return False


def _are_two(headline: Claim, alike: Sequence[Claim]) -> bool:
    """True if two figures of the sort, wherever they stand, come to the headline's together."""
    assert isinstance(headline.value, Quantity)
    wanted = headline.value.tolerance()
    lows = [claim.value.said.low for claim in alike[:_SUMMED] if isinstance(claim.value, Quantity)]
    return any(
        wanted.contains(_point(Fraction(first) + Fraction(second)))
        for first, second in combinations(lows, 2)
        if first is not None and second is not None
    )


def _low(claim: Claim) -> Fraction:
    return Fraction(claim.value.said.low or 0) if isinstance(claim.value, Quantity) else Fraction(0)


def _point(number: Fraction) -> Interval:
    return Interval(number, number)


def _is_plain(claim: Claim, language: str | None) -> bool:
    value = claim.value
    if set(claim.place.text.lower().split()) & set(tables.find("roles", language).get("additional", ())):
        return False
    plain = isinstance(value, Quantity) and value.kind in ("exact", "approx") and value.low == value.high
    return plain and claim.role in ("total", "change", "level") and (bool(claim.event) or claim.attribute == "count")


def _is_alike(headline: Claim, claim: Claim, language: str | None) -> bool:
    """True for figures of one sort: the same thing or people of one fate, money of one currency, changes of one direction."""
    first, second = headline.value, claim.value
    assert isinstance(first, Quantity) and isinstance(second, Quantity)
    moved = first.dimension == PERCENT and headline.event == claim.event != ""
    if first.dimension != second.dimension or claim.mode != headline.mode:
        return False
    if (headline.role != claim.role and not moved) or (first.noun != second.noun and first.dimension == "[time]"):
        return False
    if second.low == second.high == 1 or claim.role == "part" or claim.whole is not None:
        return False
    told = [kind for kind in (headline.event, claim.event) if kind and not kind.startswith("~")]
    one = f"event:{headline.event}" in claim.frame or _are_kin(headline.event, claim.event, language)
    if len(told) > 1 and not one:
        return False
    if headline.attribute == "count":
        same = headline.topic == claim.topic
        people = {headline.topic, claim.topic} & {*headline.wider, *claim.wider}
        return claim.attribute == "count" and (
            same or bool(people and headline.event and headline.event == claim.event)
        )
    if first.dimension == COUNT and not headline.event == claim.event != "":
        return False
    return claim.attribute == "amount" and (len(told) > 1 or _slipped(headline, claim) > 1)


def _is_elsewhen(extracted: Extracted, claim: Claim) -> bool:
    """True if the sentence tells of another time, of some of the counted, or goes on counting from before."""
    end = claim.place.end
    behind = extracted.document.text[end : end + _BEHIND].partition("\n")[0]
    sentence = extracted.document.text[claim.statement : end] + re.split(r"[.;]", behind)[0]
    other = re.search(any_of("other_report", extracted.language), sentence, re.IGNORECASE)
    return bool(other or re.match(any_of("some_of", extracted.language), sentence, re.IGNORECASE))


def _are_kin(first: str, second: str, language: str | None) -> bool:
    table = tables.find("events", language)
    rows: Sequence[Sequence[str]] = [*table.get("kin", ()), *table.get("headline_kin", ())]
    return first == second or any(first in row and second in row for row in rows)


def _points(headline: Claim, claim: Claim, language: str | None) -> int:
    """How much speaks for one figure: the counted thing, what happened to it, shared words, and digits that only slipped."""
    topic = 0
    if headline.attribute == "count" and headline.topic == claim.topic:
        topic = 1 if not headline.wider and headline.topic == "person" else 2
    event = 0
    if headline.event:
        beside = f"event:{headline.event}" in claim.frame or _are_kin(headline.event, claim.event, language)
        event = 2 if headline.event == claim.event else int(beside)
    shared = {word for word in headline.frame & claim.frame if word != f"event:{headline.event}"}
    return topic + event + min(2, len(shared)) + _slipped(headline, claim)


def _slipped(headline: Claim, claim: Claim) -> int:
    """Digits that are the same but for their order or the noughts behind them."""
    first, second = _bare(headline), _bare(claim)
    if first == second and len(first) > 2:
        return len(first) - 1
    return 2 if len(first) > 1 and sorted(first) == sorted(second) else 0
