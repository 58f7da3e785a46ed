from __future__ import annotations

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies_read import sentences

from claimcheck.read import read_text

HIDDEN = [
    "<script>{}</script>",
    "<style>{}</style>",
    "<!-- {} -->",
    "<template><p>{}</p></template>",
    "<noscript>{}</noscript>",
    "<SCRIPT type='a>b'>{}</SCRIPT >",
    "<nav><ul><li>{}</li></ul></nav>",
    "<div style='display: none'><div>{}</div></div>",
    "<p hidden>{}</p>",
    "<img alt='{}'>",
]
TAGS = ["p", "div", "section", "blockquote", "td", "li", "h2"]


def texts(page: str) -> list[str]:
    return [block.text for block in read_text(page).blocks]


@pytest.mark.parametrize("form", HIDDEN)
@given(secret=sentences(), shown=sentences(12, 20))
def test_what_no_reader_sees_is_left_out(form: str, secret: str, shown: str) -> None:
    assert texts(f"<p>{shown}</p>{form.format(secret)}<p>{shown}</p>") == [shown, shown]


@given(st.lists(st.tuples(st.sampled_from(TAGS), sentences(10, 20)), min_size=1, max_size=8), st.integers(0, 3))
def test_blocks_of_a_tree_come_out_in_order(tree: list[tuple[str, str]], depth: int) -> None:
    body = "".join(f"<{tag}><span>{text[:3]}</span><b>{text[3:5]}</b>{text[5:]}</{tag}>\n" for tag, text in tree)
    page = "<div>" * depth + "<p>开头一句话。</p>" + body + "</div>" * depth
    assert texts(page) == ["开头一句话。", *(text for _, text in tree)]


@given(st.text(alphabet="<>&\"'中文a1 ", min_size=1, max_size=30).map(lambda text: f"第{text}句。"))
def test_escaped_text_is_shown_as_it_was(text: str) -> None:
    block = read_text(f"<p>甲</p><p>{escape(text)}</p>").blocks[-1]
    assert block.text == text


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("收入&gt;支出。", "收入>支出。"),
        ("收入&#62;支出。", "收入>支出。"),
        ("收入&#x3E;支出。", "收入>支出。"),
        ("A&ampB公司。", "A&B公司。"),
        ("A&B公司。", "A&B公司。"),
        ("A&unknown;公司。", "A&unknown;公司。"),
        ("增长&nbsp;5%。", "增长\xa05%。"),
        ("<span>13.6</span>亿<b>人</b>。", "13.6亿人。"),
        ("13.6\u200b亿人。", "13.6亿人。"),
        ("参保\n    人数。", "参保人数。"),
        ("grew by\n  5 percent.", "grew by\n5 percent."),
        ("<!-->收入。", "收入。"),
        ("总值<sup>[2]</sup>126万亿元。", "总值126万亿元。"),
        ("总值<sup><a href='#2'>（2）</a></sup>126万亿元。", "总值126万亿元。"),
        ("面积5m<sup>2</sup>。", "面积5m2。"),
        ("<a title='x>y'>收入</a>增长。", "收入增长。"),
        ("5 < 6，7>6。", "5 < 6，7>6。"),
    ],
)
def test_inline_markup_is_read_as_a_browser_shows_it(source: str, shown: str) -> None:
    assert texts(f"<p>甲</p><p>{source}</p>")[-1] == shown


@pytest.mark.parametrize(
    ("page", "kinds"),
    [
        ("<h1>题目</h1><p>正文一句。</p>", ["title", "paragraph"]),
        ("<p>正文一句。</p><h2>小标题</h2><p>正文一句。</p>", ["paragraph", "heading", "paragraph"]),
        ("<p>正文一句。</p><p><strong>小标题</strong></p><p>正文一句。</p>", ["paragraph", "heading", "paragraph"]),
        ("<p>正文一句。</p><p><b>重点</b>在这里。</p>", ["paragraph", "paragraph"]),
        ("<p>正文一句。</p><table><tr><th>年份<td>2023</table>", ["paragraph", "cell", "cell"]),
        ("<p>正文一句。</p><ul><li>第一件事<li>第二件事</ul>", ["paragraph", "item", "item"]),
        ("<p>正文一句。<br>又一句。</p>", ["paragraph", "paragraph"]),
        ("<p>正文一句。</p><pre>一行字\n两行字</pre>", ["paragraph", "paragraph", "paragraph"]),
    ],
)
def test_blocks_have_the_kind_of_their_markup(page: str, kinds: list[str]) -> None:
    assert [block.kind for block in read_text(page).blocks] == kinds


@pytest.mark.parametrize("opening", ["<nav>", "<div hidden>", "<div class='share'>", "<aside>"])
def test_an_element_that_never_closes_hides_nothing(opening: str) -> None:
    assert texts(f"<p>前文一句。</p>{opening}<p>后文一句。</p>") == ["前文一句。", "后文一句。"]


@pytest.mark.parametrize(
    "tail", ["<a ", "<!--", "<script>", '<p title="', "&", "&#", "<", "</", "<div>" * 5000, "<template>" * 50]
)
def test_markup_cut_off_at_the_end_costs_nothing_before_it(tail: str) -> None:
    assert texts(f"<p>前文一句。</p>{tail}")[0] == "前文一句。"


def test_a_link_by_itself_is_no_paragraph_but_one_within_a_sentence_is_text() -> None:
    page = "<p>正文<a href='x'>一句</a>话。</p><p><a href='y'>别处的标题</a></p>"
    assert texts(page) == ["正文一句话。"]
