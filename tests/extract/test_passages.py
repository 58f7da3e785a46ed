"""Whole passages against what a careful reader takes from them, and the laws of attribution."""

from __future__ import annotations

import tomllib
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.extract import extract
from claimcheck.model import Claim
from claimcheck.read import read_text

PASSAGES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("passages.toml").read_text(encoding="utf-8"))[
    "passage"
]
# Sentences of another subject, each without a figure or with figures of its own.
ASIDES = (
    "会议由主任主持。",
    "与会代表进行了热烈讨论。",
    "当地居民对此表示欢迎。",
    "天气预报说，周末有雨。",
    "新馆的屋顶由本地工匠修成。",
)


def claims_of(text: str, published: date | None = None) -> tuple[Claim, ...]:
    return extract(read_text(text, published=published))


@cache
def alone(text: str, published: date) -> list[tuple[object, ...]]:
    """What is shown of the claims of a passage by itself, worked out once."""
    return [shown(claim) for claim in claims_of(text, published)]


def shown(claim: Claim) -> tuple[object, ...]:
    """Everything of a claim but its place."""
    amount = claim.quantity
    return claim.quote, claim.kind, claim.modality, claim.metric, amount.value, amount.unit, claim.period


@pytest.mark.parametrize("passage", PASSAGES, ids=[passage["name"] for passage in PASSAGES])
def test_a_passage_is_read_as_a_careful_reader_would(passage: dict[str, Any]) -> None:
    claims = claims_of(passage["text"], passage["published"])
    assert [claim.quote for claim in claims] == [row[0] for row in passage["figures"]]
    for claim, (_, value, unit, kind, words, period) in zip(claims, passage["figures"], strict=True):
        assert (claim.quantity.value, claim.quantity.unit, claim.kind) == (Fraction(value), unit, kind), claim
        for word in words.split():
            assert (word.removeprefix("!") in claim.metric.name) != word.startswith("!"), claim
        assert str(claim.period or "") == period, claim


@pytest.mark.parametrize("passage", PASSAGES, ids=[passage["name"] for passage in PASSAGES])
@given(before=st.lists(st.sampled_from(ASIDES), max_size=3), after=st.lists(st.sampled_from(ASIDES), max_size=3))
def test_paragraphs_around_a_passage_change_none_of_its_claims(
    passage: dict[str, Any], before: list[str], after: list[str]
) -> None:
    """What stands in other paragraphs and says nothing of figures or times leaves each claim as it was."""
    text = "\n\n".join([*before, passage["text"], *after])
    assert [shown(claim) for claim in claims_of(text, passage["published"])] == alone(
        passage["text"], passage["published"]
    )


@given(order=st.permutations(PASSAGES))
def test_stories_of_one_file_share_nothing(order: list[dict[str, Any]]) -> None:
    """Each passage as a story of its own is read as if it stood alone, whatever stands before it."""
    order = [passage for passage in order if passage["published"] == date(2023, 2, 1)] + order[:4]
    day = date(2023, 2, 1)
    stories = "\n\n".join(f"### 第{number}条消息\n\n{passage['text']}" for number, passage in enumerate(order))
    together = [shown(claim) for claim in claims_of(stories, day)]
    assert together == [claim for passage in order for claim in alone(passage["text"], day)]


@given(st.text(alphabet="出口进均其中，、；。分别增长占比较万亿元人次%5.12年月底第“”（）《》为达到和", max_size=120))
def test_claims_of_any_text_keep_their_laws(text: str) -> None:
    """Quotes are slices, spans of different figures don't overlap, names are short, ranges are mutual, heads exist."""
    document = read_text(f"近日消息，{text}")
    claims = extract(document)
    known = {claim.id: claim for claim in claims}
    last = (0, 0)
    for claim in claims:
        assert document.text[slice(*claim.span)] == claim.quote
        assert claim.span[0] >= last[1] or claim.span == last
        last = claim.span
        assert 0 < len(claim.metric.name) <= 40
        assert claim.quantity.hard.holds(claim.quantity.plausible)
        assert claim.head is None or claim.head in known
        if claim.range_with is not None:
            assert known[claim.range_with].range_with == claim.id


def test_reading_twice_gives_the_same_claims() -> None:
    for passage in PASSAGES:
        assert claims_of(passage["text"], passage["published"]) == claims_of(passage["text"], passage["published"])
