"""Loads the words around a figure that say which statistic it is, and the units that a text leaves out."""

from __future__ import annotations

from functools import cache

from attrs import frozen

from claimcheck.lexicon.words import shipped, tuples


@frozen(eq=False)
class ContextWords:
    """Each table maps what a claim says (``per_head``, 人) to the words that show it.

    ``people`` are the last characters of nouns for people, ``indices`` what is measured without a unit.
    """

    statistic: dict[str, tuple[str, ...]]
    no_statistic: tuple[str, ...]
    inferred: dict[str, tuple[str, ...]]
    people: tuple[str, ...]
    indices: tuple[str, ...]
    multiples: tuple[str, ...]
    bare: tuple[str, ...]


@cache
def context_words() -> ContextWords:
    """The words as shipped."""
    data = shipped("context.toml")
    return ContextWords(
        statistic=tuples(data["statistic"]),
        no_statistic=tuple(data["no_statistic"]["words"]),
        inferred=tuples(data["inferred"]),
        people=tuple(data["people"]["endings"]),
        indices=tuple(data["indices"]["words"]),
        multiples=tuple(data["multiples"]["names"]),
        bare=tuple(data["indices"]["bare"]),
    )
