"""Finds the figures of a text: number, magnitude, unit and hedges, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import evolve

from claimcheck.extract.figures.compound import completed, counted
from claimcheck.extract.figures.exclusion import is_name
from claimcheck.extract.figures.forms import START, read_number
from claimcheck.extract.figures.numeral import NUMERALS
from claimcheck.extract.figures.parts import Hedges, hedges_after, hedges_before, unit_before
from claimcheck.extract.figures.series import joined
from claimcheck.extract.figures.value import Figure, Number, Span
from claimcheck.lexicon.figures import Unit, figure_words

_SELF_COUNTED = frozenset("俩仨")
_HUNDRED = 100
_KIN = frozenset("们他她它你我咱哥弟姐妹子女妻妇徒媳母父爹娘爸妈爷孙友口")
_MEASURED = frozenset({"time", "physical", "money"})
_RANGE_AHEAD = re.compile(rf"[至到—–～~-](?:零下|[负-])?[0-9{NUMERALS}]")


def fold(text: str) -> str:
    """Full-width, traditional and financial characters replaced one for one, so that offsets stay."""
    return figure_words().fold.of(text)


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
    number, unit, end = _with_unit(text, number)
    if unit is None and is_name(text, end):
        return None
    outer_start, before = hedges_before(text, number.start)
    outer_end, after = hedges_after(text, end, counted=unit is not None and unit.countable)
    hedges = before + number.hedges + after
    if number.form == "chinese" and not _counts(text, number, unit, before, hedges):
        return None
    return Figure(
        start=number.start - _is_vague_before(text, number, before),
        end=end,
        outer_start=outer_start,
        outer_end=outer_end,
        value=number.value,
        step=number.step,
        unit=unit,
        hedges=hedges,
        words=number.words,
        digits=number.digits,
        magnitude=number.magnitude,
        factor=number.factor,
        form=number.form,
    )


def _is_vague_before(text: str, number: Number, before: Hedges) -> bool:
    """上百人: like 数 of 数百人, 上 belongs to the number."""
    return bool(before) and before[-1].word == "上" == text[number.start - 1]


def _with_unit(text: str, number: Number) -> tuple[Number, Unit | None, int]:
    """The number with what completes it behind its counter or unit, the unit, and where that ends."""
    if number.unit:
        return number, number.unit, number.end
    number, unit, end = counted(text, number)
    if unit is None:
        currency, start, end = unit_before(text, number.start, end, scaled=number.factor > 1)
        return (evolve(number, start=start), currency, end) if currency else (number, _implied(text, number), end)
    if unit.sort == "ratio":
        return number, None, number.end
    return completed(text, number, unit, end)


def _implied(text: str, number: Number) -> Unit | None:
    """俩 and 仨 count by themselves, unless they follow the kin that they name (兄弟俩); below zero are degrees."""
    said = text[slice(*number.words)]
    if said in _SELF_COUNTED and text[number.start - 1 : number.start] not in _KIN:
        return figure_words().units["个"]
    below = number.value < 0 and text.endswith(figure_words().numbers.below_zero, 0, number.start)
    if below and not _RANGE_AHEAD.match(text, number.end):
        return figure_words().units["摄氏度"]
    return None


def _counts(text: str, number: Number, unit: Unit | None, before: Hedges, hedges: Hedges) -> bool:
    """A Chinese numeral that states an amount: an article (一个), or a lone 百 or 千 (千元以上的商品) does not."""
    if _RANGE_AHEAD.match(text, number.end):
        return True
    word = text[slice(*number.words)]
    if word == "一":
        price = unit is not None and unit.sort == "money" and len(unit.word) > 1
        return price or (unit is not None and (unit.sort == "share" or (bool(hedges) and unit.sort in _MEASURED)))
    if word in {"百", "千", "万", "亿"} and not before and not number.hedges:
        return False
    if word in _SELF_COUNTED and unit is None:
        return False
    return unit is None or not unit.arabic or bool(hedges) or number.value >= _HUNDRED
