"""Finds the figures that an equation of the user names: one set for each scope, time and document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple, TypeAlias

from attrs import frozen

from claimcheck.config import Equation
from claimcheck.config.formula import Formula, Named, Shift
from claimcheck.lexicon.growth import growth_name
from claimcheck.lexicon.scope import canonical_scope
from claimcheck.lexicon.statistic import of_real_growth, statistic_of
from claimcheck.model import Basis, Claim, Interval, Period, month_end
from claimcheck.relate.corpus import WINDOW
from claimcheck.relate.identity import Identity, identity_of
from claimcheck.relate.link import is_flow, is_stock, nearest, ref, same_unit

Members: TypeAlias = Mapping[Named, Claim]
Figures: TypeAlias = Mapping[Identity, Sequence[Claim]]
_MONTHS = {"year": 12, "quarter": 3, "month": 1}
_BACK: Mapping[Shift, int] = {"上年": 12, "上季": 3, "上月": 1}
_LEAST_STEM = 2
_USUAL: Basis = "year_earlier"


@frozen
class Sought:
    """What a name of a formula asks for: ``own`` is what it says.

    ``longer`` are other names that end in it, ``whole`` is the one that stands alone on its side, if there is one, and
    ``stems`` are the other names and the beginnings of the whole's, the longest first.
    """

    own: Identity
    longer: tuple[str, ...]
    stems: tuple[str, ...]
    whole: Identity | None
    statistic: str
    growth: Basis | None

    def topic(self, found: Identity) -> str | None:
        """What a name says beyond the one that is sought; None where it is another.

        A part may go by the words of its whole too (基本医保居民医保参保人数), and any figure by a topic before it.
        Behind that another name may stand, or the beginning of the whole's (馆藏总量纸质书藏量, 一般公共预算税收收入).
        """
        if found.terms == self.own.terms or (self.whole and found.terms == self.own.terms | self.whole.terms):
            return ""
        if not found.text.endswith(self.own.text) or found.text.endswith(self.longer):
            return None
        before = found.text.removesuffix(self.own.text)
        return before.removesuffix(next((stem for stem in self.stems if before.endswith(stem)), ""))

    def has(self, claim: Claim) -> bool:
        """The claim is of the statistic, kind and comparison; its name is looked at before."""
        if claim.metric.statistic != self.statistic:
            return False
        if self.growth is None:
            return claim.kind in ("level", "rate")
        return claim.kind == "growth" and (claim.compared_to.basis if claim.compared_to else _USUAL) == self.growth


@frozen
class Assignment:
    """A complete set of figures for an equation, and the ``topic`` that their names have beyond its own.

    It is not ``sure`` where a document gives one of the names several values: what tells these apart isn't in the name.
    """

    members: Members
    topic: str
    sure: bool


def assignments(equation: Equation, figures: Figures) -> Iterator[Assignment]:
    """Each set once; a document's own figures go before those of others."""
    found = {member: _Shelf(sought, figures) for member, sought in _sought(equation.formula).items()}
    given: set[tuple[str, ...]] = set()
    for about in _subjects(equation, found):
        for period in _periods(equation, found, about):
            for members, sure in _sets(found, about, period):
                ids = tuple(claim.id for claim in members.values())
                if ids not in given and len(set(ids)) == len(ids):
                    given.add(ids)
                    yield Assignment(members, about.topic, sure)


def _sought(formula: Formula) -> dict[Named, Sought]:
    """What each name asks for."""
    growths = {member: growth_name(member.name) for member in formula.names}
    own = {member: identity_of(growth.stem if growth else member.name) for member, growth in growths.items()}
    sides = [side for side in (formula.left, formula.right) if isinstance(side, Named)]
    lone = sides[0] if len(sides) == 1 else None
    found = {}
    for member, growth in growths.items():
        statistic = statistic_of(growth.stem if growth else member.name, share=False)
        if growth and growth.real:
            statistic = of_real_growth(statistic)
        whole = lone if lone and own[lone] != own[member] else None
        others = [other for other in formula.names if own[other] != own[member]]
        longer = tuple(own[other].text for other in others if own[other].text.endswith(own[member].text))
        stems = {own[other].text for other in others} | (_beginnings(whole.name) if whole else set())
        found[member] = Sought(
            own=own[member],
            longer=longer,
            stems=tuple(sorted(stems, key=lambda stem: (-len(stem), stem))),
            whole=own[whole] if whole else None,
            statistic=statistic,
            growth=growth.basis if growth else None,
        )
    return found


def _beginnings(name: str) -> set[str]:
    """What a name begins with, each spelled as identities are."""
    return {identity_of(name[:end]).text for end in range(_LEAST_STEM, len(name))}


class _About(NamedTuple):
    """What the figures of one set have in common beside their time."""

    scope: str
    topic: str


class _Shelf:
    """The figures that one name may mean, by what they are about and by time."""

    def __init__(self, sought: Sought, figures: Figures) -> None:
        self.exact: dict[tuple[_About, date, date], list[Claim]] = defaultdict(list)
        self.stocks: dict[tuple[_About, date], list[Claim]] = defaultdict(list)
        self.periods: dict[_About, dict[Period, None]] = defaultdict(dict)
        for name, claims in figures.items():
            topic = sought.topic(name)
            for claim in claims if topic is not None else ():
                if claim.period is not None and sought.has(claim):
                    self.add(_About(claim.metric.scope, topic or ""), claim, claim.period)

    def add(self, about: _About, claim: Claim, period: Period) -> None:
        """Put a figure in its places."""
        self.exact[about, period.start, period.end].append(claim)
        if is_stock(claim) or (period.type == "instant" and not is_flow(claim)):
            self.stocks[about, period.end].append(claim)
        self.periods[about][period] = None

    def at(self, about: _About, period: Period) -> Sequence[Claim]:
        """The figures of a time, those of a stock at its end among them."""
        found = self.exact.get((about, period.start, period.end), ())
        stocks = self.stocks.get((about, period.end), ())
        return list({claim.id: claim for claim in (*found, *stocks)}.values())


def _subjects(equation: Equation, found: Mapping[Named, _Shelf]) -> Iterable[_About]:
    """What the figures of all names may be about, of the equation's scope where it has one."""
    first, *rest = found.values()
    wanted = None if equation.scope is None else canonical_scope(equation.scope)
    every = (about for about in first.periods if all(about in shelf.periods for shelf in rest))
    return [about for about in every if wanted in (None, about.scope)]


def _periods(equation: Equation, found: Mapping[Named, _Shelf], about: _About) -> Iterable[Period]:
    """The times of which figures without a shift are stated, if they are of the wanted length; few of each end."""
    ends: dict[date, dict[Period, None]] = defaultdict(dict)
    for shelf in (shelf for member, shelf in found.items() if not member.shift):
        for period in shelf.periods.get(about, ()):
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


def _sets(found: Mapping[Named, _Shelf], about: _About, period: Period) -> Iterator[tuple[Members, bool]]:
    """For each document that states one of the figures, its own and the nearest of the others."""
    times = {member: shifted(period, member.shift) for member in found}
    stated = {member: found[member].at(about, time) if time else () for member, time in times.items()}
    if not all(stated.values()):
        return
    documents: dict[str, dict[Named, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for member, claims in stated.items():
        for claim in claims:
            documents[claim.document][member].append(claim)
    for own in documents.values():
        lead = _plainest(next(iter(own.values())))
        chosen = {member: nearest(lead, own.get(member) or claims[:WINDOW]) for member, claims in stated.items()}
        members = {member: claim for member, claim in chosen.items() if claim is not None}
        yield members, all(_is_one(claim, documents[claim.document][member]) for member, claim in members.items())


def _is_one(claim: Claim, others: Sequence[Claim]) -> bool:
    """The document says nothing else of the metric: no other value, whatever the words between them."""
    return all(same_unit(claim, each) and _amount(claim).overlaps(_amount(each)) for each in others)


def _amount(claim: Claim) -> Interval:
    return claim.quantity.hard.scaled(ref(claim).scale)


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
