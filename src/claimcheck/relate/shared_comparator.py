"""CC311: one unstated figure that several gaps are measured from."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from claimcheck.model import Claim, Relation, Text
from claimcheck.relate.corpus import Corpus, sentence_of
from claimcheck.relate.link import ref
from claimcheck.relate.rule import Rule

# Words of a comparator that stand for two of them.
_SEVERAL = re.compile("[、和]")


def propose(corpus: Corpus) -> Iterator[Relation]:
    """One − its gap = other − its gap, where a clause measures both from one thing (快于全部投资3.2和2.7个百分点)."""
    measured: dict[object, list[tuple[Claim, Claim]]] = defaultdict(list)
    for gap in corpus.facts:
        head = corpus.claim(gap.head) if gap.role == "gap" and gap.kind == "change" else None
        if head and sentence_of(head) == sentence_of(gap) and not _SEVERAL.search(gap.whole):
            measured[gap.document, gap.place, gap.whole].append((head, gap))
    for pairs in measured.values():
        for one, other in pairwise(pairs):
            if one[0] != other[0]:
                yield _relation(one, other)


def _relation(one: tuple[Claim, Claim], other: tuple[Claim, Claim]) -> Relation:
    return Relation(
        rule=RULE.code,
        left=ref(one[0]) - ref(one[1]),
        op="=",
        right=ref(other[0]) - ref(other[1]),
        statement=Text(
            f"{one[0].metric.name}与{other[0].metric.name}都与同一个数相比，两处倒推的结果应相同",
            f"{one[0].metric.name} and {other[0].metric.name} are measured from one figure, which both imply",
        ),
        ceiling="warning",
    )


RULE = Rule(
    code="CC311",
    name="shared-comparator",
    fault=Text("几个差距倒推出的比较对象不一致", "Gaps to one comparator imply different values of it"),
    why=Text(
        "“分别增长6.4%和5.9%，快于全部投资3.2和2.7个百分点”：两处减出来的都是全部投资的增速。",
        "6.4% and 5.9%, ahead of all investment by 3.2 and 2.7 points: both differences are the same unstated growth.",
    ),
    silent=Text("差距不在同一分句、比较对象不同。", "Gaps of different clauses, which may have different comparators."),
    example=Text("增长6.4%和5.9%，快于全部投资3.2和7.2个百分点", "6.4% and 5.9%, ahead by 3.2 and “7.2” points (2.7)"),
    since="0.1.0",
    propose=propose,
)
