"""Which figures an equation of the user takes, and of what time."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from tests.strategies import periods

import claimcheck
from claimcheck.config import parse_config
from claimcheck.config.formula import SHIFTS, Shift
from claimcheck.model import Period
from claimcheck.relate.identity import identity_of
from claimcheck.relate.members import shifted


@pytest.mark.parametrize(
    ("period", "shift", "expected"),
    [
        (Period.year(2023), "上年", Period.year(2022)),
        (Period.months(2024, 1, 2), "上年", Period.months(2023, 1, 2)),
        (Period.months(2023, 1, 2), "上年", Period.months(2022, 1, 2)),
        (Period.instant(date(2024, 2, 29)), "上年", Period.instant(date(2023, 2, 28))),
        (Period(date(2024, 2, 29), date(2024, 3, 5)), "上年", Period(date(2023, 2, 28), date(2023, 3, 5))),
        (Period.months(2024, 1, 1), "上月", Period.months(2023, 12, 12)),
        (Period.instant(date(2024, 3, 31)), "上月", Period.instant(date(2024, 2, 29))),
        (Period.instant(date(2024, 3, 15)), "上月", None),
        (Period.months(2024, 1, 3), "上月", None),
        (Period.months(2024, 1, 3), "上季", Period.months(2023, 10, 12)),
        (Period.year(2024), "上季", None),
        (Period.year(2024), "上年末", Period.instant(date(2023, 12, 31))),
        (Period.instant(date(2024, 6, 30)), "上年末", Period.instant(date(2023, 12, 31))),
        (Period.year(1), "上年末", None),
        (Period.year(1), "上年", None),
    ],
)
def test_shifts(period: Period, shift: Shift, expected: Period | None) -> None:
    assert shifted(period, shift) == expected


@given(periods())
def test_a_shift_goes_back_and_keeps_the_kind_of_time(period: Period) -> None:
    assert shifted(period, "") == period
    for shift in SHIFTS:
        earlier = shifted(period, shift)
        if earlier is not None:
            assert earlier.end < period.end
            assert earlier.start <= earlier.end
            assert shift == "上年末" or earlier.type == period.type


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("基本医保职工医保参保人数", "职工医保参保人数"),
        ("城镇职工基本医疗保险参保人数", "职工医保参保人数"),
        ("全国进出口总值", "进出口"),
    ],
)
def test_a_whole_that_its_part_implies_and_the_spelling_change_nothing(one: str, other: str) -> None:
    assert identity_of(one).terms == identity_of(other).terms


def test_an_equation_gives_one_check_for_each_document_and_time_however_often_the_figures_are_told() -> None:
    said = "{year}年，全市停车泊位总量86.4万个。{year}年，全市配建泊位数57.1万个。{year}年，全市路内泊位数29.3万个。"
    text = "\n\n".join(said.format(year=year) for year in (2021, 2022, 2023) for _ in range(60))
    config = parse_config('select = ["CC7"]\n[[equation]]\nformula = "停车泊位总量 = 配建泊位数 + 路内泊位数"\n')
    report = claimcheck.check_text(text, f"以下是另一份通报。\n\n{text}", config=config, raising=True)
    assert [check.verdict for check in report.checks] == ["consistent"] * 6


@pytest.mark.parametrize(
    ("scope", "count"),
    [("浙江", 1), ("浙江省", 1), ("杭州", 1), ("浙江省杭州市", 1), ("全国", 0), ("江苏", 0), (None, 2)],
)
def test_an_equation_may_be_of_one_place(scope: str | None, count: int) -> None:
    said = "2023年，{place}停车泊位总量86.4万个。2023年，{place}配建泊位数57.1万个。2023年，{place}路内泊位数29.3万个。"
    text = said.format(place="浙江省") + "\n\n" + said.format(place="杭州市")
    where = f'scope = "{scope}"' if scope else ""
    config = parse_config(f'[[equation]]\nformula = "停车泊位总量 = 配建泊位数 + 路内泊位数"\n{where}\n')
    report = claimcheck.check_text(text, config=config, raising=True)
    assert sum(check.rule == "CC701" for check in report.checks) == count
