from __future__ import annotations

import csv
import json
from fractions import Fraction
from io import StringIO
from pathlib import Path

import pytest
from click import unstyle
from hypothesis import given
from tests.relate.test_series import told_by_chance

from claimcheck.messages import Language
from claimcheck.model import Claim, Document, Report, Series
from claimcheck.pipeline import claims_in, series_of
from claimcheck.render.layout import width
from claimcheck.render.series import SEPARATOR, as_csv, jsonl, tables
from claimcheck.render.style import Style

ROOT = Path(__file__).parent.parent.parent
GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> tuple[Report, tuple[Series, ...]]:
    monkeypatch.chdir(ROOT)
    report = claims_in([Path("examples/monthly")])
    return report, series_of(report)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_table_is_the_golden_one(told: tuple[Report, tuple[Series, ...]], language: Language) -> None:
    golden = (GOLDEN / f"series.{language}.txt").read_text(encoding="utf-8")
    assert tables(*told, Style(language)) == golden


def test_the_csv_is_the_golden_one(told: tuple[Report, tuple[Series, ...]]) -> None:
    assert as_csv(*told).replace("\r\n", "\n") == (GOLDEN / "series.csv").read_text(encoding="utf-8")


def test_the_json_lines_are_the_golden_ones(told: tuple[Report, tuple[Series, ...]]) -> None:
    assert jsonl(*told) == (GOLDEN / "series.jsonl").read_text(encoding="utf-8")


@pytest.mark.parametrize("cells", [60, 80, 120])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_lines_fit_the_terminal(told: tuple[Report, tuple[Series, ...]], cells: int, language: Language) -> None:
    text = tables(*told, Style(language, width=cells))
    assert [line for line in text.splitlines() if width(line) > cells] == []


def test_colour_changes_nothing_but_the_colour(told: tuple[Report, tuple[Series, ...]]) -> None:
    colored = tables(*told, Style("zh", color=True))
    assert "\x1b[33m" in colored
    assert unstyle(colored) == tables(*told, Style("zh"))


def test_every_line_names_the_files_of_what_it_shows(told: tuple[Report, tuple[Series, ...]]) -> None:
    lines = tables(*told, Style("zh", width=120)).splitlines()
    (line,) = (line for line in lines if line.startswith("2023年5月 ") and "35.2亿千瓦时" in line)
    assert line.endswith("2023-05.txt, 2023-h1.txt")


def test_files_of_one_name_are_told_by_their_paths(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "text.txt").write_text(f"{folder}：2023年，快递业务量1320亿件。", encoding="utf-8")
    report = claims_in([tmp_path])
    text = tables(report, series_of(report), Style("en", width=400))
    assert str(tmp_path / "a" / "text.txt") in text
    assert str(tmp_path / "b" / "text.txt") in text


@given(told_by_chance())
def test_csv_reads_back_as_what_was_written(world: tuple[list[Document], list[Claim]]) -> None:
    documents, claims = world
    report = Report(tuple(documents), tuple(claims), (), ())
    series = series_of(report)
    rows = list(csv.DictReader(StringIO(as_csv(report, series), newline="")))
    points = [(each, point) for each in series for point in each.points]
    assert len(rows) == len(points)
    for row, (each, point) in zip(rows, points, strict=True):
        assert (row["key"], row["scope"], row["kind"], row["unit"]) == (each.key, each.scope, each.kind, each.unit)
        assert (row["period_start"], row["period_end"]) == (str(point.period.start), str(point.period.end))
        assert [bound and Fraction(bound) for bound in (row["lower"], row["upper"])] == [
            "" if bound is None else bound for bound in (point.range.lower, point.range.upper)
        ]
        assert row["agree"] == str(point.agree).lower()
        assert [value for value in row["values"].split(SEPARATOR) if value] == [claim.quote for claim in point.claims]


def test_json_lines_hold_every_claim_with_its_path(told: tuple[Report, tuple[Series, ...]]) -> None:
    report, series = told
    paths = {document.id: document.path for document in report.documents}
    points = [point for line in jsonl(report, series).splitlines() for point in json.loads(line)["points"]]
    written = [claim for point in points for part in (point, *point["moves"]) for claim in part["claims"]]
    assert sorted((claim["id"], claim["path"]) for claim in written) == sorted(
        (claim.id, paths[claim.document]) for each in series for point in each.points for claim in point.statements
    )
