"""Arguments → pipeline → report → exit status: 0 agreed, 1 findings at or above the failing level, 2 could not check.

`arguments.py` says what may be given; each command is one module with `run(options)`, which returns the exit status.
"""

from __future__ import annotations

import gc
import os
import sys

from consistency import TYPE_CHECKING
from consistency.errors import ConsistencyError

if TYPE_CHECKING:
    from collections.abc import Sequence


# A run makes hundreds of thousands of records that live to its end, nearly none of them in a circle. Looking for circles
# after every 700 new ones, as Python does, takes an eighth of its time; after so many it takes none that can be measured.
_RECORDS = 10_000


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the exit status is returned."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name) or open(os.devnull, "w")  # noqa: SIM115 - closed by the caller: sys.stdout is None
        setattr(sys, name, stream)
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    from consistency.cli.arguments import parser

    options = parser().parse_args(arguments)
    gc.set_threshold(_RECORDS)
    try:
        from importlib import import_module

        status: int = import_module(f"consistency.cli.{options.command}").run(options)
        sys.stdout.flush()
        return status
    except ConsistencyError as error:
        from consistency.report.escape import visible

        print(f"consistency: {visible(str(error))}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 2
    except BrokenPipeError:
        # The reader of our output (head, less) has seen enough; nothing may be written at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 2
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        problem = f"the report cannot be written ({error.strerror}); check where the output goes"
        print(f"consistency: {problem}", file=sys.stderr)
        return 2
