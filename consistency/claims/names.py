"""Named mentions → the uses of each word of a name: its spelling, its neighbours, its places."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from consistency import tables
from consistency.claims.bearers import Around, is_gloss, within
from consistency.claims.capitals import capitalised
from consistency.claims.openings import openings
from consistency.model import Document, Mention, NameUse, Segment, Span
from consistency.normalize.known import is_word, known, plain
from consistency.normalize.names.runs import Lexicon, lexicon_of
from consistency.text.language import stopwords
from consistency.values import Name, NamePart

# The word beside a name; a comma may part a name from its role ("Anna Berg, minister of …").
_BEFORE = re.compile(r"([^\W\d_][\w'’-]{1,40})[ \u00a0]$")
_AFTER = re.compile(r"[ \u00a0]([^\W\d_][\w'’-]{1,40})")
# What stands in apposition behind a name: ", the mayor of Vienna,".
_APPOSITION = re.compile(r", (the |a |an )?([a-z][^,.;:()\n]{3,50})(?=[,.;])")
_WORDS = re.compile(r"[^\W\d_][\w'’-]{0,30}")
_BREAK = re.compile(r"[.,;:!?()\"“”\n]")
# More persons than these that nobody introduces are a crowd.
_CROWD = 3
# How far a neighbour is looked for.
_NEAR = 48
# An item of an enumeration has a comma or another name on both sides.
_LISTED = re.compile(r"(?:[,;/(]|\b(?:and|or|und|et|y|та|і|и)) ?$")
_LISTS = re.compile(r" ?(?:[,;/)]|(?:and|or|und|et|y|та|і|и)\b)")
_SMALL = re.compile(r"(?<![\w'’-])[^\W\d_A-Z][^\W\d_]{2,40}")
# "Stratford-upon-Avon": the small words between would part the name where only spaces join them.
_HYPHENED = re.compile(r"[^\W\d_]{2,30}(?:-[a-z]{1,5}){1,2}-[A-ZÀ-Þ][^\W\d_]{1,30}")


@dataclass(slots=True)
class _Seen:
    """What was found of one spelling so far."""

    spans: list[Span] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    givens: set[str] = field(default_factory=set)
    sexes: set[str] = field(default_factory=set)
    partners: set[str] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    beside: set[str] = field(default_factory=set)
    within: set[str] = field(default_factory=set)
    sentences: set[int] = field(default_factory=set)
    lists: set[int] = field(default_factory=set)
    glosses: int = 0


def name_uses(
    document: Document, called: Sequence[Mention], language: str | None, parts: Sequence[Segment] = ()
) -> Iterator[NameUse]:
    """Each spelling of a word of a name, and of each name of several words, with its places. called: in order."""
    lexicon = lexicon_of(language)
    found: dict[str, _Seen] = defaultdict(_Seen)
    number, around = 0, Around(document.text, parts, lexicon)
    for mention in called:
        while number + 1 < len(parts) and parts[number + 1].span.start <= mention.start:
            number += 1
        _note(document.text, mention, number, around, found)
    small = {match.group() for match in _SMALL.finditer(document.text)} if found else set()
    _note_capitals(document.text, parts, lexicon, small, found)
    _note_openings(document.text, parts, lexicon, found)
    _note_unhyphened(document.text, found)
    _note_crowd(found, language)
    for key, seen in sorted(found.items()):
        persons = [name for name in seen.names if name.kind == "person"]
        kind = "person" if persons and "family" in seen.roles else _commonest(seen.names)
        script = (persons or seen.names)[0].script
        yield NameUse(
            key,
            Name((NamePart(key, "family" if kind == "person" and "family" in seen.roles else "other"),), kind, script),
            tuple(document.place(span) for span in seen.spans),
            common=key.lower() in small,
            gloss=seen.glosses == len(seen.spans),
            language=language,
            **{kind: frozenset(getattr(seen, kind)) for kind in _SETS},
        )


_SETS = ("givens", "sexes", "partners", "roles", "titles", "beside", "within", "sentences", "lists")


def _commonest(names: Sequence[Name]) -> str:
    kinds = [name.kind for name in names]
    return max(sorted(set(kinds)), key=kinds.count)


def _note(text: str, mention: Mention, number: int, around: Around, found: dict[str, _Seen]) -> None:
    name, lexicon = mention.value, around.lexicon
    if not isinstance(name, Name):
        return
    titles = [part.text.lower() for part in name.parts if part.role == "title"]
    named = [part for part in name.parts if part.role not in ("title", "suffix")]
    before, after = _BEFORE.search(text, max(0, mention.start - _NEAR), mention.start), _AFTER.match(text, mention.end)
    lead = before[1].lower() if before else ""
    roles = {*_offices(text, mention, titles, lexicon), *([lead] if lexicon.is_title(lead) else [])}
    stops = stopwords(lexicon.language)
    beside = {
        word for match in (before, after) if match and (word := match[1].lower()) not in stops and word not in roles
    }
    sexes = {sex for title in titles for sex in _sexes(title, lexicon.language)}
    givens = {part.text for part in named if part.role in ("given", "initial")}
    listed = _LISTED.search(text, max(0, mention.start - 6), mention.start) and _LISTS.match(text, mention.end)
    spans = _spans(text, mention, named)
    signs, comma = around.signs(mention, number), within(text, mention)
    for part, span in zip(named, spans, strict=True):
        if part.text.islower() or len(part.text) < 2:
            continue
        partners = {
            other.text
            for other in named
            if other is not part
            and (len(other.text) > 2 or (other.role == "given" and plain(other.text) in known("givens")))
            and not other.text.islower()
            and not _is_generic(other, lexicon)
        }
        shared = {other.text.lower() for other in named if other is not part and len(other.text) > 2} - {
            partner.lower() for partner in partners
        }
        role = "lone" if len(named) == 1 else part.role
        _add(found[part.text], span, name, number, partners=partners, roles={role}, sexes=sexes, beside=beside | shared)
        if role in ("lone", "family", "other"):
            found[part.text].roles.update(signs)
            found[part.text].within.update(comma if part is named[-1] else ())
        seen = found[part.text]
        seen.titles.update(titles, roles)
        if lead in lexicon.definite and part is named[0]:
            seen.roles.add("definite")
        if part.role == "family":
            seen.roles.add("family")
            seen.givens |= givens
        if listed:
            seen.lists.add(number)
        seen.glosses += is_gloss(text, mention)
    wholes = [
        Span(spans[first].start, spans[last].end)
        for first in range(len(named))
        for last in range(first + 1, len(named))
        # An initial belongs to what follows: "Daniel S. Barclay" holds no "Daniel S".
        if (last == first + 1 or last - first == len(named) - 1) and len(named[last].text) > 1
    ]
    if titles and titles[-1] in lexicon.saints:
        wholes.append(Span(text.lower().rfind(titles[-1], mention.start, spans[0].start), spans[0].end))
    for span in wholes:
        whole = found[text[span.start : span.end]]
        _add(whole, span, name, number, roles={"whole", *signs}, beside=beside, within=comma)


def _note_capitals(
    text: str, parts: Sequence[Segment], lexicon: Lexicon, small: Collection[str], found: dict[str, _Seen]
) -> None:
    """Words that a heading or a dateline writes in capitals, under the spelling that they have elsewhere."""
    known_forms = {plain(key) for key in found if not key.isupper()}
    if not known_forms:
        return
    for number, span, partner in capitalised(text, parts, lexicon):
        key = "-".join(part.capitalize() for part in text[span.start : span.end].split("-"))
        if plain(key) in known_forms or key.lower() in small:
            continue
        name = Name((NamePart(key, "other"),), "other", "Latin")
        partners = {partner} if partner in found else set()
        _add(found[key], span, name, number, roles={"capitals", "other" if partners else "lone"}, partners=partners)
        found[key].givens |= partners


def _note_openings(text: str, parts: Sequence[Segment], lexicon: Lexicon, found: dict[str, _Seen]) -> None:
    """Words that open a sentence as its subject, where they are one letter off the family name of somebody introduced."""
    families = [key for key, seen in found.items() if seen.partners and "given" not in seen.roles]
    for number, span in openings(parts, families, lexicon):
        key = text[span.start : span.end]
        if key not in found or "opening" in found[key].roles:
            name = Name((NamePart(key, "other"),), "other", "Latin")
            _add(found[key], span, name, number, roles={"lone", "subject", "opening"})


def _note_crowd(found: dict[str, _Seen], language: str | None) -> None:
    """Where a text introduces many of its persons by no full name, as reports of matches do, one more of them is no sign of a slip."""
    alone = [key for key, seen in found.items() if _is_person_alone(seen) and not _is_other(key, language)]
    if len(alone) > _CROWD:
        for key in alone:
            found[key].roles.add("crowd")


def _is_person_alone(seen: _Seen) -> bool:
    return not seen.partners and "lone" in seen.roles and not seen.roles.isdisjoint(("speaks", "subject"))


def _is_other(key: str, language: str | None) -> bool:
    """True for an abbreviation, a word of the language, and what is known to be no person."""
    return key.isupper() or is_word(key, language) or any(plain(key) in known(kind) for kind in ("proper", "places"))


def _note_unhyphened(text: str, found: dict[str, _Seen]) -> None:
    """ "Stratford upon Avon", where "Stratford-upon-Avon" stands as well."""
    for key in [key for key in found if _HYPHENED.fullmatch(key)]:
        spaced = key.replace("-", " ")
        for match in re.finditer(rf"(?<!\w){re.escape(spaced)}(?!\w)", text):
            _add(found[spaced], Span(*match.span()), found[key].names[0], -1, roles={"whole"})


def _spans(text: str, mention: Mention, named: Sequence[NamePart]) -> list[Span]:
    """Where each part of a name stands."""
    at, spans = mention.start, []
    for part in named:
        start = text.find(part.text, at, mention.end)
        at = start + len(part.text)
        spans.append(Span(start, at))
    return spans


def _offices(text: str, mention: Mention, titles: Sequence[str], lexicon: Lexicon) -> Iterator[str]:
    """What the person is called in several words: "deputy finance minister" before the name, "mayor of Vienna" behind it."""
    clause = _BREAK.split(text[max(0, mention.start - _NEAR) : mention.start])[-1]
    lead = list(titles)
    for word in reversed(_WORDS.findall(clause.lower())):
        if not (lexicon.is_title(word) or word in lexicon.portfolios):
            break
        lead.insert(0, word)
    if len(lead) > 1:
        yield " ".join(lead)
    behind = _APPOSITION.match(text, mention.end)
    if behind and lexicon.is_title(behind[2].split()[0].lower()):
        yield behind[2].lower()


def _add(seen: _Seen, span: Span, name: Name, number: int, **sets: Collection[str]) -> None:
    seen.spans.append(span)
    seen.names.append(name)
    seen.sentences.add(number)
    for kind, values in sets.items():
        getattr(seen, kind).update(values)


def _is_generic(part: NamePart, lexicon: Lexicon) -> bool:
    """True for a word that many names share: of bodies, of sites, titles, and words of the language but for given names."""
    word = part.text.lower()
    if word in lexicon.bodies or word in lexicon.sites or word in lexicon.states or lexicon.is_title(word):
        return True
    return part.role != "family" and plain(part.text) not in known("givens") and is_word(part.text, lexicon.language)


def _sexes(title: str, language: str | None) -> Iterator[str]:
    table = tables.find("names", language)
    yield from (sex for sex in ("male", "female") if title in table.get(sex, ()))
