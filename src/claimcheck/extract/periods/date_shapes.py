"""The shapes of days, months, quarters and years."""

from __future__ import annotations

from claimcheck.extract.periods.atoms import (
    ANY_MONTH,
    ARABIC,
    ARABIC_DAY,
    BARE_YEAR,
    CHINESE_MONTH,
    DAY,
    DIGITS,
    HOURS_OF_DAY,
    ITEM,
    MONTH,
    MONTH_OF_RANGE,
    NOT_A_COUNT,
    NUMBER,
    NUMBER_YEAR,
    NUMERALS,
    PART_OF_DAY,
    SMALL,
    TO,
    TO_SIGNS,
    Rule,
    alternatives,
    edge,
    second_year,
    year,
)
from claimcheck.lexicon.periods import PeriodWords

_NO_LETTER = r"(?<![0-9A-Za-z一-龥])"
# 7月、8月分别: each has a figure of its own, so that the list has no period.
_EACH = r"(?P<each>(?=[^。;!?\n]{0,16}?(?:分别|依次)|[均各都]))?"


def early_rules(words: PeriodWords) -> list[Rule]:
    """Shapes that begin with a year of their own and are tried before it is read for the others."""
    guard = words.guards["number_year"]
    rest = rf"{SMALL}月|[上下]半年|前?第?[一二两三四1-4]个?季度|前{SMALL}个月"
    end = (
        rf"(?P<y2>{BARE_YEAR}) ?(?:年(?![均{guard}]|{rest})度?(?:{SMALL}年[间来里])?|(?=年均|[两二三四五六七八九十]年))"
    )
    since = rf"(?:(?P<y>{BARE_YEAR})(?: ?年)?(?:年?初|(?={TO}{year(words)}))|年初){TO}{second_year(words)}"
    until = (
        rf"(?:(?P<m2>{ANY_MONTH}) ?月份?[底末]?(?! ?[0-9一二三四五六七八九十])"
        "|前(?P<n>[二两三1-3])个?季度|(?P<half>上)半年|第?(?P<q2>[一二三四1-4])季度末?)"
    )
    day = rf"(?:(?P=sep)(?P<d>{ARABIC_DAY})|[-/.]{ARABIC_DAY})"  # 2023-01.05 is some day
    iso = rf"(?P<y>{NUMBER_YEAR})(?P<sep>[-/.])(?P<m>1[0-2]|0?[1-9]){day}(?![0-9./])"
    month = r"(?:1[0-2]|0?[1-9])(?![0-9])"
    relative = alternatives(words.years.published, None, words.guards)
    second = r"(?:[12][0-9]{3}|[0-9]{2})(?![0-9])"
    both = rf"(?P<y>{BARE_YEAR})(?: ?年)?(?:{TO}|/)(?P<y2>{BARE_YEAR}|{second}) ?年?"
    seasons = alternatives(words.split_years.words)
    term = r"(?P<term>第?[一二三12]学期|[上下]学期|[春秋]季?学期)?"
    country = "".join(rf"(?:(?<={name})(?P<c{place}>))?" for place, name in enumerate(words.fiscal))
    fiscal = rf"(?:财政年度|财年)(?P<term>[前头]{SMALL}个?(?:月|季度)|第?[一二三四]季度|[上下]半年)?"
    since_month = rf"(?P<m>{month}){TO}(?:(?P<y2>{NUMBER_YEAR})[./年])?(?P<m2>{month})(?![0-9./年日%％万亿])月?份?"
    return [
        Rule("digit_months", "none", rf"(?P<y>{NUMBER_YEAR})[./]{since_month}", ARABIC, {"./": 5, TO_SIGNS: 10}),
        Rule("iso", "none", iso, ARABIC, {"-/.": 5}),
        Rule(
            "decade_of_year",
            "none",
            r"(?P<y>(?<![0-9])(?:1[6-9]|20)[0-9]0)年代(?![表理替])(?P<stage>初|前期|中期|后期|末)?",
            ARABIC,
            {"代": 6},
        ),
        Rule("latin_quarter", "none", rf"(?P<y>{NUMBER_YEAR}) ?年? ?Q(?P<q>[1-4])(?![0-9A-Za-z])", ARABIC, {"Q": 8}),
        Rule("short_quarter", "none", rf"{_NO_LETTER}(?P<yy>[0-4][0-9])Q(?P<q>[1-4])(?![0-9A-Za-z])", ARABIC, {"Q": 3}),
        Rule("school_years", "none", rf"{both}学年度?{term}", NUMBER, {"学": 17}),
        Rule("school_year", "none", rf"(?P<y>{BARE_YEAR}) ?年?学年度?{term}", NUMBER, {"学": 7}),
        Rule("fiscal_years", "none", rf"{country}{both}{fiscal}", NUMBER, {"财": 17}),
        Rule("fiscal_year", "none", rf"{country}(?P<y>{BARE_YEAR}) ?年?{fiscal}", NUMBER, {"财": 7}),
        Rule("split_year", "none", rf"{both}{seasons}|{NUMBER_YEAR}/{second} ?年度?", NUMBER, {TO_SIGNS + "/": 9}),
        Rule(
            "year_list",
            "none",
            rf"{BARE_YEAR}(?:年度?)?(?:(?:、{BARE_YEAR}(?:年度?)?){{1,8}}[和与及、]|、|(?<!年)(?<!度)[和与及]){BARE_YEAR}年度?"
            rf"(?![{guard}]|{rest}|{SMALL}{TO}|[一二三四]季)",
            NUMBER,
            {"、和与及": 7},
        ),
        Rule("from_year", "none", since + until, {**NUMBER, "年": "初"}, {TO_SIGNS: 11}),
        Rule("years", "none", rf"(?P<y>{BARE_YEAR})(?: ?年)?{TO}{end}", NUMBER, {TO_SIGNS: 9}),
        Rule(
            "years_to",
            "none",
            rf"(?P<y>{BARE_YEAR} ?年){TO}(?P<y2>{relative})(?!{SMALL}月|[上下]半年|第?[一二三四]季)",
            NUMBER,
            {TO_SIGNS: 9},
        ),
    ]


def date_rules(words: PeriodWords) -> list[Rule]:
    """Shapes that may follow a year, and days without a month."""
    return [*_days(words), *_months(words), *_quarters(words), *_years(words), *_bare_days(words)]


def _days(words: PeriodWords) -> list[Rule]:
    """Days and ranges of days."""
    sign = rf"(?:日(?![{words.guards['day']}])|号(?![{words.guards['number']}]))"
    start = rf"(?P<m>{ANY_MONTH}) ?月 ?(?P<d>{DAY})"
    end = rf"(?:{second_year(words)}(?P<m2>{ANY_MONTH}) ?月 ?)?(?P<d2>{DAY}) ?{sign}{PART_OF_DAY}"
    opens = {**NUMBER, "元": "月 "}
    return [
        Rule("days", "optional", rf"{start} ?[日号]?{PART_OF_DAY}{TO}{end}", opens, {"月": 4, TO_SIGNS: 28}),
        Rule("day", "optional", rf"{start} ?{sign}{HOURS_OF_DAY}", opens, {"月": 4}),
    ]


def _bare_days(words: PeriodWords) -> list[Rule]:
    """Days without a month."""
    sign = rf"日(?![{words.guards['bare_day']}])"
    range_ = rf"(?P<d>{ARABIC_DAY})日{PART_OF_DAY}{TO}(?P<d2>{ARABIC_DAY}){sign}{PART_OF_DAY}"
    not_counted = r"(?<![0-9.第每隔连续满后前两-])(?<!(?<!附)近)"
    return [
        Rule("bare_days", "none", rf"(?<![0-9.第]){range_}", ARABIC, {"日": 3, TO_SIGNS: 21}),
        Rule("bare_day", "none", rf"{not_counted}(?P<d>3[01]|[12][0-9]|[1-9]){sign}{HOURS_OF_DAY}", ARABIC, {"日": 3}),
    ]


def _months(words: PeriodWords) -> list[Rule]:
    """Months and ranges of months."""
    part, sign = edge(words), rf" ?月(?:份|(?![{words.guards['month']}]))"
    pair = r"(?:一二|二三|三四|四五|五六|六七|七八|八九)"
    item = rf"{MONTH}(?:{sign})?"
    items = rf"(?P<list>{item}(?:(?:、{item}){{1,10}}+(?:[和及与]{MONTH}{sign})?|(?<=[0-9])[和及与]{MONTH}{sign}))"
    chinese = {NUMERALS: "", "元": "月"}
    return [
        Rule(
            "months",
            "optional",
            rf"(?P<m>{MONTH_OF_RANGE}|{CHINESE_MONTH})(?: ?月份?)?{TO}{second_year(words)}"
            rf"(?P<m2>{ANY_MONTH}){sign}{part}?",
            {**NUMBER, "元": "月 "},
            {TO_SIGNS: 8},
        ),
        Rule("month_list", "optional", rf"{items}(?<=[月份]){_EACH}", ARABIC, {"、和与及": 6}),
        Rule(
            "adjacent_months",
            "optional",
            rf"(?<![一二三四五六七八九十])(?={pair})(?P<m>.)(?P<m2>.){sign}",
            chinese,
            {"月": 4},
        ),
        Rule(
            "week_of_month",
            "optional",
            rf"{ANY_MONTH} ?月份?的?(?:[第前]{SMALL}|最后一|首)周",
            {**NUMBER, "元": "月 "},
            {"周": 11},
        ),
        Rule("week_of_year", "required", rf"[第前]{SMALL}周", {"第前": ""}),
        Rule("month", "optional", rf"(?P<m>{MONTH}){sign}{part}?", ARABIC, {"月": 4}),
        Rule("named_month", "required", rf"(?P<m>{CHINESE_MONTH}){sign}{part}?", {**chinese, "元": "月 "}, {"月": 4}),
        Rule(
            "chinese_month",
            "none",
            rf"(?P<m>{CHINESE_MONTH})月(?:份|(?=[底末初上中下以,、。;)])){part}?",
            chinese,
            {"月": 3},
        ),
        Rule(
            "first_months",
            "optional",
            rf"(?<![以此之从目提签到])[前头首](?![一1] ?个?月)(?P<n>{SMALL}) ?个?月(?:份|{part})?",
            {"前头首": DIGITS + NUMERALS},
            {"月": 7},
        ),
    ]


def _quarters(words: PeriodWords) -> list[Rule]:
    """Quarters and halves."""
    part, number = edge(words), {**NUMBER, "第": DIGITS + NUMERALS + " "}
    join = rf"(?P<join>{TO}|、|(?<=[一二三1-3])[和及与])"
    return [
        Rule(
            "quarters",
            "optional",
            rf"第?(?P<q>[一二三四1-4])(?:季度?)?(?P<more>(?:、第?[二三2-3](?:季度?)?){{0,2}}){join}"
            rf"{second_year(words)}第?(?P<q2>[一二三四1-4]) ?季度{part}?",
            number,
            {TO_SIGNS + "、和与及": 17, "季": 31},
        ),
        Rule(
            "first_quarters",
            "optional",
            rf"[前头首](?P<n>[二两三123]) ?个?季度{part}?",
            {"前头首": DIGITS + NUMERALS},
            {"季": 5},
        ),
        Rule(
            "quarter",
            "optional",
            rf"(?<!前)(?:(?<![0-9]){ITEM}|(?=[一二三四首第]))(?:第 ?)?(?P<q>[一二三四首1-4]) ?季度{part}?",
            {**number, "首": "季"},
            {"季": 5},
        ),
        Rule("first_quarter", "optional", rf"(?P<q>首)季(?![稻麦茶菜]){part}?", {"首": "季"}),
        Rule(
            "named_quarter",
            "required",
            rf"第?(?P<q>[一二三四])季(?![度稻麦]){part}?|Q(?P<q2>[1-4])(?![0-9A-Za-z])",
            {**number, "Q": ""},
            {"季Q": 3},
        ),
        Rule("bare_latin_quarter", "none", rf"{_NO_LETTER}Q(?P<q>[1-4])(?![0-9A-Za-z])", {"Q": "1234"}),
        Rule(
            "quarter_latin",
            "none",
            rf"{_NO_LETTER}(?<!\.)(?P<q>[1-4])Q(?P<yy>[0-4][0-9])?(?![0-9A-Za-z]|大战)",
            {"1234": ""},
            {"Q": 2},
        ),
        Rule(
            "halves",
            "optional",
            rf"(?P<half>[上下])半年{TO}{second_year(words)}(?P<half2>[上下])半年",
            {"上下": "半"},
            {TO_SIGNS: 6},
        ),
        Rule("both_halves", "optional", "上(?:半年)?[、和]?下半年", {"上": "半、和下"}),
        Rule("half_report", "required", "半年(?:度|(?=报))", {"半": "年"}),
        Rule("half", "optional", rf"(?P<half>[上下])半年{part}?", {"上下": "半"}),
    ]


def _years(words: PeriodWords) -> list[Rule]:
    """The edges of a year, the whole of it, and what is within it; the edges of a month that the text speaks of."""
    part, guard = edge(words), words.guards["whole_year"]
    middle = r"(?![国央心长程度])"
    bare = alternatives(("底", "末", "初"), after=words.guards)
    return [
        Rule("year_edge", "required", rf"年?{part}", {"年": "底末初上中下 ", "底末初上中下 ": ""}),
        Rule("bare_year_edge", "none", rf"{NOT_A_COUNT}(?<![各历])年{part}", {"年": "底末初上中下 "}),
        Rule("mid_year", "required", rf"年中{middle}", {"年": "中"}),
        Rule(
            "bare_mid_year",
            "none",
            rf"{NOT_A_COUNT}(?<![近历逐常连整全往累本当该同成周中老青少壮年个])年中{middle}",
            {"年": "中"},
        ),
        Rule("whole_year", "optional", rf"全年(?![{guard}])", {"全": "年"}),
        Rule("in_year", "optional", rf"{NOT_A_COUNT}年内", {"年": "内"}),
        Rule("years_ago", "none", rf"{NOT_A_COUNT}(?P<n>{SMALL})年前(?![后三两半期])", NUMBER, {"前": 5}),
        Rule(
            "spoken_edge",
            "none",
            rf"{NOT_A_COUNT}(?<![上本当下次满逐按个正腊冬这])(?P<unit>月|季)(?P<edge>{bare})(?!之?前)",
            {"月季": "底末初"},
        ),
    ]
