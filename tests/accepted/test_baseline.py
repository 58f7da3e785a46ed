from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.accepted.reports import report_of, reports, told_otherwise

import claimcheck
from claimcheck.accepted import Baseline
from claimcheck.accepted.baseline import parse_baseline
from claimcheck.errors import PackError
from claimcheck.lexicon.shapes import Source
from claimcheck.model import Finding, Report

HERE = Path()
SLIP = "2023年，生育保险基金支出1069.10亿元，比上年增加117.75亿元，增长21.38%。"


def nowhere(_path: str) -> bool:
    return False


def of(report: Report) -> Baseline:
    return Baseline().updated(report, HERE, nowhere)


@given(reports())
def test_a_report_has_nothing_that_its_own_baseline_has_not(report: Report) -> None:
    left, gone = of(report).applied(report, "b")
    assert (left.findings, gone) == ((), ())
    assert [each.finding for each in left.suppressed] == list(report.findings)


@given(reports())
def test_applied_twice_is_applied_once(report: Report) -> None:
    baseline = of(report)
    once, _ = baseline.applied(report, "b")
    assert baseline.applied(once, "b") == (once, ())


@given(reports())
def test_ids_order_and_folders_change_nothing(report: Report) -> None:
    left, gone = of(report).applied(told_otherwise(report), "b")
    assert (left.findings, gone) == ((), ())


@given(reports(), st.data())
def test_what_is_not_in_it_is_left_and_what_is_gone_is_told(report: Report, data: st.DataObject) -> None:
    old = data.draw(st.sets(st.sampled_from(report.findings)) if report.findings else st.just(set[Finding]()))
    part = evolve(report, findings=tuple(each for each in report.findings if each in old))
    left, gone = of(part).applied(report, "b")
    assert left.findings == tuple(each for each in report.findings if each not in old)
    assert gone == ()
    _, gone = of(report).applied(part, "b")
    assert {each.fingerprint for each in gone} == {each.fingerprint for each in report.findings if each not in old}


@given(reports())
def test_it_reads_back_as_it_was_written(report: Report) -> None:
    baseline = of(report)
    assert load_text(baseline.dumps()) == baseline


def load_text(text: str) -> Baseline:
    return parse_baseline(Source("b.json", text))


@given(reports())
def test_the_same_findings_give_the_same_entries_in_any_order(report: Report) -> None:
    turned = report_of(report.documents, report.claims, reversed(report.findings))
    first, second = (
        {(each.rule, each.figures, each.fingerprint) for each in of(one).entries} for one in (report, turned)
    )
    assert first == second
    assert list(of(report).entries) == sorted(of(report).entries)


def test_it_shows_the_figures_of_a_finding() -> None:
    (row,) = json.loads(of(claimcheck.check_text(SLIP)).dumps())["findings"]
    assert row["figures"] == ["1069.10亿元", "117.75亿元", "21.38%"]
    assert (row["rule"], row["severity"], row["paths"]) == ("CC301", "error", ["<text 1>"])


@pytest.mark.parametrize(("old", "new"), [("1069.10", "1069.20"), ("117.75", "117.57"), ("21.38", "31.38")])
def test_any_changed_figure_is_a_new_finding(old: str, new: str) -> None:
    baseline = of(claimcheck.check_text(SLIP))
    left, gone = baseline.applied(claimcheck.check_text(SLIP.replace(old, new)), "b")
    assert len(left.findings) == len(gone) == 1


def test_a_finding_that_has_become_graver_is_shown() -> None:
    report = claimcheck.check_text(SLIP)
    milder = evolve(report, findings=tuple(evolve(each, severity="note") for each in report.findings))
    assert of(milder).applied(report, "b")[0].findings == report.findings
    assert of(report).applied(milder, "b")[0].findings == ()


def test_what_is_wrong_with_the_run_is_never_old() -> None:
    report = claimcheck.check_paths(["none.txt"])
    assert of(report).entries == ()
    assert of(report).applied(report, "b")[0].findings == report.findings


def test_what_it_says_of_files_that_were_not_read_is_neither_gone_nor_dropped() -> None:
    documents = [claimcheck.read_text(SLIP, path=f"{name}.txt", document_id=name) for name in ("d1", "d2")]
    documents[1] = claimcheck.read_text(SLIP.replace("2023", "2021"), path="d2.txt", document_id="d2")
    both = of(claimcheck.check_documents(documents))
    one = claimcheck.check_documents(documents[:1])
    assert len(both.entries) == 2
    assert both.applied(one, "b")[1] == ()
    assert both.updated(one, HERE, lambda _: True) == both
    assert both.updated(one, HERE, nowhere) == of(one)


def test_an_update_drops_what_is_gone() -> None:
    old, new = (claimcheck.check_text(text) for text in (SLIP, SLIP.replace("21.38", "31.38")))
    assert of(old).updated(new, HERE, lambda _: True) == of(new)
    assert of(old).updated(claimcheck.check_text(SLIP.replace("21.38", "12.38")), HERE, lambda _: True) == Baseline()


ENTRY: dict[str, Any] = {
    "paths": ["a.txt"],
    "rule": "CC301",
    "figures": ["1%"],
    "severity": "error",
    "fingerprint": "0123456789abcdef",
}
SAID = {"schema": "claimcheck-baseline/1", "findings": [ENTRY]}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "no valid JSON"),
        ('{\n "schema": "claimcheck-baseline/1",\n', "b.json:3: no valid JSON"),
        ("[" * 100_000, "no valid JSON"),
        ("[]", "no baseline"),
        ('{"schema": "claimcheck-report/1", "findings": []}', "no baseline"),
        (json.dumps({**SAID, "findings": {}}), "no baseline"),
        (json.dumps({**SAID, "findings": [ENTRY, 3]}), "entry 2"),
        *(
            (json.dumps({**SAID, "findings": [{**ENTRY, key: value}]}), "entry 1")
            for key, value in (
                *(("fingerprint", "x"), ("fingerprint", None), ("severity", "grave"), ("paths", "a.txt")),
                *(("figures", [1]), ("rule", 301)),
            )
        ),
    ],
)
def test_what_is_no_baseline_is_refused(text: str, told: str) -> None:
    assert load_text(json.dumps(SAID)).entries
    with pytest.raises(PackError, match=told):
        load_text(text)


@given(reports())
def test_a_report_that_is_partly_suppressed_keeps_that_apart(report: Report) -> None:
    assume(report.findings)
    first, *rest = report.findings
    part = evolve(report, findings=tuple(rest))
    once, _ = of(part).applied(report, "b")
    assert once.findings == (first,)
    assert {each.by for each in once.suppressed} <= {"baseline"}
