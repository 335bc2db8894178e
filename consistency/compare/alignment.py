"""Whether the words around two places of two documents are the same, so that both are versions of one text.

The words are those of `claims/alignment.py`: with "" for the place itself, "^" and "$" for the ends of the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

from consistency.text.language import stopwords


def are_same(first: tuple[str, ...], second: tuple[str, ...], least: int, telling: int) -> bool:
    """The words on both sides are the same without a gap: so many of them, or all of a sentence, and so many no function words."""
    runs = list(_runs(first, second))
    words = [word for run in runs for word in run if word not in ("^", "$")]
    content = sum(len(word) > 2 and word not in stopwords("en") for word in words)
    whole = all(run and run[-1] in ("^", "$") for run in runs)
    return (len(words) >= least or whole) and content >= telling


def _runs(first: tuple[str, ...], second: tuple[str, ...]) -> Iterator[list[str]]:
    """The words before the slot that both share, nearest first, and those behind it."""
    one, other = first.index(""), second.index("")
    for mine, yours in ((first[:one][::-1], second[:other][::-1]), (first[one + 1 :], second[other + 1 :])):
        run = []
        for a, b in zip(mine, yours, strict=False):
            if a != b:
                break
            run.append(a)
        yield run
