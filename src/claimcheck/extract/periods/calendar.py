"""Arithmetic of calendar periods: the span before one, and the edges of a span."""

from __future__ import annotations

from datetime import date, timedelta

from claimcheck.model import Period, month_end, months_after, whole_months

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
