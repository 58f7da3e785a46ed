"""CC501: this year's level and growth against the level published a year before."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.messages.periods import spoken
from claimcheck.model import Claim, Expression, Implied, Period, Relation, Sum, Text
from claimcheck.relate.basis import is_nominal
from claimcheck.relate.corpus import Corpus
from claimcheck.relate.link import (
    ceiling,
    is_stock,
    nearest,
    one_document,
    ref,
    same_unit,
    year_before,
)
from claimcheck.relate.partition import parts_at
from claimcheck.relate.revision import too_far
from claimcheck.relate.rule import Rule

_NAMED_BASES = ("named", "previous", "year_start")


def propose(corpus: Corpus) -> Iterator[Relation]:
    """Level ÷ (1 + growth) = the level published for the base period, where both are stated."""
    for growth in corpus.facts:
        period = base_period(growth)
        if period and growth.kind == "growth" and growth.role != "gap" and is_nominal(corpus, growth):
            now = _at(corpus, growth, growth.period)
            before = _published(corpus, growth, now, period) if now else ()
            if now and before:
                yield _relation(growth, now, before, period)


def base_period(growth: Claim) -> Period | None:
    """What a growth is measured against, where the text says so."""
    if growth.compared_to is None or growth.period is None:
        return None
    if growth.compared_to.basis == "year_earlier":
        return year_before(growth.period)
    return growth.compared_to.period if growth.compared_to.basis in _NAMED_BASES else None


def _at(corpus: Corpus, growth: Claim, period: Period | None) -> Claim | None:
    """The level of the growth's metric for a period."""
    levels = (level for level in corpus.dated(growth, "level", period) if level.range_with is None)
    alike = (level for level in levels if level.metric.statistic == growth.metric.statistic)
    return nearest(growth, (level for level in alike if level.period == period or is_stock(level)))


def _published(corpus: Corpus, growth: Claim, now: Claim, period: Period) -> tuple[Claim, ...]:
    """The level of the base period, or its parts where only they are stated."""
    before = _at(corpus, growth, period)
    if before is None:
        return parts_at(corpus, now, period)
    return (before,) if same_unit(before, now) else ()


def _relation(growth: Claim, now: Claim, before: tuple[Claim, ...], period: Period) -> Relation:
    when, base_time = spoken(now.period or period), spoken(period)
    base: Expression = ref(before[0]) if len(before) == 1 else Sum(tuple(ref(part) for part in before))
    return Relation(
        rule=RULE.code,
        left=ref(growth),
        op="=",
        right=ref(now) / base - 1,
        statement=Text(
            f"“{now.metric.name}”的增速应等于{when.zh}的数÷{base_time.zh}的数－1",
            f"the growth of “{now.metric.name}” should be that for {when.en} ÷ that for {base_time.en} − 1",
        ),
        ceiling=ceiling(growth, now, *before),
        certain=one_document(growth, now, *before) or too_far(before, [(now, growth)]),
        through=(Implied(ref(now) / (1 + ref(growth)), now.metric.name, period),),
    )


RULE = Rule(
    code="CC501",
    name="prior-level",
    fault=Text("增速与公布过的基期数对不上", "A growth does not fit the level published for its base"),
    why=Text(
        "现值除以基期值减一就是增速；基期值公布过就可以核对。",
        "Level over base less one is the growth; a published base can be held against it.",
    ),
    silent=Text(
        "实际增速、可比口径；跨文件时基期数可能已修订，相差不大只作提示，相差大也最多警告。",
        "Real or comparable-basis growth; across documents the base may have been revised, so only a note, "
        "and at most a warning where they lie too far apart for that.",
    ),
    example=Text("2022年567.98万人次，2023年1125.48万人次，增长89%", "5.68 then 11.25 million, “up 89%” (98%)"),
    since="0.1.0",
    propose=propose,
)
