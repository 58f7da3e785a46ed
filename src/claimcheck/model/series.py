"""What the documents say of one metric over time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from itertools import groupby
from typing import Literal

from attrs import field, frozen

from claimcheck.model.claim import Claim, Kind
from claimcheck.model.interval import Interval
from claimcheck.model.period import Comparison, Period, PeriodForm

Run = Literal["years", "from_january", "half", "quarter", "months", "month", "days", "day", "instant"]
# In the order in which runs are told.
_RUN_OF: Mapping[PeriodForm, Run] = {
    "years": "years",
    "year": "from_january",
    "year_to_date": "from_january",
    "half": "half",
    "quarter": "quarter",
    "months": "months",
    "month": "month",
    "days": "days",
    "day": "day",
    "instant": "instant",
}
_PLACES = {run: place for place, run in enumerate(dict.fromkeys(_RUN_OF.values()))}


def run_of(period: Period) -> Run:
    """The run in which a point stands with those whose values can be compared.

    ``from_january`` is what runs from January into one year, the whole year included; ``half`` is a second half.
    """
    form, start = period.form, period.start
    from_january = start.month == start.day == 1 and start.year == period.end.year
    return "from_january" if from_january and form in {"half", "quarter"} else _RUN_OF[form]


def place_in_time(period: Period) -> tuple[int, date, date]:
    """Periods in the order of a series: by their runs, each in time."""
    return _PLACES[run_of(period)], period.end, period.start


@frozen
class Said:
    """What one claim says in the unit of its series, of which its own is worth ``worth``: it lies within ``range``.

    The range holds every reading of the digits; that of an end of a range (20-200个) reaches to the other end.
    """

    claim: Claim = field(repr=False)
    worth: Fraction
    range: Interval

    @property
    def value(self) -> Fraction:
        """The number as printed."""
        return self.claim.quantity.value * self.worth

    @property
    def likely(self) -> Interval:
        """The range that its digits and hedge suggest first."""
        return self.claim.quantity.plausible.scaled(self.worth)


@frozen
class Move:
    """What is stated of how far a metric moved up to one time: its growths, changes or multiples against one base.

    ``real`` moves don't follow from the levels, by their words or by convention (实际, 可比口径, 扣除…).
    ``compared_to`` has a period only where the text names one that the basis doesn't tell (较2012年). ``range``,
    ``agree`` and ``said`` are as for a ``Point``, in the move's own unit.
    """

    kind: Kind
    real: bool
    compared_to: Comparison | None
    unit: str
    claims: tuple[Claim, ...] = field(repr=False)
    range: Interval
    agree: bool
    said: tuple[Said, ...] = field(default=(), repr=False)


@frozen
class Point:
    """What all documents state of one period, in the order in which they were published.

    ``range`` holds the values on which all ``claims`` agree; where there is none, ``agree`` is false and it is the
    hull of what they say. Both speak of the series' unit, and of every reading of the digits. A point without claims,
    of which only ``moves`` are stated, has the range of all numbers. ``said`` is what each of the claims says alone.
    """

    period: Period
    claims: tuple[Claim, ...] = field(repr=False)
    range: Interval
    agree: bool
    moves: tuple[Move, ...] = field(default=())
    said: tuple[Said, ...] = field(default=(), repr=False)

    @property
    def statements(self) -> tuple[Claim, ...]:
        """Its claims and those of its moves."""
        return (*self.claims, *(claim for move in self.moves for claim in move.claims))


@frozen
class Series:
    """One metric of one scope and statistic, in one kind and unit, over time.

    Growths, changes and multiples stand as ``moves`` beside the levels or rates of their metric; where none is stated,
    they are a series of their own, whose points have moves alone, and ``kind`` says of which kind. ``name`` is the
    commonest of the claims' names; ``key``, ``scope`` and ``statistic`` are theirs, and ``whole`` the words that say
    what a share is of. Points stand in runs that can be compared, each in time: years and what runs from their
    beginning, then pieces of years from the longest to the shortest, then stocks.
    """

    key: str
    name: str
    scope: str
    statistic: str
    kind: Kind
    unit: str
    points: tuple[Point, ...] = field(repr=False)
    whole: str = field(default="")

    @property
    def documents(self) -> tuple[str, ...]:
        """The ids of the documents that it stands in, each once, in the order of its points."""
        return tuple(dict.fromkeys(claim.document for point in self.points for claim in point.statements))

    @property
    def runs(self) -> Iterator[tuple[Run, tuple[Point, ...]]]:
        """Its points in runs whose values can be compared."""
        for run, points in groupby(self.points, lambda point: run_of(point.period)):
            yield run, tuple(points)
