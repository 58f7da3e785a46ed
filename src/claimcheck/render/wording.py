"""How a report words what several formats show: figures as printed, both sides of a check, how sharp it is."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Literal, TypeAlias

from claimcheck.messages import words
from claimcheck.model import Check, Claim, Report, Suppressed, Suspect
from claimcheck.render.layout import plain
from claimcheck.render.numbers import between, exact
from claimcheck.render.style import Style

Mark: TypeAlias = Callable[[str], str]
# By how many units of its last digit a figure could be off before a check fails, at most; ``weak`` is more than all.
Sharpness: TypeAlias = Literal["sharp", "ten", "hundred", "weak"]
SHARPNESS: dict[Sharpness, int | None] = {"sharp": 1, "ten": 10, "hundred": 100, "weak": None}


def hedged(claim: Claim) -> str:
    """A figure as it is printed, behind the mark of its hedge."""
    return words.HEDGES[claim.quantity.hedge] + plain(claim.quote)


def sides(check: Check) -> tuple[str, str]:
    """Both ranges of a check."""
    return between(check.stated, check.unit), between(check.computed, check.unit)


def fault(suspect: Suspect, style: Style, *, tied: bool) -> str:
    """What may be wrong about a suspect, and whether others are as likely to be."""
    what = style.say(words.FAULTS[suspect.what])
    return f"{what}{style.say(words.COMMA)}{style.say(words.TIED)}" if tied else what


def let_stand(report: Report, style: Style) -> list[str]:
    """How many findings somebody lets stand, and how many more the baseline has."""
    old = sum(each.by == "baseline" for each in report.suppressed)
    counts = (words.SUPPRESSED, len(report.suppressed) - old), (words.IN_BASELINE, old)
    return [style.say(text, count=count) for text, count in counts if count]


def excuse(suppressed: Suppressed, style: Style, figure: Mark = plain, prose: Mark = plain) -> str:
    """Where it is written that a finding may stand, and why; both marked as ``Account`` has it."""
    text = words.ENTRY if suppressed.reason else words.ENTRY_OF_BASELINE
    return style.say(text, where=figure(suppressed.where), reason=prose(suppressed.reason))


def sharpness(strength: Fraction | None) -> Sharpness:
    """The class of a check by its strength: the smallest slip that it would notice."""
    fitting = (name for name, most in SHARPNESS.items() if strength is not None and most and strength <= most)
    return next(fitting, "weak")


def noticed(check: Check, style: Style) -> str:
    """How small a misprint of one figure the check would have shown."""
    if check.strength is None or sharpness(check.strength) == "weak":
        return style.say(words.UNNOTICED)
    return style.say(words.NOTICED, steps=exact(check.strength))
