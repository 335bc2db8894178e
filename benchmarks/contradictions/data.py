"""The cases of the families, and the articles they are put into."""

from __future__ import annotations

import random
import re
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from consistency.model import Document, Span
from consistency.text.read import read

HERE = Path(__file__).parent
_MARK = re.compile(r"\[([^\[\]|]+)(?:\|([^\[\]|]*))?\]")


@dataclass(frozen=True)
class Case:
    """Passages with their marks, and where they are put."""

    family: str
    passages: tuple[str, ...]
    language: str = "en"
    place: str = "article"
    published: tuple[date | None, ...] = ()


@dataclass(frozen=True)
class Made:
    """Documents, and the marked sides in each."""

    documents: tuple[Document, ...]
    sides: tuple[tuple[str, Span], ...]


def families(wanted=()):
    """Each family's letter with its title, cases and traps."""
    found = {}
    for path in sorted((HERE / "families").glob("*.toml")):
        letter, language = (*path.stem.split("."), "en")[:2]
        if wanted and letter not in wanted:
            continue
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        title, cases, traps = found.setdefault(letter, ("", [], []))
        cases += [_case(letter, language, table, row) for row in table["cases"]]
        traps += [_case(letter, language, table, row) for row in table.get("traps", ())]
        found[letter] = (title or table.get("title", ""), cases, traps)
    return found


def _case(letter, language, table, row):
    row = row if isinstance(row, dict) else {"passages": row}
    told = row.get("published", table.get("published", ()))
    days = tuple(told) if isinstance(told, list) else (told,) * len(row["passages"]) if told else ()
    place = row.get("place", table.get("place", "article"))
    return Case(letter, tuple(row["passages"]), row.get("language", language), place, days)


def articles(folder, language):
    """Clean articles as lists of paragraphs: those of the folder for English, fillers for other languages."""
    fillers = tomllib.loads((HERE / "fillers.toml").read_text(encoding="utf-8"))[language]
    if folder and language == "en":
        return [document.text.split("\n\n") for document in read([folder]).documents]
    made = random.Random(0)
    return [made.sample(fillers, len(fillers)) for _ in range(8)]


def made(case, hosts, chance, right=False):
    """The case in its articles; right puts the wrong side right. Hosts are drawn from chance: give equal chances for equal articles."""
    count = 1 if case.place in ("article", "headline") else len(case.passages)
    chosen = (
        [list(host) for host in chance.sample(hosts, count)] if case.place != "alone" else [[] for _ in range(count)]
    )
    documents, sides = [], []
    for number, host in enumerate(chosen):
        passages = case.passages if count == 1 else (case.passages[number],)
        name, spans = f"{number}.txt", []
        for index, passage in enumerate(passages):
            _put(host, passage, index, len(passages), case.place)
        text = "\n\n".join(host)
        text, spans = _unmarked(text, right)
        published = case.published[min(number, len(case.published) - 1)] if case.published else None
        documents.append(Document(name, text, case.language, published))
        sides += [(name, span) for span in spans]
    return Made(tuple(documents), tuple(sides))


def _put(host, passage, index, count, place):
    """A paragraph of its own: at a fifth, at four fifths, in the middle, or as the headline."""
    if place == "alone":
        host.append(passage)
    elif place == "headline" and index == 0:
        host[:1] = [passage]
    else:
        share = 0.5 if count == 1 else 0.2 + 0.6 * index / (count - 1)
        host.insert(max(1, round(len(host) * share)), passage)


def _unmarked(text, right):
    parts, spans, at, size = [], [], 0, 0
    for mark in _MARK.finditer(text):
        chosen = mark[2] if right and mark[2] is not None else mark[1]
        parts += [text[at : mark.start()], chosen]
        size += mark.start() - at
        spans.append(Span(size, size + len(chosen)))
        size, at = size + len(chosen), mark.end()
    return "".join((*parts, text[at:])), spans


def clean(hosts):
    """Articles without square brackets, which are the marks of cases."""
    return [[paragraph.replace("[", "(").replace("]", ")") for paragraph in host] for host in hosts]


def repeated(case_family, folder):
    """Figures that an article of the folder states twice of the same noun: each case changes the second."""
    from consistency import find_quantities

    for document in read([folder]).documents if folder else ():
        seen = {}
        text = document.text.replace("[", "(").replace("]", ")")
        for mention in find_quantities(text):
            value = mention.value
            digits = re.search(r"\d[\d,.]*", mention.text)
            if not value.noun or value.kind != "exact" or not digits or value.low is None or value.low < 10:
                continue
            key = (value.low, value.noun.lower())
            if key in seen:
                yield _changed(case_family, text, seen[key], mention, digits)
            seen.setdefault(key, mention)


def _changed(family, text, first, second, digits):
    wrong = "".join(str((int(c) + 3) % 9 + 1) if c.isdigit() else c for c in digits.group())
    at = second.start + digits.start()
    end = at + len(digits.group())
    marked = f"{text[: first.start]}[{first.text}]{text[first.end : at]}[{wrong}|{digits.group()}]{text[end:]}"
    return Case(family, (marked,), place="alone")
