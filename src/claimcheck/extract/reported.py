"""Which quantities of a text report something, and so become claims."""

from __future__ import annotations

import re

from claimcheck.extract.figures import Figure
from claimcheck.lexicon.figures import figure_words

_NO_CLAIM = ("time", "ratio")
_REPEATED = 10
_FEW = 20
_TIMES = frozenset("次度")
_DEGREES_REACH = 4
_DEGREES = frozenset("温升降高低差零下角冷热约")
# 每村, 每10万人, unlike the rates of 每天, 每3分钟.
_BASIS = re.compile(
    r"每(?![0-9一二三四五六七八九十两几个半]{0,4}(?:天|日|周|月|年|季|小时|分钟|秒|星期|次|趟))[^，。；]*+$"
)
_BASIS_REACH = 14
# 每降低1米, 每增加10%: a step by which something else is told.
_STEP = re.compile(
    r"每(?:降低|下降|降|减少|减|增加|增长|增|提高|提升|升高|上升|升|涨|跌|生产|消费|投入|销售|卖出|行驶|使用|消耗|推迟|延长)$"
)
_STEP_REACH = 3
_BORDER = re.compile(r"(?:（含）|\(含\))?(?P<and>及|或)?(?:以(?P<side>[上下内])|之内)的?")
# 其他14个成员国: those that are left of a number told elsewhere.
_REST = ("其他", "其它", "其余")
# 两项合计: as many as have been told, and no count of its own.
_OF_ALL = ("合计", "总计", "共计", "相加", "加起来", "之和")
_CLOSING = frozenset("，。、；：！？）)<”\n ")


def reports(text: str, figure: Figure) -> bool:
    """Not a duration or a ratio, a basis, a threshold, a slogan, a count of what is to come, the one of a rate."""
    if figure.unit is not None and figure.unit.sort in _NO_CLAIM:
        return False
    if figure.value == 1 and text.startswith(("兑", "折合", "合"), figure.end):
        return False
    if _picks_out(text, figure) or _STEP.search(text, max(0, figure.outer_start - _STEP_REACH), figure.outer_start):
        return False
    counted = figure.unit is not None and figure.unit.countable and figure.factor == 1
    if counted and (_sums_up(text, figure) or _at_least_one(text, figure) or _announced(text, figure)):
        return False
    if counted and (_is_quoted(text, figure) or _points_back(text, figure)):
        return False
    return figure.form != "chinese" or not (_slogan(text, figure) or _frequency(text, figure))


def _points_back(text: str, figure: Figure) -> bool:
    """其他14个成员国, 两项合计: of what has been told before."""
    return text.endswith(_REST, 0, figure.outer_start) or text.startswith(_OF_ALL, figure.end)


def _picks_out(text: str, figure: Figure) -> bool:
    """投资50亿元以上的项目, 220千伏及以上线路, 5000吨级货船: an amount that says which things are meant."""
    unit = figure.unit
    if unit is not None and unit.sort == "share":
        return False
    if unit is not None and text.startswith("级", figure.end):
        return True
    border = _BORDER.match(text, figure.end)
    if border is None:
        return False
    if border["and"]:
        return text[border.end() : border.end() + 1] not in _CLOSING
    many = unit is not None and unit.countable and border["side"] == "上"
    return not many and bool(figure_words().names.threshold.match(text, border.end()))


def _at_least_one(text: str, figure: Figure) -> bool:
    """每村有1名, 至少有1家: one as a basis or as what is asked for, unlike 至少1人死亡."""
    if figure.value != 1:
        return False
    before = text[max(0, figure.outer_start - _BASIS_REACH) : figure.outer_start]
    if _BASIS.search(before):
        return True
    asked = figure.hedge != "exact" or before.endswith("至少")
    return asked and figure.unit is not None and figure.unit.sort != "person"


def _sums_up(text: str, figure: Figure) -> bool:
    """西南5省, 沿黄9省区: a number of places, without a measure word, that belongs to the name before it."""
    leads = figure_words().tallied.get(figure.unit.word) if figure.unit else None
    if leads is None or figure.hedges or not text[figure.start - 1 : figure.start].isalpha():
        return False
    return not text.endswith(leads, 0, figure.start)


def _announced(text: str, figure: Figure) -> bool:
    """三个方面, 4大特点: counts of what a text is about to list."""
    words = figure_words().names
    if words.announced.match(text, figure.end):
        return True
    return figure.value <= _FEW and not figure.hedges and words.announced_few.match(text, figure.end) is not None


def _slogan(text: str, figure: Figure) -> bool:
    return figure.start > 0 and text[figure.start - 1] in "“‘「"


def _is_quoted(text: str, figure: Figure) -> bool:
    """“40条”: the name of what was decided."""
    return _slogan(text, figure) and text[figure.end : figure.end + 1] in {"”", "’", "」"}


def _frequency(text: str, figure: Figure) -> bool:
    """两次, 四度: how often, in words; degrees are said of what is warm, steep or high."""
    if figure.unit is None or figure.value >= _REPEATED or figure.factor != 1:
        return False
    before = text[max(0, figure.start - _DEGREES_REACH) : figure.start]
    degrees = figure.unit.word == "度" and (figure.hedges or _DEGREES.intersection(before))
    return figure.unit.word in _TIMES and not degrees
