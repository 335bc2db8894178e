"""Findings that somebody has looked at, in a file that is kept with the texts: a check fails only for what is new.

A finding is known by what it says, not by where: its fingerprint. An entry also names the documents in which the finding
stood, so that the same slip in another document counts as new, and so that an entry is called stale only by a run that
read its documents.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

from consistency import atomic
from consistency.errors import ConfigError
from consistency.model import BaselineEntry, Finding, Suppressed

NAME = "consistency-baseline.json"
VERSION = 1
VERDICTS = ("accepted", "wrong", "real")
_TEXTS = ("fingerprint", "rule", "date", "reason", "verdict")
_LISTS = ("said", "documents")
_OPTIONAL = frozenset(["reason", "verdict"])
# Sides that an entry tells, for a person who reads the file; the fingerprint covers all.
_SAID = 20


@dataclass(frozen=True)
class Baseline:
    """The entries of a file, by their fingerprints; path is where the file is, or will be."""

    path: Path
    entries: Mapping[str, BaselineEntry]

    @staticmethod
    def load(path: Path) -> Baseline:
        """The baseline in a file. ConfigError, with file and line, for one that is broken or of a newer version."""
        return Baseline(path, {entry.fingerprint: entry for entry in _entries(path)})

    def apply(
        self, findings: Iterable[Finding], read: Iterable[str]
    ) -> tuple[list[Finding], list[Suppressed], list[BaselineEntry]]:
        """Findings that are new, findings that an entry accepts, and stale entries. read: the ids of all documents of the run."""
        new, accepted, seen = [], [], set()
        for finding in findings:
            entry = self.entries.get(finding.fingerprint)
            if entry is not None:
                seen.add(entry.fingerprint)
            if entry is None or entry.verdict == "real" or not self._holds(entry, finding):
                new.append(finding)
            else:
                accepted.append(Suppressed(finding, "baseline", entry.reason, f"{self.path.as_posix()}:{entry.line}"))
        looked_at = {self._named(id) for id in read}
        stale = [
            entry for entry in self.entries.values() if entry.fingerprint not in seen and self._gone(entry, looked_at)
        ]
        return new, accepted, stale

    def with_findings(self, findings: Iterable[Finding], today: date, reason: str = "") -> Baseline:
        """The baseline with entries for all these findings; those that it has keep their date, reason and verdict."""
        entries = dict(self.entries)
        for finding in findings:
            if not _about_suppressions(finding):
                known = entries.get(finding.fingerprint)
                entries[finding.fingerprint] = (
                    self._renewed(known, finding) if known else self._entry(finding, today, reason)
                )
        return replace(self, entries=entries)

    def with_verdict(self, finding: Finding, verdict: str, reason: str, today: date) -> Baseline:
        """The baseline with this verdict on a finding, as of today; "" takes the entry out."""
        if not verdict:
            return replace(
                self, entries={key: each for key, each in self.entries.items() if key != finding.fingerprint}
            )
        entry = replace(self._entry(finding, today, reason), verdict=verdict)
        return replace(self, entries={**self.entries, finding.fingerprint: entry})

    def data(self, finding: Finding) -> dict[str, object]:
        """The entry of a finding as it is written, without date, reason and verdict."""
        return {key: value for key, value in entry_data(self._entry(finding, date.min, "")).items() if key != "date"}

    def without(self, stale: Iterable[BaselineEntry]) -> Baseline:
        """The baseline without some entries."""
        gone = {entry.fingerprint for entry in stale}
        return replace(self, entries={key: entry for key, entry in self.entries.items() if key not in gone})

    def save(self) -> None:
        """Write the file, as a whole or not at all. ConfigError if it cannot be written."""
        entries = [entry_data(entry) for entry in sorted(self.entries.values(), key=_order)]
        content = json.dumps({"version": VERSION, "entries": entries}, ensure_ascii=False, indent=2) + "\n"
        try:
            atomic.write(self.path.resolve(), content.encode("utf-8", "surrogatepass"))
        except OSError as error:
            raise ConfigError(
                f"{self.path}: cannot be written ({error.strerror}); check the folder and its permissions"
            ) from error

    def _holds(self, entry: BaselineEntry, finding: Finding) -> bool:
        """True unless the finding also stands, both sides of it, in a document that the entry does not name."""
        return {self._named(id) for id in _contradict_themselves(finding)} <= set(entry.documents)

    def _gone(self, entry: BaselineEntry, looked_at: set[str]) -> bool:
        return all(name in looked_at or not (self.path.parent / name).exists() for name in entry.documents)

    def _entry(self, finding: Finding, today: date, reason: str) -> BaselineEntry:
        said = tuple(reading.text for reading in finding.readings[:_SAID])
        return BaselineEntry(
            finding.fingerprint, finding.rule, said, self._documents(finding), today.isoformat(), reason
        )

    def _renewed(self, entry: BaselineEntry, finding: Finding) -> BaselineEntry:
        return replace(entry, documents=tuple(sorted({*entry.documents, *self._documents(finding)})))

    def _documents(self, finding: Finding) -> tuple[str, ...]:
        """Those that hold both sides; where none does, one for each side."""
        sides = [reading.places[0].document for reading in finding.readings[:_SAID] if reading.places]
        return tuple(sorted({self._named(id) for id in (_contradict_themselves(finding) or sides)}))

    def _named(self, id: str) -> str:
        """A document as the file names it: relative to its folder, so that it does not matter where the command is run."""
        path, folder = os.path.abspath(id), os.path.abspath(self.path.parent)
        try:
            return Path(os.path.relpath(path, folder)).as_posix()
        except ValueError:  # another drive
            return Path(path).as_posix()


def _contradict_themselves(finding: Finding) -> list[str]:
    """Documents that hold at least two sides of the finding, or its only one."""
    needed = min(2, len(finding.readings))
    sides: dict[str, int] = {}
    for document in chain.from_iterable({place.document for place in reading.places} for reading in finding.readings):
        sides[document] = sides.get(document, 0) + 1
    return [document for document, count in sides.items() if count >= needed]


def _about_suppressions(finding: Finding) -> bool:
    return finding.rule.startswith("S")


# The file ----------------------------------------------------------------------------------------------------------


def _entries(path: Path) -> Iterator[BaselineEntry]:
    text = _text(path)
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        said = error.msg[:1].lower() + error.msg[1:]
        raise ConfigError(f"{path}:{error.lineno}: is no baseline: {said}; mend it, or make it anew") from error
    except RecursionError as error:
        raise ConfigError(f"{path}:1: is no baseline: nested too deeply; make it anew") from error
    _check_head(path, text, data)
    seen: set[str] = set()
    for entry, line in zip(data["entries"], _lines(text, len(data["entries"])), strict=True):
        problem = _problem(entry, seen)
        if problem:
            raise ConfigError(f"{path}:{line}: {problem}")
        seen.add(entry["fingerprint"])
        whole: dict[str, Any] = {key: tuple(value) if key in _LISTS else value for key, value in entry.items()}
        yield BaselineEntry(**whole, line=line)


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise ConfigError(
            f"{path}: cannot be read ({error.strerror}); 'consistency baseline update' writes a baseline"
        ) from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise ConfigError(f"{path}:{line}: is no baseline: not UTF-8; make it anew") from error


def _check_head(path: Path, text: str, data: Any) -> None:
    version = data.get("version") if isinstance(data, dict) else None
    if not isinstance(version, int) or isinstance(version, bool) or not isinstance(data.get("entries"), list):
        raise ConfigError(f"{path}:1: is no baseline; 'consistency baseline update' writes one")
    if version != VERSION:
        line = text[: text.find('"version"')].count("\n") + 1
        newer = "upgrade consistency" if version > VERSION else "make it anew"
        raise ConfigError(
            f"{path}:{line}: is a baseline of version {version}, and this reads version {VERSION}; {newer}"
        )


def _lines(text: str, count: int) -> Iterator[int]:
    """The line on which each entry begins."""
    decoder = json.JSONDecoder()
    at = text.index("[", text.index('"entries"'))
    line, counted = 1, 0
    for _ in range(count):
        at += 1
        while text[at] in " \t\r\n,":
            at += 1
        line, counted = line + text.count("\n", counted, at), at
        yield line
        _, at = decoder.raw_decode(text, at)
        at -= 1


def _problem(entry: Any, seen: set[str]) -> str:
    """What is wrong with an entry, and what to do; "" for nothing."""
    if not isinstance(entry, dict):
        return "an entry must be an object; remove this one"
    for key in entry:
        if key not in (*_TEXTS, *_LISTS):
            return f"an entry has no '{key}'; its keys are {', '.join((*_TEXTS, *_LISTS))}"
    for key in (*_TEXTS, *_LISTS):
        value = entry.get(key, "" if key in _OPTIONAL else None)
        whole = isinstance(value, str) if key in _TEXTS else _is_texts(value)
        if not whole:
            return f"'{key}' of this entry must be {'text' if key in _TEXTS else 'a list of texts'}; mend or remove it"
    if entry.get("verdict", "accepted") not in VERDICTS:
        return f"verdict is {entry['verdict']!r}; it must be one of: {', '.join(VERDICTS)}"
    return "this entry is there twice; remove one" if entry["fingerprint"] in seen else ""


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(text, str) for text in value)


def entry_data(entry: BaselineEntry) -> dict[str, object]:
    """An entry as it is written: the reason and the verdict only where they say something."""
    data: dict[str, object] = {
        "fingerprint": entry.fingerprint,
        "rule": entry.rule,
        "said": list(entry.said),
        "documents": list(entry.documents),
        "date": entry.date,
    }
    return (
        data
        | ({"reason": entry.reason} if entry.reason else {})
        | ({"verdict": entry.verdict} if entry.verdict != "accepted" else {})
    )


def _order(entry: BaselineEntry) -> tuple[str, Sequence[str], str]:
    return entry.rule, entry.documents, entry.fingerprint
