"""Axes: exact values and calendar days to places on the page, with ticks at round ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction

from attrs import frozen

from claimcheck.messages import Language
from claimcheck.render.numbers import exact, magnitude
from claimcheck.render.periods import MONTHS

# Values that lie in the upper three fifths of what they are leave no room for a zero.
_FROM_ZERO = Fraction(2, 5)
_MARGIN = Fraction(1, 16)
_YEAR = 12


@frozen
class Scale:
    """Numbers from ``low`` to ``high`` onto places from ``start`` to ``end``; what lies outside stands at an end."""

    low: Fraction
    high: Fraction
    start: int
    end: int

    def at(self, value: Fraction | int) -> Fraction:
        """Where a number stands."""
        kept = min(max(Fraction(value), self.low), self.high)
        return self.start + (kept - self.low) / (self.high - self.low) * (self.end - self.start)

    def holds(self, value: Fraction | int) -> bool:
        """It stands at its own place."""
        return self.low <= value <= self.high


def around(values: Iterable[Fraction], start: int, end: int, *, zero: bool = True) -> Scale:
    """A scale with all values inside and room at its ends, from zero where that costs little (and ``zero`` is set)."""
    values = list(values)
    low, high = min(values), max(values)
    room = (high - low) * _MARGIN or abs(high) / 10 or Fraction(1)
    below, above = low - room, high + room
    if zero and 0 <= low <= high * _FROM_ZERO:
        below = Fraction(0)
    if zero and high <= 0 and high >= low * _FROM_ZERO:
        above = Fraction(0)
    return Scale(below, above, start, end)


def ticks(scale: Scale, most: int) -> tuple[Fraction, ...]:
    """Round numbers on a scale: multiples of one, two or five times a power of ten, at most so many."""
    step = next(step for step in _steps(scale.high - scale.low) if (scale.high - scale.low) / step < most)
    first, last = -(-scale.low // step), scale.high // step
    return tuple(step * number for number in range(first, last + 1))


def _steps(extent: Fraction) -> Iterator[Fraction]:
    """Steps from far too small on."""
    ten = _power_of_ten(extent) / 100
    while True:
        yield from (ten, 2 * ten, 5 * ten)
        ten *= 10


def _power_of_ten(value: Fraction) -> Fraction:
    """A power of ten near a positive value."""
    return Fraction(10) ** (len(str(value.numerator)) - len(str(value.denominator)))


def numerals(values: Iterable[Fraction], unit: str) -> tuple[list[str], str]:
    """Exact numbers as they are written on an axis, all in one magnitude, and the unit with this magnitude."""
    values = list(values)
    factor, word = magnitude(max(values, key=abs), unit)
    return [exact(value / factor) for value in values], word + unit


def calendar(scale: Scale, most: int, language: Language) -> list[tuple[int, str]]:
    """Days at which years, months or days begin, at most so many, each with its name."""
    first, last = date.fromordinal(-(-scale.low // 1)), date.fromordinal(scale.high // 1)
    months = (last.year - first.year) * _YEAR + last.month - first.month
    days = scale.high // 1 - first.toordinal()
    if days < most:
        return [(day, _day(date.fromordinal(day), language)) for day in range(first.toordinal(), last.toordinal() + 1)]
    step = next((step for step in (1, 3, 6, _YEAR) if months / step < most), 0) or _years(months, most)
    start = first.year * _YEAR + (first.month - 1 if step < _YEAR else 0)
    begins = range(-(-start // step) * step, last.year * _YEAR + last.month, step)
    told = [(date(month // _YEAR, month % _YEAR + 1, 1), step) for month in begins if month >= _YEAR]
    return [(day.toordinal(), _month(day, step, language)) for day, step in told if scale.holds(day.toordinal())]


def _years(months: int, most: int) -> int:
    """Months in as many years as one tick may stand for."""
    return next(
        _YEAR * years
        for years in (2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000)
        if months < most * years * _YEAR
    )


def _month(day: date, step: int, language: Language) -> str:
    """The year alone where one begins."""
    if step >= _YEAR or day.month == 1:
        return f"{day.year}年" if language == "zh" else str(day.year)
    return f"{day.month}月" if language == "zh" else MONTHS[day.month]


def _day(day: date, language: Language) -> str:
    return f"{day.month}月{day.day}日" if language == "zh" else f"{day.day} {MONTHS[day.month]}"
