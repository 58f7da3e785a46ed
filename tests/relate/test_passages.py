"""Passages whose figures are tied by arithmetic: true values are never accused, and a slip in one is found."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.stories import (
    MONEY,
    PLACES,
    Story,
    Values,
    amount,
    assert_checked_and_holds,
    assert_found_and_cited,
    slips,
    tellings,
)

POINTS = "个百分点"


def percent(draw: st.DrawFn, low: int, high: int) -> Fraction:
    return Fraction(draw(st.integers(low * 1000, high * 1000)), 1000)


def moved(draw: st.DrawFn) -> Values:
    before = amount(draw)
    change = before * draw(st.integers(15, 1800)) / 1000
    return {"a": before, "b": before + change, "c": change}


def raised(draw: st.DrawFn) -> Values:
    before, points = percent(draw, 12, 50), percent(draw, 1, 30)
    return {"a": before, "b": before + points, "c": points}


def led(draw: st.DrawFn) -> Values:
    before, growth = amount(draw), percent(draw, 2, 90)
    return {"a": before, "g": growth, "b": before * (1 + growth / 100)}


def whole_of_three(draw: st.DrawFn) -> Values:
    first, second = percent(draw, 5, 30), percent(draw, 11, 50)
    return {"a": first, "b": second, "c": 100 - first - second}


def pulls(draw: st.DrawFn) -> Values:
    parts = {name: percent(draw, 1, 4) for name in "abc"}
    return {**parts, "g": sum(parts.values(), Fraction(0))}


def pulled(draw: st.DrawFn) -> Values:
    whole, grows = amount(draw), percent(draw, 5, 40)
    part, faster = whole * draw(st.integers(100, 500)) / 1000, percent(draw, 20, 150)
    before = part / (1 + faster / 100)
    return {"w": whole, "g": grows, "p": part, "f": faster, "c": 100 * (part - before) / (whole / (1 + grows / 100))}


def pull(at: Values) -> Fraction:
    before = at["p"] / (1 + at["f"] / 100)
    return 100 * (at["p"] - before) / (at["w"] / (1 + at["g"] / 100))


def shared(draw: st.DrawFn) -> Values:
    whole, one, other = amount(draw), percent(draw, 11, 45), percent(draw, 11, 45)
    return {"p": whole * one / 100, "s": one, "q": whole * other / 100, "r": other}


def times(draw: st.DrawFn) -> Values:
    base, multiple = amount(draw), percent(draw, 2, 9)
    return {"x": base * multiple, "y": base, "n": multiple}


def monthly(draw: st.DrawFn) -> Values:
    each = amount(draw)
    return {"t": 12 * each, "m": each}


STORIES = (
    Story(
        "movement",
        (
            ("{year}年，{place}保费收入由{a}增加到{b}，增加{c}。",),
            ("{year}年，{place}保费收入从{last}年的{a}提高至{b}，增加了{c}。",),
            ("{year}年，{place}保费收入达到{b}，比上年的{a}增加{c}。",),
            ("{last}年，{place}保费收入{a}；{year}年，{place}保费收入{b}，比上年增加{c}。",),
        ),
        {"a": MONEY, "b": MONEY, "c": MONEY},
        moved,
        "c",
        lambda at: at["b"] - at["a"],
    ),
    Story(
        "rate",
        (
            ("{year}年，{place}森林覆盖率由{a}提高到{b}，提高{c}。",),
            ("{year}年，{place}森林覆盖率为{b}，比上年提高{c}。{last}年，{place}森林覆盖率为{a}。",),
            ("{year}年，{place}森林覆盖率为{b}，比{last}年的{a}提高{c}。",),
        ),
        {"a": "%", "b": "%", "c": POINTS},
        raised,
        "c",
        lambda at: at["b"] - at["a"],
    ),
    Story(
        "change of a growth",
        (
            (
                "{year}年，{place}快递业务收入同比增长{b}，增速比上年加快{c}。{last}年，{place}快递业务收入同比增长{a}。",
            ),
            ("{last}年，{place}快递业务收入增长{a}；{year}年，{place}快递业务收入增长{b}，比上年提高{c}。",),
        ),
        {"a": "%", "b": "%", "c": POINTS},
        raised,
        "c",
        lambda at: at["b"] - at["a"],
    ),
    Story(
        "level from growth",
        (
            ("{year}年，{place}售电量由上年的{a}增长{g}，达到{b}。",),
            ("{year}年，{place}售电量从{last}年的{a}增长到{b}，增长{g}。",),
            ("{last}年，{place}售电量{a}，{year}年增长{g}，达到{b}。",),
        ),
        {"a": "千瓦时", "g": "%", "b": "千瓦时"},
        led,
        "b",
        lambda at: at["a"] * (1 + at["g"] / 100),
    ),
    Story(
        "contributions",
        (
            ("{year}年，三次产业对经济增长的贡献率分别为{a}、{b}和{c}。",),
            ("{year}年，最终消费支出、资本形成总额、净出口对经济增长的贡献率分别为{a}、{b}和{c}。",),
            ("{year}年，最终消费支出对经济增长贡献率为{a}，资本形成总额贡献率为{b}，净出口贡献率为{c}。",),
        ),
        {"a": "%", "b": "%", "c": "%"},
        whole_of_three,
        "c",
        lambda at: 100 - at["a"] - at["b"],
    ),
    Story(
        "pulls",
        (
            ("{year}年，国内生产总值增长{g}，其中最终消费支出拉动经济增长{a}，资本形成总额拉动{b}，净出口拉动{c}。",),
            ("{year}年，三次产业分别拉动经济增长{a}、{b}和{c}，全年经济增长{g}。",),
        ),
        {"a": POINTS, "b": POINTS, "c": POINTS, "g": "%"},
        pulls,
        "g",
        lambda at: at["a"] + at["b"] + at["c"],
    ),
    Story(
        "pull from levels",
        (
            ("{year}年，{place}出口{w}，同比增长{g}；其中机电产品出口{p}，增长{f}，拉动出口增长{c}。",),
            ("{year}年，{place}出口{w}，增长{g}。{year}年，{place}机电产品出口{p}，增长{f}，拉高出口整体增速{c}。",),
        ),
        {"w": MONEY, "g": "%", "p": MONEY, "f": "%", "c": POINTS},
        pulled,
        "c",
        pull,
    ),
    Story(
        "shared whole",
        (
            ("{year}年，{place}水产品出口{p}，占农产品出口的{s}；茶叶出口{q}，占农产品出口的{r}。",),
            ("{year}年，{place}对东盟出口{p}，占比{s}；对欧盟出口{q}，占比{r}。",),
        ),
        {"p": MONEY, "s": "%", "q": MONEY, "r": "%"},
        shared,
        "p",
        lambda at: at["q"] / at["r"] * at["s"],
    ),
    Story(
        "multiple",
        (
            ("{year}年，{place}快递业务收入{x}，是2012年{y}的{n}。",),
            ("2012年，{place}快递业务收入{y}；{year}年，{place}快递业务收入{x}，是2012年的{n}。",),
            ("{year}年，{place}软件收入{x}，硬件收入{y}，软件收入是硬件收入的{n}。",),
        ),
        {"x": MONEY, "y": MONEY, "n": "倍"},
        times,
        "n",
        lambda at: at["x"] / at["y"],
    ),
    Story(
        "structure",
        (
            ("{year}年，三次产业增加值占地区生产总值的比重分别为{a}、{b}和{c}。",),
            ("{year}年，第一产业增加值占地区生产总值比重为{a}，第二产业增加值比重为{b}，第三产业增加值比重为{c}。",),
        ),
        {"a": "%", "b": "%", "c": "%"},
        whole_of_three,
        "c",
        lambda at: 100 - at["a"] - at["b"],
    ),
    Story(
        "monthly",
        (
            ("{year}年，{place}保费收入{t}，月均{m}。",),
            ("{year}年，{place}共实现保费收入{t}，平均每月{m}。",),
        ),
        {"t": MONEY, "m": MONEY},
        monthly,
        "m",
        lambda at: at["t"] / 12,
    ),
)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
@settings(max_examples=40)
@given(data=st.data())
def test_true_values_are_checked_and_never_accused(story: Story, data: st.DataObject) -> None:
    assert_checked_and_holds(data.draw(tellings(story, data.draw(st.sampled_from(PLACES)))))


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
@settings(max_examples=40)
@given(data=st.data())
def test_a_slip_in_one_figure_is_found_and_cited(story: Story, data: st.DataObject) -> None:
    assert_found_and_cited(data.draw(slips(story)))
