"""Which numbers of a text are quantities: not those in a name, on a clock, or without anything that they count."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cache

from attrs import evolve

from claimcheck.extract.figures.names import names
from claimcheck.extract.figures.value import Figure
from claimcheck.extract.inferred import inferred_unit
from claimcheck.lexicon.context import context_words
from claimcheck.lexicon.figures import figure_words

_TITLE = re.compile(r"《[^《》。\n]*+》?")
# What leads to the value of an index (为51.2，低于上月的52.8).
_TOLD = "(?:为|达|达到|是|至|到|报|于|在|破|由|从)(?:[^，。；]{0,8}的)?"
_INDEX_REACH = 44
_MEANT = ("表明", "表示", "意味", "代表", "说明", "以上", "以下", "为荣枯", "的荣枯", "荣枯")
_THOUSAND = 1000
# Behind a number that 多 or a hedge makes rough, things are counted without a measure word.
_NOUN = re.compile(r"的?[\u4e00-\u9fff]")
_NO_NOUN = ("年", "后", "前", "起", "以", "之", "左", "上", "下", "内", "及", "和", "与", "到", "至", "或")
_HUNDRED = 100
_NEAR = 5


def measured(text: str, found: Sequence[Figure]) -> list[Figure]:
    """The quantities among the numbers of a folded text; a title between 《 and 》 is a name."""
    if not found:
        return []
    titles = [match.span() for match in _TITLE.finditer(text)]
    starts = [start for start, _ in titles]
    named = names(text, found)

    def stands(figure: Figure) -> bool:
        at = bisect_right(starts, figure.start) - 1
        return not (at >= 0 and figure.start < titles[at][1]) and figure.start not in named and _measures(text, figure)

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
        return figure.unit.sort != "clock"
    if figure.factor > 1 or (figure.form == "chinese" and figure.value >= _THOUSAND):
        return True
    if figure.form == "arabic" and figure.value >= _HUNDRED and _counts_noun(text, figure):
        return True
    return _tells_index(text, figure)


def _tells_index(text: str, figure: Figure) -> bool:
    """指数为48.8, 倍差由2.71缩小到2.5; not the mark that an index is read by (低于50表明收缩)."""
    if text.startswith(_MEANT, figure.end):
        return False
    return bool(_index(decimals=figure.step < 1).search(text[max(0, figure.start - _INDEX_REACH) : figure.start]))


@cache
def _index(*, decimals: bool) -> re.Pattern[str]:
    """The subject of a value without unit: in its clause, or for one with decimals in its sentence."""
    words = context_words()
    subject = "|".join((*words.indices, *words.multiples, *words.bare))
    between = rf"(?:[^。；\n]{{0,30}}{_TOLD})?" if decimals else rf"[^，。；]{{0,10}}{_TOLD}"
    return re.compile(rf"(?:{subject}){between}$")


def _counts_noun(text: str, figure: Figure) -> bool:
    """2000余师生, 超3700用户: a rough number before people or what else is counted without a measure word."""
    if any(hedge.word in figure_words().hedges.inside for hedge in figure.hedges):
        return bool(_NOUN.match(text, figure.end)) and not text.startswith(_NO_NOUN, figure.end)
    if not figure.hedges or not _NOUN.match(text, figure.end):
        return False
    return inferred_unit(text[figure.end : figure.end + _NEAR], "") != ""
