"""The example documents, the whole way: sound ones pass, planted slips are found."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from claimcheck.model import Report
from claimcheck.pipeline import check_paths

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "examples" / "seeds"


@cache
def seeds() -> Report:
    return check_paths([SEEDS], raising=True)


def judged(report: Report, *quotes: str) -> set[str]:
    """Verdicts of the checks whose figures are exactly these quotes."""
    texts = {claim.id: claim.quote for claim in report.claims}
    wanted = sorted(quotes)
    return {check.verdict for check in report.checks if sorted(texts[each] for each in check.claims) == wanted}


def test_sound_documents_have_no_error_and_no_warning() -> None:
    assert [finding for finding in seeds().findings if finding.severity != "note"] == []


@pytest.mark.parametrize(
    "quotes",
    [
        ("397.62万人次", "440.59万人次"),
        ("965.33亿元", "1070.20亿元"),
        ("561.23亿元", "624.63亿元"),
        ("133386.9万人", "37093.88万人", "96293.02万人"),
        ("33355.16亿元", "22880.57亿元", "10474.59亿元"),
        ("28140.33亿元", "17717.80亿元", "10422.53亿元"),
        ("55.04万家", "19.8万家", "35.24万家"),
        ("3088种", "1698种", "1390种"),
        ("12793亿元", "10224亿元", "2569亿元"),
        ("52732家", "8319家", "18.7%"),
        ("440.59万人次", "140.36万人次", "46.8%"),
        ("1070.20亿元", "327.4亿元", "44.1%"),
        ("624.63亿元", "185.9亿元", "42.4%"),
        ("1069.10亿元", "117.75亿元", "12.38%"),
        ("58.1%", "561.23亿元", "965.33亿元"),
        ("58.4%", "624.63亿元", "1070.20亿元"),
        ("56.0%", "17.50亿元", "31.28亿元"),
        ("55.5%", "13.21亿元", "23.82亿元"),
        ("6700元", "22.3亿元", "33.3万人"),
        ("210.5元", "153.8亿元", "7308.2万人"),
        ("5千亿元", "2.7万亿元", "2.2万亿元"),
        ("13.6亿人", "13.6亿人"),
        ("5.3亿人次", "5.3亿人次"),
        ("395个", "395个"),
        ("2231个", "2231个"),
        ("133386.9万人", "13.34亿人"),
    ],
    ids=" ".join,
)
def test_a_relation_that_holds_is_found_and_holds(quotes: tuple[str, ...]) -> None:
    assert judged(seeds(), *quotes) & {"consistent", "truncated"}


@pytest.mark.parametrize("quote", ["24个", "17个"])
def test_a_list_is_counted_against_the_number_behind_it(quote: str) -> None:
    claims = {claim.id for claim in seeds().claims if claim.quote == quote}
    checks = [check for check in seeds().checks if set(check.claims) <= claims]
    assert {check.verdict for check in checks} == {"consistent"}


def test_a_stacked_hedge_is_noted() -> None:
    quotes = {claim.id: claim.quote for claim in seeds().claims}
    noted = [
        [quotes[each] for each in finding.claims] for finding in seeds().findings if finding.rule.startswith("CC1")
    ]
    assert any("200多个" in figures for figures in noted)


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        ("bulletin-2023.txt", "收入22880.57亿元", "收入28280.57亿元"),
        ("bulletin-2023.txt", "19.8万家、", "198万家、"),
        ("bulletin-2023.txt", "总金额为12793亿元", "总金额为12739亿元"),
        ("bulletin-2023.txt", "增长12.38%", "增长21.38%"),
        ("settlement-2021-year.md", "440.59万人次", "404.59万人次"),
        ("settlement-2021-year.md", "支付13.21亿元", "支付13.21万元"),
        ("settlement-2021-year.md", "比例为58.4%", "比例为54.8%"),
        ("settlement-2021-year.md", "新疆24个省", "新疆23个省"),
        ("settlement-2021-11.md", "支付561.23亿元", "支付516.23亿元"),
    ],
)
def test_a_slip_in_a_sound_document_fails_the_run(tmp_path: Path, name: str, right: str, wrong: str) -> None:
    text = (SEEDS / name).read_text(encoding="utf-8")
    assert text.count(right) >= 1
    (tmp_path / name).write_text(text.replace(right, wrong), encoding="utf-8")
    report = check_paths([tmp_path], raising=True)
    figure = re.sub(r"^\D+|、|;|省$", "", wrong)
    cited = {each for finding in report.findings if finding.severity != "note" for each in finding.claims}
    assert report.failed
    assert any(claim.quote in {figure, figure.rstrip("个省")} for claim in report.claims if claim.id in cited)


def test_the_real_documents_have_no_error(shared: Path) -> None:
    report = check_paths([shared / "seeds"], raising=True)
    assert len(report.documents) == 5
    assert [finding for finding in report.findings if finding.severity == "error"] == []
