"""CC201: one figure stated twice."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from claimcheck.model import Claim, Relation, Text
from claimcheck.relate.corpus import Corpus, sentence_of
from claimcheck.relate.link import ceiling, is_stock, likeness, ref, same_unit, terms, vetoed
from claimcheck.relate.rule import Rule

_ALIKE = 78
_NEIGHBOURS = 6


def propose(corpus: Corpus) -> Iterator[Relation]:
    """Claims of one metric and period are chained pair by pair; merely similar ones are tied without certainty."""
    for group in corpus.groups():
        yield from _chained(group)
    yield from _headlines(corpus)
    yield from _similar(corpus)


def _chained(group: list[Claim]) -> Iterator[Relation]:
    buckets: dict[object, list[Claim]] = {}
    for claim in group:
        if claim.range_with is None and claim.role not in ("gap", "start"):
            buckets.setdefault(_slot(claim), []).append(claim)
    for bucket in buckets.values():
        for one, other in pairwise(bucket):
            yield _relation(one, other, certain=one.period is not None and _restates(one, other))


def _restates(one: Claim, other: Claim) -> bool:
    """Within one sentence only 突破X，达到Y says the same twice; else the two must differ in what the words don't show."""
    if sentence_of(one) != sentence_of(other):
        return True
    return any(step.part == "metric" and step.rule == "previous_level" for step in other.derivation)


def _slot(claim: Claim) -> object:
    """Claims in one slot state one figure: same kind, unit, statistic, period and comparison."""
    period = claim.period
    when = None if period is None else period.end if is_stock(claim) and claim.kind == "level" else period
    place = (claim.document, claim.place.section) if period is None else None
    compared = claim.compared_to.basis if claim.compared_to and claim.kind in ("growth", "change", "multiple") else None
    return claim.kind, claim.quantity.unit, claim.metric.statistic, when, place, compared, claim.whole if claim.kind == "change" else ""


def _headlines(corpus: Corpus) -> Iterator[Relation]:
    """A heading that names no time speaks of what its own story says."""
    for group in corpus.groups():
        for claim in group:
            if claim.period is not None or not _is_heading(corpus, claim):
                continue
            for other in group:
                if other.period and other.document == claim.document and other.place.section == claim.place.section:
                    if (other.kind, other.quantity.unit) == (claim.kind, claim.quantity.unit):
                        yield _relation(claim, other, certain=True, at_most="warning")
                        break


def _is_heading(corpus: Corpus, claim: Claim) -> bool:
    return corpus.documents[claim.document].blocks[claim.place.block].kind in ("title", "heading", "item")


def _similar(corpus: Corpus) -> Iterator[Relation]:
    """Figures whose names are only alike: they may confirm each other and never accuse."""
    buckets: dict[object, list[Claim]] = {}
    for claim in corpus.facts:
        if claim.role == "gap" or claim.range_with:
            continue
        for when in _days(claim):
            buckets.setdefault((claim.kind, claim.quantity.unit, claim.metric.scope, when), []).append(claim)
    for bucket in buckets.values():
        for at, one in enumerate(bucket):
            for other in bucket[at + 1 : at + 1 + 40]:
                if one.metric.key != other.metric.key and _alike(one, other):
                    yield _relation(one, other, certain=False)


def _days(claim: Claim) -> list[object]:
    """The slots of time in which a merely similar figure may be looked for."""
    if claim.period is None:
        return [("none", claim.document, claim.place.section)]
    return [claim.period.end if is_stock(claim) else claim.period]


def _alike(one: Claim, other: Claim) -> bool:
    if one.metric.statistic != other.metric.statistic or vetoed(one, other):
        return False
    if len(terms(one) & terms(other)) < 1:
        return False
    return likeness(one, other) >= _ALIKE


def _relation(one: Claim, other: Claim, *, certain: bool, at_most: str = "") -> Relation:
    later, earlier = other, one
    return Relation(
        rule=RULE.code,
        left=ref(earlier),
        op="=",
        right=ref(later),
        statement=Text(
            f"“{earlier.metric.name}”两处所写应一致", f"both statements of {earlier.metric.name} should agree"
        ),
        ceiling="warning" if at_most else ceiling(one, other),
        certain=certain,
        quiet=not certain,
        confidence=Fraction(1) if certain else Fraction(3, 5),
    )


RULE = Rule(
    code="CC201",
    name="same-figure",
    fault=Text("同一个数前后写得不一样", "One figure is stated in two ways that can't both be true"),
    why=Text(
        "同一指标、同一范围、同一时期只有一个值；四舍五入、“超过”“近”等说法允许的范围之外，必有一处写错。",
        "One metric of one scope and period has one value; beyond what rounding and hedges allow, one place is wrong.",
    ),
    silent=Text(
        "名称只是相近、时期不明时不报错；跨文件的差异可能是数据修订，最多警告。",
        "Names that are only alike and unknown periods never accuse; across documents a revision is possible, so at most a warning.",
    ),
    example=Text("标题写增长4.8%，正文写增长8.4%", "The title says 4.8%, the body 8.4%"),
    since="0.1.0",
    propose=propose,
)
