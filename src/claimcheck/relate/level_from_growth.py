"""CC314: a level against the base and the growth that one sentence leads to it from."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model import Claim, Relation, Text
from claimcheck.relate.basis import is_nominal
from claimcheck.relate.change_of_level import moved_between
from claimcheck.relate.corpus import Corpus
from claimcheck.relate.link import ceiling, ref, same_unit
from claimcheck.relate.rule import Rule


def propose(corpus: Corpus) -> Iterator[Relation]:
    """Level = base × (1 + growth); where a growth names its own base, its levels are looked for elsewhere too."""
    for growth in corpus.facts:
        if growth.kind == "growth" and growth.compared_to is None and growth.quantity.unit == "%":
            ends = moved_between(corpus, growth) if growth.role != "gap" else None
            if ends and all(end.kind == "level" for end in ends) and same_unit(*ends) and is_nominal(corpus, growth):
                yield _relation(growth, *ends)


def _relation(growth: Claim, then: Claim, now: Claim) -> Relation:
    return Relation(
        rule=RULE.code,
        left=ref(now),
        op="=",
        right=ref(then) * (1 + ref(growth)),
        statement=Text(
            f"“{now.metric.name}”应等于前一时期的数×（1＋增速）",
            f"“{now.metric.name}” should be the earlier level × (1 + growth)",
        ),
        ceiling=ceiling(growth, then, now),
    )


RULE = Rule(
    code="CC314",
    name="level-from-growth",
    fault=Text("由基数和增速推出的数与写明的数不符", "A level is not its base times one plus its growth"),
    why=Text(
        "“由800亿千瓦时增长10%，达到880亿千瓦时”：基数乘以一加增速就是现值。",
        "“From 80 billion kWh, up 10%, to 88 billion”: the base times one plus the growth is the level.",
    ),
    silent=Text(
        "实际增速、可比口径、年均增速；中间的话另有比较对象时。",
        "Real, comparable-basis or average growth; where the words between name another base.",
    ),
    example=Text("由84.6亿元增长到95.1亿元，增长14.2%", "from 8.46 to 9.51 billion, “14.2%” (12.4%)"),
    since="0.1.0",
    propose=propose,
)
