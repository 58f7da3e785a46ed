"""Exact intervals of rational numbers, each end open or closed or unbounded."""

from __future__ import annotations

from fractions import Fraction

from attrs import field, frozen


@frozen
class Interval:
    """All numbers between ``lower`` and ``upper``; ``None`` is unbounded on that side.

    Arithmetic is exact: the result holds every pointwise result and, where each operand occurs once, nothing else.
    An end is open when the bound itself is not reached.
    """

    lower: Fraction | None
    upper: Fraction | None
    lower_open: bool = field(default=False)
    upper_open: bool = field(default=False)

    @classmethod
    def point(cls, value: Fraction | int) -> Interval:
        """The one number ``value``."""
        return cls(Fraction(value), Fraction(value))

    @classmethod
    def whole(cls) -> Interval:
        """Every number: nothing is known."""
        return cls(None, None)

    @property
    def empty(self) -> bool:
        """No number lies inside."""
        if self.lower is None or self.upper is None:
            return False
        return self.lower > self.upper or (self.lower == self.upper and (self.lower_open or self.upper_open))

    @property
    def bounded(self) -> bool:
        """Both ends are finite."""
        return self.lower is not None and self.upper is not None

    def __contains__(self, value: Fraction | int) -> bool:
        above = self.lower is None or value > self.lower or (value == self.lower and not self.lower_open)
        below = self.upper is None or value < self.upper or (value == self.upper and not self.upper_open)
        return above and below

    def holds(self, other: Interval) -> bool:
        """Every number of ``other`` lies inside."""
        return other.empty or self.hull(other) == self

    def intersection(self, other: Interval) -> Interval:
        """The numbers inside both."""
        lower, lower_open = _tighter(self.lower, self.lower_open, other.lower, other.lower_open, sign=1)
        upper, upper_open = _tighter(self.upper, self.upper_open, other.upper, other.upper_open, sign=-1)
        return Interval(lower, upper, lower_open, upper_open)

    def overlaps(self, other: Interval) -> bool:
        """Some number lies inside both."""
        return not self.intersection(other).empty

    def hull(self, other: Interval) -> Interval:
        """The smallest interval around both."""
        if self.empty:
            return other
        if other.empty:
            return self
        lower, lower_open = _wider(self.lower, self.lower_open, other.lower, other.lower_open, sign=1)
        upper, upper_open = _wider(self.upper, self.upper_open, other.upper, other.upper_open, sign=-1)
        return Interval(lower, upper, lower_open, upper_open)

    def scaled(self, factor: Fraction | int) -> Interval:
        """Every number times ``factor``."""
        factor = Fraction(factor)
        if factor == 0:
            return Interval.point(0)
        lower = None if self.lower is None else self.lower * factor
        upper = None if self.upper is None else self.upper * factor
        if factor > 0:
            return Interval(lower, upper, self.lower_open, self.upper_open)
        return Interval(upper, lower, self.upper_open, self.lower_open)

    def __neg__(self) -> Interval:
        return self.scaled(-1)

    def __add__(self, other: Interval) -> Interval:
        lower = None if self.lower is None or other.lower is None else self.lower + other.lower
        upper = None if self.upper is None or other.upper is None else self.upper + other.upper
        return Interval(
            lower, upper, self.lower_open or other.lower_open, self.upper_open or other.upper_open
        )._tidy()

    def __sub__(self, other: Interval) -> Interval:
        return self + (-other)

    def __mul__(self, other: Interval) -> Interval:
        if self == Interval.point(0) or other == Interval.point(0):
            return Interval.point(0)
        if not (self.bounded and other.bounded):
            return _unbounded_product(self, other)
        corners = [
            _corner(a, a_open, b, b_open)
            for a, a_open in self._ends()
            for b, b_open in other._ends()
        ]
        low = min(value for value, _ in corners)
        high = max(value for value, _ in corners)
        low_open = all(is_open for value, is_open in corners if value == low)
        high_open = all(is_open for value, is_open in corners if value == high)
        return Interval(low, high, low_open, high_open)

    def reciprocal(self) -> Interval:
        """One over every number inside; everything where zero lies inside or is reached from both sides."""
        if 0 in self or (self.lower is None and self.upper is None):
            return Interval.whole()
        if (self.lower is None or self.lower < 0) and (self.upper is None or self.upper > 0):
            return Interval.whole()
        low = Fraction(0) if self.upper is None else None if self.upper == 0 else 1 / self.upper
        high = Fraction(0) if self.lower is None else None if self.lower == 0 else 1 / self.lower
        return Interval(low, high, self.upper is None or self.upper_open, self.lower is None or self.lower_open)._tidy()

    def __truediv__(self, other: Interval) -> Interval:
        return self * other.reciprocal()

    def _ends(self) -> tuple[tuple[Fraction, bool], tuple[Fraction, bool]]:
        assert self.lower is not None  # noqa: S101 - callers have asked for bounded
        assert self.upper is not None  # noqa: S101
        return (self.lower, self.lower_open), (self.upper, self.upper_open)

    def _tidy(self) -> Interval:
        """An unbounded end is never called open."""
        return Interval(
            self.lower,
            self.upper,
            self.lower_open and self.lower is not None,
            self.upper_open and self.upper is not None,
        )


def _corner(a: Fraction, a_open: bool, b: Fraction, b_open: bool) -> tuple[Fraction, bool]:
    """A product of two ends; an end of exactly zero that is reached makes the product zero whatever the other is."""
    if (a == 0 and not a_open) or (b == 0 and not b_open):
        return Fraction(0), False
    return a * b, a_open or b_open


def _unbounded_product(x: Interval, y: Interval) -> Interval:
    """The product where some end is infinite: exact where neither factor changes sign, else everything."""
    sign = 1
    if x.upper is not None and x.upper <= 0:
        x, sign = -x, -sign
    if y.upper is not None and y.upper <= 0:
        y, sign = -y, -sign
    if x.lower is None or y.lower is None or x.lower < 0 or y.lower < 0:
        return Interval.whole()
    upper = None if x.upper is None or y.upper is None else x.upper * y.upper
    lower, lower_open = _corner(x.lower, x.lower_open, y.lower, y.lower_open)
    return Interval(lower, upper, lower_open, upper_open=False).scaled(sign)


def _tighter(
    a: Fraction | None, a_open: bool, b: Fraction | None, b_open: bool, *, sign: int
) -> tuple[Fraction | None, bool]:
    """The stricter of two lower (``sign`` 1) or upper (``sign`` -1) ends."""
    if a is None:
        return b, b_open
    if b is None:
        return a, a_open
    if a == b:
        return a, a_open or b_open
    return (a, a_open) if (a - b) * sign > 0 else (b, b_open)


def _wider(
    a: Fraction | None, a_open: bool, b: Fraction | None, b_open: bool, *, sign: int
) -> tuple[Fraction | None, bool]:
    """The laxer of two lower (``sign`` 1) or upper (``sign`` -1) ends."""
    if a is None or b is None:
        return None, False
    if a == b:
        return a, a_open and b_open
    return (a, a_open) if (a - b) * sign < 0 else (b, b_open)
