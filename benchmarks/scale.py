"""How the cost of a check grows with its input, for shapes of bad input; near linear is ×2 (or less) for twice as much.

    python -m benchmarks.scale [SHAPE ...] [--sizes 1000,2000,4000]

Each row gives processor seconds for each size, the growth from each size to the next one (twice as much), and what is found.
"""

import argparse
import random
import resource
import time

from consistency import Config, Document, check

_PLACES = ["Arvik", "Belmora", "Corrin", "Dunmere", "Estrand", "Fellmar", "Garvold", "Hollin", "Ilmora", "Jorvale"]
_THINGS = ["bridge", "market", "school", "tunnel", "harbour", "mine", "depot", "church", "mill", "station"]
_EVENTS = ["flood", "fire", "landslide", "storm", "explosion"]


def one_count(size):
    """So many counts of one thing in one document, in sentences that are alike."""
    return [
        document("one", "\n".join(f"The flood destroyed {n % 97 + 100} houses in the valley." for n in range(size)))
    ]


def every_count(size):
    """The same, every count another one."""
    return [document("one", "\n".join(f"The flood destroyed {n + 100} houses in the valley." for n in range(size)))]


def worded(size):
    """Counts of one thing in one document, each sentence with other words."""
    chance = random.Random(0)
    words = [f"{a}{b}" for a in _THINGS for b in ("", "yard", "side", "land", "gate")]
    told = (
        f"{chance.choice(_PLACES)}: the {' '.join(chance.sample(words, 5))} held {n + 100} people." for n in range(size)
    )
    return [document("one", "\n".join(told))]


def events(size):
    """A document for each of so many similar events."""
    chance = random.Random(0)
    return [
        document(
            f"{n:06}",
            f"A {chance.choice(_EVENTS)} at the {chance.choice(_THINGS)} in {chance.choice(_PLACES)} killed "
            f"{chance.randrange(2, 90)} people on Monday.\n"
            f"Police said {chance.randrange(2, 90)} people were injured in {chance.choice(_PLACES)}.",
        )
        for n in range(size)
    ]


def topic(size):
    """One topic shared by so many claims: a hundred documents, sentences of a few kinds."""
    chance = random.Random(0)
    documents = []
    for n in range(100):
        told = (
            f"The {chance.choice(_EVENTS)} near the {chance.choice(_THINGS)} of {chance.choice(_PLACES)} "
            f"killed {chance.randrange(2, 500)} people."
            for _ in range(size // 100)
        )
        documents.append(document(f"{n:03}", "\n".join(told)))
    return documents


def name(size):
    """So many mentions of one name."""
    return [document("one", "\n".join(f"Minister Anna Berglund said that item {n} would wait." for n in range(size)))]


def sentence(size):
    """One sentence of so many words, a figure in every ten."""
    chance = random.Random(0)
    words = [str(chance.randrange(2, 900)) if n % 10 == 5 else chance.choice(_THINGS) for n in range(size)]
    return [document("one", " ".join(["The town had", *words]) + ".")]


def copies(size):
    """So many copies of one report, one of them with another figure."""
    text = "The flood in the northern district destroyed {} houses and closed the road to the coast."
    return [document(f"{n:06}", text.format(940 if n == 7 else 340)) for n in range(size)]


SHAPES = {shape.__name__: shape for shape in (one_count, every_count, worded, events, topic, name, sentence, copies)}


def document(name, text):
    """A document in English."""
    return Document(f"{name}.txt", text, "en")


def measured(shape, size):
    """Processor seconds of one check, and what it found."""
    documents = shape(size)
    started = time.process_time()
    report = check(documents, Config(language="en"))
    return time.process_time() - started, len(report.findings), len(report.agreements)


def main():
    """Print a row for each shape."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale")
    parser.add_argument("shapes", nargs="*", default=list(SHAPES), metavar="SHAPE", help=", ".join(SHAPES))
    parser.add_argument("--sizes", default="1000,2000,4000,8000")
    arguments = parser.parse_args()
    sizes = [int(size) for size in arguments.sizes.split(",")]
    check({"warm": "Five people died in 2020."})
    for name in arguments.shapes:
        row, last = [], 0.0
        for size in sizes:
            spent, findings, agreements = measured(SHAPES[name], size)
            row.append(f"{size:>6}: {spent:6.2f} s" + (f" ×{spent / last:4.2f}" if last else "      "))
            last = spent
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(
            f"{name:<12} {'  '.join(row)}   {findings} findings, {agreements} agreements, {peak} MB at most", flush=True
        )


if __name__ == "__main__":
    main()
