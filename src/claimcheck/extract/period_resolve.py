"""From the parts of a time expression to calendar dates."""

from __future__ import annotations

from collections.abc import Callable
from datetime import MAXYEAR, MINYEAR, date, timedelta

from attrs import evolve, field, frozen

from claimcheck.extract.period_mention import TimeContext, single_year
from claimcheck.lexicon.periods import period_words
from claimcheck.model import Period, month_end

# A month, quarter or day without a year that ended at most this long before publication is the one just gone by.
RECENT = timedelta(days=45)
# A named year older than this many years is history, and later months without a year are not in it.
STALE = 1
_DIGITS = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {"两": 2, "元": 1, "首": 1}
_THIRDS = {"上旬": (1, 10), "中旬": (11, 20)}


@frozen
class Reading:
    """The parts of one expression, and how it is used: in a comparison, or of the future."""

    parts: dict[str, str | None]
    context: TimeContext
    compared: bool = field(default=False)
    ahead: bool = field(default=False)

    def number(self, name: str) -> int | None:
        """The number in a part, or None where the part is not there."""
        part = self.parts.get(name)
        return None if part is None else small_number(part)


def resolve(rule: str, reading: Reading) -> Period | None:
    """The period that an expression of this rule stands for, None where it can't be known."""
    resolver = _RESOLVERS.get(rule)
    try:
        return resolver(reading) if resolver else None
    except (ValueError, OverflowError):
        return None  # no such day: 2月30日


def small_number(text: str) -> int | None:
    """A number below a hundred, or a year written digit by digit, in Arabic or Chinese digits."""
    text = text.strip()
    if text.isascii():
        return int(text) if text.isdigit() else None
    tens, ten, ones = text.partition("十")
    if not ten:
        return int("".join(str(_DIGITS[sign]) for sign in text)) if all(sign in _DIGITS for sign in text) else None
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)


def shift_year(period: Period, years: int) -> Period | None:
    """The same days ``years`` later; the last day of February stays the last. None outside the calendar."""
    if not (MINYEAR <= period.start.year + years and period.end.year + years < MAXYEAR):
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


def named_year(text: str, reading: Reading) -> int | None:
    """The year that ``2023年`` or ``去年`` stands for."""
    context, years = reading.context, period_words().years
    word = text.replace(" ", "")
    if word in years.published:
        running = context.last
        if years.published[word] == -1 and reading.compared and running is not None and single_year(running):
            return running.end.year - 1
        return None if context.published is None else context.published.year + years.published[word]
    if word in years.running:
        return None if context.running_year is None else context.running_year + years.running[word]
    return small_number(word.rstrip("年度"))


def year_of(reading: Reading, part: str = "y") -> int | None:
    """The year in a part, where it is there."""
    text = reading.parts.get(part)
    return named_year(text, reading) if text else None


def implied_year(reading: Reading, first: int, last: int, *, cumulative: bool = False) -> int | None:
    """The year of months ``first`` to ``last`` that come without one.

    In a comparison, the latest before the period spoken of. Else those just gone by at publication; else those of the
    year that the text or its heading has named; else the latest that have begun (that have reached their last month,
    if ``cumulative``) by the day of publication, unless the words are of the future.
    """
    context = reading.context
    if reading.compared and context.last is not None:
        end = context.last.end
        return end.year if date(end.year, first, 1) <= end else end.year - 1
    published = context.published
    if published is None:
        return context.running_year
    for year in (published.year, published.year - 1):
        if timedelta(0) <= published - month_end(year, last) <= RECENT:
            return year
    begun = last if cumulative else first
    named = _named_before(context)
    year = published.year if named is None else named
    if reading.ahead or date(year, begun, 1) <= published:
        return year
    return year - 1


def _named_before(context: TimeContext) -> int | None:
    """The year that the text before or its heading has named, unless it is history."""
    published = context.published
    for year in (context.year, context.heading):
        if year is not None and (published is None or year >= published.year - STALE or year == context.heading):
            return year
    return None


def implied_whole_year(reading: Reading) -> int | None:
    """The year of 全年, 年末 and 年内: the one spoken of, else the last that was complete early in a year."""
    context = reading.context
    named = _named_before(context)
    if named is not None:
        return named
    if context.last is not None and single_year(context.last):
        return context.last.end.year
    published = context.published
    if published is None:
        return None
    early = published.month <= 3 and not reading.ahead  # noqa: PLR2004 - the quarter in which annual figures appear
    return published.year - 1 if early else published.year


def edged(period: Period, edge: str | None) -> Period:
    """The end, beginning or third of a period; the period itself without an edge."""
    if edge in ("底", "末", "末期", "期末", "收官之年"):
        return Period.instant(period.end)
    if edge in ("初", "期初", "初期"):
        return Period.instant(period.start)
    if edge in _THIRDS:
        first, last = _THIRDS[edge]
        return Period(period.start.replace(day=first), period.start.replace(day=last))
    return Period(period.start.replace(day=21), period.end) if edge == "下旬" else period


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


def _quarter(reading: Reading) -> Period | None:
    quarter = reading.number("q")
    return None if quarter is None else _span(reading, 3 * quarter - 2, 3 * quarter)


def _quarters(reading: Reading) -> Period | None:
    first, last = reading.number("q"), reading.number("q2")
    if first is None or last is None or last < first:
        return None
    return _span(reading, 3 * first - 2, 3 * last, cumulative=first == 1)


def _first_quarters(reading: Reading) -> Period | None:
    count = reading.number("n")
    return None if count is None else _span(reading, 1, 3 * count, cumulative=True)


def _half(reading: Reading) -> Period | None:
    return _span(reading, 1, 6) if reading.parts["half"] == "上" else _span(reading, 7, 12)


def _year(reading: Reading) -> Period | None:
    year = year_of(reading)
    return None if year is None else Period.year(year)


def _whole_year(reading: Reading) -> Period | None:
    year = year_of(reading) if reading.parts.get("y") else implied_whole_year(reading)
    return None if year is None else edged(Period.year(year), reading.parts.get("edge"))


def _years(reading: Reading) -> Period | None:
    first, last = year_of(reading), year_of(reading, "y2")
    return Period(date(first, 1, 1), date(last, 12, 31)) if first and last and first <= last else None


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
    return None if day is None else Period(day, day)


def _start_day(reading: Reading) -> date | None:
    """The day in the parts ``y``, ``m`` and ``d``, each of the first two perhaps missing."""
    month, day = reading.number("m"), reading.number("d")
    if day is None:
        return None
    if month is None:
        return _bare_day(reading, day)
    year = year_of(reading) if reading.parts.get("y") else _year_of_day(reading, month, day)
    return None if year is None else date(year, month, day)


def _year_of_day(reading: Reading, month: int, day: int) -> int | None:
    """The year of a month and day without one: that of the day just gone by or now to come, else as for months."""
    published = reading.context.published
    if published is not None and not reading.compared:
        for year in (published.year, published.year - 1):
            if -RECENT / 3 <= published - date(year, month, day) <= RECENT:
                return year
    return implied_year(reading, month, month)


def _bare_day(reading: Reading, day: int) -> date | None:
    """A day without month: that of the last day named, else the latest by publication."""
    published, named = reading.context.published, reading.context.day
    if named is not None and (published is None or timedelta(0) <= published - named <= RECENT):
        return named.replace(day=day)
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
    return None if day is None else Period(day, day)


def _single_day(period: Period | None) -> date | None:
    """The day of a period of one day."""
    return period.start if period is not None and period.start == period.end else None


def _now(reading: Reading) -> Period | None:
    return None if reading.context.published is None else Period.instant(reading.context.published)


def _relative(reading: Reading, length: int) -> Period | None:
    """上月, 本月, 上季度: told from publication for 本, 下 and bare statements, else from the period spoken of."""
    word = reading.parts["which"] or ""
    shift = {"上": -1, "上一": -1, "前一": -1, "下": 1, "下一": 1, "次": 1}.get(word, 0)
    last = reading.context.last
    spoken = last is not None and (last.type == "instant" or whole_months(last) > 0)
    base = last.end if last is not None and spoken and word not in ("本", "这", "下") else reading.context.published
    if base is None:
        return None
    first = base.replace(month=base.month - (base.month - 1) % length)
    return edged(months_after(first, shift * length, length), reading.parts.get("edge"))


def _month_word(reading: Reading) -> Period | None:
    return _relative(reading, 1)


def _quarter_word(reading: Reading) -> Period | None:
    return _relative(reading, 3)


def _plan(reading: Reading) -> Period | None:
    first, last = period_words().plans[reading.parts["plan"] or ""]
    count = reading.number("n")
    stage = reading.parts.get("stage")
    if count is not None:
        return Period(date(first, 1, 1), date(first + count - 1, 12, 31)) if count <= last - first else None
    if stage in ("开局之年", "收官之年"):
        return Period.year(first if stage == "开局之年" else last)
    return edged(Period(date(first, 1, 1), date(last, 12, 31)), stage)


def _event(reading: Reading) -> Period | None:
    day = period_words().events[reading.parts["event"] or ""]
    return Period(day, day)


def _rolling(reading: Reading) -> Period | None:
    """The last N years: by convention whole calendar years, the last one complete at publication."""
    count = reading.number("n") or reading.number("n2")
    published = reading.context.published
    if published is None or count is None or not 1 < count < 100:  # noqa: PLR2004 - 过去一年 is no calendar year
        return None
    return Period(date(published.year - count, 1, 1), date(published.year - 1, 12, 31))


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
    "month_list": _months,
    "first_months": _first_months,
    "quarter": _quarter,
    "quarters": _quarters,
    "first_quarters": _first_quarters,
    "half": _half,
    "year": _year,
    "years": _years,
    "years_to": _years,
    "year_edge": _year_end,
    "whole_year": _whole_year,
    "in_year": _whole_year,
    "day_word": _day_word,
    "now": _now,
    "month_word": _month_word,
    "quarter_word": _quarter_word,
    "plan": _plan,
    "event": _event,
    "rolling": _rolling,
    "same": _same,
}
