"""The names of growths, changes and multiples: what moved, and the figure that they speak about."""

from __future__ import annotations

from claimcheck.extract.draft import Draft
from claimcheck.extract.names_of_rates import name_share
from claimcheck.extract.narrative import Narrative
from claimcheck.extract.nouns import before_growth, counted_behind, is_rate, with_head_of, with_object
from claimcheck.lexicon.shares import POINTS


def name_movement(narrative: Narrative, index: int) -> None:
    """The name of a growth, change or multiple: its own words, else that of the figure that it speaks about."""
    draft = narrative.drafts[index]
    set_against(draft)
    stem = draft.said.stem
    if draft.rules["kind"].endswith("behind"):
        stem = before_growth(draft.right) or stem
    stem = with_object(stem + counted_behind(draft), draft.said.verb)
    if stem and draft.unit in POINTS and not draft.said.gap and not is_rate(stem):
        stem = _with_rate(narrative, stem, index)
    if draft.said.share:
        name_share(narrative, index)
        draft.head = None
    elif stem:
        if draft.rules["kind"] == "inherited":
            stem = with_head_of(stem, narrative.drafts[draft.base - 1].name)
        draft.name, draft.rules["metric"] = narrative.standing(stem, index), "own_words"
        draft.head = narrative.same_name(index, draft.name)
        narrative.topics.current = narrative.topics.current or draft.name
    else:
        _name_by_head(narrative, index)
        _name_object(draft)
    _call_growth(narrative, draft, index)


def _with_rate(narrative: Narrative, stem: str, index: int) -> str:
    """退休人员相应提高5个百分点: what moved by points is the rate that its sentence speaks of."""
    rates = [
        narrative.drafts[at].name
        for at in narrative.reach(narrative.drafts[index].base)
        if narrative.drafts[at].kind == "rate"
    ]
    return with_head_of(stem, rates[-1]) if rates else stem


def _name_by_head(narrative: Narrative, index: int) -> None:
    """A movement without words of its own is one of the figure before it, or of what moved before it."""
    draft = narrative.drafts[index]
    head = narrative.head_before(index) if draft.head is None else draft.head
    moved = _moved_before(narrative, index, head)
    shared = _shared_before(narrative, index)
    if shared:
        draft.name, draft.rules["metric"] = shared, "shared"
        return
    if moved is not None:
        draft.name, draft.rules["metric"] = moved.name, "movement"
        draft.head = moved.head
    elif head is None or (narrative.topics.current and head < narrative.sentence_start):
        draft.name, draft.rules["metric"] = narrative.topics.fallback, "topic"
        return
    else:
        moved = narrative.drafts[head]
        draft.head, draft.name, draft.rules["metric"] = head, moved.name, "head"
        draft.whole = draft.whole or moved.whole
    if draft.period is None and moved.period is not None:
        draft.period, draft.rules["period"] = moved.period, "head"


def _name_object(draft: Draft) -> None:
    """公布39个药品，平均降价56%: it is their price that fell, and not their number."""
    name = with_object(draft.name, draft.said.verb)
    if name != draft.name:
        draft.name, draft.head = name, None


def _shared_before(narrative: Narrative, index: int) -> str:
    """进口量占总量的41%，增长154%: what a share of its own words right before is a share of that grew."""
    draft = narrative.drafts[index]
    other = narrative.drafts[draft.base - 1] if draft.base > narrative.sentence_start else None
    if other is None or draft.unit in POINTS or other.rules["metric"] != "share" or not other.said.stem:
        return ""
    return other.name.partition("占")[0]


def _moved_before(narrative: Narrative, index: int, head: int | None) -> Draft | None:
    """贷款增加12.7万亿元，同比少增4600亿元: what moved last behind ``head``, if its level is not stated."""
    first = max(narrative.sentence_start, narrative.heard_at, 0 if head is None else head + 1)
    for at in range(narrative.drafts[index].base - 1, first - 1, -1):
        other = narrative.drafts[at]
        if other.kind in ("growth", "change") and other.rules["metric"] == "own_words" and other.role != "gap":
            return other if other.head is None and other.unit not in POINTS else None
    return None


def _call_growth(narrative: Narrative, draft: Draft, index: int) -> None:
    """增速加快0.8个百分点: what moved is the growth of the metric, and the figure's head is that growth."""
    if draft.unit not in POINTS or draft.said.gap:
        return
    if draft.rules["metric"] == "own_words" and draft.said.noun:
        draft.head = narrative.same_name(index, draft.name, "growth")
    head = None if draft.head is None else narrative.drafts[draft.head]
    if (draft.said.noun or (head and head.kind == "growth")) and not draft.name.endswith("增速"):
        draft.name += "增速"


def set_against(draft: Draft) -> None:
    """A distance to another metric, or so many times it, remembers the words of that other."""
    if draft.said.gap:
        draft.role = "gap"
    if draft.said.gap or draft.said.ratio:
        draft.whole = draft.said.whole
