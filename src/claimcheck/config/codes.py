"""Codes of rules and beginnings of codes, as people write them: ``CC201``, ``CC2``, ``ALL``."""

from __future__ import annotations

import re
from collections.abc import Iterable

from claimcheck.config.settings import ALL, LIMITS, Limit, Rules, covers
from claimcheck.model import Severity

_CODE = re.compile("CC[0-9]{0,3}")
# Characters of a code that may be mistaken.
_SLIPS = 2


def fault(code: str, rules: Rules) -> tuple[str, str] | None:
    """Why something is no code, and the nearest that is; without ``rules`` only its form can be told."""
    if not (_CODE.fullmatch(code) or code == ALL):
        near = _near(code.upper(), rules)
        zh = f"“{code}”不是规则代码，应如 CC201、CC2 或 ALL" + (f"；最接近的是 {near}" if near else "")
        en = f"“{code}” is no code of a rule, such as CC201, CC2 or ALL" + (f"; the closest is {near}" if near else "")
        return zh, en
    if rules and not any(covers(code, rule) for rule in rules):
        near = _near(code, rules)
        zh = f"没有 {code} 这条规则" + (f"，最接近的是 {near}" if near else "")
        return zh, f"there is no rule {code}" + (f"; the closest is {near}" if near else "")
    return None


def raised(code: str, limit: Limit, rules: Rules) -> tuple[str, str] | None:
    """Why a severity is refused: it is graver than any that the rules of the code give by themselves."""
    own = [gravest for rule, gravest in rules.items() if covers(code, rule)]
    if not own:
        return None
    gravest: Severity = min(own, key=LIMITS.index)
    if LIMITS.index(limit) >= LIMITS.index(gravest):
        return None
    zh = f"{code} 最多报 {gravest}，不能提高到 {limit}：所查之事不符也未必有错，而 error 必须属实；设置只能降低或关闭"
    en = (
        f"{code} gives a {gravest} at most and can't be raised to {limit}: what it finds need not be wrong, and an "
        "error has to be true; a setting can only lower it or switch it off"
    )
    return zh, en


def _near(code: str, rules: Iterable[str]) -> str:
    """The first of the codes that differ in the fewest places, if that is one or two."""
    from rapidfuzz.distance import Hamming  # noqa: PLC0415 - only what is wrong needs it

    apart, near = min(((Hamming.distance(code, rule, pad=True), rule) for rule in rules), default=(0, ""))
    return near if apart <= _SLIPS else ""
