"""Ages of persons who are meant without their names: "the 42-year-old", and somebody in a headline."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from consistency.claims.ages import AGES, Age, ages, is_elsewhen, name_words
from consistency.compare.wordings import any_of, words
from consistency.model import Extracted, Span
from consistency.values import Name

_THE_OLD = re.compile(r"(?<!\w)[Tt]he\s(\d{1,3})-year-old(?![\w-])(?:\s(?P<next>[\w’'-]+))?")
_ANY_AGE = re.compile(
    r"(?<![\w.,£$€])(\d{1,3})-year-olds?(?:\s(?P<who>[^\W\d_]+))?|(?<!\w)aged\s(?:just\s|only\s)?(\d{1,3})(?!\w)"
)
_HEADLINE = re.compile(
    r"^(?P<who>[^\W\d_][\w-]*(?:\s[^\W\d_][\w-]*){0,2}),\s(?P<age>\d{1,3}),|(?<!\w)(?P<years>\d{1,3})-year-old(?:\s(?P<whom>[^\W\d_]+))?"
)
# Where the one who is meant by "the 42-year-old" may just have been brought in, in characters.
_JUST = 300


def referred(extracted: Extracted, named: Sequence[Age]) -> Iterator[Age]:
    """ "the 42-year-old" of the one person whom the text is about, where nobody else who is spoken of can be meant."""
    about = _main(extracted, named)
    if about is None:
        return
    text = extracted.document.text
    told = {age.age for age in named} | {int(match[1] or match[3]) for match in _others(text)}
    for match in _THE_OLD.finditer(text):
        age = int(match[1])
        follows = (match["next"] or "").lower()
        is_person = not follows or follows.endswith("ed") or follows in words("of_a_person", extracted.language)
        if age in told or not is_person or is_elsewhen(text, Span(*match.span(1)), match, extracted.language):
            continue
        if not _is_of_another(extracted, about, named, match.start()):
            yield Age(about.name, about.key, "description", age, match.start(1), match.end(1))


def headline_age(extracted: Extracted) -> tuple[Span, Span] | None:
    """Where a headline gives the age of somebody without a name, and where the text gives the only other one that it gives."""
    text = extracted.document.text
    for segment in extracted.segments:
        match = _HEADLINE.search(segment.text) if segment.kind == "headline" else None
        if match is None or segment.span.start > _JUST:
            continue
        said, who = ("age", match["who"]) if match["age"] else ("years", match["whom"] or "")
        headline = Span(*match.span(said)).shifted(segment.span.start)
        named = ages(text, extracted.mentions, extracted.language)
        found = {(age.age, age.start, age.end): "" for age in named if age.start > segment.span.end}
        for other in _ANY_AGE.finditer(text, segment.span.end):
            at = 1 if other[1] else 3
            if not is_elsewhen(text, Span(*other.span()), other, extracted.language):
                found.setdefault((int(other[at]), *other.span(at)), other["who"] or "")
        told = {age for age, _, _ in found}
        if len(told) != 1 or int(match[said]) in told or int(match[said]) not in AGES:
            return None
        (_, start, end), whom = min((where, noun) for where, noun in found.items())
        return None if _are_two_sexes(who, whom, extracted.language) else (headline, Span(start, end))
    return None


def main_name(extracted: Extracted) -> str:
    """The family name that the text uses most, or "" where two are used as much."""
    counts: Counter[str] = Counter(
        name_words(mention.value)[-1]
        for mention in extracted.mentions
        if isinstance(mention.value, Name) and mention.value.kind == "person" and name_words(mention.value)
    )
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return ""
    return ranked[0][0]


def _main(extracted: Extracted, named: Sequence[Age]) -> Age | None:
    """The age of the person whom the text names most, where it gives one; of those named as often, the only one with an age."""
    family = main_name(extracted)
    if not family and len({age.key for age in named}) == 1:
        return named[0]
    return next((age for age in named if family and age.key.split()[-1] == family), None)


def _others(text: str) -> Iterator[re.Match[str]]:
    """Ages that are given otherwise than by "the 42-year-old"."""
    for match in _ANY_AGE.finditer(text):
        if not re.search(r"(?<!\w)[Tt]he\s$", text[max(0, match.start() - 4) : match.start()]):
            yield match


def _is_of_another(extracted: Extracted, about: Age, named: Sequence[Age], at: int) -> bool:
    """True if somebody else was brought in just before, named or not, and not as one who speaks."""
    text, language = extracted.document.text, extracted.language
    family = about.key.split()[-1]
    # Whose age the text tells is not the one of another age, if it is not the one whom the text is about.
    aged = {(age.key.split()[-1],) for age in named}
    before = text[max(0, at - _JUST) : at]
    if re.search(
        rf"(?<!\w)(?:{any_of('a_or_his', language)})\s(?:[\w-]+\s){{0,2}}{any_of('somebody', language)}",
        before,
        re.IGNORECASE,
    ):
        return True
    for mention in extracted.mentions:
        value = mention.value
        if not isinstance(value, Name) or value.kind != "person" or not at - _JUST <= mention.start < at:
            continue
        speaks = re.match(rf"\s{any_of('speaking', language)}", text[mention.end : mention.end + 20])
        # "Judge Amos Grey told the 33-year-old": whoever does it to him is another.
        does = re.fullmatch(r"\s(?:\w+\s){1,2}", text[mention.end : at])
        if name_words(value)[-1:] not in {(family,), *aged} and not speaks and not does:
            return True
    return _was_harmed(text[:at], about.name.text.split()[-1], language)


def _was_harmed(text: str, name: str, language: str | None) -> bool:
    """True if a sentence says that something was done to somebody: whoever did it may be meant."""
    named = rf"{re.escape(name)}[^.!?\n]{{0,80}}{any_of('harmed', language)}"
    return bool(re.search(named, text, re.IGNORECASE))


def _are_two_sexes(first: str, second: str, language: str | None) -> bool:
    sexes = [
        {name for name in ("males", "females") if set(said.lower().split()) & set(words(name, language))}
        for said in (first, second)
    ]
    return all(sexes) and sexes[0] != sexes[1]
