"""The cells of a table in CSV with the place of each in its file, which the library's reader does not tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_SEPARATORS = (",", "\t", ";", "，")


class Cell(NamedTuple):
    """What a cell says, and where its characters stand, the quotation marks around them left out."""

    text: str
    start: int
    end: int


class Row(NamedTuple):
    """The cells of a row, and the line of the file that it begins on, counted from 1."""

    line: int
    cells: tuple[Cell, ...]


def rows(text: str) -> Iterator[Row]:
    """The rows that hold anything. A quotation mark that is never closed reaches to the end of the text."""
    field = _field(_separator(text))
    at, line = 0, 1
    while at < len(text):
        start, cells = at, []
        while True:
            match = field.match(text, at)
            assert match is not None  # noqa: S101 - every alternative may be empty
            cells.append(_cell(match))
            at = match.end()
            if match["end"] in {"\n", "\r\n", "\r", ""}:
                break
        if any(cell.text for cell in cells):
            yield Row(line, tuple(cells))
        line += len(_BREAK.findall(text, start, at))


_BREAK = re.compile(r"\r\n|\r|\n")


def _separator(text: str) -> str:
    """The mark that parts the cells of the first line that holds anything: the one that it has most of."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(_SEPARATORS, key=first.count)


def _field(mark: str) -> re.Pattern[str]:
    """A cell and the mark or line break behind it."""
    blank = "[ \t\u3000]*+".replace(mark, "")
    return re.compile(
        rf'{blank}(?:"(?P<quoted>(?:[^"]|"")*+)(?:"|\Z)(?P<rest>[^{mark}\r\n]*+)|(?P<plain>[^{mark}\r\n]*+))'
        rf"(?P<end>{mark}|\r\n|\r|\n|\Z)"
    )


def _cell(match: re.Match[str]) -> Cell:
    if match["quoted"] is None:
        text = match["plain"].rstrip()
        start = match.start("plain")
        return Cell(text, start, start + len(text))
    text, (start, end) = match["quoted"], match.span("quoted")
    return Cell(text.replace('""', '"') + match["rest"].rstrip(), start, end)
