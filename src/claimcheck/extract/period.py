"""Finds time expressions and resolves them to calendar dates.

``periods`` reads a text from left to right. Conventions, where the words leave a choice:

- 近五年, 十年来 and the like are whole calendar years, the last one complete at publication.
- 比年初 and 比上年末 compare with the instant of the last 31 December.
- A month or quarter without a year is the one just gone by at publication (45 days), else that of the year that the
  text has named, else the latest that has begun; words of the future keep it ahead.
- A day before a word of reporting (29日发布) is the scene: role ``frame``, and figures don't inherit it.
- Holidays and seasons have dates only where the text prints them.
"""

from __future__ import annotations

import re

from attrs import evolve

from claimcheck.extract.period_grammar import shapes
from claimcheck.extract.period_mention import Role, TimeContext, TimeMention, single_year
from claimcheck.extract.period_resolve import Reading, previous, resolve, shift_year
from claimcheck.extract.period_role import Use, moved, use_of
from claimcheck.lexicon.periods import period_words
from claimcheck.model import Basis, Period

__all__ = ["Role", "TimeContext", "TimeMention", "heading_context", "periods", "shift_year"]

_STOP = re.compile(r"[。!?！？;；\n]")
_ARRIVAL = re.compile("[^,。;\n]{0,40}?[到至]")
_EARLIER_YEAR = ("上年", "上一年", "前一年", "去年", "上年度", "上一年度")


def periods(text: str, context: TimeContext) -> tuple[list[TimeMention], TimeContext]:
    """Every time expression of ``text``, in order and disjoint, and the context for the text that follows.

    Offsets count characters of ``text``. What stands inside 《》 is a name and gives no mention.
    """
    grammar = shapes()
    folded = text.translate(grammar.fold)
    found: list[TimeMention] = []
    limit, opened, at = 0, -1, 0
    while (match := grammar.scanner.search(folded, at)) is not None:
        at = match.end()
        rule = match.lastgroup
        if rule is None:
            limit = at
            continue
        use = use_of(folded, match.start(), match.end(), limit)
        parts = grammar.parts[rule].match(folded, match.start())
        groups = parts.groupdict() if parts else {}
        if opened >= 0 and use.before == "up_to" and _STOP.search(folded, opened, use.start):
            opened = -1
        mention, context = _mention(text, folded, rule, groups, use, context, following=opened >= 0)
        opened = mention.end if mention.role == "from" or (mention.role == "to" and opened >= 0) else opened
        found.append(mention)
        limit = at = mention.end
    return found, context


def heading_context(text: str, context: TimeContext) -> TimeContext:
    """The context under a title or heading: its period is what the text speaks of, and its year is kept."""
    _, after = periods(text, context)
    return evolve(after, heading=after.year or context.heading)


def _mention(
    text: str, folded: str, rule: str, groups: dict[str, str | None], use: Use, context: TimeContext, *, following: bool
) -> tuple[TimeMention, TimeContext]:
    """One expression as a mention, and the context after it."""
    role = _role(folded, rule, groups, use, following=following)
    reading = Reading(groups, context, compared=role == "compared", ahead=_ahead(folded, use))
    period = _period(rule, reading, use, role)
    basis = _basis(rule, groups, use) if role == "compared" else None
    mention = TimeMention(use.start, use.end, text[use.start : use.end], role, period, rule, basis)
    return mention, _after(mention, use, groups, context)


def _ahead(folded: str, use: Use) -> bool:
    """A word of the future stands near."""
    return shapes().future.search(folded, max(0, use.start - 12), use.end + 16) is not None


def _role(folded: str, rule: str, groups: dict[str, str | None], use: Use, *, following: bool) -> Role:  # noqa: PLR0911
    """What the expression is to the figures near it."""
    if rule == "comparison" or use.compared:
        return "compared"
    if rule in ("frame", "every", "decade"):
        return "since" if _unknown_start(folded, use) else "frame"
    if use.since or rule == "event":
        return "since"
    if rule == "now" and folded[use.start : use.end].rstrip("的") in period_words().now.until:
        return "to" if following and use.before == "up_to" else "until"
    if use.before == "until" or use.deadline:
        return "until"
    if use.before == "up_to":
        return "to" if following or (use.of and groups.get("edge") is None) else "until"
    if use.before == "since":
        return _departure(folded, use)
    return "frame" if _reported(folded, rule, use) else "at"


def _unknown_start(folded: str, use: Use) -> bool:
    """成立以来: counted from a day that the words do not tell."""
    words = folded[use.start : use.end].rstrip("的")
    return words.endswith("以来") and words[:-2] not in ("长期", "一直") and not words.startswith(("近", "连", "这"))


def _departure(folded: str, use: Use) -> Role:
    """从2015年 is one end of a movement, or 从前8个月看 just the time; 自5月1日 is when a rule takes effect."""
    if folded.startswith("自", use.start) and not folded.startswith("自从", use.start):
        return "from" if _ARRIVAL.match(folded, use.end) else "frame"
    return "from" if moved(folded, use.end) else "at"


def _reported(folded: str, rule: str, use: Use) -> bool:
    """A single day followed by a word of reporting."""
    return rule in ("day", "bare_day", "day_word") and shapes().reporting.match(folded, use.end) is not None


def _period(rule: str, reading: Reading, use: Use, role: Role) -> Period | None:
    """The calendar dates of an expression in its role."""
    if rule == "comparison":
        return _shifted(reading)
    printed = _printed(use.inner, reading.context)
    if rule in ("holiday", "season"):
        return printed
    period = printed if rule == "day_word" and printed is not None else resolve(rule, reading)
    if use.same and rule != "same":
        return _same_span(period, reading.context)
    if role == "compared" and rule == "year" and (reading.parts.get("y") or "") in _EARLIER_YEAR:
        return _same_span(period, reading.context) or period
    if period is None:
        return None
    if role == "since":
        return _since(period, reading.context)
    if use.later:
        return None
    dated = rule in ("day", "iso", "bare_day", "day_word")
    if (use.before == "until" and role == "until") or (role == "until" and dated):
        return Period.instant(period.end)
    return period


def _printed(inner: str | None, context: TimeContext) -> Period | None:
    """The dates in the parentheses after a holiday."""
    match = shapes().scanner.match(inner) if inner else None
    if match is None or match.lastgroup is None or inner is None or match.end() != len(inner):
        return None
    parts = shapes().parts[match.lastgroup].match(inner)
    return resolve(match.lastgroup, Reading(parts.groupdict(), context)) if parts else None


def _shifted(reading: Reading) -> Period | None:
    """The base of 同比 or 环比, from the period spoken of."""
    last = reading.context.last
    basis = period_words().comparisons[reading.parts["comparison"] or ""]
    if last is None or not single_year(last):
        return None
    if basis == "year_earlier":
        return shift_year(last, -1)
    return previous(last) if reading.parts["comparison"] == "环比" else None


def _same_span(period: Period | None, context: TimeContext) -> Period | None:
    """2020年同期: the period spoken of, in the year of ``period``."""
    last = context.last
    if period is None or last is None or not single_year(last):
        return None
    return shift_year(last, period.start.year - last.end.year)


def _since(period: Period, context: TimeContext) -> Period | None:
    """From the first day of ``period`` to publication."""
    published = context.published
    return Period(period.start, published) if published is not None and period.start <= published else None


def _basis(rule: str, groups: dict[str, str | None], use: Use) -> Basis:
    """What kind of base the words name."""
    year = (groups.get("y") or "").replace(" ", "")
    if rule == "comparison":
        return period_words().comparisons[groups["comparison"] or ""]
    if rule == "year_edge":
        return "year_start" if (groups.get("edge") == "初" and not year) or year in _EARLIER_YEAR else "named"
    if rule == "year" and year in _EARLIER_YEAR:
        return "year_earlier"
    if rule in ("month_word", "quarter_word") and not use.same:
        return "previous"
    if rule == "day_word":
        return "previous" if (groups.get("word") or "").startswith("前一") else "named"
    return "named"


def _after(mention: TimeMention, use: Use, groups: dict[str, str | None], context: TimeContext) -> TimeContext:
    """The context that a mention leaves behind."""
    period = mention.period
    single = (
        period is not None and period.start == period.end and mention.rule in ("day", "iso", "bare_day", "day_word")
    )
    if single and period is not None and mention.role != "compared":
        context = evolve(context, day=period.end)
    if mention.role not in ("at", "until", "since") or (use.same and mention.rule != "same"):
        return context
    return evolve(context, last=period, year=_named(mention, groups, context))


def _named(mention: TimeMention, groups: dict[str, str | None], context: TimeContext) -> int | None:
    """The year named last: by this mention, if it names one that has begun."""
    period, published = mention.period, context.published
    if period is None or not groups.get("y") or mention.role == "since":
        return context.year
    if not single_year(period):
        return None
    year = period.end.year
    return year if published is None or year <= published.year else context.year
