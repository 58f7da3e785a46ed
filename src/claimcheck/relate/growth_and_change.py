"""CC301: a growth rate against the change and the level that it comes from."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.lexicon.shares import SHARES
from claimcheck.model import Claim, Relation, Text
from claimcheck.model.claim import Kind
from claimcheck.relate.basis import is_nominal
from claimcheck.relate.corpus import Corpus
from claimcheck.relate.link import ceiling, nearest, ref, same_basis, same_period, same_unit
from claimcheck.relate.rule import Rule


def propose(corpus: Corpus) -> Iterator[Relation]:
    """Growth = change ÷ (level − change), for figures of one metric, period and comparison."""
    for claim in corpus.facts:
        if _moved(claim):
            for growth, change in _pairs(corpus, claim):
                level = _level(corpus, change)
                if level is not None:
                    yield _relation(corpus, growth, change, level)


def _moved(claim: Claim) -> bool:
    """A growth, or a change of an amount and not of a rate."""
    return claim.role != "gap" and (
        claim.kind == "growth" or (claim.kind == "change" and claim.quantity.unit not in SHARES)
    )


def _pairs(corpus: Corpus, claim: Claim) -> Iterator[tuple[Claim, Claim]]:
    """A claim with the nearest of the other kind that speaks of the same movement."""
    kind: Kind = "change" if claim.kind == "growth" else "growth"
    moved = [other for other in corpus.dated(claim, kind, claim.period) if _moved(other)]
    other = nearest(claim, (each for each in moved if same_period(each, claim) and same_basis(each, claim)))
    if other is not None:
        yield (claim, other) if kind == "change" else (other, claim)


def _level(corpus: Corpus, change: Claim) -> Claim | None:
    """The level that changed: the change's head, else the nearest of the same period."""
    levels = corpus.dated(change, "level", change.period)
    fitting = [level for level in levels if same_unit(level, change) and same_period(level, change)]
    headed = (level for level in fitting if level.id == change.head and level.quantity.hedge == "exact")
    return next(headed, None) or nearest(change, fitting)


def _relation(corpus: Corpus, growth: Claim, change: Claim, level: Claim) -> Relation:
    nominal = is_nominal(corpus, growth)
    return Relation(
        rule=RULE.code,
        left=ref(growth),
        op="=",
        right=ref(change) / (ref(level) - ref(change)),
        statement=Text(
            f"“{level.metric.name}”的增速应等于增量÷（现值－增量）",
            f"the growth of “{level.metric.name}” should be change ÷ (level − change)",
        ),
        ceiling=ceiling(growth, change, level),
        certain=nominal,
        quiet=not nominal,
    )


RULE = Rule(
    code="CC301",
    name="growth-and-change",
    fault=Text("增幅与增量、现值对不上", "A growth rate does not follow from the change and the level"),
    why=Text(
        "“比上年增加117.75亿元，增长12.38%”：三个数中任意两个决定第三个。",
        "A level, its change and its growth are three figures of which any two fix the third.",
    ),
    silent=Text(
        "按可比价格、实际、可比口径计算的增长，以及比较基期不同的增长。",
        "Growth in real terms or on a comparable basis, and growth against another base than the change's.",
    ),
    example=Text("52732家，比上年增加8319家，增长17.8%", "52732, up 8319, “17.8%” (18.7%)"),
    since="0.1.0",
    propose=propose,
)
