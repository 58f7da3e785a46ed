"""The matrix of documents and series."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from hypothesis import given
from tests.render.plots import drawings

from claimcheck import check_documents
from claimcheck.model import GRAVEST, Report, Series
from claimcheck.pipeline import series_of
from claimcheck.read import read_text
from claimcheck.render.matrix import Matrix, matrix
from claimcheck.render.plot import Evidence
from claimcheck.render.style import Style


def told(*texts: str, first: date | None = date(2023, 1, 15), apart: int = 31) -> tuple[Report, Matrix]:
    documents = [
        read_text(text, document_id=f"d{number}", published=first and first + timedelta(days=apart * number))
        for number, text in enumerate(texts)
    ]
    report = check_documents(documents)
    return report, matrix(report, series_of(report), Evidence.of(report, Style("zh")))


def test_only_series_of_several_documents_are_lines() -> None:
    text = "2022年末，外汇储备3.18万亿元。2022年，发电量35.2亿千瓦时。2021年，发电量34.2亿千瓦时。"
    _, found = told(text, "2022年末，外汇储备3.18万亿元。")
    assert [line.series.name for line in found.lines] == ["外汇储备"]


def test_a_cell_counts_its_figures_and_says_how_the_worst_stands() -> None:
    _, found = told(
        "2022年末，外汇储备3.18万亿元。", "2022年末，外汇储备3.28万亿元。2021年末，外汇储备3.25万亿元。", "无。"
    )
    (line,) = found.lines
    assert line.state == "contradicted"
    assert [cell and (cell.count, cell.state) for cell in line.cells] == [(1, "contradicted"), (2, "contradicted")]
    assert line.cells[1] is not None
    assert line.cells[1].claims[0].quote == "3.28万亿元"


def test_a_cell_with_an_unchecked_figure_does_not_stand_as_confirmed() -> None:
    _, found = told("2022年末，外汇储备3.18万亿元。", "2022年末，外汇储备3.18万亿元。2021年末，外汇储备3.25万亿元。")
    (line,) = found.lines
    assert [cell and cell.state for cell in line.cells] == ["confirmed", "unchecked"]


def test_documents_stand_in_the_order_of_time() -> None:
    texts = [f"{name}：2022年末，外汇储备3.18万亿元。" for name in ("甲", "乙", "丙")]
    _, found = told(*texts, first=date(2023, 8, 1), apart=-40)
    published = [group.documents[0].published for group in found.groups]
    assert published == sorted(each for each in published if each)
    assert len(published) == 3


def test_of_many_documents_the_months_are_the_columns() -> None:
    texts = [f"{name}：2022年末，外汇储备3.18万亿元。" for name in ("甲", "乙", "丙")]
    report, _ = told(*texts, apart=10)
    found = matrix(report, series_of(report), Evidence.of(report, Style("zh")), documents=2)
    assert [(group.name, len(group.documents)) for group in found.groups] == [("2023-01", 2), ("2023-02", 1)]
    assert [cell and cell.count for cell in found.lines[0].cells] == [2, 1]


def test_what_has_no_room_is_counted() -> None:
    text = "2022年末，外汇储备3.18万亿元，参保人数13.3亿人。"
    report, _ = told(text, text + "补充。")
    shown = Evidence.of(report, Style("zh"))
    whole = matrix(report, series_of(report), shown)
    short = matrix(report, series_of(report), shown, most=1)
    assert len(whole.lines) == 2
    assert (short.lines, short.left_out) == (whole.lines[:1], 1)


@given(drawings())
def test_every_figure_of_a_line_is_in_one_cell(drawn: tuple[Series, Evidence]) -> None:
    series, shown = drawn
    documents = tuple(read_text(name, document_id=name) for name in sorted(shown.files))
    found = matrix(Report(documents, (), (), ()), [series], shown, documents=2)
    if len(series.documents) < 2:
        assert not found.lines
        return
    (line,) = found.lines
    cells = [cell for cell in line.cells if cell]
    stated = Counter(claim.id for point in series.points for claim in point.statements)
    assert Counter(claim.id for cell in cells for claim in cell.claims) == stated
    for cell in cells:
        assert GRAVEST.index(cell.state) == min(GRAVEST.index(shown.state(claim)) for claim in cell.claims)
