from __future__ import annotations

from collections import Counter
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from attrs import evolve
from hypothesis import example, given
from tests.render.reports import reports, setting
from tests.render.sample import report

from claimcheck.messages import Language
from claimcheck.model import Report, Suppressed
from claimcheck.render import junit
from claimcheck.render.lookup import Lookup

GOLDEN = Path(__file__).parent / "golden"
# What build servers take, by element: attributes, and the elements within.
SHAPE = {
    "testsuites": ({"name", "tests", "failures", "errors", "skipped"}, {"testsuite"}),
    "testsuite": ({"name", "tests", "failures", "errors", "skipped"}, {"testcase"}),
    "testcase": ({"name", "classname", "file", "line"}, {"failure", "error", "skipped"}),
    "failure": ({"message", "type"}, set()),
    "error": ({"message", "type"}, set()),
    "skipped": ({"message"}, set()),
}


def parsed(each: Report, language: Language = "en") -> ET.Element:
    return ET.fromstring(junit.write(each, setting(language)).encode())  # noqa: S314 - what was just written


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_suites_are_the_golden_ones(language: Language) -> None:
    assert junit.write(report(), setting(language)) == (GOLDEN / f"report.{language}.xml").read_text(encoding="utf-8")


@given(reports())
@example(report())
@example(Report((), (), (), ()))
def test_every_element_is_one_that_build_servers_take(each: Report) -> None:
    root = parsed(each)
    assert root.tag == "testsuites"
    for element in root.iter():
        attributes, children = SHAPE[element.tag]
        assert set(element.attrib) <= attributes
        assert {child.tag for child in element} <= children
        if element.tag == "testcase":
            assert {"name", "classname"} <= set(element.attrib)
            assert len(element) <= 1


@given(reports())
@example(report())
def test_the_counts_are_those_of_the_cases(each: Report) -> None:
    root = parsed(each)
    for suite in (root, *root):
        cases = list(suite.iter("testcase"))
        outcomes = Counter(child.tag for case in cases for child in case)
        told = {name: int(suite.attrib[name]) for name in ("tests", "failures", "errors", "skipped")}
        assert told == {
            "tests": len(cases),
            "failures": outcomes["failure"],
            "errors": outcomes["error"],
            "skipped": outcomes["skipped"],
        }


@given(reports())
@example(report())
def test_a_case_fails_where_a_finding_makes_the_run_fail(each: Report) -> None:
    failing = [child.attrib["message"] for child in parsed(each).iter() if child.tag in {"failure", "error"}]
    at = Lookup(each)
    faults = [junit.legal(at.named(f.message.en)) for f in each.findings if f.severity != "note"]
    assert sorted(failing) == sorted(faults)
    assert bool(failing) == each.failed


@given(reports())
@example(report())
def test_every_check_and_every_finding_is_one_case(each: Report) -> None:
    findings = [*each.findings, *(stands.finding for stands in each.suppressed)]
    told = {check for finding in findings for check in finding.checks}
    alone = [check for check in each.checks if check.id not in told]
    cases = list(parsed(each).iter("testcase"))
    assert len(cases) == len(findings) + len(alone)
    passed = [case for case in cases if not len(case)]
    assert len(passed) == sum(check.verdict in {"consistent", "truncated"} for check in alone)


@given(reports())
def test_cases_of_a_suite_have_names_of_their_own(each: Report) -> None:
    for suite in parsed(each):
        names = [case.attrib["name"] for case in suite]
        assert len(names) == len(set(names))


@pytest.mark.parametrize("character", ["\0", "\x0b", "\x1b", "\ud800", "\ufffe", "\uffff"])
def test_what_xml_has_no_way_to_write_is_replaced(character: str) -> None:
    finding = evolve(report().findings[1], path=f"a{character}.txt")
    root = parsed(evolve(report(), findings=(finding,)))
    assert "a\ufffd.txt" in {suite.attrib["name"] for suite in root}


def test_a_consumer_reads_the_same_counts_and_outcomes(tmp_path: Path) -> None:
    junitparser = pytest.importorskip("junitparser", reason="the test extra brings junitparser")
    path = tmp_path / "report.xml"
    path.write_text(junit.write(report(), setting()), encoding="utf-8")
    suites = junitparser.JUnitXml.fromfile(str(path))
    before = (suites.tests, suites.failures, suites.errors, suites.skipped)
    assert before == (5, 1, 1, 2)
    suites.update_statistics()
    assert (suites.tests, suites.failures, suites.errors, suites.skipped) == before
    outcomes = [
        (case.name[:5], [type(result).__name__ for result in case.result]) for suite in suites for case in suite
    ]
    assert sorted(outcomes) == [
        ("CC201", ["Skipped"]),
        ("CC301", ["Failure"]),
        ("CC303", []),
        ("CC303", ["Skipped"]),
        ("CC901", ["Error"]),
    ]


def test_a_finding_that_somebody_lets_stand_is_skipped_with_its_reason_and_stands_for_its_checks() -> None:
    first, *others = report().findings
    stands = Suppressed(first, "comment", "docs/bulletin.txt:9", "已核实")
    root = parsed(evolve(report(), findings=tuple(others), suppressed=(stands,)))
    (case,) = (case for case in root.iter("testcase") if case.attrib["name"].startswith("CC301"))
    assert [(child.tag, child.attrib["message"]) for child in case] == [
        ("skipped", "suppressed at docs/bulletin.txt:9: 已核实")
    ]
