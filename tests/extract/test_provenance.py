"""Where the words of a claim stand: laws that hold for every passage and for any text."""

from __future__ import annotations

import sys
import tomllib
from datetime import date
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.extract import extract
from claimcheck.extract.figures import fold
from claimcheck.lexicon.metrics import metric_words
from claimcheck.model import Claim, Document, Step
from claimcheck.read import read_text

FOLDER = Path(__file__).parent
TABLES = [*sorted(FOLDER.glob("*.toml")), *sorted((FOLDER / "constructions").glob("*.toml"))]
PASSAGES: list[dict[str, Any]] = [
    passage for table in TABLES for passage in tomllib.loads(table.read_text(encoding="utf-8")).get("passage", [])
]
LEFT_OUT = str.maketrans("", "", "“”\"'‘’「」『』《》 \u3000\xa0\n")
PLACED = ("own_clause", "behind", "sentence", "before", "heading", "title", "split")


def document_of(passage: dict[str, Any]) -> Document:
    title = f"# {passage['title']}\n\n" if "title" in passage else ""
    return read_text(title + passage["text"], published=passage["published"])


def told(text: str, published: date | None = date(2023, 2, 1)) -> tuple[str, tuple[Claim, ...]]:
    document = read_text(text, published=published)
    return document.text, extract(document, explained=True)


def steps(claim: Claim, part: str) -> list[Step]:
    return [step for step in claim.derivation if step.part == part]


def pieces(claim: Claim) -> list[tuple[str, str]]:
    return [(step.words, step.rule) for step in steps(claim, "name")]


def check_laws(document: Document) -> None:
    """The pieces of a name join to give it, and the place of each step holds its words."""
    for claim in extract(document, explained=True):
        assert "".join(step.words for step in steps(claim, "name")) == claim.metric.name
        for step in claim.derivation:
            if step.part == "name":
                assert (step.at is None) == (step.rule not in PLACED)
            if step.at is None:
                continue
            there = fold(document.text[slice(*step.at)])
            if step.rule == "split":
                assert step.words in metric_words().splits[there]
            elif step.part == "name":
                assert there.translate(LEFT_OUT) == step.words
                assert len(step.words) > 1 or step.rule in ("own_clause", "behind")
            else:
                assert there.translate(LEFT_OUT) == fold(step.words).translate(LEFT_OUT)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.stem)
def test_the_places_of_every_passage_hold_the_words_of_the_steps(table: Path) -> None:
    for passage in tomllib.loads(table.read_text(encoding="utf-8")).get("passage", []):
        check_laws(document_of(passage))


@given(
    st.text(
        alphabet="出口进其中，、；。“”（）《》分别增长占比较万亿元人次%5.12年月底第为达到和产销量\n# ", max_size=120
    ),
    st.sampled_from([None, date(2023, 2, 1)]),
)
def test_the_places_of_any_text_hold_the_words_of_the_steps(text: str, published: date | None) -> None:
    check_laws(read_text(f"近日消息，{text}", published=published))


def test_explaining_changes_nothing_but_the_derivation_and_is_always_the_same() -> None:
    for passage in PASSAGES[::5]:
        document = document_of(passage)
        explained = extract(document, explained=True)
        assert explained == extract(document, explained=True)
        for claim, plain in zip(explained, extract(document), strict=True):
            assert evolve(claim, derivation=()) == evolve(plain, derivation=())
            rules = {(step.part, step.rule) for step in claim.derivation}
            assert {(step.part, step.rule) for step in plain.derivation} <= rules


def test_a_name_comes_from_its_clause_then_from_earlier_words() -> None:
    text, claims = told("全市门诊费用跨省结算12.5万人次，涉及医疗费用3.46亿元。基金支付1.92亿元。")
    assert pieces(claims[1]) == [("全市门诊费用跨省结算", "sentence"), ("医疗费用", "own_clause")]
    assert pieces(claims[2])[-1] == ("基金支付", "own_clause")
    assert text[slice(*(steps(claims[1], "name")[0].at or (0, 0)))] == "全市门诊费用跨省结算"


def test_the_nearest_of_several_places_counts() -> None:
    text, claims = told("城区供水量减少。郊区供水量12万吨，增长3%。")
    (step,) = steps(claims[1], "name")
    assert (step.words, step.at) == ("郊区供水量", (text.index("郊区供水量"), text.index("郊区供水量") + 5))


def test_words_behind_a_figure_and_in_quotation_marks_are_found_as_they_stand() -> None:
    text, claims = told("今年新建“爱心”驿站的市区有12个，共有35家“爱心”驿站投用。")
    found = [text[slice(*step.at)] for claim in claims for step in steps(claim, "name") if step.at]
    assert "爱心”驿站" in "".join(found)


def test_a_pair_is_split_by_the_lexicon() -> None:
    text, claims = told("拖拉机产销量分别为12万台和11万台。")
    (name, member) = steps(claims[0], "name")
    assert (name.words, member.words, member.rule) == ("拖拉机", "产量", "split")
    assert text[slice(*(member.at or (0, 0)))] == "产销量"


def test_what_grammar_adds_to_a_name_stands_nowhere() -> None:
    _, claims = told("早先占比很高。水稻面积120万亩，占粮食面积的40%。")
    assert pieces(claims[1])[-1] == ("比重", "supplied")


def test_a_heading_gives_words_and_time() -> None:
    text, claims = told("# 2022年末云岭市图书馆\n\n藏书量达到12万册。")
    (period,) = steps(claims[0], "period")
    assert (period.rule, text[slice(*(period.at or (0, 0)))]) == ("heading", "2022年末")


def test_a_running_time_is_found_however_far_back_it_stands() -> None:
    filler = "会议由主任主持，与会代表进行了讨论。" * 300
    text, claims = told(f"2022年上半年，门诊量12万人次。{filler}住院量3万人次。")
    (period,) = steps(claims[1], "period")
    assert (period.rule, text[slice(*(period.at or (0, 0)))]) == ("running", "2022年上半年")


def test_words_too_far_back_are_left_without_a_place() -> None:
    near, far = "会议由主任主持。", "会议由主任主持。" * 400
    for between, rule in ((near, "before"), (far, "supplied")):
        _, claims = told(f"全县旅客运输量12万人次。{between}其增长5%，增长6%。")
        assert {rule} == {each for words, each in pieces(claims[1]) if "旅客" in words}


def test_a_year_that_is_not_written_tells_where_it_comes_from() -> None:
    _, claims = told("2021年产量30万吨。其中9月产量3万吨。", date(2021, 12, 20))
    assert [(step.rule, step.words) for step in steps(claims[1], "year")] == [("named_before", "2021年")]
    _, claims = told("去年产量30万吨。")
    assert [(step.rule, step.words) for step in steps(claims[0], "year")] == [("published", "2023-02-01")]
    _, claims = told("# 2021年快报\n\n12月产量3万吨。")
    assert [(step.rule, step.words) for step in steps(claims[0], "year")] == [("heading", "2021")]


def test_the_base_of_a_growth_is_named_by_its_words() -> None:
    text, claims = told("2022年末，登记企业5万家，比上年末增加800家，增长1.6%。")
    for claim in claims[1:]:
        (base,) = steps(claim, "compared_to")
        assert base.rule == "year_start"
        assert text[slice(*(base.at or (0, 0)))] == "比上年末"
        (head,) = steps(claim, "head")
        assert text[slice(*(head.at or (0, 0)))] == "5万家"


def test_words_of_a_page_are_found_between_its_markup() -> None:
    page = (
        "<html><body><article><h1>云岭市供水情况</h1><p>城区<b>供水</b>量12万吨，比上年增长&nbsp;3%。</p>"
        "<p>水质检测合格，管网改造顺利推进，居民用水有了保障。</p></article></body></html>"
    )
    text, claims = told(page)
    found = [text[slice(*step.at)] for step in steps(claims[0], "name") if step.at]
    assert "".join(found) == "城区<b>供水</b>量"


def calls(document: Document) -> int:
    """How many functions a reading with explanations calls."""
    made = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal made
        made += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        extract(document, explained=True)
    finally:
        sys.setprofile(None)
    return made


LONG = {
    "sentences": "全市门诊费用结算12万人次，涉及医疗费用3亿元，增长5%。",
    "paragraphs": "上半年，全市门诊费用结算12万人次，增长5%。\n\n",
    "short paragraphs": "12万人\n\n",
    "one clause": "甲和乙12万人",
    "headings": "## 一季度供水量12万吨\n\n供水量3万吨，增长5%。\n\n",
}


@pytest.mark.parametrize("unit", LONG.values(), ids=LONG)
def test_four_times_the_text_takes_about_four_times_the_work(unit: str) -> None:
    short, long = (read_text(unit * count, published=date(2023, 2, 1)) for count in (60, 240))
    extract(long, explained=True)  # what is made once, such as patterns, is not the text's work
    assert calls(long) < 5 * calls(short)


def test_a_scope_that_the_heading_gives_is_shown_there() -> None:
    text, claims = told("# 福建省供水情况\n\n城区供水量12万吨，为福建省最多。")
    (scope,) = steps(claims[0], "scope")
    assert scope.rule == "heading"
    assert (scope.at or (9, 9))[0] == text.index("福建")
