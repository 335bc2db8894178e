"""N301 name-variant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from consistency import tables
from consistency.compare.names import best_native, systems_text
from consistency.model import Finding, Group, Judgement, Options, Reading, Rule, Severity
from consistency.normalize.natives import Native
from consistency.normalize.romanize import systems
from consistency.rules.base import SURE, counted, readings, severity, suggested

_HOW = ("romanization", "writing", "given", "sound")
# Of so many spellings, the most frequent, a common native spelling is looked for.
_EXPLAINED = 5


def judge(group: Group, options: Options) -> Iterator[Judgement]:
    """One name is spelled in two ways that are both correct: by romanization systems, with or without diacritics or hyphens."""
    link = group.link
    said = readings(group.of("spelling", "name"), lambda claim: claim.place.text)
    if link is None or link.how not in _HOW or len(said) < 2:
        return
    explained = _explained(said) if link.how == "romanization" else None
    if explained:
        native, forms = explained
        message = f"{counted(said)} are one name, {native.spelling}: {_reason(native, forms, said)}"
    else:
        native = None
        message = (
            f"{counted(said)} {'are' if link.confidence >= SURE else 'may be'} one name: {'; '.join(link.reasons)}"
        )
    highest = Severity.WARNING if link.confidence >= SURE else Severity.NOTE
    yield Finding(
        "N301",
        "name-variant",
        severity("N301", highest, link.confidence, options),
        message,
        said,
        link.confidence,
        suggested(group, said, options, _by_language(native)),
    )


def _by_language(native: Native | None) -> Mapping[str, str]:
    """The native spelling by each language of the systems that give the forms."""
    return {systems()[id].language: native.spelling for ids in native.systems for id in ids} if native else {}


def _explained(said: Sequence[Reading]) -> tuple[Native, tuple[str, ...]] | None:
    """The native spelling that explains the most forms, and those forms in the order of the readings."""
    forms = [reading.text for reading in said[:_EXPLAINED]]
    for size in range(len(forms), 1, -1):
        found = [(native, chosen) for chosen in combinations(forms, size) if (native := best_native(*chosen))]
        if found:
            return max(found, key=lambda pair: pair[0].support)
    return None


def _reason(native: Native, forms: Sequence[str], said: Sequence[Reading]) -> str:
    """ "X by Ukrainian systems (KMU 2010, …), Y by Russian systems (ICAO Doc 9303, …); Z mixes them"."""
    by = [f"{form} by {_languages(ids)} ({systems_text(ids)})" for form, ids in zip(forms, native.systems, strict=True)]
    mixed = [reading.text for reading in said if reading.text not in forms]
    rest = f"; {' and '.join(mixed)} {'mixes' if len(mixed) == 1 else 'mix'} the systems" if mixed else ""
    return f"{', '.join(by)}{rest}"


def _languages(ids: Sequence[str]) -> str:
    names = sorted({tables.load("orthography", systems()[id].language)["name"] for id in ids}, reverse=True)
    return f"{' and '.join(names)} {'systems' if len(ids) > 1 else 'system'}"


RULE = Rule("N301", "name-variant", Severity.WARNING, judge)
