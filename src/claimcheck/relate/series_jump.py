"""CC407: a figure many times its neighbours in time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from operator import itemgetter
from typing import TypeAlias

from attrs import frozen

from claimcheck.messages.periods import spoken
from claimcheck.model import Claim, Period, Relation, Text, whole_months
from claimcheck.relate.corpus import Corpus
from claimcheck.relate.link import adds_up_in_time, dimension, is_flow, is_named_well, one_document, ref
from claimcheck.relate.rule import Rule
from claimcheck.relate.tiling import span_of, states_time

# Figures since January of at least so many months and at most so many later are rarely more times one another by the
# month, whatever is around them: by then the seasons are through.
_SETTLED, _LATER, _STEADY = 4, 3, 8
# Others beside two neighbours at least, how many times the least of all but one of these the greatest is at most, and
# how many times one another the two rarely are then.
_RARE = ((2, 2, _STEADY), (1, 2, 100), (1, 20, 2000))
# Figures on either side of two neighbours that are looked at.
_BESIDE = 3
_YEAR = 12


@frozen
class _Point:
    """A figure of a series, and over how many months it was summed where the series is told since January."""

    claim: Claim
    months: int = 1

    @property
    def pace(self) -> Fraction:
        """Its value by the month, in the unit that all of its dimension share."""
        return self.claim.quantity.value * ref(self.claim).scale / self.months


# Two neighbours, the lesser first, and how many times it the greater rarely is.
_Pair: TypeAlias = tuple[_Point, _Point, int]


def propose(corpus: Corpus) -> Iterator[Relation]:
    """Of two neighbours in a series, the greater ≤ a multiple of the lesser; figures since January by the month."""
    for group in corpus.groups():
        pairs = [pair for series in _series(group) for pair in _neighbours(series)]
        # A year stands among years and among figures since January: the stricter of the two is enough.
        strictest: dict[tuple[str, str], _Pair] = {}
        for lesser, greater, most in sorted(pairs, key=itemgetter(2)):
            strictest.setdefault((lesser.claim.id, greater.claim.id), (lesser, greater, most))
        yield from (_relation(*pair) for pair in strictest.values())


def _series(group: Sequence[Claim]) -> Iterator[Sequence[_Point]]:
    """The figures of one metric that are told of times of one sort, in order; of each time the first."""
    slots: dict[object, dict[Period, _Point]] = defaultdict(dict)
    for claim in group:
        if _is_of_series(claim):
            period, document = span_of(claim), None if is_named_well(claim) else claim.document
            sort = document, dimension(claim), claim.metric.statistic, claim.kind
            for length, months in _lengths(period):
                summed = months if adds_up_in_time(claim) and claim.kind == "level" else 1
                slots[*sort, length].setdefault(period, _Point(claim, summed))
    for told in slots.values():
        yield [told[period] for period in sorted(told, key=lambda each: (each.end, each.start))]


def _is_of_series(claim: Claim) -> bool:
    """A positive level or rate in one number at a time of its own."""
    return (
        claim.kind in ("level", "rate")
        and claim.period is not None
        and claim.range_with is None
        and claim.role != "gap"
        and claim.quantity.value > 0
        and states_time(claim)
    )


def _lengths(period: Period) -> Iterator[tuple[object, int]]:
    """The series that a time belongs to: of instants, of days, of so many months each and of figures since January.

    The second of each pair is the number of months by which its figures are divided.
    """
    months = whole_months(period)
    if period.start == period.end:
        yield period.type, 1
    elif 0 < months <= _YEAR:
        yield months, 1
        if period.start.month == 1:
            yield "since January", months


def _neighbours(series: Sequence[_Point]) -> Iterator[_Pair]:
    """Each two that follow one another, the lesser first, and how many times it the greater rarely is.

    The others around them tell; where there are none, or these differ widely, nothing is said.
    """
    for at, (one, other) in enumerate(pairwise(series)):
        around = [*series[max(0, at - _BESIDE) : at], *series[at + 2 : at + 2 + _BESIDE]]
        spread = min(_spread([*around, each]) for each in (one, other))
        rare = (most for fewest, alike, most in _RARE if len(around) >= fewest and spread <= alike)
        if (most := _STEADY if _goes_on(one, other) else next(rare, None)) is not None:
            lesser, greater = sorted((one, other), key=lambda each: each.pace)
            yield lesser, greater, most


def _goes_on(one: _Point, other: _Point) -> bool:
    """Two figures since January of one year, of what is known to be summed, some months through and close in time."""
    a, b = span_of(one.claim), span_of(other.claim)
    settled = one.months >= _SETTLED and 0 < other.months - one.months <= _LATER
    return settled and a.start == b.start and is_flow(one.claim)


def _spread(points: Sequence[_Point]) -> Fraction:
    """How many times the least the greatest is."""
    return max(each.pace for each in points) / min(each.pace for each in points)


def _relation(lesser: _Point, greater: _Point, most: int) -> Relation:
    less, more = lesser.claim, greater.claim
    monthly = Text("（按月均）", ", by the month") if greater.months != lesser.months else Text("", "")
    high, low = spoken(span_of(more)), spoken(span_of(less))
    return Relation(
        rule=RULE.code,
        left=ref(more),
        op="<=",
        right=ref(less) * Fraction(most * greater.months, lesser.months),
        statement=Text(
            f"“{more.metric.name}”{high.zh}的数一般不到{low.zh}的{most}倍{monthly.zh}",
            f"“{more.metric.name}” for {high.en} is rarely {most} times that for {low.en}{monthly.en}",
        ),
        ceiling="warning" if most == _STEADY or one_document(less, more) else "note",
        confidence=Fraction(4, 5),
    )


RULE = Rule(
    code="CC407",
    name="series-jump",
    fault=Text("同一指标相邻时段的数相差许多倍", "A figure is many times its neighbours in time"),
    why=Text(
        "各年都是几十亿元，只有一年是几十万亿元，多半是“万”“亿”或小数点写错；前后都平稳的数列，相差8倍就值得核对。",
        "Tens of 亿 in every year but tens of 万亿 in one: most likely a wrong 万 or 亿, or a moved point; in a series "
        "that is steady all around, eight times is worth a look.",
    ),
    silent=Text(
        "不到三个时段、其余各时段本身相差悬殊、时段长短不同的（年内累计数按月均比）；总不会是错误。",
        "Fewer than three times, others that differ widely, spans of different length (figures since January are "
        "compared by the month); never an error.",
    ),
    example=Text(
        "2021年38.6亿元，2022年41.2亿元，2023年44.5万元", "3.86 and 4.12 billion yuan, then “445 thousand” (万 for 亿)"
    ),
    since="0.1.0",
    propose=propose,
    gravest="warning",
)
