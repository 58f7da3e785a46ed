"""Values of the reader of time expressions: what it finds, and what it must know of the text before."""

from __future__ import annotations

from datetime import date
from typing import Literal

from attrs import field, frozen

from claimcheck.model import Basis, Period

Role = Literal["at", "until", "since", "compared", "from", "to", "frame"]


@frozen
class TimeMention:
    """A time expression at ``[start, end)`` of the text that was given.

    ``role`` says what it is to the figures near it: the time they hold at (``at``), the instant they are counted up to
    (``until``), the start they are counted from (``since``), what they are compared with (``compared``), the two times
    of a movement (``from`` and ``to``), or only the scene: how often, roughly when, or the day of the report
    (``frame``). ``period`` is None where the calendar dates can't be known. ``basis`` is set for ``compared`` alone.
    """

    start: int
    end: int
    text: str
    role: Role
    period: Period | None
    rule: str
    basis: Basis | None = field(default=None)


@frozen
class Movable:
    """A holiday as it was read, whose days differ from year to year."""

    rule: str
    parts: tuple[tuple[str, str | None], ...]


@frozen
class TimeContext:
    """What the text before says of time.

    ``last`` is the period that the text is speaking of: the last mention that is ``at``, ``until`` or ``since``, or
    None after one of unknown dates; ``span`` is the last such that is no instant. ``year`` is the last year named, for
    months that come without one; ``heading`` the year that a title or heading names; ``day`` the last single day, for
    days that come without a month; ``movable`` the holiday that ``last`` is, if it is one.
    """

    published: date | None = field(default=None)
    last: Period | None = field(default=None)
    span: Period | None = field(default=None)
    year: int | None = field(default=None)
    heading: int | None = field(default=None)
    day: date | None = field(default=None)
    movable: Movable | None = field(default=None)

    @property
    def running_year(self) -> int | None:
        """The year that the text is speaking of, where it speaks of one."""
        if self.last is not None and single_year(self.last):
            return self.last.end.year
        return self.year or self.heading or (self.last.end.year if self.last else None)


def single_year(period: Period) -> bool:
    """It lies within one calendar year."""
    return period.start.year == period.end.year
