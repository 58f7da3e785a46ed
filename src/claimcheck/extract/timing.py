"""Which of the times of a text a figure is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from attrs import evolve, field, frozen

from claimcheck.extract.clause import Clause
from claimcheck.extract.draft import Draft
from claimcheck.extract.figures import Figure
from claimcheck.extract.periods import TimeContext, TimeMention
from claimcheck.extract.periods.calendar import months_after, whole_months
from claimcheck.extract.periods.grammar import shapes
from claimcheck.extract.periods.year import RECENT, small_number
from claimcheck.extract.reading import Reading
from claimcheck.lexicon.metrics import metric_words
from claimcheck.model import Period

_CLOSE = 2
_NEAR = 8
_AHEAD = 40
_HISTORY = 2  # years before publication, past which a time is history and doesn't outlast its paragraph
# 年均, 平均每年: a mean over several years; 平均贡献率 only where the sentence names the years.
_YEARLY = re.compile(r"年均(?!浓度|气温|值)|年平均(?!浓度|气温|值)|平均每年|每年平均|复合增长")
_MEAN = re.compile(r"平均(?:每年|增|贡献)")
_MOVED = re.compile(r"(?:又|再|还|大幅|略|约|则|提前|多|少)?(?:增|减|下降|上升|提高|降低|回落|提前|多[了出]|少[了])")
_YEAR = re.compile("[0-9]{4}")
_TOTAL = re.compile(
    r"(?<![近前第])([0-9]{1,2}|[一二两三四五六七八九十]{1,3})年(?:时间|(?:来|间)?(?:累计|共|总计|合计))"
)


@frozen
class _Said:
    """A time as the words gave it: the rule that read it, the words, and whether it ended without dates."""

    period: Period | None = field(default=None)
    rule: str = field(default="")
    words: str = field(default="")
    since: bool = field(default=False)
    unknown: bool = field(default=False)


class Timing:
    """The running time of one section: what its sentence says, else what was said last.

    ``span`` is the last span spoken of, ``long`` the last of several years, ``so_far`` the last that began with the
    year of publication and ended shortly before it. ``stated`` holds for the sentence, ``aside`` for one clause.
    """

    def __init__(self, context: TimeContext) -> None:
        self.context = context
        self.opening = context.last or (Period.year(context.heading) if context.heading else None)
        if self.opening and context.published and self.opening.start > context.published:
            self.opening = None
        self._restart()
        self.long: Period | None = None
        self.so_far: Period | None = None
        self.departure: Period | None = None
        self.stated, self.kept = _Said(), _Said()
        self.aside = -1
        self.long_age = 0
        self.long_here = self.counted = self.compared = False
        self._remember(self.period)

    def new_block(self) -> None:
        """A span of several years is still spoken of in the paragraph behind its own, and history no longer."""
        self.long_age += 1
        if self.long_age > 1:
            self.long = None
        if self._is_history():
            self._restart()

    def _restart(self) -> None:
        """Back to what the heading says."""
        self.period, self.running = self.opening, ""
        self.span = self.period if self.period and self.period.type == "span" else None

    def new_sentence(self) -> None:
        """What the last sentence stated no longer counts as stated."""
        self.stated, self.aside = _Said(), -1
        self.departure = None
        self.long_here = self.counted = False

    def take(self, reading: Reading, clause: Clause, end: int, *, part: bool = False) -> None:
        """Move on over a clause up to ``end``: the last time stated there, not compared with, holds from now on.

        A time still to come, one that a 其中 narrows the running time to (``part``) and 从…看 without a figure hold for
        their sentence only, 上年同期 for its clause.
        """
        self.compared = False
        if self.aside not in (-1, clause.start):
            self.stated, self.aside = self.kept, -1
        for mention in reading.mentions_in(clause.start, end):
            if mention.role == "compared":
                self.compared = True
            elif mention.role == "from" and reading.figures_in(mention.end, end):
                self.stated = self.kept  # 由上年的845元提高到880元: the second is not of last year
            elif mention.role != "frame" and not self._yields(mention):
                self._state(reading, clause, mention, part=part)

    def _state(self, reading: Reading, clause: Clause, mention: TimeMention, *, part: bool) -> None:
        period = self._fitted(mention)
        aside = mention.role == "from" or ("同期" in mention.text and mention.rule != "same")
        if aside and self.aside != clause.start:
            self.kept, self.aside = self.stated, clause.start
        self.stated = _Said(period, mention.rule, mention.text, mention.role == "since", period is None)
        self._move(mention, period)
        if aside:
            return
        self.aside = -1
        self.counted = mention.role == "until"
        narrower = part and period and self.period and period != self.period and self.period.contains(period)
        if not (narrower or self._to_come(reading, clause, mention) or _seen(reading, clause, mention)):
            self._run_on(period, mention.text)

    def _run_on(self, period: Period | None, words: str) -> None:
        self.period, self.running = period, words
        if period and period.type == "span":
            self.span = period

    def _remember(self, period: Period | None) -> None:
        """Keep a span of several years, and one of this year up to now."""
        published = self.context.published
        if period is None or period.type != "span":
            return
        if period.start.year < period.end.year and period.end - period.start > timedelta(days=366):
            self.long, self.long_here, self.long_age = period, True, 0
        if published and period.start == date(published.year, 1, 1) and period.end < published <= period.end + RECENT:
            self.so_far = period

    def _move(self, mention: TimeMention, period: Period | None) -> None:
        """Remember what is told later, and the years of a movement: 从2015年的…增加到2020年的…."""
        if mention.role == "from":
            self.departure = period
        named = self.long_here and self.long and period and self.long.end.year == period.end.year
        if mention.role == "to" and self.departure and period and self.departure.start < period.end and not named:
            self._remember(Period(self.departure.start, period.end))
        self._remember(period)

    def _yields(self, mention: TimeMention) -> bool:
        """截至10月30日24时，现有…: 现有 is at that instant."""
        return mention.rule == "now" and mention.text.startswith("现") and len(mention.text) == 1 and self.counted

    def _fitted(self, mention: TimeMention) -> Period | None:
        """今年以来 ends with the months reported, 2018年以来 with the year that a heading names."""
        period, published, heading = mention.period, self.context.published, self.context.heading
        if (
            mention.rule == "whole_year"
            and heading
            and published
            and period
            and period.end > published > Period.year(heading).end
        ):
            return Period.year(heading) if mention.text.startswith("全年") else period
        if mention.role != "since" or period is None or period.end != published:
            return period
        if self.so_far and period.start == self.so_far.start:
            return self.so_far
        if heading and period.start.year <= heading < published.year:
            return evolve(period, end=Period.year(heading).end)
        return period

    def _to_come(self, reading: Reading, clause: Clause, mention: TimeMention) -> bool:
        """It ends after publication: a later year, or this one where words of the future stand near."""
        published, period = self.context.published, mention.period
        if not (period and published and period.end > published):
            return False
        if period != Period.year(published.year):
            return True
        end = min(reading.sentences[clause.sentence][1], mention.end + _AHEAD)
        start = max(reading.sentences[clause.sentence][0], mention.start - _AHEAD)
        return shapes().future.search(reading.text, start, end) is not None

    def date(self, draft: Draft, reading: Reading) -> None:
        """Give a draft the time of its own words, before it is named."""
        base = _base(reading, draft) if draft.kind == "level" else None
        if base is not None:
            draft.period, draft.role = base, "start"
            draft.rules["period"] = "compared_with"
            return
        mean = _mean_of_years(draft, reading)
        if self._over_years(draft, reading, mean=mean):
            self.stated = _Said(self.long, "years", "")
        elif mean and self.stated == _Said() and draft.kind != "level":
            self.stated = _Said(unknown=True)  # which years, the text doesn't say
        draft.period = self._to_date(draft)
        if draft.period is not None:
            draft.rules["period"], draft.time = self.stated.rule, self.stated.words

    def shared(self, reading: Reading, clause: Clause, group: Sequence[Figure]) -> list[Period]:
        """2021年和2022年分别为…: one time for each figure of a joined list, where as many are joined; else none."""
        start, end = reading.sentences[clause.sentence][0], group[0].start
        if len(group) == 1 or "分别" not in reading.text[clause.start : end]:
            return []
        before = reading.figures_in(max(start, clause.start - _AHEAD), end)
        mentions = reading.mentions_in(before[-1].end if before else max(start, clause.start - _AHEAD), end)
        mentions = [mention for mention in mentions if mention.role == "at"]
        gaps = pairwise(mentions)
        joined = all(reading.text[one.end : other.start].strip() in ("、", "和", "及", "与") for one, other in gaps)
        listed = [each for mention in mentions for each in _each(mention)] if joined else []
        return listed if len(listed) == len(group) else []

    def inherit(self, draft: Draft) -> None:
        """Give a named draft without a time of its own the running one.

        A flow does not take over the instant of a stock, but the span around it.
        """
        if draft.period is not None or self.stated.unknown or (draft.said.to and self._is_history()):
            return
        draft.period, draft.time = self.period, self.running
        draft.rules["period"] = "running" if self.running else "heading"
        if self.period and self.period.type == "instant" and _is_flow(draft):
            span = self.span if self.span and self.span.contains(self.period) else None
            year = Period.year(self.period.end.year)
            lasting = any("累计" in word for word in (draft.name, *draft.said.marks))
            span = span or (year if year.end == self.period.end and not lasting else None)
            draft.period, draft.rules["period"] = span or self.period, "running_span" if span else "running"

    def _to_date(self, draft: Draft) -> Period | None:
        """今年已有…: a running year counts up to publication."""
        published, period = self.context.published, self.stated.period
        if not (published and period and any(mark.startswith("已") for mark in draft.said.marks)):
            return period
        year = Period.year(published.year)
        running = period == year or (self.stated.since and period.start == year.start)
        return Period(year.start, published) if running else period

    def _over_years(self, draft: Draft, reading: Reading, *, mean: bool) -> bool:
        """年均增长6%, 五年累计: over the years spoken of, where the sentence names no single time of its own."""
        if self.long is None or self.stated.period == self.long:
            return False
        words = reading.text[draft.clause.start : draft.figure.start]
        total = _TOTAL.search(words)
        length = self.long.end.year - self.long.start.year + 1
        if total and small_number(total[1]) in (length, length - 1):
            return True
        if self.long_here:
            return mean or _MEAN.search(words) is not None
        return mean and self.stated.period is None and draft.kind != "level"

    def _is_history(self) -> bool:
        """The running time is years ago, and no heading speaks of it."""
        published = self.context.published
        past = self.period and published and self.period.end.year < published.year - _HISTORY
        return bool(past and self.running)


def _mean_of_years(draft: Draft, reading: Reading) -> bool:
    """年均增长6%, 6%的年均增速."""
    words = reading.text[draft.clause.start : draft.figure.start]
    return bool(_YEARLY.search(words) or _YEARLY.search(draft.right[:_NEAR]))


def _each(mention: TimeMention) -> list[Period]:
    """The years, quarters or months that one expression lists: 2020年、2021年; 一、二季度."""
    if mention.rule == "year_list":
        return [Period.year(int(year)) for year in _YEAR.findall(mention.text)]
    if mention.period is None:
        return []
    length = whole_months(mention.period)
    if "、" not in mention.text or length not in (2, 6):
        return [mention.period]
    return [months_after(mention.period.start, shift, length // 2) for shift in (0, length // 2)]


def _is_flow(draft: Draft) -> bool:
    """It adds up over a time (收入, 人次), and isn't counted at an instant."""
    words = metric_words()
    stock = any(word in draft.name for word in words.stock)
    return draft.unit == "人次" or (not stock and any(word in draft.name for word in words.flow))


def _seen(reading: Reading, clause: Clause, mention: TimeMention) -> bool:
    """从3月底的情况看 in a sentence without a figure."""
    return (
        mention.text.startswith("从")
        and mention.role == "at"
        and not reading.figures_in(*reading.sentences[clause.sentence])
    )


def moved_to(reading: Reading, clause: Clause, figure: Figure) -> bool:
    """The figure is one of the two ends of a movement: 从2015年的…提高到2020年的…."""
    mention = reading.mention_before(figure.outer_start)
    if mention is None or mention.start < clause.start or figure.outer_start - mention.end not in range(_CLOSE + 1):
        return False
    return mention.role in ("from", "to") or mention.text[0] in "到至"


def _base(reading: Reading, draft: Draft) -> Period | None:
    """比2012年底的5500万户, 较15日的高峰7.3万人次减少: the figure is the one compared with, at that time."""
    mention = reading.mention_before(draft.figure.outer_start)
    if mention is None or mention.start < draft.clause.start or mention.role != "compared":
        return None
    if mention.text.endswith("的") and draft.figure.outer_start - mention.end in (0, 1):
        return mention.period
    moved = _MOVED.match(draft.right) is not None and not (draft.said.direction or draft.said.to)
    return mention.period if moved and mention.rule != "comparison" else None
