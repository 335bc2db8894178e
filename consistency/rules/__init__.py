"""The rules, found by listing this folder; other packages add theirs by the entry point `consistency.rules`."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from importlib.metadata import entry_points

from consistency.errors import ConfigError
from consistency.model import Rule


@cache
def every() -> tuple[Rule, ...]:
    """All rules, sorted by code. ConfigError if two share one."""
    own = [
        importlib.import_module(f"{__name__}.{module.name}")
        for module in pkgutil.iter_modules(__path__)
        if module.name != "base"
    ]
    found = [module.RULE for module in own] + [point.load() for point in entry_points(group="consistency.rules")]
    rules = {rule.code: rule for rule in found}
    if len(rules) < len(found):
        raise ConfigError(
            f"two rules share a code among {', '.join(sorted(rule.code for rule in found))}; rename or uninstall one"
        )
    return tuple(rules[code] for code in sorted(rules))


def named(code: str) -> Rule:
    """The rule of a code or a name ("N301", "name-variant"). ConfigError, listing the known ones, if there is none."""
    wanted = code.casefold()
    for rule in every():
        if wanted in (rule.code.casefold(), rule.name):
            return rule
    raise ConfigError(
        f"no rule {code!r}; the known ones are: {', '.join(f'{rule.code} {rule.name}' for rule in every())}"
    )
