"""How much a relation that holds would notice: the smallest misprint of one of its figures that makes it fail."""

from __future__ import annotations

from fractions import Fraction

from claimcheck.model import Claim
from claimcheck.solve.component import Component
from claimcheck.solve.propagate import forced
from claimcheck.solve.system import Bounds


def strength(component: Component, at: int, bounds: Bounds) -> Fraction | None:
    """The fewest units of its last digit by which one figure of the relation could be off for it to fail.

    ``bounds`` are the printed ranges. None where no change by less than a figure itself would be noticed, as of an
    order between figures that leave each other room, or where what is left to a figure is no interval.
    """
    system = component.system
    if system.rows[at] is None:
        return None
    noticed: list[tuple[int, int]] = []
    for name, low, low_open, high, high_open in forced(system, bounds, at):
        claim = component.claims.get(system.names[name])
        if claim is None or not claim.quantity.printed.step:
            continue
        step = claim.quantity.printed.step.numerator * bounds.unit // claim.quantity.printed.step.denominator
        lowest, highest = (None if _is_natural(claim, end) else end for end in (bounds.low[name], bounds.high[name]))
        most = int(abs(claim.quantity.value) // claim.quantity.printed.step)
        if high is not None and lowest is not None:
            noticed.append((_beyond(high - lowest, step, is_open=high_open or bounds.low_open[name]), most))
        if low is not None and highest is not None:
            noticed.append((_beyond(highest - low, step, is_open=low_open or bounds.high_open[name]), most))
    if at in bounds.unsure:
        return None
    return min((Fraction(steps) for steps, most in noticed if steps <= most), default=None)


def _is_natural(claim: Claim, end: int | None) -> bool:
    """The end is no part of what was printed: 不到5 leaves everything down to nothing."""
    return claim.quantity.hedge == "under" and end == 0


def _beyond(room: int, step: int, *, is_open: bool) -> int:
    """The fewest steps that leave the room; exactly its width is enough where one of the two ends is excluded."""
    steps, rest = divmod(room, step)
    return max(1, steps if is_open and not rest else steps + 1)
