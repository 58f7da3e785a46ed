"""Whether a relation can hold for some values inside a box."""

from __future__ import annotations

from enum import Enum
from functools import cached_property

from attrs import frozen

from claimcheck.model import Expression, Interval, Relation
from claimcheck.solve.corners import common_unit, quotient_range
from claimcheck.solve.enclose import enclose
from claimcheck.solve.extent import Box, Extent, extent, quotient_extent
from claimcheck.solve.polynomial import Polynomial, Ratio, TooLargeError, ratio
from claimcheck.solve.shape import Shape, form_of, shape_of
from claimcheck.solve.witness import witness


class Answer(Enum):
    """Proven to be possible, proven not to be, or neither."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@frozen
class Problem:
    """A relation prepared for judging: its shape, the names of its variables, and the ``room`` of what is unstated."""

    relation: Relation
    shape: Shape
    names: tuple[str, ...]
    room: Box

    @classmethod
    def of(cls, relation: Relation) -> Problem:
        """Prepare a relation."""
        form, names = form_of(relation)
        unstated = relation.unstated if any(name.startswith("?") for name in names) else ()
        return cls(relation, shape_of(form), names, {each.variable: each.within for each in unstated})

    @property
    def claims(self) -> tuple[str, ...]:
        """The variables that are claims, in order."""
        return tuple(name for name in self.names if name not in self.room) if self.room else self.names

    @cached_property
    def gap(self) -> Ratio | None:
        """Left less right over one denominator, ``None`` where that is too large."""
        gap = self.shape.gap
        return None if gap is None else Ratio(self._named(gap.numerator), self._named(gap.denominator))

    def _named(self, p: Polynomial) -> Polynomial:
        return {tuple(sorted(self.names[int(at)] for at in monomial)): factor for monomial, factor in p.items()}


@frozen
class Sides:
    """The ranges of the two sides; each may be wider than what the side takes where it is not exact."""

    left: Extent
    right: Extent

    @classmethod
    def of(cls, problem: Problem, box: Box, limit: int) -> Sides:
        """Work out both sides."""
        relation = problem.relation
        left = _side(relation.left, box, limit, once=problem.shape.left_once)
        if not problem.shape.right_once and (right := _right_at_corners(problem, box)) is not None:
            return cls(left, Extent(right))
        return cls(left, _side(relation.right, box, limit, once=problem.shape.right_once))


def _right_at_corners(problem: Problem, box: Box) -> Interval | None:
    """All values of a right side in which claims occur several times, from its corners; None where these don't tell."""
    ranges = [box[name] for name in problem.names]
    unit = common_unit(ranges)
    side = problem.shape.right_side(unit)
    return None if side is None else quotient_range(*side[1:], [ranges[at] for at in side[0]], unit)


def _side(expression: Expression, box: Box, limit: int, *, once: bool) -> Extent:
    """All values of one side, as exactly as can be had."""
    plain = enclose(expression, box)
    if plain is not None and once:
        return Extent(plain)
    try:
        sharp = quotient_extent(ratio(expression), box, limit)
    except TooLargeError:
        sharp = None
    return sharp or Extent(plain or Interval.whole(), exact=False)


def satisfiable(problem: Problem, box: Box, limit: int) -> Answer:
    """Whether some point of ``box`` satisfies the relation; exact unless a bound is reached."""
    return answer(problem, Sides.of(problem, box, limit), box, limit)


def answer(problem: Problem, sides: Sides, box: Box, limit: int) -> Answer:
    """The same where the ranges of the sides are known."""
    if not meets(sides.left.interval, sides.right.interval, problem.relation.op):
        return Answer.NO
    if problem.shape.separate and sides.left.exact and sides.right.exact:
        return Answer.YES
    return Answer.UNKNOWN if problem.gap is None else _by_sign(problem.gap, problem.relation.op, box, limit)


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
    opened = dict(box)
    for name in {name for monomial in denominator for name in monomial}:
        if all(name in monomial for monomial in denominator):
            over = box[name]
            opened[name] = Interval(
                over.lower,
                over.upper,
                over.lower_open or over.lower == 0,
                over.upper_open or over.upper == 0,
            )
    return opened
