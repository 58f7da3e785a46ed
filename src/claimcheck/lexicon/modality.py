"""Loads the words that say a figure is no measured fact."""

from __future__ import annotations

from functools import cache

from claimcheck.lexicon.words import shipped, tuples


@cache
def modality_words() -> dict[str, tuple[str, ...]]:
    """What a statement is (``forecast``, ``target`` …) and the words before a figure that show it."""
    return tuples(shipped("modality.toml"))
