"""Quantities that no claim states, put out of the way: what two relations say of one of them must be the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from attrs import evolve

from claimcheck.model import Relation, Unstated

# Intervals have a common point if every two of them have one; of more than so many only neighbours are compared.
MOST_ALL_PAIRS = 8


def without_unstated(relations: Sequence[Relation]) -> tuple[Relation, ...]:
    """The relations, those that define one unstated quantity replaced by the equality of every two definitions.

    The equalities stand where the second definition of each pair stood; a quantity with one definition says nothing.
    """
    told: dict[str, list[int]] = defaultdict(list)
    for at, relation in enumerate(relations):
        if (quantity := defines(relation)) is not None:
            told[quantity.id].append(at)
    if not told:
        return tuple(relations)
    firsts: dict[int, list[int]] = defaultdict(list)
    for places in told.values():
        for one, other in combinations(places, 2) if len(places) <= MOST_ALL_PAIRS else pairwise(places):
            firsts[other].append(one)
    defining = {at for places in told.values() for at in places}
    return tuple(_replaced(relations, firsts, defining))


def _replaced(relations: Sequence[Relation], firsts: dict[int, list[int]], defining: set[int]) -> Iterator[Relation]:
    for at, relation in enumerate(relations):
        if at not in defining:
            yield relation
        for one in firsts.get(at, ()):
            yield _equal(relations[one], relation)


def defines(relation: Relation) -> Unstated | None:
    """The free quantity that a relation computes, if it does nothing else."""
    left = relation.left
    if relation.op == "=" and isinstance(left, Unstated) and left.within.lower is None and left.within.upper is None:
        return left
    return None


def _equal(one: Relation, other: Relation) -> Relation:
    """Both right sides are one quantity; the pair is no surer and no graver than the weaker of the two."""
    severities = ("error", "warning", "note")
    return evolve(
        other,
        left=one.right,
        right=other.right,
        ceiling=max(one.ceiling, other.ceiling, key=severities.index),
        certain=one.certain and other.certain,
        quiet=one.quiet or other.quiet,
        by_name=one.by_name and other.by_name,
        confidence=min(one.confidence, other.confidence),
    )
