from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import periods

from claimcheck.model import Period, month_end


@given(st.integers(1990, 2050))
def test_the_months_make_up_the_year(year: int) -> None:
    assert sum(Period.months(year, month, month).days for month in range(1, 13)) == Period.year(year).days
    assert Period.months(year, 1, 12) == Period.year(year)


@given(st.integers(1990, 2050), st.integers(1, 12))
def test_a_month_ends_the_day_before_the_next_begins(year: int, month: int) -> None:
    following = date(year + month // 12, month % 12 + 1, 1)
    assert month_end(year, month) + timedelta(days=1) == following


@given(periods(), periods())
def test_containing_is_a_partial_order(x: Period, y: Period) -> None:
    assert x.contains(x)
    if x.contains(y):
        assert x.days >= y.days
        if y.contains(x):
            assert (x.start, x.end) == (y.start, y.end)


@given(st.dates(date(1990, 1, 1), date(2050, 1, 1)))
def test_an_instant_is_one_day_and_prints_as_one_date(day: date) -> None:
    instant = Period.instant(day)
    assert instant.days == 1
    assert str(instant) == day.isoformat()
    assert str(Period(day, day)) == f"{day}/{day}"


@given(periods(), st.integers(1, 9))
def test_a_shift_by_years_is_undone_by_its_opposite_but_for_leap_days(period: Period, years: int) -> None:
    there = period.shifted(years)
    assert there is not None
    assert there.type == period.type
    back = there.shifted(-years)
    leap = {(2, 28), (2, 29)}
    assert back == period or leap & {(day.month, day.day) for day in (period.start, period.end)}


@given(st.integers(1990, 2050), st.integers(1, 12), st.integers(1, 12), st.integers(-9, 9))
def test_months_stay_whole_months_in_another_year(year: int, first: int, length: int, years: int) -> None:
    last = min(12, first + length - 1)
    assert Period.months(year, first, last).shifted(years) == Period.months(year + years, first, last)


def test_the_stock_at_the_end_of_february_stays_there_and_a_single_day_keeps_its_date() -> None:
    assert Period.instant(date(2023, 2, 28)).shifted(1) == Period.instant(date(2024, 2, 29))
    assert Period.instant(date(2024, 2, 29)).shifted(-1) == Period.instant(date(2023, 2, 28))
    assert Period(date(2023, 2, 28), date(2023, 2, 28)).shifted(1) == Period(date(2024, 2, 28), date(2024, 2, 28))


def test_outside_the_calendar_there_is_no_shift() -> None:
    assert Period.year(9998).shifted(5) is None
    assert Period.year(2).shifted(-5) is None


@pytest.mark.parametrize(
    ("period", "form"),
    [
        (Period.year(2023), "year"),
        (Period(date(2016, 1, 1), date(2020, 12, 31)), "years"),
        (Period.months(2023, 1, 6), "half"),
        (Period.months(2023, 7, 12), "half"),
        (Period.months(2023, 1, 3), "quarter"),
        (Period.months(2023, 10, 12), "quarter"),
        (Period.months(2023, 1, 5), "year_to_date"),
        (Period.months(2023, 1, 9), "year_to_date"),
        (Period(date(2023, 1, 1), date(2023, 3, 8)), "year_to_date"),
        (Period.months(2023, 1, 1), "month"),
        (Period.months(2023, 2, 4), "months"),
        (Period(date(2022, 10, 1), date(2023, 3, 31)), "months"),
        (Period(date(2023, 1, 1), date(2023, 1, 3)), "days"),
        (Period(date(2022, 12, 31), date(2023, 1, 2)), "days"),
        (Period(date(2023, 5, 1), date(2023, 5, 1)), "day"),
        (Period.instant(date(2023, 12, 31)), "instant"),
    ],
)
def test_each_stretch_of_the_calendar_has_its_form(period: Period, form: str) -> None:
    assert period.form == form
