"""Whether a figure is a level, rate, growth, change or multiple, and its sign."""

from __future__ import annotations

import re

from claimcheck.extract.phrase import Predicate
from claimcheck.model import Kind

_CHANGED = frozenset(
    "增长 增加 上升 上涨 提高 提升 增 升 涨 净增 净增长 净增加 多增 下降 减少 降低 回落 下跌 下滑 缩减 降 减 跌 少增 净减少 减少了 下调 上调 上浮 下浮 增多 高出".split()
)
_COMPARED = frozenset("高 低 多 少 快 慢".split())
_GROWTH_BEHIND = re.compile(r"^的?[^，。；、]{0,14}?(?:增速|增长|增幅|涨幅|升幅|速度)")
_DROP_BEHIND = re.compile(r"^的?[^，。；、]{0,14}?(?:降幅|下降|跌幅|减少)")
_GROWTH_NAME = re.compile(r"(?:增速|增幅|涨幅|增长率|增长速度|升幅|涨跌幅)$")
_DROP_NAME = re.compile(r"(?:降幅|跌幅|减幅|降价幅度)$")
_MULTIPLE = frozenset(("是", "为", "达", "达到", "相当于"))
_YEAR_ON_YEAR = frozenset(("同比", "环比", "同比分别", "环比分别", "同比实际", "实现同比"))


def kind_of(unit: str, form: str, said: Predicate, right: str, *, compared: bool) -> tuple[Kind, int, str]:
    """Kind, sign (1 or -1) and the name of the rule that decided."""
    sign = said.direction or 1
    if unit == "百分点":
        return "change", sign, "percentage_points"
    if unit == "倍":
        return _times(form, said, sign)
    if unit in ("%", "‰"):
        return _share_or_growth(said, right, sign)
    if said.direction and not said.to and not said.noun and (said.verb in _CHANGED or (compared and said.verb in _COMPARED)):
        return "change", sign, f"verb:{said.verb}"
    return "level", 1, "plain"


def _times(form: str, said: Predicate, sign: int) -> tuple[Kind, int, str]:
    """增长2倍 is a growth; 是…的2倍, 增长到2倍 and 翻番 are multiples."""
    if form == "double":
        return "multiple", 1, "doubling"
    if said.to:
        return "multiple", 1, "moved_to"
    if said.direction:
        return "growth", sign, f"verb:{said.verb}"
    return "multiple", 1, "times"


def _share_or_growth(said: Predicate, right: str, sign: int) -> tuple[Kind, int, str]:
    if said.share:
        return "rate", 1, "share"
    if said.to:
        return ("growth", sign, "moved_to") if said.noun or _GROWTH_NAME.search(said.stem) else ("rate", 1, "moved_to")
    if said.direction:
        return "growth", sign, f"verb:{said.verb}"
    if _GROWTH_NAME.search(said.stem):
        return "growth", 1, "noun_of_growth"
    if _DROP_NAME.search(said.stem):
        return "growth", -1, "noun_of_drop"
    if _GROWTH_BEHIND.match(right):
        return "growth", 1, "growth_behind"
    if _DROP_BEHIND.match(right):
        return "growth", -1, "drop_behind"
    if _YEAR_ON_YEAR & set(said.marks):
        return "growth", 1, "year_on_year"
    return "rate", 1, "plain"
