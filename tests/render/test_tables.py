"""Tables of claims and checks: CSV and Parquet."""

from __future__ import annotations

import csv
import json
from datetime import date
from fractions import Fraction
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st
from tests.render.reports import MARKUP, reports, setting, texts
from tests.render.sample import report

from claimcheck.errors import UsageError
from claimcheck.model import Report, Suppressed
from claimcheck.render import arrow, checks_csv, checks_parquet, claims_csv, columns, formats, parquet
from claimcheck.render.arrow import decimal
from claimcheck.render.cells import cell, harmless
from claimcheck.render.formats import BY_NAME
from claimcheck.render.numbers import exact

GOLDEN = Path(__file__).parent / "golden"
TABLES = {
    "claims": (claims_csv, parquet, columns.CHECKED, columns.checked),
    "checks": (checks_csv, checks_parquet, columns.CHECKS, columns.checks),
}
TEXT = st.one_of(texts, st.sampled_from(MARKUP))


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text, newline="")))


def back(text: str) -> str:
    return text.removeprefix("'")


@pytest.mark.parametrize("name", TABLES)
def test_the_csv_is_the_golden_one(name: str) -> None:
    golden = (GOLDEN / f"{name}.csv").read_bytes().decode()
    assert TABLES[name][0].write(report(), setting()) == golden


@pytest.mark.parametrize("name", TABLES)
@given(each=reports())
@example(each=report())
@example(each=Report((), (), (), ()))
def test_csv_reads_back_as_the_rows_it_was_written_from(name: str, each: Report) -> None:
    module, _, heads, rows = TABLES[name]
    found = read(module.write(each, setting()))
    expected = list(rows(each))
    assert len(found) == len(expected)
    for line, row in zip(found, expected, strict=True):
        assert list(line) == [column.name for column in heads]
        for column, value in zip(heads, row, strict=True):
            assert line[column.name] == cell(value)
            if isinstance(value, Fraction):
                assert Fraction(line[column.name]) == value


def test_a_check_of_a_finding_that_somebody_lets_stand_says_who_and_why() -> None:
    first, *others = report().findings
    stands = Suppressed(first, "sidecar", "docs/bulletin.txt.claimcheck.toml:3", "已核实")
    rows = read(checks_csv.write(evolve(report(), findings=tuple(others), suppressed=(stands,)), setting()))
    told = {row["id"]: (row["severity"], row["findings"], row["suppressed"], row["reason"]) for row in rows}
    assert told == {"k1": ("", "", "sidecar", "已核实"), "k2": ("note", "f3", "", ""), "k3": ("", "", "", "")}


@given(TEXT)
@example("=cmd|'/c calc'!A0")
@example("＝1+1")
@example("'=1")
@example("-2+3")
def test_no_cell_is_a_formula_and_each_reads_back(text: str) -> None:
    shown = harmless(text)
    assert shown[:1] not in {*"=+-@＝＋－＠\t\r"} or Fraction(shown.rstrip("%").replace(",", "").replace("－", "-"))
    assert back(shown) == harmless(f"x{text}")[1:]


@pytest.mark.parametrize("text", ["-54%", "+2.6%", "12.5", "-1,234.5", "3.5亿元", ""])
def test_a_number_stays_a_number(text: str) -> None:
    assert harmless(text) == text


@pytest.mark.parametrize("name", TABLES)
def test_parquet_is_the_golden_one(name: str) -> None:
    text = described(TABLES[name][1].write(report(), setting()))
    assert text == (GOLDEN / f"{name}.parquet.json").read_text(encoding="utf-8")


def described(content: bytes) -> str:
    """Columns and rows of a table in Parquet, as its golden file has them."""
    table = opened(content)
    told = {"schema": {field.name: str(field.type) for field in table.schema}, "rows": table.to_pylist()}
    return json.dumps(told, ensure_ascii=False, indent=1, default=str) + "\n"


def opened(content: bytes) -> Any:
    pytest.importorskip("pyarrow", reason="the extra parquet brings pyarrow")
    from pyarrow.parquet import read_table  # noqa: PLC0415 - may be missing

    return read_table(BytesIO(content))


@pytest.mark.parametrize("name", TABLES)
@given(each=reports())
@example(each=Report((), (), (), ()))
def test_parquet_reads_back_as_the_rows_it_was_written_from(name: str, each: Report) -> None:
    pytest.importorskip("pyarrow", reason="the extra parquet brings pyarrow")
    _, module, heads, rows = TABLES[name]
    found = opened(module.write(each, setting())).to_pylist()
    expected = list(rows(each))
    assert len(found) == len(expected)
    for line, row in zip(found, expected, strict=True):
        for column, value in zip(heads, row, strict=True):
            if column.type == "exact":
                assert line[column.name] == (exact(value) if isinstance(value, Fraction) else None)
                near = line[f"{column.name}_decimal"]
                assert near is None or Fraction(near) == value
            else:
                written = value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
                assert line[column.name] == written


@given(st.fractions())
@example(Fraction(10**26 - 1))
@example(Fraction(-(10**26)))
@example(Fraction(1, 10**12))
@example(Fraction(1, 10**13))
@example(Fraction(1, 3))
def test_a_decimal_is_the_number_or_none_at_all(value: Fraction) -> None:
    found = decimal(value)
    fits = (value * 10**12).denominator == 1 and abs(value) < 10**26
    assert (found is not None) == fits
    assert found is None or Fraction(found) == value


def test_columns_have_the_types_of_their_values() -> None:
    kinds = {"text": str, "whole": int, "exact": Fraction, "flag": bool, "day": date}
    for _, _, heads, rows in TABLES.values():
        for row in rows(report()):
            for column, value in zip(heads, row, strict=True):
                assert value is None or type(value) is kinds[column.type], column.name


@pytest.mark.parametrize(("language", "words"), [("zh", "没有安装"), ("en", "isn't installed")])
def test_a_missing_package_is_named_with_its_extra(language: Any, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "find_spec", lambda _name: None)
    with pytest.raises(UsageError, match="pyarrow") as caught:
        BY_NAME["parquet"].write(report(), setting(language))
    assert words in str(caught.value)
    assert "claimcheck[parquet]" in str(caught.value)


def test_only_parquet_needs_pyarrow() -> None:
    assert {each.name for each in formats.FORMATS if each.needs} == {"parquet", "checks-parquet"}
    assert arrow.DIGITS == 38
