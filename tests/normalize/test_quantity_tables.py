"""Texts of each language, each with the figures that it states (tests/normalize/quantities/LANGUAGE.tsv)."""

from pathlib import Path

import pytest

from consistency import find_quantities

FOLDER = Path(__file__).parent / "quantities"


def rows():
    for path in sorted(FOLDER.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                text, said = line.split("\t")
                yield pytest.param(path.stem, text, said, id=f"{path.stem}: {text}")


def written(mention):
    """A figure as the tables write it: VALUE [unit] noun."""
    value = mention.value
    if value.kind == "ordinal":
        number = f"#{value.low}"
    elif value.low == value.high:
        number = f"{'~' if value.kind == 'approx' else ''}{value.low}"
    else:
        number = f"{'' if value.low is None else value.low}..{'' if value.high is None else value.high}"
    return " ".join(filter(None, (number, f"[{value.unit}]" if value.unit != "count" else "", value.noun)))


@pytest.mark.parametrize("language, text, said", list(rows()))
def test_figures_of_a_text(language, text, said):
    assert (" | ".join(map(written, find_quantities(text, language))) or "-") == said


@pytest.mark.parametrize("language", ["de", "en", "es", "fr", "ru", "uk"])
def test_each_language_has_a_hundred_texts(language):
    lines = (FOLDER / f"{language}.tsv").read_text(encoding="utf-8").splitlines()
    assert sum(1 for line in lines if "\t" in line and not line.startswith("#")) >= 100
