"""When a figure holds: calendar spans and instants."""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date
from typing import Literal

from attrs import evolve, field, frozen

PeriodType = Literal["span", "instant"]
_FEBRUARY = 2
_QUARTER, _YEAR = 3, 12
PeriodForm = Literal["year", "years", "half", "quarter", "year_to_date", "month", "months", "day", "days", "instant"]
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

    @property
    def form(self) -> PeriodForm:
        """What sort of stretch of the calendar it is.

        ``year_to_date`` runs from 1 January into a later month of that year, unless it is a quarter, a half or the
        whole; ``months`` are any others in full, ``days`` what neither begins nor ends with a month.
        """
        if self.type == "instant":
            return "instant"
        months = whole_months(self)
        if months and (named := _named_form(self.start.month, months)):
            return named
        if (self.start.month, self.start.day) == (1, 1) and self.start.year == self.end.year and self.end.month > 1:
            return "year_to_date"
        if months:
            return "months"
        return "day" if self.start == self.end else "days"

    def shifted(self, years: int) -> Period | None:
        """The same days so many years later; what ends with February does so in any year. None outside the calendar."""
        if self.start.year + years < MINYEAR or self.end.year + years >= MAXYEAR:
            return None
        start, end = _same_day(self.start, years), _same_day(self.end, years)
        if self._ends_february():
            end = month_end(end.year, end.month)
        return evolve(self, start=end if self.type == "instant" else start, end=end)

    def _ends_february(self) -> bool:
        """More than a single day, or the stock at its end, up to the last day of February."""
        last = self.end.month == _FEBRUARY and self.end == month_end(self.end.year, _FEBRUARY)
        return last and (self.start < self.end or self.type == "instant")

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


def _named_form(first: int, months: int) -> PeriodForm | None:
    """The calendar's own name for so many whole months from the month ``first`` on, if it has one."""
    if months == 1:
        return "month"
    if months == _QUARTER and first % _QUARTER == 1:
        return "quarter"
    if months == 2 * _QUARTER and first % (2 * _QUARTER) == 1:
        return "half"
    if months % _YEAR == 0 and first == 1:
        return "year" if months == _YEAR else "years"
    return None


def _same_day(day: date, years: int) -> date:
    """The day of that date so many years later; of 29 February the 28th where there is none."""
    year = day.year + years
    return day.replace(year=year, day=min(day.day, month_end(year, day.month).day))


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def whole_months(period: Period) -> int:
    """How many whole calendar months it covers, 0 where it doesn't begin and end with a month."""
    if period.start.day != 1 or period.end != month_end(period.end.year, period.end.month):
        return 0
    return (period.end.year - period.start.year) * 12 + period.end.month - period.start.month + 1


def months_after(start: date, shift: int, length: int) -> Period:
    """``length`` whole months that begin ``shift`` months after the month of ``start``."""
    first = start.year * 12 + start.month - 1 + shift
    last = first + length - 1
    return Period(date(first // 12, first % 12 + 1, 1), month_end(last // 12, last % 12 + 1))
