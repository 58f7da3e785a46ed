"""Packs: what a field knows of its metrics, as values."""

from __future__ import annotations

from typing import Literal, TypeAlias

from attrs import field, frozen

Words: TypeAlias = tuple[str, ...]
Groups: TypeAlias = tuple[Words, ...]
Rows: TypeAlias = tuple[tuple[str, Words], ...]


@frozen
class Quotient:
    """A ratio's numerator and denominator, as words of names under the ratio's own topic."""

    part: str
    whole: str


@frozen
class Difference:
    """What a balance adds and what it takes away."""

    plus: Words
    minus: Words


@frozen
class Entry:
    """A metric, or a term in the names of metrics, with all that a pack says of it; ``origin`` is its file and line."""

    name: str
    also: Words = ()
    measured: Literal["span", "instant"] | None = None
    running: bool = False
    growth: Literal["real", "nominal"] | None = None
    head: bool = False
    full: bool = False
    parts: Groups = ()
    within: Words = ()
    ratio: Quotient | None = None
    average_of: str | None = None
    balance: Difference | None = None
    origin: tuple[str, int] = field(default=("", 1), eq=False, repr=False)

    @property
    def spellings(self) -> Words:
        """The name, and all that means the same."""
        return (self.name, *self.also)


@frozen
class WordLists:
    """The lists of ``[words]``."""

    heads: Words = ()
    full: Words = ()
    drop: Words = ()
    terms: Words = ()
    span: Words = ()
    instant: Words = ()
    running: Words = ()
    real: Words = ()
    divide: Groups = ()
    drivers: Groups = ()
    opposed: Groups = ()


@frozen
class Pack:
    """What one file says, or several that have been merged; ``entries`` are its metrics and terms."""

    words: WordLists = field(factory=WordLists)
    splits: Rows = ()
    replaces: Rows = ()
    entries: tuple[Entry, ...] = ()
