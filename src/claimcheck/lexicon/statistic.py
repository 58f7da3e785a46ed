"""Which statistic a figure is: a total, a share, so much per head, per day or per case."""

from __future__ import annotations

import re
from functools import cache

from claimcheck.lexicon.context import context_words

_SHARES = ("占比", "比重")


def statistic_of(name: str, *, share: bool) -> str:
    """``total`` unless the words say per head, per day, mean, share and so on; the last of them decides."""
    if share or name.endswith(_SHARES):
        return "share"
    said = [match["word"] for match in _words().finditer(name) if match["word"]]
    return _statistics()[said[-1]] if said else "total"


def of_real_growth(statistic: str) -> str:
    """The statistic of a growth in real terms."""
    return "real" if statistic == "total" else f"{statistic}_real"


def of_any_growth(statistic: str) -> str:
    """The statistic of what grows, whether in real terms or not."""
    return "total" if statistic == "real" else statistic.removesuffix("_real")


@cache
def _statistics() -> dict[str, str]:
    return {word: statistic for statistic, words in context_words().statistic.items() for word in words}


@cache
def _words() -> re.Pattern[str]:
    """Each word of a statistic, or a longer word that begins like one or ends in one, which is passed over."""
    guards = "|".join(f".?{word}" for word in context_words().no_statistic)
    words = "|".join(sorted(_statistics(), key=len, reverse=True))
    return re.compile(f"{guards}|(?P<word>{words})")
