"""Reads one amount to another: 4:6, 1∶1.5, 三比一, 三七开; scores and clock times are none."""

from __future__ import annotations

import re
from fractions import Fraction

from claimcheck.extract.figures.numeral import CHINESE, NUMERALS, chinese_numeral
from claimcheck.extract.figures.parts import magnitude
from claimcheck.extract.figures.value import Number, in_words
from claimcheck.lexicon.figures import figure_words

JOINTS = ":：∶比"
_SECOND = re.compile(rf" ?[{JOINTS}] ?(?:(?P<arabic>[0-9]++(?:\.[0-9]++)?+)|(?P<chinese>{CHINESE}))")
_MORE = re.compile(rf" ?[{JOINTS}] ?[0-9{NUMERALS}]")
_MORE_BEFORE = re.compile(rf"[0-9{NUMERALS}] ?[{JOINTS}] ?$")
_SPLIT = re.compile(r"[一二三四五六七八九]{2}(?=分[成账]|开(?![始展放工通发启设办业幕局户]))")
# What is said before or behind a ratio: 比例为4:6, 男女之比104.8:100, 按1:1配套, 1:1.5的配比.
_BEFORE = re.compile(r"(?<![同环相对攀评])比[例率值重]?尺?[为是达到至由从按约近即定在成于的：:（(以 ]{0,4}$")
_BEHIND = re.compile(
    r" ?的?(?:[^，。；、0-9的]{0,4}的)?(?:比[例率值]|配比|之比|分[担摊成账配红]|[均负承]担|出资|配[套资置备]"
    r"|兑换|转换|混合|稀释|还原|复[制刻]|抵扣)"
)
# 下午3:30分成两组: an hour and its minutes are told from 按3:7分成 only by what stands before.
_CLOCK = re.compile(r"(?:[01]?[0-9]|2[0-4])[:：][0-5][0-9]")
# The second of two ratios: 比例由4:6调整到3:7.
_MOVED = re.compile(r"比[例率值重]?[^，。；、0-9]{0,3}[0-9.]++ ?[:：∶] ?[0-9.]++[^，。；、0-9]{0,6}[到至为]$")
_REACH = 12
_MOVED_REACH = 30
_LONGEST = 15
_TEN = 10


def ratio(text: str, start: int, end: int) -> Number | None:
    """The ratio whose first number is said in ``[start, end)``, as first by second, where the text speaks of one."""
    if text[end : end + 1] in {"开", "分"}:
        return _split(text, start, end)
    second = _SECOND.match(text, end)
    if second is None or second.end() - start > 2 * _LONGEST or _of_three(text, start, second.end()):
        return None
    at, factor = magnitude(text, second.end(), places=0)
    if not _spoken_of(text, start, at):
        return None
    first, other = _amount(text[start:end]), _amount(second["arabic"] or second["chinese"])
    if first is None or other is None or not other[0]:
        return None
    spread = _spread(first, other) / factor
    return in_words((start, at), first[0] / (other[0] * factor), spread, "ratio", figure_words().units["比"])


def _spoken_of(text: str, start: int, end: int) -> bool:
    """The words before or behind say that this is a ratio."""
    if _BEFORE.search(text, max(0, start - _REACH), start) or _MOVED.search(text, max(0, start - _MOVED_REACH), start):
        return True
    return bool(_BEHIND.match(text, end)) and not _CLOCK.fullmatch(text, start, end)


def _of_three(text: str, start: int, end: int) -> bool:
    """4:3:3 is no single ratio."""
    return bool(_MORE.match(text, end) or _MORE_BEFORE.search(text, max(0, start - 4), start))


def _split(text: str, start: int, end: int) -> Number | None:
    """三七开, 五五分成: two parts of ten."""
    if end - start != 2 or not _SPLIT.match(text, start):  # noqa: PLR2004
        return None
    first, second = (chinese_numeral(digit) for digit in text[start:end])
    if first is None or second is None or first.value + second.value != _TEN:
        return None
    return in_words((start, end + 1), first.value / second.value, Fraction(0), "ratio", figure_words().units["比"])


def _amount(said: str) -> tuple[Fraction, Fraction] | None:
    """One side of a ratio, and the worth of its last decimal, which is 0 for a whole number: that is agreed."""
    if said[0] in "0123456789":
        places = len(said.partition(".")[2])
        return Fraction(said), Fraction(1, 10**places) if places else Fraction(0)
    numeral = chinese_numeral(said)
    if numeral is None or numeral.hedge != "exact":
        return None
    return numeral.value, numeral.step if "点" in said else Fraction(0)


def _spread(first: tuple[Fraction, Fraction], second: tuple[Fraction, Fraction]) -> Fraction:
    """The width that the last decimals leave to the ratio, on the wider side of it twice."""
    value = first[0] / second[0]
    high = (first[0] + first[1] / 2) / (second[0] - second[1] / 2)
    return 2 * (high - value)
