"""Loads the words by which two figures of one metric and period may rightly differ."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from attrs import frozen

from claimcheck.lexicon.words import any_of, shipped

# The classes whose words say how a figure was counted.
STATES = ("preliminary", "estimate", "revised")
BASES = ("comparable", "real", "nominal")


@frozen(eq=False)
class DifferenceWords:
    """Patterns of words by the class that they show; ``coverage`` finds what a bracket says to be in or out.

    ``holiday`` finds how many ``days`` a holiday has, ``running`` that a count goes on, ``growing`` that it can only
    grow, ``passing`` that it is of those there are now or that came in some time. ``revised_scopes`` are what scopes
    call revised figures. ``clock`` finds a time of day, with the groups ``part`` (上午), ``hour``, ``minute`` and
    ``half``.
    """

    classes: Mapping[str, re.Pattern[str]]
    coverage: re.Pattern[str]
    running: re.Pattern[str]
    holiday: re.Pattern[str]
    growing: re.Pattern[str]
    passing: re.Pattern[str]
    revised_scopes: frozenset[str]
    clock: re.Pattern[str]
    afternoon: frozenset[str]


@cache
def difference_words() -> DifferenceWords:
    """The words as shipped."""
    tables = shipped("differences.toml")
    hours = tables["hours"]
    parts = any_of([*hours["morning"], *hours["afternoon"]])
    return DifferenceWords(
        classes={name: _pattern(tables[name]) for name in (*STATES, *BASES)},
        coverage=re.compile(
            r"[（(](?P<words>(?:均|都)?(?:含|包括|包含|不含|不包括|不包含|未包括|未含|剔除|扣除)[^，。；（）()0-9]{1,12})[）)]"
        ),
        running=_pattern(tables["running"]),
        holiday=re.compile(
            rf"{any_of(tables['holiday']['words'])}[^，。；0-9]{{0,4}}?(?P<days>[0-9]{{1,2}}|[一二三四五六七八九十])[天日](?!时|至)"
        ),
        growing=_pattern(tables["growing"]),
        passing=re.compile(any_of(tables["growing"]["passing"])),
        revised_scopes=frozenset(tables["revised"]["scopes"]),
        clock=re.compile(
            rf"(?P<part>{parts})?(?:当地时间)?(?<![0-9])(?P<hour>[01]?[0-9]|2[0-4])(?:时|点|[:：](?=[0-5][0-9]))(?!间)"
            r"(?:(?P<half>半)|(?P<minute>[0-5]?[0-9])分?)?"
        ),
        afternoon=frozenset(hours["afternoon"]),
    )


def _pattern(table: Mapping[str, list[str]]) -> re.Pattern[str]:
    """The words of a class, and its patterns where it has some."""
    return re.compile("|".join([*table.get("patterns", []), any_of(table["words"])]))
