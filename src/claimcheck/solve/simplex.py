"""Whether linear relations can all hold within bounds on their variables: exact, where propagation is not.

The general simplex of Dutertre and de Moura, "A fast linear-arithmetic solver for DPLL(T)" (2006). The sum in each
relation is a variable too, its slack, and the relation's constant is what bounds it. Some variables are basic: each has
an equation that tells it from those that are not, whose values are chosen within their bounds. A basic variable outside
its bounds changes places with one of its equation that can still move; where none can, the equation is a proof.

Others of the equation are moved as far as they go first, which takes few exchanges but might go round in circles; after
half of the exchanges allowed, variables are taken by their number alone (Bland's rule), which never does.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from fractions import Fraction
from math import gcd
from typing import TypeAlias

from attrs import field, frozen

from claimcheck.solve.satisfy import Answer
from claimcheck.solve.shape import Linear
from claimcheck.solve.system import Bounds, System

# Exchanges of two variables in one question.
_PIVOTS = 400
# A number, and how many infinitesimals above it: a bound that is excluded is one infinitesimal away.
Value: TypeAlias = tuple[int, int]
# Whole coefficients by variable; the terms add up to zero.
Equation: TypeAlias = dict[int, int]


@frozen
class Refutation:
    """A sum of relations that no values satisfy: a factor for each row, and the bounds (variable, side) that it needs.

    ``left - right`` of the relations in whole numbers, each times its factor, adds up to more than zero within the
    bounds, though each relation says that its own is zero (or, times a positive factor, at most zero).
    """

    factors: Mapping[int, int]
    ends: frozenset[tuple[int, int]]


@frozen
class Outcome:
    """The answer; with yes a point, in parts of the system's unit, and with no why."""

    answer: Answer
    point: Mapping[int, Fraction] = field(factory=dict)
    refutation: Refutation | None = field(default=None)


def simplex(system: System, rows: Collection[int], bounds: Bounds, pivots: int = _PIVOTS) -> Outcome:
    """Decide the linear relations in ``rows``; unknown where that takes more than so many ``pivots``."""
    tableau = _Tableau(system, rows, bounds)
    for turn in range(pivots + 1):
        violated = tableau.violated()
        if violated is None:
            return Outcome(Answer.YES, tableau.point())
        basic, equation, end = violated
        entering = tableau.movable(equation, basic) if turn * 2 > pivots else tableau.shifted(equation, basic, end)
        if entering is None:
            return Outcome(Answer.NO, refutation=tableau.refutation(equation))
        tableau.exchange(basic, entering, end)
    return Outcome(Answer.UNKNOWN)


class _Tableau:
    """The equations of the basic variables and the values of the others; a row's slack is numbered behind them all."""

    def __init__(self, system: System, rows: Collection[int], bounds: Bounds) -> None:
        self.size = len(system.names)
        self.low: dict[int, Value] = {}
        self.high: dict[int, Value] = {}
        self.equations: dict[int, Equation] = {}
        self.values: dict[int, Value] = {}
        for at in sorted(rows):
            row, slack = system.rows[at], self.size + at
            assert isinstance(row, Linear)  # noqa: S101 - callers ask for linear rows
            terms = {name: f for name, f in zip(system.members[at], row.coefficients, strict=True) if f}
            self.equations[slack] = {slack: -1, **terms}
            self.high[slack] = -row.constant * system.unit, 0
            if system.problems[at].relation.op == "=":
                self.low[slack] = self.high[slack]
            for name in terms:
                if name not in self.values:
                    self._bound(name, bounds)

    def _bound(self, name: int, bounds: Bounds) -> None:
        low, high = bounds.low[name], bounds.high[name]
        if low is not None:
            self.low[name] = low, int(bounds.low_open[name])
        if high is not None:
            self.high[name] = high, -int(bounds.high_open[name])
        if low is not None and high is not None and high - low > 1:
            self.values[name] = (low + high) // 2, 0
        else:
            self.values[name] = self.low.get(name) or self.high.get(name) or (0, 0)

    def violated(self) -> tuple[int, Equation, Value] | None:
        """The first basic variable outside its bounds, which end it has to go to, and its equation.

        The equation is turned so that the variable is below its lower end with a negative coefficient, or above its
        upper end with a positive one.
        """
        for basic in sorted(self.equations):
            equation = self.equations[basic]
            number, infinitesimals, size = self._valued(basic, equation)
            low, high = self.low.get(basic), self.high.get(basic)
            if low is not None and (number, infinitesimals) < (low[0] * size, low[1] * size):
                return basic, _turned(equation, up=equation[basic] > 0), low
            if high is not None and (number, infinitesimals) > (high[0] * size, high[1] * size):
                return basic, _turned(equation, up=equation[basic] < 0), high
        return None

    def _valued(self, basic: int, equation: Equation) -> tuple[int, int, int]:
        """The value of a basic variable times a size above zero, and that size."""
        number, infinitesimals = self._sum({name: f for name, f in equation.items() if name != basic})
        size = -equation[basic]
        return (number, infinitesimals, size) if size > 0 else (-number, -infinitesimals, -size)

    def movable(self, equation: Equation, basic: int) -> int | None:
        """The first other variable that can move so that the sum of the equation's other terms grows."""
        found = (name for name, f in equation.items() if name != basic and self.values[name] != self._limit(name, f))
        return min(found, default=None)

    def shifted(self, equation: Equation, basic: int, end: Value) -> int | None:
        """The variable that can move as far as the basic one needs, once those that can't have gone as far as they can.

        The other terms have to grow by as much as the equation is below zero with the basic variable at its end.
        """
        number, infinitesimals = self._sum({name: f for name, f in equation.items() if name != basic})
        short = -number - equation[basic] * end[0], -infinitesimals - equation[basic] * end[1]
        for name, f in sorted(equation.items()):
            if name == basic:
                continue
            limit, value = self._limit(name, f), self.values[name]
            if limit is None:
                return name
            gain = f * (limit[0] - value[0]), f * (limit[1] - value[1])
            if gain >= short:
                return name
            self.values[name] = limit
            short = short[0] - gain[0], short[1] - gain[1]
        return None

    def _limit(self, name: int, f: int) -> Value | None:
        """How far a variable can go so that its term with factor ``f`` grows."""
        return self.high.get(name) if f > 0 else self.low.get(name)

    def _sum(self, terms: Equation) -> Value:
        """The value of some terms, none of them of a basic variable."""
        number = infinitesimals = 0
        for name, f in terms.items():
            value = self.values[name]
            number += f * value[0]
            infinitesimals += f * value[1]
        return number, infinitesimals

    def exchange(self, basic: int, entering: int, end: Value) -> None:
        """Put a basic variable at an end of its bounds, and let another be told from it and the rest."""
        equation = self.equations.pop(basic)
        del self.values[entering]
        self.values[basic] = end
        for other, each in self.equations.items():
            if entering in each:
                self.equations[other] = _without(each, equation, entering)
        self.equations[entering] = equation

    def refutation(self, equation: Equation) -> Refutation:
        """What is at its end in an equation of which nothing can move."""
        factors = {name - self.size: f for name, f in equation.items() if name >= self.size}
        return Refutation(factors, frozenset((name, int(f > 0)) for name, f in equation.items() if name < self.size))

    def point(self) -> Mapping[int, Fraction]:
        """The values of all variables, a number small enough put for the infinitesimal."""
        found = {name: (Fraction(value), Fraction(more)) for name, (value, more) in self.values.items()}
        for basic, equation in self.equations.items():
            number, infinitesimals, size = self._valued(basic, equation)
            found[basic] = Fraction(number, size), Fraction(infinitesimals, size)
        small = Fraction(1)
        for name, (value, more) in found.items():
            for end, way in ((self.low.get(name), 1), (self.high.get(name), -1)):
                if end is not None and (short := (end[1] - more) * way) > 0:
                    small = min(small, (value - end[0]) * way / short)
        return {name: value + more * small for name, (value, more) in found.items() if name < self.size}


def _turned(equation: Equation, *, up: bool) -> Equation:
    return {name: -f for name, f in equation.items()} if up else equation


def _without(equation: Equation, known: Equation, name: int) -> Equation:
    """The equation with another added so often that a variable of both falls out, in the least whole numbers."""
    mine, other = known[name], equation[name]
    total = {each: f * mine for each, f in equation.items()}
    for each, f in known.items():
        total[each] = total.get(each, 0) - f * other
    common = gcd(*total.values())
    return {each: f // common for each, f in total.items() if f}
