from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path
from types import ModuleType
from typing import Any, get_args

import pytest
from attrs import evolve
from click import unstyle
from jsonschema import Draft202012Validator, ValidationError
from tests.render.sample import FIRST, report

from claimcheck.messages import Language, words
from claimcheck.model import Fault, Report, Suspect
from claimcheck.pipeline import check_paths
from claimcheck.render import markdown, terminal
from claimcheck.render.claims import as_csv, jsonl, tables
from claimcheck.render.formats import Setting
from claimcheck.render.json import dumps, encode, schema
from claimcheck.render.layout import width
from claimcheck.render.style import Style

GOLDEN = Path(__file__).parent / "golden"
STYLES = [
    ("report.zh.txt", Style("zh")),
    ("report.en.txt", Style("en")),
    ("report-verbose.zh.txt", Style("zh", verbose=True)),
    ("report-verbose.en.txt", Style("en", verbose=True)),
    ("report-explained.zh.txt", Style("zh", explain=True)),
    ("report-explained.en.txt", Style("en", explain=True)),
]


@pytest.fixture(scope="module")
def whole(examples: Path) -> Report:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(examples.parent)  # paths are never cut, so that they can be copied
        return check_paths([examples.name])


@pytest.fixture
def validator() -> Draft202012Validator:
    return Draft202012Validator(json.loads(schema()))


@pytest.mark.parametrize(("name", "style"), STYLES)
def test_the_terminal_report_is_the_golden_one(name: str, style: Style) -> None:
    assert terminal.render(report(), style) == (GOLDEN / name).read_text(encoding="utf-8")


def test_the_json_report_is_the_golden_one() -> None:
    assert dumps(report()) == (GOLDEN / "report.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("each", [report(), Report((), (), (), ())], ids=["full", "empty"])
def test_the_json_text_is_that_of_the_whole_tree_with_a_line_for_each_entry(each: Report) -> None:
    tree, text = encode(each), dumps(each)
    assert list(json.loads(text)) == list(tree)
    assert json.loads(text) == tree
    entries = [entry for part in tree.values() if isinstance(part, list) for entry in part]
    lines = [line.strip().removesuffix(",") for line in text.splitlines() if line.startswith("  ")]
    assert lines == [json.dumps(entry, ensure_ascii=False) for entry in entries]


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(json.loads(schema()))


def test_the_json_report_keeps_to_the_schema(validator: Draft202012Validator) -> None:
    validator.validate(encode(report()))
    validator.validate(encode(Report((), (), (), ())))


@pytest.mark.parametrize(
    "path",
    [
        ("schema",),
        ("summary", "checks", "truncated"),
        ("claims", 0, "span", "start"),
        ("claims", 0, "quantity", "lower"),
        ("claims", 0, "period"),
        ("checks", 0, "computed", "unit"),
        ("findings", 0, "suspects", 0, "repairs", 0, "replacement"),
        ("findings", 0, "certificate", 0, "text", "zh"),
        ("findings", 0, "fingerprint"),
        ("suppressed", 0, "finding", "rule"),
        ("suppressed", 0, "reason"),
    ],
)
def test_the_schema_misses_a_key_that_is_not_there(validator: Draft202012Validator, path: tuple[Any, ...]) -> None:
    value: Any = encode(report())
    whole = value
    for key in path[:-1]:
        value = value[key]
    del value[path[-1]]
    with pytest.raises(ValidationError):
        validator.validate(whole)


@pytest.mark.parametrize("number", ["1e5", "1.", "nan", "1/0", "3.0/2", ""])
def test_the_schema_refuses_what_is_no_exact_number(validator: Draft202012Validator, number: str) -> None:
    value = encode(report())
    value["claims"][0]["quantity"]["value"] = number
    with pytest.raises(ValidationError):
        validator.validate(value)


def test_spans_in_the_json_cut_out_the_quotes() -> None:
    claims = [claim for claim in encode(report())["claims"] if claim["document"] == "d1"]
    assert claims
    assert all(FIRST[claim["span"]["start"] : claim["span"]["end"]] == claim["quote"] for claim in claims)


def test_the_summary_counts_what_the_report_holds() -> None:
    summary = encode(report())["summary"]
    assert summary == {
        "documents": 3,
        "copies": 1,
        "claims": 5,
        "unchecked": 0,
        "checks": {"consistent": 1, "truncated": 0, "inconsistent": 1, "undecided": 1},
        "findings": {"error": 1, "warning": 1, "note": 1},
        "suppressed": 1,
        "baseline": 0,
    }


@pytest.mark.parametrize("cells", [60, 80, 120])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_lines_fit_on_whole_documents_too(cells: int, language: Language, whole: Report) -> None:
    for more in (False, True):
        text = terminal.render(whole, Style(language, width=cells, verbose=more, explain=more))
        assert [line for line in text.splitlines() if width(line) > cells] == []


@pytest.mark.parametrize("cells", [60, 80, 120])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_lines_fit_the_terminal(cells: int, language: Language) -> None:
    text = terminal.render(report(), Style(language, width=cells, verbose=True, explain=True))
    assert [line for line in text.splitlines() if width(line) > cells] == []


def test_colour_changes_nothing_but_the_colour() -> None:
    plain = terminal.render(report(), Style("zh", color=False))
    colored = terminal.render(report(), Style("zh", color=True))
    assert "\x1b" not in plain
    assert "\x1b[31m" in colored
    assert unstyle(colored) == plain


@pytest.mark.parametrize("asked", [{"verbose": True}, {"explain": True}])
@pytest.mark.parametrize("form", [terminal, markdown])
def test_what_a_finding_leaves_out_is_listed_where_more_is_asked_for(form: ModuleType, asked: dict[str, bool]) -> None:
    first = report().findings[0]
    suspects = tuple(Suspect("d1.c3", fault, rank) for rank, fault in enumerate(get_args(Fault), 1))
    many = evolve(report(), findings=(evolve(first, suspects=suspects),))
    proof = first.certificate[0].text.en
    short, whole = (form.write(many, Setting(Style("en", width=120, **more))) for more in ({}, asked))
    assert [words.FAULTS[fault].en in short for fault in get_args(Fault)] == [True] * 4 + [False]
    assert all(words.FAULTS[fault].en in whole for fault in get_args(Fault))
    assert proof not in short
    assert (proof in whole) == (form is markdown or "explain" in asked)


def test_the_figure_is_underlined_where_it_stands() -> None:
    lines = terminal.render(report(), Style("zh")).splitlines()
    number, line = next((n, line) for n, line in enumerate(lines) if line.startswith("  3 │"))
    before = lines[number + 1].index("^") - 2  # the bar and the spaces take a cell each
    assert width(line[: line.index("9629.302万人")]) == before + 2


def test_findings_stand_before_documents_and_the_worst_comes_first() -> None:
    text = terminal.render(report(), Style("en"))
    places = [text.index(word) for word in ("error CC301", "warning CC901", "note CC201", "figures  5 in 3 documents")]
    assert places == sorted(places)


def test_a_report_on_nothing_says_so() -> None:
    assert "No document could be read." in terminal.render(Report((), (), (), ()), Style("en"))


def test_json_lines_hold_every_claim_and_its_path() -> None:
    rows = [json.loads(line) for line in jsonl(report()).splitlines()]
    paths = [row.pop("path") for row in rows]
    assert rows == encode(report())["claims"]
    assert paths == ["docs/bulletin.txt"] * 4 + ["docs/answers.txt"]


def test_csv_reads_back_with_a_column_for_every_name() -> None:
    rows = list(csv.DictReader(StringIO(as_csv(report()), newline="")))
    assert [row["id"] for row in rows] == [claim.id for claim in report().claims]
    assert rows[3] | {"quote": "2.6%", "value": "2.6", "unit": "%", "basis": "year_earlier"} == rows[3]
    assert rows[4] | {"line": "2", "column": "6", "hedge": "over", "upper": "", "period_start": ""} == rows[4]


def test_the_table_shows_each_claim_of_each_document() -> None:
    text = tables(report(), Style("en"))
    assert all(claim.quote in text for claim in report().claims)
    assert text.index("docs/bulletin.txt") < text.index("docs/answers.txt")
