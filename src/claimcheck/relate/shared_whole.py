"""CC316: one unstated whole behind several parts that are told with their shares."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import TypeAlias

from claimcheck.lexicon.metrics import metric_words
from claimcheck.lexicon.scope import scope_words, without_place
from claimcheck.messages.lists import quoted
from claimcheck.model import Claim, Relation, Text, Unstated
from claimcheck.relate.corpus import Corpus, sentence_of
from claimcheck.relate.link import dimension, ref, terms
from claimcheck.relate.rule import Rule
from claimcheck.relate.share_of_whole import share_of

# A part and its share.
Pair: TypeAlias = tuple[Claim, Claim]
# Words that stand for the whole of whatever the part is of: 占全国的, 占世界总量的.
_RELATIVE = re.compile(
    "(?:全国|我国|全球|世界|国际|全省|全市|全区|全县|全州|全部|整个|同期|总体|整体|同类|年度|上述)*"
    "(?:总量|总数|总额|总值|总和|市场|总规模|比重|份额)?"
)
# Words that stand for several wholes (占建议、提案总数的).
_SEVERAL = re.compile("[、和与及]|分别|各自")
# A place that opens a part's name: what it is a share of is the place's own total.
_PLACE = re.compile(
    "(?!城[市镇乡]|乡镇|[城市]区)[^，的]{1,5}?(?:[省市县州](?![场政民内域])|(?<![地社山牧灾景郊库])区(?![域内]))"
)
# Shares whose sum comes so near to 100% are of one whole.
_ALL, _NEAR = Fraction(100), Fraction(1, 2)


def propose(corpus: Corpus) -> Iterator[Relation]:
    """Part ÷ share = other part ÷ its share, where both are shares of one thing that isn't stated."""
    told: dict[object, list[Pair]] = defaultdict(list)
    for share in corpus.facts:
        part = _part(corpus, share)
        if part is not None:
            place = (share.document, share.place.block) if share.whole else sentence_of(share)
            told[place, share.whole, share.period, dimension(part), _place(part)].append((part, share))
    for pairs in told.values():
        alike = _of_one_whole(corpus, pairs)
        if alike:
            whole = Unstated(f"CC316:{alike[0][1].id}", name=_name(alike[0][1]))
            yield from (_relation(whole, part, share) for part, share in alike)


def _part(corpus: Corpus, share: Claim) -> Claim | None:
    """The level that a share is told of."""
    told = share.kind == "rate" and share.metric.statistic == "share" and share.quantity.unit == "%"
    part = corpus.claim(share.head) if told and not _SEVERAL.search(share.whole) else None
    if part is None or part.kind != "level" or part.range_with is not None or part.modality != "fact":
        return None
    return part if sentence_of(share) == sentence_of(part) else None


def _place(part: Claim) -> tuple[str, str]:
    """Where the part is of, by its scope and by a place of its own words beside it."""
    named, scope = _PLACE.match(without_place(part.metric.name, part.metric.scope)), part.metric.scope.partition(" ")[0]
    basis = scope[:1].isdigit() or scope in scope_words().basis.values()
    return "" if basis else scope, named[0] if named else ""


def _of_one_whole(corpus: Corpus, pairs: Sequence[Pair]) -> list[Pair]:
    """The pairs of different parts, where their words or figures say that the whole is one and it isn't stated."""
    different = list({part.metric.key: (part, share) for part, share in pairs}.values())
    if len(different) < 2 or any(_is_stated(corpus, share) for _, share in different):  # noqa: PLR2004 - a pair
        return []
    whole, total = different[0][1].whole, sum((share.quantity.value for _, share in different), Fraction(0))
    named = bool(whole) and _RELATIVE.fullmatch(whole) is None
    complete = abs(total - _ALL) <= _NEAR
    return different if named or complete or all(_akin(one[0], other[0]) for one, other in pairwise(different)) else []


def _is_stated(corpus: Corpus, share: Claim) -> bool:
    found = share_of(corpus, share)
    return found is not None and found.sure


def _akin(one: Claim, other: Claim) -> bool:
    """Two figures of one metric: 向东盟出口 and 向欧盟出口, not exports and investment."""
    heads = metric_words().heads
    a, b = heads.ending(one.metric.name), heads.ending(other.metric.name)
    return a == b if a or b else not terms(one).isdisjoint(terms(other))


def _name(share: Claim) -> Text:
    return Text(share.whole or "整体", share.whole or "the whole")


def _relation(whole: Unstated, part: Claim, share: Claim) -> Relation:
    name = quoted([share.whole]) if share.whole else Text("整体", "whole")
    return Relation(
        rule=RULE.code,
        left=whole,
        op="=",
        right=ref(part) / ref(share),
        statement=Text(
            f"由各部分及其占比倒推的{name.zh}应相同",
            f"all parts and their shares should imply one and the same {name.en}",
        ),
        ceiling="warning",
        quiet=True,
    )


RULE = Rule(
    code="CC316",
    name="shared-whole",
    fault=Text("几个部分由占比倒推出的整体不一致", "Parts and their shares imply different totals"),
    why=Text(
        "“甲1698亿元，占55%；乙1390亿元，占45%”：两处相除都是同一个没有写明的总数。",
        "169.8 billion is 55% and 139 billion 45%: both quotients are the same unstated total.",
    ),
    silent=Text(
        "占的不是同一个整体（各占全国的……），或整体已写明（另由占比规则核对）。",
        "Shares of different wholes (each of its own national total), or a whole that is stated (another rule).",
    ),
    example=Text("线上1698亿元，占55%；线下1930亿元，占45%", "169.8 billion, 55%; “193” (139) billion, 45%"),
    since="0.1.0",
    propose=propose,
    gravest="warning",
)
