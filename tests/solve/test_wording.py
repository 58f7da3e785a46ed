from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import intervals

from claimcheck.model import Interval
from claimcheck.solve.wording import Measure, between, decimal, power_of_ten_within, spread, widened

numbers = st.builds(Fraction, st.integers(-(10**18), 10**18), st.sampled_from((1, 2, 3, 7, 10, 10**4, 10**8, 125)))


@given(numbers)
def test_an_exact_number_reads_back_as_itself(value: Fraction) -> None:
    assert Fraction(decimal(value).replace("−", "-")) == value


@given(intervals(), st.integers(-3, 3))
def test_rounding_outwards_loses_nothing(interval: Interval, power: int) -> None:
    step = Fraction(10) ** power
    rounded = widened(interval, step)
    assert rounded.holds(interval)
    for end in (rounded.lower, rounded.upper):
        assert end is None or (end / step).denominator == 1


@given(numbers.filter(lambda value: value > 0))
def test_a_power_of_ten_lies_within_a_factor_of_ten(value: Fraction) -> None:
    assert power_of_ten_within(value) <= value < 10 * power_of_ten_within(value)


@pytest.mark.parametrize(
    ("interval", "measure", "shown"),
    [
        (Interval(Fraction(5813, 100), Fraction(5814, 100)), Measure("%"), "58.13%～58.14%"),
        (Interval(Fraction(3), None, lower_open=True), Measure("家"), "> 3家"),
        (Interval(None, Fraction(-5, 2)), Measure("百分点"), "≤ −2.5个百分点"),
        (Interval.point(Fraction(3976200)), Measure("人次", Fraction(10**4)), "397.62万人次"),
        (Interval.point(Fraction(1, 3)), Measure(), "1/3"),
    ],
)
def test_a_range_is_written_like_its_figure(interval: Interval, measure: Measure, shown: str) -> None:
    assert spread(interval, measure) == shown


def test_words_say_which_end_is_excluded() -> None:
    text = between("x", Interval(Fraction(1), Fraction(2), lower_open=True), Measure("元"))
    assert (text.zh, text.en) == ("x 大于 1元，不大于 2元", "x is above 1 元 and at most 2 元")
    assert between("x", Interval.whole(), Measure()).en == "x may be anything"
