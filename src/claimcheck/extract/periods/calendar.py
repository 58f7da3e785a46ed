"""Arithmetic of calendar periods: shifts by years and months, and the edges of a span."""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, date, timedelta

from attrs import evolve

from claimcheck.model import Period, month_end

# First and last day of the parts of a month, 0 for its end.
_PARTS = {
    "上旬": (1, 10),
    "中旬": (11, 20),
    "下旬": (21, 0),
    "上中旬": (1, 20),
    "中下旬": (11, 0),
    "上半月": (1, 15),
    "下半月": (16, 0),
}


def one_day(day: date) -> Period:
    """The span of a single day."""
    return Period(day, day)


def shift_year(period: Period, years: int) -> Period | None:
    """The same days ``years`` later; the last day of February stays the last. None outside the calendar."""
    if period.start.year + years < MINYEAR or period.end.year + years >= MAXYEAR:
        return None
    return evolve(period, start=_shift(period.start, years), end=_shift(period.end, years))


def _shift(day: date, years: int) -> date:
    """One day ``years`` later."""
    year = day.year + years
    if day == month_end(day.year, day.month) and day.month == 2:  # noqa: PLR2004 - February
        return month_end(year, 2)
    return day.replace(year=year)


def previous(period: Period) -> Period | None:
    """The month, quarter or day before one, None for other spans. The end of a month goes to the end of the last."""
    if period.type == "instant":
        before = period.start.replace(day=1) - timedelta(days=1)
        return Period.instant(before) if period.end == month_end(period.end.year, period.end.month) else None
    if period.start == period.end:
        day = period.start - timedelta(days=1)
        return Period(day, day)
    length = whole_months(period)
    return months_after(period.start, -length, length) if length in (1, 3) else None


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


def edged(period: Period, edge: str | None) -> Period | None:
    """The end, beginning or part of a period; the period itself without an edge, None for a part of no month."""
    if edge in ("底", "末", "末期", "期末", "收官之年"):
        return Period.instant(period.end)
    if edge in ("初", "期初", "初期"):
        return Period.instant(period.start)
    if edge not in _PARTS:
        return period
    if whole_months(period) != 1:
        return None
    first, last = _PARTS[edge]
    return Period(period.start.replace(day=first), period.start.replace(day=last) if last else period.end)
