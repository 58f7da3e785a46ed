"""The relations of a component over numbered variables, and the bounds of these in whole numbers.

All variables are counted in parts of one unit so fine that every printed bound is a whole number.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TypeAlias

from claimcheck.model import Interval
from claimcheck.solve.corners import common_unit
from claimcheck.solve.extent import extent
from claimcheck.solve.satisfy import Problem
from claimcheck.solve.shape import Linear, Multilinear

# Parts into which the finest printed bound is divided, for the bounds that a division makes.
_FINER = 1 << 20

# A bound that moved: its variable, its side (0 lower, 1 upper), and the place of the relation that moved it.
Event: TypeAlias = tuple[int, int, int]


class System:
    """Relations with their variables numbered."""

    def __init__(self, problems: Sequence[Problem], ranges: Mapping[str, Interval], limit: int) -> None:
        self.problems, self.limit = tuple(problems), limit
        room = {name: over for problem in problems for name, over in problem.room.items()}
        self.number: dict[str, int] = {}
        self.members = [
            tuple([self.number.setdefault(name, len(self.number)) for name in problem.names]) for problem in problems
        ]
        self.names = tuple(self.number)
        self.ranges = [room[name] if name in room else ranges[name] for name in self.names]
        self.unit = common_unit(self.ranges) * _FINER
        self.rows = [self._row(problem) for problem in problems]
        self.around: list[list[int]] = [[] for _ in self.names]
        for at, members in enumerate(self.members):
            for name in members:
                self.around[name].append(at)
        # Revisions so far, by which searches are bounded.
        self.work = 0

    def _row(self, problem: Problem) -> Linear | Multilinear | None:
        """The relation in whole numbers, None where it has to be judged in fractions."""
        shape = problem.shape
        if shape.linear is not None:
            return shape.linear
        told = shape.multilinear and (problem.relation.op == "=" or self._divides_upright(problem))
        return shape.scaled(self.unit) if told else None

    def _divides_upright(self, problem: Problem) -> bool:
        """What an order divides by is positive throughout the ranges, so that it may be multiplied out."""
        assert problem.gap is not None  # noqa: S101 - that it is multilinear has been asked
        box = {name: self.ranges[self.number[name]] for name in problem.names}
        return extent(problem.gap.denominator, box, self.limit).interval.sign > 0

    def bounds(self, released: Mapping[int, Interval]) -> Bounds:
        """The printed ranges, those of released variables replaced."""
        ranges = [released.get(at, over) for at, over in enumerate(self.ranges)] if released else self.ranges
        return Bounds(ranges, self.unit)


class Bounds:
    """Lower and upper ends of all variables; None is unbounded, and a flag says whether the end itself is excluded.

    ``events`` tell what moved and why; ``unsure`` are the relations that could not be used to the full.
    """

    __slots__ = ("events", "high", "high_open", "history", "low", "low_open", "unit", "unsure")

    def __init__(self, ranges: Sequence[Interval], unit: int) -> None:
        self.unit = unit
        self.low = [
            None if (end := over.lower) is None else end.numerator * (unit // end.denominator) for over in ranges
        ]
        self.high = [
            None if (end := over.upper) is None else end.numerator * (unit // end.denominator) for over in ranges
        ]
        self.low_open = [over.lower_open for over in ranges]
        self.high_open = [over.upper_open for over in ranges]
        self.events: list[Event] = []
        self.history: dict[tuple[int, int], list[int]] = {}
        self.unsure: set[int] = set()

    def copy(self) -> Bounds:
        """The same bounds with no past, to be moved on their own."""
        other = Bounds((), self.unit)
        other.low, other.high = self.low[:], self.high[:]
        other.low_open, other.high_open = self.low_open[:], self.high_open[:]
        return other

    def interval(self, at: int) -> Interval:
        """The range of a variable as it stands."""
        low, high = self.low[at], self.high[at]
        return Interval(
            None if low is None else Fraction(low, self.unit),
            None if high is None else Fraction(high, self.unit),
            self.low_open[at],
            self.high_open[at],
        )

    def up(self, name: int, value: int, row: int, good: int, *, is_open: bool) -> bool:
        """The variable is at least ``value``, as ``row`` says; true where nothing is left of it.

        With ``good`` above zero a bound moves only by at least that part of its interval.
        """
        low, high = self.low[name], self.high[name]
        if low is not None:
            if value < low or (value == low and (not is_open or self.low_open[name])):
                return False
            if good and high is not None and value < high and (value - low) * good < high - low:
                return False
        self.low[name], self.low_open[name] = value, is_open
        self.history.setdefault((name, 0), []).append(len(self.events))
        self.events.append((name, 0, row))
        return high is not None and (value > high or (value == high and (is_open or self.high_open[name])))

    def down(self, name: int, value: int, row: int, good: int, *, is_open: bool) -> bool:
        """The variable is at most ``value``; else as ``up``."""
        low, high = self.low[name], self.high[name]
        if high is not None:
            if value > high or (value == high and (not is_open or self.high_open[name])):
                return False
            if good and low is not None and value > low and (high - value) * good < high - low:
                return False
        self.high[name], self.high_open[name] = value, is_open
        self.history.setdefault((name, 1), []).append(len(self.events))
        self.events.append((name, 1, row))
        return low is not None and (low > value or (low == value and (is_open or self.low_open[name])))
