from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.read import read_bytes, read_text
from claimcheck.read.dates import find_date

BODY = "\n\n　　全年运行总体平稳，各项指标好于预期，居民收入与经济同步增长，就业形势稳定。\n\n"
OTHERS = (
    "\n\n推荐阅读\n某地去年的果园丰收了，一个苹果卖到十元。\n2030-11-15 17:20\n某地的煤矿有四十家。\n2030-11-13 15:29\n"
)
DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))

FORMS = [
    "{0:%Y-%m-%d}",
    "{0:%Y/%m/%d} 08:19",
    "{0.year}年{0.month}月{0.day}日",
    "{0.year} 年 {0.month} 月 {0.day} 日 9时5分",
    "{0.year}.{0.month}.{0.day}",
    "{0:%Y%m%d}",
    "{0:%Y-%m-%dT12:00:00}",
    "{0:%Y-%m-%dT12:00:00+08:00}",
]


@pytest.mark.parametrize("form", FORMS)
@given(day=DAYS)
def test_every_form_of_a_day_is_read(form: str, day: date) -> None:
    assert find_date("来源：某报 " + form.format(day)) == day
    assert read_text(f"---\ntitle: 题目\ndate: {form.format(day)}\n---\n正文。").published == day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Wed, 29 Sep 2021 10:39:45 GMT", date(2021, 9, 29)),
        ("Wed, 29 Sep 2021 16:00:00 GMT", date(2021, 9, 30)),
        ("2021-09-29T16:00:00Z", date(2021, 9, 30)),
        ("2021-09-30T01:00:00+09:00", date(2021, 9, 30)),
        ("2021-09-30T00:30:00+09:00", date(2021, 9, 29)),
        ("２０２３年２月１日", date(2023, 2, 1)),
        ("二〇二四年二月二十九日", date(2024, 2, 29)),
        ("二○二三年十二月十日", date(2023, 12, 10)),
        ("2023年2月30日", None),
        ("电话 010-20230201555", None),
        ("1899年1月1日", None),
    ],
)
def test_days_are_those_of_shanghai_and_of_the_calendar(words: str, day: date | None) -> None:
    assert find_date(words) == day


@pytest.mark.parametrize(
    "page",
    [
        "一个题目\n\n来源:某通讯社2022-03-04 08:19" + BODY,
        "一个题目\n\n2022-03-04 14:50 来源： 某网" + BODY,
        "一个题目\n\n某某局 2022年3月4日" + BODY,
        "一个题目" + BODY + "3月4日上午,有关部门举行2022年上半年例行新闻发布会。" + BODY,
        "一个题目\n\n发布时间：2022年3月4日  浏览次数：100" + BODY,
        "一个题目\n\n2022-03-04 10:00" + BODY,
        "《晚间播报》 20220304\n" + BODY,
        "一个题目" + BODY + "某某局\n2022年3月4日\n",
        "一个题目" + BODY + "某某局\n二〇二二年三月四日\n",
        "一个题目\n\n　　某社北京2022年3月4日电 " + BODY.strip(),
        "一个题目\n\n　　（2022年3月4日）　本网讯　" + BODY.strip(),
        "一个题目\n\n　　今天（2022年3月4日），有关部门公布数据。" + BODY.strip(),
        "一个题目" + BODY + "3月4日上午,有关部门举行2022年第一季度新闻发布会。以下是实录。" + BODY,
        "<html><head><meta property='article:published_time' content='2022-03-03T20:00:00Z'></head><p>正文一句。</p>",
        "<html><head><meta name='PubDate' content='2022-03-04 09:00'></head><p>正文一句。</p>",
        '<html><script type=\'application/ld+json\'>{"datePublished": "2022-03-04"}</script><p>正文一句。</p>',
        "<html><p>正文一句。</p><time pubdate datetime='2022-03-04'>三月</time>",
    ],
)
def test_the_day_is_found_where_files_put_it(page: str) -> None:
    assert read_text(page).published == date(2022, 3, 4)
    assert read_text(page.replace("\n", "\r\n") + OTHERS).published == date(2022, 3, 4)


@pytest.mark.parametrize(
    "page",
    [
        "一个题目" + BODY,
        "一个题目" + BODY + "1月17日上午,有关部门举行2023年经济运行情况新闻发布会。",
        "一个题目" + BODY + "1月17日上午,有关部门举行2023年第四季度新闻发布会。",
        "一个题目" + BODY + "1月17日上午,有关部门举行新闻发布会,介绍2023年运行情况。",
        "一个题目\n\n　　今天（1月17日），有关部门公布2023年数据。" + BODY.strip(),
        "一个题目" + BODY + OTHERS,
        "一个题目" + BODY + "版权所有 2020-2030 某某公司\n",
        "一个题目" + BODY + "2022年3月4日上午，某地举行植树活动，二百人参加。",
        "一个题目\n\n　　某社北京3月4日电 " + BODY.strip(),
        "一个题目" + BODY + "3月4日上午,有关部门举行例行新闻发布会。",
        "一个题目\n\n相关阅读\n另一个题目\n2022-03-04\n" + BODY,
    ],
)
def test_a_day_that_nothing_says_is_absent(page: str) -> None:
    assert read_text(page).published is None


def test_the_more_trusted_place_wins() -> None:
    page = "一个题目\n\n来源：某社 2022-03-05\n" + BODY
    assert read_text(f"---\ntitle: 题目\ndate: 2022-03-04\n---\n{page}").published == date(2022, 3, 4)
    assert read_text(page, path="20220306.txt").published == date(2022, 3, 5)
    assert read_text("一个题目" + BODY, path="a/20220306.txt").published == date(2022, 3, 6)
    assert read_text("一个题目" + BODY, path="20220306/a.txt").published is None


def test_a_dateline_takes_its_year_from_the_name_of_the_file() -> None:
    page = "一个题目\n\n　　某社北京3月4日电 " + BODY.strip()
    assert read_bytes(page.encode(), path="2022-03-06.txt", document_id="d1").published == date(2022, 3, 4)
    assert read_text(page, published=date(2022, 3, 5)).published == date(2022, 3, 5)
