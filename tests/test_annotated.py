"""Forty news stories that were annotated by hand: the form of the annotations, and how well the stories are read."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from tests.annotated.stories import cut, document, stories
from tests.scoring import below, scores

from claimcheck import extract_claims, quantities, read_file

FOLDER = Path(__file__).with_name("annotated")
HALVES = ("first", "second")

# What a change may not fall below, of each half.
FLOORS = {
    "first": {
        "found": 0.98,
        "precision": 0.975,
        "value": 0.995,
        "unit": 0.99,
        "kind": 0.99,
        "hedge": 0.99,
        "period": 0.96,
        "metric": 0.93,
        "all_right": 0.88,
        "relations": 0.55,
    },
    "second": {
        "found": 0.98,
        "precision": 0.975,
        "value": 0.985,
        "unit": 0.98,
        "kind": 0.98,
        "hedge": 0.99,
        "period": 0.86,
        "metric": 0.84,
        "all_right": 0.75,
        "relations": 0.5,
    },
}
# Of the figures that are found: how many have the right modality, of all and of those that are no measured facts.
MODALITY_FLOORS = {"first": {"all": 0.985, "not facts": 0.93}, "second": {"all": 0.93, "not facts": 0.45}}
# How many quotes are read with the annotated size when nothing stands around them.
READ_ALONE = 0.95

REQUIRED = {"id", "quote", "value", "unit", "kind", "period", "modality", "must"}
OPTIONAL = {"nth", "hedge", "must_not", "ulp"}
KINDS = {"level", "rate", "growth", "change", "multiple"}
HEDGES = {"exact", "about", "over", "under"}
MODALITIES = {"fact", "target", "forecast", "threshold", "rule", "hypothetical", "denied"}
DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
NUMERAL = re.compile(r"[0-9零一二两三四五六七八九十百千万亿半几数]")
LONGEST_QUOTE = 16
LONGEST_WORD = 12

DAY = """## 新闻摘要

### 摘要不是报道

## 详细新闻

### 甲县的'枣'熟了

<p>甲县收枣3万吨。</p>

[查看原文](https://example.org/1)

### 乙市修路

<p>乙市修路20公里。</p>

---

(更新时间戳: 1665063176106)
"""


def annotated(half: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((FOLDER / f"{half}.json").read_text(encoding="utf-8"))
    return content


def claims(half: str) -> list[tuple[str, dict[str, Any]]]:
    """Each annotated figure with the name of its document."""
    return [(row["doc"], claim) for row in annotated(half)["documents"] for claim in row["claims"]]


def names(half: str) -> list[str]:
    return [row["doc"] for row in annotated(half)["documents"]]


def day_or_span(period: str) -> list[date]:
    """The days that a period names; raises ``ValueError`` where one is no day."""
    return [date.fromisoformat(day) for day in period.split("/")]


@pytest.fixture
def documents(request: pytest.FixtureRequest, shared: Path, tmp_path: Path) -> Path:
    """The stories of the half that the test is about, each as a document of its own."""
    cut(shared / "news", names(request.getfixturevalue("half")), tmp_path)
    return tmp_path


def test_each_half_has_twenty_stories_of_days_of_their_own() -> None:
    both = [name for half in HALVES for name in names(half)]
    assert [len(names(half)) for half in HALVES] == [20, 20]
    assert all(re.fullmatch(r"[0-9]{8}-[0-9]{2}\.md", name) for name in both)
    assert len({name[:8] for name in both}) == len(both)


@pytest.mark.parametrize("half", HALVES)
def test_stories_stand_in_the_order_of_their_days(half: str) -> None:
    assert names(half) == sorted(names(half))
    assert all(row["claims"] for row in annotated(half)["documents"])


@pytest.mark.parametrize("half", HALVES)
def test_every_figure_has_the_fields_of_the_format(half: str) -> None:
    found = claims(half)
    assert [claim for _, claim in found if not REQUIRED <= set(claim) <= REQUIRED | OPTIONAL] == []
    assert len({(name, claim["id"]) for name, claim in found}) == len(found)


@pytest.mark.parametrize("half", HALVES)
def test_every_figure_is_of_a_known_kind_hedge_and_modality(half: str) -> None:
    found = [claim for _, claim in claims(half)]
    assert {claim["kind"] for claim in found} <= KINDS
    assert {claim.get("hedge", "exact") for claim in found} <= HEDGES
    assert {claim["modality"] for claim in found} <= MODALITIES


@pytest.mark.parametrize("half", HALVES)
def test_values_are_exact_decimals_and_only_movements_are_negative(half: str) -> None:
    found = [claim for _, claim in claims(half)]
    assert [claim for claim in found if not DECIMAL.fullmatch(claim["value"])] == []
    assert {claim["kind"] for claim in found if claim["value"].startswith("-")} <= {"growth", "change"}


@pytest.mark.parametrize("half", HALVES)
def test_periods_are_days_or_spans_of_days(half: str) -> None:
    periods = [day_or_span(claim["period"]) for _, claim in claims(half) if claim["period"] is not None]
    assert [days for days in periods if len(days) > 2 or days != sorted(days)] == []


@pytest.mark.parametrize("half", HALVES)
def test_quotes_are_figures_and_short(half: str) -> None:
    quotes = [claim["quote"] for _, claim in claims(half)]
    assert [quote for quote in quotes if len(quote) > LONGEST_QUOTE or not NUMERAL.search(quote)] == []


@pytest.mark.parametrize("half", HALVES)
def test_words_that_a_name_must_have_are_short_and_can_be_met(half: str) -> None:
    for name, claim in claims(half):
        fair = [need.split("|") for need in claim["must"]]
        words = [word for need in [*fair, claim.get("must_not", [])] for word in need]
        assert fair, (name, claim)
        assert all(0 < len(word) <= LONGEST_WORD for word in words), (name, claim)
        # An alternative that holds a forbidden word can't be used.
        forbidden = claim.get("must_not", [])
        assert all(any(not any(no in word for no in forbidden) for word in need) for need in fair), (name, claim)


@pytest.mark.parametrize("half", HALVES)
def test_relations_speak_of_annotated_figures(half: str) -> None:
    known = {f"{name}#{claim['id']}" for name, claim in claims(half)}
    relations = annotated(half)["relations"]
    assert len({row["id"] for row in relations}) == len(relations)
    for row in relations:
        assert set(row["members"].values()) <= known, row
        assert set(row["members"]) == unknowns(row["formula"]), row
        assert isinstance(row["holds"], bool), row


def unknowns(formula: str) -> set[str]:
    """The names in an equation or order."""
    sides = re.split(r"<=|=", formula)
    assert len(sides) == 2, formula
    trees = (ast.parse(side.strip(), mode="eval") for side in sides)
    return {node.id for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Name)}


@pytest.mark.parametrize("half", HALVES)
def test_quotes_are_read_with_the_annotated_size_when_they_stand_alone(half: str) -> None:
    digits = [claim for _, claim in claims(half) if claim["quote"][0].isdecimal()]
    right = [claim for claim in digits if sizes(claim["quote"]) == [abs(Fraction(claim["value"]))]]
    assert len(right) >= READ_ALONE * len(digits)


def sizes(quote: str) -> list[Fraction | None]:
    """How much each figure of a quote says, whatever its sign."""
    values = [mention.quantity.value for mention in quantities(quote)]
    return [None if value is None else abs(value) for value in values]


def test_stories_are_cut_by_title_without_the_summary_and_the_stamp() -> None:
    assert [title for title, _ in stories(DAY)] == ["甲县的'枣'熟了", "乙市修路"]
    assert stories(DAY)[1] == ("乙市修路", "<p>乙市修路20公里。</p>")


def test_a_day_without_stories_in_full_has_none() -> None:
    assert stories("## 新闻摘要\n\n### 摘要不是报道\n") == []


def test_a_story_is_a_document_with_title_and_date(tmp_path: Path) -> None:
    (tmp_path / "20221006.md").write_text(DAY, encoding="utf-8")
    cut(tmp_path, ["20221006-01.md"], tmp_path)
    read = read_file(tmp_path / "20221006-01.md", document_id="d1")
    assert (read.title, read.published) == ("甲县的'枣'熟了", date(2022, 10, 6))
    assert [claim.quote for claim in extract_claims(read)] == ["3万吨"]
    assert "乙市" not in document(DAY, 1, "20221006")


@pytest.mark.parametrize("half", HALVES)
def test_every_quote_stands_in_its_story(half: str, documents: Path) -> None:
    texts = {name: (documents / name).read_text(encoding="utf-8") for name in names(half)}
    assert [(name, claim["id"]) for name, claim in claims(half) if place(texts[name], claim)[0] < 0] == []


@pytest.mark.parametrize("half", HALVES)
def test_claims_and_relations_of_the_stories(half: str, documents: Path, shared: Path) -> None:
    found = scores(shared, FOLDER / f"{half}.json", documents)
    assert below(found, FLOORS[half]) == {}
    assert found["false_errors"] == found["false_warnings"] == 0


@pytest.mark.parametrize("half", MODALITY_FLOORS)
def test_modality_of_the_stories(half: str, documents: Path) -> None:
    pairs = list(modalities(half, documents))
    rare = [pair for pair in pairs if pair[0] != "fact"]
    found = {"all": agreeing(pairs), "not facts": agreeing(rare)}
    assert below(found, MODALITY_FLOORS[half]) == {}


def modalities(half: str, folder: Path) -> Iterator[tuple[str, str]]:
    """Annotated and read modality of each annotated figure that is found."""
    for row in annotated(half)["documents"]:
        text = (folder / row["doc"]).read_text(encoding="utf-8")
        read = extract_claims(read_file(folder / row["doc"], document_id="d1"))
        for claim in row["claims"]:
            start, end = place(text, claim)
            yield from ((claim["modality"], one.modality) for one in read if one.span[0] < end and start < one.span[1])


def agreeing(pairs: list[tuple[str, str]]) -> float:
    return sum(annotated == read for annotated, read in pairs) / len(pairs)


def place(text: str, claim: dict[str, Any]) -> tuple[int, int]:
    """Where an annotated quote stands in its story; the start is negative where it doesn't."""
    start = -1
    for _ in range(claim.get("nth", 1)):
        start = text.find(claim["quote"], start + 1)
        if start < 0:
            break
    return start, start + len(claim["quote"])
