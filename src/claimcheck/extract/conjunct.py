"""The members of a joined list, each as a phrase that stands on its own."""

from __future__ import annotations

import re

from claimcheck.extract.phrase import seamless, split_head
from claimcheck.lexicon.metrics import metric_words

# A member shorter than this is a head noun and little more.
_BARE = 5
_PREPOSITIONS = ("对", "与", "向", "从", "自")


def conjuncts(phrase: str, count: int) -> list[str]:
    """The ``count`` members that a phrase joins with 、 and 和, each with the words that all share.

    A head noun that only the last states (原煤、原油、天然气产量) or a topic that only the first states
    (示范步行街客流量、营业额) is given to each. An empty list where the phrase does not fall into ``count`` members.
    """
    words = metric_words()
    phrase = phrase.replace("分别", "")
    for whole, parts in words.splits.items():
        if phrase.endswith(whole) and len(parts) == count:
            return [phrase[: -len(whole)] + part for part in parts]
    members = _members(phrase, count)
    if len(members) != count:
        return []
    return _shared_topic(members) or _shared_head(_shared_preposition(members))


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
        *(
            seamless(before, member) if split_head(member)[0] == "" or len(member) < _BARE else member
            for member in members[1:]
        ),
    ]


def _shared_head(members: list[str]) -> list[str]:
    """城镇和乡村消费品零售额: what follows the last member's own word belongs to all."""
    first, last = members[0], members[-1]
    before, head = split_head(first)
    if before and head:
        return members
    own, head = split_head(last)
    same_opening = first[:1] == last[:1] and first[:1] in _PREPOSITIONS
    tail = last[len(first) :] if len(first) < len(own) and not same_opening else head
    return [*(member if member.endswith(tail) else member + tail for member in members[:-1]), last]
