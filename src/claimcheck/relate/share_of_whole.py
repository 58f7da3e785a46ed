"""CC302: a share against its part and its whole."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from claimcheck.lexicon.metrics import metric_words
from claimcheck.model import Claim, Relation, Text
from claimcheck.relate.corpus import Corpus
from claimcheck.relate.link import ceiling, ref, same_period, terms
from claimcheck.relate.rule import Rule
from claimcheck.relate.whole import find_whole, of_share

_OPENING, _CLOSING = frozenset("（("), frozenset("）)")


@frozen
class Share:
    """A share's part and whole as found in the text; ``sure`` where no other whole could be meant."""

    part: Claim
    whole: Claim
    sure: bool


def propose(corpus: Corpus) -> Iterator[Relation]:
    """Share = part ÷ whole where the text says 占 and names the whole."""
    for share in corpus.facts:
        if share.kind == "rate" and share.metric.statistic == "share":
            stated = share_of(corpus, share)
            if stated is not None:
                yield _relation(share, stated)


def share_of(corpus: Corpus, share: Claim) -> Share | None:
    """The part and the whole that a share is computed from, where both are stated."""
    part = _part(corpus, share) if share.whole and not _is_aside(corpus, share) else None
    found = find_whole(corpus, share, part) if part else None
    return Share(part, *found) if part and found else None


def _part(corpus: Corpus, share: Claim) -> Claim | None:
    """The level that the share is of: its head, else a level of that name and period in the document."""
    head, name = corpus.claim(share.head), share.metric.name.partition("占")[0]
    if head is not None and head.kind == "level" and not _is_whole(head, name, share):
        return head
    return next((claim for claim in reversed(corpus.levels(share)) if _is_part(claim, name, share)), None)


def _is_aside(corpus: Corpus, share: Claim) -> bool:
    """占33.3%，是全球平均水平（12.1%）的两倍多: a rate in brackets is of what stands before them."""
    return corpus.ahead(share, 1) in _OPENING and corpus.behind(share, 1) in _CLOSING


def _is_whole(head: Claim, name: str, share: Claim) -> bool:
    """国内生产总值121万亿元，其中第一产业增加值占国内生产总值7.3%: the head is what 占 names."""
    words = metric_words()
    wanted = frozenset(words.content(of_share(share)))
    return bool(wanted) and wanted <= terms(head) and not wanted <= frozenset(words.content(name))


def _is_part(claim: Claim, name: str, share: Claim) -> bool:
    if not same_period(claim, share) or _is_whole(claim, name, share):
        return False
    if claim.metric.name == name:
        return True
    own = terms(claim)
    return bool(name) and own <= terms(share) and len(own) > 1 and claim.span < share.span


def _relation(share: Claim, stated: Share) -> Relation:
    part, whole, sure = stated.part, stated.whole, stated.sure
    return Relation(
        rule=RULE.code,
        left=ref(share),
        op="=",
        right=ref(part) / ref(whole),
        statement=Text(
            f"占比应等于“{part.metric.name}”÷“{whole.metric.name}”",
            f"the share should be “{part.metric.name}” ÷ “{whole.metric.name}”",
        ),
        ceiling=ceiling(share, part, whole) if sure else "warning",
        certain=sure,
        quiet=not sure,
    )


RULE = Rule(
    code="CC302",
    name="share-of-whole",
    fault=Text("占比与部分、整体对不上", "A share does not follow from its part and its whole"),
    why=Text(
        "占比＝部分÷整体；三者写出来就必须对得上。",
        "A share is its part divided by its whole; once all three are stated they must fit.",
    ),
    silent=Text(
        "文中没有写明整体，或找不到与“占……”所指一致的数。",
        "Where the whole isn't stated, or no figure is surely the one that 占… means.",
    ),
    example=Text("服务进出口9695.8亿元，其中4069.2亿元，占24%", "4069.2 of 9695.8, “24%” (42%)"),
    since="0.1.0",
    propose=propose,
)
