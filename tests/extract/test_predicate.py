"""The words before a number that hedge it from afar."""

from __future__ import annotations

import pytest

from claimcheck import Claim, extract_claims, read_text


def only(text: str) -> Claim:
    (claim,) = extract_claims(read_text(text))
    return claim


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("城镇人口约占全省人口的50%。", "about"),
        ("城镇人口已超过占全省人口的50%。", "over"),
        ("城镇人口占全省人口的近50%。", "under"),
        ("城镇人口占全省人口的50%。", "exact"),
        ("履约占全部合同的50%。", "exact"),
    ],
)
def test_a_hedge_before_the_whole_of_a_share_is_said_of_the_share(text: str, hedge: str) -> None:
    claim = only(text)
    assert (claim.quantity.hedge, claim.kind) == (hedge, "rate")


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("追回资金约为上年的1.9倍。", "about"),
        ("追回资金接近2019年同期的2倍。", "under"),
        ("追回资金是上年的1.9倍。", "exact"),
        ("机构超过上年的120家。", "exact"),
    ],
)
def test_a_hedge_before_the_base_of_a_multiple_is_said_of_the_multiple(text: str, hedge: str) -> None:
    assert only(text).quantity.hedge == hedge


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("每人一年用了2次多。", "over"),
        ("药店31.72万家;八成以上", "exact"),
        ("药店31.72万家企业以上。", "over"),
    ],
)
def test_a_hedge_behind_what_is_counted_ends_with_its_clause(text: str, hedge: str) -> None:
    assert extract_claims(read_text(text))[0].quantity.hedge == hedge


def test_a_hedge_before_a_share_is_no_part_of_its_name() -> None:
    assert "约" not in only("城镇人口约占全省人口的50%。").metric.name
