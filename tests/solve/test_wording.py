from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import intervals

from claimcheck.model import Interval, Text
from claimcheck.solve.wording import Measure, between, decimal, kept_apart, power_of_ten_within, spread, widened

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
        (Interval(Fraction(5813, 100), Fraction(5814, 100)), Measure("%"), "58.13–58.14%"),
        (Interval(Fraction(3), None, lower_open=True), Measure("家"), "> 3家"),
        (Interval(None, Fraction(-5, 2)), Measure("百分点"), "≤ −2.5个百分点"),
        (Interval.point(Fraction(3976200)), Measure("人次", Fraction(10**4)), "397.62万人次"),
        (Interval.point(Fraction(1, 3)), Measure(), "1/3"),
    ],
)
def test_a_range_is_written_like_its_figure(interval: Interval, measure: Measure, shown: str) -> None:
    assert spread(interval, measure) == Text(shown, shown)


def test_words_say_which_end_is_excluded() -> None:
    text = between(Interval(Fraction(1), Fraction(2), lower_open=True), Measure("元"))
    assert (text.zh, text.en) == ("大于 1元，不大于 2元", "is above 1元 and at most 2元")
    assert between(Interval.whole(), Measure()).en == "may be anything"


def test_a_range_below_zero_has_no_dash_before_a_sign() -> None:
    shown = spread(Interval(Fraction(-145, 100), Fraction(-115, 100)), Measure("%"))
    assert shown == Text("−1.45 至 −1.15%", "−1.45 to −1.15%")


@pytest.mark.parametrize(
    ("computed", "stated", "measure", "shown"),
    [
        ("0.00554133 0.00555113", "55.45 55.6", Measure("%"), "0.00554–0.00556%"),  # 0–0.01% says nothing
        ("53.1154 53.1272", "46.75 46.9", Measure("%"), "53.11–53.13%"),
        ("467231765 467231930", "1333868500 1333870000", Measure("人", Fraction(10**4)), "46723.17–46723.2万人"),
        (
            "3556000 3568000",
            "4115000000 4130000000",
            Measure("元", Fraction(10**8)),
            "355.6–356.8万元",
        ),  # no 0.0356亿元
    ],
)
def test_a_range_takes_as_many_digits_as_tell_it(computed: str, stated: str, measure: Measure, shown: str) -> None:
    (low, high), (least, most) = (map(Fraction, ends.split()) for ends in (computed, stated))
    over, other = Interval(low, high), Interval(least, most)
    found = measure.fitting(over, other)
    assert spread(kept_apart(over, other, found), found).zh == shown
