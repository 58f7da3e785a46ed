"""Figures whose names are only alike (CC201): they confirm each other, and hardly ever accuse."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta

from claimcheck.model import Claim, Relation
from claimcheck.relate.corpus import Corpus, sentence_of
from claimcheck.relate.crowd import following
from claimcheck.relate.likeness import likeness, restates, vetoed, wording
from claimcheck.relate.link import dimension
from claimcheck.relate.restatement import equal, may_meet, states_by_itself
from claimcheck.relate.slip import likely, slip_like

# Names at least so alike (of 100) may be of one figure.
_PROPOSED = 40
# Names this long, this nearly within one another (of 100), of figures with so many digits, differ by a slip alone.
_LONG_NAME, _SAME_WORDS, _MANY_DIGITS = 12, 92, 3
# A count that still runs on may be told again so soon.
_SOON = timedelta(days=31)


def similar(corpus: Corpus) -> Iterator[Relation]:
    """Figures whose names are only alike: they may confirm each other and never accuse."""
    buckets: dict[object, list[Claim]] = defaultdict(list)
    for claim in corpus.facts:
        if states_by_itself(claim):
            sort = claim.kind, dimension(claim), claim.metric.scope, claim.metric.statistic
            buckets[*sort, _day(corpus, claim)].append(claim)
    for bucket in buckets.values():
        for one, others in following(bucket):
            tied: set[object] = set()
            for other in others:
                name = other.metric.key, other.period
                if name in tied or not _alike(one, other):
                    continue
                if likely(one, other) and restates(one, other):
                    tied.add(name)
                    yield equal(corpus, one, other, sure=False)
                elif _one_wording(one, other):
                    yield equal(corpus, one, other, sure=True, at_most="warning")


def _day(corpus: Corpus, claim: Claim) -> object:
    """The time in which a merely similar figure may be looked for: its end, or the start that it still runs from."""
    if claim.period is None:
        return claim.document, claim.place.section
    running = claim.period.type == "span" and claim.period.end == corpus.documents[claim.document].published
    return ("since", claim.period.start) if running else claim.period.end


def _one_wording(one: Claim, other: Claim) -> bool:
    """Long names that hold one another, of exact figures with many digits: told apart by a slip alone."""
    if "part" in {one.role, other.role}:
        return False
    exact = one.quantity.hedge == other.quantity.hedge == "exact" and one.period == other.period is not None
    if not exact or one.kind != "level" or min(len(one.metric.name), len(other.metric.name)) < _LONG_NAME:
        return False
    digits = min(len(claim.quantity.printed.digits.strip("0.")) for claim in (one, other))
    alike = wording(one, other) >= _SAME_WORDS and not vetoed(one, other)
    return digits >= _MANY_DIGITS and alike and slip_like(one, other)


def _alike(one: Claim, other: Claim) -> bool:
    """Names that are alike, of other figures than the chain of one metric and period has tied already."""
    if one.metric.key == other.metric.key and one.period == other.period:
        return False
    return sentence_of(one) != sentence_of(other) and likeness(one, other) >= _PROPOSED and may_meet(one, other, _SOON)
