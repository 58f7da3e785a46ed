"""Periods as people name them: 2023年1—5月, 2023年6月末; Jan–May 2023, end of Jun 2023."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from claimcheck.model import Period, Text, month_end

DECEMBER, SECOND_HALF = 12, 7
MONTHS = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@lru_cache(1 << 12)
def named(period: Period) -> Text:
    """The name of a period, by which its form can be told: a year, some of its months, some days, an instant."""
    if period.type == "instant":
        return _instant(period.end)
    ends = _days if _is_ragged(period) else _months
    return _by_calendar(period) or ends(period.start, period.end)


def spoken(period: Period) -> Text:
    """A period as a sentence has it: 2023年末, 2023年12月11日; the end of 2023, 11 Dec 2023."""
    return at_end_of(period.end) if period.type == "instant" else named(period)


def at_end_of(last: date) -> Text:
    """A day as a sentence has it, named after the year or month that it ends."""
    if last != month_end(last.year, last.month):
        return day(last)
    name = _instant(last)
    return Text(name.zh, f"the {name.en}")


def _by_calendar(period: Period) -> Text | None:
    """The name of whole years, a half or a quarter."""
    first, last = period.start, period.end
    if period.form == "year":
        return Text(f"{last.year}年", f"{last.year}")
    if period.form == "years":
        return Text(f"{first.year}—{last.year}年", f"{first.year}–{last.year}")
    if period.form == "half":
        half = Text("上半年", "H1") if first.month < SECOND_HALF else Text("下半年", "H2")
        return Text(f"{last.year}年{half.zh}", f"{half.en} {last.year}")
    if period.form == "quarter":
        quarter = last.month // 3
        return Text(f"{last.year}年{'一二三四'[quarter - 1]}季度", f"Q{quarter} {last.year}")
    return None


def _instant(last: date) -> Text:
    """A stock at the end of a year, a month or a day."""
    if (last.month, last.day) == (DECEMBER, 31):
        return Text(f"{last.year}年末", f"end of {last.year}")
    if last == month_end(last.year, last.month):
        return Text(f"{last.year}年{last.month}月末", f"end of {MONTHS[last.month]} {last.year}")
    when = day(last)
    return Text(f"截至{when.zh}", f"by {when.en}")


def day(on: date) -> Text:
    """A day by its name: 2023年12月11日, 11 Dec 2023."""
    return Text(f"{on.year}年{on.month}月{on.day}日", f"{on.day} {MONTHS[on.month]} {on.year}")


def _is_ragged(period: Period) -> bool:
    return period.start.day != 1 or period.end != month_end(period.end.year, period.end.month)


def _months(start: date, end: date) -> Text:
    first, last = MONTHS[start.month], MONTHS[end.month]
    if start.year != end.year:
        zh = f"{start.year}年{start.month}月—{end.year}年{end.month}月"
        return Text(zh, f"{first} {start.year}–{last} {end.year}")
    if start.month == end.month:
        return Text(f"{end.year}年{end.month}月", f"{last} {end.year}")
    return Text(f"{end.year}年{start.month}—{end.month}月", f"{first}–{last} {end.year}")


def _days(start: date, end: date) -> Text:
    """What the two ends have in common is said once."""
    last = day(end)
    if start == end:
        return last
    if start.year != end.year:
        first = day(start)
        return Text(f"{first.zh}—{last.zh}", f"{first.en}–{last.en}")
    if start.month != end.month:
        zh = f"{end.year}年{start.month}月{start.day}日—{end.month}月{end.day}日"
        return Text(zh, f"{start.day} {MONTHS[start.month]}–{last.en}")
    return Text(f"{end.year}年{end.month}月{start.day}—{end.day}日", f"{start.day}–{last.en}")
