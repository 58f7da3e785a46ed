"""The line that a figure is shown in, as a reader of the document sees it."""

from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import given
from tests.render.sample import report
from tests.strategies_read import pages

from claimcheck import check_text
from claimcheck.model import Block, Piece
from claimcheck.render import explain, terminal
from claimcheck.render.layout import width
from claimcheck.render.lookup import Lookup
from claimcheck.render.style import Style
from claimcheck.render.visible import Visible

PAGE = """<!doctype html><title>简报</title>
<p>2023年，<b>进口</b>18.1万亿元；
<a href="/goods?kind=1&amp;year=2023">出口&nbsp;</a><span>23.7万亿元</span>，合计&lt;进出口&gt;41.8万亿元。</p>
"""
SEEN = "出口 23.7万亿元，合计<进出口>41.8万亿元。".replace(" ", "\xa0")


def lines(quote: str) -> list[str]:
    """The line of a figure in the explanation of how it was read, and the marks below it."""
    found = check_text(PAGE, explained=True)
    claims = [claim for claim in found.claims if claim.quote == quote]
    return explain.render(found, claims, Style("zh", width=200)).splitlines()[1:3]


@pytest.mark.parametrize("quote", ["23.7万亿元", "41.8万亿元"])
def test_the_line_of_a_page_is_shown_without_its_markup_and_the_figure_marked(quote: str) -> None:
    line, marks = lines(quote)
    assert line == f"  3 │ {SEEN}"
    assert width(line[: line.index(quote)]) == marks.index("^")
    assert marks.count("^") == width(quote)


def test_the_place_is_that_in_the_file() -> None:
    found = check_text(PAGE, explained=True)
    at = Lookup(found)
    for claim in found.claims:
        line, column = map(int, at.place(claim).split(":")[-2:])
        assert PAGE.splitlines()[line - 1][column - 1 :].startswith(claim.quote)


def test_a_figure_that_no_paragraph_shows_stands_in_its_line_as_it_is() -> None:
    whole = report()
    bare = evolve(whole, documents=tuple(evolve(document, blocks=()) for document in whole.documents))
    assert terminal.render(bare, Style("en")) == terminal.render(whole, Style("en"))


def test_a_figure_over_two_lines_is_marked_to_the_end_of_the_first() -> None:
    whole = report()
    first, *others = whole.documents
    text = first.text.replace("133386.9万人", "133386.\n9万人")
    block = Block("paragraph", text, (Piece(0, 0, len(text), len(text)),), 0)
    claim = evolve(whole.claims[0], span=(text.index("133386."), text.index("133386.") + 11), quote="133386.\n9万人")
    broken = evolve(whole, documents=(evolve(first, text=text, blocks=(block,)), *others), claims=(claim,))
    number, line, (start, end) = Lookup(broken).line(claim, 80)
    assert (number, line[start:end]) == (3, "133386.")


@given(pages())
def test_what_is_shown_of_the_lines_of_a_block_is_the_block(text: str) -> None:
    (document,) = check_text(text).documents
    seen = Visible(document)
    for number, block in enumerate(document.blocks):
        assert seen.within(number, (0, len(text))) == (0, len(block.text))
        for at in range(len(block.text)):
            place = seen.place(block.span(at, at + 1))
            assert place is not None
            assert place[0] == number
            assert place[1] <= at < place[2]
