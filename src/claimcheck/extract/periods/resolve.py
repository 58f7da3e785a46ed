"""From the parts of a time expression to calendar dates."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import pairwise

from claimcheck.extract.periods import named
from claimcheck.extract.periods.calendar import edged, one_day
from claimcheck.extract.periods.year import (
    ANNOUNCED,
    RECENT,
    Reading,
    implied_whole_year,
    implied_year,
    small_number,
    year_of,
)
from claimcheck.lexicon.periods import period_words
from claimcheck.model import Period, month_end, months_after, whole_months

# 31日…，2日…: a lower day that was so short before publication is of the month after.
_TURN = timedelta(days=7)


def resolve(rule: str, reading: Reading) -> Period | None:
    """The period that an expression of this rule stands for, None where it can't be known."""
    resolver = _RESOLVERS.get(rule)
    try:
        return resolver(reading) if resolver else None
    except (ValueError, OverflowError):
        return None  # no such day: 2月30日


def _span(reading: Reading, first: int, last: int, *, cumulative: bool = False) -> Period | None:
    """Whole months of one year, or over the turn of a year where ``last`` is before ``first``."""
    second = year_of(reading, "y2")
    year = year_of(reading) if reading.parts.get("y") else None
    if year is None and not reading.parts.get("y"):
        year = (
            second
            if second is not None and last >= first
            else implied_year(reading, first, last, cumulative=cumulative)
        )
    if year is None:
        return None
    end = second if second is not None else year + (last < first)
    period = Period(date(year, first, 1), month_end(end, last))
    return edged(period, reading.parts.get("edge")) if period.start <= period.end else None


def _month(reading: Reading) -> Period | None:
    month = reading.number("m")
    return None if month is None else _span(reading, month, month)


def _months(reading: Reading) -> Period | None:
    first, last = reading.number("m"), reading.number("m2")
    return None if first is None or last is None else _span(reading, first, last, cumulative=first == 1)


def _first_months(reading: Reading) -> Period | None:
    count = reading.number("n")
    return _span(reading, 1, count, cumulative=True) if count is not None and 1 < count < 13 else None  # noqa: PLR2004


def _month_list(reading: Reading) -> Period | None:
    """1、2、3月: the span of months that follow each other, unless each has a figure of its own."""
    months = [int(month) for month in re.findall("[0-9]+", reading.parts["list"] or "")]
    if not _in_a_row(months) or reading.parts.get("each") is not None:
        return None
    return _span(reading, months[0], months[-1], cumulative=months[0] == 1)


def _in_a_row(numbers: Sequence[int | None]) -> bool:
    """Each number is one more than the one before."""
    return all(a is not None and b == a + 1 for a, b in pairwise(numbers))


def _quarter(reading: Reading) -> Period | None:
    quarter = reading.number("q") or reading.number("q2")
    if quarter is None:
        return None
    year = reading.number("yy")  # 23Q3
    first, last = 3 * quarter - 2, 3 * quarter
    return _span(reading, first, last) if year is None else Period.months(2000 + year, first, last)


def _quarters(reading: Reading) -> Period | None:
    first, last = reading.number("q"), reading.number("q2")
    if first is None or last is None or (last <= first and not reading.parts.get("y2")):
        return None
    listed = [first, *map(small_number, re.findall("[一二三四1-4]", reading.parts.get("more") or "")), last]
    if (reading.parts["join"] or "") in "、和与及" and not _in_a_row(listed):
        return None
    return _span(reading, 3 * first - 2, 3 * last, cumulative=first == 1)


def _first_quarters(reading: Reading) -> Period | None:
    count = reading.number("n")
    return None if count is None else _span(reading, 1, 3 * count, cumulative=True)


def _half_report(reading: Reading) -> Period | None:
    """2023年半年度报告: of the first six months."""
    return _span(reading, 1, 6)


def _half(reading: Reading) -> Period | None:
    first = 1 if reading.parts["half"] == "上" else 7
    last = {"上": 6, "下": 12}.get(reading.parts.get("half2") or "", first + 5)
    return _span(reading, first, last)


def _year(reading: Reading) -> Period | None:
    year = year_of(reading)
    return None if year is None else Period.year(year)


def _whole_year(reading: Reading) -> Period | None:
    year = year_of(reading) if reading.parts.get("y") else implied_whole_year(reading)
    return None if year is None else edged(Period.year(year), reading.parts.get("edge"))


def _years(reading: Reading) -> Period | None:
    first, last = year_of(reading), year_of(reading, "y2")
    return Period(date(first, 1, 1), date(last, 12, 31)) if first and last and first <= last else None


def _from_year(reading: Reading) -> Period | None:
    """2019年至2023年10月, 年初至10月末: from the first of January to the end of a part of the same or a later year."""
    quarter, half = reading.number("n") or reading.number("q2"), reading.parts.get("half")
    month = reading.number("m2") or (3 * quarter if quarter else 6 if half else None)
    if month is None:
        return None
    first, last = year_of(reading), year_of(reading, "y2")
    if first is None and reading.parts.get("y") is None:
        first = last if reading.parts.get("y2") else implied_year(reading, 1, month, cumulative=True)
    end = first if reading.parts.get("y2") is None else last
    return Period(date(first, 1, 1), month_end(end, month)) if first and end and first <= end else None


def _year_end(reading: Reading) -> Period | None:
    period = _whole_year(reading)
    if period is None or not reading.compared or reading.parts.get("edge") != "初":
        return period
    return Period.instant(
        period.start - timedelta(days=1)
    )  # the stock at the beginning is that of the last 31 December


def _days(reading: Reading) -> Period | None:
    start = _start_day(reading)
    day = reading.number("d2")
    if start is None or day is None:
        return None
    month = reading.number("m2")
    year = year_of(reading, "y2") or start.year + (month is not None and month < start.month)
    end = date(year, month or start.month, day)
    return Period(start, end) if start <= end else None


def _day(reading: Reading) -> Period | None:
    day = _start_day(reading)
    return None if day is None else one_day(day)


def _start_day(reading: Reading) -> date | None:
    """The day in the parts ``y``, ``m`` and ``d``, each of the first two perhaps missing."""
    month, day = reading.number("m"), reading.number("d")
    if day is None:
        return None
    if month is None:
        return _bare_day(reading, day)
    year = year_of(reading) if reading.parts.get("y") else _year_of_start(reading, month, day)
    return None if year is None else date(year, month, day)


def _year_of_start(reading: Reading, month: int, day: int) -> int | None:
    """The year of a month and day; the end of a range, if there is one, tells it."""
    last, end = reading.number("m2") or month, reading.number("d2") or day
    year = _year_of_day(reading, last, end) if reading.parts.get("y2") is None else year_of(reading, "y2")
    return None if year is None else year - (last < month)


def _year_of_day(reading: Reading, month: int, day: int) -> int | None:
    """The year of a month and day without one: that of the day just gone by or now to come, else as for months."""
    published = reading.context.published
    if published is not None and not reading.compared:
        for year in (published.year, published.year - 1, published.year + 1):
            if -ANNOUNCED <= published - date(year, month, min(day, 28)) <= RECENT:
                return year
    return implied_year(reading, month, month)


def _bare_day(reading: Reading, day: int) -> date | None:
    """A day without month: that of the last day named, else the latest by publication."""
    published, named = reading.context.published, reading.context.day
    if named is not None and (published is None or timedelta(0) <= published - named <= RECENT):
        following = months_after(named, 1, 1).start + timedelta(days=day - 1)
        turned = published is not None and day < named.day and timedelta(0) <= published - following <= _TURN
        return following if turned else named.replace(day=day)
    if published is None:
        return None
    if reading.ahead or day <= published.day:
        return published.replace(day=day)
    return (published.replace(day=1) - timedelta(days=1)).replace(day=day)


def _day_word(reading: Reading) -> Period | None:
    words, context, word = period_words().days, reading.context, reading.parts["word"] or ""
    if word in words.published:
        base, shift = context.published, words.published[word]
    else:
        base, shift = context.day or _single_day(context.last) or context.published, words.running[word]
    day = None if base is None else base + timedelta(days=shift)
    return None if day is None else one_day(day)


def _single_day(period: Period | None) -> date | None:
    """The day of a period of one day."""
    return period.start if period is not None and period.start == period.end else None


def _now(reading: Reading) -> Period | None:
    return None if reading.context.published is None else Period.instant(reading.context.published)


def _relative(reading: Reading, length: int) -> Period | None:
    """上月, 当月, 上季度: told from publication; in a comparison and after 当, 次, 前一 from what is spoken of."""
    word = reading.parts["which"] or ""
    shift = {"上上": -2, "上": -1, "上一": -1, "前一": -1, "下": 1, "下一": 1, "次": 1}.get(word, 0)
    last = reading.context.last
    spoken = last is not None and (last.type == "instant" or whole_months(last) > 0)
    told = reading.compared or word in ("当", "次", "前一")
    base = last.end if last is not None and spoken and told else reading.context.published
    if base is None:
        return None
    first = base.replace(month=base.month - (base.month - 1) % length)
    if shift and not told and last is not None and last.type == "instant" and reading.parts.get("edge"):
        return None  # 6月末…, 上月末…: told from June or from publication
    return edged(months_after(first, shift * length, length), reading.parts.get("edge"))


def _spoken_edge(reading: Reading) -> Period | None:
    """月末, 季末: of the month or quarter with which the period spoken of ends, if that is shorter than a year."""
    last, length = reading.context.last, 1 if reading.parts["unit"] == "月" else 3
    whole = last is not None and (last.type == "instant" or 0 < whole_months(last) < 12)  # noqa: PLR2004 - months
    published = reading.context.published
    if last is None or not whole or last.end.month % length or (published is not None and published < last.end):
        return None
    period = months_after(last.end, 1 - length, length)
    if last.end != period.end:
        return None
    before = reading.compared and reading.parts["edge"] == "初"
    return Period.instant(period.start - timedelta(days=1)) if before else edged(period, reading.parts["edge"])


def _reporting(reading: Reading) -> Period | None:
    """报告期末, 本期, 期初: of the period that the text speaks of; what stood at its beginning is of the day before."""
    context, edge = reading.context, reading.parts.get("edge") or reading.parts.get("edge2")
    last = context.span if context.last and context.last.type == "instant" else context.last
    if last is None:
        return context.last if edge != "初" else None
    return Period.instant(last.start - timedelta(days=1)) if edge == "初" else edged(last, edge)


def _day_of_month_word(reading: Reading) -> Period | None:
    month, day = _relative(reading, 1), reading.number("d")
    return None if month is None or day is None else one_day(month.start.replace(day=day))


def _days_of_month_word(reading: Reading) -> Period | None:
    month, first, last = _relative(reading, 1), reading.number("d"), reading.number("d2")
    if month is None or first is None or last is None or last < first:
        return None
    return Period(month.start.replace(day=first), month.start.replace(day=last))


def _month_word(reading: Reading) -> Period | None:
    return _relative(reading, 1)


def _quarter_word(reading: Reading) -> Period | None:
    return _relative(reading, 3)


def _rolling(reading: Reading) -> Period | None:
    """The last N years: by convention whole calendar years, the last one complete at publication.

    一年来 is the year up to publication.
    """
    count = reading.number("n") or reading.number("n2")
    published = reading.context.published
    vague = any(reading.parts.get(part) for part in ("more", "more2", "more3"))
    if published is not None and reading.number("n2") == 1 and not vague:
        return Period(published.replace(year=published.year - 1), published)
    if published is None or vague or count is None or not 1 < count < 100:  # noqa: PLR2004 - 过去一年 is no calendar year
        return None
    return Period(date(published.year - count, 1, 1), date(published.year - 1, 12, 31))


def _years_ago(reading: Reading) -> Period | None:
    """十年前: the calendar year so many years before that of publication."""
    count, published = reading.number("n"), reading.context.published
    return None if count is None or published is None else Period.year(published.year - count)


def _same(reading: Reading) -> Period | None:
    return reading.context.last


_RESOLVERS: dict[str, Callable[[Reading], Period | None]] = {
    "iso": _day,
    "day": _day,
    "bare_day": _day,
    "days": _days,
    "bare_days": _days,
    "month": _month,
    "named_month": _month,
    "chinese_month": _month,
    "months": _months,
    "month_list": _month_list,
    "first_months": _first_months,
    "quarter": _quarter,
    "first_quarter": _quarter,
    "named_quarter": _quarter,
    "short_quarter": _quarter,
    "bare_latin_quarter": _quarter,
    "quarter_latin": _quarter,
    "digit_months": _months,
    "latin_quarter": _quarter,
    "quarters": _quarters,
    "first_quarters": _first_quarters,
    "half": _half,
    "halves": _half,
    "half_report": _half_report,
    "year": _year,
    "years": _years,
    "years_to": _years,
    "from_year": _from_year,
    "year_edge": _year_end,
    "bare_year_edge": _year_end,
    "years_ago": _years_ago,
    "adjacent_months": _months,
    "whole_year": _whole_year,
    "in_year": _whole_year,
    "day_word": _day_word,
    "now": _now,
    "month_word": _month_word,
    "days_of_month_word": _days_of_month_word,
    "day_of_month_word": _day_of_month_word,
    "quarter_word": _quarter_word,
    "spoken_edge": _spoken_edge,
    "reporting": _reporting,
    "plan": named.plan,
    "plans": named.plans,
    "event": named.event,
    "event_years": named.event,
    "week": named.week,
    "weekday": named.weekday,
    "school_year": named.school_year,
    "school_years": named.school_year,
    "fiscal_year": named.fiscal_year,
    "fiscal_years": named.fiscal_year,
    "decade": named.decade,
    "decade_of_year": named.decade,
    "holiday_span": named.holiday_span,
    "run": named.run,
    "spoken_holiday": named.spoken_holiday,
    "run_of_year": named.run,
    "festival": named.festival,
    "lunar": named.lunar,
    "rolling": _rolling,
    "same": _same,
}
