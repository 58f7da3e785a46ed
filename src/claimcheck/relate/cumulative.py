"""CC401: cumulative figures never fall within a year, and a span is no more than a longer one around it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from claimcheck.model import Claim, Period, Relation, Text
from claimcheck.relate.corpus import Corpus
from claimcheck.relate.link import is_flow, is_stock, ref
from claimcheck.relate.rule import Rule


def propose(corpus: Corpus) -> Iterator[Relation]:
    """inner ≤ outer for flows of one metric whose periods contain one another; the nearest pairs are enough."""
    for group in corpus.groups():
        slots: dict[object, list[Claim]] = {}
        for claim in group:
            if _is_flow(claim):
                slots.setdefault((claim.quantity.unit, claim.metric.statistic), []).append(claim)
        for flows in slots.values():
            yield from _ordered(flows)
            yield from _to_date(flows)


def _is_flow(claim: Claim) -> bool:
    return (
        claim.kind == "level"
        and claim.period is not None
        and claim.range_with is None
        and claim.metric.statistic in ("total", "single_month")
        and not is_stock(claim)
        and claim.quantity.value >= 0
    )


def _ordered(flows: list[Claim]) -> Iterator[Relation]:
    """Year-to-date figures of one year in a chain, and each shorter span under the shortest that contains it."""
    spans = [claim for claim in flows if _period(claim).type == "span"]
    years: dict[int, list[Claim]] = {}
    for claim in spans:
        period = _period(claim)
        if (period.start.month, period.start.day) == (1, 1) and period.start.year == period.end.year:
            years.setdefault(period.start.year, []).append(claim)
    for claims in years.values():
        chain = list({_period(claim).end: claim for claim in sorted(claims, key=_sharpness, reverse=True)}.values())
        chain.sort(key=lambda claim: _period(claim).end)
        for inner, outer in pairwise(chain):
            yield _relation(inner, outer)
        for claim in spans:
            if claim not in claims:
                longer = [outer for outer in chain if _period(outer).contains(_period(claim))]
                if longer:
                    yield _relation(claim, longer[0])


def _sharpness(claim: Claim) -> tuple[bool, object, str]:
    return claim.quantity.hedge != "exact", claim.quantity.printed.step, claim.id


def _to_date(flows: list[Claim]) -> Iterator[Relation]:
    """A year's figure is no more than the running total since the start, counted at its end."""
    for total in flows:
        if _period(total).type != "instant" or not is_flow(total):
            continue
        for claim in flows:
            period = _period(claim)
            if period.type == "span" and period.end == _period(total).end and claim.document == total.document:
                yield _relation(claim, total)


def _period(claim: Claim) -> Period:
    assert claim.period is not None  # noqa: S101 - _is_flow has asked
    return claim.period


def _relation(inner: Claim, outer: Claim) -> Relation:
    one_document = inner.document == outer.document
    return Relation(
        rule=RULE.code,
        left=ref(inner),
        op="<=",
        right=ref(outer),
        statement=Text(
            f"{inner.metric.name}：{_when(inner)}不超过{_when(outer)}",
            f"{inner.metric.name}: {_when(inner)} is at most {_when(outer)}",
        ),
        ceiling="error" if one_document else "warning",
    )


def _when(claim: Claim) -> str:
    period = _period(claim)
    return str(period).replace("/", "—")


RULE = Rule(
    code="CC401",
    name="cumulative",
    fault=Text("累计数比它包含的更短时期还小", "A cumulative figure is smaller than a shorter span within it"),
    why=Text("1至11月的数不会大于全年，5月的数不会大于1至5月。", "January to November can't exceed the year, nor May January to May."),
    silent=Text(
        "存量（参保人数、机构数、余额）可以下降；口径、范围不同的不比较。",
        "Stocks may fall; figures of another scope or definition are not compared.",
    ),
    example=Text("1至11月结算397.62万人次，全年结算340.59万人次", "3.98 million to November, “3.41 million” in the year"),
    since="0.1.0",
    propose=propose,
)
