"""What pronouns refer to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.extract.reference import resolved

TEXT = st.text(alphabet="该公司平台前者后者上述的和与县在，。甲乙丙完成12", max_size=60)


@pytest.mark.parametrize(
    ("words", "before", "told", "meant"),
    [
        ("该平台注册人数", "国家医保服务平台上线，", (), "国家医保服务平台注册人数"),
        ("该银行存款", "滨江共和银行24日说，", (), "滨江共和银行存款"),
        ("该县人均收入", "记者在滨海省望江县采访，", (), "望江县人均收入"),
        ("上述企业利润", "青石化工企业搬迁，", (), "青石化工企业利润"),
        ("公司收入", "临溪果业公司是龙头企业。", (), "临溪果业公司收入"),
        ("前者增加", "", ("冷库", "库容"), "冷库增加"),
        ("后者增加", "", ("冷库", "库容"), "库容增加"),
        ("后者参保", "职工医保和居民医保运行平稳，", (), "居民医保参保"),
    ],
)
def test_a_pronoun_is_the_last_thing_of_its_sort(words: str, before: str, told: tuple[str, ...], meant: str) -> None:
    assert resolved(words, before, told) == meant


@pytest.mark.parametrize("words", ["该县人均收入", "前者增加", "公司收入", "应该完成", "前者"])
def test_what_points_to_nothing_stays(words: str) -> None:
    assert resolved(words, "会议听取了汇报。") == words


@given(TEXT, TEXT, st.lists(st.text(min_size=1, max_size=5), max_size=3))
def test_words_keep_their_end_whatever_they_point_to(words: str, before: str, told: list[str]) -> None:
    """Only the pronoun and its noun are replaced, and what replaces them is told by the text."""
    meant = resolved(words, before, tuple(told))
    assert meant[-1:] == words[-1:] or meant in before or meant in told
