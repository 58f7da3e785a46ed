"""The solver against z3: whole systems of figures, true ones and ones with a slip."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest
from attrs import evolve
from hypothesis import assume, given, settings
from hypothesis import strategies as st

pytest.importorskip("z3", reason="z3 is a dependency of the tests only, and has no wheel everywhere")

import z3
from tests.solve import exact
from tests.solve.systems import nudged, slipped, system
from tests.strategies import World

from claimcheck.model import Claim, Finding, Interval, Relation
from claimcheck.solve import solve

seeds = st.integers(0, 2**40)


@st.composite
def misprinted(draw: st.DrawFn, most: int = 14) -> tuple[World, str]:
    """A system in which one number has a slip, and the claim that has it."""
    seed = draw(seeds)
    found = slipped(system(seed, draw(st.integers(3, most))), Random(seed))  # noqa: S311 - test data
    assume(found)
    assert found
    world, name, _ = found
    return world, name


def errors(world: World) -> list[Finding]:
    return [each for each in solve(world.claims, world.relations).findings if each.severity == "error"]


@settings(max_examples=200)
@given(seeds)
def test_a_system_that_agrees_is_never_contradicted(seed: int) -> None:
    world = system(seed)
    solution = solve(world.claims, world.relations)
    assert solution.findings == ()
    assert {check.verdict for check in solution.checks} <= {"consistent"}


@given(misprinted())
def test_a_contradiction_is_reported_exactly_where_there_is_one(slip: tuple[World, str]) -> None:
    world, _ = slip
    assert bool(errors(world)) == (not exact.satisfiable(world.claims, world.relations))


@settings(max_examples=200)
@given(seeds)
def test_a_last_digit_a_little_off_is_reported_exactly_where_rounding_doesn_t_allow_it(seed: int) -> None:
    world = nudged(system(seed, 8), Random(seed))  # noqa: S311 - test data
    assert bool(errors(world)) == (not exact.satisfiable(world.claims, world.relations))


@given(misprinted(10))
def test_each_verdict_is_that_of_the_relation_alone(slip: tuple[World, str]) -> None:
    world, _ = slip
    for check, relation in zip(solve(world.claims, world.relations).checks, world.relations, strict=True):
        members = [claim for claim in world.claims if claim.id in relation.claims]
        assert (check.verdict == "inconsistent") == (not exact.satisfiable(members, [relation]))


@given(misprinted(10))
def test_those_to_blame_are_all_whose_number_alone_mends_everything(slip: tuple[World, str]) -> None:
    world, name = slip
    found = errors(world)
    assume(found)
    alone = {claim.id for claim in world.claims if exact.satisfiable(world.claims, world.relations, without={claim.id})}
    # The number that has the slip is one of them: without it all others agree.
    assert name in alone
    (finding,) = found
    blamed = {suspect.claim for suspect in finding.suspects}
    # A search that came to its bound, which is rare, says so.
    assert blamed == alone or (finding.bounded and name in blamed)


@given(misprinted(10))
def test_what_the_others_force_on_a_suspect_is_all_that_they_allow(slip: tuple[World, str]) -> None:
    world, _ = slip
    for finding in errors(world):
        for suspect in finding.suspects:
            # What hedged figures leave may be two stretches with a hole between them: no range then, nor where a bound
            # was reached before anything was known of the rest.
            hedged = any(claim.quantity.hedge != "exact" for claim in world.claims)
            assert suspect.implied or hedged or finding.bounded
            at = z3.Real(suspect.claim)
            for outside in _outside(at, suspect.implied or Interval.whole()):
                assert not exact.satisfiable(world.claims, world.relations, without={suspect.claim}, also=[outside])


def _outside(at: z3.ArithRef, over: Interval) -> list[z3.BoolRef]:
    found = []
    if over.lower is not None:
        found.append(at < exact.number(over.lower))
    if over.upper is not None:
        found.append(at > exact.number(over.upper))
    return found


@given(misprinted(10))
def test_a_repair_leaves_nothing_that_contradicts(slip: tuple[World, str]) -> None:
    world, _ = slip
    for finding in errors(world):
        for suspect in finding.suspects:
            claim = world.claim(suspect.claim)
            for repair in suspect.repairs:
                mended = _mended(claim, repair.span, repair.replacement)
                claims = [mended if each.id == claim.id else each for each in world.claims]
                assert exact.satisfiable(claims, world.relations)


def _mended(claim: Claim, span: tuple[int, int], replacement: str) -> Claim:
    amount = claim.quantity
    words = {"": 1, "千": 10**3, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "万亿": 10**12}
    if span == amount.printed.digits_span:
        return evolve(claim, quantity=amount.reprinted(replacement, amount.printed.magnitude))
    return evolve(claim, quantity=amount.reprinted(amount.printed.digits, Fraction(words[replacement])))


@given(seeds)
def test_the_strength_of_a_check_is_the_smallest_misprint_that_it_notices(seed: int) -> None:
    world = system(seed, 6)
    for check, relation in zip(solve(world.claims, world.relations).checks, world.relations, strict=True):
        members = [claim for claim in world.claims if claim.id in relation.claims]
        if check.strength is None:
            hedged = any(claim.quantity.hedge != "exact" for claim in members)
            assert hedged or _is_unnoticed(members, relation, 10**3)
            continue
        assert not _is_unnoticed(members, relation, int(check.strength))
        assert _is_unnoticed(members, relation, int(check.strength) - 1)


def _is_unnoticed(members: list[Claim], relation: Relation, steps: int) -> bool:
    """The relation still holds with any one figure off by so many last digits, or by less than itself."""
    return all(
        exact.satisfiable([_moved(each, way * steps) if each == claim else each for each in members], [relation])
        for claim in members
        for way in (1, -1)
        if claim.quantity.printed.step * steps <= abs(claim.quantity.value)
    )


def _moved(claim: Claim, steps: int) -> Claim:
    """The claim with its printed range moved by so many last digits; what is below a bound goes down to nothing."""
    by = claim.quantity.printed.step * steps
    over, natural = claim.quantity.hard, {None, *([Fraction(0)] if claim.quantity.hedge == "under" else [])}
    hard = Interval(
        over.lower if over.lower is None or over.lower in natural else over.lower + by,
        over.upper if over.upper is None or over.upper in natural else over.upper + by,
        over.lower_open,
        over.upper_open,
    )
    return evolve(claim, quantity=evolve(claim.quantity, hard=hard))
