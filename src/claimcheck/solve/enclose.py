"""Plain interval arithmetic over an expression: exact where every claim occurs once, else an outer enclosure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from claimcheck.model import Constant, Expression, Interval, Product, Quotient, Ref, Relation, Sum
from claimcheck.solve.extent import Box


def enclose(expression: Expression, box: Box) -> Interval | None:
    """A range that holds every value of ``expression``; ``None`` where a denominator may take either sign."""
    match expression:
        case Ref(claim=claim, scale=factor):
            return box[claim] if factor == 1 else box[claim].scaled(factor)
        case Constant(value=value):
            return Interval(value, value)
        case Sum(terms=terms):
            return _sum(terms, box)
        case Product(factors=factors):
            return _product(factors, box)
        case Quotient(numerator=numerator, denominator=denominator):
            over, under = enclose(numerator, box), enclose(denominator, box)
            return over / under if over and under and under.one_sided else None
    raise TypeError(f"not an expression: {expression!r}")


def _sum(terms: tuple[Expression, ...], box: Box) -> Interval | None:
    total = Interval.point(0)
    for each in terms:
        if (value := enclose(each, box)) is None:
            return None
        total = total + value
    return total


def _product(factors: tuple[Expression, ...], box: Box) -> Interval | None:
    total = Interval.point(1)
    for each, power in Counter(factors).items():
        if (value := enclose(each, box)) is None:
            return None
        total = total * (value if power == 1 else value**power)
    return total


def occurs_once(relation: Relation) -> bool:
    """No claim occurs twice, equal factors of a product counted as one power."""
    names = [*_uses(relation.left), *_uses(relation.right)]
    return len(set(names)) == len(names)


def _uses(expression: Expression) -> Iterator[str]:
    match expression:
        case Ref(claim=claim):
            yield claim
        case Sum(terms=parts):
            for part in parts:
                yield from _uses(part)
        case Product(factors=parts):
            for part in dict.fromkeys(parts):
                yield from _uses(part)
        case Quotient(numerator=numerator, denominator=denominator):
            yield from _uses(numerator)
            yield from _uses(denominator)
