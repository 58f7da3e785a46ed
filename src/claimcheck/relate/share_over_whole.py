"""CC105: a share of more than the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from claimcheck.lexicon.grammar import grammar_words
from claimcheck.model import Claim, Constant, Relation, Sum, Text
from claimcheck.relate.corpus import Corpus
from claimcheck.relate.link import ref
from claimcheck.relate.rule import Rule

# What a whole's words say beyond its noun: 占全省蔬菜总产量的比重 is of the 产量 of 蔬菜.
_ALL = re.compile(
    "^(?:全部|全体|全国|全球|世界|全世界|全省|全市|全县|全区|全州|全镇|全村|全校|全行业|全年|整个|所有|总)+的?"
)
_TOTAL = re.compile("的?(?:总数|总量|总额|总值|合计|的)$")
_DIVIDED = re.compile(
    "(?:分为|分成|划分为|划为|由)[^。；]{0,60}?(?P<count>[两二三四五六七八九2-9])(?:大|个)?(?:类|部分|种|块|级|档|组|方|片)"
)
# A whole that is told with a time of its own.
_DATED = re.compile("[0-9]年|[0-9一二三四五六七八九十]月|季度|半年|当年|当月|[上本]周")
_COUNTS = "〇一二三四五六七八九"
_FEWEST = 2
_WHOLE = 100
_LOOKED_AT = 40


def propose(corpus: Corpus) -> Iterator[Relation]:
    """A share ≤ 1, surely where part and whole are of one noun; all shares of what the wording divides ≤ 1 together."""
    for claim in corpus.facts:
        if _is_share(corpus, claim):
            yield from _alone(claim)
    for claims in corpus.sentences():
        shares = [claim for claim in claims if claim.range_with is None and _is_share(corpus, claim)]
        if len(shares) >= _FEWEST and _divides(shares):
            yield _together(shares)


def _is_share(corpus: Corpus, claim: Claim) -> bool:
    """占… of what can't be below zero, and not of a yardstick; times are no part of the whole's name (占上年产量)."""
    if claim.kind != "rate" or claim.metric.statistic != "share":
        return False
    words, said = grammar_words(), corpus.ahead(claim, _LOOKED_AT).rpartition("占")[2]
    other = _DATED.search(said) or _any(words.yardsticks, claim.whole + said)
    return not (other or _any(words.signed, claim.metric.name + claim.whole))


def _any(words: tuple[str, ...], text: str) -> bool:
    return any(word in text for word in words)


def _alone(share: Claim) -> Iterator[Relation]:
    """Where the whole may be a thing apart (开采量占资源量), only a share that passes it is worth a doubt."""
    sure = _is_part(share)
    if sure or (share.quantity.value > _WHOLE and not _any(grammar_words().no_parts, share.whole)):
        yield Relation(
            rule=RULE.code,
            left=ref(share),
            op="<=",
            right=Constant(Fraction(1)),
            statement=Text(f"“{share.metric.name}”不应超过100%", f"“{share.metric.name}” should not exceed 100%"),
            certain=sure,
        )


def _is_part(share: Claim) -> bool:
    """The part's name ends in the whole's noun (女职工占职工总数), or the whole is all there is (占全国的比重)."""
    noun = _TOTAL.sub("", _ALL.sub("", share.whole))
    part = share.metric.name.partition("占")[0]
    return part != noun and part.endswith(noun) if noun else bool(share.whole)


def _divides(shares: Sequence[Claim]) -> bool:
    """The sentence says into how many parts something is divided, and gives each one's share of it."""
    first = shares[0]
    divided = _DIVIDED.search(first.sentence.partition(first.quote)[0])
    if divided is None or len({(share.whole, share.period) for share in shares}) > 1:
        return False
    count = divided["count"].replace("两", "二")
    return len(shares) == (int(count) if count.isascii() else _COUNTS.index(count))


def _together(shares: Sequence[Claim]) -> Relation:
    return Relation(
        rule=RULE.code,
        left=Sum(tuple(ref(share) for share in shares)),
        op="<=",
        right=Constant(Fraction(1)),
        statement=Text(
            f"一个整体分成的{len(shares)}部分，占比之和不应超过100%",
            f"the shares of the {len(shares)} parts of one whole should not exceed 100% together",
        ),
        ceiling="warning",
    )


RULE = Rule(
    code="CC105",
    name="share-over-whole",
    fault=Text("占比超过100%", "A share of more than 100%"),
    why=Text(
        "部分不会大于它所在的整体；小数点错一位，占比就可能超过100%。",
        "No part is more than the whole it belongs to; a slipped decimal point makes it so.",
    ),
    silent=Text(
        "完成率、开工率、指数、恢复到、相当于、负债率等可以超过100%的比率；占预算、占生产总值等不是部分与整体的关系；"
        "利润、净额、增量等可以为负的量；部分与整体名称不同时只作提示。",
        "Rates that may pass 100% (completion, recovery, indices); ratios to what is no whole of it (budget, GDP); "
        "profits, net amounts and increments; only a note where part and whole are of different nouns.",
    ),
    example=Text("女职工占职工总数的423%", "women are “423%” (42.3%) of all employees"),
    since="0.1.0",
    propose=propose,
)
