"""What a user may set, and the options that the rules see of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from consistency import tables
from consistency.errors import ConfigError
from consistency.model import Options, Severity
from consistency.normalize.dates.fallback import is_known
from consistency.rules import named


@dataclass(frozen=True)
class Config:
    """Settings of a check.

    language    ISO 639-1 code of documents that do not say theirs; None has it guessed for each
    published   publication date of documents that do not say theirs
    preferred   spellings of names to suggest, whatever the majority writes
    severities  severity by rule code, instead of the rule's own; "off" leaves the rule out
    """

    language: str | None = None
    published: date | datetime | None = None
    preferred: frozenset[str] = frozenset()
    severities: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """ConfigError for a language, a severity or a rule code that does not exist."""
        if self.language is not None and not is_known(self.language):
            ours = ", ".join(tables.names("calendar"))
            raise ConfigError(f"language {self.language!r} is not known; give an ISO 639-1 code such as {ours}")
        for code, level in self.severities.items():
            named(code)
            if level not in (*Severity, "off"):
                raise ConfigError(f"severity of {code} is {level!r}; it must be one of: {', '.join(Severity)}, off")

    @property
    def options(self) -> Options:
        """What the rules see."""
        levels = {named(code).code: level for code, level in self.severities.items()}
        return Options(self.preferred, {code: level for code, level in levels.items() if level != "off"})

    @property
    def off(self) -> frozenset[str]:
        """Codes of the rules that are left out."""
        return frozenset(named(code).code for code, level in self.severities.items() if level == "off")
