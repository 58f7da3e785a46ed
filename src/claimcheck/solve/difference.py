"""Whether the reason that a relation names for its failing explains so much of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from claimcheck.lexicon.shares import SHARES
from claimcheck.model import HOLDS, Claim, Difference, Interval, Ref, Relation
from claimcheck.solve.judge import Judgement, shown_sides

# A rate is held against the whole of what it is a rate of.
_WHOLE = Fraction(100)


def difference(judgement: Judgement, claims: Mapping[str, Claim]) -> Difference | None:
    """What may make the two sides differ; None where they agree, or lie too far apart for it."""
    told = judgement.problem.relation.difference
    if told is None or judgement.verdict in HOLDS:
        return None
    if told.room is None:
        return told
    unit, stated, computed = shown_sides(judgement, claims)
    size = _WHOLE if unit in SHARES else max(map(_size, (stated, computed)))
    return told if _gap(stated, computed) <= told.room * size else None


def of_chain(relations: Sequence[Relation], claims: Mapping[str, Claim]) -> Difference | None:
    """What may make figures differ that one figure after the other calls equal, if they lie so near to one another."""
    told = next((each.difference for each in relations if each.difference), None)
    sides = [side for each in relations if each.op == "=" for side in (each.left, each.right)]
    amounts = [claims[side.claim].quantity.value * side.scale for side in sides if isinstance(side, Ref)]
    if told is None or told.room is None or len(amounts) != 2 * len(relations):
        return None
    return told if max(amounts) - min(amounts) <= told.room * max(map(abs, amounts)) else None


def _size(side: Interval) -> Fraction:
    """How large a side is at most, of the ends that it has."""
    return max((abs(end) for end in (side.lower, side.upper) if end is not None), default=Fraction(0))


def _gap(one: Interval, other: Interval) -> Fraction:
    """The way between two ranges, nothing where they meet."""
    ways = [
        above.lower - below.upper
        for above, below in ((one, other), (other, one))
        if above.lower is not None and below.upper is not None
    ]
    return max((Fraction(0), *ways))
