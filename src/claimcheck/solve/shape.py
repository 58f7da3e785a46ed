"""What relations of one form have in common: worked out once, whatever claims they are about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cached_property, lru_cache
from math import lcm
from typing import TypeAlias

from attrs import frozen

from claimcheck.model import Constant, Expression, Product, Quotient, Ref, Relation, Sum, Unstated
from claimcheck.solve.enclose import uses
from claimcheck.solve.polynomial import ONE, Polynomial, Ratio, TooLargeError, degree, difference, ratio, variables

# A polynomial of more variables than this has more corners than its ranges are worth.
MOST_VARIABLES = 8
# Forms of a run that are remembered.
_FORMS = 1 << 12

# A relation in Polish notation, its variables numbered as they first occur.
Form: TypeAlias = tuple[object, ...]
# The variables of a quotient, and the coefficients of its numerator and denominator.
Sided: TypeAlias = "tuple[tuple[int, ...], Coefficients, Coefficients]"
# One coefficient for each set of variables: bit i of its place says that variable i is a factor.
Coefficients: TypeAlias = tuple[int, ...]


@frozen
class Linear:
    """``Σ coefficient · variable + constant``, to be compared with zero."""

    coefficients: tuple[int, ...]
    constant: int


@frozen
class Multilinear:
    """A polynomial, of degree one in each variable, to be compared with zero: of each variable its slope and the rest.

    Both are over the other variables, in order.
    """

    slopes: tuple[Coefficients, ...]
    rests: tuple[Coefficients, ...]

    @property
    def whole(self) -> Coefficients:
        """The coefficients over all variables."""
        return tuple(each for both in zip(self.rests[0], self.slopes[0], strict=True) for each in both)


@frozen(eq=False)
class Shape:
    """A form worked out. ``row`` is None where whole numbers can't tell it; its names are ``0``, ``1`` and so on."""

    left: Expression
    right: Expression
    size: int
    left_once: bool
    right_once: bool
    separate: bool

    @cached_property
    def gap(self) -> Ratio | None:
        """Left less right over one denominator, ``None`` where that is too large."""
        try:
            return difference(self.left, self.right)
        except TooLargeError:
            return None

    @cached_property
    def worth(self) -> int:
        """The least number by which the numerator of the gap becomes whole."""
        return lcm(*(coefficient.denominator for coefficient in self.gap.numerator.values())) if self.gap else 1

    @cached_property
    def linear(self) -> Linear | None:
        """The gap as a sum, where it is one."""
        gap = self.gap
        if gap is None or gap.denominator != ONE or any(len(monomial) > 1 for monomial in gap.numerator):
            return None
        whole = {monomial: int(coefficient * self.worth) for monomial, coefficient in gap.numerator.items()}
        return Linear(tuple(whole.get((str(at),), 0) for at in range(self.size)), whole.get((), 0))

    def right_side(self, unit: int) -> Sided | None:
        """The right side as a quotient of variables counted in parts of ``1 / unit``, if it is multilinear."""
        return _right_side(self, unit)

    @property
    def multilinear(self) -> bool:
        """The numerator of the gap has few variables, each of degree one at most."""
        gap = self.gap
        if gap is None or self.size > MOST_VARIABLES:
            return False
        return all(degree(gap.numerator, str(at)) <= 1 for at in range(self.size))

    def scaled(self, unit: int) -> Multilinear:
        """The numerator over variables counted in parts of ``1 / unit``; it has to be multilinear."""
        return _scaled(self, unit)


@lru_cache(_FORMS)
def _scaled(shape: Shape, unit: int) -> Multilinear:
    assert shape.gap is not None  # noqa: S101 - that it is multilinear has been asked
    terms = shape.gap.numerator
    most = max(map(len, terms), default=0)
    whole = {
        frozenset(map(int, monomial)): int(coefficient * shape.worth) * unit ** (most - len(monomial))
        for monomial, coefficient in terms.items()
    }
    sides = [_sides(whole, at, shape.size) for at in range(shape.size)]
    return Multilinear(tuple(slope for slope, _ in sides), tuple(rest for _, rest in sides))


@lru_cache(_FORMS)
def _right_side(shape: Shape, unit: int) -> Sided | None:
    try:
        side = ratio(shape.right)
    except TooLargeError:
        return None
    both = side.numerator, side.denominator
    names = sorted({int(name) for p in both for name in variables(p)})
    if len(names) > MOST_VARIABLES or any(degree(p, str(name)) > 1 for p in both for name in names):
        return None
    worth = lcm(*(coefficient.denominator for p in both for coefficient in p.values()))
    most = max((len(monomial) for p in both for monomial in p), default=0)
    over, under = (_coefficients(p, names, worth, unit, most) for p in both)
    return tuple(names), over, under


def _coefficients(p: Polynomial, names: Sequence[int], worth: int, unit: int, most: int) -> Coefficients:
    """Whole coefficients of all terms, raised to one degree, by the set of variables in each."""
    found = [0] * (1 << len(names))
    for monomial, coefficient in p.items():
        place = sum(1 << names.index(int(name)) for name in monomial)
        found[place] += int(coefficient * worth) * unit ** (most - len(monomial))
    return tuple(found)


def _sides(terms: dict[frozenset[int], int], name: int, size: int) -> tuple[Coefficients, Coefficients]:
    """What one variable is multiplied by, and the rest, over the other variables."""
    others = [at for at in range(size) if at != name]
    slope, rest = [0] * (1 << len(others)), [0] * (1 << len(others))
    for factors, coefficient in terms.items():
        place = sum(1 << bit for bit, at in enumerate(others) if at in factors)
        (slope if name in factors else rest)[place] += coefficient
    return tuple(slope), tuple(rest)


def form_of(relation: Relation) -> tuple[Form, tuple[str, ...]]:
    """The form of a relation and the names of its variables in order."""
    names: dict[str, int] = {}
    tokens: list[object] = []
    _write(relation.left, names, tokens)
    _write(relation.right, names, tokens)
    return tuple(tokens), tuple(names)


def _write(expression: Expression, names: dict[str, int], tokens: list[object]) -> None:
    if isinstance(expression, Ref):
        scale = expression.scale
        tokens += (names.setdefault(expression.claim, len(names)), scale.numerator, scale.denominator)
    elif isinstance(expression, Sum):
        tokens += ("+", len(expression.terms))
        for each in expression.terms:
            _write(each, names, tokens)
    elif isinstance(expression, Quotient):
        tokens.append("/")
        _write(expression.numerator, names, tokens)
        _write(expression.denominator, names, tokens)
    elif isinstance(expression, Product):
        tokens += ("*", len(expression.factors))
        for each in expression.factors:
            _write(each, names, tokens)
    elif isinstance(expression, Constant):
        tokens += ("=", expression.value.numerator, expression.value.denominator)
    elif isinstance(expression, Unstated):
        tokens += (names.setdefault(expression.variable, len(names)), 1, 1)
    else:
        raise TypeError(f"not an expression: {expression!r}")


@lru_cache(_FORMS)
def shape_of(form: Form) -> Shape:
    """The form worked out."""
    tokens = iter(form)
    left, right = _read(tokens), _read(tokens)
    mine, yours = list(uses(left)), list(uses(right))
    once = len(set(mine)), len(set(yours))
    size = len({*mine, *yours})
    return Shape(left, right, size, once[0] == len(mine), once[1] == len(yours), sum(once) == size)


def _read(tokens: Iterator[object]) -> Expression:
    first = next(tokens)
    if first == "/":
        return Quotient(_read(tokens), _read(tokens))
    if first == "=":
        return Constant(_fraction(tokens))
    if first in {"+", "*"}:
        count = next(tokens)
        assert isinstance(count, int)  # noqa: S101 - as _write has put it
        parts = tuple(_read(tokens) for _ in range(count))
        return Sum(parts) if first == "+" else Product(parts)
    return Ref(str(first), _fraction(tokens))


def _fraction(tokens: Iterator[object]) -> Fraction:
    numerator, denominator = next(tokens), next(tokens)
    assert isinstance(numerator, int)  # noqa: S101 - as _write has put them
    assert isinstance(denominator, int)  # noqa: S101
    return Fraction(numerator, denominator)
