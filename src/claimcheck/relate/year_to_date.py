"""Figures since January of one metric, and the growth on the year before that is told of a span."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from claimcheck.model import Claim, Period
from claimcheck.relate.basis import is_nominal
from claimcheck.relate.corpus import Corpus
from claimcheck.relate.cumulative import is_summed_flow
from claimcheck.relate.link import dimension, is_named_well, nearest
from claimcheck.relate.tiling import span_of


def since_january(corpus: Corpus) -> Iterator[Sequence[Claim]]:
    """The levels since January of each metric and unit, in order; only within a document where the name says little."""
    for group in corpus.groups():
        slots: dict[object, list[Claim]] = defaultdict(list)
        for claim in group:
            if is_summed_flow(claim) and _is_to_date(span_of(claim)):
                document = None if is_named_well(claim) else claim.document
                slots[document, dimension(claim), claim.metric.statistic].append(claim)
        yield from slots.values()


def _is_to_date(period: Period) -> bool:
    return (period.start.month, period.start.day) == (1, 1) and period.start.year == period.end.year


def yearly_growth(corpus: Corpus, level: Claim, span: Period) -> Claim | None:
    """The growth of a level's metric on the year before in a span, if it is a nominal one that leaves something."""
    told = [
        growth
        for growth in corpus.dated(level, "growth", span)
        if growth.period == span
        and growth.role != "gap"
        and growth.range_with is None
        and growth.metric.statistic == level.metric.statistic
        and growth.compared_to is not None
        and growth.compared_to.basis == "year_earlier"
    ]
    growth = nearest(level, told)
    falls_to_nothing = growth is not None and growth.quantity.value <= -100  # noqa: PLR2004 - per cent
    return growth if growth and not falls_to_nothing and is_nominal(corpus, growth) else None
