"""Visible runs of text with their places in the file, before anyone knows what they are."""

from __future__ import annotations

import re
from typing import Final, Literal

from attrs import evolve, field, frozen

from claimcheck.model import Piece

FragmentKind = Literal["heading", "paragraph", "item", "cell"]

# Zero-width characters, soft hyphens and marks of direction: nobody sees them, and they would split numbers.
INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]++")
_WHITE = re.compile(r"[ \t\r\n\f]++")
# Scripts that are written without spaces, and their punctuation: a line break between them is no space.
_WIDE = re.compile("[\u2014\u2018-\u201d\u2026\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")

MAX_BLOCKS: Final = 500_000
"""The most blocks that one file may have: a file of tiny lines would take gigabytes of memory."""


class TooManyBlocksError(ValueError):
    """A file has more than ``MAX_BLOCKS`` blocks."""


@frozen
class Fragment:
    """A block of the file as its markup shows it.

    ``level`` is that of a heading's tag (1 to 6), 0 without one. ``bold`` and ``linked`` say that every visible
    character is; ``gap`` that a blank line stands before it, which only plain text knows.
    """

    kind: FragmentKind
    text: str
    pieces: tuple[Piece, ...] = field(repr=False)
    level: int = field(default=0)
    bold: bool = field(default=False)
    linked: bool = field(default=False)
    gap: bool = field(default=False)

    @property
    def start(self) -> int:
        """File offset of the first visible character."""
        return self.pieces[0].start

    @property
    def end(self) -> int:
        """File offset past the last visible character."""
        return self.pieces[-1].start + self.pieces[-1].source

    def cut(self, start: int, end: int | None = None) -> Fragment:
        """The same fragment with only ``text[start:end]`` left of it."""
        end = len(self.text) if end is None else end
        return evolve(self, text=self.text[start:end], pieces=_cut(self.pieces, start, end))

    def joined(self, other: Fragment) -> Fragment:
        """The same fragment with ``other`` behind it."""
        moved = (evolve(piece, at=piece.at + len(self.text)) for piece in other.pieces)
        return evolve(self, text=self.text + other.text, pieces=(*self.pieces, *moved))


class Run:
    """Collects the visible characters of one block, in the order of the file."""

    def __init__(self, text: str) -> None:
        self._file = text
        self._parts: list[str] = []
        self._pieces: list[Piece] = []
        self._length = 0
        self._break: int | None = None
        self._plain = self._unlinked = False

    def add(self, start: int, end: int, *, bold: bool = False, linked: bool = False) -> None:
        """Show the characters of the file from ``start`` to ``end``; a line break among them is no visible mark."""
        text = self._file
        at = start
        for match in _WHITE.finditer(text, start, end) if _has_break(text, start, end) else ():
            if _has_break(text, match.start(), match.end()):
                self._visible(at, match.start(), bold=bold, linked=linked)
                self.line_break(match.start(), match.end())
                at = match.end()
        self._visible(at, end, bold=bold, linked=linked)

    def add_reference(self, shown: str, start: int, source: int, *, bold: bool = False, linked: bool = False) -> None:
        """Show ``shown`` for the ``source`` characters of a character reference at ``start``."""
        if shown:
            self._mend(shown[0])
            self._mark(shown, bold=bold, linked=linked)
            self._append(shown, start, source)

    def line_break(self, start: int, end: int) -> None:
        """The block goes on in the next line of the file; the line break lies between ``start`` and ``end``."""
        if self._length and self._break is None:
            at = self._file.find("\n", start, end)
            self._break = at if at >= 0 else start

    def fragment(self, kind: FragmentKind, level: int = 0, *, gap: bool = False) -> Fragment | None:
        """What was collected, without white space around it; ``None`` where nothing is visible."""
        text = "".join(self._parts)
        body = text.strip()
        if not body:
            return None
        start = text.index(body[0])
        pieces = _cut(self._pieces, start, start + len(body))
        return Fragment(kind, body, pieces, level, not self._plain, not self._unlinked, gap)

    @property
    def last(self) -> str:
        """The last visible character so far, or nothing."""
        return self._parts[-1][-1] if self._parts else ""

    def _visible(self, start: int, end: int, *, bold: bool, linked: bool) -> None:
        """Show a range without line breaks, leaving out what has no width."""
        at = start
        for match in INVISIBLE.finditer(self._file, start, end):
            self._literal(at, match.start(), bold=bold, linked=linked)
            at = match.end()
        self._literal(at, end, bold=bold, linked=linked)

    def _literal(self, start: int, end: int, *, bold: bool, linked: bool) -> None:
        if start < end:
            shown = self._file[start:end]
            self._mend(shown[0])
            self._mark(shown, bold=bold, linked=linked)
            self._append(shown, start, end - start)

    def _mend(self, following: str) -> None:
        """Settle a pending line break: nothing beside Chinese, one white character between other words."""
        if self._break is None:
            return
        at, self._break = self._break, None
        if self.last and not _WIDE.match(self.last) and not _WIDE.match(following):
            self._append(self._file[at], at, 1)

    def _mark(self, shown: str, *, bold: bool, linked: bool) -> None:
        if not (bold and linked) and not shown.isspace():
            self._plain |= not bold
            self._unlinked |= not linked

    def _append(self, shown: str, start: int, source: int) -> None:
        self._parts.append(shown)
        previous = self._pieces[-1] if self._pieces else None
        if previous and _continues(previous, start) and len(shown) == source:
            size = previous.length + source
            self._pieces[-1] = Piece(previous.at, previous.start, size, size)
        else:
            self._pieces.append(Piece(self._length, start, len(shown), source))
        self._length += len(shown)


def _continues(piece: Piece, start: int) -> bool:
    """A literal piece ends where the next one begins."""
    return piece.length == piece.source and piece.start + piece.source == start


def _has_break(text: str, start: int, end: int) -> bool:
    return text.find("\n", start, end) >= 0 or text.find("\r", start, end) >= 0


def _cut(pieces: list[Piece] | tuple[Piece, ...], start: int, end: int) -> tuple[Piece, ...]:
    """The pieces of the visible characters from ``start`` to ``end``, counted anew from 0."""
    kept = []
    for piece in pieces:
        low, high = max(piece.at, start), min(piece.at + piece.length, end)
        if low >= high:
            continue
        if piece.length == piece.source:
            kept.append(Piece(low - start, piece.start + low - piece.at, high - low, high - low))
        else:
            kept.append(Piece(low - start, piece.start, high - low, piece.source))
    return tuple(kept)
