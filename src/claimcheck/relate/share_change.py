"""CC310: the change of a share against the growth of its part and its whole."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model import Claim, Expression, Relation, Text
from claimcheck.relate.corpus import Corpus
from claimcheck.relate.growth_mix import growth_of
from claimcheck.relate.link import dimension, ref
from claimcheck.relate.rule import Rule
from claimcheck.relate.share_of_whole import share_of


def propose(corpus: Corpus) -> Iterator[Relation]:
    """Change of share = share − (part ÷ (1 + its growth)) ÷ (whole ÷ (1 + its growth)).

    The share is taken as it is printed and, more sharply, as part ÷ whole.
    """
    for change in corpus.facts:
        share = corpus.claim(change.head) if _is_of_share(change) else None
        stated = share_of(corpus, share) if share and share.kind == "rate" else None
        if share and stated and stated.sure:
            part, whole = growth_of(corpus, stated.part), growth_of(corpus, stated.whole)
            if part and whole:
                for now in (ref(share), ref(stated.part) / ref(stated.whole)):
                    yield _relation(change, now, (stated.part, part), (stated.whole, whole))


def _is_of_share(change: Claim) -> bool:
    """A change against last year, told in percentage points."""
    yearly = change.compared_to is not None and change.compared_to.basis == "year_earlier"
    return yearly and change.kind == "change" and dimension(change) == "points" and change.role != "gap"


def _relation(change: Claim, share: Expression, part: tuple[Claim, Claim], whole: tuple[Claim, Claim]) -> Relation:
    before = (ref(part[0]) / (1 + ref(part[1]))) / (ref(whole[0]) / (1 + ref(whole[1])))
    return Relation(
        rule=RULE.code,
        left=ref(change),
        op="=",
        right=share - before,
        statement=Text(
            "占比的变化应等于现占比－由增速倒推的上年占比",
            "the change of the share should be the share now less last year's, worked back from growth",
        ),
        ceiling="warning",
    )


RULE = Rule(
    code="CC310",
    name="share-change",
    fault=Text(
        "占比的变化与部分、整体的增速对不上", "The change of a share does not fit the growth of its part and whole"
    ),
    why=Text(
        "部分比整体增长得快，占比才会上升，升多少由两者的增速决定。",
        "A share rises only as far as its part outgrows its whole.",
    ),
    silent=Text(
        "缺少部分或整体的同比增速，或增速不是名义增速时。", "Where a year-on-year growth is missing or isn't nominal."
    ),
    example=Text(
        "部分增长6.4%、整体增长1.7%，占比42%，提升9.1个百分点", "part up 6.4%, whole up 1.7%, 42%, “up 9.1 points”"
    ),
    since="0.1.0",
    propose=propose,
    gravest="warning",
)
