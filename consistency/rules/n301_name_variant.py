"""N301 name-variant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from consistency.compare.names import best_native, systems_text
from consistency.model import Finding, Group, Judgement, Options, Reading, Rule, Severity
from consistency.normalize.natives import Native
from consistency.normalize.romanize import systems
from consistency.rules.base import readings, severity, times_said

_LANGUAGES = {"uk": "Ukrainian", "ru": "Russian"}
# Of so many spellings, the most frequent, a common native spelling is looked for.
_EXPLAINED = 5


def judge(group: Group, options: Options) -> Iterator[Judgement]:
    """One name is spelled by two romanization systems."""
    said = readings(group.of("spelling", "name"), lambda claim: claim.place.text)
    if len(said) < 2:
        return
    explained = _explained(said)
    if explained is None:
        return
    native, forms = explained
    suggestion = _suggestion(group, said, options)
    message = f"{_counts(said)} are one name, {native.spelling}: {_reason(native, forms, said)}"
    yield Finding(
        "N301", "name-variant", severity("N301", Severity.WARNING, 0.95, options), message, said, 0.95, suggestion
    )


def _explained(said: Sequence[Reading]) -> tuple[Native, tuple[str, ...]] | None:
    """The native spelling that explains the most forms, and those forms in the order of the readings."""
    forms = [reading.text for reading in said[:_EXPLAINED]]
    for size in range(len(forms), 1, -1):
        found = [(native, chosen) for chosen in combinations(forms, size) if (native := best_native(*chosen))]
        if found:
            return max(found, key=lambda pair: pair[0].support)
    return None


def _counts(said: Sequence[Reading]) -> str:
    counted = [f"{reading.text} ({times_said(reading)})" for reading in said]
    return f"{', '.join(counted[:-1])} and {counted[-1]}"


def _reason(native: Native, forms: Sequence[str], said: Sequence[Reading]) -> str:
    """ "X by Ukrainian systems (KMU 2010, …), Y by Russian systems (ICAO Doc 9303, …); Z mixes them"."""
    by = [f"{form} by {_languages(ids)} ({systems_text(ids)})" for form, ids in zip(forms, native.systems, strict=True)]
    mixed = [reading.text for reading in said if reading.text not in forms]
    rest = f"; {' and '.join(mixed)} {'mixes' if len(mixed) == 1 else 'mix'} the systems" if mixed else ""
    return f"{', '.join(by)}{rest}"


def _languages(ids: Sequence[str]) -> str:
    names = sorted({_LANGUAGES.get(systems()[id].language, systems()[id].language) for id in ids}, reverse=True)
    return f"{' and '.join(names)} {'systems' if len(ids) > 1 else 'system'}"


def _suggestion(group: Group, said: Sequence[Reading], options: Options) -> str | None:
    """A house spelling; else the majority form; of equally frequent ones that recur, the one that a full name was written with."""
    house = [reading.text for reading in said if reading.text in options.preferred]
    if house:
        return house[0]
    most = len(said[0].places)
    first = [reading.text for reading in said if len(reading.places) == most]
    if len(first) > 1:
        full = {claim.place.text for claim in group.of("spelling", "name") if "full" in claim.qualifiers}
        first = [form for form in first if form in full] if most > 1 else []
    return first[0] if len(first) == 1 else None


RULE = Rule("N301", "name-variant", Severity.WARNING, judge)
