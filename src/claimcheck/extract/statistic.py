"""Which statistic a figure is: a total, a share, so much per head, per day or per case."""

from __future__ import annotations

from claimcheck.lexicon.context import context_words


def statistic_of(name: str, *, share: bool) -> str:
    """``total`` unless the words say per head, per day, mean or share."""
    if share:
        return "share"
    for statistic, words in context_words().statistic.items():
        if any(word in name for word in words):
            return statistic
    return "total"
