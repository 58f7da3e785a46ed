"""The Chinese numeral itself: 两千三百万, 一百二十点三亿, 数十, 十几."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from attrs import frozen

DIGITS = "〇零一二三四五六七八九两俩仨廿卅"
_WORTH = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_VAGUE = "数几"
_LONGEST = 40


@frozen
class Numeral:
    """A numeral's ``value``, the worth of its last stated place (``step``), and whether it is only a floor (数十)."""

    value: Fraction
    step: Fraction
    vague: bool = False


@lru_cache(maxsize=4096)
def chinese_numeral(text: str) -> Numeral | None:
    """Read a run of Chinese numeral characters, with 点 before decimals; None where it is no number.

    The integer goes through ``cn2an``, which is right for pure Chinese integers; decimals, bare magnitudes (千万) and
    vague ones (数十, 十几) are split off before, since it misreads or refuses them.
    """
    if not text or len(text) > _LONGEST:
        return None
    whole, point, places = text.partition("点")
    if point:
        return _decimal(whole, places)
    if text[0] in _VAGUE:
        worth = _bare(text[1:])
        return None if worth is None else Numeral(worth, worth, vague=True)
    if text[-1] in _VAGUE:
        value = _integer(text[:-1])
        return None if value is None or text[-2] not in "十百千" else Numeral(value, _last_place(text[:-1]), vague=True)
    value = _bare(text)
    if value is None:
        value = _integer(text)
    return None if value is None else Numeral(value, _last_place(text))


def _bare(text: str) -> Fraction | None:
    """Magnitude characters alone, multiplied: 千万, 百亿."""
    if not text or any(ch not in _WORTH for ch in text) or text == "十":
        return Fraction(10) if text == "十" else None
    product = Fraction(1)
    for ch in text:
        product *= _WORTH[ch]
    return product


def _decimal(whole: str, places: str) -> Numeral | None:
    """一百二十点三亿: digits after 点, then an optional magnitude."""
    digits = places.rstrip("十百千万亿")
    worth = _bare(places[len(digits) :]) or Fraction(1)
    value = _integer(whole)
    if value is None or not digits or any(ch not in "〇零一二三四五六七八九" for ch in digits):
        return None
    ascii_digits = digits.translate(str.maketrans("〇零一二三四五六七八九", "00123456789"))
    step = worth / 10 ** len(digits)
    return Numeral(value * worth + int(ascii_digits) * step, step)


@lru_cache(maxsize=4096)
def _integer(text: str) -> Fraction | None:
    """A pure Chinese integer."""
    import cn2an  # noqa: PLC0415 - 0.1 s to import, and most texts have no such numeral

    folded = text.replace("俩", "两").replace("仨", "三").replace("〇", "零").replace("廿", "二十").replace("卅", "三十")
    if folded.startswith("百") or folded.startswith("千"):
        folded = "一" + folded
    try:
        value = cn2an.cn2an(folded, "smart")
    except ValueError:
        return None
    return Fraction(value) if isinstance(value, int) else None


def _last_place(text: str) -> Fraction:
    """Worth of the last stated place: 1 for 二十三, 10 for 二十, 10000 for 三百万."""
    worth = Fraction(1)
    for ch in reversed(text):
        if ch not in _WORTH:
            return worth if worth > 1 and not _spoken(text) else _spoken_place(text, worth)
        worth *= _WORTH[ch]
    return worth


def _spoken(text: str) -> bool:
    return len(text) >= 3 and text[-1] in DIGITS and text[-2] in _WORTH and text[-2] != "十"


def _spoken_place(text: str, worth: Fraction) -> Fraction:
    """两万五 ends in thousands: the place below the last magnitude."""
    return Fraction(_WORTH[text[-2]], 10) if _spoken(text) else worth
