"""D208 dated-after-publication."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consistency.compare.wordings import Masked, any_of, masked
from consistency.model import Agreement, Extracted, Finding, Judgement, Mention, Options, Reading, Rule, Severity
from consistency.rules.base import severity
from consistency.values import DateInterval, Moment

# How far before the date the verb stands that tells it as past.
_NEAR = 60
# A text may be published in another zone than it tells of.
_ZONES = 1
# More such days, or one farther off than a year, tell of a text that was changed after its publication; of one that also
# names more later years than these the day of publication is not its own, and it is left alone.
_FEW, _YEAR = 2, 366


def judge(extracted: Extracted, options: Options) -> Iterator[Judgement]:
    """What is told as past is dated after the day of publication."""
    published = extracted.published
    if published is None:
        return
    day = published.isoformat()[:10]
    last = published.ordinal + _ZONES
    told = [
        (mention, start)
        for sentence in masked(extracted, least=1)
        for at, mention in sentence.dates.items()
        if (start := _settled(mention)) and _is_told_as_past(sentence, at, extracted.language)
    ]
    later = {start.ordinal for mention in extracted.mentions if (start := _settled(mention)) and start.ordinal > last}
    years = {year for mention in extracted.mentions if (year := _year(mention)) and year > published.year}
    for mention, start in told:
        place = extracted.document.place(mention.span)
        sides = (Reading(mention.value, place.text, (place,)),)
        if start.ordinal <= last:
            yield Agreement("D208", f"‘{place.text}’ is not after {day}, the day of publication", sides)
            continue
        # A text that tells of much later days was rewritten since: then the day of publication is what is wrong.
        rewritten = len(later) > _FEW or start.ordinal - last > _YEAR
        if rewritten and len(years) > _FEW:
            continue
        confidence = 0.4 if rewritten else 0.8
        level = Severity.NOTE if rewritten else severity("D208", Severity.WARNING, confidence, options)
        message = f"‘{place.text}’ is told as past, but the text was published on {day}"
        yield Finding("D208", "dated-after-publication", level, message, sides, confidence)


def _settled(mention: Mention) -> Moment | None:
    """The day or month of a date whose year the text says."""
    value = mention.value
    if not isinstance(value, DateInterval) or value.said.year is None or value.said.month is None or value.until:
        return None
    return value.start


def _year(mention: Mention) -> int | None:
    """The year that a date of any kind says."""
    return mention.value.said.year if isinstance(mention.value, DateInterval) else None


def _is_told_as_past(sentence: Masked, at: int, language: str | None) -> bool:
    """True if a verb of the past stands just before the date, and nothing in the sentence looks ahead."""
    before = sentence.text[max(0, at - _NEAR) : at]
    past = re.search(rf"{any_of('past', language)}[^,;:]*$", before, re.IGNORECASE) or re.search(
        rf"{any_of('past_beside', language)}(?:\sin\s\w+)?(?:\s(?:on|in))?\s$", before, re.IGNORECASE
    )
    if re.search(rf"{any_of('ahead_of_date', language)}\s(?:the\s)?$", before, re.IGNORECASE):
        return False
    return past is not None and not re.search(any_of("ahead", language), sentence.text, re.IGNORECASE)


RULE = Rule("D208", "dated-after-publication", Severity.WARNING, judge, scope="document")
