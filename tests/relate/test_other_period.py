"""A wrong year or month is to blame where the others confirm the right one, and nowhere else."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import pairwise

import pytest
from attrs import frozen
from hypothesis import assume, given
from hypothesis import strategies as st

from claimcheck.model import Period, Report
from claimcheck.pipeline import check_text
from claimcheck.relate import OtherPeriods
from claimcheck.relate.slipped_time import other_years, slips

PUBLISHED = date(2024, 3, 1)
PORT = "2021年，全省港口吞吐量3128.6万吨。2022年，全省港口吞吐量3745.9万吨。2023年，全省港口吞吐量4211.3万吨。"
MONTHS = "2023年1—10月，全市网络零售额412.75亿元。2023年1—11月，全市网络零售额482.75亿元。"


def report(*texts: str) -> Report:
    return check_text(*texts, published=PUBLISHED, raising=True)


def offered(found: Report) -> list[tuple[str, str, str, str, str]]:
    """Severity, quote of the suspect, what is wrong, and the words that stand at a repair of a time and should."""
    texts = {document.id: document.text for document in found.documents}
    claims = {claim.id: claim for claim in found.claims}
    return [
        (
            finding.severity,
            claims[suspect.claim].quote,
            suspect.what,
            texts[claims[suspect.claim].document][slice(*repair.span)],
            repair.replacement,
        )
        for finding in found.findings
        for suspect in finding.suspects
        for repair in suspect.repairs
        if repair.kind == "period"
    ]


@pytest.mark.parametrize(
    ("words", "period", "told"),
    [
        (
            "2022年",
            Period.year(2022),
            {"2021": Period.year(2021), "2012": Period.year(2012), "2032": Period.year(2032)},
        ),
        (
            "2022年1—10月",
            Period.months(2022, 1, 10),
            {"11": Period.months(2022, 1, 11), "9": Period.months(2022, 1, 9)},
        ),
        ("3月份", Period.months(2023, 3, 3), {"4": Period.months(2023, 4, 4), "8": Period.months(2023, 8, 8)}),
        ("截至2月底", Period.instant(date(2023, 2, 28)), {"3": Period.instant(date(2023, 3, 31))}),
        ("2023年二季度", Period.months(2023, 4, 6), {"三": Period.months(2023, 7, 9), "一": Period.months(2023, 1, 3)}),
        ("前三季度", Period.months(2023, 1, 9), {"二": Period.months(2023, 1, 6), "四": Period.year(2023)}),
        ("上半年", Period.months(2023, 1, 6), {"下": Period.months(2023, 7, 12)}),
        (
            "2018—2022年",
            Period(date(2018, 1, 1), date(2022, 12, 31)),
            {"2023": Period(date(2018, 1, 1), date(2023, 12, 31))},
        ),
    ],
)
def test_a_slip_makes_other_times(words: str, period: Period, told: dict[str, Period]) -> None:
    found = {slip.replacement: slip.period for slip in slips(words, period)}
    assert {name: found.get(name) for name in told} == told
    assert period not in found.values()


@pytest.mark.parametrize(("words", "period"), [("去年", Period.year(2022)), ("31日", Period.months(2023, 3, 3))])
def test_words_without_a_digit_of_the_time_have_no_slip(words: str, period: Period) -> None:
    assert list(slips(words, period)) == []


def test_the_nearest_years_come_first() -> None:
    assert other_years("2023")[:2] == ["2022", "2024"]
    assert "2203" in other_years("2023")


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        # The number is no slip: only the year explains it.
        (
            [PORT + "\n\n港口集团介绍，2022年，全省港口吞吐量4211.3万吨。"],
            ("warning", "4211.3万吨", "period", "2022", "2023"),
        ),
        (
            [PORT, "港口生产平稳。2021年，全省港口吞吐量3745.9万吨。"],
            ("warning", "3745.9万吨", "period", "2021", "2022"),
        ),
        # A changed digit would mend it too; the confirmed time goes before it.
        (
            [MONTHS + "\n\n商务部门说，2023年1—10月，全市网络零售额482.75亿元。"],
            ("error", "482.75亿元", "period", "10", "11"),
        ),
        (
            [
                "截至2022年底，全市参保人数587.12万人。截至2023年底，全市参保人数597.12万人。\n\n截至2022年底，全市参保人数597.12万人。"
            ],
            ("error", "597.12万人", "period", "2022", "2023"),
        ),
        (
            [
                "2023年上半年，全县用电量12.861亿千瓦时。2023年下半年，全县用电量13.861亿千瓦时。\n\n2023年上半年，全县用电量13.861亿千瓦时。"
            ],
            ("error", "13.861亿千瓦时", "period", "上", "下"),
        ),
        # The year that a growth is measured from.
        (
            [
                "2021年，全市接待游客1702.3万人次。2022年，全市接待游客1852.3万人次。2023年，全市接待游客2152.6万人次，比2021年增长16.2%。"
            ],
            ("error", "16.2%", "basis", "2021", "2022"),
        ),
    ],
)
def test_the_right_time_is_offered(texts: list[str], found: tuple[str, ...]) -> None:
    assert found in offered(report(*texts))


def test_the_edit_mends_the_text() -> None:
    text = PORT + "\n\n港口集团介绍，2022年，全省港口吞吐量4211.3万吨。"
    (finding,) = report(text).findings
    (repair,) = finding.suspects[0].repairs
    assert repair.text.zh == "应为 2023年（年份写错）"
    assert report(text[: repair.span[0]] + repair.replacement + text[repair.span[1] :]).findings == ()


def test_all_figures_of_the_same_words_move_together() -> None:
    body = "2022年，全省进出口总额3128.6亿元，同比增长4.2%。2023年，全省进出口总额3745.9亿元，同比增长19.7%。"
    found = report(body + "\n\n海关介绍，2022年，全省进出口总额3745.9亿元，同比增长19.7%。")
    assert ("error", "3745.9亿元", "period", "2022", "2023") in offered(found)
    assert ("warning", "19.7%", "period", "2022", "2023") in offered(found)
    # With a growth that isn't the other year's, the words are of no wrong year.
    wrong = report(body + "\n\n海关介绍，2022年，全省进出口总额3745.9亿元，同比增长12.6%。")
    assert offered(wrong) == []


@pytest.mark.parametrize(
    "texts",
    [
        # Nothing tells of the other year.
        [PORT + "\n\n港口集团介绍，2022年，全省港口吞吐量3475.9万吨。"],
        # Too few digits to be more than chance.
        ["2022年，全县企业12家。2023年，全县企业21家。\n\n2022年，全县企业21家。"],
        # The right time would not have been over when the text came out.
        [
            "2024年2月，全县用电量12.861亿千瓦时。2024年3月，全县用电量13.861亿千瓦时。\n\n2024年2月，全县用电量13.861亿千瓦时。"
        ],
        # The old time is confirmed as well: who is wrong, nobody knows.
        [PORT + "\n\n港口集团介绍，2022年，全省港口吞吐量3754.9万吨。"],
    ],
)
def test_no_time_is_offered_without_confirmation(texts: list[str]) -> None:
    assert offered(report(*texts)) == []


def test_what_goes_on_in_the_time_of_a_sentence_before_moves_with_it() -> None:
    before = "2022年，全省货物进出口3128.6亿元。其中，出口1782.4亿元。"
    now = "2023年，全省货物进出口3745.9亿元。其中，出口2065.3亿元。"
    found = report(before + now + "\n\n2022年，全省货物进出口3745.9亿元。其中，出口2065.3亿元。")
    assert [each[2:] for each in offered(found)] == [("period", "2022", "2023")]


def test_nobody_is_asked_where_nothing_contradicts(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(OtherPeriods, "__call__", refuse)
    assert report(PORT + MONTHS, PORT).findings == ()


@frozen
class Series:
    """A figure of each year, told in two documents, with the growth over the year before or without."""

    values: tuple[int, ...]
    first: int
    growths: bool

    def sentence(self, at: int, year: int) -> str:
        value = f"{self.values[at] // 10}.{self.values[at] % 10}"
        growth = Fraction(self.values[at], self.values[at - 1]) - 1 if self.growths and at else None
        told = "" if growth is None else f"，比上年{'增长' if growth > 0 else '下降'}{round(abs(growth) * 1000) / 10}%"
        return f"{year}年，全省公路货运量{value}万吨{told}。"

    def text(self, wrong: tuple[int, int] | None = None) -> str:
        years = [self.first + at for at in range(len(self.values))]
        if wrong:
            years[wrong[0]] = wrong[1]
        return "\n\n".join(self.sentence(at, year) for at, year in enumerate(years))


@st.composite
def series(draw: st.DrawFn) -> Series:
    values = draw(st.lists(st.integers(20000, 99999), min_size=3, max_size=6, unique=True))
    # Neighbours so close that a growth hardly shows may be told for one another.
    assume(all(abs(a - b) * 50 > a for a, b in pairwise(values)))
    return Series(tuple(values), draw(st.integers(2012, 2024 - len(values))), draw(st.booleans()))


@given(series(), st.booleans())
def test_a_series_told_twice_is_left_alone(told: Series, one: bool) -> None:
    texts = [told.text() + "\n\n" + told.text()] if one else [told.text(), told.text()]
    assert report(*texts).findings == ()


@given(series(), st.data())
def test_a_wrong_year_is_told_by_the_right_one(told: Series, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(told.values) - 1))
    years = [str(told.first + other) for other in range(len(told.values)) if other != at]
    year = data.draw(st.sampled_from([each for each in other_years(str(told.first + at)) if each in years]))
    texts = [told.text(), told.text((at, int(year)))]
    found = report(*(reversed(texts) if data.draw(st.booleans()) else texts))
    for finding in found.findings:
        replacements = {each.replacement for suspect in finding.suspects for each in suspect.repairs}
        assert finding.severity == "note" or str(told.first + at) in replacements
