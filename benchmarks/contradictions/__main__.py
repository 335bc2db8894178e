"""python -m benchmarks.contradictions [FOLDER] [--families a,f] [--misses] [--seed N]: see README.md beside this file."""

import argparse
import random

from benchmarks.contradictions.data import articles, clean, families, made, repeated
from consistency import check
from consistency.text.read import read


def touches(finding, sides):
    """True if the finding has a place on every side."""
    return all(
        any(
            place.document == document and place.start < span.end and span.start < place.end for place in finding.places
        )
        for document, span in sides
    )


def joined(case):
    """The findings that touch every side."""
    return [finding for finding in check(case.documents).findings if touches(finding, case.sides)]


def family(letter, cases, traps, hosts, arguments):
    """Counts of a family: cases, found with a silent control, controls joined, traps, traps joined."""
    found = controls = caught = 0
    for number, case in enumerate(cases):
        seed, host = f"{arguments.seed} {letter} {number}", hosts[case.language]
        wrong = made(case, host, random.Random(seed))
        hit, miss = joined(wrong), joined(made(case, host, random.Random(seed), right=True))
        found += bool(hit) and not miss
        controls += bool(miss)
        if arguments.misses and (miss or not hit):
            said = case.passages if len(" ".join(case.passages)) < 600 else [marked(wrong)]
            print(f"{letter} {'CONTROL JOINED' if miss else 'missed'}: {' / '.join(said)}", *(f.rule for f in miss))
    for number, case in enumerate(traps):
        hit = joined(made(case, hosts[case.language], random.Random(f"{arguments.seed} {letter} trap {number}")))
        caught += bool(hit)
        if arguments.misses and hit:
            print(f"{letter} TRAP: {' / '.join(case.passages)}", *(f"{f.rule} {f.severity}" for f in hit))
    return len(cases), found, controls, len(traps), caught


def marked(case):
    """The sides with a little of what stands around them, for a case that is an article."""
    text = case.documents[0].text
    return " … ".join(text[max(0, span.start - 60) : span.end + 60].replace("\n", " ") for _, span in case.sides)


def untouched(folder):
    """Findings on the articles as they are: each alone, and all together."""
    documents = read([folder]).documents
    words = sum(len(document.text.split()) for document in documents) / 1000
    alone = [finding for document in documents for finding in check([document]).findings]
    together = check(documents).findings
    print(f"\nuntouched: {len(documents)} articles, {words:.1f} thousand words")
    for name, findings in (("each alone", alone), ("all together", together)):
        loud = [finding for finding in findings if finding.severity != "note"]
        print(
            f"  {name:<13} {len(loud) / words:.3f} errors and warnings, {len(findings) / words:.3f} findings per 1,000 words"
        )
        for finding in findings:
            print(
                f"    {finding.places[0].document.rsplit('/')[-1]}: {finding.severity} {finding.rule} {finding.message}"
            )


def line(name, count, found, controls, near, caught):
    """One line of the table."""
    return f"{name:<62} {count:>5} {found:>6.3f} {controls:>7.3f} {near:>6} {caught / max(near, 1):>7.3f}"


def main():
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.contradictions")
    parser.add_argument("folder", nargs="?")
    parser.add_argument("--families", default="")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--seed", default="0")
    arguments = parser.parse_args()
    hosts = {language: clean(articles(arguments.folder, language)) for language in ("en", "uk", "ru")}
    print(f"{'family':<62} {'cases':>5} {'found':>6} {'joined':>7} {'traps':>6} {'caught':>7}")
    shares, totals = [], [0, 0, 0, 0]
    for letter, (title, cases, traps) in families([name for name in arguments.families.split(",") if name]).items():
        if letter == "b":
            cases = [*cases, *repeated("b", arguments.folder)]
        count, found, controls, near, caught = family(letter, cases, traps, hosts, arguments)
        shares.append(found / count if count else 0)
        totals = [a + b for a, b in zip(totals, (count, controls, near, caught), strict=True)]
        print(line(f"{letter} {title[:59]}", count, found / max(count, 1), controls / max(count, 1), near, caught))
    count, controls, near, caught = totals
    mean = sum(shares) / max(len(shares), 1)
    print(
        line(
            "mean of found; all controls joined; all traps caught", count, mean, controls / max(count, 1), near, caught
        )
    )
    if arguments.folder:
        untouched(arguments.folder)


if __name__ == "__main__":
    main()
