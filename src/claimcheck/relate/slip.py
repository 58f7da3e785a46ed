"""Whether two numbers differ as an editor's slip would make them, or are likelier to be of different things."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from claimcheck.model import Claim, Interval

_FEWEST_DIGITS = 2
# The point one place off, and 万 for 亿, as powers of ten.
_SHIFTS = (1, -1, 4, -4)


def slip_like(one: Claim, other: Claim) -> bool:
    """One changed digit, two swapped neighbours, a moved point or 万 for 亿 brings one number to the other.

    Of numbers with a single digit every pair differs by one, so they are never called a slip.
    """
    if min(len(_digits(one)), len(_digits(other))) < _FEWEST_DIGITS:
        return False
    return _mends(one, other) or _mends(other, one)


def _mends(wrong: Claim, right: Claim) -> bool:
    """Some edit brings the wrong number, by its last digit more or less, into the likely range of the right one."""
    step = wrong.quantity.printed.step
    likely = right.quantity.plausible.scaled(-1 if wrong.quantity.value < 0 else 1)
    low = None if likely.lower is None else likely.lower / step
    high = None if likely.upper is None else likely.upper / step
    room = Interval(low, high)
    return any(Interval(number - give, number + give).overlaps(room) for number, give in _edits(_digits(wrong)))


def _edits(digits: str) -> Iterator[tuple[Fraction, Fraction]]:
    """What a slip makes of a number, in steps of its last digit, with the worth of one step after it."""
    number = Fraction(int(digits))
    for place, digit in enumerate(reversed(digits)):
        worth = 10**place
        yield from ((number + (other - int(digit)) * worth, Fraction(1)) for other in range(10))
        if place + 1 < len(digits):
            left = int(digits[-place - 2])
            yield number + (int(digit) - left) * 9 * worth, Fraction(1)
    yield from ((number * Fraction(10) ** shift, Fraction(10) ** shift) for shift in _SHIFTS)


def _digits(claim: Claim) -> str:
    """The digits as printed, without the point and the zeros before the first other one."""
    steps = abs(claim.quantity.value) / claim.quantity.printed.step
    return str(steps.__floor__()) if steps else ""
