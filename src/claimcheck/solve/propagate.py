"""What the relations of a component force on its variables, bound by bound.

A bound that isn't a whole number after a division is rounded away from the interval, so that what is found empty is
empty.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TypeAlias

from attrs import frozen

from claimcheck.solve.corners import Corners, End, Ends, at_corners, ends_of, is_excluded, sign_of
from claimcheck.solve.implied import implied
from claimcheck.solve.satisfy import Answer, satisfiable
from claimcheck.solve.shape import Linear, Multilinear
from claimcheck.solve.system import Bounds, System

# Revisions of one relation: after so many a bound has to move by a good part of its interval, after so many none may.
_FREE, _MOST, _GOOD = 8, 40, 8
# Revisions in whole numbers that take as long as one in fractions.
_FRACTIONS = 32


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
    equal = system.problems[at].relation.op == "="
    if isinstance(row, Linear):
        return _linear(row, members, bounds, equal=equal)
    assert row is not None  # noqa: S101 - callers ask for rows in whole numbers
    return _multilinear(row, members, bounds, at, equal=equal)


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


def _multilinear(row: Multilinear, members: Sequence[int], bounds: Bounds, at: int, *, equal: bool) -> Iterator[Forced]:
    """Each variable lies between the least and the greatest of ``-rest / slope`` at the corners of the others.

    An order forces only one end, by the sign of the slope.
    """
    for name, rest, slope in zip(members, row.rests, row.slopes, strict=True):
        ends = [_ends(bounds, other) for other in members if other != name]
        rests, slopes = at_corners(rest, ends), at_corners(slope, ends)
        sign = sign_of(slopes)
        if not sign:
            bounds.unsure.add(at)
            continue
        if any(not (over or under) for over, under in zip(rests, slopes, strict=True)):
            bounds.unsure.add(at)
        low, high = _range(rests, slopes, sign)
        if not equal:
            low, high = (None, high) if sign > 0 else (low, None)
        yield name, low, _is_open(low, (rests, slopes), ends), high, _is_open(high, (rests, slopes), ends)


def _ends(bounds: Bounds, name: int) -> tuple[End, ...]:
    return ends_of(
        bounds.low[name], bounds.high[name], low_open=bounds.low_open[name], high_open=bounds.high_open[name]
    )


def _range(rests: Sequence[int], slopes: Sequence[int], sign: int) -> tuple[int | None, int | None]:
    """Least and greatest of ``-rest / slope``, rounded outwards; None where the quotient goes on without end."""
    if all(slopes):
        return (
            min([-rest // slope for rest, slope in zip(rests, slopes, strict=True)]),
            -min([rest // slope for rest, slope in zip(rests, slopes, strict=True)]),
        )
    finite = [(rest, slope) for rest, slope in zip(rests, slopes, strict=True) if slope]
    # Towards a corner without a slope the quotient grows without end, unless nothing is known of it there.
    endless = [rest * sign for rest, slope in zip(rests, slopes, strict=True) if not slope]
    low = None if max(endless) >= 0 else min(-rest // slope for rest, slope in finite)
    high = None if min(endless) <= 0 else max(-(rest // slope) for rest, slope in finite)
    return low, high


def _is_open(end: int | None, corners: Corners, ends: Ends) -> bool:
    """The end, if some corner takes it exactly, is excluded."""
    if end is None:
        return False
    for rest, slope in zip(*corners, strict=True):
        if end * slope == -rest:
            return is_excluded(-end, 1, corners, ends)
    return False


def _in_fractions(system: System, bounds: Bounds, at: int, good: int) -> Empty | None:
    """A relation that no row of whole numbers tells."""
    system.work += _FRACTIONS
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
