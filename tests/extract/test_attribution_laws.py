"""Laws of attribution: other nouns, words far away and the order of paragraphs change no more than they should."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TypeAlias

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.extract import extract
from claimcheck.model import Claim
from claimcheck.read import read_text

PUBLISHED = date(2024, 2, 1)
LONGEST = 40

# Passages with the places of two nouns, {a} and {b}; each has its own times and subjects.
TEMPLATES = (
    "2023年，{a}产量12.5万吨，同比增长6.3%，其中{b}产量3.1万吨，下降2%。",
    "2023年，{a}、{b}分别完成31万件和27万件，同比分别增长4%和下降5%。",
    "{a}企业由2019年的310家增加到2023年的526家，占{b}企业总数的22%。",
    "截至2023年末，{a}用户4200万户，比上年末增加310万户；{b}用户占比18.4%，提高1.2个百分点。",
    "2023年，{a}率为86.1%，高于{b}率3.5个百分点，比上年提高0.8个百分点。",
    "2022年，{a}公司实现营业收入81亿元，净利润20.6亿元；{b}公司实现营业收入66亿元，净利润15.2亿元。",
    "2023年上半年，{a}和{b}价格均上涨3%以上，{a}价格涨幅比一季度扩大0.4个百分点。",
    "2023年，{a}数量是2020年的2.6倍，{b}数量增长1.3倍。",
    "到2025年，{a}基地达到120个，力争{b}覆盖率提高到95%。",
    "2023年6月，{a}进口量5.2万吨，比上月减少8100吨，同比下降4.4%，降幅收窄1.1个百分点；{b}出口量6万吨。",
    "2021年，{a}投资58亿元，包括{b}投资21亿元、其他投资37亿元，分别增长5%和3%。",
    "2023年三季度，{a}订单1.2万笔，{b}订单8600笔，合计2.06万笔，增长7%。",
)
ASIDES = ("礼堂里座无虚席。", "孩子们围着老人听故事。", "主持人宣布会议开始。", "大家纷纷鼓掌，气氛热烈。")
REMARKS = ("（下同）", "（见附表）", "（按常住地划分）", "(略)")

# Characters of plants and of stones that make no word with each other or with what stands around them.
ones = st.text("栎砚榛椴楸栲", min_size=2, max_size=4)
others = st.text("珀璞瑾琰瑭邈", min_size=2, max_size=4)
templates = st.sampled_from(TEMPLATES)

# All that is told of a figure, its head by its quote; the key apart, whose terms are sorted.
Told: TypeAlias = tuple[str, ...]


def _texts() -> Iterator[tuple[str, date]]:
    """The passages of all constructions, with their days of publication."""
    for file in sorted(Path(__file__).with_name("constructions").glob("*.toml")):
        for passage in tomllib.loads(file.read_text(encoding="utf-8"))["passage"]:
            if "title" not in passage and not passage["text"].startswith("#"):
                yield passage["text"].strip(), passage["published"]


TEXTS = tuple(_texts())
texts = st.sampled_from(TEXTS)


def read(text: str, published: date = PUBLISHED) -> Sequence[Claim]:
    return extract(read_text(text, published=published))


def told(claims: Sequence[Claim]) -> list[Told]:
    quotes = {claim.id: claim.quote for claim in claims}
    return [
        (
            claim.quote,
            claim.metric.name,
            claim.kind,
            str(claim.period),
            claim.modality,
            claim.metric.scope,
            claim.metric.statistic,
            claim.role,
            quotes.get(claim.head or "", ""),
            claim.whole,
            str(claim.compared_to),
        )
        for claim in claims
    ]


def renamed(rows: list[Told], names: dict[str, str]) -> list[Told]:
    pattern = re.compile("|".join(names))
    return [tuple(pattern.sub(lambda match: names[match[0]], field) for field in row) for row in rows]


@given(templates, st.data())
def test_other_nouns_of_the_same_length_change_names_alone(template: str, data: st.DataObject) -> None:
    one, other = data.draw(ones), data.draw(others)
    first = data.draw(st.text("栎砚榛椴楸栲", min_size=len(one), max_size=len(one)))
    second = data.draw(st.text("珀璞瑾琰瑭邈", min_size=len(other), max_size=len(other)))
    expected = renamed(told(read(template.format(a=one, b=other))), {one: first, other: second})
    assert told(read(template.format(a=first, b=second))) == expected


@given(texts, st.sampled_from(ASIDES), st.booleans())
def test_a_paragraph_without_figures_far_away_changes_nothing(
    passage: tuple[str, date], aside: str, before: bool
) -> None:
    text, published = passage
    more = f"{aside}\n\n{text}" if before else f"{text}\n\n{aside}"
    assert told(read(more, published)) == told(read(text, published))


@given(st.permutations(TEMPLATES), st.lists(ones, min_size=3, max_size=3), st.lists(others, min_size=3, max_size=3))
def test_the_order_of_paragraphs_with_subjects_and_times_of_their_own_changes_nothing(
    chosen: list[str], one: list[str], other: list[str]
) -> None:
    paragraphs = [template.format(a=a, b=b) for template, a, b in zip(chosen, one, other, strict=False)]
    forth, back = ("\n\n".join(order) for order in (paragraphs, paragraphs[::-1]))
    assert sorted(told(read(forth))) == sorted(told(read(back)))


def test_names_are_short_and_heads_stand_before_their_figures_or_are_named_alike() -> None:
    for text, published in TEXTS:
        claims = read(text, published)
        known = {claim.id: claim for claim in claims}
        for claim in claims:
            assert 0 < len(claim.metric.name) <= LONGEST, text
            assert claim.metric.key, text
            if claim.head:
                head = known[claim.head]
                assert head.span < claim.span or head.metric.name == claim.metric.name, text


@given(st.text("栎砚榛椴楸栲的和", min_size=20, max_size=90), ones)
def test_a_name_is_at_most_forty_characters_however_long_its_words(words: str, one: str) -> None:
    claims = read(f"2023年，{words}{one}量51.5万吨，增长6%，其中{words}{one}额3.2万元，占{words}的12%。")
    assert {len(claim.metric.name) <= LONGEST for claim in claims} == {True}


@given(templates, ones, others, st.sampled_from(["全国", "我国"]))
def test_the_whole_country_before_the_first_subject_changes_no_key(
    template: str, one: str, other: str, country: str
) -> None:
    local, national = (template.format(a=a, b=other) for a in (one, "#"))
    national = national.replace("#", country + one, 1).replace("#", one)
    assert [claim.metric.key for claim in read(national)] == [claim.metric.key for claim in read(local)]


@given(texts, st.sampled_from(REMARKS), st.data())
def test_a_remark_in_brackets_changes_no_name(passage: tuple[str, date], remark: str, data: st.DataObject) -> None:
    text, published = passage
    commas = [match.start() for match in re.finditer("，", text)]
    at = data.draw(st.sampled_from(commas)) if commas else len(text)
    names = [claim.metric.name for claim in read(text[:at] + remark + text[at:], published)]
    assert names == [claim.metric.name for claim in read(text, published)]
