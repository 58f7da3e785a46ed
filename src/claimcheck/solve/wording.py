"""Exact numbers and ranges in words."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from attrs import field, frozen

from claimcheck.lexicon.shares import POINTS, UNSCALED
from claimcheck.model import Interval, Text

# More decimals than this help nobody; a longer number is shown as a quotient.
MOST_PLACES = 15
# Digits finer than this share of the wider of two ranges show nothing more.
_FINEST = Fraction(1, 10**9)
# Magnitude words, the shortest way to write each factor.
WORDS: Mapping[int, str] = {1: "", 10**3: "千", 10**4: "万", 10**6: "百万", 10**7: "千万", 10**8: "亿", 10**12: "万亿"}


_USUAL = tuple(map(Fraction, (1, 10**4, 10**8, 10**12)))
# How many times another a number is that is better told in a magnitude of its own.
_FAR = 1000


def spoken(magnitude: Fraction) -> Fraction:
    """The greatest factor with a word of its own that is not above ``magnitude``: 亿 for 千亿."""
    return Fraction(max((worth for worth in WORDS if worth <= magnitude), default=1))


@frozen
class Measure:
    """A unit, and the magnitude in which its figure was written, so that ranges look like the figure."""

    unit: str = field(default="")
    magnitude: Fraction = field(default=Fraction(1))

    @property
    def word(self) -> str:
        """What stands between the number and the unit; nothing where the magnitude has no word of its own."""
        return WORDS.get(int(self.magnitude), "") if self.magnitude.denominator == 1 else ""

    @property
    def worth(self) -> Fraction:
        """By what a value is divided to be written."""
        return self.magnitude if self.word else Fraction(1)

    @property
    def behind(self) -> str:
        """Magnitude and unit as they are written behind a number."""
        return self.word + (f"个{self.unit}" if self.unit in POINTS else self.unit)

    def fitting(self, over: Interval, beside: Interval) -> Measure:
        """The same unit, in a magnitude of its own where a range is far from the size of the one ``beside`` it."""
        size, other = _size(over), _size(beside)
        if self.unit in UNSCALED or not self.unit or other <= _FAR * size <= _FAR**2 * other:
            return self
        return Measure(self.unit, max(word for word in _USUAL if word <= max(size, Fraction(1))))


def _size(over: Interval) -> Fraction:
    return max((abs(end) for end in (over.lower, over.upper) if end is not None), default=Fraction(0))


def decimal(value: Fraction) -> str:
    """The exact value: a decimal where it ends soon enough, else ``p/q``."""
    places = ending_places(value)
    return str(value) if places is None else fixed(value, places)


def ending_places(value: Fraction) -> int | None:
    """Decimals that write the value exactly, ``None`` where more than ``MOST_PLACES``."""
    for places in range(MOST_PLACES + 1):
        if 10**places % value.denominator == 0:
            return places
    return None


def fixed(value: Fraction, places: int) -> str:
    """A value that ends within ``places`` decimals, with exactly so many."""
    scaled = value * 10**places
    digits = str(abs(scaled.numerator)).rjust(places + 1, "0")
    sign = "−" if value < 0 else ""
    whole, fraction = digits[: len(digits) - places], digits[len(digits) - places :]
    return sign + whole + ("." + fraction if fraction else "")


def floor_to(value: Fraction, step: Fraction) -> Fraction:
    """The greatest multiple of ``step`` not above the value."""
    return value // step * step


def ceiling_to(value: Fraction, step: Fraction) -> Fraction:
    """The least multiple of ``step`` not below the value."""
    return -(-value // step) * step


def power_of_ten_within(value: Fraction) -> Fraction:
    """The greatest power of ten not above a positive value."""
    power = Fraction(10) ** (len(str(value.numerator)) - len(str(value.denominator)))
    while power > value:
        power /= 10
    while power * 10 <= value:
        power *= 10
    return power


def widened(interval: Interval, step: Fraction) -> Interval:
    """The interval with ends rounded outwards to multiples of ``step``; an end that moves is closed."""
    lower = None if interval.lower is None else floor_to(interval.lower, step)
    upper = None if interval.upper is None else ceiling_to(interval.upper, step)
    return Interval(
        lower,
        upper,
        interval.lower_open and lower == interval.lower,
        interval.upper_open and upper == interval.upper,
    )


def outwards(over: Interval, measure: Measure) -> Interval:
    """A range that takes few digits to write, a little wider where need be."""
    width = over.width
    if not width or _is_short(over, measure.worth):
        return over
    return widened(over, power_of_ten_within(width) / 100)


def kept_apart(shown: Interval, other: Interval, measure: Measure) -> Interval:
    """``shown`` rounded outwards to as few digits as still tell it, and keep it apart from ``other`` if it is."""
    widths = [each.width for each in (shown, other) if each.width]
    if not widths or _is_short(shown, measure.worth):
        return shown
    step = min(power_of_ten_within(max(widths)) / 10, _telling(shown))
    while shown.overlaps(other) is False and widened(shown, step).overlaps(other) and step > _FINEST * max(widths):
        step /= 10
    return widened(shown, step)


def _telling(shown: Interval) -> Fraction:
    """The step that leaves a range three digits: of a tiny share 0 to 0.01% would say nothing."""
    return power_of_ten_within(_size(shown) or Fraction(1)) / 100


def _is_short(over: Interval, worth: Fraction) -> bool:
    """Neither end needs rounding to be read in a magnitude that is worth so much."""
    return all(end is None or 10**2 % (end / worth).denominator == 0 for end in (over.lower, over.upper))


def amount(value: Fraction, measure: Measure) -> str:
    """A number with its magnitude and unit, as a Chinese text has it."""
    return decimal(value / measure.worth) + measure.behind


def spread(interval: Interval, measure: Measure) -> Text:
    """The range as ``58.13–58.14%``; a half-bounded one as ``≥ 5`` or ``< 5``."""
    low, high = interval.lower, interval.upper
    if low is None and high is None:
        return Text("任意值", "anything")
    if low is None or high is None:
        end = low if high is None else high
        assert end is not None  # noqa: S101 - one of the two is there
        above, below = ">" if interval.lower_open else "≥", "<" if interval.upper_open else "≤"
        told = f"{above if high is None else below} {amount(end, measure)}"
        return Text(told, told)
    last = amount(high, measure)
    if low == high:
        return Text(last, last)
    first = decimal(low / measure.worth)
    if low < 0:  # a dash before a sign can't be read
        return Text(f"{first} 至 {last}", f"{first} to {last}")
    return Text(f"{first}–{last}", f"{first}–{last}")


def between(interval: Interval, measure: Measure) -> Text:
    """Where a range ends, in words of both languages."""
    low, high = interval.lower, interval.upper
    if low is not None and low == high:
        return Text(f"就是 {amount(low, measure)}", f"is exactly {amount(low, measure)}")
    zh, en = [], []
    if low is not None:
        zh.append(("大于 " if interval.lower_open else "不小于 ") + amount(low, measure))
        en.append(("above " if interval.lower_open else "at least ") + amount(low, measure))
    if high is not None:
        zh.append(("小于 " if interval.upper_open else "不大于 ") + amount(high, measure))
        en.append(("below " if interval.upper_open else "at most ") + amount(high, measure))
    if not zh:
        return Text("可以是任意值", "may be anything")
    return Text("，".join(zh), f"is {' and '.join(en)}")
