"""What a notebook is given."""

import sys

import pytest

from consistency import ConfigError, check

HOUSES = "The flood in the northern district destroyed {} houses and closed the road to the coast."


def report():
    return check({"a.txt": HOUSES.format(340), "<b>.txt": HOUSES.format(940)})


def test_a_row_for_every_place():
    frame = report().to_dataframe()
    assert list(frame["text"]) == ["940 houses", "340 houses"]
    assert list(frame["document"]) == ["<b>.txt", "a.txt"]
    assert set(frame["rule"]) == {"Q101"} and list(frame["reading"]) == [0, 1]
    assert HOUSES.format(940)[frame.start[0] : frame.end[0]] == "940 houses"


def test_no_finding_is_an_empty_frame_with_all_columns():
    frame = check({"a.txt": "All is well in the town."}).to_dataframe()
    assert len(frame) == 0 and "fingerprint" in frame.columns


def test_the_table_escapes_what_documents_say():
    shown = report()._repr_html_()
    assert "&lt;b&gt;.txt:1:46" in shown and "<b>" not in shown
    assert "‘340 houses’" in shown


def test_without_pandas_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ConfigError, match=r"source-consistency\[notebook\]"):
        report().to_dataframe()
