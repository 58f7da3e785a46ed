"""Loads who may be named as the source of a figure, and the words by which a text names it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from attrs import frozen

from claimcheck.lexicon.scope import scope_words
from claimcheck.lexicon.words import any_of, shipped


@frozen(eq=False)
class Institutions:
    """``names`` maps spellings to institutions, ``sides`` words behind a country to whose word it is.

    ``said`` finds a source where it is named as one, with the groups ``name``, or ``country`` and ``side``; ``other``
    finds whoever else is said to speak.
    """

    names: Mapping[str, str]
    sides: Mapping[str, str]
    said: re.Pattern[str]
    other: re.Pattern[str]

    def named(self, found: re.Match[str]) -> str:
        """The source that a match of ``said`` names, a country's side with the country (日本官方)."""
        if found["name"]:
            return self.names[found["name"]]
        return scope_words().known[found["country"]].name + self.sides[found["side"]]


@cache
def institutions() -> Institutions:
    """The words as shipped."""
    data = shipped("institutions.toml")
    names = {word: name for name, group in data["names"].items() for word in group}
    sides = {word: side for side, group in data["sides"].items() for word in group}
    said = data["said"]
    verbs, between = any_of([*said["counted"], *said["speech"]]), said["between"]
    first = rf"(?<![一-鿿])|(?<=[{said['before']}])"
    known = rf"(?P<name>{any_of(names)})|(?P<country>{any_of(scope_words().countries)})(?P<side>{any_of(sides)})"
    nobody = any_of(said["nobody"])
    return Institutions(
        names=names,
        sides=sides,
        said=re.compile(rf"(?:{first})(?:{known}){between}的?{verbs}"),
        other=re.compile(
            rf"(?:据|(?<=[，。；：])|^)(?!(?:最新|有关|相关)?{nobody})[^，。；：“”0-9]{{2,20}}?{between}{verbs}[，：]|据悉"
        ),
    )
