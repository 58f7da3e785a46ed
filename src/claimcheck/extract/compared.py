"""What a growth, change or multiple is measured against."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from claimcheck.extract.draft import Draft
from claimcheck.extract.periods import TimeMention
from claimcheck.extract.periods.calendar import previous
from claimcheck.extract.periods.mention import single_year
from claimcheck.extract.periods.scan import JOINED
from claimcheck.extract.periods.year import small_number
from claimcheck.extract.reading import Reading
from claimcheck.lexicon.shares import POINTS
from claimcheck.model import Comparison, Period

_MEAN = re.compile("([两二三四五六七八九十]|[0-9]{1,2})年")
_REACH = 200  # characters of the sentence before a figure in which its base may stand


def comparison(reading: Reading, draft: Draft, drafts: Sequence[Draft]) -> Comparison | None:
    """The base of a dated draft: the nearest time of comparison before it in its sentence.

    A level has none, and a rate only where it is so much of what there was then (恢复到2019年同期的九成). A base
    named in an earlier clause holds on for the growths that follow: 比上年增加50家，增长4%. Behind another level or
    百分点 only 同比 and 环比 hold on, told from the time of the draft itself; for the change of a growth none does.
    """
    if draft.kind == "level" or (draft.kind == "rate" and (not draft.said.ratio or draft.whole)):
        return None
    years = _years_of_mean(draft)
    if years:
        return _mean_base(draft.period, years)
    mention = base_of(reading, draft)
    if mention is None:
        return None
    earlier = mention.start < draft.clause.start
    if earlier and (draft.kind == "rate" or _is_of_growth(draft, drafts) or mention.text.endswith("的")):
        return None
    told = _told(mention, draft.period)
    if told is None and earlier and not _goes_on(mention, draft, drafts):
        return None
    return Comparison(mention.basis or "named", told or _printed(mention, draft.period))


def _printed(mention: TimeMention, period: Period | None) -> Period | None:
    """The base that its words date; of an instant, the end of the month or year before (5月末…，较上月)."""
    if mention.rule == "comparison" or mention.period is None:
        return None
    stock = period is not None and period.type == "instant" and mention.basis == "previous"
    return Period.instant(mention.period.end) if stock else mention.period


def _years_of_mean(draft: Draft) -> int:
    """两年平均增长: over so many years, 0 where the words don't say."""
    counted = next((match for mark in draft.said.marks if (match := _MEAN.match(mark))), None)
    return (small_number(counted[1]) or 0) if counted else 0


def _mean_base(period: Period | None, years: int) -> Comparison:
    """The same time so many years before."""
    return Comparison("average", period.shifted(-years) if period and single_year(period) else None)


def _is_of_growth(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """增速加快0.8个百分点: what the growth itself is compared with is another matter."""
    of = None if draft.head is None else drafts[draft.head].kind
    return draft.unit in POINTS and (draft.said.noun or of == "growth")


def base_of(reading: Reading, draft: Draft) -> TimeMention | None:
    """The time of comparison that a draft's sentence has named for it before it, None where it names none."""
    start = max(reading.sentences[draft.clause.sentence][0], draft.figure.start - _REACH)
    mentions = reading.mentions_in(start, draft.figure.start)
    bases = [mention for mention in mentions if mention.role == "compared"]
    return _own(reading, draft, bases) if bases else None


def _own(reading: Reading, draft: Draft, bases: Sequence[TimeMention]) -> TimeMention:
    """分别比上月和上年同期低0.3个和2.1个百分点: to each figure behind joined bases its own; else the last one."""
    apart = [at for at, pair in enumerate(pairwise(bases), 1) if not _are_joined(reading, *pair)]
    joined = bases[apart[-1] if apart else 0 :]
    nth = len(reading.figures_in(bases[-1].end, draft.figure.start))
    return joined[nth] if nth < len(joined) else bases[-1]


def _are_joined(reading: Reading, one: TimeMention, other: TimeMention) -> bool:
    """、 or 和 stands between them, or the second begins with it (与上年同期和2019年同期相比)."""
    return (reading.text[one.end : other.start] or other.text[0]) in JOINED


def base_named(reading: Reading, draft: Draft) -> Period | None:
    """与2012年相比，…: the date that the sentence before a draft compares with, None where it names none."""
    start = max(reading.sentences[draft.clause.sentence][0], draft.figure.start - _REACH)
    mentions = reading.mentions_in(start, draft.figure.start)
    named = [mention for mention in mentions if mention.role == "compared" and mention.rule != "comparison"]
    return named[-1].period if named else None


def _goes_on(mention: TimeMention, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Between the time of comparison and the draft stand growths and changes alone."""
    for other in reversed(drafts):
        if other.block != draft.block or other.figure.start < mention.start:
            return True
        if other.figure.start < draft.figure.start and (other.kind in ("level", "rate") or other.unit in POINTS):
            return False
    return True


def _told(mention: TimeMention, period: Period | None) -> Period | None:
    """The base that 同比, 比上年 and 环比 give to a figure of this period, None for other words."""
    if period is None:
        return None
    if mention.basis == "year_earlier":
        return period.shifted(-1) if single_year(period) else None
    return previous(period) if mention.rule == "comparison" and mention.text == "环比" else None
