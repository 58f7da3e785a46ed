from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from attrs import evolve
from attrs.exceptions import FrozenInstanceError

import claimcheck
from claimcheck import pipeline
from claimcheck.model import Claim, Document, Relation
from claimcheck.relate import RULES, proposals

TEXT = "2023年，生育保险基金支出1069.10亿元，比上年增加117.75亿元，增长{}%。"
RIGHT, WRONG = TEXT.format("12.38"), TEXT.format("21.38")


def test_every_public_name_is_there() -> None:
    assert all(hasattr(claimcheck, name) for name in claimcheck.__all__)
    assert set(claimcheck.__all__) <= set(dir(claimcheck))


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="chekc"):
        getattr(claimcheck, "chekc")  # noqa: B009 - the name is wrong on purpose


def test_importing_the_package_loads_none_of_its_dependencies() -> None:
    code = "import sys, claimcheck; print(sorted({'attrs', 'click', 'rich', 'yaml', 'cn2an'} & set(sys.modules)))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert out.stdout.strip() == "[]"


def test_a_text_whose_figures_agree_does_not_fail() -> None:
    report = claimcheck.check_text(RIGHT)
    assert not report.failed
    assert [check.verdict for check in report.checks if len(check.claims) == 3] == ["consistent"]


def test_a_text_whose_figures_disagree_fails_and_says_which() -> None:
    report = claimcheck.check_text(WRONG)
    assert report.failed
    cited = {claim.quote for claim in report.claims if claim.id in report.findings[0].claims}
    assert cited == {"1069.10亿元", "117.75亿元", "21.38%"}


def test_the_steps_one_by_one_give_what_the_one_call_gives() -> None:
    document = claimcheck.read_text(WRONG, path="<text 1>")
    assert claimcheck.extract_claims(document) == claimcheck.check_text(WRONG).claims
    assert claimcheck.check_documents([document]) == claimcheck.check_text(WRONG)


def test_a_file_reads_as_its_text(tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_text(WRONG, encoding="utf-8")
    document = claimcheck.read_file(path, document_id="d1")
    assert document.text == WRONG
    assert claimcheck.check_paths([path]).failed


def test_values_are_frozen() -> None:
    report = claimcheck.check_text(WRONG)
    with pytest.raises(FrozenInstanceError):
        report.claims = ()  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        report.claims[0].quote = ""  # type: ignore[misc]


def test_a_claim_shows_what_it_says_in_its_repr() -> None:
    claim = claimcheck.check_text(RIGHT).claims[0]
    assert "1069.10亿元" in repr(claim)
    assert len(repr(claim)) < 600


def test_numbers_are_exact() -> None:
    claims = claimcheck.check_text("2023年收入为0.1亿元，增长12.38%。").claims
    assert [claim.quantity.value for claim in claims] == [Fraction(10**7), Fraction(1238, 100)]


def test_json_is_the_report() -> None:
    report = claimcheck.check_text(WRONG)
    parsed = json.loads(claimcheck.to_json(report))
    assert parsed["schema"] == "claimcheck-report/1"
    assert [claim["quote"] for claim in parsed["claims"]] == [claim.quote for claim in report.claims]


def test_the_order_of_paths_changes_nothing(examples: Path) -> None:
    paths = sorted((examples / "slips").iterdir())
    assert claimcheck.check_paths(paths) == claimcheck.check_paths(paths[::-1])


def test_a_path_given_twice_is_read_once(examples: Path) -> None:
    folder = examples / "slips"
    once = claimcheck.check_paths([folder])
    assert claimcheck.check_paths([folder, folder / "bulletin-2023.txt"]) == once


def test_series_put_together_what_the_documents_of_a_report_state() -> None:
    texts = (
        "2023年5月，快递业务量109亿件，同比增长18.9%。",
        "2023年1—5月，快递业务量479亿件；5月，快递业务量109亿件。",
    )
    report = claimcheck.check_text(*texts)
    (series,) = claimcheck.series_of(report)
    assert (series.key, series.unit, len(series.points)) == ("快递业务量", "件", 2)
    month = series.points[1]
    assert month.period == claimcheck.Period.months(2023, 5, 5)
    assert sorted(claim.document for claim in month.claims) == ["d1", "d2"]
    assert [claim.quote for move in month.moves for claim in move.claims] == ["18.9%"]


def test_series_need_only_documents_and_claims() -> None:
    document = claimcheck.read_text(RIGHT, path="<text 1>")
    report = claimcheck.Report((document,), claimcheck.extract_claims(document), (), ())
    assert claimcheck.series_of(report) == claimcheck.series_of(claimcheck.check_text(RIGHT))


def test_findings_are_numbered_worst_first(examples: Path) -> None:
    findings = claimcheck.check_paths([examples / "slips"]).findings
    assert [finding.id for finding in findings] == [f"f{number}" for number in range(1, len(findings) + 1)]
    ranks = [("error", "warning", "note").index(finding.severity) for finding in findings]
    assert ranks == sorted(ranks)


def test_progress_is_told_in_the_order_of_the_stages(examples: Path) -> None:
    told: list[tuple[str, int, int]] = []
    pipeline.check_paths([examples / "slips"], progress=lambda *step: told.append(step))
    assert list(dict.fromkeys(stage for stage, _, _ in told)) == ["read", "extract", "relate", "solve"]
    assert all(0 <= done < total for _, done, total in told)


def _broken(document: Document, **_options: object) -> tuple[Claim, ...]:
    if "坏" in document.text:
        raise KeyError(document.id)
    return ()


def test_a_defect_is_a_finding_and_the_other_documents_are_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "extract", _broken)
    report = pipeline.check_text("坏", "好")
    assert [(finding.rule, finding.severity, finding.path) for finding in report.findings] == [
        ("CC903", "warning", "<text 1>")
    ]
    assert "KeyError" in report.findings[0].message.en
    assert len(report.documents) == 2


def test_a_defect_raises_where_that_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "extract", _broken)
    with pytest.raises(KeyError):
        pipeline.check_text("坏", raising=True)


@pytest.mark.parametrize("stage", ["relate", "solve"])
def test_a_defect_of_a_later_stage_leaves_the_claims(monkeypatch: pytest.MonkeyPatch, stage: str) -> None:
    def crash(*_arguments: object) -> None:
        raise RuntimeError(stage)

    monkeypatch.setattr(pipeline, stage, crash)
    report = pipeline.check_text(RIGHT)
    assert len(report.claims) == 3
    assert [finding.rule for finding in report.findings] == ["CC903"]


def test_a_defect_of_one_rule_leaves_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(_corpus: object) -> tuple[Relation, ...]:
        raise RuntimeError

    sound = pipeline.check_text(RIGHT)
    rules = tuple(evolve(rule, propose=crash) if rule.code == "CC201" else rule for rule in RULES)
    monkeypatch.setattr(proposals, "RULES", rules)
    report = pipeline.check_text(RIGHT)
    assert [(finding.rule, finding.path) for finding in report.findings] == [("CC903", "CC201")]
    assert report.checks == tuple(check for check in sound.checks if check.rule != "CC201") != ()


def test_an_unreadable_file_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "text.txt").write_text(RIGHT, encoding="utf-8")
    report = claimcheck.check_paths([tmp_path])
    assert [(finding.rule, finding.path) for finding in report.findings] == [("CC901", str(tmp_path / "empty.txt"))]
    assert [Path(document.path).name for document in report.documents] == ["text.txt"]


def test_an_unreadable_file_raises_where_one_file_is_read(tmp_path: Path) -> None:
    with pytest.raises(claimcheck.UnreadableError, match=r"gone\.txt"):
        claimcheck.read_file(tmp_path / "gone.txt", document_id="d1")


# -- the readers alone ---------------------------------------------------------------------------------------------


def test_quantities_quote_the_text_as_it_was_given() -> None:
    text = "逾１．２万億元，占３成"
    found = claimcheck.quantities(text)
    assert [mention.text for mention in found] == ["１．２万億元", "３成"]
    assert all(text[mention.start : mention.end] == mention.text for mention in found)
    assert text[found[0].outer_start : found[0].outer_end] == "逾１．２万億元"


def test_quantities_leave_dates_to_periods() -> None:
    text = "2023年3月5日的12家"
    assert [mention.text for mention in claimcheck.quantities(text)] == ["12家"]
    assert [mention.text for mention in claimcheck.periods(text)] == ["2023年3月5日的"]


def test_times_read_before_spare_a_second_reading_and_change_nothing() -> None:
    text = "截至2023年底共有12家，其中3月新设2家"
    times = claimcheck.periods(text, date(2024, 1, 20))
    assert claimcheck.quantities(text, times) == claimcheck.quantities(text)


def test_a_period_is_told_from_the_day_of_publication() -> None:
    (mention,) = claimcheck.periods("去年的产量", date(2024, 1, 20))
    assert mention.period == claimcheck.Period.year(2023)
    (unknown,) = claimcheck.periods("去年的产量")
    assert unknown.period is None


def test_a_quantity_converts_with_all_its_ranges() -> None:
    (mention,) = claimcheck.quantities("近15万亩")
    hectares = claimcheck.convert(mention.quantity, "公顷")
    assert (hectares.value, hectares.unit) == (Fraction(10_000), "公顷")
    assert hectares.hard == claimcheck.Interval(Fraction(0), Fraction(10_000), upper_open=True)
    assert claimcheck.convert(hectares, "亩") == mention.quantity


@pytest.mark.parametrize(
    ("text", "unit", "named"), [("15亩", "吨", "吨"), ("15家", "户", "家"), ("15亩", "光年步", "光年步")]
)
def test_a_conversion_without_a_meaning_is_a_usage_error(text: str, unit: str, named: str) -> None:
    with pytest.raises(claimcheck.UsageError, match=named):
        claimcheck.convert(claimcheck.quantities(text)[0].quantity, unit)


def test_reference_data_may_be_named_by_strings_and_its_rows_are_told_apart(tmp_path: Path) -> None:
    table = tmp_path / "official.csv"
    table.write_text("metric,period,value,unit\n生育保险基金支出,2023,1069.10,亿元\n", encoding="utf-8")
    report = claimcheck.check_text(RIGHT, config=claimcheck.Config(references=[str(table)]))
    (check,) = (check for check in report.checks if check.rule == "CC601")
    assert [report.claim(name).official for name in check.claims] == [False, True]


def test_a_report_knows_its_claims_by_id_and_no_others() -> None:
    report = claimcheck.check_text(RIGHT)
    assert [report.claim(claim.id) for claim in report.claims] == list(report.claims)
    with pytest.raises(KeyError):
        report.claim("d9.c9")
