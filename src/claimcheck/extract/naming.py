"""Names each draft: its metric, the figure that it speaks about, and its part in a list."""

from __future__ import annotations

from claimcheck.extract.draft import Draft
from claimcheck.extract.names_of_levels import name_level
from claimcheck.extract.names_of_movements import name_movement, set_against
from claimcheck.extract.names_of_rates import call_share, name_rate
from claimcheck.extract.narrative import Narrative
from claimcheck.extract.phrase import is_average, is_averaged, shorten, split_head

_BARE = 4


def name_draft(narrative: Narrative, index: int, given: str, *, joined: bool) -> None:
    """Name one draft; ``given`` is its name where a list has been distributed, ``joined`` says that it runs on."""
    draft = narrative.drafts[index]
    narrative.division.choose(index)
    if given:
        draft.name, draft.rules["metric"] = given, "distributed"
        set_against(draft)
        if draft.said.share:
            call_share(draft, given)
        if draft.head is None and draft.kind not in ("level", "rate"):
            draft.head = narrative.same_name(index, given)
    elif draft.kind in ("growth", "change", "multiple"):
        name_movement(narrative, index)
    elif draft.kind == "rate":
        name_rate(narrative, index)
    else:
        name_level(narrative, index, joined=joined)
    draft.name = shorten(draft.name)
    _keep_topic(narrative, draft)
    if per := _averaged(draft):
        draft.name = shorten(draft.name + per)
    narrative.division.take(draft)


def _averaged(draft: Draft) -> str:
    """城镇新增就业年均1300万人: what the level's own words say it is told per; empty where its name says it."""
    per = next(filter(is_average, draft.said.marks), "") if draft.kind == "level" else ""
    return "" if not per or is_averaged(draft.name) else per


def _keep_topic(narrative: Narrative, draft: Draft) -> None:
    stem = draft.said.stem
    bare = 0 < len(stem) <= _BARE and stem != draft.name and draft.name.endswith(stem) and not split_head(stem)[1]
    level = draft.kind == "level" and not narrative.topics.composed and not (bare and narrative.topics.current)
    own = draft.rules["metric"] == "share" and bool(draft.said.stem)
    if narrative.topics.current and is_averaged(draft.name) and not is_averaged(narrative.topics.current):
        return
    if level or (draft.kind in ("level", "rate") and not narrative.topics.current and not own):
        narrative.topics.current = draft.name
