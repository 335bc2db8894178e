"""The pages of the rules: inside the installed package, or in docs/rules of a checkout."""

from __future__ import annotations

from pathlib import Path

from consistency.errors import ConfigError
from consistency.model import Rule

_FOLDERS = (Path(__file__).parents[1] / "pages", Path(__file__).parents[2] / "docs" / "rules")


def page(rule: Rule) -> str:
    """The page of a rule, Markdown. ConfigError if the rule has none (rules of other packages may not)."""
    for folder in _FOLDERS:
        path = folder / f"{rule.code}-{rule.name}.md"
        if path.is_file():
            return path.read_text(encoding="utf-8")
    raise ConfigError(f"rule {rule.code} {rule.name} has no page; ask the package that brings it")
