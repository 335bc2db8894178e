"""Series of figures in a sentence: "12 in Lagos, seven in Abuja and four in Kano", and what shows that none counts a thing twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from consistency import tables
from consistency.compare.wordings import Figure, Masked, any_of, words
from consistency.values import COUNT, PERCENT, PERCENTAGE_POINT, Quantity

# How long what stands between two parts, or behind the last one, may be.
_GAP, APART = 60, 90
# Parts of the longest series that is added up.
MOST = 40
# Words behind a figure among which its kind is looked for.
_KIND_WORDS = 4
# "Abuja 7": a name, and a number that the text puts behind it.
_NAMED = re.compile(
    r"(?<![\w.,])(?P<name>[^\W\d_a-zа-яіїєґ][\w’'-]{2,20})\s(?P<number>\d{1,3}(?:,\d{3})?)(?=[,;.)]|\s(?!\w*\d)|$)"
)
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Part:
    """A figure of a series: where it stands in its sentence, and what it says ("a woman" is one)."""

    start: int
    end: int
    figure: Figure

    @property
    def quantity(self) -> Quantity:
        """What it says."""
        return self.figure.quantity


def parts(sentence: Masked, language: str | None) -> list[Part]:
    """All that may be added up, in order: figures, articles that count one ("two men and a woman"), numbers behind names."""
    found = [
        Part(at, at + len(said.place.text), said)
        for at, said in sorted(sentence.figures.items())
        if _adds(said.quantity) and not says(said.place.text, "halves", language)
    ]
    for match in _single(language).finditer(sentence.text):
        place = sentence.place(match.start("one"), match.end("one"))
        end = match.end("article" if match["article"] else "one")
        found.append(Part(match.start("one"), end, Figure(place, Quantity(1, 1))))
    totals = says(sentence.text, "total_before", language) or says(sentence.text, "total_after", language)
    return sorted([*found, *(_named(sentence, language) if totals else ())], key=lambda part: part.start)


def is_written_out(sentence: Masked, part: Part) -> bool:
    """True for a figure that the text gives as such: not for an article, nor for a number behind a name."""
    return part.start in sentence.figures


def before(sentence: Masked, found: Sequence[Part], at: int, language: str | None) -> list[Part]:
    """The series that ends with a part."""
    first = at
    while first > max(0, at - MOST) and _joined(sentence, found[first - 1], found[first], language):
        first -= 1
    return list(found[first : at + 1])


def behind(sentence: Masked, found: Sequence[Part], at: int, language: str | None) -> list[Part]:
    """The series that begins with a part."""
    last = at
    while last + 1 < min(len(found), at + MOST) and _joined(sentence, found[last], found[last + 1], language):
        last += 1
    return list(found[at : last + 1])


def portions(sentence: Masked, found: Sequence[Part], at: int, language: str | None) -> list[Part]:
    """The series that begins with a part, where its parts may be said to be "of them": parts of one whole, and not all of it."""
    last = at
    while last + 1 < min(len(found), at + MOST) and _joined(
        sentence, found[last], found[last + 1], language, whole=True
    ):
        last += 1
    return list(found[at : last + 1])


def tails(sentence: Masked, series: Sequence[Part]) -> list[str]:
    """What stands behind each part: up to the next one, behind the last up to the end of its clause."""
    last = series[-1].end
    ends = [part.start for part in series[1:]] + [last + clause_end(sentence.text[last : last + APART])]
    return [sentence.text[part.end : end] for part, end in zip(series, ends, strict=True)]


def clause_end(text: str) -> int:
    """Where the first clause of a text ends."""
    match = re.search(r"[.;)–—,]|$", text)
    return match.start() if match else 0


def says(text: str, listed: str, language: str | None) -> bool:
    """True if a text holds a word of a list."""
    return bool(re.search(any_of(listed, language), text, re.IGNORECASE))


def kinds_apart(said: Sequence[str], language: str | None) -> bool:
    """True if the first words of several texts name kinds that exclude each other: men, women and children; Britons and Danes."""
    first = [_WORD.findall(text)[:_KIND_WORDS] for text in said]
    be = words("are", language)
    nations = [_nations(language).get(next((word for word in found if word not in be), "")) for found in first]
    distinct = all(nations) and len(set(nations)) == len(nations)
    return distinct or any(True for _ in _rows(first, language))


def kinds_are_all(said: Sequence[str], language: str | None) -> bool:
    """True if the kinds that the texts name are all that there is: who survived and who died."""
    rows = _rows([_WORD.findall(text)[:_KIND_WORDS] for text in said], language)
    return any(row.get("all") for row in rows)


def _rows(first: Sequence[Sequence[str]], language: str | None) -> Iterator[Mapping[str, Any]]:
    """The rows of kinds of which each text names another."""
    known = _kinds(language)
    named = [{word for each in found if (word := each.lower()) in known} for found in first]
    if not all(named):
        return
    shared = set.intersection(*({row for word in found for row in known[word]} for found in named))
    for number in sorted(shared):
        row = tables.find("relations", language)["kinds"][number]
        if len({word for found in named for word in found if number in known[word]}) >= len(named):
            yield row


@cache
def _kinds(language: str | None) -> Mapping[str, Sequence[int]]:
    """The words for kinds, with the numbers of the rows that they stand in."""
    found: dict[str, list[int]] = {}
    for number, row in enumerate(tables.find("relations", language).get("kinds", ())):
        for word in row["of"]:
            found.setdefault(word, []).append(number)
    return found


def places_apart(said: Sequence[str], language: str | None) -> bool:
    """True if each text goes on with one and the same preposition and a name: "12 in Leeds", "six in York"."""
    leads = any_of("place_leads", language)
    form = re.compile(rf"\s(?:\w+\s)?(?P<lead>{leads})\s(?P<name>[^\W\d_a-zа-яіїєґ][\w-]+)")
    found = [form.match(text) for text in said]
    used, names = ({match[group] for match in found if match} for group in ("lead", "name"))
    return all(found) and len(used) == 1 and len(names) == len(found)


def _adds(quantity: Quantity) -> bool:
    fraction = quantity.low is not None and quantity.dimension == COUNT and quantity.low != int(quantity.low)
    return quantity.dimension not in (PERCENT, PERCENTAGE_POINT, "[time]") and not fraction


@cache
def _single(language: str | None) -> re.Pattern[str]:
    """An article that counts, as a part of a series does, and its noun; or one who is the only one, as "the driver"."""
    joins, articles, uncounted, alone = (any_of(name, language) for name in ("joins", "articles", "uncounted", "alone"))
    return re.compile(
        rf"(?:{joins}|[,:(–—])\s?(?P<one>(?P<article>{articles})\s(?!{uncounted})[^\W\d_]{{3,20}}|{alone})",
        re.IGNORECASE,
    )


def _named(sentence: Masked, language: str | None) -> list[Part]:
    """Numbers behind names, that nothing else has read: "Abuja 7 and Kano 4"; none where the name makes it a label."""
    table = tables.find("nouns", language)
    labels = {*table.get("labels", ()), *table.get("strong_labels", ())}
    found = []
    for match in _NAMED.finditer(sentence.text):
        if match["name"].lower() not in labels:
            value = int(match["number"].replace(",", ""))
            said = Figure(sentence.place(*match.span("number")), Quantity(value, value))
            found.append(Part(*match.span("number"), said))
    return found


@cache
def _separator(language: str | None) -> re.Pattern[str]:
    """What stands between two parts: a short phrase, then a comma or a word that joins; a name, where its number follows."""
    joins = any_of("joins", language)
    return re.compile(
        rf"[^;:()–—]{{0,{_GAP}}}?(?:[,;]\s?(?:{joins}\s)?|\s{joins}\s)(?:[^\W\d_a-zа-яіїєґ][\w’'-]+\s){{0,3}}"
    )


def _joined(sentence: Masked, first: Part, second: Part, language: str | None, whole: bool = False) -> bool:
    between = sentence.text[first.end : second.start]
    if whole:
        between = re.sub(any_of("of_part", language), "", between, flags=re.IGNORECASE)
    same = first.quantity.dimension == second.quantity.dimension
    return same and bool(_separator(language).fullmatch(between)) and not says(between, "no_sum", language)


@cache
def _nations(language: str | None) -> dict[str, str]:
    rows = tables.find("actors", language).get("actor", ())
    return {name: row["key"] for row in rows for name in row.get("people", ())}
