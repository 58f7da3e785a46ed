"""Loads the words of figures: numerals, magnitudes, units and hedges."""

from __future__ import annotations

import tomllib
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

from attrs import frozen

from claimcheck.errors import LexiconError
from claimcheck.model import Hedge

UNIT_SORTS = ("counted", "person", "bare", "time", "share", "physical", "latin", "index", "clock", "ratio")


@frozen
class Unit:
    """A unit as written, the base unit that values are kept in, and the exact factor between them.

    ``sort`` is one of ``UNIT_SORTS`` or ``money``.
    """

    word: str
    base: str
    factor: Fraction
    sort: str

    @property
    def countable(self) -> bool:
        """Counts whole things, so that an integer without a magnitude is exact."""
        return self.sort in {"counted", "person", "bare"}


@frozen
class HedgeWord:
    """A word that makes a figure inexact; ``strict`` excludes the printed number itself."""

    word: str
    hedge: Hedge
    strict: bool


Guards = dict[str, frozenset[str]]


@frozen(eq=False)
class HedgeWords:
    """Hedges by where they stand: before the number, inside (3600多亿, 1.8亿余), or after the unit.

    ``ending`` holds the characters before a hedge with which it ends another word, ``opening`` those behind an inside
    hedge with which it opens one, ``only`` those of which one must stand behind a hedge, empty for the end, and
    ``behind_noun`` the after hedges that a counted noun may stand before (30家企业以上); with a
    character of ``many_opening`` 多 behind a unit opens a word.
    """

    before: dict[str, HedgeWord]
    inside: dict[str, HedgeWord]
    after: dict[str, HedgeWord]
    ending: Guards
    opening: Guards
    only: Guards
    behind_noun: tuple[str, ...]
    many_opening: frozenset[str]


@frozen(eq=False)
class NumberWords:
    """Magnitudes, and the words that tell a number from a name, an order or an idiom.

    ``naming`` are the characters behind a number that make it a name (18号), ``ordinal`` the words before it that make
    it an order or a basis (第, 每), ``pointing`` those that point at things named before (这三个).
    """

    magnitudes: dict[str, int]
    magnitude_guards: Guards
    idioms: frozenset[str]
    idiom_lengths: tuple[int, ...]
    naming: frozenset[str]
    ordinal: tuple[str, ...]
    pointing: tuple[str, ...]
    negative: frozenset[str]
    negative_ending: frozenset[str]
    below_zero: tuple[str, ...]


@frozen(eq=False)
class FigureWords:
    """All words that the scanner of figures needs.

    ``unit_guards`` are the characters behind a unit with which its last character opens another word (3家庭),
    ``index_subjects`` the words before 点 that make it an index's, ``of_index`` the units that are another where an
    index is spoken of, ``signed`` the units that a minus may stand before. ``dimensions`` gives a unit's dimension and
    its worth in the dimension's first unit; ``intensive`` are units of what does not add up.
    """

    fold: dict[int, int]
    numbers: NumberWords
    hedges: HedgeWords
    units: dict[str, Unit]
    unit_guards: Guards
    index_subjects: tuple[str, ...]
    of_index: dict[str, str]
    signed: frozenset[str]
    announced: tuple[str, ...]
    dimensions: dict[str, tuple[str, Fraction]]
    intensive: frozenset[str]


def _load(name: str) -> dict[str, Any]:
    """One TOML file of the package."""
    text = files("claimcheck.lexicon").joinpath(name).read_text(encoding="utf-8")
    return tomllib.loads(text)


def _guards(table: dict[str, list[str]]) -> Guards:
    return {word: frozenset(nexts) for word, nexts in table.items()}


def _fold(table: dict[str, str]) -> dict[int, int]:
    bad = [f"{old}={new}" for old, new in table.items() if len(old) != 1 or len(new) != 1]
    if bad:
        raise LexiconError(f"numerals.toml: [fold] maps one character to one character, not {', '.join(bad)}")
    return {ord(old): ord(new) for old, new in table.items()}


def _units(data: dict[str, Any]) -> dict[str, Unit]:
    units = {word: Unit(word, word, Fraction(1), sort) for sort in UNIT_SORTS for word in data[sort]}
    units |= _money(data["money"])
    for entry in data["convert"]:
        base = units[entry["base"]]
        for word in entry["words"]:
            units[word] = Unit(word, entry["base"], Fraction(entry["factor"]), base.sort)
    return units


def _money(data: dict[str, list[str]]) -> dict[str, Unit]:
    """Currencies alone, and per unit of something (元/吨, 元每吨)."""
    made = [(word, word) for word in data["words"]]
    made += [
        (f"{word}{joint}{per}", f"{word}/{per}") for word in data["words"] for per in data["per"] for joint in "/每"
    ]
    return {word: Unit(word, base, Fraction(1), "money") for word, base in made}


def _placed(entries: list[dict[str, Any]]) -> dict[str, HedgeWord]:
    return {word: HedgeWord(word, entry["hedge"], entry["strict"]) for entry in entries for word in entry["words"]}


def _hedges(data: dict[str, Any]) -> HedgeWords:
    return HedgeWords(
        before=_placed(data["before"]),
        inside=_placed(data["inside"]),
        after=_placed(data["after"]),
        ending=_guards(data["guards"]),
        opening=_guards(data["inside_guards"]),
        only=_guards(data["only"]),
        behind_noun=tuple(data["behind"]["noun"]),
        many_opening=frozenset(data["behind"]["many_opening"]),
    )


def _numbers(data: dict[str, Any], names: dict[str, Any]) -> NumberWords:
    return NumberWords(
        magnitudes=data["magnitudes"],
        magnitude_guards=_guards(data["magnitude_guards"]),
        idioms=frozenset(names["idioms"]),
        idiom_lengths=tuple(sorted({len(word) for word in names["idioms"]})),
        naming=frozenset(names["ordinal"]["naming"]),
        ordinal=tuple(names["ordinal"]["before"]),
        pointing=tuple(names["ordinal"]["pointing"]),
        negative=frozenset(data["sign"]["negative"]),
        negative_ending=frozenset(data["sign"]["ending"]),
        below_zero=tuple(data["sign"]["below_zero"]),
    )


def _dimensions(data: dict[str, dict[str, str]]) -> dict[str, tuple[str, Fraction]]:
    return {unit: (name, Fraction(worth)) for name, table in data.items() for unit, worth in table.items()}


@cache
def figure_words() -> FigureWords:
    """The words of figures as shipped. Raises LexiconError where a folding changes the length of the text."""
    numerals, names, units, hedges = (_load(f"{name}.toml") for name in ("numerals", "names", "units", "hedges"))
    return FigureWords(
        fold=_fold(numerals["fold"]),
        numbers=_numbers(numerals, names),
        hedges=_hedges(hedges),
        units=_units(units),
        unit_guards=_guards(units["guards"]),
        index_subjects=tuple(units["index_subjects"]),
        of_index=units["of_index"],
        signed=frozenset(units["signed"]),
        announced=tuple(names["announced"]),
        dimensions=_dimensions(units["dimensions"]),
        intensive=frozenset(units["intensive"]),
    )
