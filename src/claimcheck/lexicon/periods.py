"""Loads and checks the words of time."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Literal

from attrs import fields_dict, frozen

from claimcheck.errors import LexiconError
from claimcheck.lexicon.structure import structured
from claimcheck.lexicon.words import shipped_text

FILE = "periods.toml"
BasisWord = Literal["year_earlier", "previous", "year_start", "other"]


@frozen
class Offsets:
    """Words that count years or days from the publication, and from what the text is speaking of."""

    published: dict[str, int]
    running: dict[str, int]


@frozen
class Now:
    """Words for the moment of publication; those in ``until`` are also in ``at``."""

    at: tuple[str, ...]
    until: tuple[str, ...]


@frozen
class Holidays:
    """Holidays, what follows their names (``spans`` make of them the official days), the sun's terms, and seasons."""

    names: tuple[str, ...]
    endings: tuple[str, ...]
    spans: tuple[str, ...]
    terms: tuple[str, ...]
    seasons: tuple[str, ...]


@frozen
class Frames:
    """Times without a place on the calendar.

    ``recent`` is when something happened, nobody knows when; ``words`` only set the scene; ``since`` counts from an
    unknown day; ``every`` recurs.
    """

    recent: tuple[str, ...]
    words: tuple[str, ...]
    since: tuple[str, ...]
    every: tuple[str, ...]


@frozen
class Before:
    """Words before a date, by what they make of it."""

    until: tuple[str, ...]
    up_to: tuple[str, ...]
    since: tuple[str, ...]
    at: tuple[str, ...]
    compared: tuple[str, ...]
    beside: tuple[str, ...]
    restored: tuple[str, ...]


@frozen
class After:
    """Words after a date, by what they make of it."""

    same: tuple[str, ...]
    within: tuple[str, ...]
    since: tuple[str, ...]
    before: tuple[str, ...]
    later: tuple[str, ...]
    compared: tuple[str, ...]
    level: tuple[str, ...]
    even: tuple[str, ...]


@frozen
class Scene:
    """What follows a time that only belongs to a name (``ordinal``), an aim (``plan``) or a ``record``."""

    ordinal: tuple[str, ...]
    plan: tuple[str, ...]
    record: tuple[str, ...]


@frozen
class FiscalYear:
    """The day (``MM-DD``) on which a country's fiscal year begins, and which of its two years a single number names."""

    start: str
    named: Literal["first", "last", "both"]


@frozen
class Words:
    """A plain list."""

    words: tuple[str, ...]


@frozen
class PeriodWords:
    """All words that the reader of time expressions needs; ``plans`` are first and last year."""

    fold: dict[str, str]
    years: Offsets
    days: Offsets
    now: Now
    plans: dict[str, tuple[int, int]]
    events: dict[str, date]
    holidays: Holidays
    frames: Frames
    zones: Words
    split_years: Words
    fiscal: dict[str, FiscalYear]
    before: Before
    before_guards: dict[str, tuple[str, ...]]
    after: After
    after_guards: dict[str, str]
    guards: dict[str, str]
    guards_before: dict[str, str]
    comparisons: dict[str, BasisWord]
    reporting: Words
    scene: Scene
    future: Words


def load(text: str, name: str = FILE) -> PeriodWords:
    """Read a lexicon of time words. Raises LexiconError, which names the file ``name`` and the entry."""
    words = structured(text, PeriodWords, name)
    _check(words, name)
    return words


def _check(words: PeriodWords, name: str) -> None:
    """Raise LexiconError at the first entry that the grammar could not use."""
    for bad in _faults(words):
        raise LexiconError(f"{name}: {bad}")


def _faults(words: PeriodWords) -> list[str]:
    """What is wrong, entry by entry."""
    faults = [
        f"fold: {a!r} and {b!r} must be one character each" for a, b in words.fold.items() if (len(a), len(b)) != (1, 1)
    ]
    faults += [f"plans: {plan} ends before it begins" for plan, (first, last) in words.plans.items() if last < first]
    faults += [f"now.until: {word} is not in now.at" for word in words.now.until if word not in words.now.at]
    for place, group in _groups(words):
        faults += [f"{place}: an empty word" for word in group if not word.strip()]
        faults += [f"{place}: {word} stands twice" for word in dict.fromkeys(group) if group.count(word) > 1]
        faults += [f"{place}: {word} is not folded" for word in group if any(c in words.fold for c in word)]
    return faults


def _groups(words: PeriodWords) -> list[tuple[str, tuple[str, ...]]]:
    """Every list of words with its place in the file."""
    groups = [(table, tuple(getattr(words, table))) for table in ("plans", "events", "comparisons")]
    for table in (
        "years",
        "days",
        "now",
        "holidays",
        "frames",
        "before",
        "after",
        "reporting",
        "scene",
        "future",
        "zones",
        "split_years",
    ):
        part = getattr(words, table)
        groups += [(f"{table}.{key}", tuple(getattr(part, key))) for key in fields_dict(type(part))]
    return groups


@cache
def period_words() -> PeriodWords:
    """The words of time as shipped."""
    return load(shipped_text(FILE))
