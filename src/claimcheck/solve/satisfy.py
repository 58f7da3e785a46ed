"""Whether a relation can hold for some values inside a box."""

from __future__ import annotations

from enum import Enum

from attrs import frozen

from claimcheck.model import Interval, Relation
from claimcheck.solve.enclose import enclose, occurs_once
from claimcheck.solve.extent import Box, extent, quotient_extent
from claimcheck.solve.polynomial import Polynomial, Ratio, TooLargeError, difference, ratio
from claimcheck.solve.witness import witness


class Answer(Enum):
    """Proven to be possible, proven not to be, or neither."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@frozen
class Problem:
    """A relation prepared for judging: ``gap`` is left less right as a quotient, ``None`` where that is too large."""

    relation: Relation
    single: bool
    gap: Ratio | None

    @classmethod
    def of(cls, relation: Relation) -> Problem:
        """Prepare a relation."""
        single = occurs_once(relation)
        try:
            gap = difference(relation.left, relation.right)
        except TooLargeError:
            gap = None
        return cls(relation, single, gap)


def satisfiable(problem: Problem, box: Box, limit: int) -> Answer:
    """Whether some point of ``box`` satisfies the relation; exact unless a bound is reached."""
    left, right = enclose(problem.relation.left, box), enclose(problem.relation.right, box)
    if left is not None and right is not None:
        possible = meets(left, right, problem.relation.op)
        if not possible:
            return Answer.NO
        if problem.single:
            return Answer.YES
    if problem.gap is None:
        return Answer.UNKNOWN
    return _by_sign(problem.gap, problem.relation.op, box, limit)


def meets(left: Interval, right: Interval, op: str) -> bool:
    """Some number of ``left`` equals one of ``right``, or is at most one of them."""
    if op == "=":
        return left.overlaps(right)
    if left.lower is None or right.upper is None or left.lower < right.upper:
        return True
    return left.lower == right.upper and not (left.lower_open or right.upper_open)


def _by_sign(gap: Ratio, op: str, box: Box, limit: int) -> Answer:
    """Judge from the signs that the numerator of left less right can have."""
    box = _without_zero(gap.denominator, box)
    over = extent(gap.numerator, box, limit)
    if op == "=" and 0 not in over.interval:
        return Answer.NO
    sign = extent(gap.denominator, box, limit).interval.sign
    if sign and (op == "=" or meets(over.interval.scaled(sign), Interval.point(0), "<=")):
        proven = over.exact
    elif sign:
        return Answer.NO
    else:
        proven = False
    return Answer.YES if proven or witness(gap, op, box, limit) else Answer.UNKNOWN


def _without_zero(denominator: Polynomial, box: Box) -> Box:
    """The box without zero at the end of a claim that divides the denominator."""
    factors = {name for monomial in denominator for name in monomial}
    opened = dict(box)
    for name in factors:
        if all(name in monomial for monomial in denominator):
            over = box[name]
            opened[name] = Interval(
                over.lower,
                over.upper,
                over.lower_open or over.lower == 0,
                over.upper_open or over.upper == 0,
            )
    return opened


def side_range(problem: Problem, side: str, box: Box, limit: int) -> Interval:
    """All values of the left or the right side, as exactly as can be had."""
    expression = problem.relation.left if side == "left" else problem.relation.right
    plain = enclose(expression, box)
    if plain is not None and problem.single:
        return plain
    try:
        value = ratio(expression)
    except TooLargeError:
        value = None
    sharp = value and quotient_extent(value, box, limit)
    if sharp:
        return sharp.interval
    return plain if plain is not None else Interval.whole()
