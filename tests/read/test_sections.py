from __future__ import annotations

from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.read import read_text

LONG = "全年运行总体平稳，参保人数达到3.5亿人，基金收入同比增长5.1%，群众负担进一步减轻，保障水平稳步提高。"
MORE = "门诊结算人次同比增长12%，定点机构达到4000家，比上年增加300家，服务网络更加完善，覆盖范围继续扩大。"


@frozen
class Chapter:
    """A section by its words: what it is called, what encloses it, and what its blocks say."""

    heading: str
    parent: str | None
    story: str | None
    texts: tuple[str, ...]


def chapters(page: str) -> list[Chapter]:
    document = read_text(page)
    names = [section.heading for section in document.sections]
    return [
        Chapter(
            section.heading,
            None if section.parent is None else names[section.parent],
            None if section.story is None else names[section.story],
            tuple(block.text for block in document.blocks if block.section == section.index),
        )
        for section in document.sections
    ]


def test_numbered_chapters_of_an_article_nest() -> None:
    page = f"年度公报\n\n{LONG}\n\n一、基金\n\n（一）收入\n\n{LONG}\n\n（二）支出\n\n{MORE}\n\n二、服务\n\n{MORE}\n"
    assert chapters(page) == [
        Chapter("年度公报", None, None, ("年度公报", LONG)),
        Chapter("一、基金", "年度公报", None, ("一、基金",)),
        Chapter("（一）收入", "一、基金", None, ("（一）收入", LONG)),
        Chapter("（二）支出", "一、基金", None, ("（二）支出", MORE)),
        Chapter("二、服务", "年度公报", None, ("二、服务", MORE)),
    ]


def test_markup_tells_chapters_by_its_levels() -> None:
    page = f"# 年度公报\n\n## 基金\n\n{LONG}\n\n### 收入\n\n{LONG}\n\n## 服务\n\n{MORE}\n"
    assert [(chapter.heading, chapter.parent) for chapter in chapters(page)] == [
        ("年度公报", None),
        ("基金", "年度公报"),
        ("收入", "基金"),
        ("服务", "年度公报"),
    ]
    html = f"<h1>年度公报</h1><h2>基金</h2><p>{LONG}</p><h3>收入</h3><p>{LONG}</p><h2>服务</h2><p>{MORE}</p>"
    assert [chapter.heading for chapter in chapters(html)] == ["年度公报", "基金", "收入", "服务"]


def test_short_lines_by_themselves_are_headings_in_plain_text() -> None:
    page = f"一个题目\n\n{LONG}\n\n织密保障网络\n\n{MORE}\n\n用好每一分钱\n\n{LONG}\n"
    assert [chapter.heading for chapter in chapters(page)] == ["一个题目", "织密保障网络", "用好每一分钱"]


def test_several_short_lines_in_a_row_are_no_headings() -> None:
    page = f"一个题目\n\n{LONG}\n\n今年1至11月——\n\n结算3.5万人次\n\n费用2.1亿元\n\n{MORE}\n"
    assert [chapter.heading for chapter in chapters(page)] == ["一个题目"]


@given(st.lists(st.sampled_from(["收入3.5亿元", "支出2.1亿元", "结余1.4亿元"]), min_size=2, max_size=6))
def test_a_numbered_list_opens_no_sections(entries: list[str]) -> None:
    listed = "\n".join(f"{number}. {entry}" for number, entry in enumerate(entries, 1))
    assert len(chapters(f"一个题目\n\n{LONG}\n\n主要数据如下：\n{listed}\n\n{MORE}\n")) == 1


def test_question_and_answer_share_a_section() -> None:
    page = (
        f"新闻发布会实录\n\n主持人\n某局办公室主任赵一一：\n{LONG}\n\n某报记者：\n\n收入增长了多少？\n\n"
        f"某局规划司司长钱二二图片\n\n{MORE}\n\n某局医药司司长孙三三图片\n\n{LONG}\n\n某台记者\n\n支出呢？\n\n"
        f"某局规划司司长钱二二图片\n\n{MORE}\n"
    )
    found = {chapter.heading: chapter.texts for chapter in chapters(page)}
    answered = ("某报记者：", "收入增长了多少？", "某局规划司司长钱二二", MORE, "某局医药司司长孙三三", LONG)
    assert found["收入增长了多少？"] == answered
    assert found["支出呢？"] == ("某台记者", "支出呢？", "某局规划司司长钱二二", MORE)
    assert LONG in found["某局办公室主任赵一一"]


def test_stories_of_a_digest_have_no_parent_and_headlines_know_their_story() -> None:
    page = (
        "# 《晚间播报》 (20230201)\n\n## 新闻摘要\n\n主要内容：\n\n"
        "1.甲地丰收；\n\n2.乙地：\n\n铁路通车；\n\n3.丙地下雪 丁地放晴；\n\n"
        "4.国内快讯：\n\n（1）5月销量增长5%；\n\n（2）戊地开学。\n\n## 详细新闻\n\n"
        f"### 甲地丰收\n\n<p>{LONG}</p><p><strong>收成</strong></p><p>{MORE}</p>\n\n"
        f"### 乙地：铁路通车\n\n<p>{MORE}</p>\n\n### 丙地下雪\n\n<p>{LONG}</p>\n\n"
        "### 国内快讯\n\n<p>某社消息（晚间播报）：</p>"
        f"<p><strong>5月销量增长5%</strong></p><p>{LONG}</p><p><strong>戊地开学</strong></p><p>{MORE}</p>\n"
    )
    found = chapters(page)
    headlines = [(chapter.heading, chapter.story) for chapter in found if chapter.story]
    assert headlines == [
        ("甲地丰收", "甲地丰收"),
        ("乙地：铁路通车", "乙地：铁路通车"),
        ("丙地下雪 丁地放晴", "丙地下雪"),
        ("国内快讯", "国内快讯"),
        ("5月销量增长5%", "5月销量增长5%"),
        ("戊地开学", "戊地开学"),
    ]
    assert [chapter.heading for chapter in found if chapter.parent] == ["收成"]
    assert next(chapter.parent for chapter in found if chapter.heading == "收成") == "甲地丰收"
    items = [block.text for block in read_text(page).blocks if block.kind == "item"]
    assert items == [
        "甲地丰收；",
        "乙地：铁路通车；",
        "丙地下雪 丁地放晴；",
        "国内快讯：",
        "5月销量增长5%；",
        "戊地开学。",
    ]


def test_a_file_that_is_news_in_brief_gathers_stories() -> None:
    page = (
        "---\ntitle: 国内快讯\n---\n<p>某社消息：</p><p><strong>甲地丰收</strong></p>"
        f"<p>{LONG}</p><p><strong>乙地通车</strong></p><p>{MORE}</p>"
    )
    assert [(chapter.heading, chapter.parent) for chapter in chapters(page)] == [
        ("国内快讯", None),
        ("甲地丰收", None),
        ("乙地通车", None),
    ]


def test_a_title_said_again_begins_the_next_part() -> None:
    said = "某局这场新闻发布会信息很多！"
    page = f"统计公报！{said}\n\n{LONG}\n\n一、基金\n\n{LONG}\n\n{said}\n{MORE}\n"
    assert chapters(page)[-1] == Chapter(said, chapters(page)[0].heading, None, (said, MORE))


def test_wrapped_lines_are_one_paragraph_and_short_ones_are_not() -> None:
    text = "这份公报全面反映一年来的运行情况参保人数继续增加基金收入稳步增长" * 6
    wrapped = "\n".join(text[start : start + 36] for start in range(0, len(text), 36)) + "。"
    document = read_text(f"一个题目\n\n{wrapped}\n\n{MORE}")
    assert [block.text for block in document.blocks] == ["一个题目", text + "。", MORE]
    lines = [LONG[: 20 + number] + "。" for number in range(6)]
    assert [block.text for block in read_text("\n".join(lines)).blocks] == lines


def test_a_decimal_point_is_no_list_number_unless_the_lines_are_counted() -> None:
    listed = [f"{number}.第{number}件事；" for number in range(1, 12)]
    page = "# 晚间播报\n\n## 内容提要\n\n" + "\n\n".join([*listed, "12.8月销量增长3.5%；", "13.5%的居民参保；"])
    assert [block.text for block in read_text(page).blocks][-2:] == ["8月销量增长3.5%；", "5%的居民参保；"]
    bare = "# 晚间播报\n\n## 内容提要\n\n- 3.5%的居民参保；\n- 4.5%的企业减税；\n"
    assert [block.text for block in read_text(bare).blocks][-2:] == ["3.5%的居民参保；", "4.5%的企业减税；"]
