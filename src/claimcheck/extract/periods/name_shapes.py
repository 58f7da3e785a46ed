"""The shapes of times with a name (plans, events, holidays, festivals) and of those told from another time."""

from __future__ import annotations

from claimcheck.extract.periods.atoms import (
    ARABIC_DAY,
    DIGITS,
    HOURS_OF_DAY,
    MONTH,
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
    opening,
)
from claimcheck.lexicon.holidays import HolidayWords
from claimcheck.lexicon.periods import PeriodWords

# A day of the lunar calendar.
_LUNAR_DAY = r"(?:初[一二三四五六七八九十]|三十|二?十[一二三四五六七八九]?|廿[一二三四五六七八九]?)"
_NUMBERS = DIGITS + NUMERALS


def named_rules(words: PeriodWords, holidays: HolidayWords) -> list[Rule]:
    """Spans with a name: plans, events, festivals, holidays and seasons."""
    return [*_plans(words), *_festivals(holidays), *_holidays(words, holidays)]


def _plans(words: PeriodWords) -> list[Rule]:
    """Five-year plans and what has gone on since an event."""
    stage = (
        rf"(?P<stage>末期|期末|末|初期|期初|初|中期|开局之年|收官之年)|[前头](?P<n>{SMALL})年|后(?P<tail>{SMALL})年"
        "|期间|时期|期内"
    )
    follow = alternatives([*words.after.since, *words.after.compared, "的", ",", "、", ";", "。"])
    plan = rf"(?<![第一二三四五六七八九十])(?P<plan>{alternatives(words.plans)})“?"
    numbers = {**NUMBER, "“": NUMERALS}
    event = rf"(?P<event>{alternatives(words.events)})(?:胜利召开|召开|闭幕)?"
    opens = opening(words.events)
    return [
        Rule("event", "none", rf"{event}(?=以来|以后|之后|至今)", opens),
        Rule(
            "event_years",
            "none",
            rf"{event}(?:近|这)?[百{NUMERALS}0-9]{{1,4}}(?:多|余)?个?周?年(?:以来|来|之?间|(?:(?<=新时代十年)|(?<=新时代10年))(?![的伟]))",
            opens,
        ),
        Rule(
            "plans",
            "none",
            rf"“?{plan}[、和]?“?(?P<plan2>{alternatives(words.plans)})“?(?:期间|时期)",
            numbers,
            {"期": 13},
        ),
        Rule("plan", "none", rf"“?{plan}(?:(?:规划(?=期))?(?:{stage})|(?<=“)(?={follow}))", numbers, {"五": 4}),
    ]


def _festivals(holidays: HolidayWords) -> list[Rule]:
    """Single days: of the lunar calendar, and holidays by 当天."""
    on = "(?:当[天日晚])"
    month = "(?P<lmonth>正月|大年|腊月|冬月|农历(?:[正冬腊]|十[一二]?|[二三四五六七八九])月)"
    day = rf"{month}(?P<lday>{_LUNAR_DAY}(?!中|高|级))"
    eve = rf"除夕(?:夜|之夜|{on})?(?![档特])|大年夜"
    names = alternatives(holidays.names)
    whole = "元宵节|七夕(?:节|(?=,))|重阳节"
    festival = rf"(?:“(?={names}“))?(?P<festival>{names}(?=“?{on})|(?:{whole})(?!前|后|期|将|临|到|档))“?{on}?"
    last = rf"(?:{TO}(?:(?:正月|大年)?(?P<lday2>{_LUNAR_DAY})|(?P<to_eve>除夕)))?"
    lunar = rf"(?:(?P<eve>{eve})|{day}){last}(?:{on}|(?P<vague>前后|前夕))?"
    return [
        Rule("lunar", "optional", lunar, {"正冬": "月", "腊": "月", "大": "年", "农": "历", "除": "夕"}),
        Rule("festival", "optional", festival, opening(holidays.names, [f"“{name}" for name in holidays.names])),
    ]


def _holidays(words: PeriodWords, days: HolidayWords) -> list[Rule]:
    """Holidays and the days of them, and seasons."""
    holidays = words.holidays
    listed = [name for name in days.names if name not in holidays.names]
    names, dated, endings, seasons, spans, terms = (
        alternatives(group)
        for group in (
            holidays.names,
            [*holidays.names, *listed],
            holidays.endings,
            holidays.seasons,
            holidays.spans,
            holidays.terms,
        )
    )
    before = "(?:(?<![第一二三四五六七八九十〇0-9])|(?<=[12][0-9]{3}))"
    counting = alternatives(holidays.names, after=words.guards)
    name = rf"“?{before}{counting}(?:[、和]?{counting})?“?"
    parted = rf"“?{before}(?P<h>{dated})“?(?:[、和]?“?(?P<h2>{dated}))?“?"
    number = rf"(?P<k>{SMALL})"
    part = (
        rf"(?P<part>首[日天]|第{number}[天日]|[前头](?P<k2>{SMALL})[天日]|后(?P<k3>{SMALL})[天日]"
        rf"|最后(?P<k4>{SMALL})[天日]|前后|前夕|[前中后]期|[前后上下]半[段程]|过后|之前|之后|以后|以前|结束|即将|临近|[前后])"
    )
    vacation = "(?<![暑寒年病事产婚休度放请春两节小])(?:小?长假|假期|假日)"
    opens = opening([*holidays.names, *listed])
    quoted = {**opens, "“": "".join(sorted(opens))}
    season, run = opening(holidays.seasons), {"春暑": "运", "“": "春暑"}
    return [
        Rule("holiday_span", "optional", rf"{parted}(?:{SMALL}[天日]的?)?{spans}“?{part}?", quoted),
        Rule(
            "spoken_holiday",
            "none",
            rf"{vacation}(?:(?:期间)?{part}|期间)|节日期间",
            {"长假": "假期日", "小": "长", "节": "日"},
        ),
        Rule("run", "optional", rf"“?(?P<run>春运|暑运)“?{part}", run),
        Rule("run_of_year", "required", r"“?(?P<run>春运|暑运)“?", run),
        Rule("season_of_year", "required", seasons, season),
        Rule("season", "none", rf"{seasons}(?=期间|以来|前后|之前)", season),
        Rule("solar_term", "optional", rf"{terms}(?:节气|时节|当[天日]|前后|期间)", opening(holidays.terms)),
        Rule("holiday_of_year", "required", rf"{name}{endings}?“?", quoted),
        Rule("holiday", "none", rf"{name}{endings}“?|“{names}“", quoted),
    ]


def relative_rules(words: PeriodWords) -> list[Rule]:
    """Days, weeks, months and years told from another time, and times that recur or have no dates."""
    return [*_rolling(), *_scenes(words), *_told(words)]


def _rolling() -> list[Rule]:
    """The last so many years; of shorter ones nobody knows where they end."""
    near = r"(?:过去的?|最近|近|这|(?<![目之此以提])前)"
    units = "个?半?(?:月|季度)|个?(?:星期|小时|交易日|工作日)|[天日周]"
    short = rf"(?:半(?:年|个月)|{SMALL}(?:多|余)?(?:{units})|一年(?:半|多|余)?)"
    before = r"(?<![0-9.第数几百千])"
    more = r"(?:以来|来(?![自源到说看])|之?间)"
    return [
        Rule(
            "rolling",
            "none",
            rf"(?:(?<![历时期经有达了用续久])|(?=过去)){near}(?P<n>{SMALL})(?P<more>多|余)?个?年"
            r"(?:来|之?间|以来|里|中|(?![后前内级半]))"
            rf"|{before}(?P<n2>{SMALL})(?P<more2>多|余)?年{more}"
            rf"|{before}{SMALL}年(?P<more3>多)来",
            {**NUMBER, "过": "去", "最": "近", "近这前": _NUMBERS},
            {"年": 9},
        ),
        Rule(
            "recent_span",
            "none",
            rf"(?:(?<![历时期经有达了用续久需要约])|(?=过去))(?:过去|最近的?){short}(?:以?来|间|里|[内中])?"
            rf"|(?<![历时期经有达了用续久需要约最附将])近{short}(?:以?来|间|里|内|(?<=[月年天])(?=,))",
            {"过": "去", "最": "近", "近": _NUMBERS + "半"},
        ),
        Rule(
            "span_since",
            "none",
            rf"(?<![0-9.第数几百千多大到])(?:半年(?:多|余)?|{SMALL}(?:多|余)?个(?:半)?(?:月|季度|星期)|{SMALL}年半"
            rf"|半个?多?月|{SMALL}(?:多|余)?[天周])(?:多|余)?(?:以来|来(?![自源到说看]))",
            {**NUMBER, "半": "年个月"},
            {"来": 11},
        ),
    ]


def _scenes(words: PeriodWords) -> list[Rule]:
    """Times without a place on the calendar, and bases of comparison."""
    frames, guards = words.frames, words.guards_before
    # 同比2019年, 环比5-6月: the date is the base.
    date = rf"(?:(?:{NUMBER_YEAR}|{MONTH}(?:{TO}[0-9]{{1,2}})?) ?[年月])"
    place = r"(?P<stage>初期?|前期|中期|中后期|后期|末期?|中叶)?"
    century = (
        r"(?:(?P<told>上|本)个?世纪|(?P<c>[12][0-9]|二十一|[二一]?十[一二三四五六七八九]?)世纪)"
        r"(?:(?P<ten>[〇一二三四五六七八九1-9][十0])年代)?"
    )
    bare = r"(?<![0-9一二三四五六七八九十])(?P<bare>[1-9]0|[一二三四五六七八九]十)年代"
    number = {DIGITS + "一二十": ""}
    return [
        Rule("recent", "none", alternatives(frames.recent, guards, words.guards), opening(frames.recent)),
        Rule("frame", "none", alternatives(frames.words, guards), opening(frames.words)),
        Rule(
            "unknown_start",
            "none",
            rf"{alternatives(frames.since, guards)}|以来",
            opening(frames.since, ["以来"]),
            {"来": 6},
        ),
        Rule(
            "every",
            "none",
            rf"{alternatives(frames.every)}(?:(?<=周)[一二三四五六日天](?![{words.guards['weekday']}]))?"
            rf"(?:{MONTH}(?: ?月?{TO}{MONTH})? ?月)?(?:{ARABIC_DAY} ?日)?(?:年?[底末初]|[上中下]旬)?"
            rf"(?:(?<=[月旬日底末初]){TO}{MONTH} ?月(?:[底末初]|[上中下]旬|{ARABIC_DAY} ?日)?)?",
            opening(frames.every),
        ),
        Rule(
            "comparison",
            "none",
            rf"(?P<comparison>{alternatives(words.comparisons)})(?! ?{date})",
            opening(words.comparisons),
        ),
        Rule("decade", "none", rf"(?:{century}|{bare}){place}", {**number, NUMERALS: "", "上本": "世个"}, {"纪代": 5}),
    ]


def _told(words: PeriodWords) -> list[Rule]:
    """Days, weeks, months and quarters told from publication or from the last one named."""
    published, running, guards = words.days.published, words.days.running, words.guards_before
    days = alternatives([*published, *running], guards, words.guards)
    unit = "(?P<which>上上|上一?|本|当|这|下一?|次|前一)个?"
    opens = {"上下": "上一个月季", "本当这次": "个月季", "前": "一"}
    weeks = {"上": "上一个周星礼", "下": "一个周星礼", "本这": "周个星礼一"}
    week = "(?P<which>上上|上一?|本|这一?|下一?)个?(?:周|星期|礼拜)"
    counted = rf"[{words.guards['weekday']}]|成(?![交功立])|起(?=[事案火交爆车纠涉])"  # 上周三起事故, 上周五成企业
    weekday = rf"(?P<weekday>[一二三四五六](?!{counted})|[日天](?!均))"
    now = (
        rf"{alternatives(words.now.at, guards, words.guards)}(?:(?<=今[天日]){PART_OF_DAY})?"
        rf"|(?<![{guards['现']}])现(?=有|已|存|共)"
    )
    sign = rf"(?:日|号)(?![{words.guards['day']}])"
    return [
        Rule("now", "none", now, {**opening(words.now.at), "现": "有已存共在阶今"}),
        Rule("weekday", "none", rf"{week}{weekday}{HOURS_OF_DAY}", weeks, {"周星礼": 4}),
        Rule(
            "bare_weekday",
            "none",
            rf"(?<![每一两三几数近半0-9隔商])(?:周|星期|礼拜){weekday}(?!日)",
            {"周": "一二三四五六日", "星": "期", "礼": "拜"},
        ),
        Rule("week", "none", rf"{week}(?P<weekend>末)?(?![期年刊岁线边围])", weeks, {"周星礼": 4}),
        Rule(
            "days_of_month_word",
            "none",
            rf"{unit}月(?P<d>{ARABIC_DAY})日?{TO}(?P<d2>{ARABIC_DAY})日{PART_OF_DAY}",
            opens,
            {"月": 4, TO_SIGNS: 10},
        ),
        Rule("day_of_month_word", "none", rf"{unit}月(?P<d>{ARABIC_DAY}){sign}{PART_OF_DAY}", opens, {"月": 4}),
        Rule("month_word", "none", rf"{unit}月(?![{words.guards['month']}]){edge(words)}?", opens, {"月": 4}),
        Rule(
            "quarter_word",
            "none",
            rf"{unit}季(?:度|(?=末|初)|(?<=当季)(?=[,新完实同环末])){edge(words)}?",
            opens,
            {"季": 4},
        ),
        Rule("day_word", "none", rf"(?P<word>{days})(?! ?气){PART_OF_DAY}", opening(published, running)),
        Rule(
            "reporting",
            "none",
            r"(?<!上)(?<!上一)(?:本)?报告期(?P<edge>[末初内])?|(?:(?<![一-龥])|(?<=[比较至与由从于在]))(?:(?:本期)?期(?P<edge2>[末初])"
            r"(?![考测复成评试作步])|本期(?![节杂刊货嘉培学债特期开中活大展]))",
            {"报": "告", "本": "报期", "期": "末初"},
        ),
        Rule("same", "none", r"(?<![0-9共合不])同期(?![声录待])", {"同": "期"}),
        Rule("frame_of_term", "none", r"[上下]学期|[春秋]季学期", {"上下": "学", "春秋": "季"}),
    ]
