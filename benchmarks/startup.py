"""How long the command takes to start, as a multiple of `python -c pass` in the same run.

    python -m benchmarks.startup [runs]

Asked: at most 3 times for --version and --help.
"""

import subprocess
import sys
import time
from pathlib import Path

COMMAND = str(Path(sys.executable).with_name("consistency"))
CASES = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "consistency --version": [COMMAND, "--version"],
    "consistency --help": [COMMAND, "--help"],
    "consistency explain N301": [COMMAND, "explain", "N301"],
    "consistency check seeds": [COMMAND, "check", "seeds", "--fail-on", "error"],
}


def seconds(command):
    """Wall time of one run."""
    started = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - started


def main(runs=15):
    """Interleaved runs; the median of each case over the median of the first."""
    timed = {name: [] for name in CASES}
    for _ in range(runs):
        for name, command in CASES.items():
            timed[name].append(seconds(command))
    medians = {name: sorted(times)[runs // 2] for name, times in timed.items()}
    base = medians["python -c pass"]
    for name, median in medians.items():
        print(f"{name:<28} {1000 * median:7.1f} ms   {median / base:5.2f} ×")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
