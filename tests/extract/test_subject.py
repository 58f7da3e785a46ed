"""Where a clause parts into subject and predicate, and the laws of parting."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.extract.subject import acted_on, described, last_noun_phrase, opens_with_verb, parted

WORDS = st.text(alphabet="国家植物园完成了新增收集的城市公共就医成就自然保护和修复面积人均已将在，5a", max_size=80)


@pytest.mark.parametrize(
    ("words", "doer"),
    [
        ("国家植物园完成了本底调查", "国家植物园"),
        ("望江县通过开展基地建设", "望江县"),
        ("东数西算工程自启动至今", "东数西算工程"),
        ("湖北省投入各类农机具", "湖北省"),
        ("自然保护地覆盖全省", "自然保护地"),
        ("城市公共汽电车", "城市公共汽电车"),
        ("异地就医人次", "异地就医人次"),
        ("主体保护和修复全面展开", "主体保护和修复"),
        ("已完成植物调查", ""),
        ("全国新增投资", "全国新增投资"),
    ],
)
def test_a_clause_parts_at_its_verb(words: str, doer: str) -> None:
    assert parted(words)[0] == doer


@pytest.mark.parametrize("words", ["研发投入强度", "公共服务支出", "种植面积", "采购经理指数", "保护修复面积"])
def test_a_verb_within_a_name_parts_nothing(words: str) -> None:
    assert parted(words) == (words, "")


def test_what_a_verb_acts_on_stands_behind_verbs_and_adverbs() -> None:
    assert acted_on("已完成了库房改造") == "库房改造"
    assert acted_on("库房改造") == "库房改造"


def test_a_clause_that_only_describes_gives_its_noun() -> None:
    assert described("贯穿全省的清水河") == "清水河"
    assert described("新增的三家完成改造") == ""


@pytest.mark.parametrize(
    ("words", "opens"), [("新增馆藏", True), ("承担着耕地的灌溉", True), ("开通结算的门诊", False), ("馆藏", False)]
)
def test_a_predicate_without_a_subject_is_known_by_its_verb(words: str, opens: bool) -> None:
    assert opens_with_verb(words) == opens


@given(WORDS)
def test_the_two_parts_make_the_clause(words: str) -> None:
    doer, said = parted(words)
    assert doer + said == words
    assert said or doer == words


@given(WORDS)
def test_what_is_acted_on_ends_the_predicate(words: str) -> None:
    assert words.endswith(acted_on(words))


@given(WORDS, st.sampled_from(["县", "园", "植物", "城市", "就医"]))
def test_a_noun_phrase_that_is_pointed_to_ends_in_the_noun(words: str, noun: str) -> None:
    phrase = last_noun_phrase(words, noun)
    assert not phrase or (phrase.endswith(noun) and phrase != noun)
