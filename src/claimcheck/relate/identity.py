"""What a metric is by its words alone, where the user has named it: without its place and its self-evident wholes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TypeAlias

from attrs import frozen

from claimcheck.lexicon.metrics import MetricWords, metric_words
from claimcheck.lexicon.scope import basis_of, without_place
from claimcheck.model import Claim, Period
from claimcheck.relate.link import is_stock

Terms: TypeAlias = frozenset[str]
_NAMES = 1 << 14
_STATED = ("plain", "whole", "part", "enumerated")


@frozen
class Identity:
    """What a name says: its terms, and all of it in order."""

    terms: Terms
    text: str


def identity(claim: Claim) -> Identity:
    """What the name of a claim says beside its place, without wholes that a part implies (基本医保职工医保)."""
    return _identity(metric_words(), claim.metric.name, claim.metric.key, claim.metric.scope)


def identity_of(name: str) -> Identity:
    """The same of a name alone."""
    return _identity(metric_words(), name, "", "")


@lru_cache(_NAMES)
def _identity(words: MetricWords, name: str, key: str, scope: str) -> Identity:
    told = without_place(name, scope)
    terms = (*key.split("·"), *basis_of(scope)) if key else words.content(told) or (told,)
    left = frozenset(filter(None, (without_place(term, scope) for term in terms)))
    for part, whole in _implied(words):
        if part <= left and not whole <= part:
            left -= whole - part
    return Identity(left, words.spelled(told) or told)


@lru_cache(8)
def _implied(words: MetricWords) -> Sequence[tuple[Terms, Terms]]:
    """Each part of a partition with the whole that it belongs to, as terms."""
    pairs = {
        (frozenset(words.content(part)), frozenset(words.content(partition.whole)))
        for partition in words.partitions
        if partition.whole
        for part in partition.parts
    }
    return sorted((pair for pair in pairs if all(pair)), key=lambda pair: [sorted(each) for each in pair])


def stated(claims: Iterable[Claim]) -> Mapping[Identity, Sequence[Claim]]:
    """Figures that stand by themselves, no end of a range or movement and no gap to another, by what they measure."""
    found: dict[Identity, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.role in _STATED and claim.range_with is None and claim.period is not None:
            found[identity(claim)].append(claim)
    return found


def holds_at(claim: Claim, period: Period) -> bool:
    """The figure is of that time; that of a stock is of the end of it."""
    own = claim.period
    if own is None or own.end != period.end:
        return False
    return own.start == period.start or is_stock(claim)
