"""CC408: last year's cumulative figures, as this year's levels and growth imply them, never fall either."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

from attrs import frozen

from claimcheck.messages.periods import spoken
from claimcheck.model import Claim, Expression, Implied, Period, Relation, Text
from claimcheck.relate.corpus import Corpus
from claimcheck.relate.link import ceiling, one_document, ref, year_before
from claimcheck.relate.revision import amount, amount_before, lies_beyond
from claimcheck.relate.rule import Rule
from claimcheck.relate.tiling import span_of
from claimcheck.relate.year_to_date import since_january, yearly_growth


@frozen
class _Point:
    """What a year came to by some day: as published, or as the year after implies it by a level and its growth."""

    period: Period
    level: Claim
    growth: Claim | None = None

    @property
    def claims(self) -> tuple[Claim, ...]:
        """What is stated of it."""
        return (self.level,) if self.growth is None else (self.level, self.growth)

    @property
    def expression(self) -> Expression:
        """Its amount."""
        return ref(self.level) if self.growth is None else ref(self.level) / (1 + ref(self.growth))

    @property
    def value(self) -> Fraction:
        """Its amount by the printed numbers."""
        return amount(self.level) if self.growth is None else amount_before(self.level, self.growth) or Fraction(0)

    @property
    def implied(self) -> tuple[Implied, ...]:
        """What nobody states of it."""
        return () if self.growth is None else (Implied(self.expression, self.level.metric.name, self.period),)


def propose(corpus: Corpus) -> Iterator[Relation]:
    """Each figure since January ≤ the next of its year, where at least one of them is implied by a later year's."""
    for levels in since_january(corpus):
        for points in _years(corpus, levels).values():
            yield from _ordered(points)


def _years(corpus: Corpus, levels: Sequence[Claim]) -> Mapping[int, list[_Point]]:
    """The points of each year that some later level implies one of."""
    implied: dict[int, dict[Period, _Point]] = defaultdict(dict)
    for level in levels:
        base, growth = year_before(span_of(level)), yearly_growth(corpus, level, span_of(level))
        if base and growth and growth.document == level.document:
            implied[base.end.year].setdefault(base, _Point(base, level, growth))
    years = {year: list(points.values()) for year, points in implied.items()}
    for level in levels:
        if span_of(level).end.year in years:
            years[span_of(level).end.year].append(_Point(span_of(level), level))
    return years


def _ordered(points: Sequence[_Point]) -> Iterator[Relation]:
    """Neighbours in time, of which at least one is implied: what is published is ordered by itself."""
    for chosen in (points, [point for point in points if point.growth]):
        chain: dict[Period, _Point] = {}
        for point in chosen:
            chain.setdefault(point.period, point)
        for less, more in pairwise(sorted(chain.values(), key=lambda point: point.period.end)):
            if less.growth or more.growth:
                yield _relation(less, more)


def _relation(less: _Point, more: _Point) -> Relation:
    claims = (*less.claims, *more.claims)
    name, short, long = more.level.metric.name, spoken(less.period), spoken(more.period)
    return Relation(
        rule=RULE.code,
        left=less.expression,
        op="<=",
        right=more.expression,
        statement=Text(
            f"由次年的数和增速倒推，“{name}”{short.zh}的数不应大于{long.zh}的数",
            f"“{name}” for {short.en} should not exceed that for {long.en}, worked back from a year later",
        ),
        ceiling=ceiling(*claims),
        certain=one_document(*claims) or lies_beyond(less.value, more.value),
        through=(*less.implied, *more.implied),
    )


RULE = Rule(
    code="CC408",
    name="implied-base",
    fault=Text("由增速倒推的上年累计数比更短时期的还小", "Last year's figures, as growth implies them, fall"),
    why=Text(
        "今年的数除以（1＋增速）就是上年同期的数；上年的累计数逐月只增不减，倒推的和公布过的都是这样。",
        "A figure over (1 + its growth) is last year's; figures since January don't fall from month to month, "
        "implied or published.",
    ),
    silent=Text(
        "实际增速、可比口径；跨文件时基数可能已修订，相差不大只作提示，相差大也最多警告。",
        "Real or comparable-basis growth; across documents the base may have been revised, so only a note, and at most "
        "a warning where they lie too far apart for that.",
    ),
    example=Text(
        "1—5月86.3亿元，增长8.4%；1—6月92.4亿元，增长48%：上年同期倒推为79.6亿元和62.4亿元",
        "8.63 billion to May, up 8.4%, and 9.24 to June, up “48%”: 7.96 and 6.24 the year before",
    ),
    since="0.1.0",
    propose=propose,
)
