from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies_read import sentences

from claimcheck.errors import LexiconError
from claimcheck.lexicon.furniture import furniture, parse
from claimcheck.read import read_text

FIRST = "全年运行总体平稳，参保人数达到3.5亿人，基金收入同比增长5.1%，群众负担进一步减轻，保障水平稳步提高。"
SECOND = "门诊结算人次同比增长12%，定点机构达到4000家，比上年增加300家，服务网络更加完善，覆盖范围继续扩大。"
OTHER = "某地煤矿有40家，一年采煤约5000万吨，但是设备陈旧，自动化程度低，当地正在想办法改造升级，争取明年见效。"

ABOVE = [
    "点击右上角微信好友",
    "朋友圈",
    "首页> 时政频道> 要闻 > 正文",
    "当前位置：首页 > 新闻",
    "正在阅读:医保运行总体平稳",
    "来源:某通讯社2021-09-30 08:19",
    "发布时间：2022年1月27日 浏览次数：120",
    "调查问题加载中,请稍候。",
    "字号：大 中 小",
    "某通讯社记者 张三、李四四",
    "2022年1月27日 09:30",
]
BELOW = [
    "[ 责编:某甲 ]",
    "责任编辑：某乙",
    "阅读剩余全文(",
    "加载更多",
    "关于我们| 联系我们| 加入我们| 网站地图",
    "2020-2030 某产业 版权所有 某ICP备2020034049号-1",
    "某公安备 违法和不良信息举报中心 010-12345678",
    "海量资讯、精准解读，尽在某某APP",
    "（更新时间戳: 1681563004547）",
    "未经授权不得转载。",
    "《晚间播报》 20230201 19:00",
]


def shown(page: str) -> list[str]:
    return [block.text for block in read_text(page).blocks]


@given(st.lists(st.sampled_from(ABOVE), max_size=5), st.lists(st.sampled_from(BELOW), max_size=5))
def test_what_surrounds_an_article_is_left_out(above: list[str], below: list[str]) -> None:
    page = "\n\n".join([*above, "医保运行总体平稳", FIRST, SECOND, *below])
    assert shown(page) == ["医保运行总体平稳", FIRST, SECOND]
    html = "".join(f"<p>{line}</p>" for line in [*above, "医保运行总体平稳", FIRST, SECOND, *below])
    assert shown(html) == ["医保运行总体平稳", FIRST, SECOND]


@pytest.mark.parametrize("heading", ["推荐阅读", "相关阅读", "视觉焦点：", "【延伸阅读】"])
def test_a_list_of_other_articles_is_left_out_to_its_end(heading: str) -> None:
    listed = "\n".join(f"{OTHER}\n2024-10-{day} 17:18" for day in range(10, 20))
    assert shown(f"一个题目\n\n{FIRST}\n\n{SECOND}\n\n{heading}\n{listed}\n加载更多") == ["一个题目", FIRST, SECOND]
    short = "• 某地举行活动\n\n• 某地煤矿一年采煤5000万吨"
    assert shown(f"一个题目\n\n{FIRST}\n\n{SECOND}\n\n{heading}\n{short}") == ["一个题目", FIRST, SECOND]


def test_lines_with_bare_dates_behind_them_are_a_list_without_any_heading() -> None:
    listed = "\n".join(f"{OTHER}\n2024-10-{day} 17:18" for day in range(10, 20))
    assert shown(f"一个题目\n\n{FIRST}\n\n{listed}") == ["一个题目", FIRST]


def test_an_article_goes_on_behind_a_list_in_its_middle() -> None:
    page = f"一个题目\n\n{FIRST}\n\n相关阅读\n某地举行活动\n\n{SECOND}\n\n{FIRST}"
    assert shown(page) == ["一个题目", FIRST, SECOND, FIRST]


def test_a_list_above_the_article_does_not_swallow_it() -> None:
    assert shown(f"热点新闻\n某地举行活动\n某地降雨\n{FIRST}\n{SECOND}")[-2:] == [FIRST, SECOND]


def test_a_heading_that_is_marked_up_begins_another_story() -> None:
    page = f"## 甲地\n\n{FIRST}\n\n责任编辑：某甲\n\n## 乙地\n\n{SECOND}\n\n## 今日热点\n\n{OTHER}"
    assert [text for text in shown(page) if len(text) > 10] == [FIRST, SECOND, OTHER]


@given(sentences(6, 30).filter(lambda text: any(map(str.isdigit, text))))
def test_a_sentence_with_a_figure_is_never_furniture(text: str) -> None:
    words = "扫码购药的" + text
    for line in (words, "据客户端统计，" + text, "分享到各地的" + text):
        assert line in shown(f"一个题目\n\n{FIRST}\n\n{line}\n\n{SECOND}")


def test_cells_may_hold_words_that_elsewhere_are_buttons() -> None:
    cells = "".join(f"<td>{word}</td>" for word in ("大", "中", "小", "更多"))
    assert shown(f"<p>{FIRST}</p><table><tr>{cells}</tr></table>") == [FIRST, "大", "中", "小", "更多"]


def test_elements_named_as_furniture_are_left_out() -> None:
    assert shown(f"<div class='x share'>{OTHER}</div><div id=footer>{OTHER}</div><p class='shared'>{FIRST}</p>") == [
        FIRST
    ]


@pytest.mark.parametrize("source", ["lines = 1", "unknown = []", "lines = [", ""])
def test_a_lexicon_that_says_something_else_is_refused(source: str) -> None:
    with pytest.raises(LexiconError):
        parse(source)


def test_no_word_of_the_lexicon_stands_twice_in_its_list() -> None:
    words = furniture()
    for listed in (words.notices, words.prompts, words.ends, words.gatherings, words.offices):
        assert len(set(listed)) == len(listed)
        assert all(word.strip() == word != "" for word in listed)
