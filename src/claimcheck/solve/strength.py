"""How much a relation that holds would notice: the smallest misprint of one of its figures that makes it fail."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from claimcheck.solve.component import Component
from claimcheck.solve.propagate import forced
from claimcheck.solve.system import Bounds


def strength(component: Component, at: int, bounds: Bounds) -> Fraction | None:
    """The fewest units of its last digit by which one figure of the relation could be off for it to fail.

    ``bounds`` are the printed ranges. None where no change of any figure would be noticed, as of what is only an order
    between figures that leave each other room without end, or where the relation can't be told in whole numbers.
    """
    system = component.system
    if system.rows[at] is None:
        return None
    noticed: list[int] = []
    for name, low, _, high, _ in forced(system, bounds, at):
        claim = component.claims.get(system.names[name])
        if claim is not None and claim.quantity.printed.step:
            step = claim.quantity.printed.step
            noticed += _steps(bounds, name, low, high, step.numerator * bounds.unit // step.denominator)
    return Fraction(min(noticed)) if noticed else None


def _steps(bounds: Bounds, name: int, low: int | None, high: int | None, step: int) -> Iterator[int]:
    """By how many last digits a figure may rise or fall until its printed range lies outside the ends."""
    lowest, highest = bounds.low[name], bounds.high[name]
    if high is not None and lowest is not None:
        yield max(1, (high - lowest) // step + 1)
    if low is not None and highest is not None:
        yield max(1, (highest - low) // step + 1)
