"""What stands around a number: sign, magnitude, unit, and the hedges before, inside and after."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache

from claimcheck.lexicon.figures import HedgeWord, Unit, figure_words

_GAP = re.compile(r"[ \u3000]{0,2}")
_DIGITS = re.compile(r"[0-9]++(?:\.[0-9]++)?+")
_LATIN = re.compile(r"[A-Za-z]")
_MOST_HEDGES = 2
_INDEX_REACH = 40
_SMALL = 100

Hedges = tuple[HedgeWord, ...]


def skip(text: str, at: int) -> int:
    """Past a stray space or two."""
    gap = _GAP.match(text, at)
    return gap.end() if gap else at


@cache
def _longest() -> tuple[int, int, int]:
    words = figure_words()
    return tuple(max(map(len, table)) for table in (words.units, words.hedges.before, words.hedges.after))  # type: ignore[return-value]


# -- magnitude and unit ----------------------------------------------------------------------------------------------


def magnitude(text: str, at: int, *, places: int) -> tuple[int, Fraction]:
    """The end of the magnitude word at a place, and its worth; the place unchanged and 1 where there is none.

    ``places`` is how many decimals stand before: 1.5百 isn't written, so a 百 or 千 behind decimals opens a word.
    """
    words = figure_words().numbers
    here = skip(text, at)
    if _spoken_hundred_million(text, here):
        return here + 2, Fraction(words.magnitudes["亿"])
    for length in (2, 1):
        word = text[here : here + length]
        worth = words.magnitudes.get(word)
        if worth is None or text[here + length : here + length + 1] in words.magnitude_guards.get(word[-1], ()):
            continue
        if worth > _SMALL or not places:
            return here + len(word), Fraction(worth)
    return at, Fraction(1)


def _spoken_hundred_million(text: str, at: int) -> bool:
    """3个亿, unlike 3个亿元村 or 3个亿级园区, which are counted."""
    return (
        text.startswith("个亿", at) and text[at + 2 : at + 3] not in {"级", "万"} and unit_at(text, at + 2)[0] is None
    )


def unit_at(text: str, at: int) -> tuple[Unit | None, int]:
    """The longest unit behind a number that ends at ``at``, and where it ends."""
    words = figure_words()
    here = skip(text, at)
    for length in range(min(_longest()[0], len(text) - here), 0, -1):
        unit = words.units.get(text[here : here + length])
        if unit and _unit_fits(text, unit, here, here + length):
            other = words.of_index.get(unit.word)
            return words.units[other] if other and _of_index(text, here) else unit, here + length
    return None, at


def _unit_fits(text: str, unit: Unit, start: int, end: int) -> bool:
    """No longer word runs over the end of the unit, and 点 counts points only of an index."""
    words = figure_words()
    follower = text[end : end + 1]
    if follower in words.unit_guards.get(unit.word[-1], ()):
        return False
    if unit.sort == "latin" and _LATIN.match(follower):
        return False
    return unit.sort != "index" or _of_index(text, start)


def _of_index(text: str, start: int) -> bool:
    """The sentence has spoken of an index shortly before."""
    before = text[max(0, start - _INDEX_REACH) : start].rpartition("。")[2]
    return any(subject in before for subject in figure_words().index_subjects)


# -- hedges ----------------------------------------------------------------------------------------------------------


def hedge_inside(text: str, at: int) -> tuple[int, Hedges]:
    """多, 余 or 来 behind the digits or the magnitude."""
    words = figure_words().hedges
    word = words.inside.get(text[at : at + 1])
    if word is None or text[at + 1 : at + 2] in words.opening.get(word.word, ()):
        return at, ()
    return at + 1, (word,)


def hedges_before(text: str, start: int) -> tuple[int, Hedges]:
    """Where the hedges right before a number begin, and the hedges, the outermost first."""
    found: Hedges = ()
    at = start
    while len(found) < _MOST_HEDGES:
        here = _before_gap(text, at)
        word = _hedge_ending(text, here)
        if word is None:
            break
        found = (word, *found)
        at = here - len(word.word)
    return at, found


def _before_gap(text: str, at: int) -> int:
    """Before a stray space or two."""
    here = at
    while here > max(0, at - 2) and text[here - 1] in " \u3000":
        here -= 1
    return here


def _hedge_ending(text: str, end: int) -> HedgeWord | None:
    words = figure_words().hedges
    for length in range(min(_longest()[1], end), 0, -1):
        word = words.before.get(text[end - length : end])
        if word and _fits(text, word, end - length, end):
            return word
    return None


def _fits(text: str, word: HedgeWord, start: int, end: int) -> bool:
    """The hedge doesn't end another word, and what it needs stands behind it."""
    words = figure_words().hedges
    if text[max(0, start - 1) : start] in words.ending.get(word.word, ()):
        return False
    needed = words.only.get(word.word)
    return needed is None or text[end : end + 1] in needed


def hedges_after(text: str, end: int, *, counted: bool) -> tuple[int, Hedges]:
    """Where the hedge behind a figure ends, and the hedge; a counted noun may stand between."""
    words = figure_words().hedges
    here = skip(text, end)
    for length in range(_longest()[2], 0, -1):
        word = words.after.get(text[here : here + length])
        if word and _fits(text, word, here, here + length):
            return here + len(word.word), (word,)
    if not counted:
        return _more_behind(text, end)
    behind = _behind_noun().match(text, end)
    return (end, (words.after[behind["word"]],)) if behind else (end, ())


def _more_behind(text: str, end: int) -> tuple[int, Hedges]:
    """1倍多, 九成多: 多 behind a unit that measures, where it opens no other word (3米多功能)."""
    words = figure_words().hedges
    return (end, ()) if text[end + 1 : end + 2] in words.many_opening else hedge_inside(text, end)


@cache
def _behind_noun() -> re.Pattern[str]:
    words = "|".join(map(re.escape, figure_words().hedges.behind_noun))
    return re.compile(rf"[^，。；、的和0-9\s]{{1,4}}?(?P<word>{words})(?![^，。；、的])")


# -- sign ------------------------------------------------------------------------------------------------------------


def signed(text: str, start: int) -> tuple[int, int]:
    """Where a number begins with its sign, and -1 or 1: not the 负 of 减负, not a hyphen between words."""
    words = figure_words().numbers
    before, earlier = text[max(0, start - 1) : start], text[max(0, start - 2) : max(0, start - 1)]
    if before == "-" and _is_minus(text, start, earlier):
        return start - 1, -1
    if before in words.negative and earlier not in words.negative_ending:
        return start - 1, -1
    return start, -1 if text.endswith(words.below_zero, 0, start) else 1


def _is_minus(text: str, start: int, earlier: str) -> bool:
    """Not the hyphen of a name (歼-20) or a range; behind Chinese only before what can be negative (增长率-2.41‰)."""
    if not earlier.isalnum():
        return earlier not in {"-", ")", "）", "%"}
    digits = _DIGITS.match(text, start)
    unit = unit_at(text, digits.end())[0] if digits and not earlier.isascii() else None
    return unit is not None and unit.base in figure_words().signed
