"""Series over time: what is linked, what isn't, and what holds of them whatever is told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategies import claim_of, claims, figure, fractions, spelled

from claimcheck.extract import extract
from claimcheck.model import (
    Block,
    Claim,
    Comparison,
    Document,
    Interval,
    Metric,
    Move,
    Period,
    Piece,
    Point,
    Section,
    Series,
)
from claimcheck.read import read_text
from claimcheck.relate.corpus import Corpus
from claimcheck.relate.series import series_of

PUBLISHED = date(2024, 3, 1)


def told(*texts: str) -> tuple[Series, ...]:
    documents = [read_text(text, document_id=f"d{at}", published=PUBLISHED) for at, text in enumerate(texts)]
    return series_of(Corpus(documents, [claim for document in documents for claim in extract(document)]))


def one(*texts: str, named: str) -> Series:
    (series,) = (each for each in told(*texts) if named in each.name)
    return series


def quotes(statements: Sequence[Claim]) -> list[str]:
    return [claim.quote for claim in statements]


def at(series: Series, period: Period) -> Point:
    (point,) = (point for point in series.points if point.period == period)
    return point


# -- what stands together ------------------------------------------------------------------------------------------


def test_what_documents_state_of_one_period_is_one_point() -> None:
    texts = ("2023年5月，全社会用电量7222亿千瓦时。", "2023年5月，全国全社会用电量超过7000亿千瓦时。")
    series = one(*texts, named="全社会用电量")
    (point,) = series.points
    assert (sorted(quotes(point.claims)), point.agree) == (["7000亿千瓦时", "7222亿千瓦时"], True)
    assert point.range == Interval(Fraction(722150000000), Fraction(722300000000), upper_open=True)
    assert sorted(series.documents) == ["d0", "d1"]


def test_figures_that_cannot_all_hold_are_marked_and_the_range_spans_them() -> None:
    texts = ("2023年一季度，货物进出口总额9.89万亿元。", "2023年一季度，货物进出口总额9.76万亿元。")
    (point,) = one(*texts, named="进出口").points
    assert not point.agree
    assert all(Fraction(value * 10**10) in point.range for value in (976, 980, 989))
    assert Fraction(990 * 10**10) not in point.range


def test_a_month_a_quarter_a_year_and_what_runs_up_to_a_month_are_different_points() -> None:
    amounts = {"2023年": 1320, "2023年3月": 106, "2023年一季度": 269, "2023年1—5月": 480}
    text = "".join(f"{time}，快递业务量{amount}亿件。" for time, amount in amounts.items())
    forms = [point.period.form for point in one(text, named="快递业务量").points]
    assert forms == ["quarter", "year_to_date", "year", "month"]


def test_a_stock_is_of_the_day_on_which_its_period_ends() -> None:
    texts = ("2023年12月末，我国外汇储备规模32380亿美元。", "2023年12月，我国外汇储备规模32380亿美元。")
    series = one(*texts, named="外汇储备")
    (point,) = series.points
    assert point.period == Period.instant(date(2023, 12, 31))
    assert len(point.claims) == 2


def test_figures_of_equal_periods_are_of_one_time_whether_or_not_their_names_tell_a_stock() -> None:
    document, year = _document("d0", "text"), Period.year(2022)
    made = [claim_of(name, figure("12", 10**8)) for name in ("外汇储备", "外汇")]
    found = [evolve(each, document="d0", period=year, metric=evolve(each.metric, key="k")) for each in made]
    (series,) = series_of(Corpus([document], found))
    assert [len(point.claims) for point in series.points] == [2]


def test_amounts_in_units_of_one_dimension_share_a_range() -> None:
    texts = ("2023年，全国粮食产量6954亿公斤。", "2023年，全国粮食产量13908亿斤。")
    series = one(*texts, named="粮食产量")
    (point,) = series.points
    assert point.agree
    assert len(point.claims) == 2


def test_a_growth_stands_beside_the_level_of_its_metric() -> None:
    text = "2023年，全社会用电量9.22万亿千瓦时，同比增长6.7%。2023年8月，全社会用电量同比增长3.9%。"
    series = one(text, named="全社会用电量")
    year, month = at(series, Period.year(2023)), at(series, Period.months(2023, 8, 8))
    assert (quotes(year.claims), [quotes(move.claims) for move in year.moves]) == (["9.22万亿千瓦时"], [["6.7%"]])
    assert (month.claims, month.range, month.agree) == ((), Interval.whole(), True)
    assert [(move.kind, move.compared_to) for move in month.moves] == [("growth", Comparison("year_earlier"))]


def test_a_metric_of_which_only_growth_is_told_is_a_series_of_its_own() -> None:
    series = one("2023年5月，居民消费价格同比上涨0.2%，环比下降0.2%。", named="居民消费价格")
    (point,) = series.points
    assert (series.kind, series.unit, point.claims) == ("growth", "%", ())
    assert [(move.compared_to, move.range.sign) for move in point.moves] == [
        (Comparison("year_earlier"), 1),
        (Comparison("previous"), -1),
    ]


def test_a_growth_in_real_terms_does_not_contradict_a_nominal_one() -> None:
    text = "2023年，居民人均可支配收入39218元，比上年名义增长6.3%，扣除价格因素，实际增长6.1%。"
    (point,) = one(text, named="可支配收入").points
    assert [(quotes(move.claims), move.real, move.agree) for move in point.moves] == [
        (["6.3%"], False, True),
        (["6.1%"], True, True),
    ]


def test_a_growth_against_the_year_before_by_name_is_one_against_the_year_before() -> None:
    texts = ("2023年，快递业务量同比增长19.4%。", "2023年，快递业务量比2022年增长19.4%。")
    (point,) = one(*texts, named="快递业务量").points
    assert [len(move.claims) for move in point.moves] == [2]


def test_a_change_is_told_of_the_series_in_its_unit() -> None:
    text = "2023年3月，城镇调查失业率为5.3%，比上年同期下降0.5个百分点。"
    series = one(text, named="失业率")
    assert series.kind == "rate"
    assert [(move.kind, move.unit) for move in series.points[0].moves] == [("change", "百分点")]


def test_both_ends_of_a_range_say_one_thing() -> None:
    (point,) = one("2023年，试点医院平均住院费用为8000元至9000元。", named="住院费用").points
    assert len(point.claims) == 2
    assert point.agree
    assert Fraction(8500) in point.range


@pytest.mark.parametrize(
    "text",
    [
        "到2030年，全社会用电量将达到13万亿千瓦时。",
        "要求快递业务量达到1500亿件。",
        "全社会用电量创下新高，达到9.22万亿千瓦时。",
    ],
)
def test_no_target_no_forecast_and_nothing_without_a_time_makes_a_point(text: str) -> None:
    document = read_text(text, document_id="d1")
    assert series_of(Corpus([document], extract(document))) == ()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2023年，江苏省快递业务量99亿件。", "2023年，浙江省快递业务量229亿件。"),
        ("2023年，快递业务量1320亿件。", "2023年，快递业务收入12074亿元。"),
        ("2023年，住院费用跨省直接结算1125万人次。", "2023年，门诊费用跨省直接结算1.18亿人次。"),
    ],
)
def test_another_place_metric_or_unit_is_another_series(first: str, second: str) -> None:
    assert len(told(first, second)) == 2
    assert all(point.agree for each in told(first, second) for point in each.points)


# -- what holds of every series ------------------------------------------------------------------------------------


MANY = 4
PERIODS = (
    None,
    Period.year(2022),
    Period.months(2022, 12, 12),
    Period.instant(date(2022, 12, 31)),
    Period.months(2023, 1, 5),
)


@st.composite
def told_by_chance(draw: st.DrawFn) -> tuple[list[Document], list[Claim]]:
    """Figures of a few metrics and times, in a few documents."""
    count = draw(st.integers(1, MANY))
    documents = [_document(f"d{number}", f"text {number}") for number in range(count)]
    found = []
    for number in range(draw(st.integers(0, 14))):
        name, scope = draw(st.sampled_from(("外汇储备", "用电量", "进口"))), draw(st.sampled_from(("", "江苏")))
        claim = evolve(
            draw(claims(f"c{number}")),
            document=f"d{draw(st.integers(0, count - 1))}",
            metric=Metric(name, draw(st.sampled_from(("k", "l"))), scope),
            period=draw(st.sampled_from(PERIODS)),
            modality=draw(st.sampled_from(("fact", "fact", "fact", "target"))),
            role=draw(st.sampled_from(("plain", "plain", "part", "start", "gap"))),
        )
        found.append(claim)
    return documents, found


def _document(name: str, text: str) -> Document:
    block = Block("paragraph", text, (Piece(0, 0, len(text), len(text)),), 0)
    return Document(name, f"{name}.txt", "", None, text, (Section(0, "", 1),), (block,))


@given(told_by_chance())
def test_every_dated_fact_is_in_exactly_one_point_of_one_series(world: tuple[list[Document], list[Claim]]) -> None:
    documents, found = world
    points = [point for each in series_of(Corpus(documents, found)) for point in each.points]
    placed = [claim.id for point in points for claim in point.statements]
    assert sorted(placed) == sorted(
        claim.id for claim in found if claim.modality == "fact" and claim.period and claim.role != "gap"
    )


@given(told_by_chance(), st.permutations(range(MANY)))
def test_the_order_of_the_documents_changes_nothing(
    world: tuple[list[Document], list[Claim]], order: list[int]
) -> None:
    documents, found = world
    reordered = sorted(documents, key=lambda document: order[int(document.id[1:])])
    regrouped = [claim for document in reordered for claim in found if claim.document == document.id]
    assert series_of(Corpus(reordered, regrouped)) == series_of(Corpus(documents, found))


@given(told_by_chance(), fractions)
def test_the_range_of_a_point_holds_what_all_its_figures_allow(
    world: tuple[list[Document], list[Claim]], share: Fraction
) -> None:
    documents, found = world
    for each in series_of(Corpus(documents, found)):
        for point in each.points:
            together: tuple[Point | Move, ...] = (point, *point.moves)
            for said in together:
                ranges = [claim.quantity.hard for claim in said.claims]
                values = [end for hard in ranges for end in (hard.lower, hard.upper) if end is not None]
                for value in (*values, *(value + share for value in values)):
                    held = all(value in hard for hard in ranges)
                    assert (value in said.range) == held if said.agree else not held


@given(told_by_chance())
def test_points_of_one_series_are_of_different_periods(world: tuple[list[Document], list[Claim]]) -> None:
    for each in series_of(Corpus(*world)):
        periods = [point.period for point in each.points]
        assert len(periods) == len(set(periods))


METRICS = (("快递业务量", "件"), ("发电量", "千瓦时"), ("网上零售额", "元"))
TIMES = {"2023年5月": (5, 5), "2023年1—5月": (1, 5), "2023年一季度": (1, 3), "2023年上半年": (1, 6), "2023年": (1, 12)}


@settings(max_examples=30)
@given(
    st.sampled_from(METRICS),
    st.lists(st.integers(10**9, 10**10), min_size=12, max_size=12),
    st.lists(st.tuples(st.sampled_from(sorted(TIMES)), st.integers(1, 3)), min_size=1, max_size=6),
)
def test_true_values_told_in_several_documents_agree_in_each_point(
    metric: tuple[str, str], months: list[int], printed: list[tuple[str, int]]
) -> None:
    name, unit = metric
    truth = {Period.months(2023, *ends): sum(months[ends[0] - 1 : ends[1]]) for ends in TIMES.values()}
    texts = [
        f"{time}，{name}{spelled(Fraction(truth[Period.months(2023, *TIMES[time])], 10**8), places)}亿{unit}。"
        for time, places in printed
    ]
    series = one(*texts, named=name)
    assert {point.period for point in series.points} == {Period.months(2023, *TIMES[time]) for time, _ in printed}
    for point in series.points:
        assert point.agree
        assert Fraction(truth[point.period]) in point.range
