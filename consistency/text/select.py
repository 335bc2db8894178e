"""Which files of a folder are read: those that no .gitignore and no pattern of the settings leaves out.

Patterns are those of .gitignore; pathspec, which knows them, is loaded when the first pattern is met.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

_IGNORE, _FOLDER = ".gitignore", "ps_d"
_Match = Callable[[str], bool | None]


@dataclass(frozen=True)
class Selection:
    """What is read of the paths that are given.

    exclude        patterns of files and folders to leave out, relative to root
    gitignore      files that git ignores are left out
    force_exclude  both hold for files that are named, too
    allow_empty    a path that holds nothing to read is no failure
    stdin          the name of the text on standard input, which the path "-" stands for
    """

    exclude: tuple[str, ...] = ()
    root: Path = field(default_factory=Path)
    gitignore: bool = True
    force_exclude: bool = False
    allow_empty: bool = False
    stdin: str = "<stdin>"

    def admits(self, path: Path, folder: bool) -> bool:
        """True if nothing leaves the file or folder out; whether its own folder is left out is not asked."""
        absolute = Path(os.path.abspath(path))
        named = f"{_relative(absolute, self._top)}{'/' if folder else ''}"
        if self._excluded(named):
            return False
        return not (self.gitignore and self._ignored(absolute, folder))

    def admits_named(self, path: Path) -> bool:
        """True if the file, and every folder above it, is admitted."""
        absolute = Path(os.path.abspath(path))
        above = [parent for parent in absolute.parents if parent.is_relative_to(self._top) and parent != self._top]
        return all(self.admits(parent, True) for parent in above) and self.admits(absolute, False)

    @cached_property
    def _top(self) -> Path:
        return Path(os.path.abspath(self.root))

    @cached_property
    def _excluded(self) -> _Match:
        return matcher("\n".join(self.exclude)) if self.exclude else lambda _: None

    @cached_property
    def _known(self) -> dict[Path, _Match | None]:
        return {}

    @cached_property
    def _above(self) -> dict[Path, tuple[Path, ...]]:
        return {}

    def _ignored(self, path: Path, folder: bool) -> bool:
        """As git decides it: the .gitignore nearest to the file that says anything."""
        for parent in self._folders_of_repository(path.parent):
            match = self._ignore_file(parent)
            said = match(f"{_relative(path, parent)}{'/' if folder else ''}") if match else None
            if said is not None:
                return said
        return False

    def _folders_of_repository(self, folder: Path) -> tuple[Path, ...]:
        """The folder and those above it up to the top of its repository, nearest first; none outside of a repository."""
        if folder not in self._above:
            above = (folder, *folder.parents)
            top = next((parent for parent in above if (parent / ".git").exists()), None)
            self._above[folder] = above[: above.index(top) + 1] if top else ()
        return self._above[folder]

    def _ignore_file(self, folder: Path) -> _Match | None:
        if folder not in self._known:
            try:
                text = (folder / _IGNORE).read_text(encoding="utf-8", errors="surrogateescape")
                self._known[folder] = matcher(text)
            except OSError:
                # git, too, goes on where there is none or it cannot be read.
                self._known[folder] = None
        return self._known[folder]


def matcher(patterns: str) -> _Match:
    """What lines of patterns say of a relative path (a folder ends in "/"): True to leave it out, False to keep it, None nothing.

    A pattern of a folder says nothing of what is in it: git decides folder by folder, from the top.
    """
    from pathspec import GitIgnoreSpec

    known = [(each.include, each.regex) for each in GitIgnoreSpec.from_lines(patterns.splitlines()).patterns]
    rules = [(include, regex) for include, regex in reversed(known) if include is not None and regex is not None]

    def match(path: str) -> bool | None:
        return next((include for include, regex in rules if _is_meant(regex.match(path), path)), None)

    return match


def _is_meant(match: re.Match[str] | None, path: str) -> bool:
    """True if the path itself matches. pathspec marks the end of a folder as ps_d; without the mark ("a/**"), what is below is meant."""
    if match is None:
        return False
    if _FOLDER not in match.re.groupindex:
        return match.end() < len(path)
    return match.group(_FOLDER) is None or match.end(_FOLDER) == len(path)


def within(patterns: Iterable[str]) -> Callable[[str], bool]:
    """Whether patterns, as in .gitignore, name a relative path or a folder that it is in."""
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(patterns).match_file


def _relative(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix().lstrip("/")
