"""The line of a file with a figure in it underlined."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.render.layout import excerpt, plain
from claimcheck.render.source import Source
from claimcheck.render.style import Style


def underlined(source: Source, span: tuple[int, int], style: Style, color: str) -> Iterator[str]:
    """As much of the line of a span as fits, under its number, and a line of marks of that colour below the span."""
    number = str(source.position(span[0]).line)
    line, start, end = source.around(*span, reach=style.width)
    part = excerpt(plain(line), start, end, style.width - len(number) - 6)
    yield f"  {style.paint(f'{number} │', 'dim')} {part.text}"
    yield f"  {' ' * len(number)} {style.paint('│', 'dim')} {' ' * part.before}{style.paint('^' * part.marked, color)}"
