from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.strategies import fractions, intervals, members

from claimcheck.model import Interval


@given(st.data(), intervals(), intervals())
def test_arithmetic_contains_every_pointwise_result(data: st.DataObject, x: Interval, y: Interval) -> None:
    a, b = data.draw(members(x)), data.draw(members(y))
    assert a + b in x + y
    assert a - b in x - y
    assert a * b in x * y
    assert -a in -x
    assert a**3 in x**3
    assert a**2 in x**2
    if b != 0:
        assert a / b in x / y


@given(st.data(), intervals(), intervals())
def test_products_and_sums_hold_nothing_else(data: st.DataObject, x: Interval, y: Interval) -> None:
    # Every number of the result has a pair of operands: the one that is left, once a is chosen, can be solved for.
    total = data.draw(members(x + y))
    assert (Interval.point(total) - x).overlaps(y)
    product = data.draw(members(x * y))
    if 0 not in x:
        assume(x.sign != 0)
        assert (Interval.point(product) / x).overlaps(y)


@given(intervals(), intervals())
def test_hull_holds_both_and_intersection_is_held_by_both(x: Interval, y: Interval) -> None:
    assert x.hull(y).holds(x)
    assert x.hull(y).holds(y)
    assert x.holds(x.intersection(y))
    assert y.holds(x.intersection(y))
    assert x.overlaps(y) == y.overlaps(x)
    assert x.hull(y) == y.hull(x)


@given(fractions, intervals(), intervals())
def test_a_number_is_in_the_intersection_when_it_is_in_both(number: Fraction, x: Interval, y: Interval) -> None:
    assert (number in x.intersection(y)) == (number in x and number in y)
    if number in x or number in y:
        assert number in x.hull(y)


@given(intervals(), fractions)
def test_scaling_back_gives_the_same_interval(x: Interval, factor: Fraction) -> None:
    assume(factor != 0)
    assert x.scaled(factor).scaled(1 / factor) == x


@given(intervals())
def test_the_sign_is_that_of_every_member(x: Interval) -> None:
    assert (x.sign == 1) == (not x.overlaps(Interval(None, Fraction(0))))
    assert (x.sign == -1) == (not x.overlaps(Interval(Fraction(0), None)))


@pytest.mark.parametrize(
    ("x", "y", "product"),
    [
        (Interval(Fraction(0), Fraction(1), lower_open=True), Interval(Fraction(1), None), (0, None, True, False)),
        (Interval(Fraction(0), Fraction(1)), Interval(Fraction(1), None), (0, None, False, False)),
        (Interval(Fraction(-1), None), Interval(Fraction(2), Fraction(3)), (-3, None, False, False)),
        (Interval(Fraction(1), Fraction(2), upper_open=True), Interval.point(3), (3, 6, False, True)),
        (Interval(Fraction(1), Fraction(2), upper_open=True), Interval.point(0), (0, 0, False, False)),
        (Interval.whole(), Interval.point(0), (0, 0, False, False)),
    ],
)
def test_open_and_infinite_ends_of_a_product(
    x: Interval, y: Interval, product: tuple[int, int | None, bool, bool]
) -> None:
    lower, upper, lower_open, upper_open = product
    ends = Fraction(lower), None if upper is None else Fraction(upper)
    assert x * y == y * x == Interval(*ends, lower_open, upper_open)


def test_one_over_a_range_that_begins_at_zero_has_no_upper_end() -> None:
    assert Interval(Fraction(0), Fraction(4), upper_open=True).reciprocal() == Interval(
        Fraction(1, 4), None, lower_open=True
    )
    assert Interval(Fraction(-1), Fraction(1)).reciprocal() == Interval.whole()


def test_intervals_that_touch_at_an_open_end_share_nothing() -> None:
    left, right = Interval(Fraction(0), Fraction(1), upper_open=True), Interval(Fraction(1), Fraction(2))
    assert not left.overlaps(right)
    assert left.hull(right) == Interval(Fraction(0), Fraction(2))
    assert Interval(Fraction(0), Fraction(1)).intersection(right) == Interval.point(1)
