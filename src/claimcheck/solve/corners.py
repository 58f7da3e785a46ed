"""Multilinear polynomials at the corners of a box, and the range of a quotient of two of them, in whole numbers.

An end of a variable is taken with a weight, which is 0 for an end that isn't there: raised so to one degree, numerator
and denominator show at such a corner what the quotient tends to.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import product
from math import lcm
from typing import TypeAlias

from claimcheck.model import Interval

# An end as a corner takes it: value, weight, and whether it is excluded.
End: TypeAlias = tuple[int, int, bool]
Ends: TypeAlias = Sequence[Sequence[End]]
# Numerators and denominators at all corners, the first variable changing fastest.
Corners: TypeAlias = tuple[Sequence[int], Sequence[int]]


def common_unit(ranges: Iterable[Interval]) -> int:
    """Into how many parts one is divided for all ends to be whole numbers."""
    return lcm(*(end.denominator for over in ranges for end in (over.lower, over.upper) if end is not None))


def ends_of(low: int | None, high: int | None, *, low_open: bool, high_open: bool) -> tuple[End, ...]:
    """The two ends of a range, or the one number that it is."""
    if low is not None and low == high:
        return ((low, 1, False),)
    return (
        (-1, 0, True) if low is None else (low, 1, low_open),
        (1, 0, True) if high is None else (high, 1, high_open),
    )


def at_corners(coefficients: Sequence[int], ends: Ends) -> Sequence[int]:
    """The values of a polynomial at all corners; bit i of a coefficient's place says that variable i is a factor."""
    if len(ends) == 2:  # noqa: PLR2004 - three variables are the usual case, written out
        none, first, second, both = coefficients
        return [(none * w + first * x) * v + (second * w + both * x) * y for y, v, _ in ends[1] for x, w, _ in ends[0]]
    if len(ends) == 1:
        none, first = coefficients
        return [none * w + first * x for x, w, _ in ends[0]]
    values: list[Sequence[int]] = [coefficients]
    for bit in range(len(ends) - 1, -1, -1):
        half = 1 << bit
        values = [
            [rest * weight + slope * value for rest, slope in zip(each[:half], each[half:], strict=True)]
            for each in values
            for value, weight, _ in ends[bit]
        ]
    return [value for (value,) in values]


def sign_of(denominators: Sequence[int]) -> int:
    """1 or -1 where the denominator keeps that sign, zeros aside; 0 where it changes or is zero throughout."""
    low, high = min(denominators), max(denominators)
    if low >= 0:
        return 1 if high else 0
    return 0 if high > 0 else -1


def quotient_range(
    numerator: Sequence[int], denominator: Sequence[int], ranges: Sequence[Interval], unit: int
) -> Interval | None:
    """All values of a quotient over the ranges, ``unit`` parts making one; None where corners don't tell them."""
    ends = [_in_parts(over, unit) for over in ranges]
    corners = at_corners(numerator, ends), at_corners(denominator, ends)
    sign = sign_of(corners[1])
    if not sign or any(not (over or under) for over, under in zip(*corners, strict=True)):
        return None
    finite = [Fraction(over, under) for over, under in zip(*corners, strict=True) if under]
    endless = [over * sign for over, under in zip(*corners, strict=True) if not under]
    low = None if min(endless, default=0) < 0 else min(finite)
    high = None if max(endless, default=0) > 0 else max(finite)
    return Interval(low, high, _is_open(low, corners, ends), _is_open(high, corners, ends))


def _is_open(end: Fraction | None, corners: Corners, ends: Ends) -> bool:
    return end is not None and is_excluded(end.numerator, end.denominator, corners, ends)


def _in_parts(over: Interval, unit: int) -> tuple[End, ...]:
    low, high = (None if end is None else end.numerator * (unit // end.denominator) for end in (over.lower, over.upper))
    return ends_of(low, high, low_open=over.lower_open, high_open=over.upper_open)


def is_excluded(numerator: int, denominator: int, corners: Corners, ends: Ends) -> bool:
    """The quotient comes near a value only at excluded ends: no face of the box that is free along them takes it."""
    if not any(is_open for pair in ends for _, _, is_open in pair):
        return False
    places = product(*(range(len(pair)) for pair in reversed(ends)))
    met = [bool(under) and over * denominator == numerator * under for over, under in zip(*corners, strict=True)]
    taken = {place for place, here in zip(places, met, strict=True) if here}
    return not any(_is_within(corner, taken, ends) for corner in taken)


def _is_within(corner: tuple[int, ...], taken: set[tuple[int, ...]], ends: Ends) -> bool:
    free = [range(len(pair)) if pair[at][2] else (at,) for at, pair in zip(corner, reversed(ends), strict=True)]
    return all(each in taken for each in product(*free))
