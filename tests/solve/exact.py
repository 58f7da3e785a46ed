"""The same questions put to z3, which decides them over the reals by other means; no code of the solver is used."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from fractions import Fraction

import z3

from claimcheck.model import Claim, Constant, Expression, Interval, Product, Quotient, Ref, Relation, Sum

Variables = Mapping[str, z3.ArithRef]
# Milliseconds for one question; none of those asked here comes near it.
_TIMEOUT = 20_000
# The complete procedure for polynomials alone; the solver that chooses among several takes twice as long.
_DECIDED_BY = z3.Then("simplify", "purify-arith", "nlsat")


def number(value: Fraction) -> z3.RatNumRef:
    return z3.RealVal(f"{value.numerator}/{value.denominator}")


def within(variable: z3.ArithRef, over: Interval) -> list[z3.BoolRef]:
    """The variable lies in the interval, its ends excluded where they are open."""
    found = []
    if over.lower is not None:
        low = number(over.lower)
        found.append(variable > low if over.lower_open else variable >= low)
    if over.upper is not None:
        high = number(over.upper)
        found.append(variable < high if over.upper_open else variable <= high)
    return found


def term(expression: Expression, at: Variables, side: list[z3.BoolRef]) -> z3.ArithRef:
    """The expression in z3's terms; each quotient is a number that times its denominator gives its numerator."""
    match expression:
        case Constant(value=value):
            return number(value)
        case Ref(claim=name, scale=scale):
            return at[name] * number(scale)
        case Sum(terms=terms):
            return z3.Sum([term(each, at, side) for each in terms])
        case Product(factors=factors):
            total = number(Fraction(1))
            for each in factors:
                total = total * term(each, at, side)
            return total
        case Quotient(numerator=over, denominator=under):
            quotient, divisor = z3.FreshReal(), term(under, at, side)
            side += [quotient * divisor == term(over, at, side), divisor != 0]
            return quotient
    raise TypeError(expression)


def holds(relation: Relation, at: Variables) -> list[z3.BoolRef]:
    side: list[z3.BoolRef] = []
    left, right = term(relation.left, at, side), term(relation.right, at, side)
    return [*side, left == right if relation.op == "=" else left <= right]


def satisfiable(
    claims: Iterable[Claim],
    relations: Iterable[Relation],
    *,
    without: Collection[str] = (),
    also: Iterable[object] = (),
) -> bool:
    """All relations can hold within the hard ranges of the claims, those ``without`` a number aside."""
    solver = _DECIDED_BY.solver()
    solver.set("timeout", _TIMEOUT)
    at = {claim.id: z3.Real(claim.id) for claim in claims}
    for claim in claims:
        solver.add(*within(at[claim.id], _possible(claim) if claim.id in without else claim.quantity.hard))
    for relation in relations:
        solver.add(*holds(relation, at))
    solver.add(*also)
    answer = solver.check()
    assert answer != z3.unknown
    return bool(answer == z3.sat)


def _possible(claim: Claim) -> Interval:
    """What is left of a claim whose number is taken back: levels, rates and multiples are not negative."""
    never = claim.kind in {"level", "rate", "multiple"} and claim.quantity.value >= 0
    return Interval(Fraction(0), None) if never else Interval.whole()
