"""The verdict on one relation, and the check that reports it."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Literal

from attrs import evolve, field, frozen

from claimcheck.model import Check, Claim, Difference, Interval, Verdict
from claimcheck.solve.extent import Box
from claimcheck.solve.formula import display_unit, formula
from claimcheck.solve.satisfy import Answer, Problem, Sides, answer

RangeName = Literal["plausible", "truncated", "hard"]
_RANGES: tuple[RangeName, ...] = ("plausible", "truncated", "hard")


def box_of(problem: Problem, claims: Mapping[str, Claim], name: RangeName) -> Box:
    """The ranges of a relation's claims."""
    return {**problem.room, **{each: getattr(claims[each].quantity, name) for each in problem.claims}}


@frozen
class Judgement:
    """A problem with its verdict; ``box`` is the one that shows it, ``broken`` that the hard ranges exclude it."""

    problem: Problem
    verdict: Verdict
    box: Box
    sides: Sides
    broken: bool = field(default=False)
    bounded: bool = field(default=False)


def judge(problem: Problem, claims: Mapping[str, Claim], limit: int) -> Judgement:
    """Try the ranges from the likeliest to the widest."""
    answers: dict[RangeName, Answer] = {}
    for name in _RANGES:
        box = box_of(problem, claims, name)
        sides = Sides.of(problem, box, limit)
        answers[name] = answer(problem, sides, box, limit)
        if name == "plausible":
            likely = (box, sides)
            if answers[name] is Answer.YES:
                return Judgement(problem, "consistent", box, sides)
        elif name == "truncated" and answers[name] is Answer.YES and answers["plausible"] is Answer.NO:
            return Judgement(problem, "truncated", box, sides)
    if answers["hard"] is Answer.NO:
        return Judgement(problem, "inconsistent" if problem.relation.certain else "undecided", box, sides, broken=True)
    return Judgement(problem, "undecided", *likely, bounded=Answer.UNKNOWN in answers.values())


def as_rounded(judgement: Judgement, claims: Mapping[str, Claim], limit: int) -> Judgement:
    """The same verdict, shown by what the figures are if they are rounded to nearest and hedges taken at their word."""
    box = box_of(judgement.problem, claims, "plausible")
    return evolve(judgement, box=box, sides=Sides.of(judgement.problem, box, limit))


def check(
    judgement: Judgement,
    name: str,
    claims: Mapping[str, Claim],
    strength: Fraction | None,
    difference: Difference | None,
) -> Check:
    """Report a judgement in the unit of the left side; ``strength`` is told of relations that hold.

    ``difference`` is told of those that don't.
    """
    relation = judgement.problem.relation
    unit, stated, computed = shown_sides(judgement, claims)
    return Check(
        id=name,
        rule=relation.rule,
        verdict=judgement.verdict,
        claims=judgement.problem.claims,
        formula=formula(relation, claims),
        statement=relation.statement,
        stated=stated,
        computed=computed,
        unit=unit,
        slack=slack(stated, computed) if relation.op == "=" else None,
        confidence=relation.confidence,
        strength=strength,
        difference=difference,
    )


def shown_sides(judgement: Judgement, claims: Mapping[str, Claim]) -> tuple[str, Interval, Interval]:
    """The unit of the left side, and the ranges of both sides in it."""
    unit, worth = display_unit(judgement.problem.relation.left, claims)
    left, right = judgement.sides.left.interval, judgement.sides.right.interval
    return (unit, left, right) if worth == 1 else (unit, left.scaled(1 / worth), right.scaled(1 / worth))


def slack(stated: Interval, computed: Interval) -> Fraction | None:
    """Distance of the centres over the sum of the half-widths; ``None`` where either has no end or no width is left."""
    if stated.lower is None or stated.upper is None or computed.lower is None or computed.upper is None:
        return None
    # Both are doubled, which the quotient doesn't see.
    apart = abs(stated.lower + stated.upper - computed.lower - computed.upper)
    room = stated.upper - stated.lower + computed.upper - computed.lower
    if room:
        return apart / room
    return None if apart else Fraction(0)
