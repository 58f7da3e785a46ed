"""Who is to blame where several relations share figures, and what is told of what no claim states."""

from __future__ import annotations

from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import claim_of, figure, related

from claimcheck.model import OFFICIAL, Claim, Ref, Relation, Text, Unstated
from claimcheck.solve import solve


def amount(name: str, digits: str, authority: int = 0) -> Claim:
    """So many 亿元, each name at a place of its own."""
    start = 100 * int.from_bytes(name.encode()[:2].rjust(2, b"\0"))
    return evolve(claim_of(name, figure(digits, 10**8, start=start)), authority=authority)


def per_cent(name: str, digits: str) -> Claim:
    start = 100 * int.from_bytes(name.encode()[:2].rjust(2, b"\0"))
    return claim_of(name, figure(digits, 1, "%", start=start), "growth")


TOTAL = related(Ref("t"), Ref("a") + Ref("b"))


def test_the_less_trusted_source_is_suspected_first() -> None:
    claims = [amount("t", "98.9"), amount("a", "56.5", authority=2), amount("b", "43.2", authority=1)]
    (finding,) = solve(claims, [TOTAL]).findings
    ranks = {suspect.claim: suspect.rank for suspect in finding.suspects}
    assert ranks["t"] < ranks["b"] < ranks["a"]


def test_official_figures_are_never_suspected() -> None:
    claims = [amount("t", "98.9", authority=OFFICIAL), amount("a", "56.5"), amount("b", "43.2")]
    (finding,) = solve(claims, [TOTAL]).findings
    assert {suspect.claim for suspect in finding.suspects} == {"a", "b"}


def test_official_figures_that_disagree_blame_nobody_and_still_are_told() -> None:
    claims = [amount("t", "98.9", authority=OFFICIAL), amount("a", "58.9", authority=OFFICIAL)]
    (finding,) = solve(claims, [related(Ref("t"), Ref("a"))]).findings
    assert finding.claims == ("t", "a")


@pytest.fixture
def grown() -> tuple[list[Claim], list[Relation]]:
    """A total, its parts, their growth and last year's total: any three relations can hold, not all four."""
    claims = [amount(name, digits) for name, digits in (("t", "501.75"), ("a", "301.20"), ("b", "200.55"))]
    claims += [amount("u", "443.41"), per_cent("ga", "20.00"), per_cent("gb", "5.00")]
    last = [Ref(name) / (1 + Ref(growth, Fraction(1, 100))) for name, growth in (("a", "ga"), ("b", "gb"))]
    old = [amount("oa", "251"), amount("ob", "191")]
    relations = [
        TOTAL,
        related(Ref("oa"), last[0]),
        related(Ref("ob"), last[1]),
        related(Ref("u"), Ref("oa") + Ref("ob")),
    ]
    return [*claims, *old], relations


def test_relations_that_each_can_hold_are_found_to_contradict_each_other(
    grown: tuple[list[Claim], list[Relation]],
) -> None:
    claims, relations = grown
    solution = solve(claims, relations)
    assert "inconsistent" not in {check.verdict for check in solution.checks}
    (finding,) = solution.findings
    assert set(finding.checks) == {"k2", "k3", "k4"}
    # Of the others none alone could bring the parts so high: last year's are printed too, and this year's add up.
    assert {suspect.claim for suspect in finding.suspects} == {"u"}
    implied = next(suspect.implied for suspect in finding.suspects if suspect.claim == "u")
    assert implied is not None
    assert 442 * 10**8 in implied
    assert 443 * 10**8 not in implied


def test_a_joint_contradiction_is_no_graver_than_its_weakest_relation(
    grown: tuple[list[Claim], list[Relation]],
) -> None:
    claims, relations = grown
    weaker = [*relations[:3], evolve(relations[3], ceiling="warning")]
    (finding,) = solve(claims, weaker).findings
    assert finding.severity == "warning"


def test_the_chain_of_a_joint_contradiction_ends_in_ranges_without_a_common_value(
    grown: tuple[list[Claim], list[Relation]],
) -> None:
    (finding,) = solve(*grown).findings
    *_, last = finding.certificate
    assert "没有公共的值" in last.text.zh or "不成立" in last.text.zh
    assert len(finding.certificate) > 3


def test_a_tie_between_two_well_confirmed_figures_is_to_blame_itself() -> None:
    """Two totals, each the sum of its own parts: only their being one figure can be wrong."""
    claims = [amount("t", "98.9"), amount("a", "56.5"), amount("b", "42.4")]
    claims += [amount("u", "71.3"), amount("c", "30.1"), amount("d", "41.2")]
    sums = [TOTAL, related(Ref("u"), Ref("c") + Ref("d"))]
    sums += [related(Ref("a"), Ref("t") - Ref("b")), related(Ref("c"), Ref("u") - Ref("d"))]
    confirmed = [amount("t2", "98.9"), amount("u2", "71.3")]
    same = [related(Ref("t"), Ref("t2")), related(Ref("u"), Ref("u2"))]
    tie = evolve(related(Ref("t"), Ref("u")), by_name=True)
    solution = solve([*claims, *confirmed], [*sums, *same, tie])
    (finding,) = solution.findings
    assert finding.severity == "note"
    assert {suspect.what for suspect in finding.suspects} == {"link"}
    assert solution.checks[-1].verdict == "undecided"


@given(st.integers(20, 90), st.integers(1, 15), st.lists(st.integers(1, 9), min_size=2, max_size=5))
def test_what_several_figures_imply_is_told_with_its_range(whole: int, gap: int, steps: list[int]) -> None:
    """Growths ahead of one unstated growth: each less its lead is that growth."""
    claims, relations = [], []
    comparator = Unstated("all", name=Text("全部", "all"))
    for at, step in enumerate(steps):
        lead = Fraction(gap + step, 10)
        claims += [per_cent(f"{at}g", str(float(Fraction(whole, 10) + lead))), per_cent(f"{at}l", str(float(lead)))]
        right = Ref(f"{at}g", Fraction(1, 100)) - Ref(f"{at}l", Fraction(1, 100))
        relations.append(Relation("CC311", comparator, "=", right, Text("同一个数", "one figure")))
    solution = solve(claims, relations)
    assert {check.verdict for check in solution.checks} == {"consistent"}
    assert len(solution.checks) == len(steps) * (len(steps) - 1) // 2
    (derived,) = solution.derived
    assert derived.unit == "%"
    assert Fraction(whole, 10) in derived.range
    assert set(derived.sources) == {claim.id for claim in claims}


def test_gaps_that_imply_different_comparators_contradict_each_other() -> None:
    claims = [per_cent("g", "6.4"), per_cent("l", "3.2"), per_cent("h", "5.9"), per_cent("m", "7.2")]
    comparator = Unstated("all", name=Text("全部", "all"))
    relations = [
        Relation("CC311", comparator, "=", Ref(one) - Ref(other), Text("同一个数", "one figure"))
        for one, other in (("g", "l"), ("h", "m"))
    ]
    solution = solve(claims, relations)
    assert [check.verdict for check in solution.checks] == ["inconsistent"]
    assert solution.derived == ()
