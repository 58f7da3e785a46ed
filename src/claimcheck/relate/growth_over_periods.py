"""CC504: the growth of a period against that of the shorter ones that fill it."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.messages.lists import listed
from claimcheck.messages.periods import spoken
from claimcheck.model import Claim, Relation, Text
from claimcheck.relate.basis import is_mean, is_nominal
from claimcheck.relate.corpus import Corpus
from claimcheck.relate.link import ref
from claimcheck.relate.rule import Rule
from claimcheck.relate.tiling import Tiling, span_of, tilings


def propose(corpus: Corpus) -> Iterator[Relation]:
    """A period outgrows not all of the periods that fill it, nor do they all outgrow it: it is their weighted mean."""
    for tiling in tilings(corpus, "growth"):
        if tiling.is_stated and all(_is_yearly(corpus, growth) for growth in tiling.members):
            sure = all(is_nominal(corpus, growth) for growth in tiling.members)
            ordered = sorted(tiling.parts, key=lambda part: part.quantity.value)
            yield _order(ordered[0], tiling.whole, tiling, sure=sure)
            yield _order(tiling.whole, ordered[-1], tiling, sure=sure)


def _is_yearly(corpus: Corpus, growth: Claim) -> bool:
    """同比, and not a mean of years."""
    compared = growth.compared_to
    return compared is not None and compared.basis == "year_earlier" and not is_mean(corpus, growth)


def _order(slower: Claim, faster: Claim, tiling: Tiling, *, sure: bool) -> Relation:
    name, when = tiling.whole.metric.name, spoken(span_of(tiling.whole))
    spans = listed([spoken(span_of(part)) for part in tiling.parts])
    bound = Text("不应高于{}中最高的增速", "not be above the highest of {}")
    if faster is tiling.whole:
        bound = Text("不应低于{}中最低的增速", "not be below the lowest of {}")
    return Relation(
        rule=RULE.code,
        left=ref(slower),
        op="<=",
        right=ref(faster),
        statement=Text(
            f"“{name}”{when.zh}的增速" + bound.zh.format(spans.zh),
            f"the growth of “{name}” in {when.en} should " + bound.en.format(spans.en),
        ),
        ceiling="warning",
        certain=sure,
        quiet=not sure,
    )


RULE = Rule(
    code="CC504",
    name="growth-over-periods",
    fault=Text("累计增速超出其中各段增速的范围", "A period grows faster or slower than every part of it"),
    why=Text(
        "1—11月的增速是1—10月与11月增速的加权平均，不会比两者都高或都低。",
        "Growth of January to November is a weighted mean of that to October and that of November.",
    ),
    silent=Text(
        "实际增速、可比口径只作佐证；环比、出自不同文件、各段没有填满时不比较。",
        "Real and comparable-basis growth only confirms; no other basis, documents or gaps in time are compared.",
    ),
    example=Text(
        "1—10月增长6.9%，11月增长10.1%，1—11月增长2.7%", "6.9% to October, 10.1% in November, “2.7%” (7.2%) together"
    ),
    since="0.1.0",
    propose=propose,
    gravest="warning",
)
