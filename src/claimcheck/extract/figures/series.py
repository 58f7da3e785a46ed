"""Ranges and lists: figures tied to each other, and what only one of them states handed to the others."""

from __future__ import annotations

import re
from fractions import Fraction

from attrs import evolve

from claimcheck.extract.figures.share import base_of
from claimcheck.extract.figures.value import Figure
from claimcheck.lexicon.figures import figure_words

_RANGE_GAPS = frozenset({"-", "—", "–", "～", "~", "至", "到", "——", "一"})
_LIST_GAPS = frozenset({"、", "和", "与", "及", "以及", "，", ","})
_ENDS = frozenset("，。；！？\n")
_MOVED = re.compile(r"(?:增长|增加|提高|上升|下降|减少|扩大|降低|发展|提升|上涨|变)[为到至]|[增升降涨跌]至|到|至")
_FROM = re.compile(r"[从由自][^，。；、]*+$")
_NAMED = re.compile(r"、[\u4e00-\u9fff]{2,8}")
_LIST_ENDS = frozenset(("", *"、，。；和及"))
_FARTHEST = 12
# A member of a list may be larger than the last one, which states the magnitude: 12、8和5万吨.
_LIST_REACH = 10
_JOINTS = _RANGE_GAPS | _LIST_GAPS
_ONE = Fraction(1)


def joined(text: str, found: list[Figure]) -> list[Figure]:
    """Ranges tied, and units, magnitudes and hedges that a series states once given to its other members."""
    series = list(found)
    for i in range(len(series) - 2, -1, -1):
        series[i], series[i + 1] = _pair(text, series[i], series[i + 1], i)
    for i in range(1, len(series)):
        series[i] = _named_alike(text, series[i - 1], series[i])
    return series


def _pair(text: str, first: Figure, second: Figure, i: int) -> tuple[Figure, Figure]:
    """Two neighbours, of which the first has index ``i``."""
    if second.start - first.end > _FARTHEST:
        return first, second
    gap = _without_below(text[first.end : second.outer_start].strip(), second)
    first = _counted_alike(first, second, gap)
    if gap in _RANGE_GAPS:
        second = _numerator(text, first, second)
        if _is_range(text, first, second, gap):
            return _range(first, _below_zero(text, first, second), i)
    if first.unit is None and second.unit and second.unit.sort != "share" and _moved(gap):
        return _lent_unit(first, second), second
    if _shares_hedge(text, first, second):
        inside = figure_words().hedges.inside
        return first, evolve(second, hedges=tuple(word for word in first.hedges if word.word not in inside))
    if gap in _LIST_GAPS and _lists_unit(first, second, gap):
        return _lent_magnitude(first, second, _LIST_REACH), second
    return first, second


def _named_alike(text: str, former: Figure, figure: Figure) -> Figure:
    """博士生1240人、硕士生3860、本科生4150: a bare number behind a like name has the unit of the one before."""
    if figure.unit is not None or figure.form != "arabic" or former.unit is None or not former.unit.countable:
        return figure
    alike = text[figure.start - 1] == text[former.outer_start - 1]
    if former.factor != figure.factor or not (alike and _NAMED.fullmatch(text, former.outer_end, figure.start)):
        return figure
    return evolve(figure, unit=former.unit, listed=True) if text[figure.end : figure.end + 1] in _LIST_ENDS else figure


def _counted_alike(first: Figure, second: Figure, gap: str) -> Figure:
    """3.5个和6个百分点: the first states the counter of their unit alone."""
    alone = first.unit is not None and first.unit.word == "个"
    points = second.unit is not None and second.unit.sort == "share" and second.unit.word.startswith("个")
    return evolve(first, unit=second.unit, listed=True) if alone and points and gap in _JOINTS else first


def _numerator(text: str, first: Figure, second: Figure) -> Figure:
    """百分之三到五: the second end is parts of the same whole."""
    if (
        first.form != "fraction"
        or second.unit is not None
        or second.factor != 1
        or "/" in text[first.start : first.end]
    ):
        return second
    share = 100 / base_of(text, first.start, first.end)
    if second.value * share <= first.value:
        return second
    step = min(second.step, _ONE) * share
    return evolve(second, unit=first.unit, value=second.value * share, step=step, form="fraction", listed=True)


def _without_below(gap: str, second: Figure) -> str:
    """零下20至零下15度: 零下 belongs to the number, not to what stands between."""
    if second.value >= 0:
        return gap
    return next((gap.removesuffix(word) for word in figure_words().numbers.below_zero if gap.endswith(word)), gap)


def _below_zero(text: str, first: Figure, second: Figure) -> Figure:
    """零下3至5摄氏度: both ends are below zero, unlike those of 零下3℃至5℃."""
    below = first.unit is None and text.endswith(figure_words().numbers.below_zero, 0, first.start)
    return evolve(second, value=-second.value) if below and second.value > 0 else second


def _moved(gap: str) -> bool:
    """8000增至去年的9000吨: both are levels of one unit."""
    return bool(_MOVED.match(gap)) and _ENDS.isdisjoint(gap)


def _range(first: Figure, second: Figure, i: int) -> tuple[Figure, Figure]:
    """The two ends, an 约 or 左右 said of both."""
    about = tuple(word for word in first.hedges + second.hedges if word.hedge == "about")
    low = evolve(_lent_magnitude(first, second), partner=i + 1, hedges=first.hedges or about)
    return low, evolve(second, partner=i, hedges=second.hedges or about)


def _is_range(text: str, first: Figure, second: Figure, gap: str) -> bool:
    """A number, a dash, a number of the same unit; 从…到… is two times of one figure, not a range."""
    if gap in {"到", "至"} and _FROM.search(text, max(0, first.outer_start - _FARTHEST), first.outer_start):
        return False
    return first.unit is None or second.unit is None or first.unit.base == second.unit.base


def _shares_hedge(text: str, first: Figure, second: Figure) -> bool:
    """超过23万家医院、34万家药店: the hedge before a list's first member is said of the next too."""
    if second.hedges or not first.hedges or first.outer_start == first.start or first.unit != second.unit:
        return False
    between = text[first.outer_end : second.start]
    return between.endswith("、") and _ENDS.isdisjoint(between)


def _lists_unit(first: Figure, second: Figure, gap: str) -> bool:
    """0.1、0.4和0.9个百分点: the first leaves its unit to the second; a comma joins only numbers of one make."""
    if first.unit is not None or second.unit is None or second.unit.sort == "time":
        return False
    return first.factor == 1 or first.form == "chinese" or gap not in {"，", ","}


def _lent_unit(first: Figure, second: Figure) -> Figure:
    """``first`` with the unit that only ``second`` states."""
    return first if first.unit else evolve(first, unit=second.unit, listed=True)


def _lent_magnitude(first: Figure, second: Figure, reach: int = 1) -> Figure:
    """``first`` with the unit and the magnitude of ``second``: 5-6万, but not 500-1万.

    Scaled, it is less than ``reach`` times ``second``; ``lent`` keeps that it may have been meant as printed.
    """
    if first.unit is not None:
        return first
    lent = _lent_unit(first, second)
    factor = second.factor
    if first.factor != 1 or factor == 1 or first.value * factor >= second.value * reach:
        return lent
    return evolve(lent, value=first.value * factor, step=first.step * factor, factor=factor, lent=factor)
