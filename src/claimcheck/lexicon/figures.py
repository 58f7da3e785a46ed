"""Loads the words of figures: numerals, magnitudes, units and hedges."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from fractions import Fraction
from functools import cache
from typing import Any

from attrs import evolve, field, frozen

from claimcheck.errors import LexiconError
from claimcheck.lexicon.words import Folding, shipped
from claimcheck.model import Hedge

UNIT_SORTS = ("counted", "person", "time", "share", "physical", "latin", "index", "clock", "ratio")


@frozen
class Unit:
    """A unit as written, the base unit that values are kept in, and the exact factor between them.

    ``sort`` is one of ``UNIT_SORTS`` or ``money``. ``arabic`` says that a small numeral in words before it makes a name
    (三国, 五班), not an amount.
    """

    word: str
    base: str
    factor: Fraction
    sort: str
    arabic: bool = field(default=False)

    @property
    def countable(self) -> bool:
        """Counts whole things, so that an integer without a magnitude is exact."""
        return self.sort in {"counted", "person"}


@frozen
class HedgeWord:
    """A word that makes a figure inexact; ``strict`` excludes the printed number itself."""

    word: str
    hedge: Hedge
    strict: bool


# What they tell by a span of time is a speed.
_LENGTHS = frozenset({"公里", "千米", "海里", "英里", "米"})

Guards = dict[str, tuple[str, ...]]


@frozen
class Spoken:
    """A unit that is another where one of the subjects stands before it: the 个点 of an index are its points.

    ``within`` are the marks that the subject may not stand beyond.
    """

    unit: Unit
    subjects: tuple[str, ...]
    within: str


@frozen(eq=False)
class HedgeWords:
    """Hedges by where they stand: before the number, inside (3600多亿, 1.8亿余), or after the unit.

    ``ending`` holds what stands before a hedge with which it ends another word, ``opening`` what stands behind an
    inside or after hedge with which it opens one, ``only`` what must stand behind a hedge, and ``behind_noun`` the
    after hedges that a counted noun may stand before (30家企业以上); with one of ``many_opening`` 多 behind a unit
    opens a word. The ``linked`` are heard across one of the ``links`` too (不足全球9%). ``longest`` are the lengths of
    the longest before and after.
    """

    before: dict[str, HedgeWord]
    inside: dict[str, HedgeWord]
    after: dict[str, HedgeWord]
    ending: Guards
    opening: Guards
    only: dict[str, re.Pattern[str]]
    linked: frozenset[str]
    links: tuple[str, ...]
    behind_noun: tuple[str, ...]
    many_opening: tuple[str, ...]
    longest: tuple[int, int]


@frozen(eq=False)
class NumberWords:
    """Magnitudes, and the words that tell a number from a name, an order or an idiom.

    ``idiom_lengths`` are those of the idioms that a character opens, the longest first. ``naming`` are the characters
    behind a number that make it a name (18号), ``ordinal`` the words before it that make it an order or a basis (第,
    每), ``pointing`` those that point at things named before (这三个).
    """

    magnitudes: dict[str, int]
    magnitude_guards: dict[str, frozenset[str]]
    idioms: frozenset[str]
    idiom_lengths: dict[str, tuple[int, ...]]
    idiom_longest: int
    naming: frozenset[str]
    ordinal: tuple[str, ...]
    pointing: tuple[str, ...]
    negative: frozenset[str]
    negative_ending: frozenset[str]
    below_zero: tuple[str, ...]


@frozen(eq=False)
class UnitWords:
    """Units by their spelling, and what tells them from other words and from each other.

    ``lengths`` are those of the units that a character opens, the longest first. ``guards`` is what stands behind a
    unit with which it is another word (3家庭), ``unguarded`` what opens a longer one that is counted (3家乡镇卫生院).
    ``subjects`` are the words of which one must stand before a unit in its sentence (the points of an index),
    ``spoken`` the units that are another where such a word does. ``per`` is what a rate is told by, ``per_spoken``
    behind 每. ``money_before`` are the currencies that stand before an amount, ``signed`` the units that a minus may
    stand before.
    """

    named: dict[str, Unit]
    lengths: dict[str, tuple[int, ...]]
    guards: Guards
    unguarded: Guards
    subjects: Guards
    spoken: dict[str, Spoken]
    per: frozenset[str]
    per_spoken: frozenset[str]
    per_longest: int
    times: frozenset[str]
    money_before: dict[str, Unit]
    signed: frozenset[str]


@frozen(eq=False)
class NameWords:
    """Words around a quantity that make it a name or say that it reports nothing.

    ``behind`` is what makes a name of a unit before it (三人制). ``event_units`` with one of ``event`` behind, with one
    of ``event_weak`` behind and ``event_said`` before, or right behind one of ``event_before``, are events of sport.
    ``departments`` stand before a numeral with one of ``department_units`` that numbers them, ``campaign`` ends the
    names of plans. ``announced`` are counts that a text only announces, ``announced_few`` only in small numbers, and
    ``threshold`` is what an amount with 以上 picks out.
    """

    behind: Guards
    event_units: frozenset[str]
    event: tuple[str, ...]
    event_weak: tuple[str, ...]
    event_said: tuple[str, ...]
    event_before: tuple[str, ...]
    department_units: frozenset[str]
    departments: tuple[str, ...]
    campaign: re.Pattern[str]
    announced: re.Pattern[str]
    announced_few: re.Pattern[str]
    threshold: re.Pattern[str]


@frozen(eq=False)
class FigureWords:
    """All words that the scanner of figures needs.

    ``tallied`` is what stands before a place that is counted without a measure word. ``dimensions`` gives a unit's
    dimension and its worth in the dimension's first unit; ``intensive`` are units of what does not add up.
    """

    fold: Folding
    numbers: NumberWords
    hedges: HedgeWords
    units: dict[str, Unit]
    measures: UnitWords
    names: NameWords
    tallied: dict[str, tuple[str, ...]]
    dimensions: dict[str, tuple[str, Fraction]]
    intensive: frozenset[str]

    def adds_up(self, unit: str) -> bool:
        """Whether amounts in this unit make a whole: not lengths, temperatures and prices, but tonnes a day."""
        amount, _, per = unit.partition("/")
        if amount in self.intensive or unit in self.intensive:
            return False
        money = amount in self.units and self.units[amount].sort == "money"
        return not per or (per in self.measures.times and not money and amount not in _LENGTHS)


def _guards(table: dict[str, list[str]]) -> Guards:
    return {word: tuple(nexts) for word, nexts in table.items()}


def _fold(table: dict[str, str]) -> Folding:
    bad = [f"{old}={new}" for old, new in table.items() if len(old) != 1 or len(new) != 1]
    if bad:
        raise LexiconError(f"numerals.toml: [fold] maps one character to one character, not {', '.join(bad)}")
    return Folding(table)


def _units(data: dict[str, Any]) -> dict[str, Unit]:
    units = {word: Unit(word, word, Fraction(1), sort) for sort in UNIT_SORTS for word in data[sort]}
    units |= {word: Unit(word, word, Fraction(1), "money") for word in data["money"]["words"]}
    for entry in data["convert"]:
        sort = units[entry["base"]].sort
        units |= {word: Unit(word, entry["base"], Fraction(entry["factor"]), sort) for word in entry["words"]}
    for word, spellings in data["spelled"].items():
        units |= {spelling: evolve(units[word], word=spelling) for spelling in spellings}
    return units | {word: evolve(units[word], arabic=True) for word in data["arabic"]}


def _measures(data: dict[str, Any], units: dict[str, Unit]) -> UnitWords:
    rates = data["rates"]
    return UnitWords(
        named=units,
        lengths=_lengths(units),
        guards=_guards(data["guards"]),
        unguarded=_guards(data["unguarded"]),
        subjects=_guards(data["subjects"]),
        spoken={
            word: Spoken(evolve(units[entry["unit"]], word=word), tuple(entry["subjects"]), entry["within"])
            for entry in data["spoken"]
            for word in entry["words"]
        },
        per=frozenset(rates["per"]),
        per_spoken=frozenset(rates["spoken"]),
        per_longest=max(map(len, rates["per"])),
        times=frozenset(rates["times"]),
        money_before={sign: units[word] for word, signs in data["money"]["before"].items() for sign in signs},
        signed=frozenset(data["minus"]["signed"]),
    )


def _lengths(words: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """The lengths of the words that each character opens, the longest first."""
    found: dict[str, set[int]] = defaultdict(set)
    for word in words:
        found[word[0]].add(len(word))
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in found.items()}


def _placed(entries: list[dict[str, Any]]) -> dict[str, HedgeWord]:
    return {word: HedgeWord(word, entry["hedge"], entry["strict"]) for entry in entries for word in entry["words"]}


def _hedges(data: dict[str, Any]) -> HedgeWords:
    before, after = _placed(data["before"]), _placed(data["after"])
    return HedgeWords(
        before=before,
        inside=_placed(data["inside"]),
        after=after,
        ending=_guards(data["guards"]),
        opening=_guards(data["opening"]),
        only={word: re.compile(needed) for word, needed in data["only"].items()},
        linked=frozenset(data["linked"]["hedges"]),
        links=tuple(data["linked"]["links"]),
        behind_noun=tuple(data["behind"]["noun"]),
        many_opening=tuple(data["behind"]["many_opening"]),
        longest=(max(map(len, before)), max(map(len, after))),
    )


def _numbers(data: dict[str, Any], names: dict[str, Any]) -> NumberWords:
    return NumberWords(
        magnitudes=data["magnitudes"],
        magnitude_guards={word: frozenset(nexts) for word, nexts in data["magnitude_guards"].items()},
        idioms=frozenset(names["idioms"]),
        idiom_lengths=_lengths(names["idioms"]),
        idiom_longest=max(map(len, names["idioms"])),
        naming=frozenset(names["ordinal"]["naming"]),
        ordinal=tuple(names["ordinal"]["before"]),
        pointing=tuple(names["ordinal"]["pointing"]),
        negative=frozenset(data["sign"]["negative"]),
        negative_ending=frozenset(data["sign"]["ending"]),
        below_zero=tuple(data["sign"]["below_zero"]),
    )


def _names(data: dict[str, Any]) -> NameWords:
    events, announced, threshold = data["events"], data["announced"], data["threshold"]
    leading = f"(?:{'|'.join(announced['leading'])}){{0,2}}"
    return NameWords(
        behind=_guards(data["behind"]),
        event_units=frozenset(events["units"]),
        event=tuple(events["strong"]),
        event_weak=tuple(events["weak"]),
        event_said=tuple(events["said"]),
        event_before=tuple(events["before"]),
        department_units=frozenset(data["departments"]["units"]),
        departments=tuple(data["departments"]["before"]),
        campaign=re.compile(rf"[^，。；、的\s]{{0,12}}?(?:{'|'.join(data['campaign']['words'])})"),
        announced=re.compile(rf"{leading}(?:{'|'.join(announced['words'])})"),
        announced_few=re.compile(rf"{leading}(?:{'|'.join(announced['few'])})(?!性)"),
        threshold=re.compile(
            rf"[^，。；、<0-9\s]{{0,6}}?(?:{'|'.join(threshold['nouns'])})(?!{'|'.join(threshold['amounts'])})"
        ),
    )


def _dimensions(data: dict[str, dict[str, str]]) -> dict[str, tuple[str, Fraction]]:
    return {unit: (name, Fraction(worth)) for name, table in data.items() for unit, worth in table.items()}


@cache
def figure_words() -> FigureWords:
    """The words of figures as shipped. Raises LexiconError where a folding changes the length of the text."""
    numerals, names, units, hedges = (shipped(f"{name}.toml") for name in ("numerals", "names", "units", "hedges"))
    named = _units(units)
    return FigureWords(
        fold=_fold(numerals["fold"]),
        numbers=_numbers(numerals, names),
        hedges=_hedges(hedges),
        units=named,
        measures=_measures(units, named),
        names=_names(names),
        tallied={place: tuple(names["tally"]["before"]) for place in names["tally"]["places"]},
        dimensions=_dimensions(units["dimensions"]),
        intensive=frozenset(units["adding"]["intensive"]),
    )
