"""How far a long check has come, on a terminal and nowhere else."""

from __future__ import annotations

import time
from types import TracebackType
from typing import TextIO

from consistency.model import Document
from consistency.report.escape import visible

# Seconds of work before anything is shown, and between two lines.
_PATIENCE, _PAUSE = 1.0, 0.1
_COLUMNS = 78
_CLEAR = "\r\x1b[K"


class Progress:
    """A line that is written over, and gone at the end."""

    def __init__(self, stream: TextIO, quiet: bool) -> None:
        self._stream = stream
        self._shown = stream.isatty() and not quiet
        self._next = time.monotonic() + _PATIENCE
        self._count = 0
        self._written = False

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._written:
            self._stream.write(_CLEAR)
            self._stream.flush()

    def step(self, document: Document) -> None:
        """One more document is being read."""
        self._count += 1
        now = time.monotonic()
        if self._shown and now >= self._next:
            self._next, self._written = now + _PAUSE, True
            self._stream.write(f"{_CLEAR}{self._count:,} {visible(document.id)}"[:_COLUMNS])
            self._stream.flush()
