"""Members of a list that repeat a pattern: which word of the one stands for which of the other."""

from __future__ import annotations

from functools import cache

from claimcheck.extract.phrase import split_head
from claimcheck.lexicon.grammar import grammar_words
from claimcheck.lexicon.metrics import metric_words
from claimcheck.lexicon.scope import scope_words
from claimcheck.lexicon.words import Words

_BARE = 6
_AHEAD = 4
_TAIL = 4
_OPENING = 6
# Sorts of one character that hardly ever stand in another word.
_LONE = frozenset("险港县")
_AREAS = frozenset("省市县区州盟旗镇乡村")
_WHOLE_AREAS = ("全国", "我国", "全省", "全市", "全县", "全区", "全州", "全镇", "全乡", "全村")


def counterpart(local: str, former: str) -> str:
    """The name of ``local`` where it is built like the ``former`` member of its list, empty where it is not.

    日本 after 欧盟经济 is 日本经济, 乙县 after 甲县补植面积 is 乙县补植面积; a member with words of its own is itself.
    """
    if not local or local in former:
        return ""
    named = _other_place(local, former) or _other_of_sort(local, former)
    return named or (local if _same_tail(local, former) or _same_opening(local, former) else "")


def alike(one: str, other: str) -> bool:
    """Two phrases that 和 joins are two metrics, and not one noun: places, kin, opposites, or each with a head."""
    if _place_in(one) == one and other.startswith(_place_in(other) or "\0"):
        return True
    if split_head(one)[1] and split_head(other)[1]:
        return True
    return bool(opposed(one, other)) or bool(_other_of_sort(one, other))


def opposed(one: str, other: str) -> tuple[str, str] | None:
    """A word of each that the lexicon holds to be counterparts (住院, 门诊), if they have such."""
    for group in metric_words().opposed:
        mine = [word for word in group if word in one]
        for word in group:
            if mine and word in other and word not in mine and not any(own in other for own in mine):
                return max(mine, key=len), word
    return None


def _other_place(local: str, former: str) -> str:
    """Another place: it takes the place of the former, with what was said of that unless it has words of its own."""
    place, was = _place_in(local), _place_in(former)
    if not place and len(local) <= _BARE and _sorts().ending(local) in _AREAS:
        place = local
    if not place or not was or place == was or not local.startswith(place):
        return ""
    return local if local != place else place + former[former.find(was) + len(was) :]


def _other_of_sort(local: str, former: str) -> str:
    """乙县 for 甲县, 三产 for 一产, 西药 for 中成药: a bare name of the sort that the former opens with."""
    if len(local) > _BARE or split_head(local)[1] == local:
        return ""
    pair = opposed(local, former)
    if pair and pair[0] == local:
        before, _, after = former.rpartition(pair[1])
        return before + local + after
    sort = _sorts().ending(local)
    at = former.find(sort, 1, len(local) + _AHEAD) if sort and not former.endswith(sort) else -1
    return local + former[at + len(sort) :] if at > 0 and local != sort else ""


def _same_tail(local: str, former: str) -> bool:
    """Both end alike behind words of their own: more than a head noun alone."""
    shortest = min(len(local), len(former))
    common = next((size for size in range(shortest) if local[-size - 1] != former[-size - 1]), shortest)
    if not _TAIL <= common < shortest or common <= len(split_head(local)[1]):
        return False
    return not local.startswith(grammar_words().not_narrowing)


def _same_opening(local: str, former: str) -> bool:
    """Both open with names of one sort: 财产险赔款, then 寿险给付."""
    if former.startswith(_WHOLE_AREAS):
        return False
    for at in range(1, min(_OPENING, len(local))):
        sort = _sorts().starting(local, at)
        where = former.find(sort, 1, _OPENING) if len(sort) > 1 or sort in _LONE else -1
        if where > 0 and former[:where] != local[:at]:
            return True
    return False


def _place_in(name: str) -> str:
    """The place that a name opens with or holds, the first and longest."""
    return next(_places().found(name), "")


@cache
def _places() -> Words:
    words = scope_words()
    return Words((*words.places, *words.countries, *_WHOLE_AREAS))


@cache
def _sorts() -> Words:
    return Words(grammar_words().sorts)
