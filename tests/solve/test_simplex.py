"""Simplex against z3, on small linear systems whose ends touch often; and what it says, checked by plain arithmetic."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.solve.oracle import value
from tests.strategies import claim_of, figure, related

from claimcheck.model import Claim, Constant, Expression, Interval, Ref, Relation, Sum
from claimcheck.solve import solve
from claimcheck.solve.propagate import propagate
from claimcheck.solve.satisfy import Answer, Problem
from claimcheck.solve.simplex import Outcome, simplex
from claimcheck.solve.system import System

LIMIT = 4096
NAMES = ("a", "b", "c", "d", "e")
# Few small numbers, so that sums often come out at the very ends of ranges.
ends = st.integers(-4, 4).map(Fraction) | st.builds(Fraction, st.integers(-8, 8), st.sampled_from((2, 3)))
factors = st.sampled_from([Fraction(f) for f in (-2, -1, -1, 1, 1, 1, 2, 3)] + [Fraction(1, 2)])


@st.composite
def ranges(draw: st.DrawFn) -> Interval:
    lower, upper = sorted((draw(ends), draw(ends)))
    if lower == upper:
        return Interval.point(lower)
    low, high = draw(st.booleans()), draw(st.booleans())
    if draw(st.integers(0, 4)) == 0:
        return draw(st.sampled_from((Interval(None, upper, upper_open=high), Interval(lower, None, low))))
    return Interval(lower, upper, low, high)


@st.composite
def sums(draw: st.DrawFn) -> Expression:
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True))
    terms: tuple[Expression, ...] = tuple(Ref(name, draw(factors)) for name in names)
    return Sum((*terms, Constant(draw(ends)))) if draw(st.integers(0, 3)) == 0 else Sum(terms)


linear = st.builds(related, sums(), sums(), st.sampled_from(("=", "=", "<=")))
systems = st.tuples(st.fixed_dictionaries({name: ranges() for name in NAMES}), st.lists(linear, min_size=1, max_size=5))


def asked(box: Mapping[str, Interval], relations: list[Relation]) -> tuple[System, Outcome]:
    system = System([Problem.of(relation) for relation in relations], box, LIMIT)
    return system, simplex(system, range(len(relations)), system.bounds({}))


@settings(max_examples=400)
@given(systems)
def test_simplex_answers_as_z3_does(given_system: tuple[dict[str, Interval], list[Relation]]) -> None:
    z3 = pytest.importorskip("z3", reason="z3 has no wheel everywhere")
    from tests.solve import exact  # noqa: PLC0415 - needs z3

    box, relations = given_system
    _, outcome = asked(box, relations)
    solver, at = z3.Solver(), {name: z3.Real(name) for name in NAMES}
    for name, over in box.items():
        solver.add(*exact.within(at[name], over))
    for relation in relations:
        solver.add(*exact.holds(relation, at))
    assert outcome.answer is (Answer.YES if solver.check() == z3.sat else Answer.NO)


@settings(max_examples=200)
@given(systems)
def test_a_yes_comes_with_a_point_of_the_box_that_satisfies_all(
    given_system: tuple[dict[str, Interval], list[Relation]],
) -> None:
    box, relations = given_system
    system, outcome = asked(box, relations)
    assume(outcome.answer is Answer.YES)
    known = {system.names[at]: number / system.unit for at, number in outcome.point.items()}
    point = {name: known.get(name, Fraction(0)) for name in NAMES}
    assert all(number in box[name] for name, number in known.items())
    for relation in relations:
        left, right = value(relation.left, point), value(relation.right, point)
        assert left == right if relation.op == "=" else left <= right


@settings(max_examples=200)
@given(systems)
def test_a_no_comes_with_a_sum_of_relations_that_its_bounds_keep_above_zero(
    given_system: tuple[dict[str, Interval], list[Relation]],
) -> None:
    box, relations = given_system
    system, outcome = asked(box, relations)
    assume(outcome.refutation is not None)
    assert outcome.refutation is not None
    total: dict[str, Fraction] = {}
    constant = Fraction(0)
    for row, factor in outcome.refutation.factors.items():
        assert relations[row].op == "=" or factor > 0
        gap = system.problems[row].shape.linear
        assert gap is not None
        constant += factor * gap.constant
        for name, each in zip(system.problems[row].names, gap.coefficients, strict=True):
            total[name] = total.get(name, Fraction(0)) + factor * each
    over = Interval.point(constant)
    for name, times in total.items():
        over = over + box[name].scaled(times)
    assert over.sign > 0
    used = {(system.number[name], int(times < 0)) for name, times in total.items() if times}
    assert used == outcome.refutation.ends


@given(systems)
def test_what_propagation_refutes_simplex_refutes(given_system: tuple[dict[str, Interval], list[Relation]]) -> None:
    system, outcome = asked(*given_system)
    if propagate(system, system.bounds({}), range(len(system.problems))) is not None:
        assert outcome.answer is Answer.NO


def test_too_few_exchanges_leave_the_question_open() -> None:
    box = {"a": Interval(Fraction(0), Fraction(1)), "b": Interval(Fraction(3), Fraction(4))}
    system = System([Problem.of(related(Ref("a"), Ref("b") - 2))], box, LIMIT)
    assert simplex(system, [0], system.bounds({}), pivots=0).answer is Answer.UNKNOWN
    assert simplex(system, [0], system.bounds({})).answer is Answer.YES


def level(name: str, digits: str, start: int) -> Claim:
    made = claim_of(name, figure(digits, 10**8, "元", start=start))
    return evolve(made, quantity=evolve(made.quantity, hard=made.quantity.plausible))


def test_a_contradiction_that_goes_round_a_cross_table_is_found() -> None:
    # Both sums of a + b and of a - b agree with what is printed of either; together they leave b no value.
    one, other = related(Ref("s"), Ref("a") + Ref("b")), related(Ref("d"), Ref("a") - Ref("b"))
    third = related(Ref("u"), Ref("a") + Ref("a"))
    printed = {"s": "8.0", "d": "2.0", "a": "5.0", "b": "3.0", "u": "10.3"}
    claims = [level(name, digits, 100 * at) for at, (name, digits) in enumerate(printed.items())]
    (finding,) = solve(claims, [one, other, third]).findings
    assert finding.severity == "error"
