"""The tables: each holds what its kind must hold, and the units are pint's."""

from fractions import Fraction

import pytest

from consistency import TableError, find_quantities, tables
from consistency.normalize.physical import physical

ALL = [(kind, name) for kind in tables.REQUIRED for name in tables.names(kind)]


@pytest.mark.parametrize("kind, name", ALL)
def test_every_table_loads_and_names_its_source(kind, name):
    assert len(tables.load(kind, name)["source"]) > 10


def test_every_kind_has_a_table_and_every_folder_is_a_kind():
    assert {kind for kind, _ in ALL} == set(tables.REQUIRED)
    folders = {path.name for path in tables._FOLDER.iterdir() if path.is_dir()} - {"__pycache__"}
    assert folders == set(tables.REQUIRED)


def test_an_unknown_table_is_an_error_that_lists_the_known():
    with pytest.raises(TableError, match="there are: .*en"):
        tables.load("hedges", "xx")
    assert tables.find("hedges", "xx") == {}


def test_a_broken_table_says_where_and_what(tmp_path, monkeypatch):
    monkeypatch.setattr(tables, "_FOLDER", tmp_path)
    (tmp_path / "stopwords").mkdir()
    path = tmp_path / "stopwords" / "qq.toml"
    path.write_text('source = "none"\nwords = "one string"\n')
    with pytest.raises(TableError, match=r"qq\.toml: 'words' must be a list"):
        tables.load("stopwords", "qq")
    path.write_text("words = [")
    with pytest.raises(TableError, match="mend the TOML"):
        tables.load("stopwords", "qq")


@pytest.fixture(scope="module")
def registry():
    import pint

    return pint.UnitRegistry(non_int_type=Fraction)


# pint has no percentage points, and its decade and decibel are logarithmic.
NOT_OF_PINT = ("percent", "percentage_point", "basis_point", "decade", "decibel")
PHYSICAL = [row for row in tables.load("units", "common")["unit"] if row["unit"] not in NOT_OF_PINT]


@pytest.mark.parametrize("row", PHYSICAL, ids=lambda row: row["unit"])
def test_every_unit_has_the_scale_that_pint_gives(row, registry):
    unit = registry.parse_units(row["unit"])
    zero, one = (registry.Quantity(Fraction(n), unit).to_base_units().magnitude for n in (0, 1))
    assert Fraction(row.get("offset", "0")) == pytest.approx(Fraction(zero))
    assert Fraction(row["scale"]) == pytest.approx(Fraction(one) - Fraction(zero))
    assert row["names"] if "names" in row else row["symbols"]


PUT_TOGETHER = [
    "3 hectolitres",
    "5 TeV",
    "2 km^3",
    "7 microsieverts per hour",
    "9 km/s",
    "4 mg/l",
    "3 furlongs per fortnight",
    "40 bushels per acre",
    "2.5 slugs",
    "12 slugs per cubic foot",
    "40 square fathoms",
    "3,000 mAh",
    "12,000 BTU per hour",
    "7 acre-feet",
    "9 m/s²",
    "9 m/s^2",
    "5 m s−1",
    "5 m s-1",
    "12 lb/ft³",
    "3 kg·m²",
    "8 fb−1",
]


@pytest.mark.parametrize("text", PUT_TOGETHER)
def test_units_that_are_put_together_are_those_of_pint(text, registry):
    (mention,) = find_quantities(text)
    value = mention.value
    base = registry.Quantity(Fraction(1), value.unit).to_base_units()
    assert Fraction(value.scale) == pytest.approx(Fraction(base.magnitude))
    powers = sorted(base.dimensionality.items())
    assert value.dimension == " ".join(key if power == 1 else f"{key}^{power}" for key, power in powers)


def test_every_rare_unit_is_known_to_pint_and_stands_in_no_other_table():
    table, common = tables.load("rare", "common"), tables.load("units", "common")
    written = {word for row in common["unit"] for word in (*row.get("names", ()), *row.get("symbols", ()))}
    for words in (table["names"], table["symbols"]):
        assert not written & set(words)
        assert all(physical(unit) for unit in words.values())
    assert all(physical("milli" + unit) for unit in table["prefixes"])
    assert physical("gauss") is None  # its dimension has broken powers
    assert physical("no unit of pint") is None


@pytest.mark.parametrize("text", ["5 slugs in the garden", "12 goals per game", "It took 3 A/B tests."])
def test_what_is_no_rare_unit(text):
    (mention,) = find_quantities(text)
    assert mention.value.unit == "count"


def test_no_two_units_share_a_name_or_symbol():
    words = [
        word
        for row in tables.load("units", "common")["unit"]
        for word in (*row.get("names", ()), *row.get("symbols", ()))
    ]
    assert len(words) == len(set(words))
