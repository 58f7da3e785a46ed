"""Time expressions read back: spellings, silence, passages, and laws that hold for every text."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.extract.periods import TimeContext, TimeMention, heading_context, scan_periods
from claimcheck.extract.periods.calendar import previous
from claimcheck.extract.periods.grammar import rules, shapes
from claimcheck.model import Period, month_end, months_after, whole_months

DATA = Path(__file__).parent / "periods"
PUBLISHED = date(2023, 6, 20)


def table(name: str) -> dict[str, Any]:
    """One data file."""
    return tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))


def printed(period: Period | None) -> str:
    """A period as the data files write it."""
    return "" if period is None else str(period)


def read(text: str, published: date | None = PUBLISHED) -> list[TimeMention]:
    return scan_periods(text, TimeContext(published=published))[0]


SPELLINGS = [(meaning, text) for meaning in table("spellings")["meaning"] for text in meaning["texts"]]


@pytest.mark.parametrize(("meaning", "text"), SPELLINGS, ids=[f"{m['published']} {t}" for m, t in SPELLINGS])
def test_every_spelling_reads_as_its_meaning(meaning: dict[str, Any], text: str) -> None:
    start, end = text.index("⟦"), text.index("⟧") - 1
    context = TimeContext(published=meaning["published"])
    if "heading" in meaning:
        context = heading_context(meaning["heading"], context)
    _, context = scan_periods(meaning.get("before", ""), context)
    found, _ = scan_periods(text.replace("⟦", "").replace("⟧", ""), context)
    marked = [mention for mention in found if (mention.start, mention.end) == (start, end)]
    assert len(marked) == 1, [mention.text for mention in found]
    mention = marked[0]
    assert (mention.role, printed(mention.period)) == (meaning["role"], meaning["period"])
    assert mention.basis == meaning.get("basis")


def test_the_corpus_of_spellings_is_wide() -> None:
    assert len(SPELLINGS) >= 600
    assert len(
        {(meaning["published"], meaning.get("before"), meaning.get("heading"), text) for meaning, text in SPELLINGS}
    ) == len(SPELLINGS)
    assert len(table("silent")["texts"]) >= 150


@pytest.mark.parametrize("text", table("silent")["texts"])
def test_a_text_without_time_gives_no_mention(text: str) -> None:
    assert [mention.text for mention in read(text)] == []


@pytest.mark.parametrize("passage", table("passages")["passage"], ids=lambda passage: passage["text"][:12])
def test_every_mention_of_a_passage_is_read_in_order(passage: dict[str, Any]) -> None:
    found = read(passage["text"], passage["published"])
    assert [f"{m.text} | {m.role} | {printed(m.period)}" for m in found] == passage["mentions"]


days = st.dates(date(1950, 1, 1), date(2099, 12, 31))
years = st.integers(1950, 2098)
months = st.integers(1, 12)
dashes = st.sampled_from(["-", "—", "–", "－", "～", "~", "至", "到", "——"])
spaces = st.sampled_from(["", " ", "　"])
widths = st.sampled_from([str.maketrans({}), str.maketrans("0123456789", "０１２３４５６７８９")])
CHINESE = str.maketrans("0123456789", "〇一二三四五六七八九")


def only(text: str, published: date | None = PUBLISHED) -> TimeMention:
    """The one mention of a text, which has to be all of it."""
    found = read(text, published)
    assert [mention.text for mention in found] == [text]
    return found[0]


@given(day=days, space=spaces, width=widths, sign=st.sampled_from(["日", "号"]))
def test_a_day_in_figures_reads_back(day: date, space: str, width: dict[int, int], sign: str) -> None:
    text = f"{day.year}{space}年{space}{day.month}{space}月{space}{day.day}{space}{sign}".translate(width)
    assert only(text).period == Period(day, day)


@given(day=days, separator=st.sampled_from("-./"))
def test_a_day_with_separators_reads_back(day: date, separator: str) -> None:
    assert only(day.strftime(f"%Y{separator}%m{separator}%d")).period == Period(day, day)


def chinese(number: int) -> str:
    """A number below a hundred in Chinese numerals."""
    tens, ones = divmod(number, 10)
    return (
        ("" if tens < 2 else str(tens).translate(CHINESE))
        + ("十" if tens else "")
        + (str(ones).translate(CHINESE) if ones else "")
    )


@given(day=days)
def test_a_day_in_chinese_numerals_reads_back(day: date) -> None:
    text = f"{str(day.year).translate(CHINESE)}年{chinese(day.month)}月{chinese(day.day)}日"
    assert only(text).period == Period(day, day)


@given(first=days, length=st.integers(1, 400), dash=dashes)
def test_a_range_of_days_reads_back(first: date, length: int, dash: str) -> None:
    last = first + timedelta(days=length)
    text = f"{first.year}年{first.month}月{first.day}日{dash}{last.year}年{last.month}月{last.day}日"
    assert only(text).period == Period(first, last)


@given(year=years, first=months, last=months, dash=dashes, sign=st.sampled_from(["月", "月份"]), inner=st.booleans())
def test_a_range_of_months_reads_back(  # noqa: PLR0913 - one drawn value each
    year: int, first: int, last: int, dash: str, sign: str, *, inner: bool
) -> None:
    text = f"{year}年{first}{'月' if inner else ''}{dash}{last}{sign}"
    expected = Period(date(year, first, 1), month_end(year + (last < first), last))
    assert only(text).period == expected


@given(first=years, length=st.integers(0, 30), dash=dashes, inner=st.booleans())
def test_a_range_of_years_reads_back(first: int, length: int, dash: str, *, inner: bool) -> None:
    text = f"{first}{'年' if inner else ''}{dash}{first + length}年"
    assert only(text).period == Period(date(first, 1, 1), date(first + length, 12, 31))


@given(year=years, quarter=st.integers(1, 4), word=st.sampled_from(["{c}季度", "第{c}季度", "{n}季度", "Q{n}"]))
def test_a_quarter_reads_back(year: int, quarter: int, word: str) -> None:
    text = f"{year}年{word.format(c=chinese(quarter), n=quarter)}"
    assert only(text).period == Period.months(year, 3 * quarter - 2, 3 * quarter)


@given(year=years, month=months, word=st.sampled_from(["底", "末"]), prefix=st.sampled_from(["", "截至", "到", "至"]))
def test_the_end_of_a_month_is_an_instant(year: int, month: int, word: str, prefix: str) -> None:
    assert only(f"{prefix}{year}年{month}月{word}").period == Period.instant(month_end(year, month))


@given(
    year=years,
    prefix=st.sampled_from(["截至", "截止", "截止到"]),
    rest=st.sampled_from(["年", "年底", "年12月", "年12月31日"]),
)
def test_counting_up_to_a_time_is_an_instant(year: int, prefix: str, rest: str) -> None:
    mention = only(f"{prefix}{year}{rest}")
    assert (mention.role, mention.period) == ("until", Period.instant(date(year, 12, 31)))


@given(day=days, word=st.sampled_from(["以来", "至今", "起"]), prefix=st.sampled_from(["", "自", "从"]))
def test_since_runs_to_publication_and_never_beyond(day: date, word: str, prefix: str) -> None:
    mention = only(f"{prefix}{day.year}年{day.month}月{day.day}日{word}")
    assert mention.role == "since"
    assert mention.period == (Period(day, PUBLISHED) if day <= PUBLISHED else None)


@given(published=days, month=months)
def test_a_month_without_a_year_is_near_publication(published: date, month: int) -> None:
    period = only(f"{month}月份", published).period
    assert period is not None
    assert whole_months(period) == 1
    assert period.start.month == month
    assert published - timedelta(days=366) < period.start <= published + timedelta(days=31)


@given(published=days, month=months)
def test_words_of_the_future_never_send_a_month_back_a_year(published: date, month: int) -> None:
    plain, ahead = (read(f"{words}{month}月份投产", published)[0].period for words in ("", "预计"))
    assert plain is not None
    assert ahead is not None
    assert ahead.start >= plain.start


@given(published=days, count=st.integers(2, 12))
def test_the_first_months_are_those_of_the_latest_year_that_has_reached_them(published: date, count: int) -> None:
    period = only(f"前{count}个月", published).period
    assert period is not None
    assert (period.start.month, period.start.day, period.end.month) == (1, 1, count)
    assert period.end.replace(day=1) <= published


@given(published=days)
def test_without_a_day_of_publication_nothing_is_told_from_it(published: date) -> None:
    words = ("今年", "去年1—5月", "目前", "昨天", "3月份", "9日", "近五年", "今年以来", "上个月", "截至目前")
    for word in words:
        assert only(word, published).period is not None
        assert only(word, None).period is None


KNOWN = [
    "2021年",
    "截至2021年底",
    "今年1—5月",
    "2018年以来",
    "去年同期",
    "3月份",
    "前三季度",
    "“十三五”期间",
    "党的十八大以来",
    "2月10日至15日",
]
FILLER = st.text(alphabet="产量增长的市民在线参加活动，。；", max_size=12)


@given(before=FILLER, after=FILLER, word=st.sampled_from(KNOWN))
def test_text_around_a_mention_does_not_move_its_dates(before: str, after: str, word: str) -> None:
    alone = only(word)
    marked = [m for m in read(f"{before}，{word}，{after}") if word in m.text]
    assert [(m.period, m.role) for m in marked] == [(alone.period, alone.role)]


GRAMMAR = (
    "年月日号时底末初旬第一二三四五六七八九十前上下半季度至到起-—～0123456789０比较截从自今去明本当同期"
    "以来内（），。；、《》“”春节五四 \n旬周元的与和相比世纪代现将"
)
texts = st.one_of(
    st.text(alphabet=GRAMMAR, max_size=60), st.text(max_size=60), st.lists(st.sampled_from(KNOWN)).map("".join)
)
contexts = st.builds(
    TimeContext,
    published=st.none() | days,
    last=st.none() | st.builds(lambda day: Period(day, day), days) | st.builds(Period.year, years),
    year=st.none() | years,
    heading=st.none() | years,
    day=st.none() | days,
)


@given(text=texts, context=contexts)
def test_mentions_are_sorted_disjoint_and_quote_the_text(text: str, context: TimeContext) -> None:
    found, _ = scan_periods(text, context)
    end = 0
    for mention in found:
        assert end <= mention.start < mention.end <= len(text)
        assert mention.text == text[mention.start : mention.end]
        assert (mention.basis is None) == (mention.role != "compared")
        end = mention.end


@given(text=texts, context=contexts)
def test_the_context_keeps_the_last_time_spoken_of(text: str, context: TimeContext) -> None:
    found, after = scan_periods(text, context)
    spoken = [m for m in found if m.role in ("at", "until", "since")]
    assert after.published == context.published
    assert after.last is None or after.last == context.last or after.last in [m.period for m in spoken]


@given(text=texts)
def test_every_period_begins_before_it_ends(text: str) -> None:
    assert all(m.period is None or m.period.start <= m.period.end for m in read(text))


@given(inside=st.text(alphabet="2023年1月底-至今比上同期", max_size=20))
def test_nothing_inside_title_marks_is_a_time(inside: str) -> None:
    assert read(f"印发《{inside}》") == []


@pytest.mark.parametrize(
    "unit",
    [
        "1-",
        "年",
        "9",
        "2023年",
        "《",
        "“",
        "从2015年",
        "到2016年",
        "1月",
        "（2",
        "第",
        "同比",
        "自2018年会",
        "一",
        "月",
        "十",
        "1、",
        "2023、",
        "1-2-",
        "正月初一至",
        "国庆、",
        "上周五",
        "每年",
        "过去3个",
        "2022/23",
    ],
)
def test_hostile_repetition_gives_disjoint_mentions(unit: str) -> None:
    text = unit * 8000
    found = read(text)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize(("named", "meant"), [(2022, 2022), (2021, 2023), (2008, 2023)])
def test_months_follow_a_named_year_but_not_an_old_one(named: int, meant: int) -> None:
    found, _ = scan_periods(f"{named}年增长，其中4月份最快", TimeContext(published=PUBLISHED))
    assert found[-1].period == Period.months(meant, 4, 4)


def test_an_unknown_time_replaces_a_known_one() -> None:
    _, context = scan_periods("2022年增长。今年夏季下降", TimeContext(published=PUBLISHED))
    assert context.last is None


def test_the_day_of_a_report_does_not_replace_what_the_text_speaks_of() -> None:
    _, context = scan_periods("2022年增长。省局19日发布的数据", TimeContext(published=PUBLISHED))
    assert context.last == Period.year(2022)
    assert context.day == date(2023, 6, 19)


def test_a_start_still_to_come_does_not_replace_what_the_text_speaks_of() -> None:
    _, context = scan_periods("2022年增长。办法自2024年1月1日起施行", TimeContext(published=PUBLISHED))
    assert context.last == Period.year(2022)


def test_a_comparison_does_not_replace_what_the_text_speaks_of() -> None:
    _, context = scan_periods("2022年增长，比2019年多，同比快，较上月慢", TimeContext(published=PUBLISHED))
    assert context.last == Period.year(2022)


def test_a_heading_lends_its_year_to_what_stands_below() -> None:
    context = heading_context("2021年公报", TimeContext(published=date(2022, 3, 1)))
    found, _ = scan_periods("2月份，产量增长", context)
    assert context.heading == 2021
    assert found[0].period == Period.months(2021, 2, 2)


def test_a_heading_without_a_year_lends_none() -> None:
    context = heading_context("一、生产", TimeContext(published=PUBLISHED, year=2022))
    assert (context.heading, context.year) == (None, 2022)


@given(year=years, month=months, length=st.sampled_from([1, 3]))
def test_the_previous_span_touches_its_follower(year: int, month: int, length: int) -> None:
    period = months_after(date(year, month, 1), 0, length)
    before = previous(period)
    assert before is not None
    assert before.end + timedelta(days=1) == period.start
    assert whole_months(before) == length


def test_there_is_no_previous_span_of_an_odd_one() -> None:
    assert previous(Period.months(2023, 1, 5)) is None
    assert previous(Period.instant(date(2023, 5, 17))) is None
    assert previous(Period.instant(date(2023, 5, 31))) == Period.instant(date(2023, 4, 30))


def test_folding_keeps_the_length_of_every_text() -> None:
    assert all(len(to) == 1 for to in shapes().fold.table.values())


def test_every_rule_of_the_grammar_is_seen_in_the_corpus() -> None:
    seen: set[str] = set()
    for meaning, text in SPELLINGS:
        plain = text.replace("⟦", "").replace("⟧", "")
        context = TimeContext(published=meaning["published"])
        seen |= {mention.rule for mention in scan_periods(meaning.get("before", "") + plain, context)[0]}
    for passage in table("passages")["passage"]:
        seen |= {mention.rule for mention in read(passage["text"], passage["published"])}
    assert {rule.name for group in rules() for rule in group} - seen == set()
