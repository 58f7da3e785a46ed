"""The members of a joined list, each as a phrase that stands on its own."""

from __future__ import annotations

import re

from claimcheck.extract.parallel import alike
from claimcheck.extract.phrase import seamless, split_head
from claimcheck.lexicon.metrics import metric_words
from claimcheck.lexicon.scope import scope_words

# A member shorter than this is a head noun and little more.
_BARE = 5
_MANY = 12
_PAIR = 2
_JOINTS = re.compile(r"、|以及|和|与|及")
# 湖北、河南等地销售额: some of those that share what stands behind.
_SOME = re.compile(
    r"(?P<listed>[^等]+?)等(?:[0-9]{1,4}|[一二三四五六七八九十]{1,3})?[个家种类项大]?"
    r"(?P<sort>[多各]?地区?|[多各]?省(?:份|区市)?|[多各]?国家?|城市|领域|行业|产业|产品|商品|品种|企业|公司|机构|部门|学科|方面)?"
    r"的?(?P<rest>[^等]*)$"
)
# How the names of measures end that no lexicon knows (到岸价).
_MEASURED = re.compile("[量额率值数价费度]$")
# What makes one metric of a pair: 产销率, 进出口银行.
_NO_PAIR = ("率", "比", "银行", "公司", "差", "合同", "平衡", "管理", "一体化", "融合")
_ORDINALS = re.compile(r"第(?P<ones>[一二三四](?:、[一二三四]){1,3})(?P<noun>产业|季度)")
_PREPOSITIONS = ("对", "与", "向", "从", "自")


def conjuncts(phrase: str, count: int) -> list[str]:
    """The ``count`` members that a phrase joins with 、 and 和, each with the words that all share.

    A head noun that only the last states (原煤、原油、天然气产量) or a topic that only the first states
    (示范步行街客流量、营业额) is given to each. An empty list where the phrase does not fall into ``count`` members.
    """
    words = metric_words()
    phrase = _ORDINALS.sub(_each_ordinal, phrase.replace("分别", ""))
    for whole, parts in words.splits.items():
        if phrase.endswith(whole) and len(parts) == count:
            return [phrase[: -len(whole)] + part for part in parts]
    some = _some(phrase)
    if len(some) == count:
        return some
    members = _members(phrase, count)
    return _completed(members) if len(members) == count else _within(phrase, count)


def _each_ordinal(listed: re.Match[str]) -> str:
    """第一、二产业: 第一产业、第二产业."""
    return "、".join(f"第{one}{listed['noun']}" for one in listed["ones"].split("、"))


def everyone(phrase: str) -> list[str]:
    """All members of a phrase that 、 or 和 joins, where one value is said of each; none where it is one noun.

    和 alone joins two nouns only where they are alike (甲县和乙县), for 研究和试验 is one.
    """
    if some := _some(phrase):
        return some
    *parts, rest = re.split(r"、|以及", phrase)
    *more, last = re.split(r"和|与|及", rest, maxsplit=1)
    members = [*parts, *more, last] if more and alike(more[0], last) else [*parts, rest]
    return _completed(members) if 1 < len(members) <= _MANY and all(members) else []


def _some(phrase: str) -> list[str]:
    """湖北、河南等地销售额: each of those that are named, with what they share; none where the phrase isn't so."""
    some = _SOME.match(phrase)
    if some is None:
        return []
    shared = some["rest"] if some["sort"] else split_head(some["rest"])[1] or some["rest"]
    members = [member for member in _JOINTS.split(some["listed"]) if member]
    return [member + shared for member in members] if 1 < len(members) <= _MANY else []


def _completed(members: list[str]) -> list[str]:
    """Each member with the words that all share; 我国 before the preposition of the first stands only there."""
    national = next((word for word in scope_words().national if members[0].startswith(word)), "")
    bare = members[0][len(national) :]
    if national and bare.startswith(_PREPOSITIONS):
        first, *others = _completed([bare, *members[1:]])
        return [national + first, *others]
    return _shared_topic(members) or _shared_head(_shared_preposition(members))


def _within(phrase: str, count: int) -> list[str]:
    """城乡居民收入: a pair of words in one that opens or ends what they share."""
    for whole, parts in metric_words().splits.items():
        before, pair, after = phrase.rpartition(whole)
        if pair and len(parts) == count and not after.startswith(_NO_PAIR):
            return [before + part + after for part in parts]
    return []


def _members(phrase: str, count: int) -> list[str]:
    """The phrase cut at 、, its last part at 和 too where that gives the wanted number."""
    *parts, rest = re.split(r"、|以及", phrase)
    last = re.split(r"和|与|及", rest)
    wanted = count - len(parts)
    if len(last) > wanted:
        last = [rest] if wanted == 1 else [last[0], "".join(last[1:])]
    return [member for member in (*parts, *last) if member]


def _shared_preposition(members: list[str]) -> list[str]:
    """对欧盟、美国和日本: the preposition of the first belongs to all."""
    first = members[0][:1]
    if first not in _PREPOSITIONS:
        return members
    return [member if member.startswith(first) else first + member for member in members]


def _shared_topic(members: list[str]) -> list[str]:
    """全国示范步行街客流量、营业额: the first ends in a head noun of its own."""
    before, head = split_head(members[0])
    if not head or not before or len(members[-1]) > len(members[0]):
        return []
    if not split_head(members[-1])[1]:
        return []
    return [
        members[0],
        *(member if _stands(member, before, head) else seamless(before, member) for member in members[1:]),
    ]


def _stands(member: str, before: str, head: str) -> bool:
    """It has words of its own before its head noun: many, or some where it is built like the first member."""
    own, same = split_head(member)
    return bool(own) and (len(member) >= _BARE or same == head or len(own) == len(before))


def _shared_head(members: list[str]) -> list[str]:
    """城镇和乡村消费品零售额: what follows the last member's own word belongs to all."""
    first, last = members[0], members[-1]
    before, head = split_head(first)
    if head and (before or not split_head(last)[0]):
        return members
    tail = _tail(first, last)
    return [*(member if member.endswith(tail) else member + tail for member in members[:-1]), last]


def _tail(first: str, last: str) -> str:
    """What the last member lends to all: what stands behind the counterpart of the first, else its head noun."""
    own, head = split_head(last)
    size = len(first)
    if first[:1] == last[:1] and first[:1] in _PREPOSITIONS:
        return head
    at = own.find(first[-_PAIR:], 1) if size > 1 else -1
    if at > 0:
        return last[at + _PAIR :]
    if not size < len(own):
        return head
    same = (
        last[size - 1] == first[-1] or last[0] == first[0] or last.startswith("的", size) or alike(first, last[:size])
    )
    measured = size > 1 and not head and _MEASURED.search(last, size + 1)
    return last[size:] if same or measured else head
