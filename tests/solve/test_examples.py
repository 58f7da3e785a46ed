"""Real figures, one case for each way in which they tie together."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest
from attrs import evolve
from tests.strategies import claim_of, figure, related

from claimcheck.errors import UsageError
from claimcheck.model import (
    OFFICIAL,
    Claim,
    Constant,
    Expression,
    Finding,
    Product,
    Quotient,
    Ref,
    Relation,
    Severity,
    Sum,
    Text,
)
from claimcheck.model.claim import Kind
from claimcheck.model.quantity import Hedge
from claimcheck.model.relation import Op
from claimcheck.solve import Solution, solve

FACTORS = {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12, "千亿": 10**11}
QUOTE = re.compile(r"([\d.]++)(?:多|余)?(万亿|千亿|亿|万)?(.*)")
COUNTED = {"人", "家", "种", "个"}


def read(name: str, quote: str, hedge: Hedge = "exact", *, negative: bool = False, kind: Kind = "level") -> Claim:
    """A claim from a quote such as ``7600多亿元``."""
    match = QUOTE.fullmatch(quote)
    assert match
    digits, word, unit = match.groups(default="")
    # Each name has a place of its own in the text: claims at one place would be one printed number.
    start = 100 * int.from_bytes(name.encode()[:1])
    counted = unit in COUNTED
    amount = figure(digits, FACTORS[word], unit, hedge=hedge, countable=counted, negative=negative, start=start)
    return evolve(claim_of(name, amount, kind), quote=quote, sentence=quote)


def per_cent(name: str) -> Ref:
    return Ref(name, Fraction(1, 100))


def judged(relation: Relation, *claims: Claim) -> Solution:
    return solve(claims, [relation])


SHARE = related(per_cent("r"), Ref("a") / Ref("b"))
BASE = related(per_cent("r"), Ref("c") / (Ref("b") - Ref("c")))
TOTAL = related(Ref("t"), Ref("a") + Ref("b"))


@pytest.mark.parametrize(
    ("relation", "claims", "formula"),
    [
        (
            SHARE,
            [read("r", "58.1%"), read("a", "561.23亿元"), read("b", "965.33亿元")],
            "58.1% = 561.23亿元 ÷ 965.33亿元",
        ),
        (
            SHARE,
            [read("r", "56.0%"), read("a", "17.50亿元"), read("b", "31.28亿元")],
            "56.0% = 17.50亿元 ÷ 31.28亿元",
        ),
        (
            BASE,
            [read("r", "18.7%"), read("c", "8319家"), read("b", "52732家")],
            "18.7% = 8319家 ÷ (52732家 − 8319家)",
        ),
        (
            TOTAL,
            [read("t", "133386.9万人"), read("a", "37093.88万人"), read("b", "96293.02万人")],
            "133386.9万人 = 37093.88万人 + 96293.02万人",
        ),
        (
            related(Ref("d"), Ref("a") - Ref("b")),
            [read("d", "5千亿元"), read("a", "2.7万亿元"), read("b", "2.2万亿元")],
            "5千亿元 = 2.7万亿元 − 2.2万亿元",
        ),
        (
            related(Ref("m"), Ref("a") / Ref("n")),
            [read("m", "1.41万元"), read("a", "561.23亿元"), read("n", "397.62万人")],
            "1.41万元 = 561.23亿元 ÷ 397.62万人",
        ),
        (
            related(Ref("m"), Ref("c") / (Ref("b") - Ref("c"))),
            [read("m", "1倍", "under", kind="growth"), read("c", "557万人"), read("b", "1125.48万人")],
            "1倍 = 557万人 ÷ (1125.48万人 − 557万人)",
        ),
        (
            BASE,
            [read("r", "98%", kind="growth"), read("c", "557万人"), read("b", "1125.48万人")],
            "98% = 557万人 ÷ (1125.48万人 − 557万人)",
        ),
        (
            TOTAL,
            [read("t", "3.4万亿元"), read("a", "2.6万亿元"), read("b", "7600多亿元", "over")],
            "3.4万亿元 = 2.6万亿元 + 7600多亿元",
        ),
    ],
)
def test_figures_that_were_published_together_are_consistent(
    relation: Relation, claims: list[Claim], formula: str
) -> None:
    (check,) = judged(relation, *claims).checks
    assert check.verdict == "consistent"
    assert check.formula == formula


def test_only_intervals_show_that_fifty_six_per_cent_is_right() -> None:
    (check,) = judged(SHARE, read("r", "56.0%"), read("a", "17.50亿元"), read("b", "31.28亿元")).checks
    point = Fraction(1750, 3128) * 100
    assert point not in check.stated
    assert check.stated.overlaps(check.computed)
    assert check.slack is not None
    assert 0 < check.slack < 1


def swapped() -> Finding:
    solution = judged(
        related(per_cent("r"), Ref("a") / Ref("b")),
        read("r", "85.1%"),
        read("a", "561.23亿元"),
        read("b", "965.33亿元"),
    )
    (finding,) = solution.findings
    return finding


def test_swapped_digits_are_named_first_with_their_repair() -> None:
    finding = swapped()
    assert finding.severity == "error"
    assert [(suspect.claim, suspect.rank) for suspect in finding.suspects] == [("r", 1), ("a", 2), ("b", 2)]
    (repair,) = finding.suspects[0].repairs
    assert (repair.span, repair.replacement, repair.kind) == ((11400, 11404), "58.1", "swapped_digits")
    assert repair.text == Text("应为 58.1%（相邻两位颠倒）", "should be 58.1% (adjacent digits swapped)")


def test_the_message_and_the_certificate_can_be_followed_by_hand() -> None:
    finding = swapped()
    assert finding.message.zh == "左＝右：原文为 85.1%，由其余数字算得 58.13–58.15%"
    assert [line.text.zh for line in finding.certificate] == [
        "原文 85.1%（四舍五入或截尾）：不小于 85.05%，小于 85.2%",
        "原文 561.23亿元（四舍五入或截尾）：不小于 561.225亿元，小于 561.24亿元",
        "原文 965.33亿元（四舍五入或截尾）：不小于 965.325亿元，小于 965.34亿元",
        "于是 561.23亿元 ÷ 965.33亿元：不小于 58.13%，不大于 58.15%",
        "85.05–85.2% 与 58.13–58.15% 没有公共的值",
    ]


def test_a_part_stated_again_clears_the_rest_of_the_sum() -> None:
    claims = [
        read("t", "133386.9万人"),
        read("a", "39093.88万人"),
        read("b", "96293.02万人"),
        read("x", "37093.88万人"),
    ]
    (finding,) = solve(claims, [TOTAL, related(Ref("a"), Ref("x"))]).findings
    assert finding.checks == ("k1", "k2")
    assert [suspect.claim for suspect in finding.suspects] == ["a"]
    assert [repair.replacement for repair in finding.suspects[0].repairs] == ["37093.88"]


def test_a_claim_confirmed_elsewhere_is_not_to_blame() -> None:
    claims = [read("t", "9.50亿元"), read("a", "4.12亿元"), read("b", "3.31亿元"), read("x", "4.12亿元")]
    (finding,) = solve(claims, [TOTAL, related(Ref("a"), Ref("x"))]).findings
    assert {suspect.claim for suspect in finding.suspects} == {"t", "b"}


CELLS = [read("a", "1.2亿元"), read("b", "2.3亿元"), read("c", "3.4亿元"), read("d", "4.5亿元")]
TABLE = [related(Ref(name), Ref(one) + Ref(other)) for name, one, other in ("rab", "scd", "tac", "ubd")]


def test_rows_and_columns_of_one_table_that_add_up_to_different_totals_are_an_error() -> None:
    # Every sum fits its coarse cells; only all four together are impossible.
    sums = [read("r", "3.51亿元"), read("s", "7.92亿元"), read("t", "4.62亿元"), read("u", "6.91亿元")]
    (finding,) = solve([*CELLS, *sums], TABLE).findings
    assert finding.severity == "error"
    assert {suspect.claim for suspect in finding.suspects} == {"r", "s", "t", "u"}
    assert [line.text.zh for line in finding.certificate] == [
        "原文 3.51亿元（四舍五入或截尾）：不小于 3.505亿元，小于 3.52亿元",
        "原文 7.92亿元（四舍五入或截尾）：不小于 7.915亿元，小于 7.93亿元",
        "原文 4.62亿元（四舍五入或截尾）：不小于 4.615亿元，小于 4.63亿元",
        "原文 6.91亿元（四舍五入或截尾）：不小于 6.905亿元，小于 6.92亿元",
        "取 (3.51亿元 = 1.2亿元 + 2.3亿元) × 1",
        "取 (7.92亿元 = 3.4亿元 + 4.5亿元) × 1",
        "取 (4.62亿元 = 1.2亿元 + 3.4亿元) × (−1)",
        "取 (6.91亿元 = 2.3亿元 + 4.5亿元) × (−1)",
        "各式相加，左边减右边得 3.51亿元 + 7.92亿元 − 4.62亿元 − 6.91亿元，应为 0，但它大于 −0.13亿元，小于 −0.07亿元",
    ]
    assert finding.certificate[-1].text.en.endswith("has to be 0, but it is above −0.13亿元 and below −0.07亿元")
    assert {line.checks for line in finding.certificate[:4]} == {()}
    assert finding.certificate[-1].checks == ("k1", "k2", "k3", "k4")


def test_rows_and_columns_that_differ_by_rounding_alone_are_consistent() -> None:
    sums = [read("r", "3.51亿元"), read("s", "7.92亿元"), read("t", "4.52亿元"), read("u", "6.92亿元")]
    assert solve([*CELLS, *sums], TABLE).findings == ()


def test_a_proof_says_what_official_data_tells() -> None:
    official = evolve(read("b", "5.00亿元"), authority=OFFICIAL)
    claims = [read("t", "9.14亿元"), read("a", "4.1亿元"), official, read("x", "8.05亿元"), read("y", "4.00亿元")]
    (finding,) = solve(claims, [TOTAL, related(Ref("x"), Ref("a") + Ref("y"))]).findings
    assert {suspect.claim for suspect in finding.suspects} == {"t", "x", "y"}
    assert [line.claim for line in finding.certificate] == ["t", "b", "x", "y", "a", "x", "x"]


def test_two_slips_without_a_common_claim_are_two_findings() -> None:
    claims = [read("a", "4.0亿元"), read("b", "5.0亿元"), read("c", "7.0亿元"), read("d", "9.0亿元")]
    relations = [related(Ref("a"), Ref("b")), related(Ref("c"), Ref("d"))]
    relations.append(Relation("CC401", Ref("a"), "<=", Ref("c"), Text("不超过", "at most")))
    findings = solve(claims, relations).findings
    assert [finding.checks for finding in findings] == [("k1",), ("k2",)]
    assert [{suspect.claim for suspect in finding.suspects} for finding in findings] == [{"a", "b"}, {"c", "d"}]


@pytest.mark.parametrize(
    ("quote", "replacement", "kind"),
    [
        ("9653.3亿元", "965.33", "moved_point"),
        ("965.33万元", "亿", "magnitude"),
        ("935.33亿元", "965.33", "changed_digit"),
    ],
)
def test_each_kind_of_slip_has_its_repair(quote: str, replacement: str, kind: str) -> None:
    finding = judged(SHARE, read("r", "58.1%"), read("a", "561.23亿元"), read("b", quote)).findings[0]
    found = {(repair.replacement, repair.kind) for s in finding.suspects if s.claim == "b" for repair in s.repairs}
    assert (replacement, kind) in found


def test_a_list_that_is_cut_off_throughout_is_truncated_without_a_word() -> None:
    solution = judged(related(Ref("t"), Ref("a")), read("t", "0.1999亿元"), read("a", "0.19亿元"))
    assert solution.checks[0].verdict == "truncated"
    assert solution.findings == ()


def test_some_figures_cut_off_and_others_rounded_are_a_note() -> None:
    # Rounded, the parts make at most 0.555; cut off, less than 0.57, which the total reaches only if it is rounded.
    parts = related(Ref("t"), Ref("a") + Ref("b") + Ref("c"))
    solution = judged(parts, read("t", "0.57亿元"), *(read(name, "0.18亿元") for name in "abc"))
    assert solution.checks[0].verdict == "truncated"
    assert [finding.severity for finding in solution.findings] == ["note"]


def test_a_round_figure_that_hardly_fits_is_undecided_and_noted() -> None:
    solution = judged(related(Ref("a"), Ref("b")), read("a", "1200亿元"), read("b", "1240.3亿元"))
    assert solution.checks[0].verdict == "undecided"
    assert [finding.severity for finding in solution.findings] == ["note"]


def test_what_may_not_be_comparable_is_undecided_whatever_the_figures() -> None:
    loose = Relation("CC501", Ref("a"), "=", Ref("b"), Text("同一指标", "same metric"), certain=False)
    solution = judged(loose, read("a", "12.3亿元"), read("b", "98.7亿元"))
    assert solution.checks[0].verdict == "undecided"
    assert [finding.severity for finding in solution.findings] == ["note"]


@pytest.mark.parametrize("ceiling", ["error", "warning", "note"])
def test_a_finding_is_no_graver_than_its_relation_allows(ceiling: Severity) -> None:
    relation = Relation("CC401", Ref("a"), "<=", Ref("b"), Text("不减", "never falls"), ceiling=ceiling)
    solution = judged(relation, read("a", "8319家"), read("b", "7732家"))
    assert solution.checks[0].verdict == "inconsistent"
    assert [finding.severity for finding in solution.findings] == [ceiling]


@pytest.mark.parametrize(
    ("op", "verdict"),
    [("=", "consistent"), ("<=", "consistent")],
)
def test_the_same_claim_on_both_sides_is_one_variable(op: Op, verdict: str) -> None:
    twice = Relation("CC701", Ref("a") - Ref("a"), op, Constant(Fraction(0)), Text("零", "zero"))
    assert judged(twice, read("a", "3.5亿元")).checks[0].verdict == verdict
    one = Relation("CC701", Ref("a") - Ref("a"), "=", Constant(Fraction(1)), Text("一", "one"))
    assert judged(one, read("a", "3.5亿元")).checks[0].verdict == "inconsistent"


def test_average_growth_over_five_years_is_judged_exactly() -> None:
    yearly: Expression = 1 + per_cent("r")
    relation = related(Ref("b"), Ref("a") * Product((yearly,) * 5))
    assert (
        judged(relation, read("a", "100.0亿元"), read("b", "127.6亿元"), read("r", "5.0%")).checks[0].verdict
        == "consistent"
    )
    wrong = judged(relation, read("a", "100.0亿元"), read("b", "172.6亿元"), read("r", "5.0%"))
    assert wrong.checks[0].verdict == "inconsistent"
    first = [suspect.claim for suspect in wrong.findings[0].suspects if suspect.rank == 1]
    assert first == ["b"]


def test_a_decrease_keeps_its_sign_in_the_formula() -> None:
    relation = related(Ref("b"), Ref("a") * (1 + per_cent("r")))
    fall = read("r", "54%", negative=True, kind="growth")
    (check,) = judged(relation, read("a", "200万元"), read("b", "92万元"), fall).checks
    assert check.formula == "92万元 = 200万元 × (1 + (−54%))"
    assert check.verdict == "consistent"


def test_one_printed_number_behind_two_claims_is_repaired_for_both() -> None:
    # 4.12 stands for both regions; the first sum alone would be mended by 4.21, the second forbids it.
    first, second = read("a", "4.12亿元"), read("b", "3.00亿元")
    twin = evolve(first, id="twin")
    claims = [first, twin, second, read("t", "7.21亿元"), read("u", "7.12亿元")]
    relations = [related(Ref("t"), Ref("a") + Ref("b")), related(Ref("u"), Ref("twin") + Ref("b"))]
    (finding,) = solve(claims, relations).findings
    offered = {suspect.claim: [repair.replacement for repair in suspect.repairs] for suspect in finding.suspects}
    assert offered["a"] == []
    assert "7.12" in offered["t"]


def test_a_hedged_figure_gives_a_half_open_demand() -> None:
    finding = judged(SHARE, read("r", "58.1%"), read("a", "561.23亿元", "over"), read("b", "96.53亿元")).findings[0]
    implied = {suspect.claim: suspect.implied for suspect in finding.suspects}
    assert implied["b"] is not None
    assert implied["b"].upper is None
    assert implied["b"].lower is not None
    assert implied["b"].lower > 960 * 10**8


def test_nothing_over_nothing_is_undecided() -> None:
    nothing = (Ref("a") - Ref("a")) / Constant(Fraction(0))
    assert judged(related(Ref("a"), nothing), read("a", "3.5亿元")).checks[0].verdict == "undecided"


def test_an_unknown_claim_is_the_caller_s_fault() -> None:
    with pytest.raises(UsageError, match="unknown claim"):
        solve([read("a", "1亿元")], [related(Ref("a"), Ref("zz"))])


@pytest.mark.parametrize("size", [3, 4, 6])
def test_a_slip_in_a_quotient_of_long_sums_is_found(size: int) -> None:
    over, under = ([read(chr(first + at), f"{200 + at}.5亿元") for at in range(size)] for first in (65, 97))
    relation = related(per_cent("r"), Quotient(*(Sum(tuple(Ref(each.id) for each in side)) for side in (over, under))))
    assert judged(relation, *over, *under, read("r", "100.0%")).checks[0].verdict == "consistent"
    (finding,) = judged(relation, *over, *under, read("r", "110.0%")).findings
    assert finding.severity == "error"
    assert finding.suspects[0].claim == "r"


def test_a_denominator_that_may_be_nothing_leaves_a_relation_possible() -> None:
    claims = [read("r", "715%"), read("a", "1亿元"), read("b", "3.0亿元"), read("c", "3.0亿元")]
    relation = related(per_cent("r"), Ref("a") / (Ref("b") - Ref("c")))
    assert judged(relation, *claims).checks[0].verdict == "consistent"
    assert judged(relation, read("r", "315%"), *claims[1:]).checks[0].verdict == "inconsistent"


def test_an_equation_of_too_many_terms_is_judged_all_the_same() -> None:
    names = "ABCDEFG"
    claims = [read(name, "1.5亿元") for name in names]
    total = Sum(tuple(Ref(name) for name in names))
    relation = related(Ref("r") * 10**24, Product((total,) * 4))
    right, wrong = read("r", "12155亿元"), read("r", "25151亿元")
    assert judged(relation, *claims, right).checks[0].verdict != "inconsistent"
    assert judged(relation, *claims, wrong).checks[0].verdict == "inconsistent"


def test_what_two_relations_only_come_near_is_no_common_value() -> None:
    more, twice, total = read("p", "1234家", "over"), read("q", "2个"), read("z", "2468家")
    about = read("x", "2468家", "about")
    relations = [related(Ref("x"), Ref("p") * Ref("q")), related(Ref("x"), Ref("z"))]
    for relation, claims in zip(relations, ([about, more, twice], [about, total]), strict=True):
        assert judged(relation, *claims).findings == ()
    (finding,) = solve([about, more, twice, total], relations).findings
    assert set(finding.checks) == {"k1", "k2"}
