"""CC401: cumulative figures never fall within a year, and a span is no more than a longer one around it."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from itertools import pairwise

from claimcheck.messages.periods import spoken
from claimcheck.model import Claim, Period, Relation, Text
from claimcheck.relate.corpus import Corpus
from claimcheck.relate.link import adds_up_in_time, ceiling, dimension, ref
from claimcheck.relate.rule import Rule


def propose(corpus: Corpus) -> Iterator[Relation]:
    """Inner ≤ outer for flows of one metric whose periods contain one another; the nearest pairs are enough."""
    for group in corpus.groups():
        slots: dict[object, list[Claim]] = defaultdict(list)
        for claim in group:
            if is_summed_flow(claim):
                slots[dimension(claim), claim.metric.statistic].append(claim)
        for flows in slots.values():
            yield from _within_years(flows)


def is_summed_flow(claim: Claim) -> bool:
    """A level of what is summed over its period, in one number and not negative."""
    return (
        claim.kind == "level"
        and claim.period is not None
        and claim.range_with is None
        and adds_up_in_time(claim)
        and claim.quantity.value >= 0
    )


def _within_years(flows: list[Claim]) -> Iterator[Relation]:
    """Year-to-date figures of one year in a chain, in each document and across all, and shorter spans under them."""
    years: dict[int, list[Claim]] = defaultdict(list)
    for claim in flows:
        period = _period(claim)
        if period.type == "span" and period.start.year == period.end.year:
            years[period.start.year].append(claim)
    for claims in years.values():
        yield from _ordered(claims)
        documents: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            documents[claim.document].append(claim)
        for own in documents.values():
            yield from _ordered(own)


def _ordered(claims: list[Claim]) -> Iterator[Relation]:
    """Each span of a year under the shortest year-to-date figure that contains it."""
    to_date: dict[date, Claim] = {}
    for claim in sorted(filter(_from_january, claims), key=_bluntness):
        to_date.setdefault(_period(claim).end, claim)
    chain = [to_date[end] for end in sorted(to_date)]
    for inner, outer in pairwise(chain):
        yield _relation(inner, outer)
    for claim in claims:
        if not _from_january(claim):
            at = bisect_left(chain, _period(claim).end, key=lambda each: _period(each).end)
            if at < len(chain):
                yield _relation(claim, chain[at])


def _from_january(claim: Claim) -> bool:
    start = _period(claim).start
    return (start.month, start.day) == (1, 1)


def _bluntness(claim: Claim) -> tuple[bool, Fraction]:
    return claim.quantity.hedge != "exact", claim.quantity.printed.step


def _period(claim: Claim) -> Period:
    assert claim.period is not None  # noqa: S101 - is_summed_flow has asked
    return claim.period


def _relation(inner: Claim, outer: Claim) -> Relation:
    return Relation(
        rule=RULE.code,
        left=ref(inner),
        op="<=",
        right=ref(outer),
        statement=_statement(inner, outer),
        ceiling=ceiling(inner, outer),
    )


def _statement(inner: Claim, outer: Claim) -> Text:
    name, short, long = inner.metric.name, spoken(_period(inner)), spoken(_period(outer))
    return Text(
        f"“{name}”{short.zh}的数不应大于{long.zh}的数",
        f"“{name}” for {short.en} should not exceed that for {long.en}",
    )


RULE = Rule(
    code="CC401",
    name="cumulative",
    fault=Text("累计数比它包含的更短时期还小", "A cumulative figure is smaller than a shorter span within it"),
    why=Text(
        "1至11月的数不会大于全年，5月的数不会大于1至5月。",
        "January to November can't exceed the year, nor May January to May.",
    ),
    silent=Text(
        "存量（参保人数、机构数、余额）可以下降；口径、范围不同的不比较。",
        "Stocks may fall; figures of another scope or definition are not compared.",
    ),
    example=Text(
        "1至11月结算397.62万人次，全年结算340.59万人次", "3.98 million to November, “3.41 million” in the year"
    ),
    since="0.1.0",
    propose=propose,
)
