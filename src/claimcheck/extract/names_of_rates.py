"""The names of rates and shares: what they are told of, and what they are a share of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import evolve

from claimcheck.extract.draft import Draft
from claimcheck.extract.narrative import Narrative
from claimcheck.extract.nouns import ends_open, is_rate, noun_behind
from claimcheck.extract.phrase import LONGEST_NAME

_SHARED = re.compile(r"(?P<part>.{2,20}?)(?:占比|比重)(?:上升|提高|提升|下降|回落|增加|扩大)?$")
_PLANS = ("计划", "目标", "任务", "预算")
_SHARE_NOUNS = ("占比", "比重")
_SHORT = 8


def name_rate(narrative: Narrative, index: int) -> None:
    """The name of a rate: a share's, its own words, else that of the rate before it or the topic."""
    draft = narrative.drafts[index]
    if draft.said.stem in _SHARE_NOUNS:
        draft.said = evolve(draft.said, stem="", share=True)
    said = draft.said
    if said.share or said.ratio:
        name_share(narrative, index)
        return
    late = said.to and said.stem.endswith(("后", "前")) and len(said.stem) <= _SHORT
    stem = "" if late else said.stem
    open_ended = not stem or draft.right.startswith("的") or ends_open(stem)
    behind = noun_behind(draft.right) if open_ended and not is_rate(stem) else ""
    if stem or behind:
        own = stem if stem.endswith(behind) and stem else stem + behind
        draft.name = narrative.standing(own, index) + ("占比" if behind and not is_rate(own) else "")
        draft.rules["metric"] = "own_words"
        return
    earlier = [at for at in narrative.reach(index) if narrative.drafts[at].kind == "rate"]
    if _told_since(narrative, earlier):
        draft.name, draft.rules["metric"] = narrative.standing(narrative.heard, index), "topic"
    elif earlier:
        previous = narrative.drafts[earlier[-1]]
        draft.name, draft.whole, draft.rules["metric"] = previous.name, previous.whole, "previous_rate"
    else:
        draft.name, draft.rules["metric"] = narrative.topics.fallback, "topic"


def _told_since(narrative: Narrative, earlier: Sequence[int]) -> bool:
    """…50.4%；耐用品指数持平，为49.8%: a clause behind the last rate has named another."""
    return bool(earlier) and narrative.heard_at > earlier[-1] and is_rate(narrative.heard)


def name_share(narrative: Narrative, index: int) -> None:
    """占…: a share of the level before, of the metric that its own words name, or of the topic; so is a ratio."""
    draft = narrative.drafts[index]
    moved = narrative.drafts[draft.base - 1] if draft.base > narrative.sentence_start else None
    head = narrative.head_before(index, ("level",))
    if draft.said.stem:
        part = narrative.standing(draft.said.stem, index)
        draft.head = narrative.same_name(index, part)
    elif moved and moved.kind in ("change", "growth") and moved.rules.get("metric") == "own_words":
        part, draft.head = moved.name, moved.head
    elif head is not None and narrative.heard_at > head and (told := _SHARED.match(narrative.heard)):
        part = told["part"]
    elif head is not None and head >= narrative.sentence_start:
        part, draft.head = narrative.drafts[head].name, head
    else:
        part = (
            _part_before(narrative, index) or narrative.topics.current or narrative.topics.weak or narrative.topics.last
        )
    draft.rules["metric"] = "share"
    call_share(draft, part)


def _part_before(narrative: Narrative, index: int) -> str:
    """产量占全国的12%，上年占9%: of what the share before it in the sentence is one."""
    shares = [
        narrative.drafts[at] for at in narrative.reach(index) if narrative.drafts[at].rules.get("metric") == "share"
    ]
    last = shares[-1] if shares and not narrative.topics.current else None
    return last.name.rpartition("占")[0] if last and not last.said.ratio else ""


def call_share(draft: Draft, part: str) -> None:
    """The name of a share: its part, and its whole where there is room."""
    if draft.said.ratio:
        draft.whole = draft.said.whole
        draft.name = f"{part}完成{draft.whole}比例" if any(plan in draft.whole for plan in _PLANS) else part
        return
    draft.whole = draft.said.whole or noun_behind(draft.right)
    name = f"{part}占{draft.whole}比重" if draft.whole else f"{part}占比"
    draft.name = name if len(name) <= LONGEST_NAME else f"{part}占比"
