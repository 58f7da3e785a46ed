"""Finds time expressions and resolves them to calendar dates.

``scan_periods`` reads a text from left to right. Conventions, where the words leave a choice:

- 近五年, 十年来 and the like are whole calendar years, the last one complete at publication.
- 比年初 and 比上年末 compare with the instant of the last 31 December.
- A month or quarter without a year goes on with the one that its sentence speaks of (2023年1月…；2月…), else it is the
  one just gone by at publication (45 days), else that of the year that the text has named, else the latest that has
  begun; words of the future keep it ahead.
- A day before a word of reporting (29日发布) is the scene: role ``frame``, and figures don't inherit it.
- 今年 right after 截至7月20日 ends there; 截至6月30日止六个月 is the half that ends there.
- Weeks begin on Monday and are told from publication; 周三 without a week has no date.
- 近三个月, 最近30天 and the like end nobody knows when, and have no dates.
- 春节假期 and the like are the official days off, dates in parentheses going first; while they last there are none.
  同期 of another year are the days of the same holiday there. Seasons have dates only where the text prints them.
- 月末 and 季末 are of the month or quarter with which the period spoken of ends.
- 1、2、3月 is one time where the months follow each other; of 2021年、2022年 together nothing is said.
"""

from __future__ import annotations

import re
from datetime import date

from attrs import evolve

from claimcheck.extract.periods.calendar import previous
from claimcheck.extract.periods.grammar import Matched, matched, shapes
from claimcheck.extract.periods.mention import Movable, Role, TimeContext, TimeMention, single_year
from claimcheck.extract.periods.named import movable_of
from claimcheck.extract.periods.resolve import resolve
from claimcheck.extract.periods.role import DAYS, Use, role_of, use_of
from claimcheck.extract.periods.trailing import trailing_span
from claimcheck.extract.periods.year import Reading
from claimcheck.lexicon.periods import period_words
from claimcheck.model import Basis, Period

_STOP = re.compile(r"[。!?！？;；\n]")
_SENTENCE_END = re.compile(r"[。!?！？\n]")
_EARLIER_YEAR = ("上年", "上一年", "前一年", "去年", "上年度", "上一年度")
_UNDATED = ("holiday", "holiday_of_year", "season", "season_of_year", "split_year")
# Times whose days differ from year to year: dates in parentheses after them go first.
MOVABLE = ("holiday_span", "run", "run_of_year", "festival", "lunar", "solar_term", *_UNDATED)
JOINED = ("和", "与", "及", "以及", "、")
_CLOSE = 12  # letters between 截至7月20日 and 今年 that still read as one time


def scan_periods(text: str, context: TimeContext) -> tuple[list[TimeMention], TimeContext]:
    """Every time expression of ``text``, in order and disjoint, and the context for the text that follows.

    Offsets count characters of ``text``. What stands inside 《》 is a name and gives no mention.
    """
    grammar = shapes()
    folded = grammar.fold.of(text)
    found: list[TimeMention] = []
    limit, opened, at, spoken = 0, -1, 0, -1
    while (candidate := grammar.start.search(folded, at)) is not None:
        start, at = candidate.span()
        following = grammar.seconds[folded[start]]
        if following and folded[start + 1] not in following:
            continue
        match = matched(folded, start)
        if match is None:
            continue
        at = match.end
        if not match.rule:
            limit = at
            continue
        use = use_of(folded, match.rule, start, at, limit)
        if opened >= 0 and use.before == "up_to" and _STOP.search(folded, opened, use.start):
            opened = -1
        before = found[-1] if found and use.start - found[-1].end <= _CLOSE else None
        chained = spoken >= 0 and _SENTENCE_END.search(folded, spoken, use.start) is None
        mention, context = _mention(
            text, folded, match, use, context=context, before=before, following=opened >= 0, chained=chained
        )
        spoken = mention.end if mention.role in ("at", "until", "since") else spoken
        opened = mention.end if mention.role == "from" or (mention.role == "to" and opened >= 0) else opened
        found.append(mention)
        limit = at = mention.end
    return found, context


def heading_context(text: str, context: TimeContext) -> TimeContext:
    """The context under a title or heading: its period is what the text speaks of, and its year is kept."""
    found, after = scan_periods(text, evolve(context, year=None) if context.year else context)
    if not found:
        return context
    return evolve(after, year=after.year or context.year, heading=after.year or context.heading)


def _mention(  # noqa: PLR0913 - what one expression is read from
    text: str,
    folded: str,
    match: Matched,
    use: Use,
    *,
    context: TimeContext,
    before: TimeMention | None,
    following: bool,
    chained: bool,
) -> tuple[TimeMention, TimeContext]:
    """One expression as a mention, and the context after it. ``before`` is the mention close before it.

    ``chained`` says that the sentence has told the time spoken of.
    """
    rule, groups = match.rule, match.parts
    role = role_of(folded, rule, groups, use, following=following)
    every = before is not None and before.rule == "every" and before.end == use.start  # 每年春节假期
    role = "frame" if every else "compared" if role == "at" and _joins(folded, before, use) else role
    earlier = role == "compared" or (role == "from" and rule in ("month_word", "quarter_word"))  # 由上月下降转为上涨
    reading = Reading(groups, context, compared=earlier, ahead=_ahead(folded, use), chained=chained)
    period = None if every else _clipped(_period(rule, reading, use, role), reading, rule, before)
    basis = _basis(rule, groups, use) if role == "compared" else None
    end, trailing = use.end, trailing_span(folded, use.end, period) if role == "until" and period else None
    if trailing is not None:
        end, period = trailing
    mention = TimeMention(use.start, end, text[use.start : end], role, period, rule, basis)
    return mention, _after(mention, use, groups, context)


def _joins(folded: str, before: TimeMention | None, use: Use) -> bool:
    """上年同期 in 比上月和上年同期: a second base."""
    if before is None or before.role != "compared" or before.rule == "comparison":
        return False
    return folded[before.end : use.start] in JOINED


def _ahead(folded: str, use: Use) -> bool:
    """A word of the future stands near in the same sentence."""
    before = _STOP.split(folded[max(0, use.start - 12) : use.start])[-1]
    after = _STOP.split(folded[use.end : use.end + 16], maxsplit=1)[0]
    return shapes().future.search(before + folded[use.start : use.end] + after) is not None


def _period(rule: str, reading: Reading, use: Use, role: Role) -> Period | None:
    """The calendar dates of an expression in its role."""
    if rule == "comparison":
        return _shifted(reading)
    printed = _printed(use.inner, reading.context)
    ahead = printed is not None and (rule in MOVABLE or rule == "day_word")
    told = resolve(rule, reading)
    if told is None and printed is not None and printed.start < printed.end and not use.same:
        return printed  # 开幕以来（1月7日至27日）
    period = printed if ahead else told or printed
    if use.same and rule in ("month_word", "quarter_word", "week", "rolling"):
        return None  # 上月同期: the same days of a month, not of a year; 10年来同期: of many
    if use.same and rule != "same":
        return _same_span(period, reading.context)
    if role == "compared" and rule == "year" and (reading.parts.get("y") or "") in _EARLIER_YEAR:
        return _same_span(period, reading.context) or period
    return (
        None if period is None or (use.later and role != "since") else _used(period, rule, role, use, reading.context)
    )


def _used(period: Period, rule: str, role: Role, use: Use, context: TimeContext) -> Period | None:
    """A date as a start or as the instant up to which something is counted."""
    if role == "since":
        return _since(period, context)
    if role == "until" and (use.before == "until" or rule in DAYS):
        return Period.instant(period.end)
    return period


def _clipped(period: Period | None, reading: Reading, rule: str, before: TimeMention | None) -> Period | None:
    """今年 after 截至7月20日: from January to that day."""
    if before is None or before.role != "until" or before.period is None or period is None or rule != "year":
        return period
    end = before.period.end
    ends_there = reading.parts.get("y") == "今年" and period.start <= end <= period.end and not reading.compared
    return Period(date(end.year, 1, 1), end) if ends_there else period


def _printed(inner: str | None, context: TimeContext) -> Period | None:
    """The dates in the parentheses after a holiday or a day."""
    match = matched(inner, 0) if inner and inner[0] in shapes().seconds else None
    if inner is None or match is None or match.end != len(inner):
        return None
    return resolve(match.rule, Reading(match.parts, context))


def _shifted(reading: Reading) -> Period | None:
    """The base of 同比 or 环比, from the period spoken of."""
    last, word = reading.context.last, reading.parts["comparison"] or ""
    if last is None:
        return None
    if period_words().comparisons[word] == "year_earlier":
        return _in_year(last, last.end.year - 1, reading.context)
    if not single_year(last):
        return None
    return previous(last) if word == "环比" else None


def _same_span(period: Period | None, context: TimeContext) -> Period | None:
    """2020年同期: the period spoken of, in the year of ``period``."""
    last = context.last
    return None if period is None or last is None else _in_year(last, period.start.year, context)


def _in_year(last: Period, year: int, context: TimeContext) -> Period | None:
    """The same days of another year, or the days on which the same holiday falls then."""
    movable = context.movable
    if movable is not None:
        return resolve(movable.rule, Reading({**dict(movable.parts), "y": f"{year}年"}, context))
    return last.shifted(year - last.end.year) if single_year(last) else None


def _since(period: Period, context: TimeContext) -> Period | None:
    """From the first day of ``period`` to publication."""
    published = context.published
    return Period(period.start, published) if published is not None and period.start <= published else None


def _basis(rule: str, groups: dict[str, str | None], use: Use) -> Basis:
    """What kind of base the words name."""
    earlier = (groups.get("y") or "").replace(" ", "") in _EARLIER_YEAR
    if rule == "comparison":
        return period_words().comparisons[groups["comparison"] or ""]
    if rule == "bare_year_edge" and groups.get("edge") == "初":
        return "year_start"
    if earlier and rule in ("year", "year_edge"):
        return "year_earlier" if rule == "year" else "year_start"
    if rule in ("frame", "recent"):
        return "other"
    a_day_before = (groups.get("word") or "").startswith("前一")
    return "previous" if a_day_before or (rule in ("month_word", "quarter_word") and not use.same) else "named"


def _after(mention: TimeMention, use: Use, groups: dict[str, str | None], context: TimeContext) -> TimeContext:
    """The context that a mention leaves behind."""
    period = mention.period
    if period is not None and period.start == period.end and mention.rule in DAYS and mention.role != "compared":
        context = evolve(context, day=period.end)
    to_come = period is None and use.since and mention.rule not in _UNDATED  # 自7月1日起施行, said in June
    # 上年末为385家，比上年末增加25家: both are told from one year, the one that the text speaks of.
    beside = (groups.get("y") or "").replace(" ", "") in _EARLIER_YEAR and mention.role == "at" and context.last
    passing = to_come or mention.rule == "recent" or (use.same and mention.rule != "same") or beside
    if passing or mention.role not in ("at", "until", "since"):
        return context
    movable = Movable(mention.rule, tuple(groups.items())) if mention.rule in MOVABLE else None
    if mention.rule == "spoken_holiday":
        movable = movable_of(Reading(groups, context))
    span = period if period is not None and period.type == "span" else context.span
    return evolve(context, last=period, span=span, year=_named(mention, groups, context), movable=movable)


def _named(mention: TimeMention, groups: dict[str, str | None], context: TimeContext) -> int | None:
    """The year named last: by this mention, if it names one that has begun."""
    period, published, word = mention.period, context.published, (groups.get("y") or "").replace(" ", "")
    beside = period_words().years.running.get(word, 0) != 0  # 上年 is told from the year that the text speaks of
    if period is None or not word or beside or mention.role == "since":
        return context.year
    if not single_year(period):
        return None
    year = period.end.year
    return year if published is None or year <= published.year else context.year
