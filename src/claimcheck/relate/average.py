"""CC304: an average against its total and its count."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from claimcheck.lexicon.metrics import metric_words
from claimcheck.model import Claim, Relation, Text
from claimcheck.relate.corpus import Corpus, sentence_of
from claimcheck.relate.link import ceiling, is_total, ref, same_period
from claimcheck.relate.rule import Rule

_PEOPLE = ("人", "人次", "名", "户")
# So much per head and month is no part of a year's total, and a standard is no average of what was paid.
_SHORTER = ("月", "日", "天", "周", "季", "季度")
_STANDARDS = ("标准", "水平", "定额")
_AVERAGES = ("per_head", "per_case", "per_household", "mean")


def propose(corpus: Corpus) -> Iterator[Relation]:
    """Average = total ÷ count."""
    for average in corpus.facts:
        if average.kind == "level" and average.metric.statistic in _AVERAGES and average.quantity.unit not in _PEOPLE:
            yield from _defined(corpus, average)
            yield from _in_sentence(corpus, average)


def _defined(corpus: Corpus, average: Claim) -> Iterator[Relation]:
    """Averages whose total the lexicon names: what patients need not advance is what the fund pays."""
    for entry in metric_words().averages:
        topic, found, _ = average.metric.name.partition(entry.name)
        total = _named(corpus, average, topic + entry.total) if found else None
        count = _named(corpus, average, topic) if found else None
        if total and count:
            yield _relation(average, total, count)


def _named(corpus: Corpus, average: Claim, name: str) -> Claim | None:
    named = corpus.named(average, name)
    return next((claim for claim in named if is_total(claim) and same_period(claim, average)), None)


def _in_sentence(corpus: Corpus, average: Claim) -> Iterator[Relation]:
    """One total and one count before the average in its sentence, tied to it by a word of its own."""
    whose, own = _own_words(average.metric.name)
    if whose.endswith(_SHORTER) or average.metric.name.endswith(_STANDARDS):
        return
    before = [
        claim for claim in corpus.before(average) if sentence_of(claim) == sentence_of(average) and is_total(claim)
    ]
    totals = [claim for claim in before if claim.quantity.unit == average.quantity.unit]
    counts = [claim for claim in before if claim.quantity.unit in _PEOPLE]
    if own and len(totals) == 1 and len(counts) == 1:
        total, count = totals[0], counts[0]
        named = own in total.metric.name + count.metric.name
        theirs = _beyond(whose, total.metric.name)
        known = theirs in total.metric.name + count.metric.name
        if named and known and same_period(total, average) and same_period(count, average):
            yield _relation(average, total, count)


def _own_words(name: str) -> tuple[str, str]:
    """Whose average it is and what it is of: the words before and behind 人均."""
    for mark in ("人均", "户均", "次均", "平均"):
        before, found, behind = name.rpartition(mark)
        if found:
            return before, behind[:2]
    return "", ""


def _beyond(whose: str, topic: str) -> str:
    """The words that only the average has before its 人均: 村民 of 门票收入…，村民年人均收入."""
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(whose, topic, strict=False)))
    return whose[shared:].rstrip("年每")


def _relation(average: Claim, total: Claim, count: Claim) -> Relation:
    return Relation(
        rule=RULE.code,
        left=ref(average),
        op="=",
        right=ref(total) / ref(count),
        statement=Text(
            f"“{average.metric.name}”应等于“{total.metric.name}”÷“{count.metric.name}”",
            f"“{average.metric.name}” should be “{total.metric.name}” ÷ “{count.metric.name}”",
        ),
        ceiling=ceiling(average, total, count),
    )


RULE = Rule(
    code="CC304",
    name="average",
    fault=Text("人均与总额、人数对不上", "An average does not follow from its total and its count"),
    why=Text(
        "人均＝总额÷人数；万与元写错一档，人均立刻差一万倍。",
        "An average is its total over its count; a slip of 万 shows at once.",
    ),
    silent=Text(
        "一句里有几个总额或几个人数、说不清人均由谁算出时。",
        "Where a sentence has several totals or counts and it isn't clear which ones the average comes from.",
    ),
    example=Text("资助7308.2万人，支出153.8亿元，人均资助2105元", "153.8亿 over 7308.2万 people, “2105” (210.5)"),
    since="0.1.0",
    propose=propose,
)
