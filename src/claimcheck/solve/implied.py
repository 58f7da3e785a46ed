"""The range that a relation and its other claims force on one claim."""

from __future__ import annotations

from fractions import Fraction

from claimcheck.model import Claim, Interval
from claimcheck.solve.corners import common_unit, quotient_range
from claimcheck.solve.extent import Box, enclosure, extent, quotient_extent
from claimcheck.solve.polynomial import Ratio, degree, scale, split
from claimcheck.solve.satisfy import Problem
from claimcheck.solve.shape import Linear

# Growth and change may be of either sign; the other kinds are never negative when they are printed positive.
NEVER_NEGATIVE = frozenset({"level", "rate", "multiple"})


def implied(problem: Problem, name: str, box: Box, limit: int) -> Interval:
    """All values (in the claim's base unit) for which the relation can hold; wider where that can't be solved for."""
    if problem.shape.linear is not None:
        return _by_the_rest(problem, problem.shape.linear, name, box)
    if problem.relation.op == "=" and problem.shape.multilinear:
        return _at_corners(problem, name, box)
    if problem.gap is None or degree(problem.gap.numerator, name) != 1:
        return Interval.whole()
    rest, slope = split(problem.gap.numerator, name)
    root = _quotient(Ratio(scale(rest, Fraction(-1)), slope), box, limit)
    if root is None:
        return Interval.whole()
    if problem.relation.op == "=":
        return root
    return _below(root, extent(slope, box, limit).interval.sign * _denominator_sign(problem.gap, box, limit))


def _by_the_rest(problem: Problem, row: Linear, name: str, box: Box) -> Interval:
    """What a sum leaves to one of its terms."""
    own, rest = 0, Interval.point(row.constant)
    for each, factor in zip(problem.names, row.coefficients, strict=True):
        if each == name:
            own = factor
        elif factor:
            rest = rest + box[each].scaled(factor)
    if not own:
        return Interval.whole()
    root = rest.scaled(Fraction(-1, own))
    return root if problem.relation.op == "=" else _below(root, own)


def _at_corners(problem: Problem, name: str, box: Box) -> Interval:
    """What an equation leaves to a variable of degree one, the others being at the ends of their ranges."""
    others = [box[each] for each in problem.names if each != name]
    unit = common_unit(others)
    row, at = problem.shape.scaled(unit), problem.names.index(name)
    found = quotient_range([-each for each in row.rests[at]], row.slopes[at], others, unit)
    return Interval.whole() if found is None else found.scaled(Fraction(1, unit))


def possible(claim: Claim) -> Interval:
    """What a claim of this kind can be at all."""
    if claim.kind in NEVER_NEGATIVE and claim.quantity.value >= 0:
        return Interval(Fraction(0), None)
    return Interval.whole()


def _quotient(value: Ratio, box: Box, limit: int) -> Interval | None:
    if [*value.denominator] == [()]:
        # A sum is no quotient: it needs no corners, of which a long one has too many.
        return extent(scale(value.numerator, 1 / value.denominator[()]), box, limit).interval
    sharp = quotient_extent(value, box, limit)
    if sharp is not None:
        return sharp.interval
    over, under = enclosure(value.numerator, box), extent(value.denominator, box, limit).interval
    return over / under if under.one_sided else None


def _below(root: Interval, direction: int) -> Interval:
    """The values on the side of the root where left is at most right."""
    if direction > 0:
        return Interval(None, root.upper, upper_open=root.upper_open)
    if direction < 0:
        return Interval(root.lower, None, lower_open=root.lower_open)
    return Interval.whole()


def _denominator_sign(gap: Ratio, box: Box, limit: int) -> int:
    return extent(gap.denominator, box, limit).interval.sign
