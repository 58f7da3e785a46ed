"""Loads the places that a figure may be of."""

from __future__ import annotations

from functools import cache

from attrs import frozen

from claimcheck.lexicon.words import shipped, tuples


@frozen(eq=False)
class ScopeWords:
    """``places`` within the country, ``countries``, and words that make a name's scope ``national``.

    ``partners`` are words that make a place behind them no scope.
    """

    places: tuple[str, ...]
    countries: tuple[str, ...]
    partners: tuple[str, ...]
    national: tuple[str, ...]


@cache
def scope_words() -> ScopeWords:
    """The words as shipped."""
    words = tuples(shipped("scope.toml"))
    return ScopeWords(
        places=(*words["regions"], *words["provinces"], *words["cities"]),
        countries=words["countries"],
        partners=words["partners"],
        national=words["national"],
    )
