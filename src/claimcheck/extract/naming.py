"""Names each draft: its metric, the figure that it speaks about, and its part in a list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import evolve

from claimcheck.extract.conjunct import conjuncts, everyone
from claimcheck.extract.division import Division
from claimcheck.extract.draft import Draft
from claimcheck.extract.nouns import (
    before_growth,
    counted_behind,
    ends_open,
    is_converted,
    is_headless,
    is_member,
    is_rate,
    noun_behind,
    restated,
    with_head_of,
    with_object,
)
from claimcheck.extract.parallel import counterpart
from claimcheck.extract.phrase import EDGE, LONGEST_NAME, clean, is_average, is_averaged, seamless, shorten, split_head
from claimcheck.extract.predicate import Predicate
from claimcheck.extract.topic import Topics
from claimcheck.lexicon.shares import POINTS
from claimcheck.model import Kind

_SHARED = re.compile(r"(?P<part>.{2,20}?)(?:占比|比重)(?:上升|提高|提升|下降|回落|增加|扩大)?$")
_PLANS = ("计划", "目标", "任务", "预算")
_SHARE_NOUNS = ("占比", "比重")
_HAVING = re.compile(r"^.*?(?:[共设建拥现]?有)")
# 从建区时的89种: what tells when a movement began.
_SINCE = re.compile(r"(?<=..)(?:从|由)[^，从由]{0,8}?(?:时|初|前|原来|原先|最初|当初|过去)$")
_EACH = ("均", "都", "各", "皆")
_SUMS = frozenset(("合计", "总计", "共计", "总共", "一共"))
_THESE = re.compile(r"(?:上述|这)?(?:[两二三四]者|[两二三四]?[项个]?(?:指标|数据|数字))")
_ALL_OF_THEM = re.compile(r"(?:以上|上述)?(?:[两二三四五六七八九十]|[2-9])(?:者|项|类|部分|地|省|市|国)?")
_BARE = 4
_HARMED = {"死": "死亡", "伤": "受伤"}
_MEDALS = ("金", "银", "铜")
_ARRIVED = ("达", "为", "至", "到")
_SHORT = 8
_REACH = 40
_BACK = 3


class Naming:
    """Names the drafts of one section in the order of the text."""

    def __init__(self, heading: str) -> None:
        self.topics = Topics(heading)
        self.drafts: list[Draft] = []
        self.division = Division(self.drafts, self.topics)
        self.sentence_start = 0
        self.last_start = 0
        self.heard = ""
        self.heard_at = 0

    def hear(self, words: str) -> None:
        """Take in a clause without figures."""
        self.topics.hear(words)
        self.heard = clean(words)
        self.heard_at = len(self.drafts) if self.heard else self.heard_at

    def new_sentence(self) -> None:
        """Nothing of the last sentence is divided any more."""
        self.topics.new_sentence()
        self.division.end()
        self.heard = ""
        self.last_start, self.sentence_start = self.sentence_start, len(self.drafts)

    def turn(self) -> None:
        """A point of its own."""
        self.topics.turn()
        self.division.end()

    def divide(self, words: str, *, leads: bool, bracket: bool) -> None:
        """其中: what follows are parts of a figure before it."""
        self.division.begin(words, self.last_start, leads=leads, bracket=bracket)

    # -- lists ---------------------------------------------------------------------------------------------------

    def distributed(self, drafts: Sequence[Draft]) -> list[str]:
        """A name for each member of a joined list, where words or earlier figures fall into as many; else none."""
        first = drafts[0]
        said = first.said
        if said.stem and not said.gap and first.figure.partner is None:
            members = conjuncts(said.stem, len(drafts)) or self._told_before(said, first.base, len(drafts))
            if members:
                return self._stand(members, said.stem, first.base)
        if _THESE.fullmatch(said.stem):
            return self._these(drafts)
        if not said.stem or said.gap:
            earlier = self._list_before(first.base, len(drafts))
            if not (earlier or said.gap):
                return self._told_before(said, first.base, len(drafts))
            for draft, index in zip(drafts, earlier, strict=False):
                draft.head = index
            return [self.drafts[index].name for index in earlier]
        return []

    def _these(self, drafts: Sequence[Draft]) -> list[str]:
        """上述两项指标分别为…: the last levels of as many units, in this sentence or the one before."""
        reach = range(max(self.last_start, drafts[0].base - _REACH), drafts[0].base)
        units = [draft.unit for draft in drafts]
        levels = [self.drafts[at] for at in reach if self.drafts[at].kind == "level" and self.drafts[at].unit in units]
        told = levels[-len(drafts) :]
        return [level.name for level in told] if [level.unit for level in told] == units else []

    def _told_before(self, said: Predicate, start: int, count: int) -> list[str]:
        """有托育园和食堂，数量分别为…: the members stand in a clause before, their head noun here."""
        if "分别" not in "".join(said.marks) or self._reach(start):
            return []
        members = conjuncts(_HAVING.sub("", self.topics.weak or self.topics.current), count)
        return [seamless(member, said.stem) if said.stem else member for member in members]

    def shared(self, draft: Draft) -> list[str]:
        """甲、乙出口均增长6%: the names of all that one value is said of; none where it is said of one thing."""
        said = draft.said
        if not said.stem or said.gap or draft.figure.partner is not None:
            return []
        if not any(mark.startswith(_EACH) for mark in said.marks):
            return []
        return self._stand(everyone(said.stem), said.stem, draft.base)

    def _stand(self, members: list[str], phrase: str, index: int) -> list[str]:
        """The full name of each member of a phrase, which is no topic of theirs."""
        phrase = phrase.replace("分别", "")
        names = [self._standing(member, index) for member in members]
        return [member if phrase in name else name for member, name in zip(members, names, strict=True)]

    def continue_growth(self, draft: Draft) -> None:
        """欧盟增长0.2%，美国0.4%: a bare name after a growth has its verb, and its number is a growth too."""
        said = draft.said
        former = self.drafts[draft.base - 1] if draft.base > self.sentence_start else None
        if former is None or former.kind != "growth" or former.role == "gap" or former.unit != draft.unit:
            return
        moves = former.rules["kind"] == "inherited" or (former.said.direction and not former.said.noun)
        if moves and not (said.marks or draft.right.strip(EDGE)) and is_member(said.stem, former.name):
            draft.kind, draft.sign, draft.rules["kind"] = "growth", former.sign, "inherited"

    def _list_before(self, start: int, count: int) -> list[int]:
        """The last ``count`` levels, rates or growths of the sentence, that a list speaks about one by one."""
        for kinds in (("level", "rate"), ("growth",)):
            found = [at for at in self._reach(start) if self.drafts[at].kind in kinds][-count:]
            if len(found) == count:
                return found
        return []

    # -- one draft -----------------------------------------------------------------------------------------------

    def name(self, index: int, given: str, *, joined: bool) -> None:
        """Name one draft; ``given`` is its name where a list has been distributed, ``joined`` says that it runs on."""
        draft = self.drafts[index]
        self.division.choose(index)
        if given:
            draft.name, draft.rules["metric"] = given, "distributed"
            self._against(draft)
            if draft.said.share:
                self._call_share(draft, given)
            if draft.head is None and draft.kind not in ("level", "rate"):
                draft.head = self._same_name(index, given)
        elif draft.kind in ("growth", "change", "multiple"):
            self._name_movement(index)
        elif draft.kind == "rate":
            self._name_rate(index)
        else:
            self._name_level(index, joined=joined)
        draft.name = shorten(draft.name)
        self._keep_topic(draft)
        self.division.take(draft)

    def _keep_topic(self, draft: Draft) -> None:
        stem = draft.said.stem
        bare = 0 < len(stem) <= _BARE and stem != draft.name and draft.name.endswith(stem) and not split_head(stem)[1]
        level = draft.kind == "level" and not self.topics.composed and not (bare and self.topics.current)
        own = draft.rules["metric"] == "share" and bool(draft.said.stem)
        if self.topics.current and is_averaged(draft.name) and not is_averaged(self.topics.current):
            return
        if level or (draft.kind in ("level", "rate") and not self.topics.current and not own):
            self.topics.current = draft.name

    def _against(self, draft: Draft) -> None:
        """A distance to another metric, or so many times it, remembers the words of that other."""
        if draft.said.gap:
            draft.role = "gap"
        if draft.said.gap or draft.said.ratio:
            draft.whole = draft.said.whole

    def _name_movement(self, index: int) -> None:
        draft = self.drafts[index]
        self._against(draft)
        stem = draft.said.stem
        if draft.rules["kind"].endswith("behind"):
            stem = before_growth(draft.right) or stem
        stem = with_object(stem + counted_behind(draft), draft.said.verb)
        if stem and draft.unit in POINTS and not draft.said.gap and not is_rate(stem):
            stem = self._with_rate(stem, index)
        if draft.said.share:
            self._name_share(index)
            draft.head = None
        elif stem:
            if draft.rules["kind"] == "inherited":
                stem = with_head_of(stem, self.drafts[draft.base - 1].name)
            draft.name, draft.rules["metric"] = self._standing(stem, index), "own_words"
            draft.head = self._same_name(index, draft.name)
            self.topics.current = self.topics.current or draft.name
        else:
            self._name_by_head(index)
            self._name_object(draft)
        self._call_growth(draft, index)

    def _with_rate(self, stem: str, index: int) -> str:
        """退休人员相应提高5个百分点: what moved by points is the rate that its sentence speaks of."""
        rates = [self.drafts[at].name for at in self._reach(self.drafts[index].base) if self.drafts[at].kind == "rate"]
        return with_head_of(stem, rates[-1]) if rates else stem

    def _name_by_head(self, index: int) -> None:
        """A movement without words of its own is one of the figure before it, or of what moved before it."""
        draft = self.drafts[index]
        head = self._head_before(index) if draft.head is None else draft.head
        moved = self._moved_before(index, head)
        shared = self._shared_before(index)
        if shared:
            draft.name, draft.rules["metric"] = shared, "shared"
            return
        if moved is not None:
            draft.name, draft.rules["metric"] = moved.name, "movement"
            draft.head = moved.head
        elif head is None or (self.topics.current and head < self.sentence_start):
            draft.name, draft.rules["metric"] = self.topics.fallback, "topic"
            return
        else:
            moved = self.drafts[head]
            draft.head, draft.name, draft.rules["metric"] = head, moved.name, "head"
            draft.whole = draft.whole or moved.whole
        if draft.period is None and moved.period is not None:
            draft.period, draft.rules["period"] = moved.period, "head"

    def _name_object(self, draft: Draft) -> None:
        """公布39个药品，平均降价56%: it is their price that fell, and not their number."""
        name = with_object(draft.name, draft.said.verb)
        if name != draft.name:
            draft.name, draft.head = name, None

    def _shared_before(self, index: int) -> str:
        """进口量占总量的41%，增长154%: what a share of its own words right before is a share of that grew."""
        draft = self.drafts[index]
        other = self.drafts[draft.base - 1] if draft.base > self.sentence_start else None
        if other is None or draft.unit in POINTS or other.rules["metric"] != "share" or not other.said.stem:
            return ""
        return other.name.partition("占")[0]

    def _moved_before(self, index: int, head: int | None) -> Draft | None:
        """贷款增加12.7万亿元，同比少增4600亿元: what moved last behind ``head``, if its level is not stated."""
        first = max(self.sentence_start, self.heard_at, 0 if head is None else head + 1)
        for at in range(self.drafts[index].base - 1, first - 1, -1):
            other = self.drafts[at]
            if other.kind in ("growth", "change") and other.rules["metric"] == "own_words" and other.role != "gap":
                return other if other.head is None and other.unit not in POINTS else None
        return None

    def _call_growth(self, draft: Draft, index: int) -> None:
        """增速加快0.8个百分点: what moved is the growth of the metric, and the figure's head is that growth."""
        if draft.unit not in POINTS or draft.said.gap:
            return
        if draft.rules["metric"] == "own_words" and draft.said.noun:
            draft.head = self._same_name(index, draft.name, "growth")
        head = None if draft.head is None else self.drafts[draft.head]
        if (draft.said.noun or (head and head.kind == "growth")) and not draft.name.endswith("增速"):
            draft.name += "增速"

    def _name_rate(self, index: int) -> None:
        draft = self.drafts[index]
        if draft.said.stem in _SHARE_NOUNS:
            draft.said = evolve(draft.said, stem="", share=True)
        said = draft.said
        if said.share or said.ratio:
            self._name_share(index)
            return
        late = said.to and said.stem.endswith(("后", "前")) and len(said.stem) <= _SHORT
        stem = "" if late else said.stem
        open_ended = not stem or draft.right.startswith("的") or ends_open(stem)
        behind = noun_behind(draft.right) if open_ended and not is_rate(stem) else ""
        if stem or behind:
            own = stem if stem.endswith(behind) and stem else stem + behind
            draft.name = self._standing(own, index) + ("占比" if behind and not is_rate(own) else "")
            draft.rules["metric"] = "own_words"
            return
        earlier = [at for at in self._reach(index) if self.drafts[at].kind == "rate"]
        if self._told_since(earlier):
            draft.name, draft.rules["metric"] = self._standing(self.heard, index), "topic"
        elif earlier:
            previous = self.drafts[earlier[-1]]
            draft.name, draft.whole, draft.rules["metric"] = previous.name, previous.whole, "previous_rate"
        else:
            draft.name, draft.rules["metric"] = self.topics.fallback, "topic"

    def _told_since(self, earlier: Sequence[int]) -> bool:
        """…50.4%；耐用品指数持平，为49.8%: a clause behind the last rate has named another."""
        return bool(earlier) and self.heard_at > earlier[-1] and is_rate(self.heard)

    def _name_share(self, index: int) -> None:
        """占…: a share of the level before, of the metric that its own words name, or of the topic; so is a ratio."""
        draft = self.drafts[index]
        moved = self.drafts[draft.base - 1] if draft.base > self.sentence_start else None
        head = self._head_before(index, ("level",))
        if draft.said.stem:
            part = self._standing(draft.said.stem, index)
            draft.head = self._same_name(index, part)
        elif moved and moved.kind in ("change", "growth") and moved.rules.get("metric") == "own_words":
            part, draft.head = moved.name, moved.head
        elif head is not None and self.heard_at > head and (told := _SHARED.match(self.heard)):
            part = told["part"]
        elif head is not None and head >= self.sentence_start:
            part, draft.head = self.drafts[head].name, head
        else:
            part = self._part_before(index) or self.topics.current or self.topics.weak or self.topics.last
        draft.rules["metric"] = "share"
        self._call_share(draft, part)

    def _part_before(self, index: int) -> str:
        """产量占全国的12%，上年占9%: of what the share before it in the sentence is one."""
        shares = [self.drafts[at] for at in self._reach(index) if self.drafts[at].rules.get("metric") == "share"]
        last = shares[-1] if shares and not self.topics.current else None
        return last.name.rpartition("占")[0] if last and not last.said.ratio else ""

    def _call_share(self, draft: Draft, part: str) -> None:
        """The name of a share: its part, and its whole where there is room."""
        if draft.said.ratio:
            draft.whole = draft.said.whole
            draft.name = f"{part}完成{draft.whole}比例" if any(plan in draft.whole for plan in _PLANS) else part
            return
        draft.whole = draft.said.whole or noun_behind(draft.right)
        name = f"{part}占{draft.whole}比重" if draft.whole else f"{part}占比"
        draft.name = name if len(name) <= LONGEST_NAME else f"{part}占比"

    def _name_level(self, index: int, *, joined: bool) -> None:
        draft = self.drafts[index]
        if is_converted(draft) and self._convert(index):
            return
        name = self._sum(draft)
        if name:
            draft.name, draft.rules["metric"] = name, "sum"
            return
        if is_headless(draft):
            draft.name, draft.rules["metric"] = seamless(self._noun_before(draft), draft.said.stem), "headless"
            self.topics.composed = True
            return
        name = self._own_words(draft, joined=joined)
        if name:
            draft.name, draft.rules["metric"] = self._beside(name, index) or self._standing(name, index), "own_words"
            return
        moved = self._arrived(index)
        if moved is not None:
            draft.name, draft.rules["metric"] = moved.name, "movement"
            moved.head = index if moved.head is None else moved.head
            return
        earlier = [
            self.drafts[at]
            for at in self._reach(index)
            if self.drafts[at].kind == "level"
            and (self.drafts[at].unit == draft.unit or not (self.drafts[at].unit and draft.unit))
        ]
        if not earlier:
            draft.name, draft.rules["metric"] = self.topics.fallback, "topic"
            return
        previous = earlier[-1]
        draft.unit = draft.unit or previous.unit
        draft.name = restated(previous.name, draft.said.marks)
        draft.rules["metric"] = "previous_level" if draft.name == previous.name else "running_total"

    def _convert(self, index: int) -> bool:
        """折合人民币93亿元: the level right before it once more."""
        previous = self.drafts[index - 1] if index > self.sentence_start else None
        if previous is None or previous.kind != "level":
            return False
        draft = self.drafts[index]
        draft.name, draft.rules["metric"] = previous.name, "converted"
        if draft.period is None and previous.period is not None:
            draft.period, draft.rules["period"] = previous.period, "head"
        return True

    def _arrived(self, index: int) -> Draft | None:
        """工业产值增长16%，达到86亿元: the movement of a metric of its own whose level comes behind it."""
        draft = self.drafts[index]
        moved = self.drafts[index - 1] if index > self.sentence_start else None
        if moved is None or moved.kind not in ("growth", "change", "multiple") or moved.role == "gap":
            return None
        arrived = draft.said.to or any(mark.startswith(_ARRIVED) for mark in draft.said.marks)
        return moved if arrived and moved.head is None and moved.rules["metric"] in ("own_words", "movement") else None

    def _beside(self, local: str, index: int) -> str:
        """2人死亡，3人受伤，1人失踪: a count that opens its clause stands beside the one before, not under it."""
        draft = self.drafts[index]
        former = self.drafts[index - 1] if index > self.sentence_start else None
        if former is None or draft.said.stem or former.said.stem or former.unit != draft.unit or self.topics.whole:
            return ""
        behind = "" if former.right.rstrip(EDGE).endswith(("中", "里")) else noun_behind(former.right)
        if not behind or not former.name.endswith(behind) or former.rules["metric"] != "own_words":
            return ""
        self.topics.composed = True
        return seamless(former.name[: -len(behind)], local)

    def _sum(self, draft: Draft) -> str:
        """三者合计: the name of a sum of the levels that its sentence lists before; empty where it is none."""
        said = draft.said
        if not any(mark in _SUMS for mark in said.marks) or not (not said.stem or _ALL_OF_THEM.fullmatch(said.stem)):
            return ""
        listed = [self.drafts[at] for at in self._reach(draft.base)]
        names = [each.name for each in listed if each.kind == "level" and each.unit == draft.unit]
        if len(set(names)) <= 1 or draft.right.strip(EDGE):
            return ""
        shared = next((at for at, each in enumerate(zip(*names, strict=False)) if len(set(each)) > 1), 0)
        joined = "、".join(dict.fromkeys([names[0], *(name[shared:] for name in names[1:])])) + "合计"
        return joined if len(joined) <= LONGEST_NAME else self.topics.last + "合计"

    def _noun_before(self, draft: Draft) -> str:
        """What a 的 without a noun leaves out: the last level counted alike, else the topic."""
        for at in reversed(self._reach(draft.base)):
            former = self.drafts[at]
            if former.kind == "level" and former.unit == draft.unit and former.rules["metric"] != "headless":
                return former.name
        return self.heard or self.topics.fallback

    def _own_words(self, draft: Draft, *, joined: bool) -> str:
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

    # -- what stands before --------------------------------------------------------------------------------------

    def _standing(self, local: str, index: int) -> str:
        """The full name of ``local``: like a former member's where it goes on with a list, else under the topic."""
        if self.topics.current and local.endswith(self.topics.current):
            return local
        if not self.topics.whole:
            reach = self._reach(self.drafts[index].base)
            for former in (reach[-1:], reach[:1]):
                name = counterpart(local, self.drafts[former[0]].name) if former else ""
                if name:
                    self.topics.composed = not name.startswith(local)
                    self.topics.current = self.topics.current if self.topics.composed else name
                    return name
        return self.topics.name(local, first=index == self.sentence_start)

    def _reach(self, end: int) -> range:
        """Places of the drafts of the sentence before ``end``, the nearest forty."""
        return range(max(self.sentence_start, end - _REACH), end)

    def _head_before(self, index: int, kinds: Sequence[Kind] = ()) -> int | None:
        """The figure that a growth, change or share without words of its own speaks about."""
        draft = self.drafts[index]
        back = 0 if self.topics.weak else _BACK
        reach = range(max(0, self.sentence_start - back, draft.base - _REACH), draft.base)
        points = draft.unit in POINTS
        wanted: Sequence[Sequence[Kind]] = (
            (kinds,) if kinds else (("rate", "growth"), ("level",)) if points else (("level", "rate"),)
        )
        for sorts in wanted:
            found = [at for at in reach if self.drafts[at].kind in sorts and self.drafts[at].role != "gap"]
            if draft.kind == "change" and not points:
                found = [at for at in found if self.drafts[at].unit == draft.unit] or found
            if not points and not kinds:
                found = [at for at in found if not self.drafts[at].said.share] or found
            if found:
                return found[-1] if found[-1] >= self.sentence_start else self._outermost(found[-1])
        return None

    def _outermost(self, at: int) -> int:
        """The whole of a part that a sentence before has listed: what that sentence was about."""
        head = self.drafts[at].head
        return self._outermost(head) if self.drafts[at].role == "part" and head is not None else at

    def _same_name(self, index: int, name: str, kind: Kind = "level") -> int | None:
        """The last level (or other ``kind``) of that name, in this sentence or shortly before it."""
        base = self.drafts[index].base
        for at in range(base - 1, max(-1, self.sentence_start - _BACK - 1, base - _REACH), -1):
            if self.drafts[at].kind == kind and self.drafts[at].name == name:
                return at
        return None
