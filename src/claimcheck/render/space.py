"""Room for text: beside the marks of a panel, and in rows below it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from attrs import field, frozen

# From the line on which letters stand to their top and to their bottom, and room to either side of a mark.
UP, DOWN, BESIDE = 9, 2, 3
_BETWEEN, _FURTHER, _FOR_MUST = 6, 12, 4

Box: TypeAlias = tuple[float, float, float, float]


@frozen
class Space:
    """What is still free of a frame."""

    left: float
    right: float
    top: float
    bottom: float
    taken: list[Box] = field(factory=list, repr=False)

    def take(self, mark: Box) -> None:
        """No text on a mark."""
        self.taken.append(mark)

    def beside(self, mark: Box, wide: float, *, must: bool) -> tuple[float, float] | None:
        """Where a text beside a mark may begin, and its line; None where no place is free, unless it ``must`` stand."""
        places = list(self._around(mark, wide))
        if must:
            left, top, right, bottom = mark
            places += self._around((left, top - _FURTHER, right, bottom + _FURTHER), wide)
        inside = [place for place in places if self._fits(*place, wide)]
        place = next((place for place in inside if self._free(*place, wide)), inside[0] if must and inside else None)
        if place:
            self.taken.append((place[0], place[1] - UP, place[0] + wide, place[1] + DOWN))
        return place

    def _around(self, mark: Box, wide: float) -> Iterator[tuple[float, float]]:
        """Above, below, behind and before."""
        left, top, right, bottom = mark
        above, below, level = top - DOWN, bottom + UP, (top + bottom) / 2 + 4
        middle = min(max((left + right - wide) / 2, self.left), max(self.right - wide, self.left))
        after, before = right + BESIDE, left - BESIDE - wide
        yield from ((middle, above), (middle, below), (after, level), (before, level))
        yield from ((after, above), (before, above), (after, below), (before, below))

    def _fits(self, x: float, y: float, wide: float) -> bool:
        return self.left <= x and x + wide <= self.right and self.top <= y - UP and y + DOWN <= self.bottom

    def _free(self, x: float, y: float, wide: float) -> bool:
        return not any(
            x < right and left < x + wide and y - UP < bottom and top < y + DOWN
            for left, top, right, bottom in self.taken
        )


@frozen
class Rows:
    """Rows of text from ``left`` to ``right``, at most ``most`` of them, and some more for what must stand."""

    left: float
    right: float
    most: int
    taken: list[list[tuple[float, float]]] = field(factory=list, repr=False)

    def put(self, middle: float, wide: float, *, must: bool) -> tuple[float, int] | None:
        """Where a text ends, and the number of the row that it goes to; None where there is no room."""
        end = min(max(middle + wide / 2, self.left + wide), self.right)
        start = end - wide
        for number, row in enumerate(self.taken):
            if all(end + _BETWEEN < other or other_end + _BETWEEN < start for other, other_end in row):
                row.append((start, end))
                return end, number
        if len(self.taken) < self.most + _FOR_MUST * must:
            self.taken.append([(start, end)])
            return end, len(self.taken) - 1
        return None
