"""CC402: a daily average times its days, against the total of the same or a longer period."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.lexicon.context import context_words
from claimcheck.lexicon.metrics import metric_words
from claimcheck.model import Claim, Period, Relation, Text
from claimcheck.relate.corpus import Corpus, sentence_of
from claimcheck.relate.link import is_total, ref, same_unit, terms
from claimcheck.relate.rule import Rule

_BEHIND = re.compile("(?:日均|每天|每日)([^每日天]{2})")
# Rules that hold a time over from an earlier sentence: an average of its days may be of other days.
_HELD_OVER = ("running", "running_span", "heading", "none")


def propose(corpus: Corpus) -> Iterator[Relation]:
    """Days × daily average ≤ total of a longer period, = total of the same one."""
    for daily in corpus.facts:
        if daily.kind == "level" and daily.metric.statistic == "per_day" and daily.period:
            total = _total(corpus, daily, daily.period) if daily.period.type == "span" else None
            if total is not None:
                yield _relation(daily, total, daily.period)


def _total(corpus: Corpus, daily: Claim, period: Period) -> Claim | None:
    """The last total before the average in its section whose name the average's repeats."""
    key = _without_daily(daily)
    for claim in corpus.before(daily):
        long = claim.period is not None and claim.period.type == "span" and claim.period.contains(period)
        named = terms(claim) <= key or _repeats(daily, claim)
        if long and is_total(claim) and same_unit(claim, daily) and named:
            return claim
    return None


def _repeats(daily: Claim, total: Claim) -> bool:
    """累计发送旅客9946万人次，日均发送1243万人次: the words behind 日均 are in the name of its sentence's total."""
    own = _BEHIND.search(daily.metric.name)
    beside = sentence_of(daily) == sentence_of(total) and daily.period == total.period
    return beside and own is not None and own[1] in total.metric.name


def _without_daily(daily: Claim) -> frozenset[str]:
    name = daily.metric.name
    for word in context_words().statistic["per_day"]:
        name = name.replace(word, "")
    return frozenset((*metric_words().content(name), *terms(daily)))


def _relation(daily: Claim, total: Claim, period: Period) -> Relation:
    days, same = period.days, period == total.period
    certain = _stated(daily) or _stated(total)
    return Relation(
        rule=RULE.code,
        left=ref(daily) * days,
        op="=" if same else "<=",
        right=ref(total),
        statement=Text(
            f"日均数×{days}天{'应等于' if same else '不应大于'}“{total.metric.name}”",
            f"the daily average × {days} days should {'be' if same else 'not exceed'} “{total.metric.name}”",
        ),
        ceiling="warning",
        certain=certain,
        quiet=not certain,
    )


def _stated(claim: Claim) -> bool:
    """Its period stands in its own sentence, and is not the one that was spoken of before."""
    rule = next((step.rule for step in claim.derivation if step.part == "period"), "none")
    return rule not in _HELD_OVER


RULE = Rule(
    code="CC402",
    name="daily-average",
    fault=Text("日均乘以天数与总数对不上", "A daily average times its days does not fit the total"),
    why=Text(
        "日均数乘以当月天数，不会超过包含这个月的累计数。",
        "A month's daily average times its days can't exceed a total that holds the month.",
    ),
    silent=Text("天数不明、只按工作日计算时。", "Where the days are unknown or only working days count."),
    example=Text("1至11月810.51万人次，11月日均368万人次", "8.1 million to November, “3.68 million” a day in November"),
    since="0.1.0",
    propose=propose,
    gravest="warning",
)
