"""When a figure holds: calendar spans and instants."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from attrs import field, frozen

PeriodType = Literal["span", "instant"]
Basis = Literal["year_earlier", "previous", "year_start", "named", "average", "other"]


@frozen
class Period:
    """From ``start`` to ``end``, both days included; an instant (a stock at the end of a day) has start = end."""

    start: date
    end: date
    type: PeriodType = "span"

    @classmethod
    def instant(cls, day: date) -> Period:
        """A stock at the end of ``day``."""
        return cls(day, day, "instant")

    @classmethod
    def year(cls, year: int) -> Period:
        """The whole calendar year."""
        return cls(date(year, 1, 1), date(year, 12, 31))

    @classmethod
    def months(cls, year: int, first: int, last: int) -> Period:
        """From the first day of month ``first`` to the last day of month ``last`` of one year."""
        return cls(date(year, first, 1), month_end(year, last))

    @property
    def days(self) -> int:
        """Calendar days covered."""
        return (self.end - self.start).days + 1

    def contains(self, other: Period) -> bool:
        """Every day of ``other`` lies inside."""
        return self.start <= other.start and other.end <= self.end

    def __str__(self) -> str:
        return str(self.end) if self.type == "instant" else f"{self.start}/{self.end}"


@frozen
class Comparison:
    """What a growth, change or multiple is measured against.

    ``year_earlier`` is 同比, ``previous`` 环比, ``year_start`` 比年初, ``named`` a period that the text names,
    ``average`` an average growth over several years.
    """

    basis: Basis
    period: Period | None = field(default=None)


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1)
