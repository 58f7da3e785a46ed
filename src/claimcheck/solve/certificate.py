"""The short chain of inequalities that shows why figures cannot all be true, and the message that sums it up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from attrs import frozen

from claimcheck.model import Claim, Inequality, Interval, Ref, Relation, Text
from claimcheck.solve.extent import extent
from claimcheck.solve.formula import display_measure, formula, measure_of, quoted, written
from claimcheck.solve.implied import implied
from claimcheck.solve.judge import Judgement, shown_sides
from claimcheck.solve.polynomial import Polynomial
from claimcheck.solve.satisfy import Answer, Problem, meets, satisfiable
from claimcheck.solve.wording import Measure, between, power_of_ten_within, spread, widened

# Digits finer than this share of the wider range show nothing more.
_FINEST = Fraction(1, 10**9)
# Rounds in which a chain over several relations is looked for.
_MOST_ROUNDS = 12


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
    over = spread(_rounded(case.computed, case.stated), case.measure)
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


def certificate(case: Case) -> tuple[Inequality, ...]:
    """Ranges of the members, of what is computed from them, and the contradiction."""
    members = [_member(case.claims[name], case.judgement.box[name]) for name in case.relation.claims]
    if not case.apart:
        return (*members, *_by_gap(case))
    return (*members, *_computed(case), _contradiction(case))


def joint_certificate(
    problems: Sequence[Problem], names: Sequence[str], claims: Mapping[str, Claim], limit: int
) -> tuple[Inequality, ...]:
    """Ranges of the figures ``names``, what each relation makes of them in turn, and where nothing is left.

    The other claims of the relations are taken to be anything.
    """
    box: dict[str, Interval] = {name: Interval.whole() for problem in problems for name in problem.names}
    for problem in problems:
        box |= problem.room
    box |= {name: claims[name].quantity.hard for name in names}
    given = [_member(claims[name], box[name]) for name in names]
    steps = list(_steps(problems, box, claims, limit))
    return (*given, *(line for _, _, line in _needed(steps, problems)))


# A step of a chain: the claim that it bounds ("" for the last), the relation's place, and the line.
_Step = tuple[str, int, Inequality]


def _steps(
    problems: Sequence[Problem], box: dict[str, Interval], claims: Mapping[str, Claim], limit: int
) -> Iterator[_Step]:
    """Every range that some relation makes tighter, until one is empty; ``box`` is narrowed on the way."""
    for _ in range(_MOST_ROUNDS):
        for at, problem in enumerate(problems):
            if satisfiable(problem, box, limit) is Answer.NO:
                yield "", at, _impossible(problem, claims)
                return
            for name in problem.claims:
                forced = implied(problem, name, box, limit)
                over = box[name].intersection(forced)
                if over == box[name]:
                    continue
                yield name, at, _by_relation(claims[name], forced, problem, claims)
                if over.empty:
                    yield "", at, _nothing_left(claims[name], box[name], forced)
                    return
                box[name] = over


def _needed(steps: Sequence[_Step], problems: Sequence[Problem]) -> list[_Step]:
    """The steps that the last one rests on."""
    if not steps:
        return []
    last = steps[-1]
    wanted, kept = {*problems[last[1]].claims}, [last]
    for step in reversed(steps[:-1]):
        if step[0] in wanted:
            kept.append(step)
            wanted |= {*problems[step[1]].claims}
    return kept[::-1]


def _by_relation(claim: Claim, over: Interval, problem: Problem, claims: Mapping[str, Claim]) -> Inequality:
    shown, name = formula(problem.relation, claims), quoted(claim)
    text = between(name, _outwards(over), measure_of(claim))
    return _line(name, over, Text(f"由 {shown}：{text.zh}", f"by {shown}: {text.en}"))


def _impossible(problem: Problem, claims: Mapping[str, Claim]) -> Inequality:
    shown = formula(problem.relation, claims)
    text = Text(f"{shown}：在以上范围内不成立", f"{shown}: impossible within these ranges")
    return Inequality(shown, None, None, text)


def _nothing_left(claim: Claim, known: Interval, forced: Interval) -> Inequality:
    name, measure = quoted(claim), measure_of(claim)
    one, other = spread(_outwards(known), measure), spread(_outwards(forced), measure)
    text = Text(
        f"{name} 既要在 {one}，又要在 {other}：没有公共值",
        f"{name} would have to be in {one} and in {other}: they have no value in common",
    )
    return _line(name, forced, text)


def _outwards(over: Interval) -> Interval:
    """A range that takes few digits to write, a little wider where need be."""
    width = over.width
    if not width or all(_short(end) for end in (over.lower, over.upper)):
        return over
    return widened(over, power_of_ten_within(width) / 100)


def _member(claim: Claim, over: Interval) -> Inequality:
    return _line(quoted(claim), over, between(quoted(claim), over, measure_of(claim)))


def _line(name: str, over: Interval, text: Text) -> Inequality:
    return Inequality(name, over.lower, over.upper, text)


def _computed(case: Case) -> list[Inequality]:
    """The range of the right side, where it is more than one figure."""
    if isinstance(case.relation.right, Ref):
        return []
    shown = _rounded(case.computed, case.stated)
    return [_line(case.right, case.computed, between(case.right, shown, case.measure))]


def _contradiction(case: Case) -> Inequality:
    shown = spread(_rounded(case.stated, case.computed), case.measure)
    found = spread(_rounded(case.computed, case.stated), case.measure)
    order = case.relation.op == "<="
    zh = "前者总是更大" if order else "两者没有公共值"
    en = "the first is always above the second" if order else "they have no value in common"
    text = Text(
        f"{case.left}（{shown}）与 {case.right}（{found}）：{zh}",
        f"{case.left} ({shown}) and {case.right} ({found}): {en}",
    )
    return _line(formula(case.relation, case.claims), case.stated, text)


def _by_gap(case: Case) -> tuple[Inequality, ...]:
    """Where claims occur on both sides: left less right, cleared of denominators, never reaches zero."""
    gap = case.judgement.problem.gap
    if gap is None:
        return ()
    over = extent(gap.numerator, case.judgement.box, case.limit).interval
    name = _polynomial(gap.numerator, case.claims)
    text = between(name, over, Measure())
    return (_line(name, over, Text(f"{text.zh}，不会是 0", f"{text.en}, never 0")),)


def _polynomial(p: Polynomial, claims: Mapping[str, Claim]) -> str:
    """The terms in base units, each with its coefficient."""
    return " + ".join(
        " × ".join([f"({coefficient})", *(quoted(claims[name]) if name in claims else name for name in monomial)])
        for monomial, coefficient in sorted(p.items())
    )


def _rounded(shown: Interval, other: Interval) -> Interval:
    """``shown`` rounded outwards to as few digits as still keep it apart from ``other``, if it is."""
    widths = [each.width for each in (shown, other) if each.width]
    if not widths or all(_short(end) for end in (shown.lower, shown.upper)):
        return shown
    step = power_of_ten_within(max(widths)) / 10
    while shown.overlaps(other) is False and widened(shown, step).overlaps(other) and step > _FINEST * max(widths):
        step /= 10
    return widened(shown, step)


def _short(end: Fraction | None) -> bool:
    """The end needs no rounding to be read."""
    return end is None or 10**2 % end.denominator == 0
