from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.solve.oracle import points, value
from tests.strategies import NAMES, expressions, fractions, intervals, members, relations

from claimcheck.model import Expression, Interval, Product, Ref, Relation
from claimcheck.solve.enclose import enclose, uses
from claimcheck.solve.extent import extent, quotient_extent
from claimcheck.solve.polynomial import TooLargeError, degree, evaluate, ratio, variables
from claimcheck.solve.satisfy import Answer, Problem, satisfiable

LIMIT = 4096
monomials = st.lists(st.sampled_from(NAMES[:3]), max_size=3, unique=True).map(lambda names: tuple(sorted(names)))
affine = st.dictionaries(monomials, fractions.filter(bool), max_size=4)
powers = st.lists(st.sampled_from(NAMES[:2]), max_size=4).map(lambda names: tuple(sorted(names)))
polynomials = st.dictionaries(powers, fractions.filter(bool), max_size=4)


@st.composite
def boxes(draw: st.DrawFn, *, bounded: bool = False) -> dict[str, Interval]:
    return {name: draw(intervals(bounded=bounded)) for name in NAMES}


@given(st.data(), boxes(), polynomials)
def test_a_range_holds_every_value(
    data: st.DataObject, box: dict[str, Interval], p: dict[tuple[str, ...], Fraction]
) -> None:
    point = {name: data.draw(members(box[name])) for name in variables(p)}
    assert evaluate(p, point) in extent(p, box, LIMIT).interval


def test_a_power_that_only_rises_has_an_exact_range() -> None:
    box = {"a": Interval(Fraction(0), Fraction(3))}
    found = extent({("a", "a"): Fraction(1)}, box, LIMIT)
    assert (found.interval, found.exact) == (Interval(Fraction(0), Fraction(9)), True)


@given(boxes(bounded=True), affine)
def test_a_closed_end_is_taken_and_an_open_one_only_approached(
    box: dict[str, Interval], p: dict[tuple[str, ...], Fraction]
) -> None:
    found = extent(p, box, LIMIT)
    used = {name: box[name] for name in variables(p)}
    # A multi-affine function that takes its extreme takes it at a closed end or halfway in each direction.
    coarse = {evaluate(p, point) for point in points(used, 2)}
    assert found.exact
    assert found.interval.lower is not None
    assert found.interval.upper is not None
    assert (found.interval.lower in coarse) == (not found.interval.lower_open)
    assert (found.interval.upper in coarse) == (not found.interval.upper_open)


@given(boxes(bounded=True), polynomials)
def test_an_exact_range_is_no_wider_than_its_values(
    box: dict[str, Interval], p: dict[tuple[str, ...], Fraction]
) -> None:
    found = extent(p, box, LIMIT)
    assume(found.exact and found.interval.width)
    used = {name: Interval(box[name].lower, box[name].upper) for name in variables(p)}
    values = [evaluate(p, point) for point in points(used, 4)]
    assert max(values) == found.interval.upper
    assert min(values) == found.interval.lower


@given(st.data(), affine)
def test_an_unbounded_end_is_unbounded_only_where_values_grow(
    data: st.DataObject, p: dict[tuple[str, ...], Fraction]
) -> None:
    box = data.draw(boxes())
    found = extent(p, box, LIMIT).interval
    # Cut at a distance that outgrows all coefficients, an infinite range shows as a far one.
    far = Fraction(10**9)
    cut = {
        name: Interval(over.lower if over.lower is not None else -far, over.upper if over.upper is not None else far)
        for name, over in box.items()
    }
    near = extent(p, cut, LIMIT).interval
    assert (found.upper is None) == (near.upper is not None and near.upper > 10**6)
    assert (found.lower is None) == (near.lower is not None and near.lower < -(10**6))


@given(st.data(), expressions(), boxes())
def test_the_normal_form_has_the_value_of_the_expression(
    data: st.DataObject, expression: Expression, box: dict[str, Interval]
) -> None:
    point = {name: data.draw(members(over)) for name, over in box.items()}
    form = ratio(expression)
    try:
        expected = value(expression, point)
    except ZeroDivisionError:
        return
    under = evaluate(form.denominator, point)
    assume(under != 0)
    assert evaluate(form.numerator, point) / under == expected
    enclosed = enclose(expression, box)
    assert enclosed is None or expected in enclosed


@given(st.data(), expressions(), boxes())
def test_the_range_of_a_quotient_holds_every_value(
    data: st.DataObject, expression: Expression, box: dict[str, Interval]
) -> None:
    form = ratio(expression)
    found = quotient_extent(form, box, LIMIT)
    assume(found is not None)
    assert found is not None
    point = {name: data.draw(members(box[name])) for name in variables({**form.numerator, **form.denominator})}
    assert evaluate(form.numerator, point) / evaluate(form.denominator, point) in found.interval


@given(expressions(), boxes())
def test_the_range_of_a_quotient_is_no_wider_than_plain_arithmetic_where_that_is_exact(
    expression: Expression, box: dict[str, Interval]
) -> None:
    names = list(uses(expression))
    assume(len(set(names)) == len(names))
    found, plain = quotient_extent(ratio(expression), box, LIMIT), enclose(expression, box)
    assume(found is not None and plain is not None)
    assert found is not None
    assert found.interval == plain


@given(expressions(), boxes(bounded=True))
def test_a_closed_end_of_a_quotient_is_taken_and_an_open_one_is_not(
    expression: Expression, box: dict[str, Interval]
) -> None:
    form = ratio(expression)
    found = quotient_extent(form, box, LIMIT)
    assume(found is not None)
    assert found is not None
    names = variables({**form.numerator, **form.denominator})
    coarse = points({name: box[name] for name in names}, 2)
    taken = {evaluate(form.numerator, each) / evaluate(form.denominator, each) for each in coarse}
    if found.interval.lower is not None:
        assert (found.interval.lower in taken) == (not found.interval.lower_open)
    if found.interval.upper is not None:
        assert (found.interval.upper in taken) == (not found.interval.upper_open)


@given(st.data(), relations(), boxes())
def test_a_relation_with_a_solution_is_never_called_impossible(
    data: st.DataObject, relation: Relation, box: dict[str, Interval]
) -> None:
    point = {name: data.draw(members(over)) for name, over in box.items()}
    try:
        left, right = value(relation.left, point), value(relation.right, point)
    except ZeroDivisionError:
        return
    if left == right or (relation.op == "<=" and left < right):
        assert satisfiable(Problem.of(relation), box, LIMIT) is not Answer.NO


@given(relations(), boxes(bounded=True))
def test_a_relation_called_possible_has_a_solution_on_the_grid_or_changes_sign(
    relation: Relation, box: dict[str, Interval]
) -> None:
    answer = satisfiable(Problem.of(relation), box, LIMIT)
    assume(answer is Answer.NO)
    used = {name: box[name] for name in relation.claims}
    for point in points(used, 4):
        try:
            left, right = value(relation.left, point), value(relation.right, point)
        except ZeroDivisionError:
            continue
        assert left > right if relation.op == "<=" else left != right


@given(relations(), boxes(bounded=True))
def test_the_answer_is_definite_for_relations_without_powers_or_vanishing_denominators(
    relation: Relation, box: dict[str, Interval]
) -> None:
    problem = Problem.of(relation)
    assume(problem.gap is not None)
    assert problem.gap is not None
    assume(all(degree(problem.gap.numerator, name) <= 1 for name in relation.claims))
    assume(extent(problem.gap.denominator, box, LIMIT).interval.sign)
    assert satisfiable(problem, box, LIMIT) is not Answer.UNKNOWN


def test_a_product_of_many_sums_is_too_large_to_expand() -> None:
    big = Product(tuple(Ref(f"x{at}") + Ref(f"y{at}") for at in range(20)))
    with pytest.raises(TooLargeError):
        ratio(big)
