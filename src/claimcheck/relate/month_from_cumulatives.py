"""CC405: a month or quarter against the figures since January with it and without it."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.messages.periods import spoken
from claimcheck.model import Implied, Relation, Text
from claimcheck.relate.corpus import Corpus
from claimcheck.relate.link import is_flow, ref
from claimcheck.relate.periods_add_up import adds_up
from claimcheck.relate.rule import Rule
from claimcheck.relate.tiling import Tiling, span_of, tilings


def propose(corpus: Corpus) -> Iterator[Relation]:
    """November = January to November − January to October."""
    for tiling in tilings(corpus, "level"):
        if tiling.is_cut_off:
            yield _relation(tiling)


def _relation(tiling: Tiling) -> Relation:
    (before, last), whole, sure = tiling.parts, tiling.whole, adds_up(tiling)
    month, long, short = (spoken(span_of(each)) for each in (last, whole, before))
    return Relation(
        rule=RULE.code,
        left=ref(last),
        op="=",
        right=ref(whole) - ref(before),
        statement=Text(
            f"“{last.metric.name}”{month.zh}的数应等于{long.zh}与{short.zh}之差",
            f"“{last.metric.name}” for {month.en} should be that for {long.en} less that for {short.en}",
        ),
        ceiling="error" if is_flow(whole) else "warning",
        certain=sure,
        quiet=not sure,
        through=(Implied(ref(whole) - ref(before), whole.metric.name, last.period),),
    )


RULE = Rule(
    code="CC405",
    name="month-from-cumulatives",
    fault=Text("当月数不等于前后两个累计数之差", "A month is not the difference of the figures since January"),
    why=Text(
        "同一次发布中，1—11月减去1—10月就是11月当月。",
        "Within one release January to November less January to October is November.",
    ),
    silent=Text(
        "累计数出自不同文件时：后一次发布往往修订前几个月，差额不等于当月，只作佐证。",
        "Where the cumulatives stand in two documents: a later release revises earlier months, so they only confirm.",
    ),
    example=Text(
        "1—10月2.912亿吨，1—11月3.21亿吨，11月当月2890万吨", "291.2 and 321 million tonnes, November “28.9” (29.8)"
    ),
    since="0.1.0",
    propose=propose,
)
