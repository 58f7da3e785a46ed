"""Metrics that no pack knows: names, kinds, heads and parts come from grammar, with packs and without any."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.extract import extract
from claimcheck.lexicon.metrics import using
from claimcheck.model import Claim
from claimcheck.read import read_text

# Characters of plants and stones that make no word with each other or with what stands around them.
nouns = st.text("栎砚榛椴楸珀璞瑾岫邈", min_size=2, max_size=4)
amounts = st.integers(11, 999).map(lambda number: f"{number}.5")
# A figure as it has to be read: quote, kind, the noun in its name, the quote that it speaks about, its role.
Figure: TypeAlias = tuple[str, str, str, str, str]


def read(text: str, *, shipped: bool) -> Sequence[Claim]:
    with using((), shipped=shipped):
        return extract(read_text(text))


def figures(claims: Sequence[Claim]) -> list[tuple[str, str, str, str]]:
    quotes = {claim.id: claim.quote for claim in claims}
    return [(claim.quote, claim.kind, quotes.get(claim.head or "", ""), claim.role) for claim in claims]


def is_read(text: str, *expected: Figure) -> None:
    """With the shipped packs and without, the figures are these, and each name and key keeps its noun."""
    for shipped in (True, False):
        claims = read(text, shipped=shipped)
        assert figures(claims) == [(quote, kind, head, role) for quote, kind, _, head, role in expected]
        for claim, (_, _, noun, _, _) in zip(claims, expected, strict=True):
            assert noun in claim.metric.name
            assert claim.metric.key


@given(nouns, amounts, amounts)
def test_a_level_and_its_growth(noun: str, amount: str, rate: str) -> None:
    level = f"{amount}万份"
    is_read(
        f"2023年，{noun}{level}，同比增长{rate}%。",
        (level, "level", noun, "", "plain"),
        (f"{rate}%", "growth", noun, level, "plain"),
    )


@given(nouns, amounts, amounts)
def test_a_level_its_change_and_its_growth(noun: str, amount: str, less: str) -> None:
    level = f"{amount}万件"
    is_read(
        f"2023年，{noun}{level}，比上年减少{less}件，下降{less}%。",
        (level, "level", noun, "", "plain"),
        (f"{less}件", "change", noun, level, "plain"),
        (f"{less}%", "growth", noun, level, "plain"),
    )


@given(nouns, st.integers(11, 99), amounts)
def test_a_rate_and_its_points(noun: str, rate: int, points: str) -> None:
    is_read(
        f"2023年，{noun}率为{rate}%，比上年提高{points}个百分点。",
        (f"{rate}%", "rate", noun, "", "plain"),
        (f"{points}个百分点", "change", noun, f"{rate}%", "plain"),
    )


@given(nouns, nouns, amounts, amounts, amounts)
def test_a_whole_and_its_parts(noun: str, kind: str, whole: str, one: str, other: str) -> None:
    is_read(
        f"2023年，{noun}{whole}万吨。其中，东{kind}{one}吨，西{kind}{other}吨。",
        (f"{whole}万吨", "level", noun, "", "whole"),
        (f"{one}吨", "level", f"东{kind}", f"{whole}万吨", "part"),
        (f"{other}吨", "level", f"西{kind}", f"{whole}万吨", "part"),
    )


@given(nouns, nouns, amounts, amounts)
def test_one_metric_after_another(noun: str, other: str, one: str, two: str) -> None:
    is_read(
        f"2023年，{noun}量{one}吨，{other}额{two}亿元。",
        (f"{one}吨", "level", noun, "", "plain"),
        (f"{two}亿元", "level", f"{other}额", "", "plain"),
    )


@given(nouns, amounts)
def test_a_multiple(noun: str, times: str) -> None:
    is_read(f"2023年，{noun}是2020年的{times}倍。", (f"{times}倍", "multiple", noun, "", "plain"))


@given(nouns, amounts, amounts)
def test_from_one_level_to_another(noun: str, start: str, end: str) -> None:
    is_read(
        f"{noun}由{start}台增加到{end}万台。",
        (f"{start}台", "level", noun, "", "start"),
        (f"{end}万台", "level", noun, f"{start}台", "plain"),
    )


@given(nouns, nouns, amounts, amounts)
def test_a_list_that_is_told_one_by_one(one: str, other: str, first: str, second: str) -> None:
    is_read(
        f"2023年，{one}量和{other}量分别为{first}吨和{second}吨。",
        (f"{first}吨", "level", f"{one}量", "", "plain"),
        (f"{second}吨", "level", f"{other}量", "", "plain"),
    )


@pytest.mark.parametrize("shipped", [True, False])
def test_the_same_words_are_the_same_metric_wherever_they_stand(*, shipped: bool) -> None:
    claims = read("2023年砚榛翠度量12吨。\n\n全年，砚榛翠度量12吨，其他略。", shipped=shipped)
    assert len({claim.metric.key for claim in claims}) == 1
