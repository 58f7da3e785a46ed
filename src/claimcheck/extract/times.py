"""What the words around a time or a figure say of the figure's time, whatever the text before speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from claimcheck.extract.clause import Clause
from claimcheck.extract.draft import Draft
from claimcheck.extract.figures import Figure
from claimcheck.extract.periods import TimeMention
from claimcheck.extract.periods.mention import single_year
from claimcheck.extract.periods.year import small_number
from claimcheck.extract.reading import Reading
from claimcheck.lexicon.metrics import metric_words
from claimcheck.model import Period, months_after, whole_months

_CLOSE = 2
_NEAR = 8
_REACH = 40
_CLAUSE_REACH = 400  # characters of a clause before a figure that may speak of its time
_LISTED = (1, 3)  # months of the times that one expression lists: 7、8月; 一、二、三季度
_JOINED = ("、", "和", "及", "与")
_YEARLY = re.compile(r"(?<![两二三四五])年(?:均|平均)(?!浓度|气温|值)|平均每年|每年平均|复合增长")
_EVERY_YEAR = re.compile(
    r"(?:每年[^,，。;；0-9]{0,24}|(?<![0-9一二三四五六七八九十〇零○去今前明当全上本同往历近多常几两半成青])年"
    r"[^,，。;；:：、0-9年月日]{0,8}(?:量|能力|产能|产值)[^,，。;；0-9]{0,8})\Z"
)
_MOVED = re.compile(r"(?:又|再|还|大幅|略|约|则)?(?:增|减|下降|上升|上涨|提高|提升|降低|回落|提前|多[了出]|少[了])")
_PER = re.compile("的?(?:每.|日均|月均|年均|人均|户均|平均)?(?:近|约|超|不到|不足)?")
_DISTANT = ("比", "较", "高", "低", "多", "少", "快", "慢", "好", "优", "大", "小", "不及", "相")  # 低于去年同期的5%
_ABOVE = ("高于", "超过", "超出", "大于", "多于", "快于", "好于")
_BELOW = ("低于", "不及", "小于", "少于", "慢于")
_RIGHT_BEHIND = re.compile("[，,、]?(?:也|还|均|都|又|且|并|而|但|仍|略|远|稍|明显|显著|大幅|大大|小幅)*")
_THROUGH = re.compile("[^,，。;；]{0,4}?[分从按逐单](?:季度?|月度?|月份|环比|当月|当季|单月|单季)[^,，。;；]{0,6}?看")
_PLANNED = re.compile("[^,，。;；0-9]{0,30}?(?:项目|工程|计划|任务|专项|批次)")
_LED_TO = re.compile("已经?(?:造成|导致|致)")
_YEAR = re.compile("[0-9]{4}")
_COUNT = re.compile(
    r"(?<![近前第])([0-9]{1,2}|[一二两三四五六七八九十]{1,3})年(?:时间|(?:来|间)?(?:累计|共|总计|合计))"
)


def opening(clause: Clause, end: int) -> int:
    """Where the words of a clause begin that may speak of the time of what stands at ``end``."""
    return max(clause.start, end - _CLAUSE_REACH)


def is_flow(draft: Draft) -> bool:
    """It adds up over a time (收入, 人次), and isn't counted at an instant: the last such word of its name decides."""
    return draft.unit == "人次" or metric_words().measured(draft.name) == "span"


def is_mean_of_years(draft: Draft, reading: Reading) -> bool:
    """年均增长6%, 6%的年均增速."""
    words = reading.text[opening(draft.clause, draft.figure.start) : draft.figure.start]
    return bool(_YEARLY.search(words) or _YEARLY.search(draft.right[:_NEAR]))


def is_yearly(draft: Draft, reading: Reading) -> bool:
    """每年可节约260亿元, 年发电量27亿千瓦时: so much every year."""
    return _EVERY_YEAR.search(reading.text, opening(draft.clause, draft.figure.start), draft.figure.start) is not None


def counts_years(draft: Draft, reading: Reading, years: int) -> bool:
    """五年累计, 五年时间: so many years, or one less where both ends are named."""
    count = _COUNT.search(reading.text, opening(draft.clause, draft.figure.start), draft.figure.start)
    return count is not None and small_number(count[1]) in (years, years - 1)


def is_aspect(reading: Reading, clause: Clause, mention: TimeMention) -> bool:
    """从3月底的情况看 in a sentence without a figure."""
    sentence = reading.sentences[clause.sentence]
    return mention.text.startswith("从") and mention.role == "at" and not reading.figures_in(*sentence)


def is_stated(reading: Reading, clause: Clause, mention: TimeMention) -> bool:
    """The clause has named a time before this one."""
    before = reading.mention_before(mention.start)
    return before is not None and before.start >= clause.start and before.role in ("at", "until", "since")


def is_anniversary(reading: Reading, clause: Clause, mention: TimeMention) -> bool:
    """今年是中国派遣医疗队60周年: what the day or year is, not when something was counted."""
    at = mention.end
    return reading.text.startswith(("是", "正值", "恰逢", "适逢"), at) and "周年" in reading.text[at : clause.end]


def is_left(reading: Reading, mention: TimeMention, end: int) -> bool:
    """由上年的845元提高到, 由上月上涨转为: what stands at ``end`` is no longer of that time."""
    turned = "转" in reading.text[mention.end : min(end, mention.end + _REACH)]
    return turned or bool(reading.figures_in(mention.end, end))


def is_year_until(reading: Reading, mention: TimeMention) -> bool:
    """2023年 right behind 截至5月底: it ends there, or is no time of its own."""
    before = reading.mention_before(mention.start)
    if before is None or before.role != "until" or reading.text[before.end : mention.start].strip(" ,，"):
        return False
    named = mention.rule == "year" and mention.role == "at" and mention.text[0] in "0123456789"
    return bool(named and before.period and mention.period and mention.period.contains(before.period))


def is_of_name(reading: Reading, mention: TimeMention) -> bool:
    """截至5月底，2023年项目已开工230个: the year says which projects, not when they were counted."""
    planned = mention.text.endswith("年度") or _PLANNED.match(reading.text, mention.end) is not None
    return planned and is_year_until(reading, mention)


def goes_through(reading: Reading, clause: Clause) -> bool:
    """分季度看, 从环比看: a sentence that looks at parts of the time spoken of."""
    start, end = reading.sentences[clause.sentence]
    end = min(end, start + _REACH)
    return reading.text.find("看", start, end) >= 0 and _THROUGH.match(reading.text, start, end) is not None


def has_led_to(draft: Draft, reading: Reading) -> bool:
    """6日发生地震，已造成3432人遇难: counted up to now."""
    return _LED_TO.search(reading.text, opening(draft.clause, draft.figure.start), draft.figure.start) is not None


def is_base(reading: Reading, mention: TimeMention) -> bool:
    """上月 in 环比上月: the word before has said that it is compared with."""
    before = reading.mention_before(mention.start)
    beside = before is not None and before.rule == "comparison" and before.end == mention.start
    return beside and mention.role != "from"  # 同比由上月下降转为上涨


def then(reading: Reading, clause: Clause) -> TimeMention | None:
    """What 当时 at the beginning of a clause means: the last time that its sentence has named."""
    if not reading.text.startswith("当时", clause.start):
        return None
    before = reading.mention_before(clause.start)
    return before if before and before.period and before.start >= reading.sentences[clause.sentence][0] else None


def same_time(mention: TimeMention, spoken: Period | None) -> Period | None:
    """上年同期, 2019年同期: the time spoken of in that year; 去年同期 of a last year's figure is the year before it."""
    if mention.period is None or spoken is None or not single_year(spoken):
        return mention.period
    return spoken.shifted(mention.period.end.year - spoken.end.year or -1)


def joined(reading: Reading, mention: TimeMention) -> Period | None:
    """The time of 8月 in 7月和8月: both; none where the two don't follow each other, its own where it stands alone."""
    before = reading.mention_before(mention.start)
    if before is None or {before.role, mention.role} != {"at"} or not _are_joined(reading, before, mention):
        return mention.period
    if before.period is None or mention.period is None:
        return None
    follows = before.period.end + timedelta(days=1) == mention.period.start
    return Period(before.period.start, mention.period.end) if follows else None


def listed(reading: Reading, clause: Clause, group: Sequence[Figure], *, named: bool = False) -> list[Period]:
    """2021年和2022年分别为…: one time for each figure of a joined list, where as many times are joined; else none.

    Where as many things are ``named``, the times have to stand right before 分别.
    """
    end = group[0].start
    if len(group) == 1 or "分别" not in reading.text[opening(clause, end) : end]:
        return []
    start = max(reading.sentences[clause.sentence][0], clause.start - _REACH)
    figures = reading.figures_in(start, end)
    mentions = reading.mentions_in(figures[-1].end if figures else start, end)
    mentions = [mention for mention in mentions if mention.role == "at"]
    if named and not (mentions and reading.text.startswith("分别", mentions[-1].end)):
        return []
    apart = [at for at, pair in enumerate(pairwise(mentions), 1) if not _are_joined(reading, *pair)]
    times = [each for mention in mentions[apart[-1] if apart else 0 :] for each in _each(mention)]
    return times if len(times) == len(group) else []


def _are_joined(reading: Reading, one: TimeMention, other: TimeMention) -> bool:
    return reading.text[one.end : other.start].strip() in _JOINED


def _each(mention: TimeMention) -> list[Period]:
    """The years, quarters or months that one expression lists: 2020年、2021年; 一、二季度."""
    if mention.rule == "year_list":
        return [Period.year(int(year)) for year in _YEAR.findall(mention.text)]
    if mention.period is None:
        return []
    length, pieces = whole_months(mention.period), mention.text.count("、") + 1
    size = length // pieces
    if pieces == 1 or size not in _LISTED or size * pieces != length:
        return [mention.period]
    return [months_after(mention.period.start, shift, size) for shift in range(0, length, size)]


def moved_to(reading: Reading, clause: Clause, figure: Figure) -> bool:
    """The figure is one of the two ends of a movement: 从2015年的…提高到2020年的…, 由年初的每天…."""
    mention = reading.mention_before(figure.outer_start)
    if mention is not None and mention.rule == "every" and mention.text[0] not in "到至":
        mention = reading.mention_before(mention.start)
    if mention is None or mention.start < clause.start or figure.outer_start - mention.end > _NEAR:
        return False
    between = reading.text[mention.end : figure.outer_start]
    return (len(between) <= _CLOSE or _PER.fullmatch(between) is not None) and (
        mention.role in ("from", "to") or mention.text[0] in "到至"
    )


def is_departure(reading: Reading, figure: Figure) -> bool:
    """由上月下降0.3%转为…: the figure is at the start of a movement."""
    mention = reading.mention_before(figure.outer_start)
    return mention is not None and mention.role == "from"


def is_of_base(reading: Reading, clause: Clause, figure: Figure) -> bool:
    """恢复到2019年同期的112%: the figure is so much of what there was at another time."""
    mention = reading.mention_before(figure.outer_start)
    if mention is None or mention.start < clause.start or mention.role != "compared" or mention.rule == "comparison":
        return False
    beside = mention.text.endswith("的") and figure.outer_start - mention.end in range(_CLOSE)
    return beside and not mention.text.startswith(_DISTANT)


def is_of_whole(reading: Reading, draft: Draft) -> bool:
    """上半年利润1.2亿元，占2022年利润的60%: the time in a share is that of its whole alone."""
    mention = reading.mention_before(draft.figure.outer_start)
    within = draft.said.share and mention is not None and mention.start > draft.clause.start
    return within and mention is not None and is_in_share(reading, mention)


def is_in_share(reading: Reading, mention: TimeMention) -> bool:
    """占2022年利润的60%: the time follows the verb of a share."""
    return reading.text.endswith(("占", "占到", "占了"), 0, mention.start)


def end_movement(draft: Draft) -> None:
    """十年间，从…突破到1.15万亿元: what a level has moved to over several years is of the last of them alone.

    Where the years do not end with a year, a flow is of a year that the text doesn't tell.
    """
    over = draft.period
    within = over is None or over.type == "instant" or over.start.year == over.end.year
    if over is None or within or draft.kind != "level" or draft.right.startswith("、"):
        return
    last = Period.year(over.end.year)
    instant = metric_words().measured(draft.name) == "instant"
    draft.period = Period.instant(over.end) if instant else last if last.end == over.end else None
    draft.rules["period"] = "end_of_movement"


def compared_level(reading: Reading, draft: Draft) -> Period | None:
    """比2012年底的5500万户, 较15日的高峰7.3万人次减少: the figure is the one compared with, at that time.

    A rate is only where it then moves (比2020年的25.4%提高…) or stands on its side of the one before (通胀率达10.7%，
    超过9月份的9.9%): 2019年同期的112% is so much of what there was.
    """
    mention = reading.mention_before(draft.figure.outer_start)
    if mention is None or mention.start < draft.clause.start or mention.role != "compared":
        return None
    moves = _MOVED.match(draft.right) is not None
    if mention.text.endswith("的") and draft.figure.outer_start - mention.end in (0, 1):
        return mention.period if moves or draft.kind == "level" or _stands_apart(reading, draft, mention) else None
    moved = moves and draft.kind == "level" and not (draft.said.direction or draft.said.to)
    return mention.period if moved and mention.rule != "comparison" else None


def _stands_apart(reading: Reading, draft: Draft, mention: TimeMention) -> bool:
    """A percentage right behind another, said to be less or more than it, and so it is."""
    before = reading.figures_in(reading.sentences[draft.clause.sentence][0], mention.start)
    if not before or before[-1].unit != draft.figure.unit:
        return False
    if not _RIGHT_BEHIND.fullmatch(reading.text, before[-1].end, mention.start):
        return False
    this, other = draft.figure.value, before[-1].value
    return mention.text.startswith(_ABOVE if this < other else _BELOW)
