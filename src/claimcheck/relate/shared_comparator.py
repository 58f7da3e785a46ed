"""CC311: one unstated figure that several gaps are measured from."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model import Claim, Relation, Text
from claimcheck.relate.corpus import Corpus, sentence_of
from claimcheck.relate.link import ref
from claimcheck.relate.rule import Rule


def propose(corpus: Corpus) -> Iterator[Relation]:
    """a − gap of a = b − gap of b, where one clause measures both from the same comparator (快于全部投资3.2和2.7个百分点)."""
    for claims in corpus.sentences():
        gaps = [claim for claim in claims if claim.role == "gap" and claim.kind == "change" and claim.head]
        for at, one in enumerate(gaps):
            for other in gaps[at + 1 :]:
                pair = corpus.claim(one.head), corpus.claim(other.head)
                if one.place == other.place and one.whole == other.whole and pair[0] and pair[1] and pair[0].id != pair[1].id:
                    if "、" not in one.whole and "和" not in one.whole and sentence_of(pair[0]) == sentence_of(pair[1]) == sentence_of(one):
                        yield _relation((pair[0], one), (pair[1], other))


def _relation(one: tuple[Claim, Claim], other: tuple[Claim, Claim]) -> Relation:
    return Relation(
        rule=RULE.code,
        left=ref(one[0]) - ref(one[1]),
        op="=",
        right=ref(other[0]) - ref(other[1]),
        statement=Text(
            f"{one[0].metric.name}与{other[0].metric.name}同比于一个数，两处倒推的结果应相同",
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
