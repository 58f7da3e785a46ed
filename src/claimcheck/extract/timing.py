"""Which of the times of a text a figure is about."""

from __future__ import annotations

import re
from datetime import timedelta

from attrs import evolve, field, frozen

from claimcheck.extract import times
from claimcheck.extract.clause import Clause
from claimcheck.extract.draft import Draft
from claimcheck.extract.periods import TimeContext, TimeMention
from claimcheck.extract.periods.grammar import shapes
from claimcheck.extract.periods.mention import single_year
from claimcheck.extract.periods.scan import MOVABLE
from claimcheck.extract.periods.year import RECENT
from claimcheck.extract.reading import Reading
from claimcheck.model import Period

_AHEAD = 40
_HISTORY = 2  # years before publication, past which a time is history and doesn't outlast its paragraph
_YEAR = timedelta(days=366)
_MEAN = re.compile(r"平均(?:每年|增|贡献)")


@frozen
class _Said:
    """A time as the words gave it: the rule that read it, the words, and whether dates are told by them."""

    period: Period | None = field(default=None)
    rule: str = field(default="")
    words: str = field(default="")
    since: bool = field(default=False)
    unknown: bool = field(default=False)


_UNSAID = _Said()


class Timing:
    """The running time of one section: what its sentence says, else what was said last.

    ``span`` is the last span spoken of, ``long`` the last of several years, ``so_far`` the last that began with the
    year of publication and ended shortly before it; ``present`` is what the text spoke of before a time in history.
    ``columns`` says that cells of the table name times, ``outside`` what was spoken of before it. ``stated`` holds for
    the sentence, and ``until`` is the end that it has set; ``kept`` is what was stated before the clause that starts at
    ``aside`` stated a time for itself alone.
    ``former`` is what held before a time told from it (上年末).
    ``undated`` is the last figure that spans years of which the text tells only one day.
    """

    def __init__(self, context: TimeContext) -> None:
        self.context = context
        self.opening = context.last or (Period.year(context.heading) if context.heading else None)
        if self.opening and context.published and self.opening.start > context.published:
            self.opening = None
        self.long: Period | None = None
        self.so_far: Period | None = None
        self.departure: Period | None = None
        self.until: Period | None = None
        self.undated: Draft | None = None
        self.former: tuple[_Said, Period | None, str, Period | None] | None = None
        self.long_age = 0
        self.compared = self.cell = self.columns = False
        self._restart()
        self.new_sentence()
        self._remember(self.period)

    def _restart(self) -> None:
        """Back to what the heading says."""
        self.period, self.running = self.opening, ""
        self.span = self.period if self.period and self.period.type == "span" else None
        self.present = self.outside = self.period, self.running, self.span

    def new_block(self, *, cell: bool = False) -> None:
        """Years up to now are over with their paragraph, but a mean over them may still come; so is history.

        Behind history and behind a table the text goes on where it was before.
        """
        if cell and not self.cell:
            self.outside = self.period, self.running, self.span
        if self.cell and not cell:
            self.period, self.running, self.span = self.outside
            self.columns = False
        self.cell = cell
        self.long_age += 1
        if self.long_age > 1:
            self.long = None
        if self._is_history():
            self.period, self.running, self.span = self.present
        if self._is_of_years():
            self._restart()

    def new_sentence(self) -> None:
        """What the last sentence stated no longer counts as stated."""
        self.stated, self.kept, self.aside = _UNSAID, _UNSAID, -1
        self.former = None
        self.departure = self.until = None
        self.long_here = self.counted = self.part = False

    def _return(self, base: TimeMention) -> None:
        """上年末为385家，比上年末增加25家: nothing is compared with its own time, so the text is back where it was."""
        if self.former and base.period and self.stated.period and base.period.end == self.stated.period.end:
            stated, self.period, self.running, self.span = self.former
            self.stated = _Said(self.period, "running", self.running) if stated == _UNSAID else stated
            self.former = None

    # -- moving on -----------------------------------------------------------------------------------------------

    def take(self, reading: Reading, clause: Clause, end: int, *, part: bool = False) -> None:
        """Move on over a clause up to ``end``: the last time stated there, not compared with, holds from now on.

        A time still to come, one that a 其中 narrows the running time to (``part``) and 从…看 without a figure hold for
        their sentence only, 上年同期 and the start of a movement for their clause.
        """
        self.compared = False
        self.part = self.part or part or times.goes_through(reading, clause)
        if self.aside not in (-1, clause.start):
            self.stated, self.aside = self.kept, -1
        then = times.then(reading, clause)
        if then is not None and self.aside == -1:
            self.kept, self.aside, self.stated = self.stated, clause.start, _Said(then.period, then.rule, then.text)
        for mention in reading.mentions_in(times.opening(clause, end), end):
            if mention.role == "compared" or times.is_base(reading, mention):
                self.compared = True
                self._return(mention)
            elif mention.role == "from" and times.is_left(reading, mention, end):
                # 由上年的845元提高到880元: the second is not of last year
                self.stated = self.kept if self.aside == clause.start else self.stated
            elif not (
                mention.role == "frame"
                or self._yields(reading, clause, mention)
                or times.is_anniversary(reading, clause, mention)
            ):
                self._state(reading, clause, mention)

    def _state(self, reading: Reading, clause: Clause, mention: TimeMention) -> None:
        """One time: how far it holds, and what it leaves behind."""
        same = "同期" in mention.text and mention.rule != "same"
        beside = same or mention.role == "from" or times.is_in_share(reading, mention)
        if beside and self.aside != clause.start:
            self.kept, self.aside = self.stated, clause.start
        period = times.same_time(mention, self.kept.period or self.period) if same else self._fitted(reading, mention)
        if mention.rule == "same" and mention.role == "at" and self.stated == _UNSAID:
            period = self.period  # 同期 at the head of a sentence: what the text speaks of, not a month just compared
        earlier = mention.text.startswith(("上年", "上一年", "前一年")) and self.period is not None
        self.former = (self.stated, self.period, self.running, self.span) if earlier else None
        self.stated = _Said(period, mention.rule, mention.text, mention.role == "since", period is None)
        self.columns = self.columns or self.cell
        self._move(mention, period)
        if beside:
            return
        self.aside = -1
        self.counted = mention.role == "until"
        ends = period is not None and self.until is not None and period.end == self.until.end
        self.until = period if self.counted else self.until if ends else None
        narrower = self.part and self.period and period != self.period and (not period or self.period.contains(period))
        passing = narrower or (
            mention.rule == "rolling" and period is not None and period.end == self.context.published
        )
        if not (passing or self._to_come(reading, clause, mention) or times.is_aspect(reading, clause, mention)):
            if not self._is_history():
                self.present = self.period, self.running, self.span
            self.period, self.running = period, mention.text
            self.span = period if period and period.type == "span" else self.span

    def _move(self, mention: TimeMention, period: Period | None) -> None:
        """Remember what is told later, and the years of a movement: 从2015年的…增加到2020年的…."""
        if mention.role == "from":
            self.departure = period
        named = self.long_here and self.long and period and self.long.end.year == period.end.year
        if mention.role == "to" and self.departure and period and self.departure.start < period.end and not named:
            self._remember(Period(self.departure.start, period.end))
        self._remember(period)

    def _remember(self, period: Period | None) -> None:
        """Keep a span of several years, and one of this year up to now."""
        published = self.context.published
        if period is None or period.type != "span":
            return
        if not single_year(period) and period.end - period.start > _YEAR:
            self.long, self.long_here, self.long_age = period, True, 0
        begun = published is not None and period.start == Period.year(published.year).start
        if published and begun and period.end < published <= period.end + RECENT:
            self.so_far = period

    def _yields(self, reading: Reading, clause: Clause, mention: TimeMention) -> bool:
        """截至10月30日24时，现有…: 现有 is at that instant, and so is 暑期档; 2023年的工作近日完成 was of that year.

        So is what 2023年的项目 and 实施以来 say behind 截至5月底.
        """
        if self.counted and (times.is_of_name(reading, mention) or (mention.role == "since" and not mention.period)):
            return True
        if mention.period is None and mention.role == "at" and self.stated.period is not None:
            recent = mention.rule == "recent" and times.is_stated(reading, clause, mention)
            return recent or (self.counted and mention.rule in MOVABLE)
        return mention.rule == "now" and mention.text == "现" and self.counted

    def _fitted(self, reading: Reading, mention: TimeMention) -> Period | None:
        """今年以来 ends with the months reported, 2018年以来 with the year that a heading names; 全年 is that year."""
        period, published, heading = times.joined(reading, mention), self.context.published, self.context.heading
        to_date = mention.role == "since" or times.is_year_until(reading, mention)
        if period and self.until and to_date and period.start <= self.until.end:
            return evolve(period, end=self.until.end)
        if period is None or published is None or period.end < published:
            return period
        year = Period.year(heading) if heading and heading < published.year else None
        if mention.rule == "whole_year" and mention.text.startswith("全年"):
            return year or period
        if mention.role != "since":
            return period
        if self.so_far and period.start == self.so_far.start:
            return self.so_far
        return evolve(period, end=year.end) if year and period.start < year.end else period

    def _to_come(self, reading: Reading, clause: Clause, mention: TimeMention) -> bool:
        """It ends after publication: a later year, or this one where words of the future stand near."""
        published, period = self.context.published, mention.period
        if not (period and published and period.end > published):
            return False
        start, end = reading.sentences[clause.sentence]
        start, end = max(start, mention.start - _AHEAD), min(end, mention.end + _AHEAD)
        return period != Period.year(published.year) or shapes().future.search(reading.text, start, end) is not None

    def _is_of_years(self) -> bool:
        """The running time is of several years up to now: 党的十八大以来, 近五年."""
        published, period = self.context.published, self.period
        recent = period and published and period.end.year >= published.year - 1
        return bool(recent and period and not single_year(period) and self.running)

    def _is_history(self) -> bool:
        """The running time is years ago, and no heading speaks of it."""
        published, period = self.context.published, self.period
        return bool(period and published and period.end.year < published.year - _HISTORY and self.running)

    # -- dating --------------------------------------------------------------------------------------------------

    def date(self, draft: Draft, reading: Reading) -> None:
        """Give a draft the time of its own words, before it is named."""
        base = times.compared_level(reading, draft) if draft.kind in ("level", "rate") else None
        if base is not None:
            draft.period, draft.role = base, "start"
            draft.rules["period"] = "compared_with"
            return
        mean = times.is_mean_of_years(draft, reading)
        if self._is_over_years(draft, reading, mean=mean):
            self.stated = _Said(self.long, "years")
        elif mean and draft.kind != "level" and self.stated == _UNSAID:
            self.stated = _Said(unknown=True)  # which years, the text doesn't say
        elif (mean and draft.kind != "level" and (self.counted or self._is_instant())) or (
            self._is_day() and times.is_yearly(draft, reading)
        ):
            self.undated = draft
            return
        draft.period = self._to_date(draft, reading)
        if draft.period is not None:
            draft.rules["period"], draft.time = self.stated.rule, self.stated.words

    def _to_date(self, draft: Draft, reading: Reading) -> Period | None:
        """今年已有…, 6日地震已造成…: a running year and a past day count up to publication."""
        if times.has_led_to(draft, reading):
            self._count_up()
        published, period = self.context.published, self.stated.period
        if not (
            published
            and period
            and "已" in reading.text[times.opening(draft.clause, draft.figure.start) : draft.figure.start]
        ):
            return period
        year = Period.year(published.year)
        running = period == year or (self.stated.since and period.start == year.start)
        return Period(year.start, published) if running else period

    def _is_instant(self) -> bool:
        """The time of the sentence is an instant."""
        return self.stated.period is not None and self.stated.period.type == "instant"

    def _is_day(self) -> bool:
        """The time of the sentence, else the running one, is a single day."""
        period = self.stated.period or self.period
        return period is not None and period.type == "span" and period.start == period.end

    def _is_over_years(self, draft: Draft, reading: Reading, *, mean: bool) -> bool:
        """年均增长6%, 五年累计: over the years spoken of, where the sentence names no single time of its own."""
        if self.long is None or self.stated.period == self.long:
            return False
        if times.counts_years(draft, reading, self.long.end.year - self.long.start.year + 1):
            return True
        if self.long_here:
            return (
                mean
                or _MEAN.search(reading.text, times.opening(draft.clause, draft.figure.start), draft.figure.start)
                is not None
            )
        return mean and self.stated.period is None and draft.kind != "level"

    def _count_up(self) -> None:
        """From what a past day has led to on, the text counts up to publication."""
        published, period = self.context.published, self.stated.period
        day = period.start if period and period.type == "span" and period.start == period.end else None
        if published and day and day <= published:
            self.period, self.running = Period.instant(published), self.stated.words
            self.stated = evolve(self.stated, period=self.period)

    def inherit(self, draft: Draft) -> None:
        """Give a named draft without a time of its own the running one.

        A flow does not take over the instant of a stock, but the span around it, or the year that ended then. Where
        cells of a table name times, no other cell takes one over: which of them its row or column means isn't known.
        """
        unknown = self.stated.unknown or draft is self.undated
        if unknown and draft.rules.get("period") == "head":
            draft.period = None
        if draft.period is not None or unknown or self.columns or (draft.said.to and self._is_history()):
            return
        draft.period, draft.time = self.period, self.running
        draft.rules["period"] = "running" if self.running else "heading"
        if self.period and self.period.type == "instant" and times.is_flow(draft):
            span = self._around(self.period, draft)
            if span is not None:
                draft.period, draft.rules["period"] = span, "running_span"

    def _around(self, instant: Period, draft: Draft) -> Period | None:
        """The span spoken of that holds an instant, else the year that ends with it; a running total has none."""
        of_year = self.span is not None and (single_year(self.span) or "累计" in draft.before)
        if of_year and self.span and self.span.contains(instant) and self.span.start < self.span.end:
            return self.span
        year = Period.year(instant.end.year)
        return year if year.end == instant.end and "累计" not in draft.before else None
