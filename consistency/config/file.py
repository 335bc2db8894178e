"""Settings from a file: the nearest one, its table, and the line of what is wrong in it."""

from __future__ import annotations

import os
import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from consistency.config import Config, PathSettings
from consistency.config.keys import IN_PATHS, IN_RUN, Setting
from consistency.errors import ConfigError

_OWN, _SHARED = "consistency.toml", "pyproject.toml"
_TABLE = ("tool", "consistency")
_AT_LINE = re.compile(r"\(at line (\d+), column \d+\)$")
_Key = tuple[str | int, ...]


def nearest(paths: Iterable[str | os.PathLike[str]]) -> Path | None:
    """The settings file that holds for all paths, or None. Of two in one folder, consistency.toml outweighs pyproject.toml."""
    start = _common_folder([Path(path).absolute() for path in paths])
    for folder in (start, *start.parents):
        if (folder / _OWN).is_file():
            return folder / _OWN
        if (folder / _SHARED).is_file() and _has_table(folder / _SHARED):
            return folder / _SHARED
    return None


def load(path: Path) -> Config:
    """The settings of one file. ConfigError, with file and line, where it cannot be read or says what cannot be."""
    source = _Source(path)
    table = source.table(() if path.name != _SHARED else _TABLE)
    settings = dict(source.settings(table, IN_RUN, source.prefix))
    settings["per_path"] = tuple(source.per_path(table))
    if "baseline" in settings:
        settings["baseline"] = path.parent / settings["baseline"]
    return Config(**settings, source=path)


def _common_folder(paths: Sequence[Path]) -> Path:
    if not paths:
        return Path.cwd()
    folder = Path(os.path.commonpath(paths))
    return folder if folder.is_dir() else folder.parent


def _has_table(path: Path) -> bool:
    tool = _Source(path).data.get("tool", {})
    return isinstance(tool, Mapping) and _TABLE[1] in tool


class _Source:
    """A TOML file, and the line of each of its keys."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._text = path.read_bytes().decode("utf-8-sig")
        except OSError as error:
            raise ConfigError(
                f"{path}: cannot be read ({error.strerror}); check the path and its permissions"
            ) from error
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            raise ConfigError(f"{path}:{line}: is not UTF-8; save it as UTF-8") from error
        try:
            self.data: Mapping[str, Any] = tomllib.loads(self._text)
        except tomllib.TOMLDecodeError as error:
            raise ConfigError(f"{path}:{self._line_of(error)}: is not TOML: {_what(error)}; mend it") from error
        except RecursionError as error:
            raise ConfigError(f"{path}:1: is nested too deeply to be read; write it with fewer brackets") from error

    def table(self, prefix: _Key) -> Mapping[str, Any]:
        """The table of our settings. ConfigError if something else stands there."""
        self.prefix = prefix
        found: Any = self.data
        for depth, key in enumerate(prefix, 1):
            found = found.get(key, {})
            if not isinstance(found, Mapping):
                name = ".".join(str(part) for part in prefix[:depth])
                raise self._error(prefix[:depth], f"'{name}' must be a table; write [{name}]")
        return found  # type: ignore[no-any-return]

    def settings(
        self, table: Mapping[str, Any], known: Mapping[str, Setting], prefix: _Key
    ) -> Iterator[tuple[str, Any]]:
        """Names of fields and what the file says of them. ConfigError for an unknown key or a wrong value."""
        for key, value in table.items():
            if key == "per-path" and known is IN_RUN:
                continue
            if key not in known:
                raise self._error((*prefix, key), _unknown(key, known))
            try:
                yield known[key].field, known[key].read(value)
            except ConfigError as error:
                raise self._error((*prefix, key, *_culprit(known[key], value)), f"{key}: {error}") from error

    def per_path(self, table: Mapping[str, Any]) -> Iterator[PathSettings]:
        """What [[per-path]] says, in the order of the file."""
        entries = table.get("per-path", [])
        if not isinstance(entries, list):
            raise self._error(
                (*self.prefix, "per-path"), "'per-path' must be written [[per-path]], once for each set of paths"
            )
        for number, entry in enumerate(entries):
            at = (*self.prefix, "per-path", number)
            if not isinstance(entry, Mapping) or not entry.get("paths"):
                raise self._error(at, 'names no paths; add paths = ["folder/**"]')
            yield PathSettings(**dict(self.settings(entry, IN_PATHS, at)))

    def _error(self, key: _Key, message: str) -> ConfigError:
        return ConfigError(f"{self._path}:{self._line(key)}: {message}")

    def _line(self, key: _Key) -> int:
        """The line on which the statement begins that gives the key: the shortest beginning of the file that has it tells."""
        lines = [f"{line}\n" for line in self._text.split("\n")]
        return bisect_left(range(len(lines)), True, key=lambda stop: _holds(_beginning(lines, stop), key))

    def _line_of(self, error: tomllib.TOMLDecodeError) -> int:
        match = _AT_LINE.search(str(error))
        return int(match.group(1)) if match else self._text.count("\n") + 1


def _beginning(lines: Sequence[str], stop: int) -> Mapping[str, Any]:
    """The shortest beginning of so many lines, or more, that is whole."""
    for end in range(stop, len(lines)):
        try:
            return tomllib.loads("".join(lines[:end]))
        except tomllib.TOMLDecodeError:
            continue
    return tomllib.loads("".join(lines))


def _holds(data: Any, key: _Key) -> bool:
    for part in key:
        if isinstance(part, int):
            if not isinstance(data, list) or part >= len(data):
                return False
        elif not isinstance(data, Mapping) or part not in data:
            return False
        data = data[part]
    return True


def _culprit(setting: Setting, value: object) -> _Key:
    """The key of a table that is wrong on its own; none for what is no table, or wrong as a whole."""
    for key, held in value.items() if isinstance(value, Mapping) else ():
        try:
            setting.read({key: held})
        except ConfigError:
            return (key,)
    return ()


def _unknown(key: str, known: Mapping[str, Setting]) -> str:
    names = [*known, *(["per-path"] if known is IN_RUN else [])]
    if key in IN_RUN and known is IN_PATHS:
        return f"'{key}' holds for the whole run; set it outside [[per-path]]"
    near = get_close_matches(key.lower().replace("_", "-"), names, 1, 0.4)
    meant = f"did you mean '{near[0]}'?" if near else f"the known ones are: {', '.join(names)}"
    return f"no setting '{key}'; {meant}"


def _what(error: tomllib.TOMLDecodeError) -> str:
    said = str(error).rpartition(" (at ")[0] or str(error)
    return said[:1].lower() + said[1:]
