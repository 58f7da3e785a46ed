"""The exact range of a polynomial, or of a quotient of two, over a box of intervals.

A function that is affine or one-way in each claim takes its extremes at the corners of the box. It reaches an extreme
only if some face whose inside belongs to the box (free along every open end) has that value at all of its corners.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import reduce
from itertools import product
from operator import mul

from attrs import frozen

from claimcheck.model import Interval
from claimcheck.solve.polynomial import (
    Polynomial,
    Ratio,
    add,
    degree,
    derivative,
    evaluate,
    multiply,
    scale,
    split,
    substitute,
    variables,
)

Box = Mapping[str, Interval]

# A quotient with more corners than this is left to plain interval arithmetic: in fractions each of them takes long.
_MOST_CORNERS = 64
_FAR_OUT = 10**6


@frozen
class Extent:
    """A range; ``exact`` is false where it may be wider than what the function takes."""

    interval: Interval
    exact: bool = True


@frozen
class _Top:
    """A least upper bound: ``None`` is unbounded; ``attained`` says that the function takes it."""

    value: Fraction | None
    attained: bool
    exact: bool = True


def extent(p: Polynomial, box: Box, limit: int) -> Extent:
    """All values of ``p`` over ``box``, from at most ``limit`` corners at a time."""
    top, bottom = _top(p, box, limit), _top(scale(p, Fraction(-1)), box, limit)
    lower = None if bottom.value is None else -bottom.value
    interval = Interval(
        lower,
        top.value,
        lower is not None and not bottom.attained,
        top.value is not None and not top.attained,
    )
    return Extent(interval, top.exact and bottom.exact)


def enclosure(p: Polynomial, box: Box) -> Interval:
    """A range that holds every value of ``p``, by plain interval arithmetic term by term."""
    total = Interval.point(p.get((), Fraction(0)))
    for monomial, coefficient in p.items():
        powers = [_power(box[name], monomial.count(name)) for name in dict.fromkeys(monomial)]
        if powers:
            total = total + reduce(mul, powers).scaled(coefficient)
    return total


def _power(over: Interval, exponent: int) -> Interval:
    return over**exponent if exponent > 1 else over


def _top(p: Polynomial, box: Box, limit: int) -> _Top:
    box = dict(box)
    p, box, attained = _climb(p, box)
    if not (names := variables(p)):
        return _Top(p.get((), Fraction(0)), attained)
    for name in names:
        if degree(p, name) > 1 and not _one_way(p, name, box, limit):
            return _outer(p, box)
    for name in names:
        if not box[name].bounded:
            slope = extent(derivative(p, name), box, limit)
            if _grows(slope.interval, box[name]):
                return _Top(None, attained=False, exact=slope.exact)
            box[name] = _clipped(box[name])
    if 2 ** len(names) > limit:
        return _outer(p, box)
    value, reached = _corner_top(p, names, box)
    return _Top(value, reached and attained)


def _climb(p: Polynomial, box: dict[str, Interval]) -> tuple[Polynomial, dict[str, Interval], bool]:
    """Put the upper end (or lower, going down) for every claim along which ``p`` strictly rises (falls)."""
    attained, moved = True, True
    while moved:
        moved = False
        for name in variables(p):
            end, is_open = _best_end(p, name, box)
            if end is not None:
                p, moved, attained = substitute(p, name, end), True, attained and not is_open
    return p, box, attained


def _best_end(p: Polynomial, name: str, box: Box) -> tuple[Fraction | None, bool]:
    """The end of one claim's range at which ``p`` is surely highest, or ``None``."""
    over = box[name]
    if over.lower is not None and over.lower == over.upper:
        return over.lower, False
    slope = enclosure(derivative(p, name), box)
    if slope.lower is not None and slope.lower > 0:
        return over.upper, over.upper_open
    if slope.upper is not None and slope.upper < 0:
        return over.lower, over.lower_open
    return None, False


def _one_way(p: Polynomial, name: str, box: Box, limit: int) -> bool:
    change = derivative(p, name)
    if _turns(change, box):
        return False
    slope = extent(change, box, limit).interval
    rises = slope.lower is not None and slope.lower >= 0
    return rises or (slope.upper is not None and slope.upper <= 0)


def _turns(slope: Polynomial, box: Box) -> bool:
    """Above zero at one end of the box and below at another: what a few points show needs no further search."""
    low, high = ({name: _inside(box[name], way) for name in variables(slope)} for way in (-1, 1))
    points = [low, high, *({**low, name: high[name]} for name in low)]
    values = [evaluate(slope, point) for point in points]
    return min(values) < 0 < max(values)


def _inside(over: Interval, way: int) -> Fraction:
    """An end of a range, or a number far out where it has none."""
    end, other = (over.upper, over.lower) if way > 0 else (over.lower, over.upper)
    return end if end is not None else (other or Fraction(0)) + way * _FAR_OUT


def _grows(slope: Interval, over: Interval) -> bool:
    """Some line along the unbounded end of ``over`` rises for ever."""
    up = over.upper is None and (slope.upper is None or slope.upper > 0)
    down = over.lower is None and (slope.lower is None or slope.lower < 0)
    return up or down


def _clipped(over: Interval) -> Interval:
    """A bounded part of a range in which an extreme that doesn't grow along it is found as well."""
    if over.lower is not None:
        return Interval(over.lower, over.lower + 1, over.lower_open)
    if over.upper is not None:
        return Interval(over.upper - 1, over.upper, lower_open=False, upper_open=over.upper_open)
    return Interval.point(0)


def _outer(p: Polynomial, box: Box) -> _Top:
    over = enclosure(p, box)
    return _Top(over.upper, not over.upper_open, exact=False)


def _corner_top(p: Polynomial, names: list[str], box: Box) -> tuple[Fraction, bool]:
    """The highest value at the corners of a bounded box, and whether the box itself reaches it."""
    sides = [_sides(box[name]) for name in names]
    values = {
        corner: evaluate(p, {name: side[at][0] for name, side, at in zip(names, sides, corner, strict=True)})
        for corner in product((0, 1), repeat=len(names))
    }
    best = max(values.values())
    tops = {corner for corner, value in values.items() if value == best}
    return best, any(_face_within(corner, tops, sides) for corner in tops)


_Sides = tuple[tuple[Fraction, bool], tuple[Fraction, bool]]


def _sides(over: Interval) -> _Sides:
    assert over.lower is not None  # noqa: S101 - callers have clipped the box
    assert over.upper is not None  # noqa: S101
    return (over.lower, over.lower_open), (over.upper, over.upper_open)


def _face_within(corner: tuple[int, ...], tops: set[tuple[int, ...]], sides: list[_Sides]) -> bool:
    """All corners reached from ``corner`` by leaving its open ends are tops too."""
    free = [(0, 1) if side[at][1] else (at,) for at, side in zip(corner, sides, strict=True)]
    return all(each in tops for each in product(*free))


def quotient_extent(value: Ratio, box: Box, limit: int) -> Extent | None:
    """All values of a quotient whose denominator keeps its sign; ``None`` where few corners can't decide it."""
    names = variables({**value.numerator, **value.denominator})
    both = value.numerator, value.denominator
    if 2 ** len(names) > min(limit, _MOST_CORNERS) or any(degree(p, name) > 1 for p in both for name in names):
        return None
    value, box = _compact(value, names, box)
    if not all(box[name].bounded for name in names):
        return None
    sign = enclosure(value.denominator, box).sign or extent(value.denominator, box, limit).interval.sign
    sides = [_sides(box[name]) for name in names]
    values: dict[tuple[int, ...], _Extended] = {}
    for corner in product((0, 1), repeat=len(names)):
        point = {name: side[at][0] for name, side, at in zip(names, sides, corner, strict=True)}
        found = _limit(evaluate(value.numerator, point), evaluate(value.denominator, point), sign)
        if found is None:
            return None
        values[corner] = found
    return Extent(_corner_range(values, sides))


# A value as it orders: -1, 0 or 1 for minus infinity, finite, plus infinity, then the number.
_Extended = tuple[int, Fraction]


def _limit(numerator: Fraction, denominator: Fraction, sign: int) -> _Extended | None:
    """What the quotient tends to at a corner, its denominator having ``sign`` inside the box; ``None`` if unknown."""
    if denominator and sign:
        return 0, numerator / denominator
    if not numerator or not sign:
        return None
    return (sign if numerator > 0 else -sign), Fraction(0)


def _compact(value: Ratio, names: list[str], box: Box) -> tuple[Ratio, Box]:
    """The same quotient over a bounded box: a claim without an end on one side becomes s / (1 - s), s below 1.

    Numerator and denominator are both multiplied by 1 - s, which is above zero.
    """
    box = dict(box)
    for name in names:
        over = box[name]
        end, way = (over.lower, 1) if over.upper is None else (over.upper, -1)
        if not over.bounded and end is not None:
            value = Ratio(_projected(value.numerator, name, end, way), _projected(value.denominator, name, end, way))
            is_open = over.lower_open if way > 0 else over.upper_open
            box[name] = Interval(Fraction(0), Fraction(1), is_open, upper_open=True)
    return value, box


def _projected(p: Polynomial, name: str, end: Fraction, way: int) -> Polynomial:
    """``(1 - s) * p`` with ``end + way * s / (1 - s)`` put for the claim, ``s`` under the claim's name."""
    rest, slope = split(p, name)
    start = add(rest, scale(slope, end))
    risen = add(scale(slope, Fraction(way)), scale(start, Fraction(-1)))
    return add(start, multiply(risen, {(name,): Fraction(1)}))


def _corner_range(values: Mapping[tuple[int, ...], _Extended], sides: list[_Sides]) -> Interval:
    ends = []
    for extreme in (min(values.values()), max(values.values())):
        corners = {corner for corner, value in values.items() if value == extreme}
        reached = extreme[0] == 0 and any(_face_within(corner, corners, sides) for corner in corners)
        ends.append((None if extreme[0] else extreme[1], extreme[0] == 0 and not reached))
    (lower, lower_open), (upper, upper_open) = ends
    return Interval(lower, upper, lower_open, upper_open)
