"""The verdict on one relation, and the check that reports it."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Literal

from attrs import frozen

from claimcheck.model import Check, Claim, Interval, Relation, Verdict
from claimcheck.solve.extent import Box
from claimcheck.solve.formula import display_unit, formula
from claimcheck.solve.satisfy import Answer, Problem, satisfiable, side_range

RangeName = Literal["plausible", "truncated", "hard"]


def box_of(relation: Relation, claims: Mapping[str, Claim], name: RangeName) -> Box:
    """The ranges of a relation's claims."""
    return {each: getattr(claims[each].quantity, name) for each in relation.claims}


@frozen
class Judgement:
    """A problem with its verdict; ``box`` is the one that shows it, ``broken`` that the hard ranges exclude it."""

    problem: Problem
    verdict: Verdict
    box: Box
    broken: bool
    bounded: bool


def judge(problem: Problem, claims: Mapping[str, Claim], limit: int) -> Judgement:
    """Try the ranges from the likeliest to the widest."""
    likely = box_of(problem.relation, claims, "plausible")
    plausible = satisfiable(problem, likely, limit)
    if plausible is Answer.YES:
        return Judgement(problem, "consistent", likely, broken=False, bounded=False)
    cut = box_of(problem.relation, claims, "truncated")
    if plausible is Answer.NO and satisfiable(problem, cut, limit) is Answer.YES:
        return Judgement(problem, "truncated", cut, broken=False, bounded=False)
    widest = box_of(problem.relation, claims, "hard")
    hard = satisfiable(problem, widest, limit)
    if hard is Answer.NO:
        verdict: Verdict = "inconsistent" if problem.relation.certain else "undecided"
        return Judgement(problem, verdict, widest, broken=True, bounded=False)
    return Judgement(problem, "undecided", likely, broken=False, bounded=Answer.UNKNOWN in {plausible, hard})


def check(judgement: Judgement, name: str, claims: Mapping[str, Claim], limit: int) -> Check:
    """Report a judgement in the unit of the left side."""
    problem, relation = judgement.problem, judgement.problem.relation
    unit, worth = display_unit(relation.left, claims)
    stated = side_range(problem, "left", judgement.box, limit).scaled(1 / worth)
    computed = side_range(problem, "right", judgement.box, limit).scaled(1 / worth)
    return Check(
        id=name,
        rule=relation.rule,
        verdict=judgement.verdict,
        claims=relation.claims,
        formula=formula(relation, claims),
        statement=relation.statement,
        stated=stated,
        computed=computed,
        unit=unit,
        slack=slack(stated, computed) if relation.op == "=" else None,
        confidence=relation.confidence,
    )


def slack(stated: Interval, computed: Interval) -> Fraction | None:
    """Distance of the centres over the sum of the half-widths; ``None`` where either has no end or no width is left."""
    if stated.centre is None or computed.centre is None or stated.width is None or computed.width is None:
        return None
    apart, room = abs(stated.centre - computed.centre), (stated.width + computed.width) / 2
    if room:
        return apart / room
    return None if apart else Fraction(0)
