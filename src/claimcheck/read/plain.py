"""Plain text as fragments: its lines, joined where they were wrapped."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice, pairwise

from attrs import frozen

from claimcheck.read.fragment import MAX_BLOCKS, Fragment, Run, TooManyBlocksError
from claimcheck.read.wording import is_closed

_LINE = re.compile(r"[^\r\n]*+(?:\r\n|\r|\n|\Z)")
_BULLET = re.compile("[ \t\u3000]*+[•·●○■□◆▪◦‣►▶*-][ \t\u3000]++(?=\\S)")
_LEADING = re.compile("[ \t\u3000\u00a0]*+")
# A wrapped text has at least this many full lines, no wider than a printed page, and few others.
_FULL_LINES = 5
_WIDEST = 120


@frozen
class _Line:
    """A line with something on it; ``gap`` where a blank line stands before it."""

    start: int
    end: int
    indent: int
    gap: bool


def read_plain(text: str, start: int, end: int) -> list[Fragment]:
    """Every line is a block, unless the lines of the file are clearly wrapped."""
    lines = list(islice(_lines(text, start, end), MAX_BLOCKS + 1))
    if len(lines) > MAX_BLOCKS:
        raise TooManyBlocksError
    width = _wrap_width(text, lines)
    fragments = []
    for group in _groups(text, lines, width):
        fragment = _fragment(text, group)
        if fragment:
            fragments.append(fragment)
    return fragments


def _lines(text: str, start: int, end: int) -> Iterator[_Line]:
    gap = True
    at = start
    while at < end and (match := _LINE.match(text, at, end)):
        at = match.end()
        shown = match[0].strip()
        if shown:
            leading = _LEADING.match(text, match.start(), match.end())
            indent = leading.end() - leading.start() if leading else 0
            yield _Line(match.start(), match.start() + len(match[0].rstrip()), indent, gap)
        gap = not shown


def _groups(text: str, lines: list[_Line], width: int) -> Iterator[list[_Line]]:
    """Lines that make one block."""
    group: list[_Line] = []
    for line in lines:
        if group and not (width and _runs_on(text, group[-1], line, width)):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _runs_on(text: str, line: _Line, following: _Line, width: int) -> bool:
    """A full line that ends within a sentence goes on in the next one."""
    return not following.gap and not following.indent and _columns(text[line.start : line.end]) >= width


def _fragment(text: str, group: list[_Line]) -> Fragment | None:
    run = Run(text)
    bullet = _BULLET.match(text, group[0].start, group[0].end)
    for before, line in zip([None, *group], group, strict=False):
        if before:
            run.line_break(before.end, line.start)
        run.add(bullet.end() if bullet and line is group[0] else line.start + line.indent, line.end)
    return run.fragment("item" if bullet else "paragraph", gap=group[0].gap)


def _wrap_width(text: str, lines: list[_Line]) -> int:
    """The width in columns from which a line counts as full, 0 where the lines aren't wrapped.

    In wrapped text most lines that another line of the same paragraph follows end within a sentence and have nearly
    the same width.
    """
    widths = [
        _columns(text[line.start : line.end])
        for line, following in pairwise(lines)
        if not following.gap
        and not following.indent
        and line.end - line.start <= _WIDEST
        and not is_closed(text[line.start : line.end])
    ]
    others = sum(line.end - line.start > _WIDEST for line in lines)
    if len(widths) < _FULL_LINES or others:
        return 0
    full = max(widths) - 4
    enough = sum(width >= full for width in widths)
    return full if full >= 40 and enough >= _FULL_LINES and enough * 4 >= len(widths) * 3 else 0  # noqa: PLR2004 - columns


def _columns(text: str) -> int:
    """Display width: wide characters take two columns."""
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)
