"""CC320: an average by the month or by the piece, against its total and the months or pieces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.model import Claim, Expression, Period, Relation, Text, term
from claimcheck.model.period import month_end
from claimcheck.relate.corpus import Corpus
from claimcheck.relate.link import is_total, ref, same_period, same_unit
from claimcheck.relate.rule import Rule

# Words right before an average; behind 每 what it is by, then what it is of.
_MONTHLY = re.compile("(?:月均|平均每个?月|每个?月平均)(?P<own>[^每日天年，,。；;：:0-9]{0,12})$")
_EACH = re.compile(
    "平均每一?(?P<own>[^每日天月年，,。；;：:0-9]{1,12})$|(?<![平人户次日月年亩])(?P<unit>[笔件单场张列辆台座家项])均$"
)
_LEADING = re.compile("(?:分别|达到?|为|是|约|近|超过?|逾|可|有)+$")
_REACH = 24


def propose(corpus: Corpus) -> Iterator[Relation]:
    """Average = total ÷ months of its period, or ÷ the pieces counted before it in its sentence."""
    for average in corpus.facts:
        if average.kind == "level" and average.range_with is None and average.role != "start":
            text = corpus.documents[average.document].text
            before = _LEADING.sub("", text[max(0, average.span[0] - _REACH) : average.span[0]])
            if monthly := _MONTHLY.search(before):
                yield from _monthly(corpus, average, monthly["own"])
            elif each := _EACH.search(before):
                yield from _by_piece(corpus, average, each["own"] or each["unit"])


def _monthly(corpus: Corpus, average: Claim, own: str) -> Iterator[Relation]:
    total = _total(corpus, average)
    months = _months(average.period) if average.period else 0
    if total and months > 1 and total.period == average.period and own[:2] in total.metric.name:
        yield _relation(average, total, term(months), f"{months}个月", f"{months} months")


def _total(corpus: Corpus, average: Claim) -> Claim | None:
    """The one level of the average's unit before it in its sentence."""
    before = _before(corpus, average)
    same = [each for each in before if same_unit(each, average)]
    return same[0] if len(same) == 1 and is_total(same[0]) else None


def _before(corpus: Corpus, average: Claim) -> list[Claim]:
    return [each for each in corpus.beside(average) if each.kind == "level" and each.span < average.span]


def _months(period: Period) -> int:
    """How many calendar months a span covers; 0 where it begins or ends within one."""
    whole = (
        period.type == "span" and period.start.day == 1 and period.end == month_end(period.end.year, period.end.month)
    )
    years = period.end.year - period.start.year
    return years * 12 + period.end.month - period.start.month + 1 if whole else 0


def _by_piece(corpus: Corpus, average: Claim, words: str) -> Iterator[Relation]:
    """19.33万场……167.93亿元，平均每场8.69万元: one count of what 每 is followed by, one total."""
    total = _total(corpus, average)
    counts = [each for each in _before(corpus, average) if words.startswith(each.quantity.unit)]
    if total is None or len(counts) != 1 or counts[0] is total or not is_total(counts[0]):
        return
    count = counts[0]
    own = words.removeprefix(count.quantity.unit)
    # 个 counts anything: its noun has to be the one counted.
    told = total.metric.name + count.metric.name
    if (own[:2] in told) and same_period(total, average) and same_period(count, average):
        yield _relation(average, total, ref(count), count.quote, count.quote)


def _relation(average: Claim, total: Claim, by: Expression, zh: str, en: str) -> Relation:
    return Relation(
        rule=RULE.code,
        left=ref(average),
        op="=",
        right=ref(total) / by,
        statement=Text(
            f"“{average.metric.name}”应等于“{total.metric.name}”÷{zh}",
            f"“{average.metric.name}” should be “{total.metric.name}” ÷ {en}",
        ),
        ceiling="warning",
        quiet=True,
    )


RULE = Rule(
    code="CC320",
    name="monthly-and-piece-average",
    fault=Text("月均、每件平均与总数对不上", "An average by the month or the piece does not follow from its total"),
    why=Text(
        "全年2400件，月均就是200件；200万张共1亿元，平均每张50元。",
        "2400 in a year are 200 a month; 100 million over 2 million vouchers are 50 each.",
    ),
    silent=Text(
        "一句里有几个总数或几个件数；没有写“平均”或“均”（面值、定价）；时期不是整月。",
        "Several totals or counts in a sentence; no word of an average (a price, a face value); broken months.",
    ),
    example=Text("全年2400件，月均20件", "2400 in the year, “20” a month (200)"),
    since="0.1.0",
    propose=propose,
    gravest="warning",
)
