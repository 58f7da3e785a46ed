"""Fractions, signs and magnitudes of the line that says what a check comes to."""

from __future__ import annotations

from fractions import Fraction

import pytest

from claimcheck.model import Check, Interval, Text, Verdict
from claimcheck.render.arithmetic import in_one_line


def check(verdict: Verdict, formula: str, stated: Interval, computed: Interval, unit: str) -> Check:
    return Check("k1", "CC301", verdict, (), formula, Text("", ""), stated, computed, unit, None)


PERCENT = Interval(Fraction(427, 20), Fraction(2139, 100))
GIVEN = Interval(Fraction(1237, 100), Fraction(1238, 100))
PEOPLE = Interval(Fraction(467231765), Fraction(467231930))


@pytest.mark.parametrize(
    ("verdict", "formula", "line"),
    [
        ("inconsistent", "21.38% = 1亿元 ÷ (9亿元 − 1亿元)", "21.38% ≠ 1亿元 ÷ (9亿元 − 1亿元) = 12.37–12.38%"),
        ("consistent", "21.38% = 1亿元 ÷ (9亿元 − 1亿元)", "21.38% = 1亿元 ÷ (9亿元 − 1亿元) = 12.37–12.38%"),
        ("truncated", "21.38% = 12.38%", "21.38% = 12.38%"),
        ("inconsistent", "21.38% = 12.38%", "21.38% ≠ 12.38%"),
        ("inconsistent", "21.38% ≤ 12.38%", "21.38% > 12.38%"),
        ("undecided", "21.38% ≤ 1亿元 ÷ 8亿元", "21.38% ≤? 1亿元 ÷ 8亿元 = 12.37–12.38%"),
        ("undecided", "21.38% = 12.38%", "21.38% =? 12.38% (21.35–21.39% | 12.37–12.38%)"),
        ("inconsistent", "1亿元 + 2亿元 ≤ 12%", "1亿元 + 2亿元 = 21.35–21.39% > 12%"),
        ("inconsistent", "no sign", "no sign"),
    ],
)
def test_a_check_is_written_as_it_would_be_by_hand(verdict: Verdict, formula: str, line: str) -> None:
    assert in_one_line(check(verdict, formula, PERCENT, GIVEN, "%"), formula) == line


@pytest.mark.parametrize(
    ("left", "range_"),
    [
        ("133386.9万人", "46723.1765–46723.193万人"),
        ("13.34亿人", "4.67231765–4.6723193亿人"),
        ("1333869000人", "467231765–467231930人"),
        ("15万户", "4.67231765–4.6723193亿人"),  # another unit says nothing of the magnitude
    ],
)
def test_what_is_computed_is_told_in_the_magnitude_of_what_is_stated(left: str, range_: str) -> None:
    formula = f"{left} = 37093.88万人 + 9629.302万人"
    assert in_one_line(check("consistent", formula, PEOPLE, PEOPLE, "人"), formula).endswith(f" = {range_}")
