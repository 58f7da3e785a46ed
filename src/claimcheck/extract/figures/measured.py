"""Which numbers of a text are quantities: not those in a name, on a clock, or without anything that they count."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence

from attrs import evolve

from claimcheck.extract.figures.value import Figure

_TITLE = re.compile(r"《[^《》。\n]*+》?")
_INDEX = re.compile(r"(?:指数|系数|比值|指标|PMI|CPI|PPI)[^，。；]{0,10}(?:为|达|达到|是|至|到|报|于|在)$")
_INDEX_REACH = 24
_THOUSAND = 1000
# What opens with the number of a year (2030国家愿景), and the lodgings of an address (8栋502).
_YEAR = re.compile(r"(?:19|20)[0-9]{2}$")
_LODGING = re.compile(r"(?:[栋幢座层]|(?<=单)元)-?[0-9]")
_MODEL = re.compile(r"[\u4e00-\u9fff]-$")
_COORDINATE = re.compile(r"(?:[东西]经|[南北]纬|[经纬]度)(?:为|约)?$")
_COORDINATE_REACH = 4


def measured(text: str, found: Sequence[Figure]) -> list[Figure]:
    """The quantities among the numbers of a folded text; a title between 《 and 》 is a name."""
    titles = [match.span() for match in _TITLE.finditer(text)]
    starts = [start for start, _ in titles]

    def stands(figure: Figure) -> bool:
        at = bisect_right(starts, figure.start) - 1
        return not (at >= 0 and figure.start < titles[at][1]) and _measures(text, figure)

    return kept(found, stands)


def kept(found: Sequence[Figure], wanted: Callable[[Figure], bool]) -> list[Figure]:
    """The wanted figures, their partners counted anew."""
    places = [i for i, figure in enumerate(found) if wanted(figure)]
    new = {old: place for place, old in enumerate(places)}
    return [_moved(found[i], new) for i in places]


def _moved(figure: Figure, new: dict[int, int]) -> Figure:
    """A figure whose partner is counted in the new places, and left out where it is gone."""
    partner = None if figure.partner is None else new.get(figure.partner)
    return figure if partner == figure.partner else evolve(figure, partner=partner)


def _measures(text: str, figure: Figure) -> bool:
    """A unit that is no clock's; without one a magnitude, a large numeral in words, or the value of an index."""
    if figure.unit is not None:
        return figure.unit.sort != "clock" and not _is_name(text, figure)
    if figure.factor > 1 or (figure.form == "chinese" and figure.value >= _THOUSAND):
        return True
    return bool(_INDEX.search(text[max(0, figure.start - _INDEX_REACH) : figure.start]))


def _is_name(text: str, figure: Figure) -> bool:
    """A round of a cup, a year before a noun, a house number, a model or a place on the globe, unit or not."""
    unit = figure.unit
    if figure.form == "fraction":
        return text.startswith("决赛", figure.end)
    if unit is None or figure.form != "arabic" or figure.factor != 1:
        return False
    if unit.arabic and _YEAR.fullmatch(text, *figure.digits):
        return True
    if unit.sort == "latin" and _MODEL.search(text, max(0, figure.start - 2), figure.start):
        return True
    if unit.word == "度":
        return bool(_COORDINATE.search(text, max(0, figure.start - _COORDINATE_REACH), figure.start))
    return bool(_LODGING.match(text, figure.end - 1))
