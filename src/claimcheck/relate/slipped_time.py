"""Other times that a slip of one digit or character would have turned into the printed words of a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import MINYEAR, date
from itertools import pairwise

from attrs import evolve, frozen

from claimcheck.model import Period, Text, month_end

_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_MONTH = re.compile(r"(?<!\d)1?\d(?=个?月)")
_QUARTER = re.compile(r"[一二三四1-4](?=季度)")
_HALF = re.compile("[上下](?=半年)")
_MONTHS, _QUARTERS, _HALVES = 12, ("一二三四", "1234"), "上下"
_FAR = 3  # digits of a year that a slip may hit


@frozen
class Slip:
    """Characters ``start`` to ``end`` of the words, what should stand there, and the time that is then meant."""

    start: int
    end: int
    replacement: str
    period: Period
    reason: Text


def slips(words: str, period: Period) -> Iterator[Slip]:
    """All other times; those that a reader of the words takes for the same are left out."""
    for read in (_years, _months, _quarters, _halves):
        yield from (slip for slip in read(words, period) if slip.period != period)


def other_years(digits: str) -> list[str]:
    """Years that differ by one, by a digit or by two neighbours swapped, the nearest first."""
    year = int(digits)
    near = {str(year - 1), str(year + 1)}
    places = range(len(digits) - _FAR, len(digits))
    changed = {digits[:at] + to + digits[at + 1 :] for at in places for to in "0123456789"}
    swapped = {digits[:at] + digits[to] + digits[at] + digits[to + 1 :] for at, to in pairwise(range(len(digits)))}
    real = (each for each in near | changed | swapped if int(each) > MINYEAR and each != digits)
    return sorted(real, key=lambda each: (abs(int(each) - year), each))


def _years(words: str, period: Period) -> Iterator[Slip]:
    """The year of the whole time, or of the end that it names."""
    reason = Text("年份写错", "wrong year")
    for match in _YEAR.finditer(words):
        for digits in other_years(match[0]):
            moved = _in_year(period, int(match[0]), int(digits) - int(match[0]))
            if moved:
                yield Slip(*match.span(), digits, moved, reason)


def _in_year(period: Period, year: int, shift: int) -> Period | None:
    first, last = period.start.year == year, period.end.year == year
    moved = period.shifted(shift) if first or last else None
    if moved is None or (first and last):
        return moved
    moved = evolve(period, start=moved.start) if first else evolve(period, end=moved.end)
    return moved if moved.start <= moved.end else None


def _months(words: str, period: Period) -> Iterator[Slip]:
    """The month in which the time ends, or of a single month that itself."""
    found = [match for match in _MONTH.finditer(words) if int(match[0]) == period.end.month]
    for match in found[-1:]:
        for month in _other_months(match[0]):
            yield from _moved(match.span(), str(month), _to_month(period, month), Text("月份写错", "wrong month"))


def _other_months(digits: str) -> list[int]:
    """Months that differ by one or by a digit, the nearest first."""
    month = int(digits)
    alike = {other for other in range(1, _MONTHS + 1) if _one_digit_off(digits, str(other))}
    near = {other for other in (month - 1, month + 1) if 1 <= other <= _MONTHS}
    return sorted(alike | near, key=lambda other: (abs(other - month), other))


def _one_digit_off(one: str, other: str) -> bool:
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _to_month(period: Period, month: int) -> Period | None:
    """The time that ends in another month of its year; a single month or day moves as a whole."""
    whole = period.end == month_end(period.end.year, period.end.month)
    single = (period.start.year, period.start.month) == (period.end.year, period.end.month)
    end = _day(period.end, month, whole=whole)
    start = end if period.type == "instant" else _day(period.start, month, whole=False) if single else period.start
    return evolve(period, start=start, end=end) if start and end and start <= end else None


def _day(day: date, month: int, *, whole: bool) -> date | None:
    last = month_end(day.year, month)
    return last if whole else day.replace(month=month) if day.day <= last.day else None


def _quarters(words: str, period: Period) -> Iterator[Slip]:
    """一季度, or the quarters up to one: 前三季度."""
    for match in list(_QUARTER.finditer(words))[-1:]:
        numerals = next(each for each in _QUARTERS if match[0] in each)
        quarter = numerals.index(match[0]) + 1
        first = 1 if "前" in words else 3 * quarter - 2
        if period != Period.months(period.end.year, first, 3 * quarter):
            continue
        for other in (quarter - 1, quarter + 1):
            if 1 <= other <= len(numerals):
                moved = Period.months(period.end.year, 1 if "前" in words else 3 * other - 2, 3 * other)
                yield from _moved(match.span(), numerals[other - 1], moved, Text("季度写错", "wrong quarter"))


def _halves(words: str, period: Period) -> Iterator[Slip]:
    """上半年 for 下半年."""
    for match in list(_HALF.finditer(words))[-1:]:
        half = _HALVES.index(match[0])
        if period == Period.months(period.end.year, 6 * half + 1, 6 * half + 6):
            moved = Period.months(period.end.year, 7 - 6 * half, 12 - 6 * half)
            yield from _moved(match.span(), _HALVES[1 - half], moved, Text("上下半年写错", "wrong half-year"))


def _moved(span: tuple[int, int], replacement: str, period: Period | None, reason: Text) -> Iterator[Slip]:
    if period is not None:
        yield Slip(*span, replacement, period, reason)
