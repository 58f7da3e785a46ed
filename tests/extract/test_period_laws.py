"""Laws of reading times: what is printed is read back, and what stands around it changes nothing."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck import periods
from claimcheck.lexicon.holidays import holiday_words
from claimcheck.model import Period, month_end

NUMERALS = "〇一二三四五六七八九十"
years = st.integers(1990, 2035)
published_days = st.dates(date(2000, 1, 1), date(2035, 12, 31))
dashes = st.sampled_from(["-", "—", "–", "－", "～", "~", "至", "到", "——", " - "])
filler = st.text(alphabet="产量增长的市民在线参加活动，、", max_size=12)
RELATIVE = {"今年": 0, "去年": -1, "前年": -2, "大前年": -3, "明年": 1}


@st.composite
def year_words(draw: st.DrawFn) -> tuple[str, int, date]:
    """A year as it may be written, the year that it is, and a day of publication."""
    published = draw(published_days)
    if draw(st.booleans()):
        word = draw(st.sampled_from(sorted(RELATIVE)))
        return word, published.year + RELATIVE[word], published
    year = draw(years)
    digits = draw(st.sampled_from([str(year), "".join(NUMERALS[int(digit)] for digit in str(year))]))
    return f"{digits}年", year, published


@st.composite
def parts_of_a_year(draw: st.DrawFn) -> tuple[str, int, int]:
    """A part of a year as it may be written, with its first and last month."""
    first = draw(st.integers(1, 12))
    last = draw(st.integers(first, 12))
    quarter = draw(st.integers(1, 4))
    sign, inner, dash = draw(st.sampled_from(["月", "月份"])), draw(st.sampled_from(["", "月"])), draw(dashes)
    months = (f"{first}{inner}{dash}{last}{sign}", first, last) if last > first else (f"{first}{sign}", first, first)
    count = draw(st.integers(2, 12))
    word = draw(st.sampled_from([f"{NUMERALS[quarter]}季度", f"第{NUMERALS[quarter]}季度", f"{quarter}季度"]))
    return draw(
        st.sampled_from(
            [
                ("", 1, 12),
                ("全年", 1, 12),
                ("上半年", 1, 6),
                ("下半年", 7, 12),
                ("前三季度", 1, 9),
                (word, 3 * quarter - 2, 3 * quarter),
                (f"前{count}个月", 1, count),
                months,
            ]
        )
    )


@st.composite
def spellings(draw: st.DrawFn) -> tuple[str, Period, date]:
    """A time in full, the period that it means, and a day of publication."""
    word, year, published = draw(year_words())
    part, first, last = draw(parts_of_a_year())
    return word + part, Period.months(year, first, last), published


@given(spelling=spellings())
def test_a_printed_period_is_read_back_exactly(spelling: tuple[str, Period, date]) -> None:
    text, period, published = spelling
    assert [(mention.text, mention.period) for mention in periods(text, published)] == [(text, period)]


@given(spelling=spellings(), before=filler, after=filler)
def test_text_around_a_period_changes_nothing_of_it(
    spelling: tuple[str, Period, date], before: str, after: str
) -> None:
    text, period, published = spelling
    found = periods(f"{before}，{text}，{after}", published)
    assert [(mention.text, mention.period) for mention in found] == [(text, period)]


@given(first=years, length=st.integers(1, 20), dash=dashes)
def test_a_range_of_years_is_read_back_exactly(first: int, length: int, dash: str) -> None:
    text = f"{first}{dash}{first + length}年"
    found = periods(text, date(2035, 12, 31))
    assert [(mention.text, mention.period) for mention in found] == [
        (text, Period(date(first, 1, 1), date(first + length, 12, 31)))
    ]


@given(day=published_days, length=st.integers(0, 300), dash=dashes)
def test_a_range_of_days_is_read_back_exactly(day: date, length: int, dash: str) -> None:
    last = day + timedelta(days=length + 1)
    text = f"{day.year}年{day.month}月{day.day}日{dash.strip()}{last.year}年{last.month}月{last.day}日"
    assert [(mention.text, mention.period) for mention in periods(text)] == [(text, Period(day, last))]


@given(published=published_days, weekday=st.integers(0, 6), week=st.sampled_from([("上", -1), ("本", 0), ("下", 1)]))
def test_a_weekday_of_a_named_week_is_in_that_week(published: date, weekday: int, week: tuple[str, int]) -> None:
    word, shift = week
    found = periods(f"{word}周{'一二三四五六日'[weekday]}，客流回升", published)
    monday = published - timedelta(days=published.weekday()) + timedelta(days=7 * shift)
    day = monday + timedelta(days=weekday)
    assert [mention.period for mention in found] == [Period(day, day)]


NOTICES = [(year, name, days) for year, notice in holiday_words().notices.items() for name, days in notice.days.items()]


@pytest.mark.parametrize(("year", "name", "days"), NOTICES, ids=[f"{year} {name}" for year, name, _ in NOTICES])
def test_the_days_off_of_every_notice_are_read_by_each_name(year: str, name: str, days: tuple[date, date]) -> None:
    for alias in holiday_words().aliases[name]:
        text = f"{year}年{alias}假期".replace("五一“", "五一”")
        found = periods(f"{text}，客流回升", date(int(year) + 1, 6, 30))
        assert [(mention.text, mention.period) for mention in found] == [(text, Period(*days))]


@given(published=st.dates(date(2008, 1, 1), date(2026, 12, 31)), name=st.sampled_from(["春节", "国庆", "劳动节"]))
def test_a_holiday_without_a_year_is_over_or_yet_to_begin(published: date, name: str) -> None:
    period = periods(f"{name}假期，客流回升", published)[0].period
    assert period is None or period.end <= published or published < period.start <= published + timedelta(days=31)


PIECES = st.sampled_from(
    "年月日号时底末初旬第一二三四五六七八九十前上下半季度至到起-—～0123456789０比较截从自今去明本当同期以来内（），。；、《》“”\n"
)
WORDS = st.sampled_from(
    [
        "春节假期",
        "正月初一",
        "近三个月来",
        "上周五",
        "除夕",
        "20世纪",
        "2022/23",
        "学年",
        "财年",
        "Q3",
        "同期",
        "月末",
        "预计",
        "每年",
        "分别",
    ]
)
texts = st.one_of(st.text(max_size=60), st.lists(st.one_of(PIECES, WORDS, st.just("2023年")), max_size=40).map("".join))


@given(text=texts, published=st.none() | published_days)
def test_any_text_gives_disjoint_mentions_in_order_that_quote_it(text: str, published: date | None) -> None:
    found = periods(text, published)
    assert all(text[mention.start : mention.end] == mention.text != "" for mention in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(text=texts, tail=texts, published=published_days)
def test_a_sentence_that_follows_changes_no_mention_before_it(text: str, tail: str, published: date) -> None:
    alone = periods(f"{text}。", published)
    longer = periods(f"{text}。{tail}", published)
    assert longer[: len(alone)] == alone


@given(text=texts, published=published_days)
def test_no_instant_is_longer_than_a_day_and_no_span_is_empty(text: str, published: date) -> None:
    for mention in periods(text, published):
        period = mention.period
        assert period is None or period.days == 1 or (period.type == "span" and period.days > 1)


@given(year=years, month=st.integers(1, 12))
def test_the_parts_of_a_month_make_up_the_month(year: int, month: int) -> None:
    def days(part: str) -> list[int]:
        period = periods(f"{year}年{month}月{part}")[0].period
        assert period is not None
        return list(range(period.start.day, period.end.day + 1))

    whole = list(range(1, month_end(year, month).day + 1))
    assert days("上旬") + days("中旬") + days("下旬") == whole
    assert days("上半月") + days("下半月") == whole
    assert days("上中旬") + days("下旬") == whole == days("上旬") + days("中下旬")
