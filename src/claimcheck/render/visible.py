"""What a reader sees of a file: where its characters stand in the blocks of the document, without markup."""

from __future__ import annotations

from bisect import bisect_right

from attrs import define, field

from claimcheck.model import Document, Piece

Span = tuple[int, int]


@define
class Visible:
    """The visible characters of one document."""

    document: Document
    _starts: list[int] = field(init=False, repr=False)
    _pieces: list[tuple[int, Piece]] = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        numbered = [(number, piece) for number, block in enumerate(self.document.blocks) for piece in block.pieces]
        self._pieces = sorted(numbered, key=lambda each: each[1].start)
        self._starts = [piece.start for _, piece in self._pieces]

    def place(self, span: Span) -> tuple[int, int, int] | None:
        """The block that shows a stretch of the file, and the range of its characters; None where none does."""
        first, last = self._character(span[0]), self._character(max(span[0], span[1] - 1))
        if first is None or last is None or first[0] != last[0]:
            return None
        return first[0], first[1], last[2]

    def within(self, number: int, stretch: Span) -> Span:
        """From where to where a block shows a stretch of the file, of which it shows some."""
        pieces = [each for each in self.document.blocks[number].pieces if _meets(each, stretch)]
        return min(_at(each, stretch[0]) for each in pieces), max(_at(each, stretch[1], last=True) for each in pieces)

    def _character(self, offset: int) -> tuple[int, int, int] | None:
        """The block in which a character of the file is seen, and where it begins and ends there."""
        at = bisect_right(self._starts, offset) - 1
        if at < 0:
            return None
        number, piece = self._pieces[at]
        if offset >= piece.start + piece.source:
            return None
        if piece.source != piece.length:
            return number, piece.at, piece.at + piece.length
        place = piece.at + offset - piece.start
        return number, place, place + 1


def _meets(piece: Piece, stretch: Span) -> bool:
    return piece.start < stretch[1] and stretch[0] < piece.start + piece.source


def _at(piece: Piece, offset: int, *, last: bool = False) -> int:
    """Where an offset of the file stands in a block by one of its pieces, at the nearer end if it is outside of it."""
    if piece.source != piece.length:
        return piece.at + piece.length * last
    return piece.at + min(max(offset - piece.start, 0), piece.length)
