"""Legitimate differences: each class names itself and what shows it, and none hides a slip that it can't explain."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.messages.differences import CLASSES
from claimcheck.messages.periods import day
from claimcheck.model import Report, Text
from claimcheck.pipeline import check_documents
from claimcheck.read import read_text

TABLE = tomllib.loads((Path(__file__).parent / "differences.toml").read_text(encoding="utf-8"))
DAY = date(2023, 1, 20)


def checked(texts: list[tuple[str, str]]) -> Report:
    documents = [
        read_text(text, path=f"{at}.txt", document_id=f"d{at}", published=date.fromisoformat(day))
        for at, (day, text) in enumerate(texts, 1)
    ]
    return check_documents(documents, raising=True)


def gravest(report: Report) -> str:
    ranks = ("error", "warning", "note")
    return min((finding.severity for finding in report.findings), key=ranks.index, default="nothing")


def pairs() -> list[Any]:
    return [pytest.param(pair, id=f"{pair['kind']}-{at}") for at, pair in enumerate(TABLE["pair"], 1)]


def slipped(pair: dict[str, Any]) -> list[tuple[str, str]]:
    *first, (day, text) = pair["texts"]
    right, wrong = pair["slip"]
    assert text.count(right) == 1
    return [*first, (day, text.replace(right, wrong))]


@pytest.mark.parametrize("pair", pairs())
def test_a_class_is_named_with_what_shows_it(pair: dict[str, Any]) -> None:
    report = checked(pair["texts"])
    (told,) = [check.difference for check in report.checks if check.difference]
    assert told.kind == pair["kind"]
    assert [sign.words for sign in told.signs] == pair["words"]
    files = {claim.id: pair["texts"][int(claim.document[1:]) - 1][1] for claim in report.claims}
    for sign in told.signs:
        shown = Text(sign.words, sign.words) if sign.at else day(date.fromisoformat(sign.words))
        assert shown.zh in told.text.zh
        assert shown.en in told.text.en
        if sign.at:
            assert files[sign.claim][slice(*sign.at)].startswith(sign.words.rstrip("天"))


@pytest.mark.parametrize("pair", pairs())
def test_a_class_is_as_grave_as_it_should_be_and_its_finding_names_it(pair: dict[str, Any]) -> None:
    report = checked(pair["texts"])
    assert gravest(report) == pair["says"]
    assert {finding.difference.kind for finding in report.findings if finding.difference} <= {pair["kind"]}
    assert all(finding.difference for finding in report.findings)
    for finding in report.findings:
        named = CLASSES[pair["kind"]]
        assert ("修订" in finding.message.zh) == ("revis" in finding.message.en) == pair["kind"].startswith("revis")
        assert (named.zh in finding.message.zh) == (named.en in finding.message.en) == (pair["kind"] != "revision")


@pytest.mark.parametrize("pair", pairs())
def test_a_slip_that_the_class_cannot_explain_is_caught(pair: dict[str, Any]) -> None:
    report = checked(slipped(pair))
    assert gravest(report) == pair["caught"]
    wrong = {claim.id for claim in report.claims if claim.quote == pair["slip"][1]}
    (finding,) = [each for each in report.findings if each.severity == pair["caught"]]
    assert wrong & set(finding.claims)
    assert finding.difference is None


@pytest.mark.parametrize("entry", TABLE["apart"], ids=lambda entry: entry["why"])
def test_figures_of_two_times_or_scopes_are_not_held_against_each_other(entry: dict[str, Any]) -> None:
    report = checked(entry["texts"])
    assert report.findings == ()
    assert [check for check in report.checks if check.verdict == "inconsistent"] == []


@pytest.mark.parametrize("entry", TABLE["fires"], ids=lambda entry: entry["why"])
def test_one_holiday_has_one_figure(entry: dict[str, Any]) -> None:
    assert gravest(checked(entry["texts"])) == "warning"


# What each class says in the first text and in the second.
LEVELS = {
    "none": ("2022年全市粮食产量{}", "2022年全市粮食产量{}"),
    "preliminary": ("初步统计，2022年全市粮食产量{}", "2022年全市粮食产量{}"),
    "revised": ("2022年全市粮食产量{}", "经最终核实，2022年全市粮食产量{}"),
    "adjusted": ("2022年全市粮食产量{}", "2022年全市粮食产量修正为{}"),
    "estimate": ("据估算，2022年全市粮食产量{}", "2022年全市粮食产量{}"),
    "source": ("据国家统计局数据，2022年全市粮食产量{}", "农业农村部数据显示，2022年全市粮食产量{}"),
    "coverage": ("2022年全市粮食（含大豆）产量{}", "2022年全市粮食产量{}"),
    "snapshot": ("截至2023年1月20日8时，全市已播种粮食{}", "截至2023年1月20日18时，全市已播种粮食{}"),
    "holiday": ("2022年国庆假期7天，全市游客{}", "2022年国庆假期8天，全市游客{}"),
}
UNITS = {"snapshot": "亩", "holiday": "人次"}
GROWTHS = {
    "comparable": ("2022年全市出口同比增长{}%", "按可比口径计算，2022年全市出口同比增长{}%"),
    "real": ("2022年全市居民收入同比增长{}%", "2022年全市居民收入扣除价格因素同比增长{}%"),
}


def two(kind: str, first: str, second: str, days: int) -> Report:
    one, other = (LEVELS | GROWTHS)[kind]
    later = DAY + timedelta(days=0 if kind == "snapshot" else days)
    return checked([(str(DAY), one.format(first) + "。"), (str(later), other.format(second) + "。")])


@given(
    st.sampled_from(sorted(LEVELS)), st.integers(1000, 99999), st.integers(-50, 50), st.sampled_from((1, 9, 30, 400))
)
def test_a_difference_of_the_size_of_a_revision_is_no_error(kind: str, amount: int, apart: int, days: int) -> None:
    unit = UNITS.get(kind, "吨")
    report = two(kind, f"{amount}万{unit}", f"{amount + amount * apart // 1000}万{unit}", days)
    assert gravest(report) != "error"


@given(
    st.sampled_from(sorted(LEVELS)),
    st.integers(101, 9999).filter(lambda number: number % 10 != 0),
    st.sampled_from((("万", "亿"), ("亿", "万"), ("", "0"), ("0", ""))),
    st.sampled_from((1, 9, 30, 400)),
)
def test_no_class_of_words_hides_ten_or_ten_thousand_times(
    kind: str, digits: int, slip: tuple[str, str], days: int
) -> None:
    unit = UNITS.get(kind, "吨")
    shown = [f"{digits}{each}{unit}" if each in "万亿" and each else f"{digits}{each}万{unit}" for each in slip]
    report = two(kind, shown[0], shown[1], days)
    assert report.findings
    assert all(finding.difference is None for finding in report.findings)


@given(st.sampled_from(sorted(GROWTHS)), st.integers(11, 99).filter(lambda number: number % 10 != 0), st.booleans())
def test_no_basis_hides_a_growth_of_ten_times(kind: str, tenths: int, turned: bool) -> None:
    small, large = f"{tenths // 10}.{tenths % 10}", str(tenths)
    report = two(kind, *((large, small) if turned else (small, large)), 30)
    assert report.findings
