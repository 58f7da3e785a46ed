"""What the documents say of one metric over time."""

from __future__ import annotations

from attrs import field, frozen

from claimcheck.model.claim import Claim, Kind
from claimcheck.model.interval import Interval
from claimcheck.model.period import Comparison, Period


@frozen
class Move:
    """What is stated of how far a metric moved up to one time: its growths, changes or multiples against one base.

    ``real`` moves don't follow from the levels, by their words or by convention (实际, 可比口径, 扣除…).
    ``compared_to`` has a period only where the text names one that the basis doesn't tell (较2012年). ``range`` and
    ``agree`` are as for a ``Point``, in the move's own unit.
    """

    kind: Kind
    real: bool
    compared_to: Comparison | None
    unit: str
    claims: tuple[Claim, ...] = field(repr=False)
    range: Interval
    agree: bool


@frozen
class Point:
    """What all documents state of one period, in the order in which they were published.

    ``range`` holds the values on which all ``claims`` agree; where there is none, ``agree`` is false and it is the
    hull of what they say. Both speak of the series' unit, and of every reading of the digits. A point without claims,
    of which only ``moves`` are stated, has the range of all numbers.
    """

    period: Period
    claims: tuple[Claim, ...] = field(repr=False)
    range: Interval
    agree: bool
    moves: tuple[Move, ...] = field(default=())

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
