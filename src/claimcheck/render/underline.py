"""The line that a figure stands in, with the figure underlined."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.render.layout import excerpt, plain
from claimcheck.render.style import Style


def underlined(number: int, line: str, span: tuple[int, int], style: Style, color: str) -> Iterator[str]:
    """As much of a line as fits, behind its number, and marks of that colour below a span of it."""
    part = excerpt(plain(line), *span, style.width - len(str(number)) - 6)
    edge = " " * len(str(number))
    yield f"  {style.paint(f'{number} │', 'dim')} {part.text}"
    yield f"  {edge} {style.paint('│', 'dim')} {' ' * part.before}{style.paint('^' * part.marked, color)}"
