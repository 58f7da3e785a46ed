"""Spans told by their last day: 截至6月30日止六个月, 截至23日的一周内, 截至12月31日止年度."""

from __future__ import annotations

import re
from datetime import timedelta

from claimcheck.extract.periods.atoms import SMALL
from claimcheck.extract.periods.year import small_number
from claimcheck.model import Period, month_end, months_after

_LENGTH = re.compile(
    rf"(?<=的)(?:前|过去|最近|近)?(?P<of>{SMALL})(?P<unit>周|天|个星期|个月|个季度|年)(?=[内里间,，、])[内里间]?"
    rf"|止(?:的|之)?(?:(?P<till>{SMALL})(?P<span>周|天|日|个星期|个月|个季度|年)|(?P<year>年度|财年))[内里间]?"
)
_DAYS = {"天": 1, "日": 1, "周": 7, "个星期": 7}
_MONTHS = {"个月": 1, "个季度": 3, "年": 12}


def trailing_span(folded: str, at: int, last: Period) -> tuple[int, Period] | None:
    """Where the words behind a last day end, and the span that they tell; none where they tell no length.

    Months and years are told only up to the end of a month.
    """
    match = _LENGTH.match(folded, at)
    if match is None:
        return None
    unit = match["unit"] or match["span"] or "年"
    number = small_number(match["of"] or match["till"] or "一") or 1
    if unit in _DAYS:
        return match.end(), Period(last.end - timedelta(days=number * _DAYS[unit] - 1), last.end)
    months = number * _MONTHS[unit]
    if last.end != month_end(last.end.year, last.end.month):
        return None
    return match.end(), months_after(last.end, 1 - months, months)
