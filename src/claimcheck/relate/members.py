"""Finds the figures that an equation of the user names: one set for each scope, time and document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TypeAlias

from attrs import frozen

from claimcheck.config import Equation
from claimcheck.config.formula import Formula, Named, Shift
from claimcheck.lexicon.growth import growth_name
from claimcheck.lexicon.metrics import metric_words
from claimcheck.lexicon.scope import canonical_scope
from claimcheck.lexicon.statistic import of_real_growth, statistic_of
from claimcheck.model import Basis, Claim, Period, month_end
from claimcheck.relate.corpus import WINDOW
from claimcheck.relate.identity import Terms, bare_terms
from claimcheck.relate.link import is_stock, nearest

Members: TypeAlias = Mapping[Named, Claim]
Figures: TypeAlias = Mapping[Terms, Sequence[Claim]]
_MONTHS = {"year": 12, "quarter": 3, "month": 1}
_BACK: Mapping[Shift, int] = {"上年": 12, "上季": 3, "上月": 1}
_USUAL: Basis = "year_earlier"


@frozen
class Sought:
    """What a name of a formula asks for; ``names`` are the terms that it may go by."""

    names: tuple[Terms, ...]
    statistic: str
    growth: Basis | None

    def has(self, claim: Claim) -> bool:
        """The claim is of the statistic, kind and comparison; its name is looked at before."""
        if claim.metric.statistic != self.statistic:
            return False
        if self.growth is None:
            return claim.kind in ("level", "rate")
        return claim.kind == "growth" and (claim.compared_to.basis if claim.compared_to else _USUAL) == self.growth


def assignments(equation: Equation, figures: Figures) -> Iterator[Members]:
    """Each complete set of figures, once; a document's own figures go before those of others."""
    found = {member: _Shelf(sought, figures) for member, sought in _sought(equation.formula).items()}
    given: set[tuple[str, ...]] = set()
    for scope in _scopes(equation, found):
        for period in _periods(equation, found, scope):
            for members in _sets(found, scope, period):
                ids = tuple(claim.id for claim in members.values())
                if ids not in given and len(set(ids)) == len(ids):
                    given.add(ids)
                    yield members


def _sought(formula: Formula) -> dict[Named, Sought]:
    """What each name asks for; beside a lone whole the others may go by its words too (基本医保的居民医保参保人数)."""
    growths = {member: growth_name(member.name) for member in formula.names}
    stems = {member: growth.stem if growth else member.name for member, growth in growths.items()}
    plain = {member: bare_terms(metric_words().content(stem) or (stem,)) for member, stem in stems.items()}
    lone = [side for side in (formula.left, formula.right) if isinstance(side, Named)]
    whole = plain[lone[0]] if len(lone) == 1 else frozenset[str]()
    found = {}
    for member, growth in growths.items():
        own = plain[member]
        names = (own,) if own == whole else tuple(dict.fromkeys((own, own | whole)))
        statistic = statistic_of(stems[member], share=False)
        if growth and growth.real:
            statistic = of_real_growth(statistic)
        found[member] = Sought(names, statistic, growth.basis if growth else None)
    return found


class _Shelf:
    """The figures that one name may mean, by scope and time."""

    def __init__(self, sought: Sought, figures: Figures) -> None:
        self.exact: dict[tuple[str, date, date], list[Claim]] = defaultdict(list)
        self.stocks: dict[tuple[str, date], list[Claim]] = defaultdict(list)
        self.periods: dict[str, dict[Period, None]] = defaultdict(dict)
        for claim in (claim for name in sought.names for claim in figures.get(name, ()) if sought.has(claim)):
            if claim.period is not None:
                scope = claim.metric.scope
                self.exact[scope, claim.period.start, claim.period.end].append(claim)
                if is_stock(claim):
                    self.stocks[scope, claim.period.end].append(claim)
                self.periods[scope][claim.period] = None

    def at(self, scope: str, period: Period) -> Sequence[Claim]:
        """The figures of a time, those of a stock at its end among them."""
        found = self.exact.get((scope, period.start, period.end), ())
        stocks = self.stocks.get((scope, period.end), ())
        return list({claim.id: claim for claim in (*found, *stocks)}.values())


def _scopes(equation: Equation, found: Mapping[Named, _Shelf]) -> Iterable[str]:
    if equation.scope is not None:
        return (canonical_scope(equation.scope),)
    return dict.fromkeys(scope for shelf in found.values() for scope in shelf.periods)


def _periods(equation: Equation, found: Mapping[Named, _Shelf], scope: str) -> Iterable[Period]:
    """The times of which figures without a shift are stated, if they are of the wanted length; few of each end."""
    ends: dict[date, dict[Period, None]] = defaultdict(dict)
    for shelf in (shelf for member, shelf in found.items() if not member.shift):
        for period in shelf.periods.get(scope, ()):
            if _fits(equation, period) and len(ends[period.end]) < WINDOW:
                ends[period.end][period] = None
    return [period for periods in ends.values() for period in periods]


def _fits(equation: Equation, period: Period) -> bool:
    if equation.period in {"same", "instant"}:
        return equation.period == "same" or period.type == "instant"
    length = _MONTHS[equation.period]
    last = month_end(period.end.year, period.end.month)
    if period.end != last or period.end.month % length:
        return False
    return period.type == "instant" or (period.start.day == 1 and _months(period) == length)


def _months(period: Period) -> int:
    return (period.end.year - period.start.year) * 12 + period.end.month - period.start.month + 1


def _sets(found: Mapping[Named, _Shelf], scope: str, period: Period) -> Iterator[Members]:
    """For each document that states one of the figures, its own and the nearest of the others."""
    times = {member: shifted(period, member.shift) for member in found}
    stated = {member: found[member].at(scope, time) if time else () for member, time in times.items()}
    if not all(stated.values()):
        return
    documents: dict[str, dict[Named, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for member, claims in stated.items():
        for claim in claims:
            documents[claim.document][member].append(claim)
    for own in documents.values():
        lead = _plainest(next(iter(own.values())))
        chosen = {member: nearest(lead, own.get(member) or claims[:WINDOW]) for member, claims in stated.items()}
        yield {member: claim for member, claim in chosen.items() if claim is not None}


def _plainest(claims: Sequence[Claim]) -> Claim:
    """The figure without a hedge that has the most digits, the first among equals."""
    return min(claims, key=lambda claim: (claim.quantity.hedge != "exact", claim.quantity.printed.step))


def shifted(period: Period, shift: Shift) -> Period | None:
    """The time that a shift makes of another; None where the calendar has none, as for the month before a quarter."""
    if not shift:
        return period
    if shift == "上年末":
        return Period.instant(date(period.start.year - 1, 12, 31)) if period.start.year > 1 else None
    back = _BACK[shift]
    ends_with_month = period.end == month_end(period.end.year, period.end.month)
    whole = ends_with_month and (period.type == "instant" or (period.start.day == 1 and _months(period) == back))
    if back != _MONTHS["year"] and not whole:
        return None
    start, end = _back(period.start, back), _back(period.end, back)
    if start is None or end is None:
        return None
    if ends_with_month:
        end = month_end(end.year, end.month)
        start = end if period.type == "instant" else start
    return Period(start, end, period.type)


def _back(day: date, months: int) -> date | None:
    """The same day so many months earlier, the last of the month where it has no such day."""
    count = day.year * 12 + day.month - 1 - months
    if count < 12:  # noqa: PLR2004 - there is no year 0
        return None
    year, month = count // 12, count % 12 + 1
    return date(year, month, min(day.day, month_end(year, month).day))
