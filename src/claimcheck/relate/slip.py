"""Whether two numbers differ as an editor's slip would make them, or are likelier to be of different things."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TypeAlias

from claimcheck.model import Claim, Interval
from claimcheck.relate.link import ref

_FEWEST_DIGITS = 2
# The point one place off, and 万 for 亿, as powers of ten.
_SHIFTS = (1, -1, 4, -4)


def slip_like(one: Claim, other: Claim, fewest: int = _FEWEST_DIGITS) -> bool:
    """One changed digit, two swapped neighbours, a moved point or 万 for 亿 brings one number to the other.

    Of numbers with a single digit every pair differs by one, so that two of them are never called a slip, and one
    beside a longer number (超百亿 and 10.086亿) only where the point or the magnitude is what differs. ``fewest`` is 1
    where other words than the names tie the two.
    """
    fewer, more = sorted((one, other), key=lambda claim: len(_digits(claim)))
    if len(_digits(more)) < fewest:
        return False
    if len(_digits(fewer)) < fewest:
        return _mends(more, fewer, _shifts(_digits(more)))
    return any(_mends(wrong, right, _edits(_digits(wrong))) for wrong, right in ((one, other), (other, one)))


def agree(one: Claim, other: Claim) -> bool:
    """Some value is both, and neither is twice the other, as 超过 alone would let it be."""
    a, b = ref(one).scale, ref(other).scale
    low, high = sorted((abs(one.quantity.value * a), abs(other.quantity.value * b)))
    return high <= 2 * low and one.quantity.hard.scaled(a).overlaps(other.quantity.hard.scaled(b))


def likely(one: Claim, other: Claim) -> bool:
    """Some value is both without a stretch: what 超过 and 近 usually mean."""
    a, b = ref(one).scale, ref(other).scale
    mine, yours = one.quantity.plausible.scaled(a), other.quantity.plausible.scaled(b)
    both = mine.intersection(yours)
    # 5.1% and 5.2% only touch.
    touch = both.width == 0 and mine.width != 0 and yours.width != 0
    return not (both.empty or touch) and agree(one, other)


def swapped(one: Claim, other: Claim) -> bool:
    """Two neighbouring digits of one number stand the other way round in the other."""
    a, b = _digits(one), _digits(other)
    apart = [at for at, (mine, yours) in enumerate(zip(a, b, strict=False)) if mine != yours]
    return len(a) == len(b) and len(apart) == 2 and apart[1] == apart[0] + 1 and sorted(a) == sorted(b)  # noqa: PLR2004 - a pair


def shifted(one: Claim, other: Claim) -> bool:
    """The two numbers differ by a moved point or by 万 for 亿."""
    return any(_mends(wrong, right, _shifts(_digits(wrong) or "0")) for wrong, right in ((one, other), (other, one)))


_Edits: TypeAlias = Iterator[tuple[Fraction, Fraction]]


def _mends(wrong: Claim, right: Claim, edits: _Edits) -> bool:
    """Some edit brings the wrong number, by its last digit more or less, into the likely range of the right one."""
    step = wrong.quantity.printed.step
    worth = ref(right).scale / ref(wrong).scale
    likely = right.quantity.plausible.scaled(-worth if wrong.quantity.value < 0 else worth)
    low = None if likely.lower is None else likely.lower / step
    high = None if likely.upper is None else likely.upper / step
    room = Interval(low, high)
    return any(Interval(number - give, number + give).overlaps(room) for number, give in edits)


def _edits(digits: str) -> _Edits:
    """What a slip makes of a number, in steps of its last digit, with the worth of one step after it."""
    number = Fraction(int(digits))
    for place, digit in enumerate(reversed(digits)):
        worth = 10**place
        yield from ((number + (other - int(digit)) * worth, Fraction(1)) for other in range(10))
        if place + 1 < len(digits):
            left = int(digits[-place - 2])
            yield number + (int(digit) - left) * 9 * worth, Fraction(1)
    yield from _shifts(digits)


def _shifts(digits: str) -> _Edits:
    """A number with its point or its magnitude out of place."""
    yield from ((int(digits) * Fraction(10) ** shift, Fraction(10) ** shift) for shift in _SHIFTS)


def _digits(claim: Claim) -> str:
    """The digits as printed, without the point and the zeros before the first other one."""
    steps = abs(claim.quantity.value) / claim.quantity.printed.step
    return str(steps.__floor__()) if steps else ""
