"""Hypothesis strategies for what the read stage is given: Chinese text, and markup around it."""

from __future__ import annotations

from hypothesis import strategies as st

# Everyday words, so that decoding has something to recognise and no generated line is furniture by accident.
WORDS = (
    "全国",
    "医保",
    "基金",
    "收入",
    "支出",
    "同比",
    "增长",
    "达到",
    "今年",
    "参保人数",
    "亿元",
    "万人",
    "我们",
    "经济",
    "社会",
    "发展",
    "结算",
    "的",
    "是",
    "和",
    "在",
    "3.5%",
    "2023",
    "1070.20",
    "，",
    "、",
    "“",
    "”",
)


def sentences(least: int = 4, most: int = 20) -> st.SearchStrategy[str]:
    """Sentences of everyday words that end in a full stop."""
    return st.lists(st.sampled_from(WORDS), min_size=least, max_size=most).map(lambda words: "".join(words) + "。")


def pages() -> st.SearchStrategy[str]:
    """Anything that may stand in a file: words, markup of all formats, well formed or not, and stray characters."""
    marks = st.sampled_from(
        [
            *(
                "<p>",
                "</p>",
                "<div>",
                "</div>",
                "<br>",
                "<h2>",
                "</h2>",
                "<strong>",
                "</strong>",
                "<a href='x'>",
                "</a>",
            ),
            *("<table>", "<tr>", "<td>", "</td>", "<li>", "<pre>", "<script>", "</script>", "<!--", "-->", "<style>"),
            *(
                "<",
                ">",
                "&",
                "&amp;",
                "&nbsp;",
                "&#12288;",
                "&ltx",
                "&#x4e2d;",
                '="',
                "'",
                "<nav>",
                "</nav>",
                "<title>",
            ),
            *(
                "\n",
                "\n\n",
                "\r\n",
                "\r",
                " ",
                "　",
                "\t",
                "# ",
                "## ",
                "- ",
                "1. ",
                "> ",
                "```\n",
                "|a|b|\n|-|-|\n|",
                "|",
            ),
            *(
                "**",
                "*",
                "_",
                "`",
                "[",
                "](",
                ")",
                "![",
                "\\",
                "~~",
                "---\n",
                "title: ",
                "date: 2023-02-01\n",
                "\u200b",
            ),
            *(
                "一、",
                "（二）",
                "3.",
                "（1）",
                "第一章 ",
                "记者：\n",
                "相关阅读\n",
                "责任编辑：甲\n",
                "新闻摘要\n",
                "2023-02-01 08:00\n",
            ),
        ]
    )
    piece = st.one_of(marks, st.sampled_from(WORDS), st.text(max_size=3))
    return st.lists(piece, max_size=60).map("".join)
