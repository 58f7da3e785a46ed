"""The shapes of time expressions: one scanner for all of them, and one pattern for the parts of each.

All patterns run over folded text (half-width digits, ``-`` for every dash, ``“`` for every quotation mark) of the same
length as the original. They are linear: every repetition is bounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from attrs import field, frozen

from claimcheck.lexicon.periods import PeriodWords, period_words

NUMBER_YEAR = r"(?<![0-9./])(?:1[6-9]|2[01])[0-9]{2}"
CHINESE_YEAR = r"(?<![一二三四五六七八九十〇])[一二][〇一二三四五六七八九]{3}"
MONTH = r"(?<![0-9.])(?:1[0-2]|0?[1-9])(?![0-9])"
CHINESE_MONTH = r"(?<![一二三四五六七八九十百千第两几数])(?:十[一二]?|[一二三四五六七八九元])"
DAY = r"(?:(?:3[01]|[12][0-9]|0?[1-9])(?![0-9])|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
SMALL = r"(?:[1-9][0-9]?|[二三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])"
NOT_A_COUNT = r"(?<![0-9一二三四五六七八九十百千万几数多半两])"
TO = r" ?(?:-{1,2}|至|到|起至) ?"
CLOCK = r"(?: ?[0-9]{1,2}(?:时|点|:)(?:[0-9]{1,2}分?)?整?)"
PART_OF_DAY = rf"(?: ?(?:上午|下午|凌晨|早上|晚上|晚间|中午|傍晚|清晨|夜间|晚|早))?{CLOCK}?"
PARENTHESIS = r"(?: ?\((?P<inner>[^()\n]{2,24})\))"
# A title in its marks is a name, whatever years it holds; so is an unclosed one up to the end of its line.
TITLE = r"《[^《》\n]{0,200}》?"


@frozen
class Shapes:
    """The compiled grammar. ``scanner`` names the rule that matches, ``parts[rule]`` takes the same text apart."""

    fold: dict[int, str] = field(repr=False)
    scanner: re.Pattern[str] = field(repr=False)
    parts: dict[str, re.Pattern[str]] = field(repr=False)
    after: re.Pattern[str] = field(repr=False)
    reporting: re.Pattern[str] = field(repr=False)
    future: re.Pattern[str] = field(repr=False)


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


def _year(words: PeriodWords) -> str:
    """A year by number or by a word such as 去年."""
    relative = alternatives([*words.years.published, *words.years.running], words.guards_before)
    return rf"(?:(?:(?:{NUMBER_YEAR}|{CHINESE_YEAR}) ?年度?|{relative})(?![{words.guards['year']}]))"


def _edge(words: PeriodWords) -> str:
    """The beginning, end or third of a month, quarter or year."""
    return rf"(?: ?(?P<edge>{alternatives(('底', '末', '初', '上旬', '中旬', '下旬'), after=words.guards)}))"


def _dates(words: PeriodWords) -> dict[str, str]:
    """Days and ranges of days."""
    year = _year(words)
    first, second = rf"(?:(?P<y>{year}) ?的?)?", rf"(?:(?P<y2>{year}) ?的?)?"
    month = rf"(?:{MONTH}|{CHINESE_MONTH})"
    sign = rf"(?:日(?![{words.guards['day']}])|号(?![{words.guards['number']}]))"
    start = rf"{first}(?P<m>{month}) ?月 ?(?P<d>{DAY})"
    return {
        "iso": rf"(?P<y>{NUMBER_YEAR})(?P<sep>[-/.])(?P<m>1[0-2]|0?[1-9])(?P=sep)(?P<d>{DAY})(?![0-9./])",
        "days": rf"{start} ?[日号]?{PART_OF_DAY}{TO}(?:{second}(?P<m2>{month}) ?月 ?)?(?P<d2>{DAY}) ?{sign}{PART_OF_DAY}",
        "bare_days": rf"(?<![0-9.第])(?P<d>{DAY})日{PART_OF_DAY}{TO}(?P<d2>{DAY}){sign}{PART_OF_DAY}",
        "day": rf"{start} ?{sign}{PART_OF_DAY}",
        "bare_day": rf"(?<![0-9.第每隔近连续满后前两几数-])(?P<d>(?:3[01]|[12][0-9]|[1-9]))日(?![{words.guards['day']}]){PART_OF_DAY}",
    }


def _months(words: PeriodWords) -> dict[str, str]:
    """Months and ranges of months."""
    year, edge = _year(words), _edge(words)
    first, second = rf"(?:(?P<y>{year}) ?的?)?", rf"(?:(?P<y2>{year}) ?的?)?"
    month = rf"(?:{MONTH}|{CHINESE_MONTH})"
    sign = rf" ?月(?:份|(?![{words.guards['month']}]))"
    return {
        "months": rf"{first}(?P<m>{month})(?: ?月份?)?{TO}{second}(?P<m2>{month}){sign}{edge}?",
        "month_list": rf"{first}(?P<m>{MONTH})(?: ?月份?)?、(?P<m2>{MONTH}){sign}",
        "month": rf"{first}(?P<m>{MONTH}){sign}{edge}?",
        "named_month": rf"(?P<y>{year}) ?的?(?P<m>{CHINESE_MONTH}){sign}{edge}?",
        "chinese_month": rf"(?P<m>{CHINESE_MONTH})月(?:份|(?=[底末初上中下以,、。;)])){edge}?",
        "first_months": rf"(?:(?P<y>{year}) ?的?|(?<![以此之从目提签到]))[前头](?P<n>{SMALL}) ?个?月{edge}?",
    }


def _quarters(words: PeriodWords) -> dict[str, str]:
    """Quarters and halves."""
    first, edge = rf"(?:(?P<y>{_year(words)}) ?的?)?", _edge(words)
    return {
        "quarters": rf"{first}第?(?P<q>[一二三1-3])(?:季度?)?(?:{TO}|、)第?(?P<q2>[二三四2-4]) ?季度{edge}?",
        "first_quarters": rf"{first}前(?P<n>[二两三123]) ?个?季度{edge}?",
        "quarter": rf"{first}(?:第 ?)?(?P<q>[一二三四首1-4]) ?季度{edge}?",
        "half": rf"{first}(?P<half>[上下])半年{edge}?",
    }


def _years(words: PeriodWords) -> dict[str, str]:
    """Years, ranges of years, and the edges of a year."""
    year, edge, bare = _year(words), _edge(words), rf"(?:{NUMBER_YEAR}|{CHINESE_YEAR})"
    guard = words.guards["year"]
    return {
        "years": rf"(?P<y>{bare})(?: ?年)?{TO}(?P<y2>{bare}) ?(?:年(?![均{guard}]|{SMALL}月)度?|(?=年均))",
        "years_to": rf"(?P<y>{bare} ?年){TO}(?P<y2>{alternatives(words.years.published)})(?![{guard}])",
        "year_edge": rf"(?:(?P<y>{year}) ?的?年?|{NOT_A_COUNT}年){edge}",
        "whole_year": rf"(?:(?P<y>{year}) ?的?)?全年(?![{guard}])",
        "in_year": rf"(?:(?P<y>{year}) ?的?)?{NOT_A_COUNT}年内",
        "year": rf"(?P<y>{year})",
    }


def _named(words: PeriodWords) -> dict[str, str]:
    """Spans with a name: plans, events, holidays and seasons."""
    holidays, year = words.holidays, _year(words)
    name = rf"“?(?<![第一二三四五六七八九十〇0-9]){alternatives(holidays.names)}“?"
    ending = alternatives(holidays.endings)
    stage = rf"(?P<stage>末期|期末|末|初期|期初|初|开局之年|收官之年)|前(?P<n>{SMALL})年|期间|时期"
    follow = alternatives([*words.after.since, *words.after.compared, "的", ",", "、", ";", "。"])
    plan = rf"(?<![第一二三四五六七八九十])(?P<plan>{alternatives(words.plans)})“?"
    return {
        "event": rf"(?P<event>{alternatives(words.events)})(?:胜利召开|召开|闭幕)?(?=以来|以后|之后|至今)",
        "plan": rf"“?{plan}(?:{stage}|(?<=“)(?={follow}))",
        "season": rf"(?:(?P<y>{year}) ?的?)?{alternatives(holidays.seasons)}",
        "holiday": rf"(?:(?P<y>{year}) ?的?{name}{ending}?|{name}{ending}|“{alternatives(holidays.names)}“)",
        "decade": r"(?:(?:上|本)个?世纪|[12][0-9]世纪)(?:[〇一二三四五六七八九1-9][十0]年代)?(?:初期?|中期|末期?|中叶)?"
        r"|(?:1[6-9]|20)[0-9]0年代",
    }


def _relative(words: PeriodWords) -> dict[str, str]:
    """Days, months and years told from another time, and times that recur or have no dates."""
    days = alternatives([*words.days.published, *words.days.running], words.guards_before)
    near = r"(?:过去|最近|近|这|(?<![目之此以提])前)"
    unit = "(?P<which>上一?|本|当|这|下一?|次|前一)个?"
    return {
        "day_word": rf"(?P<word>{days})(?! ?气){PART_OF_DAY}",
        "now": alternatives(words.now.at, words.guards_before),
        "month_word": rf"{unit}月(?![{words.guards['month']}]){_edge(words)}?",
        "quarter_word": rf"{unit}季度?{_edge(words)}?",
        "every": rf"{alternatives(words.frames.every)}(?:{MONTH} ?月)?(?:{DAY} ?日)?",
        "rolling": rf"(?<![历时为期经有达了用续久]){near}(?P<n>{SMALL})个?多?年(?:来|间|以来|里|中)?"
        rf"|(?<![0-9.第])(?P<n2>{SMALL})(?:多|余)?年(?:以来|来|间)(?![自源])",
        "frame": alternatives(words.frames.words, words.guards_before),
    }


def _compared(words: PeriodWords) -> dict[str, str]:
    """Comparisons that name no date of their own."""
    return {
        "comparison": rf"(?P<comparison>{alternatives(words.comparisons)})",
        "same": r"(?<=[,。;:、(\n])同期(?=[,的])|(?:^|(?<![0-9]))同期(?![声录音])",
    }


def rules(words: PeriodWords) -> dict[str, str]:
    """All patterns by name, in the order in which they are tried."""
    dates, months, quarters, years = _dates(words), _months(words), _quarters(words), _years(words)
    named, relative, compared = _named(words), _relative(words), _compared(words)
    order = (
        "iso days day years years_to months month_list month named_month chinese_month first_months quarters "
        "first_quarters quarter half plan event holiday season year_edge whole_year in_year bare_days rolling frame "
        "year bare_day every comparison decade now month_word quarter_word day_word same"
    )
    every = {**dates, **months, **quarters, **years, **named, **relative, **compared}
    return {name: every[name] for name in order.split()}


def _first(words: PeriodWords) -> str:
    """Letters that a time expression can begin with."""
    years, days, frames = words.years, words.days, words.frames
    groups = (
        years.published,
        years.running,
        days.published,
        days.running,
        words.now.at,
        words.plans,
        words.events,
        words.holidays.names,
        words.holidays.seasons,
        frames.words,
        frames.every,
        words.comparisons,
    )
    letters = {word[0] for group in groups for word in group}
    return "".join(sorted(letters | set("0123456789一二三四五六七八九十元两首第前头上下本当这次全年近过最同“《")))


def _after(words: PeriodWords) -> str:
    """What may follow the date and belongs to it, in this order."""
    after = words.after

    def any_of(group: Iterable[str]) -> str:
        return alternatives(group, after=words.after_guards)

    return (
        rf"{PARENTHESIS}?(?: ?(?P<same>{any_of(after.same)}))?(?P<within>{any_of(after.within)})?"
        rf"(?:(?P<since>{any_of(after.since)})|(?P<before>{any_of(after.before)})|(?P<later>{any_of(after.later)}))?"
        rf"(?P<level>{any_of(after.level)})?(?P<compared>{any_of(after.compared)})?(?P<of>的)?"
    )


@cache
def shapes() -> Shapes:
    """The grammar with the words as shipped."""
    words = period_words()
    named = rules(words)
    union = "|".join(f"(?P<{name}>{_anonymous(pattern)})" for name, pattern in named.items())
    return Shapes(
        fold={ord(a): b for a, b in words.fold.items()},
        scanner=re.compile(rf"(?=[{_first(words)}])(?:{TITLE}|{union})"),
        parts={name: re.compile(pattern) for name, pattern in named.items()},
        after=re.compile(_after(words)),
        reporting=re.compile(rf"[^。!?！？;；\n]{{0,40}}?{alternatives(words.reporting.words)}"),
        future=re.compile(alternatives(words.future.words)),
    )


def _anonymous(pattern: str) -> str:
    """The same pattern without names for its groups; a back-reference becomes the group it repeats."""
    unnamed = re.sub(r"\(\?P<\w+>", "(?:", pattern)
    return unnamed.replace("(?P=sep)", "[-/.]")
