"""Relations as quotients of polynomials over claims, with exact rational coefficients."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from attrs import frozen

from claimcheck.model import Constant, Expression, Product, Quotient, Ref, Sum, Unstated

# Claim ids, sorted, one for each factor; the empty monomial is the constant term.
Monomial = tuple[str, ...]
Polynomial = Mapping[Monomial, Fraction]

ONE: Polynomial = {(): Fraction(1)}

# A normal form beyond this many terms costs more than plain interval arithmetic loses.
MOST_TERMS = 512


class TooLargeError(ArithmeticError):
    """The normal form of an expression has too many terms to be worth having."""


@frozen
class Ratio:
    """``numerator / denominator``."""

    numerator: Polynomial
    denominator: Polynomial


def add(p: Polynomial, q: Polynomial) -> Polynomial:
    """The sum, zero terms left out."""
    total = dict(p)
    for monomial, coefficient in q.items():
        total[monomial] = total.get(monomial, Fraction(0)) + coefficient
    return {monomial: coefficient for monomial, coefficient in total.items() if coefficient}


def multiply(p: Polynomial, q: Polynomial) -> Polynomial:
    """The product; raises ``TooLargeError`` past ``MOST_TERMS``."""
    if len(p) * len(q) > MOST_TERMS:
        raise TooLargeError
    total: dict[Monomial, Fraction] = {}
    for left, a in p.items():
        for right, b in q.items():
            monomial = tuple(sorted(left + right))
            total[monomial] = total.get(monomial, Fraction(0)) + a * b
    return {monomial: coefficient for monomial, coefficient in total.items() if coefficient}


def scale(p: Polynomial, factor: Fraction) -> Polynomial:
    """Every coefficient times ``factor``."""
    return {monomial: coefficient * factor for monomial, coefficient in p.items()} if factor else {}


def variables(p: Polynomial) -> list[str]:
    """Claims that occur, sorted."""
    return sorted({name for monomial in p for name in monomial})


def degree(p: Polynomial, name: str) -> int:
    """The highest power of one claim."""
    return max((monomial.count(name) for monomial in p), default=0)


def derivative(p: Polynomial, name: str) -> Polynomial:
    """By how much it changes as one claim does."""
    slope: dict[Monomial, Fraction] = {}
    for monomial, coefficient in p.items():
        power = monomial.count(name)
        if power:
            rest = without(monomial, name)
            slope[rest] = slope.get(rest, Fraction(0)) + coefficient * power
    return slope


def split(p: Polynomial, name: str) -> tuple[Polynomial, Polynomial]:
    """``(a, b)`` with ``p = a + b·name``, for a claim of degree at most one."""
    a = {monomial: coefficient for monomial, coefficient in p.items() if name not in monomial}
    b = {without(monomial, name): coefficient for monomial, coefficient in p.items() if name in monomial}
    return a, b


def substitute(p: Polynomial, name: str, value: Fraction) -> Polynomial:
    """The polynomial with a number put for one claim."""
    total: dict[Monomial, Fraction] = {}
    for monomial, coefficient in p.items():
        power = monomial.count(name)
        rest = tuple(factor for factor in monomial if factor != name) if power else monomial
        total[rest] = total.get(rest, Fraction(0)) + coefficient * value**power
    return {monomial: coefficient for monomial, coefficient in total.items() if coefficient}


def evaluate(p: Polynomial, point: Mapping[str, Fraction]) -> Fraction:
    """The value at a point."""
    total = Fraction(0)
    for monomial, coefficient in p.items():
        product = coefficient
        for name in monomial:
            product *= point[name]
        total += product
    return total


def without(monomial: Monomial, name: str) -> Monomial:
    """One factor less."""
    at = monomial.index(name)
    return monomial[:at] + monomial[at + 1 :]


def ratio(expression: Expression) -> Ratio:
    """The expression over one common denominator; raises ``TooLargeError``."""
    match expression:
        case Constant(value=value):
            return Ratio({(): value} if value else {}, ONE)
        case Ref(claim=claim, scale=factor):
            return Ratio({(claim,): factor} if factor else {}, ONE)
        case Unstated():
            return Ratio({(expression.variable,): Fraction(1)}, ONE)
        case Sum(terms=terms):
            return _sum([ratio(each) for each in terms])
        case Product(factors=factors):
            return _product([ratio(each) for each in factors])
        case Quotient(numerator=numerator, denominator=denominator):
            over = ratio(denominator)
            return _product([ratio(numerator), Ratio(over.denominator, over.numerator)])
    raise TypeError(f"not an expression: {expression!r}")


def difference(left: Expression, right: Expression) -> Ratio:
    """``left - right`` over one common denominator; raises ``TooLargeError``."""
    minuend, subtrahend = ratio(left), ratio(right)
    return _sum([minuend, Ratio(scale(subtrahend.numerator, Fraction(-1)), subtrahend.denominator)])


def _sum(terms: list[Ratio]) -> Ratio:
    total = Ratio({}, ONE)
    for each in terms:
        if each.denominator == total.denominator:
            total = Ratio(add(total.numerator, each.numerator), total.denominator)
        else:
            crossed = add(multiply(total.numerator, each.denominator), multiply(each.numerator, total.denominator))
            total = Ratio(crossed, multiply(total.denominator, each.denominator))
    return _reduced(total)


def _product(factors: list[Ratio]) -> Ratio:
    total = Ratio(ONE, ONE)
    for each in factors:
        total = Ratio(multiply(total.numerator, each.numerator), multiply(total.denominator, each.denominator))
    return _reduced(total)


def _reduced(value: Ratio) -> Ratio:
    """Claims that divide both sides cancelled: as a denominator, none of them is zero."""
    if value.denominator == ONE or not value.numerator:
        return value
    numerator, denominator = value.numerator, value.denominator
    for name in variables(denominator):
        while all(name in monomial for monomial in (*numerator, *denominator)):
            numerator = {without(monomial, name): c for monomial, c in numerator.items()}
            denominator = {without(monomial, name): c for monomial, c in denominator.items()}
    return Ratio(numerator, denominator)
