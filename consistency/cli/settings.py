"""Settings of a run: those of the settings file, and over them those of the command line."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from consistency.config import Config
from consistency.config.checks import published
from consistency.errors import ConfigError


def settings(options: argparse.Namespace) -> Config:
    """What holds for a command. ConfigError for what cannot be."""
    config = _from_file(options)
    changed: dict[str, object] = {
        "fail_on": options.fail_on,
        "select": _rules(options.select),
        "language": options.language,
        "published": None if options.published is None else _published(options.published),
        "stdin": options.stdin_filename,
        "force_exclude": options.force_exclude or None,
        "allow_empty": options.allow_empty or None,
    }
    config = replace(config, **{key: value for key, value in changed.items() if value is not None})  # type: ignore[arg-type]
    config = replace(config, ignore=(*config.ignore, *(_rules(options.ignore) or ())))
    if options.no_baseline:
        return replace(config, baseline=None)
    given = options.baseline
    return config.with_usual_baseline() if given is None else replace(config, baseline=Path(given))


def _from_file(options: argparse.Namespace) -> Config:
    if options.config is not None and options.no_config:
        raise ConfigError("--config and --no-config: give one of them")
    if options.config is not None:
        return Config.load(options.config)
    return Config() if options.no_config else Config.find(path for path in options.paths if path != "-")


def _rules(given: str | None) -> tuple[str, ...] | None:
    return None if given is None else tuple(part.strip() for part in given.split(",") if part.strip())


def _published(given: str) -> object:
    try:
        return published(given)
    except ConfigError as error:
        raise ConfigError(f"--published {error}") from error
