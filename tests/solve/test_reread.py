"""Other readings of a suspect: offered where they mend everything and the rest confirms them."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import pytest
from attrs import evolve
from tests.strategies import claim_of, figure, related

from claimcheck.model import Claim, Ref, Relation, Repair, Reread, Rereading, Text
from claimcheck.solve import Solution, solve

REPAIR = Repair((10, 14), "2023", "period", Text("应为 2023年（年份写错）", "should be 2023年 (wrong year)"))


def amount(name: str, digits: str, start: int) -> Claim:
    return claim_of(name, figure(digits, 10**8, "元", start=start))


# Last year's figure and this year's, and one that goes by last year's name and has this year's number.
CLAIMS = [amount("before", "312.86", 100), amount("now", "374.59", 200), amount("wrong", "374.59", 300)]
CLASH = evolve(related(Ref("before"), Ref("wrong")), by_name=True)
CONFIRMED = related(Ref("now"), Ref("wrong"))


def reading(*relations: Relation, claims: tuple[str, ...] = ("wrong",)) -> Reread:
    def reread(name: str, _component: Collection[str]) -> Iterable[Rereading]:
        return [Rereading(claims, relations, "period", REPAIR)] if name in claims else []

    return reread


def solved(reread: Reread | None, *more: Relation, claims: Iterable[Claim] = ()) -> Solution:
    return solve([*CLAIMS, *claims], [CLASH, *more], reread=reread)


def periods(solution: Solution) -> list[str]:
    return [each.claim for finding in solution.findings for each in finding.suspects if each.what == "period"]


def test_a_confirmed_reading_comes_first_and_explains_the_gap() -> None:
    assert [finding.severity for finding in solved(None).findings] == ["note"]
    (finding,) = solved(reading(CONFIRMED)).findings
    assert finding.severity == "error"
    assert [(each.claim, each.what, each.rank, each.repairs) for each in finding.suspects][:2] == [
        ("wrong", "period", 1, (REPAIR,)),
        ("before", "number", 2, ()),
    ]


@pytest.mark.parametrize(
    "then",
    [
        [],
        [evolve(CONFIRMED, certain=False)],
        [related(Ref("wrong"), Ref("now"), "<=")],
        [CONFIRMED, related(Ref("wrong"), Ref("before"), "<=")],
        [CONFIRMED, CLASH],
    ],
    ids=["nothing", "not certain", "only an order", "another fails", "the clash stays"],
)
def test_a_reading_that_is_not_confirmed_is_not_offered(then: list[Relation]) -> None:
    assert periods(solved(reading(*then))) == []


def test_few_digits_confirm_nothing() -> None:
    claims = [claim_of(name, figure(digits, 10**8, "元", start=at)) for name, digits, at in FEW]
    solution = solve(claims, [CLASH], reread=reading(CONFIRMED))
    assert periods(solution) == []


FEW = [("before", "4", 100), ("now", "7", 200), ("wrong", "7", 300)]


def test_what_confirms_the_printed_words_as_well_outweighs_a_reading() -> None:
    same = amount("same", "374.59", 400)
    agreed = related(Ref("wrong"), Ref("same"))
    assert periods(solved(reading(CONFIRMED, agreed), agreed, claims=[same])) == ["wrong"]
    assert periods(solved(reading(CONFIRMED), agreed, claims=[same])) == []


def test_another_error_of_the_component_leaves_a_reading_behind_one_that_mends_all() -> None:
    far = [amount("x", "55.71", 400), amount("y", "83.92", 500)]
    apart = evolve(related(Ref("x"), Ref("y")), by_name=True)
    tied = related(Ref("now") + Ref("x"), Ref("z"))
    solution = solved(reading(CONFIRMED, apart, tied), apart, tied, claims=[*far, amount("z", "430.30", 600)])
    assert periods(solution) == ["wrong"]


def test_the_rest_has_to_agree_then() -> None:
    third = amount("third", "312.86", 400)
    chain = evolve(related(Ref("wrong"), Ref("third")), by_name=True)
    assert (
        periods(solved(reading(CONFIRMED, related(Ref("before") + Ref("third"), Ref("third"))), chain, claims=[third]))
        == []
    )
    assert periods(solved(reading(CONFIRMED), chain, claims=[third])) == ["wrong"]


def test_figures_of_the_same_words_hold_each_other() -> None:
    # The number of neither can be blamed alone, since the other one forces it.
    change, base = amount("change", "61.73", 400), amount("base", "312.86", 500)
    inner = related(Ref("wrong"), Ref("change") + Ref("base"))
    solution = solved(reading(CONFIRMED, inner, claims=("wrong", "change", "base")), inner, claims=[change, base])
    assert periods(solution) == ["wrong"]


def test_nobody_is_asked_where_nothing_fails() -> None:
    def refuse(_name: str, _component: Collection[str]) -> Iterable[Rereading]:
        raise AssertionError

    assert solve(CLAIMS, [CONFIRMED], reread=refuse).findings == ()
