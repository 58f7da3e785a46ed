"""The unit that a text leaves out, from the nouns around the number."""

from __future__ import annotations

import re
from functools import cache

from claimcheck.lexicon.context import context_words


def inferred_unit(right: str, left: str) -> str:
    """The unit that a number without one counts, by the nearest noun behind it, else before it; empty if unknown.

    The value of an index has none.
    """
    if _index_told().search(left):
        return ""
    table = context_words().inferred
    for text, nearest in ((right[:12], True), (left[-14:], False)):
        places = [
            (text.find(word) if nearest else -text.rfind(word), -len(word), unit)
            for unit, words in table.items()
            for word in words
            if word in text
        ]
        if places:
            return min(places)[2]
    return "人" if _people().match(right) else ""


@cache
def _index_told() -> re.Pattern[str]:
    """An index as the last thing that was measured: 中小企业发展指数."""
    return re.compile(rf"(?:{'|'.join(context_words().indices)})[^，。；]{{0,3}}$")


@cache
def _people() -> re.Pattern[str]:
    return re.compile(rf"[^，。；、的]{{0,6}}?(?:{'|'.join(context_words().people)})")
