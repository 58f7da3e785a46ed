"""CC407: a level a hundred times its neighbours in time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction

from claimcheck.model import Claim, Period, Relation, Text, month_end, whole_months
from claimcheck.relate.corpus import Corpus
from claimcheck.relate.link import dimension, one_document, ref
from claimcheck.relate.rule import Rule
from claimcheck.relate.tiling import span_of, states_time

# No more than so many times its neighbours; members of a series that agree are within so many times of one another.
_JUMP, _ALIKE = 100, 20
_FEWEST = 3
# Figures of a series that are looked at on either side of one.
_BESIDE = 3
_YEAR = 12


def propose(corpus: Corpus) -> Iterator[Relation]:
    """Of a level apart from a series that agrees and the one most like it, the greater ≤ 100 × the lesser."""
    for group in corpus.groups():
        slots: dict[object, dict[Period, Claim]] = defaultdict(dict)
        for claim in group:
            if _is_of_series(claim):
                series = dimension(claim), claim.metric.statistic, _length(span_of(claim))
                slots[series].setdefault(span_of(claim), claim)
        for told in slots.values():
            ordered = [told[period] for period in sorted(told, key=lambda each: (each.end, each.start))]
            if len(ordered) >= _FEWEST:
                yield from _jumps(ordered)


def _is_of_series(claim: Claim) -> bool:
    """A positive level in one number at a time of its own."""
    return (
        claim.kind == "level"
        and claim.period is not None
        and claim.range_with is None
        and claim.role != "gap"
        and claim.quantity.value > 0
        and states_time(claim)
        and _length(claim.period) > 0
    )


def _length(period: Period) -> int:
    """Whole months, one more than a year of them for the end of a month, 0 for spans that make no series."""
    if period.type == "instant":
        return _YEAR + 1 if period.end == month_end(period.end.year, period.end.month) else 0
    months = whole_months(period)
    return months if months <= _YEAR else 0


def _jumps(series: Sequence[Claim]) -> Iterator[Relation]:
    """Each member that lies above or below all around it, where these agree, with the nearest in size of them."""
    for at, claim in enumerate(series):
        others = [*series[max(0, at - _BESIDE) : at], *series[at + 1 : at + 1 + _BESIDE]]
        least, most = min(others, key=_size), max(others, key=_size)
        if len(others) >= _FEWEST - 1 and _size(most) <= _ALIKE * _size(least):
            if _size(claim) > _ALIKE * _size(most):
                yield _relation(claim, most)
            elif _size(claim) * _ALIKE < _size(least):
                yield _relation(claim, least)


def _size(claim: Claim) -> Fraction:
    """Its value in the unit that all of its dimension share."""
    return claim.quantity.value * ref(claim).scale


def _relation(one: Claim, other: Claim) -> Relation:
    less, more = sorted((one, other), key=_size)
    return Relation(
        rule=RULE.code,
        left=ref(more),
        op="<=",
        right=ref(less) * Fraction(_JUMP),
        statement=Text(
            f"{one.metric.name}：{more.period}的数一般不到{less.period}的{_JUMP}倍",
            f"{one.metric.name}: {more.period} is rarely {_JUMP} times {less.period}",
        ),
        ceiling="warning" if one_document(one, other) else "note",
        confidence=Fraction(4, 5),
    )


RULE = Rule(
    code="CC407",
    name="series-jump",
    fault=Text("同一指标相邻时段相差百倍以上", "A figure is a hundred times its neighbours in time"),
    why=Text(
        "各年都是几十亿元，只有一年是几十万亿元，多半是“万”“亿”或小数点写错。",
        "Tens of 亿 in every year but tens of 万亿 in one: most likely a wrong 万 or 亿, or a moved point.",
    ),
    silent=Text(
        "不到三个时段、其余各时段本身相差悬殊、时段长短不同的；总不会是错误。",
        "Fewer than three times, others that differ widely themselves, spans of different length; never an error.",
    ),
    example=Text(
        "2021年38.6亿元，2022年41.2亿元，2023年44.5万元", "3.86 and 4.12 billion yuan, then “445 thousand” (万 for 亿)"
    ),
    since="0.1.0",
    propose=propose,
    gravest="warning",
)
