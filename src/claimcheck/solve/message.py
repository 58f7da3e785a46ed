"""What a finding says: what should hold, what the figures are instead, and what may explain it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, TypeAlias

from claimcheck.lexicon.shares import SHARES
from claimcheck.messages.differences import CLASSES
from claimcheck.messages.lists import listed
from claimcheck.model import OFFICIAL, Claim, Constant, Difference, Expression, Ref, Relation, Text
from claimcheck.solve.certificate import Case
from claimcheck.solve.formula import Claims, figure, formula, in_english

DOUBTS = {
    "link": Text(
        "相差不像一处笔误，可能不是同一口径", "no single slip explains the gap: these may not be of one thing"
    ),
    "basis": Text("是否可比尚不确定", "it is not certain that they can be compared"),
    "wide": Text("约数或整数取更宽的读法才能成立", "it holds only under a wide reading of a hedge or a round figure"),
    "mixed": Text(
        "只有一部分数截尾、其余四舍五入才能成立", "it holds only if some figures are cut off and others rounded"
    ),
}
_REVISION = Text("出自不同文件，也可能是数据修订", "it may be a revision, as the documents differ")

# What a side of a relation is: one figure, a number that the rule knows, or what several figures come to.
Sort: TypeAlias = Literal["figure", "number", "sum"]
_EQUATIONS: Mapping[tuple[Sort, Sort], Text] = {
    ("figure", "figure"): Text("一处为 {left}，另一处为 {right}", "one place has {left}, the other {right}"),
    ("figure", "number"): Text("原文为 {left}，不是 {right}", "the text has {left}, not {right}"),
    ("figure", "sum"): Text(
        "原文为 {left}，由其余数字算得 {right}", "the text has {left}, the other figures give {right}"
    ),
    ("number", "figure"): Text("数得 {left}，原文为 {right}", "there are {left}, the text has {right}"),
    ("number", "sum"): Text("算得 {right}，不是 {left}", "that makes {right}, not {left}"),
    ("sum", "figure"): Text(
        "由其余数字算得 {left}，原文为 {right}", "the other figures give {left}, the text has {right}"
    ),
    ("sum", "number"): Text("算得 {left}，不是 {right}", "that makes {left}, not {right}"),
    ("sum", "sum"): Text("一边算得 {left}，另一边算得 {right}", "one side comes to {left}, the other to {right}"),
}
_OFFICIAL = {
    **_EQUATIONS,
    ("figure", "figure"): Text("原文为 {left}，参考数据为 {right}", "the text has {left}, the reference data {right}"),
}
_ORDERS: Mapping[tuple[Sort, Sort], Text] = {
    ("figure", "figure"): Text("{left} 大于 {right}", "{left} is above {right}"),
    ("figure", "number"): Text("原文为 {left}", "the text has {left}"),
    ("figure", "sum"): Text(
        "原文为 {left}，大于由其余数字算得的 {right}", "the text has {left}, above the {right} that the others give"
    ),
    ("number", "figure"): Text("数得 {left}，大于原文的 {right}", "there are {left}, above the {right} of the text"),
    ("number", "sum"): Text("算得 {right}，小于 {left}", "that makes {right}, below {left}"),
    ("sum", "figure"): Text("算得 {left}，大于 {right}", "that makes {left}, above {right}"),
    ("sum", "number"): Text("算得 {left}", "that makes {left}"),
    ("sum", "sum"): Text(
        "一边算得 {left}，大于另一边的 {right}", "one side comes to {left}, above the {right} of the other"
    ),
}
# Statements of relations that fail together, as many as a message holds.
_MOST_STATEMENTS = 3


def message(case: Case) -> Text:
    """What should hold, and what the text states and its other figures give; what else would fit, if that is known."""
    relation, told = case.relation, _told(case)
    zh, en = f"{relation.statement.zh}：{told.zh}", f"{relation.statement.en}: {told.en}"
    if relation.otherwise is None:
        return Text(zh, en)
    why = relation.otherwise.why
    return Text(f"{zh}；{why.zh}", f"{en}; {why.en}")


def joint_message(relations: Sequence[Relation], names: Sequence[str], claims: Claims) -> Text:
    """Relations of which each could hold by itself, and the claims whose figures don't let them hold at once."""
    statements = list(dict.fromkeys(relation.statement for relation in relations))
    shown = statements[:_MOST_STATEMENTS]
    figures = list(dict.fromkeys(figure(claims[name]) for name in names))
    told = listed([Text(each, each) for each in figures])
    zh, en = "；".join(each.zh for each in shown), "; ".join(each.en for each in shown)
    if len(shown) < len(statements):
        zh, en = f"{zh}等{len(statements)}项", f"{en} and others, {len(statements)} in all"
    return Text(f"{zh}：{told.zh} 不能都对", f"{en}: {told.en} can't all be right")


def explained(told: Text, doubts: Sequence[Text]) -> Text:
    """A message with what may explain it in one pair of brackets."""
    if not doubts:
        return told
    zh, en = "；".join(each.zh for each in doubts), "; ".join(each.en for each in doubts)
    return Text(f"{told.zh}（{zh}）", f"{told.en} ({en})")


def excuses(told: Difference | None, shown: Sequence[Claim]) -> list[Text]:
    """What shows that the figures may rightly differ; of those of several documents, that one may revise another."""
    if told is not None and told.kind != "revision":
        return [CLASSES[told.kind]]
    documents = {claim.document for claim in shown if claim.authority < OFFICIAL}
    return [_REVISION] if len(documents) > 1 else []


def _told(case: Case) -> Text:
    """What stands there, as numbers."""
    relation = case.relation
    if not case.apart:
        shown = formula(relation, case.claims)
        return Text(f"{shown} 不成立", f"{in_english(shown, relation)} does not hold")
    left, right = _side(case, relation.left, case.told_left), _side(case, relation.right, case.told_right)
    texts = _ORDERS if relation.op == "<=" else _OFFICIAL if _is_official(case) else _EQUATIONS
    told = texts[_sort(relation.left), _sort(relation.right)]
    return Text(told.zh.format(left=left.zh, right=right.zh), told.en.format(left=left.en, right=right.en))


def _sort(side: Expression) -> Sort:
    if isinstance(side, Ref):
        return "figure"
    return "number" if isinstance(side, Constant) else "sum"


def _is_official(case: Case) -> bool:
    right = case.relation.right
    return isinstance(right, Ref) and case.claims[right.claim].authority >= OFFICIAL


def _side(case: Case, side: Expression, over: Text) -> Text:
    """A figure as it is printed, in the unit of the other where that is another; anything else by its range."""
    if not isinstance(side, Ref):
        return over
    claim, unit = case.claims[side.claim], case.measure.unit
    shown = figure(claim)
    if claim.quantity.unit in {unit, *SHARES} or not unit:
        return Text(shown, shown)
    return Text(f"{shown}（合 {over.zh}）", f"{shown} ({over.en})")
