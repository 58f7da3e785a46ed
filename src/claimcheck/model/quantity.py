"""How much a figure says, with the exact range that its printed digits and its hedges allow."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from attrs import evolve, field, frozen

from claimcheck.model.interval import Interval

Hedge = Literal["exact", "about", "over", "under"]
_ZERO = Fraction(0)
ReadingName = Literal["nearest", "truncated", "round", "exact", "unscaled"]


@frozen
class Reading:
    """One way to understand the printed digits: rounded to nearest, truncated, or rounded before its zeros.

    ``unscaled`` leaves out the magnitude that another number lends: the 5 of 5-6万 as a plain five.
    """

    name: ReadingName
    interval: Interval


@frozen
class Printed:
    """The number as it stands in the file.

    ``digits`` are its ASCII digits with at most one point (``397.62``), empty where the number is written in words;
    ``magnitude`` is the factor of the words behind it (万 is 10000), ``step`` the worth of the last printed digit,
    0 where nothing was rounded. ``lent`` is the part of ``magnitude`` that isn't written here but at the other end of a
    range, so that it may not be meant. The spans count code points of the file; a magnitude that isn't written has an
    empty span.
    """

    digits: str
    magnitude: Fraction
    step: Fraction
    digits_span: tuple[int, int] = field(default=(0, 0))
    magnitude_span: tuple[int, int] = field(default=(0, 0))
    lent: Fraction = field(default=Fraction(1))


@frozen
class Quantity:
    """A signed amount in its base unit.

    ``value`` is what the digits say (54 per cent down is -54). ``plausible`` takes rounding to nearest and hedges at
    their word; ``truncated`` also allows cut-off digits; ``hard`` is the widest range under any reading: outside it
    the words are false. ``countable`` says that the unit counts whole things.

    ``unit`` is as written but for 万 and 亿, which are multiplied out: 元, 人次, %, 百分点, 倍; empty where the text
    leaves it out. ``readings`` are the ways to understand an unhedged number, the likeliest first; ``hard`` holds all
    of them. ``strict`` says that a hedge leaves the printed number itself out (超过, and not 以上).
    """

    value: Fraction
    unit: str
    hedge: Hedge
    printed: Printed
    countable: bool
    plausible: Interval
    truncated: Interval
    hard: Interval
    readings: tuple[Reading, ...]
    strict: bool = field(default=True)

    def scaled(self, factor: Fraction, unit: str) -> Quantity:
        """The same amount in a unit of which ``factor`` make one of this; whole things become any number of it."""
        return evolve(
            self,
            value=self.value * factor,
            unit=unit,
            printed=evolve(self.printed, magnitude=self.printed.magnitude * factor, step=self.printed.step * factor),
            plausible=self.plausible.scaled(factor),
            truncated=self.truncated.scaled(factor),
            hard=self.hard.scaled(factor),
            readings=tuple(Reading(r.name, r.interval.scaled(factor)) for r in self.readings),
        )

    def reprinted(self, digits: str, magnitude: Fraction) -> Quantity:
        """The same words around another number, as after an edit of the text."""
        places = len(digits.partition(".")[2])
        step = magnitude / 10**places
        sign = -1 if self.value < 0 else 1
        printed = evolve(self.printed, digits=digits, magnitude=magnitude, step=step)
        value = sign * Fraction(digits) * magnitude
        return quantity(value, self.unit, self.hedge, printed, countable=self.countable, strict=self.strict)


def quantity(  # noqa: PLR0913 - one constructor, all keyword-like
    value: Fraction, unit: str, hedge: Hedge, printed: Printed, *, countable: bool, strict: bool = True
) -> Quantity:
    """Build a quantity and its intervals from the signed ``value`` and the worth of its last digit.

    ``strict`` excludes the printed number itself for over and under (超, 近), not for 以上 and 以内.
    Hedges speak of the size: of a negative value, over means further below zero.
    """
    sign = -1 if value < 0 else 1
    size = abs(value)
    if hedge == "exact":
        readings, truncated, hard = _exact_readings(size, printed, countable=countable)
        plausible = readings[0].interval
    else:
        plausible, hard = _hedged(size, printed.step, hedge, strict=strict)
        truncated = plausible
        readings = (Reading("nearest", plausible),)
    if printed.lent != 1:
        as_printed = hard.scaled(1 / printed.lent)
        hard = hard.hull(as_printed)
        readings = (*readings, Reading("unscaled", as_printed))
    return Quantity(
        value=value,
        unit=unit,
        hedge=hedge,
        printed=printed,
        countable=countable,
        plausible=plausible.scaled(sign),
        truncated=truncated.scaled(sign),
        hard=hard.scaled(sign),
        readings=tuple(Reading(r.name, r.interval.scaled(sign)) for r in readings),
        strict=strict,
    )


def _exact_readings(
    size: Fraction, printed: Printed, *, countable: bool
) -> tuple[tuple[Reading, ...], Interval, Interval]:
    """What an unhedged number may mean, the reading that its words suggest first; its truncated and its hard range.

    Each reading but the first is wider than those before it on the upper side, and a round one on both.
    """
    step = printed.step
    first: tuple[Reading, ...]
    if not step or (countable and printed.magnitude == 1 and step >= 1):
        point = Interval.point(size)
        first, truncated = (Reading("exact", point),), point
    else:
        half, above = step / 2, size + step
        lower = size - half if size > half else _ZERO
        first = (
            Reading("nearest", Interval(lower, size + half)),
            Reading("truncated", Interval(size, above, upper_open=True)),
        )
        truncated = Interval(lower, above, upper_open=True)
    rounded = tuple(
        Reading("round", Interval(size - wide / 2, size + wide, upper_open=True)) for wide in _round_steps(printed)
    )
    return (*first, *rounded), truncated, rounded[-1].interval if rounded else truncated


def _round_steps(printed: Printed) -> list[Fraction]:
    """Wider steps at which a number with trailing zeros may have been rounded.

    Two significant digits are kept, so 1200 may stand for anything that rounds to 12 hundred, but 10 is ten.
    """
    whole, _, places = printed.digits.partition(".")
    if places or not whole.endswith("0"):
        return []
    zeros = len(whole) - len(whole.rstrip("0"))
    return [printed.step * 10**k for k in range(1, min(zeros, len(whole) - 2) + 1)]


def _hedged(size: Fraction, step: Fraction, hedge: Hedge, *, strict: bool) -> tuple[Interval, Interval]:
    """Plausible and hard range of a hedged number.

    The plausible widths (a quarter beyond for over and under, a twentieth around for about, never less than the last
    digit) are a convention: they only ever give notes.
    """
    if hedge == "about":
        give = max(step, size / 20)
        wide = max(step, size / 2)
        return Interval(size - give, size + give), Interval(size - wide, size + wide)
    give = max(step, size / 4)
    if hedge == "over":
        return (
            Interval(size, size + give, lower_open=strict),
            Interval(size, None, lower_open=strict),
        )
    return (
        Interval(max(size - give, Fraction(0)), size, upper_open=strict),
        Interval(Fraction(0), size, upper_open=strict),
    )
