"""Plots over time: true to the values, safe with hostile words, and marked where something is wrong."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from pathlib import Path
from unicodedata import category

import pytest
from attrs import evolve
from hypothesis import given
from tests.render.plots import corners, drawings, marks, panels, parsed

from claimcheck import check_documents
from claimcheck.messages import Language
from claimcheck.model import Finding, Report, Series, Suspect, Text
from claimcheck.pipeline import check_paths, series_of
from claimcheck.read import read_text
from claimcheck.render.legend import WIDTH
from claimcheck.render.plot import CSS, Evidence, legend, plotted, svg, table, worst
from claimcheck.render.style import Style
from claimcheck.render.svg import words
from claimcheck.render.tracks import tracks

ROOT = Path(__file__).parent.parent.parent
GOLDEN = Path(__file__).parent / "golden"
ELEMENTS = {"svg", "title", "desc", "g", "a", "path", "circle", "text", "rect"}
ATTRIBUTES = {"viewBox", "role", "class", "transform", "d", "x", "y", "cx", "cy", "r", "width", "height", "href"}
# What is left free to either side of the frames of panels.
EDGE = 8
# Coordinates are written with one decimal.
ROUNDED = 0.051


@pytest.fixture(scope="module")
def monthly() -> tuple[Report, tuple[Series, ...]]:
    report = check_paths([ROOT / "examples" / "monthly"])
    return report, series_of(report)


def evidence(report: Report, language: Language = "zh") -> Evidence:
    return Evidence.of(report, Style(language))


# -- of any series -------------------------------------------------------------------------------------------------


@given(drawings())
def test_every_mark_stands_within_the_frame(drawn: tuple[Series, Evidence]) -> None:
    root = parsed(svg(*drawn))
    height = float(root.attrib["viewBox"].split()[3])
    for group in root.findall("g"):
        top = float(re.findall(r"\d+", group.attrib.get("transform", "0 0"))[1])
        for path in group.iter("path"):
            for x, y in corners(path.attrib["d"]):
                assert 0 <= x <= WIDTH
                assert 0 <= top + y <= height
    for mark in marks(root):
        assert mark.box[0] >= EDGE
        assert mark.box[2] <= WIDTH - EDGE


@given(drawings())
def test_a_bar_holds_its_value(drawn: tuple[Series, Evidence]) -> None:
    for mark in marks(parsed(svg(*drawn))):
        left, top, right, bottom = mark.box
        assert left - ROUNDED <= mark.x <= right + ROUNDED
        assert top - ROUNDED <= mark.y <= bottom + ROUNDED


@given(drawings())
def test_larger_values_never_stand_below_smaller_ones(drawn: tuple[Series, Evidence]) -> None:
    shown = tracks(*drawn)
    for track, panel in zip(shown, panels(parsed(svg(*drawn))), strict=False):
        places = {mark.claim: mark.y for mark in panel}
        bars = sorted(track.bars, key=lambda bar: bar.value)
        found = [places[bar.claims[0].id] for bar in bars]
        assert found == sorted(found, reverse=True)


@given(drawings())
def test_later_times_never_stand_left_of_earlier_ones(drawn: tuple[Series, Evidence]) -> None:
    for track, panel in zip(tracks(*drawn), panels(parsed(svg(*drawn))), strict=False):
        places = {mark.claim: mark.x for mark in panel}
        bars = Counter(slot.period.end for slot in track.slots for _ in slot.bars)
        alone = [slot for slot in track.slots if slot.bars and bars[slot.period.end] == 1]
        found = [places[slot.bars[0].claims[0].id] for slot in alone]
        assert found == sorted(found)


@given(drawings())
def test_every_figure_has_a_mark_and_a_row(drawn: tuple[Series, Evidence]) -> None:
    series, told = drawn
    stated = [claim.id for point in series.points for claim in point.statements]
    assert sorted(row.claim.id for row in table(series, told)) == sorted(stated)
    alike = {claim.id: bar.claims[0].id for track in tracks(*drawn) for bar in track.bars for claim in bar.claims}
    shown = {mark.claim for mark in marks(parsed(svg(*drawn)))}
    assert set(alike.values()) <= shown


@given(drawings())
def test_what_is_contradicted_is_marked_and_nothing_else(drawn: tuple[Series, Evidence]) -> None:
    series, told = drawn
    marked = {mark.claim for mark in marks(parsed(svg(*drawn))) if mark.state == "contradicted"}
    bars = [bar for track in tracks(*drawn) for bar in track.bars]
    suspects = {claim.id for bar in bars for claim in bar.claims if told.state(claim) == "contradicted"}
    covered = {claim.id for bar in bars if bar.claims[0].id in marked for claim in bar.claims}
    assert covered >= suspects
    assert all(told.coverage.of(claim).state == "contradicted" for claim in marked)
    assert all(claim in suspects for claim in covered)
    assert (worst(series, told) == "contradicted") >= bool(suspects)


@given(drawings())
def test_words_of_documents_can_do_no_harm(drawn: tuple[Series, Evidence]) -> None:
    series, told = drawn
    root = parsed(svg(series, told))
    for element in root.iter():
        assert element.tag in ELEMENTS
        assert set(element.attrib) <= ATTRIBUTES
    assert all(link.attrib["href"].startswith("#") for link in root.iter("a"))
    shown = [element.text or "" for element in root.iter()]
    assert not {category(character) for text in shown for character in text} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert root.findtext("title") == unescape(words(series.name))


@given(drawings())
def test_equal_series_give_equal_text(drawn: tuple[Series, Evidence]) -> None:
    series, told = drawn
    assert svg(evolve(series), evolve(told)) == svg(series, told)
    assert table(evolve(series), told) == table(series, told)


@given(drawings())
def test_every_link_says_where_it_leads(drawn: tuple[Series, Evidence]) -> None:
    for link in parsed(svg(*drawn)).iter("a"):
        assert link.findtext("title")


# -- what is drawn -------------------------------------------------------------------------------------------------


def told(*texts: str) -> tuple[Report, Series]:
    documents = [read_text(text, document_id=f"d{number}") for number, text in enumerate(texts, 1)]
    report = check_documents(documents)
    return report, series_of(report)[0]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_plot_is_the_golden_one(monthly: tuple[Report, tuple[Series, ...]], language: Language) -> None:
    report, series = monthly
    first = plotted(series, evidence(report))[0]
    golden = (GOLDEN / f"plot.{language}.svg").read_text(encoding="utf-8")
    assert svg(first, evidence(report, language)) + "\n" == golden


def test_figures_that_contradict_each_other_are_the_ones_marked(monthly: tuple[Report, tuple[Series, ...]]) -> None:
    report, series = monthly
    suspects = [suspect for finding in report.findings for suspect in finding.suspects]
    likeliest = {suspect.claim for suspect in suspects if suspect.rank == 1}
    others_suspected = {suspect.claim for suspect in suspects} - likeliest
    assert likeliest
    assert others_suspected
    first, *others = plotted(series, evidence(report))
    states = {mark.claim: mark.state for mark in marks(parsed(svg(first, evidence(report))))}
    assert {claim for claim, state in states.items() if state == "contradicted"} == likeliest
    assert {claim for claim, state in states.items() if state == "undecided"} == others_suspected
    assert all("cc-plot-contradicted" not in svg(each, evidence(report)) for each in others)


def test_bars_that_do_not_meet_are_magnified_with_their_gap(monthly: tuple[Report, tuple[Series, ...]]) -> None:
    report, series = monthly
    root = parsed(svg(plotted(series, evidence(report))[0], evidence(report)))
    glass = root.findall("g")[-1]
    (gap,) = glass.findall("rect")
    start, wide = float(gap.attrib["x"]), float(gap.attrib["width"])
    lower, upper = sorted(panels(root)[-1], key=lambda mark: mark.x)
    assert lower.box[2] == pytest.approx(start, abs=2 * ROUNDED)
    assert upper.box[0] == pytest.approx(start + wide, abs=2 * ROUNDED)
    assert wide > 100
    assert "5500万千瓦时" in "".join(glass.itertext())


def test_a_consistent_series_has_no_mark_and_nothing_magnified() -> None:
    report, series = told("2023年5月，全社会用电量35.2亿千瓦时。", "2023年6月，全社会用电量36.1亿千瓦时。")
    markup = svg(series, evidence(report))
    assert "没有发现矛盾" in markup
    assert not {"contradicted", "undecided"} & {mark.state for mark in marks(parsed(markup))}
    assert not list(parsed(markup).iter("rect"))
    assert "放大" not in markup


def test_periods_of_different_forms_have_panels_of_their_own() -> None:
    report, series = told(
        "2023年，进口18.1万亿元。2023年1—5月，进口7.15万亿元。2023年5月，进口1.5万亿元。2023年4月，进口1.4万亿元。"
    )
    root = parsed(svg(series, evidence(report)))
    captions = [text.text or "" for text in root.iter("text") if text.get("class") == "cc-plot-caption"]
    assert [caption.split("（")[0] for caption in captions] == ["自年初累计", "单月"]
    assert [len(panel) for panel in panels(root)] == [2, 2]


def test_a_line_joins_no_stretches_that_run_from_two_januaries() -> None:
    report, series = told("2022年1—5月，进口7.1万亿元。2022年1—6月，进口8.2万亿元。2023年1—4月，进口5.6万亿元。")
    (line,) = (
        path for path in parsed(svg(series, evidence(report))).iter("path") if path.get("class") == "cc-plot-line"
    )
    assert len(list(corners(line.attrib["d"].replace("L", "M")))) == 2


def test_an_open_end_is_an_arrow_and_never_a_cap() -> None:
    report, series = told("2023年5月末，外汇储备超3.1万亿元。2023年6月末，外汇储备3.4158万亿元。")
    first, second = marks(parsed(svg(series, evidence(report))))
    assert first.y - first.box[1] > 2 * (second.y - second.box[1])
    assert first.box[3] == pytest.approx(first.y, abs=ROUNDED)


def test_a_number_that_means_itself_alone_has_no_bar() -> None:
    report, series = told("2023年5月末，定点医院52732家。2023年6月末，定点医院53011家。")
    for mark in marks(parsed(svg(series, evidence(report)))):
        assert mark.box == (mark.x, mark.y, mark.x, mark.y)


def test_an_axis_that_leaves_out_the_zero_says_so() -> None:
    report, series = told("2023年5月末，外汇储备3.18万亿元。2023年6月末，外汇储备3.19万亿元。")
    assert "纵轴不从零起" in svg(series, evidence(report))
    report, series = told("2023年5月末，外汇储备1万亿元。2023年6月末，外汇储备3.19万亿元。")
    assert "纵轴不从零起" not in svg(series, evidence(report))


def test_what_the_others_force_is_drawn_beside_the_suspect() -> None:
    report, series = told("2023年5月，用电量35.2亿千瓦时。2023年6月，用电量361亿千瓦时。")
    (suspect,) = (claim for claim in report.claims if claim.quote == "361亿千瓦时")
    other = next(claim for claim in report.claims if claim != suspect)
    finding = Finding(
        "f1",
        "CC301",
        "error",
        Text("", ""),
        (suspect.id,),
        suspects=(Suspect(suspect.id, "unit", 1, other.quantity.hard),),
    )
    told_of = evidence(evolve(report, findings=(finding,)))
    root = parsed(svg(series, told_of))
    assert [mark.claim for mark in panels(root)[0] if mark.state == "contradicted"] == [suspect.id]
    boxes = [group for group in root.iter("g") if group.get("class") == "cc-plot-forced"]
    assert [box.findtext("title") for box in boxes] == ["其余数字要求 35.15–35.3亿千瓦时"] * 2
    assert next(row.forced for row in table(series, told_of) if row.claim == suspect) == "35.15–35.3亿千瓦时"


def test_units_of_one_dimension_stand_on_one_axis() -> None:
    report, series = told("2022年，夏粮产量2948亿斤。2023年，夏粮产量14613万吨。", "2021年，夏粮产量14582万吨。")
    found = {mark.claim: mark.y for mark in panels(parsed(svg(series, evidence(report))))[0]}
    quotes = {claim.quote: found[claim.id] for claim in report.claims if claim.id in found}
    assert quotes["2948亿斤"] < quotes["14613万吨"] < quotes["14582万吨"]


# -- which, and in what order --------------------------------------------------------------------------------------


def test_series_of_one_time_in_one_document_have_no_plot() -> None:
    report, series = told("2023年5月，全社会用电量35.2亿千瓦时。")
    assert plotted([series], evidence(report)) == ()


def test_contradicted_series_come_first_then_the_longest(monthly: tuple[Report, tuple[Series, ...]]) -> None:
    report, series = monthly
    shown = plotted(series, evidence(report))
    bad = [worst(each, evidence(report)) == "contradicted" for each in shown]
    assert bad == sorted(bad, reverse=True)
    assert any(bad)
    rest = [len(each.points) for each, is_bad in zip(shown, bad, strict=True) if not is_bad]
    assert rest == sorted(rest, reverse=True)


def test_a_typical_plot_is_small() -> None:
    report, series = told("2023年5月末，外汇储备3.18万亿元。", "2023年6月末，外汇储备3.19万亿元，同比增长2.6%。")
    assert len(svg(series, evidence(report)).encode()) < 2000


# -- signs ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_legend_shows_a_sign_for_each_standing(language: Language) -> None:
    root = parsed(legend(Style(language)))
    assert {element.tag for element in root.iter()} <= ELEMENTS
    classes = {element.get("class") for element in root.iter()}
    assert {f"cc-plot-{state}" for state in ("confirmed", "contradicted", "undecided", "unchecked")} <= classes


def test_every_class_that_is_drawn_has_its_look(monthly: tuple[Report, tuple[Series, ...]]) -> None:
    report, series = monthly
    drawn = "".join([*(svg(each, evidence(report)) for each in series), legend(Style())])
    used = {name for told in re.findall(r'class="([^"]*)"', drawn) for name in told.split()}
    assert {name for name in used if f".{name}" not in CSS} <= {"cc-plot-confirmed"}
