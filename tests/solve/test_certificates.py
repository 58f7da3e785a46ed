"""Certificates, followed line by line with z3: nothing in them rests on what isn't said, and no line is idle."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from random import Random

import pytest
from attrs import frozen
from hypothesis import assume, given, settings
from hypothesis import strategies as st

pytest.importorskip("z3", reason="z3 is a dependency of the tests only, and has no wheel everywhere")

import z3
from tests.solve import exact
from tests.solve.systems import nudged, slipped, system
from tests.strategies import World

from claimcheck.model import Check, Finding, Inequality, Interval, Ref, Relation
from claimcheck.solve import solve


@frozen
class Follower:
    """Follows the lines of a certificate over the figures of a world."""

    world: World
    checks: dict[str, Check]

    def follows(self, lines: Sequence[Inequality]) -> bool:
        """Every line follows from those before it and the relation that it names, and the last can't be."""
        known: list[z3.BoolRef] = []
        taken: dict[str, Fraction] = {}
        for line in lines[:-1]:
            if not self.states(line, known, taken):
                return False
            known += self.said(line)
        return bool(lines) and self.refutes(lines[-1], known, taken)

    def states(self, line: Inequality, known: list[z3.BoolRef], taken: dict[str, Fraction]) -> bool:
        """A line that isn't the last."""
        if line.claim and not line.checks:
            return self.is_given(line)
        (check,) = line.checks
        relation, shown = self.relation(check), self.checks[check].formula
        if line.claim:
            return follow([*known, *exact.holds(relation, self.variables())], self.said(line))
        if line.formula.startswith(f"({shown}) × "):
            factor = line.formula.removeprefix(f"({shown}) × ").strip("()").replace("−", "-")
            taken[check] = Fraction(factor)
            return relation.op == "=" or taken[check] > 0
        assert line.formula == right_of(shown)
        side: list[z3.BoolRef] = []
        right = exact.term(relation.right, self.variables(), side) / exact.number(worth(relation))
        return follow([*known, *side], exact.within(right, range_of(line)))

    def is_given(self, line: Inequality) -> bool:
        """A figure as it is printed, or what such a figure can be at all."""
        claim = self.world.claim(line.claim or "")
        never = claim.kind in {"level", "rate", "multiple"} and range_of(line) == Interval(Fraction(0), None)
        return never or range_of(line) == claim.quantity.hard

    def said(self, line: Inequality) -> list[z3.BoolRef]:
        if line.claim:
            return exact.within(self.variables()[line.claim], range_of(line))
        if len(line.checks) == 1 and line.formula == right_of(self.checks[line.checks[0]].formula):
            relation = self.relation(line.checks[0])
            # What is said of a right side is said of the left that it equals, or that it is at least.
            over = range_of(line) if relation.op == "=" else Interval(None, line.upper, upper_open=line.upper_open)
            left = exact.term(relation.left, self.variables(), [])
            return exact.within(left / exact.number(worth(relation)), over)
        return []

    def refutes(self, line: Inequality, known: list[z3.BoolRef], taken: dict[str, Fraction]) -> bool:
        """The last line: two ranges of one figure, two sides, or a sum of relations, that leave nothing."""
        if line.claim:
            return not possible(known)
        relations = [self.relation(check) for check in line.checks]
        if len(relations) == 1 and line.formula == self.checks[line.checks[0]].formula:
            plain = isinstance(relations[0].right, Ref) or line.lower is line.upper is None
            return not possible([*known, *(exact.holds(relations[0], self.variables()) if plain else ())])
        if len(relations) == 1 and not taken:
            gap, over = self.gap(line, relations[0]), range_of(line)
            tied = [*known, *exact.holds(relations[0], self.variables())]
            return over.sign != 0 and follow(known, exact.within(gap, over)) and follow(tied, [gap == 0])
        if set(taken) != set(line.checks):
            return False
        total = z3.Sum(
            [
                (exact.term(each.left, self.variables(), []) - exact.term(each.right, self.variables(), []))
                * exact.number(taken[check])
                for check, each in zip(line.checks, relations, strict=True)
            ]
        )
        never = range_of(line).sign > 0 if any(each.op == "<=" for each in relations) else range_of(line).sign != 0
        return never and follow(known, exact.within(total, range_of(line)))

    def gap(self, line: Inequality, relation: Relation) -> z3.ArithRef:
        """The polynomial that a line writes in base units, ``(2) × 3亿元 × 4% + …``."""
        at, claims = self.variables(), [self.world.claim(name) for name in relation.claims]
        quotes = {each.quote if each.quantity.value >= 0 else f"−{each.quote}": at[each.id] for each in claims}
        terms = [part.split(" × ") for part in line.formula.split(" + ")]
        return z3.Sum(
            [
                z3.Product([exact.number(Fraction(first.strip("()"))), *(quotes[each] for each in rest)])
                for first, *rest in terms
            ]
        )

    def variables(self) -> dict[str, z3.ArithRef]:
        return {claim.id: z3.Real(claim.id) for claim in self.world.claims}

    def relation(self, check: str) -> Relation:
        return self.world.relations[int(check[1:]) - 1]


def worth(relation: Relation) -> Fraction:
    """A range of a side is told in the unit of the figure on the left."""
    return relation.left.scale if isinstance(relation.left, Ref) else Fraction(1)


def right_of(formula: str) -> str:
    return formula.partition(" = ")[2] or formula.partition(" ≤ ")[2]


def range_of(line: Inequality) -> Interval:
    return Interval(line.lower, line.upper, line.lower_open, line.upper_open)


def possible(facts: Iterable[z3.BoolRef]) -> bool:
    solver = z3.SolverFor("QF_NRA")
    solver.set("timeout", 20_000)
    solver.add(*facts)
    answer = solver.check()
    assert answer != z3.unknown
    return bool(answer == z3.sat)


def follow(known: Iterable[z3.BoolRef], said: Sequence[z3.BoolRef]) -> bool:
    return not said or not possible([*known, z3.Not(z3.And(*said))])


def told(world: World) -> tuple[Follower, list[Finding]]:
    """The findings that come with a certificate."""
    solution = solve(world.claims, world.relations)
    found = [each for each in solution.findings if each.certificate]
    return Follower(world, {check.id: check for check in solution.checks}), found


@st.composite
def wrong(draw: st.DrawFn, most: int = 12) -> World:
    """A system with a slip in one number, or with a last digit a little off."""
    seed = draw(st.integers(0, 2**40))
    whole, rng = system(seed, draw(st.integers(3, most))), Random(seed)  # noqa: S311 - test data
    if draw(st.booleans()):
        return nudged(whole, rng)
    slip = slipped(whole, rng)
    assume(slip)
    assert slip
    return slip[0]


@given(wrong())
def test_every_line_of_a_certificate_follows_from_those_before_it(world: World) -> None:
    follower, findings = told(world)
    for finding in findings:
        assert follower.follows(finding.certificate)


@settings(max_examples=60)
@given(wrong())
def test_no_line_of_a_certificate_can_be_left_out(world: World) -> None:
    follower, findings = told(world)
    for finding in findings:
        lines = finding.certificate
        for at in range(len(lines) - 1):
            assert not follower.follows([*lines[:at], *lines[at + 1 :]])


@settings(max_examples=60)
@given(wrong())
def test_of_several_relations_each_is_needed_and_so_is_each_figure(world: World) -> None:
    follower, findings = told(world)
    for finding in findings:
        cited = list(dict.fromkeys(check for line in finding.certificate for check in line.checks))
        if len(cited) == 1:
            continue
        at = follower.variables()
        figures = [follower.said(line) for line in finding.certificate if line.claim and not line.checks]
        ties = [exact.holds(follower.relation(check), at) for check in cited]
        every = [*figures, *ties]
        assert not possible([fact for each in every for fact in each])
        for left_out in range(len(every)):
            assert possible([fact for place, each in enumerate(every) if place != left_out for fact in each])


@given(wrong())
def test_a_relation_bounds_a_claim_at_most_once(world: World) -> None:
    for finding in told(world)[1]:
        said = [(line.claim, line.checks) for line in finding.certificate[:-1] if line.claim]
        assert len(said) == len(set(said))
