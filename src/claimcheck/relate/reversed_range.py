"""CC106: a range whose first end is beyond its second."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.model import Claim, Relation, Text
from claimcheck.relate.corpus import Corpus
from claimcheck.relate.link import dimension, ref, same_unit
from claimcheck.relate.rule import Rule

# What is told on its way down as often as up: 海拔5000米至3000米的地带, 气温20℃至15℃, 倒计时10至1天, 9至6折.
_EITHER_WAY = re.compile("海拔|高程|水深|深度|地下|纬|经度|气温|温度|倒计时|倒数|比分|[由从自]$")
_UNITS_EITHER_WAY = ("℃", "折")
_LOOKED_AT = 8


def propose(corpus: Corpus) -> Iterator[Relation]:
    """First end ≤ second, of falls by their size."""
    for first in corpus.claims:
        second = corpus.claim(first.range_with)
        if second and first.span < second.span and _is_ordered(corpus, first, second):
            yield _relation(first, second)


def _is_ordered(corpus: Corpus, first: Claim, second: Claim) -> bool:
    """Two ends of one sign and unit; those of levels below zero stand in either order (零下5至零下10度)."""
    below = min(first.quantity.value, second.quantity.value) < 0
    if "denied" in {first.modality, second.modality} or not same_unit(first, second):
        return False
    if below and (first.kind == "level" or max(first.quantity.value, second.quantity.value) > 0):
        return False
    before = corpus.ahead(first, _LOOKED_AT)
    return dimension(first) not in _UNITS_EITHER_WAY and not _EITHER_WAY.search(f"{first.metric.name} {before}")


def _relation(first: Claim, second: Claim) -> Relation:
    falls = first.quantity.value < 0
    low, high = (second, first) if falls else (first, second)
    return Relation(
        rule=RULE.code,
        left=ref(low),
        op="<=",
        right=ref(high),
        statement=Text(
            f"范围“{first.quote}”至“{second.quote}”应由小到大",
            f"the range from “{first.quote}” to “{second.quote}” should rise",
        ),
        ceiling="warning",
    )


RULE = Rule(
    code="CC106",
    name="reversed-range",
    fault=Text("范围的上限小于下限", "The upper end of a range is below its lower end"),
    why=Text(
        "“200至20个”不成范围，多半是其中一个数多写或漏写了一位。",
        "“200 to 20” is no range; most likely one of the two has a digit too many or too few.",
    ),
    silent=Text(
        "“由……降到……”是变化不是范围；海拔、水深、气温等可以从高往低说；“5-6万”的前一个数有两种读法。",
        "A movement (由…降到…) is no range; altitudes, depths and temperatures are told downwards too; "
        "the 5 of 5-6万 may be read in two ways.",
    ),
    example=Text("每村设岗位200至20个", "每村设岗位200至20个 (“200 to 20 posts”)"),
    since="0.1.0",
    propose=propose,
    gravest="warning",
)
