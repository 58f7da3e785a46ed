"""Numbers that measure nothing: orders, names, codes, dates, clock times, and numerals inside other words."""

from __future__ import annotations

import re

from claimcheck.extract.figures.numeral import NUMERALS
from claimcheck.extract.figures.parts import unit_at
from claimcheck.lexicon.figures import figure_words

_ORDINAL_LIST = re.compile(rf"第[{NUMERALS}0-9]{{1,4}}+[、和至到-]$")
_ORDINAL_REACH = 6
_DATE = re.compile(r"[0-9]{4}[-./][0-9]{1,2}[-./][0-9]{1,2}(?![0-9])")
# Behind a letter and a joint (DF-21), behind a point or colon (4.5.6, 4:6), or the end of a long number (010-89061397).
_CODE_BEFORE = re.compile(r"(?<=[A-Za-z][-_/=@#])|(?<=[-_/=@#][-_/=@#])|(?<=\.)|(?<=[0-9][:：])")
_CODE_AFTER = re.compile(r"[:：][0-9]|\.[0-9]|-[0-9]{5}")
_PHONE_END = re.compile(r"(?<=[0-9]-)[0-9]{5}")
# Without one of these beside them, digits are part of no code and no date.
_JOINED_BEFORE = frozenset("-_/=@#.:：")
_JOINED_AFTER = frozenset(":：.-/")
_SCALING = frozenset("万亿")
_CLASS = frozenset("级")
_LATIN = re.compile(r"[A-Za-z]")


def is_ordinal(text: str, start: int) -> bool:
    """第八批, 前三名, 连续6年, 每10户: order, streak or basis, not an amount."""
    if text.endswith(figure_words().numbers.ordinal, max(0, start - 2), start):
        return True
    return bool(_ORDINAL_LIST.search(text, max(0, start - _ORDINAL_REACH), start))


def is_pointing(text: str, start: int) -> bool:
    """这三个, 其他两家: points at things named before."""
    return text.endswith(figure_words().numbers.pointing, max(0, start - 2), start)


def is_code(text: str, start: int, end: int) -> bool:
    """Arabic digits that are part of a name, a code, a date, a ratio or a clock time."""
    if text[start] == "0" and end - start > 1 and text[start + 1] != ".":
        return True
    if text[start - 1 : start] in _JOINED_BEFORE and (_CODE_BEFORE.match(text, start) or _PHONE_END.match(text, start)):
        return True
    return text[end : end + 1] in _JOINED_AFTER and bool(_CODE_AFTER.match(text, end) or _DATE.match(text, start))


def is_name(text: str, end: int) -> bool:
    """18号, 3级, 5G: a number without a unit and what stands behind it are a name; one with 万 only before 级."""
    naming = figure_words().numbers.naming if text[end - 1 : end] not in _SCALING else _CLASS
    return text[end : end + 1] in naming or bool(_LATIN.match(text, end))


def in_idiom(text: str, start: int, end: int) -> bool:
    """Some word of the lexicon that is no number covers the first character of a run."""
    words = figure_words().numbers
    for begin in range(max(0, start - words.idiom_longest + 1), min(start + 1, end)):
        for length in words.idiom_lengths.get(text[begin], ()):
            word = text[begin : begin + length]
            last = begin + len(word)
            if last > start and word in words.idioms and _stands_out(text, (begin, last), (start, end)):
                return True
    return False


def _stands_out(text: str, idiom: tuple[int, int], run: tuple[int, int]) -> bool:
    """An idiom of numerals alone (十一) has to be all of the run and count nothing: not 十一万, 十一个."""
    if idiom[0] < run[0] or idiom[1] > run[1]:
        return True
    return idiom == run and unit_at(text, run[1])[0] is None
