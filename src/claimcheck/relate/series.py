"""What several documents say of one metric, put together over time."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import reduce
from typing import NamedTuple, TypeAlias

from claimcheck.lexicon.grammar import grammar_words
from claimcheck.lexicon.metrics import metric_words
from claimcheck.lexicon.shares import POINTS
from claimcheck.lexicon.statistic import of_any_growth
from claimcheck.model import Claim, Comparison, Interval, Kind, Move, Period, Point, Said, Series, place_in_time
from claimcheck.relate.corpus import Corpus
from claimcheck.relate.link import dimension, is_stock, measure, worth, year_before

_Base: TypeAlias = Comparison | None

_MOVES: tuple[Kind, ...] = ("growth", "change", "multiple")
# Characters before a move in which its basis is said, behind the last figure.
_REACH = 24
_FIGURE = re.compile(r".*[0-9]", re.DOTALL)
# An index has no unit, what it moves by has.
_POINT_OF_INDEX = "点"


class _Identity(NamedTuple):
    """What claims of one series have in common; ``kind`` is empty for moves that have no level or rate beside them."""

    key: str
    scope: str
    statistic: str
    kind: str = ""
    dimension: str = ""
    whole: str = ""

    @classmethod
    def of(cls, claim: Claim) -> _Identity:
        metric = claim.metric
        return cls(metric.key, metric.scope, metric.statistic, claim.kind, dimension(claim), claim.whole)

    @classmethod
    def of_moves(cls, claim: Claim) -> _Identity:
        return cls(claim.metric.key, claim.metric.scope, of_any_growth(claim.metric.statistic))

    def takes(self, move: Claim) -> bool:
        """A change is in the unit of what changes, or in points of a rate or an index; a growth may be of anything."""
        if move.kind != "change":
            return True
        unit = measure(move)
        if unit in POINTS:
            return self.kind == "rate"
        return dimension(move) == self.dimension or (unit == _POINT_OF_INDEX and not self.dimension)


def series_of(corpus: Corpus) -> tuple[Series, ...]:
    """Every dated fact in one point of one series, the series with the most points first.

    Claims stand together where the rules would compare them: equal key, scope and statistic, one kind, comparable
    units, and one period, for stocks one end of it. A fact without a period could be of any time and makes no point.
    A gap to another metric is no value of its own metric, so it is left out too.
    """
    stated: dict[_Identity, list[Claim]] = defaultdict(list)
    moves: list[Claim] = []
    for claim in filter(_is_dated, corpus.facts):
        if claim.kind in _MOVES:
            moves.append(claim)
        else:
            stated[_Identity.of(claim)].append(claim)
    moved = _placed(corpus, moves, stated)
    found = {each: _series(corpus, each, stated.get(each, ()), moved.get(each, ())) for each in {*stated, *moved}}
    return tuple(found[each] for each in sorted(found, key=lambda each: (-len(found[each].points), each)))


def _is_dated(claim: Claim) -> bool:
    """A fact that stands in a series: measured, of a known time, and no gap to another metric."""
    return claim.modality == "fact" and claim.period is not None and claim.role != "gap"


def _placed(
    corpus: Corpus, moves: Iterable[Claim], stated: Mapping[_Identity, Sequence[Claim]]
) -> Mapping[_Identity, Sequence[Claim]]:
    """The growths, changes and multiples of each series: that of the level they speak of, else one of their metric."""
    ends = {each: {_time(claim).end for claim in claims} for each, claims in stated.items()}
    hosts: dict[tuple[str, str, str], list[_Identity]] = defaultdict(list)
    for each in sorted(stated, key=lambda each: (-len(stated[each]), each)):
        hosts[each[:3]].append(each)
    found: dict[_Identity, list[Claim]] = defaultdict(list)
    for claim in moves:
        own = _Identity.of_moves(claim)
        fitting = [each for each in hosts.get(own[:3], ()) if each.takes(claim)]
        head = corpus.claim(claim.head)
        spoken_of = [_Identity.of(head)] if head else []
        then = [each for each in fitting if _time(claim).end in ends[each]]
        found[next(filter(fitting.__contains__, (*spoken_of, *then, *fitting)), own)].append(claim)
    return found


def _series(corpus: Corpus, identity: _Identity, stated: Sequence[Claim], moves: Sequence[Claim]) -> Series:
    claims = stated or moves
    kind = min((claim.kind for claim in claims), key=lambda kind: (kind in _MOVES and _MOVES.index(kind), kind))
    unit = _commonest(measure(claim) for claim in claims if claim.kind == kind)
    points = [_point(corpus, *told, unit) for told in _by_time(stated, moves)]
    return Series(
        key=identity.key,
        name=_commonest(claim.metric.name for claim in claims),
        scope=identity.scope,
        statistic=identity.statistic,
        kind=kind,
        unit=unit,
        points=tuple(sorted(points, key=lambda point: place_in_time(point.period))),
        whole=identity.whole,
    )


def _commonest(words: Iterable[str]) -> str:
    """The word that occurs most often; of several the shortest, and the first of these."""
    counts = Counter(words)
    return min(counts, key=lambda word: (-counts[word], len(word), word))


def _by_time(stated: Iterable[Claim], moves: Iterable[Claim]) -> Iterable[tuple[list[Claim], list[Claim]]]:
    """Levels or rates of one time, and how far they had moved then: of equal periods, or at one end of a stock's."""
    slots: dict[Period | date, tuple[list[Claim], list[Claim]]] = defaultdict(lambda: ([], []))
    ends: dict[Period, date] = {}
    flows = []
    for claim in stated:
        if claim.kind == "level" and is_stock(claim):
            slots[_time(claim).end][0].append(claim)
            ends[_time(claim)] = _time(claim).end
        else:
            flows.append(claim)
    for claim in flows:
        slots[ends.get(_time(claim), _time(claim))][0].append(claim)
    for claim in moves:
        at = ends.get(_time(claim), _time(claim))
        slots[_time(claim).end if at not in slots and _time(claim).end in slots else at][1].append(claim)
    return slots.values()


def _time(claim: Claim) -> Period:
    assert claim.period  # noqa: S101 - only dated claims stand in a series
    return claim.period


def _point(corpus: Corpus, stated: Sequence[Claim], moves: Sequence[Claim], unit: str) -> Point:
    said = _each(corpus, stated, unit)
    value, agree = _joint(said)
    return Point(
        period=min(map(_time, stated or moves), key=_exactness),
        claims=tuple(stated),
        range=value,
        agree=agree,
        moves=tuple(_moved(corpus, moves)),
        said=said,
    )


def _exactness(period: Period) -> tuple[bool, int, date]:
    """Of periods that a stock is told of, the instant goes first, then the shortest."""
    return period.type != "instant", period.days, period.start


def _joint(said: Sequence[Said]) -> tuple[Interval, bool]:
    """The values that all claims allow, or the hull of what they say where there is none."""
    common = reduce(Interval.intersection, (each.range for each in said), Interval.whole())
    return (reduce(Interval.hull, (each.range for each in said)), False) if common.empty else (common, True)


def _each(corpus: Corpus, claims: Iterable[Claim], unit: str) -> tuple[Said, ...]:
    """Every value that each claim may mean, between both ends where it is one of a range."""
    return tuple(Said(claim, _worth_in(claim, unit), _said(corpus, claim, unit)) for claim in claims)


def _said(corpus: Corpus, claim: Claim, unit: str) -> Interval:
    other = corpus.claim(claim.range_with)
    return _hard(claim, unit).hull(_hard(other, unit)) if other else _hard(claim, unit)


def _hard(claim: Claim, unit: str) -> Interval:
    return claim.quantity.hard.scaled(_worth_in(claim, unit))


def _worth_in(claim: Claim, unit: str) -> Fraction:
    """How many of a unit one of the claim's is."""
    own = measure(claim)
    return Fraction(1) if own == unit else worth(own) / worth(unit)


def _moved(corpus: Corpus, moves: Sequence[Claim]) -> Iterator[Move]:
    """What is stated against one base stands together, in the order in which the bases come up."""
    told: dict[tuple[Kind, bool, _Base, str], list[Claim]] = defaultdict(list)
    known: dict[tuple[Kind, Comparison], Claim] = {}
    for claim in moves:
        if against := _against(corpus, claim):
            known.setdefault((claim.kind, against), claim)
    for claim in moves:
        against = _against(corpus, claim) or _unsaid_base(claim, known)
        told[claim.kind, _is_real(corpus, claim), against, dimension(claim)].append(claim)
    for (kind, real, against, _), claims in told.items():
        unit = _commonest(map(measure, claims))
        said = _each(corpus, claims, unit)
        yield Move(kind, real, against, unit, tuple(claims), *_joint(said), said)


def _unsaid_base(move: Claim, known: Mapping[tuple[Kind, Comparison], Claim]) -> _Base:
    """The one base against which something else that is known of that time moves alike."""
    alike = [against for (kind, against), other in known.items() if kind == move.kind and _may_be(move, other)]
    return alike[0] if len(alike) == 1 else None


def _may_be(one: Claim, other: Claim) -> bool:
    """Some amount is both."""
    return dimension(one) == dimension(other) and _hard(one, measure(other)).overlaps(other.quantity.hard)


def _against(corpus: Corpus, move: Claim) -> _Base:
    """What a move is measured against, the same for all periods where the basis alone tells it."""
    compared, period = move.compared_to, _time(move)
    if period.start.year < period.end.year and _says(corpus, move, grammar_words().mean_growth):
        return Comparison("average")
    if compared is None or compared.basis != "named" or compared.period is None:
        return Comparison(compared.basis) if compared else None
    before = year_before(period)
    return Comparison("year_earlier") if before and before.end == compared.period.end else compared


def _is_real(corpus: Corpus, move: Claim) -> bool:
    """Its statistic, its own words or what is usual for its metric say that it doesn't follow from the levels."""
    if move.metric.statistic.endswith("real") or _says(corpus, move, grammar_words().real):
        return True
    usual = metric_words().grows_really(move.metric.name)
    return usual and not _says(corpus, move, grammar_words().nominal)


def _says(corpus: Corpus, move: Claim, words: Iterable[str]) -> bool:
    """One of the words stands in its name, or before it and behind the last figure."""
    said = _FIGURE.sub("", corpus.ahead(move, _REACH))
    return any(word in said or word in move.metric.name for word in words)
