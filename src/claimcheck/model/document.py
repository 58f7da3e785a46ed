"""A document as read: its text, its visible blocks, and the place of every character in the file."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from typing import Literal

from attrs import field, frozen

BlockKind = Literal["title", "heading", "paragraph", "item", "cell"]


@frozen
class Piece:
    """A run of visible characters: ``length`` of them from ``at`` in the block stand at ``start`` in the file.

    ``source`` is the length in the file. It differs from ``length`` only for a character reference (``&amp;``), which
    is a piece of its own.
    """

    at: int
    start: int
    length: int
    source: int


@frozen
class Block:
    """A heading, paragraph, list item or table cell: what a reader sees of it, and where it stands in the file."""

    kind: BlockKind
    text: str
    pieces: tuple[Piece, ...] = field(repr=False)
    section: int
    starts: tuple[int, ...] = field(repr=False, init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "starts", tuple(piece.at for piece in self.pieces))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open range of file offsets that ``text[start:end]`` came from; ``start < end``."""
        return self._source(start)[0], self._source(end - 1)[1]

    def _source(self, at: int) -> tuple[int, int]:
        """First and past-the-last file offset of one visible character."""
        piece = self.pieces[bisect_right(self.starts, at) - 1]
        if piece.source != piece.length:
            return piece.start, piece.start + piece.source
        place = piece.start + at - piece.at
        return place, place + 1


@frozen
class Section:
    """A story, chapter or question: topics, periods and scope never cross from one section to another.

    ``parent`` is the enclosing section (a chapter of an article), whose headings are context for what stands below.
    ``story`` is set for a headline in a list of headlines: the section that tells it, where the file has one.
    """

    index: int
    heading: str
    level: int
    parent: int | None = field(default=None)
    story: int | None = field(default=None)


@frozen
class Document:
    """One file, decoded. ``text`` is the file without its byte order mark; spans count its code points.

    ``same_as`` is the document that says the same word for word and stands for this one too.
    """

    id: str
    path: str
    title: str
    published: date | None
    text: str = field(repr=False)
    sections: tuple[Section, ...] = field(repr=False)
    blocks: tuple[Block, ...] = field(repr=False)
    encoding: str = field(default="utf-8")
    format: str = field(default="text")
    same_as: str | None = field(default=None)
