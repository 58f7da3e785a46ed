"""Whether a published figure lies too far from what later documents imply for it to have been revised."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from claimcheck.model import Claim
from claimcheck.relate.link import ref

# By so much of it a published figure may differ from the base of a later growth: revisions, and samples that change.
REVISED = Fraction(5, 100)


def too_far(published: Sequence[Claim], later: Sequence[tuple[Claim, Claim]]) -> bool:
    """The base that levels and their growth or change imply is no revision of the published one."""
    stated = sum(map(_amount, published), Fraction(0))
    implied = [_amount_before(now, move) for now, move in later]
    known = [base for base in implied if base is not None]
    return len(known) == len(implied) and abs(sum(known, Fraction(0)) - stated) > REVISED * abs(stated)


def _amount_before(now: Claim, move: Claim) -> Fraction | None:
    """What a level was before it moved, unless nothing is left of it."""
    by = _amount(move)
    if move.kind != "growth":
        return _amount(now) - by
    return None if by == -1 else _amount(now) / (1 + by)


def _amount(claim: Claim) -> Fraction:
    return claim.quantity.value * ref(claim).scale
