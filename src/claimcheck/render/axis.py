"""Axes: exact values and calendar days to places on the page, with marks at round ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction
from functools import cached_property

from attrs import frozen

from claimcheck.messages import Language, say
from claimcheck.messages.periods import named
from claimcheck.model import Period
from claimcheck.render.numbers import exact, magnitude

# Values that lie in the upper three fifths of what they are leave no room for a zero.
_FROM_ZERO = Fraction(2, 5)
_MARGIN = Fraction(1, 10)
_YEAR = 12
_STEPS = (1, 3, 6, *(_YEAR * years for years in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000)))
_LAST_DAY = date.max.toordinal()


@frozen
class Scale:
    """Numbers from ``low`` to ``high`` onto places from ``start`` to ``end``; what lies outside stands at an end."""

    low: Fraction
    high: Fraction
    start: int
    end: int

    def at(self, value: Fraction | int) -> float:
        """Where a number stands: larger ones never before smaller ones."""
        low, extent = self.low, self.extent
        above = (value.numerator * low.denominator - low.numerator * value.denominator) * extent.denominator
        whole = value.denominator * low.denominator * extent.numerator
        if above <= 0:
            return float(self.start)
        return self.start + above / whole * (self.end - self.start) if above < whole else float(self.end)

    @cached_property
    def extent(self) -> Fraction:
        """How far it reaches."""
        return self.high - self.low

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
    elif zero and 0 >= high >= low * _FROM_ZERO:
        above = Fraction(0)
    return Scale(below, above, start, end)


def ticks(scale: Scale, most: int) -> tuple[Fraction, ...]:
    """Round numbers on a scale: multiples of one, two or five times a power of ten, at most so many."""
    step = next(step for step in _one_two_five(scale.extent) if scale.extent / step < most)
    return tuple(step * number for number in range(-(-scale.low // step), scale.high // step + 1))


def _one_two_five(extent: Fraction) -> Iterator[Fraction]:
    """Steps from far too small on."""
    ten = Fraction(10) ** (len(str(extent.numerator)) - len(str(extent.denominator)) - 2)
    while True:
        yield from (ten, 2 * ten, 5 * ten)
        ten *= 10


def numerals(values: Sequence[Fraction], unit: str) -> tuple[list[str], str]:
    """Exact numbers as they are written on an axis, all in one magnitude, and the unit with this magnitude."""
    factor, word = magnitude(max(values, key=abs, default=Fraction(0)), unit)
    return [exact(value / factor) for value in values], word + unit


# -- time ----------------------------------------------------------------------------------------------------------


@frozen
class Band:
    """A stretch of the calendar, as far as it is seen: from the place ``start`` to the place ``end``."""

    start: float
    end: float
    name: str


def calendar(scale: Scale, most: int, language: Language) -> tuple[list[Band], list[Band]]:
    """Days, months, quarters, halves or years side by side, at most so many; and of what these are a part, if any.

    The scale is one of days as ``date.toordinal`` counts them.
    """
    days, months = range(int(scale.low), int(scale.high)), (_month_of(scale.low), _month_of(scale.high - 1))
    if len(days) <= most:
        told = [Period(date.fromordinal(day), date.fromordinal(day)) for day in days]
        return _bands(scale, told, language, short=True), _bands(scale, _pieces(*months, 1), language)
    step = next(step for step in _STEPS if (months[1] - months[0]) / step < most)
    fine = _bands(scale, _pieces(*months, step), language, short=step < _YEAR)
    return fine, _bands(scale, _pieces(*months, _YEAR), language) if step < _YEAR else []


def _month_of(day: Fraction) -> int:
    """Months from the beginning of the calendar, which has no year 0."""
    found = date.fromordinal(int(day))
    return found.year * _YEAR + found.month - 1


def _pieces(first: int, last: int, step: int) -> Iterator[Period]:
    """Stretches of so many months from that with the first to that with the last one."""
    for month in range(first // step * step, last + 1, step):
        start, end = max(month, _YEAR), month + step
        beyond = date(end // _YEAR, end % _YEAR + 1, 1).toordinal() if end // _YEAR <= date.max.year else _LAST_DAY + 1
        yield Period(date(start // _YEAR, start % _YEAR + 1, 1), date.fromordinal(beyond - 1))


def _bands(scale: Scale, periods: Iterable[Period], language: Language, *, short: bool = False) -> list[Band]:
    return [
        Band(scale.at(period.start.toordinal()), scale.at(period.end.toordinal() + 1), _name(period, language, short))
        for period in periods
        if scale.low <= period.end.toordinal() and period.start.toordinal() < scale.high
    ]


def _name(period: Period, language: Language, short: bool) -> str:
    """The name of a period, or the part of it that isn't told below."""
    name, year = say(named(period), language), period.end.year
    if not short:
        return name
    if period.start == period.end:
        return f"{period.end.day}日" if language == "zh" else str(period.end.day)
    return name.removeprefix(f"{year}年").removesuffix(f" {year}")
