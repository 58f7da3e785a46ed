"""The names of figures that are told together: 甲、乙分别为…, 甲、乙均增长…, and those that go on with a list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.extract.conjunct import conjuncts, everyone
from claimcheck.extract.draft import Draft
from claimcheck.extract.narrative import REACH, Narrative
from claimcheck.extract.nouns import is_member
from claimcheck.extract.phrase import EDGE, seamless
from claimcheck.extract.predicate import Predicate

_HAVING = re.compile(r"^.*?(?:[共设建拥现]?有)")
_EACH = ("均", "都", "各", "皆")
_THESE = re.compile(r"(?:上述|这)?(?:[两二三四]者|[两二三四]?[项个]?(?:指标|数据|数字))")


def names_of_members(narrative: Narrative, drafts: Sequence[Draft]) -> list[str]:
    """A name for each member of a joined list, where words or earlier figures fall into as many; else none."""
    first = drafts[0]
    said = first.said
    if said.stem and not said.gap and first.figure.partner is None:
        members = conjuncts(said.stem, len(drafts)) or _told_before(narrative, said, first.base, len(drafts))
        if members:
            return _stand(narrative, members, said.stem, first.base)
    if _THESE.fullmatch(said.stem):
        return _these(narrative, drafts)
    if not said.stem or said.gap:
        earlier = _list_before(narrative, first.base, len(drafts))
        if not (earlier or said.gap):
            return _told_before(narrative, said, first.base, len(drafts))
        for draft, index in zip(drafts, earlier, strict=False):
            draft.head = index
        return [narrative.drafts[index].name for index in earlier]
    return []


def _these(narrative: Narrative, drafts: Sequence[Draft]) -> list[str]:
    """上述两项指标分别为…: the last levels of as many units, in this sentence or the one before."""
    reach = range(max(narrative.last_start, drafts[0].base - REACH), drafts[0].base)
    units = [draft.unit for draft in drafts]
    levels = [
        narrative.drafts[at]
        for at in reach
        if narrative.drafts[at].kind == "level" and narrative.drafts[at].unit in units
    ]
    told = levels[-len(drafts) :]
    return [level.name for level in told] if [level.unit for level in told] == units else []


def _told_before(narrative: Narrative, said: Predicate, start: int, count: int) -> list[str]:
    """有托育园和食堂，数量分别为…: the members stand in a clause before, their head noun here."""
    if "分别" not in "".join(said.marks) or narrative.reach(start):
        return []
    members = conjuncts(_HAVING.sub("", narrative.topics.weak or narrative.topics.current), count)
    return [seamless(member, said.stem) if said.stem else member for member in members]


def names_of_several(narrative: Narrative, draft: Draft) -> list[str]:
    """甲、乙出口均增长6%: the names of all that one value is said of; none where it is said of one thing."""
    said = draft.said
    if not said.stem or said.gap or draft.figure.partner is not None:
        return []
    if not any(mark.startswith(_EACH) for mark in said.marks):
        return []
    return _stand(narrative, everyone(said.stem), said.stem, draft.base)


def _stand(narrative: Narrative, members: list[str], phrase: str, index: int) -> list[str]:
    """The full name of each member of a phrase, which is no topic of theirs."""
    phrase = phrase.replace("分别", "")
    names = [narrative.standing(member, index) for member in members]
    return [member if phrase in name else name for member, name in zip(members, names, strict=True)]


def continue_growth(narrative: Narrative, draft: Draft) -> None:
    """欧盟增长0.2%，美国0.4%: a bare name after a growth has its verb, and its number is a growth too."""
    said = draft.said
    former = narrative.drafts[draft.base - 1] if draft.base > narrative.sentence_start else None
    if former is None or former.kind != "growth" or former.role == "gap" or former.unit != draft.unit:
        return
    moves = former.rules["kind"] == "inherited" or (former.said.direction and not former.said.noun)
    if moves and not (said.marks or draft.right.strip(EDGE)) and is_member(said.stem, former.name):
        draft.kind, draft.sign, draft.rules["kind"] = "growth", former.sign, "inherited"


def _list_before(narrative: Narrative, start: int, count: int) -> list[int]:
    """The last ``count`` levels, rates or growths of the sentence, that a list speaks about one by one."""
    for kinds in (("level", "rate"), ("growth",)):
        found = [at for at in narrative.reach(start) if narrative.drafts[at].kind in kinds][-count:]
        if len(found) == count:
            return found
    return []
