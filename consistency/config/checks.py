"""What a setting may say, whether it comes from a file, the command line or a caller. Each check raises ConfigError."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from consistency import rules, tables
from consistency.errors import ConfigError
from consistency.model import Severity
from consistency.normalize.dates.fallback import is_known

ALL, OFF = "ALL", "off"


def codes(patterns: Iterable[str]) -> frozenset[str]:
    """The codes of the rules that patterns name: codes, beginnings of codes, names, or "ALL"."""
    return frozenset(code for pattern in patterns for code in _matching(pattern))


def _matching(pattern: str) -> list[str]:
    wanted = pattern.upper()
    known = [rule.code for rule in rules.every()]
    if wanted == ALL:
        return known
    return [code for code in known if wanted and code.startswith(wanted)] or [rules.named(pattern).code]


def language(code: str) -> str:
    """The code, if texts of that language are read."""
    if not is_known(code):
        ours = ", ".join(tables.names("calendar"))
        raise ConfigError(f"language {code!r} is not known; give an ISO 639-1 code such as {ours}")
    return code


def level(name: str, of: str = "severity") -> str:
    """The name, if it is that of a severity."""
    if name not in tuple(Severity):
        raise ConfigError(f"{of} is {name!r}; it must be one of: {', '.join(Severity)}")
    return name


def severities(levels: Mapping[str, str]) -> Mapping[str, str]:
    """Severities by the code of their rule, whether the code or the name was given; "off" is one of them."""
    for code, name in levels.items():
        if name not in (*Severity, OFF):
            raise ConfigError(f"severity of {code} is {name!r}; it must be one of: {', '.join(Severity)}, {OFF}")
    return {rules.named(code).code: str(name) for code, name in levels.items()}


def published(value: object) -> date | datetime:
    """A publication date: a date, or text as YYYY-MM-DD with or without a time. A zone is left out, as everywhere."""
    if isinstance(value, date):
        return value.replace(tzinfo=None) if isinstance(value, datetime) else value
    for kind in (date, datetime):
        try:
            return published(kind.fromisoformat(value))  # type: ignore[arg-type]
        except (TypeError, ValueError):
            continue
    raise ConfigError(f"{value}: is no date; write it as YYYY-MM-DD")
