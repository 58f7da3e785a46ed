"""The words around a date: where the expression begins and ends, and what they make of it."""

from __future__ import annotations

import re
from functools import cache

from attrs import fields_dict, frozen

from claimcheck.extract.period_grammar import shapes
from claimcheck.lexicon.periods import period_words

# 自2018年国家医保局成立以来: what stands between belongs to the expression.
_GAP = re.compile(r"[^,。;:!?、\n0-9]{1,16}?(?:以来|至今|迄今)")
# 比2020年增长 is a comparison by its first word; 与2020年持平, 是2020年的3倍 by what follows.
_TIMES = re.compile(r"的?(?:近|约|超|逾)? ?[0-9.]{1,12}(?:多|余)?倍|的?[一二两三四五六七八九十几数百]{1,3}(?:多|余)?倍")
_SHARE = re.compile(r" ?[0-9.]{1,12} ?[%％成]|[一二两三四五六七八九]成")
_SEEN = re.compile(r"[^,。;\n]{0,12}看")
_MOVED = re.compile(r"[^。;!?\n]{0,80}?(?:到|至|为|升|降|增|扩|涨|跌|缩|减)")
_STRONG = ("恢复到", "恢复至", "恢复为", "相当于")


@frozen
class Use:
    """One expression with the words that belong to it.

    ``before`` is the kind of word before the date (a table of the lexicon) and ``word`` the word; the rest says which
    words follow. ``start`` and ``end`` take all in.
    """

    start: int
    end: int
    before: str | None
    word: str
    same: bool
    since: bool
    deadline: bool
    later: bool
    compared: bool
    of: bool
    inner: str | None


@cache
def _leading() -> tuple[tuple[str, str], ...]:
    """Words before a date with their kinds, the longest first."""
    before = period_words().before
    words = [(word, kind) for kind in fields_dict(type(before)) for word in getattr(before, kind)]
    return tuple(sorted(words, key=lambda pair: -len(pair[0])))


@cache
def _endings() -> dict[str, tuple[tuple[str, str], ...]]:
    """The same by the last letter of the word."""
    table: dict[str, tuple[tuple[str, str], ...]] = {}
    for word, kind in _leading():
        table[word[-1]] = (*table.get(word[-1], ()), (word, kind))
    return table


def _before(text: str, start: int, limit: int) -> tuple[str, str | None]:
    """The word before ``start``, not reaching back past ``limit``, and its kind."""
    if start <= limit:
        return "", None
    space = start - 1 > limit and text[start - 1] == " "
    end = start - 1 if space else start
    guards = period_words().before_guards
    for word, kind in _endings().get(text[end - 1], ()):
        at = end - len(word)
        if at >= limit and text.startswith(word, at) and (at == 0 or text[at - 1] not in guards.get(word, ())):
            return text[at:start], kind
    return "", None


def use_of(text: str, start: int, end: int, limit: int) -> Use:
    """The words around the date at ``[start, end)`` of a folded text, from ``limit`` on."""
    after = shapes().after.match(text, end)
    parts = after.groupdict() if after else {}
    word, kind = _before(text, start, limit)
    stop = after.end() if after else end
    if kind == "since" and not parts.get("since") and (gap := _GAP.match(text, stop)):
        parts["since"], stop = gap.group(), gap.end()
    own = kind not in (None, "restored", "beside") or (kind == "beside" and _beside(text, stop, parts))
    return Use(
        start=start - len(word) if own else start,
        end=stop,
        before=kind,
        word=word.strip(),
        same=bool(parts.get("same")),
        since=bool(parts.get("since")),
        deadline=bool(parts.get("before")),
        later=bool(parts.get("later")),
        compared=_is_compared(text, stop, kind, word, parts),
        of=bool(parts.get("of")),
        inner=parts.get("inner"),
    )


def _is_compared(text: str, stop: int, kind: str | None, word: str, parts: dict[str, str | None]) -> bool:
    """Whether the words make the date the base of a comparison."""
    if kind == "compared" or parts.get("compared"):
        return True
    if kind == "beside":
        return _beside(text, stop, parts)
    if kind in ("restored", "up_to"):
        same = bool(parts.get("same"))
        by_number = bool(_TIMES.match(text, stop)) or (same and bool(_SHARE.match(text, stop)))
        return by_number or (kind == "restored" and (same or word.strip() in _STRONG))
    return bool(parts.get("same")) and bool(_TIMES.match(text, stop) or _SHARE.match(text, stop))


def _beside(text: str, stop: int, parts: dict[str, str | None]) -> bool:
    """与…相比, 与…持平: the words that make 与 a comparison."""
    return bool(parts.get("compared")) or text.startswith(period_words().after.even, stop)


def moved(text: str, end: int) -> bool:
    """What follows 从2015年 tells where it went: …的81.9%提高到."""
    return not _SEEN.match(text, end) and bool(_MOVED.match(text, end))
