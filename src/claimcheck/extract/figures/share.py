"""Reads shares and multiples in words: 三分之一, 百分之三十点五, 1/4, 一半, 半吨, 翻两番."""

from __future__ import annotations

import re
from fractions import Fraction

from attrs import evolve

from claimcheck.extract.figures.numeral import CHINESE, Numeral, chinese_numeral
from claimcheck.extract.figures.parts import Hedges, hedge_inside, hedges_before, magnitude, signed, unit_at
from claimcheck.extract.figures.value import Number, Span, in_words
from claimcheck.lexicon.figures import HedgeWord, Unit, figure_words

_SLASH = re.compile(r"/([0-9]{1,2})(?![0-9/%.百千万])")
_NUMERATOR = re.compile(rf"分之(?:(?P<arabic>[0-9]++(?:\.[0-9]++)?+)|(?P<chinese>{CHINESE}))")
_HALF_MORE = re.compile(r"半(?P<counter>个)?(?P<more>[多余])?")
_HALVES: dict[str, HedgeWord | None] = {
    "半": None,
    "大半": HedgeWord("大", "over", strict=True),
    "多半": HedgeWord("多", "over", strict=True),
    "小半": HedgeWord("小", "under", strict=True),
}
_HELD = ("占", "占了", "占去", "占据", "占到", "完成", "完成了")
_HALVED = ("time", "physical", "share")
_MOST_DOUBLINGS = 20
_ROUGH_BELOW = 100
_ONE = Fraction(1)
_HALF = Fraction(1, 2)


def fraction(text: str, start: int, end: int, base: Numeral | None) -> Number | None:
    """三分之一, 百分之三十点五, 百分之30, 10.5万分之一, in per cent; ``base`` is said in ``[start, end)``."""
    top = _NUMERATOR.match(text, end)
    numeral = _numerator(top) if top else None
    if not top or base is None or not base.value or numeral is None:
        return None
    # 三分之二 is rough, 百分之三十 is not.
    step = _ONE if base.value < _ROUGH_BELOW else numeral.step * 100 / base.value
    first, sign = signed(text, start)
    share = _share(text, (start, top.end()), sign * numeral.value * 100 / base.value, step)
    return evolve(share, start=first, hedges=share.hedges + vague(top[0][-1], numeral))


def base_of(text: str, start: int, end: int) -> Fraction:
    """What a fraction in words divides by: 100 for 百分之三."""
    said = text[start:end].partition("分之")[0]
    base = chinese_numeral(said)
    if base is not None:
        return base.value
    digits = re.match(r"[0-9.]++", said)
    return Fraction(digits[0]) * magnitude(said, digits.end(), places=0)[1] if digits else _ONE


def _numerator(top: re.Match[str]) -> Numeral | None:
    """Its value, and the worth of its last place, which is 1 for 三十: a share is said to the unit."""
    if top["arabic"]:
        places = len(top["arabic"].partition(".")[2])
        return Numeral(Fraction(top["arabic"]), Fraction(1, 10**places))
    numeral = chinese_numeral(top["chinese"])
    return numeral and (numeral if numeral.hedge == "about" else evolve(numeral, step=min(numeral.step, _ONE)))


def slashed(text: str, start: int, end: int, digits: str) -> Number | None:
    """1/4."""
    slash = _SLASH.match(text, end)
    if not slash or not digits.isdigit() or not 0 < int(digits) < int(slash[1]):
        return None
    return _share(text, (start, slash.end()), Fraction(int(digits) * 100, int(slash[1])), _ONE)


def vague(word: str, numeral: Numeral) -> Hedges:
    """The hedge of a numeral that is vague in itself: 数十, 十几, 三四百."""
    return () if numeral.hedge == "exact" else (HedgeWord(word, numeral.hedge, strict=False),)


def _share(text: str, span: Span, value: Fraction, step: Fraction) -> Number:
    """A fraction in words, in per cent, with 多 behind it."""
    end, inside = hedge_inside(text, span[1])
    return evolve(in_words(span, value, step, "fraction", figure_words().units["%"]), end=end, hedges=inside)


# -- halves ----------------------------------------------------------------------------------------------------------


def half_of_one(text: str, start: int, end: int) -> Number | None:
    """一半, 一大半, 一小半: ``[start, end)`` is the 一."""
    word = text[end : end + 2] if text[end : end + 1] != "半" else "半"
    return _half_share(text, (start, end + len(word)), word) if word in _HALVES else None


def half(text: str, start: int, end: int) -> Number | None:
    """半数, 过半, 占大半, a half of all; 半吨, 半个百分点, half of a unit."""
    if end - start > 1:
        return _half_share(text, (start, end), "半")
    word = text[max(0, start - 1) : end]
    if word != "半" and word in _HALVES:
        return _half_share(text, (start - 1, end), word) if text.endswith(_HELD, 0, start - 1) else None
    if amount := _half_unit(text, start):
        return amount
    counts = text[end : end + 1] == "个" or unit_at(text, end)[0] is not None
    return None if counts or not hedges_before(text, start)[1] else _half_share(text, (start, end), "半")


def _half_share(text: str, span: Span, word: str) -> Number:
    share = _share(text, span, Fraction(50), _ONE)
    hedge = _HALVES[word]
    return share if hedge is None else evolve(share, hedges=(hedge, *share.hedges))


def _half_unit(text: str, start: int) -> Number | None:
    """半吨, 半小时, 半个多月; what is counted is rarely halved (半张, 半家), and money in words is no shape (半圆)."""
    more = _HALF_MORE.match(text, start)
    if more is None:
        return None
    unit, end = counted_unit(text, more.end()) if more["counter"] else unit_at(text, more.end())
    if unit is None or unit.sort not in _HALVED:
        return None
    hedges = (figure_words().hedges.inside[more["more"]],) if more["more"] else ()
    number = in_words((start, more.end()), _HALF, _HALF, "half", unit)
    return evolve(number, end=end, hedges=hedges)


def counted_unit(text: str, at: int) -> tuple[Unit | None, int]:
    """The unit behind 个半 or 个多, with or without its 个: 月 of 三个半月 is 个月."""
    probe = f"个{text[at : at + 8]}"
    unit, end = unit_at(probe, 0)
    if unit is not None and len(unit.word) > 1:
        return unit, at + end - 1
    return unit_at(text, at)


# -- doublings -------------------------------------------------------------------------------------------------------


def doubling(text: str, match: re.Match[str]) -> Number | None:
    """翻一番, 翻近两番, 翻倍: times two, once or more often."""
    said = match["times"] or "一"
    numeral = Numeral(Fraction(said), _ONE) if said.isdecimal() else chinese_numeral(said)
    if numeral is None or not 1 <= numeral.value <= _MOST_DOUBLINGS or numeral.value.denominator > 1:
        return None
    words = figure_words()
    near = match["near"] or match["nearly"]
    hedges = (words.hedges.before[near],) if near else ()
    end, inside = hedge_inside(text, match.end())
    number = in_words(match.span(), Fraction(2 ** int(numeral.value)), _ONE, "double", words.units["倍"])
    return evolve(number, end=end, hedges=hedges + inside + vague(said, numeral))
