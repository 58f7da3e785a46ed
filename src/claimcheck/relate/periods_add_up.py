"""CC404: months, quarters and halves against the longer period that they fill."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.messages.lists import listed
from claimcheck.messages.periods import spoken
from claimcheck.model import Claim, Expression, Relation, Sum, Text
from claimcheck.relate.corpus import Corpus
from claimcheck.relate.link import is_flow, ref
from claimcheck.relate.rule import Rule
from claimcheck.relate.tiling import Tiling, span_of, tilings

# What may be counted once in each of two periods and only once in both: those served, visited, employed.
_COUNTED_ONCE = frozenset(("人", "名", "位", "户", "家", "个", "种", "类", "项", "款", "所", "处"))
_NEW = "新"


def propose(corpus: Corpus) -> Iterator[Relation]:
    """Longer period = sum of the periods that fill it, for flows of one metric."""
    for tiling in tilings(corpus, "level"):
        if not tiling.is_cut_off:
            yield _relation(tiling)


def adds_up(tiling: Tiling) -> bool:
    """Sure to be summed over time, which a mean isn't, and each time stated."""
    whole = tiling.whole
    return tiling.is_stated and counts_anew(whole) and (whole.quantity.countable or is_flow(whole))


def counts_anew(claim: Claim) -> bool:
    """What is counted in one period is not counted again in another, as a person is who comes again."""
    return claim.quantity.unit not in _COUNTED_ONCE or _NEW in claim.metric.name


def _relation(tiling: Tiling) -> Relation:
    whole, sure = tiling.whole, adds_up(tiling)
    total: Expression = Sum(tuple(ref(part) for part in tiling.parts))
    when, spans = spoken(span_of(whole)), listed([spoken(span_of(part)) for part in tiling.parts])
    return Relation(
        rule=RULE.code,
        left=ref(whole),
        op="=",
        right=total,
        statement=Text(
            f"“{whole.metric.name}”{when.zh}的数应等于{spans.zh}之和",
            f"“{whole.metric.name}” for {when.en} should be the sum of those for {spans.en}",
        ),
        ceiling="error" if is_flow(whole) else "warning",
        certain=sure,
        quiet=not sure,
    )


RULE = Rule(
    code="CC404",
    name="periods-add-up",
    fault=Text("各月、各季度相加与合计时段的数不符", "Months or quarters do not add up to the longer period"),
    why=Text(
        "上半年加下半年就是全年，1月加2月就是1—2月；有一个写错，加起来就对不上。",
        "Two halves make the year, January and February the two months; one slip and the sum fails.",
    ),
    silent=Text(
        "分散在几个文件时（前面公布的数可能修订过，只作佐证）；存量、均值、同一对象可能重复出现的人数和户数。",
        "Across documents, where earlier figures may have been revised (they only confirm); stocks, means, "
        "people and firms that may be counted in several periods.",
    ),
    example=Text("一季度21.3亿件，二季度26.4亿件，上半年45.9亿件", "21.3 and “26.4” (24.6) by quarter, 45.9 in both"),
    since="0.1.0",
    propose=propose,
)
