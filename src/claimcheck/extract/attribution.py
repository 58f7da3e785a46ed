"""What each figure of a block is about: its metric, kind, head and period, by the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import define, evolve, field, frozen

from claimcheck.extract.context import scope_of
from claimcheck.extract.clause import Clause, clauses, sentences
from claimcheck.extract.figure import Figure, figures, fold
from claimcheck.extract.kind import kind_of
from claimcheck.extract.period import TimeContext, TimeMention, periods
from claimcheck.extract.phrase import Predicate, clean, compose, conjuncts, generic, predicate, shorten, split_head
from claimcheck.lexicon.metrics import metric_words
from claimcheck.model import Comparison, Kind, Period, Role

_CONNECTIVES = re.compile(r"^[、和与及以\s或]*$")
_BRACKETED = re.compile(r"[（(][^（）()]{0,60}[）)]")
_OF_WHICH = re.compile(r"^\s*(?:其中|包括|其中包括|含|另含)")
_FRAME = re.compile(r"^(?:从|在)?(?P<topic>.{2,14}?)(?:方面|来看|看|情况看)$")
_STRONG_START = re.compile(r"^(?:全国|我国|中国|对|与|全省|全市|全球|世界|各地|各省|国家)")
_DATELINE = re.compile(r"(?:消息|讯|电|报道|记者[^，]{0,8})(?:[（(][^（）()]*[）)])?$")
_CIRCUMSTANCE = ("在", "随着", "由于", "为了", "通过", "以", "据", "经", "按", "面对", "围绕", "聚焦")
_SHORT = 8
_STUMP = 4
_RIGHT = 26


@define
class Draft:
    """A claim in the making; indexes point into the drafts of the section."""

    figure: Figure
    block: int
    clause: Clause
    said: Predicate
    right: str
    unit: str
    name: str = field(default="")
    kind: Kind = field(default="level")
    sign: int = field(default=1)
    head: int | None = field(default=None)
    role: Role = field(default="plain")
    whole: str = field(default="")
    period: Period | None = field(default=None)
    compared: Comparison | None = field(default=None)
    before: str = field(default="")
    rules: dict[str, str] = field(factory=dict)
    base: int = field(default=0)
    dated: bool = field(default=False)


@frozen
class Reading:
    """Folded text of a block with its time mentions, figures, sentences and clauses."""

    text: str
    mentions: tuple[TimeMention, ...]
    figures: tuple[Figure, ...]
    sentences: tuple[tuple[int, int], ...]
    clauses: tuple[Clause, ...]


def read_block(text: str, context: TimeContext) -> tuple[Reading, TimeContext]:
    """Everything of a block that the grammar stands on."""
    folded = fold(text)
    mentions, context = periods(folded, context)
    found = figures(folded, [(mention.start, mention.end) for mention in mentions])
    spans = sentences(folded)
    found = [figure for figure in found if not _is_no_claim(folded, figure)]
    return Reading(folded, tuple(mentions), tuple(found), tuple(spans), tuple(clauses(folded, spans, [f.start for f in found]))), context


def _is_no_claim(text: str, figure: Figure) -> bool:
    """At least one, slogans in quotes, announced counts, bare numbers: figures that report nothing measured."""
    before = text[max(0, figure.outer_start - 6) : figure.outer_start]
    after = text[figure.end : figure.end + 8]
    words = _announced()
    if figure.unit and figure.unit.countable and figure.form in ("arabic", "chinese") and figure.factor == 1:
        if figure.value == 1 and (before.endswith(("有", "每", "至少")) or figure.hedge != "exact"):
            return True
        if after.lstrip("大个主要重点").startswith(words):
            return True
    if figure.form == "chinese" and figure.unit and figure.unit.word == "次" and figure.value < 10:  # noqa: PLR2004
        return True
    if figure.form == "chinese" and text[figure.start - 1 : figure.start] in ("“", "‘", "《") and text[figure.start - 1 : figure.start]:
        return True
    if text[: figure.start].count("《") > text[: figure.start].count("》"):
        return True
    return figure.unit is None and not _bare_number(text, figure)


def _announced() -> tuple[str, ...]:
    from claimcheck.lexicon.figures import figure_words  # noqa: PLC0415

    return figure_words().announced


_INDEX = re.compile(r"(?:指数|系数|比值|指标|PMI|CPI|PPI)[^，。；]{0,10}(?:为|达|达到|是|至|到|报|于|在)$")


def _bare_number(text: str, figure: Figure) -> bool:
    """A number without unit states something only with a magnitude, or of an index."""
    if figure.factor > 1 or (figure.form == "chinese" and figure.value >= 1000):  # noqa: PLR2004 - 千 and more
        return True
    return bool(_INDEX.search(text[max(0, figure.start - 24) : figure.start]))


class Attributor:
    """Attributes the figures of one section, block after block; nothing crosses to the next section."""

    def __init__(self, heading: str, context: TimeContext) -> None:
        self.context = context
        self.drafts: list[Draft] = []
        self.heading = heading
        self.topic = ""
        self.weak = ""
        self.last_topic = ""
        self.frame = ""
        self.period: Period | None = context.last or (Period.year(context.heading) if context.heading else None)
        self.span: Period | None = self.period if self.period and self.period.type == "span" else None
        self.whole: int | None = None
        self.block = -1
        self.sentence_start = 0
        self.last_start = 0

    def read(self, text: str, block: int) -> Reading:
        """Add the drafts of one more block."""
        self.block = block
        self.last_topic = self.topic or self.last_topic
        self.composed = False
        reading, self.context = read_block(text, self.context)
        self.frame = ""
        sentence = -1
        for clause in reading.clauses:
            if clause.sentence != sentence:
                sentence = clause.sentence
                self._new_sentence()
            self._clause(reading, clause)
        return reading

    def _new_sentence(self) -> None:
        self.last_topic = self.topic or self.last_topic
        self.topic = ""
        self.weak = ""
        self.whole = None
        self.last_start = self.sentence_start
        self.sentence_start = len(self.drafts)
        self.sentence_period: Period | None = None
        self.unknown = False

    # -- clauses -------------------------------------------------------------------------------------------------

    def _clause(self, reading: Reading, clause: Clause) -> None:
        if reading.text[clause.start : clause.end].lstrip(" 　“").startswith(metric_words().turns):
            self.topic, self.weak, self.whole = "", "", None
        mine = [figure for figure in reading.figures if clause.start <= figure.start < clause.end]
        words = self._without_times(reading, clause.start, clause.end)
        if not mine:
            self._times(reading, clause.start, clause.end)
            self._topic_only(words)
            return
        if clause.opener in ("；", ";") and self.whole is not None and not self._goes_on(words):
            self.whole = None
        if _OF_WHICH.match(words):
            self._divide()
        for group in _groups(reading.text, mine):
            self._group(reading, clause, mine, group)

    def _topic_only(self, words: str) -> None:
        """A clause without figures may set the frame or the topic of what follows."""
        framed = _FRAME.match(words.strip(" 　"))
        if framed:
            topic = clean(framed["topic"])
            self.frame = topic if _names_something(topic) else ""
            return
        if words.strip(" 　").startswith("其中"):
            self._divide()
        if self.topic:
            return
        words = words.strip(" 　")
        if _DATELINE.search(words):
            return
        if words.startswith(_CIRCUMSTANCE) or words.endswith(("下", "基础上", "以来", "同时")):
            return
        name = _leading_metric(clean(words))
        if name:
            self.topic = name
        elif not self.weak:
            self.weak = clean(words)[-20:]

    def _group(self, reading: Reading, clause: Clause, mine: list[Figure], group: list[Figure]) -> None:
        """One figure, or several that are joined by 、 and 和 and share what stands before them."""
        first, last = group[0], group[-1]
        left, joined = self._left(reading, clause, mine, first)
        self._times(reading, clause.start, first.start)
        right = self._right(reading, clause, mine, last)
        said = predicate(left)
        if self._moved_to(reading, clause, first):
            said = evolve(said, to=True, direction=0)
        start = len(self.drafts)
        for figure in group:
            draft = Draft(figure, self.block, clause, said, right, _unit_name(figure), base=start)
            draft.before = reading.text[reading.sentences[clause.sentence][0] : figure.start]
            draft.dated = self._moved_to(reading, clause, first)
            self._kind(draft)
            draft.compared = self._compared(reading, clause, figure)
            self.drafts.append(draft)
        if said.to:
            self._start_of_movement(start, clause)
        names = self._names(group, said, start) if len(group) > 1 else None
        for offset in range(len(group)):
            draft = self.drafts[start + offset]
            draft.period = self.sentence_period
            base = self._of_base(reading, clause, draft.figure)
            if base is not None:
                draft.period, draft.compared, draft.role = base, None, "start"
            draft.period = self._to_date(draft)
            self._name(start + offset, names[offset] if names else None, single=len(group) == 1, joined=joined)
            if draft.period is None and not self.unknown:
                draft.period = self._inherited(draft.name)

    def _start_of_movement(self, start: int, clause: Clause) -> None:
        """由60%上升到95%: the first figure is of an earlier time, unknown unless its own words say when."""
        if start == 0 or self.drafts[start - 1].clause != clause:
            return
        earlier = self.drafts[start - 1]
        if earlier.kind in ("level", "rate"):
            earlier.role = "start"
            self.drafts[start].head = start - 1
            if not earlier.dated:
                earlier.period = None

    def _kind(self, draft: Draft) -> None:
        compared = bool(draft.said.gap or "比" in draft.said.marks or self._has_comparison)
        draft.kind, draft.sign, rule = kind_of(
            draft.unit, draft.figure.form, draft.said, draft.right, compared=compared
        )
        draft.rules["kind"] = rule

    # -- words around --------------------------------------------------------------------------------------------

    def _left(self, reading: Reading, clause: Clause, mine: list[Figure], figure: Figure) -> tuple[str, bool]:
        """Words before a figure in its clause; a count that modifies them is left out but does not cut them off."""
        earlier = [other for other in mine if other.start < figure.start]
        start, prefix, joined = clause.start, "", False
        if earlier:
            previous = earlier[-1]
            start = previous.outer_end
            between = reading.text[start : figure.outer_start]
            joined = not between.lstrip().startswith(("、", "和", "与", "以及", "及")) and previous.partner is None
            if joined and previous.unit is not None and previous.unit.countable:
                prefix = self._left(reading, clause, mine, previous)[0]
        text = self._without_times(reading, start, figure.outer_start)
        return (predicate(prefix).stem if prefix and not predicate(prefix).share else "") + text, joined

    def _right(self, reading: Reading, clause: Clause, mine: list[Figure], figure: Figure) -> str:
        """Words behind a figure, up to the end of its clause or the next figure that is not joined to it."""
        end = clause.end
        start = figure.outer_end
        pieces = []
        for other in mine:
            if other.start <= figure.start:
                continue
            between = _BRACKETED.sub(lambda match: " " * len(match[0]), reading.text[start : other.outer_start])
            runs_on = figure.unit is not None and figure.unit.countable and other.unit is not None and other.unit.countable
            if not runs_on or "、" in between or len(between) > _RIGHT:
                cut = between.rfind("、")
                end = other.outer_start if cut < 0 else start + cut
                break
            pieces.append(self._without_times(reading, start, other.outer_start))
            start = other.outer_end
        pieces.append(self._without_times(reading, start, end) if start < end else "")
        return "".join(pieces)

    def _without_times(self, reading: Reading, start: int, end: int) -> str:
        pieces, at = [], start
        for mention in reading.mentions:
            if mention.end <= start or mention.start >= end:
                continue
            pieces.append(reading.text[at : max(at, mention.start)])
            at = max(at, mention.end)
        pieces.append(reading.text[at:end] if at < end else "")
        return "".join(pieces)

    def _times(self, reading: Reading, start: int, end: int) -> None:
        """Take the last time that is stated, not compared with, before ``end``."""
        self._has_comparison = False
        for mention in reading.mentions:
            if not start <= mention.start < end:
                continue
            if mention.role == "compared":
                self._has_comparison = True
            elif mention.role != "frame":
                self.sentence_period = mention.period
                self.unknown = mention.period is None
                published = self.context.published
                if mention.period and published and mention.period.end > published:
                    continue
                self.period = mention.period
                if mention.period and mention.period.type == "span":
                    self.span = mention.period

    def _of_base(self, reading: Reading, clause: Clause, figure: Figure) -> Period | None:
        """比2012年底的5500万户: the figure is the one compared with, at that time."""
        for mention in reversed(reading.mentions):
            if clause.start <= mention.start and mention.end <= figure.outer_start:
                close = figure.outer_start - mention.end <= 1
                return mention.period if close and mention.role == "compared" and mention.text.endswith("的") else None
        return None

    def _to_date(self, draft: Draft) -> Period | None:
        """今年已有…: a running year counts up to publication."""
        period, published = draft.period, self.context.published
        if period and published and period == Period.year(published.year):
            if any(mark.startswith("已") for mark in draft.said.marks):
                return Period(period.start, published)
        return period

    def _inherited(self, name: str) -> Period | None:
        """The running period; a flow does not take over the instant of a stock, but the span before it."""
        words = metric_words()
        flows = any(word in name for word in words.flow) and not any(word in name for word in words.stock)
        if self.period and self.period.type == "instant" and flows:
            return self.span if self.span and self.span.contains(self.period) else self.period
        return self.period

    def _moved_to(self, reading: Reading, clause: Clause, figure: Figure) -> bool:
        """The figure is one of the two ends of a movement: 从2015年的…提高到2020年的…."""
        for mention in reversed(reading.mentions):
            if clause.start <= mention.start and mention.end <= figure.outer_start:
                near = figure.outer_start - mention.end <= 2  # noqa: PLR2004 - at most a particle between
                moved = mention.role in ("from", "to") or mention.text[0] in "到至"
                return near and moved
        return False

    def _compared(self, reading: Reading, clause: Clause, figure: Figure) -> Comparison | None:
        sentence = reading.sentences[clause.sentence][0]
        near = [m for m in reading.mentions if m.role == "compared" and sentence <= m.start and m.end <= figure.start]
        if not near:
            return None
        return Comparison(near[-1].basis or "named", near[-1].period)

    # -- names ---------------------------------------------------------------------------------------------------

    def _names(self, group: list[Figure], said: Predicate, start: int) -> list[str] | None:
        """A name for each figure of a joined list, where the words or the figures before fall into as many."""
        stem = said.stem
        if stem and not said.gap and group[0].partner is None:
            members = conjuncts(stem, len(group))
            if members:
                return [self._standing(member, start) for member in members]
        if not stem or said.gap:
            earlier = self._list_before(start, len(group))
            if earlier:
                for offset, index in enumerate(earlier):
                    self.drafts[start + offset].head = index
                return [self.drafts[index].name for index in earlier]
        return None

    def _list_before(self, start: int, count: int) -> list[int]:
        """The last ``count`` levels (or rates) of the sentence, that a list of growths speaks about one by one."""
        levels = [i for i in range(self.sentence_start, start) if self.drafts[i].kind in ("level", "rate")]
        if len(levels) < count:
            levels = [i for i in range(self.sentence_start, start) if self.drafts[i].kind == "growth"]
        levels = levels[-count:]
        return levels if len(levels) == count else []

    def _name(self, index: int, given: str | None, *, single: bool, joined: bool) -> None:
        draft = self.drafts[index]
        if given is not None:
            draft.name = shorten(given)
            draft.rules["metric"] = "distributed"
            self._gap(draft)
            if draft.head is None and draft.kind not in ("level", "rate"):
                draft.head = self._same_name(index)
        elif draft.kind in ("growth", "change", "multiple"):
            self._name_movement(index)
        elif draft.kind == "rate":
            self._name_rate(index)
        else:
            self._name_level(index, single=single, joined=joined)
        draft.name = shorten(draft.name)
        if draft.kind in ("level", "rate") and (not self.topic or (draft.kind == "level" and not self.composed)):
            self.topic = draft.name
        if self.whole is not None and draft.kind == "level" and draft.role == "plain":
            if draft.unit == self.drafts[self.whole].unit:
                draft.role = "part"
                draft.head = self.whole
            else:
                self.whole = None

    def _gap(self, draft: Draft) -> None:
        """A distance to another metric remembers the words of that other."""
        if draft.said.gap:
            draft.role, draft.whole = "gap", draft.said.whole

    def _name_movement(self, index: int) -> None:
        draft = self.drafts[index]
        said = draft.said
        self._gap(draft)
        stem = said.stem
        if draft.rules["kind"].endswith("behind"):
            stem = _before_growth(draft.right) or stem
        if stem:
            draft.name = self._standing(stem, index)
            draft.head = self._same_name(index)
            draft.rules["metric"] = "own_words"
            if not self.topic:
                self.topic = draft.name
            return
        head = self._head_before(index)
        if head is not None:
            draft.head = head
            draft.name = self.drafts[head].name
            draft.whole = draft.whole or self.drafts[head].whole
            draft.rules["metric"] = "head"
            if draft.period is None or not self.sentence_period:
                draft.period = self.drafts[head].period
        else:
            draft.name = self.topic or self.frame or self.weak or self.last_topic or self.heading
            draft.rules["metric"] = "topic"
        if self.topic and head is not None and head < self.sentence_start:
            draft.name, draft.head = self.topic, None
            draft.rules["metric"] = "topic"

    def _name_rate(self, index: int) -> None:
        draft = self.drafts[index]
        said = draft.said
        if said.share:
            self._name_share(index)
            return
        stem = "" if said.to and said.stem.endswith(("后", "前")) and len(said.stem) <= _SHORT else said.stem
        said = evolve(said, stem=stem)
        behind = "" if _is_rate(stem) or (stem and not draft.right.startswith("的") and not _ends_open(stem)) else clean(_noun_behind(draft.right))
        if said.stem or behind:
            own = said.stem + behind if said.stem and not said.stem.endswith(behind) else said.stem or behind
            draft.name = self._standing(own, index) + ("占比" if behind and not _is_rate(own) else "")
            draft.rules["metric"] = "own_words"
            return
        earlier = [i for i in range(self.sentence_start, index) if self.drafts[i].kind == "rate"]
        if earlier:
            draft.name, draft.whole = self.drafts[earlier[-1]].name, self.drafts[earlier[-1]].whole
            draft.rules["metric"] = "previous_rate"
        else:
            draft.name = self.topic or self.last_topic or self.heading
            draft.rules["metric"] = "topic"

    def _name_share(self, index: int) -> None:
        draft = self.drafts[index]
        said = draft.said
        head = self._head_before(index, kinds=("level",))
        moved = self.drafts[draft.base - 1] if draft.base > self.sentence_start else None
        if moved and moved.kind in ("change", "growth") and moved.rules.get("metric") == "own_words" and not said.stem:
            head = moved.head
            part = moved.name
            draft.head = head
        elif said.stem:
            part = self._standing(said.stem, index)
            draft.head = self._same_name_of(part, index)
        elif head is not None and head >= self.sentence_start:
            draft.head = head
            part = self.drafts[head].name
        else:
            part = self.topic or self.weak or self.last_topic
        draft.whole = said.whole or clean(_noun_behind(draft.right))
        name = f"{part}占{draft.whole}比重" if draft.whole else f"{part}占比"
        draft.name = name if len(name) <= 40 else f"{part}占比"  # noqa: PLR2004 - the contract's longest name
        draft.rules["metric"] = "share"

    def _name_level(self, index: int, *, single: bool, joined: bool) -> None:
        draft = self.drafts[index]
        del single
        behind = "" if joined and not draft.right else clean(_noun_behind(draft.right))
        stem = draft.said.stem
        if behind and stem.count("、") >= 2:  # noqa: PLR2004 - a list of members, not a name
            draft.role, stem = "enumerated", ""
        if draft.figure.unit and draft.figure.unit.word in ("金", "银", "铜"):
            behind = behind or draft.figure.unit.word + "牌"
        if draft.unit == "批":
            behind += "批次"
        if stem and behind:
            name = behind + stem if draft.right.lstrip().startswith("的") and split_head(stem)[1] else stem + behind
        else:
            name = stem or behind
        if name:
            draft.name = self._standing(name, index)
            draft.rules["metric"] = "own_words"
            return
        earlier = [
            i for i in range(self.sentence_start, index) if self.drafts[i].kind == "level" and self._same_sort(i, index)
        ]
        if earlier:
            draft.name = self._restated(self.drafts[earlier[-1]].name, draft.said.marks)
            draft.rules["metric"] = "previous_level" if draft.name == self.drafts[earlier[-1]].name else "running_total"
            if not draft.unit:
                draft.unit = self.drafts[earlier[-1]].unit
        else:
            draft.name = self.topic or self.frame or self.weak or self.last_topic or self.heading
            draft.rules["metric"] = "topic"

    def _restated(self, name: str, marks: tuple[str, ...]) -> str:
        """新增59家，累计达到432家: the second is the running total, not the first again."""
        running = any(mark.startswith(("累计", "已", "总")) for mark in marks)
        return name + "累计" if running and "新" in name and "累计" not in name else name

    def _same_sort(self, one: int, other: int) -> bool:
        a, b = self.drafts[one].unit, self.drafts[other].unit
        return a == b or not a or not b

    # -- topics --------------------------------------------------------------------------------------------------

    def _standing(self, local: str, index: int) -> str:
        """The name that ``local`` stands for under the running topic."""
        topic = self._topic_for(local)
        self.composed = bool(topic) and self._relational(local, index)
        if not self.composed:
            return self._framed(local)
        if self.whole is not None and topic == self.drafts[self.whole].name:
            return _part_name(topic, local)
        name = compose(topic, local)
        self.composed = name != local and topic.startswith(name[: len(topic)])
        if name.startswith(topic[: max(0, topic.rfind(local[:2]))] + local):
            self.composed = False
        return name

    def _framed(self, local: str) -> str:
        if self.frame and self.frame[:2] not in local and len(local) < 2 * _SHORT:
            return compose(self.frame, local)
        return local

    def _topic_for(self, local: str) -> str:
        if self.topic or self.frame:
            return self.topic or self.frame
        if generic(local):
            return self.weak or self.last_topic or self.heading
        return self.weak if len(local) <= _STUMP else ""

    def _relational(self, local: str, index: int) -> bool:
        """The words need a topic: they are short, or name only a head, and don't open with a scope of their own."""
        if _STRONG_START.match(local) or scope_of(local[:6]):
            return False
        if index == self.sentence_start and not self.topic and self.whole is None:
            return generic(local) or len(local) <= _STUMP
        return len(local) <= _SHORT + 2

    def _head_before(self, index: int, kinds: Sequence[Kind] = ()) -> int | None:
        """The figure that a growth, change or share without words of its own speaks about."""
        draft = self.drafts[index]
        wanted: Sequence[Kind] = kinds or (("rate", "growth") if draft.unit == "百分点" else ("level", "rate"))
        floor = max(0, self.sentence_start - 3)
        if self.weak:
            floor = self.sentence_start
        candidates = [i for i in range(floor, draft.base) if self.drafts[i].kind in wanted and self.drafts[i].role != "gap"]
        if not candidates and draft.unit == "百分点":
            candidates = [i for i in range(floor, draft.base) if self.drafts[i].kind in ("rate", "growth", "level")]
        if draft.kind == "change" and draft.unit not in ("百分点",):
            same = [i for i in candidates if self.drafts[i].unit == draft.unit]
            candidates = same or candidates
        return candidates[-1] if candidates else None

    def _same_name(self, index: int) -> int | None:
        return self._same_name_of(self.drafts[index].name, index)

    def _same_name_of(self, name: str, index: int) -> int | None:
        for i in range(self.drafts[index].base - 1, max(-1, self.sentence_start - 4), -1):
            if self.drafts[i].kind == "level" and self.drafts[i].name == name:
                return i
        return None

    def _divide(self) -> None:
        """其中: what follows are parts of the level before, and stand under its name."""
        self.whole = self._whole_before()
        if self.whole is not None:
            self.topic = self.drafts[self.whole].name

    def _goes_on(self, words: str) -> bool:
        """A list of parts goes on behind a semicolon where its next member is a counterpart of the last."""
        last = self.drafts[-1].name if self.drafts else ""
        for group in metric_words().opposed:
            mine = {word for word in group if word in words}
            if mine and any(word in last and word not in mine for word in group):
                return True
        return False

    def _whole_before(self) -> int | None:
        """The head level that 其中 divides: the last level that is no part itself."""
        for i in range(len(self.drafts) - 1, self.last_start - 1, -1):
            draft = self.drafts[i]
            if draft.kind == "level" and draft.role != "part":
                draft.role = "whole" if draft.role == "plain" else draft.role
                return i
        return None


def _groups(text: str, mine: list[Figure]) -> Iterator[list[Figure]]:
    """Figures joined by nothing but 、 and 和, and ranges, together."""
    group: list[Figure] = []
    for figure in mine:
        if group and (
            _CONNECTIVES.match(text[group[-1].outer_end : figure.outer_start]) and text[group[-1].outer_end : figure.outer_start]
            or group[-1].partner is not None and group[-1].end <= figure.start <= group[-1].end + 3 and len(group) == 1
        ) and _same_class(group[-1], figure):
            group.append(figure)
            continue
        if group:
            yield group
        group = [figure]
    if group:
        yield group


def _same_class(one: Figure, other: Figure) -> bool:
    return one.unit is None or other.unit is None or one.unit.base == other.unit.base or {one.unit.word, other.unit.word} <= {"金", "银", "铜"}


def _unit_name(figure: Figure) -> str:
    return figure.unit.base if figure.unit else ""


def _noun_behind(right: str) -> str:
    """The noun that a count is followed by, at most 26 characters."""
    text = right.strip(" 　")
    if text.startswith(metric_words().void_behind):
        return ""
    return text.removeprefix("的")[:_RIGHT]


def _ends_open(stem: str) -> bool:
    return stem in metric_words().national or len(stem) <= 2  # noqa: PLR2004 - 全国, 覆盖: a scope or a verb alone


def _is_rate(name: str) -> bool:
    return name.endswith(("率", "比", "比例", "比重", "占比", "份额", "指数", "覆盖面"))


def _names_something(topic: str) -> bool:
    """A frame counts only if some term of the lexicon stands in it."""
    words = metric_words()
    return any(len(words.terms.starting(topic, at)) > 1 for at in range(len(topic)))


def _before_growth(right: str) -> str:
    match = re.match(r"^的?([^，。；、]{0,14}?)(?:增速|增长|增幅|涨幅|升幅|降幅|下降|跌幅|速度)", right)
    return clean(match[1]) if match else ""


def _part_name(whole: str, local: str) -> str:
    """A part named under its whole, with the whole's head noun where the part has none of its own."""
    name = compose(whole, local)
    _, head = split_head(whole)
    if head and not split_head(local)[1] and head not in name and len(name) + len(head) <= 40:  # noqa: PLR2004
        return name + head
    return name


def _leading_metric(words: str) -> str:
    """A topic that a clause without figures sets: its opening up to the first head noun of two characters or more."""
    heads = metric_words().heads
    for end in range(4, min(len(words), 30) + 1):
        head = heads.ending(words[:end])
        if len(head) > 1 and end > len(head):
            longer = heads.ending(words[: end + 1])
            return words[: end + 1] if len(longer) > len(head) else words[:end]
    return ""
