"""The Chinese numeral itself: 两千三百万, 一百二十点三亿, 数十, 十几, 三四百."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

from attrs import frozen

from claimcheck.model import Hedge

DIGITS = "〇零一二三四五六七八九"
SPOKEN = "两俩仨廿卅"
WORTHS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
NUMERALS = f"{DIGITS}{''.join(WORTHS)}{SPOKEN}几数"
# A numeral with decimals (一百二十点三亿), with 好几 behind it (二十好几万), or rough (百儿八十).
CHINESE = rf"(?:[百千万]儿八[十百千]|[{NUMERALS}]++(?:点[{DIGITS}]++[十百千万亿]*+|好几[万亿]*+)?+)"

_ASCII = str.maketrans("〇零一二三四五六七八九两", "001234567892")
_SPELLED_OUT = {"俩": "两", "仨": "三", "〇": "零", "廿": "二十", "卅": "三十"}
_SILENT = str.maketrans("", "", "儿好")
# 百八十 is about a hundred, 千八百 about a thousand; 百十 needs 来 or 多 behind it to be said.
_ROUGH = {"百八十": 100, "百十": 100, "千八百": 1000, "万八千": 10_000}
# 三亿五千 leaves its 万 out: what would count single thousands is 三亿零五千.
_ELLIPTIC = re.compile(r"亿[一二三四五六七八九两]千$")
_BARE = re.compile(r"(?=.)[十百千]?万?亿?")
_VAGUE = frozenset("几数")
_AROUND_VAGUE = re.compile(r"(?:(?P<head>[^几数]*+(?<=[十百千]))[几数](?=[万亿]*+$)|[几数])(?P<tail>[十百千]?万?亿?)")
_BY_DIGITS = re.compile(rf"(?=[^〇零]*[〇零])[{DIGITS}]{{3,}}")
# Two digits side by side are the ends of a spoken range: 三四百, 十五六.
_NEIGHBOURS = re.compile(
    r"(?<![一二三四五六七八九两])(?:一[二两]|[二两]三|三四|三五|四五|五六|六七|七八|八九)(?![一二三四五六七八九两])"
)
_ADJACENT_DIGITS = re.compile(rf"[{DIGITS}两][{DIGITS}两]")
# Integers without a flaw, which need no library: 六, 十二, 三百零五, 两千三百万. A test holds their values against it.
_ANY, _DIGIT = "[一二两三四五六七八九]", "[一二三四五六七八九]"
_BELOW = f"(?:零{_DIGIT}|{_DIGIT}十{_DIGIT}?)?"
FLAWLESS = re.compile(
    rf"(?:{_ANY}千(?:零(?:{_DIGIT}十{_DIGIT}?|{_DIGIT})|{_ANY}百{_BELOW})?|{_ANY}百{_BELOW}|{_DIGIT}?十{_DIGIT}?|{_ANY})"
    "(?P<magnitude>万?亿?)"
)
_LONGEST = 40
_FEW = 100


@frozen
class Numeral:
    """A numeral's ``value`` and the worth of its last stated place (``step``).

    ``hedge`` is ``over`` where the value is a floor (数十), ``about`` where it is the lower end of a spoken range.
    """

    value: Fraction
    step: Fraction
    hedge: Hedge = "exact"


def chinese_numeral(text: str) -> Numeral | None:
    """Read a run of Chinese numeral characters, with 点 before decimals; None where it is no number.

    The integer goes through ``cn2an``, which is right for plain Chinese integers; decimals, bare magnitudes (千万),
    vague numbers (数十, 十几) and spoken ones (两亿五, 三四百) are split off before, since it misreads or refuses them.
    """
    return _numeral(text) if 0 < len(text) <= _LONGEST else None


@lru_cache(maxsize=4096)
def _numeral(text: str) -> Numeral | None:
    text = text.translate(_SILENT)
    whole, point, places = text.partition("点")
    if point:
        return _decimal(whole, places)
    if text in _ROUGH:
        return Numeral(Fraction(_ROUGH[text]), Fraction(_ROUGH[text]), "about")
    if _ELLIPTIC.search(text):
        text += "万"
    if not _VAGUE.isdisjoint(text):
        return _vague(text)
    if pair := _NEIGHBOURS.search(text):
        return _spoken_range(text, pair.start())
    value = _integer(text)
    return None if value is None else Numeral(value, _last_place(text) if value >= _FEW else Fraction(1))


def _vague(text: str) -> Numeral | None:
    """数十, 几百万, 十几, 二十几万: the floor that is stated."""
    parts = _AROUND_VAGUE.fullmatch(text)
    if not parts or not (parts["head"] or parts["tail"]):
        return None
    head, worth = parts["head"] or "", _bare(parts["tail"]) or Fraction(1)
    floor, place = (_integer(head), _last_place(head)) if head else (Fraction(1), Fraction(1))
    return None if floor is None else Numeral(floor * worth, place * worth, "over")


def _spoken_range(text: str, at: int) -> Numeral | None:
    """三四百 is 300 to 400: read with either digit alone."""
    low, high = _integer(text[: at + 1] + text[at + 2 :]), _integer(text[:at] + text[at + 1 :])
    return None if low is None or high is None or high <= low else Numeral(low, high - low, "about")


def _bare(text: str) -> Fraction | None:
    """Magnitude characters alone, multiplied: 千万, 百亿."""
    if not _BARE.fullmatch(text):
        return None
    product = Fraction(1)
    for character in text:
        product *= WORTHS[character]
    return product


def _decimal(whole: str, places: str) -> Numeral | None:
    """一百二十点三亿: digits after 点, then an optional magnitude."""
    digits = places.rstrip("十百千万亿")
    worth = _bare(places[len(digits) :]) or Fraction(1)
    value = _integer(whole)
    if value is None or not digits or digits.strip(DIGITS):
        return None
    step = worth / 10 ** len(digits)
    return Numeral(value * worth + int(digits.translate(_ASCII)) * step, step)


def _integer(text: str) -> Fraction | None:
    """A plain, bare or spoken integer."""
    if not text:
        return None
    if _BY_DIGITS.fullmatch(text):
        return Fraction(text.translate(_ASCII))
    if _is_spoken(text):
        above = _integer(text[:-1])
        return None if above is None else above + int(text[-1].translate(_ASCII)) * Fraction(WORTHS[text[-2]], 10)
    return _bare(text) or _plain_integer(text)


def _plain_integer(text: str) -> Fraction | None:
    if flawless := FLAWLESS.fullmatch(text):
        return _sum(text[: flawless.start("magnitude")]) * (_bare(flawless["magnitude"]) or 1)
    import cn2an  # noqa: PLC0415 - 0.1 s to import, and few texts have numerals that need it

    folded = "".join(_SPELLED_OUT.get(character, character) for character in text)
    if _ADJACENT_DIGITS.search(folded.replace("零", "")):
        return None
    try:
        value = cn2an.cn2an(folded, "smart")
    except (ValueError, KeyError):
        return None
    return Fraction(value) if isinstance(value, int) else None


def _sum(text: str) -> Fraction:
    """Digits times the worth behind each, added up; a worth that opens the text counts once."""
    total, digit = 0, 0
    for character in text:
        if character in WORTHS:
            total, digit = total + (digit or 1) * WORTHS[character], 0
        else:
            digit = int(character.translate(_ASCII))
    return Fraction(total + digit)


def _is_spoken(text: str) -> bool:
    """两万五, 一百五: the digit counts the place below the magnitude before it."""
    return len(text) > 2 and text[-1] in "一二三四五六七八九" and text[-2] in "百千万亿"  # noqa: PLR2004


def _last_place(text: str) -> Fraction:
    """Worth of the last stated place: 1 for 二十三, 10 for 一百二十, 10000 for 三百万, 1000 for 两万五."""
    if _is_spoken(text):
        return Fraction(WORTHS[text[-2]], 10)
    worth = Fraction(1)
    for character in reversed(text):
        if character not in WORTHS:
            break
        worth *= WORTHS[character]
    return worth
