"""CC302: a share against its part and its whole."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model import Claim, Relation, Text
from claimcheck.relate.corpus import Corpus
from claimcheck.relate.link import ceiling, ref, same_period, same_unit, terms
from claimcheck.relate.rule import Rule
from claimcheck.relate.whole import find_whole


def propose(corpus: Corpus) -> Iterator[Relation]:
    """share = part ÷ whole where the text says 占 and names the whole."""
    for share in corpus.facts:
        if share.kind != "rate" or share.metric.statistic != "share" or not share.whole:
            continue
        part = part_of(corpus, share)
        found = part and find_whole(corpus, share, part)
        if part and found:
            whole, sure = found
            yield Relation(
                rule=RULE.code,
                left=ref(share),
                op="=",
                right=ref(part) / ref(whole),
                statement=Text(
                    f"占比＝{part.metric.name}÷{whole.metric.name}",
                    f"share = {part.metric.name} ÷ {whole.metric.name}",
                ),
                ceiling=ceiling(share, part, whole) if sure else "warning",
                certain=sure,
                quiet=not sure,
            )


def part_of(corpus: Corpus, share: Claim) -> Claim | None:
    """The level that the share is of: its head, else a level of that name and period in the document."""
    head = corpus.claim(share.head)
    if head is not None and head.kind == "level":
        return head
    name = share.metric.name.partition("占")[0]
    for claim in reversed(corpus.document(share)):
        if claim.kind == "level" and same_period(claim, share) and _names(claim, name, share):
            return claim
    return None


def _names(claim: Claim, name: str, share: Claim) -> bool:
    if claim.metric.name == name:
        return True
    own = terms(share)
    return bool(name) and terms(claim) <= own and len(terms(claim)) > 1 and same_unit(claim, claim) and claim.span < share.span


RULE = Rule(
    code="CC302",
    name="share-of-whole",
    fault=Text("占比与部分、整体对不上", "A share does not follow from its part and its whole"),
    why=Text("占比＝部分÷整体；三者写出来就必须对得上。", "A share is its part divided by its whole; once all three are stated they must fit."),
    silent=Text(
        "文中没有写明整体，或找不到与“占……”所指一致的数。",
        "Where the whole isn't stated, or no figure is surely the one that 占… means.",
    ),
    example=Text("服务进出口9695.8亿元，其中4069.2亿元，占24%", "4069.2 of 9695.8, “24%” (42%)"),
    since="0.1.0",
    propose=propose,
)
