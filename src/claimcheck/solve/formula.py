"""Relations written with the claims' own quotes, so that a person can check them by hand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from itertools import groupby

from claimcheck.lexicon.shares import SHARES
from claimcheck.model import Claim, Constant, Expression, Product, Quotient, Ref, Relation, Sum, Unstated, references
from claimcheck.solve.wording import Measure, decimal, spoken

# How tightly an expression binds; one that binds less than its place asks for is put in parentheses.
_SUM, _PRODUCT, _ATOM = 1, 2, 3
Claims = Mapping[str, Claim]
_HEDGES = ("about", "over", "under")
# Digits without a unit.
_BARE = re.compile(r"[-−－+]?[0-9][0-9.,，]*")


def formula(relation: Relation, claims: Claims) -> str:
    """``58.1% = 561.23亿元 ÷ 965.33亿元``."""
    op = "≤" if relation.op == "<=" else "="
    return f"{written(relation.left, claims)} {op} {written(relation.right, claims)}"


def written(expression: Expression, claims: Claims, place: int = _SUM) -> str:
    """An expression in quotes and signs, in parentheses where its place needs them."""
    text, binding = _parts(expression, claims)
    return text if binding >= place else f"({text})"


def _parts(expression: Expression, claims: Claims) -> tuple[str, int]:
    match expression:
        case Constant(value=value):
            return _number(value)
        case Ref(claim=claim, scale=factor):
            return _quoted(claims[claim], factor)
        case Unstated(name=name):
            return name.zh, _ATOM
        case Sum(terms=terms):
            return _sum(terms, claims)
        case Product(factors=factors):
            return _product(factors, claims)
        case Quotient(numerator=numerator, denominator=denominator):
            over = written(numerator, claims, _PRODUCT)
            return f"{over} ÷ {written(denominator, claims, _ATOM)}", _PRODUCT
    raise TypeError(f"not an expression: {expression!r}")


def _number(value: Fraction) -> tuple[str, int]:
    text = decimal(value)
    return text.replace("/", " ÷ "), _ATOM if text.isdigit() or ("." in text and value >= 0) else _SUM


def quoted(claim: Claim) -> str:
    """The quote with the sign that the words around it carry (下降54% is −54%)."""
    signed = claim.quantity.value >= 0 or claim.quote.startswith(("-", "−", "－", "负"))
    return claim.quote if signed else f"−{claim.quote}"


def figure(claim: Claim) -> str:
    """The quote, hedges and all in quotation marks, with the unit that stands with the next figure or in a table."""
    text = with_unit(quoted(claim), claim)
    hedges = [step for step in claim.derivation if step.part == "hedge" and step.rule in _HEDGES and step.at]
    before = [step.words for step in hedges if step.at and step.at[1] <= claim.span[0]]
    behind = [step.words for step in hedges if step.at and step.at[0] >= claim.span[1]]
    return f"“{''.join([*before, text, *behind])}”" if before or behind else text


def with_unit(text: str, claim: Claim) -> str:
    """A spelling of a claim's figure; digits alone with the magnitude and unit that stand elsewhere."""
    if not _BARE.fullmatch(text):
        return text
    measure = measure_of(claim)
    return text + (measure.behind if measure.magnitude == claim.quantity.printed.magnitude else measure.unit)


def in_english(text: str, relation: Relation) -> str:
    """A formula with what no claim states by its English name."""
    for each in relation.unstated:
        text = text.replace(each.name.zh, each.name.en)
    return text


def _quoted(claim: Claim, factor: Fraction) -> tuple[str, int]:
    """The quote, with the sign that its words carry and with a factor that its unit doesn't say."""
    text = quoted(claim)
    negative = text != claim.quote
    binding = _SUM if negative else _ATOM
    share = SHARES.get(claim.quantity.unit)
    if factor == (1 if share is None else share):
        return text, binding
    factor = factor if share is None else factor / share
    text = f"({text})" if negative else text
    if factor.numerator == 1:
        return f"{text} ÷ {factor.denominator}", _PRODUCT
    return f"{text} × {written(Constant(factor), {}, _ATOM)}", _PRODUCT


def _sum(terms: tuple[Expression, ...], claims: Claims) -> tuple[str, int]:
    flat = [(sign, each) for term in terms for sign, each in _signed(term)]
    pieces = []
    for at, (sign, each) in enumerate(flat):
        text = written(each, claims, _SUM if at == 0 and sign > 0 else _PRODUCT)
        mark = ("+ " if sign > 0 else "− ") if at else ("" if sign > 0 else "−")
        pieces.append(mark + text)
    return " ".join(pieces), _SUM


def _signed(expression: Expression) -> list[tuple[int, Expression]]:
    """The terms of a sum of sums, each with its sign."""
    match expression:
        case Sum(terms=terms):
            return [pair for term in terms for pair in _signed(term)]
        case Product(factors=(Constant(value=value), rest)) if value == -1:
            return [(-sign, each) for sign, each in _signed(rest)]
    return [(1, expression)]


def _product(factors: tuple[Expression, ...], claims: Claims) -> tuple[str, int]:
    match factors:
        case (Constant(value=value), rest) if value == -1:
            return f"−{written(rest, claims, _PRODUCT)}", _SUM
    powers = [(each, len(tuple(alike))) for each, alike in groupby(factors)]
    return " × ".join(_power(each, times, claims, first=at == 0) for at, (each, times) in enumerate(powers)), _PRODUCT


def _power(factor: Expression, times: int, claims: Claims, *, first: bool) -> str:
    """A factor as often as it stands in a row."""
    text = written(factor, claims, _PRODUCT if first and times == 1 else _ATOM)
    return text if times == 1 else f"{text}^{times}"


def display_unit(left: Expression, claims: Claims) -> tuple[str, Fraction]:
    """The unit in which a relation is shown, and its worth in the terms of the expression."""
    match left:
        case Ref(claim=claim, scale=factor) if factor > 0:
            return claims[claim].quantity.unit, factor
        case Sum(terms=terms) | Product(factors=(Constant(), *terms)):
            units = dict.fromkeys(display_unit(each, claims) for each in terms if not isinstance(each, Constant))
            alike = len({(worth, unit in SHARES or unit) for unit, worth in units}) == 1
            return next(iter(units)) if alike else ("", Fraction(1))
        case Quotient(numerator=over, denominator=under) if display_unit(under, claims)[0] in SHARES:
            return display_unit(over, claims)
    return "", Fraction(1)


def measure_of(claim: Claim) -> Measure:
    """The unit and the magnitude of a claim's figure."""
    return Measure(claim.quantity.unit, spoken(claim.quantity.printed.magnitude))


def display_measure(relation: Relation, claims: Claims) -> Measure:
    """How the sides of a relation are written: in the unit of the left, the magnitude of its first figure.

    Where the left has none, as a figure times a number of days, that of a single figure on the right says it.
    """
    unit, _ = display_unit(relation.left, claims)
    first = next(references(relation.left), None)
    match relation.right:
        case Ref(claim=claim, scale=factor) if not unit and factor == 1:
            return measure_of(claims[claim])
    return Measure(unit, spoken(claims[first].quantity.printed.magnitude)) if first and unit else Measure()
