"""Search for one point that satisfies a relation, where a denominator may vanish inside the box."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

from claimcheck.model import Interval
from claimcheck.solve.extent import Box
from claimcheck.solve.polynomial import Ratio, evaluate, variables

Point = dict[str, Fraction]
# How far inside an open end, or beyond the only end, a point is looked for.
_INSET = Fraction(1, 1024)


def witness(gap: Ratio, op: str, box: Box, limit: int) -> bool:
    """Some point of the box, found among the edges of a box just inside, satisfies ``gap op 0``."""
    names = variables({**gap.numerator, **gap.denominator})
    if 2 ** len(names) * max(len(names), 1) > limit:
        return False
    return any(_satisfies(gap, op, point) for point in _candidates(gap, names, box))


def _satisfies(gap: Ratio, op: str, point: Point) -> bool:
    denominator = evaluate(gap.denominator, point)
    if not denominator:
        return False
    value = evaluate(gap.numerator, point) / denominator
    return value == 0 if op == "=" else value <= 0


def _candidates(gap: Ratio, names: list[str], box: Box) -> Iterator[Point]:
    """The corners, and where the numerator changes its sign along an edge (it is affine there)."""
    sides = [_inside(box[name]) for name in names]
    for corner in product((0, 1), repeat=len(names)):
        point = {name: side[at] for name, side, at in zip(names, sides, corner, strict=True)}
        yield point
        here = evaluate(gap.numerator, point)
        for name, side, at in zip(names, sides, corner, strict=True):
            there = evaluate(gap.numerator, {**point, name: side[1]}) if at == 0 else here
            if here * there < 0:
                yield {**point, name: side[0] + (side[1] - side[0]) * here / (here - there)}


def _inside(over: Interval) -> tuple[Fraction, Fraction]:
    """Two numbers of the interval, near its ends."""
    lower = over.lower if over.lower is not None else (over.upper or Fraction(0)) - _reach(over.upper)
    upper = over.upper if over.upper is not None else lower + _reach(over.lower)
    inset = (upper - lower) * _INSET
    return lower + (inset if over.lower_open else 0), upper - (inset if over.upper_open else 0)


def _reach(end: Fraction | None) -> Fraction:
    return Fraction(1) if end is None else 2 * abs(end) + 1
