"""Room for text: beside the marks of a panel, and in rows below it."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import field, frozen

# From the line on which letters stand to their top and to their bottom, and room to either side of a mark.
UP, DOWN, BESIDE = 9, 2, 9
_BETWEEN = 6


@frozen
class Space:
    """What is still free of a frame."""

    left: float
    right: float
    top: float
    bottom: float
    taken: list[tuple[float, float, float, float]] = field(factory=list, repr=False)

    def take(self, x: float, top: float, bottom: float, half: float) -> None:
        """No text on a mark that reaches so far, nor around it."""
        self.taken.append((x - half, top - half, x + half, bottom + half))

    def beside(self, x: float, y: float, wide: float, *, must: bool) -> tuple[float, float] | None:
        """Where a text beside a mark may begin, and its line; None where no place is free, unless it ``must`` stand."""
        places = list(self._around(x, y, wide))
        if must:
            places += self._further(x, y, wide)
        inside = [place for place in places if self._fits(*place, wide)]
        place = next((place for place in inside if self._free(*place, wide)), inside[0] if must and inside else None)
        if place:
            self.taken.append((place[0], place[1] - UP, place[0] + wide, place[1] + DOWN))
        return place

    def _around(self, x: float, y: float, wide: float) -> Iterator[tuple[float, float]]:
        """Above, below, behind and before."""
        middle, after, before = self._middle(x, wide), x + BESIDE, x - BESIDE - wide
        yield from ((middle, y - 8), (middle, y + 16), (after, y + 4), (before, y + 4))
        yield from ((after, y - 8), (before, y - 8), (after, y + 16), (before, y + 16))

    def _further(self, x: float, y: float, wide: float) -> Iterator[tuple[float, float]]:
        """A line above and below these."""
        yield from ((self._middle(x, wide), y - 20), (self._middle(x, wide), y + 28))

    def _middle(self, x: float, wide: float) -> float:
        return min(max(x - wide / 2, self.left), max(self.right - wide, self.left))

    def _fits(self, x: float, y: float, wide: float) -> bool:
        return self.left <= x and x + wide <= self.right and self.top <= y - UP and y + DOWN <= self.bottom

    def _free(self, x: float, y: float, wide: float) -> bool:
        return not any(
            x < right and left < x + wide and y - UP < bottom and top < y + DOWN
            for left, top, right, bottom in self.taken
        )


@frozen
class Rows:
    """Rows of text from ``left`` to ``right``, at most ``most`` of them but for what must stand."""

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
        if len(self.taken) < self.most or must:
            self.taken.append([(start, end)])
            return end, len(self.taken) - 1
        return None
