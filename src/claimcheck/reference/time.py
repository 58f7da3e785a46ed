"""The time that a row of reference data is of, in numbers (2023-01/2023-11) or in Chinese (2023年1—11月)."""

from __future__ import annotations

import re
from datetime import date

from claimcheck.extract.quantities import periods
from claimcheck.model import Period

_DAY = r"(?P<year{0}>[0-9]{{4}})(?:[-./](?P<month{0}>[0-9]{{1,2}})(?:[-./](?P<day{0}>[0-9]{{1,2}}))?)?"
_ONE = re.compile(_DAY.format(""))
_SPAN = re.compile(rf"{_DAY.format(1)}\s*(?:/|~|—|–|至|到|--)\s*{_DAY.format(2)}")
_PART = re.compile(r"(?P<year>[0-9]{4})\s*[-./]?\s*(?P<sort>[QqHh])(?P<number>[1-4])")
_LENGTHS = {"q": 3, "h": 6}

EXAMPLES = ("2023", "2023-11", "2023-01/2023-11", "2023Q1", "2023-12-31", "2023年1—11月")


def time_of(text: str) -> Period | None:
    """The time that a cell says, None where it says none that is known. A single day is the end of it."""
    try:
        return _in_numbers(text) or _in_chinese(text)
    except ValueError:  # no such day
        return None


def _in_numbers(text: str) -> Period | None:
    if part := _PART.fullmatch(text):
        length = _LENGTHS[part["sort"].lower()]
        last = int(part["number"]) * length
        return Period.months(int(part["year"]), last - length + 1, last)
    if one := _ONE.fullmatch(text):
        return _whole(*one.group("year", "month", "day"))
    if span := _SPAN.fullmatch(text):
        first = _whole(*span.group("year1", "month1", "day1"))
        last_of_all = _whole(*span.group("year2", "month2", "day2"))
        return Period(first.start, last_of_all.end) if first.start <= last_of_all.end else None
    return None


def _whole(year: str, month: str | None, day: str | None) -> Period:
    if day and month:
        return Period.instant(date(int(year), int(month), int(day)))
    return Period.months(int(year), int(month), int(month)) if month else Period.year(int(year))


def _in_chinese(text: str) -> Period | None:
    mentions = periods(text)
    if len(mentions) != 1 or mentions[0].text.strip() != text:
        return None
    period = mentions[0].period
    return Period.instant(period.end) if period and period.start == period.end else period
