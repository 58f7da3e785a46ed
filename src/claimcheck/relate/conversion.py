"""Drops conversions of units that a relation doesn't need: 公里 against 公里 is compared without metres."""

from __future__ import annotations

from attrs import evolve

from claimcheck.lexicon.figures import figure_words
from claimcheck.lexicon.shares import SHARES
from claimcheck.model import Expression, Product, Quotient, Ref, Relation, Sum
from claimcheck.relate.corpus import Corpus


def unconverted(relation: Relation, corpus: Corpus) -> Relation:
    """The relation with amounts in their own unit, where each dimension is told in one unit only.

    Both sides of a relation have one dimension, so that a factor common to all of it changes nothing.
    """
    units = {unit for name in relation.claims if (claim := corpus.claim(name)) for unit in (claim.quantity.unit,)}
    known = [figure_words().dimensions[unit][0] for unit in units if _converts(unit)]
    if not known or len(set(known)) < len(known):
        return relation
    return evolve(relation, left=_plain(relation.left, corpus), right=_plain(relation.right, corpus))


def _plain(expression: Expression, corpus: Corpus) -> Expression:
    """The expression without the factors that turn units of one dimension into one."""
    match expression:
        case Ref(claim=name):
            claim = corpus.claim(name)
            return Ref(name) if claim and _converts(claim.quantity.unit) else expression
        case Sum(terms=parts):
            return Sum(tuple(_plain(part, corpus) for part in parts))
        case Product(factors=parts):
            return Product(tuple(_plain(part, corpus) for part in parts))
        case Quotient(numerator=over, denominator=under):
            return Quotient(_plain(over, corpus), _plain(under, corpus))
    return expression


def _converts(unit: str) -> bool:
    """An amount in a unit of a dimension; shares are taken of a whole in any case."""
    return unit in figure_words().dimensions and unit not in SHARES
