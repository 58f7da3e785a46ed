"""What stands around a number: sign, magnitude, unit, and the hedges before, inside and after."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache

from claimcheck.lexicon.figures import HedgeWord, Unit, figure_words

_GAP = re.compile(r"[ \u3000]{0,2}")
_SPACES = frozenset(" \u3000")
# With the other end of a range, which may state the unit of both: -3至5℃.
_SIGNED_DIGITS = re.compile(r"[0-9]{1,12}+(?:\.[0-9]{1,6}+)?+(?:(?:至|到|~|～|—)-?[0-9]{1,12}+(?:\.[0-9]{1,6}+)?+)?+")
_LATIN = re.compile(r"[A-Za-z0-9]")
_MOST_HEDGES = 2
_SUBJECT_REACH = 40
_LONGEST_SIGN = 4
_JOINTS = frozenset("/每·")
_SPOKEN_RATES = frozenset({"money", "physical", "latin"})
_SMALL = 100
_CLAUSE_ENDS = frozenset("，。；、！？,;!?") | {""}
_AMOUNT_ENDS = frozenset("0123456789多余百千万亿")
_OPPOSITE = frozenset({"over", "under"})

Hedges = tuple[HedgeWord, ...]


def skip(text: str, at: int) -> int:
    """Past a stray space or two."""
    gap = _GAP.match(text, at) if text[at : at + 1] in _SPACES else None
    return gap.end() if gap else at


# -- magnitude and unit ----------------------------------------------------------------------------------------------


def magnitude(text: str, at: int, *, places: int) -> tuple[int, Fraction]:
    """The end of the magnitude word at a place, and its worth; the place unchanged and 1 where there is none.

    ``places`` is how many decimals stand before: 1.5百 isn't written, so a 百 or 千 behind decimals opens a word.
    """
    words = figure_words().numbers
    here = skip(text, at)
    if _spoken_hundred_million(text, here):
        return here + 2, Fraction(words.magnitudes["亿"])
    for length in (3, 2, 1):
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
    """The longest unit behind a number that ends at ``at``, with what it is told by (元/吨), and where it ends."""
    words = figure_words().measures
    here = skip(text, at)
    for length in words.lengths.get(text[here : here + 1], ()):
        unit = words.named.get(text[here : here + length])
        if unit and _unit_fits(text, unit, here, here + len(unit.word)):
            return _per(text, _as_spoken(text, unit, here), here + len(unit.word))
    return None, at


def _unit_fits(text: str, unit: Unit, start: int, end: int) -> bool:
    """No longer word runs over the end of the unit, and points are of an index or a score that was spoken of."""
    words = figure_words().measures
    if _runs_on(text, unit.word, end) or (
        text.startswith(words.guards.get(unit.word, ()), end) and not _opens_noun(text, unit, start, end)
    ):
        return False
    subjects = words.subjects.get(unit.word)
    return subjects is None or _spoken_of(text, start, subjects)


def _opens_noun(text: str, unit: Unit, start: int, end: int) -> bool:
    """Behind digits, 多 or a magnitude the guarded word is the start of a longer one that is counted: 3家乡镇卫生院."""
    return text[start - 1 : start] in _AMOUNT_ENDS and text.startswith(
        figure_words().measures.unguarded.get(unit.word, ()), end
    )


def _runs_on(text: str, word: str, end: int) -> bool:
    """A word of Latin letters goes on behind ``end``."""
    return word[-1].isascii() and word[-1].isalpha() and _LATIN.match(text, end) is not None


def _as_spoken(text: str, unit: Unit, start: int) -> Unit:
    words = figure_words().measures
    spoken = words.spoken.get(unit.word)
    return spoken.unit if spoken and _spoken_of(text, start, spoken.subjects, spoken.within) else unit


def _spoken_of(text: str, start: int, subjects: tuple[str, ...], within: str = "。") -> bool:
    """The text has spoken of one of the subjects shortly before, with none of the marks between."""
    before = text[max(0, start - _SUBJECT_REACH) : start]
    opening = max(map(before.rfind, within)) + 1
    return any(subject in before[opening:] for subject in subjects)


def _per(text: str, unit: Unit, end: int) -> tuple[Unit, int]:
    """A unit with what it is told by: 元/吨, 元每吨, 元/套·月."""
    joint = text[end : end + 1]
    if joint not in _JOINTS or (joint == "每" and not _tells_rate(unit)) or (joint == "·" and "/" not in unit.word):
        return unit, end
    words = figure_words().measures
    told = words.per_spoken if joint == "每" else words.per
    for length in range(words.per_longest, 0, -1):
        word = text[end + 1 : end + 1 + length]
        if word in told and _is_rate(unit, word) and not _opens_word(text, word, end + 1 + len(word)):
            told_by = rate(unit, word, "·" if joint == "·" else "/")
            return (told_by, end + 1 + len(word)) if "/" in unit.word else _per(text, told_by, end + 1 + len(word))
    return unit, end


def _tells_rate(unit: Unit) -> bool:
    """Said with 每 of amounts and prices, not of things, durations and small change."""
    return unit.sort in _SPOKEN_RATES and unit.factor == 1


def _is_rate(unit: Unit, per: str) -> bool:
    """Not two counters of one thing: 100件/套."""
    other = figure_words().units.get(per)
    return not (unit.countable and other and other.countable)


def _opens_word(text: str, word: str, end: int) -> bool:
    return text.startswith(figure_words().measures.guards.get(word, ()), end) or _runs_on(text, word, end)


@cache
def rate(unit: Unit, per: str, joint: str) -> Unit:
    """An amount told by another: prices stay money, nothing else is counted in whole."""
    sort = "money" if unit.sort == "money" else "physical"
    return Unit(f"{unit.word}{joint}{per}", f"{unit.base}{joint}{per}", unit.factor, sort)


def unit_before(text: str, start: int, end: int, *, scaled: bool) -> tuple[Unit | None, int, int]:
    """The currency that stands before a number (¥500, $85/桶), where it starts and where what it is told by ends.

    A word (人民币) says so only of a number with a magnitude, and an English magnitude behind is not read.
    """
    words = figure_words().measures
    here = _before_gap(text, start)
    for length in range(min(_LONGEST_SIGN, here), 0, -1):
        sign = text[here - length : here]
        unit = words.money_before.get(sign)
        if unit and not _word_without_amount(sign, scaled=scaled) and not _LATIN.match(text, skip(text, end)):
            if _runs_into(text, sign, here - length):
                break
            unit, end = _per(text, unit, end)
            return unit, here - length, end
    return None, start, end


def _word_without_amount(sign: str, *, scaled: bool) -> bool:
    return not sign.isascii() and sign.isalpha() and not scaled


def _runs_into(text: str, sign: str, start: int) -> bool:
    """A code that ends a longer word of Latin letters."""
    return sign[0].isalpha() and start > 0 and text[start - 1].isascii() and text[start - 1].isalnum()


# -- hedges ----------------------------------------------------------------------------------------------------------


def hedge_inside(text: str, at: int) -> tuple[int, Hedges]:
    """多, 余 or 来 behind the digits or the magnitude."""
    words = figure_words().hedges
    word = words.inside.get(text[at : at + 1])
    if word is None or text.startswith(words.opening.get(word.word, ()), at + 1):
        return at, ()
    return at + 1, (word,)


def hedges_before(text: str, start: int) -> tuple[int, Hedges]:
    """Where the hedges right before a number begin, and the hedges, the outermost first.

    Of two opposite ones the inner holds: 最低不足1亿. One that is heard across a word leaves the beginning where it is.
    """
    found: Hedges = ()
    at = start
    while len(found) < _MOST_HEDGES:
        here = _before_gap(text, at)
        word = _hedge_ending(text, here)
        if word is None:
            break
        if not found or {word.hedge, found[0].hedge} != _OPPOSITE:
            found = (word, *found)
        at = here - len(word.word)
    if not found and (linked := _hedge_across(text, start)):
        return start, (linked,)
    return at, found


def _hedge_across(text: str, start: int) -> HedgeWord | None:
    """不足全球9%, 接近零下50度: a hedge that a word of the number's scope or sign parts from it."""
    words = figure_words().hedges
    if not text.endswith(words.links, 0, start):
        return None
    end = start - next(len(link) for link in words.links if text.endswith(link, 0, start))
    word = _hedge_ending(text, end)
    return word if word and word.word in words.linked else None


def _before_gap(text: str, at: int) -> int:
    """Before a stray space or two."""
    here = at
    while here > max(0, at - 2) and text[here - 1] in " \u3000":
        here -= 1
    return here


def _hedge_ending(text: str, end: int) -> HedgeWord | None:
    if text[end - 1 : end] not in _hedge_characters()[0]:
        return None
    words = figure_words().hedges
    for length in range(min(words.longest[0], end), 0, -1):
        word = words.before.get(text[end - length : end])
        if word and _fits(text, word, end - length, end):
            return word
    return None


@cache
def _hedge_characters() -> tuple[frozenset[str], frozenset[str]]:
    """What hedges before a number end with, and those behind it begin with."""
    words = figure_words().hedges
    return frozenset(word[-1] for word in words.before), frozenset(word[0] for word in words.after)


def _fits(text: str, word: HedgeWord, start: int, end: int) -> bool:
    """The hedge neither ends nor opens another word, and what it needs stands behind it."""
    words = figure_words().hedges
    if text.endswith(words.ending.get(word.word, ()), 0, start) or text.startswith(
        words.opening.get(word.word, ()), end
    ):
        return False
    needed = words.only.get(word.word)
    return needed is None or needed.match(text, end) is not None


def hedges_after(text: str, end: int, *, counted: bool) -> tuple[int, Hedges]:
    """Where the hedge behind a figure ends, and the hedge; a counted noun may stand between."""
    words = figure_words().hedges
    here = skip(text, end)
    lengths = range(words.longest[1], 0, -1) if text[here : here + 1] in _hedge_characters()[1] else ()
    for length in lengths:
        word = words.after.get(text[here : here + length])
        if word and _fits(text, word, here, here + length):
            return here + len(word.word), (word,)
    if not counted or (text.startswith("多", end) and text[end + 1 : end + 2] in _CLAUSE_ENDS):
        return _more_behind(text, end)
    behind = _behind_noun().match(text, end)
    return (end, (words.after[behind["word"]],)) if behind else (end, ())


def _more_behind(text: str, end: int) -> tuple[int, Hedges]:
    """1倍多, 九成多: 多 behind a unit that measures, where it opens no other word (3米多功能)."""
    words = figure_words().hedges
    return (end, ()) if text.startswith(words.many_opening, end + 1) else hedge_inside(text, end)


@cache
def _behind_noun() -> re.Pattern[str]:
    words = "|".join(map(re.escape, figure_words().hedges.behind_noun))
    return re.compile(rf"[^，。；、：！？,;:!?的和0-9\s]{{1,4}}?(?P<word>{words})(?![^，。；、的])")


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
    digits = None if earlier.isascii() else _SIGNED_DIGITS.match(text, start)
    if digits is None:
        return False
    at, factor = magnitude(text, digits.end(), places=1)
    unit = unit_at(text, at)[0]
    signed_units = figure_words().measures.signed
    return unit is not None and (unit.base in signed_units or (unit.sort == "money" and factor > 1))
