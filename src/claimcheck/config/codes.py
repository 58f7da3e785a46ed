"""Codes of rules and beginnings of codes, as people write them: ``CC201``, ``CC2``, ``ALL``."""

from __future__ import annotations

import re
from collections.abc import Iterable

from claimcheck.config.settings import ALL, LIMITS, Limit, Rules, covers
from claimcheck.messages import settings as messages
from claimcheck.model import Severity
from claimcheck.text import NOTHING, Text

_CODE = re.compile("CC[0-9]{0,3}")
# Characters of a code that may be mistaken.
_SLIPS = 2


def fault(code: str, rules: Rules) -> Text | None:
    """Why something is no code, and the nearest that is; without ``rules`` only its form can be told."""
    if not (_CODE.fullmatch(code) or code == ALL):
        return messages.NO_CODE.filled(code=code, hint=_hint(code.upper(), rules))
    if rules and not any(covers(code, rule) for rule in rules):
        return messages.NO_RULE.filled(code=code, hint=_hint(code, rules))
    return None


def raised(code: str, limit: Limit, rules: Rules) -> Text | None:
    """Why a severity is refused: it is graver than any that the rules of the code give by themselves."""
    own = [gravest for rule, gravest in rules.items() if covers(code, rule)]
    if not own:
        return None
    gravest: Severity = min(own, key=LIMITS.index)
    if LIMITS.index(limit) >= LIMITS.index(gravest):
        return None
    return messages.RAISED.filled(code=code, gravest=gravest, limit=limit)


def _hint(code: str, rules: Iterable[str]) -> Text:
    """The first of the codes that differ in the fewest places, if that is one or two."""
    from rapidfuzz.distance import Hamming  # noqa: PLC0415 - only what is wrong needs it

    apart, near = min(((Hamming.distance(code, rule, pad=True), rule) for rule in rules), default=(0, ""))
    return messages.CLOSEST.filled(near=near) if near and apart <= _SLIPS else NOTHING
