"""A baseline as a list that a person reads."""

from __future__ import annotations

from consistency.baseline import Baseline
from consistency.model import BaselineEntry
from consistency.report.escape import visible


def render(baseline: Baseline) -> str:
    """One line an entry: where it stands, what was said, since when and why it is accepted."""
    path = baseline.path.as_posix()
    lines = [f"{visible(path)}:{entry.line}: {described(entry)}" for entry in baseline.entries.values()]
    return "\n".join([*lines, f"{len(lines)} {'entry' if len(lines) == 1 else 'entries'}."]) + "\n"


def described(entry: BaselineEntry) -> str:
    """ "N301 ‘Kuvshynnykova’ | ‘Kuvshinnikova’ (accepted 2024-11-02: both are quoted)"."""
    said = " | ".join(f"‘{text}’" for text in entry.said)
    reason = f": {entry.reason}" if entry.reason else ""
    return visible(f"{entry.rule} {said} ({entry.verdict} {entry.date}{reason})")
