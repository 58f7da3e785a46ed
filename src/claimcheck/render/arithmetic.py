"""The arithmetic of a check in one line, as it would be written down: 46.8% ≠ 140.36 ÷ (404.59 − 140.36) = 53.1%."""

from __future__ import annotations

import re

from claimcheck.model import Check, Interval
from claimcheck.render.numbers import between

_FIGURE = re.compile(r"[0-9.,]++(?P<magnitude>万亿|亿|万|)(?P<unit>[^0-9]*+)")
_SIGN = re.compile(r" ([=≤]) ")
# What is written in place of the sign of a relation that can't hold, and of one that nobody knows to hold.
_BROKEN = {"=": "≠", "≤": ">"}
_OPEN = {"=": "=?", "≤": "≤?"}


def in_one_line(check: Check, formula: str) -> str:
    """``formula``, which is that of the check, with the range that each side of several figures comes to."""
    sign = _SIGN.search(formula)
    if sign is None:
        return formula
    left, right = formula[: sign.start()], formula[sign.end() :]
    stated = _side(left, check.stated, check.unit, right)
    computed = _side(right, check.computed, check.unit, left)
    told = f"{stated} {_shown(sign[1], check)} {computed}"
    if check.verdict != "undecided" or " " in left or " " in right:
        return told
    # Digits alone don't say why two figures may agree: their ranges do.
    return f"{told} ({between(check.stated, check.unit)} | {between(check.computed, check.unit)})"


def _side(text: str, range_: Interval, unit: str, other: str) -> str:
    """One side, in the magnitude of the other where that is one figure; a figure alone says its range by its digits."""
    if " " not in text:
        return text
    figure = _FIGURE.fullmatch(other)
    return f"{text} = {between(range_, unit, figure['magnitude'] if figure and figure['unit'] == unit else None)}"


def _shown(sign: str, check: Check) -> str:
    if check.verdict == "inconsistent":
        return _BROKEN[sign]
    return _OPEN[sign] if check.verdict == "undecided" else sign
