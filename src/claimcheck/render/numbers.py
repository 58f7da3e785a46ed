"""Exact numbers as strings, for machines and for people."""

from __future__ import annotations

from fractions import Fraction

from claimcheck.lexicon.shares import UNSCALED
from claimcheck.model import Interval

KEPT, ROUNDED = 10, 6  # significant digits that are shown of a number that they write, and of any other
MAGNITUDES = ((10**12, "万亿"), (10**8, "亿"), (10**4, "万"))


def exact(value: Fraction) -> str:
    """A decimal where it ends, else ``p/q``; both are read back by ``Fraction``."""
    places = _places(value.denominator)
    return f"{value.numerator}/{value.denominator}" if places is None else _decimal(value, places)


def amount(value: Fraction, unit: str) -> str:
    """``value`` in 万 or 亿 as people write it; ``≈`` before it where it had to be rounded."""
    factor, word = magnitude(value, unit)
    scaled = value / factor
    short = _shortened(scaled)
    sign = "" if short == scaled else "≈"
    return f"{sign}{exact(short)}{word}{unit}"


def between(interval: Interval, unit: str, told_in: str | None = None) -> str:
    """An interval as people write it: the number alone where it is a point, else its ends, rounded outwards.

    They are ``told_in`` a magnitude (万, 亿, or "" for none) if one is given and there are two.
    """
    lower, upper = interval.lower, interval.upper
    if lower is not None and lower == upper:
        return amount(lower, unit)
    if lower is None or upper is None:
        return _half_line(interval, unit)
    factor, word = _worth(told_in) or magnitude(max(lower, upper, key=abs), unit)
    low, high = _shortened(lower / factor, -1), _shortened(upper / factor, 1)
    return f"{exact(low)}–{exact(high)}{word}{unit}"


def magnitude(value: Fraction, unit: str) -> tuple[int, str]:
    """The largest magnitude word that is not larger than ``value``, with its worth."""
    whole = abs(value.numerator) // value.denominator
    fitting = (pair for pair in MAGNITUDES if whole >= pair[0] and unit.removeprefix("个") not in UNSCALED)
    return next(fitting, (1, ""))


def _worth(told_in: str | None) -> tuple[int, str] | None:
    return next(((worth, word) for worth, word in (*MAGNITUDES, (1, "")) if word == told_in), None)


def _half_line(interval: Interval, unit: str) -> str:
    if interval.lower is not None:
        return f"{'>' if interval.lower_open else '≥'} {amount(interval.lower, unit)}"
    if interval.upper is not None:
        return f"{'<' if interval.upper_open else '≤'} {amount(interval.upper, unit)}"
    return "?"


def _places(denominator: int) -> int | None:
    """Decimal places of a fraction in lowest terms; ``None`` where they don't end."""
    twos = fives = 0
    while denominator % 2 == 0:
        denominator, twos = denominator // 2, twos + 1
    while denominator % 5 == 0:
        denominator, fives = denominator // 5, fives + 1
    return max(twos, fives) if denominator == 1 else None


def _decimal(value: Fraction, places: int) -> str:
    digits = str(abs(value.numerator) * 10**places // value.denominator).rjust(places + 1, "0")
    sign = "-" if value.numerator < 0 else ""
    whole, part = (digits[:-places], digits[-places:]) if places else (digits, "")
    return f"{sign}{whole}.{part}" if part else f"{sign}{whole}"


def _shortened(value: Fraction, direction: int = 0) -> Fraction:
    """``value`` where few digits write it, else rounded: to nearest, or down (-1) or up (1)."""
    kept = _rounded(value, KEPT, direction)
    return kept if kept == value else _rounded(value, ROUNDED, direction)


def _rounded(value: Fraction, digits: int, direction: int) -> Fraction:
    """``value`` to ``digits`` significant digits or to whole ones, whichever is finer.

    Reports print numbers by the ten thousand, so this is reckoned in whole numbers, which is far quicker.
    """
    size, parts = abs(value.numerator), value.denominator
    if size == 0:
        return value
    whole = len(str(size // parts)) if size >= parts else 1 - len(str(parts // size))
    steps = 10 ** max(digits - whole, 0)
    down, rest = divmod(value.numerator * steps, parts)
    nearer = 2 * rest > parts or (2 * rest == parts and down % 2 == 1)
    return Fraction(down + (nearer if direction == 0 else direction > 0 and rest > 0), steps)
