"""How many pairs of names are judged in a second and how well, and what finding pairs among many names costs.

    python -m benchmarks.names [SIZE]

The names are made from the project's own tables: given names, family names of places and given names with the endings of
Ukrainian and Russian family names, each spelled by romanization systems. A true pair is one native name by two systems; a
look-alike is another native name at most three letters away. Times are processor time of one worker in one run, the best of
several; the measure for `name_pairs` is brute force, rapidfuzz's `process.cdist` of all names against all (numpy, in the extra
`dev`). The cost of 100,000 names depends on how much of the processor's cache other programs leave: on a busy machine the
same code took from 10.5 to 14 times the time of 10,000.
"""

import gc
import random
import sys
import time

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from consistency import compare_names, name_pairs, romanize, tables
from consistency.normalize.romanize import systems

_LANGUAGES = ("uk", "ru")
_VOWELS = "аеєиіїоуюяыэёйь"


def natives(language, chance):
    """Endlessly, native family names of a language: stems of given names and places with the endings of family names."""
    column = _LANGUAGES.index(language)
    words = [row[column] for row in tables.load("givens", "slavic")["rows"] if len(row) > column]
    words += [row[column] for row in tables.load("places", "ukraine")["place"]]
    stems = sorted({word.rstrip(_VOWELS) for word in words if word.isalpha() and len(word.rstrip(_VOWELS)) > 2})
    endings = [ending for ending in tables.load("orthography", language)["family_endings"] if len(ending) > 2]
    while True:
        head, tail = chance.choice(stems), chance.choice(stems).lower()
        middle = chance.choice(["", "", tail[: chance.randint(2, 4)]])
        yield (head[: chance.randint(3, len(head))] + middle + chance.choice(endings)).capitalize()


def people(count, chance):
    """(names, true pairs): each person once or twice, by family name or in full, each time by another system."""
    ids = {language: [id for id, system in systems().items() if system.language == language] for language in _LANGUAGES}
    families = {language: natives(language, chance) for language in _LANGUAGES}
    rows = tables.load("givens", "slavic")["rows"]
    names, pairs, seen = [], [], set()
    while len(names) < count:
        language = chance.choice(_LANGUAGES)
        given, family = chance.choice(rows)[_LANGUAGES.index(language)], next(families[language])
        native = f"{given} {family}" if chance.random() < 0.5 else family
        if native in seen:
            continue
        seen.add(native)
        one, other = (romanize(native, id) for id in chance.sample(ids[language], 2))
        if one != other and one not in seen and other not in seen and chance.random() < 0.5:
            pairs.append((len(names), len(names) + 1))
            names.append(one)
            seen.add(one)
        names.append(other)
        seen.add(other)
    return names, pairs


def lookalikes(names, pairs, count, chance):
    """Pairs of two names that are at most three letters apart and no true pair."""
    true, found = set(pairs), []
    sample = chance.sample(range(len(names)), min(len(names), 3000))
    words = [names[i] for i in sample]
    for at, name in zip(sample, words, strict=True):
        for _, _, index in process.extract(name, words, scorer=Levenshtein.distance, score_cutoff=3, limit=4):
            pair = tuple(sorted((at, sample[index])))
            if pair[0] != pair[1] and pair not in true:
                found.append(pair)
    found = sorted(set(found))
    return chance.sample(found, min(len(found), count))


def spent(work, runs=1):
    """Seconds of processor time, the best of some runs, and what the work gives."""
    best = float("inf")
    for _ in range(runs):
        gc.collect()
        started = time.process_time()
        result = work()
        best = min(best, time.process_time() - started)
    return best, result


def judged(names, pairs, others):
    """Print how fast and how well pairs are judged: none of them was seen before."""
    compare_names("Kyiv", "Lemberg"), compare_names("Tung-ling", "Dongling"), compare_names("Ho Kim", "Іван")
    asked = [(names[i], names[j]) for i, j in (*pairs, *others)]
    random.Random(1).shuffle(asked)
    ours, _ = spent(lambda: [compare_names(a, b) for a, b in asked])
    theirs, _ = spent(lambda: [fuzz.ratio(a, b) for a, b in asked])
    print(f"compare_names: {len(asked) / ours:,.0f} pairs a second, {ours / theirs:.0f} × the time of fuzz.ratio")
    same = sum(compare_names(names[i], names[j]).verdict == "same" for i, j in pairs)
    wrong = sum(compare_names(names[i], names[j]).verdict == "same" for i, j in others)
    print(
        f"  {same / len(pairs):.3f} of {len(pairs)} true pairs are the same; {wrong / len(others):.3f} of {len(others)} look-alikes are"
    )


def found(names, pairs):
    """Print what name_pairs finds, and give its seconds."""
    seconds, answer = spent(lambda: name_pairs(names), runs=3)
    known = set(answer)
    share = sum(pair in known for pair in pairs) / len(pairs)
    print(
        f"name_pairs of {len(names):,}: {seconds:.2f} s, {share:.3f} of true pairs, {len(answer) / len(names):.1f} pairs a name"
    )
    return seconds


def main(size="10000"):
    """Print the figures."""
    chance = random.Random(0)
    names, pairs = people(int(size), chance)
    judged(names, pairs, lookalikes(names, pairs, len(pairs), chance))
    small = found(names, pairs)
    brute, _ = spent(lambda: process.cdist(names, names, scorer=fuzz.ratio, workers=1), runs=2)
    print(f"  {small / brute:.2f} × the time of process.cdist ({brute:.2f} s)")
    large = found(*people(10 * int(size), chance))
    print(f"  {large / small:.1f} × the time for ten times as many names")


if __name__ == "__main__":
    main(*sys.argv[1:])
