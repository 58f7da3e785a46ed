"""Modality, scope, statistic and units left out."""

from __future__ import annotations

from datetime import date

import pytest

from claimcheck.extract import extract
from claimcheck.extract.inferred import inferred_unit
from claimcheck.extract.scope import scope_of
from claimcheck.lexicon.statistic import statistic_of
from claimcheck.model import Modality
from claimcheck.read import read_text

PUBLISHED = date(2023, 6, 20)


@pytest.mark.parametrize(
    ("before", "modality"),
    [
        ("去年建成", "fact"),
        ("预计全年建成", "forecast"),
        ("力争年内建成", "target"),
        ("每人不得超过", "rule"),
        ("如果再建", "hypothetical"),
        ("从未达到", "denied"),
        ("总数将升至", "forecast"),
        ("累计将", "fact"),
    ],
)
def test_words_before_a_figure_tell_its_modality(before: str, modality: Modality) -> None:
    assert modality_of(f"{before}20家。") == modality


@pytest.mark.parametrize(("year", "modality"), [(2022, "fact"), (2023, "fact"), (2025, "target")])
def test_a_figure_of_a_later_year_is_a_target(year: int, modality: Modality) -> None:
    assert modality_of(f"{year}年产量为20吨。") == modality


def modality_of(text: str) -> Modality:
    """The modality of the one figure of a text."""
    (claim,) = extract(read_text(text, published=PUBLISHED))
    return claim.modality


@pytest.mark.parametrize(
    ("name", "scope"),
    [
        ("湖南住院费用", "湖南"),
        ("湖南省住院费用", "湖南"),
        ("对德国出口", ""),
        ("全国住院费用", ""),
        ("法国对德国出口", "法国"),
        ("山东省济宁市梁山县小麦产量", "梁山县"),
        ("济宁小麦产量", "济宁"),
        ("广东中山灯饰产值", "中山"),
        ("中山公园游客", ""),
        ("黄河南岸造林面积", ""),
        ("试点县财政收入", ""),
        ("滑县花生产量", "滑县"),
        ("浙江上市公司利润", "浙江"),
        ("深圳市民存款", "深圳"),
        ("山东、河北降水量", "山东、河北"),
        ("河北和山东降水量", "山东、河北"),
        ("我国对共建“一带一路”国家投资", ""),
        ("“一带一路”沿线国家人口", "“一带一路”沿线国家"),
        ("共建国家人口", "共建“一带一路”国家"),
        ("四川粮食产量占全国比重", "四川"),
        ("利润占全国比重", ""),
        ("加拿大西北地区人口", "加拿大"),
        ("浙江省长兴县人口", "长兴县"),
        ("广西与越南进出口额", "广西"),
        ("广东、云南两省区装机", "云南、广东"),
    ],
)
def test_a_place_is_a_scope_unless_it_is_a_partner(name: str, scope: str) -> None:
    assert scope_of(name) == scope


@pytest.mark.parametrize(
    ("name", "statistic"),
    [("住院费用", "total"), ("人均住院费用", "per_head"), ("日均结算", "per_day"), ("次均费用", "per_case")],
)
def test_a_statistic_is_named(name: str, statistic: str) -> None:
    assert statistic_of(name, share=False) == statistic
    assert statistic_of(name, share=True) == "share"


@pytest.mark.parametrize(
    ("right", "left", "unit"),
    [
        ("低收入人口参保", "", "人"),
        ("家企业", "", "家"),
        ("", "进出口", "元"),
        ("的山民", "", ""),
        ("老兵", "", "人"),
        ("就业岗位", "", "个"),
        ("趟航班延误", "", "班"),
        ("滩区百姓", "", "人"),
        ("摩托车手", "", "人"),
        ("", "中小企业发展指数", ""),
        ("，增长3%", "实物商品网络零售额", "元"),
        ("家企业", "信心指数发布会邀请", "家"),
        ("", "", ""),
    ],
)
def test_a_unit_left_out_is_that_of_the_nearest_noun(right: str, left: str, unit: str) -> None:
    assert inferred_unit(right, left) == unit
