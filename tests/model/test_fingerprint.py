from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.accepted.reports import document, report_of, reports, told_otherwise
from tests.strategies import claim_of, figure

import claimcheck
from claimcheck.model import Claim, Comparison, Finding, Metric, Period, Report, Text

SLIP = "2023年，生育保险基金支出1069.10亿元，比上年增加117.75亿元，增长21.38%。"
OTHER = "2023年，全市检票员工312人。"


def of(report: Report) -> list[str]:
    return [finding.fingerprint for finding in report.findings]


@given(reports())
def test_no_two_findings_share_one(report: Report) -> None:
    assert len(set(of(report))) == len(report.findings)


@given(reports())
def test_ids_places_folders_and_the_order_of_figures_change_nothing(report: Report) -> None:
    assert of(told_otherwise(report)) == of(report)


@given(reports(), st.randoms(use_true_random=False))
def test_the_order_of_findings_only_numbers_those_that_say_the_same(report: Report, random: object) -> None:
    findings = list(report.findings)
    random.shuffle(findings)  # type: ignore[attr-defined]
    assert sorted(of(report_of(report.documents, report.claims, findings))) == sorted(of(report))


@given(reports(), st.data())
def test_any_other_digit_of_any_figure_of_a_finding_gives_another(report: Report, data: st.DataObject) -> None:
    assume(report.findings)
    finding = data.draw(st.sampled_from(report.findings))
    name = data.draw(st.sampled_from(finding.claims))
    claim = next(claim for claim in report.claims if claim.id == name)
    at = data.draw(st.sampled_from([n for n, character in enumerate(claim.quote) if character.isdigit()]))
    digit = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != claim.quote[at]]))
    changed = evolve(claim, quote=claim.quote[:at] + digit + claim.quote[at + 1 :])
    claims = [changed if each.id == name else each for each in report.claims]
    # Alone, as another finding could come to say what this one said.
    (before,) = of(report_of(report.documents, report.claims, [finding]))
    (after,) = of(report_of(report.documents, claims, [finding]))
    assert before != after


BASE = claim_of("c1", figure("46.8"))
CHANGES = {
    "metric": evolve(BASE, metric=Metric("a", "b")),
    "scope": evolve(BASE, metric=evolve(BASE.metric, scope="浙江")),
    "statistic": evolve(BASE, metric=evolve(BASE.metric, statistic="per_head")),
    "kind": evolve(BASE, kind="growth"),
    "modality": evolve(BASE, modality="target"),
    "period": evolve(BASE, period=Period.year(2023)),
    "base": evolve(BASE, compared_to=Comparison("year_earlier")),
    "base's period": evolve(BASE, compared_to=Comparison("named", Period.instant(date(2019, 1, 1)))),
    "value": evolve(BASE, quantity=figure("46.9")),
    "unit": evolve(BASE, quantity=figure("46.8", unit="人")),
    "hedge": evolve(BASE, quantity=figure("46.8", hedge="over")),
    "words": evolve(BASE, quote="４６.８元"),
}


def alone(claim: Claim, path: str = "a.txt", rule: str = "CC301") -> str:
    finding = Finding("f1", rule, "error", Text("", ""), (claim.id,))
    return report_of([document("d1", path)], [claim], [finding]).findings[0].fingerprint


@pytest.mark.parametrize("part", CHANGES)
def test_all_that_a_figure_says_counts(part: str) -> None:
    assert alone(CHANGES[part]) != alone(BASE)


def test_the_rule_and_the_name_of_the_file_count_and_its_folders_do_not() -> None:
    assert alone(BASE, rule="CC306") != alone(BASE)
    assert alone(BASE, "b.txt") != alone(BASE)
    assert alone(BASE, "2024/news/a.txt") == alone(BASE, "2024\\news\\a.txt") == alone(BASE)


def test_white_space_in_a_figure_does_not_count() -> None:
    assert alone(evolve(BASE, quote="46.8\u3000元")) == alone(BASE)


def test_what_is_said_of_the_run_is_told_apart_by_its_file() -> None:
    findings = [Finding("", "CC901", "warning", Text(name, name), path=f"docs/{name}") for name in ("a.png", "b.png")]
    assert len(set(of(report_of([], [], findings)))) == 2


def test_a_paragraph_that_has_moved_and_one_that_is_new_change_nothing() -> None:
    (before,) = of(claimcheck.check_text(f"{SLIP}\n\n{OTHER}\n"))
    (moved,) = of(claimcheck.check_text(f"{OTHER}\n\n参加会议的有31人。\n\n　　{SLIP}\n"))
    assert before == moved


def test_the_same_slip_twice_in_a_text_is_two_findings() -> None:
    found = of(claimcheck.check_text(SLIP, SLIP.replace("2023", "2021")))
    assert len(found) == len(set(found)) == 2
