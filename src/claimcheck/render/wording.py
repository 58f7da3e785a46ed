"""How a report words what several formats show: figures by their quotes, both sides of a check, how sharp it is."""

from __future__ import annotations

import re
from collections.abc import Mapping

from claimcheck.messages import words
from claimcheck.model import Check, Claim
from claimcheck.render.numbers import between, exact
from claimcheck.render.style import Style

SMALL = 100  # units of the last digit; a check that only notices more is said to notice no small slip
_CLAIM_ID = re.compile(r"\bd\d++\.c\d++\b")


def named(text: str, claims: Mapping[str, Claim]) -> str:
    """``text`` with the quotes of claims in place of their ids."""
    return _CLAIM_ID.sub(lambda match: claims[match[0]].quote if match[0] in claims else match[0], text)


def sides(check: Check) -> tuple[str, str]:
    """Both ranges of a check."""
    return between(check.stated, check.unit), between(check.computed, check.unit)


def noticed(check: Check, style: Style) -> str:
    """How small a misprint of one figure the check would have shown."""
    if check.strength is None or check.strength > SMALL:
        return style.say(words.UNNOTICED)
    return style.say(words.NOTICED, steps=exact(check.strength))
