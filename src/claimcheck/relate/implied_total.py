"""CC503: a published total against the base that its parts and their growth imply a year later."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model import Claim, Expression, Relation, Sum, Text
from claimcheck.relate.basis import is_nominal
from claimcheck.relate.corpus import Corpus
from claimcheck.relate.link import is_total, ref, year_after, year_before
from claimcheck.relate.partition import parts_at
from claimcheck.relate.prior_level import base_period
from claimcheck.relate.rule import Rule


def propose(corpus: Corpus) -> Iterator[Relation]:
    """Total = sum of the parts' levels ÷ (1 + growth), as another document has these for the year after."""
    for whole in corpus.facts:
        later = year_after(whole.period) if whole.period and is_total(whole) else None
        parts = parts_at(corpus, whole, later) if later else ()
        if all(part.document != whole.document for part in parts):
            bases = [base for part in parts if (base := _base(corpus, part))]
            if bases and len(bases) == len(parts):
                yield _relation(whole, parts, bases)


def _base(corpus: Corpus, part: Claim) -> Expression | None:
    """What a level was a year before, from its growth."""
    for growth in corpus.dated(part, "growth", part.period):
        yearly = base_period(growth) == (year_before(growth.period) if growth.period else None)
        if yearly and growth.period == part.period and growth.role != "gap" and is_nominal(corpus, growth):
            return ref(part) / (1 + ref(growth))
    return None


def _relation(whole: Claim, parts: tuple[Claim, ...], bases: list[Expression]) -> Relation:
    names = "、".join(part.metric.name for part in parts)
    return Relation(
        rule=RULE.code,
        left=ref(whole),
        op="=",
        right=Sum(tuple(bases)),
        statement=Text(
            f"{whole.metric.name}（{whole.period}）＝由{names}及其增速倒推之和",
            f"{whole.metric.name} ({whole.period}) = the sum that {names} and their growth imply",
        ),
        ceiling="warning",
        certain=False,
    )


RULE = Rule(
    code="CC503",
    name="implied-total",
    fault=Text("公布过的合计与分项倒推之和不符", "A published total is not what its parts imply a year later"),
    why=Text(
        "次年的分项各除以（1＋增速）再相加，就是公布过的合计。",
        "The parts of the year after, each over (1 + growth), add up to the total published before.",
    ),
    silent=Text(
        "实际增速、可比口径、分项不全时；合计可能已经修订，只作提示。",
        "Real or comparable-basis growth, missing parts; the total may have been revised, so never more than a note.",
    ),
    example=Text(
        "2022年进出口42.07万亿元；2023年出口增长0.6%、进口下降0.3%，倒推为41.8万亿元",
        "trade of 42.07 in 2022, while exports and imports of 2023 with their growth imply 41.8",
    ),
    since="0.1.0",
    propose=propose,
    gravest="warning",
)
