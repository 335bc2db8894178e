"""The keys of a settings file: the field of Config that each sets, and how its value is read.

`config.schema.json` beside this module says the same for editors; a test holds the two equal.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from consistency import rules
from consistency.config import checks
from consistency.errors import ConfigError


@dataclass(frozen=True, slots=True)
class Setting:
    """A key: the field that it sets, and what makes its value. read raises ConfigError, without the place, for a wrong one."""

    field: str
    read: Callable[[Any], object]


def _text(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise ConfigError(f"is {value!r}; it must be text")
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ConfigError(f"is {value!r}; it must be true or false")
    return value


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(text, str) and text for text in value):
        raise ConfigError(f'is {value!r}; it must be a list of texts, such as ["…", "…"]')
    return tuple(value)


def _patterns(value: object) -> tuple[str, ...]:
    checks.codes(_texts(value))
    return _texts(value)


def _level(value: object) -> str:
    return checks.level(_text(value))


def _table(value: object) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise ConfigError(f"is {value!r}; it must be a table, such as {{ key = … }}")
    return value


def _spellings(value: object) -> dict[str, tuple[str, ...]]:
    known = {form: _texts(variants) for form, variants in _table(value).items()}
    taken: dict[str, str] = {}
    for form, variants in known.items():
        for variant in variants:
            if variant in known or taken.setdefault(variant, form) != form:
                raise ConfigError(f"{variant!r} is a variant of {form!r} and something else too; keep one")
    return known


def _synonyms(value: object) -> tuple[tuple[str, ...], ...]:
    if not isinstance(value, list):
        raise ConfigError(f'is {value!r}; it must be a list of lists, such as [["pupil", "child"]]')
    return tuple(_texts(words) for words in value)


def _tolerances(value: object) -> dict[str, Fraction]:
    return {rules.named(code).code: _share(code, share) for code, share in _table(value).items()}


def _share(code: str, share: object) -> Fraction:
    if isinstance(share, bool) or not isinstance(share, int | float) or not 0 <= share < 1:
        raise ConfigError(
            f"tolerance of {code} is {share!r}; it must be a share from 0 to below 1, such as 0.05 for 5 %"
        )
    # The decimal that was written, not the nearest float.
    return Fraction(Decimal(repr(share)))


IN_PATHS: Mapping[str, Setting] = {
    "paths": Setting("paths", _texts),
    "ignore": Setting("ignore", _patterns),
    "severity": Setting("severities", lambda value: checks.severities(_table(value))),
    "language": Setting("language", lambda value: checks.language(_text(value))),
    "published": Setting("published", checks.published),
}
IN_RUN: Mapping[str, Setting] = {
    "select": Setting("select", _patterns),
    "ignore": IN_PATHS["ignore"],
    "severity": IN_PATHS["severity"],
    "fail-on": Setting("fail_on", _level),
    "language": IN_PATHS["language"],
    "published": IN_PATHS["published"],
    "preferred": Setting("preferred", lambda value: frozenset(_texts(value))),
    "spellings": Setting("spellings", _spellings),
    "synonyms": Setting("synonyms", _synonyms),
    "tolerance": Setting("tolerances", _tolerances),
    "ignore-texts": Setting("ignore_texts", lambda value: frozenset(_texts(value))),
    "exclude": Setting("exclude", _texts),
    "gitignore": Setting("gitignore", _flag),
    "force-exclude": Setting("force_exclude", _flag),
    "allow-empty": Setting("allow_empty", _flag),
    "baseline": Setting("baseline", _text),
}
