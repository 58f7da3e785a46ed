"""What it takes for two figures to be one (CC201): how they are told, when they may meet, and how they are tied."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from fractions import Fraction

from claimcheck.model import Claim, Period, Relation, Severity, Text, whole_months
from claimcheck.relate.corpus import Corpus
from claimcheck.relate.difference import APART, differences, explains, is_plain
from claimcheck.relate.link import ceiling, dimension, one_document, ref
from claimcheck.relate.slip import agree, slip_like
from claimcheck.text import NOTHING

CODE = "CC201"
MOVES = ("growth", "change", "multiple")
_PLAIN = ("plain", "whole", "part", "enumerated")
_YEAR = 12
# Their names are those of what moved.
_MOVED: Mapping[str, Text] = {
    "growth": Text("的增速", "the growth of "),
    "change": Text("的增减量", "the change of "),
    "multiple": Text("的倍数", "the multiple of "),
}


def states_by_itself(claim: Claim) -> bool:
    """A figure by itself: no end of a range or of a movement, no gap to another."""
    return claim.role in _PLAIN and claim.range_with is None


def sort_of(claim: Claim) -> tuple[str, ...]:
    """What two figures of one document have in common that may be the same."""
    return claim.document, claim.kind, dimension(claim)


def may_meet(one: Claim, other: Claim, within: timedelta = timedelta()) -> bool:
    """Neither place nor time nor comparison tells the two apart."""
    if one.metric.scope and other.metric.scope and one.metric.scope != other.metric.scope:
        return False
    bases = {claim.compared_to.basis for claim in (one, other) if claim.compared_to}
    if len(bases) > 1:
        return False
    a, b = one.period, other.period
    if a is None or b is None:
        return True
    if a.end == b.end:
        return not _are_two_times(one, other, a, b)
    return a.start == b.start and abs(a.end - b.end) <= within


def _are_two_times(one: Claim, other: Claim, a: Period, b: Period) -> bool:
    """A month and the months that end with it, or a move in a year and over several; a level reached may be of both."""
    lengths = {whole_months(a), whole_months(b)}
    if len(lengths) == 1 or 0 in lengths or "instant" in {a.type, b.type}:
        return False
    return max(lengths) <= _YEAR or (one.kind in MOVES and not one_document(one, other))


def equal(  # noqa: PLR0913 - what is known of a pair
    corpus: Corpus, one: Claim, other: Claim, *, sure: bool, at_most: Severity = "error", fewest: int = 2
) -> Relation:
    """The two are equal; where a class explains that they aren't, they are held against each other with a note at most.

    A class that the words show and that can't explain so much still makes an error unsure where two things are meant.
    A round figure (超100亿) that fits both a preliminary and a final one doesn't tie them to each other.
    """
    agreed, exact = agree(one, other), one.quantity.hedge == other.quantity.hedge == "exact"
    shown = list(differences(corpus, one, other)) if sure and not (agreed and exact) else []
    told = next((each for each in shown if explains(each, one, other)), None)
    excused = told is not None and told.kind != "revision"
    slipped = sure and not agreed and slip_like(one, other, fewest)
    two_things = any(each.kind in APART for each in shown)
    return Relation(
        rule=CODE,
        left=ref(one),
        op="=",
        right=ref(other),
        statement=_statement(one),
        ceiling=ceiling(one, other) if at_most == "error" and not two_things else "warning",
        certain=sure and (agreed or slipped) and not excused,
        quiet=not (sure and (agreed or slipped)) or (told is not None and is_plain(told, one, other)),
        confidence=Fraction(1) if sure else Fraction(3, 5),
        difference=told,
    )


def _statement(one: Claim) -> Text:
    name = named_by_kind(one)
    return Text(f"{name.zh}两处所写应一致", f"the two statements of {name.en} should agree")


def named_by_kind(claim: Claim) -> Text:
    """The metric in quotation marks, and what of it the figure tells where that isn't its amount."""
    what, name = _MOVED.get(claim.kind, NOTHING), f"“{claim.metric.name}”"
    return Text(name + what.zh, what.en + name)
