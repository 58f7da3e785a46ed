"""Whether all relations of a component can hold together, and a short proof where they can't.

Bounds are propagated first; where that refutes nothing and several ways lead from one variable to another, the linear
relations among those that are left are decided by simplex. If there are others, a point that satisfies everything is
looked for, then ranges are halved. All of it is exact and bounded, and says so where it ends.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import product
from typing import TypeAlias

from attrs import field, frozen

from claimcheck.model import Interval
from claimcheck.solve.corners import at_corners, ends_of
from claimcheck.solve.point import point_within
from claimcheck.solve.propagate import propagate
from claimcheck.solve.satisfy import Answer
from claimcheck.solve.shape import Linear
from claimcheck.solve.simplex import simplex
from claimcheck.solve.system import Bounds, System

# Halvings of a range in one decision.
_HALVINGS = 64
# Linear relations in a cycle that simplex is asked about.
_MOST_LINEAR = 64
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


def decide(system: System, rows: Collection[int], released: Released, *, searching: bool = True) -> Decision:
    """Whether the relations in ``rows`` can all hold, released variables having the ranges given.

    Without ``searching`` only propagation and simplex are asked, which is all it takes where every cycle is linear.
    """
    bounds = system.bounds(released)
    empty = propagate(system, bounds, rows)
    if empty is not None:
        names = (empty.variable,) if empty.variable is not None else system.members[empty.row]
        return Decision(Answer.NO, traced(system, bounds, (empty.row,), product(names, (0, 1))))
    core = _core(system, rows, bounds)
    decision = _by_simplex(system, core, bounds) if core else Decision(Answer.YES)
    if decision.answer is Answer.UNKNOWN and searching:
        return _search(_Search(system, core, rows), bounds)
    return decision


def _by_simplex(system: System, core: frozenset[int], bounds: Bounds) -> Decision:
    """What the linear relations of a core say: all there is to say where there are no others."""
    linear = frozenset(at for at in core if isinstance(system.rows[at], Linear))
    left = core if linear == core else _core(system, linear, bounds)
    if not left or len(left) > _MOST_LINEAR:
        return Decision(Answer.UNKNOWN)
    outcome = simplex(system, left, bounds)
    if outcome.refutation is not None:
        proof = outcome.refutation
        return Decision(Answer.NO, traced(system, bounds, proof.factors, proof.ends))
    return Decision(outcome.answer if linear == core else Answer.UNKNOWN)


def _core(system: System, rows: Collection[int], bounds: Bounds) -> frozenset[int]:
    """The relations that leave something to decide, bounds having been propagated.

    One does not if at most one of its variables stands in others that do, since any value of that has its partners
    here; nor if it only tells what a variable is that no other relation knows, and its printed range allows all of
    that; nor does an order that holds whatever the values.
    """
    left = {at: system.members[at] for at in rows if not _is_certain(system, at, bounds)}
    known = Counter(name for members in left.values() for name in members)
    waiting = list(left)
    while waiting:
        at = waiting.pop()
        if at in left and at not in bounds.unsure and _is_settled(left[at], known, bounds, at):
            for name in left.pop(at):
                known[name] -= 1
                waiting += [other for other in system.around[name] if other in left]
    return frozenset(left)


def _is_settled(members: Sequence[int], known: Counter[int], bounds: Bounds, at: int) -> bool:
    if sum(known[name] > 1 for name in members) <= 1:
        return True
    return any(known[name] == 1 and _is_told(bounds, name, at) for name in members)


def _is_told(bounds: Bounds, name: int, at: int) -> bool:
    """Both ends of a variable follow from one relation and not from its own figure."""
    ends = (bounds.history.get((name, side), ()) for side in (0, 1))
    return all(moves and bounds.events[moves[-1]][2] == at for moves in ends)


def _is_certain(system: System, at: int, bounds: Bounds) -> bool:
    """An order that holds at its worst corner."""
    row, members = system.rows[at], system.members[at]
    if row is None or system.problems[at].relation.op == "=":
        return False
    if isinstance(row, Linear):
        ends = [(bounds.high if f > 0 else bounds.low)[name] for name, f in zip(members, row.coefficients, strict=True)]
        known = [end * f for end, f in zip(ends, row.coefficients, strict=True) if end is not None]
        return len(known) == len(ends) and sum(known) + row.constant * system.unit <= 0
    both = [(bounds.low[name], bounds.high[name]) for name in members]
    corners = [ends_of(low, high, low_open=False, high_open=False) for low, high in both]
    return all(None not in each for each in both) and max(at_corners(row.whole, corners)) <= 0


class _Search:
    """A system, the relations that are open in it among all that count, and how much the search may take."""

    def __init__(self, system: System, rows: frozenset[int], among: Collection[int]) -> None:
        self.system, self.rows, self.among = system, rows, among
        self.end = system.work + system.limit
        self.halvings = _HALVINGS

    def spend(self) -> bool:
        """One more halving is allowed."""
        self.halvings -= 1
        return self.halvings >= 0 and self.system.work <= self.end


def _search(search: _Search, bounds: Bounds) -> Decision:
    """Look for a point; where there is none to be found, in each half of the widest range."""
    system, rows = search.system, search.rows
    if point_within(system, rows, bounds, search.end):
        return Decision(Answer.YES)
    name = _widest(system, rows, bounds)
    if not search.spend() or name is None:
        return Decision(Answer.UNKNOWN)
    low, high = bounds.low[name], bounds.high[name]
    assert low is not None  # noqa: S101 - the widest has both ends
    assert high is not None  # noqa: S101
    unknown = False
    for ends in ((low, (low + high) // 2), ((low + high) // 2, high)):
        answer = _half(search, bounds, name, ends)
        if answer is Answer.YES:
            return Decision(answer)
        unknown = unknown or answer is Answer.UNKNOWN
    if unknown:
        return Decision(Answer.UNKNOWN)
    # Which of them the halves needed is not kept: all relations and ranges may matter.
    names = frozenset(name for at in search.among for name in system.members[at])
    return Decision(Answer.NO, Conflict(frozenset(search.among), names))


def _half(search: _Search, bounds: Bounds, name: int, ends: tuple[int, int]) -> Answer:
    part = bounds.copy()
    part.low[name], part.high[name] = ends
    near = [at for at in search.system.around[name] if at in search.rows]
    if propagate(search.system, part, near, search.rows) is not None:
        return Answer.NO
    return _search(search, part).answer


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


def traced(system: System, bounds: Bounds, rows: Iterable[int], ends: Iterable[tuple[int, int]]) -> Conflict:
    """The relations and the printed ranges that a contradiction rests on, read backwards from where it showed.

    It showed in ``rows``, from the ``ends`` (variable, side) as they stood.
    """
    found, variables = set(rows), set[int]()
    waiting = [(name, side, len(bounds.events)) for name, side in ends]
    seen = set(waiting)
    while waiting:
        name, side, time = waiting.pop()
        at = _last(bounds.history.get((name, side), ()), time)
        if at is None:
            variables.add(name)
            continue
        row = bounds.events[at][2]
        found.add(row)
        for other in system.members[row]:
            for way in (0, 1) if other != name else ():
                step = other, way, at
                if step not in seen:
                    seen.add(step)
                    waiting.append(step)
    return Conflict(frozenset(found), frozenset(variables))


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

    Those at the end of the list are tried first, so that the same conflict always comes out. Where the conflict shows
    without searching, only what shows so is looked at on the way.
    """
    part = _Part(system, released, free, searching=False)
    known = part.still(conflict.rows, conflict.variables)
    if known is None:
        part, known = _Part(system, released, free, searching=True), conflict
    for row in sorted(known.rows, reverse=True):
        if row in known.rows and len(known.rows) > 1:
            known = part.still(known.rows - {row}, known.variables) or known
    for name in sorted(known.variables, reverse=True):
        if name in known.variables:
            known = part.still(known.rows, known.variables - {name}) or known
    return known


@frozen
class _Part:
    """How parts of a system are refuted."""

    system: System
    released: Released
    free: Released
    searching: bool

    def still(self, rows: frozenset[int], variables: frozenset[int]) -> Conflict | None:
        """The conflict that is left with these relations and printed ranges alone."""
        members = self.system.members
        outside = {name: self.free[name] for at in rows for name in members[at] if name not in variables}
        found = decide(self.system, sorted(rows), {**outside, **self.released}, searching=self.searching).conflict
        return None if found is None else Conflict(found.rows & rows, found.variables & variables)
