"""Finds the figures of a text: number, magnitude, unit and hedges, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from attrs import evolve

from claimcheck.extract.figures.exclusion import is_name
from claimcheck.extract.figures.forms import START, read_number
from claimcheck.extract.figures.numeral import NUMERALS, chinese_numeral
from claimcheck.extract.figures.parts import Hedges, hedges_after, hedges_before, unit_at
from claimcheck.extract.figures.series import joined
from claimcheck.extract.figures.value import Figure, Number, Span
from claimcheck.lexicon.figures import Unit, figure_words

_TENTHS = re.compile(rf"[一二三四五六七八九](?![{NUMERALS}])")
_RANGE_AHEAD = re.compile(rf"[至到—–～~-][0-9{NUMERALS}]")


def fold(text: str) -> str:
    """Full-width, traditional and financial characters replaced one for one, so that offsets stay."""
    return text.translate(figure_words().fold)


def scan_figures(text: str, taken: Sequence[Span] = ()) -> list[Figure]:
    """All numbers of a folded text from left to right; ``taken`` are spans (dates) in which no number counts.

    ``measured`` leaves the quantities of them.
    """
    return joined(text, list(_scan(text, taken)))


def _scan(text: str, taken: Sequence[Span]) -> Iterator[Figure]:
    spans = iter([*taken, (len(text) + 1, len(text) + 1)])
    span = next(spans)
    at = 0
    while match := START.search(text, at):
        while span[1] <= match.start():
            span = next(spans)
        if span[0] <= match.start():
            at = span[1]
            continue
        figure = _figure(text, match)
        at = match.end()
        if figure:
            at = max(at, figure.end)
            yield figure


def _figure(text: str, match: re.Match[str]) -> Figure | None:
    """The number that a match opens, with its unit and hedges."""
    number = read_number(text, match)
    if number is None:
        return None
    unit, end = (number.unit, number.end) if number.unit else unit_at(text, number.end)
    if unit is None and is_name(text, end):
        return None
    number, end = _with_tenths(text, number, unit, end)
    outer_start, before = hedges_before(text, number.start)
    if number.form == "chinese" and not _counts(text, number, unit, before):
        return None
    outer_end, after = hedges_after(text, end, counted=unit is not None and unit.countable)
    return Figure(
        start=number.start,
        end=end,
        outer_start=outer_start,
        outer_end=outer_end,
        value=number.value,
        step=number.step,
        unit=unit,
        hedges=before + number.hedges + after,
        digits=number.digits,
        magnitude=number.magnitude,
        factor=number.factor,
        form=number.form,
    )


def _with_tenths(text: str, number: Number, unit: Unit | None, end: int) -> tuple[Number, int]:
    """九成五: the tenths stand behind the unit."""
    tenths = _TENTHS.match(text, end) if unit and unit.word == "成" else None
    digit = chinese_numeral(tenths[0]) if tenths else None
    if tenths is None or digit is None:
        return number, end
    return evolve(number, value=number.value + digit.value / 10, step=Fraction(1, 10)), tenths.end()


def _counts(text: str, number: Number, unit: Unit | None, before: Hedges) -> bool:
    """A Chinese numeral that states an amount: an article (一个), or a lone 百 or 千 does not."""
    if _RANGE_AHEAD.match(text, number.end):
        return True
    word = text[number.start : number.end]
    if word == "一":
        return unit is not None and unit.sort == "share"
    if word in {"百", "千", "万", "亿"} and not before:
        return False
    return unit is None or unit.sort != "bare"
