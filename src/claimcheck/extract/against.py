"""Another metric that a number is measured from, or taken of: 高于全国平均3个百分点, 完成预算的60%."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from attrs import frozen

from claimcheck.lexicon.grammar import grammar_words
from claimcheck.lexicon.shares import POINTS, SHARES

_GAP = re.compile(r"(?:快|慢|高|低|多|少|大|小)(?:于|出)|[好优差]于|超出")
_DONE = re.compile(r"完成(?:了|到)?(?P<whole>[^,，。、；;]{0,12}?(?:计划|目标|任务|预算))的?$")
_OF = re.compile(
    r"(?P<word>相当于|仅为|约为|(?<![但于可若凡])是|(?<![作认成行称因])为|达到|达|超过|超(?![市级高大深长声低导])|不到|不足|接近"
    r"|(?<![附最临靠接])近|(?<![节合契条预大])约)(?P<whole>(?![高低多少快慢]于)[^,，。、；;是为达超约占]{2,24}?)(?<![高低大小多少好])的$"
)
# Of a percentage, these say what it is and not what it is of, unless that is planned (为年度任务的95%).
_SAYING_WHAT = frozenset(("为", "达", "达到"))
_PLANNED = ("计划", "目标", "任务", "预算")
_DANGLING = re.compile(r"(?:[的了约近达]|超过|接近)++$")
_PERCENT = frozenset(SHARES) - POINTS
_REACH = 48  # characters before a number in which the other metric is named


@frozen
class Against:
    """``whole`` is the other metric, ``before`` what stands before the ``word`` that leads to it, at ``start``.

    ``sort`` says whether the number is a distance (``gap``, whose ``sign`` is 1 above and -1 below) or a part of it or
    so many times it (``ratio``).
    """

    sort: Literal["gap", "ratio"]
    before: str
    word: str
    whole: str
    start: int
    sign: int = 1


def against(text: str, unit: str) -> Against | None:
    """What the end of ``text`` measures a number of that unit against; None where it names nothing."""
    start = max(0, len(text) - _REACH)
    if unit in _PERCENT or unit == "倍":
        ratio = _ratio(text, unit, start)
        if ratio:
            return ratio
    return _gap(text, start)


def _ratio(text: str, unit: str, start: int) -> Against | None:
    of = _DONE.search(text, start) if unit in _PERCENT and "完成" in text else None
    if of:
        return Against("ratio", text[: of.start()], "完成", of["whole"], of.start())
    of = _OF.search(text, start) if text.endswith("的") else None
    if of is None or (unit in _PERCENT and of["word"] in _SAYING_WHAT and not of["whole"].endswith(_PLANNED)):
        return None
    return Against("ratio", text[: of.start()], of["word"], of["whole"], of.start("whole"))


def _gap(text: str, start: int) -> Against | None:
    """高于全国平均, 超时间进度; nothing where the words lead to no other metric."""
    found = [*_GAP.finditer(text, start)]
    gap = found[-1] if found else None
    whole = _DANGLING.sub("", text[gap.end() :]) if gap else ""
    if gap and whole:
        return Against("gap", text[: gap.start()], gap[0], whole, gap.start(), -1 if gap[0][0] in "低慢少小" else 1)
    beyond = _beyond().search(text, start) if "超" in text else None
    return beyond and Against("gap", text[: beyond.start()], "超", beyond["whole"], beyond.start())


@cache
def _beyond() -> re.Pattern[str]:
    """超时间进度: past what was planned or is usual, and not a bound of the number."""
    standards = "|".join(sorted(grammar_words().standards, key=len, reverse=True))
    return re.compile(rf"超(?:过|出)?(?P<whole>[^,，。、；;超]{{0,12}}?(?:{standards}))了?$")
