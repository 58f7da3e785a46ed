"""Completes a figure by what is said behind its counter or its unit: 3个半小时, 两吨半, 九成五, 5元3角, 三块五."""

from __future__ import annotations

import re
from fractions import Fraction

from attrs import evolve

from claimcheck.extract.figures.exclusion import in_idiom
from claimcheck.extract.figures.numeral import NUMERALS, chinese_numeral
from claimcheck.extract.figures.parts import magnitude, unit_at
from claimcheck.extract.figures.share import counted_unit
from claimcheck.extract.figures.value import Number
from claimcheck.lexicon.figures import Unit, figure_words

CAPITALS = "壹贰貳叁肆伍陆柒捌玖拾佰仟参"
PLAIN = str.maketrans(CAPITALS, "一二二三四五六七八九十百千三")
_DIGIT = "[1-9一二两三四五六七八九壹贰貳叁参肆伍陆柒捌玖]"
_TAIL_OPENS = frozenset("半零123456789一二两三四五六七八九壹贰貳叁参肆伍陆柒捌玖")
_COUNTED = re.compile(r" ?个(?P<more>[半多])")
_TENTHS = re.compile(rf"[一二三四五六七八九](?![{NUMERALS}])")
_CENTS = "分(?![钟之])钱?"
_CHANGE = re.compile(
    rf"零?(?:(?P<tenths>{_DIGIT})[角毛](?:钱|零?(?P<rest>{_DIGIT}){_CENTS})?|(?P<cents>{_DIGIT}){_CENTS})"
)
_PIECES = re.compile(rf"(?P<tenths>[1-9一二三四五六七八九])(?![{NUMERALS}0-9.])")
_WHOLE_MONEY = frozenset("元块圆")
_TENTH_MONEY = frozenset("角毛")
_HALVED = frozenset({"time", "physical", "money"})
_HALVED_SHARES = frozenset({"成", "倍"})
_HALF = Fraction(1, 2)


def counted(text: str, number: Number) -> tuple[Number, Unit | None, int]:
    """A number with its unit and where that ends: 3家, 3个半小时, 三个多月, 3个多亿元."""
    said = _COUNTED.match(text, number.end)
    return (said and _counted_more(text, number, said)) or (number, *unit_at(text, number.end))


def _counted_more(text: str, number: Number, said: re.Match[str]) -> tuple[Number, Unit, int] | None:
    """Half a unit or 多 behind the counter 个; the unit is one that 个 counts, or 亿."""
    half = said["more"] == "半"
    at, factor = magnitude(text, said.end(), places=1)
    unit, end = unit_at(text, at) if factor > 1 else counted_unit(text, at)
    if unit is None or number.hedges or (factor == 1 and unit.sort not in {"time", "share"}):
        return None
    if half:
        return _more(number, _HALF, said.end(), factor), unit, end
    hedges = (figure_words().hedges.inside["多"],)
    return evolve(_more(number, Fraction(0), said.end(), factor), hedges=hedges), unit, end


def completed(text: str, number: Number, unit: Unit, end: int) -> tuple[Number, Unit, int]:
    """The number with what stands behind its unit, the unit, and where that ends."""
    if text[end : end + 1] not in _TAIL_OPENS or number.hedges:
        return number, unit, end
    if text[end] == "半":
        number, end = _with_half(text, number, unit, end)
    elif unit.word == "成":
        number, end = _with_tenths(text, number, end)
    elif text[end - 1] in _WHOLE_MONEY and (unit.base == "元" or unit.word == "块"):
        number, after = _with_change(text, number, end)
        return number, unit if after == end else figure_words().units["元"], after
    elif text[end - 1] in _TENTH_MONEY and unit.base == "元":
        number, end = _with_cents(text, number, end)
    return number, unit, end


def _with_half(text: str, number: Number, unit: Unit, end: int) -> tuple[Number, int]:
    """两吨半, 一年半, 三成半, not 3天半价 or 两米半径."""
    halved = unit.sort in _HALVED or unit.word in _HALVED_SHARES
    if not halved or number.step != 1 or in_idiom(text, end, end + 1) or unit_at(text, end + 1)[0]:
        return number, end
    return _more(number, _HALF, end + 1), end + 1


def _with_tenths(text: str, number: Number, end: int) -> tuple[Number, int]:
    """九成五."""
    tenths = _TENTHS.match(text, end)
    return (_digit_more(number, tenths[0], Fraction(1, 10), tenths.end()), tenths.end()) if tenths else (number, end)


def _with_change(text: str, number: Number, end: int) -> tuple[Number, int]:
    """5元3角, 壹元零伍分, 两块五毛, 三块五."""
    if change := _CHANGE.match(text, end):
        at = change.end()
        if change["tenths"]:
            number = _digit_more(number, change["tenths"], Fraction(1, 10), at)
        if cents := change["cents"] or change["rest"]:
            number = _digit_more(number, cents, Fraction(1, 100), at)
        return number, at
    piece = _PIECES.match(text, end) if text[end - 1] == "块" else None
    if piece is None or unit_at(text, piece.end())[0] or magnitude(text, piece.end(), places=0)[1] > 1:
        return number, end
    return _digit_more(number, piece["tenths"], Fraction(1, 10), piece.end()), piece.end()


def _with_cents(text: str, number: Number, end: int) -> tuple[Number, int]:
    """8角5分, 八毛五."""
    cents = _CHANGE.match(text, end)
    piece = _PIECES.match(text, end) if text[end - 1] == "毛" else None
    digit = cents["cents"] if cents else piece["tenths"] if piece else None
    last = cents or piece
    if digit is None or last is None or (piece and not cents and unit_at(text, piece.end())[0]):
        return number, end
    return _digit_more(number, digit, Fraction(1, 10), last.end()), last.end()


def _digit_more(number: Number, digit: str, worth: Fraction, end: int) -> Number:
    """The number with one more digit of the given worth."""
    numeral = None if digit.isascii() else chinese_numeral(digit.translate(PLAIN))
    value = numeral.value if numeral else Fraction(digit)
    return evolve(_more(number, value * worth, end), step=min(worth, number.step))


def _more(number: Number, amount: Fraction, end: int, factor: Fraction = Fraction(1)) -> Number:
    """The number increased by an amount and then multiplied; no run of digits prints it any longer."""
    place = number.words[0], number.words[0]
    sign = -1 if number.value < 0 else 1
    step = amount or number.step
    return evolve(
        number,
        value=(number.value + sign * amount) * factor,
        step=step * factor,
        factor=number.factor * factor,
        words=(number.words[0], end),
        digits=place,
        magnitude=place,
    )
