"""The words around a date: where the expression begins and ends, and what they make of it."""

from __future__ import annotations

import re
from functools import cache

from attrs import fields_dict, frozen

from claimcheck.extract.periods.grammar import shapes
from claimcheck.extract.periods.mention import Role
from claimcheck.lexicon.periods import period_words

DAYS = ("day", "iso", "bare_day", "day_word", "day_of_month_word", "weekday")
RANGES = (
    "days",
    "bare_days",
    "days_of_month_word",
    "months",
    "month_list",
    "adjacent_months",
    "years",
    "years_to",
    "from_year",
    "quarters",
    "halves",
    "digit_months",
)
# 自2018年国家医保局成立以来: what stands between belongs to the expression, unless it holds a time of its own.
_GAP = re.compile(
    r"(?:[^,。;:!?\n0-9年月日季天]|(?<=[旺淡雨旱汛春夏秋冬花赛雪])季|(?<=航)天|天(?=[津然文宫舟])|[0-9](?=[0-9]?[个家项种批座届]))"
    r"{1,32}?(?:以来|至今|迄今)"
)
# 俄乌冲突以来: an event before the word, as far back as the clause goes.
_EVENT = re.compile(r"(?:\A|[,。;:!?、\n()“ ])([^,。;:!?、\n()“ ]{1,14})\Z")
_YEAR_OR_SEASON = frozenset("年春夏秋冬")  # 近年来最高, 今冬最强
_YEARLY = ("year", "month", "day", "named_month")
# 比2020年增长 is a comparison by its first word; 与2020年持平, 是2020年的3倍 by what follows.
_TIMES = re.compile(r"的?(?:近|约|超|逾)? ?[0-9.]{1,12}(?:多|余)?倍|的?[一二两三四五六七八九十几数百]{1,3}(?:多|余)?倍")
_SHARE = re.compile(
    r"(?:近|约|超|逾)? ?(?:[0-9.]{1,12} ?[%％成]|[一二两三四五六七八九]成|[一二两三四五六七八九十百]{1,3}分之|一半)"
)
_SEEN = re.compile(r"[^,。;\n]{0,16}?看")
_MOVED = re.compile(r"[^。;!?\n]{0,80}?(?:到|至|为|升|降|增|扩|涨|跌|缩|减)")
_ARRIVAL = re.compile(r"[^,。;\n]{0,40}?[到至]")
# 与上年同期和2019年同期相比: the first of two bases.
_BOTH = re.compile(r"[和与及、][^,。;!?\n]{2,14}?(?:相比|相较|持平)")
# 已超去年全年总和: the sum of that time is what is beaten.
_SUM = re.compile(r"(?:全年)?的?(?:总[和量数额]|水平)")
_STRONG = ("恢复到", "恢复至", "恢复为", "相当于")
# 主要是去年同期基数较低: a reason, and no comparison.
_COPULA = ("是", "为")
_REASON = re.compile(r"[^,。;\n]{0,4}?(?:基数|受|因|疫情)|[没未尚还停]")


@frozen
class Use:
    """One expression with the words that belong to it.

    ``date`` is where the date itself begins; ``start`` and ``end`` take all in. ``before`` is the kind of word before
    the date (a table of the lexicon) and ``word`` the word; the rest says which words follow.
    """

    date: int
    start: int
    end: int
    before: str | None
    word: str
    same: bool
    since: bool
    deadline: bool
    later: bool
    compared: bool
    of: bool
    inner: str | None


@cache
def _leading() -> dict[str, tuple[tuple[str, str], ...]]:
    """Words before a date with their kinds, the longest first, by their last letter."""
    before = period_words().before
    words = [(word, kind) for kind in fields_dict(type(before)) for word in getattr(before, kind)]
    table: dict[str, tuple[tuple[str, str], ...]] = {}
    for word, kind in sorted(words, key=lambda pair: -len(pair[0])):
        table[word[-1]] = (*table.get(word[-1], ()), (word, kind))
    return table


def _before(text: str, start: int, limit: int) -> tuple[str, str | None]:
    """The word before ``start``, not reaching back past ``limit``, and its kind."""
    end = start - 1 if start - 1 > limit and text[start - 1] == " " else start
    if end <= limit:
        return "", None
    guards = period_words().before_guards
    for word, kind in _leading().get(text[end - 1], ()):
        at = end - len(word)
        if at >= limit and text.startswith(word, at) and (at == 0 or text[at - 1] not in guards.get(word, ())):
            return text[at:start], kind
    return "", None


def use_of(text: str, rule: str, start: int, end: int, limit: int) -> Use:
    """The words around the date at ``[start, end)`` of a folded text, from ``limit`` on."""
    after = shapes().after.match(text, end)
    parts = after.groupdict() if after else {}
    date = start
    start = _beginning(text, rule, start, limit)
    word, kind = _before(text, start, limit)
    stop = after.end() if after else end
    gap = _GAP.match(text, stop) if kind == "since" or rule in _YEARLY else None
    begun = kind == "since" and parts.get("since") in ("起", "开始")  # 自6月起开展行动以来
    if gap and (begun or not parts.get("since")) and (kind == "since" or not shapes().record.match(text, gap.end())):
        parts["since"], stop = gap.group(), gap.end()
    if after and parts.get("since") == "开始" and kind != "since":
        parts["since"], parts["of"], stop = None, None, after.start("since")  # 谈判于9日开始: what happened then
    own = kind not in (None, "restored", "beside") or (kind == "beside" and _beside(text, stop, parts))
    return Use(
        date=date,
        start=start - len(word) if own else start,
        end=stop,
        before=kind,
        word=word.strip(),
        same=bool(parts.get("same")),
        since=bool(parts.get("since")),
        deadline=bool(parts.get("before")),
        later=bool(parts.get("later")),
        compared=_is_compared(text, stop, kind, word, parts),
        of=bool(parts.get("of")),
        inner=parts.get("inner"),
    )


def _beginning(text: str, rule: str, start: int, limit: int) -> int:
    """Where the date begins with the clock or the event that stands before it."""
    if rule == "unknown_start" and text.startswith("以来", start):
        event = _EVENT.search(text[max(limit, start - 15) : start])
        return start - len(event.group(1)) if event and not shapes().record.match(text, start + 2) else start
    zone = next((zone for zone in period_words().zones.words if text.endswith(zone, limit, start)), "")
    return start - len(zone)


def _is_compared(text: str, stop: int, kind: str | None, word: str, parts: dict[str, str | None]) -> bool:
    """Whether the words make the date the base of a comparison."""
    if kind == "compared" or parts.get("compared"):
        return True
    if kind == "beside":
        return _beside(text, stop, parts)
    same = bool(parts.get("same"))
    if _TIMES.match(text, stop) or (same and _SHARE.match(text, stop)):
        return same or kind in ("restored", "up_to")
    if word.strip() in _COPULA and _REASON.match(text, stop):
        return False
    if word.strip() == "超" and _SUM.match(text, stop):
        return True
    return kind == "restored" and (same or word.strip() in _STRONG)


def _beside(text: str, stop: int, parts: dict[str, str | None]) -> bool:
    """与…相比, 与…持平: the words that make 与 a comparison."""
    return (
        bool(parts.get("compared")) or text.startswith(period_words().after.even, stop) or bool(_BOTH.match(text, stop))
    )


def role_of(text: str, rule: str, groups: dict[str, str | None], use: Use, *, following: bool) -> Role:
    """What the expression is to the figures near it; ``following`` a 从 in the same sentence."""
    if rule == "comparison" or use.compared:
        return "compared"
    if rule in ("frame", "every", "decade", "decade_of_year") or _is_scene(text, rule, use):
        return "frame"
    if use.since or rule in ("event", "event_years", "unknown_start"):
        return "since"
    if use.before == "since" and rule not in RANGES:
        return _departure(text, use)
    return _arrival(text, rule, groups, use, following=following)


def _is_scene(text: str, rule: str, use: Use) -> bool:
    """It belongs to a name, an aim, a record or a report, and is not the time of a figure."""
    grammar = shapes()
    since_years = rule == "recent" and not _YEAR_OR_SEASON.isdisjoint(text[use.date : use.end])
    if use.since or since_years or rule in ("rolling", "unknown_start", "span_since", "recent_span"):
        return grammar.record.match(text, use.end) is not None
    if rule in ("year", "whole_year") and use.before in (None, "at", "restored"):
        return bool(grammar.ordinal.match(text, use.end) or grammar.plan.match(text, use.end))
    reported = rule in (*DAYS, "recent", "week", "bare_weekday") and use.before not in ("until", "up_to", "since")
    return reported and not use.deadline and grammar.reporting.match(text, use.end) is not None


def _arrival(text: str, rule: str, groups: dict[str, str | None], use: Use, *, following: bool) -> Role:
    """The time a figure holds at, is counted up to, or has moved to."""
    counted = rule == "now" and text.startswith(period_words().now.until, use.date)
    if use.before == "up_to":
        return "to" if following or (use.of and groups.get("edge") is None) else "until"
    return "until" if counted or use.before == "until" or use.deadline else "at"


def _departure(text: str, use: Use) -> Role:
    """从2015年 is one end of a movement, or 从前8个月看 just the time; 自5月1日 is when a rule takes effect."""
    if use.word == "自":
        return "from" if _ARRIVAL.match(text, use.end) else "frame"
    return "from" if not _SEEN.match(text, use.end) and _MOVED.match(text, use.end) else "at"
