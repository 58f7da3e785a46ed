"""Names each draft: its metric, the figure that it speaks about, and its part in a list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.extract.conjunct import conjuncts
from claimcheck.extract.draft import Draft
from claimcheck.extract.phrase import LONGEST_NAME, clean, shorten, split_head
from claimcheck.extract.predicate import predicate
from claimcheck.extract.topic import Topics
from claimcheck.lexicon.grammar import grammar_words
from claimcheck.lexicon.metrics import metric_words
from claimcheck.lexicon.scope import scope_words
from claimcheck.lexicon.shares import POINTS
from claimcheck.model import Kind

_GROWTH = re.compile(r"^的?([^，。；、]{0,14}?)(?:增速|增长|增幅|涨幅|升幅|降幅|下降|跌幅|速度)")
_RATES = ("率", "比", "比例", "比重", "占比", "份额", "指数", "覆盖面")
_DIGITS = re.compile("[0-9]")
_MEDALS = ("金", "银", "铜")
# 折合人民币, 约合: the same amount in another unit.
_CONVERTED = re.compile(r"(?:大?约|共)?(?:折合|折算|合)(?:成|为)?(?:约|大约)?(?:人民币|美元|欧元|港元|日元)?")
_ARRIVED = ("达", "为", "至", "到")
_BEHIND = 30
_SHORT = 8
_REACH = 40
_BACK = 3


class Naming:
    """Names the drafts of one section in the order of the text."""

    def __init__(self, heading: str) -> None:
        self.topics = Topics(heading)
        self.drafts: list[Draft] = []
        self.whole: int | None = None
        self.sentence_start = 0
        self.last_start = 0

    def new_sentence(self) -> None:
        """Nothing of the last sentence is divided any more."""
        self.topics.new_sentence()
        self.whole = None
        self.last_start, self.sentence_start = self.sentence_start, len(self.drafts)

    def turn(self) -> None:
        """A point of its own."""
        self.topics.turn()
        self.whole = None

    # -- wholes and parts ----------------------------------------------------------------------------------------

    def divide(self) -> None:
        """其中: what follows are parts of the last level that is no part itself."""
        for at in range(len(self.drafts) - 1, max(self.last_start, len(self.drafts) - _REACH) - 1, -1):
            draft = self.drafts[at]
            if draft.kind == "level" and draft.role != "part":
                draft.role = "whole" if draft.role == "plain" else draft.role
                self.whole = at
                self.topics.whole = self.topics.current = draft.name
                return
        self.undivide()

    def undivide(self) -> None:
        """The list of parts is over."""
        self.whole, self.topics.whole = None, ""

    def goes_on(self, words: str) -> bool:
        """A list of parts goes on behind a semicolon where its next member is the last one's counterpart or kin."""
        last = self._last_part()
        head = split_head(last)[1]
        if head and head == split_head(predicate(_DIGITS.split(words, maxsplit=1)[0]).stem)[1]:
            return True
        for group in metric_words().opposed:
            mine = {word for word in group if word in words}
            if mine and any(word in last and word not in mine for word in group):
                return True
        return False

    def _last_part(self) -> str:
        """The name of the nearest part before, empty where the sentence has none."""
        reach = range(len(self.drafts) - 1, max(-1, len(self.drafts) - _BACK - 1), -1)
        return next((self.drafts[at].name for at in reach if self.drafts[at].role == "part"), "")

    # -- lists ---------------------------------------------------------------------------------------------------

    def distributed(self, drafts: Sequence[Draft]) -> list[str]:
        """A name for each member of a joined list, where words or earlier figures fall into as many; else none."""
        first = drafts[0]
        said = first.said
        if said.stem and not said.gap and first.figure.partner is None:
            members = conjuncts(said.stem, len(drafts))
            if members:
                return [self._standing(member, first.base) for member in members]
        if not said.stem or said.gap:
            earlier = self._list_before(first.base, len(drafts))
            for draft, index in zip(drafts, earlier, strict=False):
                draft.head = index
            return [self.drafts[index].name for index in earlier]
        return []

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
        self._keep_whole(draft)

    def _keep_topic(self, draft: Draft) -> None:
        level = draft.kind == "level" and not self.topics.composed
        if level or (draft.kind in ("level", "rate") and not self.topics.current):
            self.topics.current = draft.name

    def _keep_whole(self, draft: Draft) -> None:
        if self.whole is None or draft.kind != "level" or draft.role != "plain":
            return
        if draft.unit == self.drafts[self.whole].unit:
            draft.role, draft.head = "part", self.whole
        else:
            self.undivide()

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
            stem = _before_growth(draft.right) or stem
        stem = _with_object(stem + _counted_behind(draft), draft.said.verb)
        if stem:
            draft.name, draft.rules["metric"] = self._standing(stem, index), "own_words"
            draft.head = self._same_name(index, draft.name)
            self.topics.current = self.topics.current or draft.name
        else:
            self._name_by_head(index)
        self._call_growth(draft, index)

    def _name_by_head(self, index: int) -> None:
        """A movement without words of its own is one of the figure before it, or of what moved before it."""
        draft = self.drafts[index]
        head = self._head_before(index) if draft.head is None else draft.head
        moved = self._moved_before(index, head)
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

    def _moved_before(self, index: int, head: int | None) -> Draft | None:
        """贷款增加12.7万亿元，同比少增4600亿元: what moved last behind ``head``, if its level is not stated."""
        first = self.sentence_start if head is None else max(self.sentence_start, head + 1)
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
        said = draft.said
        if said.share or said.ratio:
            self._name_share(index)
            return
        late = said.to and said.stem.endswith(("后", "前")) and len(said.stem) <= _SHORT
        stem = "" if late else said.stem
        open_ended = not stem or draft.right.startswith("的") or _ends_open(stem)
        behind = _noun_behind(draft.right) if open_ended and not _is_rate(stem) else ""
        if stem or behind:
            own = stem if stem.endswith(behind) and stem else stem + behind
            draft.name = self._standing(own, index) + ("占比" if behind and not _is_rate(own) else "")
            draft.rules["metric"] = "own_words"
            return
        earlier = [at for at in self._reach(index) if self.drafts[at].kind == "rate"]
        if earlier:
            previous = self.drafts[earlier[-1]]
            draft.name, draft.whole, draft.rules["metric"] = previous.name, previous.whole, "previous_rate"
        else:
            draft.name, draft.rules["metric"] = self.topics.fallback, "topic"

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
        elif head is not None and head >= self.sentence_start:
            part, draft.head = self.drafts[head].name, head
        else:
            part = self.topics.current or self.topics.weak or self.topics.last
        draft.rules["metric"] = "share"
        self._call_share(draft, part)

    def _call_share(self, draft: Draft, part: str) -> None:
        """The name of a share: its part, and its whole where there is room."""
        if draft.said.ratio:
            draft.whole = draft.said.whole
            draft.name = f"{part}完成{draft.whole}比例" if "完成" in draft.said.marks else part
            return
        draft.whole = draft.said.whole or _noun_behind(draft.right)
        name = f"{part}占{draft.whole}比重" if draft.whole else f"{part}占比"
        draft.name = name if len(name) <= LONGEST_NAME else f"{part}占比"

    def _name_level(self, index: int, *, joined: bool) -> None:
        draft = self.drafts[index]
        if _is_converted(draft) and self._convert(index):
            return
        name = self._own_words(draft, joined=joined)
        if name:
            draft.name, draft.rules["metric"] = self._standing(name, index), "own_words"
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
        draft.name = _restated(previous.name, draft.said.marks)
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

    def _own_words(self, draft: Draft, *, joined: bool) -> str:
        """What the words before a level and the noun behind it say together."""
        stem = draft.said.stem
        behind = "" if joined and not draft.right else _noun_behind(draft.right)
        if behind and stem.count("、") > 1:
            draft.role, stem = "enumerated", ""
        if draft.figure.unit and draft.figure.unit.word in _MEDALS:
            behind = behind or draft.figure.unit.word + "牌"
        if draft.unit == "批":
            behind += "批次"
        if stem and draft.right.lstrip().startswith("的") and split_head(stem)[1]:
            return behind + stem
        return stem + behind

    # -- what stands before --------------------------------------------------------------------------------------

    def _standing(self, local: str, index: int) -> str:
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
            if found:
                return found[-1]
        return None

    def _same_name(self, index: int, name: str, kind: Kind = "level") -> int | None:
        """The last level (or other ``kind``) of that name, in this sentence or shortly before it."""
        base = self.drafts[index].base
        for at in range(base - 1, max(-1, self.sentence_start - _BACK - 1, base - _REACH), -1):
            if self.drafts[at].kind == kind and self.drafts[at].name == name:
                return at
        return None


def _noun_behind(right: str) -> str:
    """The noun that a count is followed by, at most 30 characters."""
    text = right.strip(" 　")
    words = grammar_words()
    if text.startswith(words.void_behind) or text in words.up or text in words.down:
        return ""
    return clean(text.removeprefix("的")[:_BEHIND])


def _is_converted(draft: Draft) -> bool:
    """折合人民币, 约合."""
    words = draft.said.stem or next((hedge.word for hedge in draft.figure.hedges if hedge.word.endswith("合")), "")
    return _CONVERTED.fullmatch(words) is not None and not _noun_behind(draft.right)


def _counted_behind(draft: Draft) -> str:
    """增加21个新站点: the noun behind the number of things by which something changed."""
    counted = draft.kind == "change" and draft.figure.unit is not None and draft.figure.unit.countable
    return _noun_behind(draft.right) if counted and not draft.right.startswith(_ARRIVED) else ""


def _before_growth(right: str) -> str:
    match = _GROWTH.match(right)
    return clean(match[1]) if match else ""


def _with_object(stem: str, verb: str) -> str:
    """产品 that 平均降价: the price of the products, as the verb holds its object."""
    noun = grammar_words().objects.get(verb, "")
    return stem if not noun or not stem or noun[:1] in stem[-2:] else stem + noun


def _restated(name: str, marks: tuple[str, ...]) -> str:
    """新增59家，累计达到432家: the second is the running total, not the first again."""
    running = any(mark.startswith(("累计", "已", "总")) for mark in marks)
    return name + "累计" if running and "新" in name and "累计" not in name else name


def _ends_open(stem: str) -> bool:
    """全国, 覆盖: a scope or a verb alone."""
    return stem in scope_words().national or len(stem) < len("覆盖了")


def _is_rate(name: str) -> bool:
    return name.endswith(_RATES)
