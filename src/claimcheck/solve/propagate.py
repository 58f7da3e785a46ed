"""What the relations of a component force on its variables, bound by bound.

A bound that isn't a whole number after a division is rounded away from the interval, so that what is found empty is
empty.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Sequence
from itertools import product
from typing import TypeAlias

from attrs import frozen

from claimcheck.solve.implied import implied
from claimcheck.solve.satisfy import Answer, satisfiable
from claimcheck.solve.shape import Linear, Multilinear
from claimcheck.solve.system import Bounds, System

# Revisions of one relation: after so many a bound has to move by a good part of its interval, after so many none may.
_FREE, _MOST, _GOOD = 8, 40, 8


@frozen
class Empty:
    """Where propagation ended: nothing is left of ``variable``, or no values of a row's variables satisfy it."""

    row: int
    variable: int | None = None


def propagate(
    system: System, bounds: Bounds, rows: Iterable[int], among: Collection[int] | None = None
) -> Empty | None:
    """Revise rows, and those that share a variable whose bound moved, until nothing moves or nothing is left.

    ``among`` are the rows that may be revised at all: those that are given, if nothing else is said.
    """
    waiting = deque(rows)
    queued = set(waiting)
    allowed = frozenset(queued) if among is None else among
    count: dict[int, int] = {}
    events, around = bounds.events, system.around
    while waiting:
        at = waiting.popleft()
        queued.discard(at)
        count[at] = turn = count.get(at, 0) + 1
        if turn > _MOST:
            bounds.unsure.add(at)
            continue
        before = len(events)
        empty = revise(system, bounds, at, _GOOD if turn > _FREE else 0)
        if empty is not None:
            return empty
        for variable, _, _ in events[before:]:
            for other in around[variable]:
                if other != at and other not in queued and other in allowed:
                    queued.add(other)
                    waiting.append(other)
    return None


def revise(system: System, bounds: Bounds, at: int, good: int) -> Empty | None:
    """Tighten the variables of one relation as far as it forces them."""
    system.work += 1
    row, members = system.rows[at], system.members[at]
    if isinstance(row, Linear):
        return _linear(row, members, bounds, at, good, equal=system.problems[at].relation.op == "=")
    if isinstance(row, Multilinear):
        return _multilinear(row, members, bounds, at, good)
    return _in_fractions(system, bounds, at, good)


def _linear(  # noqa: PLR0913 - the hottest loop of a run takes what it needs as it is
    row: Linear, members: Sequence[int], bounds: Bounds, at: int, good: int, *, equal: bool
) -> Empty | None:
    """Each term is at most what the others leave when they are least; of an equation at least when they are most."""
    least = most = row.constant * bounds.unit
    endless_down = endless_up = open_down = open_up = 0
    terms = []
    for name, factor in zip(members, row.coefficients, strict=True):
        low, high, low_open, high_open = (
            bounds.low[name],
            bounds.high[name],
            bounds.low_open[name],
            bounds.high_open[name],
        )
        if factor < 0:
            low, high, low_open, high_open = high, low, high_open, low_open
        if low is None:
            endless_down += 1
        else:
            low *= factor
            least += low
            open_down += low_open
        if high is None:
            endless_up += 1
        else:
            high *= factor
            most += high
            open_up += high_open
        terms.append((name, factor, low, high, low_open, high_open))
    if not endless_down and (least > 0 or (least == 0 and open_down)):
        return Empty(at)
    if equal and not endless_up and (most < 0 or (most == 0 and open_up)):
        return Empty(at)
    for name, factor, low, high, low_open, high_open in terms:
        # factor · variable <= what is left when the other terms are least, >= what is left when they are most.
        if endless_down == (low is None):
            top = -least if low is None else low - least
            if (high is None or top <= high) and factor:
                is_open = open_down > (low is not None and low_open)
                if _at_most(bounds, name, factor, top, at, good, is_open=is_open):
                    return Empty(at, name)
        if equal and endless_up == (high is None):
            bottom = -most if high is None else high - most
            if (low is None or bottom >= low) and factor:
                is_open = open_up > (high is not None and high_open)
                if _at_most(bounds, name, -factor, -bottom, at, good, is_open=is_open):
                    return Empty(at, name)
    return None


def _at_most(  # noqa: PLR0913, PLR0917 - as _linear
    bounds: Bounds, name: int, factor: int, top: int, at: int, good: int, *, is_open: bool
) -> bool:
    """``factor · variable <= top``; true where nothing is left of the variable."""
    if factor > 0:
        value = -(-top // factor)
        return bounds.down(name, value, at, good, is_open=is_open and value * factor == top)
    value = top // factor
    return bounds.up(name, value, at, good, is_open=is_open and value * factor == top)


# An end of a variable as a corner takes it: value, weight (0 where it is endless), and whether it is excluded.
End: TypeAlias = tuple[int, int, bool]


def _multilinear(row: Multilinear, members: Sequence[int], bounds: Bounds, at: int, good: int) -> Empty | None:
    """Each variable lies between the least and the greatest of ``-rest / slope`` at the corners of the others."""
    ends = {name: _ends(bounds, name) for name in members}
    for name, rest, slope in zip(members, row.rests, row.slopes, strict=True):
        others = [ends[other] for other in members if other != name]
        found = _range(at_corners(rest, others), at_corners(slope, others))
        if found is None:
            bounds.unsure.add(at)
            continue
        low, high = found
        count = len(bounds.events)
        if low is not None and _rises(bounds, name, low):
            is_open = _excluded(low, rest, slope, others)
            if bounds.up(name, low, at, good, is_open=is_open):
                return Empty(at, name)
        if high is not None and _falls(bounds, name, high):
            is_open = _excluded(high, rest, slope, others)
            if bounds.down(name, high, at, good, is_open=is_open):
                return Empty(at, name)
        if len(bounds.events) > count:
            ends[name] = _ends(bounds, name)
    return None


def _rises(bounds: Bounds, name: int, value: int) -> bool:
    low = bounds.low[name]
    return low is None or value >= low


def _falls(bounds: Bounds, name: int, value: int) -> bool:
    high = bounds.high[name]
    return high is None or value <= high


def _ends(bounds: Bounds, name: int) -> tuple[End, ...]:
    low, high = bounds.low[name], bounds.high[name]
    if low is not None and low == high:
        return ((low, 1, False),)
    return (
        (-1, 0, True) if low is None else (low, 1, bounds.low_open[name]),
        (1, 0, True) if high is None else (high, 1, bounds.high_open[name]),
    )


def at_corners(coefficients: Sequence[int], ends: Sequence[tuple[End, ...]]) -> Sequence[int]:
    """The values of a multilinear polynomial at all corners, the first variable changing fastest."""
    if len(ends) == 2:  # noqa: PLR2004 - the usual case, three variables, written out
        none, first, second, both = coefficients
        return [(none * w + first * x) * v + (second * w + both * x) * y for y, v, _ in ends[1] for x, w, _ in ends[0]]
    values: list[Sequence[int]] = [coefficients]
    for bit in range(len(ends) - 1, -1, -1):
        half = 1 << bit
        values = [
            [rest * weight + slope * value for rest, slope in zip(each[:half], each[half:], strict=True)]
            for each in values
            for value, weight, _ in ends[bit]
        ]
    return [value for (value,) in values]


def _range(rests: Sequence[int], slopes: Sequence[int]) -> tuple[int | None, int | None] | None:
    """Least and greatest of ``-rest / slope``, rounded outwards; None where a slope changes its sign."""
    if min(slopes) > 0 or max(slopes) < 0:
        downs = [-rest // slope for rest, slope in zip(rests, slopes, strict=True)]
        ups = [rest // slope for rest, slope in zip(rests, slopes, strict=True)]
        return min(downs), -min(ups)
    return _range_with_zero(rests, slopes)


def _range_with_zero(rests: Sequence[int], slopes: Sequence[int]) -> tuple[int | None, int | None] | None:
    """The same where some corner has no slope, so that the quotient goes on without end towards it."""
    sign = 1 if max(slopes) > 0 else -1
    if (
        sign * min(slopes) < 0
        or sign * max(slopes) < 0
        or any(not (rest or slope) for rest, slope in zip(rests, slopes, strict=True))
    ):
        return None
    finite = [(rest, slope) for rest, slope in zip(rests, slopes, strict=True) if slope]
    endless = [rest * sign for rest, slope in zip(rests, slopes, strict=True) if not slope]
    if not finite:
        return None
    low = None if max(endless) > 0 else min(-rest // slope for rest, slope in finite)
    high = None if min(endless) < 0 else max(-(rest // slope) for rest, slope in finite)
    return low, high


def _excluded(end: int, rest: Sequence[int], slope: Sequence[int], ends: Sequence[tuple[End, ...]]) -> bool:
    """The quotient comes near ``end`` only at excluded ends: no face of the box that is free along them takes it."""
    if not any(is_open for pair in ends for _, _, is_open in pair):
        return False
    corners = list(product(*(range(len(pair)) for pair in reversed(ends))))
    pairs = zip(corners, at_corners(rest, ends), at_corners(slope, ends), strict=True)
    taken = {corner for corner, over, under in pairs if under and end * under == -over}
    return bool(taken) and not any(_is_within(corner, taken, ends) for corner in taken)


def _is_within(corner: tuple[int, ...], taken: set[tuple[int, ...]], ends: Sequence[tuple[End, ...]]) -> bool:
    free = [range(len(pair)) if pair[at][2] else (at,) for at, pair in zip(corner, reversed(ends), strict=True)]
    return all(each in taken for each in product(*free))


def _in_fractions(system: System, bounds: Bounds, at: int, good: int) -> Empty | None:
    """A relation that no row of whole numbers tells."""
    problem, members = system.problems[at], system.members[at]
    box = {system.names[name]: bounds.interval(name) for name in members}
    answer = satisfiable(problem, box, system.limit)
    if answer is Answer.NO:
        return Empty(at)
    if answer is Answer.UNKNOWN:
        bounds.unsure.add(at)
    for name in members:
        over = implied(problem, system.names[name], box, system.limit)
        if over.lower is not None and bounds.up(name, (over.lower * bounds.unit).__floor__(), at, good, is_open=False):
            return Empty(at, name)
        if over.upper is not None and bounds.down(name, (over.upper * bounds.unit).__ceil__(), at, good, is_open=False):
            return Empty(at, name)
    return None
