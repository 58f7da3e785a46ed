"""Keys of metrics: one key for the names of one metric, others for the names of others."""

from __future__ import annotations

import tomllib
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.extract import extract
from claimcheck.extract.key import aliases_of, canonical_key
from claimcheck.lexicon.formation import formation_words
from claimcheck.lexicon.metrics import metric_words
from claimcheck.read import read_text

TABLE = tomllib.loads(Path(__file__).with_name("keys.toml").read_text(encoding="utf-8"))
PUBLISHED = date(2024, 3, 1)
# Filling words that stand as well anywhere between two words of a name.
FILLERS = ("的", "共", "累计", "全部", "总计", "合计")
PARTS = ("水泥", "民营企业", "锂电池", "跨境", "新能源汽车", "出口", "用电", "高速公路", "住院", "蔬菜大棚")


def rows(sort: str) -> list[Any]:
    return [pytest.param(row, id=row.get("rule", row.get("why", row.get("short")))) for row in TABLE[sort]]


@pytest.mark.parametrize("row", rows("same"))
def test_names_of_one_metric_have_one_key(row: dict[str, Any]) -> None:
    assert len({canonical_key(name) for name in row["names"]}) == 1


@pytest.mark.parametrize("row", rows("apart"))
def test_names_of_several_metrics_have_several_keys(row: dict[str, Any]) -> None:
    for one, other in combinations(row["names"], 2):
        assert canonical_key(one) != canonical_key(other)


@pytest.mark.parametrize("row", rows("alias"))
def test_a_text_introduces_a_short_name(row: dict[str, Any]) -> None:
    assert dict(aliases_of([row["text"]])) == {row["full"]: row["short"]}


@pytest.mark.parametrize("row", rows("no_alias"))
def test_a_bracket_is_no_short_name(row: dict[str, Any]) -> None:
    assert not aliases_of([row["text"]])


def test_one_short_name_for_two_is_none() -> None:
    texts = ["中国茶叶协会（以下简称茶协）发布。", "海峡茶文化协会（以下简称茶协）发布。"]
    assert not aliases_of(texts)
    assert aliases_of(texts[:1])


def test_a_document_ties_its_own_short_names_to_the_full_ones() -> None:
    text = "海洋碳汇核算中心（OCAC）2022年发证12万张。2023年，OCAC发证15万张。"
    first, second = extract(read_text(text, published=PUBLISHED))
    assert first.metric.name != second.metric.name
    assert first.metric.key == second.metric.key


def test_another_document_does_not_know_them() -> None:
    text = "海洋碳汇核算中心2022年发证12万张。2023年，OCAC发证15万张。"
    first, second = extract(read_text(text, published=PUBLISHED))
    assert first.metric.key != second.metric.key


@given(parts=st.lists(st.sampled_from(PARTS), min_size=1, max_size=4, unique=True), filler=st.sampled_from(FILLERS))
def test_filling_words_never_change_a_key(parts: list[str], filler: str) -> None:
    assert canonical_key(filler.join(parts)) == canonical_key("".join(parts))


@given(parts=st.lists(st.sampled_from(PARTS), min_size=1, max_size=4, unique=True), data=st.data())
def test_known_words_in_another_order_are_one_metric(parts: list[str], data: st.DataObject) -> None:
    mixed = data.draw(st.permutations(parts))
    assert canonical_key("和".join(mixed)) == canonical_key("和".join(parts))


@given(before=st.sampled_from(PARTS), data=st.data())
def test_counterparts_never_share_a_key(before: str, data: st.DataObject) -> None:
    words = metric_words()
    # 累计 and 当期 say when, which the period holds.
    group = data.draw(st.sampled_from([group for group in words.opposed if words.drop.isdisjoint(group)]))
    one, other = data.draw(st.permutations(group))[:2]
    assert canonical_key(f"{before}{one}规模") != canonical_key(f"{before}{other}规模")


def test_every_spelling_of_a_head_noun_comes_to_one_that_is_a_head_noun() -> None:
    heads = ("投资", "投资额", "总投资", "零售额", "零售总额", "成交金额", "成交额", "利润总额", "利润")
    spellings = formation_words().spellings(heads)
    assert spellings == {
        "投资额": "投资",
        "总投资": "投资",
        "零售总额": "零售额",
        "成交金额": "成交额",
        "利润总额": "利润",
    }


@given(st.text(alphabet="（）简称（GDPA以下中国的数额总", max_size=60))
def test_any_text_of_brackets_is_read(text: str) -> None:
    for full, short in aliases_of([text]).items():
        assert short in text
        assert full in text


def test_what_the_scope_says_is_no_part_of_the_key() -> None:
    text = "一季度，全市规模以上工业增加值增长6%。二季度，规上工业增加值增长5%。工业增加值（规模以上）增长4%。"
    claims = extract(read_text(text, published=PUBLISHED))
    assert {(claim.metric.key, claim.metric.scope.split()[-1]) for claim in claims} == {("工业增加值", "规模以上")}
    assert canonical_key("规模以上工业增加值") != canonical_key("工业增加值")


def test_a_kind_of_industry_grows_by_convention_as_its_larger_enterprises_do() -> None:
    text = "2023年，装备制造业增加值增长7%。全部工业增加值增长4%。装备制造业增加值8万亿元。"
    scopes = [claim.metric.scope for claim in extract(read_text(text, published=PUBLISHED))]
    assert scopes == ["规模以上", "", ""]
