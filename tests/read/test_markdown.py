from __future__ import annotations

import pytest
from hypothesis import given
from tests.strategies_read import sentences

from claimcheck.read import read_text


def blocks(source: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in read_text("# 题目\n\n" + source).blocks[1:]]


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("收入**增长**了。", "收入增长了。"),
        ("收入*增长*了_多少_。", "收入增长了_多少_。"),
        ("**“收入”**增长了。", "“收入”增长了。"),
        ("5\\*3等于15。", "5*3等于15。"),
        ("2*3*4等于24。", "2*3*4等于24。"),
        ("snake_case_name是名字。", "snake_case_name是名字。"),
        ("用`a*b*c`表示。", "用a*b*c表示。"),
        ("见[公报](http://x/(1))全文。", "见公报全文。"),
        ("见![图](x.png)上图。", "见上图。"),
        ("见<span>上</span>图<br/>。", "见上图"),
        ("~~旧~~新数据。", "旧新数据。"),
        ("未完的**强调。", "未完的**强调。"),
        ("未完的[链接。", "未完的[链接。"),
        ("未完的](链接。", "未完的](链接。"),
        ("A&amp;B公司。", "A&B公司。"),
    ],
)
def test_inline_marks_are_not_visible(source: str, shown: str) -> None:
    assert blocks(source)[0] == ("paragraph", shown)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("> 引用一句。\n> 又一句。", [("paragraph", "引用一句。"), ("paragraph", "又一句。")]),
        ("> - 引用中的一条", [("item", "引用中的一条")]),
        ("- 第一条\n- 第二条", [("item", "第一条"), ("item", "第二条")]),
        ("1. 第一条\n2. 第二条", [("item", "第一条"), ("item", "第二条")]),
        ("|年份|收入|\n|-|-|\n|2023|5\\|6|", [("cell", "年份"), ("cell", "收入"), ("cell", "2023"), ("cell", "5|6")]),
        ("```\na = 1\n```", [("paragraph", "a = 1")]),
        ("参保\n人数增长。", [("paragraph", "参保人数增长。")]),
        ("**小标题**\n\n正文一句。", [("heading", "小标题"), ("paragraph", "正文一句。")]),
        ("小标题\n---\n\n正文一句。", [("heading", "小标题"), ("paragraph", "正文一句。")]),
        ("## 小标题 ##\n\n正文一句。", [("heading", "小标题"), ("paragraph", "正文一句。")]),
        ("<p>一句。</p><p>又一句。</p>", [("paragraph", "一句。"), ("paragraph", "又一句。")]),
        ("[查看全文](http://x)", []),
        ("[甲](http://x) [乙](http://y)", []),
        ("一句。\n\n---\n\n又一句。", [("paragraph", "一句。"), ("paragraph", "又一句。")]),
    ],
)
def test_blocks_are_those_of_commonmark(source: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(source) == expected


@given(sentences(12, 20))
def test_text_nested_too_deep_for_the_parser_is_still_read(text: str) -> None:
    assert blocks(">" * 300 + " " + text) == [("paragraph", text)]
    assert blocks("- " * 300 + text)[-1][1].endswith(text)
