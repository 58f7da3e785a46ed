"""Reads a text for quantities and for periods alone, without asking what they are about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from attrs import evolve, field, frozen

from claimcheck.errors import UsageError
from claimcheck.extract.figures import Figure, fold, measured, scan_figures
from claimcheck.extract.periods import TimeContext, TimeMention, scan_periods
from claimcheck.lexicon.figures import figure_words
from claimcheck.model import Quantity, Step


@frozen
class QuantityMention:
    """A quantity at ``[start, end)`` of the text that was given; ``text`` are those characters.

    They enclose sign, number, magnitude, 多/余 and unit; ``outer_start`` and ``outer_end`` enclose the hedges too.
    ``quantity`` has the value in its base unit, signed as written, and its exact ranges. ``range_with`` is the
    place of the other end of a range (20-200个) in the same list. ``derivation`` says which words made which part.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    text: str
    quantity: Quantity
    range_with: int | None = field(default=None)
    derivation: tuple[Step, ...] = field(default=(), repr=False)


def quantities(text: str, times: Sequence[TimeMention] | None = None) -> list[QuantityMention]:
    """Every quantity of ``text``, in order and disjoint: counts, amounts, shares, durations, ages, ratios.

    Offsets count code points of ``text``. Dates, clock times, orders, codes, names and idioms are no quantities, nor is
    a bare number that counts nothing. The unit is ``""`` where the text leaves it out. ``times`` are the mentions that
    ``periods`` found in the same text, given to spare reading them twice.
    """
    folded = fold(text)
    if times is None:
        times, _ = scan_periods(folded, TimeContext())
    found = measured(folded, scan_figures(folded, [(mention.start, mention.end) for mention in times]))
    return [_mention(text, folded, figure) for figure in found]


def periods(text: str, published: date | None = None) -> list[TimeMention]:
    """Every time expression of ``text``, in order and disjoint, resolved to calendar dates.

    ``published`` is the day on which the text came out: 今年 and 目前 are told from it, 上年 and 同期 from what the
    text is speaking of. What can't be known has no period.
    """
    mentions, _ = scan_periods(fold(text), TimeContext(published=published))
    return [evolve(mention, text=text[mention.start : mention.end]) for mention in mentions]


def convert(quantity: Quantity, unit: str) -> Quantity:
    """The same amount in another unit of its dimension, exactly (15亩 is 1公顷), with all its ranges.

    Raises UsageError where the two units measure different things or one is unknown.
    """
    factor = _worth(quantity.unit, unit)
    return quantity.scaled(factor, unit)


def _worth(unit: str, other: str) -> Fraction:
    """How many of ``other`` one ``unit`` is."""
    if unit == other:
        return Fraction(1)
    dimensions = figure_words().dimensions
    for name in (unit, other):
        if name not in dimensions:
            raise UsageError(f"no conversion is known for the unit {name!r}")
    (dimension, worth), (wanted, wanted_worth) = dimensions[unit], dimensions[other]
    if dimension != wanted:
        raise UsageError(f"{unit} measures {dimension} and {other} measures {wanted}")
    return worth / wanted_worth


def _mention(text: str, folded: str, figure: Figure) -> QuantityMention:
    """A figure of the scan with its exact quantity."""
    digits = figure.digits if figure.digits[0] < figure.digits[1] else (figure.start, figure.start)
    magnitude = figure.magnitude if figure.magnitude[0] < figure.magnitude[1] else (digits[1], digits[1])
    written = folded[slice(*figure.digits)].replace(",", "")
    unit = figure.unit.base if figure.unit else ""
    return QuantityMention(
        start=figure.start,
        end=figure.end,
        outer_start=figure.outer_start,
        outer_end=figure.outer_end,
        text=text[figure.start : figure.end],
        quantity=figure.quantity(written, 1, unit, (digits, magnitude)),
        range_with=figure.partner,
        derivation=derivation(figure, unit),
    )


def derivation(figure: Figure, unit: str) -> tuple[Step, ...]:
    """Which words made value, unit and hedge of a figure; ``unit`` is the one inferred where none is written."""
    written = figure.unit.word if figure.unit else ""
    how = "lent" if figure.listed else "written" if written else "inferred" if unit else "none"
    return (
        Step("value", figure.form, ""),
        Step("unit", how, written),
        *(Step("hedge", word.hedge, word.word) for word in figure.hedges),
    )
