"""Reads a text for quantities and for periods alone, without asking what they are about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction

from attrs import evolve, field, frozen

from claimcheck.errors import UsageError
from claimcheck.extract.figures import Figure, fold, measured, scan_figures
from claimcheck.extract.figures.value import Span, ungrouped
from claimcheck.extract.periods import TimeContext, TimeMention, scan_periods
from claimcheck.lexicon.figures import figure_words
from claimcheck.model import Quantity, Step

_IMPLYING = frozenset({"fraction", "double", "ratio"})
_LIST = 60  # characters of a list in which another figure may state a unit or hedge


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
    a bare number that counts nothing, unless it is all of the text, as in the cell of a table. The unit is ``""`` where
    the text leaves it out. ``times`` are the mentions that ``periods`` found in the same text, given to spare reading
    them twice.
    """
    folded = fold(text)
    if times is None:
        times, _ = scan_periods(folded, TimeContext())
    scanned = scan_figures(folded, [(mention.start, mention.end) for mention in times])
    found = measured(folded, scanned) or _alone(folded, scanned)
    return [
        _mention(text, folded, figure, None if figure.partner is None else found[figure.partner]) for figure in found
    ]


def _alone(text: str, found: Sequence[Figure]) -> Sequence[Figure]:
    """The one number of a text that holds nothing else."""
    return found if len(found) == 1 and text.strip() == text[found[0].start : found[0].end] else []


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


def _mention(text: str, folded: str, figure: Figure, other: Figure | None) -> QuantityMention:
    """A figure of the scan with its exact quantity; ``other`` is the other end of its range."""
    digits = figure.digits if figure.digits[0] < figure.digits[1] else (figure.start, figure.start)
    magnitude = figure.magnitude if figure.magnitude[0] < figure.magnitude[1] else (digits[1], digits[1])
    unit = figure.unit.base if figure.unit else ""
    return QuantityMention(
        start=figure.start,
        end=figure.end,
        outer_start=figure.outer_start,
        outer_end=figure.outer_end,
        text=text[figure.start : figure.end],
        quantity=figure.quantity(ungrouped(folded[slice(*figure.digits)]), 1, unit, (digits, magnitude)),
        range_with=figure.partner,
        derivation=derivation(text, figure, unit, other),
    )


def derivation(text: str, figure: Figure, unit: str, other: Figure | None = None) -> tuple[Step, ...]:
    """Which words of a text made value, sign, magnitude, unit, hedges and range of its figure.

    ``unit`` is the one inferred where none is written, ``other`` the other end of a range. A value's rule is its form;
    a magnitude's is its factor, or ``lent`` where a number behind states it; a sign's ``negative``; a unit's
    ``written``, ``lent`` by another number, ``implied`` by the form (三分之一), ``inferred`` or ``none``; a range's
    says which end this is, and its words are the other end. The places count characters of the text.
    """
    return (
        Step("value", figure.form, text[slice(*figure.words)], figure.words),
        *_sign(text, figure),
        *_magnitude(text, figure, other),
        _unit(text, figure, unit),
        *(Step("hedge", word.hedge, word.word, _hedge_place(text, figure, word.word)) for word in figure.hedges),
        *_range(text, figure, other),
    )


def _sign(text: str, figure: Figure) -> Iterator[Step]:
    """The sign's words, empty where the other end of a range has it (零下3至5摄氏度)."""
    if figure.value < 0:
        written = figure.start < figure.words[0]
        place = (figure.start, figure.words[0]) if written else (max(0, figure.start - 2), figure.start)
        words = text[slice(*place)]
        known = written or words in figure_words().numbers.below_zero
        yield Step("sign", "negative", words, place) if known else Step("sign", "negative", "")


def _magnitude(text: str, figure: Figure, other: Figure | None) -> Iterator[Step]:
    start, end = figure.magnitude
    if start < end:
        yield _stripped("magnitude", str(figure.factor), text, (start, end))
    if figure.lent != 1:
        yield _stripped("magnitude", "lent", text, other.magnitude) if other else Step("magnitude", "lent", "")


def _stripped(part: str, rule: str, text: str, span: Span) -> Step:
    """A step from the words of a span without the spaces around them."""
    words = text[slice(*span)].strip()
    start = text.find(words, *span)
    return Step(part, rule, words, (start, start + len(words)) if words else None)


def _unit(text: str, figure: Figure, unit: str) -> Step:
    """How the unit came about, and its words; those of a unit that is not written are none."""
    if figure.unit is None:
        return Step("unit", "inferred" if unit else "none", "")
    word = figure.unit.word
    if figure.listed:
        return Step("unit", "lent", word, _nearest(text, word, figure))
    at = fold(text[figure.start : figure.end]).rfind(word) if figure.form not in _IMPLYING else -1
    if at < 0:
        return Step("unit", "implied", "")
    return Step("unit", "written", word, (figure.start + at, figure.start + at + len(word)))


def _nearest(text: str, word: str, figure: Figure) -> Span | None:
    """Where another figure states the unit: behind this one, else before it."""
    at = text.find(word, figure.end, figure.end + _LIST)
    at = at if at >= 0 else text.rfind(word, max(0, figure.start - _LIST), figure.start)
    return None if at < 0 else (at, at + len(word))


def _hedge_place(text: str, figure: Figure, word: str) -> Span | None:
    """Where a hedge stands: around its figure, or before the words of measuring (约占全部的50%)."""
    at = text.find(word, figure.outer_start, figure.outer_end)
    at = at if at >= 0 else text.rfind(word, max(0, figure.start - _LIST), figure.start)
    return None if at < 0 else (at, at + len(word))


def _range(text: str, figure: Figure, other: Figure | None) -> Iterator[Step]:
    if other is not None:
        end = "first" if figure.start < other.start else "second"
        yield Step("range", end, text[other.start : other.end], (other.start, other.end))
