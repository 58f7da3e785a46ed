"""What the shapes of time expressions are made of: numbers, signs, and the letters that they open with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Literal

from attrs import field, frozen

from claimcheck.lexicon.periods import PeriodWords

DIGITS = "0123456789"
NUMERALS = "一二三四五六七八九十〇两"
# Not inside a number, but after the number of a list: 6.10月份.
ITEM = r"(?:(?<![0-9.])|(?<=^[0-9]\.)|(?<=^[0-9]{2}\.))"
NUMBER_YEAR = r"(?<![0-9/])(?:1[6-9]|2[01])[0-9]{2}"
CHINESE_YEAR = r"(?<![一二三四五六七八九十〇])[一二][〇一二三四五六七八九]{3}"
BARE_YEAR = rf"(?:{NUMBER_YEAR}|{CHINESE_YEAR})"
MONTH = rf"{ITEM}(?:1[0-2]|0?[1-9])(?![0-9])"
MONTH_OF_RANGE = r"(?<![0-9])(?:1[0-2]|0?[1-9])(?![0-9])"  # after the number of a list too: 6.1-5月
CHINESE_MONTH = r"(?<![一二三四五六七八九十百千第两几数])(?:十[一二]?|[一二三四五六七八九元])"
ANY_MONTH = rf"(?:{MONTH}|{CHINESE_MONTH})"
ARABIC_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?![0-9])"
DAY = rf"(?:{ARABIC_DAY}|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
SMALL = r"(?:[1-9][0-9]?|[二三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])"
NOT_A_COUNT = r"(?<![0-9一二三四五六七八九十百千万几数多半两每])"
TO = r" ?(?:-{1,2}|至|到|起至) ?"
TO_SIGNS = "-至到"
HOURS = (
    r"(?:上午|下午|凌晨|早[上晨]|晚[上间]|中午|午[后间夜]|傍晚|清晨|黎明|夜[间里]|深夜|晚(?![些于报])|早(?![些已在就]))"
)
CLOCK = r"(?: ?(?:[0-9]{1,2}[时点]?-)?(?:[0-9]{1,2}|〇)(?:时|点|:)(?:[0-9]{1,2}分?)?整?)"
PART_OF_DAY = rf"(?: ?{HOURS})?{CLOCK}?"
# 上午9时至下午5时 of one day.
HOURS_OF_DAY = rf"{PART_OF_DAY}(?:{TO}{HOURS}{CLOCK})?"
# Parentheses belong to a date only where they hold nothing but a date.
PARENTHESIS = r"(?: ?\((?P<inner>[-0-9年月日号时分至到、. 上下前半第一二三四五六七八九十季度份底末初]{2,24})\))"
# A title in its marks is a name, whatever years it holds; so is an unclosed one up to the end of its line.
TITLE = r"《[^《》\n]{0,200}》?"

# What may follow a year without 年 in a headline: 2023上半年.
_HEADLINE = "[上下]半年|全年|第?[一二三四]季度|前[两三]个?季度|春[节运]|国庆|五一|中秋|端午|清明|元旦"

# Whether a year may stand before the rest of a rule's pattern, must, or can't.
YearBefore = Literal["optional", "required", "none"]
NUMBER: Mapping[str, str] = {DIGITS + NUMERALS: ""}
ARABIC: Mapping[str, str] = {DIGITS: ""}


@frozen
class Rule:
    """One shape; ``rest`` is its pattern without the year before it.

    ``opens`` tells which letters ``rest`` can begin with, and which may follow each of them ("" for any); ``needs``
    gives letters of which it reads at least one, each with the number of letters among which the first one stands.
    """

    name: str
    year: YearBefore
    rest: str
    opens: Mapping[str, str] = field(hash=False)
    needs: Mapping[str, int] = field(factory=dict, hash=False)


def alternatives(
    words: Iterable[str], before: Mapping[str, str] | None = None, after: Mapping[str, str] | None = None
) -> str:
    """A pattern for any of ``words``, the longest first, with the letters that may not stand before and after each."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(_guard("(?<!", before, w) + re.escape(w) + _guard("(?!", after, w) for w in ordered) + ")"


def _guard(opening: str, table: Mapping[str, str] | None, word: str) -> str:
    """A look-around that refuses the letters given for ``word``."""
    letters = (table or {}).get(word)
    return f"{opening}[{letters}])" if letters else ""


def opening(*groups: Iterable[str]) -> dict[str, str]:
    """The first letters of words, each with the letters that stand second."""
    seconds: dict[str, str] = {}
    for word in (word for group in groups for word in group):
        if len(word) == 1 or seconds.get(word[0]) == "":
            seconds[word[0]] = ""
        else:
            seconds[word[0]] = seconds.get(word[0], "") + word[1]
    return seconds


def year(words: PeriodWords) -> str:
    """A year by number or by a word such as 去年."""
    relative = alternatives([*words.years.published, *words.years.running], words.guards_before, words.guards)
    return rf"(?:{BARE_YEAR} ?年(?![{words.guards['number_year']}])度?|{NUMBER_YEAR}(?={_HEADLINE})|{relative})"


def second_year(words: PeriodWords) -> str:
    """The year of the end of a range, where it is written."""
    return rf"(?:(?P<y2>{year(words)}) ?的?)?"


def edge(words: PeriodWords) -> str:
    """The beginning, end or part of a month, quarter or year."""
    edges = ("底", "末", "初", "上旬", "中旬", "下旬", "上中旬", "中下旬", "上半月", "下半月")
    return rf"(?: ?(?P<edge>{alternatives(edges, after=words.guards)}))"
