"""The words of a directive: which rules it names, and why."""

from __future__ import annotations

from dataclasses import replace

from consistency import rules
from consistency.errors import ConfigError
from consistency.model import Directive

_NO_CODE = "names no rule; write allow CODE REASON, such as allow N301 both spellings are quoted"


def allowing(directive: Directive, said: str) -> Directive:
    """The directive with what it says: codes or names of rules, separated by commas, then perhaps a reason."""
    words = said.split()
    names: list[str] = []
    while words and (not names or names[-1].endswith(",") or words[0].startswith(",")):
        names.append(words.pop(0))
    given = [name for name in " ".join(names).replace(",", " ").rstrip(":").split() if name]
    if not given:
        return replace(directive, problem=_NO_CODE)
    codes = [_code(name) for name in given]
    return replace(
        directive,
        codes=tuple(dict.fromkeys(code for code in codes if code)),
        unknown=tuple(name for name, code in zip(given, codes, strict=True) if not code),
        reason=" ".join(words).lstrip(":-–— "),
    )


def _code(name: str) -> str | None:
    try:
        return rules.named(name).code
    except ConfigError:
        return None
