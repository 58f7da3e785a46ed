"""Who counted: the institution that a text names as the source of a figure, and no other."""

from __future__ import annotations

import pytest

from claimcheck.extract import extract
from claimcheck.lexicon.institutions import institutions
from claimcheck.read import read_text

SOURCES = [
    ("据海关统计，2023年全省茶叶出口⟦3.62亿元⟧。", "海关"),
    ("国家统计局1月17日公布的数据显示，2023年全国粮食产量⟦6.95亿吨⟧。", "国家统计局"),
    ("记者从国家能源局获悉，2023年全社会用电量⟦9.22万亿千瓦时⟧。", "能源局"),
    ("全国乘联会数据，2月国产轿车销量⟦36.8万辆⟧。", ""),
    ("世界卫生组织（WHO）4月21日称，冲突已造成至少⟦413人⟧死亡。", "世卫组织"),
    ("日本消防厅表示，强降雪已导致⟦15人⟧受伤。", "日本官方"),
    ("日本政府称，强降雪已导致⟦15人⟧受伤。", "日本官方"),
    ("日本媒体报道，强降雪已导致⟦15人⟧受伤。", "日本媒体"),
    ("英国国家统计局公布的数据显示，11月消费价格指数上涨⟦3.9%⟧。", "英国官方"),
    ("某国国家统计局称，11月消费价格指数上涨⟦3.9%⟧。", ""),
    ("深圳海关统计，今年深圳出口⟦2.4万亿元⟧。", ""),
    ("海关监管货运量达⟦3.6亿吨⟧。", ""),
    ("商务部安排资金⟦3.6亿元⟧。", ""),
    ("据财政部数据，2023年支出增长5.4%。其中，教育支出增长⟦4.5%⟧。", "财政部门"),
    ("据财政部数据，2023年支出增长5.4%。专家指出，教育支出增长⟦4.5%⟧。", ""),
    ("据财政部数据，2023年支出增长5.4%。数据显示，教育支出增长⟦4.5%⟧。", "财政部门"),
    ("据财政部数据，2023年支出增长5.4%。据税务总局统计，退税⟦1.2万亿元⟧。", "税务部门"),
    ("据财政部数据，2023年支出增长5.4%。\n\n教育支出增长⟦4.5%⟧。", ""),
    ("乘联会数据显示，2月销量36.8万辆，而中汽协数据显示，2月销量⟦38.6万辆⟧。", "中汽协"),
    ("2月销量⟦38.6万辆⟧，中汽协公布。", ""),
]


@pytest.mark.parametrize(("marked", "source"), SOURCES)
def test_the_source_of_a_figure(marked: str, source: str) -> None:
    at = marked.index("⟦")
    text = marked.replace("⟦", "").replace("⟧", "")
    (claim,) = [claim for claim in extract(read_text(text)) if claim.span[0] == at]
    assert claim.source == source
    steps = [step for step in claim.derivation if step.part == "source"]
    assert len(steps) == bool(source)
    assert all(step.at and text[slice(*step.at)] == step.words for step in steps)


def test_every_spelling_of_an_institution_is_found() -> None:
    words = institutions()
    for spelling, name in words.names.items():
        found = [words.named(match) for match in words.said.finditer(f"据{spelling}统计，")]
        assert found == [name], spelling
