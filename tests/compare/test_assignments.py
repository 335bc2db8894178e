"""Figures that a relation may be of: the one that can be meant, or none."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency import Document, check


def findings(text, rule):
    return [finding for finding in check([Document("a", text, "en")]).findings if finding.rule == rule]


WHOLES = st.integers(200, 5000)
PERCENTS = st.integers(5, 90)


@given(WHOLES, st.integers(1, 199), PERCENTS)
def test_a_share_of_the_sentence_before_is_found_only_where_it_misses(whole, part, share):
    exact = 100 * part / whole
    text = f"There are {whole:,} empty homes. Of these {part:,}, or {share}%, have been empty for years."
    found = findings(text, "Q107")
    if abs(exact - share) < 1:
        assert not found
    elif abs(exact - share) > max(3, share / 5):
        (finding,) = found
        assert f"{whole:,}" in {place.text for reading in finding.readings for place in reading.places}


@given(st.integers(1000, 9000))
def test_what_doubled_is_silent_where_one_more_figure_may_be_meant(before):
    after = before + before // 5
    alone = (
        f"The pantry gave out {after:,} parcels between April and June, double the figure of {before:,} for last year."
    )
    beside = alone.replace("parcels", f"parcels and {2 * before:,} bags")
    assert len(findings(alone, "Q108")) == 1
    assert not findings(beside, "Q108")


@pytest.mark.parametrize("count", [70, 3000])
def test_a_sentence_of_very_many_figures_is_left_alone(count):
    figures = ", ".join(f"{2000 + number} hens" for number in range(count))
    text = f"The farms hold {figures}, and 900 ducks, double the figure of 300 for last year."
    assert not any(re.search("double", finding.message) for finding in findings(text, "Q108"))
