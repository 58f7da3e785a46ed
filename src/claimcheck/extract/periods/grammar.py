"""The grammar of time expressions: where one may begin, what may stand there, and the parts of each shape.

All patterns run over folded text (half-width digits, ``-`` for every dash, ``“`` for every quotation mark) of the same
length as the original. They are linear: every repetition is bounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from attrs import evolve, field, frozen

from claimcheck.extract.periods.atoms import (
    DIGITS,
    NUMERALS,
    PARENTHESIS,
    PART_OF_DAY,
    SMALL,
    TITLE,
    Rule,
    alternatives,
    opening,
    year,
)
from claimcheck.extract.periods.date_shapes import date_rules, early_rules
from claimcheck.extract.periods.name_shapes import named_rules, relative_rules
from claimcheck.lexicon.holidays import HolidayWords, holiday_words
from claimcheck.lexicon.periods import PeriodWords, period_words
from claimcheck.lexicon.words import Folding

# What stands after the number that a time begins with.
_AFTER_NUMBER = "年月日号、Q至到起和及与季世多余个天周半学财-"


@frozen
class Shapes:
    """The compiled grammar.

    ``start`` finds where an expression may begin; ``seconds`` are the letters that may follow each first letter there,
    "" for any.
    """

    fold: Folding = field(repr=False)
    start: re.Pattern[str] = field(repr=False)
    seconds: dict[str, str] = field(repr=False)
    after: re.Pattern[str] = field(repr=False)
    reporting: re.Pattern[str] = field(repr=False)
    ordinal: re.Pattern[str] = field(repr=False)
    plan: re.Pattern[str] = field(repr=False)
    record: re.Pattern[str] = field(repr=False)
    future: re.Pattern[str] = field(repr=False)


@cache
def rules() -> tuple[list[Rule], list[Rule]]:
    """All shapes in the order in which they are tried; the first ones begin with a year of their own."""
    words = period_words()
    return early_rules(words), [*date_rules(words), *named_rules(words, holiday_words()), *relative_rules(words)]


@cache
def shape_names() -> frozenset[str]:
    """The rules by which a time may be read."""
    return frozenset({"year", *(rule.name for group in rules() for rule in group)})


@frozen
class Matched:
    """The rule that a time is read by, where it ends, and what stands in each of its parts; "" gives no mention."""

    rule: str
    end: int
    parts: dict[str, str | None] = field(factory=dict)


def matched(text: str, start: int) -> Matched | None:
    """The time that begins at ``start`` of a folded text.

    A year is read once, and then what may follow it is tried.
    """
    if text[start] == "《":
        title = re.compile(TITLE).match(text, start)
        return Matched("", title.end()) if title else None
    tried = _tried(text[start])
    found = _first(tried.early, text, start)
    if found is None and tried.year and (match := _year().match(text, start)):
        found = _of_year(text, match)
    return found or _first(tried.bare, text, start)


def _first(tried: Iterable[tuple[_Shape, str]], text: str, start: int) -> Matched | None:
    """What the first of the rules that matches at ``start`` reads."""
    second = text[start + 1 : start + 2]
    for shape, seconds in tried:
        if seconds and second not in seconds:
            continue
        pattern = shape.pattern or shape.awakened(text, start)
        if pattern and (match := pattern.match(text, start)):
            return Matched(shape.rule.name, match.end(), match.groupdict())
    return None


def _of_year(text: str, year: re.Match[str]) -> Matched:
    """A year with what follows it, with 的 between them or without, or alone."""
    for start in _after_year(text, year.end()):
        if found := _first(_tried(text[start : start + 1]).behind, text, start):
            return evolve(found, parts=found.parts | year.groupdict())
    return Matched("year", year.end(), year.groupdict())


def _after_year(text: str, end: int) -> Iterator[int]:
    """Where the rest may begin behind a year: after a blank and 的, as far as they are there."""
    for blank in (1, 0) if text.startswith(" ", end) else (0,):
        if text.startswith("的", end + blank):
            yield end + blank + 1
        yield end + blank


def _of_letters(openings: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The letters that may stand second, by each first letter; "" for any."""
    seconds: dict[str, str] = {}
    for letters, following in openings:
        for letter in letters:
            known = seconds.get(letter, following)
            seconds[letter] = "" if not known or not following else "".join(sorted({*known, *following}))
    return seconds


def _year_opens(words: PeriodWords) -> dict[str, str]:
    """What a year begins with."""
    return {DIGITS: "", "一二": "", **opening(words.years.published, words.years.running)}


def _start(words: PeriodWords, holidays: HolidayWords, seconds: dict[str, str]) -> re.Pattern[str]:
    """Where a time may begin: a run of digits or numerals with a sign of time after it, or two letters."""
    frames, seasons = words.frames, words.holidays
    named = [*words.plans, *words.events, *seasons.names, *seasons.seasons, *seasons.terms, *holidays.names]
    named += [*frames.recent, *frames.words, *frames.since, *frames.every, *words.now.at]
    ends, heads = "期当前后首档“", "上下全第一二三四前春国五中端清元"
    runs = "|".join(
        rf"(?<=[{run}])(?<![{run}][{run}])[{run}]{{0,{most}}}+(?![{run}])"
        rf"(?= ?[{re.escape(_AFTER_NUMBER + _after_run(named, run))}]|[{ends}{signs}]|(?<=[0-9]{{4}})[./{heads}])"
        for run, most, signs in ((DIGITS, 3, ""), (NUMERALS, 5, "时初末假长小黄"))
    )
    letters = "".join(letter for letter in seconds if letter not in DIGITS + NUMERALS)
    following = re.escape("".join(sorted({second for letter in letters for second in seconds[letter]})))
    return re.compile(rf"[{DIGITS}{NUMERALS}{letters}《](?:{runs}|(?<=[{letters}])(?=[{following}])|(?<=《))")


def _after_run(words: Iterable[str], run: str) -> str:
    """The letters that follow a run of numerals at the beginning of a word."""
    return "".join({word.lstrip(run)[:1] for word in words if word[0] in run})


class _Shape:
    """A rule with its pattern, once a text has all letters that the rule needs: to compile one takes long."""

    def __init__(self, rule: Rule) -> None:
        self.rule = rule
        self.seconds = _of_letters(rule.opens.items())
        self.pattern: re.Pattern[str] | None = None

    def awakened(self, text: str, start: int) -> re.Pattern[str] | None:
        """The pattern, unless letters that it needs are missing at ``start``."""
        for letters, within in self.rule.needs.items():
            if set(letters).isdisjoint(text[start : start + within]):
                return None
        self.pattern = re.compile(self.rule.rest, re.MULTILINE)
        return self.pattern


@cache
def _shapes() -> tuple[list[_Shape], list[_Shape]]:
    early, late = rules()
    return list(map(_Shape, early)), list(map(_Shape, late))


@frozen
class _Tried:
    """What is tried at a letter: rules with a year of their own, a year, rules behind one, and rules without one.

    Each rule stands with the letters that may be second in what it reads, "" for any; behind a year all may.
    """

    early: tuple[tuple[_Shape, str], ...]
    year: bool
    behind: tuple[tuple[_Shape, str], ...]
    bare: tuple[tuple[_Shape, str], ...]


@cache
def _tried(letter: str) -> _Tried:
    """What may begin with a letter."""
    early, late = ([shape for shape in group if letter in shape.seconds] for group in _shapes())
    return _Tried(
        early=tuple((shape, shape.seconds[letter]) for shape in early),
        year=any(letter in letters for letters in _year_opens(period_words())),
        behind=tuple((shape, "") for shape in late if shape.rule.year != "none"),
        bare=tuple((shape, shape.seconds[letter]) for shape in late if shape.rule.year != "required"),
    )


@cache
def _year() -> re.Pattern[str]:
    """A year alone."""
    return re.compile(f"(?P<y>{year(period_words())})")


def _after(words: PeriodWords) -> str:
    """What may follow the date and belongs to it, in this order."""
    after = words.after
    same, within, since, before, later, level, compared = (
        alternatives(group, after=words.after_guards)
        for group in (after.same, after.within, after.since, after.before, after.later, after.level, after.compared)
    )
    return (
        rf"(?:{PARENTHESIS}{PART_OF_DAY})?(?: ?(?P<same>{same}))?(?P<within>{within})?"
        rf"(?:(?P<since>{since})|(?P<before>{before}|(?<=[底末])前)|(?P<later>{later}))?"
        rf"(?P<level>{level})?(?P<compared>{compared})?(?P<of>的)?"
    )


@cache
def shapes() -> Shapes:
    """The grammar with the words as shipped."""
    words = period_words()
    opens = [pair for group in rules() for rule in group if rule.year != "required" for pair in rule.opens.items()]
    seconds = _of_letters([*_year_opens(words).items(), *opens])
    return Shapes(
        fold=Folding(words.fold),
        start=_start(words, holiday_words(), seconds),
        seconds={**seconds, "《": ""},
        after=re.compile(_after(words)),
        reporting=re.compile(rf"[^。!?！？;；\n]{{0,40}}?{alternatives(words.reporting.words)}"),
        ordinal=re.compile(rf"{alternatives(words.scene.ordinal)}|第{SMALL}[批个场次号轮届期项颗座台]"),
        plan=re.compile(alternatives(words.scene.plan)),
        record=re.compile(rf"[^,。;!?\n]{{0,6}}?{alternatives(words.scene.record)}"),
        future=re.compile(alternatives(words.future.words)),
    )
