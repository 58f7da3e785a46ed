"""Whether a published figure lies too far from what later documents imply for it to have been revised."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from claimcheck.model import Claim
from claimcheck.relate.link import one_document, ref

# By so much of it a published figure may differ from the base of a later growth: revisions, and samples that change.
REVISED = Fraction(5, 100)
# So much a published growth or rate may be revised by: one percentage point.
_REVISED_POINTS = Fraction(1, 100)


def too_far(published: Sequence[Claim], later: Sequence[tuple[Claim, Claim]]) -> bool:
    """The base that levels and their growth or change imply is no revision of the published one."""
    stated = sum(map(amount, published), Fraction(0))
    implied = [amount_before(now, move) for now, move in later]
    known = [base for base in implied if base is not None]
    return len(known) == len(implied) and abs(sum(known, Fraction(0)) - stated) > REVISED * abs(stated)


def amount_before(now: Claim, move: Claim) -> Fraction | None:
    """What a level was before it moved, unless nothing is left of it."""
    by = amount(move)
    if move.kind != "growth":
        return amount(now) - by
    return None if by == -1 else amount(now) / (1 + by)


def amount(claim: Claim) -> Fraction:
    """Its printed value in the unit that all of its dimension share."""
    return claim.quantity.value * ref(claim).scale


def lies_beyond(less: Fraction, more: Fraction) -> bool:
    """What should be the lesser of two amounts is the greater by more than a revision comes to."""
    return less - more > REVISED * abs(more)


def points_apart(change: Claim, one: Claim, other: Claim) -> bool:
    """A change in points differs from that between two rates by more than a revision of these comes to."""
    told = abs(amount(change)), abs(amount(one) - amount(other))
    return one_document(change, one, other) or abs(told[0] - told[1]) > _REVISED_POINTS
