"""The days of holidays as shipped agree with each other, and a bad entry is named."""

from __future__ import annotations

from datetime import date, timedelta
from importlib.resources import files
from itertools import pairwise

import pytest

from claimcheck.errors import LexiconError
from claimcheck.lexicon.holidays import FILE, holiday_words, load

SHIPPED = files("claimcheck.lexicon").joinpath(FILE).read_text(encoding="utf-8")
HOLIDAYS = holiday_words()


def test_the_shipped_holidays_load() -> None:
    assert load(SHIPPED) == HOLIDAYS
    assert HOLIDAYS.names["五一"] == "劳动节"


def test_every_year_from_2008_has_a_notice_with_its_document() -> None:
    assert [int(year) for year in HOLIDAYS.notices] == list(range(2007, 2027))
    assert all(
        "国办发明电〔" in notice.source or "国务院办公厅" in notice.source for notice in HOLIDAYS.notices.values()
    )


@pytest.mark.parametrize("year", range(2008, 2027))
def test_days_off_enclose_the_day_that_they_celebrate(year: int) -> None:
    for name, (first, last) in HOLIDAYS.notices[str(year)].days.items():
        day = HOLIDAYS.day(name, year)
        assert day is not None
        assert first <= day <= last
        assert (last - first).days < 10


def test_the_first_day_of_the_lunar_year_lies_between_two_winter_dates() -> None:
    days = HOLIDAYS.festivals["春节"]
    assert all((1, 21) <= (day.month, day.day) <= (2, 20) for day in days)
    assert {(other - day).days for day, other in pairwise(days)} <= {354, 355, 383, 384, 385}


def test_festivals_of_one_lunar_year_lie_whole_lunar_months_apart() -> None:
    tables = HOLIDAYS.festivals
    for dragon_boat, mid_autumn in zip(tables["端午"], tables["中秋"], strict=True):
        assert (mid_autumn - dragon_boat).days in range(97, 100) or (mid_autumn - dragon_boat).days in range(127, 130)


def test_the_spring_rush_is_forty_days_around_the_first_of_the_year() -> None:
    for first, last in HOLIDAYS.runs["春运"]:
        new_year = HOLIDAYS.day("春节", first.year)
        assert new_year is not None
        assert (new_year - first, (last - first).days) == (timedelta(days=15), 39)


def test_known_days_off() -> None:
    assert HOLIDAYS.span("春节", 2020) == (date(2020, 1, 24), date(2020, 2, 2))
    assert HOLIDAYS.span("国庆", 2023) == HOLIDAYS.span("中秋", 2023) == (date(2023, 9, 29), date(2023, 10, 6))
    assert HOLIDAYS.span("劳动节", 2019) == (date(2019, 5, 1), date(2019, 5, 4))
    assert HOLIDAYS.span("春节", 2026) == (date(2026, 2, 15), date(2026, 2, 23))
    assert HOLIDAYS.span("春节", 1999) is None
    assert HOLIDAYS.day("除夕", 2024) == date(2024, 2, 9)


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('"国庆" = ["国庆", "国庆节", "十一"]', '"国庆" = ["国庆", "国庆", "十一"]', "国庆"),
        ('days."春节" = [2023-01-21, 2023-01-27]', 'days."春节" = [2023-01-27, 2023-01-21]', "notices.2023"),
        ('days."春节" = [2023-01-21, 2023-01-27]', 'days."春节" = ["2023-01-21", 2023-01-27]', "notices"),
        ('"双十一" = "11-11"', '"双十一" = "11-31"', "11-31"),
        ('"双十一" = "11-11"', '"双十三" = "11-13"', "双十三"),
        ("[fixed]", "[fixed", "line"),
    ],
)
def test_a_bad_entry_is_named_with_its_file(old: str, new: str, named: str) -> None:
    assert old in SHIPPED
    with pytest.raises(LexiconError) as caught:
        load(SHIPPED.replace(old, new, 1), "mine.toml")
    assert "mine.toml" in str(caught.value)
    assert named in str(caught.value)
