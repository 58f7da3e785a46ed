"""The formulas of equations: what is written is what is read, and what can't be read is explained."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.config.formula import (
    DEEPEST,
    MOST_CHARACTERS,
    MOST_TERMS,
    SHIFTS,
    Combined,
    Formula,
    FormulaError,
    Named,
    Number,
    Shift,
    Sign,
    Term,
    parse,
)

NAMES = (
    *("参保人数", "R&D经费", "65岁以上人口", "M2余额", "PM2.5浓度", "a b", "收入", "上年", "一个 名字 中 有 空格"),
    *(
        "投入-产出",
        "城/乡",
        "净值(亏损)",
        "a=b",
        "5",
        "50%",
        "[上年]",
        "x[上年]",
        "增减+",
        "“引”",
        "逗，号",
        "5 岁",
        "3.14",
    ),
)
numbers = st.builds(
    Number,
    st.builds(Fraction, st.integers(0, 10**7), st.sampled_from((1, 10, 1000))),
    st.sampled_from(("", "%", "‰")),
)
names = st.builds(Named, st.sampled_from(NAMES), st.sampled_from(("", "", *SHIFTS)))
terms: st.SearchStrategy[Term] = st.recursive(
    numbers | names,
    lambda inner: st.builds(Combined, inner, st.sampled_from(("+", "-", "×", "÷")), inner),
    max_leaves=12,
)


def divides_by_zero(term: Term) -> bool:
    if not isinstance(term, Combined):
        return False
    zero = term.sign == "÷" and isinstance(term.right, Number) and term.right.value == 0
    return zero or divides_by_zero(term.left) or divides_by_zero(term.right)


@st.composite
def formulas(draw: st.DrawFn) -> Formula:
    formula = Formula(draw(terms), draw(st.sampled_from(("=", "<="))), draw(terms))
    return formula if sound(formula) else Formula(Named("收入"), "=", draw(st.just(Named("支出"))))


def sound(formula: Formula) -> bool:
    """It ties figures together, as every formula that can be read does."""
    told = any(not each.shift for each in formula.names)
    zero = divides_by_zero(formula.left) or divides_by_zero(formula.right)
    amounts = any(each.name in {"5", "50%", "3.14", "5 岁"} for each in formula.names)
    return told and not zero and not amounts and formula.left != formula.right


@given(formulas())
def test_what_is_written_is_read_as_it_was(formula: Formula) -> None:
    assert parse(str(formula)) == formula


@given(st.text(max_size=60) | st.lists(st.sampled_from([*NAMES, *'+-×÷*/()（）[]=<>≤%“”"0123456789. \n'])).map("".join))
def test_any_text_is_a_formula_or_is_explained(text: str) -> None:
    try:
        formula = parse(text)
    except FormulaError as error:
        assert 1 <= error.column <= len(text) + 1  # noqa: PT017 - only some texts are faulty
        assert error.text.zh  # noqa: PT017
        assert error.text.en  # noqa: PT017
    else:
        assert parse(str(formula)) == formula


def test_signs_bind_as_in_arithmetic_and_from_the_left() -> None:
    a, b, c = Named("a"), Named("b"), Named("c")

    def right(text: str) -> Term:
        return parse(f"z = {text}").right

    assert right("a + b × c") == Combined(a, "+", Combined(b, "×", c))
    assert right("a - b - c") == Combined(Combined(a, "-", b), "-", c)
    assert right("a / b / c") == Combined(Combined(a, "÷", b), "÷", c)
    assert right("a ÷ (b * c)") == Combined(a, "÷", Combined(b, "×", c))
    assert right("（a ＋ b）＊ c") == Combined(Combined(a, "+", b), "×", c)


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        ("收入＝支出", Formula(Named("收入"), "=", Named("支出"))),
        ("收入 ≤ 支出", Formula(Named("收入"), "<=", Named("支出"))),
        ("收入 >= 支出", Formula(Named("支出"), "<=", Named("收入"))),
        (
            "收入 = 收入[上年] × 105%",
            Formula(Named("收入"), "=", Combined(Named("收入", "上年"), "×", Number(Fraction(105), "%"))),
        ),
        ('“投入-产出” = "a=b"', Formula(Named("投入-产出"), "=", Named("a=b"))),
        (
            "65岁以上人口 <= 人口 × 0.5",
            Formula(Named("65岁以上人口"), "<=", Combined(Named("人口"), "×", Number(Fraction(1, 2)))),
        ),
    ],
)
def test_spellings(text: str, formula: Formula) -> None:
    assert parse(text) == formula


@pytest.mark.parametrize(
    ("text", "column", "words"),
    [
        ("", 1, "ends here"),
        ("收入", 3, "= or <= is expected"),
        ("收入 = ", 6, "ends here"),
        ("收入 < 支出", 4, "write <= for at most"),
        ("收入 = 支出 = 结余", 9, "part it in two"),
        ("收入 = 支出 + 1.2亿元", 11, "plain numbers"),
        ("收入 = (支出 + 结余", 6, "never closed"),
        ("收入 = 支出)", 8, "can't stand here"),
        ("收入 = 支出[上个年]", 8, "the closest is [上年]"),
        ("收入 = 支出【上年】", 8, "x[上年]"),
        ("收入 = 支出 ÷ 0", 9, "divided by 0"),
        ("收入 = -支出", 6, "expected here"),
        ("收入 = 收入", 4, "both sides are the same"),
        ("1 = 2", 3, "names no metric"),
        ("收入[上年] = 支出[上年]", 8, "stand without brackets"),
        ("收入 = 3 支出", 8, "a sign is expected"),
        ("收入 = “支出", 6, "never closed"),
        ("收·入 = 支出", 1, "no “·”"),
        (f"{'长' * 41} = 支出", 1, "1 to 40 characters"),
        ("收入 = 1,000", 7, "can't stand here"),
        (f"收入 = {'(' * (DEEPEST + 1)}", 6 + DEEPEST, "nested"),
        (f"收入 = {' + '.join('甲乙')} {'+ 丙 ' * MOST_TERMS}", None, "more than 40 terms"),
        ("a" * (MOST_CHARACTERS + 1), MOST_CHARACTERS, "more than 1000 characters"),
    ],
)
def test_faults_tell_the_column_and_what_to_write(text: str, column: int | None, words: str) -> None:
    with pytest.raises(FormulaError) as caught:
        parse(text)
    assert column in {caught.value.column, None}
    assert words in caught.value.text.en


def test_types_of_the_parts_are_what_the_reader_gives() -> None:
    shift: Shift = "上年末"
    sign: Sign = "-"
    formula = parse("结余 = 结余[上年末] + 收入 - 支出")
    assert formula.names == (Named("结余"), Named("结余", shift), Named("收入"), Named("支出"))
    assert isinstance(formula.right, Combined)
    assert formula.right.sign == sign
