"""Relations that rest on what prose calls its figures: accused only of what a small slip explains."""

from __future__ import annotations

from itertools import pairwise

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import claim_of, figure, related

from claimcheck.model import Claim, Hedge, Ref
from claimcheck.solve import Solution, solve

TOTAL = evolve(related(Ref("t"), Ref("a") + Ref("b")), by_name=True)


def amount(name: str, digits: str, start: int) -> Claim:
    return claim_of(name, figure(digits, 10**8, "元", start=start))


def total(whole: str, one: str, other: str) -> Solution:
    return solve([amount("t", whole, 100), amount("a", one, 200), amount("b", other, 300)], [TOTAL])


@pytest.mark.parametrize("slip", ["9.98", "98.9", "9.59"])
def test_a_total_with_a_slip_is_an_error(slip: str) -> None:
    solution = total(slip, "5.65", "4.24")
    assert solution.checks[0].verdict == "inconsistent"
    assert [finding.severity for finding in solution.findings] == ["error"]
    assert any(repair.replacement == "9.89" for suspect in solution.findings[0].suspects for repair in suspect.repairs)


def test_a_total_that_no_slip_explains_is_left_undecided_with_a_note() -> None:
    solution = total("2.59", "9.62", "7.15")
    assert solution.checks[0].verdict == "undecided"
    (finding,) = solution.findings
    assert finding.severity == "note"
    assert [(suspect.what, suspect.rank) for suspect in finding.suspects] == [("link", 1)]


@given(st.integers(100, 999), st.integers(100, 999), st.integers(100, 999))
def test_an_accusation_by_name_always_offers_a_repair(whole: int, one: int, other: int) -> None:
    for finding in total(str(whole), str(one), str(other)).findings:
        offered = any(suspect.repairs for suspect in finding.suspects)
        assert offered == (finding.severity == "error")


def test_a_tie_that_rests_on_no_name_is_accused_of_any_gap() -> None:
    claims = [amount("t", "2.59", 100), amount("a", "9.62", 200), amount("b", "7.15", 300)]
    solution = solve(claims, [evolve(TOTAL, by_name=False)])
    assert solution.checks[0].verdict == "inconsistent"
    assert solution.findings[0].severity == "error"


def test_a_quiet_tie_says_nothing() -> None:
    claims = [amount("t", "2.59", 100), amount("a", "9.62", 200), amount("b", "7.15", 300)]
    solution = solve(claims, [evolve(TOTAL, certain=False, quiet=True)])
    assert (solution.checks[0].verdict, solution.findings) == ("undecided", ())


@pytest.mark.parametrize(
    ("hedge", "digits", "severity"), [("over", "15", "error"), ("under", "19", "error"), ("exact", "18.6", "note")]
)
def test_a_likely_tie_that_holds_for_many_numbers_acquits_no_slip(hedge: Hedge, digits: str, severity: str) -> None:
    # 13.6 became 18.6, which "more than 15" of a few days later happens to allow; an equal number is no chance.
    chain = [amount(f"c{at}", each, 100 * at) for at, each in enumerate(("8.8", "18.6", "13.9", "14.0"), 1)]
    alike = claim_of("alike", figure(digits, 10**8, "元", hedge=hedge, start=500))
    order = [evolve(related(Ref(a.id), Ref(b.id), "<="), by_name=True) for a, b in pairwise(chain)]
    tie = evolve(related(Ref("c2"), Ref("alike")), certain=False, quiet=True)
    (finding,) = solve([*chain, alike], [*order, tie]).findings
    assert finding.severity == severity
    repairs = {repair.replacement for suspect in finding.suspects for repair in suspect.repairs}
    assert ("13.6" in repairs) == (severity == "error")
