"""CC406: running totals since a start at two times, against what came between."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

from claimcheck.messages.periods import at_end_of, spoken
from claimcheck.model import Claim, Relation, Text
from claimcheck.relate.corpus import Corpus
from claimcheck.relate.link import adds_up_in_time, ceiling, dimension, is_flow, is_total, one_document, ref
from claimcheck.relate.periods_add_up import counts_anew
from claimcheck.relate.rule import Rule
from claimcheck.relate.tiling import series, span_of, states_time

# Days that a span since a start has at least; a shorter one is a flow like any other.
_LONG = 367
_RUNNING = "累计"
# Characters before a figure in which its being a running total is said.
_REACH = 24
_DAY = timedelta(days=1)


def propose(corpus: Corpus) -> Iterator[Relation]:
    """Total at the end of a span − flow of the span = total at its beginning; flow ≤ total; earlier ≤ later total."""
    for group in series(corpus):
        slots: dict[object, list[Claim]] = defaultdict(list)
        for claim in group:
            if claim.period and is_total(claim) and claim.role not in ("gap", "start") and adds_up_in_time(claim):
                slots[dimension(claim)].append(claim)
        for claims in slots.values():
            yield from _tied(corpus, claims)


def _tied(corpus: Corpus, claims: list[Claim]) -> Iterator[Relation]:
    """The figures of one metric and unit."""
    flows = [claim for claim in claims if span_of(claim).type == "span" and span_of(claim).days < _LONG]
    totals = _Totals(corpus, claims)
    for flow in flows:
        now = totals.at(flow, span_of(flow).end)
        before = totals.at(flow, span_of(flow).start - _DAY) if now else None
        if now and before and span_of(now).type == span_of(before).type == "instant":
            yield _difference(flow, now, before)
        elif now and flow.document == now.document:
            yield _order(flow, now)
    yield from (_order(earlier, later) for earlier, later in totals.neighbours())


class _Totals:
    """The running totals of a metric: of each day the sharpest of a document, and of all."""

    def __init__(self, corpus: Corpus, claims: list[Claim]) -> None:
        self._told: dict[tuple[str, date], Claim] = {}
        running = [claim for claim in claims if _is_running(corpus, claim)]
        self._documents = tuple(dict.fromkeys(claim.document for claim in running))
        for claim in sorted(running, key=_bluntness):
            for room in (claim.document, ""):
                self._told.setdefault((room, span_of(claim).end), claim)

    def at(self, flow: Claim, day: date) -> Claim | None:
        """The total at the end of a day, in the flow's own document if that has one."""
        return self._told.get((flow.document, day)) or self._told.get(("", day))

    def neighbours(self) -> Iterator[tuple[Claim, Claim]]:
        """Totals of one document that follow each other, counted from one start."""
        days: dict[str, list[date]] = defaultdict(list)
        for room, day in self._told:
            days[room].append(day)
        for name in self._documents:
            told = [self._told[name, day] for day in sorted(days[name])]
            yield from (pair for pair in pairwise(told) if _same_start(*pair))


def _is_running(corpus: Corpus, claim: Claim) -> bool:
    """截至……累计, or a span since a start that lies more than a year back."""
    period = span_of(claim)
    if period.type == "span":
        return period.days >= _LONG
    start = claim.span[0]
    return is_flow(claim) or _RUNNING in corpus.documents[claim.document].text[max(0, start - _REACH) : start]


def _same_start(one: Claim, other: Claim) -> bool:
    """Both count from one day, or neither says from which."""
    a, b = span_of(one), span_of(other)
    return a.type == b.type and (a.type == "instant" or a.start == b.start)


def _bluntness(claim: Claim) -> tuple[bool, Fraction]:
    return claim.quantity.hedge != "exact", claim.quantity.printed.step


def _difference(flow: Claim, now: Claim, before: Claim) -> Relation:
    stated = all(map(states_time, (flow, now, before))) and counts_anew(now)
    return Relation(
        rule=RULE.code,
        left=ref(before),
        op="=",
        right=ref(now) - ref(flow),
        statement=Text(
            f"“{now.metric.name}”截至{_end(before).zh}的累计数应等于截至{_end(now).zh}的累计数减去{spoken(span_of(flow)).zh}的数",
            f"the total of “{now.metric.name}” to {_end(before).en} should be that to {_end(now).en} less the figure "
            f"for {spoken(span_of(flow)).en}",
        ),
        ceiling=ceiling(flow, now, before),
        certain=stated and one_document(flow, now, before),
        quiet=not stated,
    )


def _order(inner: Claim, outer: Claim) -> Relation:
    sure = all(map(states_time, (inner, outer))) and "span" in {span_of(inner).type, span_of(outer).type}
    return Relation(
        rule=RULE.code,
        left=ref(inner),
        op="<=",
        right=ref(outer),
        statement=Text(
            f"“{inner.metric.name}”{spoken(span_of(inner)).zh}的数不应大于截至{_end(outer).zh}的累计数",
            f"“{inner.metric.name}” for {spoken(span_of(inner)).en} should not exceed the total to {_end(outer).en}",
        ),
        ceiling=ceiling(inner, outer),
        certain=sure,
        quiet=not sure,
    )


def _end(claim: Claim) -> Text:
    return at_end_of(span_of(claim).end)


RULE = Rule(
    code="CC406",
    name="life-to-date",
    fault=Text("累计总数与其间的新增数对不上", "Running totals do not fit what came between them"),
    why=Text(
        "截至2023年底的累计数，减去2023年的数，就是截至2022年底的累计数；一年的数也不会超过历年累计。",
        "The total to the end of 2023 less that of 2023 is the total to the end of 2022; no year exceeds the total.",
    ),
    silent=Text(
        "起点不同的累计、存量、同一对象可能重复出现的人数和户数；出自不同文件时只作提示。",
        "Totals from different starts, stocks, people and firms that may return; across documents only a note.",
    ),
    example=Text(
        "截至2022年底累计891.1万人次，2023年312.4万人次，截至2023年底累计1230.5万人次",
        "8.911 million to 2022, 3.124 in 2023, “12.305” (12.035) to 2023",
    ),
    since="0.1.0",
    propose=propose,
)
