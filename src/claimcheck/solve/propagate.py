"""What the relations of a component force on its variables, bound by bound.

A bound that isn't a whole number after a division is rounded away from the interval, so that what is found empty is
empty.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Sequence
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
        # What could not be used while a variable was endless may be of use by now.
        bounds.unsure.discard(at)
        empty = revise(system, bounds, at, _GOOD if turn > _FREE else 0)
        if empty is not None:
            return empty
        for variable, _, _ in events[before:]:
            for other in around[variable]:
                if (other != at or at in bounds.unsure) and other not in queued and other in allowed:
                    queued.add(other)
                    waiting.append(other)
    return None


def revise(system: System, bounds: Bounds, at: int, good: int) -> Empty | None:
    """Tighten the variables of one relation as far as it forces them."""
    system.work += 1
    row = system.rows[at]
    if row is None:
        return _in_fractions(system, bounds, at, good)
    if not system.members[at]:
        return None if satisfiable(system.problems[at], {}, system.limit) is Answer.YES else Empty(at)
    for name, low, low_open, high, high_open in forced(system, bounds, at):
        if low is not None and bounds.up(name, low, at, good, is_open=low_open):
            return Empty(at, name)
        if high is not None and bounds.down(name, high, at, good, is_open=high_open):
            return Empty(at, name)
    return None


# What a relation forces on a variable: its ends, None where it forces none, and whether each is excluded.
Forced: TypeAlias = tuple[int, int | None, bool, int | None, bool]


def forced(system: System, bounds: Bounds, at: int) -> Iterator[Forced]:
    """What a relation in whole numbers forces on each variable in turn, given the bounds of the others by then."""
    row, members = system.rows[at], system.members[at]
    if isinstance(row, Linear):
        return _linear(row, members, bounds, equal=system.problems[at].relation.op == "=")
    assert row is not None  # noqa: S101 - callers ask for rows in whole numbers
    return _multilinear(row, members, bounds, at)


def _linear(row: Linear, members: Sequence[int], bounds: Bounds, *, equal: bool) -> Iterator[Forced]:
    """Each term is at most what the others leave when they are least; of an equation at least when they are most."""
    terms = _terms(row, members, bounds)
    constant = row.constant * bounds.unit
    least, least_endless, least_open = _total([(low, is_open) for _, _, low, is_open, _, _ in terms], constant)
    most, most_endless, most_open = _total([(high, is_open) for _, _, _, _, high, is_open in terms], constant)
    for name, factor, low, low_open, high, high_open in terms:
        top = bottom = None
        if least_endless == (low is None):
            top = (low or 0) - least
        if equal and most_endless == (high is None):
            bottom = (high or 0) - most
        top_open, bottom_open = (
            least_open > (low_open and low is not None),
            most_open > (high_open and high is not None),
        )
        if factor < 0:
            top, bottom, top_open, bottom_open = bottom, top, bottom_open, top_open
        lowest = None if bottom is None else bottom // factor
        highest = None if top is None else -(-top // factor)
        yield (
            name,
            lowest,
            bottom_open and lowest is not None and lowest * factor == bottom,
            highest,
            top_open and highest is not None and highest * factor == top,
        )


# A term of a sum: its variable and factor, its least and its greatest value, each with whether it is excluded.
_Term: TypeAlias = tuple[int, int, int | None, bool, int | None, bool]


def _terms(row: Linear, members: Sequence[int], bounds: Bounds) -> list[_Term]:
    found = []
    for name, factor in zip(members, row.coefficients, strict=True):
        low, high = bounds.low[name], bounds.high[name]
        least, most = None if low is None else low * factor, None if high is None else high * factor
        if factor > 0:
            found.append((name, factor, least, bounds.low_open[name], most, bounds.high_open[name]))
        elif factor < 0:
            found.append((name, factor, most, bounds.high_open[name], least, bounds.low_open[name]))
    return found


def _total(ends: Sequence[tuple[int | None, bool]], constant: int) -> tuple[int, int, int]:
    """The sum of the ends that are finite, how many are not, and how many of the finite ones are excluded."""
    endless = excluded = 0
    for end, is_open in ends:
        if end is None:
            endless += 1
        else:
            constant += end
            excluded += is_open
    return constant, endless, excluded


# An end of a variable as a corner takes it: value, weight (0 where it is endless), and whether it is excluded.
End: TypeAlias = tuple[int, int, bool]


def _multilinear(row: Multilinear, members: Sequence[int], bounds: Bounds, at: int) -> Iterator[Forced]:
    """Each variable lies between the least and the greatest of ``-rest / slope`` at the corners of the others."""
    for name, rest, slope in zip(members, row.rests, row.slopes, strict=True):
        ends = [_ends(bounds, other) for other in members if other != name]
        corners = at_corners(rest, ends), at_corners(slope, ends)
        found = _range(*corners)
        if found is None:
            bounds.unsure.add(at)
            continue
        low, high = found
        yield name, low, _excluded(low, corners, ends), high, _excluded(high, corners, ends)


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


def _excluded(end: int | None, corners: tuple[Sequence[int], Sequence[int]], ends: Sequence[tuple[End, ...]]) -> bool:
    """The quotient comes near ``end`` only at excluded ends: no face of the box that is free along them takes it."""
    if end is None:
        return False
    taken = [number for number, (rest, slope) in enumerate(zip(*corners, strict=True)) if end * slope == -rest]
    if not taken or not any(is_open for pair in ends for _, _, is_open in pair):
        return False
    places = list(product(*(range(len(pair)) for pair in reversed(ends))))
    tops = {places[number] for number in taken}
    return not any(_is_within(corner, tops, ends) for corner in tops)


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
