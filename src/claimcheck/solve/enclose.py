"""Plain interval arithmetic over an expression: exact where every claim occurs once, else an outer enclosure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from claimcheck.model import Constant, Expression, Interval, Product, Quotient, Ref, Sum, Unstated
from claimcheck.solve.extent import Box


def enclose(expression: Expression, box: Box) -> Interval | None:
    """A range that holds every value of ``expression``; ``None`` where a denominator may take either sign."""
    match expression:
        case Ref(claim=claim, scale=factor):
            return box[claim] if factor == 1 else box[claim].scaled(factor)
        case Constant(value=value):
            return Interval(value, value)
        case Unstated(within=within):
            return within
        case Sum(terms=terms):
            return _sum(terms, box)
        case Product(factors=factors):
            return _product(factors, box)
        case Quotient(numerator=numerator, denominator=denominator):
            over, under = enclose(numerator, box), enclose(denominator, box)
            return over / under if over and under and under.one_sided else None
    raise TypeError(f"not an expression: {expression!r}")


def _sum(terms: tuple[Expression, ...], box: Box) -> Interval | None:
    total: Interval | None = None
    for each in terms:
        if (value := enclose(each, box)) is None:
            return None
        total = value if total is None else total + value
    return Interval.point(0) if total is None else total


def _product(factors: tuple[Expression, ...], box: Box) -> Interval | None:
    constant, total = Fraction(1), None
    for each, power in _powers(factors):
        if isinstance(each, Constant):
            constant *= each.value**power
            continue
        if (value := enclose(each, box)) is None:
            return None
        value = value if power == 1 else value**power
        total = value if total is None else total * value
    if total is None:
        return Interval(constant, constant)
    return total if constant == 1 else total.scaled(constant)


def _powers(factors: tuple[Expression, ...]) -> list[tuple[Expression, int]]:
    """Each factor with how often it occurs."""
    if len(factors) == 2 and factors[0] != factors[1]:  # noqa: PLR2004 - a pair is the usual case, and hashing it slow
        return [(factors[0], 1), (factors[1], 1)]
    return list(Counter(factors).items())


def uses(expression: Expression) -> Iterator[str]:
    """Claims and unstated quantities as often as they count: equal factors of a product are one power."""
    match expression:
        case Ref(claim=claim):
            yield claim
        case Unstated():
            yield expression.variable
        case Sum(terms=parts):
            for part in parts:
                yield from uses(part)
        case Product(factors=parts):
            for part, _ in _powers(parts):
                yield from uses(part)
        case Quotient(numerator=numerator, denominator=denominator):
            yield from uses(numerator)
            yield from uses(denominator)
