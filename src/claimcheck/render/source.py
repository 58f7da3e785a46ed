"""Offsets of a document as lines and columns, as editors count them."""

from __future__ import annotations

import re
from bisect import bisect_right

from attrs import define, field, frozen

_BREAK = re.compile(r"\r\n|\r|\n")


@frozen
class Position:
    """Line and column, both from 1; columns count code points."""

    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.line}:{self.column}"


@define
class Source:
    """The lines of one decoded file."""

    text: str = field(repr=False)
    _starts: list[int] = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        self._starts = [0, *(match.end() for match in _BREAK.finditer(self.text))]

    def position(self, offset: int) -> Position:
        """Where the character at ``offset`` stands."""
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """Line ``number``, counted from 1, without its break."""
        start, end = self.bounds(number)
        return self.text[start:end]

    def around(self, start: int, end: int, reach: int) -> tuple[str, int, int]:
        """The part of the line within ``reach`` characters of a span, and the span's place in it; a line at most."""
        first, last = self.bounds(self.position(start).line)
        opening = max(first, start - reach)
        end = min(end, last)
        return self.text[opening : min(last, end + reach)], start - opening, end - opening

    def bounds(self, number: int) -> tuple[int, int]:
        """From where to where line ``number`` goes, without its break."""
        start = self._starts[number - 1]
        end = self._starts[number] if number < len(self._starts) else len(self.text)
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return start, end
