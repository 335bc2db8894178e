"""Check again whenever something changes: the texts, the settings, the baseline."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from consistency.config import Config
from consistency.errors import ConsistencyError
from consistency.pipeline import selection
from consistency.report.escape import visible
from consistency.text.read import files

# Seconds between two looks at the files.
_PAUSE = 0.5


def watch(check: Callable[[], int], paths: Sequence[str], config: Config) -> int:
    """Check, and again after each change, until interrupted; the last exit status."""
    if "-" in paths:
        from consistency.errors import ConfigError

        raise ConfigError("--watch: standard input cannot be watched; give files or folders")
    status = 2
    try:
        while True:
            before = _state(paths, config)
            status = _once(check)
            print("Watching for changes; interrupt to leave.", file=sys.stderr, flush=True)
            while _state(paths, config) == before:
                time.sleep(_PAUSE)
    except KeyboardInterrupt:
        return status


def _once(check: Callable[[], int]) -> int:
    """One check; what cannot be checked now is said, and may be mended while we watch."""
    try:
        status = check()
        sys.stdout.flush()
        return status
    except ConsistencyError as error:
        print(f"consistency: {visible(str(error))}", file=sys.stderr)
        return 2


def _state(paths: Sequence[str], config: Config) -> dict[Path, tuple[int, int]]:
    """Every file that a check depends on, with its size and the time of its last change."""
    watched = [*files(paths, selection(config)), *(path for path in (config.source, config.baseline) if path)]
    found = {}
    for path in watched:
        try:
            stat = path.stat()
        except OSError:
            continue
        found[path] = (stat.st_mtime_ns, stat.st_size)
    return found
