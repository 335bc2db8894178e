"""`pytest --consistency seeds/`: one test a document; a finding in it at or above the failing level is a failure.

All documents of the run are checked together, by the settings that hold for them, so that each is held against the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from consistency.config import Config
    from consistency.model import Report

_OPTION = "--consistency"
_CHECKED = pytest.StashKey["tuple[Report, Config]"]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """The option; without it nothing of this package is loaded."""
    parser.getgroup("consistency").addoption(
        _OPTION, action="store_true", help="check texts against themselves and each other, one test a document"
    )


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> DocumentFile | None:
    """A text is a test."""
    if not parent.config.getoption(_OPTION):
        return None
    from consistency.text.read import SUFFIXES

    return DocumentFile.from_parent(parent, path=file_path) if file_path.suffix.lower() in SUFFIXES else None


class DocumentFile(pytest.File):
    """A text."""

    def collect(self) -> Iterator[DocumentTest]:
        """Its one test."""
        yield DocumentTest.from_parent(self, name="consistency")


class Disagreement(Exception):
    """What was found in a document, as the report for people shows it."""


class DocumentTest(pytest.Item):
    """Holds a text against itself and the others."""

    def runtest(self) -> None:
        """Disagreement, if a finding stands in the text first; DocumentError if it cannot be read."""
        from dataclasses import replace

        from consistency.errors import DocumentError
        from consistency.report import Look, rendered

        report, config = _checked(self.session)
        id = self.path.as_posix()
        problems = [failure.message for failure in report.failures if Path(failure.path).as_posix() == id]
        if problems:
            raise DocumentError(f"{id}: {problems[0]}")
        findings = [each for each in report.findings if each.severity.at_least(config.fail_on)]
        own = tuple(each for each in findings if each.places[0].document == id)
        if own:
            raise Disagreement(rendered("text", replace(report, findings=own, stale=()), Look(summary=False)))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: object = None) -> str:
        """The frames of both sides, without a traceback of ours."""
        return str(excinfo.value) if isinstance(excinfo.value, Disagreement | OSError) else str(excinfo.getrepr())

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """The text itself."""
        return self.path, None, f"consistency of {self.path.name}"


def _checked(session: pytest.Session) -> tuple[Report, Config]:
    """The report on all documents of the run, made once."""
    if _CHECKED not in session.stash:
        from dataclasses import replace

        from consistency.baseline import NAME
        from consistency.config import Config
        from consistency.pipeline import check

        paths = [item.path for item in session.items if isinstance(item, DocumentTest)]
        config = Config.find(paths)
        usual = config.root / NAME
        if config.baseline is None and usual.is_file():
            config = replace(config, baseline=usual)
        # A text that cannot be read fails its own test, and no other.
        session.stash[_CHECKED] = check(paths, replace(config, allow_empty=True)), config
    return session.stash[_CHECKED]
