"""The names of levels: by their own words, by what moved to them, or by the level before."""

from __future__ import annotations

import re

from claimcheck.extract.draft import Draft
from claimcheck.extract.narrative import Narrative
from claimcheck.extract.nouns import is_converted, is_headless, noun_behind, restated
from claimcheck.extract.phrase import EDGE, LONGEST_NAME, is_average, seamless, split_head

# 从建区时的89种: what tells when a movement began.
_SINCE = re.compile(r"(?<=..)(?:从|由)[^，从由]{0,8}?(?:时|初|前|原来|原先|最初|当初|过去)$")
_SUMS = frozenset(("合计", "总计", "共计", "总共", "一共"))
_ALL_OF_THEM = re.compile(r"(?:以上|上述)?(?:[两二三四五六七八九十]|[2-9])(?:者|项|类|部分|地|省|市|国)?")
_HARMED = {"死": "死亡", "伤": "受伤"}
_MEDALS = ("金", "银", "铜")
_ARRIVED = ("达", "为", "至", "到")


def name_level(narrative: Narrative, index: int, *, joined: bool) -> None:
    """The name of a level; one that runs on in a list (``joined``) takes no noun from behind it."""
    draft = narrative.drafts[index]
    if is_converted(draft) and _convert(narrative, index):
        return
    name = _sum(narrative, draft)
    if name:
        draft.name, draft.rules["metric"] = name, "sum"
        return
    if is_headless(draft):
        draft.name, draft.rules["metric"] = seamless(_noun_before(narrative, draft), draft.said.stem), "headless"
        narrative.topics.composed = True
        return
    name = _own_words(draft, joined=joined)
    if name:
        draft.name, draft.rules["metric"] = (
            _beside(narrative, name, index) or narrative.standing(name, index),
            "own_words",
        )
        return
    moved = _arrived(narrative, index)
    if moved is not None:
        draft.name, draft.rules["metric"] = moved.name, "movement"
        moved.head = index if moved.head is None else moved.head
        return
    earlier = [
        narrative.drafts[at]
        for at in narrative.reach(index)
        if narrative.drafts[at].kind == "level"
        and (narrative.drafts[at].unit == draft.unit or not (narrative.drafts[at].unit and draft.unit))
    ]
    if not earlier:
        draft.name, draft.rules["metric"] = narrative.topics.fallback, "topic"
        return
    previous = earlier[-1]
    draft.unit = draft.unit or previous.unit
    draft.name = restated(previous.name, draft.said.marks)
    draft.rules["metric"] = "previous_level" if draft.name == previous.name else "running_total"


def _convert(narrative: Narrative, index: int) -> bool:
    """折合人民币93亿元: the level right before it once more."""
    previous = narrative.drafts[index - 1] if index > narrative.sentence_start else None
    if previous is None or previous.kind != "level":
        return False
    draft = narrative.drafts[index]
    draft.name, draft.rules["metric"] = previous.name, "converted"
    if draft.period is None and previous.period is not None:
        draft.period, draft.rules["period"] = previous.period, "head"
    return True


def _arrived(narrative: Narrative, index: int) -> Draft | None:
    """工业产值增长16%，达到86亿元: the movement of a metric of its own whose level comes behind it."""
    draft = narrative.drafts[index]
    moved = narrative.drafts[index - 1] if index > narrative.sentence_start else None
    if moved is None or moved.kind not in ("growth", "change", "multiple") or moved.role == "gap":
        return None
    arrived = draft.said.to or any(mark.startswith(_ARRIVED) for mark in draft.said.marks)
    return moved if arrived and moved.head is None and moved.rules["metric"] in ("own_words", "movement") else None


def _beside(narrative: Narrative, local: str, index: int) -> str:
    """2人死亡，3人受伤，1人失踪: a count that opens its clause stands beside the one before, not under it."""
    draft = narrative.drafts[index]
    former = narrative.drafts[index - 1] if index > narrative.sentence_start else None
    if former is None or draft.said.stem or former.said.stem or former.unit != draft.unit or narrative.topics.whole:
        return ""
    behind = "" if former.right.rstrip(EDGE).endswith(("中", "里")) else noun_behind(former.right)
    if not behind or not former.name.endswith(behind) or former.rules["metric"] != "own_words":
        return ""
    narrative.topics.composed = True
    return seamless(former.name[: -len(behind)], local)


def _sum(narrative: Narrative, draft: Draft) -> str:
    """三者合计: the name of a sum of the levels that its sentence lists before; empty where it is none."""
    said = draft.said
    if not any(mark in _SUMS for mark in said.marks) or not (not said.stem or _ALL_OF_THEM.fullmatch(said.stem)):
        return ""
    listed = [narrative.drafts[at] for at in narrative.reach(draft.base)]
    names = [each.name for each in listed if each.kind == "level" and each.unit == draft.unit]
    if len(set(names)) <= 1 or draft.right.strip(EDGE):
        return ""
    shared = next((at for at, each in enumerate(zip(*names, strict=False)) if len(set(each)) > 1), 0)
    joined = "、".join(dict.fromkeys([names[0], *(name[shared:] for name in names[1:])])) + "合计"
    return joined if len(joined) <= LONGEST_NAME else narrative.topics.last + "合计"


def _noun_before(narrative: Narrative, draft: Draft) -> str:
    """What a 的 without a noun leaves out: the last level counted alike, else the topic."""
    for at in reversed(narrative.reach(draft.base)):
        former = narrative.drafts[at]
        if former.kind == "level" and former.unit == draft.unit and former.rules["metric"] != "headless":
            return former.name
    return narrative.heard or narrative.topics.fallback


def _own_words(draft: Draft, *, joined: bool) -> str:
    """What the words before a level and the noun behind it say together."""
    stem = _SINCE.sub("", draft.said.stem)
    behind = "" if joined and not draft.right else noun_behind(draft.right)
    if behind and stem.count("、") > 1:
        draft.role, stem = "enumerated", ""
    if draft.figure.unit and draft.figure.unit.word in _HARMED:
        behind = behind or _HARMED[draft.figure.unit.word]
    if draft.figure.unit and draft.figure.unit.word in _MEDALS:
        behind = behind or draft.figure.unit.word + "牌"
    if draft.unit == "批":
        behind += "批次"
    if stem and draft.right.lstrip().startswith("的") and split_head(stem)[1]:
        return behind + stem
    return stem + behind or next((mark for mark in draft.said.marks if is_average(mark)), "")
