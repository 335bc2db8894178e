"""The algebra of values."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.errors import DimensionError
from consistency.values import Interval, Moment, Quantity, compatible, days_in_month, exceeds
from tests.strategies import intervals, numbers, quantities

days = st.dates(date(1, 1, 1), date(9999, 12, 31))


@given(intervals(), intervals())
def test_sums_and_products_do_not_depend_on_order(a, b):
    assert a.plus(b) == b.plus(a)
    assert a.times(b) == b.times(a)


@given(intervals(), intervals(), numbers, numbers)
def test_sums_and_products_hold_those_of_their_members(a, b, x, y):
    if a.contains(Interval(x, x)) and b.contains(Interval(y, y)):
        assert a.plus(b).contains(Interval(x + y, x + y))
        assert a.times(b).contains(Interval(x * y, x * y))


@given(intervals(), intervals())
def test_an_interval_overlaps_what_it_contains(a, b):
    assert a.overlaps(b) == b.overlaps(a)
    if a.contains(b):
        assert a.overlaps(b)


@given(intervals())
def test_unit_conversion_round_trips(a):
    assert (
        a.scaled(Fraction(5, 9), Fraction(229835, 900))
        .plus(Interval(Fraction(-229835, 900), Fraction(-229835, 900)))
        .scaled(Fraction(9, 5))
        == a
    )


@given(quantities(), quantities())
def test_compatible_does_not_depend_on_order(a, b):
    assert compatible([a, b]) == compatible([b, a])


@given(st.lists(quantities(), max_size=5))
def test_several_are_compatible_exactly_if_each_two_are(several):
    assert compatible(several) == all(compatible([a, b]) for a in several for b in several)


@given(quantities())
def test_tolerance_only_widens(a):
    assert a.tolerance().contains(a.said)


@given(quantities(), quantities())
def test_what_exceeds_a_whole_is_not_compatible_with_it(part, whole):
    if exceeds(part, whole):
        assert not compatible([part, whole])
        assert not exceeds(whole, part)


@pytest.mark.parametrize(
    "quantity, held, not_held",
    [
        (Quantity(12000, 12000, kind="approx", hedge="about", sense="about", grain=1000), 11800, 14000),
        (Quantity(12000, 12000, grain=1000), 12345, 12600),
        (Quantity(500, 500, kind="approx", hedge="nearly", sense="nearly", grain=100), 480, 501),
        (Quantity(21, 21), 21, 22),
        (Quantity(5, None, kind="bound", hedge="at least"), 7, 4),
        (Quantity(2000, 3000, kind="range", grain=1000), 2500, 3001),
        (Quantity(Fraction(24, 10), Fraction(24, 10), grain=Fraction(1, 10)), Fraction(244, 100), Fraction(25, 10)),
    ],
)
def test_a_hedge_holds_what_the_writer_may_have_meant(quantity, held, not_held):
    assert quantity.tolerance().contains(Interval(held, held))
    assert not quantity.tolerance().contains(Interval(not_held, not_held))


def test_five_regiments_of_two_to_three_thousand_are_at_least_ten_thousand():
    product = Quantity(5, None, noun="regiments").times(Quantity(2000, 3000, noun="people"))
    assert (product.low, product.high, product.noun) == (10000, None, "people")


def test_different_units_of_one_dimension_are_compared():
    mile = Quantity(10, 10, unit="mile", dimension="[length]", scale=Fraction(201168, 125))
    kilometers = Quantity(16, 16, unit="kilometer", dimension="[length]", scale=1000)
    assert not compatible([mile, kilometers])
    assert compatible([mile, Quantity(16, 17, unit="kilometer", dimension="[length]", scale=1000)])


MILE = Quantity(1, 1, unit="mile", dimension="[length]", scale=Fraction(201168, 125))


@pytest.mark.parametrize(
    "combine",
    [
        lambda a, b: compatible([a, b]),
        lambda a, b: a.overlaps(b),
        lambda a, b: a.contains(b),
        lambda a, b: a.plus(b),
        lambda a, b: a.converted(b),
        lambda a, b: a.share(b),
        exceeds,
    ],
)
def test_different_dimensions_are_an_error(combine):
    with pytest.raises(DimensionError, match="compare figures of one dimension"):
        combine(Quantity(1, 1), MILE)


@given(quantities(), quantities())
def test_conversion_is_exact_and_round_trips(a, b):
    there = a.converted(b)
    assert (there.unit, there.scale, there.said) == (b.unit, b.scale, a.said)
    assert there.converted(a).said == a.said


@given(quantities(), quantities(), quantities())
def test_sums_of_quantities_do_not_depend_on_order(a, b, c):
    assert a.plus(b).said == b.plus(a).said
    assert a.plus(b).plus(c).said == a.plus(b.plus(c)).said


@given(quantities(), quantities())
def test_products_of_quantities_do_not_depend_on_order(a, b):
    product, other = a.times(b), b.times(a)
    assert (product.low, product.high) == (other.low, other.high)


@given(quantities(), quantities())
def test_quantities_overlap_as_their_sizes_do(a, b):
    assert a.overlaps(b) == b.overlaps(a) == a.said.overlaps(b.said)
    assert a.contains(a)
    if a.contains(b):
        assert a.overlaps(b)


@given(quantities(), quantities())
def test_a_part_times_its_share_may_be_the_part(part, whole):
    share = part.share(whole)
    assert share.times(whole.tolerance()).overlaps(part.tolerance())


def test_twelve_of_forty_are_three_tenths():
    assert Quantity(12, 12).share(Quantity(40, 40)) == Interval(Fraction(3, 10), Fraction(3, 10))
    assert Quantity(12, 12).share(Quantity(40, None, kind="bound")) == Interval(None, None)


def test_temperatures_are_converted_and_have_no_sum():
    celsius = Quantity(-40, -40, unit="degree_Celsius", dimension="[temperature]", offset=Fraction(5463, 20))
    fahrenheit = Quantity(
        0, 0, unit="degree_Fahrenheit", dimension="[temperature]", scale=Fraction(5, 9), offset=Fraction(45967, 180)
    )
    assert celsius.converted(fahrenheit).low == -40
    with pytest.raises(DimensionError, match="have no sum"):
        celsius.plus(fahrenheit)


@given(days, st.integers(-(10**5), 10**5))
def test_moments_count_days_as_the_calendar_does(day, more):
    moment = Moment(day.year, day.month, day.day)
    assert (moment.ordinal, moment.weekday, moment.isoformat()) == (day.toordinal(), day.weekday(), day.isoformat())
    if 1 <= day.toordinal() + more <= date.max.toordinal():
        assert moment.plus(days=more).isoformat() == (day + timedelta(days=more)).isoformat()


@given(st.integers(-20000, 120000), st.integers(1, 12), st.integers(-500, 500))
def test_months_are_added_in_any_year(year, month, more):
    moved = Moment(year, month, 31 if days_in_month(year, month) == 31 else 28).plus(months=more)
    assert (moved.year * 12 + moved.month) - (year * 12 + month) == more
    assert 1 <= moved.day <= days_in_month(moved.year, moved.month)


def test_years_before_one_are_astronomical():
    assert Moment(-489, 1, 1).isoformat() == "-0489-01-01"
    assert Moment(0, 12, 31).plus(days=1) == Moment(1, 1, 1)
    assert Moment(2024, 10, 23, 86399).plus(seconds=1).isoformat() == "2024-10-24T00:00:00"
    assert Moment(2024, 10, 23) < Moment(2024, 10, 23, 1) < Moment(99999)


@given(quantities(), quantities())
def test_a_gap_is_zero_where_intervals_meet_and_alike_both_ways(a, b):
    first, second = a.written(), b.written()
    assert (first.gap(second) == 0) == first.overlaps(second)
    assert first.gap(second) == second.gap(first)


@given(quantities())
def test_what_was_written_is_among_what_may_be_meant(quantity):
    said, written = quantity.said, quantity.written()
    for end in (said.low, said.high):
        assert end is None or written.contains(Interval(end, end))
