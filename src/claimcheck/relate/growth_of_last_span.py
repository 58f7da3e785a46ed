"""CC409: the growth of a month against the figures since January with it and without it, and their growth."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from claimcheck.messages.periods import spoken
from claimcheck.model import Claim, Expression, Implied, Period, Relation, Text, months_after, whole_months
from claimcheck.relate.corpus import Corpus
from claimcheck.relate.link import ceiling, one_document, ref, year_before
from claimcheck.relate.rule import Rule
from claimcheck.relate.tiling import span_of
from claimcheck.relate.year_to_date import since_january, yearly_growth

Told: TypeAlias = tuple[Claim, Claim]

# Months of the spans whose growth is told by themselves: a month, or a quarter.
_SPANS = (1, 3)


def propose(corpus: Corpus) -> Iterator[Relation]:
    """What two figures since January leave = what their bases leave × (1 + the growth of the span between them)."""
    for levels in since_january(corpus):
        told = _with_growth(corpus, levels)
        for period, whole in told.items():
            months = whole_months(period)
            for size in (size for size in _SPANS if size < months):
                before = told.get(months_after(period.start, 0, months - size))
                span = months_after(period.start, months - size, size)
                growth = yearly_growth(corpus, whole[0], span) if before else None
                if before and growth:
                    yield _relation(growth, span, before, whole)


def _with_growth(corpus: Corpus, levels: Sequence[Claim]) -> Mapping[Period, Told]:
    """For each span since January its first level that is told with its growth."""
    found: dict[Period, Told] = {}
    for level in levels:
        growth = yearly_growth(corpus, level, span_of(level))
        if growth and growth.document == level.document:
            found.setdefault(span_of(level), (level, growth))
    return found


def _relation(growth: Claim, span: Period, before: Told, whole: Told) -> Relation:
    claims = (growth, *before, *whole)
    now = ref(whole[0]) - ref(before[0])
    base = _base(whole) - _base(before)
    sure = one_document(*claims)
    name, when = growth.metric.name, spoken(span)
    return Relation(
        rule=RULE.code,
        left=now,
        op="=",
        right=base * (1 + ref(growth)),
        statement=Text(
            f"“{name}”{when.zh}的增速应与前后两个累计数及其增速相符",
            f"the growth of “{name}” in {when.en} should fit the figures since January before and after, and their "
            "growth",
        ),
        ceiling=ceiling(*claims),
        certain=sure,
        quiet=not sure,
        through=(Implied(now, name, span), Implied(base, name, year_before(span))),
    )


def _base(told: Told) -> Expression:
    level, growth = told
    return ref(level) / (1 + ref(growth))


RULE = Rule(
    code="CC409",
    name="growth-of-last-span",
    fault=Text("当月增速与前后两个累计数及其增速不合", "A month's growth fits neither figure since January around it"),
    why=Text(
        "前10个月41亿元、增长8.2%，前11个月45.2亿元、增长7.1%：11月4.2亿元，上年11月约4.3亿元，当月下降约2.6%。",
        "4.1 billion to October, up 8.2%, and 4.52 to November, up 7.1%: November's 0.42 is 2.6% below last year's.",
    ),
    silent=Text(
        "实际增速、可比口径；累计数出自不同文件时前几个月可能已修订，只作佐证。",
        "Real or comparable-basis growth; across documents earlier months may have been revised, so they only confirm.",
    ),
    example=Text(
        "前10个月412.6亿元、增长8.2%；前11个月454.8亿元、增长7.1%，11月增长26%",
        "41.26 billion to October, up 8.2%; 45.48 to November, up 7.1%, and November “up 26%” (down 2.6%)",
    ),
    since="0.1.0",
    propose=propose,
)
