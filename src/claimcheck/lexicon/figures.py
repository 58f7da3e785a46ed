"""Loads the words of figures: numerals, magnitudes, units and hedges."""

from __future__ import annotations

import tomllib
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

from attrs import frozen

from claimcheck.errors import LexiconError

UNIT_CLASSES = ("counted", "person", "bare", "time", "share", "physical", "latin", "index")


@frozen
class Unit:
    """A unit as written, the base unit that values are kept in, and the exact factor between them.

    ``sort`` is one of ``UNIT_CLASSES`` or ``money``.
    """

    word: str
    base: str
    factor: Fraction
    sort: str

    @property
    def countable(self) -> bool:
        """Counts whole things, so that an integer without a magnitude is exact."""
        return self.sort in ("counted", "person", "bare")


@frozen
class HedgeWord:
    """A word that makes a figure inexact; ``strict`` excludes the printed number itself."""

    word: str
    hedge: str
    strict: bool


@frozen
class FigureWords:
    """All words that the scanner of figures needs."""

    fold: dict[int, int]
    magnitudes: dict[str, int]
    magnitude_guards: dict[str, frozenset[str]]
    idioms: frozenset[str]
    announced: tuple[str, ...]
    units: dict[str, Unit]
    unit_guards: dict[str, frozenset[str]]
    before: dict[str, HedgeWord]
    inside: dict[str, HedgeWord]
    after: dict[str, HedgeWord]
    hedge_guards: dict[str, frozenset[str]]
    dimensions: dict[str, tuple[str, Fraction]]
    intensive: frozenset[str]


def _load(name: str) -> dict[str, Any]:
    """One TOML file of the package."""
    text = files("claimcheck.lexicon").joinpath(name).read_text(encoding="utf-8")
    return tomllib.loads(text)


def _guards(table: dict[str, list[str]]) -> dict[str, frozenset[str]]:
    return {word: frozenset(nexts) for word, nexts in table.items()}


def _units(data: dict[str, Any]) -> dict[str, Unit]:
    units = {
        word: Unit(word, word, Fraction(1), sort) for sort in UNIT_CLASSES for word in data.get(sort, ())
    }
    for money in data["money"]["words"]:
        units[money] = Unit(money, money, Fraction(1), "money")
        for per in data["money"]["per"]:
            for joint in ("/", "每"):
                units[f"{money}{joint}{per}"] = Unit(f"{money}{joint}{per}", f"{money}/{per}", Fraction(1), "money")
    for entry in data["convert"]:
        base = units.get(entry["base"])
        for word in entry["words"]:
            sort = base.sort if base else units[word].sort if word in units else "share"
            units[word] = Unit(word, entry["base"], Fraction(entry["factor"]), sort)
    return units


def _hedges(entries: list[dict[str, Any]]) -> dict[str, HedgeWord]:
    return {word: HedgeWord(word, entry["hedge"], entry["strict"]) for entry in entries for word in entry["words"]}


def _dimensions(data: dict[str, dict[str, str]]) -> dict[str, tuple[str, Fraction]]:
    return {unit: (name, Fraction(worth)) for name, table in data.items() for unit, worth in table.items()}


@cache
def figure_words() -> FigureWords:
    """The words of figures as shipped. Raises LexiconError where a folding changes the length of the text."""
    numerals, units, hedges = (_load(f"{name}.toml") for name in ("numerals", "units", "hedges"))
    bad = [f"{a}={b}" for a, b in numerals["fold"].items() if len(a) != 1 or len(b) != 1]
    if bad:
        raise LexiconError(f"numerals.toml: [fold] maps one character to one character, not {', '.join(bad)}")
    return FigureWords(
        fold={ord(a): ord(b) for a, b in numerals["fold"].items()},
        magnitudes=numerals["magnitudes"],
        magnitude_guards=_guards(numerals["magnitude_guards"]),
        idioms=frozenset(numerals["idioms"]),
        announced=tuple(numerals["announced"]),
        units=_units(units),
        unit_guards=_guards(units["guards"]),
        before=_hedges(hedges["before"]),
        inside=_hedges(hedges["inside"]),
        after=_hedges(hedges["after"]),
        hedge_guards=_guards(hedges["guards"]),
        dimensions=_dimensions(units["dimensions"]),
        intensive=frozenset(units["intensive"]),
    )
