"""Axes: round ticks, exact, and a calendar without holes."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import fractions

from claimcheck.render.axis import Scale, around, calendar, numerals, ticks

values = st.lists(fractions | st.fractions(-(10**15), 10**15, max_denominator=1000), min_size=1, max_size=5)
QUARTERS = ["一季度", "二季度", "三季度", "四季度", "一季度", "二季度"]
days = st.dates().map(date.toordinal)


@given(values)
def test_every_value_lies_inside_its_scale(found: list[Fraction]) -> None:
    scale = around(found, 100, 20)
    assert all(scale.holds(value) for value in found)
    assert all(20 <= scale.at(value) <= 100 for value in found)


@given(values, values)
def test_places_keep_the_order_of_values(found: list[Fraction], more: list[Fraction]) -> None:
    scale = around(found, 0, 500)
    ordered = sorted({*found, *more})
    assert [scale.at(value) for value in ordered] == sorted(scale.at(value) for value in ordered)


def is_round(step: Fraction) -> bool:
    """One, two or five times a power of ten, or its inverse."""
    return (step.numerator == 1 or step.denominator == 1) and str(max(step, 1 / step)).rstrip("0") in {"1", "2", "5"}


@given(values, st.integers(3, 9))
def test_ticks_are_ones_twos_or_fives_of_a_power_of_ten(found: list[Fraction], most: int) -> None:
    scale = around(found, 0, 100)
    told = ticks(scale, most)
    steps = {after - before for before, after in pairwise(told)}
    assert 1 <= len(told) <= most
    assert all(scale.holds(tick) for tick in told)
    assert len(steps) <= 1
    assert all(map(is_round, steps))


def test_ticks_are_named_exactly_in_one_magnitude() -> None:
    told = [Fraction(97_500_000_000, 10), Fraction(98_000_000_000, 10)]
    assert numerals(told, "千瓦时") == (["97.5", "98"], "亿千瓦时")


@given(days, days, st.integers(4, 14), st.sampled_from(("zh", "en")))
def test_the_bands_of_a_calendar_leave_no_hole(one: int, other: int, most: int, language: str) -> None:
    low, high = sorted((one, other))
    scale = Scale(Fraction(low), Fraction(high + 1), 0, 600)
    fine, coarse = calendar(scale, most, "zh" if language == "zh" else "en")
    for bands in filter(None, (fine, coarse)):
        assert (bands[0].start, bands[-1].end) == (0, 600)
        assert all(before.end == after.start for before, after in pairwise(bands))
    assert 1 <= len(fine) <= most + 1


@pytest.mark.parametrize(
    ("first", "last", "fine", "coarse"),
    [
        (date(2023, 5, 30), date(2023, 6, 2), ["30日", "31日", "1日", "2日"], ["2023年5月", "2023年6月"]),
        (date(2022, 12, 1), date(2023, 2, 28), ["12月", "1月", "2月"], ["2022年", "2023年"]),
        (
            date(2022, 1, 1),
            date(2023, 6, 30),
            ["一季度", "二季度", "三季度", "四季度", "一季度", "二季度"],
            ["2022年", "2023年"],
        ),
        (date(2015, 1, 1), date(2017, 12, 31), ["上半年", "下半年"] * 3, ["2015年", "2016年", "2017年"]),
        (date(2012, 1, 1), date(2015, 12, 31), ["2012年", "2013年", "2014年", "2015年"], []),
    ],
)
def test_the_calendar_is_named_in_its_stretches(first: date, last: date, fine: list[str], coarse: list[str]) -> None:
    scale = Scale(Fraction(first.toordinal()), Fraction(last.toordinal() + 1), 0, 600)
    told = calendar(scale, 6, "zh")
    assert [[band.name for band in bands] for bands in told] == [fine, coarse]
