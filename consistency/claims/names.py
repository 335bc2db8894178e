"""Named mentions → the uses of each family name: its spelling, its bearers, its places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from consistency import tables
from consistency.model import Document, Mention, NameUse, Span
from consistency.values import Name, NamePart


def name_uses(document: Document, called: Sequence[Mention], language: str | None) -> Iterator[NameUse]:
    """Each spelling of a family name with its places: of persons, and the last words of other names."""
    bearers: dict[str, list[tuple[Mention, Name]]] = defaultdict(list)
    for mention in called:
        if isinstance(mention.value, Name):
            bearers[mention.value.parts[-1].text].append((mention, mention.value))
    for family, found in sorted(bearers.items()):
        places = [document.place(Span(mention.end - len(family), mention.end)) for mention, _ in found]
        persons = [name for _, name in found if name.kind == "person"]
        parts = [part for name in persons for part in name.parts]
        yield NameUse(
            family,
            Name((NamePart(family, "family"),), "person", persons[0].script) if persons else Name((NamePart(family),)),
            tuple(places),
            frozenset(part.text for part in parts if part.role in ("given", "initial")),
            frozenset(sex for part in parts if part.role == "title" for sex in _sexes(part.text.lower(), language)),
        )


def _sexes(title: str, language: str | None) -> Iterator[str]:
    table = tables.find("names", language)
    yield from (sex for sex in ("male", "female") if title in table.get(sex, ()))
