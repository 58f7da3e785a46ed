"""Calendar days in the many forms in which files print them."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, timedelta, timezone

SHANGHAI = timezone(timedelta(hours=8), "Asia/Shanghai")
_EARLIEST, _LATEST = 1949, 2100
_CLOCK = (
    r"(?:[T\s]*+(\d{1,2})[:：时](\d{1,2})(?:[:：分](\d{1,2})(?:\.\d{1,9})?+)?+[分秒]?+\s*+(Z|[+-]\d{2}:?\d{2})?+)?+"
)
_FULL = re.compile(rf"(?<!\d)((?:19|20)\d\d)\s*+[-/.年]\s*+(\d{{1,2}})\s*+[-/.月]\s*+(\d{{1,2}})(?!\d)日?+{_CLOCK}")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")
_CHINESE = re.compile(
    r"([一二][〇○零oO０一二三四五六七八九]{3})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)
_MONTH_DAY = re.compile(r"(?<!\d)(\d{1,2})月(\d{1,2})日")
_DIGITS = {ord(word): str(number) for number, word in enumerate("〇一二三四五六七八九")} | {
    ord(word): "0" for word in "○零oO０"
}
_RFC = re.compile(r"[A-Za-z]{3},?\s++\d{1,2}\s++[A-Za-z]{3}\s++\d{4}")


def find_date(text: str) -> date | None:
    """The first full date in ``text``, as a day in Shanghai: a time with its own zone is converted."""
    folded = unicodedata.normalize("NFKC", text)
    if match := _RFC.search(folded):
        return _from_rfc(folded[match.start() :])
    if match := _FULL.search(folded):
        return _from_match(match)
    if match := _CHINESE.search(text):
        return _day(int(match[1].translate(_DIGITS)), _spoken(match[2]), _spoken(match[3]))
    if match := _COMPACT.search(folded):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    return None


def find_day(text: str, year: int) -> date | None:
    """The first month and day in ``text``, in a year known from elsewhere."""
    match = _MONTH_DAY.search(text)
    return _day(year, int(match[1]), int(match[2])) if match else None


def _from_rfc(text: str) -> date | None:
    """A date as mail and web servers write it."""
    from email.utils import parsedate_to_datetime  # noqa: PLC0415 - slow to import, and seldom needed

    try:
        return _local(parsedate_to_datetime(text[:60]))
    except (TypeError, ValueError, OverflowError):
        return None


def _from_match(match: re.Match[str]) -> date | None:
    day = _day(int(match[1]), int(match[2]), int(match[3]))
    zone = match[7]
    if day is None or zone is None:
        return day
    try:
        clock = f"{int(match[4]):02}:{match[5]:0>2}:{match[6] or 0:0>2}"
        return _local(datetime.fromisoformat(f"{day.isoformat()}T{clock}{zone}"))
    except (ValueError, OverflowError):
        return day


def _local(moment: datetime) -> date:
    return (moment if moment.tzinfo is None else moment.astimezone(SHANGHAI)).date()


def _day(year: int, month: int, day: int) -> date | None:
    """A day of the calendar in a year when such documents were written."""
    if not _EARLIEST <= year <= _LATEST:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _spoken(word: str) -> int:
    """A number up to 31 in Chinese."""
    tens, ten, units = word.rpartition("十")
    value = int(units.translate(_DIGITS) or 0)
    return value + (int(tens.translate(_DIGITS) or 1) * 10 if ten else 0)
