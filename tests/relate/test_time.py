"""A true monthly series, told by months, quarters, halves and years, is never accused; a slip in it is found."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from attrs import frozen
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.strategies import figure, spelled

from claimcheck.model import Interval, Report
from claimcheck.pipeline import check_text

PUBLISHED = date(2024, 3, 1)
YEAR = 2023
RULES = ("CC404", "CC405", "CC406", "CC407", "CC408", "CC409", "CC501", "CC502", "CC504")
METRICS = (("公路货运量", "吨"), ("发电量", "千瓦时"), ("网上零售额", "元"), ("快递业务量", "件"), ("进出口", "元"))
PLACES = ("江苏省", "杭州市", "成都市")
QUARTERS = ("一季度", "二季度", "三季度", "四季度")
# Each time of a year in words, with its first and last month.
TIMES = {
    **{f"{month}月": (month, month) for month in range(1, 13)},
    **{f"1—{month}月": (1, month) for month in range(2, 12)},
    **{name: (3 * at + 1, 3 * at + 3) for at, name in enumerate(QUARTERS)},
    "上半年": (1, 6),
    "下半年": (7, 12),
    "前三季度": (1, 9),
    "": (1, 12),
}


@frozen
class Series:
    """Twelve months of the year before and of this one."""

    place: str
    metric: str
    unit: str
    before: tuple[int, ...]
    now: tuple[int, ...]

    def total(self, year: int, time: str) -> int:
        first, last = TIMES[time]
        return sum((self.before if year < YEAR else self.now)[first - 1 : last])

    def growth(self, time: str) -> Fraction:
        return Fraction(self.total(YEAR, time), self.total(YEAR - 1, time)) - 1


@st.composite
def months(draw: st.DrawFn) -> Series:
    metric, unit = draw(st.sampled_from(METRICS))
    size = draw(st.integers(10**7, 10**10))
    shares = draw(st.lists(st.integers(500, 1500), min_size=24, max_size=24))
    values = tuple(size * share // 1000 for share in shares)
    return Series(draw(st.sampled_from(PLACES)), metric, unit, values[:12], values[12:])


def printed(draw: st.DrawFn, value: int) -> str:
    """Three or more digits before 万 or 亿."""
    word, worth = draw(st.sampled_from((("万", 10**4), ("亿", 10**8)))) if value >= 10**9 else ("万", 10**4)
    size = Fraction(value, worth)
    fewest = next(places for places in range(9) if size * 10**places >= 100)
    return spelled(size, draw(st.integers(fewest, fewest + 2))) + word


@st.composite
def told_series(draw: st.DrawFn) -> tuple[Series, list[str]]:
    """Some times of both years, in one to three documents, with their growth or without."""
    series = draw(months())
    documents: list[list[str]] = [[] for _ in range(draw(st.integers(1, 3)))]
    times = draw(st.lists(st.sampled_from(sorted(TIMES)), min_size=3, max_size=12, unique=True))
    for time in times:
        year = draw(st.sampled_from((YEAR - 1, YEAR, YEAR)))
        amount = printed(draw, series.total(year, time)) + series.unit
        growth = _grown(series.growth(time)) if year == YEAR and draw(st.booleans()) else ""
        draw(st.sampled_from(documents)).append(f"{year}年{time}，{series.place}{series.metric}{amount}{growth}。")
    return series, ["\n\n".join(sentences) for sentences in documents if sentences]


def tellings() -> st.SearchStrategy[list[str]]:
    """The documents alone."""
    return told_series().map(lambda told: told[1])


def _grown(growth: Fraction) -> str:
    digits = spelled(abs(growth) * 100, 1)
    return f"，同比{'增长' if growth > 0 else '下降'}{digits}%" if digits != "0.0" else ""


def checked(*texts: str) -> Report:
    return check_text(*texts, published=PUBLISHED, raising=True)


@given(tellings())
def test_a_true_series_is_never_accused(texts: list[str]) -> None:
    report = checked(*texts)
    assert [each for each in report.findings if each.severity != "note"] == []
    assert [each for each in report.checks if each.rule in RULES and each.verdict == "inconsistent"] == []


@given(told_series())
def test_what_is_derived_from_a_true_series_is_true_of_it(told: tuple[Series, list[str]]) -> None:
    series, texts = told
    for each in checked(*texts).derived:
        assert each.period is not None
        assert each.sources
        first, last = each.period.start, each.period.end
        values = (series.before if first.year < YEAR else series.now)[first.month - 1 : last.month]
        assert first.year in (YEAR - 1, YEAR)
        assert Fraction(sum(values)) in each.range


def test_a_base_and_a_month_that_no_text_states_are_derived() -> None:
    report = checked(
        "2022年1—11月，杭州市发电量61.20亿千瓦时。",
        "2023年1—10月，杭州市发电量60.50亿千瓦时，同比增长10.0%。\n\n2023年1—11月，杭州市发电量66.00亿千瓦时。"
        "2023年11月，杭州市发电量5.50亿千瓦时。",
    )
    found = {(str(each.period), each.name.zh): each for each in report.derived}
    base = found["2022-01-01/2022-10-31", "杭州市发电量"]
    assert base.sources == tuple(claim.id for claim in report.claims if claim.quote in {"60.50亿千瓦时", "10.0%"})
    assert Fraction(55 * 10**8) in base.range
    assert Fraction(56 * 10**8) not in base.range
    assert Fraction(550_000_000) in found["2023-11-01/2023-11-30", "杭州市发电量"].range


@st.composite
def divided(draw: st.DrawFn) -> tuple[list[str], list[str]]:
    """A long time and those that fill it, each with its figure; the long one first."""
    series = draw(months())
    quarters = list(QUARTERS)
    whole, parts = draw(
        st.sampled_from(
            (
                ("", quarters),
                ("", ["上半年", "下半年"]),
                ("", ["前三季度", "四季度"]),
                ("上半年", quarters[:2]),
                ("前三季度", quarters[:3]),
                ("一季度", ["1月", "2月", "3月"]),
                ("一季度", ["1—2月", "3月"]),
                ("1—11月", ["1—10月", "11月"]),
                ("下半年", [f"{month}月" for month in range(7, 13)]),
            )
        )
    )
    figures = [printed(draw, series.total(YEAR, time)) + series.unit for time in (whole, *parts)]
    opening = f"{series.place}{series.metric}"
    return [f"{YEAR}年{time}，{opening}" for time in (whole, *parts)], figures


def ends(told: str) -> tuple[Fraction, Fraction]:
    """The widest range of a printed figure."""
    digits = told.rstrip("万亿吨千瓦时元件")
    worth = 10**8 if told[len(digits)] == "亿" else 10**4
    hard: Interval = figure(digits, worth).hard
    assert hard.lower is not None
    assert hard.upper is not None
    return hard.lower, hard.upper


def is_shown(figures: list[str]) -> bool:
    """The whole can't be the sum of its parts, nor so much less than all of them that two things are meant."""
    (low, high), *parts = map(ends, figures)
    return low > sum(part[1] for part in parts) or high < sum(part[0] for part in parts)


@given(divided())
def test_what_fills_a_time_is_found_to_add_up(told: tuple[list[str], list[str]]) -> None:
    names, figures = told
    report = checked("".join(f"{name}{each}。" for name, each in zip(names, figures, strict=True)))
    quotes = {claim.id: claim.quote for claim in report.claims}
    checks = [each for each in report.checks if each.rule in ("CC404", "CC405")]
    assert sorted(figures) in [sorted(quotes[name] for name in each.claims) for each in checks]
    assert {each.verdict for each in checks} <= {"consistent", "truncated", "undecided"}


@given(divided(), st.data())
def test_two_swapped_digits_are_found_and_cited(told: tuple[list[str], list[str]], data: st.DataObject) -> None:
    names, figures = told
    at = data.draw(st.sampled_from(range(len(figures))))
    right = figures[at]
    place = data.draw(st.sampled_from([k for k in range(1, len(right)) if right[k - 1 : k + 1].isdigit()]))
    wrong = right[: place - 1] + right[place] + right[place - 1] + right[place + 1 :]
    assume(wrong != right and not wrong.startswith("0"))
    figures = [*figures[:at], wrong, *figures[at + 1 :]]
    assume(is_shown(figures))
    report = checked("".join(f"{name}{each}。" for name, each in zip(names, figures, strict=True)))
    cited = {name for each in report.findings if each.severity == "error" for name in each.claims}
    assert wrong in {claim.quote for claim in report.claims if claim.id in cited}


@given(months(), st.integers(2, 9), st.booleans())
def test_a_growth_over_a_leap_year_meets_its_base(series: Series, last: int, leap: bool) -> None:
    year = YEAR + leap
    before, now = sum(series.before[:last]), sum(series.now[:last])
    growth = _grown(Fraction(now, before) - 1)
    assume(growth)
    base = f"{year - 1}年1—{last}月，全省发电量{spelled(Fraction(before, 10**8), 4)}亿千瓦时。"
    report = check_text(
        f"{base}{year}年1—{last}月，全省发电量{spelled(Fraction(now, 10**8), 4)}亿千瓦时{growth}。",
        published=date(year, 12, 1),
        raising=True,
    )
    assert [each.verdict for each in report.checks if each.rule == "CC501"] == ["consistent"]
