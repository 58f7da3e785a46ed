"""Which of the times of a text a figure is about."""

from __future__ import annotations

from claimcheck.extract.clause import Clause
from claimcheck.extract.draft import Draft
from claimcheck.extract.figures import Figure
from claimcheck.extract.periods import TimeContext
from claimcheck.extract.reading import Reading
from claimcheck.lexicon.metrics import metric_words
from claimcheck.model import Comparison, Period

_CLOSE = 2


class Timing:
    """The running time of one section: what its sentence says, else what was said last."""

    def __init__(self, context: TimeContext) -> None:
        self.context = context
        self.period = context.last or (Period.year(context.heading) if context.heading else None)
        if self.period and context.published and self.period.start > context.published:
            self.period = None
        self.span = self.period if self.period and self.period.type == "span" else None
        self.stated: Period | None = None
        self.rule = self.words = self.running = ""
        self.unknown = False
        self.compared = False

    def new_sentence(self) -> None:
        """What the last sentence stated no longer counts as stated."""
        self.stated, self.unknown = None, False

    def take(self, reading: Reading, start: int, end: int) -> None:
        """Move on over ``[start, end)``: the last time stated there, not compared with, holds from now on.

        A time still to come holds for its sentence only.
        """
        self.compared = False
        published = self.context.published
        for mention in reading.mentions_in(start, end):
            if mention.role == "compared":
                self.compared = True
            elif mention.role != "frame":
                self.stated, self.unknown = mention.period, mention.period is None
                self.rule, self.words = mention.rule, mention.text
                if not (mention.period and published and mention.period.end > published):
                    self._run_on(mention.period, mention.text)

    def _run_on(self, period: Period | None, words: str) -> None:
        self.period, self.running = period, words
        if period and period.type == "span":
            self.span = period

    def date(self, draft: Draft, reading: Reading) -> None:
        """Give a draft the time of its own words, before it is named."""
        base = _base(reading, draft.clause, draft.figure) if draft.kind == "level" else None
        if base is not None:
            draft.period, draft.compared, draft.role = base, None, "start"
            draft.rules["period"] = "compared_with"
            return
        draft.period = self._to_date(draft)
        if draft.period is not None:
            draft.rules["period"], draft.time = self.rule, self.words

    def inherit(self, draft: Draft) -> None:
        """Give a named draft without a time of its own the running one.

        A flow does not take over the instant of a stock, but the span around it.
        """
        if draft.period is not None or self.unknown:
            return
        words = metric_words()
        flows = any(word in draft.name for word in words.flow) and not any(word in draft.name for word in words.stock)
        draft.period, draft.time = self.period, self.running
        draft.rules["period"] = "running" if self.running else "heading"
        if self.period and self.period.type == "instant" and flows and self.span and self.span.contains(self.period):
            draft.period, draft.rules["period"] = self.span, "running_span"

    def _to_date(self, draft: Draft) -> Period | None:
        """今年已有…: a running year counts up to publication."""
        published = self.context.published
        running = published and self.stated == Period.year(published.year)
        if published and running and any(mark.startswith("已") for mark in draft.said.marks):
            return Period(Period.year(published.year).start, published)
        return self.stated


def moved_to(reading: Reading, clause: Clause, figure: Figure) -> bool:
    """The figure is one of the two ends of a movement: 从2015年的…提高到2020年的…."""
    mention = reading.mention_before(figure.outer_start)
    if mention is None or mention.start < clause.start or figure.outer_start - mention.end not in range(_CLOSE + 1):
        return False
    return mention.role in ("from", "to") or mention.text[0] in "到至"


def comparison(reading: Reading, clause: Clause, figure: Figure) -> Comparison | None:
    """What the nearest time of comparison before a figure in its sentence is."""
    start = reading.sentences[clause.sentence][0]
    for mention in reversed(reading.mentions_in(max(start, figure.start - 200), figure.start)):
        if mention.role == "compared":
            return Comparison(mention.basis or "named", mention.period)
    return None


def _base(reading: Reading, clause: Clause, figure: Figure) -> Period | None:
    """比2012年底的5500万户: the figure is the one compared with, at that time."""
    mention = reading.mention_before(figure.outer_start)
    if mention is None or mention.start < clause.start or figure.outer_start - mention.end not in (0, 1):
        return None
    return mention.period if mention.role == "compared" and mention.text.endswith("的") else None
