"""The shapes of time expressions: one scanner for all of them, and one pattern for the parts of each.

All patterns run over folded text (half-width digits, ``-`` for every dash, ``“`` for every quotation mark) of the same
length as the original. They are linear: every repetition is bounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Literal

from attrs import field, frozen

from claimcheck.lexicon.periods import PeriodWords, period_words

# Not inside a number, but after the number of a list: 6.10月份.
ITEM = r"(?:(?<![0-9.])|(?<=^[0-9]\.)|(?<=^[0-9]{2}\.))"
NUMBER_YEAR = r"(?<![0-9/])(?:1[6-9]|2[01])[0-9]{2}"
CHINESE_YEAR = r"(?<![一二三四五六七八九十〇])[一二][〇一二三四五六七八九]{3}"
MONTH = rf"{ITEM}(?:1[0-2]|0?[1-9])(?![0-9])"
MONTH_OF_RANGE = r"(?<![0-9])(?:1[0-2]|0?[1-9])(?![0-9])"  # after the number of a list too: 6.1-5月
CHINESE_MONTH = r"(?<![一二三四五六七八九十百千第两几数])(?:十[一二]?|[一二三四五六七八九元])"
ANY_MONTH = rf"(?:{MONTH}|{CHINESE_MONTH})"
ARABIC_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?![0-9])"
DAY = rf"(?:{ARABIC_DAY}|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
SMALL = r"(?:[1-9][0-9]?|[二三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])"
NOT_A_COUNT = r"(?<![0-9一二三四五六七八九十百千万几数多半两每])"
TO = r" ?(?:-{1,2}|至|到|起至) ?"
CLOCK = r"(?: ?(?:[0-9]{1,2}[时点]?-)?[0-9]{1,2}(?:时|点|:)(?:[0-9]{1,2}分?)?整?)"
PART_OF_DAY = rf"(?: ?(?:上午|下午|凌晨|早上|晚上|晚间|中午|傍晚|清晨|夜间|晚|早))?{CLOCK}?"
# Parentheses belong to a date only where they hold nothing but a date.
PARENTHESIS = r"(?: ?\((?P<inner>[-0-9年月日号时分至到、. 上下前半第一二三四五六七八九十季度份底末初]{2,24})\))"
# A title in its marks is a name, whatever years it holds; so is an unclosed one up to the end of its line.
TITLE = r"《[^《》\n]{0,200}》?"

# How many rules begin with a year of their own and are tried before it is read for the others.
EARLY = 5
# Whether a year may stand before the rest of a rule's pattern, must, or can't.
YearBefore = Literal["optional", "required", "none"]


@frozen
class Rule:
    """One shape; ``rest`` is its pattern without the year before it."""

    name: str
    year: YearBefore
    rest: str


@frozen
class Shapes:
    """The compiled grammar. ``scanner`` names the rule that matches, ``parts[rule]`` takes the same text apart."""

    fold: dict[int, str] = field(repr=False)
    scanner: re.Pattern[str] = field(repr=False)
    parts: dict[str, re.Pattern[str]] = field(repr=False)
    after: re.Pattern[str] = field(repr=False)
    reporting: re.Pattern[str] = field(repr=False)
    ordinal: re.Pattern[str] = field(repr=False)
    plan: re.Pattern[str] = field(repr=False)
    record: re.Pattern[str] = field(repr=False)
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
    relative = alternatives([*words.years.published, *words.years.running], words.guards_before, words.guards)
    return rf"(?:(?:{NUMBER_YEAR}|{CHINESE_YEAR}) ?年(?![{words.guards['number_year']}])度?|{relative})"


def _second(words: PeriodWords) -> str:
    """The year of the end of a range, where it is written."""
    return rf"(?:(?P<y2>{_year(words)}) ?的?)?"


def _edge(words: PeriodWords) -> str:
    """The beginning, end or third of a month, quarter or year."""
    return rf"(?: ?(?P<edge>{alternatives(('底', '末', '初', '上旬', '中旬', '下旬'), after=words.guards)}))"


def _ranges_of_years(words: PeriodWords) -> list[Rule]:
    """Days in digits and ranges of years, which begin with a year of their own."""
    bare, guard = rf"(?:{NUMBER_YEAR}|{CHINESE_YEAR})", words.guards["number_year"]
    end = rf"(?P<y2>{bare}) ?(?:年(?![均{guard}]|{SMALL}月)度?|(?=年均))"
    iso = rf"(?P<y>{NUMBER_YEAR})(?P<sep>[-/.])(?P<m>1[0-2]|0?[1-9])(?P=sep)(?P<d>{ARABIC_DAY})(?![0-9./])"
    relative = alternatives(words.years.published, None, words.guards)
    return [
        Rule("iso", "none", iso),
        Rule("latin_quarter", "none", rf"(?P<y>{NUMBER_YEAR}) ?年? ?Q(?P<q>[1-4])(?![0-9A-Za-z])"),
        Rule(
            "year_list",
            "none",
            rf"{bare}年?(?:、{bare}年?){{0,8}}、{bare}年(?![{guard}]|{SMALL}月|[上下]半年|[一二三四]季)",
        ),
        Rule("years", "none", rf"(?P<y>{bare})(?: ?年)?{TO}{end}"),
        Rule("years_to", "none", rf"(?P<y>{bare} ?年){TO}(?P<y2>{relative})(?!{SMALL}月)"),
    ]


def _days(words: PeriodWords) -> list[Rule]:
    """Days and ranges of days."""
    sign = rf"(?:日(?![{words.guards['day']}])|号(?![{words.guards['number']}]))"
    start = rf"(?P<m>{ANY_MONTH}) ?月 ?(?P<d>{DAY})"
    end = rf"(?:{_second(words)}(?P<m2>{ANY_MONTH}) ?月 ?)?(?P<d2>{DAY}) ?{sign}{PART_OF_DAY}"
    return [
        Rule("days", "optional", rf"{start} ?[日号]?{PART_OF_DAY}{TO}{end}"),
        Rule("day", "optional", rf"{start} ?{sign}{PART_OF_DAY}"),
    ]


def _bare_days(words: PeriodWords) -> list[Rule]:
    """Days without a month."""
    sign = rf"日(?![{words.guards['bare_day']}])"
    range_ = rf"(?P<d>{ARABIC_DAY})日{PART_OF_DAY}{TO}(?P<d2>{ARABIC_DAY}){sign}{PART_OF_DAY}"
    not_counted = r"(?<![0-9.第每隔连续满后前两-])(?<!(?<!附)近)"
    return [
        Rule("bare_days", "none", rf"(?<![0-9.第]){range_}"),
        Rule("bare_day", "none", rf"{not_counted}(?P<d>3[01]|[12][0-9]|[1-9]){sign}{PART_OF_DAY}"),
    ]


def _months(words: PeriodWords) -> list[Rule]:
    """Months and ranges of months."""
    edge, sign = _edge(words), rf" ?月(?:份|(?![{words.guards['month']}]))"
    pair = r"(?:一二|二三|三四|四五|五六|六七|七八|八九)"
    return [
        Rule(
            "months",
            "optional",
            rf"(?P<m>{MONTH_OF_RANGE}|{CHINESE_MONTH})(?: ?月份?)?{TO}{_second(words)}(?P<m2>{ANY_MONTH}){sign}{edge}?",
        ),
        Rule("month_list", "optional", rf"(?P<m>{MONTH})(?: ?月份?)?、(?P<m2>{MONTH}){sign}"),
        Rule("adjacent_months", "optional", rf"(?<![一二三四五六七八九十])(?={pair})(?P<m>.)(?P<m2>.){sign}"),
        Rule("month", "optional", rf"(?P<m>{MONTH}){sign}{edge}?"),
        Rule("named_month", "required", rf"(?P<m>{CHINESE_MONTH}){sign}{edge}?"),
        Rule("chinese_month", "none", rf"(?P<m>{CHINESE_MONTH})月(?:份|(?=[底末初上中下以,、。;)])){edge}?"),
        Rule("first_months", "optional", rf"(?<![以此之从目提签到])[前头](?![一1] ?个?月)(?P<n>{SMALL}) ?个?月{edge}?"),
    ]


def _quarters(words: PeriodWords) -> list[Rule]:
    """Quarters and halves."""
    edge = _edge(words)
    return [
        Rule("quarters", "optional", rf"第?(?P<q>[一二三1-3])(?:季度?)?(?:{TO}|、)第?(?P<q2>[二三四2-4]) ?季度{edge}?"),
        Rule("first_quarters", "optional", rf"前(?P<n>[二两三123]) ?个?季度{edge}?"),
        Rule(
            "quarter",
            "optional",
            rf"(?<![0-9前])(?:{ITEM}|(?=[一二三四首第]))(?:第 ?)?(?P<q>[一二三四首1-4]) ?季度{edge}?",
        ),
        Rule("half", "optional", rf"(?P<half>[上下])半年{edge}?"),
    ]


def _years(words: PeriodWords) -> list[Rule]:
    """The edges of a year, the whole of it, and what is within it."""
    edge, guard = _edge(words), words.guards["whole_year"]
    return [
        Rule("year_edge", "required", rf"年?{edge}"),
        Rule("bare_year_edge", "none", rf"{NOT_A_COUNT}年{edge}"),
        Rule("mid_year", "required", r"年中(?![国央心])"),
        Rule("whole_year", "optional", rf"全年(?![{guard}])"),
        Rule("in_year", "optional", rf"{NOT_A_COUNT}年内"),
        Rule("years_ago", "none", rf"{NOT_A_COUNT}(?P<n>{SMALL})年前(?![后三两半期])"),
    ]


def _named(words: PeriodWords) -> list[Rule]:
    """Spans with a name: plans, events, holidays and seasons."""
    holidays = words.holidays
    names, endings, seasons = (alternatives(group) for group in (holidays.names, holidays.endings, holidays.seasons))
    name = rf"“?(?<![第一二三四五六七八九十〇0-9]){names}(?:[、和]?{names})?“?"
    stage = rf"(?P<stage>末期|期末|末|初期|期初|初|开局之年|收官之年)|前(?P<n>{SMALL})年|期间|时期"
    follow = alternatives([*words.after.since, *words.after.compared, "的", ",", "、", ";", "。"])
    plan = rf"(?<![第一二三四五六七八九十])(?P<plan>{alternatives(words.plans)})“?"
    return [
        Rule(
            "event", "none", rf"(?P<event>{alternatives(words.events)})(?:胜利召开|召开|闭幕)?(?=以来|以后|之后|至今)"
        ),
        Rule("plan", "none", rf"“?{plan}(?:{stage}|(?<=“)(?={follow}))"),
        Rule("season_of_year", "required", seasons),
        Rule("season", "none", rf"{seasons}(?=期间|以来|前后|之前)"),
        Rule("holiday_of_year", "required", rf"{name}{endings}?“?"),
        Rule("holiday", "none", rf"{name}{endings}“?|“{names}“"),
    ]


def _relative(words: PeriodWords) -> list[Rule]:
    """Days, months and years told from another time, and times that recur or have no dates."""
    days = alternatives([*words.days.published, *words.days.running], words.guards_before, words.guards)
    frames, guards = words.frames, words.guards_before
    near = r"(?:过去的?|最近|近|这|(?<![目之此以提])前)"
    unit = "(?P<which>上一?|本|当|这|下一?|次|前一)个?"
    # 同比2019年, 环比5-6月: the date is the base.
    date = rf"(?:(?:{NUMBER_YEAR}|{MONTH}(?:{TO}[0-9]{{1,2}})?) ?[年月])"
    century = r"(?:(?:上|本)个?世纪|[12][0-9]世纪)(?:[〇一二三四五六七八九1-9][十0]年代)?(?:初期?|中期|末期?|中叶)?"
    return [
        Rule(
            "rolling",
            "none",
            rf"(?<![历时期经有达了用续久]){near}(?P<n>{SMALL})(?P<more>多|余)?个?年(?:来|间|以来|里|中|(?![后前内级]))"
            rf"|(?<![0-9.第数几百千])(?P<n2>{SMALL})(?P<more2>多|余)?年(?:以来|来(?![自源到])|间)"
            rf"|(?<![0-9.第数几百千]){SMALL}年(?P<more3>多)来",
        ),
        Rule("recent", "none", alternatives(frames.recent, guards)),
        Rule("frame", "none", alternatives(frames.words, guards)),
        Rule("unknown_start", "none", rf"{alternatives(frames.since, guards)}|以来"),
        Rule("every", "none", rf"{alternatives(frames.every)}(?:{MONTH} ?月)?(?:{ARABIC_DAY} ?日)?"),
        Rule("comparison", "none", rf"(?P<comparison>{alternatives(words.comparisons)})(?! ?{date})"),
        Rule("decade", "none", rf"{century}|(?:1[6-9]|20)[0-9]0年代"),
        Rule(
            "now", "none", rf"{alternatives(words.now.at, guards, words.guards)}|(?<![{guards['现']}])现(?=有|已|存|共)"
        ),
        Rule("days_of_month_word", "none", rf"{unit}月(?P<d>{ARABIC_DAY})日?{TO}(?P<d2>{ARABIC_DAY})日{PART_OF_DAY}"),
        Rule(
            "day_of_month_word",
            "none",
            rf"{unit}月(?P<d>{ARABIC_DAY})(?:日|号)(?![{words.guards['day']}]){PART_OF_DAY}",
        ),
        Rule("month_word", "none", rf"{unit}月(?![{words.guards['month']}]){_edge(words)}?"),
        Rule("quarter_word", "none", rf"{unit}季度{_edge(words)}?"),
        Rule("day_word", "none", rf"(?P<word>{days})(?! ?气){PART_OF_DAY}"),
        Rule("same", "none", r"(?<![0-9共合不])同期(?![声录待])"),
    ]


def rules(words: PeriodWords) -> list[Rule]:
    """All shapes, in the order in which they are tried."""
    dated = [*_days(words), *_months(words), *_quarters(words), *_years(words)]
    return [*_ranges_of_years(words), *dated, *_bare_days(words), *_named(words), *_relative(words)]


def _first(words: PeriodWords) -> str:
    """Letters that a time expression can begin with."""
    years, days, frames, holidays = words.years, words.days, words.frames, words.holidays
    groups = (years.published, years.running, days.published, days.running, words.now.at, words.plans, words.events)
    more = (
        holidays.names,
        holidays.seasons,
        frames.recent,
        frames.words,
        frames.since,
        frames.every,
        words.comparisons,
    )
    letters = {word[0] for group in (*groups, *more) for word in group}
    return "".join(sorted(letters | set("0123456789一二三四五六七八九十元两首第前头上下本当这次全年近过最同现以“《")))


def _scanner(words: PeriodWords, named: list[Rule]) -> str:
    """One pattern for all rules. The year is read once, and then what may follow it is tried."""
    early = [_alternative(rule.name, rule.rest) for rule in named[:EARLY]]
    of_year = [_alternative(f"{rule.name}_", rule.rest) for rule in named if rule.year != "none"]
    bare = [_alternative(rule.name, rule.rest) for rule in named[EARLY:] if rule.year != "required"]
    year = rf"{_year(words)}(?: ?的?(?:{'|'.join(of_year)})|(?P<year>))"
    return rf"(?=[{_first(words)}])(?:{TITLE}|{'|'.join(early)}|{year}|{'|'.join(bare)})"


def _alternative(name: str, pattern: str) -> str:
    """The pattern as one named group, without names for the groups inside; a back-reference becomes what it repeats."""
    unnamed = re.sub(r"\(\?P<\w+>", "(?:", pattern).replace("(?P=sep)", "[-/.]")
    return f"(?P<{name}>{unnamed})"


def _parts(words: PeriodWords, rule: Rule) -> str:
    """The whole pattern of one rule, with its parts named."""
    year = rf"(?:(?P<y>{_year(words)}) ?的?)"
    return {"none": "", "required": year, "optional": f"{year}?"}[rule.year] + f"(?:{rule.rest})"


def _after(words: PeriodWords) -> str:
    """What may follow the date and belongs to it, in this order."""
    after = words.after
    same, within, since, before, later, level, compared = (
        alternatives(group, after=words.after_guards)
        for group in (after.same, after.within, after.since, after.before, after.later, after.level, after.compared)
    )
    return (
        rf"(?:{PARENTHESIS}{CLOCK}?)?(?: ?(?P<same>{same}))?(?P<within>{within})?"
        rf"(?:(?P<since>{since})|(?P<before>{before})|(?P<later>{later}))?"
        rf"(?P<level>{level})?(?P<compared>{compared})?(?P<of>的)?"
    )


@cache
def shapes() -> Shapes:
    """The grammar with the words as shipped."""
    words = period_words()
    named = rules(words)
    parts = {rule.name: re.compile(_parts(words, rule), re.MULTILINE) for rule in named}
    return Shapes(
        fold={ord(a): b for a, b in words.fold.items()},
        scanner=re.compile(_scanner(words, named), re.MULTILINE),
        parts={**parts, "year": re.compile(f"(?P<y>{_year(words)})")},
        after=re.compile(_after(words)),
        reporting=re.compile(rf"[^。!?！？;；\n]{{0,40}}?{alternatives(words.reporting.words)}"),
        ordinal=re.compile(rf"{alternatives(words.scene.ordinal)}|第{SMALL}[批个场次号轮届期项颗座台]"),
        plan=re.compile(alternatives(words.scene.plan)),
        record=re.compile(rf"[^,。;!?\n]{{0,6}}?{alternatives(words.scene.record)}"),
        future=re.compile(alternatives(words.future.words)),
    )
