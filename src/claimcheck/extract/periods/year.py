"""The year of a time expression: written, told by a word, or implied by the text before and the publication."""

from __future__ import annotations

from datetime import date, timedelta

from attrs import field, frozen

from claimcheck.extract.periods.mention import TimeContext, single_year
from claimcheck.lexicon.periods import period_words
from claimcheck.model import month_end, whole_months

# A month, quarter or day without a year that ended at most this long before publication is the one just gone by.
RECENT = timedelta(days=45)
# A month or quarter that begins at most this long after publication is the one that comes next.
SOON = timedelta(days=31)
# A day without a year that comes at most this long after publication has been announced.
ANNOUNCED = timedelta(days=60)
# A named year older than this many years is history, and later months without a year are not in it.
STALE = 1
_YEAR = 12
# The last month in which the figures of the year before appear.
_ANNUAL = 3
_DIGITS = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {"两": 2, "元": 1, "首": 1}


@frozen
class Reading:
    """The parts of one expression, and how it is used: in a comparison, of the future, or beside another time."""

    parts: dict[str, str | None]
    context: TimeContext
    compared: bool = field(default=False)
    ahead: bool = field(default=False)
    chained: bool = field(default=False)

    def number(self, name: str) -> int | None:
        """The number in a part, or None where the part is not there."""
        part = self.parts.get(name)
        return None if part is None else small_number(part)


def small_number(text: str) -> int | None:
    """A number below a hundred, or a year written digit by digit, in Arabic or Chinese digits."""
    text = text.strip()
    if text.isascii():
        return int(text) if text.isdigit() else None
    tens, ten, ones = text.partition("十")
    if not ten:
        return int("".join(str(_DIGITS[sign]) for sign in text)) if all(sign in _DIGITS for sign in text) else None
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)


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
        spoken = context.running_year or (_year_of_publication(context) if word[0] in "上本" else None)
        return None if spoken is None else spoken + years.running[word]
    return small_number(word.rstrip("年度"))


def _year_of_publication(context: TimeContext) -> int | None:
    """The year to which 上年 and 本年 refer in a text that names none; early in a year that may be the one gone by."""
    published = context.published
    return published.year if published is not None and published.month > _ANNUAL else None


def year_of(reading: Reading, part: str = "y") -> int | None:
    """The year in a part, where it is there."""
    text = reading.parts.get(part)
    return named_year(text, reading) if text else None


def implied_year(reading: Reading, first: int, last: int, *, cumulative: bool = False) -> int | None:
    """The year of months ``first`` to ``last`` that come without one.

    In a comparison, the latest before the period spoken of. Else those that go on with it, or else those just gone by,
    unless a heading names the year; else those of the year that the text or its heading has named; else the latest that
    have begun, or begin within a month (that have reached their last month, if ``cumulative``). Words of the future
    keep them ahead.
    """
    context = reading.context
    if reading.compared and context.last is not None:
        end = context.last.end
        return end.year if date(end.year, first, 1) <= end else end.year - 1
    published = context.published
    if published is None:
        return context.running_year
    going_on = None if reading.ahead else _going_on(reading, first, last, published)
    if going_on is not None and month_end(going_on, last) <= published:
        return going_on
    for year in (published.year, published.year - 1):
        if context.heading is None and timedelta(0) <= published - month_end(year, last) <= RECENT:
            return year
    begun = last if cumulative else first
    soon = timedelta(0) if cumulative else SOON
    named = named_before(context)
    year = published.year if named is None else named
    if reading.ahead or date(year, begun, 1) <= published + soon:
        return year
    return year - 1


def _going_on(reading: Reading, first: int, last: int, published: date) -> int | None:
    """The year of months that go on with those that their sentence speaks of.

    2023年1月…；2月…, 前三季度…，其中一季度…, 2022年12月…，1月…, and 2023年…，其中12月… unless the year is history.
    """
    spoken = reading.context.last if reading.chained else None
    if spoken is None or not single_year(spoken) or not whole_months(spoken):
        return None
    if whole_months(spoken) == _YEAR:
        return spoken.end.year if spoken.end.year >= published.year - STALE else None
    after = spoken.end + timedelta(days=1)
    if last >= first == after.month:
        return after.year
    return spoken.end.year if last >= spoken.start.month else None


def named_before(context: TimeContext) -> int | None:
    """The year that the text before or its heading has named, unless it is history."""
    published = context.published
    for year in (context.year, context.heading):
        if year is not None and (published is None or year >= published.year - STALE or year == context.heading):
            return year
    return None


def implied_whole_year(reading: Reading) -> int | None:
    """The year of 全年, 年末 and 年内: the one spoken of, else the last that was complete early in a year."""
    context = reading.context
    named = named_before(context)
    if named is not None:
        return named
    published = context.published
    if context.last is not None and single_year(context.last):
        year = context.last.end.year
        return year if published is None else min(year, published.year)
    if published is None:
        return None
    early = published.month <= _ANNUAL and not reading.ahead
    return published.year - 1 if early else published.year
