"""Equations and orders among claims, as rules propose them and the solver judges them."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Literal

from attrs import field, frozen

from claimcheck.model.difference import Difference
from claimcheck.model.interval import Interval
from claimcheck.model.period import Period
from claimcheck.model.repair import Otherwise
from claimcheck.text import Text

Op = Literal["=", "<="]
Severity = Literal["error", "warning", "note"]
Verdict = Literal["consistent", "truncated", "inconsistent", "undecided"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
VERDICTS: tuple[Verdict, ...] = ("consistent", "truncated", "inconsistent", "undecided")
HOLDS: frozenset[Verdict] = frozenset({"consistent", "truncated"})


class Expression:
    """An exact arithmetic term over claims; combine with ``+ - * /`` and plain integers or fractions."""

    def __add__(self, other: Expression | int | Fraction) -> Expression:
        return Sum((self, term(other)))

    def __sub__(self, other: Expression | int | Fraction) -> Expression:
        return Sum((self, Product((Constant(Fraction(-1)), term(other)))))

    def __mul__(self, other: Expression | int | Fraction) -> Expression:
        return Product((self, term(other)))

    def __truediv__(self, other: Expression | int | Fraction) -> Expression:
        return Quotient(self, term(other))

    def __radd__(self, other: int | Fraction) -> Expression:
        return term(other) + self

    def __rsub__(self, other: int | Fraction) -> Expression:
        return term(other) - self

    def __rmul__(self, other: int | Fraction) -> Expression:
        return term(other) * self


@frozen
class Constant(Expression):
    """A number that the rule knows, such as the days of a month."""

    value: Fraction


@frozen
class Ref(Expression):
    """The quantity of a claim times ``scale`` (1/100 turns per cent into a fraction; units of one dimension meet)."""

    claim: str
    scale: Fraction = field(default=Fraction(1))


@frozen
class Unstated(Expression):
    """A quantity that no claim states, the same wherever its ``id`` stands; it is only known to lie ``within``.

    Relations whose left side is one and the same unstated quantity say that their right sides are equal: one comparator
    behind several gaps, one whole behind parts and their shares. With an interval it is the room that a relation leaves
    for what nobody states, such as the tolerance of an equation. ``name`` is what a reader is told of it.
    """

    id: str
    within: Interval = field(default=Interval(None, None))
    name: Text = field(default=Text("未写明的数", "an unstated figure"))

    @property
    def variable(self) -> str:
        """Its name among those of the claims, which never begin so."""
        return f"?{self.id}"


@frozen
class Sum(Expression):
    """All terms added."""

    terms: tuple[Expression, ...]


@frozen
class Product(Expression):
    """All factors multiplied."""

    factors: tuple[Expression, ...]


@frozen
class Quotient(Expression):
    """One term divided by another, which is known not to be zero."""

    numerator: Expression
    denominator: Expression


@frozen
class Implied:
    """A quantity that no claim states and a relation computes on its way: the ``metric`` by name, in a ``period``."""

    expression: Expression
    metric: str
    period: Period | None


@frozen
class Relation:
    """``left op right`` must hold if every claim in it is true.

    ``left`` is what the text states, ``right`` what it is computed from. ``ceiling`` is the highest severity that a
    failure may have; ``certain`` is false where the link or the basis is only likely, and then no failure is called
    inconsistent; ``quiet`` keeps even a note back where such a failure would say little. ``by_name`` says that the
    claims are tied by what prose calls them, so that a failure which no small slip explains is put down to the link,
    unless ``otherwise`` tells what explains it (% for 百分点).
    ``difference`` is what may make it fail although all its claims are true; ``through`` are quantities that are
    computed on the way. ``statement`` says in words what should hold.
    """

    rule: str
    left: Expression
    op: Op
    right: Expression
    statement: Text
    ceiling: Severity = field(default="error")
    certain: bool = field(default=True)
    quiet: bool = field(default=False)
    by_name: bool = field(default=False)
    otherwise: Otherwise | None = field(default=None)
    confidence: Fraction = field(default=Fraction(1))
    through: tuple[Implied, ...] = field(default=())
    difference: Difference | None = field(default=None)

    @property
    def claims(self) -> tuple[str, ...]:
        """Ids of all claims in it, in order, each once."""
        return tuple(dict.fromkeys((*references(self.left), *references(self.right))))

    @property
    def unstated(self) -> tuple[Unstated, ...]:
        """All quantities in it that no claim states, in order, each once."""
        return tuple(dict.fromkeys((*_unstated(self.left), *_unstated(self.right))))


def term(value: Expression | int | Fraction) -> Expression:
    """``value`` as an expression."""
    return value if isinstance(value, Expression) else Constant(Fraction(value))


def references(expression: Expression) -> Iterator[str]:
    """Ids of the claims that an expression mentions, in order."""
    return (leaf.claim for leaf in _leaves(expression) if isinstance(leaf, Ref))


def _unstated(expression: Expression) -> Iterator[Unstated]:
    return (leaf for leaf in _leaves(expression) if isinstance(leaf, Unstated))


def _leaves(expression: Expression) -> Iterator[Expression]:
    match expression:
        case Sum(terms=parts) | Product(factors=parts):
            for part in parts:
                yield from _leaves(part)
        case Quotient(numerator=numerator, denominator=denominator):
            yield from _leaves(numerator)
            yield from _leaves(denominator)
        case _:
            yield expression
