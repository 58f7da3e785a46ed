"""The few inequalities that show why the figures of a relation can't all be true, and the message that sums it up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import frozen

from claimcheck.model import Claim, Inequality, Interval, Ref, Relation, Text
from claimcheck.solve.extent import extent
from claimcheck.solve.formula import display_measure, formula, measure_of, quoted, written
from claimcheck.solve.judge import Judgement, shown_sides
from claimcheck.solve.polynomial import Polynomial
from claimcheck.solve.satisfy import meets
from claimcheck.solve.wording import Measure, between, kept_apart, spread


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
    def apart(self) -> bool:
        """The ranges of the two sides alone exclude the relation."""
        return not meets(self.stated, self.computed, self.relation.op)


def message(case: Case) -> Text:
    """What the text states, what follows from its other figures, and that the two don't go together."""
    relation, left, right = case.relation, case.left, case.right
    over = spread(kept_apart(case.computed, case.stated), case.measure)
    if relation.op == "<=" and case.apart:
        zh, en = f"写的是 {left}，却大于 {right}", f"the text has {left}, which is above {right}"
    elif isinstance(relation.right, Ref) and relation.op == "=":
        zh, en = f"写的是 {left}，另一处写的是 {right}", f"the text has {left}, and {right} elsewhere"
    elif case.apart:
        zh, en = f"写的是 {left}，由 {right} 得 {over}", f"the text has {left}, but {right} gives {over}"
    else:
        shown = formula(relation, case.claims)
        zh, en = f"{shown} 不成立", f"{shown} does not hold"
    return Text(f"{relation.statement.zh}：{zh}", f"{relation.statement.en}: {en}")


def joint_message(relations: Sequence[Relation], claims: Mapping[str, Claim]) -> Text:
    """Relations of which each could hold by itself, and not all at once."""
    shown = [formula(relation, claims) for relation in relations]
    return Text(
        f"{relations[0].statement.zh}：{'；'.join(shown)}，不能同时成立",
        f"{relations[0].statement.en}: {'; '.join(shown)} can't hold together",
    )


def certificate(case: Case, check: str) -> tuple[Inequality, ...]:
    """Ranges of the members, of what is computed from them, and the contradiction; ``check`` names the relation."""
    members = [member(case.claims[name], case.judgement.box[name]) for name in case.relation.claims]
    if not case.apart:
        return (*members, *_by_gap(case, check))
    return (*members, *_computed(case, check), _contradiction(case, check))


def member(claim: Claim, over: Interval) -> Inequality:
    """What a figure can be by itself."""
    name = quoted(claim)
    return Inequality.within(name, over, between(name, over, measure_of(claim)), claim.id)


def _computed(case: Case, check: str) -> list[Inequality]:
    """The range of the right side, where it is more than one figure."""
    if isinstance(case.relation.right, Ref):
        return []
    text = between(case.right, kept_apart(case.computed, case.stated), case.measure)
    return [Inequality.within(case.right, case.computed, text, checks=(check,))]


def _contradiction(case: Case, check: str) -> Inequality:
    shown = spread(kept_apart(case.stated, case.computed), case.measure)
    found = spread(kept_apart(case.computed, case.stated), case.measure)
    order = case.relation.op == "<="
    zh = "前者总是更大" if order else "两者没有公共值"
    en = "the first is always above the second" if order else "they have no value in common"
    text = Text(
        f"{case.left}（{shown}）与 {case.right}（{found}）：{zh}",
        f"{case.left} ({shown}) and {case.right} ({found}): {en}",
    )
    return Inequality.within(formula(case.relation, case.claims), case.stated, text, checks=(check,))


def _by_gap(case: Case, check: str) -> tuple[Inequality, ...]:
    """Where claims occur on both sides: left less right, cleared of denominators, never reaches zero."""
    gap = case.judgement.problem.gap
    if gap is None:
        return ()
    over = extent(gap.numerator, case.judgement.box, case.limit).interval
    name = _polynomial(gap.numerator, case)
    text = between(name, over, Measure())
    return (Inequality.within(name, over, Text(f"{text.zh}，不会是 0", f"{text.en}, never 0"), checks=(check,)),)


def _polynomial(p: Polynomial, case: Case) -> str:
    """The terms in base units, each with its coefficient, in the order of the relation's variables."""
    names, claims = case.judgement.problem.names, case.claims
    terms = sorted((sorted(map(names.index, monomial)), coefficient) for monomial, coefficient in p.items())
    shown = [quoted(claims[name]) if name in claims else name for name in names]
    return " + ".join(
        " × ".join([f"({coefficient})", *(shown[at] for at in monomial)]) for monomial, coefficient in terms
    )
