"""CC311: one unstated figure that several gaps are measured from."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from claimcheck.messages.lists import quoted
from claimcheck.model import Claim, Relation, Text, Unstated
from claimcheck.relate.corpus import Corpus, sentence_of
from claimcheck.relate.link import ref
from claimcheck.relate.rule import Rule

# Words of a comparator that stand for two of them.
_SEVERAL = re.compile("[、和]")


def propose(corpus: Corpus) -> Iterator[Relation]:
    """One − its gap = other − its gap, where a clause measures both from one thing (快于全部投资3.2和2.7个百分点)."""
    measured: dict[tuple[object, ...], list[tuple[Claim, Claim]]] = defaultdict(list)
    for gap in corpus.facts:
        head = corpus.claim(gap.head) if gap.role == "gap" and gap.kind == "change" else None
        if head and sentence_of(head) == sentence_of(gap) and not _SEVERAL.search(gap.whole):
            measured[gap.document, gap.place, gap.whole].append((head, gap))
    for (*_, whole), pairs in measured.items():
        if len({head.id for head, _ in pairs}) > 1:
            comparator = Unstated(f"CC311:{pairs[0][1].id}", name=Text(f"{whole}", f"{whole}"))
            yield from (_relation(comparator, head, gap) for head, gap in pairs)


def _relation(comparator: Unstated, head: Claim, gap: Claim) -> Relation:
    name = quoted([gap.whole]) if gap.whole else Text("比较对象", "what they are measured from")
    return Relation(
        rule=RULE.code,
        left=comparator,
        op="=",
        right=ref(head) - ref(gap),
        statement=Text(
            f"由几个差距倒推的{name.zh}应相同",
            f"all gaps should imply one and the same figure for {name.en}",
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
    gravest="warning",
)
