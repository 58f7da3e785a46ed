"""Reads the number at a place in each of its forms: Arabic, Chinese, financial capitals, shares, ratios, 翻番."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

from attrs import frozen

from claimcheck.extract.figures.compound import CAPITALS, PLAIN
from claimcheck.extract.figures.exclusion import in_idiom, is_code, is_ordinal, is_pointing
from claimcheck.extract.figures.numeral import CHINESE, NUMERALS, Numeral, chinese_numeral
from claimcheck.extract.figures.parts import Hedges, hedge_inside, magnitude, signed, skip, unit_at
from claimcheck.extract.figures.ratio import JOINTS, ratio
from claimcheck.extract.figures.share import doubling, fraction, half, half_of_one, slashed, vague
from claimcheck.extract.figures.value import Number, ungrouped
from claimcheck.lexicon.figures import HedgeWord, figure_words

# 参 stands for 叁 in an amount of money; elsewhere it opens 参加, 参保.
_THREE = "参(?=[拾佰仟万亿元圆角分])"
_CAPITAL = CAPITALS.replace("参", "")
# Letters behind which digits are an amount and no part of a name (5G, C919): currencies and indicators.
_BEFORE_DIGITS = "RMB|CNY|USD|EUR|GBP|HKD|JPY|GDP|GNP|GNI|PMI|CPI|PPI|FDI"
_NEAR = "将近|接近|超过|大约|不到|不止|[近超逾约]"
START = re.compile(
    rf"(?=[0-9{NUMERALS}{CAPITALS}半翻])(?:"
    rf"(?P<arabic>(?:(?<![0-9A-Za-z])|(?<={_BEFORE_DIGITS}))"
    r"(?:[0-9]{1,3}+(?:[,\u00a0\u2009\u202f][0-9]{3}(?![0-9]))++|[0-9]++)(?:\.[0-9]++)?+)"
    rf"|(?P<chinese>{CHINESE})"
    rf"|(?P<double>翻[了上]?(?:整整)?(?:(?P<near>{_NEAR})?(?P<times>[{NUMERALS}]{{1,3}}+|[0-9]{{1,2}}+)?番|(?P<nearly>{_NEAR})?倍))"
    rf"|(?P<capital>(?:[{_CAPITAL}]|{_THREE})(?:[{_CAPITAL}万亿零]|{_THREE})++|(?:[{_CAPITAL}]|参)(?=[元圆](?:[整正{CAPITALS}]|零[{CAPITALS}])|角[{_CAPITAL}]分))"
    r"|(?P<half>半数|半))"
)
_LOWER_PART = re.compile(r"(?P<zero>零)?(?P<digits>[0-9]{1,4}+)(?:\.(?P<places>[0-9]{1,4}+))?+")
# The first group of digits parted by a plain space (1 234万元), or a number beside another: nobody can tell.
_SPACED = re.compile(r"(?<![0-9.,])[0-9]{1,3} $")
# 3亿5, 1万2: a lone digit counts the place below, if no date, share, discount or range goes on behind it
# (1万2-3千 are 2 to 3 thousand more).
_TENTH = re.compile(r"[1-9](?![0-9.,%‰年月日号时点分秒折届级期楼等:：/]|[至到~～—–-](?![0-9.]{1,6}[万亿]))")
# 123万4567 fills the places below 万; no year, date or code.
_FULL_PLACE = re.compile(r"[1-9][0-9]{3}(?![0-9.,%‰年月日号:：/至到~～—–-])")
# A comma between full sentences parts groups only where a list of numbers can't be meant.
_WIDE_GROUPS = re.compile(r"[1-9][0-9]{0,2}(?P<groups>(?:，[0-9]{3}){1,8}+)(?![0-9])(?P<places>\.[0-9]++)?+")
_LISTED = re.compile(r"分别|依次|、[0-9.]*+$")
_CLOSING = re.compile(r"万?[万亿]$")
_CLOSERS = (10**12, 10**8, 10**4)
_LONGEST_DIGITS = 30
_GROUP = 3
_ROUND_FROM = 100
_LISTED_REACH = 12
_ONE = Fraction(1)


@frozen
class _Lower:
    """A number with its lower parts: where it ends, the worth of the last part, and the 多 inside that."""

    end: int
    value: Fraction
    step: Fraction
    hedges: Hedges


def read_number(text: str, match: re.Match[str]) -> Number | None:
    """The number that a match of ``START`` opens, or ``None`` where it measures nothing."""
    start, end = match.span()
    match match.lastgroup:
        case "arabic":
            return _arabic(text, start, end)
        case "capital":
            return _numeral(text, start, end, chinese_numeral(match[0].translate(PLAIN)))
        case "double" | "near" | "nearly" | "times":
            return doubling(text, match)
    if in_idiom(text, start, end) and not text.startswith("分之", end):
        return None
    return half(text, start, end) if match["half"] else _chinese(text, start, end)


# -- Arabic ----------------------------------------------------------------------------------------------------------


def _arabic(text: str, start: int, end: int) -> Number | None:
    if is_ordinal(text, start) or (end - start >= _GROUP and _spaced(text, start)):
        return None
    behind = text[end : end + 1]
    if (behind in JOINTS or behind == " ") and (found := ratio(text, start, end)):
        return found
    if is_code(text, start, end):
        return None
    if behind == "，":
        end = _end_of_groups(text, start, end)
    if end - start > _LONGEST_DIGITS:
        return None
    digits = ungrouped(text[start:end])
    if behind == "/" and (found := slashed(text, start, end, digits)):
        return found
    return _scaled(text, start, end, digits)


def _spaced(text: str, start: int) -> bool:
    """Three digits and one to three more before a space are one number or two."""
    whole = text[start : start + _GROUP + 1]
    return (
        whole[:_GROUP].isdigit()
        and not whole[_GROUP:].isdigit()
        and bool(_SPACED.search(text, max(0, start - 5), start))
    )


def _end_of_groups(text: str, start: int, end: int) -> int:
    """The end of 1，234.5万 or 1，234，567, where the full-width commas part groups and not the members of a list."""
    wide = _WIDE_GROUPS.match(text, start)
    if wide is None or _LISTED.search(text, max(0, start - _LISTED_REACH), start):
        return end
    several = wide["groups"].count("，") > 1
    scaled = magnitude(text, wide.end(), places=1)[1] > 1
    return wide.end() if several or (wide["places"] and scaled) else end


def _scaled(text: str, start: int, end: int, digits: str) -> Number | None:
    """Digits with their magnitude, 多 or 余, the lower parts of 1亿2345万, or 分之 behind."""
    places = len(digits.partition(".")[2])
    word, inside = hedge_inside(text, skip(text, end))
    at, factor = magnitude(text, word, places=places)
    value, step = _printed(digits, factor)
    if not inside and text.startswith("分之", at):
        return fraction(text, start, at, Numeral(value, _ONE))
    first, sign = signed(text, start)
    words = start, end
    printed, closing = words, (word, at)
    if factor == 1:
        at, closing = (at if inside else end), (end, end)
    elif lower := None if inside or places else _lower_parts(text, at, value, factor):
        at, value, step, inside = lower.end, lower.value, lower.step, lower.hedges
        words, printed, closing, factor = (start, at), (start, start), (at, at), step
    if factor > 1 and not inside:
        at, inside = hedge_inside(text, at)
        after, above = magnitude(text, at, places=1) if inside else (at, _ONE)
        if more := _closed(value, step, above):
            at, (value, step), factor = after, more, above
            words, printed, closing = (start, after), (start, start), (after, after)
    value = value if sign > 0 else -value
    return Number(first, at, value, step, "arabic", words, printed, closing, factor, inside)


def _closed(value: Fraction, step: Fraction, above: Fraction) -> tuple[Fraction, Fraction] | None:
    """Value and step with a 万 or 亿 that stands behind 多: 5万多亿, 3千2百多万, 1亿2千多万."""
    if above not in _CLOSERS:
        return None
    whole, part = divmod(value, above * 10**4)
    if not part:
        return None
    # 1亿2千 was read as 1亿2千万 before its 万 was seen.
    seen = _ONE if part >= above else above
    return whole * above * 10**4 + part * seen, step * seen


@lru_cache(maxsize=4096)
def _printed(digits: str, factor: Fraction) -> tuple[Fraction, Fraction]:
    """The value of digits in a magnitude, and the worth of the last one."""
    whole, _, decimals = digits.partition(".")
    step = factor / 10 ** len(decimals)
    return int(whole + decimals) * step, step


def _lower_parts(text: str, at: int, value: Fraction, last: Fraction) -> _Lower | None:
    """3万5千, 1亿2345.6万, 5千零30亿, 1万2, 1亿2000多万: no single run of digits prints such a number."""
    found = None
    while last > 1 and (part := _LOWER_PART.match(text, at)):
        digits, spaced = int(part["digits"]), bool(part["zero"])
        places = part["places"] or ""
        behind, inside = hedge_inside(text, part.end())
        end, worth = magnitude(text, behind, places=0)
        if worth == 1 and not spaced and _TENTH.match(text, at) and _is_power(last):
            return _Lower(at + 1, value + digits * last / 10, last / 10, ())
        spaced = spaced or (last == 10**4 and bool(_FULL_PLACE.match(text, at)))
        open_ended = worth == 1 and (inside or places)
        above = None if open_ended else _factor_above(digits, worth, last, spaced=spaced)
        if above is None:
            break
        if worth == 1000 and last == 10**8 and not spaced:  # noqa: PLR2004 - 3亿5千 leaves its 万 out
            worth = Fraction(10**7)
        step = worth / 10 ** len(places)
        value = value * above + int(part["digits"] + places) * step
        at, last = end, worth
        found = _Lower(at, value, step, inside)
        if inside or places:
            break
    return found


def _is_power(worth: Fraction) -> bool:
    """百, 千, 万 and 亿 count the place below; 百万 does not."""
    return worth in {100, 1000, 10**4, 10**8}


def _factor_above(digits: int, worth: Fraction, last: Fraction, *, spaced: bool) -> Fraction | None:
    """What the part before is worth more: 1 in 1亿2345万, 万 in 2千3百万, where 万 closes both parts; else ``None``.

    ``spaced`` is a 零 between the parts, which only lower ones have: 5千零30亿, 2千零8.
    """
    if worth == 1 and not spaced:
        return None
    if digits * worth < last:
        return _ONE
    closers = (by for by in _CLOSERS if last < by < worth + spaced and worth % by == 0)
    return next((Fraction(by) for by in closers if digits * worth / by < last), None)


# -- Chinese ---------------------------------------------------------------------------------------------------------


def _chinese(text: str, start: int, end: int) -> Number | None:
    end = _unguarded(text, start, end)
    run = text[start:end]
    if text.startswith("分之", end):
        return fraction(text, start, end, chinese_numeral(run))
    if text[end : end + 1] in JOINTS + "开分" and not is_ordinal(text, start) and (found := ratio(text, start, end)):
        return found
    if run == "一" and text[end : end + 1] in "半大小多" and (share := half_of_one(text, start, end)):
        return share
    if not run or is_ordinal(text, start) or is_pointing(text, start):
        return None
    return _numeral(text, start, end, chinese_numeral(run))


def _numeral(text: str, start: int, end: int, numeral: Numeral | None) -> Number | None:
    """A numeral with 多 or 余 behind it, and the magnitude behind that: 三十多万."""
    if numeral is None:
        return None
    at, inside = _roughly(text, end) or hedge_inside(text, end)
    after, factor = magnitude(text, at, places=0)
    value, step = numeral.value, numeral.step
    if factor > 1 and (inside or text[at] == "个"):
        value, step = _closed(value, step, factor) or (value * factor, step * factor)
        at = after
    worth = _closing(text, start, at) or (step if step >= _ROUND_FROM else _ONE)
    hedges = inside + vague(text[start], numeral)
    first, sign = signed(text, start)
    value = value if sign > 0 else -value
    return Number(first, at, value, step, "chinese", (start, at), (start, start), (at, at), worth, hedges)


def _closing(text: str, start: int, end: int) -> Fraction | None:
    """The 万 or 亿 that closes a numeral: 万 for 五十万, 亿 for 一百二十点三亿."""
    closing = _CLOSING.search(text, max(start, end - 2), end)
    return Fraction(figure_words().numbers.magnitudes[closing[0]]) if closing else None


def _roughly(text: str, end: int) -> tuple[int, Hedges] | None:
    """万把人, 百把斤: 把 behind a bare magnitude, unless it is what is counted."""
    if text[end : end + 1] != "把" or text[end - 1] not in "百千万" or unit_at(text, end + 1)[0] is None:
        return None
    return end + 1, (HedgeWord("把", "about", strict=False),)


def _unguarded(text: str, start: int, end: int) -> int:
    """The end of a run without the characters that open the next word: the 千 of 三千瓦."""
    guards = figure_words().numbers.magnitude_guards
    while end > start and not text.startswith("分之", end) and text[end : end + 1] in guards.get(text[end - 1], ()):
        end -= 1
    return end
