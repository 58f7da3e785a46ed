"""CC317: one unstated exchange rate behind the amounts that a document tells in two currencies."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import TypeAlias

from claimcheck.lexicon.figures import figure_words
from claimcheck.model import Claim, Interval, Relation, Text, Unstated
from claimcheck.relate.corpus import Corpus
from claimcheck.relate.link import dimension, ref
from claimcheck.relate.rule import Rule

# An amount and the same in another currency.
Pair: TypeAlias = tuple[Claim, Claim]
# What stands between the two: （约合人民币, ，折合, （.
_CONVERTED = re.compile(
    r"(?:人民币)?(?:[，,、]\s*(?=大?约?折?合|折算|等于|相当于)|\s*[（(]\s*|(?=折合|约合))(?:大?约)?(?:按[^，,）)]{0,12}[，,]?)?"
    r"(?:折合|折算|合|相当于|等于)?(?:成|为)?(?:大?约|近|超过?)?(?:人民币|美元|欧元|港元|港币|日元)?(?:大?约)?\s*[$￥¥€£]?"
)
# Years within which rates are nearly one.
_RECENT = 2
# How far one document's amounts may have been converted at rates of other days.
_DRIFT = Interval(Fraction(95, 100), Fraction(105, 100))


def propose(corpus: Corpus) -> Iterator[Relation]:
    """Amount ÷ the same in another currency = the rate, which is nearly one for all amounts of a document."""
    told: dict[object, list[Pair]] = defaultdict(list)
    for claims in corpus.sentences():
        for amount, converted in pairwise(claims):
            if _is_conversion(corpus, amount, converted):
                one, other = sorted((amount, converted), key=dimension)
                told[one.document, _past(corpus, amount), dimension(one), dimension(other)].append((one, other))
    for pairs in told.values():
        if len(pairs) > 1:
            rate = Unstated(f"CC317:{pairs[0][0].id}", name=Text("未写明的汇率", "an unstated exchange rate"))
            yield from (_relation(rate, *pair) for pair in pairs)


def _past(corpus: Corpus, amount: Claim) -> int | None:
    """The year of an amount of long ago, when rates were others; of recent amounts none."""
    published, period = corpus.documents[amount.document].published, amount.period
    if published is None or period is None:
        return None
    return period.end.year if published.year - period.end.year > _RECENT else None


def _is_conversion(corpus: Corpus, amount: Claim, converted: Claim) -> bool:
    """Two amounts of different money, the second told as the worth of the first."""
    if dimension(amount) == dimension(converted) or not (_is_money(amount) and _is_money(converted)):
        return False
    return _CONVERTED.fullmatch(corpus.between(amount, converted)) is not None


def _is_money(claim: Claim) -> bool:
    unit = figure_words().units.get(claim.quantity.unit)
    return claim.kind == "level" and unit is not None and unit.sort == "money" and claim.quantity.value != 0


def _relation(rate: Unstated, one: Claim, other: Claim) -> Relation:
    drift = Unstated(f"CC317:drift:{one.id}", within=_DRIFT, name=Text("汇率浮动", "drift of the rate"))
    return Relation(
        rule=RULE.code,
        left=rate,
        op="=",
        right=ref(one) / ref(other) * drift,
        statement=Text(
            "文中两种货币的折算应按相近的汇率",
            "amounts told in two currencies should be converted at nearly one rate",
        ),
        ceiling="warning",
        quiet=True,
    )


RULE = Rule(
    code="CC317",
    name="shared-rate",
    fault=Text("几处货币折算所用的汇率相差悬殊", "Amounts in two currencies imply quite different exchange rates"),
    why=Text(
        "“112亿美元（约合人民币806亿元）……36亿美元（约合259亿元）”：两处相除都是同一时期的汇率。",
        "$11.2 billion (80.6 billion yuan) and $3.6 billion (25.9 billion yuan) imply one and the same rate.",
    ),
    silent=Text(
        "只有一处折算；两处汇率相差在一成以内，可能是不同日期的汇率。",
        "A single conversion; rates within a tenth of each other, which may be of different days.",
    ),
    example=Text(
        "112亿美元（约合806亿元），36亿美元（约合2590亿元）", "$11.2 bn (80.6 bn yuan), $3.6 bn (“259” bn yuan; 25.9)"
    ),
    since="0.1.0",
    propose=propose,
    gravest="warning",
)
