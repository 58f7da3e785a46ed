"""Quantities that no claim states, put out of the way: what two relations say of one of them must be the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from attrs import evolve

from claimcheck.model import Claim, Derived, Interval, Period, Relation, Text, Unstated
from claimcheck.solve.formula import display_unit
from claimcheck.solve.judge import box_of
from claimcheck.solve.satisfy import Problem, Sides

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


def derived(relations: Sequence[Relation], claims: Mapping[str, Claim], limit: int) -> tuple[Derived, ...]:
    """What relations compute of quantities that no claim states, figures taken at their word.

    These are the unstated quantities with several definitions, of which all are held together, and those that a
    relation computes on its way, each once.
    """
    told: dict[Unstated, list[Relation]] = defaultdict(list)
    for relation in relations:
        if (quantity := defines(relation)) is not None:
            told[quantity].append(relation)
    found = [_computed(quantity, several, claims, limit) for quantity, several in told.items() if len(several) > 1]
    for implied in dict.fromkeys(each for relation in relations for each in relation.through):
        room = Unstated("", name=Text(implied.metric, implied.metric))
        told_by = [Relation("", room, "=", implied.expression, room.name)]
        found.append(_computed(room, told_by, claims, limit, implied.period))
    known = [each for each in found if each is not None]
    return tuple(evolve(each, id=f"u{number}") for number, each in enumerate(known, 1))


def _computed(
    quantity: Unstated,
    relations: Sequence[Relation],
    claims: Mapping[str, Claim],
    limit: int,
    period: Period | None = None,
) -> Derived | None:
    unit, worth = display_unit(relations[0].right, claims)
    over = Interval.whole()
    for relation in relations:
        problem = Problem.of(relation)
        over = over.intersection(Sides.of(problem, box_of(problem, claims, "plausible"), limit).right.interval)
    if over.empty or not unit:
        return None
    sources = dict.fromkeys(name for relation in relations for name in relation.claims)
    return Derived("", tuple(sources), quantity.name, over.scaled(1 / worth), unit, period)


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
