"""The short chain of inequalities that shows why a relation cannot hold, and the message that sums it up."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from claimcheck.model import Claim, Inequality, Interval, Ref, Text
from claimcheck.solve.extent import extent
from claimcheck.solve.formula import display_unit, formula, written
from claimcheck.solve.judge import Judgement
from claimcheck.solve.polynomial import Polynomial
from claimcheck.solve.satisfy import meets, side_range
from claimcheck.solve.wording import between, power_of_ten_within, spread, widened

Claims = Mapping[str, Claim]
# Digits finer than this share of the narrower range show nothing more.
_FINEST = Fraction(1, 10**9)


def certificate(judgement: Judgement, claims: Claims, limit: int) -> tuple[Inequality, ...]:
    """Ranges of the members, of what is computed from them, and the contradiction."""
    relation = judgement.problem.relation
    lines = [_member(claims[name], judgement.box[name]) for name in relation.claims]
    unit, stated, computed = sides(judgement, claims, limit)
    if meets(stated, computed, relation.op):
        return (*lines, *_by_gap(judgement, claims, limit))
    right = written(relation.right, claims)
    shown = _rounded(computed, stated, relation.op)
    if not isinstance(relation.right, Ref):
        lines.append(_line(right, computed, between(right, shown, unit)))
    return (*lines, _contradiction(judgement, claims, stated, computed, unit))


def sides(judgement: Judgement, claims: Claims, limit: int) -> tuple[str, Interval, Interval]:
    """The unit of the left side, and the ranges of both sides in it."""
    unit, worth = display_unit(judgement.problem.relation.left, claims)
    stated = side_range(judgement.problem, "left", judgement.box, limit).scaled(1 / worth)
    computed = side_range(judgement.problem, "right", judgement.box, limit).scaled(1 / worth)
    return unit, stated, computed


def message(judgement: Judgement, claims: Claims, limit: int) -> Text:
    """What the text states, what follows from its other figures, and that the two don't go together."""
    relation = judgement.problem.relation
    unit, stated, computed = sides(judgement, claims, limit)
    left, right = written(relation.left, claims), written(relation.right, claims)
    if meets(stated, computed, relation.op):
        shown = formula(relation, claims)
        return _stating(relation.statement, f"{shown} 无法成立", f"{shown} cannot hold")
    over = spread(_rounded(computed, stated, relation.op), unit)
    if relation.op == "<=":
        zh, en = f"写的是 {left}，却超过 {right}", f"the text has {left}, which is above {right}"
    elif isinstance(relation.right, Ref):
        zh, en = f"写的是 {left}，另一处写的是 {right}", f"the text has {left}, and {right} elsewhere"
    else:
        zh, en = f"写的是 {left}，由 {right} 得 {over}", f"the text has {left}, but {right} gives {over}"
    return _stating(relation.statement, zh, en)


def _stating(statement: Text, zh: str, en: str) -> Text:
    return Text(f"{statement.zh}：{zh}", f"{statement.en}: {en}")


def _member(claim: Claim, over: Interval) -> Inequality:
    return _line(claim.quote, over, between(claim.quote, over, claim.quantity.unit))


def _line(name: str, over: Interval, text: Text) -> Inequality:
    return Inequality(name, over.lower, over.upper, text)


def _contradiction(judgement: Judgement, claims: Claims, stated: Interval, computed: Interval, unit: str) -> Inequality:
    relation = judgement.problem.relation
    left = written(relation.left, claims)
    shown = spread(_rounded(stated, computed, relation.op), unit)
    found = spread(_rounded(computed, stated, relation.op), unit)
    zh = "，所以不可能不大于它" if relation.op == "<=" else "，两者没有公共值"
    en = ", so it cannot be at most that" if relation.op == "<=" else ", and the two have no value in common"
    text = Text(f"{left} 的范围是 {shown}，算得 {found}{zh}", f"{left} lies in {shown}, the other side in {found}{en}")
    return Inequality(formula(relation, claims), stated.lower, stated.upper, text)


def _by_gap(judgement: Judgement, claims: Claims, limit: int) -> tuple[Inequality, ...]:
    """Where claims occur on both sides: left less right, cleared of denominators, never reaches zero."""
    gap = judgement.problem.gap
    if gap is None:
        return ()
    over = extent(gap.numerator, judgement.box, limit).interval
    name = _polynomial(gap.numerator, claims)
    text = between(name, over, "")
    return (_line(name, over, Text(f"{text.zh}，不会是 0", f"{text.en}, never 0")),)


def _polynomial(p: Polynomial, claims: Claims) -> str:
    return " + ".join(
        " × ".join([f"({coefficient})", *(claims[name].quote for name in monomial)])
        for monomial, coefficient in sorted(p.items())
    )


def _rounded(shown: Interval, other: Interval, op: str) -> Interval:
    """``shown`` rounded outwards to as few digits as still keep it apart from ``other``."""
    widths = [each.width for each in (shown, other) if each.width]
    step = power_of_ten_within(max(widths)) / 10 if widths else None
    while step is not None and step > _FINEST * max(widths):
        rounded = widened(shown, step)
        if not (meets(rounded, other, op) or meets(other, rounded, op)):
            return rounded
        step /= 10
    return shown
