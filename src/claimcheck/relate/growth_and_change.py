"""CC301: a growth rate against the change and the level that it comes from."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model import Claim, Relation, Text
from claimcheck.relate.basis import is_nominal
from claimcheck.relate.corpus import Corpus
from claimcheck.relate.link import ceiling, ref, same_period
from claimcheck.relate.rule import Rule


def propose(corpus: Corpus) -> Iterator[Relation]:
    """growth = change ÷ (level − change), for figures of one metric, period and comparison."""
    for group in corpus.groups():
        changes = [claim for claim in group if claim.kind == "change" and claim.role != "gap" and claim.quantity.unit != "百分点"]
        growths = [claim for claim in group if claim.kind == "growth" and claim.role != "gap"]
        levels = [claim for claim in group if claim.kind == "level"]
        for change in changes:
            level = _level(change, levels)
            if level is None:
                continue
            for growth in growths:
                if same_period(growth, change) and _same_basis(growth, change):
                    yield _relation(corpus, growth, change, level)


def _level(change: Claim, levels: list[Claim]) -> Claim | None:
    """The level that changed: the change's head, else the sharpest one of the same period."""
    fitting = [level for level in levels if level.quantity.unit == change.quantity.unit and same_period(level, change)]
    headed = [level for level in fitting if level.id == change.head and level.quantity.hedge == "exact"]
    sharp = sorted(fitting, key=lambda level: (level.document != change.document, level.quantity.hedge != "exact", level.quantity.printed.step))
    return (headed or sharp or [None])[0]


def _same_basis(growth: Claim, change: Claim) -> bool:
    a, b = growth.compared_to, change.compared_to
    if a is None or b is None:
        return growth.document == change.document
    if a.period and b.period:
        return a.period.end == b.period.end
    return a.basis == b.basis


def _relation(corpus: Corpus, growth: Claim, change: Claim, level: Claim) -> Relation:
    nominal = is_nominal(corpus, growth)
    return Relation(
        rule=RULE.code,
        left=ref(growth),
        op="=",
        right=ref(change) / (ref(level) - ref(change)),
        statement=Text(
            f"“{level.metric.name}”的增幅＝增量÷（现值－增量）",
            f"growth of {level.metric.name} = change ÷ (level − change)",
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
