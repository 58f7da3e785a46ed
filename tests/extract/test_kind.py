"""Kind and sign of a figure, by the words before and behind it."""

from __future__ import annotations

import pytest

from claimcheck.extract.kind import kind_of
from claimcheck.extract.predicate import predicate
from claimcheck.model import Kind


@pytest.mark.parametrize(
    ("left", "unit", "right", "kind", "sign"),
    [
        ("参保人数为", "人", "", "level", 1),
        ("参保人数增加", "人", "", "change", 1),
        ("参保人数减少", "人", "", "change", -1),
        ("参保人数增加到", "人", "", "level", 1),
        ("参保率为", "%", "", "rate", 1),
        ("基金支出增长", "%", "", "growth", 1),
        ("基金支出下降", "%", "", "growth", -1),
        ("参保率提高到", "%", "", "rate", 1),
        ("产量增速为", "%", "", "growth", 1),
        ("药价平均降幅", "%", "", "growth", -1),
        ("门诊支出占基金支出的比重为", "%", "", "rate", 1),
        ("投资保持", "%", "的年均增速", "growth", 1),
        ("药价实现", "%", "的平均降幅", "growth", -1),
        ("基金支出同比", "%", "", "growth", 1),
        ("参保率提高", "百分点", "", "change", 1),
        ("参保率回落", "百分点", "", "change", -1),
        ("结算量增长", "倍", "", "growth", 1),
        ("结算量增长到", "倍", "", "multiple", 1),
        ("结算量是上年的", "倍", "", "multiple", 1),
        ("存款利率下调为", "%", "", "rate", 1),
        ("许可事项缩减至", "项", "", "level", 1),
        ("制造业产出萎缩", "%", "", "growth", -1),
        ("全年出口增速有望保持在", "%", "", "growth", 1),
        ("每亩增收超过", "元", "", "change", 1),
        ("农村人口流失", "人", "", "change", -1),
        ("本地增速低于全省", "%", "的增速", "growth", 1),
        ("本地覆盖率低于全省", "%", "的水平", "rate", 1),
        ("本地覆盖率低于全省", "百分点", "的差距", "change", -1),
    ],
)
def test_words_around_a_figure_tell_its_kind(left: str, unit: str, right: str, kind: Kind, sign: int) -> None:
    assert kind_of(unit, "arabic", predicate(left), right, compared=False)[:2] == (kind, sign)


def test_a_doubling_is_a_multiple_whatever_stands_before() -> None:
    assert kind_of("倍", "double", predicate("产值增长"), "", compared=False)[:2] == ("multiple", 1)


@pytest.mark.parametrize(("compared", "kind"), [(True, "change"), (False, "level")])
def test_more_or_less_is_a_change_only_in_a_comparison(compared: bool, kind: Kind) -> None:
    assert kind_of("家", "arabic", predicate("门店多"), "", compared=compared)[0] == kind
