"""Reads the number at a place in each of its forms: Arabic, Chinese, financial capitals, fractions, halves, 翻番."""

from __future__ import annotations

import re
from fractions import Fraction

from attrs import evolve

from claimcheck.extract.figures.exclusion import in_idiom, is_code, is_ordinal, is_pointing
from claimcheck.extract.figures.numeral import DIGITS, NUMERALS, Numeral, chinese_numeral
from claimcheck.extract.figures.parts import Hedges, hedge_inside, hedges_before, magnitude, signed, skip, unit_at
from claimcheck.extract.figures.value import Number, Span
from claimcheck.lexicon.figures import HedgeWord, figure_words

_CAPITALS = "壹贰貳叁肆伍陆柒捌玖拾佰仟"
_PLAIN = str.maketrans(_CAPITALS, "一二二三四五六七八九十百千")
_CHINESE = rf"[{NUMERALS}]++(?:点[{DIGITS}]++[十百千万亿]*+)?+"
START = re.compile(
    rf"(?=[0-9{NUMERALS}{_CAPITALS}半翻])(?:"
    r"(?P<arabic>(?<![0-9A-Za-z])(?:[0-9]{1,3}+(?:,[0-9]{3}(?![0-9]))++|[0-9]++)(?:\.[0-9]++)?+)"
    rf"|(?P<double>翻了?(?P<near>[近超逾约])?(?P<times>[{NUMERALS}]{{1,3}}+|[0-9]{{1,2}}+)?番)"
    rf"|(?P<chinese>{_CHINESE})"
    rf"|(?P<capital>[{_CAPITALS}][{_CAPITALS}万亿零]++)"
    r"|(?P<half>半数|半))"
)
_LOWER_PART = re.compile(r"[0-9]{1,4}+")
_SLASH = re.compile(r"/([0-9]{1,2})(?![0-9/%.])")
_ONE_OF = re.compile(r"分之[一1](?![0-9])")
_NUMERATOR = re.compile(rf"分之(?:(?P<arabic>[0-9]++(?:\.[0-9]++)?+)|(?P<chinese>{_CHINESE}))")
_CLOSERS = (10**12, 10**8, 10**4)
_LONGEST_DIGITS = 30
_MOST_DOUBLINGS = 20
_ROUGH_BELOW = 100
_ROUND_FROM = 100


def read_number(text: str, match: re.Match[str]) -> Number | None:
    """The number that a match of ``START`` opens, or ``None`` where it measures nothing."""
    start, end = match.span()
    match match.lastgroup:
        case "arabic":
            return None if is_ordinal(text, start) or is_code(text, start, end) else _arabic(text, start, end)
        case "capital":
            return _numeral(text, start, end, chinese_numeral(match[0].translate(_PLAIN)))
        case "double":
            return _doubling(text, match)
    if in_idiom(text, start, end) and not text.startswith("分之", end):
        return None
    return _half(text, start, end) if match["half"] else _chinese(text, start, end)


# -- Arabic ----------------------------------------------------------------------------------------------------------


def _arabic(text: str, start: int, end: int) -> Number | None:
    if end - start > _LONGEST_DIGITS:
        return None
    digits = text[start:end].replace(",", "")
    return _slashed(text, start, end, digits) or _one_of(text, start, end, digits) or _scaled(text, start, end, digits)


def _scaled(text: str, start: int, end: int, digits: str) -> Number:
    """Digits with their magnitude, 多 or 余, and the lower parts of 1亿2345万."""
    places = len(digits.partition(".")[2])
    word, inside = hedge_inside(text, skip(text, end))
    at, factor = magnitude(text, word, places=places)
    if factor == 1 and not inside:
        at = end
    first, sign = signed(text, start)
    value, step = Fraction(digits) * factor, factor / 10**places
    number = Number(first, at, value, step, "arabic", (start, end), (word, at) if factor > 1 else (end, end), factor)
    number = _with_lower_parts(text, number)
    if not inside:
        at, inside = hedge_inside(text, number.end)
        number = evolve(number, end=at)
    return evolve(number, value=sign * number.value, hedges=inside)


def _with_lower_parts(text: str, number: Number) -> Number:
    """3万5千, 1亿2345万, 2千3百万: no single run of digits prints such a number."""
    place = number.start
    while number.factor > 1 and (part := _LOWER_PART.match(text, number.end)):
        end, worth = magnitude(text, part.end(), places=0)
        above = _factor_above(int(part[0]), worth, number.factor)
        if above is None:
            break
        value = number.value * above + int(part[0]) * worth
        number = evolve(
            number, end=end, value=value, step=worth, factor=worth, digits=(place, place), magnitude=(end, end)
        )
    return number


def _factor_above(digits: int, worth: Fraction, last: Fraction) -> Fraction | None:
    """What the part before is worth more: 1 in 1亿2345万, 万 in 2千3百万, where 万 closes both parts; else ``None``."""
    if worth == 1:
        return None
    if digits * worth < last:
        return Fraction(1)
    closers = (by for by in _CLOSERS if last < by < worth and worth % by == 0)
    return next((Fraction(by) for by in closers if digits * worth / by < last), None)


def _slashed(text: str, start: int, end: int, digits: str) -> Number | None:
    """1/4."""
    slash = _SLASH.match(text, end)
    if not slash or not digits.isdigit() or not 0 < int(digits) < int(slash[1]):
        return None
    return _share(text, (start, slash.end()), Fraction(int(digits) * 100, int(slash[1])), Fraction(1))


def _one_of(text: str, start: int, end: int, digits: str) -> Number | None:
    """10.5万分之一."""
    at, factor = magnitude(text, end, places=0)
    one = _ONE_OF.match(text, at)
    if not one or not Fraction(digits):
        return None
    return _share(text, (start, one.end()), Fraction(100) / (Fraction(digits) * factor), Fraction(1, 100))


# -- Chinese ---------------------------------------------------------------------------------------------------------


def _chinese(text: str, start: int, end: int) -> Number | None:
    end = _unguarded(text, start, end)
    run = text[start:end]
    if text.startswith("分之", end):
        return _fraction(text, start, end)
    if run == "一" and text.startswith("半", end):
        return _share(text, (start, end + 1), Fraction(50), Fraction(1))
    if not run or is_ordinal(text, start) or is_pointing(text, start):
        return None
    return _numeral(text, start, end, chinese_numeral(run))


def _numeral(text: str, start: int, end: int, numeral: Numeral | None) -> Number | None:
    """A numeral with 多 or 余 behind it, and the magnitude behind that: 三十多万."""
    if numeral is None:
        return None
    at, inside = hedge_inside(text, end)
    after, factor = magnitude(text, at, places=0)
    if factor > 1 and (inside or text[at] == "个"):
        at = after
    else:
        factor = Fraction(1)
    step = numeral.step * factor
    worth = step if step >= _ROUND_FROM else Fraction(1)
    hedges = inside + _vague(text[start], numeral)
    first, sign = signed(text, start)
    return Number(first, at, sign * numeral.value * factor, step, "chinese", (start, start), (at, at), worth, hedges)


def _vague(word: str, numeral: Numeral) -> Hedges:
    """The hedge of a numeral that is vague in itself: 数十, 十几, 三四百."""
    return () if numeral.hedge == "exact" else (HedgeWord(word, numeral.hedge, strict=False),)


def _unguarded(text: str, start: int, end: int) -> int:
    """The end of a run without the characters that open the next word: the 千 of 三千瓦."""
    guards = figure_words().numbers.magnitude_guards
    while end > start and not text.startswith("分之", end) and text[end : end + 1] in guards.get(text[end - 1], ()):
        end -= 1
    return end


# -- shares and multiples --------------------------------------------------------------------------------------------


def _fraction(text: str, start: int, end: int) -> Number | None:
    """三分之一, 百分之三十点五, 百分之30, 千分之三, in per cent."""
    run, top = text[start:end], _NUMERATOR.match(text, end)
    base = Numeral(Fraction(worth), Fraction(1)) if (worth := _PARTS.get(run)) else chinese_numeral(run)
    numeral = _numerator(top) if top else None
    if not top or base is None or not base.value or numeral is None:
        return None
    # 三分之二 is rough, 百分之三十 is not.
    step = Fraction(1) if base.value < _ROUGH_BELOW else numeral.step * 100 / base.value
    share = _share(text, (start, top.end()), numeral.value * 100 / base.value, step)
    return evolve(share, hedges=share.hedges + _vague(top[0][-1], numeral))


_PARTS = {"百": 100, "千": 1000, "万": 10000}


def _numerator(top: re.Match[str]) -> Numeral | None:
    """Its value, and the worth of its last place, which is 1 for 三十: a share is said to the unit."""
    if top["arabic"]:
        places = len(top["arabic"].partition(".")[2])
        return Numeral(Fraction(top["arabic"]), Fraction(1, 10**places))
    numeral = chinese_numeral(top["chinese"])
    return numeral and evolve(numeral, step=min(numeral.step, Fraction(1)))


def _share(text: str, span: Span, value: Fraction, step: Fraction) -> Number:
    """A fraction in words, in per cent, with 多 behind it."""
    end, inside = hedge_inside(text, span[1])
    place = span[0], span[0]
    return Number(place[0], end, value, step, "fraction", place, place, hedges=inside, unit=figure_words().units["%"])


def _half(text: str, start: int, end: int) -> Number | None:
    """过半, 近半, 半数以上: half of something; a bare 半 needs a hedge before it and no unit behind."""
    if end - start == 1 and (not hedges_before(text, start)[1] or text[end : end + 1] == "个" or unit_at(text, end)[0]):
        return None
    return _share(text, (start, end), Fraction(50), Fraction(1))


def _doubling(text: str, match: re.Match[str]) -> Number | None:
    """翻一番, 翻近两番: times two, once or more often."""
    said = match["times"] or "一"
    numeral = Numeral(Fraction(said), Fraction(1)) if said.isdecimal() else chinese_numeral(said)
    if numeral is None or not 1 <= numeral.value <= _MOST_DOUBLINGS:
        return None
    words = figure_words()
    hedges = (words.hedges.before[match["near"]],) if match["near"] else ()
    end, inside = hedge_inside(text, match.end())
    place = match.start(), match.start()
    value, step, unit = Fraction(2 ** int(numeral.value)), Fraction(1), words.units["倍"]
    return Number(place[0], end, value, step, "double", place, place, hedges=hedges + inside, unit=unit)
