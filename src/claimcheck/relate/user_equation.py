"""CC701: the equations that the user has written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from attrs import evolve

from claimcheck.config import Equation
from claimcheck.config.formula import Named, Number, Term
from claimcheck.config.tolerance import Tolerance
from claimcheck.lexicon.figures import figure_words
from claimcheck.lexicon.shares import SHARES
from claimcheck.model import (
    Claim,
    Constant,
    Expression,
    Interval,
    Product,
    Quotient,
    Ref,
    Relation,
    Sum,
    Text,
    Unstated,
)
from claimcheck.relate.conversion import unconverted
from claimcheck.relate.corpus import Corpus
from claimcheck.relate.identity import stated
from claimcheck.relate.link import ceiling, dimension, ref
from claimcheck.relate.members import Members, assignments
from claimcheck.relate.rule import Rule
from claimcheck.relate.ruling import lower


def propose(corpus: Corpus) -> Iterator[Relation]:
    """Each equation for each scope, time and document that states its figures.

    Where the names in the text say more than those of the equation, and all of them the same, it is a warning at most.
    """
    equations = corpus.config.equations
    figures = stated(corpus.facts) if equations else {}
    for number, equation in enumerate(equations, 1):
        for found in assignments(equation, figures):
            relation = _relation(corpus, equation, found.members, f"CC701.{number}")
            if found.topic:
                relation = evolve(relation, ceiling=lower(relation.ceiling, "warning"))
            yield relation if found.sure else evolve(relation, certain=False, quiet=True)


def _relation(corpus: Corpus, equation: Equation, members: Members, name: str) -> Relation:
    formula = equation.formula
    told = Text(f"“{formula}”", f"“{formula}”")
    if equation.name:
        told = Text(f"{told.zh}（“{equation.name}”）", f"{told.en} (“{equation.name}”)")
    left, right = _expression(formula.left, members), _expression(formula.right, members)
    sides = _measures(left, members), _measures(right, members)
    certain = sides[0] is not None and sides[0] == sides[1]
    bare = unconverted(
        Relation(
            rule=RULE.code,
            left=left,
            op=formula.op,
            right=right,
            statement=Text(f"{told.zh}应成立", f"{told.en} should hold"),
            ceiling=lower(ceiling(*members.values()), equation.severity),
            certain=certain,
            quiet=not certain,
        ),
        corpus,
    )
    return _with_room(bare, equation.tolerance, members, name) if equation.tolerance else bare


def _expression(term: Term, members: Members) -> Expression:
    """The formula with figures in the place of names."""
    if isinstance(term, Number):
        return Constant(term.amount)
    if isinstance(term, Named):
        return ref(members[term])
    left, right = _expression(term.left, members), _expression(term.right, members)
    match term.sign:
        case "+":
            return Sum((*(left.terms if isinstance(left, Sum) else (left,)), right))
        case "-":
            return left - right
        case "×":
            return Product((left, right))
        case "÷":
            return Quotient(left, right)


def _measures(expression: Expression, members: Members) -> Mapping[str, int] | None:
    """What an expression measures, as powers of physical dimensions; None where it adds what can't be added.

    Things that are counted, money and shares are pure numbers here: 人均支出 × 人数 is money.
    """
    match expression:
        case Ref(claim=name):
            claim = next(each for each in members.values() if each.id == name)
            return {} if _is_pure(claim) else {dimension(claim): 1}
        case Sum(terms=terms):
            found = [_measures(each, members) for each in terms]
            return found[0] if all(each == found[0] for each in found) else None
        case Product(factors=factors):
            return _joined([(each, 1) for each in factors], members)
        case Quotient(numerator=over, denominator=under):
            return _joined([(over, 1), (under, -1)], members)
    return {}


def _is_pure(claim: Claim) -> bool:
    return claim.quantity.unit in SHARES or dimension(claim) not in _dimensions()


def _dimensions() -> set[str]:
    return {name for name, _ in figure_words().dimensions.values()}


def _joined(factors: list[tuple[Expression, int]], members: Members) -> Mapping[str, int] | None:
    powers: dict[str, int] = {}
    for each, sign in factors:
        found = _measures(each, members)
        if found is None:
            return None
        for name, power in found.items():
            powers[name] = powers.get(name, 0) + sign * power
    return {name: power for name, power in powers.items() if power}


def _with_room(relation: Relation, tolerance: Tolerance, members: Members, name: str) -> Relation:
    """The relation with what the user allows beyond rounding; where that is of another unit, it only confirms."""
    room = f"{name}:{'+'.join(relation.claims)}"
    if tolerance.share:
        within, label = Interval(1 - tolerance.share, 1 + tolerance.share), f"(1±{tolerance.text})"
        return evolve(relation, right=Product((relation.right, Unstated(room, within, Text(label, label)))))
    worth = _worth(relation, tolerance, members)
    if worth is None:
        return evolve(relation, certain=False, quiet=True)
    amount, label = tolerance.amount * worth, f"(±{tolerance.text})"
    return evolve(relation, right=Sum((relation.right, Unstated(room, Interval(-amount, amount), Text(label, label)))))


def _worth(relation: Relation, tolerance: Tolerance, members: Members) -> Fraction | None:
    """What one unit of the tolerance is in the relation, None where its figures measure something else."""
    leaf = next(iter(_added(relation.left) or _added(relation.right)), None)
    claim = next((each for each in members.values() if leaf and each.id == leaf.claim), None)
    if leaf is None or claim is None:
        return None
    unit, own = tolerance.unit, claim.quantity.unit
    if unit in SHARES:
        return SHARES[unit] if own in SHARES else None
    known = figure_words().dimensions
    if unit not in known or own not in known:
        return Fraction(1) if unit == own else None
    (kind, worth), (own_kind, own_worth) = known[unit], known[own]
    return worth / own_worth * leaf.scale if kind == own_kind else None


def _added(expression: Expression) -> list[Ref]:
    """The figures of an expression that are added, and not multiplied."""
    match expression:
        case Ref():
            return [expression]
        case Sum(terms=terms):
            return [leaf for each in terms for leaf in _added(each)]
    return []


RULE = Rule(
    code="CC701",
    name="user-equation",
    fault=Text("与用户的公式不符", "An equation of the user's own does not hold"),
    why=Text(
        "有些数字之间的关系只有用户知道；写在配置文件里，就和内置的规则一样用精确的区间算术核对。",
        "Some ties between figures only the user knows; written into the configuration they are judged like any other.",
    ),
    silent=Text(
        "没有写公式；公式里有一个指标没有同一范围、同一时期的数；量纲对不上。相差不像一处笔误时只作提示。",
        "Without an equation; where one of its metrics isn't stated for the scope and time; where dimensions don't "
        "fit. A difference that no single slip explains is a note.",
    ),
    example=Text(
        "公式“全部债务 = 显性债务 + 隐性债务”，文中三个数加不起来",
        "total = explicit + implicit debt, and the three figures of a document don't add up",
    ),
    since="0.1.0",
    propose=propose,
    users=True,
)
