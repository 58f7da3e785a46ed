"""Every visible character knows its place in the file, whatever the file holds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.strategies_read import pages, sentences

from claimcheck.model import Block, Document
from claimcheck.read import read_text


def literal(block: Block, at: int) -> bool:
    """The character stands in the file as itself and not as a character reference."""
    piece = next(piece for piece in reversed(block.pieces) if piece.at <= at)
    return piece.length == piece.source


def shape(document: Document) -> list[tuple[str, str, int]]:
    return [(block.kind, block.text, block.section) for block in document.blocks]


@given(pages())
def test_a_visible_character_is_the_one_at_its_place(text: str) -> None:
    document = read_text(text)
    assert document.text == text
    for block in document.blocks:
        for at, character in enumerate(block.text):
            start, end = block.span(at, at + 1)
            if literal(block, at):
                assert text[start:end] == character
            else:
                assert text[start] == "&"


@given(pages())
def test_pieces_fill_their_block_in_the_order_of_the_file(text: str) -> None:
    for block in read_text(text).blocks:
        assert block.text == block.text.strip() != ""
        at, place = 0, 0
        for piece in block.pieces:
            assert piece.at == at
            assert piece.start >= place
            at, place = piece.at + piece.length, piece.start + piece.source
        assert at == len(block.text)
        assert place <= len(text)


@given(pages(), st.data())
def test_the_span_of_a_range_is_that_of_its_ends(text: str, data: st.DataObject) -> None:
    for block in read_text(text).blocks:
        start = data.draw(st.integers(0, len(block.text) - 1))
        end = data.draw(st.integers(start + 1, len(block.text)))
        assert block.span(start, end) == (block.span(start, start + 1)[0], block.span(end - 1, end)[1])


@given(pages())
def test_no_character_of_the_file_is_shown_twice(text: str) -> None:
    shown: set[int] = set()
    document = read_text(text)
    for block in document.blocks:
        for piece in block.pieces:
            places = range(piece.start, piece.start + piece.source)
            # A title that front matter gives stands nowhere else, and one in the text is no block of the text as well.
            assert shown.isdisjoint(places)
            shown.update(places)


@given(pages())
def test_sections_partition_the_blocks(text: str) -> None:
    document = read_text(text)
    assert [section.index for section in document.sections] == list(range(len(document.sections)))
    assert {block.section for block in document.blocks} <= set(range(len(document.sections)))
    for section in document.sections[1:]:
        assert section.parent is None or section.parent < section.index
        assert section.story is None or document.sections[section.story].story is None
        assert any(block.section == section.index for block in document.blocks)


@given(pages())
def test_line_ends_change_offsets_and_nothing_else(text: str) -> None:
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    unix, dos = read_text(plain), read_text(plain.replace("\n", "\r\n"))
    assert shape(unix) == shape(dos)
    assert unix.sections == dos.sections
    assert (unix.title, unix.published, unix.format) == (dos.title, dos.published, dos.format)


@given(st.lists(sentences(12, 24), min_size=1, max_size=6), st.sampled_from(["text", "html", "markdown"]))
def test_paragraphs_come_out_as_they_went_in(paragraphs: list[str], form: str) -> None:
    written = {
        "text": "".join(f"　　{paragraph}\n\n" for paragraph in paragraphs),
        "html": "".join(f"<p>　　{paragraph}</p>" for paragraph in paragraphs),
        "markdown": "# 标题\n\n" + "".join(f"{paragraph}\n\n" for paragraph in paragraphs),
    }[form]
    document = read_text(written)
    assert document.format == form
    assert [block.text for block in document.blocks if block.kind == "paragraph"] == paragraphs
