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

    @property
    def width(self) -> Fraction | None:
        """Upper less lower end, ``None`` where unbounded."""
        return None if self.lower is None or self.upper is None else self.upper - self.lower

    @property
    def sign(self) -> int:
        """1 or -1 where every number inside is above or below zero, else 0."""
        if self.lower is not None and (self.lower > 0 or (self.lower == 0 and self.lower_open)):
            return 1
        return -1 if self.upper is not None and (self.upper < 0 or (self.upper == 0 and self.upper_open)) else 0

    @property
    def one_sided(self) -> bool:
        """As a denominator, which is never zero, it has one sign, and some value is left."""
        if self.lower is not None and self.lower >= 0:
            return self.upper != 0
        return self.upper is not None and self.upper <= 0

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
        return _reaches(self.upper, self.upper_open, other.lower, other.lower_open) and _reaches(
            other.upper, other.upper_open, self.lower, self.lower_open
        )

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
        if factor == 1:
            return self
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
            lower,
            upper,
            lower is not None and (self.lower_open or other.lower_open),
            upper is not None and (self.upper_open or other.upper_open),
        )

    def __sub__(self, other: Interval) -> Interval:
        return self + (-other)

    def __mul__(self, other: Interval) -> Interval:
        x, y = self._positive_ends(), other._positive_ends()
        if x and y:
            lower_open, upper_open = self.lower_open or other.lower_open, self.upper_open or other.upper_open
            return Interval(x[0] * y[0], x[1] * y[1], lower_open, upper_open)
        corners = [_corner(a, b) for a in self._ends() for b in other._ends()]
        low = min(corner[0] for corner in corners)
        high = max(corner[0] for corner in corners)
        return Interval(
            low[1] if low[0] == 0 else None,
            high[1] if high[0] == 0 else None,
            low[0] == 0 and all(is_open for value, is_open in corners if value == low),
            high[0] == 0 and all(is_open for value, is_open in corners if value == high),
        )

    def __pow__(self, exponent: int) -> Interval:
        """Every number to a whole power of at least one."""
        low, high = self._power_end(self.lower, exponent), self._power_end(self.upper, exponent)
        if exponent % 2 or (self.lower is not None and self.lower >= 0):
            return Interval(low, high, self.lower_open, self.upper_open)
        if self.upper is not None and self.upper <= 0:
            return Interval(high, low, self.upper_open, self.lower_open)
        mirrored = Interval(Fraction(0), low, upper_open=self.lower_open)
        return mirrored.hull(Interval(Fraction(0), high, upper_open=self.upper_open))

    def reciprocal(self) -> Interval:
        """One over every number inside but zero, which no denominator is; everything where zero is strictly inside."""
        if (self.lower is None or self.lower < 0) and (self.upper is None or self.upper > 0):
            return Interval.whole()
        low = Fraction(0) if self.upper is None else None if self.upper == 0 else 1 / self.upper
        high = Fraction(0) if self.lower is None else None if self.lower == 0 else 1 / self.lower
        return Interval(
            low,
            high,
            low is not None and (self.upper is None or self.upper_open),
            high is not None and (self.lower is None or self.lower_open),
        )

    def __truediv__(self, other: Interval) -> Interval:
        x, y = self._positive_ends(), other._positive_ends()
        if x and y:
            lower_open, upper_open = self.lower_open or other.upper_open, self.upper_open or other.lower_open
            return Interval(x[0] / y[1], x[1] / y[0], lower_open, upper_open)
        return self * other.reciprocal()

    def _positive_ends(self) -> tuple[Fraction, Fraction] | None:
        """Both ends where they are finite and above zero: the usual case, in which each result has one corner."""
        if self.lower is None or self.upper is None or self.lower.numerator <= 0:
            return None
        return self.lower, self.upper

    def _ends(self) -> tuple[_End, _End]:
        lower = _MINUS_INFINITY if self.lower is None else (0, self.lower)
        upper = _PLUS_INFINITY if self.upper is None else (0, self.upper)
        return (lower, self.lower_open), (upper, self.upper_open)

    @staticmethod
    def _power_end(end: Fraction | None, exponent: int) -> Fraction | None:
        return None if end is None else end**exponent


# An end as it orders: -1, 0 or 1 for minus infinity, finite, plus infinity, then the number; and whether it is open.
_Extended = tuple[int, Fraction]
_End = tuple[_Extended, bool]
_MINUS_INFINITY: _Extended = (-1, Fraction(0))
_PLUS_INFINITY: _Extended = (1, Fraction(0))
_ZERO: _Extended = (0, Fraction(0))


def _corner(x: _End, y: _End) -> _End:
    """A product of two ends; a zero that is reached makes it zero whatever the other is, infinite ends included."""
    (a, a_open), (b, b_open) = x, y
    if _ZERO in (a, b):
        return _ZERO, not ((a == _ZERO and not a_open) or (b == _ZERO and not b_open))
    if a[0] == 0 and b[0] == 0:
        return (0, a[1] * b[1]), a_open or b_open
    return (_PLUS_INFINITY if _positive(a) == _positive(b) else _MINUS_INFINITY), True


def _positive(end: _Extended) -> bool:
    return end > _ZERO


def _reaches(upper: Fraction | None, upper_open: bool, lower: Fraction | None, lower_open: bool) -> bool:
    """What lies up to ``upper`` comes to what lies from ``lower`` on, for intervals that are not empty."""
    if upper is None or lower is None or upper > lower:
        return True
    return upper == lower and not (upper_open or lower_open)


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
