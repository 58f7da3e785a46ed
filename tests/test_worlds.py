"""Whole worlds as prose: true values, printed into sentences, are never accused; a slip in them is."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TypeAlias

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.stories import (
    MONEY,
    PLACES,
    YEARS,
    Slip,
    Story,
    Values,
    accusations,
    amount,
    assert_checked_and_holds,
    assert_found_and_cited,
    checked,
    part_of,
    slips,
    tellings,
)
from tests.strategies import Cut, spelled


def grown(draw: st.DrawFn) -> Values:
    before = amount(draw)
    change = before * draw(st.integers(15, 1800)) / 1000
    return {"v": before + change, "c": change, "g": 100 * change / before}


def parts(draw: st.DrawFn) -> Values:
    a, b = amount(draw), amount(draw)
    return {"t": a + b, "a": a, "b": b}


def ratio(draw: st.DrawFn) -> Values:
    whole = amount(draw)
    part = part_of(draw, whole)
    return {"w": whole, "p": part, "r": 100 * part / whole}


def average(draw: st.DrawFn) -> Values:
    count, each = amount(draw, 10**6, 10**8), amount(draw, 100, 9000)
    total = count * each + draw(st.integers(0, 10**6))
    return {"n": count, "t": total, "a": total / count}


def balance(draw: st.DrawFn) -> Values:
    expense = amount(draw)
    surplus = expense * draw(st.integers(5, 60)) / 100
    return {"i": expense + surplus, "e": expense, "b": surplus}


def cumulative(draw: st.DrawFn) -> Values:
    first = amount(draw)
    return {"a": first, "b": first * draw(st.integers(101, 250)) / 100}


def yearly(draw: st.DrawFn) -> Values:
    before = amount(draw)
    now = before * draw(st.integers(1010, 2500)) / 1000
    return {"b": before, "v": now, "g": 100 * (now / before - 1)}


def stretches(draw: st.DrawFn) -> Values:
    """Two quarters, and a half-year that they fill."""
    first = amount(draw)
    second = first * draw(st.integers(60, 160)) / 100
    return {"t": first + second, "a": first, "b": second}


def last_month(draw: st.DrawFn) -> Values:
    before = amount(draw)
    month = before * draw(st.integers(60, 140)) / 1000
    return {"m": month, "c": before + month, "p": before}


def running(draw: st.DrawFn) -> Values:
    before = amount(draw)
    year = before * draw(st.integers(100, 800)) / 1000
    return {"b": before, "n": before + year, "f": year}


def compounded(draw: st.DrawFn) -> Values:
    growth = Fraction(draw(st.integers(210, 1900)), 100)
    start = amount(draw)
    return {"e": start * (1 + growth / 100) ** 5, "s": start, "g": growth}


def same(draw: st.DrawFn) -> Values:
    value = amount(draw)
    return {"a": value, "b": value}


STORIES = (
    Story(
        "growth",
        (
            ("{year}年，{place}技术合同成交额{v}，比上年增加{c}，增长{g}。",),
            ("{year}年{place}技术合同成交额达到{v}，较上年增加{c}，同比增长{g}。",),
            ("据统计，{year}年{place}技术合同成交额为{v}，比{last}年增加{c}，增幅{g}。",),
        ),
        {"v": MONEY, "c": MONEY, "g": "%"},
        grown,
        "g",
        lambda at: 100 * at["c"] / (at["v"] - at["c"]),
    ),
    Story(
        "trade",
        (
            ("{year}年，{place}进出口{t}，其中出口{a}，进口{b}。",),
            ("{year}年，{place}货物进出口总值{t}。其中，出口{a}，进口{b}。",),
        ),
        {"t": MONEY, "a": MONEY, "b": MONEY},
        parts,
        "t",
        lambda at: at["a"] + at["b"],
    ),
    Story(
        "insured",
        (
            ("截至{year}年底，{place}基本医保参保人数{t}，其中职工医保参保人数{a}，居民医保参保人数{b}。",),
            ("截至{year}年末，{place}基本医疗保险参保{t}。其中，职工医保参保{a}，居民医保参保{b}。",),
        ),
        {"t": "人", "a": "人", "b": "人"},
        parts,
        "t",
        lambda at: at["a"] + at["b"],
    ),
    Story(
        "share",
        (
            ("{year}年，{place}发电量{w}，其中风电发电量{p}，占{place}发电量的{r}。",),
            ("{year}年，{place}发电量{w}。其中，风电发电量{p}，占{place}发电量的比重为{r}。",),
        ),
        {"w": "千瓦时", "p": "千瓦时", "r": "%"},
        ratio,
        "r",
        lambda at: 100 * at["p"] / at["w"],
    ),
    Story(
        "ratio",
        (
            ("{year}年，{place}住院费用跨省直接结算医疗费用{w}，基金支付{p}，基金支付比例{r}。",),
            ("{year}年，{place}住院费用跨省直接结算医疗费用{w}，基金支付{p}。基金支付比例为{r}。",),
        ),
        {"w": MONEY, "p": MONEY, "r": "%"},
        ratio,
        "r",
        lambda at: 100 * at["p"] / at["w"],
    ),
    Story(
        "average",
        (
            ("{year}年，{place}医疗救助资助参保{n}，资助参保支出{t}，人均资助参保{a}。",),
            ("{year}年{place}共资助参保{n}，支出{t}，人均资助{a}。",),
        ),
        {"n": "人", "t": MONEY, "a": MONEY},
        average,
        "a",
        lambda at: at["t"] / at["n"],
    ),
    Story(
        "balance",
        (
            ("{year}年，{place}医保基金总收入{i}，总支出{e}，当期结余{b}。",),
            ("{year}年，{place}大病保险基金收入{i}，支出{e}，当期结余{b}。",),
        ),
        {"i": MONEY, "e": MONEY, "b": MONEY},
        balance,
        "b",
        lambda at: at["i"] - at["e"],
    ),
    Story(
        "cumulative",
        (
            ("{year}年1至6月，{place}一般公共预算收入{a}。", "{year}年，{place}一般公共预算收入{b}。"),
            ("{year}年前三季度，{place}公路货运量{a}。", "{year}年，{place}公路货运量{b}。"),
            ("{year}年上半年，{place}网上零售额{a}。", "{year}年1至11月，{place}网上零售额{b}。"),
        ),
        {"a": MONEY, "b": MONEY},
        cumulative,
        "a",
        lambda at: at["b"],
        order=True,
    ),
    Story(
        "yearly",
        (
            ("{last}年，{place}快递业务收入{b}。", "{year}年，{place}快递业务收入{v}，同比增长{g}。"),
            ("{last}年{place}软件业务收入{b}，{year}年{place}软件业务收入{v}，比上年增长{g}。",),
        ),
        {"b": MONEY, "v": MONEY, "g": "%"},
        yearly,
        "g",
        lambda at: 100 * (at["v"] / at["b"] - 1),
    ),
    Story(
        "stretches",
        (
            ("{year}年一季度，{place}发电量{a}，{year}年二季度{b}，{year}年上半年累计{t}。",),
            ("{year}年上半年，{place}发电量{t}，其中{year}年一季度{a}，{year}年二季度{b}。",),
            ("{year}年三季度，{place}发电量{a}。{year}年四季度，{place}发电量{b}。{year}年下半年，{place}发电量{t}。",),
        ),
        {"t": "千瓦时", "a": "千瓦时", "b": "千瓦时"},
        stretches,
        "t",
        lambda at: at["a"] + at["b"],
    ),
    Story(
        "last_month",
        (
            ("{year}年1—10月，{place}原煤产量{p}。{year}年1—11月，{place}原煤产量{c}，其中{year}年11月当月产量{m}。",),
            (
                "{year}年11月，{place}原煤产量{m}；{year}年1至11月，{place}原煤产量{c}；{year}年1至10月，{place}原煤产量{p}。",
            ),
            ("{year}年前三季度，{place}原煤产量{p}，{year}年四季度{m}，{year}年全年{c}。",),
        ),
        {"m": "吨", "c": "吨", "p": "吨"},
        last_month,
        "m",
        lambda at: at["c"] - at["p"],
    ),
    Story(
        "running",
        (
            (
                "截至{last}年底，{place}累计发放助学贷款{b}。{year}年，{place}发放助学贷款{f}。截至{year}年底，{place}累计发放助学贷款{n}。",
            ),
            (
                "截至{year}年底，{place}累计发放助学贷款{n}，其中{year}年发放{f}；截至{last}年底，{place}累计发放助学贷款{b}。",
            ),
        ),
        {"b": MONEY, "n": MONEY, "f": MONEY},
        running,
        "b",
        lambda at: at["n"] - at["f"],
    ),
    Story(
        "compounded",
        (
            ("{place}公路货运量由{base}年的{s}增加到{year}年的{e}，年均增长{g}。",),
            ("{base}年，{place}公路货运量{s}。{year}年，{place}公路货运量{e}，五年年均增长{g}。",),
        ),
        {"e": "吨", "s": "吨", "g": "%"},
        compounded,
        "e",
        lambda at: at["s"] * (1 + at["g"] / 100) ** 5,
    ),
    Story(
        "same",
        (
            ("{year}年，{place}保费收入{a}。", "据通报，{year}年{place}保费收入{b}，再创新高。"),
            ("# {year}年{place}旅游收入{a}", "{year}年，{place}旅游收入{b}，市场回暖。"),
        ),
        {"a": MONEY, "b": MONEY},
        same,
        "a",
        lambda at: at["b"],
    ),
)


SLIPS = st.sampled_from(STORIES).flatmap(slips)


@st.composite
def worlds(draw: st.DrawFn) -> list[str]:
    """One to three documents that tell one to four stories, a story's sentences in one document or several."""
    cut: Cut = draw(st.sampled_from(("nearest", "nearest", "truncated")))
    subjects = st.tuples(st.sampled_from(STORIES), st.sampled_from(PLACES))
    documents: list[list[str]] = [[] for _ in range(draw(st.integers(1, 3)))]
    for story, place in draw(
        st.lists(subjects, min_size=1, max_size=4, unique_by=lambda each: (each[0].name, each[1]))
    ):
        telling = draw(tellings(story, place, cut))
        for text in telling.printed(telling.figures):
            draw(st.sampled_from(documents)).append(text)
    return ["\n\n".join(sorted(texts, key=lambda text: not text.startswith("#"))) for texts in documents if texts]


@given(worlds())
def test_a_consistent_world_is_never_accused(texts: list[str]) -> None:
    assert accusations(checked(*texts)) == []


UNRELATED = "2020年5月，某校图书馆藏书38.6万册，外借图书2.4万册，馆员17人。"


Rounding: TypeAlias = Callable[[Fraction, Fraction], Fraction]


def floor_to(size: Fraction, step: Fraction) -> Fraction:
    return size // step * step


def ceiling_to(size: Fraction, step: Fraction) -> Fraction:
    return -(-size // step) * step


HEDGES: tuple[tuple[str, Rounding], ...] = (
    ("超过{}", floor_to),
    ("突破{}", floor_to),
    ("近{}", ceiling_to),
    ("约{}", floor_to),
)


@st.composite
def restatements(draw: st.DrawFn) -> list[str]:
    """One figure in a title, a body and a second document, exact, rounded and hedged."""
    value = Fraction(draw(st.integers(10**10, 10**13)))
    place, year = draw(st.sampled_from(PLACES)), draw(st.sampled_from(YEARS))
    said = [draw(_spoken(value)) for _ in range(4)]
    title = f"# {year}年{place}保费收入{said[0]}"
    return [
        f"{title}\n\n{year}年，{place}保费收入{said[1]}。据介绍，{year}年{place}保费收入{said[2]}。",
        f"{year}年，{place}保费收入{said[3]}，市场平稳。",
    ]


@st.composite
def _spoken(draw: st.DrawFn, value: Fraction) -> str:
    size = value / 10**8
    if draw(st.booleans()):
        return spelled(size, draw(st.integers(0, 4))) + "亿元"
    words, cut = draw(st.sampled_from(HEDGES))
    step = Fraction(10) ** draw(st.integers(-1, len(str(size.__floor__())) - 2))
    near = cut(size, step)
    assume(near != size)
    return words.format(spelled(near, 1 if step < 1 else 0)) + "亿元"


@given(restatements())
def test_a_figure_rounded_and_hedged_is_never_accused(texts: list[str]) -> None:
    assert accusations(checked(*texts)) == []


@given(st.data())
def test_the_order_of_documents_changes_no_finding(data: st.DataObject) -> None:
    texts = [*data.draw(SLIPS).texts, *data.draw(worlds())]
    assert accusations(checked(*data.draw(st.permutations(texts)))) == accusations(checked(*texts))


@given(SLIPS)
def test_an_unrelated_document_changes_no_finding(slip: Slip) -> None:
    alone = accusations(checked(*slip.texts))
    assert accusations(checked(*slip.texts, UNRELATED)) == alone
    assert accusations(checked(UNRELATED, *slip.texts)) == alone


@given(SLIPS)
def test_an_unrelated_paragraph_changes_no_finding(slip: Slip) -> None:
    first, *others = slip.texts
    assert accusations(checked(f"{first}\n\n{UNRELATED}", *others)) == accusations(checked(first, *others))


@given(worlds())
def test_the_same_text_twice_is_never_accused(texts: list[str]) -> None:
    assert accusations(checked(*texts, *texts)) == []


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
@given(data=st.data())
def test_a_slip_that_arithmetic_shows_is_found_and_cites_the_figure(story: Story, data: st.DataObject) -> None:
    assert_found_and_cited(data.draw(slips(story)))


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
@given(data=st.data())
def test_a_story_as_told_is_checked_and_holds(story: Story, data: st.DataObject) -> None:
    assert_checked_and_holds(data.draw(tellings(story, data.draw(st.sampled_from(PLACES)))))
