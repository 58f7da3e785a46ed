from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from tests.strategies import periods

from claimcheck.messages.periods import named
from claimcheck.model import Period


@pytest.mark.parametrize(
    ("period", "zh", "en"),
    [
        (Period.year(2023), "2023年", "2023"),
        (Period(date(2016, 1, 1), date(2020, 12, 31)), "2016—2020年", "2016–2020"),
        (Period.months(2023, 1, 6), "2023年上半年", "H1 2023"),
        (Period.months(2023, 7, 12), "2023年下半年", "H2 2023"),
        (Period.months(2023, 4, 6), "2023年二季度", "Q2 2023"),
        (Period.months(2023, 1, 5), "2023年1—5月", "Jan–May 2023"),
        (Period.months(2023, 5, 5), "2023年5月", "May 2023"),
        (Period(date(2022, 10, 1), date(2023, 3, 31)), "2022年10月—2023年3月", "Oct 2022–Mar 2023"),
        (Period(date(2023, 1, 7), date(2023, 1, 7)), "2023年1月7日", "7 Jan 2023"),
        (Period(date(2023, 1, 21), date(2023, 1, 27)), "2023年1月21—27日", "21–27 Jan 2023"),
        (Period(date(2023, 1, 1), date(2023, 3, 8)), "2023年1月1日—3月8日", "1 Jan–8 Mar 2023"),
        (Period(date(2022, 12, 31), date(2023, 1, 2)), "2022年12月31日—2023年1月2日", "31 Dec 2022–2 Jan 2023"),
        (Period.instant(date(2022, 12, 31)), "2022年末", "end of 2022"),
        (Period.instant(date(2023, 6, 30)), "2023年6月末", "end of Jun 2023"),
        (Period.instant(date(2023, 1, 17)), "截至2023年1月17日", "by 17 Jan 2023"),
    ],
)
def test_a_period_is_named_as_people_name_it(period: Period, zh: str, en: str) -> None:
    assert (named(period).zh, named(period).en) == (zh, en)


@given(periods(), periods())
def test_two_periods_never_have_one_name(one: Period, other: Period) -> None:
    assert (named(one) == named(other)) == (one == other)
    assert (named(one).en == named(other).en) == (one == other)
