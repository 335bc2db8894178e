"""How fast texts are read and checked, against plain work on the same text in the same run.

    python -m benchmarks.throughput [FOLDER]

Without a folder the seed documents are repeated, each paragraph with other figures, to about 300 KB.
Ratios: against splitting the text into words by a regular expression, and for dates against dateparser's own search.
"""

import random
import re
import sys
import time
from pathlib import Path

from consistency import Document, check, find_dates, find_names, find_quantities
from consistency.text.read import read

_SIZE = 300_000


def texts(folder=None):
    """The texts of a folder, or the seeds with their figures changed, seeded so that every run has the same."""
    documents = read([folder or Path(__file__).parents[1] / "seeds"]).documents
    if folder:
        return [document.text for document in documents]
    chance, made, size = random.Random(0), [], 0
    while size < _SIZE:
        for document in documents:
            made.append(re.sub(r"\d", lambda _: str(chance.randrange(1, 10)), document.text))
            size += len(made[-1])
    return made


def timed(work):
    """Seconds of processor time, the least of three."""
    found = []
    for _ in range(3):
        started = time.process_time()
        work()
        found.append(time.process_time() - started)
    return min(found)


def main(folder=None):
    """Print kilobytes a second and the ratio to splitting into words."""
    from dateparser.search import search_dates

    corpus = texts(folder)
    size = sum(len(text.encode()) for text in corpus) / 1000
    sample = corpus[0][:3000]
    documents = [Document(str(index), text, "en") for index, text in enumerate(corpus)]
    cases = {
        "split into words (re)": lambda: [re.findall(r"\w+", text) for text in corpus],
        "find_quantities": lambda: [find_quantities(text) for text in corpus],
        "find_dates": lambda: [find_dates(text) for text in corpus],
        "find_names": lambda: [find_names(text) for text in corpus],
        "check": lambda: check(documents),
    }
    seconds = {name: timed(work) for name, work in cases.items()}
    base = seconds["split into words (re)"]
    print(f"{len(corpus)} texts, {size:.0f} KB")
    for name, spent in seconds.items():
        print(f"{name:<24} {size / spent:9.0f} KB/s   {spent / base:8.1f} × the time of splitting into words")
    ours, theirs = timed(lambda: find_dates(sample)), timed(lambda: search_dates(sample, languages=["en"]))
    print(f"find_dates is {theirs / ours:.1f} × as fast as dateparser.search.search_dates on {len(sample)} characters")


if __name__ == "__main__":
    main(*sys.argv[1:])
