"""CC309: the growth of a whole against the growth of its parts."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model import Claim, Expression, Relation, Sum, Text
from claimcheck.relate.basis import is_nominal
from claimcheck.relate.corpus import Corpus
from claimcheck.relate.link import ref, same_period
from claimcheck.relate.partition import wholes_with_parts
from claimcheck.relate.rule import Rule


def propose(corpus: Corpus) -> Iterator[Relation]:
    """A whole grows neither faster than all its parts nor slower, and its level a year ago is the sum of theirs."""
    for growth, parts in wholes_with_parts(corpus, ("growth",)):
        if not _comparable(growth, parts):
            continue
        ordered = sorted(parts, key=lambda part: part.quantity.value)
        yield _order(ordered[0], growth, parts)
        yield _order(growth, ordered[-1], parts)
    yield from _base_sums(corpus)


def _comparable(growth: Claim, parts: tuple[Claim, ...]) -> bool:
    bases = {claim.compared_to.basis if claim.compared_to else None for claim in (growth, *parts)}
    documents = {claim.document for claim in (growth, *parts)}
    return len(bases) == 1 and len(documents) == 1 and len({claim.quantity.unit for claim in (growth, *parts)}) == 1


def _order(slower: Claim, faster: Claim, parts: tuple[Claim, ...]) -> Relation:
    names = "、".join(part.metric.name for part in parts)
    return Relation(
        rule=RULE.code,
        left=ref(slower),
        op="<=",
        right=ref(faster),
        statement=Text(f"整体增速应介于各部分（{names}）之间", f"the whole's growth lies between that of its parts ({names})"),
        ceiling="warning",
    )


def _base_sums(corpus: Corpus) -> Iterator[Relation]:
    """level ÷ (1 + growth) of the whole = the same of the parts, added."""
    for whole, parts in wholes_with_parts(corpus, ("level",)):
        members = (whole, *parts)
        growths = [growth_of(corpus, claim) for claim in members]
        known = [growth for growth in growths if growth is not None]
        if len(known) == len(members) and len({c.document for c in (*members, *known)}) == 1 and all(is_nominal(corpus, g) for g in known):
            bases: list[Expression] = [ref(level) / (1 + ref(growth)) for level, growth in zip(members, known, strict=True)]
            yield _base_sum(whole, parts, known, bases)


def growth_of(corpus: Corpus, level: Claim) -> Claim | None:
    """The year-on-year growth stated of a level."""
    for claim in corpus.same_key(level):
        if (
            claim.kind == "growth"
            and claim.document == level.document
            and claim.place.section == level.place.section
            and same_period(claim, level)
            and (claim.compared_to is None or claim.compared_to.basis == "year_earlier")
        ):
            return claim
    return None


def _base_sum(whole: Claim, parts: tuple[Claim, ...], growths: list[Claim], bases: list[Expression]) -> Relation:
    return Relation(
        rule=RULE.code,
        left=bases[0],
        op="=",
        right=Sum(tuple(bases[1:])),
        statement=Text(
            f"由增速倒推，上年的{whole.metric.name}应等于各部分之和",
            f"last year's {whole.metric.name}, from level and growth, is the sum of its parts'",
        ),
        ceiling="warning",
    )


RULE = Rule(
    code="CC309",
    name="growth-mix",
    fault=Text("整体增速超出各部分增速的范围", "A whole grows faster or slower than every part of it"),
    why=Text("出口增长8.4%、进口增长0.2%，进出口就不可能增长9%。", "With exports up 8.4% and imports up 0.2%, trade can't be up 9%."),
    silent=Text(
        "比较基期不同、按可比口径或实际增速计算、分项不构成全部时。",
        "Other bases, real or comparable-basis growth, parts that aren't all there is.",
    ),
    example=Text("进出口增长9.8%，出口增长8.4%，进口增长0.2%", "trade “up 9.8%”, exports up 8.4%, imports up 0.2%"),
    since="0.1.0",
    propose=propose,
)
