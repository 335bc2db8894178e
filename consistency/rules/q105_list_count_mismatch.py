"""Q105 list-count-mismatch."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from consistency.compare.assignments import MOST_FIGURES
from consistency.compare.wordings import Figure, Masked, any_of, masked, meanings, unmasked, words
from consistency.model import Agreement, Extracted, Finding, Judgement, Options, Reading, Rule, Segment, Severity
from consistency.rules.base import severity
from consistency.values import COUNT, Quantity

_COUNTS = range(2, 31)
# The noun and its modifiers between a number and the list; the longest list; the longest item, in words.
_NOUN, _LEAD, _LONGEST, _NAME_WORDS, _PLACED_WORDS, _WORD_WORDS = 60, 90, 600, 7, 9, 4
_FIGURE = re.compile(r"[\ue001-\ue007\d]")
_DATE = "\ue007"
_CAPITAL = re.compile(r"(?:the\s|a\s|an\s|Mr\.?\s|Mrs\.?\s|Ms\.?\s|Dr\.?\s|[«“‘\"'])?[^\W\d_a-zа-яіїєґ]")
# A name alone: no word in small letters but a short one ("de la", "of").
_NAME = re.compile(
    r"[«“‘\"']?(?:the\s)?[^\W\d_a-zа-яіїєґ][\w.’'-]*"
    r"(?:\s(?:[^\W\d_a-zа-яіїєґ][\w.’'-]*|of|the|de|la|di|da|van|von|der|al|bin)){0,5}[»”’\"']?"
)


@dataclass(frozen=True)
class _List:
    """A list: its place in the sentence and how many things it may name, at least and at most.

    ends: it stands behind a comma, and nothing but the end of the sentence shows that it is all
    """

    start: int
    end: int
    least: int
    most: int
    names: bool
    ends: bool = False


def judge(extracted: Extracted, options: Options) -> Iterator[Judgement]:
    """A list names more or fewer things than the number before it says."""
    following = _items_behind(extracted.segments)
    for sentence in _sentences(extracted):
        for at, figure in (*sentence.figures.items(), *_sets(sentence, extracted.language)):
            if not _is_count(sentence, at, figure, extracted.language):
                continue
            listed = _list(sentence, at + len(figure.place.text), figure, extracted.language)
            listed = listed or _list_before(sentence, at, extracted.language)
            if listed and not _is_named_with_others(sentence, at, listed):
                reading = _reading(sentence, listed.start, listed.end)
                yield from _judged(figure, reading, listed, options)
            elif sentence.segment.span.end in following and _ends_with_noun(sentence, at, figure):
                items = following[sentence.segment.span.end]
                place = extracted.document.place(items[0].span)
                counted = _List(0, 0, len(items), len(items), True)
                yield from _judged(figure, Reading(place.text, place.text, (place,)), counted, options)


def _is_named_with_others(sentence: Masked, at: int, listed: _List) -> bool:
    """True if the list has as many things as another count before it, or as both: "five men with two women: …" are seven."""
    if len(sentence.figures) > MOST_FIGURES:
        return False
    stated = sentence.figures[at].quantity.low if at in sentence.figures else None
    others = [
        figure.quantity.low
        for start, figure in sentence.figures.items()
        if start < listed.start
        and start != at
        and figure.quantity.dimension == COUNT
        and figure.quantity.low is not None
    ]
    said = [*others, *(other + stated for other in others if stated is not None)]
    return stated not in range(listed.least, listed.most + 1) and any(
        count in range(listed.least, listed.most + 1) for count in said
    )


def _sentences(extracted: Extracted) -> Iterator[Masked]:
    """The segments that hold figures, and those that hold "the trio" without any."""
    found = list(masked(extracted, least=1))
    yield from found
    known = {sentence.segment.span for sentence in found}
    words = _set_words(extracted.language)
    if words.search(extracted.document.text):
        for segment in extracted.segments:
            if segment.span not in known and words.search(segment.text):
                yield unmasked(extracted, segment)


def _reading(sentence: Masked, start: int, end: int) -> Reading:
    place = sentence.place(start, end)
    return Reading(place.text, place.text, (place,))


# The number ------------------------------------------------------------------------------------------------------


def _is_count(sentence: Masked, at: int, figure: Figure, language: str | None) -> bool:
    """True for a whole number of things that a list could name: not "one of three", not "about three"."""
    said = figure.quantity
    before = sentence.text[max(0, at - 25) : at]
    part = re.search(rf"(?:\w\sof|{_FIGURE.pattern}\s(?:in|out\sof))\s(?:the\s|these\s|those\s)?$", before)
    whole = said.dimension == COUNT and said.kind == "exact" and said.low == said.high and said.low in _COUNTS
    return whole and not said.hedge and not part and not re.search(any_of("not_all", language) + r"\s$", before)


def _sets(sentence: Masked, language: str | None) -> Iterator[tuple[int, Figure]]:
    """ "the trio", "the couple": nouns that say how many."""
    known = meanings("sets", language)
    for match in _set_words(language).finditer(sentence.text):
        said = int(known[match.group()])
        yield match.start(), Figure(sentence.place(*match.span()), Quantity(said, said, noun=match.group()))


@cache
def _set_words(language: str | None) -> re.Pattern[str]:
    return re.compile(rf"(?<=[Tt]he\s){any_of('sets', language)}")


# The list --------------------------------------------------------------------------------------------------------


def _list(sentence: Masked, start: int, figure: Figure, language: str | None) -> _List | None:
    """The list that a colon, a dash, a bracket or "namely" opens behind the counted noun; else one between commas."""
    if not figure.quantity.noun:
        return None
    openings = (opening.match(sentence.text, start) for opening in _openings(language))
    lists = (_opened(sentence, opening, figure, language) for opening in openings if opening)
    return next(filter(None, lists), None)


@cache
def _openings(language: str | None) -> tuple[re.Pattern[str], ...]:
    lead = rf"[^,;:.!?()–—{chr(0xE000)}-{chr(0xE007)}]{{0,{_NOUN}}}?"
    dated = rf"[^,;:.!?()–—{chr(0xE001)}-{chr(0xE006)}]{{0,{_LEAD}}}?"
    prizes = any_of("prizes", language)
    return (
        re.compile(rf"{dated}\s?(?P<mark>:)\s?", re.IGNORECASE),
        re.compile(rf"\s(?:\w+\s)?{prizes},\s(?P<won>for)\s", re.IGNORECASE),
        re.compile(rf"{lead}(?:\s?(?P<mark>[:(–—])\s?|,?\s{any_of('namely', language)}:?,?\s)", re.IGNORECASE),
        re.compile(
            rf"{lead}(?P<apposed>,\s(?:{any_of('place_leads', language)}\s)?|\s{any_of('are', language)}\s)",
            re.IGNORECASE,
        ),
    )


def _opened(sentence: Masked, opening: re.Match[str], figure: Figure, language: str | None) -> _List | None:
    """The list behind what opens it, or None where that is no list of all that the figure counts."""
    said_as = opening.groupdict()
    apposed = said_as.get("apposed")
    rest = sentence.text[opening.end() : opening.end() + _LONGEST]
    mark = said_as.get("mark") or ":"
    closing = {"(": r"\)", "–": r"\s?–\s|[.!?]?$", "—": r"\s?—\s?|[.!?]?$"}.get(mark, r"\s[–—]\s|[!?]|\.?$")
    end = re.search(closing, rest)
    if end is None:
        return None
    said = sentence.segment.text[opening.end() : opening.end() + end.start()]
    if apposed and not _is_apposed(said, apposed, language):
        return None
    if not said_as.get("won") and _FIGURE.search(_without_clause(rest[: end.start()], language).replace(_DATE, " ")):
        return None
    if said_as.get("won"):
        # "for tomatoes and leeks and for honey": the list goes on in other words; behind a longer sentence, it is over.
        said = _without_tail(said)
        if re.search(r"\s(?:for|in|at|on|grown|made|with|by)\s", said):
            return None
    listed = _counted(said, opening.end(), int(figure.quantity.low or 0), language)
    if listed and apposed and listed.end >= opening.end() + len(said.rstrip(" .")):
        listed = replace(listed, ends=True)
    if listed and said_as.get("won"):
        listed = replace(listed, ends=True)
    namely = not apposed and not said_as.get("mark")
    return listed if listed and (listed.names or namely or _is_of_noun(opening.group(), figure, language)) else None


def _without_tail(said: str) -> str:
    """A list up to the clause behind its last item: "for honey, mead and wax, and the cup for best in show"."""
    last = re.search(r"\s(?:and|&)\s[^,;]*(?=,\s)", said)
    return said[: last.end()] if last else said


def _is_of_noun(lead: str, figure: Figure, language: str | None) -> bool:
    """True if what stands between the counted noun and the list is about the noun: not "three sisters own the house: …"."""
    behind = lead.rpartition(figure.quantity.noun or "")[2].strip(" :(–—,")
    return not behind or bool(
        re.match(rf"{any_of('about_noun', language)}|{any_of('namely', language)}", behind, re.IGNORECASE)
    )


def _is_apposed(said: str, apposed: str, language: str | None) -> bool:
    """ "three men, Smith, Jones and Brown, were held", "the three men are Smith, Jones and Brown": nothing but names."""
    listed = _without_clause(said, language)
    items = _items(listed, language)[0]
    if not _CAPITAL.match(said) or len(items) < 2:
        return False
    if apposed.startswith(","):
        names = all(_NAME.fullmatch(item) for item in items)
        return bool(_goes_on(language).match(said, len(listed))) or (names and len(listed) == len(said.rstrip(" .")))
    return True


@cache
def _goes_on(language: str | None) -> re.Pattern[str]:
    """What shows that a list between commas is over: a predicate, what is told besides, or who says so."""
    verbs, joins, articles, reported = (any_of(name, language) for name in ("verbs", "joins", "articles", "reported"))
    return re.compile(rf",\s(?:{verbs}|{joins}\s{articles}\s|(?:[\w’'-]+\s){{1,4}}{reported})")


def _list_before(sentence: Masked, at: int, language: str | None) -> _List | None:
    """ "France, Spain and Malta, the three countries": names only, from the first word of the sentence on."""
    if at > _LONGEST:
        return None
    before = sentence.text[:at]
    closing = re.search(r"(?:,\s|\s[–—]\s|\s(?:are|were)\s)(?:the|all|these)\s$", before)
    if closing is None:
        return None
    listed = _counted(before[: closing.start()], 0, 0, language)
    return listed if listed and listed.names else None


def _counted(text: str, start: int, stated: int, language: str | None) -> _List | None:
    """How many things a text names, or None where it is no list of names or of single words."""
    whole = _without_clause(text, language).rstrip(" .,;")
    text = re.sub(rf"^{any_of('those_of', language)}\s", "", whole)
    if not text or _FIGURE.search(text) or re.search(any_of("not_all", language), text, re.IGNORECASE):
        return None
    items, joins, named = _items(_joined_names(text, language), language)
    capital = [bool(_CAPITAL.match(item)) for item in items]
    placed = all(_CAPITAL.match(item.split()[-1]) for item in items)
    longest = _NAME_WORDS if all(capital) else _PLACED_WORDS if placed else _WORD_WORDS
    if len(items) < 2 or any(capital) != all(capital) or any(len(item.split()) > longest for item in items):
        return None
    if not joins and not named:
        return None
    if any(re.match(rf"{any_of('clauses', language)}\s", item) for item in items):
        return None
    least = len(items) - max(0, joins - 1)
    if len(items) == 2 * stated:
        # "two men: John Smith, a baker, Paul Jones, a smith": each thing with a word about it.
        return None
    return _List(start, start + len(whole), least, len(items), all(capital))


def _without_clause(text: str, language: str | None) -> str:
    """A list of names up to the clause that goes on behind its last one: "Smith, Jones and Brown, fled"."""
    joins = any_of("joins", language)
    last = re.search(rf"\s{joins}\s[^,;]*(?=,\s[a-zа-яіїєґ])", text)
    if not last or not _CAPITAL.match(text):
        return text
    # "Heidi and Karl, who live in Canada, and Susan": the list is not over.
    return "" if re.search(rf",\s{joins}\s[^\W\d_a-zа-яіїєґ]", text[last.end() :]) else text[: last.end()]


def _items(text: str, language: str | None) -> tuple[list[str], int, bool]:
    """The things of a list, how many words join two of them, and whether semicolons set them apart."""
    joins = any_of("joins", language)
    if ";" in text:
        return [re.sub(rf"^{joins}\s", "", item.strip()) for item in text.split(";") if item.strip()], 0, True
    if re.search(any_of("or_words", language), text):
        return [], 0, False
    pieces = re.split(rf",\s(?:{joins}\s)?|\s{joins}\s", text)
    return [piece.strip() for piece in pieces if piece.strip()], len(re.findall(rf"\s{joins}\s", text)), False


def _joined_names(text: str, language: str | None) -> str:
    """Names that hold the joining word, as one word of the same length."""
    for name in words("names_with_and", language):
        text = text.replace(name, name.replace(" ", "_"))
    return text


# Lists in lines ----------------------------------------------------------------------------------------------------


def _items_behind(segments: Sequence[Segment]) -> dict[int, list[Segment]]:
    """The list items in lines of their own behind a sentence that ends with a colon, by where that sentence ends."""
    found: dict[int, list[Segment]] = {}
    for index, segment in enumerate(segments):
        if segment.text.endswith(":"):
            items: list[Segment] = []
            for behind in segments[index + 1 :]:
                if behind.kind != "list item":
                    break
                if not items or items[-1].paragraph != behind.paragraph:
                    items.append(behind)
            if len(items) > 1:
                found[segment.span.end] = items
    return found


def _ends_with_noun(sentence: Masked, at: int, figure: Figure) -> bool:
    behind = sentence.text[at + len(figure.place.text) :]
    return bool(figure.quantity.noun) and len(behind) <= _NOUN and not re.search(r"[,;(–—]", behind)


# Judging ---------------------------------------------------------------------------------------------------------


def _judged(figure: Figure, listed: Reading, counted: _List, options: Options) -> Iterator[Judgement]:
    stated = int(figure.quantity.low or 0)
    noun = figure.quantity.noun or "things"
    come = str(counted.most) if counted.least == counted.most else f"{counted.least} or {counted.most}"
    sides = (figure.reading, listed)
    if counted.least <= stated <= counted.most:
        yield Agreement("Q105", f"‘{figure.place.text}’ {noun}: the list names {come}", sides)
        return
    confidence = 0.9 if counted.names and not counted.ends else 0.7
    message = f"‘{figure.place.text}’ {noun}, but the list names {come}: ‘{listed.text}’"
    level = severity("Q105", Severity.ERROR, confidence, options)
    yield Finding("Q105", "list-count-mismatch", level, message, sides, confidence)


RULE = Rule("Q105", "list-count-mismatch", Severity.ERROR, judge, scope="document")
