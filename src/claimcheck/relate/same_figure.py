"""CC201: one figure stated twice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from itertools import pairwise

from claimcheck.model import Claim, Relation, Severity, Text
from claimcheck.relate.corpus import Corpus, sentence_of
from claimcheck.relate.link import ceiling, is_stock, likeness, ref, same_unit, slip_like, vetoed
from claimcheck.relate.rule import Rule

_ALIKE = 85
_NEIGHBOURS = 40
_PLAIN = ("plain", "whole", "part", "enumerated")


def propose(corpus: Corpus) -> Iterator[Relation]:
    """Claims of one metric and period are chained pair by pair; merely similar ones are tied without certainty."""
    for group in corpus.groups():
        yield from _chained(group)
    yield from _headlines(corpus)
    yield from _similar(corpus)


def _chained(group: list[Claim]) -> Iterator[Relation]:
    buckets: dict[object, list[Claim]] = {}
    for claim in group:
        if claim.range_with is None and claim.role in _PLAIN:
            buckets.setdefault(_slot(claim), []).append(claim)
    for bucket in buckets.values():
        for one, other in pairwise(bucket):
            yield _relation(one, other, sure=one.period is not None and _restates(one, other))


def _slot(claim: Claim) -> object:
    """Claims in one slot state one figure: same kind, unit, statistic, period and comparison."""
    period = claim.period
    when = None if period is None else period.end if is_stock(claim) and claim.kind == "level" else period
    place = (claim.document, claim.place.section) if period is None else None
    moves = claim.kind in ("growth", "change", "multiple")
    compared = claim.compared_to.basis if claim.compared_to and moves else None
    unit = "growth" if claim.kind == "growth" else claim.quantity.unit
    return claim.kind, unit, claim.metric.statistic, when, place, compared, claim.whole


def _restates(one: Claim, other: Claim) -> bool:
    """Within one sentence only 突破X，达到Y says the same twice; else the two differ in what the names don't show."""
    if other.head == one.id or one.head == other.id or "part" in (one.role, other.role):
        return False
    if one.document == other.document and one.place.section != other.place.section and "·" not in one.metric.key:
        return False
    if sentence_of(one) != sentence_of(other):
        return True
    return any(step.part == "metric" and step.rule == "previous_level" for step in other.derivation)


def _headlines(corpus: Corpus) -> Iterator[Relation]:
    """A heading states what its story says: the one figure of that kind and unit, or that of its own metric."""
    for claims in corpus.by_document():
        bodies: dict[int, list[Claim]] = {}
        headings = []
        for claim in claims:
            if claim.role not in _PLAIN or claim.range_with:
                continue
            if _is_heading(corpus, claim):
                headings.append(claim)
            else:
                bodies.setdefault(claim.place.section, []).append(claim)
        for heading in headings:
            yield from _restated(corpus, heading, bodies)


def _restated(corpus: Corpus, heading: Claim, bodies: dict[int, list[Claim]]) -> Iterator[Relation]:
    story = corpus.documents[heading.document].sections[heading.place.section].story
    body = bodies.get(heading.place.section if story is None else story, [])
    alike = [c for c in body if _may_meet(c, heading) and not vetoed(c, heading)]
    named = [c for c in alike if c.metric.key == heading.metric.key and c.metric.statistic == heading.metric.statistic]
    if named:
        yield _relation(heading, named[0], sure=True, at_most="warning")
    elif len(alike) == 1:
        close = likeness(heading, alike[0]) >= _ALIKE or _common(heading, alike[0])
        yield _relation(heading, alike[0], sure=close, at_most="warning")


def _may_meet(one: Claim, other: Claim) -> bool:
    """Nothing but the name tells the two apart."""
    if one.kind != other.kind or not same_unit(one, other) or one.metric.scope != other.metric.scope:
        return False
    a, b = (claim.compared_to.basis if claim.compared_to else None for claim in (one, other))
    if a and b and a != b:
        return False
    return one.period is None or other.period is None or one.period.end == other.period.end


def _common(one: Claim, other: Claim) -> bool:
    """The names end alike, or share four characters in a row."""
    a, b = one.metric.name, other.metric.name
    return any(a[i : i + 4] in b for i in range(len(a) - 3))


def _is_heading(corpus: Corpus, claim: Claim) -> bool:
    return corpus.documents[claim.document].blocks[claim.place.block].kind in ("title", "heading", "item")


def _similar(corpus: Corpus) -> Iterator[Relation]:
    """Figures whose names are only alike: they may confirm each other and never accuse."""
    buckets: dict[object, list[Claim]] = {}
    for claim in corpus.facts:
        if claim.role in _PLAIN and not claim.range_with:
            unit = "growth" if claim.kind == "growth" else claim.quantity.unit
            for when in _days(corpus, claim):
                buckets.setdefault((claim.kind, unit, claim.metric.scope, when), []).append(claim)
    for bucket in buckets.values():
        for at, one in enumerate(bucket):
            for other in bucket[at + 1 : at + 1 + _NEIGHBOURS]:
                if one.metric.key != other.metric.key or one.period != other.period:
                    if _alike(one, other):
                        yield _relation(one, other, sure=False)


def _days(corpus: Corpus, claim: Claim) -> list[object]:
    """The slot of time in which a merely similar figure may be looked for: its end, or the start that it runs from."""
    if claim.period is None:
        return [(claim.document, claim.place.section)]
    published: date | None = corpus.documents[claim.document].published
    if claim.period.type == "span" and claim.period.end == published:
        return [("since", claim.period.start)]
    return [claim.period.end]


def _alike(one: Claim, other: Claim) -> bool:
    if one.metric.statistic != other.metric.statistic or vetoed(one, other) or sentence_of(one) == sentence_of(other):
        return False
    return likeness(one, other) >= _ALIKE


def _relation(one: Claim, other: Claim, *, sure: bool, at_most: Severity = "error") -> Relation:
    certain = sure and (one.quantity.hard.overlaps(other.quantity.hard) or slip_like(one, other))
    return Relation(
        rule=RULE.code,
        left=ref(one),
        op="=",
        right=ref(other),
        statement=Text(f"“{one.metric.name}”两处所写应一致", f"both statements of {one.metric.name} should agree"),
        ceiling="warning" if at_most == "warning" else ceiling(one, other),
        certain=certain,
        quiet=not certain,
        confidence=Fraction(1) if sure else Fraction(3, 5),
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
        "名称只是相近、时期不明，或两数相差之大不像笔误而像两回事时，不报错；跨文件的差异可能是数据修订，最多警告。",
        "Names that are only alike, unknown periods, and figures so far apart that they look like two things rather than "
        "a slip never accuse; across documents a revision is possible, so at most a warning.",
    ),
    example=Text("标题写增长4.8%，正文写增长8.4%", "The title says 4.8%, the body 8.4%"),
    since="0.1.0",
    propose=propose,
)
