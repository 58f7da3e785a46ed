"""Independent, slower arithmetic to hold the solver against: no code of the solver is used here."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from itertools import product

from claimcheck.model import Constant, Expression, Interval, Product, Quotient, Ref, Sum

Ends = tuple[Fraction, Fraction]


def value(expression: Expression, point: Mapping[str, Fraction]) -> Fraction:
    """The value at a point; raises ``ZeroDivisionError``."""
    match expression:
        case Constant(value=number):
            return number
        case Ref(claim=name, scale=scale):
            return point[name] * scale
        case Sum(terms=terms):
            return sum((value(each, point) for each in terms), Fraction(0))
        case Product(factors=factors):
            total = Fraction(1)
            for each in factors:
                total *= value(each, point)
            return total
        case Quotient(numerator=over, denominator=under):
            return value(over, point) / value(under, point)
    raise TypeError(expression)


def enclosure(expression: Expression, box: Mapping[str, Ends]) -> Ends:
    """Closed interval arithmetic; raises ``ZeroDivisionError`` where a denominator may vanish."""
    match expression:
        case Constant(value=number):
            return number, number
        case Ref(claim=name, scale=scale):
            low, high = sorted((box[name][0] * scale, box[name][1] * scale))
            return low, high
        case Sum(terms=terms):
            ends = [enclosure(each, box) for each in terms]
            return sum((low for low, _ in ends), Fraction(0)), sum((high for _, high in ends), Fraction(0))
        case Product(factors=factors):
            total: Ends = (Fraction(1), Fraction(1))
            for each in factors:
                total = _times(total, enclosure(each, box))
            return total
        case Quotient(numerator=over, denominator=under):
            low, high = enclosure(under, box)
            if low <= 0 <= high:
                raise ZeroDivisionError
            return _times(enclosure(over, box), (1 / high, 1 / low))
    raise TypeError(expression)


def _times(x: Ends, y: Ends) -> Ends:
    corners = [a * b for a in x for b in y]
    return min(corners), max(corners)


def apart(x: Ends, y: Ends) -> bool:
    """The two closed ranges have nothing in common."""
    return x[1] < y[0] or y[1] < x[0]


def grid(over: Interval, steps: int) -> list[Fraction]:
    """Numbers of a bounded interval: its closed ends and points evenly between."""
    assert over.lower is not None
    assert over.upper is not None
    if over.lower == over.upper:
        return [over.lower]
    points = [over.lower + (over.upper - over.lower) * Fraction(at, steps) for at in range(steps + 1)]
    return [each for each in points if each in over]


def points(box: Mapping[str, Interval], steps: int) -> list[dict[str, Fraction]]:
    """All points of a grid inside a bounded box."""
    return [dict(zip(box, each, strict=True)) for each in product(*(grid(over, steps) for over in box.values()))]
