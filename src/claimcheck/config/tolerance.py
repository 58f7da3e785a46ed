"""How far the two sides of a user's equation may lie apart beyond what rounding and hedges explain."""

from __future__ import annotations

import re
from fractions import Fraction

from attrs import field, frozen

from claimcheck.lexicon.figures import figure_words
from claimcheck.lexicon.shares import SHARES

ROUNDING = "rounding"
_AMOUNT = re.compile(r"(?P<digits>[0-9]{1,15}(?:\.[0-9]{1,15})?)\s*(?P<words>[^\s0-9.,，-]{0,12})")
_MOST_SHARE = 1


@frozen
class Tolerance:
    """Room for the right side: ``share`` of it, or ``amount`` of ``unit``; ``text`` is how the user wrote it."""

    text: str
    share: Fraction = field(default=Fraction(0))
    amount: Fraction = field(default=Fraction(0))
    unit: str = field(default="")


def tolerance(text: str) -> Tolerance | None:
    """What ``0.5%`` or ``1.2亿元`` allows. None where the text says neither."""
    found = _AMOUNT.fullmatch(text.strip())
    if found is None:
        return None
    number, words = Fraction(found["digits"]), found["words"].replace("％", "%").replace("个百分点", "百分点")
    if words in {"%", "‰"}:
        share = number * SHARES[words]
        return Tolerance(text.strip(), share=share) if share < _MOST_SHARE else None
    if words in SHARES:
        return Tolerance(text.strip(), amount=number, unit=words)
    known = figure_words()
    magnitude = max((word for word in known.numbers.magnitudes if words.startswith(word)), key=len, default="")
    unit = known.units.get(words[len(magnitude) :])
    if unit is None:
        return None
    worth = known.numbers.magnitudes[magnitude] if magnitude else 1
    return Tolerance(text.strip(), amount=number * worth * unit.factor, unit=unit.base)
