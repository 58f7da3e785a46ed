from __future__ import annotations

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model import Interval
from claimcheck.render.numbers import amount, between, exact

WORTH = {"万亿": 10**12, "亿": 10**8, "万": 10**4, "": 1}
ENDS = re.compile(r"(-?[\d./]+)–(-?[\d./]+)(万亿|亿|万)?元")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(0), "0"),
        (Fraction(-54), "-54"),
        (Fraction("18.7"), "18.7"),
        (Fraction("-0.05"), "-0.05"),
        (Fraction(1, 3), "1/3"),
        (Fraction(-7, 6), "-7/6"),
        (Fraction(3, 8), "0.375"),
    ],
)
def test_an_exact_number_is_a_decimal_where_it_ends(value: Fraction, text: str) -> None:
    assert exact(value) == text


@given(st.fractions())
def test_an_exact_number_reads_back_as_itself(value: Fraction) -> None:
    assert Fraction(exact(value)) == value


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (Fraction(3976200), "人次", "397.62万人次"),
        (Fraction(963_290_200), "人", "9.632902亿人"),
        (Fraction(2_700_000_000_000), "元", "2.7万亿元"),
        (Fraction(-54), "%", "-54%"),
        (Fraction(12345), "%", "12345%"),
        (Fraction(52732), "家", "5.2732万家"),
        (Fraction(200, 3), "%", "≈66.6667%"),
        (Fraction(10**9, 7), "元", "≈1.42857亿元"),
    ],
)
def test_an_amount_is_written_as_people_write_it(value: Fraction, unit: str, text: str) -> None:
    assert amount(value, unit) == text


@given(st.fractions(), st.fractions())
def test_a_printed_interval_holds_the_interval(one: Fraction, other: Fraction) -> None:
    lower, upper = sorted((one, other))
    match = ENDS.fullmatch(between(Interval(lower, upper), "元"))
    if match is None:
        assert lower == upper
        return
    worth = WORTH[match[3] or ""]
    low, high = Fraction(match[1]) * worth, Fraction(match[2]) * worth
    assert low <= lower <= upper <= high
    assert high - low <= (upper - lower) + max(abs(lower), abs(upper)) / 10**4


@pytest.mark.parametrize(
    ("interval", "text"),
    [
        (Interval(Fraction(5), None), "≥ 5%"),
        (Interval(Fraction(5), None, lower_open=True), "> 5%"),
        (Interval(None, Fraction(5), upper_open=True), "< 5%"),
        (Interval(None, Fraction(5)), "≤ 5%"),
        (Interval.whole(), "?"),
        (Interval.point(5), "5%"),
    ],
)
def test_an_interval_without_an_end_says_so(interval: Interval, text: str) -> None:
    assert between(interval, "%") == text
