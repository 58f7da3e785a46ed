"""Loads the words around a figure: modality, scope, statistic, and units left out."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from attrs import frozen


@frozen(eq=False)
class ContextWords:
    """Each table maps what a claim says (``forecast``, ``per_head``, 人) to the words that show it."""

    modality: dict[str, tuple[str, ...]]
    places: tuple[str, ...]
    countries: tuple[str, ...]
    partners: tuple[str, ...]
    statistic: dict[str, tuple[str, ...]]
    inferred: dict[str, tuple[str, ...]]


def _table(data: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(words) for name, words in data.items()}


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
    )
