"""The settings of a run, as a settings file would say them, and where they come from."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date
from fractions import Fraction
from pathlib import PurePath

from consistency.config import Config, PathSettings
from consistency.config.keys import IN_PATHS, IN_RUN, Setting
from consistency.report.escape import visible


def render(config: Config) -> str:
    """TOML, under a line with the file; settings that are not set are left out."""
    source = config.source.as_posix() if config.source else "no file; the defaults and the command line"
    lines = [f"# {visible(source)}", *_lines(config, IN_RUN)]
    for entry in config.per_path:
        lines += ["", "[[per-path]]", *_lines(entry, IN_PATHS)]
    return "\n".join(lines) + "\n"


def _lines(settings: Config | PathSettings, keys: Mapping[str, Setting]) -> Iterable[str]:
    known = {field.name for field in fields(settings)}
    for key, setting in keys.items():
        value = getattr(settings, setting.field) if setting.field in known else None
        if value is not None and value not in ((), {}, frozenset()):
            yield f"{key} = {visible(_toml(value))}"


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Fraction):
        return f"{float(value):g}"
    if isinstance(value, Mapping):
        return f"{{ {', '.join(f'{json.dumps(key, ensure_ascii=False)} = {_toml(held)}' for key, held in value.items())} }}"
    if isinstance(value, tuple | frozenset):
        held = sorted(value) if isinstance(value, frozenset) else value
        return f"[{', '.join(map(_toml, held))}]"
    return json.dumps(value.as_posix() if isinstance(value, PurePath) else str(value), ensure_ascii=False)
