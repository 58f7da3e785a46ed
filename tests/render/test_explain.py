from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from click import unstyle
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.extract import extract
from claimcheck.messages import Language
from claimcheck.model import Report
from claimcheck.read import read_text
from claimcheck.render.explain import dumps, render
from claimcheck.render.layout import width
from claimcheck.render.style import Style
from claimcheck.render.wanted import Wanted, chosen, near

GOLDEN = Path(__file__).parent / "golden"
TEXT = """# 2022年云岭市工业快报

2022年，云岭市工业企业实现产值865.4亿元，比上年增长7.3%。其中，装备制造业产值512.6亿元，占工业总产值的59.2%。上缴税金近41.7亿元。

汽车产销量分别达12.8万辆和11.9万辆。2023年，力争产值突破900亿元。
"""


def report(text: str = TEXT, published: date | None = date(2023, 1, 18)) -> Report:
    document = read_text(text, path="report.md", document_id="d1", published=published)
    return Report((document,), extract(document, explained=True), (), ())


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_explanation_is_the_golden_one(language: Language) -> None:
    whole = report()
    assert render(whole, whole.claims, Style(language)) == (GOLDEN / f"explain.{language}.txt").read_text(
        encoding="utf-8"
    )


def test_the_explanation_for_a_program_is_the_golden_one() -> None:
    whole = report()
    claims = chosen(whole, Wanted("59.2%"))
    assert dumps(whole, claims) == (GOLDEN / "explain.json").read_text(encoding="utf-8")


def test_the_marks_stand_under_the_figure() -> None:
    whole = report()
    for claim in whole.claims:
        line, under = render(whole, [claim], Style("zh")).splitlines()[1:3]
        before = line[: line.index(claim.quote)]
        assert width(under[: under.index("^")]) == width(before)
        assert under.count("^") == width(claim.quote)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("cells", [60, 80, 120])
def test_no_line_is_wider_than_the_terminal(language: Language, cells: int) -> None:
    whole = report()
    assert all(width(line) <= cells for line in render(whole, whole.claims, Style(language, width=cells)).splitlines())


def test_colour_changes_nothing_but_the_look() -> None:
    whole = report()
    colored = render(whole, whole.claims, Style("en", color=True))
    assert "\x1b[" in colored
    assert unstyle(colored) == render(whole, whole.claims, Style("en"))


def test_every_place_that_is_shown_holds_the_words_beside_it() -> None:
    whole = report()
    lines = TEXT.splitlines()
    for figure in json.loads(dumps(whole, whole.claims))["figures"]:
        for step in figure["steps"]:
            if step["place"] and step["rule"] != "split":
                line, column = map(int, step["place"].split(":"))
                assert lines[line - 1][column - 1 :].startswith(step["words"])


def quotes(wanted: Wanted) -> list[str]:
    return [claim.quote for claim in chosen(report(), wanted)]


def test_figures_are_chosen_by_quote_by_line_and_by_column() -> None:
    assert quotes(Wanted("41.7亿元")) == ["41.7亿元"]
    assert quotes(Wanted("４１．７ 亿元")) == ["41.7亿元"]
    assert quotes(Wanted(line=5)) == ["12.8万辆", "11.9万辆", "900亿元"]
    column = TEXT.splitlines()[4].index("11.9万辆") + 1
    assert quotes(Wanted(line=5, column=column)) == ["11.9万辆"]
    assert quotes(Wanted(line=5, column=column + 5)) == ["11.9万辆"]
    assert quotes(Wanted(line=5, column=column + 6)) == []
    assert quotes(Wanted("41.7亿元", line=5)) == []
    assert len(quotes(Wanted())) == len(report().claims)


def test_what_is_not_there_is_answered_with_what_is_near() -> None:
    assert near(report(), Wanted("41.7亿"))[0][1] == "41.7亿元"
    assert near(report(), Wanted("41.8亿元"))[0][1] == "41.7亿元"
    assert near(report(), Wanted(line=4))[0][0].startswith(("3:", "5:"))
    assert near(Report((), (), (), ()), Wanted("5%")) == []


def test_nothing_of_a_document_steers_the_terminal() -> None:
    whole = report("目录\x1b[31m收载药品3088种\x1b[5m，其中西药1698种。")
    assert whole.claims
    assert "\x1b" not in render(whole, whole.claims, Style("en"))


@given(
    st.text(
        alphabet="甲乙出口进其中，、；。“”《》分别增长占比近超万亿元人次%5.12年月底第为达和产销量目标\n# \x1b",
        max_size=80,
    ),
    st.sampled_from(["zh", "en"]),
    st.sampled_from([None, date(2023, 1, 18)]),
)
def test_any_figure_of_any_text_can_be_explained(text: str, language: Language, published: date | None) -> None:
    whole = report(f"2022年，{text}12万人", published)
    explained = render(whole, whole.claims, Style(language))
    assert explained.count("^") >= len(whole.claims)
    assert len(json.loads(dumps(whole, whole.claims))["figures"]) == len(whole.claims)
