"""CC309: the growth of a whole against the growth of its parts."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from claimcheck.messages.lists import quoted
from claimcheck.model import Claim, Expression, Interval, Relation, Sum, Text, Unstated
from claimcheck.relate.basis import is_nominal
from claimcheck.relate.corpus import Corpus
from claimcheck.relate.link import one_document, ref, same_period
from claimcheck.relate.partition import wholes_with_parts
from claimcheck.relate.rule import Rule

# A part weighs between nothing and all.
_SHARE = Interval(Fraction(0), Fraction(1))


def propose(corpus: Corpus) -> Iterator[Relation]:
    """A whole grows neither faster than all its parts nor slower, and its level a year ago is the sum of theirs."""
    for growth, parts in wholes_with_parts(corpus, "growth"):
        if _comparable(growth, parts):
            ordered = sorted(parts, key=lambda part: part.quantity.value)
            yield _mix(growth, ordered[0], ordered[-1], parts)
    yield from _base_sums(corpus)


def _comparable(growth: Claim, parts: tuple[Claim, ...]) -> bool:
    """Growth of one document, told in one unit and measured from one base."""
    members = growth, *parts
    bases = {claim.compared_to.basis if claim.compared_to else None for claim in members}
    units = {claim.quantity.unit for claim in members}
    return len(bases) == len(units) == 1 and one_document(*members)


def _mix(growth: Claim, slowest: Claim, fastest: Claim, parts: tuple[Claim, ...]) -> Relation:
    """The whole's growth is a mean of its parts' by weights that no claim states."""
    names = quoted([part.metric.name for part in parts])
    weight = Unstated(f"CC309:{growth.id}", within=_SHARE, name=Text("权重", "weight"))
    return Relation(
        rule=RULE.code,
        left=ref(growth),
        op="=",
        right=ref(slowest) * (1 - weight) + ref(fastest) * weight,
        statement=Text(
            f"“{growth.metric.name}”的增速应在{names.zh}的增速之间",
            f"the growth of “{growth.metric.name}” should lie between that of {names.en}",
        ),
        ceiling="warning",
    )


def _base_sums(corpus: Corpus) -> Iterator[Relation]:
    """Level ÷ (1 + growth) of the whole = the same of the parts, added."""
    for whole, parts in wholes_with_parts(corpus, "level"):
        members = whole, *parts
        grown = [(level, growth) for level in members if (growth := growth_of(corpus, level))]
        if len(grown) == len(members) and one_document(*members):
            yield _base_sum(whole, [ref(level) / (1 + ref(growth)) for level, growth in grown])


def growth_of(corpus: Corpus, level: Claim) -> Claim | None:
    """The nominal year-on-year growth stated of a level in its own section."""
    return next((each for each in corpus.dated(level, "growth", level.period) if _grows(corpus, each, level)), None)


def _grows(corpus: Corpus, growth: Claim, level: Claim) -> bool:
    return (
        growth.role != "gap"
        and growth.document == level.document
        and growth.place.section == level.place.section
        and same_period(growth, level)
        and (growth.compared_to is None or growth.compared_to.basis == "year_earlier")
        and is_nominal(corpus, growth)
    )


def _base_sum(whole: Claim, bases: list[Expression]) -> Relation:
    return Relation(
        rule=RULE.code,
        left=bases[0],
        op="=",
        right=Sum(tuple(bases[1:])),
        statement=Text(
            f"由现值和增速倒推，上年的“{whole.metric.name}”应等于各部分之和",
            f"last year's “{whole.metric.name}”, worked back from levels and growth, should be the sum of its parts",
        ),
        ceiling="warning",
    )


RULE = Rule(
    code="CC309",
    name="growth-mix",
    fault=Text("整体增速超出各部分增速的范围", "A whole grows faster or slower than every part of it"),
    why=Text(
        "出口增长8.4%、进口增长0.2%，进出口就不可能增长9%。",
        "With exports up 8.4% and imports up 0.2%, trade can't be up 9%.",
    ),
    silent=Text(
        "比较基期不同、按可比口径或实际增速计算、分项不构成全部时。",
        "Other bases, real or comparable-basis growth, parts that aren't all there is.",
    ),
    example=Text("进出口增长9.8%，出口增长8.4%，进口增长0.2%", "trade “up 9.8%”, exports up 8.4%, imports up 0.2%"),
    since="0.1.0",
    propose=propose,
    gravest="warning",
)
