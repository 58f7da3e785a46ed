"""Real documents, where they are at hand."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from claimcheck.model import Document
from claimcheck.read import read_file

DAYS = {
    "000": date(2021, 9, 29),
    "001": date(2021, 12, 11),
    "002": date(2022, 1, 27),
    "003": date(2021, 9, 30),
    "004": date(2024, 4, 11),
}


def nth(text: str, quote: str, number: int) -> int:
    """Where a quote occurs for the ``number``-th time."""
    place = -1
    for _ in range(number):
        place = text.index(quote, place + 1)
    return place


def covered(document: Document) -> dict[int, int]:
    """Each file offset that is visible, with its block."""
    return {
        piece.start + step: number
        for number, block in enumerate(document.blocks)
        for piece in block.pieces
        for step in range(piece.source)
    }


@pytest.fixture(scope="module")
def gold(shared: Path) -> list[dict[str, Any]]:
    documents: list[dict[str, Any]] = json.loads((shared / "gold" / "dev_gold.json").read_text("utf-8"))["documents"]
    return documents


def test_every_annotated_figure_stands_in_one_block(shared: Path, gold: list[dict[str, Any]]) -> None:
    lost = []
    for entry in gold:
        document = read_file(shared / "gold" / "docs" / entry["doc"], document_id="d1")
        places = covered(document)
        for claim in entry["claims"]:
            start = nth(document.text, claim["quote"], claim["nth"])
            blocks = {places.get(at) for at in range(start, start + len(claim["quote"]))}
            if None in blocks or len(blocks) > 1:
                lost.append((entry["doc"], claim["quote"], claim["nth"]))
    assert lost == []


def test_the_days_of_the_seeds_are_right(shared: Path) -> None:
    found = {path.name[:3]: read_file(path, document_id="d1").published for path in (shared / "seeds").glob("*.txt")}
    assert found == DAYS


def test_the_lists_beside_the_seeds_are_left_out(shared: Path) -> None:
    texts = [
        block.text for path in (shared / "seeds").glob("003*") for block in read_file(path, document_id="d1").blocks
    ]
    assert texts
    assert not any("5000万吨" in text or "10元" in text for text in texts)


def test_all_news_are_read_with_their_day_and_their_stories(shared: Path, news: list[Document]) -> None:
    days = [document for document in news if Path(document.path).parent == shared / "news"]
    assert len(days) == len(list((shared / "news").glob("*.md"))) > 0
    for document in days:
        name = Path(document.path).stem
        assert document.published == date(int(name[:4]), int(name[4:6]), int(name[6:8])), name
        headlines = [section for section in document.sections if section.story is not None]
        assert len(headlines) * 2 >= sum(block.kind == "item" for block in document.blocks), name
        assert all(document.sections[section.story or 0].story is None for section in headlines)
