"""How fast text is romanized, against `str.translate` on the same text in the same run, and how the cost grows.

    python -m benchmarks.romanization

For each system a text in its letters, of 10,000 and of 100,000 letters: ten times the text should cost about ten times.
"""

import random
import time

from consistency import romanize
from consistency.normalize.romanize import systems


def seconds(work, runs=5):
    """The best wall time of some runs."""
    times = []
    for _ in range(runs):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return min(times)


def text(system, size):
    """Words of 3 to 12 letters of the system."""
    chance = random.Random(20)
    letters = sorted({letter for key in system.letters for letter in key if letter.isalpha()})
    words = ("".join(chance.choices(letters, k=chance.randint(3, 12))) for _ in range(size))
    return " ".join(words)[:size]


def main():
    """Slowest systems first."""
    rows = []
    for id, system in systems().items():
        short, long = text(system, 10_000), text(system, 100_000)
        table = {ord(key): value for key, value in system.letters.items() if len(key) == 1}
        plain = seconds(lambda long=long, table=table: long.translate(table))
        one, ten = (seconds(lambda of=of, id=id: romanize(of, id)) for of in (short, long))
        rows.append((ten / plain, ten / one, len(long) / ten, id))
    for ratio, growth, speed, id in sorted(rows, reverse=True):
        print(
            f"{id:<24} {ratio:6.1f} × str.translate   {growth:5.1f} × for ten times the text   {speed / 1e6:5.2f} M letters/s"
        )


if __name__ == "__main__":
    main()
