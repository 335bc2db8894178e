"""The pages of the rules: inside the installed package, or in docs/rules of a checkout."""

from __future__ import annotations

from pathlib import Path

from consistency.errors import ConfigError

_FOLDERS = (Path(__file__).parents[1] / "pages", Path(__file__).parents[2] / "docs" / "rules")


def page(code: str) -> str:
    """The page of a rule by its code or name, Markdown; no rule is loaded for it. ConfigError, listing the known, if there is none."""
    known = {path.stem: path for folder in _FOLDERS for path in sorted(folder.glob("*.md"))}
    for stem, path in known.items():
        if code.casefold() in (stem.casefold(), *stem.casefold().split("-", 1)):
            return path.read_text(encoding="utf-8")
    listed = ", ".join(stem.replace("-", " ", 1) for stem in known)
    raise ConfigError(f"no rule {code!r} that has a page; the known ones are: {listed}")
