"""The few inequalities that show why the figures of a relation can't all be true."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from attrs import frozen

from claimcheck.model import OFFICIAL, Claim, Constant, Expression, Inequality, Interval, Ref, Relation, Text
from claimcheck.model.quantity import ReadingName
from claimcheck.solve.extent import extent
from claimcheck.solve.formula import display_measure, figure, formula, in_english, measure_of, quoted, written
from claimcheck.solve.judge import Judgement, shown_sides
from claimcheck.solve.polynomial import Polynomial
from claimcheck.solve.satisfy import meets
from claimcheck.solve.wording import Measure, between, ending_places, kept_apart, spread
from claimcheck.text import NOTHING

_TEXT, _OFFICIAL = Text("原文", "the text"), Text("参考数据", "the reference data")
# Decimals that an end of a figure may have to be told as it is.
_BRIEF = 6
_HEDGED = Text("约数", "hedged")
_READINGS: Mapping[ReadingName, Text] = {
    "truncated": Text("四舍五入或截尾", "rounded or cut off"),
    "round": Text("可能是取整的数", "perhaps a round number"),
    "unscaled": Text("数量级有两种读法", "its magnitude can be read in two ways"),
}


@frozen
class Case:
    """A judged relation with the ranges of its two sides, in the unit of the left, as ``measure`` writes them."""

    judgement: Judgement
    claims: Mapping[str, Claim]
    stated: Interval
    computed: Interval
    measure: Measure
    limit: int

    @classmethod
    def of(cls, judgement: Judgement, claims: Mapping[str, Claim], limit: int) -> Case:
        """Work out both sides."""
        _, stated, computed = shown_sides(judgement, claims)
        return cls(judgement, claims, stated, computed, display_measure(judgement.problem.relation, claims), limit)

    @property
    def relation(self) -> Relation:
        """What is judged."""
        return self.judgement.problem.relation

    @property
    def left(self) -> str:
        """The left side in quotes."""
        return written(self.relation.left, self.claims)

    @property
    def right(self) -> str:
        """The right side in quotes."""
        return written(self.relation.right, self.claims)

    @property
    def computed_in(self) -> Measure:
        """How the right side is written: as the left, unless that is of quite another size."""
        return self.measure.fitting(self.computed, self.stated)

    @property
    def told_left(self) -> Text:
        """The range of the left side, with no more digits than are needed."""
        return self._told(self.relation.left, self.stated, self.computed, self.measure)

    @property
    def told_right(self) -> Text:
        """The range of the right side likewise."""
        return self._told(self.relation.right, self.computed, self.stated, self.computed_in)

    def _told(self, side: Expression, over: Interval, other: Interval, measure: Measure) -> Text:
        """A figure is what it was said to be, anything else rounded."""
        exact = isinstance(side, Ref) and all(_is_brief(end, measure) for end in (over.lower, over.upper))
        return spread(over if exact else kept_apart(over, other, measure), measure)

    @property
    def apart(self) -> bool:
        """The ranges of the two sides alone exclude the relation."""
        return not meets(self.stated, self.computed, self.relation.op)


def _is_brief(end: Fraction | None, measure: Measure) -> bool:
    places = 0 if end is None else ending_places(end / measure.worth)
    return places is not None and places <= _BRIEF


def certificate(case: Case, check: str) -> tuple[Inequality, ...]:
    """Ranges of the members, of what is computed from them, and the contradiction; ``check`` names the relation."""
    members = [member(case.claims[name], case.judgement.box[name]) for name in case.relation.claims]
    if not case.apart:
        return (*members, *_by_gap(case, check))
    return (*members, *_computed(case, check), _contradiction(case, check))


def member(claim: Claim, over: Interval) -> Inequality:
    """What a figure can be by itself: as its digits and hedges allow, or any figure of its kind."""
    name, said = quoted(claim), between(over, measure_of(claim))
    if over == claim.quantity.hard:
        how, place = _read_as(claim), _OFFICIAL if claim.authority >= OFFICIAL else _TEXT
        text = Text(
            f"{place.zh} {figure(claim)}{how.zh}：{said.zh}", f"{figure(claim)} in {place.en}{how.en} {said.en}"
        )
    else:
        text = Text(
            f"{figure(claim)} 无论实际是多少：{said.zh}", f"whatever {figure(claim)} should have been, it {said.en}"
        )
    return Inequality.within(name, over, text, claim.id)


def _read_as(claim: Claim) -> Text:
    """Why a figure may be other than it is printed."""
    hedged = claim.quantity.hedge != "exact"
    why = _HEDGED if hedged else _READINGS.get(claim.quantity.readings[-1].name)
    return Text(f"（{why.zh}）", f" ({why.en})") if why else NOTHING


def _computed(case: Case, check: str) -> list[Inequality]:
    """The range of the right side, where it is more than one figure."""
    if isinstance(case.relation.right, Ref | Constant):
        return []
    right = case.right
    said = between(kept_apart(case.computed, case.stated, case.computed_in), case.computed_in)
    text = Text(f"于是 {right}：{said.zh}", f"so {in_english(right, case.relation)} {said.en}")
    return [Inequality.within(right, case.computed, text, checks=(check,))]


def _contradiction(case: Case, check: str) -> Inequality:
    """Both ranges, and that they don't meet or stand the wrong way round."""
    one, other, order = case.told_left, case.told_right, case.relation.op == "<="
    if isinstance(case.relation.left, Ref | Constant):
        zh = f"{one.zh} 总是大于 {other.zh}" if order else f"{one.zh} 与 {other.zh} 没有公共的值"
        en = f"{one.en} is always above {other.en}" if order else f"{one.en} and {other.en} have no value in common"
    else:
        zh = f"{case.left} 为 {one.zh}，" + (f"总是大于 {other.zh}" if order else f"与 {other.zh} 没有公共的值")
        en = f"{in_english(case.left, case.relation)} is {one.en}, " + (
            f"always above {other.en}" if order else f"which has no value in common with {other.en}"
        )
    text = Text(zh, en)
    return Inequality.within(formula(case.relation, case.claims), case.stated, text, checks=(check,))


def _by_gap(case: Case, check: str) -> tuple[Inequality, ...]:
    """Where claims occur on both sides: left less right, cleared of denominators, never reaches zero."""
    gap = case.judgement.problem.gap
    if gap is None:
        return ()
    over = extent(gap.numerator, case.judgement.box, case.limit).interval
    name = _polynomial(gap.numerator, case)
    said = between(over, Measure())
    text = Text(
        f"移项、去分母后 {name} 应为 0，但它{said.zh}",
        f"cleared of fractions, {in_english(name, case.relation)} has to be 0, but it {said.en}",
    )
    return (Inequality.within(name, over, text, checks=(check,)),)


def _polynomial(p: Polynomial, case: Case) -> str:
    """The terms in base units, each with its coefficient, in the order of the relation's variables."""
    names, claims = case.judgement.problem.names, case.claims
    terms = sorted((sorted(map(names.index, monomial)), coefficient) for monomial, coefficient in p.items())
    shown = [quoted(claims[name]) if name in claims else name for name in names]
    return " + ".join(
        " × ".join([f"({coefficient})", *(shown[at] for at in monomial)]) for monomial, coefficient in terms
    )
