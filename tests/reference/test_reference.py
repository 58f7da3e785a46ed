"""Reference data: cells with their places, times, amounts, and faults of a table told all at once."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import claimcheck
from claimcheck.config import Config
from claimcheck.errors import PackError
from claimcheck.model import Period
from claimcheck.model.claim import OFFICIAL
from claimcheck.reference import FORMAT, load_reference, parse_reference
from claimcheck.reference.cells import rows
from claimcheck.reference.time import time_of

TABLE = """指标,范围,时期,数值,单位,来源
基本医保参保人数,全国,2023,"133,386.9",万人,统计公报
国内生产总值同比增速,,2023年,5.2,%,
参保率,浙江省,2023-12-31,95.0%,,
"""
BREAKS = "\0\v\f\x1c\x1d\x1e\x85\u2028\u2029"  # what other readers take for the end of a line
cells = st.text(st.characters(codec="utf-8", exclude_characters=BREAKS), max_size=8)


@given(st.lists(st.lists(cells.map(str.strip), min_size=2, max_size=4), min_size=1, max_size=5))
def test_what_the_library_writes_is_read_as_it_was(table: list[list[str]]) -> None:
    target = io.StringIO()
    csv.writer(target, quoting=csv.QUOTE_ALL).writerows([["a", "b", "c", "d"], *table])
    text = target.getvalue()
    read = [[cell.text for cell in row.cells] for row in rows(text)]
    assert read == [["a", "b", "c", "d"], *(row for row in table if any(row))]


@given(st.text(max_size=80) | st.lists(st.sampled_from([*'a,"\r\n\t; ', '""', "，"])).map("".join))
def test_any_text_has_cells_that_stand_where_they_say(text: str) -> None:
    for row in rows(text):
        assert 1 <= row.line <= text.count("\n") + text.count("\r") + 1
        for cell in row.cells:
            assert 0 <= cell.start <= cell.end <= len(text)
            if '"' not in text:
                assert text[cell.start : cell.end] == cell.text


@given(
    st.text(max_size=80)
    | st.lists(st.sampled_from(["指标", "时期", "数值", "单位", "2023", "5", "%", *',"\n'])).map("".join)
)
def test_any_text_is_a_table_or_is_explained(text: str) -> None:
    try:
        parse_reference(text, "t.csv", "d1")
    except PackError as error:
        assert all(fault.line >= 1 and fault.zh and fault.en for fault in error.faults)  # noqa: PT017


def test_rows_are_claims_with_their_place_in_the_file() -> None:
    reference = parse_reference(TABLE, "official.csv", "d9")
    people, growth, rate = reference.claims
    assert [claim.kind for claim in reference.claims] == ["level", "growth", "rate"]
    assert all(claim.authority == OFFICIAL for claim in reference.claims)
    assert all(TABLE[slice(*claim.span)] == claim.quote for claim in reference.claims)
    assert (people.quote, str(people.quantity.value), people.quantity.unit) == ("133,386.9", "1333869000", "人")
    assert TABLE[slice(*people.quantity.printed.digits_span)] == "133,386.9"
    assert TABLE[slice(*people.quantity.printed.magnitude_span)] == "万"
    assert growth.compared_to is not None
    assert (growth.metric.key, growth.compared_to.basis) == ("国内生产总值", "year_earlier")
    assert (rate.metric.scope, rate.period) == ("浙江", Period.instant(date(2023, 12, 31)))
    assert (reference.document.id, reference.document.format) == ("d9", FORMAT)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
def test_a_file_may_be_in_any_encoding_of_chinese(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "official.csv"
    path.write_bytes(TABLE.encode(encoding))
    found = [claim.quantity.value for claim in load_reference(path, "d1").claims]
    assert found == [claim.quantity.value for claim in parse_reference(TABLE, "t.csv", "d1").claims]


@pytest.mark.parametrize("mark", [",", "\t", ";", "，"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_other_marks_and_line_ends(mark: str, end: str) -> None:
    text = f"metric{mark}period{mark}value{mark}unit{end}{end}客运量{mark}2023{mark}12.5{mark}亿人次{end}"
    (claim,) = parse_reference(text, "t.csv", "d1").claims
    assert (claim.metric.name, str(claim.quantity.value)) == ("客运量", "1250000000")


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2023", Period.year(2023)),
        ("2023-11", Period.months(2023, 11, 11)),
        ("2023-01/2023-11", Period.months(2023, 1, 11)),
        ("2023-1~2023-3", Period.months(2023, 1, 3)),
        ("2021/2023", Period(date(2021, 1, 1), date(2023, 12, 31))),
        ("2023Q1", Period.months(2023, 1, 3)),
        ("2023-Q4", Period.months(2023, 10, 12)),
        ("2023H1", Period.months(2023, 1, 6)),
        ("2023-12-31", Period.instant(date(2023, 12, 31))),
        ("2023/12/31", Period.instant(date(2023, 12, 31))),
        ("2023-05-01/2023-05-05", Period(date(2023, 5, 1), date(2023, 5, 5))),
        ("2023年", Period.year(2023)),
        ("2023年1—11月", Period.months(2023, 1, 11)),
        ("2023年一季度", Period.months(2023, 1, 3)),
        ("2023年末", Period.instant(date(2023, 12, 31))),
        ("截至2023年底", Period.instant(date(2023, 12, 31))),
        ("2023年12月31日", Period.instant(date(2023, 12, 31))),
        ("去年", None),
        ("2023-13", None),
        ("2023-02-30", None),
        ("2023-11/2023-01", None),
        ("2023Q5", None),
        ("H1", None),
        ("0000", None),
        ("", None),
        ("2023年和2022年", None),
    ],
)
def test_times(text: str, period: Period | None) -> None:
    assert time_of(text) == period


@given(st.text(max_size=20) | st.text("0123456789-/QH年月日季度末", max_size=20))
def test_any_text_is_a_time_or_none(text: str) -> None:
    found = time_of(text)
    assert found is None or found.start <= found.end


FAULTY = [
    ("", [(1, "empty")]),
    ("指标,时期,数字\n", [(1, "the closest is 数值"), (1, "no column value (数值)")]),
    ("指标,时期,数值,数值\n", [(1, "two columns value"), (1, "two columns value")]),
    ("metric,period,value,unit\n,2023,5,%\n", [(2, "metric")]),
    ("metric,period,value,unit\na,去年,5,%\n", [(2, "write 2023, 2023-11")]),
    ("metric,period,value,unit\na,2023,约5,%\n", [(2, "value")]),
    ("metric,period,value,unit\na,2023,5,什么\n", [(2, "unit")]),
    ("metric,period,value,unit\na,2023,5,\n", [(2, "no unit")]),
    ("metric,period,value,unit\na,2023,1,333,万人\n", [(2, "5 cells under 4 columns")]),
    ("metric,period,value,unit\na,2023,5,%\na,2023,5,%\na,2023,7,%\n", [(4, "on line 2")]),
    (
        "metric,period,value,unit\na,何时,几多,%\n\nb,2023,5,%\n,2023,5,%\n",
        [(2, "period"), (2, "value"), (5, "metric")],
    ),
]


@pytest.mark.parametrize(("text", "told"), FAULTY)
def test_all_faults_of_a_table_are_told_with_their_lines(text: str, told: list[tuple[int, str]]) -> None:
    with pytest.raises(PackError) as caught:
        parse_reference(text, "t.csv", "d1")
    faults = caught.value.faults
    assert [fault.line for fault in faults] == [line for line, _ in told]
    assert all(words in fault.en for fault, (_, words) in zip(faults, told, strict=True))


def test_a_table_of_faults_is_cut_short() -> None:
    with pytest.raises(PackError) as caught:
        parse_reference("metric,period,value,unit\n" + "a,b,5,%\n" * 1000, "t.csv", "d1")
    assert len(caught.value.faults) == 51
    assert caught.value.faults[-1].en == "950 more"


def test_a_table_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "image.csv").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    for name in ("image.csv", "gone.csv"):
        with pytest.raises(PackError, match=name):
            load_reference(tmp_path / name, "d1")


def test_only_the_rule_on_reference_data_looks_at_it(tmp_path: Path) -> None:
    """The table alone would give sums, restatements and growth to many a rule."""
    path = tmp_path / "official.csv"
    path.write_text(
        "指标,时期,数值,单位\n进出口,2023,9.89,万亿元\n出口,2023,5.65,万亿元\n进口,2023,4.24,万亿元\n进口,2022,4.2,万亿元\n",
        encoding="utf-8",
    )
    config = Config(references=(path,))
    assert claimcheck.check_text("今年天气很好。", config=config, raising=True).checks == ()
    report = claimcheck.check_text("2023年，全国进出口9.89万亿元。", config=config, raising=True)
    assert [check.rule for check in report.checks] == ["CC601"]
    assert [claim.quote for claim in report.claims if claim.authority == OFFICIAL] == ["9.89"]
    assert report.documents[-1].format == FORMAT


def test_a_table_among_the_documents_is_not_read_as_one(tmp_path: Path) -> None:
    (tmp_path / "official.csv").write_text(TABLE, encoding="utf-8")
    (tmp_path / "a.txt").write_text("截至2023年底，全国基本医保参保人数133386.9万人。", encoding="utf-8")
    config = Config(references=(tmp_path / "official.csv",))
    report = claimcheck.check_paths([tmp_path], config=config, raising=True)
    assert [(Path(each.path).name, each.format) for each in report.documents] == [
        ("a.txt", "text"),
        ("official.csv", FORMAT),
    ]
    assert [check.verdict for check in report.checks] == ["consistent"]
