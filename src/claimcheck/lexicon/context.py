"""Loads the words around a figure: modality, scope, statistic, and units left out."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from attrs import frozen


@frozen(eq=False)
class ChangeWords:
    """Verbs and nouns that say a figure is a growth or a change, and not a level."""

    verbs: frozenset[str]
    compared: frozenset[str]
    growth_names: tuple[str, ...]
    drop_names: tuple[str, ...]
    growth_behind: tuple[str, ...]
    drop_behind: tuple[str, ...]
    year_on_year: frozenset[str]


@frozen(eq=False)
class ContextWords:
    """Each table maps what a claim says (``forecast``, ``per_head``, 人) to the words that show it.

    ``people`` are the last characters of nouns for people, ``indices`` what is measured without a unit, ``partners``
    the words that make a place behind them no scope.
    """

    modality: dict[str, tuple[str, ...]]
    places: tuple[str, ...]
    countries: tuple[str, ...]
    partners: tuple[str, ...]
    statistic: dict[str, tuple[str, ...]]
    inferred: dict[str, tuple[str, ...]]
    people: tuple[str, ...]
    indices: tuple[str, ...]
    multiples: tuple[str, ...]
    bare: tuple[str, ...]
    change: ChangeWords


def _table(data: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(words) for name, words in data.items()}


def _change(data: dict[str, list[str]]) -> ChangeWords:
    table = _table(data)
    return ChangeWords(
        verbs=frozenset(table["verbs"]),
        compared=frozenset(table["compared"]),
        growth_names=table["growth_names"],
        drop_names=table["drop_names"],
        growth_behind=table["growth_behind"],
        drop_behind=table["drop_behind"],
        year_on_year=frozenset(table["year_on_year"]),
    )


@cache
def context_words() -> ContextWords:
    """The words as shipped."""
    text = files("claimcheck.lexicon").joinpath("context.toml").read_text(encoding="utf-8")
    data: dict[str, Any] = tomllib.loads(text)
    scope = data["scope"]
    return ContextWords(
        modality=_table(data["modality"]),
        places=(*scope["regions"], *scope["provinces"], *scope["cities"]),
        countries=tuple(scope["countries"]),
        partners=tuple(scope["partners"]),
        statistic=_table(data["statistic"]),
        inferred=_table(data["inferred"]),
        people=tuple(data["people"]["endings"]),
        indices=tuple(data["indices"]["words"]),
        multiples=tuple(data["multiples"]["names"]),
        bare=tuple(data["indices"]["bare"]),
        change=_change(data["change"]),
    )
