"""CC319: the shares of all parts of one whole, which add up to 100%."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from attrs import frozen

from claimcheck.lexicon.metrics import MetricWords, metric_words
from claimcheck.messages.lists import quoted
from claimcheck.model import Claim, Expression, Relation, Severity, Sum, Text, term
from claimcheck.relate.corpus import Corpus
from claimcheck.relate.link import ref
from claimcheck.relate.rule import Rule

# Where the name of a part ends and what it is a share of begins.
_SHARE = re.compile("占|比重|比例|份额")
_PAIR = 2


@frozen
class _Share:
    """A share, the lexicon's word for its part, and the rest of the part's name."""

    claim: Claim
    part: str
    rest: str


def propose(corpus: Corpus) -> Iterator[Relation]:
    """第一产业占7.3%，第二产业占39.9%，第三产业占52.8%: together 100%."""
    for claims in corpus.sentences():
        told: dict[object, list[Claim]] = defaultdict(list)
        for claim in claims:
            if claim.kind == "rate" and claim.metric.statistic == "share" and claim.role == "plain":
                told[claim.period, claim.quantity.unit].append(claim)
        for shares in told.values():
            for parts in _divisions(metric_words()) if len(shares) > 1 else ():
                members = _members(parts, shares)
                if members and _of_one_thing(members):
                    yield _relation(members)


@lru_cache(1 << 3)
def _divisions(words: MetricWords) -> tuple[tuple[str, ...], ...]:
    """All that the lexicon knows to be all there is."""
    known = (*words.drivers, *(partition.parts for partition in words.partitions))
    return tuple(dict.fromkeys(parts for parts in known if len(parts) > 1))


def _members(parts: Sequence[str], shares: Sequence[Claim]) -> list[_Share]:
    """The share of each part, in order; none where one is missing or told twice."""
    found: list[_Share] = []
    for part in parts:
        named = [_Share(claim, part, rest) for claim in shares if (rest := _rest(claim, part)) is not None]
        if len(named) != 1:
            return []
        found += named
    return found if len({member.claim.id for member in found}) == len(parts) else []


def _rest(claim: Claim, part: str) -> str | None:
    """What a share's name says of its part beside the part's own word; None where it is another part's."""
    name = _SHARE.split(claim.metric.name)[0]
    before, found, behind = name.rpartition(part)
    # 非税收入 is no 税收收入.
    return before + behind if found and not before.endswith("非") else None


def _of_one_thing(members: Sequence[_Share]) -> bool:
    """Their names say the same beside the parts' words, and what they are shares of is one thing and none of them.

    占全省出口的45% and 占全省进口的35% are shares of two totals.
    """
    wholes = {member.claim.whole for member in members if member.claim.whole}
    parts = {member.part for member in members}
    longest = max((member.rest for member in members), key=len)
    alike = all(longest.endswith(member.rest) or longest.startswith(member.rest) for member in members)
    narrow = any(not parts.isdisjoint(metric_words().content(whole)) for whole in wholes)
    return alike and len(wholes) <= 1 and not narrow and all(member.claim.range_with is None for member in members)


def _ceiling(members: Sequence[_Share]) -> Severity:
    """Two shares without a word of what they are of may each be of a total of its own."""
    if any(member.claim.whole for member in members):
        return "error"
    return "warning" if len(members) > _PAIR else "note"


def _relation(members: Sequence[_Share]) -> Relation:
    total: Expression = Sum(tuple(ref(member.claim) for member in members))
    names = quoted([member.claim.metric.name for member in members])
    return Relation(
        rule=RULE.code,
        left=total,
        op="=",
        right=term(1),
        statement=Text(f"{names.zh}合计应为100%", f"{names.en} should add up to 100%"),
        ceiling=_ceiling(members),
        quiet=True,
    )


RULE = Rule(
    code="CC319",
    name="structure",
    fault=Text("各部分占比合计不是100%", "The shares of all parts don't add up to 100%"),
    why=Text(
        "三次产业的比重、城镇和乡村的比重合起来是全部。",
        "The shares of the three industries, of town and country, make up the whole.",
    ),
    silent=Text(
        "只列了一部分；占的不是同一个整体；词典不知道这些部分构成全部时。",
        "Where parts are missing, wholes differ, or the lexicon doesn't know that the parts are all there is.",
    ),
    example=Text("第一、二、三产业占6.9%、39.9%、52.3%", "shares of 6.9%, 39.9% and “52.3%” (53.2%)"),
    since="0.1.0",
    propose=propose,
)
