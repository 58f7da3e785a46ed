"""Looks for exact values of all variables that satisfy every relation of a component at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from fractions import Fraction

from claimcheck.solve.corners import at_corners
from claimcheck.solve.polynomial import degree, evaluate, split
from claimcheck.solve.propagate import propagate
from claimcheck.solve.shape import Linear, Multilinear
from claimcheck.solve.system import Bounds, System

# Values that are tried of one variable, in eighths of its range.
_EIGHTHS = (4, 2, 6)
# Trials of one search.
_TRIALS = 40
# Exact values by variable, in parts of the system's unit.
Point = dict[int, Fraction]


def point_within(system: System, rows: Collection[int], bounds: Bounds, end: int) -> bool:
    """Some point within the bounds satisfies all relations; false where none was found before the work came to ``end``.

    Variables are fixed one by one, the narrowest first; what follows from them is worked out in fractions.
    """
    search = _Search(system, frozenset(rows), bounds, end)
    return search.fix(bounds, {}, search.order)


class _Search:
    def __init__(self, system: System, rows: frozenset[int], bounds: Bounds, end: int) -> None:
        self.system, self.rows, self.end, self.trials = system, rows, end, _TRIALS
        names = {name for at in rows for name in system.members[at]}
        self.order = sorted(names, key=lambda name: (_looseness(bounds, name), name))

    def fix(self, bounds: Bounds, point: Point, moved: Iterable[int]) -> bool:
        """Complete a partial point of which the variables in ``moved`` are new."""
        if not self._follow(bounds, point, moved):
            return False
        name = next((each for each in self.order if each not in point), None)
        if name is None:
            return all(self._holds(at, point) for at in self.rows)
        for eighth in _EIGHTHS:
            self.trials -= 1
            value = _inside(bounds, name, eighth)
            if self.trials < 0 or value is None or self.system.work > self.end:
                return False
            part = bounds.copy()
            part.low[name] = part.high[name] = value
            part.low_open[name] = part.high_open[name] = False
            near = [at for at in self.system.around[name] if at in self.rows]
            if propagate(self.system, part, near, self.rows) is None and self.fix(
                part, {**point, name: Fraction(value)}, (name,)
            ):
                return True
        return False

    def _follow(self, bounds: Bounds, point: Point, moved: Iterable[int]) -> bool:
        """Work out the variables that an equation leaves no choice; false where one falls outside its bounds."""
        waiting = [at for name in moved for at in self.system.around[name] if at in self.rows]
        while waiting:
            at = waiting.pop()
            left = [name for name in self.system.members[at] if name not in point]
            if len(left) != 1 or self.system.problems[at].relation.op != "=":
                continue
            (name,) = left
            value = self._solved(at, name, point)
            if value is None or not _lies_within(bounds, name, value):
                return False
            point[name] = value
            waiting += [other for other in self.system.around[name] if other in self.rows]
        return True

    def _solved(self, at: int, name: int, point: Mapping[int, Fraction]) -> Fraction | None:
        """The value that the others leave for one variable of an equation."""
        row, members = self.system.rows[at], self.system.members[at]
        if isinstance(row, Linear):
            known = sum(f * point[each] for each, f in zip(members, row.coefficients, strict=True) if each != name)
            factor = row.coefficients[members.index(name)]
            return -Fraction(known + row.constant * self.system.unit) / factor if factor else None
        if isinstance(row, Multilinear):
            place = members.index(name)
            ends = [((point[each].numerator, point[each].denominator, False),) for each in members if each != name]
            (rest,), (slope,) = at_corners(row.rests[place], ends), at_corners(row.slopes[place], ends)
            return Fraction(-rest, slope) if slope else None
        return self._solved_in_fractions(at, name, point)

    def _solved_in_fractions(self, at: int, name: int, point: Mapping[int, Fraction]) -> Fraction | None:
        problem, text = self.system.problems[at], self.system.names[name]
        if problem.gap is None or degree(problem.gap.numerator, text) != 1:
            return None
        rest, slope = split(problem.gap.numerator, text)
        known = self._named(at, point)
        under = evaluate(slope, known)
        return -evaluate(rest, known) / under * self.system.unit if under else None

    def _holds(self, at: int, point: Mapping[int, Fraction]) -> bool:
        gap, known = self.system.problems[at].gap, self._named(at, point)
        under = evaluate(gap.denominator, known) if gap else Fraction(0)
        if gap is None or not under:
            return False
        value = evaluate(gap.numerator, known) / under
        return value == 0 if self.system.problems[at].relation.op == "=" else value <= 0

    def _named(self, at: int, point: Mapping[int, Fraction]) -> dict[str, Fraction]:
        system = self.system
        return {system.names[name]: point[name] / system.unit for name in system.members[at] if name in point}


def _looseness(bounds: Bounds, name: int) -> int:
    """How wide a range is beside its size; endless ones are widest of all."""
    low, high = bounds.low[name], bounds.high[name]
    if low is None or high is None:
        return 1 << 64
    return (high - low << 32) // max(abs(low), abs(high), 1)


def _inside(bounds: Bounds, name: int, eighth: int) -> int | None:
    """A whole number within the bounds, so many eighths of the way up."""
    low, high = bounds.low[name], bounds.high[name]
    if low is None and high is None:
        return 0
    if low is None or high is None:
        end = low if low is not None else high
        assert end is not None  # noqa: S101 - one of the two is there
        return end + (abs(end) // 8 + bounds.unit) * eighth // (8 if high is None else -8)
    value = low + (high - low) * eighth // 8
    return value if _lies_within(bounds, name, Fraction(value)) else None


def _lies_within(bounds: Bounds, name: int, value: Fraction) -> bool:
    low, high = bounds.low[name], bounds.high[name]
    if low is not None and (value < low or (value == low and bounds.low_open[name])):
        return False
    return high is None or value < high or (value == high and not bounds.high_open[name])
