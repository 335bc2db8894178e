"""One module a format; each has a function `render`, which makes text of a Report."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module

from consistency.model import Report

# The formats that people read, which can be looked at in several ways; and those that programs read.
_SHOWN = ("text", "concise", "markdown")
FORMATS = (*_SHOWN, "html", "json", "jsonl", "sarif", "github", "gitlab", "junit", "rdjson", "checkstyle")


@dataclass(frozen=True, slots=True)
class Look:
    """What a report for people shows besides findings, and whether in colour."""

    agreements: bool = False
    suppressed: bool = False
    statistics: bool = False
    summary: bool = True
    colour: bool = False


def rendered(name: str, report: Report, look: Look | None = None) -> str:
    """The report in one of FORMATS, with a final line end."""
    render = import_module(f"consistency.report.{name}").render
    made: str = render(report, look or Look()) if name in _SHOWN else render(report)
    return made
