"""What a user may set: for a run, for some paths of it, and the options that the rules see."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path

from consistency import rules
from consistency.config import checks
from consistency.config.checks import ALL, OFF, codes
from consistency.model import Options, Severity


@dataclass(frozen=True)
class PathSettings:
    """Settings of the documents that some patterns name (those of .gitignore); unset ones leave what the run says."""

    paths: tuple[str, ...]
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, str] = field(default_factory=dict)
    language: str | None = None
    published: date | datetime | None = None

    def __post_init__(self) -> None:
        """ConfigError for a language, a severity or a rule that does not exist."""
        _check(self.language, self.severities, self.ignore)


@dataclass(frozen=True)
class Config:
    """Settings of a check.

    select, ignore     rules by code, by the beginning of a code ("N", "N3"), by name, or "ALL"; ignore outweighs select
    severities         severity by rule, instead of the rule's own; "off" leaves the rule out
    fail_on            lowest severity that fails a run
    language           ISO 639-1 code of documents that do not say theirs; None has it guessed for each
    published          publication date of documents that do not say theirs
    preferred          spellings of names to suggest, whatever the majority writes
    spellings          house spellings: the preferred form, and the variants of it that are to be replaced
    synonyms           words that count one thing: figures of one are compared with figures of the others
    tolerances         by rule, the share by which figures may differ before they disagree (1/20 is 5 %)
    ignore_texts       what may stand: a finding one of whose sides says just this is left out, and counted as suppressed
    per_path           settings of some paths; the later outweigh the earlier
    exclude            patterns, as in .gitignore, of files that are not read; gitignore: .gitignore files are obeyed
    force_exclude      excluded files are not read even where they are named
    allow_empty        nothing to read is no error
    stdin              the name of the text on standard input
    baseline           the file of accepted findings, or None
    source             the file that the settings come from; patterns and the baseline are relative to its folder
    """

    language: str | None = None
    published: date | datetime | None = None
    preferred: frozenset[str] = frozenset()
    severities: Mapping[str, str] = field(default_factory=dict)
    select: tuple[str, ...] = (ALL,)
    ignore: tuple[str, ...] = ()
    fail_on: str = Severity.WARNING
    spellings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    synonyms: tuple[tuple[str, ...], ...] = ()
    tolerances: Mapping[str, Fraction] = field(default_factory=dict)
    ignore_texts: frozenset[str] = frozenset()
    per_path: tuple[PathSettings, ...] = ()
    exclude: tuple[str, ...] = ()
    gitignore: bool = True
    force_exclude: bool = False
    allow_empty: bool = False
    stdin: str = "<stdin>"
    baseline: Path | None = None
    source: Path | None = None

    def __post_init__(self) -> None:
        """ConfigError for a language, a severity or a rule that does not exist."""
        _check(self.language, self.severities, (*self.select, *self.ignore, *self.tolerances))
        checks.level(self.fail_on, "fail-on")

    @staticmethod
    def find(paths: Iterable[str | os.PathLike[str]] = ()) -> Config:
        """The settings that hold for some paths: those of the nearest file at or above the folder that holds them all.

        A file is consistency.toml, or pyproject.toml with a table [tool.consistency]; without one, the defaults.
        ConfigError, with file and line, for a file that cannot be read or says what cannot be.
        """
        from consistency.config.file import nearest

        found = nearest(paths)
        return Config.load(found) if found else Config()

    @staticmethod
    def load(path: str | os.PathLike[str]) -> Config:
        """The settings of one file. ConfigError, with file and line, where it cannot be read or says what cannot be."""
        from consistency.config.file import load

        return load(Path(path))

    @property
    def root(self) -> Path:
        """The folder that patterns are relative to."""
        return self.source.parent if self.source else Path()

    @property
    def usual_baseline(self) -> Path:
        """Where the baseline is, or would be written: as set, or beside the settings file, or here."""
        from consistency.baseline import NAME

        return self.baseline or self.root / NAME

    def with_usual_baseline(self) -> Config:
        """These settings with the baseline that lies in its usual place, if there is one."""
        usual = self.usual_baseline
        return replace(self, baseline=usual if self.baseline or usual.is_file() else None)

    @property
    def options(self) -> Options:
        """What the rules see."""
        levels = {code: level for code, level in checks.severities(self.severities).items() if level != OFF}
        variants = {variant: form for form, known in self.spellings.items() for variant in known}
        return Options(self.preferred | set(self.spellings), levels, variants)

    @property
    def off(self) -> frozenset[str]:
        """Codes of the rules that are left out."""
        off = frozenset(code for code, level in checks.severities(self.severities).items() if level == OFF)
        everything = frozenset(rule.code for rule in rules.every())
        return off | codes(self.ignore) | (everything - codes(self.select))


def _check(language: str | None, severities: Mapping[str, str], patterns: Iterable[str]) -> None:
    if language is not None:
        checks.language(language)
    checks.severities(severities)
    codes(patterns)
