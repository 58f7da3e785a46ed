from __future__ import annotations

import pytest
from hypothesis import given
from tests.strategies_read import sentences

from claimcheck.model import Document
from claimcheck.read import read_text


def title_shown(document: Document) -> str:
    """What the title block says, read back from the file."""
    return "".join(
        document.text[slice(*block.span(0, len(block.text)))] for block in document.blocks if block.kind == "title"
    )


@pytest.mark.parametrize("form", ["{}", "'{}'", '"{}"', " {}  ", "'{}'  # 注"])
@given(title=sentences(4, 8).map(lambda text: "题" + text.strip("。“”、，")))
def test_a_title_stands_at_its_place(form: str, title: str) -> None:
    document = read_text(f"\n---\nauthor: 某甲\ntitle: {form.format(title)}\ntags: [a, b]\n---\n\n<p>正文一句。</p>")
    assert document.title == title
    assert title_shown(document) == title
    assert [block.text for block in document.blocks] == [title, "正文一句。"]


@pytest.mark.parametrize(
    ("source", "title"),
    [
        ("title: 'it''s'", "it's"),
        ('title: "a\\u4e2d"', "a中"),
        ("title: >\n  两行\n  题目", "两行 题目"),
    ],
)
def test_a_title_that_is_written_otherwise_has_no_block(source: str, title: str) -> None:
    document = read_text(f"---\n{source}\n---\n正文一句。")
    assert document.title == title
    assert title_shown(document) == ""


@pytest.mark.parametrize(
    "block",
    [
        "title: 题目\ndate: [2022-01-01",
        "title: 题目\n\tbad: tab",
        "title: 题目\na: &a [*a, *a]",
        "a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\ntitle: 题目",
        "title: 题目\nbad: " + "[" * 5000,
        "title: 题目\nbad: '" + "x" * 1000,
        "title: '题目'\n: : :\n%",
        "title: 题目\nnested:\n  title: 别的",
    ],
)
def test_broken_yaml_still_gives_its_title(block: str) -> None:
    document = read_text(f"---\n{block}\n---\n正文一句。")
    assert document.title == "题目"
    assert [shown.text for shown in document.blocks if shown.kind == "paragraph"] == ["正文一句。"]


@pytest.mark.parametrize(
    "text", ["---\n正文一句。\n---\n又一句。", "---\ntitle: 题目\n正文一句。", "正文。\n---\ntitle: 题\n---\n"]
)
def test_a_rule_is_no_front_matter(text: str) -> None:
    assert "正文" in "".join(block.text for block in read_text(text).blocks)
