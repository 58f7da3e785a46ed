"""A number as it stands in a text, and the figure that it makes with its unit and hedges."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from attrs import field, frozen

from claimcheck.lexicon.figures import HedgeWord, Unit, figure_words
from claimcheck.model import Hedge, Printed, Quantity, quantity

Form = Literal["arabic", "chinese", "fraction", "half", "double", "ratio"]
Span = tuple[int, int]
GROUP_JOINTS = ",，\u00a0\u2009\u202f"
_ONE = Fraction(1)
_UNGROUPED = str.maketrans("", "", GROUP_JOINTS)
_DECISIVE: tuple[Hedge, ...] = ("over", "under", "about")


def ungrouped(digits: str) -> str:
    """Printed digits without what parts their groups: 1234.5 for 1,234.5."""
    return digits if digits.isdecimal() else digits.translate(_UNGROUPED)


@frozen
class Number:
    """A number without its unit, from its sign to its magnitude and 多/余.

    ``step`` is the worth of its last printed digit, 0 where the number is exact, and ``factor`` that of its magnitude;
    ``digits`` and ``magnitude`` are where these stand, empty where words and digits are mixed; ``words`` is where the
    whole number stands without its sign. ``unit`` is set where the form implies it (三分之一 is a percentage).
    """

    start: int
    end: int
    value: Fraction
    step: Fraction
    form: Form
    words: Span
    digits: Span
    magnitude: Span
    factor: Fraction = field(default=_ONE)
    hedges: tuple[HedgeWord, ...] = field(default=())
    unit: Unit | None = field(default=None)


def in_words(number: Span, value: Fraction, step: Fraction, form: Form, unit: Unit) -> Number:
    """A positive number that no single run of digits prints, in a unit that its form implies."""
    place = number[0], number[0]
    return Number(*number, value, step, form, number, place, place, unit=unit)


@frozen
class Figure:
    """A quantity in a text. ``start`` and ``end`` enclose number, magnitude, 多/余 and unit, hedges left out.

    ``outer_start`` and ``outer_end`` enclose the hedges too. ``value`` is in the base unit of ``unit``, signed only
    where a sign is written. ``unit`` is ``None`` where the text leaves it out. ``words``, ``digits`` and ``magnitude``
    are those of the number. ``partner`` is the other end of a range (an index into the scan), ``listed`` says that the
    unit was taken from another member of a list or range, and ``lent`` is the magnitude taken from one.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    value: Fraction
    step: Fraction
    unit: Unit | None
    hedges: tuple[HedgeWord, ...]
    words: Span
    digits: Span
    magnitude: Span
    factor: Fraction
    form: Form
    partner: int | None = field(default=None)
    listed: bool = field(default=False)
    lent: Fraction = field(default=_ONE)

    @property
    def hedge(self) -> Hedge:
        """The hedge that decides: over and under say more than about."""
        if not self.hedges:
            return "exact"
        said = {word.hedge for word in self.hedges}
        return next((hedge for hedge in _DECISIVE if hedge in said), "exact")

    @property
    def strict(self) -> bool:
        """The printed number itself is excluded."""
        return any(word.strict for word in self.hedges if word.hedge == self.hedge)

    def quantity(self, digits: str, sign: int, unit: str, spans: tuple[Span, Span]) -> Quantity:
        """The exact quantity; ``sign`` is -1 for a decrease, ``spans`` are the file's for digits and magnitude."""
        kind = self.unit or figure_words().units.get(unit)
        value, factor, step = self.value, self.factor, self.step
        if self.unit is not None and self.unit.factor != 1:
            value, factor, step = (amount * self.unit.factor for amount in (value, factor, step))
        printed = Printed(digits, factor, step, *spans, lent=self.lent)
        value = value if sign > 0 else -value
        countable = kind is not None and kind.countable
        return quantity(value, unit, self.hedge, printed, countable=countable, strict=self.strict)
