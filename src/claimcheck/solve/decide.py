"""Whether all relations of a component can hold together, and a short proof where they can't.

Bounds are propagated first; where that refutes nothing and several ways lead from one variable to another, a point that
satisfies everything is looked for, then ranges are halved. All of it is exact and bounded, and says so where it ends.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TypeAlias

from attrs import field, frozen

from claimcheck.model import Interval
from claimcheck.solve.point import point_within
from claimcheck.solve.propagate import Empty, propagate
from claimcheck.solve.satisfy import Answer
from claimcheck.solve.shape import Linear
from claimcheck.solve.system import Bounds, System, is_acyclic

# Halvings of a range in one decision.
_HALVINGS = 64
Released: TypeAlias = Mapping[int, Interval]


@frozen
class Conflict:
    """Relations, by place, and the variables whose printed ranges they can't hold in together."""

    rows: frozenset[int]
    variables: frozenset[int]


@frozen
class Decision:
    """The answer, with a conflict where it is no."""

    answer: Answer
    conflict: Conflict | None = field(default=None)


def decide(system: System, rows: Collection[int], released: Released) -> Decision:
    """Whether the relations in ``rows`` can all hold, released variables having the ranges given."""
    bounds = system.bounds(released)
    empty = propagate(system, bounds, rows)
    if empty is not None:
        return Decision(Answer.NO, traced(system, bounds, empty))
    if bounds.unsure or bounds.capped or not (system.acyclic or is_acyclic(_binding(system, rows, bounds))):
        return _search(system, rows, bounds, _Budget())
    return Decision(Answer.YES)


def _binding(system: System, rows: Collection[int], bounds: Bounds) -> list[Sequence[int]]:
    """The members of the relations that leave something to decide.

    One does not where it only tells what a variable is that no other relation knows, and its printed range allows all
    of that; nor does an order that holds whatever the values.
    """
    left = {at: system.members[at] for at in rows if not _is_certain(system, at, bounds)}
    known = Counter(name for members in left.values() for name in members)
    waiting = list(left)
    while waiting:
        at = waiting.pop()
        if at in left and any(known[name] == 1 and _is_told(bounds, name, at) for name in left[at]):
            for name in left.pop(at):
                known[name] -= 1
                waiting += [other for other in system.around[name] if other in left]
    return list(left.values())


def _is_told(bounds: Bounds, name: int, at: int) -> bool:
    """Both ends of a variable follow from one relation and not from its own figure."""
    ends = (bounds.history.get((name, side), ()) for side in (0, 1))
    return all(moves and bounds.events[moves[-1]][2] == at for moves in ends)


def _is_certain(system: System, at: int, bounds: Bounds) -> bool:
    """An order that holds at its worst corner."""
    row, members = system.rows[at], system.members[at]
    if not isinstance(row, Linear) or system.problems[at].relation.op == "=":
        return False
    ends = [(bounds.high if f > 0 else bounds.low)[name] for name, f in zip(members, row.coefficients, strict=True)]
    known = [end * f for end, f in zip(ends, row.coefficients, strict=True) if end is not None]
    return len(known) == len(ends) and sum(known) + row.constant * system.unit <= 0


@frozen
class _Budget:
    """Halvings that are left."""

    left: list[int] = field(factory=lambda: [_HALVINGS])

    def spend(self) -> bool:
        self.left[0] -= 1
        return self.left[0] >= 0


def _search(system: System, rows: Collection[int], bounds: Bounds, budget: _Budget) -> Decision:
    if point_within(system, rows, bounds):
        return Decision(Answer.YES)
    if not budget.spend() or (name := _widest(system, rows, bounds)) is None:
        return Decision(Answer.UNKNOWN)
    low, high = bounds.low[name], bounds.high[name]
    assert low is not None  # noqa: S101 - the widest has both ends
    assert high is not None  # noqa: S101
    conflicts: list[Conflict] = []
    unknown = False
    for ends in ((low, (low + high) // 2), ((low + high) // 2, high)):
        decision = _half(system, rows, bounds, name, ends, budget)
        if decision.answer is Answer.YES:
            return decision
        unknown = unknown or decision.answer is Answer.UNKNOWN
        conflicts += [decision.conflict] if decision.conflict else []
    if unknown:
        return Decision(Answer.UNKNOWN)
    united = Conflict(
        frozenset().union(*(each.rows for each in conflicts)),
        frozenset({name}).union(*(each.variables for each in conflicts)),
    )
    return Decision(Answer.NO, united)


def _half(
    system: System, rows: Collection[int], bounds: Bounds, name: int, ends: tuple[int, int], budget: _Budget
) -> Decision:
    part = bounds.copy()
    part.low[name], part.high[name] = ends
    empty = propagate(system, part, [at for at in system.around[name] if at in rows], rows)
    if empty is not None:
        # What narrowed the whole range before is no longer told apart: all of it counts.
        return Decision(Answer.NO, Conflict(frozenset(rows), frozenset(range(len(system.names)))))
    return _search(system, rows, part, budget)


def _widest(system: System, rows: Collection[int], bounds: Bounds) -> int | None:
    """The variable of the relations whose range is widest beside its size."""

    def width(name: int) -> tuple[int, int]:
        low, high = bounds.low[name], bounds.high[name]
        assert low is not None  # noqa: S101 - asked below
        assert high is not None  # noqa: S101
        return (high - low) * 1024 // max(abs(low), abs(high), 1), -name

    names = {name for at in rows for name in system.members[at]}
    bounded = [
        name
        for name in sorted(names)
        if bounds.low[name] is not None and bounds.high[name] is not None and bounds.low[name] != bounds.high[name]
    ]
    return max(bounded, key=width, default=None)


def traced(system: System, bounds: Bounds, empty: Empty) -> Conflict:
    """The relations and the printed ranges that a contradiction rests on, read backwards from where it showed."""
    rows, variables = {empty.row}, set[int]()
    names = (empty.variable,) if empty.variable is not None else system.members[empty.row]
    waiting = [(name, side, len(bounds.events)) for name in names for side in (0, 1)]
    seen = set(waiting)
    while waiting:
        name, side, time = waiting.pop()
        at = _last(bounds.history.get((name, side), ()), time)
        if at is None:
            variables.add(name)
            continue
        row = bounds.events[at][2]
        rows.add(row)
        for other in system.members[row]:
            for way in (0, 1) if other != name else ():
                step = other, way, at
                if step not in seen:
                    seen.add(step)
                    waiting.append(step)
    return Conflict(frozenset(rows), frozenset(variables))


def _last(history: Iterable[int], time: int) -> int | None:
    """The last event before a time."""
    found = None
    for at in history:
        if at >= time:
            break
        found = at
    return found


def smallest(system: System, conflict: Conflict, released: Released, free: Released) -> Conflict:
    """A conflict none of whose relations and ranges can be left out; ``free`` is what a variable can be at all.

    Those at the end of the list are tried first, so that the same conflict always comes out.
    """
    for row in sorted(conflict.rows, reverse=True):
        if row in conflict.rows and len(conflict.rows) > 1:
            conflict = _still(system, conflict.rows - {row}, conflict.variables, released, free) or conflict
    for name in sorted(conflict.variables, reverse=True):
        if name in conflict.variables:
            conflict = _still(system, conflict.rows, conflict.variables - {name}, released, free) or conflict
    return conflict


def _still(
    system: System, rows: frozenset[int], variables: frozenset[int], released: Released, free: Released
) -> Conflict | None:
    """The conflict that is left with these relations and ranges alone."""
    outside = {name: free[name] for at in rows for name in system.members[at] if name not in variables}
    found = decide(system, rows, {**outside, **released}).conflict
    if found is None:
        return None
    return Conflict(found.rows & rows, found.variables & variables)
