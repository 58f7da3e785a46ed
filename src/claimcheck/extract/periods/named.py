"""From names to calendar dates: plans, events, holidays and festivals, weeks, decades, school and fiscal years."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from attrs import evolve

from claimcheck.extract.periods.calendar import edged, one_day
from claimcheck.extract.periods.mention import Movable
from claimcheck.extract.periods.year import RECENT, SOON, Reading, named_before, small_number, year_of
from claimcheck.lexicon.holidays import Days, holiday_words
from claimcheck.lexicon.periods import period_words
from claimcheck.model import Period

# Festivals by the month and day of the lunar calendar.
_LUNAR = {(5, 5): "端午", (7, 7): "七夕", (8, 15): "中秋", (9, 9): "重阳"}
_MONTHS = {"正": 1, "冬": 11, "腊": 12}
_LONGEST_MONTH = 29  # a lunar month may lack its thirtieth day


def plan(reading: Reading) -> Period | None:
    """“十三五”时期 and its parts."""
    first, last = period_words().plans[reading.parts["plan"] or ""]
    head, tail, stage = reading.number("n"), reading.number("tail"), reading.parts.get("stage")
    count = head or tail
    if count is not None:
        start = first if head else last - count + 1
        return Period(date(start, 1, 1), date(start + count - 1, 12, 31)) if count <= last - first else None
    if stage in ("开局之年", "收官之年"):
        return Period.year(first if stage == "开局之年" else last)
    return None if stage == "中期" else edged(Period(date(first, 1, 1), date(last, 12, 31)), stage)


def plans(reading: Reading) -> Period | None:
    """“十二五”“十三五”期间: both, where one follows the other."""
    first, second = (period_words().plans[reading.parts[part] or ""] for part in ("plan", "plan2"))
    return Period(date(first[0], 1, 1), date(second[1], 12, 31)) if second[0] == first[1] + 1 else None


def event(reading: Reading) -> Period | None:
    """The day of an event, from which something is counted."""
    return one_day(period_words().events[reading.parts["event"] or ""])


def week(reading: Reading) -> Period | None:
    """上周, 本周末: weeks begin on Monday (GB/T 7408). Early in a week, 这个周末 is the one just gone by."""
    monday = _monday(reading)
    if monday is None:
        return None
    published = reading.context.published
    if reading.parts.get("weekend") and published == monday and not reading.ahead:
        monday -= timedelta(days=7)
    return Period(monday + timedelta(days=5 if reading.parts.get("weekend") else 0), monday + timedelta(days=6))


def weekday(reading: Reading) -> Period | None:
    """上周五: the day of a week that the words name."""
    monday, sign = _monday(reading), reading.parts["weekday"] or ""
    return None if monday is None else one_day(monday + timedelta(days=min("一二三四五六日天".index(sign), 6)))


def _monday(reading: Reading) -> date | None:
    """The first day of the week that the words name, told from publication."""
    published = reading.context.published
    shift = {"上上": -2, "上": -1, "上一": -1, "下": 1, "下一": 1}.get(reading.parts["which"] or "", 0)
    return None if published is None else published + timedelta(days=7 * shift - published.weekday())


def school_year(reading: Reading) -> Period | None:
    """2022—2023学年: from 1 September to 31 August. Its terms begin and end on days of their own."""
    first, last = year_of(reading), year_of(reading, "y2")
    if first is None or reading.parts.get("term") or not _follows(first, last):
        return None
    return Period(date(first, 9, 1), date(first + 1, 8, 31))


def fiscal_year(reading: Reading) -> Period | None:
    """美国2023财年, 日本2023财年: by the law of the country named right before; without one it is a company's."""
    words = period_words().fiscal
    country = next((name for place, name in enumerate(words) if reading.parts.get(f"c{place}") is not None), None)
    first, last = year_of(reading), year_of(reading, "y2")
    if country is None or first is None or reading.parts.get("term") or not _follows(first, last):
        return None
    rule = words[country]
    if reading.parts.get("y2") is None:
        if rule.named == "both":
            return None
        first -= rule.named == "last"
    start = date.fromisoformat(f"{first}-{rule.start}")
    return Period(start, start.replace(year=first + 1) - timedelta(days=1))


def _follows(first: int, last: int | None) -> bool:
    """The second year of a pair, in four digits or two, is the one after the first."""
    return last is None or last in (first + 1, (first + 1) % 100)


def decade(reading: Reading) -> Period | None:
    """20世纪90年代, 2010年代, 20世纪. Their early and late parts have no edges, nor has 90年代 alone a century."""
    if reading.parts.get("stage") or reading.parts.get("bare"):
        return None
    year = reading.number("y")
    if year is not None:
        return Period(date(year, 1, 1), date(year + 9, 12, 31))
    century = _century(reading)
    if century is None:
        return None
    ten = reading.parts.get("ten")
    if ten is None:
        return Period(date(100 * century - 99, 1, 1), date(100 * century, 12, 31))
    first = 100 * century - 100 + 10 * (small_number(ten[0]) or 0)
    return Period(date(first, 1, 1), date(first + 9, 12, 31))


def _century(reading: Reading) -> int | None:
    """The number of a century, told from publication or written."""
    told, published = reading.parts.get("told"), reading.context.published
    if told is None:
        return reading.number("c")
    return None if published is None else (published.year - 1) // 100 + (told == "本")


def holiday_span(reading: Reading) -> Period | None:
    """春节假期: the official days off. One that is still going on has no figure for all its days yet."""
    words = holiday_words()
    names = [words.names.get(reading.parts.get(part) or "") for part in ("h", "h2")]
    if reading.parts.get("h") == "双节":
        names = ["中秋", "国庆"]
    if names[0] is None or (reading.parts.get("h2") and names[1] is None):
        return None
    first, second = names[0], names[1] or names[0]

    def days(year: int) -> Days | None:
        span = words.span(first, year)
        return span if span == words.span(second, year) else None

    return _span(reading, days)


def spoken_holiday(reading: Reading) -> Period | None:
    """假期首日, 长假期间: of the holiday that the text speaks of."""
    movable = movable_of(reading)
    return None if movable is None else holiday_span(evolve(reading, parts=dict(movable.parts)))


def movable_of(reading: Reading) -> Movable | None:
    """The holiday that the text speaks of, with the part of it that the words name."""
    spoken = reading.context.movable
    if spoken is None or spoken.rule != "holiday_span":
        return None
    named = {name: reading.parts.get(name) for name in ("part", "k", "k2", "k3", "k4")}
    return Movable("holiday_span", tuple({**dict(spoken.parts), **named}.items()))


def run(reading: Reading) -> Period | None:
    """春运 and 暑运 of a year."""
    name = reading.parts["run"] or ""
    return _span(reading, lambda year: holiday_words().span(name, year))


def _span(reading: Reading, days: Callable[[int], Days | None]) -> Period | None:
    """The days of a holiday in the year that the words or the publication tell, or the part of them that is named."""
    year, published = _year(reading, days), reading.context.published
    span = None if year is None else days(year)
    if span is None:
        return None
    going_on = published is not None and span[0] <= published < span[1] and not reading.ahead
    if reading.parts.get("part"):
        return _part(reading, span)
    return None if going_on else Period(*span)


def _part(reading: Reading, span: Days) -> Period | None:
    """首日, 第三天, 前三天, 最后一天 of a span; the other parts have no edges."""
    first, last = span
    nth, head, tail = reading.number("k"), reading.number("k2"), reading.number("k3") or reading.number("k4")
    if (reading.parts["part"] or "").startswith("首"):
        nth = 1
    if nth is not None:
        first = last = first + timedelta(days=nth - 1)
    elif head is not None:
        last = first + timedelta(days=head - 1)
    elif tail is not None:
        first = last - timedelta(days=tail - 1)
    else:
        return None
    return Period(first, last) if span[0] <= first <= last <= span[1] else None


def festival(reading: Reading) -> Period | None:
    """元宵节, 国庆当天: the day of it."""
    words = holiday_words()
    name = words.names.get(reading.parts["festival"] or "", "")

    def days(year: int) -> Days | None:
        day = words.day(name, year)
        return None if day is None else (day, day)

    return _dated(reading, days)


def lunar(reading: Reading) -> Period | None:
    """除夕, 正月初一至初六, 农历八月十五: days of the lunar calendar that the lexicon tells."""

    def days(year: int) -> Days | None:
        vague = reading.parts.get("to_eve") or reading.parts.get("vague")
        first = None if vague else _lunar_day(reading, year)
        new_year, day = holiday_words().day("春节", year), reading.parts.get("lday2")
        if first is None or day is None or new_year is None:
            return None if first is None or day is not None else (first, first)
        last = new_year + timedelta(days=_day_number(day) - 1)
        return (first, last) if first < last else None

    return _dated(reading, days)


def _lunar_day(reading: Reading, year: int) -> date | None:
    """The day of the parts ``lmonth`` and ``lday``, or the eve of the new year."""
    words, month = holiday_words(), (reading.parts.get("lmonth") or "").removeprefix("农历")
    number = _day_number(reading.parts.get("lday") or "")
    if reading.parts.get("eve") or (month == "大年" and number > _LONGEST_MONTH):
        return words.day("除夕", year)
    count = 1 if month == "大年" else _MONTHS.get(month[:1]) or small_number(month.rstrip("月"))
    new_year = words.day("春节", year)
    if count == 1 and new_year is not None and number <= _LONGEST_MONTH:
        return new_year + timedelta(days=number - 1)
    return words.day(_LUNAR.get((count or 0, number), ""), year)


def _day_number(text: str) -> int:
    """初六 is 6, 廿三 is 23."""
    return small_number(text.removeprefix("初").replace("廿", "二十")) or 0 if text else 0


def _dated(reading: Reading, days: Callable[[int], Days | None]) -> Period | None:
    """The days in the year that the words or the publication tell."""
    year = _year(reading, days)
    span = None if year is None else days(year)
    return None if span is None else Period(*span)


def _year(reading: Reading, days: Callable[[int], Days | None]) -> int | None:
    """The year of a holiday: written, or as for months the one just gone by or to come, else the named or the last."""
    if reading.parts.get("y"):
        return year_of(reading)
    context, published = reading.context, reading.context.published
    if published is None:
        return context.running_year
    known = {year: span for year in range(published.year - 1, published.year + 2) if (span := days(year))}
    for year, (first, last) in known.items():
        if context.heading is None and first - SOON <= published <= last + RECENT:
            return year
    if reading.ahead:
        return min((year for year, (_, last) in known.items() if last >= published), default=None)
    named = named_before(context)
    if named is not None and days(named):
        return named
    return max((year for year, (first, _) in known.items() if first <= published), default=None)
